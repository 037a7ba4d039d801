# SPDX-License-Identifier: Apache-2.0
"""What the benchmarks of coding share: the articles they take, and what a run of a command costs."""
import argparse
import gzip
import hashlib
import os
import pathlib
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def parser(doc, articles, repeat=3):
    """Arguments that they all have; `articles` is how many are taken where nothing is said."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("input", nargs="?", default=str(ROOT.parent / "shared" / "news" / "reuters_1987.jsonl.gz"))
    parser.add_argument("--articles", type=int, default=articles, metavar="N", help=f"first N articles (default {articles})")
    parser.add_argument("--program", default=str(ROOT / "build" / "lapwing"))
    parser.add_argument("--repeat", type=int, default=repeat, metavar="N", help=f"runs of each (default {repeat})")
    return parser


def first_lines(source, most):
    """The first `most` lines of a file, gzip or not."""
    if not os.path.exists(source):
        sys.exit(f"{source} is not here; name a JSONL file of articles")
    with (gzip.open if str(source).endswith(".gz") else open)(source, "rb") as lines:
        return [line for _, line in zip(range(most), lines)]


def cost(command, output=None):
    """Runs a command; (wall seconds, CPU seconds, peak MiB). Output goes to a file: a pipe would be a second process at work."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)] if output else []
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def load():
    return " ".join(f"{value:.1f}" for value in os.getloadavg())
