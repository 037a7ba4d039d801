#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of src/code/standing.h and report_standing.h: how likely an event with these signs is right as coded.

    models/standing/fit.py build/lapwing ../shared/news > codebook/plover/standing.txt
    models/standing/fit.py build/lapwing ../shared/news --folds > /dev/null

Learns from events judged by hand (judged.tsv: article, event, right or wrong; no text), from the annotated reports named in SETS, where an event is right
when type and sides are, and, with less weight, from the annotated relations and from the examples of the codebook, which are right by definition. Logistic regression with a penalty on
squares, by gradient descent: no library, no randomness, eleven minutes, most of them for coding with models that have not seen the report in hand. With --folds it prints to standard error what ten folds by article say, at
several thresholds: precision, and how many of the right ones stay (a quarter of an hour)."""
import gzip, hashlib, json, math, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "models", "acts"))
import held_out

SETS = ["documents_dev", "documents_more", "documents_fresh", "documents_dense", "documents_wide", "documents_world", "documents_vast", "documents_far"]
PENALTY, STEPS, RATE = 8.0, 400, 0.9
EXAMPLE = 0.4  # weight of an example of the codebook beside a judged event
RELATION = 0.5  # of an annotated relation
LEAST = -0.5  # log odds below which an event is refused. Chosen on the development reports: F1 .671 (.673 at -0.7, .670 at -0.3), with precision .809 (.799, .821)
SEEN = 5      # a sign seen more seldom teaches nothing


def read_set(path):
    cases, here = [], None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if here is not None and here.get("open"):
            if line == ">>>":
                here["open"] = False
            else:
                here["text"].append(line)
        elif line.startswith("case "):
            here = {"text": [], "gold": [], "events": [], "part": held_out.part_of(line)}
            cases.append(here)
        elif line.startswith("text <<<"):
            here["open"] = True
        elif line.startswith(("published ", "title ")):
            key, value = line.split(" ", 1)
            here[key] = value.strip()
        elif line.startswith("event "):
            kind, sides, _, _, _, trigger = [part.strip() for part in line[6:].split("|")]
            actors, recipients = [set(s.strip().split(",")) - {"-", ""} for s in sides.split(">")]
            here["events"].append((kind, actors, recipients, trigger))
            here["gold"].append((kind, actors, recipients, re.sub(r"#\d+$", "", trigger)))
    return cases


def right_events(case, events):
    """The ids of the events that answer an annotated one; the same rule as `lapwing evaluate documents`."""
    taken, right = set(), set()
    for same_sentence in (True, False):
        for g, (kind, actors, recipients, trigger) in enumerate(case["gold"]):
            for event in events:
                if g in taken or event["id"] in right or event["type"] != kind or (same_sentence and trigger not in event["sentence"]["text"]):
                    continue
                a = {x["country"] for x in event["actors"] if x["country"]}
                r = {x["country"] for x in event["recipients"] if x["country"]}
                if (a | r == actors) if not recipients and len(actors) > 1 else (a == actors and r == recipients):
                    taken.add(g)
                    right.add(event["id"])
    return right


def run(lapwing, verb, path, codebook, data):
    return subprocess.run([lapwing, verb, path, "--codebook", codebook, "-q"], capture_output=True, text=True, check=True, env=held_out.environment(data)).stdout


def coded(lapwing, articles, folder, book, sign, data=None):
    """The events of articles, and for each event's id what its explanation says behind `model       ` where that matches `sign`. `data`: another folder of models and knowledge."""
    if not articles:
        return [], {}
    path = os.path.join(folder, "articles.jsonl")
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(a) + "\n" for a in articles)
    events = [e for e in map(json.loads, run(lapwing, "code", path, book, data).splitlines()) if "type" in e]
    said, current = {}, None
    for line in run(lapwing, "explain", path, book, data).splitlines():
        if m := re.match(r"  event (\w+) ", line):
            current = m.group(1)
        elif current and (m := re.match(r"    model       " + sign, line)):
            said.setdefault(current, []).append(m.groups())
    return events, said


def examples_of(book):
    """The `yes` lines of a codebook: date, sentence, what it codes as."""
    found = []
    for name in sorted(os.listdir(book)):
        for line in open(os.path.join(book, name), encoding="utf-8"):
            if m := re.match(r"\s+yes\s+(?:\[([\d-]+)\]\s+)?(.*?)\s+=>\s+(.*)", line):
                found.append((m.group(1) or "2024-06-14", m.group(2), m.group(3)))
    return found


def articles_of(name):
    """An annotated set: its cases, and its reports as articles NAME-0, NAME-1 ..."""
    cases = read_set(os.path.join(ROOT, "tests", "sets", name + ".txt"))
    return cases, [{"id": f"{name}-{i}", "publisher": "", "published": c["published"], "title": c["title"], "text": "\n".join(c["text"])} for i, c in enumerate(cases)]


def gather(lapwing, news):
    """(signs, right, group) of every judged event."""
    data = []
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "book")
        shutil.copytree(os.path.join(ROOT, "codebook", "plover"), book)
        if os.path.exists(os.path.join(book, "standing.txt")):
            os.remove(os.path.join(book, "standing.txt"))

        def learn(articles, verdicts_of, at=None):
            events, said = coded(lapwing, articles, folder, book, r"(?:as coded|in the report) \S+ of \S+ by (.*)", at)
            signs = {event: [sign for text, in texts for sign in text.split("; ")] for event, texts in said.items()}
            verdicts = verdicts_of(events)
            for event in events:
                if event["id"] in verdicts and event["id"] in signs:
                    data.append((signs.pop(event["id"]), verdicts[event["id"]], event["article"]))

        folders = held_out.data_folders(lapwing, SETS, folder)
        for name in SETS:
            cases, articles = articles_of(name)

            def verdicts(events):
                out = {}
                for i, case in enumerate(cases):
                    own = [e for e in events if e["article"] == f"{name}-{i}"]
                    right = right_events(case, own)
                    out.update({e["id"]: e["id"] in right for e in own})
                return out

            for part, at in enumerate(folders):
                learn([a for a, case in zip(articles, cases) if case["part"] == part], verdicts, at)
        # Every example of the codebook is an event that stands: they teach what news seldom shows, a resignation, a curfew, a strike.
        examples = [(date, text, re.match(r"[A-Z]+", what).group()) for date, text, what in examples_of(book) if re.match(r"[A-Z]+", what)]
        articles = [{"id": f"example-{i}", "publisher": "", "published": date, "title": "", "text": text} for i, (date, text, _) in enumerate(examples)]
        learn(articles, lambda events: {e["id"]: True for e in events if examples[int(e["article"].split("-")[1])][2] == e["type"]})
        # The annotated relations are news of conflicts, which the archives are poor in: between the marked sides the marked type is right.
        relations = [json.loads(line) for line in open(os.path.join(news, "..", "gold", "relations.jsonl"), encoding="utf-8")]
        articles = [{"id": f"relation-{i}", "publisher": "", "published": "2018-06-14", "title": "", "text": r["text"]} for i, r in enumerate(relations)]

        def related(events):
            out = {}
            for e in events:
                r = relations[int(e["article"].split("-")[1])]
                within = lambda side, phrase: any(x["text"] and (x["text"] in phrase or phrase in x["text"]) for x in side)
                between = within(e["actors"], r["source"]) and within(e["recipients"] or e["actors"], r["target"])
                if between:
                    out[e["id"]] = r["type"] == e["type"] or (r["type"] == "YIELD" and e["type"] in ("CONCEDE", "RETREAT"))
            return out

        learn(articles, related)
        judged = [line.split() for line in open(os.path.join(ROOT, "models", "standing", "judged.tsv")) if not line.startswith("#")]
        # "ID#HASH" is another text of the archive under a known id.
        wanted, articles = {j[0].split("#")[0] for j in judged}, []
        for archive in sorted(os.listdir(news)):
            if archive.endswith(".jsonl.gz"):
                with gzip.open(os.path.join(news, archive), "rt", encoding="utf-8") as lines:
                    articles += [a for a in map(json.loads, lines) if a["id"] in wanted]
        learn(articles, lambda events: {j[1]: j[2] == "right" for j in judged})
    return data


def fit(data):
    counts = {}
    for signs, _, _ in data:
        for sign in signs:
            counts[sign] = counts.get(sign, 0) + 1
    names = sorted(s for s, n in counts.items() if n >= SEEN)
    index = {s: i for i, s in enumerate(names)}
    weight = lambda group: EXAMPLE if group.startswith("example-") else RELATION if group.startswith("relation-") else 1.0
    rows = [([index[s] for s in signs if s in index], 1.0 if right else 0.0, weight(group)) for signs, right, group in data]
    weights, base, n = [0.0] * len(names), 0.0, len(rows)
    memory, base_memory = [1e-3] * len(names), 1e-3
    for _ in range(STEPS):
        gradient, base_gradient = [PENALTY * w / n for w in weights], 0.0
        for row, answer, weight in rows:
            error = weight * (1 / (1 + math.exp(-(base + sum(weights[i] for i in row)))) - answer)
            base_gradient += error / n
            for i in row:
                gradient[i] += error / n
        for i, g in enumerate(gradient):
            memory[i] += g * g
            weights[i] -= RATE * 0.2 * g / math.sqrt(memory[i])
        base_memory += base_gradient**2
        base -= RATE * 0.2 * base_gradient / math.sqrt(base_memory)
    return base, dict(zip(names, weights))


def odds(model, signs):
    return model[0] + sum(model[1].get(s, 0.0) for s in signs)


def folds(data):
    fold = lambda group: int(hashlib.md5(group.encode()).hexdigest(), 16) % 10
    held = []
    for k in range(10):
        model = fit([d for d in data if fold(d[2]) != k])
        held += [(odds(model, d[0]), d[1], d[2].rsplit("-", 1)[0] if d[2].startswith("documents") else "news") for d in data if fold(d[2]) == k]
    for part in ("news", *SETS):
        some = [(o, r) for o, r, p in held if p == part]
        for least in (-9, -1.2, -0.8, -0.6, -0.4, -0.2, 0.0, 0.4):
            kept = [r for o, r in some if o >= least]
            print(f"{part:16} least {least:+.1f}: {len(kept):4} of {len(some)} stand, {sum(kept)} of {sum(r for _, r in some)} right ones, precision {sum(kept) / max(1, len(kept)):.3f}", file=sys.stderr)


def main():
    lapwing, news = sys.argv[1], sys.argv[2]
    data = gather(lapwing, news)
    if "--dump" in sys.argv:
        json.dump(data, open(sys.argv[sys.argv.index("--dump") + 1], "w"))
    if "--folds" in sys.argv:
        folds(data)
    base, weights = fit(data)
    print("# SPDX-License-Identifier: Apache-2.0")
    print("# How likely an event is right as coded, by its signs (src/code/standing.h, report_standing.h), in log odds; made by models/standing/fit.py.")
    judged = [d[1] for d in data if not d[2].startswith(("example-", "relation-"))]
    print(f"# {len(judged)} judged events, {sum(judged)} of them right, and {len(data) - len(judged)} examples. Events below `least` are refused. Without this file every event stands.")
    print(f"standing base {base:.3f}\nstanding least {LEAST:.3f}")
    for sign, weight in sorted(weights.items()):
        if abs(weight) >= 0.02:
            print(f"standing sign {weight:.3f} {sign}")


if __name__ == "__main__":
    main()
