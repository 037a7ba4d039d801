#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Kills an ingest again and again at random moments (kill -9) and looks each time: is the store sound, and is everything there
# that was acknowledged?
#
# usage: bench/kill_ingest.sh [TIMES=1000] [PROGRAM=build/lapwing]
#
# The season is ingested in transactions of three articles; where it was broken off the next ingest goes on; a finished store is
# thrown away and a new one begun. The moments are seeded. Prints one line at the end; exit 1 on any loss or fault.
set -euo pipefail
cd "$(dirname "$0")/.."
times=${1:-1000}
program=$(realpath "${2:-build/lapwing}")
season=$PWD/examples/season.jsonl
all=$(wc -l < "$season")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
RANDOM=7
killed=0 lost=0 faults=0 finished=0 most=0
for ((i = 1; i <= times; i++)); do
  : > acknowledged
  "$program" ingest --quiet --json --batch 3 --db store.db "$season" > acknowledged 2> err &
  victim=$!
  sleep "0.$(printf '%03d' $((150 + RANDOM % 800)))"
  if kill -9 $victim 2> /dev/null; then killed=$((killed + 1)); fi
  wait $victim 2> /dev/null || true
  promised=$(tail -1 acknowledged | sed -n 's/.*"articles":\([0-9]*\),"known":\([0-9]*\),.*}$/\1 \2/p' | awk '{print $1 + $2}')
  if "$program" verify --db store.db > out 2> verify; then
    kept=$(sed 's/.*sound; \([0-9]*\) articles.*/\1/' out)
    if [ "$kept" -lt "${promised:-0}" ]; then lost=$((lost + promised - kept)); echo "kill $i: $promised acknowledged, $kept there"; fi
    if [ "$kept" -gt "$most" ]; then most=$kept; fi
    if [ "$kept" -eq "$all" ]; then finished=$((finished + 1)); rm -f store.db*; fi
  elif ! grep -q "nothing was ingested\|cannot open" verify; then
    faults=$((faults + 1))
    echo "kill $i: $(cat out verify)"
    rm -f store.db*
  fi
  if [ $((i % 100)) -eq 0 ] && [ -t 2 ]; then echo "$i of $times" >&2; fi
done
echo "$times runs, $killed killed, $finished ingests came to their end in between; $lost acknowledged articles lost, $faults stores not sound"
[ $((lost + faults)) -eq 0 ]
