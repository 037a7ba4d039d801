# SPDX-License-Identifier: Apache-2.0
"""Reading of treebanks and name annotation, and batches of them."""
import pathlib
import random

import torch

from encoder import case_of

NC_GENRES = ("whow", "fiction", "essay", "letter", "podcast")  # GUM texts that may not be used commercially
PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


class Sentence:
    __slots__ = ("id", "forms", "shown", "heads", "labels", "upos", "xpos", "names", "weapons", "columns")

    def __init__(self):
        self.id = ""
        self.shown = None  # forms whose case is to be believed, where those of `forms` are not
        self.forms, self.heads, self.labels, self.upos, self.xpos, self.columns = [], [], [], [], [], []
        self.names = self.weapons = None


def read_conllu(path, leave_out=()):
    document, current = "", Sentence()
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            document = line[14:]
        elif line.startswith("# sent_id = "):
            current.id = line[12:]
        elif not line:
            if current.forms and not any(g in document for g in leave_out):
                yield current
            current = Sentence()
        elif line[0] != "#":
            c = line.split("\t")
            if not c[0].isdigit():
                continue
            current.forms.append(c[1].translate(PLAIN))
            current.upos.append(c[3])
            current.xpos.append(c[4])
            current.heads.append(int(c[6]) if c[6] != "_" else 0)
            current.labels.append(c[7])


def read_iob2(path):
    """sent_id -> tags."""
    out, key = {}, ""
    for line in open(path, encoding="utf-8"):
        if line.startswith("# sent_id = "):
            key = line[12:].rstrip("\n")
        elif line.strip() and line[0] != "#":
            tag = line.split("\t")[2].strip()
            out.setdefault(key, []).append(tag if tag[2:] in ("PER", "LOC", "ORG") else "O")
    return out


def read_re3d(folder):
    """Training sentences of re3d but for those of the BBC; only weapons and platforms are taken (its other spans follow other rules)."""
    def sentences(path):
        forms, tags = [], []
        for line in list(open(path, encoding="utf-8")) + ["\n"]:
            parts = line.split()
            if len(parts) >= 2:
                forms.append(parts[0])
                tags.append(parts[-1])
            elif forms:
                yield tuple(forms), tags
                forms, tags = [], []
    root = pathlib.Path(folder)
    train = {forms for forms, _ in sentences(root / "data/train/re3d-train.conll")}
    for path in sorted(root.glob("data-by-source/conll/*/*.conll")):
        if "BBC" in str(path):
            continue
        for forms, tags in sentences(path):
            if forms in train and len(forms) < 120:
                s = Sentence()
                s.forms = [f.translate(PLAIN) for f in forms]
                s.weapons = [t[0] if t[2:] in ("Weapon", "MilitaryPlatform") else "O" for t in tags]
                yield s


class Batches:
    """Batches of sentences of like length, as tensors."""

    def __init__(self, tokenizer, vocabulary):
        self.tokenizer, self.vocabulary, self.cache = tokenizer, vocabulary, {}

    def pieces(self, form):
        if form not in self.cache:
            if len(self.cache) > 500000:
                self.cache.clear()
            self.cache[form] = self.tokenizer.encode(form, add_special_tokens=False).ids[:12] or [100]
        return self.cache[form]

    def groups(self, sentences, words, shuffle=None):
        order = list(range(len(sentences)))
        if shuffle is not None:
            shuffle.shuffle(order)
            order.sort(key=lambda i: len(sentences[i].forms) + shuffle.random() * 3)
        else:
            order.sort(key=lambda i: len(sentences[i].forms))
        groups, size = [[]], 0
        for i in order:
            longest = len(sentences[i].forms)
            if groups[-1] and longest * (len(groups[-1]) + 1) > words:
                groups.append([])
            groups[-1].append(i)
        if shuffle is not None:
            shuffle.shuffle(groups)
        return groups

    def tensors(self, sentences):
        rows = []
        for s in sentences:
            ids, cases, first = [101], [5], []
            shown = s.shown or s.forms
            for form in shown:
                pieces = self.pieces(form)
                if len(ids) + len(pieces) > 500:
                    pieces = [100] if len(ids) < 508 else []
                first.append(min(len(ids), 508))
                ids += pieces
                cases += [case_of(form)] * len(pieces)
            rows.append((ids + [102], cases + [5], first, [case_of(f) for f in shown]))
        n = max(len(r[0]) for r in rows)
        m = max(len(r[2]) for r in rows)
        pad = lambda lists, size, value=0: torch.tensor([list(x) + [value] * (size - len(x)) for x in lists])
        ids, cases = pad([r[0] for r in rows], n), pad([r[1] for r in rows], n)
        mask = pad([[1] * len(r[0]) for r in rows], n).bool()
        first, word_cases = pad([r[2] for r in rows], m), pad([r[3] for r in rows], m)
        word_mask = pad([[1] * len(r[2]) for r in rows], m).bool()
        return ids, cases, mask, first, word_cases, word_mask

    def targets(self, sentences):
        m = max(len(s.forms) for s in sentences)
        v = self.vocabulary

        def column(get, table=None):
            rows = []
            for s in sentences:
                values = get(s)
                if not values:
                    values = []
                elif table is not None:
                    values = [table.get(x, -100) for x in values]
                rows.append(list(values) + [-100] * (m - len(values)))
            return torch.tensor(rows)
        return {
            "heads": column(lambda s: s.heads),
            "labels": column(lambda s: s.labels, v["labels"]),
            "upos": column(lambda s: s.upos, v["upos"]),
            "xpos": column(lambda s: s.xpos, v["xpos"]),
            "names": column(lambda s: s.names, v["names"]),
            "weapons": column(lambda s: s.weapons, v["weapons"]),
        }


def vocabulary_of(sentences):
    number = lambda values: {x: i for i, x in enumerate(sorted(set(values)))}
    return {
        "labels": number(x for s in sentences for x in s.labels),
        "upos": number(x for s in sentences for x in s.upos),
        "xpos": number(x for s in sentences for x in s.xpos),
        "names": {"O": 0, "B-PER": 1, "I-PER": 2, "B-ORG": 3, "I-ORG": 4, "B-LOC": 5, "I-LOC": 6},
        "weapons": {"O": 0, "B": 1, "I": 2},
    }


class UsualCase:
    """How words are written in running text, learned from sentences; and headlines in capitals or Title Case written so."""

    def __init__(self, sentences):
        counts = {}
        for s in sentences:
            if self.style(s.forms):
                continue
            for form in s.forms[1:]:
                table = counts.setdefault(form.lower(), {})
                table[form] = table.get(form, 0) + 1
        self.usual = {word: max(sorted(table), key=table.get) for word, table in counts.items()}

    @staticmethod
    def style(forms):
        words = [f for f in forms if any(c.isalpha() for c in f) and len(f) > 1]
        if len(words) >= 3 and sum(f.isupper() for f in words) >= 0.85 * len(words):
            return "capitals"
        long = [f for f in words if len(f) > 3]
        return "title" if len(long) >= 4 and sum(f[0].isupper() for f in long) >= 0.85 * len(long) and forms[-1] not in ".!?" else ""

    def mend(self, sentence):
        style = self.style(sentence.forms)
        if style:
            sentence.shown = [self.usual.get(f.lower(), f.capitalize() if style == "capitals" else f) for f in sentence.forms]
