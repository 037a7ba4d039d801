#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Codes one of the two founding reports and scores it against its hand-made coding.
#   seeds.sh GOLD DATE REPORT        LAPWING names the program
# The reports are not shipped: where they are missing the test is skipped (exit 77).
set -euo pipefail
here=$(dirname "$0")
if [ ! -r "$3" ]; then
  echo "skipped: ../shared is not here"
  exit 77
fi
"${LAPWING:?set LAPWING to the program}" code --quiet --published "$2" "$3" |
  python3 "$here/score_seeds.py" "$here/cases/seeds/$1.txt" --min-recall 0.8 --max-wrong 0.2
