#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The tools that judge must be able to say no: sum_results.py, check_layers and `lapwing actors check` over made-up
input. LAPWING names the program."""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
XML = '<testsuite><testcase name="t" status="{}">{}<system-out>{}</system-out></testcase></testsuite>'

#      name                                  ctest status  element  output                        last line                        exit
SUMS = [
    ("counted lines",                        "run",  "", "2 passed, 0 failed",                    "2 passed, 0 failed",             0),
    ("the last counted line",                "run",  "", "9 passed, 9 failed\n3 passed, 0 failed", "3 passed, 0 failed",            0),
    ("skips are shown",                      "run",  "", "2 passed, 0 failed, 1 skipped",         "2 passed, 0 failed, 1 skipped",  0),
    ("counted failures",                     "fail", "", "2 passed, 3 failed",                    "2 passed, 3 failed",             1),
    ("a crash after a good line",            "fail", "", "2 passed, 0 failed",                    "2 passed, 1 failed",             1),
    ("a failure without counts",             "fail", "", "Segmentation fault",                    "0 passed, 1 failed",             1),
    ("failures behind a good exit code",     "run",  "", "2 passed, 1 failed",                    "2 passed, 1 failed",             1),
    ("no counts at all",                     "run",  "", "fine",                                  "1 passed, 0 failed",             0),
    ("doctest",                              "run",  "", "[doctest] test cases:  5 |  5 passed | 0 failed | 2 skipped",
                                                                                                  "5 passed, 0 failed, 2 skipped",  0),
    ("a skip", "notrun", '<skipped message="SKIP_RETURN_CODE=77"/>', "skipped: not here",         "0 passed, 0 failed, 1 skipped",  0),
    ("a missing program", "notrun", '<skipped message="Unable to find executable"/>', "",         "0 passed, 1 failed",             1),
]

#       file                 line                                 exit
LAYERS = [
    ("src/read/a.h",         '#include "base/file.h"',            0),
    ("src/read/a.h",         '#include "lapwing/article.h"',      0),
    ("src/read/a.h",         '#include <vector>',                 0),
    ("src/read/a.cc",        '#include "read/a.h"',               0),
    ("src/read/a.cc",        '#include "parse/parser.h"',         1),
    ("src/base/a.cc",        '#include "read/reader.h"',          1),
    ("src/read/a.cc",        '#include "pipeline.h"',             1),
    ("src/read/a.cc",        '  #  include "../parse/parser.h"',  1),
    ("include/lapwing/a.h",  '#include "base/file.h"',            1),
]

#   weapons.txt                                         error, or none                                                                               exit
WEAPONS = [
    ("tank | USA | !Abrams | M1A1\nnoun | tank",        "",                                                                                          0),
    ("air-defence | ISR | Iron Dome",                   "",                                                                                          0),
    ("canoe | USA | Kon-Tiki",                          "unknown kind 'canoe'",                                                                      1),
    ("tank | XYZ | T-1000",                             "unknown country 'XYZ'",                                                                     1),
    ("tank | USA",                                      "empty or missing field",                                                                    1),
    ("tank | USA | | M1A1",                             "empty or missing field",                                                                    1),
    ("tank | USA | ! Abrams",                           "bad name '! Abrams'",                                                                       1),
    ("tank | USA | M-48\nbomb | USA | M 48",            "'M 48' also stands at knowledge/weapons.txt:1",                                             1),
    ("tank | USA | M48 | M48",                          "'M48' stands twice in this line",                                                           1),
    ("tank | USA | M48 | M48s",                         "'M48s' is the plural of 'M48'",                                                             1),
    ("tank | USA | M1A1 | Abrams",                      "'Abrams' also names Elliott Abrams at knowledge/persons/a.txt:1; write '!Abrams'",          1),
    ("ballistic-missile | PRK | Musudan",               "'Musudan' also names Musudan-ri PRK at knowledge/places_extra.tsv:1",                       1),
    ("drone | PRK | Pyongyang",                         "'Pyongyang' also names PRK North Korea at knowledge/states.txt:2",                          1),
    ("noun | tank\nnoun | tank",                        "noun 'tank' also stands at knowledge/weapons.txt:1",                                        1),
]
KNOWLEDGE = {
    "states.txt": "state PRK North Korea\n  capital Pyongyang\nstate ISR Israel\n  body MIL Iron Dome\n",
    "organisations.txt": "", "groups.txt": "", "sectors.txt": "",
    "persons/a.txt": "person Elliott Abrams\n  office USA GOV special envoy 2019..2021\n",
    "places_extra.tsv": "Musudan-ri\tPRK\t40.8\t129.6\t0\tMusudan\n",
}


def run(*command, program=sys.executable, folder=None):
    done = subprocess.run([program, *map(str, command)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout.strip().splitlines()


def main():
    failures, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results.xml"
        for name, status, element, output, wanted, code in SUMS:
            results.write_text(XML.format(status, element, output), encoding="utf-8")
            got = run(HERE / "sum_results.py", results)
            count += 1
            if got[0] != code or got[1][-1:] != [wanted]:
                failures.append(f"sum_results, {name}: wanted {wanted!r} exit {code}, got {got}")
        results.write_text("<testsuite/>", encoding="utf-8")
        count += 1
        if run(HERE / "sum_results.py", results)[0] == 0:
            failures.append("sum_results: nothing ran, and it is content")
    for name, line, code in LAYERS:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / name
            (pathlib.Path(folder) / "src").mkdir()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(line + "\n", encoding="utf-8")
            got = run(HERE.parent / "script" / "check_layers", folder)
            count += 1
            if got[0] != code:
                failures.append(f"check_layers, {name} with {line}: wanted exit {code}, got {got}")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / "knowledge"
        (root / "persons").mkdir(parents=True)
        for name, text in KNOWLEDGE.items():
            (root / name).write_text(text, encoding="utf-8")
        for text, wanted, code in WEAPONS:
            (root / "weapons.txt").write_text(text + "\n", encoding="utf-8")
            got = run("--data", folder, "actors", "check", program=str(pathlib.Path(os.environ["LAPWING"]).resolve()), folder=folder)
            count += 1
            if got[0] != code or not any(wanted in line for line in got[1]):
                failures.append(f"actors check, {text!r}: wanted {wanted!r} exit {code}, got {got}")
    print(*failures, sep="\n", end="\n" if failures else "")
    print(f"{count - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
