#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Lapwing's language core beside UDPipe 1 and spaCy: speed, memory and scores in one run, on the same text, one core.

usage: measure.py FOLDER [--python PYTHON] [--program build/lapwing] [--shared ../shared] [--sentences N] [--repeat N] [--only speed|scores] [--test N]

FOLDER/models holds what train_udpipe.py and train_spacy.sh made; a peer without a model is left out, and said so. PYTHON has the peers installed.

Speed: the whole way from text to trees (tokens, sentences, tags, lemmas, trees), on the first Reuters articles of N sentences and on EWT dev, as JSON lines. All systems are
held to one core and one thread. They take turns, the least CPU time and wall time of the repeats count. The same counts of words and sentences (Reuters: Lapwing's; EWT: the
treebank's) divide all. Start-up is a run on one sentence and is taken off; memory is the peak resident set of the whole process, an interpreter included.

Scores: EWT test and PUD by score.py, with given tokens (everything else of the file is blanked) and from the treebank's text, paragraphs and documents as blank lines.
--test N takes the first N sentences. Standard library only.
"""
import argparse
import gzip
import json
import os
import pathlib
import platform
import sys
import tempfile
import time

import score

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
HERE = pathlib.Path(__file__).resolve().parent
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")}
NOTE = {"id": "note", "published": "2024-01-17", "text": "The French foreign minister met his German counterpart in Berlin."}


class Lapwing:
    name = "Lapwing"

    def __init__(self, program, models):
        self.program = program
        self.models = models

    def command(self, kind, path, count):
        del count  # it writes in any case
        return [self.program, "parse", "--quiet", *(["--input", "conllu"] if kind == "tokens" else []), path]


class Peer:
    def __init__(self, name, python, model):
        self.name, self.python = name, python
        self.models = [model]

    def command(self, kind, path, count):
        return [self.python, str(HERE / "run_peer.py"), self.name.lower(), str(self.models[0]), kind, path, *(["--count"] if count else [])]


def size(paths):
    """Bytes of files and folders."""
    return sum(file.stat().st_size for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())


def run(command, output):
    """(wall seconds, CPU seconds, peak MiB, seconds of loading when it tells them). Output goes to a file."""
    errors = output + ".err"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, {**os.environ, **ONE_THREAD}, file_actions=[(os.POSIX_SPAWN_OPEN, 1, output, flags, 0o600),
                                                                                         (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o600)])
    _, status, usage = os.wait4(pid, 0)
    wall = time.monotonic() - start
    told = pathlib.Path(errors).read_text(encoding="utf-8")
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        sys.exit(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}\n{told}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, next((float(line[5:]) for line in told.splitlines() if line.startswith("load ")), None)


def sentences_of(path, most):
    """The sentences of a CoNLL-U file, as lists of lines."""
    sentence, count = [], 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                sentence.append(line)
            elif sentence:
                yield sentence
                sentence, count = [], count + 1
                if count == most:
                    return


def write_text(treebank, target, most=None):
    """The treebank's text, a document a line of JSON; (words, sentences)."""
    documents, gap, words, count = [], "", 0, 0
    for sentence in sentences_of(treebank, most):
        text = next(line[len("# text = "):] for line in sentence if line.startswith("# text = "))
        new_document = any(line.startswith("# newdoc") for line in sentence)
        if new_document or not documents:
            documents.append(text)
        elif any(line.startswith("# newpar") for line in sentence):
            documents[-1] += "\n\n" + text
        else:
            documents[-1] += gap + text
        rows = [line.split("\t") for line in sentence if line[0] != "#"]
        words += sum(row[0].isdigit() for row in rows)
        count += 1
        last = next(row for row in reversed(rows) if "." not in row[0])
        inside = [row for row in rows if "-" in row[0] and row[0].split("-")[1] == last[0]]
        gap = "" if "SpaceAfter=No" in (inside or [last])[0][9] else " "
    with open(target, "w", encoding="utf-8") as out:
        for number, text in enumerate(documents, 1):
            print(json.dumps({"id": f"d{number}", "published": "2024-01-17", "text": text}, ensure_ascii=False), file=out)
    return words, count


def write_tokens(treebank, gold, target, most):
    """The gold sentences, and the same with sentences and tokens only."""
    with open(gold, "w", encoding="utf-8") as whole, open(target, "w", encoding="utf-8") as out:
        for sentence in sentences_of(treebank, most):
            print(*sentence, "", sep="\n", file=whole)
            for line in sentence:
                columns = line.split("\t")
                if line[0] != "#" and "." not in columns[0]:
                    space = "SpaceAfter=No" if "SpaceAfter=No" in columns[9] else "_"
                    print(*columns[:2], *["_"] * 7, space, sep="\t", file=out)
            print(file=out)


def count_conllu(path):
    """(words, sentences)."""
    words = sentences = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            words += line.split("\t", 1)[0].isdigit()
            sentences += line == "\n"
    return words, sentences


def write_reuters(source, target, wanted, lapwing, out):
    """The first articles with so many sentences, text only; (words, sentences) as Lapwing finds them."""
    articles = []
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["text"].strip():
                articles.append(json.dumps({"id": article["id"], "published": article["published"], "text": article["text"]}, ensure_ascii=False))
            if len(articles) * 4 >= wanted:
                break
    least, most = 1, len(articles)
    while True:  # few runs: sentences are nearly proportional to articles
        pathlib.Path(target).write_text("".join(article + "\n" for article in articles[:most]), encoding="utf-8")
        run(lapwing.command("text", target, False), out)
        words, sentences = count_conllu(out)
        if sentences <= wanted * 1.01 or most <= least:
            return words, sentences, most
        most = min(most - 1, max(least, most * wanted // sentences))


def measure_speed(systems, inputs, folder, repeat):
    note, out = (os.path.join(folder, name) for name in ("note.jsonl", "out"))
    pathlib.Path(note).write_text(json.dumps(NOTE) + "\n", encoding="utf-8")
    start, loads = {}, {}
    for _ in range(repeat + 1):  # the first also brings the files into memory
        for system in systems:
            got = run(system.command("text", note, True), out)
            start[system] = tuple(map(min, got[:3], start.get(system, got)[:3]))
            if got[3] is not None:
                loads[system] = min(got[3], loads.get(system, got[3]))
    print(f"{'':<9}{'start-up s':>11}{'CPU s':>8}{'load s':>8}{'MiB':>7}{'model bytes':>13}")
    for system in systems:
        wall, cpu, peak = start[system]
        print(f"{system.name:<9}{wall:>11.2f}{cpu:>8.2f}{f'{loads[system]:.2f}' if system in loads else '':>8}{peak:>7.0f}{size(system.models):>13,}")
    print("start-up: a run on one sentence; load: importing and loading, of the start-up, as the peer's own process tells it\n", flush=True)
    print(f"{'text':<9}{'system':<9}{'wall s':>8}{'CPU s':>8}{'words/s':>10}{'sent/s':>9}{'words/CPU s':>13}{'sent/CPU s':>12}{'peak MiB':>10}{'its sentences':>15}{'its words':>11}")
    for text, path, words, sentences in inputs:
        best, found = {}, {}
        for _ in range(repeat):
            for system in systems:
                got = run(system.command("text", path, True), out)[:3]
                best[system] = tuple(map(min, got, best.get(system, got)))
                if isinstance(system, Lapwing):
                    found[system] = count_conllu(out)
                else:
                    found[system] = tuple(map(int, pathlib.Path(out).read_text(encoding="utf-8").split()[::-1]))
        for system in systems:
            wall, cpu = (max(whole - begin, 1e-3) for whole, begin in zip(best[system][:2], start[system]))
            by_wall = f"{wall:>8.2f}{cpu:>8.2f}{words / wall:>10,.0f}{sentences / wall:>9,.0f}"
            if wall < 0.9 * cpu:  # start-up took longer than the whole run: the machine is too busy for wall time to tell anything
                by_wall = f"{'-':>8}{cpu:>8.2f}{'-':>10}{'-':>9}"
            print(f"{text:<9}{system.name:<9}{by_wall}{words / cpu:>13,.0f}{sentences / cpu:>12,.0f}"
                  f"{best[system][2]:>10.0f}{found[system][1]:>15,}{found[system][0]:>11,}", flush=True)
    print()


def measure_scores(systems, treebanks, folder, most):
    print(f"{'treebank':<10}{'input':<8}{'system':<9}{'sentences':>10}{'words':>8}{'UPOS':>8}{'XPOS':>8}{'lemmas':>8}{'UAS':>8}{'LAS':>8}")
    gold, tokens, text, out = (os.path.join(folder, name) for name in ("gold.conllu", "tokens.conllu", "text.jsonl", "out"))
    for name, path in treebanks:
        write_tokens(path, gold, tokens, most)
        write_text(path, text, most)
        for kind, source in (("tokens", tokens), ("text", text)):
            for system in systems:
                run(system.command(kind, source, False), out)
                scores = score.score_files(gold, out)
                print(f"{name:<10}{kind:<8}{system.name:<9}{scores['sentences']:>10.2f}"
                      + "".join(f"{scores[key]:>8.2f}" for key in ("words", "UPOS", "XPOS", "lemmas", "UAS", "LAS")), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--python", default=sys.executable, help="interpreter with the peers (default: this one)")
    parser.add_argument("--program", default=str(ROOT / "build" / "lapwing"))
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--sentences", type=int, default=2000, metavar="N", help="sentences of Reuters text, about (default 2000)")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="runs of each, the fastest counts (default 3)")
    parser.add_argument("--only", choices=("speed", "scores"))
    parser.add_argument("--test", type=int, metavar="N", help="first N sentences of each test treebank")
    args = parser.parse_args()

    systems = [Lapwing(args.program, sorted((ROOT / "models").glob("*.model")))]
    for name, model in (("UDPipe", args.folder / "models" / "udpipe.model"), ("spaCy", args.folder / "models" / "spacy")):
        if model.exists():
            systems.append(Peer(name, args.python, model))
        else:
            print(f"{name} is left out: no {model}")
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    print(f"{platform.platform()}, Python {platform.python_version()}, core {core}, load {' '.join(f'{n:.1f}' for n in os.getloadavg())}")
    for settings in sorted((args.folder / "models").glob("*.settings")):
        print(f"{settings.stem}: {settings.read_text(encoding='utf-8').strip()}")
    print(flush=True)
    treebanks = args.shared / "treebanks"
    with tempfile.TemporaryDirectory() as folder:
        if args.only != "scores":  # before the scores, so that this process is small: a child's peak memory is never under its parent's
            reuters, ewt = (os.path.join(folder, name) for name in ("reuters.jsonl", "ewt.jsonl"))
            words, sentences, articles = write_reuters(args.shared / "news" / "reuters_1987.jsonl.gz", reuters, args.sentences, systems[0], os.path.join(folder, "out"))
            print(f"Reuters: {articles} articles, {words:,} words, {sentences:,} sentences", end="")
            inputs = [("Reuters", reuters, words, sentences), ("EWT dev", ewt, *write_text(treebanks / "en_ewt-ud-dev.conllu", ewt, args.test))]
            print(f"; EWT dev: {inputs[1][2]:,} words, {inputs[1][3]:,} sentences\n")
            measure_speed(systems, inputs, folder, args.repeat)
        if args.only != "speed":
            measure_scores(systems, [("EWT test", treebanks / "en_ewt-ud-test.conllu"), ("PUD", treebanks / "en_pud-ud-test.conllu")], folder, args.test)
    print(f"\nload at the end {' '.join(f'{n:.1f}' for n in os.getloadavg())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
