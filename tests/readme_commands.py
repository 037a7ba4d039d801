#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every command that README.md and the guides in docs/ show, in order, and compares the outputs they show.

    LAPWING=build/lapwing tests/readme_commands.py [--update] [FILE.md ...]

Each ```sh block is run line by line (a backslash joins lines) in a copy of the working tree, without network where the system
allows to take it away; a command must end with 0, or with N where its line says `# exit N`. A ```json or ```text block behind the
comment `<!-- output -->` is what the last command before it printed on standard output: JSON is compared as JSON, `...` stands
for any lines. Hashes (16 hexadecimal digits), confidences and line numbers are not compared: every change of codebook or model moves them.
Behind `<!-- output, counts move -->` numbers and codes of three letters are not compared either, only the shape: every better frame moves those counts.
A command whose line says `# until Ctrl-C` is a server: it is started on a free port, asked for its page, and ended. Every file has a tree of its own.
--update writes the outputs anew. Lines that need ../shared are skipped where it is missing, lines that begin with
script/ always (they build the program; this test is a part of script/test); both are said.
"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^(?P<mark><!-- output(?P<moves>, counts move)? -->\n)?```(?P<kind>sh|json|text)\n(?P<body>.*?)^```$", re.M | re.S)
GUIDES = ["README.md", "docs/quickstart.md", "docs/own_codebook.md", "docs/citing.md"]
LEFT_OUT = shutil.ignore_patterns("build", "build-*", "out", ".git", "__pycache__")


def commands(body):
    """(command, expected exit code; None for a server) of a block."""
    for line in re.sub(r"\\\n\s*", " ", body).splitlines():
        command, _, comment = line.partition("  # ")
        if command.strip() and not command.startswith("#"):
            code = re.match(r"exit (\d+)", comment)
            yield command.strip(), None if comment.startswith("until Ctrl-C") else int(code.group(1)) if code else 0


def offline():
    """A prefix that takes the network away, or nothing where that is not allowed."""
    prefix = ["unshare", "--user", "--map-root-user", "--net"]
    try:
        if subprocess.run(prefix + ["true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return prefix
    except OSError:
        pass
    print("the network could not be taken away here; commands run with it")
    return []


def loose(text):
    """What is compared of an output: no hashes, no confidences, no lines of the codebook."""
    text = re.sub(r"\b[0-9a-f]{16}\b", "HASH", text)
    text = re.sub(r"(\.txt:)\d+", r"\1N", text)
    return re.sub(r'(confidence"?:? *)[01](\.\d+)?', r"\g<1>0", text)


def shape(text):
    """Lines with every number and every code of a state alike, and gaps of one blank."""
    text = re.sub(r"\b[A-Z]{3}\b", "CODE", re.sub(r"(?<![A-Za-z])-?[0-9.,]+(?![A-Za-z])", "N", text))
    return "\n".join(re.sub(r" +", " ", line) for line in text.split("\n"))


def same(kind, shown, printed, moves=False):
    if moves:
        shown, printed = shape(shown), shape(printed)
    if kind == "json":
        def records(text):
            decoder, at, found = json.JSONDecoder(), 0, []
            while text[at:].strip():
                at += len(text[at:]) - len(text[at:].lstrip())
                record, at = decoder.raw_decode(text, at)
                found.append(record)
            return found
        try:
            return records(loose(shown)) == records(loose(printed))
        except ValueError:
            return False
    pattern = "\n".join(re.escape(line.rstrip()) for line in loose(shown).strip("\n").split("\n"))
    pattern = re.sub(r"(?m)^\\\.\\\.\\\.(\n|\Z)", r"(?:.*\\n)*?", pattern)
    printed = "\n".join(line.rstrip() for line in loose(printed).strip("\n").split("\n")) + "\n"
    return re.fullmatch(pattern + r"\n?", printed) is not None


def pretty(kind, printed, shown):
    """An output as README shows it: JSON broken at 120 columns, text cut where it was cut before."""
    if kind == "text":
        lines, kept = printed.strip("\n").split("\n"), shown.strip("\n").split("\n")
        return "\n".join(lines[: len(kept) - 1] + ["..."] if kept[-1] == "..." else lines) + "\n"
    out = ""
    for line in printed.strip().splitlines():
        record, column, text = json.loads(line), 0, "{"
        for number, (key, value) in enumerate(record.items()):
            part = json.dumps(key) + ": " + json.dumps(value, ensure_ascii=False) + ("," if number + 1 < len(record) else "}")
            if column and column + len(part) > 118:
                text, column = text + "\n ", 1
            elif column:
                text, column = text + " ", column + 1
            text, column = text + part, column + len(part)
        out += text + "\n"
    return out


def served(command, tree, environment):
    """What is wrong with a server: it says where it answers, gives its page there, and ends well when told to."""
    server = subprocess.Popen(["bash", "-c", f"exec {command} --listen 127.0.0.1:0"], cwd=tree, env=environment, text=True, stdout=subprocess.PIPE)
    address = re.search(r"http://[0-9.:]+/", server.stdout.readline())
    try:
        page = urllib.request.urlopen(address.group(0), timeout=60).read() if address else b""
    except OSError:
        page = b""
    server.send_signal(signal.SIGTERM)
    code = server.wait(timeout=60)
    return f"{command}: no page" if b"<html" not in page.lower() else f"{command}: exit code {code} when ended" if code else ""


def try_out(name, program, prefix, update):
    """(passed, problems, skipped) of one file."""
    readme = (ROOT / name).read_text(encoding="utf-8")
    passed, problems, skipped, mended, at = 0, [], 0, "", 0
    with tempfile.TemporaryDirectory() as folder:
        tree, programs = pathlib.Path(folder) / "lapwing", pathlib.Path(folder) / "bin"
        shutil.copytree(ROOT, tree, ignore=LEFT_OUT, symlinks=True)
        programs.mkdir()
        (programs / "lapwing").symlink_to(program)
        shared = (ROOT.parent / "shared").is_dir()
        if shared:
            (pathlib.Path(folder) / "shared").symlink_to(ROOT.parent / "shared")
        environment = dict(os.environ, PATH=f"{programs}:{os.environ['PATH']}", LAPWING_DATA=str(tree), LC_ALL="C.UTF-8")
        printed = ""
        for block in BLOCK.finditer(readme):
            if block["kind"] != "sh":
                if block["mark"] and same(block["kind"], block["body"], printed, block["moves"]):
                    passed += 1
                elif block["mark"]:
                    problems.append(f"the output shown differs (mend with --update):\n{block['body']}printed:\n{printed}")
                    mended += readme[at : block.start("body")] + pretty(block["kind"], printed, block["body"])
                    at = block.end("body")
                continue
            for command, wanted in commands(block["body"]):
                if command.startswith("script/"):
                    skipped += 1
                    print(f"skipped: {command}: builds the program, as script/test does before it comes here")
                    continue
                if wanted is None:
                    problem = served(command, tree, environment)
                    problems += [problem] if problem else []
                    passed += 0 if problem else 1
                    continue
                if "../shared" in command and not shared:
                    skipped += 1
                    print(f"skipped: {command}: ../shared is not here")
                    continue
                done = subprocess.run(prefix + ["bash", "-c", "set -o pipefail; " + command], cwd=tree, env=environment, text=True,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=600, check=False)
                printed = done.stdout.replace(f"{tree}/", "")
                if done.returncode == wanted:
                    passed += 1
                else:
                    problems.append(f"{command}: exit code {done.returncode} instead of {wanted}: {done.stderr[:300]}")
    if update:
        (ROOT / name).write_text(mended + readme[at:], encoding="utf-8")
    if passed == 0:
        problems.append("no command that could be run")
    return passed, [f"{name}: {problem}" for problem in problems], skipped


def main():
    program = pathlib.Path(os.environ["LAPWING"]).resolve()
    names = [name for name in sys.argv[1:] if not name.startswith("--")] or GUIDES
    passed, problems, skipped, prefix = 0, [], 0, offline()
    for name in names:
        done = try_out(name, program, prefix, "--update" in sys.argv[1:])
        passed, problems, skipped = passed + done[0], problems + done[1], skipped + done[2]
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{passed} passed, {len(problems)} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
