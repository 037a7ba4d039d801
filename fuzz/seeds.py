#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Corpora to begin fuzzing with: OUT/html, OUT/feed ... made of the inputs of tests/cases and, where given, of saved pages (html/ID.html.gz).

usage: seeds.py OUT [PAGES]
"""
import gzip
import hashlib
import pathlib
import re
import sys

CASES = pathlib.Path(__file__).resolve().parent.parent / "tests/cases"
# Which cases are read by which target. One input may be good for several.
TARGETS = {"html": ["html", "status", "debris"], "feed": ["feeds"], "warc": ["archives"], "container": ["archives", "tables"], "json_lines": ["json"], "news": ["formats"], "plain": ["dumps"],
           "table": ["tables"], "utf8": ["characters", "html", "feeds"]}
MOST_PAGES, MOST_BYTES = 60, 200_000


def unescape(text):
    return re.sub(rb"\\(x[0-9A-Fa-f]{2}|.)", lambda m: bytes([int(m[1][1:], 16)]) if len(m[1]) == 3 else {b"n": b"\n", b"t": b"\t", b"r": b"\r"}.get(m[1], m[1]), text.encode("utf-8", "surrogateescape"))


def inputs(path):
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    for match in re.finditer(r"^input <<<\n(.*?)\n>>>$", text, re.M | re.S):
        yield match[1].encode("utf-8", "surrogateescape")
    for match in re.finditer(r"^bytes (.*(?:\n  .*)*)", text, re.M):
        yield unescape(match[1].strip().replace("\n  ", "\n"))


def keep(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()[:16]).write_bytes(data)


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__.split("\n\n")[1])
    out = pathlib.Path(sys.argv[1])
    for target, files in TARGETS.items():
        for name in files:
            for data in inputs(CASES / f"read/{name}.txt"):
                keep(out / target, data)
    for path in sorted(CASES.glob("*/*.txt")):
        for value in re.findall(r"^(?:published|text|date)\s+(.*\d.*)$", path.read_text(encoding="utf-8"), re.M):
            keep(out / "date", value.encode())
    if len(sys.argv) == 3:
        pages = [gzip.decompress(path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[2]).glob("html/*.html.gz"))[::13]]
        for page in [page for page in pages if len(page) < MOST_BYTES][:MOST_PAGES]:
            keep(out / "html", page)
    for folder in sorted(out.iterdir()):
        print(folder.name, len(list(folder.iterdir())))


if __name__ == "__main__":
    main()
