#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Memory of a long run: news goes round and round through one process of `lapwing parse` (or `code`), its memory is watched.

usage: soak.py [ARTICLES.jsonl[.gz]] [--minutes 10] [--verb parse] [--program build/lapwing] [--threads 1]

Default input: ../shared/news/reuters_1987.jsonl.gz, again and again. Prints resident memory every tenth of the time and exits 1 when it grew by more than
3 % and 2 MiB after the first fifth. Standard library only.
"""
import argparse
import gzip
import pathlib
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def resident(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", nargs="?", default=str(ROOT.parent / "shared" / "news" / "reuters_1987.jsonl.gz"))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--verb", default="parse", choices=["parse", "code"])
    parser.add_argument("--program", default=str(ROOT / "build" / "lapwing"))
    parser.add_argument("--threads", default="1", help="of `code`")
    options = parser.parse_args()
    command = [options.program, options.verb, "--quiet", "-"] + (["--threads", options.threads] if options.verb == "code" else [])
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    start = time.monotonic()
    seconds = options.minutes * 60
    articles = 0

    def feed():
        nonlocal articles
        opened = gzip.open if options.input.endswith(".gz") else open
        try:
            while time.monotonic() - start < seconds:
                with opened(options.input, "rb") as lines:
                    for line in lines:
                        process.stdin.write(line)
                        articles += 1
                        if time.monotonic() - start > seconds:
                            break
            process.stdin.close()
        except BrokenPipeError:
            pass

    feeder = threading.Thread(target=feed)
    feeder.start()
    samples = []
    while process.poll() is None and time.monotonic() - start < seconds:
        samples.append((time.monotonic() - start, resident(process.pid)))
        if len(samples) > 1 and int(samples[-1][0] * 10 / seconds) != int(samples[-2][0] * 10 / seconds):
            print(f"{samples[-1][0] / 60:5.1f} min  {samples[-1][1]:7.1f} MiB  {articles} articles", flush=True)
        time.sleep(0.5)
    feeder.join()
    if process.wait() not in (0, 3):
        sys.exit(f"{' '.join(command)}: exit code {process.returncode}")
    later = [m for t, m in samples if t > seconds / 5]
    settled, most = later[0], max(later)
    print(f"{articles} articles in {seconds / 60:.1f} minutes; memory {settled:.1f} MiB after a fifth of the time, at most {most:.1f} MiB later")
    if most > settled * 1.03 and most > settled + 2:
        sys.exit("memory grows")


if __name__ == "__main__":
    main()
