#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Codes one of the two founding reports and scores it against its hand-made coding.
#   seeds.sh GOLD DATE REPORT        LAPWING names the program
# The limits are today's floor, below which nothing may fall; the goal is MIN_RECALL=0.8 MAX_WRONG=0.2.
# The reports are not shipped: where they are missing the test is skipped (exit 77).
set -euo pipefail
here=$(dirname "$0")
if [ ! -r "$3" ]; then
  echo "skipped: ../shared is not here"
  exit 77
fi
"${LAPWING:?set LAPWING to the program}" code --quiet --published "$2" "$3" |
  python3 "$here/score_seeds.py" "$here/cases/seeds/$1.txt" --min-recall "${MIN_RECALL:-0.55}" --max-wrong "${MAX_WRONG:-0.23}"
