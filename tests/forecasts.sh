#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Forecasts of two public lists against their floor, and against the best simple baseline of the same run.
#   forecasts.sh EVENTS              folder with the lists; LAPWING names the program
# The lists are not shipped: where they are missing the test is skipped (exit 77).
tests="$1/cns_nk_missile_tests.csv"
deaths="$1/ucdp_country_month_fatalities_1989.csv"
if [ ! -r "$tests" ] || [ ! -r "$deaths" ]; then
  echo "skipped: ../shared is not here"
  exit 77
fi
tests=$(realpath "$tests")
deaths=$(realpath "$deaths")
. "$(dirname "$0")/check.sh"

# below PLACE SCORE LIMIT: Lapwing's score is under the limit and under every baseline's.
below() {
  if python3 - "$@" << 'END'; then ok; else wrong "$1 $2 is over its floor"; fi
import json, sys
place, score, limit = sys.argv[1], sys.argv[2], float(sys.argv[3])
report = json.load(open("out"))
models = (report["together"] if place == "together" else next(h for h in report["horizons"] if h["horizon"] == int(place)))["models"]
ours = models[0][score]
best = min(m[score] for m in models if m["baseline"])
print(f"{place} {score}: {ours:.4f}, limit {limit}, best baseline {best:.4f}")
sys.exit(0 if ours <= limit and ours < best else 1)
END
}

run 0 backtest "$tests" --from 2018-01-01 --to 2025-12-31 --horizon 14,30 --json --quiet
below 14 brier 0.182
below 30 brier 0.200
below 14 log 0.545
below 30 log 0.595
below 30 crps 0.61
run 0 backtest "$deaths" --from 2018-01 --to 2025-12 --json --quiet
below 1 crps 21.5
below 1 brier 0.0535
run 0 backtest "$deaths" --from 2018-01 --to 2025-12 --origin-month 10 --horizon 3-14 --json --quiet
below together crps 33.0
finish
