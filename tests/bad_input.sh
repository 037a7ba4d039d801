#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `lapwing code` does with inputs that are not articles: it counts and names them, goes on, and says so in its
# exit code (0 done, 2 nothing could be opened, 3 some inputs failed). LAPWING names the program.
. "$(dirname "$0")/check.sh"

good='{"id":"good","published":"2024-01-17","text":"Russian President Vladimir Putin visited Pyongyang on Tuesday."}'
echo "$good" > good.jsonl

# check NAME EXPECTED_EXIT STDERR_HOLDS ARGUMENTS...: runs the program and looks at the exit code and standard error.
check() {
  local name=$1 expected=$2 says=$3
  shift 3
  "$lapwing" code "$@" > out.jsonl 2> err.txt
  local code=$?
  if [ "$code" -ne "$expected" ]; then
    echo "$name: exit code $code instead of $expected: $(head -c 300 err.txt)"
    failed=$((failed + 1))
  elif [ -n "$says" ] && ! grep -qi -- "$says" err.txt; then
    echo "$name: standard error does not say '$says': $(head -c 300 err.txt)"
    failed=$((failed + 1))
  else
    passed=$((passed + 1))
  fi
}

# beside NAME STDERR_HOLDS FILE: the same input beside a good one; the good one must still be coded.
beside() {
  check "$1, beside a good one" 3 "$2" "$3" good.jsonl
  if ! grep -q '"article": *"good"' out.jsonl; then
    echo "$1: the good article beside it was not coded"
    failed=$((failed + 1))
  fi
}

check "a good article" 0 "" good.jsonl

: > empty.txt
check "an empty file" 3 "empty" empty.txt
beside "an empty file" "empty" empty.txt

head -c 20000 "$lapwing" > binary
check "a binary file" 3 "not_article" binary
beside "a binary file" "binary" binary

head -c 100000000 /dev/zero | tr '\0' 'a' > line.txt
check "100 MB without a line end" 3 "truncated" line.txt
{ printf '{"text":"'; cat line.txt; printf '"}\n'; echo "$good"; } > long.jsonl
check "a JSON line of 100 MB, and a good line" 3 "truncated" long.jsonl
grep -q '"article": *"good"' out.jsonl || { echo "the line behind the long one was not coded"; failed=$((failed + 1)); }
rm -f line.txt long.jsonl

printf '\xed\xc9\xce\xc9\xd3\xd4\xd2 \xcf\xc2\xcf\xd2\xcf\xce\xd9 \xd0\xd2\xc9\xc2\xd9\xcc \xd7 \xf0\xc5\xcb\xc9\xce\n' > koi8.txt
check "bytes in no encoding that is known" 3 "bad_encoding" koi8.txt

printf 'Russian President Vladimir Putin visited\0 Pyongyang on Tuesday.\n' > nul.txt
check "a NUL byte in a text" 0 "" --published 2024-01-17 nul.txt

mkdir directory
check "a folder" 3 "folder" directory good.jsonl
check "a missing file" 2 "no such file" missing.jsonl
check "a missing file beside a good one" 3 "no such file" missing.jsonl good.jsonl

echo '{"id":"x","title":"No text"}' > notext.jsonl
check "JSON without text" 3 "no text" notext.jsonl
beside "JSON without text" "no text" notext.jsonl

{ echo '{"id":"x","text":"cut'; echo "$good"; echo 'null'; } > broken.jsonl
check "broken lines" 3 "JSON" broken.jsonl
grep -q '"article": *"good"' out.jsonl || { echo "the good line between broken ones was not coded"; failed=$((failed + 1)); }

echo '{"id":"x","published":"the other day","text":"Russian President Vladimir Putin visited Pyongyang on Tuesday."}' > nodate.jsonl
check "a date that is no date" 0 "" nodate.jsonl

head -c 3000 /dev/zero | tr '\0' '<' > angles.html
printf '<html>' | cat - angles.html > broken.html
check "broken markup" 3 "" broken.html

gzip -c good.jsonl | head -c 60 > cut.jsonl.gz
check "a gzip cut short" 3 "gzip" cut.jsonl.gz

finish
