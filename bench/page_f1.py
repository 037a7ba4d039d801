#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores what `lapwing read` finds in article pages.

usage: page_f1.py FOLDER [--program "build/lapwing read"] [--half first|second] [--worst N] [--show title|author|date|with|without]

FOLDER holds html/ID.html.gz and ground-truth.json (the layout of the WCXB development set). Tune on the first half of the identifiers, in
their order, and report the second. Measures:

  text      F1 of the bags of lower-cased words (\\w+) of a page, plain mean over the pages
  wanted    share of the snippets that must be in the text and are, as runs of words (of those that are so in the true text: some of its
            snippets are reworded); unwanted: share of those that must not be in it and are
  title     right when the words are those of the truth, which takes now the heading, now the title for search engines; so the mean F1 of
            the bags of words too
  date      right when the day is; precision over the pages that have a true day and for which one was found, recall over all with a true one
  author    right when the words of the true name are all in what was found, or the other way round (degrees and offices aside)
  speed     pages by second of processor time, of one process, start-up included; the pages are unpacked before, as a browser gets them

Standard library only.
"""
import argparse
import collections
import gzip
import json
import os
import pathlib
import re
import resource
import subprocess
import tempfile


def words(text):
    return re.findall(r"\w+", (text or "").lower())


def f1(found, wanted):
    if not found and not wanted:
        return 1.0, 1.0, 1.0
    shared = sum((collections.Counter(found) & collections.Counter(wanted)).values())
    precision = shared / max(1, len(found))
    recall = shared / max(1, len(wanted))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def holds(text, snippet):
    return f" {' '.join(words(snippet))} " in text


def names_agree(found, wanted):
    found, wanted = set(words(found)), set(words(wanted))
    return bool(found) and bool(wanted) and (found <= wanted or wanted <= found)


class Field:
    """Precision, recall and F1 of one fact over the pages where the truth has it."""

    def __init__(self):
        self.right = self.found = self.wanted = 0
        self.wrong = []

    def add(self, key, found, wanted, right):
        if not wanted:
            return
        self.wanted += 1
        self.found += bool(found)
        self.right += right
        if not right:
            self.wrong.append((key, wanted, found))

    def __str__(self):
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.wanted)
        return f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f} (P {precision:.3f}, R {recall:.3f}, {self.wanted} pages)"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--program", default="build/lapwing read", help="command that prints articles as JSON lines")
    parser.add_argument("--half", choices=("first", "second"), help="only this half of the pages")
    parser.add_argument("--worst", type=int, default=0, help="list the N worst pages")
    parser.add_argument("--show", choices=("title", "author", "date", "with", "without"), help="list what is wrong")
    args = parser.parse_args()
    with open(os.path.join(args.folder, "ground-truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    keys = sorted(truth)
    if args.half:
        keys = keys[: len(keys) // 2] if args.half == "first" else keys[len(keys) // 2 :]
    with tempfile.TemporaryDirectory() as unpacked:
        for key in keys:
            packed = pathlib.Path(args.folder, "html", key + ".html.gz").read_bytes()
            pathlib.Path(unpacked, key + ".html").write_bytes(gzip.decompress(packed))
        command = args.program.split() + [os.path.join(unpacked, key + ".html") for key in keys]
        lines = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = usage.ru_utime + usage.ru_stime
    found = {os.path.basename(a["path"]).split(".")[0]: a for a in map(json.loads, lines.decode().splitlines())}

    rows, statuses, shown = [], collections.Counter(), []
    fields = {name: Field() for name in ("title", "date", "author")}
    snippets = {"with": [0, 0], "without": [0, 0]}
    for key in keys:
        wanted = truth[key]
        article = found.get(key, {"text": "", "status": "missing"})
        statuses[article["status"]] += 1
        text = words(article.get("text"))
        rows.append((*f1(text, words(wanted["main_content"])), key, wanted["url"]))
        run, true_run = f" {' '.join(text)} ", f" {' '.join(words(wanted['main_content']))} "
        for name, counts in snippets.items():
            for snippet in wanted.get(name) or []:
                if not words(snippet) or (name == "with" and not holds(true_run, snippet)):
                    continue
                counts[0] += 1
                counts[1] += holds(run, snippet)
                if args.show == name and holds(run, snippet) == (name == "without"):
                    shown.append((key, snippet))
        title, day, author = article.get("title"), (article.get("published") or "")[:10], article.get("author")
        fields["title"].add(key, title, wanted.get("title"), words(title) == words(wanted.get("title")))
        fields["date"].add(key, day, (wanted.get("publish_date") or "")[:10], day == (wanted.get("publish_date") or "")[:10])
        fields["author"].add(key, author, wanted.get("author"), names_agree(author, wanted.get("author")))
    count = len(rows)
    title_words = sum(f1(words(found.get(key, {}).get("title")), words(truth[key].get("title")))[0] for key in keys) / count
    mean = [sum(row[i] for row in rows) / count for i in range(3)]
    print(f"{count} pages, {args.half or 'both halves'}")
    print(f"text      mean F1 {mean[0]:.4f} (P {mean[1]:.4f}, R {mean[2]:.4f}), median {sorted(rows)[count // 2][0]:.4f}, below 0.5: {sum(row[0] < 0.5 for row in rows)}")
    for name, label in (("with", "wanted"), ("without", "unwanted")):
        print(f"{label:9} {snippets[name][1] / max(1, snippets[name][0]):.3f} of {snippets[name][0]} snippets are in the text")
    for name, field in fields.items():
        print(f"{name:9} {field}" + (f"; mean F1 of words {title_words:.3f}" if name == "title" else ""))
    print(f"speed     {count / seconds:.0f} pages a second of processor time")
    print("statuses ", dict(statuses.most_common()))
    for row in sorted(rows)[: args.worst]:
        print(f"{row[0]:.3f} P {row[1]:.3f} R {row[2]:.3f} {row[3]} {row[4]}")
    for miss in shown if args.show in snippets else fields[args.show].wrong if args.show else []:
        print("\t".join(str(part) for part in miss))


if __name__ == "__main__":
    main()
