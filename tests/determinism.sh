#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Same bytes in, same bytes out: whatever the thread count, locale and time zone, however often, and however an archive is
# cut into pieces. LAPWING names the program; the first argument is a JSONL file of articles.
set -u
lapwing=$(realpath "${LAPWING:?set LAPWING to the program}")
input=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
passed=0
failed=0

# same NAME FILE: FILE must hold the bytes of the first run.
same() {
  if cmp "$2" first.jsonl; then
    passed=$((passed + 1))
  else
    echo "$1: other bytes than the first run"
    failed=$((failed + 1))
  fi
}

code() { "$lapwing" code --quiet "$@" || echo "exit code $?"; }

code --threads 1 "$input" > first.jsonl
if [ "$(grep -c '"type":' first.jsonl)" -lt 10 ]; then
  echo "fewer than ten events in $input: nothing to compare"
  failed=$((failed + 1))
fi

code --threads 1 "$input" > again.jsonl
same "a second run" again.jsonl
for threads in 2 5; do
  code --threads "$threads" "$input" > threads.jsonl
  same "$threads threads" threads.jsonl
done
LC_ALL=C TZ=Pacific/Kiritimati code --threads 2 - < "$input" > other.jsonl
same "another locale and time zone, from standard input" other.jsonl

lines=$(wc -l < "$input")
# Less than the processor has. The plain kernel is slow: a share of the articles is enough.
head -n $((lines / 5)) "$input" > some.jsonl
code --threads 2 some.jsonl > fast.jsonl
for kernel in plain avx2; do
  LAPWING_CPU=$kernel code --threads 2 some.jsonl > other.jsonl
  if cmp fast.jsonl other.jsonl; then
    passed=$((passed + 1))
  else
    echo "the $kernel kernel: other bytes"
    failed=$((failed + 1))
  fi
done
head -n $((lines / 3)) "$input" > a.jsonl
tail -n +$((lines / 3 + 1)) "$input" > b.jsonl
{ code --threads 2 a.jsonl; code --threads 2 b.jsonl; } > pieces.jsonl
same "two pieces one after the other" pieces.jsonl
code --threads 2 a.jsonl b.jsonl > files.jsonl
same "two files in one run" files.jsonl

"$lapwing" read --quiet "$input" > clean.jsonl
code --threads 2 clean.jsonl > reread.jsonl
same "coded from what 'read' wrote" reread.jsonl

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
