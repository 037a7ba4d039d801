# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share. LAPWING names the program that the package must agree with."""

import gzip
import hashlib
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(os.environ.get("LAPWING_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ["LAPWING"]
SEASON = ROOT / "examples" / "season.jsonl"
CLAIM = "South Korea said Pyongyang had supplied Moscow with artillery shells. China's foreign minister will visit Hanoi on Friday."


def program(*arguments, code=0, **options):
    """Standard output of the program, as bytes."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, **options)
    assert done.returncode == code, f"lapwing {arguments}: {done.returncode} {done.stderr.decode()[:500]}"
    return done.stdout


def season(most=None):
    with open(SEASON, encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(most or 10**9), lines)]


def warc(page, url):
    """One page as a record of a web archive."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-19T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body + b"\r\n\r\n"


def make_shards(folder, count):
    """The season dealt to `count` gzipped files, an archive of the web, and a file whose gzip breaks off; paths in order."""
    folder = pathlib.Path(folder)
    paths = []
    lines = SEASON.read_bytes().splitlines(keepends=True)
    for number in range(count):
        path = folder / f"part-{number:02}.jsonl.gz"
        path.write_bytes(gzip.compress(b"".join(lines[number::count]), mtime=0))
        paths.append(path)
    page = (ROOT / "examples" / "dispatches" / "treaty.html").read_bytes()
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(warc(page, "https://example.org/a"), mtime=0) + gzip.compress(warc(page[:3000], "https://example.org/b"), mtime=0))
    (folder / "broken.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[:40]), mtime=0)[:-2000])
    return [*paths, folder / "crawl.warc.gz", folder / "broken.jsonl.gz"]


def digests(out):
    """What a folder of shards holds."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(pathlib.Path(out).iterdir())}
