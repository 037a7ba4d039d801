#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the Python package costs over the program, and how long its tables take to reach polars.

usage: python.py [ARTICLES.jsonl[.gz]] [--articles N] [--program build/lapwing] [--repeat N]

Run it with an interpreter that has the wheel, and polars for the second figure. Coding: CPU seconds, start-up included, of the program and of a new interpreter that
does the same from a file and from dicts, in turn; the fastest of the repeats counts. The bytes are compared: exit 1 when they differ. Tables: at least 100,000 events
(the input's, over and over) to a polars frame.
"""
import os
import sys
import tempfile
import time

import measured

FROM_FILE = "import sys, lapwing; lapwing.Coder(threads=1).code_file(sys.argv[1]).to_json_lines(sys.argv[2])"
FROM_DICTS = "import sys, json, lapwing; lapwing.Coder(threads=1).code(json.loads(line) for line in open(sys.argv[1], encoding='utf-8')).to_json_lines(sys.argv[2])"


def coding(sample, args, folder):
    outputs = [os.path.join(folder, name) for name in ("program", "file", "dicts")]
    ways = {"program": ([args.program, "code", "--quiet", "--threads", "1", sample], outputs[0]),
            "package, a file": ([sys.executable, "-c", FROM_FILE, sample, outputs[1]], None),
            "package, dicts": ([sys.executable, "-c", FROM_DICTS, sample, outputs[2]], None)}
    best = {}
    for _ in range(args.repeat):
        for name, (command, output) in ways.items():
            best[name] = min(best.get(name, (1e9, 0)), measured.cost(command, output)[1:])
    for name, (seconds, peak) in best.items():
        print(f"{name:<18}{seconds:8.2f} CPU s {100 * (seconds / best['program'][0] - 1):+6.1f} %{peak:8.0f} MiB")
    digests = {measured.digest(output) for output in outputs}
    print(f"outputs: {'the same bytes' if len(digests) == 1 else 'DIFFERENT'}")
    return outputs[1], len(digests) == 1


def tables(lines, repeat):
    try:
        import polars
    except ImportError:
        print("polars is not installed: no figure for tables")
        return
    import lapwing
    events = lapwing.read_events(lines)
    many = lapwing.Events()
    while len(many) < 100_000:
        many = many + events
    # Read anew, so that its batches are whole and not one a piece.
    many = lapwing.Events(many._table.from_lines(many.to_json_lines().encode(), "many"))
    best = 1e9
    for _ in range(max(5, repeat)):
        begin = time.perf_counter()
        frame = polars.DataFrame(many)
        best = min(best, time.perf_counter() - begin)
    assert frame.height == len(many)
    flat = [name for name, kind in frame.schema.items() if not isinstance(kind, (polars.List, polars.Struct))]
    print(f"{len(many)} events, {len(frame.columns)} columns ({len(flat)} of them flat), to a polars {polars.__version__} frame: {1000 * best:.1f} ms")


def main():
    args = measured.parser(__doc__, 1000).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, "sample.jsonl")
        articles = measured.first_lines(args.input, args.articles)
        with open(sample, "wb") as out:
            out.writelines(articles)
        print(f"{os.path.basename(args.input)}: {len(articles)} articles; load {measured.load()}")
        lines, same = coding(sample, args, folder)
        tables(lines, args.repeat)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
