#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Annotates sentences with the teacher: CoNLL-U in (tokens), CoNLL-U out (tags, trees, names in MISC as NER=B-PER).

usage: silver.py --teacher teacher.pt --encoder e5-small-v2.onnx --tokenizer tokenizer.json IN.conllu OUT.conllu [--seconds N]

Sentences are taken in a fixed shuffled order, so that a run cut short by --seconds is a fair sample. Sentences of fewer than three or more
than 90 words are left out, and those whose least certain arc is a guess (probability under 0.2 for more than a fifth of the words).
"""
import argparse
import time
import zlib

import numpy as np
import torch
from tokenizers import Tokenizer

import data
from encoder import Encoder, Teacher


def maximum_tree(scores):
    """Heads (0 = root) of the best tree with one root: Chu-Liu/Edmonds on scores[dependent][head], dependent 0 is word 1."""
    n = scores.shape[0]
    full = np.full((n + 1, n + 1), -1e9)
    full[1:, :] = scores
    np.fill_diagonal(full, -1e9)
    margin = full[1:, 0] - full[1:, 1:].max(1) if n > 1 else full[1:, 0]
    root = int(margin.argmax()) + 1
    full[1:, 0] = -1e9
    full[root, :] = -1e9
    full[root, 0] = 0

    def solve(s):
        heads = s.argmax(1)
        heads[0] = 0
        state = [0] * len(s)
        cycle = None
        for start in range(1, len(s)):
            path, v = [], start
            while v != 0 and state[v] == 0:
                state[v] = start
                path.append(v)
                v = int(heads[v])
            if v != 0 and state[v] == start and v in path:
                cycle = path[path.index(v):]
                break
            for w in path:
                state[w] = -1
        if cycle is None:
            return heads
        inside = np.zeros(len(s), bool)
        inside[cycle] = True
        outside = np.flatnonzero(~inside)
        k = len(outside)
        small = np.full((k + 1, k + 1), -1e9)
        small[:k, :k] = s[np.ix_(outside, outside)]
        into = s[np.ix_(cycle, outside)] - s[cycle, heads[cycle]][:, None]
        small[k, :k] = into.max(0)
        enter = into.argmax(0)
        leave = s[np.ix_(outside, cycle)]
        small[:k, k] = leave.max(1)
        source = leave.argmax(1)
        np.fill_diagonal(small, -1e9)
        sub = solve(small)
        out = heads.copy()
        for a in range(1, k):
            h = int(sub[a])
            out[outside[a]] = cycle[source[a]] if h == k else outside[h]
        h = int(sub[k])
        out[cycle[enter[h]]] = outside[h]
        return out
    return solve(full)[1:]


def is_tree(heads):
    if sum(h == 0 for h in heads) != 1:
        return False
    done = [False] * (len(heads) + 1)
    done[0] = True
    for i in range(1, len(heads) + 1):
        path = []
        while not done[i]:
            if i in path:
                return False
            path.append(i)
            i = heads[i - 1]
        for v in path:
            done[v] = True
    return True


def legal(tags):
    out = []
    for t in tags:
        if t[0] == "I" and (not out or out[-1] == "O" or out[-1][1:] != t[1:]):
            t = "B" + t[1:]
        out.append(t)
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("teacher", "encoder", "tokenizer"):
        p.add_argument("--" + name, required=True)
    p.add_argument("input")
    p.add_argument("output")
    p.add_argument("--seconds", type=float, default=0)
    o = p.parse_args()
    saved = torch.load(o.teacher, weights_only=True)
    v = saved["vocabulary"]
    model = Teacher(Encoder(o.encoder), *(len(v[k]) for k in ("upos", "xpos", "labels", "names", "weapons")))
    model.load_state_dict({k: t.float() for k, t in saved["model"].items()})
    model.eval()
    batches = data.Batches(Tokenizer.from_file(o.tokenizer), v)
    inverse = {k: {i: x for x, i in t.items()} for k, t in v.items()}
    sentences = [s for s in data.read_conllu(o.input) if 3 <= len(s.forms) <= 90]
    sentences = list({tuple(s.forms): s for s in sentences}.values())
    usual = data.UsualCase(sentences)
    for s in sentences:
        usual.mend(s)
    sentences.sort(key=lambda s: zlib.crc32(" ".join(s.forms).encode()))
    start, words, kept = time.time(), 0, 0
    with open(o.output, "w", encoding="utf-8") as out, torch.no_grad():
        for first in range(0, len(sentences), 4000):
            block = sentences[first:first + 4000]
            for group in batches.groups(block, 1500):
                chunk = [block[i] for i in group]
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    x, arcs, lh, ld = model(*batches.tensors(chunk))
                    arcs = arcs.float()
                    sure = arcs.softmax(-1).max(-1).values
                    heads = arcs.argmax(-1)
                    greedy = heads.tolist()
                    rows = arcs.numpy()
                    for r, s in enumerate(chunk):
                        n = len(s.forms)
                        if not is_tree(greedy[r][:n]):
                            tree = maximum_tree(rows[r, :n, :n + 1])
                            heads[r, :n] = torch.from_numpy(tree)
                    labels = model.labels(lh, ld, heads).argmax(-1)
                    best = [f(x).argmax(-1).tolist() for f in (model.upos, model.xpos, model.names, model.weapons)]
                heads, labels = heads.tolist(), labels.tolist()
                for r, s in enumerate(chunk):
                    n = len(s.forms)
                    words += n
                    if (sure[r, :n] < 0.2).float().mean() > 0.2:
                        continue
                    kept += 1
                    names = legal([inverse["names"][k] for k in best[2][r][:n]])
                    weapons = legal([inverse["weapons"][k] for k in best[3][r][:n]])
                    for i in range(n):
                        ner = names[i] if names[i] != "O" else weapons[i] + "-WEAPON" if weapons[i] != "O" else ""
                        label = inverse["labels"][labels[r][i]]
                        if (heads[r][i] == 0) != (label == "root"):
                            label = "root" if heads[r][i] == 0 else "parataxis"
                        out.write("\t".join((str(i + 1), s.forms[i], "_", inverse["upos"][best[0][r][i]], inverse["xpos"][best[1][r][i]], "_",
                                             str(heads[r][i]), label, "_", "NER=" + ner if ner else "_")) + "\n")
                    out.write("\n")
            out.flush()
            print(f"{first + len(block)}/{len(sentences)} sentences, {kept} kept, {words / (time.time() - start):.0f} words/s", flush=True)
            if o.seconds and time.time() - start > o.seconds:
                break


if __name__ == "__main__":
    main()
