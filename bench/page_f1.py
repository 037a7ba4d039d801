#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the text that `lapwing read` finds in article pages.

usage: page_f1.py FOLDER [--program lapwing] [--worst N]

FOLDER holds html/ID.html.gz and ground-truth.json (the layout of the WCXB development set). The measure is the
F1 of the bags of lower-cased words (\\w+) of a page, and its plain mean over the pages; titles count as found when
their words are equal, dates when the days are. Standard library only.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import re
import subprocess
import time


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(found, wanted):
    if not found and not wanted:
        return 1.0, 1.0, 1.0
    shared = sum((found & wanted).values())
    precision = shared / max(1, sum(found.values()))
    recall = shared / max(1, sum(wanted.values()))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def read(program, paths):
    command = program.split() + paths
    lines = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout
    articles = (json.loads(line) for line in lines.decode().splitlines())
    return {os.path.basename(a["path"]).split(".")[0]: a for a in articles}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--program", default="lapwing read", help="command that prints articles as JSON lines")
    parser.add_argument("--worst", type=int, default=0, help="list the N worst pages")
    args = parser.parse_args()
    with open(os.path.join(args.folder, "ground-truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    paths = [os.path.join(args.folder, "html", key + ".html.gz") for key in sorted(truth)]
    start = time.time()
    found = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for part in pool.map(lambda i: read(args.program, paths[i::8]), range(8)):
            found.update(part)
    seconds = time.time() - start

    rows, titles, dates, dated, statuses = [], 0, 0, 0, collections.Counter()
    for key, wanted in sorted(truth.items()):
        article = found.get(key, {"text": "", "title": "", "status": "missing", "published": None})
        statuses[article["status"]] += 1
        rows.append((*f1(words(article["text"] or ""), words(wanted["main_content"])), key, wanted["url"]))
        titles += words(article["title"] or "") == words(wanted["title"] or "")
        if wanted.get("publish_date"):
            dated += 1
            dates += (article["published"] or "")[:10] == wanted["publish_date"][:10]
    count = len(rows)
    mean = [sum(row[i] for row in rows) / count for i in range(3)]
    print(f"{count} pages: mean F1 {mean[0]:.4f} (P {mean[1]:.4f}, R {mean[2]:.4f}), median {sorted(rows)[count // 2][0]:.4f}, "
          f"below 0.5: {sum(row[0] < 0.5 for row in rows)}")
    print(f"titles {titles / count:.3f}, dates {dates / max(1, dated):.3f} of {dated}, {count / seconds:.0f} pages/s on 2 processes")
    print("statuses", dict(statuses.most_common()))
    for row in sorted(rows)[: args.worst]:
        print(f"{row[0]:.3f} P {row[1]:.3f} R {row[2]:.3f} {row[3]} {row[4]}")


if __name__ == "__main__":
    main()
