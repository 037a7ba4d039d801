#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""One peer over one input, as one process on one thread; measure.py starts it.

usage: run_peer.py udpipe|spacy MODEL text ARTICLES.jsonl [--count]
       run_peer.py udpipe|spacy MODEL tokens FILE.conllu

`text`: JSON lines with `text`, paragraphs separated by blank lines, which no sentence crosses. `tokens`: sentences and tokens are kept, everything else of the file is
ignored. CoNLL-U goes to standard output; with --count only one line, `SENTENCES WORDS`, so that writing in Python is not held against a peer. The last line on standard
error is `load SECONDS`: importing and loading.
"""
import json
import re
import sys
import time


class Udpipe:
    def __init__(self, path):
        import ufal.udpipe as udpipe
        self.udpipe = udpipe
        self.model = udpipe.Model.load(path)
        if not self.model:
            sys.exit(f"{path}: no UDPipe model")

    def run(self, kind, text):
        error = self.udpipe.ProcessingError()
        out = self.udpipe.Pipeline(self.model, kind, self.udpipe.Pipeline.DEFAULT, self.udpipe.Pipeline.DEFAULT, "conllu").process(text, error)
        if error.occurred():
            sys.exit(f"UDPipe: {error.message}")
        return out

    def text(self, articles):
        for article in articles:
            yield self.run("tokenize", article)

    def tokens(self, path):
        with open(path, encoding="utf-8") as source:
            yield self.run("conllu", source.read())

    @staticmethod
    def count(out):
        return out.count("\n\n"), len(re.findall(r"^\d+\t", out, re.MULTILINE))

    @staticmethod
    def write(out):
        return out


class Spacy:
    def __init__(self, path):
        import spacy
        self.spacy = spacy
        self.nlp = spacy.load(path)

    def text(self, articles):
        return self.nlp.pipe(" ".join(paragraph.split()) for article in articles for paragraph in re.split(r"\n\s*\n", article) if paragraph.strip())

    def tokens(self, path):
        return self.nlp.pipe(self.docs(path))

    def docs(self, path):
        """Each sentence of CoNLL-U as a Doc that is not to be split."""
        words, spaces, token_end, space = [], [], 0, True
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                columns = line.rstrip("\n").split("\t")
                if len(columns) == 10 and "-" in columns[0]:
                    token_end, space = int(columns[0].split("-")[1]), "SpaceAfter=No" not in columns[9]
                elif len(columns) == 10 and "." not in columns[0]:
                    number = int(columns[0])
                    words.append(columns[1])
                    spaces.append(number == token_end and space if number <= token_end else "SpaceAfter=No" not in columns[9])
                elif len(columns) == 1 and not columns[0] and words:
                    yield self.spacy.tokens.Doc(self.nlp.vocab, words=words, spaces=spaces, sent_starts=[True] + [False] * (len(words) - 1))
                    words, spaces, token_end = [], [], 0

    @staticmethod
    def count(doc):
        return sum(1 for _ in doc.sents), sum(not token.is_space for token in doc)

    @staticmethod
    def write(doc):
        """CoNLL-U; tokens of spaces alone, which only spaCy has, are left out."""
        lines = []
        for sentence in doc.sents:
            kept = [token for token in sentence if not token.is_space]
            number = {token.i: place for place, token in enumerate(kept, 1)}
            for token in kept:
                head = token.head
                while head.is_space and head.head.i != head.i:
                    head = head.head
                root = head.i == token.i or head.i not in number
                lines.append("\t".join((str(number[token.i]), token.text, token.lemma_ or "_", token.pos_ or "_", token.tag_ or "_", str(token.morph) or "_",
                                        "0" if root else str(number[head.i]), "root" if root else token.dep_ or "dep", "_",
                                        "_" if token.whitespace_ else "SpaceAfter=No")))
            if kept:
                lines.append("")
        return "".join(line + "\n" for line in lines)


def main():
    if len(sys.argv) < 5 or sys.argv[1] not in ("udpipe", "spacy") or sys.argv[3] not in ("text", "tokens"):
        print(__doc__, file=sys.stderr)
        return 2
    start = time.monotonic()
    peer = (Udpipe if sys.argv[1] == "udpipe" else Spacy)(sys.argv[2])
    load = time.monotonic() - start
    if sys.argv[3] == "text":
        with open(sys.argv[4], encoding="utf-8") as lines:
            results = peer.text([json.loads(line)["text"] for line in lines])
    else:
        results = peer.tokens(sys.argv[4])
    if "--count" in sys.argv:
        sentences = words = 0
        for result in results:
            more = peer.count(result)
            sentences, words = sentences + more[0], words + more[1]
        print(sentences, words)
    else:
        for result in results:
            sys.stdout.write(peer.write(result))
    print(f"load {load:.3f}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
