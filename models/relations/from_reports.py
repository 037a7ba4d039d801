#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Practice sentences of the annotated reports (tests/sets): every event whose two sides its sentence names, and pairs of states that a
sentence names without any event between them.

    models/relations/from_reports.py build/lapwing > models/relations/reports.txt

The program only finds sentences and who is named in them; type and sides are those of the annotation. Same input, same output.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "models", "standing"))
import fit as standing  # noqa: E402


def sentences_of(parsed):
    """Article id -> its sentences, title first, as CoNLL-U tells them."""
    out, here = {}, None
    for line in parsed.splitlines():
        if line.startswith("# newdoc id = "):
            here = out.setdefault(line.split(" = ", 1)[1], [])
            field = "title"
        elif line.startswith("# newpar"):
            field = "title" if line == "# newpar id = title" else "text"
        elif line.startswith("# text = "):
            here.append((field, line.split(" = ", 1)[1]))
    return out


def place(sentences, article):
    """(field, begin, end) of every sentence, in characters."""
    spots, at = [], {"title": 0, "text": 0}
    for field, text in sentences:
        pattern = r"\s+".join(map(re.escape, text.split()))
        found = re.compile(pattern).search(article[field], at[field])
        if found:
            spots.append((field, found.start(), found.end()))
            at[field] = found.end()
    return spots


def trigger_at(article, trigger):
    """Where the trigger stands: "word#2" is its second place in the text; else the text's first, or the title's."""
    word, _, nth = trigger.partition("#")
    places = [m.start() for m in re.finditer(re.escape(word), article["text"])]
    if len(places) >= int(nth or 1):
        return "text", places[int(nth or 1) - 1]
    at = article["title"].find(word)
    return ("title", at) if at >= 0 else (None, -1)


def nearest(mentions, code, at, taken):
    """The mention of that state alone nearest to the trigger, that overlaps none taken."""
    fit = [m for m in mentions if m[2] == {code} and not any(m[0] < t[1] and t[0] < m[1] for t in taken)]
    return min(fit, key=lambda m: (abs(m[0] - at), m[0]), default=None)


def marked(text, begin, sources, targets):
    marks = [(m[0], m[1], "s") for m in sources] + [(m[0], m[1], "t") for m in targets]
    out, at = "", begin
    for first, last, tag in sorted(marks):
        out += text[at:first] + f"<{tag}>" + text[first:last] + f"</{tag}>"
        at = last
    return out, at


def named(lapwing, articles):
    """For every article id, its sentences (field, begin, end) and the mentions of actors (begin, end, countries, field), in characters."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "articles.jsonl")
        with open(path, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(a) + "\n" for a in articles)
        run = lambda verb: subprocess.run([lapwing, verb, path, "-q"], capture_output=True, text=True, check=True).stdout
        sentences, found = sentences_of(run("parse")), {}
        for line in run("resolve").splitlines():
            m = json.loads(line)
            if m.get("actors") and m["kind"] != "place":
                found.setdefault(m["article"], []).append(m)
    out = {}
    for article in articles:
        # Spans are bytes; the rest of this script counts characters.
        chars = {f: {b: i for i, b in enumerate(offsets(article[f]))} for f in ("title", "text")}
        mentions = []
        for m in found.get(article["id"], []):
            where = chars[m["field"]]
            if m["begin"] in where and m["end"] in where:
                mentions.append((where[m["begin"]], where[m["end"]], {a["country"] for a in m["actors"] if a["country"]}, m["field"]))
        out[article["id"]] = (place(sentences.get(article["id"], []), article), mentions)
    return out


def told(kind, text, begin, end, here, doers, others, at):
    """Prints the event with its sides marked, where the sentence names them all."""
    if not others and len(doers) == 2:
        doers, others = doers[:1], doers[1:]
    sources, targets = [], []
    for code in doers:
        if m := nearest(here, code, at, sources):
            sources.append(m)
    for code in others:
        if m := nearest(here, code, at, sources + targets):
            targets.append(m)
    if not sources or not targets or len(sources) < len(doers) or len(targets) < len(others):
        return
    out, rest = marked(text, begin, sources, targets)
    print(f"{kind}\t{' '.join((out + text[rest:end]).split())}")


def reports(lapwing):
    for name in standing.SETS:
        cases, articles = standing.articles_of(name)
        who = named(lapwing, articles)
        for case, article in zip(cases, articles):
            spots, mentions = who[article["id"]]
            for field, begin, end in spots:
                here = [m for m in mentions if m[3] == field and begin <= m[0] and m[1] <= end]
                busy = set()
                for kind, actors, recipients, trigger in case["events"]:
                    where, at = trigger_at(article, trigger)
                    if where == field and begin <= at < end:
                        busy |= actors | recipients
                        told(kind, article[field], begin, end, here, sorted(actors), sorted(recipients), at)
                # Two states of which no event of the sentence speaks.
                idle = []
                for m in here:
                    if len(m[2]) == 1 and not m[2] & busy and all(m[2] != i[2] and (m[0] >= i[1] or m[1] <= i[0]) for i in idle):
                        idle.append(m)
                if len(idle) >= 2:
                    text, rest = marked(article[field], begin, idle[:1], idle[1:2])
                    print(f"NONE\t{' '.join((text + article[field][rest:end]).split())}")


def main():
    print("# SPDX-License-Identifier: CC0-1.0")
    print("# Made of the annotated reports in tests/sets by models/relations/from_reports.py; not written by hand.")
    reports(os.path.abspath(sys.argv[1]))


def offsets(text):
    """Byte offset of every character, and of the end."""
    at = 0
    for c in text:
        yield at
        at += len(c.encode("utf-8"))
    yield at


if __name__ == "__main__":
    main()
