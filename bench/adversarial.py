#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Hostile pages: is `lapwing read` linear in them, in time and memory?

usage: adversarial.py [--program "lapwing read"] [--bytes 300000] [--only NAME]

Each family is a page that some parser is quadratic in, made at n, 2n and 4n bytes. Reported are the seconds of processor time of each
(start-up taken off), the growth per doubling (2.0 is linear), and how much more memory the largest page takes than a page of one line. Fails (exit code 1)
where a doubling costs more than 2.3 times (once a page takes more than a tenth of a second), memory grows by 64 MiB or more, or the largest page takes a
second or more. Standard library only.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import time

from processes import peak

PROSE = "<p>The envoys of Russia and Turkey met in Oslo on Monday to revive the grain deal, officials said.</p>"
DOUBLING, MEMORY, SECONDS, NOISE = 2.3, 64 * 1024, 1.0, 0.1


def repeat(piece, size):
    return piece * (size // len(piece) + 1)


def nested(open_tag, close_tag, size):
    count = size // (len(open_tag) + len(close_tag))
    return open_tag * count + PROSE + close_tag * count


def attributes(size):
    return "<div " + " ".join(f"a{i}=x" for i in range(size // 8)) + ">" + PROSE + "</div>"


def broken_charset(size):
    noise = random.Random(7)
    return bytes(noise.choice(b"\xff\xfe\xc3\xe2\x80\x99\x81abc <p>") for _ in range(size))


FAMILIES = {
    "prose": lambda n: repeat(PROSE, n),
    "nested div": lambda n: nested("<div>", "</div>", n),
    "nested span": lambda n: nested("<span>", "</span>", n),
    "unclosed div": lambda n: repeat("<div>", n) + PROSE,
    "unclosed b": lambda n: repeat("<b>", n) + PROSE,
    "unclosed p": lambda n: repeat("<p>one two", n),
    "unclosed a": lambda n: repeat("<a href=x>word ", n),
    "unclosed li": lambda n: repeat("<ul><li>", n),
    "unclosed quotes": lambda n: repeat('<a href="x>', n),
    "unclosed comment": lambda n: repeat("<!-- a ", n) + PROSE,
    "unclosed script": lambda n: repeat("<script>", n) + PROSE,
    "unclosed svg": lambda n: repeat("<svg>", n) + PROSE,
    "unclosed title": lambda n: repeat("<title>", n) + PROSE,
    "unclosed textarea": lambda n: repeat("<textarea>x", n) + PROSE,
    "end tags": lambda n: repeat("</p></div></b></table>", n) + PROSE,
    "misnested": lambda n: repeat("<b><i></b></i><p>", n) + PROSE,
    "many attributes": attributes,
    "same attribute": lambda n: "<div " + repeat("class=a ", n) + ">" + PROSE + "</div>",
    "huge attribute": lambda n: f"<div class='{repeat('related ', n)}'>{PROSE}</div>",
    "attributes everywhere": lambda n: repeat("<div class='related share nav author' id='a-b-c'>x</div>", n),
    "bylines in bylines": lambda n: nested("<div class=author>", "</div>", n),
    "entities": lambda n: "<p>" + repeat("&amp;&lt;&nbsp;&#8217;&bogus;", n),
    "ampersands": lambda n: "<p>" + repeat("&", n),
    "colspan": lambda n: "<table>" + repeat("<tr><td colspan=9007199254740991 rowspan=999999999>x", n),
    "huge comment": lambda n: "<!--" + repeat("- -- ", n) + "-->" + PROSE,
    "many comments": lambda n: repeat("<!-- --><!--->", n) + PROSE,
    "nested tables": lambda n: nested("<table><tr><td>", "</td></tr></table>", n),
    "nested fonts": lambda n: nested("<font color=red>", "</font>", n),
    "nested lists": lambda n: nested("<ul><li>", "</li></ul>", n),
    "nested headings": lambda n: repeat("<h1>Headline of the day", n),
    "select options": lambda n: "<select>" + repeat("<option>x", n),
    "NUL bytes": lambda n: repeat("<p>Iran met\0 Iraq.\0</p>\0\0\0", n),
    "broken charset": broken_charset,
    "one long line": lambda n: "<p>" + repeat("word ", n),
    "one long word": lambda n: "<p>" + "w" * n,
    "line breaks": lambda n: "<p>" + repeat("x<br>", n),
    "json-ld nested": lambda n: '<script type="application/ld+json">' + "[" * (n // 2) + "]" * (n // 2) + "</script>" + PROSE,
    "json-ld keys": lambda n: '<script type="application/ld+json">{' + repeat('"datePublished" : ', n) + "}</script>" + PROSE,
    "json-ld scripts": lambda n: repeat('<script type="application/ld+json">{"author":{"@id":"#a"}}</script>', n) + PROSE,
    "metas": lambda n: repeat('<meta name=author content="A B">', n) + PROSE,
    "times": lambda n: repeat("<time datetime=x>y</time>", n) + PROSE,
    "bars in the title": lambda n: "<title>" + repeat("a | b - ", n) + "</title>" + PROSE,
    "less-than signs": lambda n: "<p>" + repeat("< ", n),
    "plain lines": lambda n: repeat("Read more\n", n),
    "quotes": lambda n: "<p>" + repeat('"a."B ', n),
}


def read(command, path):
    """Seconds of processor time and KiB of memory of one run."""
    process = subprocess.Popen(command + [path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory = 0
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        memory = max(memory, peak(process.pid))
        time.sleep(0.001)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        return None
    return usage.ru_utime + usage.ru_stime, memory


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="lapwing read")
    parser.add_argument("--bytes", type=int, default=300_000, help="size of the smallest page (default 300,000)")
    parser.add_argument("--only", help="families whose name holds this")
    args = parser.parse_args()
    command = args.program.split()
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "page.html")

        def measure(page):
            with open(path, "wb") as file:
                file.write(page if isinstance(page, bytes) else page.encode())
            runs = [read(command, path) for _ in range(3)]
            return None if None in runs else (min(run[0] for run in runs), max(run[1] for run in runs))

        base = measure("<html><body>" + PROSE)
        if base is None:
            sys.exit(f"{args.program}: does not run")
        print(f"{'':24} {'n':>8} {'2n':>8} {'4n':>8}  per doubling   MiB more")
        for name, make in FAMILIES.items():
            if args.only and args.only not in name:
                continue
            start = "" if name == "plain lines" else "<html><body>"
            pages = [make(args.bytes * times) for times in (1, 2, 4)]
            runs = [measure(page if isinstance(page, bytes) else start + page) for page in pages]
            if None in runs:
                failed.append(name)
                print(f"{name:24} CRASHED")
                continue
            seconds = [max(0.0, run[0] - base[0]) for run in runs]
            growth = max(seconds[i + 1] / max(seconds[i], 1e-3) if seconds[i + 1] > NOISE else 0 for i in (0, 1))
            memory = runs[2][1] - base[1]
            bad = growth > DOUBLING or memory >= MEMORY or seconds[2] >= SECONDS
            if bad:
                failed.append(name)
            print(f"{name:24} {seconds[0]:8.3f} {seconds[1]:8.3f} {seconds[2]:8.3f}  {growth:12.2f} {memory / 1024:10.1f}{'  FAILED' if bad else ''}")
    print(f"{len(failed)} failed{': ' + ', '.join(failed) if failed else ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
