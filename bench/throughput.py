#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Speed and memory of `lapwing code` on JSON lines, on one and two threads.

usage: throughput.py [ARTICLES.jsonl[.gz]] [--articles N] [--program build/lapwing] [--repeat N]

Default input: ../shared/news/reuters_1987.jsonl.gz, its first 2,000 articles. Sentences are counted once by `lapwing parse`. Start-up (loading model, knowledge,
codebook) is measured on an article of one sentence and told apart. Of several repeats the fastest counts; time is wall time, CPU time is the sum over threads; memory is the peak
resident set. The bytes written on one and on two threads are compared: exit 1 when they differ. Standard library only.
"""
import os
import pathlib
import sys
import tempfile

import measured

NOTE = '{"id":"note","published":"2024-01-17","text":"The French foreign minister met his German counterpart in Berlin."}\n'


def best(command, output, repeat):
    return min(measured.cost(command, output) for _ in range(repeat))


def main():
    args = measured.parser(__doc__, 2000).parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sample, note, out = (os.path.join(folder, name) for name in ("sample.jsonl", "note.jsonl", "out"))
        lines = measured.first_lines(args.input, args.articles)
        articles = len(lines)
        pathlib.Path(sample).write_bytes(b"".join(lines))
        pathlib.Path(note).write_text(NOTE, encoding="utf-8")
        measured.cost([args.program, "parse", "--quiet", sample], out)
        sentences = tokens = 0
        with open(out, encoding="utf-8") as lines:
            for line in lines:
                sentences += line.startswith("# text = ")
                tokens += line[:1].isdigit() and line.split("\t", 1)[0].isdigit()
        if sentences == 0:
            sys.exit("no sentence in the input")
        start = best([args.program, "code", "--quiet", "--threads", "1", note], out, args.repeat)
        print(f"{os.path.basename(args.input)}: {articles} articles, {sentences} sentences, {tokens} tokens; load {measured.load()}")
        print(f"start-up {start[0]:.2f} s, {start[2]:.0f} MiB\n")
        print(f"{'threads':>7}{'seconds':>10}{'CPU s':>10}{'sentences/s':>13}{'per CPU s':>11}{'articles/s':>12}{'events':>9}{'peak MiB':>10}")
        digests = []
        for threads in (1, 2):
            wall, cpu, peak = best([args.program, "code", "--quiet", "--threads", str(threads), sample], out, args.repeat)
            digests.append(measured.digest(out))
            with open(out, "rb") as lines:
                events = sum(1 for _ in lines)
            work, work_cpu = max(wall - start[0], 1e-3), max(cpu - start[1], 1e-3)
            print(f"{threads:>7}{wall:>10.2f}{cpu:>10.2f}{sentences / work:>13.0f}{sentences / work_cpu:>11.0f}{articles / work:>12.0f}{events:>9}{peak:>10.0f}")
    same = digests[0] == digests[1]
    print(f"\noutput of 1 and 2 threads: {'the same bytes' if same else 'DIFFERENT'} (sha256 {digests[0][:16]})")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
