#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the store takes events and gives series.

usage: bench/store.py [--events N] [--keep FOLDER] [--program build/lapwing] [--postgres TARGET]

Invented event lines (seeded: 20 states, 30 years, as long as real ones) are piped into `lapwing ingest --events`; then a year of the
busiest dyad is read as a series by day, ten times. Prints events a second, the largest memory of the ingest, and the median time
of a series as a whole process beside the time of a process that does nothing (`lapwing --version`).
"""
import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time

STATES = ["USA", "CHN", "RUS", "JPN", "KOR", "PRK", "GBR", "FRA", "DEU", "IND", "PAK", "IRN", "ISR", "SAU", "TUR", "UKR", "VNM", "PHL", "TWN", "AUS"]
TYPES = [("CONSULT", "verbal cooperation", 2.5), ("AGREE", "verbal cooperation", 2.5), ("AID", "material cooperation", 10.0), ("ACCUSE", "verbal conflict", -3.0),
         ("THREATEN", "verbal conflict", -3.5), ("ASSAULT", "material conflict", -9.0)]
SENTENCE = "The foreign minister of the first state met his counterpart of the second in the capital on Tuesday and spoke of matters of common concern. "


def lines(count, seed=1):
    rng = random.Random(seed)
    day0 = 10957  # 2000-01-01
    for i in range(count):
        day = day0 + i * 10950 // count
        date = time.strftime("%Y-%m-%d", time.gmtime(day * 86400))
        source = STATES[min(int(rng.expovariate(0.25)), 19)]
        target = STATES[min(int(rng.expovariate(0.25)), 19)]
        kind, quad, score = TYPES[rng.randrange(6)]
        side = lambda code: [{"text": code, "begin": 4, "end": 7, "name": code, "country": code, "sector": "GOV", "wikidata": None}]
        yield json.dumps({
            "id": f"{rng.getrandbits(64):016x}", "date": date, "date_precision": "day", "date_basis": "text", "type": kind, "mode": None, "contexts": ["diplomatic"], "quad": quad,
            "score": score, "cameo": "040", "goldstein": 1.0, "status": "asserted", "reciprocal": False, "actors": side(source), "recipients": side(target), "attribution": None,
            "place": None, "field": "text", "sentence": {"begin": 0, "end": 140, "text": SENTENCE}, "trigger": {"begin": 38, "end": 41, "text": "met"}, "frame": "consult/meet",
            "confidence": 0.9, "same_as": None, "article": f"a{i // 3}", "url": None, "publisher": "Example Wire", "published": date, "title": None, "story": None,
            "coder": {"version": "bench", "codebook": "c", "model": "m"}}) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--keep")
    parser.add_argument("--program", default="build/lapwing")
    parser.add_argument("--postgres")
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        os.makedirs(folder, exist_ok=True)
        file = os.path.join(folder, f"events-{options.events}.jsonl")
        if not os.path.exists(file):  # made first, so that the ingest is not timed with the making
            with open(file, "w") as out:
                out.writelines(lines(options.events))
        store = options.postgres or os.path.join(folder, f"store-{options.events}.db")
        if not options.postgres and os.path.exists(store):
            os.remove(store)
        begin = time.monotonic()
        subprocess.run([program, "ingest", "--quiet", "--db", store, file], check=True)
        seconds = time.monotonic() - begin
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"ingest: {options.events} events in {seconds:.1f} s, {options.events / seconds:,.0f} a second, {memory:.0f} MiB at most")
        if not options.postgres:
            print(f"file: {os.path.getsize(store) / 1e6:,.0f} MB, {os.path.getsize(store) / options.events:.0f} bytes an event")

        def timed(*arguments):
            times = []
            for _ in range(10):
                begin = time.monotonic()
                subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                times.append((time.monotonic() - begin) * 1000)
            return statistics.median(times), min(times)

        nothing = timed("--version")
        series = timed("series", "--db", store, "--source", "USA", "--target", "CHN", "--by", "day", "--from", "2014-01-01", "--to", "2014-12-31")
        print(f"series of a dyad and year: median {series[0]:.1f} ms, least {series[1]:.1f} ms as a process (a process that does nothing: {nothing[0]:.1f} ms)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
