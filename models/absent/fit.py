#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of src/code/absent_party.h: who stands on the other side of an act that names nobody there.

    models/absent/fit.py build/lapwing > codebook/plover/absent.txt
    models/absent/fit.py build/lapwing --folds > /dev/null

Learns from the annotated reports named in SETS, where an annotated event of the same type, doers and words tells the other side, and, with less weight, from the examples of
the codebook, which tell mostly when there is none. Conditional logit (McFadden 1974) with a penalty on squares, by gradient descent: no library, no randomness, four minutes.
With --folds it prints to standard error what five folds by report say, beside what the rules alone find."""
import importlib.util, hashlib, json, math, os, re, shutil, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
spec = importlib.util.spec_from_file_location("standing", os.path.join(ROOT, "models", "standing", "fit.py"))
standing = importlib.util.module_from_spec(spec)
spec.loader.exec_module(standing)

PENALTY, STEPS, RATE = 1.0, 250, 0.05
EXAMPLE = 0.6  # weight of an example of the codebook beside an event of a report


def words(text):
    return set(re.findall(r"\w+", text.lower()))


def codes(side):
    return {a["country"] for a in side if a["country"]}


def answer_of_report(case):
    """Who stands on the side that the event lacks; nobody for one that waits and that no reader has noted."""
    def answer(event, lacks_doer, waits):
        for kind, doers, others, trigger in case["gold"]:
            known, lacking = (others, doers) if lacks_doer else (doers, others)
            here = codes(event["recipients" if lacks_doer else "actors"])
            if not others and len(doers) > 1 and here < doers and not lacks_doer:  # mutual, and one party named
                known, lacking = here, doers - here
            if kind == event["type"] and known == here and trigger in event["sentence"]["text"] and words(trigger) & words(event["trigger"]["text"]):
                return frozenset(lacking)
        return frozenset() if waits else None
    return answer


def answer_of_example(kind, doers, others):
    def answer(event, lacks_doer, waits):
        known, lacking = (others, doers) if lacks_doer else (doers, others)
        return frozenset(lacking) if kind == event["type"] and known == codes(event["recipients" if lacks_doer else "actors"]) else None
    return answer


def gather(lapwing):
    """(choices, right choice, group): a choice is its signs."""
    data = []
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "book")
        shutil.copytree(os.path.join(ROOT, "codebook", "plover"), book)
        with open(os.path.join(book, "absent.txt"), "w", encoding="utf-8") as out:
            out.write("absent sign 0 gather\n")  # the choices are told, nothing is chosen

        def learn(articles, answers, at=None):
            events, said = standing.coded(lapwing, articles, folder, book, r"other side (\S+): (.*)", at)
            choices = {event: [(frozenset() if side == "-" else frozenset(side.split(",")), signs.split("; ")) for side, signs in texts] for event, texts in said.items()}
            for event in events:
                if event["id"] not in choices:
                    continue
                # What a sentence alone says somebody did, the examples leave without its other side, which is who says so.
                if event["attribution"] and event["article"].startswith("example-"):
                    continue
                lacks_doer = "doer: nobody" in choices[event["id"]][0][1]
                waits = any(sign.endswith("waits for nobody") for sign in choices[event["id"]][0][1])
                right = answers[event["article"]](event, lacks_doer, waits)
                if right is None:
                    continue
                ruled = frozenset(codes(event["actors" if lacks_doer else "recipients"]))
                data.append((choices.pop(event["id"]), right, event["article"], ruled == right))

        folders = standing.held_out.data_folders(lapwing, standing.SETS, folder)
        for name in standing.SETS:
            cases, articles = standing.articles_of(name)
            answers = {f"{name}-{i}": answer_of_report(c) for i, c in enumerate(cases)}
            for part, at in enumerate(folders):
                learn([a for a, case in zip(articles, cases) if case["part"] == part], answers, at)
        articles, answers = [], {}
        for date, text, what in standing.examples_of(book):
            if m := re.match(r"([A-Z]+)(?:\.[\w-]+)?\s+([A-Z,-]+)(?:\s+>\s+([A-Z,-]+))?", what):
                sides = [set((side or "-").split(",")) - {"-", ""} for side in (m.group(2), m.group(3))]
                key = f"example-{len(articles)}"
                articles.append({"id": key, "publisher": "", "published": date, "title": "", "text": text})
                answers[key] = answer_of_example(m.group(1), *sides)
        # What an example says is no event of its type stands on nobody.
        for name in sorted(os.listdir(book)):
            for line in open(os.path.join(book, name), encoding="utf-8"):
                if m := re.match(r"\s+no\s+(?:\[([\d-]+)\]\s+)?([^=]*[^=\s])\s*$", line):
                    key = f"example-{len(articles)}"
                    articles.append({"id": key, "publisher": "", "published": m.group(1) or "2024-06-14", "title": "", "text": m.group(2)})
                    answers[key] = (lambda kind: lambda event, lacks_doer, waits: frozenset() if waits and event["type"] == kind else None)(name[:-4].upper())
        learn(articles, answers)
    return data


def fit(data):
    names = sorted({sign for choices, _, _, _ in data for _, signs in choices for sign in signs})
    index = {sign: i for i, sign in enumerate(names)}
    rows = []
    for choices, right, group, _ in data:
        at = next((i for i, (codes, _) in enumerate(choices) if codes == right), None)
        if at is not None:
            rows.append(([[index[s] for s in signs] for _, signs in choices], at, EXAMPLE if group.startswith("example-") else 1.0))
    weights, drift, spread = [0.0] * len(names), [0.0] * len(names), [0.0] * len(names)
    for step in range(1, STEPS + 1):
        gradient = [-PENALTY * w for w in weights]
        for choices, right, share in rows:
            sums = [sum(weights[i] for i in choice) for choice in choices]
            top = max(sums)
            odds = [math.exp(s - top) for s in sums]
            total = sum(odds)
            for c, choice in enumerate(choices):
                error = share * ((1.0 if c == right else 0.0) - odds[c] / total)
                for i in choice:
                    gradient[i] += error
        for i, g in enumerate(gradient):
            drift[i] = 0.9 * drift[i] + 0.1 * g
            spread[i] = 0.99 * spread[i] + 0.01 * g * g
            weights[i] += RATE * (drift[i] / (1 - 0.9**step)) / (math.sqrt(spread[i] / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights))


def choose(weights, choices):
    return max(choices, key=lambda choice: sum(weights.get(s, 0.0) for s in choice[1]))[0]


def folds(data):
    fold = lambda group: int(hashlib.md5(group.encode()).hexdigest(), 16) % 5
    counts = {}
    for k in range(5):
        weights = fit([d for d in data if fold(d[2]) != k])
        for choices, right, group, ruled in (d for d in data if fold(d[2]) == k):
            n = counts.setdefault(group.rsplit("-", 1)[0], [0, 0, 0, 0])
            n[0] += 1
            n[1] += choose(weights, choices) == right
            n[2] += ruled
            n[3] += any(codes == right for codes, _ in choices)
    for part, (asked, right, ruled, possible) in sorted(counts.items()):
        print(f"{part:16} {asked:4} asked, {right:4} right, {ruled:4} by the rules alone, {possible:4} among the choices", file=sys.stderr)


def main():
    data = gather(sys.argv[1])
    if "--folds" in sys.argv:
        folds(data)
    weights = fit(data)
    print("# SPDX-License-Identifier: Apache-2.0")
    print("# Who stands on the other side of an act that names nobody there, by signs (src/code/absent_party.h), in log odds; made by models/absent/fit.py.")
    reports = sum(1 for d in data if not d[2].startswith("example-"))
    print(f"# {reports} events of annotated reports and {len(data) - reports} examples of the codebook. Without this file the rules alone say who is meant.")
    for sign, weight in sorted(weights.items()):
        if abs(weight) >= 0.02:
            print(f"absent sign {weight:.3f} {sign}")


if __name__ == "__main__":
    main()
