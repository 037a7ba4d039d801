# SPDX-License-Identifier: Apache-2.0
"""What the tests of the package share. LAPWING names the program that the package must agree with."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(os.environ.get("LAPWING_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ["LAPWING"]
SEASON = ROOT / "examples" / "season.jsonl"
CLAIM = "South Korea said Pyongyang had supplied Moscow with artillery shells. China's foreign minister will visit Hanoi on Friday."


def program(*arguments, code=0, **options):
    """Standard output of the program, as bytes."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False, **options)
    assert done.returncode == code, f"lapwing {arguments}: {done.returncode} {done.stderr.decode()[:500]}"
    return done.stdout


def season(most=None):
    with open(SEASON, encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(most or 10**9), lines)]
