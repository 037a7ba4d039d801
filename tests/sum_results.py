#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up what the tests of one ctest run counted and prints it as one line.

usage: sum_results.py RESULTS.xml       (ctest --output-junit)

A test that prints `N passed, N failed[, N skipped]` or doctest's summary counts that many (its last such line); any other
counts one. A test that ctest calls failed counts at least one failure, whatever it printed; one that could not be started
is a failure; one that ended with the skip code is one skip. Prints `NAME  N passed, N failed` per test, then the
sum as the last line. Exit 1 when anything failed, 2 when nothing ran.
"""
import re
import sys
import xml.etree.ElementTree as tree

COUNTS = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$", re.M)
DOCTEST = re.compile(r"^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped", re.M)


def counts(case):
    """(passed, failed, skipped) of one <testcase>."""
    status = case.get("status")
    skipped = case.find("skipped")
    if skipped is not None and (skipped.get("message") or "").startswith("SKIP_"):
        return 0, 0, 1
    if status == "disabled":
        return 0, 0, 1
    output = case.findtext("system-out") or ""
    output = re.sub(r"\x1b\[[0-9;]*m", "", output)
    found = COUNTS.findall(output) or DOCTEST.findall(output)
    passed, failed, left = (int(n or 0) for n in found[-1]) if found else (int(status == "run"), 0, 0)
    if status != "run":
        failed = max(failed, 1)
    return passed, failed, left


def line(total):
    passed, failed, skipped = total
    return f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else "")


def main():
    try:
        cases = list(tree.parse(sys.argv[1]).getroot().iter("testcase"))
    except (OSError, IndexError, tree.ParseError) as error:
        print(f"sum_results: no results to add up: {error}", file=sys.stderr)
        cases = []
    total = [0, 0, 0]
    for case in cases:
        one = counts(case)
        total = [a + b for a, b in zip(total, one)]
        print(f"{case.get('name'):<20} {line(one)}")
    if sum(total) == 0:
        print("0 passed, 1 failed")
        return 2
    print(line(total))
    return 1 if total[1] else 0


if __name__ == "__main__":
    sys.exit(main())
