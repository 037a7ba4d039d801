#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word vectors for the coder's model: the encoder's picture of every word by itself, reduced to 64 whole numbers.

usage: vectors.py --encoder e5-small-v2.onnx --tokenizer tokenizer.json --codebook DIR [--wordnet index.verb] PARSED.conllu > words.txt

Words are lemmas seen three times or more in the parsed text, the verbs of WordNet (Debian: wordnet-base) and the triggers of the
codebook. A word's vector is the mean of the encoder's last layer over the word's pieces; the mean of all words is taken off, the 64
strongest directions are kept (singular values), lengths are made one and steps of 1/254 are counted.
"""
import argparse
import collections
import glob
import os
import re
import sys

import numpy as np
import torch
from tokenizers import Tokenizer

from encoder import Encoder

DIMENSIONS = 64
WORD = re.compile(r"[a-z][a-z-]*[a-z]")


def words_of(args):
    counts = collections.Counter()
    with open(args.parsed, encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) > 3 and fields[3] not in ("PROPN", "PUNCT", "NUM"):
                counts[fields[2].lower()] += 1
    words = {w for w, n in counts.items() if n >= 3}
    if args.wordnet:
        with open(args.wordnet, encoding="utf-8") as lines:
            words |= {line.split(" ")[0] for line in lines if not line.startswith(" ")}
    for path in glob.glob(os.path.join(args.codebook, "*.txt")):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                match = re.match(r"\s+(?:verb|noun|adj)\s+(.*?) :", line)
                if match:
                    words |= {trigger.split("_")[0] for trigger in match.group(1).split("|")}
    return sorted((w for w in words if WORD.fullmatch(w)), key=lambda w: w.encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--codebook", required=True)
    parser.add_argument("--wordnet")
    parser.add_argument("parsed")
    args = parser.parse_args()
    words = words_of(args)
    tokenizer = Tokenizer.from_file(args.tokenizer)
    encoder = Encoder(args.encoder).eval()
    rows = []
    for start in range(0, len(words), 256):
        pieces = [tokenizer.encode("query: " + word).ids for word in words[start : start + 256]]
        longest = max(map(len, pieces))
        ids = torch.zeros(len(pieces), longest, dtype=torch.long)
        mask = torch.zeros(len(pieces), longest, dtype=torch.bool)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = torch.tensor(piece)
            mask[row, : len(piece)] = True
        with torch.no_grad():
            state = encoder(ids, torch.zeros_like(ids), mask)[-1]
        rows.append(((state * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)).numpy())
        print(f"\r{start + len(pieces)} of {len(words)} words", end="", file=sys.stderr)
    print(file=sys.stderr)
    vectors = np.concatenate(rows)
    vectors -= vectors.mean(0)
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:DIMENSIONS]
    vectors = vectors @ directions.T
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    for word, vector in zip(words, np.clip(np.round(vectors * 254), -127, 127).astype(int)):
        print(word + "\t" + " ".join(map(str, vector)))


if __name__ == "__main__":
    main()
