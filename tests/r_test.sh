#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What r/read_lapwing.R reads is what the program says. Skipped where R, or its package jsonlite, is not installed.
. "$(dirname "$0")/check.sh"
command -v Rscript > /dev/null || { echo "skipped: R is not installed (r-base-core, r-cran-jsonlite, r-cran-rsqlite)"; exit 77; }
Rscript -e 'quit(status = !requireNamespace("jsonlite", quietly = TRUE))' > /dev/null 2>&1 || { echo "skipped: R has no package jsonlite (r-cran-jsonlite)"; exit 77; }

season=$root/examples/season.jsonl
run 0 code --quiet "$season"
mv out events.jsonl
gzip -kn events.jsonl
run 0 ingest --quiet --db news.db "$season"
python=$(dirname "$lapwing")/python/clean/bin/python  # of the test of the package, where that was before
if [ -x "$python" ]; then "$python" -c 'import lapwing; lapwing.read_events("events.jsonl").to_parquet("events.parquet")' 2> /dev/null; fi
LC_ALL=C.UTF-8 Rscript --vanilla "$root/tests/r_test.R" "$root" "$folder" > said 2>&1
cat said
counted=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' said | tail -1)
[ -n "$counted" ] || { echo "0 passed, 1 failed"; exit 1; }
[ "${counted##*, }" = "0 failed" ]
