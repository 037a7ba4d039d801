#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Chooses the plain texts that the teacher will annotate: JSON lines for `lapwing parse`.

usage: texts.py ../shared > texts.jsonl

News of three agencies and article pages of the web. A fixed share of each is taken, every so manyth document, and headlines of many
documents whose text is not taken. Standard library only.
"""
import gzip
import json
import pathlib
import sys

SHARE = {"reuters_1987": 2, "kcna_2011_2012": 9, "whitehouse_2021_2023": 22}  # every so manyth document
TITLES = {"reuters_1987": 1, "kcna_2011_2012": 3}
LONGEST = 12000  # characters of one document


def main():
    shared = pathlib.Path(sys.argv[1])
    out = lambda key, title, text: print(json.dumps({"id": key, "published": "2000-01-01", "title": title, "text": text[:LONGEST].rsplit("\n\n", 1)[0]}))
    for name, step in SHARE.items():
        for i, line in enumerate(gzip.open(shared / f"news/{name}.jsonl.gz", "rt", encoding="utf-8")):
            article = json.loads(line)
            if i % step == 0:
                out(article["id"], article["title"], article["text"])
            elif name in TITLES and i % TITLES[name] == 0:
                out(article["id"], "", article["title"])
    truth = json.load(open(shared / "pages/articles/ground-truth.json", encoding="utf-8"))
    for key in sorted(truth):
        page = truth[key]
        out("page-" + key, page.get("title") or "", (page.get("main_content") or "").replace("\n", "\n\n"))


if __name__ == "__main__":
    main()
