#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Compare coded events with the hand-made coding of one report.

    lapwing code report.txt --published 2024-01-17 | tests/score_seeds.py tests/cases/seeds/broadcast.txt

Input: a gold file (its format is told at the head of tests/cases/seeds/broadcast.txt) and events as JSON lines.
Output: one line a gold event (ok, missing, or what differs), one line a wrong event, and `recall X/Y, wrong Z of W coded`.
A coded event is right when its sentence holds the gold event's words and type, sides (sets of countries), date and status agree.
An event told again in another sentence with the same words (a repeated headline) is right once more; anything else that matches
no gold event is wrong, a near miss too. Optional gold events are neither missed nor wrong. Modes are shown, not judged.
Exit 1 when recall is under --min-recall or the share of wrong events over --max-wrong, 2 when the input is unfit.
"""
import argparse
import json
import re
import shlex
import sys

STATUSES = {"asserted", "claimed", "denied", "planned", "hypothetical", "negated", "historical", "*"}
DATE = re.compile(r"\d{4}(-\d{2}){0,2}$|-$|\*$")
TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
            "MOBILIZE COERCE ASSAULT".split())


def words(text):
    """Letters and digits only, lower case: typography of quotes and dashes plays no part."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def codes(field):
    """`A,B|C` -> the sets of countries that are right; `-` is the empty set."""
    return [frozenset(c for c in way.split(",") if c != "-") for way in field.split("|")]


class Reading:
    """One way to code a gold event; every field is a list of right values."""

    def __init__(self, tokens):
        types, rest = tokens[0].split("|"), tokens[1:]
        self.types = [t.split(".")[0] for t in types]
        self.modes = {t.split(".")[1] for t in types if "." in t}
        self.actors = codes(rest[0])
        self.recipients = [frozenset()]
        rest = rest[1:]
        if rest[0] == ">":
            self.recipients, rest = codes(rest[1]), rest[2:]
        self.dates, self.statuses = rest[0].split("|"), rest[1].split("|")
        if len(rest) != 2 or not set(self.types) <= TYPES or not set(self.statuses) <= STATUSES:
            raise ValueError("expected TYPE ACTORS [> RECIPIENTS] DATE STATUS")
        if not all(DATE.match(d) for d in self.dates):
            raise ValueError("bad date")

    def differences(self, event):
        found = []
        if event.type not in self.types:
            found.append(f"type {event.type}")
        if event.actors not in self.actors or event.recipients not in self.recipients:
            found.append(f"sides {event.sides()}")
        if "*" not in self.dates and event.date not in self.dates:
            found.append(f"date {event.date}")
        if "*" not in self.statuses and event.status not in self.statuses:
            found.append(f"status {event.status}")
        return found


class Gold:
    def __init__(self, line):
        tokens = shlex.split(line)
        self.optional = tokens[-1] == "optional"
        self.line = line
        self.key = words(tokens[1])
        if not self.key:
            raise ValueError("no words of a sentence")
        parts, part = [], []
        for token in tokens[2:-1] if self.optional else tokens[2:]:
            if token == "/":
                parts.append(part)
                part = []
            else:
                part.append(token)
        self.readings = [Reading(p) for p in parts + [part]]

    def differences(self, event):
        return min((r.differences(event) for r in self.readings), key=len)


class Coded:
    def __init__(self, record):
        self.type, self.mode = record["type"], record.get("mode") or ""
        side = lambda name: frozenset(a["country"] for a in record.get(name) or [] if a.get("country"))
        self.actors, self.recipients = side("actors"), side("recipients")
        self.date, self.status = record.get("date") or "-", record["status"]
        sentence = record["sentence"]
        self.text = " ".join(sentence["text"].split())
        self.words = words(self.text)
        self.where = (record.get("field"), sentence.get("begin"))
        self.published = (record.get("published") or "")[:10]

    def sides(self):
        show = lambda side: ",".join(sorted(side)) or "-"
        return f"{show(self.actors)} > {show(self.recipients)}"

    def __str__(self):
        mode = "." + self.mode if self.mode else ""
        return f'{self.type}{mode} {self.sides()} {self.date} {self.status} | {self.text[:90]}'


def read_gold(path):
    golds, published = [], ""
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            try:
                kind, rest = line.split(None, 1)
                if kind == "published":
                    published = rest
                elif kind == "event":
                    golds.append(Gold(line))
                else:
                    raise ValueError(f"unknown line {kind}")
            except (ValueError, IndexError) as error:
                fail(f"{path}:{number}: {error}")
    return golds, published


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def read_events(stream):
    events = []
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                events.append(Coded(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                fail(f"events line {number}: no event record ({error!r})")
    return events


def holds(event, gold):
    return f" {gold.key} " in f" {event.words} "


def match(golds, events):
    """Largest one-to-one matching of full agreements, required gold events first (Kuhn's algorithm)."""
    fits = {g: [e for e in range(len(events)) if holds(events[e], gold) and not gold.differences(events[e])]
            for g, gold in enumerate(golds)}
    owner = {}

    def place(g, seen):
        for e in fits[g]:
            if e not in seen:
                seen.add(e)
                if e not in owner or place(owner[e], seen):
                    owner[e] = g
                    return True
        return False

    for g in sorted(fits, key=lambda g: golds[g].optional):
        place(g, set())
    return owner


def nearest(gold, events, free):
    """The unmatched event of this sentence that misses least, if type or sides agree at all."""
    near = []
    for e in free:
        found = gold.differences(events[e]) if holds(events[e], gold) else None
        if found and not (found[0].startswith("type") and found[1:] and found[1].startswith("sides")):
            near.append((len(found), e))
    return min(near)[1] if near else None


def unexcuse(golds, events, owner):
    """An optional gold event excuses no event that is a missed required one with a wrong date or status."""
    met = set(owner.values())
    for g, gold in enumerate(golds):
        if gold.optional or g in met:
            continue
        for e, o in sorted(owner.items()):
            found = gold.differences(events[e])
            if golds[o].optional and holds(events[e], gold) and all(d[:4] in ("date", "stat") for d in found):
                del owner[e]
                break


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("events", nargs="?", default="-")
    parser.add_argument("--min-recall", type=float, default=0.0, metavar="SHARE")
    parser.add_argument("--max-wrong", type=float, default=1.0, metavar="SHARE")
    options = parser.parse_args()
    golds, published = read_gold(options.gold)
    if options.events == "-":
        every = read_events(sys.stdin)
    else:
        with open(options.events, encoding="utf-8") as stream:
            every = read_events(stream)
    events = [e for e in every if not published or e.published == published]
    if len(events) < len(every):
        print(f"{len(every) - len(events)} events of other days than {published} left aside")

    owner = match(golds, events)
    unexcuse(golds, events, owner)
    event_of = {g: e for e, g in owner.items()}
    free = set(range(len(events))) - set(owner)
    repeats = {e for e in free for g, o in event_of.items()
               if holds(events[e], golds[g]) and not golds[g].differences(events[e])
               and events[e].where != events[o].where}
    free -= repeats
    explained = set()
    for g, gold in enumerate(golds):
        if g in event_of:
            event = events[event_of[g]]
            modes = set().union(*(r.modes for r in gold.readings))
            note = f"  (mode {event.mode or '-'})" if modes and event.mode not in modes else ""
            print(f"ok       {gold.line}{note}")
        elif not gold.optional:
            near = nearest(gold, events, free - explained)
            if near is None:
                print(f"missing  {gold.line}")
            else:
                explained.add(near)
                print(f"differs  {gold.line}\n           coded: {', '.join(gold.differences(events[near]))}")
    for e in sorted(free):
        print(f"wrong    {events[e]}{'  (differs, above)' if e in explained else ''}")

    required = [g for g, gold in enumerate(golds) if not gold.optional]
    right = sum(g in event_of for g in required)
    print(f"recall {right}/{len(required)}, wrong {len(free)} of {len(events)} coded")
    recall = right / len(required) if required else 1.0
    wrong = len(free) / len(events) if events else 0.0
    sys.exit(0 if recall >= options.min_recall and wrong <= options.max_wrong else 1)


if __name__ == "__main__":
    main()
