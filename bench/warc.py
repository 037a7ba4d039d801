#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A large web archive with damage in it: is every sound record read, every damaged one told of, and how fast?

usage: warc.py FOLDER [--program "lapwing read"] [--megabytes 1000] [--gzip] [--whole-pages] [--damaged 0.01]

FOLDER holds html/ID.html.gz and ground-truth.json (the layout of bench/page_f1.py). The archive is written to a temporary folder: for each
page a request, a response and a metadata record, as crawlers write them. The response is a short page with the article's first paragraphs
or, with --whole-pages, the page as it was fetched. Of the responses a hundredth is damaged: a length that is too great, absurd or no number, a
header without its blank line, garbage between records; with --gzip also flipped bytes in a member and members that break off.

Prints records and pages a second of processor time and the peak of memory; exit code 1 where a sound page is missing, a damaged one is read as
sound or damage goes untold, or the memory passes 100 MiB. Standard library only.
"""
import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import zlib

from processes import peak

KINDS_PLAIN = ("length too great", "length absurd", "length no number", "no blank line", "garbage")
KINDS_GZIP = KINDS_PLAIN + ("flipped bytes", "cut off")


def record(kind, uri, content_type, block, length=None, blank=b"\r\n"):
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-03-05T08:00:00Z\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(block) if length is None else length}\r\n").encode()
    return head + blank + block + b"\r\n\r\n"


def packed(data, use):
    if not use:
        return data
    machine = zlib.compressobj(1, zlib.DEFLATED, 31)
    return machine.compress(data) + machine.flush()


def short_page(truth):
    paragraphs = [p for p in truth["main_content"].split("\n") if p.strip()][:6]
    escape = lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
    return ("<html><head><title>" + escape(truth["title"] or "") + "</title></head><body><article><h1>" + escape(truth["title"] or "") + "</h1>" +
            "".join(f"<p>{escape(p[:600])}</p>" for p in paragraphs) + "</article></body></html>").encode()


def write(path, args, pages):
    """The archive; returns addresses of sound and of damaged pages, and the number of records."""
    noise = random.Random(1)
    sound, damaged, records, size, number = set(), set(), 0, 0, 0
    kinds = KINDS_GZIP if args.gzip else KINDS_PLAIN
    with open(path, "wb") as file:
        while size < args.megabytes << 20:
            page = pages[number % len(pages)]
            uri = f"https://news.example/{number}"
            number += 1
            response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            parts = [packed(record("request", uri, "application/http; msgtype=request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"), args.gzip)]
            records += 3
            if noise.random() < args.damaged:
                damaged.add(uri)
                kind = noise.choice(kinds)
                if kind == "length too great":
                    data = packed(record("response", uri, "application/http; msgtype=response", response, len(response) + noise.randrange(12, 150)), args.gzip)
                elif kind == "length absurd":
                    data = packed(record("response", uri, "application/http; msgtype=response", response, noise.randrange(10**9, 10**15)), args.gzip)
                elif kind == "length no number":
                    data = packed(record("response", uri, "application/http; msgtype=response", response, "many"), args.gzip)
                elif kind == "no blank line":
                    data = packed(record("response", uri, "application/http; msgtype=response", b"<html>no end of the header" * 20, 520, b"")[:-4] + b"x", args.gzip)
                elif kind == "garbage":
                    data = noise.randbytes(noise.randrange(100, 5000))
                else:
                    data = bytearray(packed(record("response", uri, "application/http; msgtype=response", response), True))
                    if kind == "cut off":
                        data = data[: len(data) // 2]
                    else:
                        at = len(data) // 2
                        data[at : at + 8] = noise.randbytes(8)
                parts.append(bytes(data))
            else:
                sound.add(uri)
                parts.append(packed(record("response", uri, "application/http; msgtype=response", response), args.gzip))
            parts.append(packed(record("metadata", uri, "application/warc-fields", b"fetchTimeMs: 120\r\n"), args.gzip))
            for part in parts:
                file.write(part)
                size += len(part)
    return sound, damaged, records, size


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--program", default="lapwing read")
    parser.add_argument("--megabytes", type=int, default=1000)
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("--whole-pages", action="store_true")
    parser.add_argument("--damaged", type=float, default=0.01)
    args = parser.parse_args()
    with open(os.path.join(args.folder, "ground-truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    if args.whole_pages:
        pages = [gzip.open(os.path.join(args.folder, "html", key + ".html.gz")).read() for key in sorted(truth)]
    else:
        pages = [short_page(truth[key]) for key in sorted(truth) if truth[key]["main_content"]]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "crawl.warc.gz" if args.gzip else "crawl.warc")
        sound, damaged, records, size = write(path, args, pages)
        print(f"{size >> 20} MiB, {records} records, {len(sound)} sound pages, {len(damaged)} damaged")
        found, told = set(), 0
        process = subprocess.Popen(args.program.split() + [path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        memory = 0
        for count, line in enumerate(process.stdout):
            if count % 500 == 0:
                memory = max(memory, peak(process.pid))
            article = json.loads(line)
            uri = article["url"] or ""
            if not uri.startswith("https://news.example/"):  # the page names its own address: the record's place is known all the same
                uri = ""
            if article["status"] == "error":
                told += 1
            elif uri:
                found.add(uri)
            else:
                found.add(article["path"])
        _, _, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime
    missing = len(sound - found) if not args.whole_pages else max(0, len(sound) - len(found))
    untrue = len(found & damaged)
    print(f"{missing} sound pages missing, {untrue} damaged ones read as sound, damage told {told} times for {len(damaged)}")
    print(f"{records / seconds:.0f} records and {(len(sound)) / seconds:.0f} pages a second of processor time, {size / seconds / (1 << 20):.0f} MiB/s, {memory / 1024:.0f} MiB of memory")
    sys.exit(1 if missing or untrue or told < len(damaged) * 0.95 or memory > 100 * 1024 else 0)


if __name__ == "__main__":
    main()
