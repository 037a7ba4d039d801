#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains the teacher on the treebanks' training parts; prints its scores on the dev part (gold tokens) after each round.

usage: train.py --encoder e5-small-v2.onnx --tokenizer tokenizer.json --shared ../shared --out teacher.pt [--rounds 4]
"""
import argparse
import pathlib
import random
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

import data
from encoder import Encoder, Teacher


def score(model, batches, sentences, half):
    """(UPOS, UAS, LAS without subtypes, names F1) by greedy choice of heads."""
    model.eval()
    inverse = {k: {i: x for x, i in t.items()} for k, t in batches.vocabulary.items()}
    right = dict(upos=0, uas=0, las=0)
    words = hit = guessed = real = 0
    universal = lambda x: x.split(":")[0]
    with torch.no_grad():
        for group in batches.groups(sentences, 2000):
            chunk = [sentences[i] for i in group]
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=half):
                x, arcs, lh, ld = model(*batches.tensors(chunk))
                heads = arcs.float().argmax(-1)
                labels = model.labels(lh, ld, heads).argmax(-1)
                upos, names = model.upos(x).argmax(-1), model.names(x).argmax(-1)
            for row, s in enumerate(chunk):
                n = len(s.forms)
                words += n
                h, l, u = heads[row, :n].tolist(), labels[row, :n].tolist(), upos[row, :n].tolist()
                for i in range(n):
                    right["upos"] += inverse["upos"][u[i]] == s.upos[i]
                    right["uas"] += h[i] == s.heads[i]
                    right["las"] += h[i] == s.heads[i] and universal(inverse["labels"][l[i]]) == universal(s.labels[i])
                if s.names:
                    a = spans([inverse["names"][k] for k in names[row, :n].tolist()])
                    b = spans(s.names)
                    hit, guessed, real = hit + len(a & b), guessed + len(a), real + len(b)
    model.train()
    return {**{k: round(100 * v / words, 2) for k, v in right.items()}, "names": round(200 * hit / max(1, guessed + real), 2)}


def spans(tags):
    out, start = set(), None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and (t[0] != "I" or t[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if t[0] == "B" or (t[0] == "I" and start is None):
            start = i
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("encoder", "tokenizer", "shared", "out"):
        p.add_argument("--" + name, required=True)
    p.add_argument("--rounds", type=int, default=4)
    p.add_argument("--words", type=int, default=700, help="words in a batch")
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--half", action="store_true", help="bfloat16 where the processor has it")
    p.add_argument("--most", type=int, default=0, help="stop after so many batches (to try the speed)")
    o = p.parse_args()
    torch.manual_seed(1)
    torch.set_flush_denormal(True)  # moments that fade away would cost ten times the time
    shared = pathlib.Path(o.shared)
    trees = list(data.read_conllu(shared / "treebanks/en_ewt-ud-train.conllu"))
    names = data.read_iob2(shared / "entities/en_ewt-ud-train.early.iob2")
    for s in trees:
        if len(names.get(s.id, ())) == len(s.forms):
            s.names = names[s.id]
    print("sentences with names:", sum(s.names is not None for s in trees), "of", len(trees), flush=True)
    trees += data.read_conllu(shared / "treebanks/en_gum-ud-train.conllu", data.NC_GENRES)
    vocabulary = data.vocabulary_of(trees)
    trees += data.read_re3d(shared / "entities/re3d/CONLL-format")
    dev = list(data.read_conllu(shared / "treebanks/en_ewt-ud-dev.conllu"))
    names = data.read_iob2(shared / "entities/en_ewt-ud-dev.iob2")
    gum = list(data.read_conllu(shared / "treebanks/en_gum-ud-dev.conllu", data.NC_GENRES))
    tokenizer = Tokenizer.from_file(o.tokenizer)
    batches = data.Batches(tokenizer, vocabulary)
    model = Teacher(Encoder(o.encoder), *(len(vocabulary[k]) for k in ("upos", "xpos", "labels", "names", "weapons")))
    model.encoder.words.weight.requires_grad_(False)
    encoder = [q for q in model.encoder.parameters() if q.requires_grad]
    known = {id(q) for q in model.encoder.parameters()}
    other = [q for q in model.parameters() if id(q) not in known]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": o.rate}, {"params": other, "lr": 1.5e-3}], betas=(0.9, 0.98), weight_decay=0.01, eps=1e-6)
    random_ = random.Random(1)
    steps = o.rounds * len(batches.groups(trees, o.words, random.Random(0)))
    shape = lambda t: min(t / (0.08 * steps), max(0.02, (steps - t) / (0.92 * steps)))
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, shape)
    start, done, seen, total = time.time(), 0, 0, 0.0
    for round_ in range(o.rounds):
        for group in batches.groups(trees, o.words, random_):
            chunk = [trees[i] for i in group]
            target = batches.targets(chunk)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=o.half):
                x, arcs, lh, ld = model(*batches.tensors(chunk))
                labels = model.labels(lh, ld, target["heads"].clamp(min=0))
                upos, xpos, named, weapon = model.upos(x), model.xpos(x), model.names(x), model.weapons(x)
            loss = 0.0
            for logits, key, weight in ((arcs, "heads", 1.0), (labels, "labels", 1.0), (upos, "upos", 0.5), (xpos, "xpos", 0.5),
                                        (named, "names", 1.0), (weapon, "weapons", 0.5)):
                if (target[key] >= 0).any():
                    loss = loss + weight * F.cross_entropy(logits.float().flatten(0, 1), target[key].flatten(), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + other, 5.0)
            optimizer.step()
            scheduler.step()
            done, seen, total = done + 1, seen + sum(len(s.forms) for s in chunk), total + loss.item()
            if done % 50 == 0:
                print(f"{done}/{steps} loss {total / 50:.3f} {seen / (time.time() - start):.0f} words/s {time.time() - start:.0f} s", flush=True)
                total = 0.0
            if o.most and done >= o.most:
                return
        for s in dev:
            s.names = names.get(s.id)
        print("round", round_ + 1, "EWT dev", score(model, batches, dev, o.half), "GUM dev", score(model, batches, gum, o.half), flush=True)
        torch.save({"model": {k: v.bfloat16() for k, v in model.state_dict().items()}, "vocabulary": vocabulary}, o.out)


if __name__ == "__main__":
    main()
