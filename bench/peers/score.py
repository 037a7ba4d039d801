#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores CoNLL-U against a treebank by the definitions of the CoNLL 2018 shared task.

usage: score.py GOLD.conllu SYSTEM.conllu
       score.py --self-test

Words are found again by their characters (spaces left out); words inside multiword tokens, which have no characters of their own, by longest common subsequence of
lower-case forms. Labels without subtypes, F1 of everything. A head is right when it is the word aligned to the gold head. One thing the shared task did not allow: a
system may have changed or left out characters (typographic quotes made plain, a line dropped); what it left out counts as missed. Standard library only.
"""
import sys

FOLD = str.maketrans({"‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xad": "-"})
SURE = 12      # so many equal characters show that the texts run together again
FURTHEST = 20000  # longest stretch looked for that one side lacks


class Word:
    __slots__ = ("begin", "end", "inside", "form", "lemma", "upos", "xpos", "head", "label")


def read(lines):
    """(characters, sentence spans, words); a head is a Word, or None for the root."""
    text, length, sentences, words = [], 0, [], []
    first, begin, inside_to, token = 0, 0, 0, None
    for line in [*lines, ""]:
        line = line.rstrip("\r\n")
        if not line:
            sentence = words[first:]
            for word in sentence:
                if not 0 <= word.head <= len(sentence):
                    raise ValueError(f"no word {word.head} in a sentence of {len(sentence)}")
                word.head = sentence[word.head - 1] if word.head else None
            if sentence:
                sentences.append((begin, length))
            first, begin, inside_to = len(words), length, 0
        elif line[0] != "#":
            columns = line.split("\t")
            if len(columns) != 10:
                raise ValueError(f"not ten columns: {line!r}")
            if "." in columns[0]:
                continue
            form = "".join(columns[1].split())
            if "-" in columns[0]:
                inside_to = int(columns[0].split("-")[1])
                token = (length, length + len(form))
                text.append(form)
                length += len(form)
                continue
            word = Word()
            word.inside = int(columns[0]) <= inside_to
            if not word.inside:
                token = (length, length + len(form))
                text.append(form)
                length += len(form)
            word.begin, word.end = token
            word.form, word.lemma, word.upos, word.xpos = form.lower().translate(FOLD), columns[2], columns[3], columns[4]
            word.head, word.label = int(columns[6]), columns[7].split(":")[0]
            words.append(word)
    return "".join(text), sentences, words


def together_again(gold, system, g, s):
    """The nearest (g, s) from which both texts are equal for a while."""
    for far in range(1, FURTHEST):
        steps = [(far, 0), (0, far), (far, far)]
        if far <= 6:
            steps += [(far, near) for near in range(1, far)] + [(near, far) for near in range(1, far)]
        for more_g, more_s in steps:
            a, b = gold[g + more_g:g + more_g + SURE], system[s + more_s:s + more_s + SURE]
            if a == b and (len(a) == SURE or (g + more_g + len(a) == len(gold) and s + more_s + len(b) == len(system))):
                return g + more_g, s + more_s
    raise ValueError(f"the texts part at {gold[g:g + 60]!r} and {system[s:s + 60]!r}")


def positions(gold, system, starts):
    """For each character of system, the span of gold that it stands for; starts are those of gold words."""
    gold, system = gold.translate(FOLD), system.translate(FOLD)
    spans, g, s = [], 0, 0
    while g < len(gold) or s < len(system):
        if g < len(gold) and s < len(system) and gold[g] == system[s]:
            spans.append((g, g + 1))
            g, s = g + 1, s + 1
            continue
        to_g, to_s = together_again(gold, system, g, s)
        if to_s == s:  # left out: what is left out begins with a word where that is possible ("T" of "Troops" is not that of "Talks")
            back = 0
            while g - back not in starts and back < g and back < s and gold[g - back - 1] == gold[to_g - back - 1] and spans[s - back - 1] == (g - back - 1, g - back):
                back += 1
            if back and g - back in starts:
                g, s, to_g, to_s = g - back, s - back, to_g - back, to_s - back
                del spans[s:]
        if to_g - g == to_s - s:
            spans += [(i, i + 1) for i in range(g, to_g)]
        else:
            spans += [(g, to_g)] * (to_s - s)
        g, s = to_g, to_s
    return spans


def move(gold_text, gold, text, sentences, words):
    """Puts a system's spans into the characters of the gold text."""
    if text == gold_text:
        return sentences
    spans = positions(gold_text, text, {word.begin for word in gold})
    for word in words:
        word.begin, word.end = spans[word.begin][0], spans[word.end - 1][1]
    return [(spans[begin][0], spans[end - 1][1]) for begin, end in sentences]


def common(gold, system):
    """Pairs of the longest common subsequence of forms."""
    table = [[0] * (len(system) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(system))):
            table[i][j] = table[i + 1][j + 1] + 1 if gold[i].form == system[j].form else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(gold) and j < len(system):
        if gold[i].form == system[j].form:
            yield gold[i], system[j]
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1


def align(gold, system):
    """Pairs of words that are the same."""
    pairs, g, s = [], 0, 0
    while g < len(gold) and s < len(system):
        a, b = gold[g], system[s]
        if a.inside or b.inside:
            if not a.inside and a.begin < b.begin:
                g += 1
                continue
            if not b.inside and b.begin < a.begin:
                s += 1
                continue
            end = max(word.end for word in (a, b) if word.inside)
            from_g, from_s = g, s
            while True:
                more_g = g < len(gold) and (gold[g].begin < end if gold[g].inside else gold[g].end <= end)
                more_s = s < len(system) and (system[s].begin < end if system[s].inside else system[s].end <= end)
                if more_g:
                    end, g = max(end, gold[g].end), g + 1
                elif more_s:
                    end, s = max(end, system[s].end), s + 1
                else:
                    break
            pairs += common(gold[from_g:g], system[from_s:s])
        elif (a.begin, a.end) == (b.begin, b.end):
            pairs.append((a, b))
            g, s = g + 1, s + 1
        elif a.begin <= b.begin:
            g += 1
        else:
            s += 1
    return pairs


def score(gold_lines, system_lines):
    """{measure: F1 in percent}."""
    gold_text, gold_sentences, gold = read(gold_lines)
    text, sentences, system = read(system_lines)
    sentences = move(gold_text, gold, text, sentences, system)
    pairs = align(gold, system)
    gold_of = {id(b): a for a, b in pairs}
    gold_of[id(None)] = None

    def same_head(a, b):
        return id(b.head) in gold_of and gold_of[id(b.head)] is a.head

    def f1(right, of_gold=len(gold), of_system=len(system)):
        return 200 * right / (of_gold + of_system) if of_gold + of_system else 0.0

    return {
        "sentences": f1(len(set(gold_sentences) & set(sentences)), len(gold_sentences), len(sentences)),
        "words": f1(len(pairs)),
        "UPOS": f1(sum(a.upos == b.upos for a, b in pairs)),
        "XPOS": f1(sum(a.xpos == b.xpos for a, b in pairs)),
        "lemmas": f1(sum(a.lemma in (b.lemma, "_") for a, b in pairs)),
        "UAS": f1(sum(same_head(a, b) for a, b in pairs)),
        "LAS": f1(sum(same_head(a, b) and a.label == b.label for a, b in pairs)),
    }


def score_files(gold, system):
    with open(gold, encoding="utf-8") as a, open(system, encoding="utf-8") as b:
        return score(a, b)


def sentence(*rows):
    """Rows `id form upos head label` as CoNLL-U."""
    lines = []
    for row in rows:
        number, form, *rest = row.split()
        upos, head, label = rest or ("_", "_", "_")
        lines.append("\t".join((number, form, form.lower(), upos, "_", "_", head, label, "_", "_")))
    return [*lines, ""]


def self_test():
    gold = sentence("1 Troops NOUN 2 nsubj", "2-3 didn't", "2 did AUX 0 root", "3 n't PART 2 advmod", "4 go VERB 2 xcomp", "5 . PUNCT 2 punct")
    gold += sentence("1 Talks NOUN 2 nsubj:pass", "2 ended VERB 0 root")
    cases = []

    def expect(name, system, **wanted):
        got = score(gold, system)
        cases.append(all(abs(got[key] - value) < 0.005 for key, value in wanted.items()))
        if not cases[-1]:
            print(f"{name}: wanted {wanted}, got {got}")

    expect("the same", gold, sentences=100, words=100, UPOS=100, UAS=100, LAS=100)
    expect("subtypes do not count", [line.replace("nsubj:pass", "nsubj") for line in gold], LAS=100)
    expect("no multiword token", [line for line in gold if not line.startswith("2-3")], words=100, LAS=100)
    expect("a wrong label", [line.replace("advmod", "dep") for line in gold], UAS=100, LAS=600 / 7)
    expect("a wrong head", [line.replace("\t2\txcomp", "\t5\txcomp") for line in gold], UAS=600 / 7, LAS=600 / 7)
    expect("a wrong root", [line.replace("AUX\t_\t_\t0\troot", "AUX\t_\t_\t4\troot") for line in gold], UAS=600 / 7)
    expect("a wrong tag", [line.replace("PUNCT", "SYM") for line in gold], UPOS=600 / 7, LAS=100)
    # One sentence of seven words for two: one head is new, no sentence is right.
    joined = sentence("1 Troops NOUN 2 nsubj", "2 did AUX 0 root", "3 n't PART 2 advmod", "4 go VERB 2 xcomp", "5 . PUNCT 2 punct", "6 Talks NOUN 7 nsubj",
                      "7 ended VERB 2 parataxis")
    expect("sentences joined", joined, sentences=0, words=100, UAS=600 / 7)
    # `go.` as one word: 5 of 7 gold words aligned with 6 of the system's.
    glued = sentence("1 Troops NOUN 2 nsubj", "2 did AUX 0 root", "3 n't PART 2 advmod", "4 go. VERB 2 xcomp") + sentence("1 Talks NOUN 2 nsubj", "2 ended VERB 0 root")
    expect("words glued", glued, sentences=100, words=1000 / 13, LAS=1000 / 13)
    # `didn't` kept whole: neither of its two words is found, nor any word whose head it is.
    whole = sentence("1 Troops NOUN 2 nsubj", "2 didn't AUX 0 root", "3 go VERB 2 xcomp", "4 . PUNCT 2 punct") + sentence("1 Talks NOUN 2 nsubj", "2 ended VERB 0 root")
    expect("a token not split", whole, words=1000 / 13, UAS=400 / 13)
    expect("a quote made plain", [line.replace("n't", "n’t") for line in gold], words=100, lemmas=600 / 7, LAS=100)
    expect("a sentence left out", gold[:7], sentences=200 / 3, words=1000 / 12, LAS=1000 / 12)
    expect("the first left out", gold[7:], sentences=200 / 3, words=400 / 9, LAS=400 / 9)
    expect("nothing", [], sentences=0, words=0, LAS=0)
    print(f"{sum(cases)} of {len(cases)} cases as expected")
    return 0 if all(cases) else 1


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    for name, value in score_files(*sys.argv[1:]).items():
        print(f"{name:<10}{value:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
