#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The analyst's page, as `lapwing serve` gives it: units, bundle, and a browser that looks at every view and does what people do
# (web/test/audit.mjs) over the shipped season, 500 hostile articles, one event, nothing. LAPWING names the program.
#
# Needs node, npm, chromium and the packages of web/package-lock.json. What is missing is installed where that can be done without a
# question (apt as root or by sudo, npm); where not, the rest is skipped and the reason told. A download that fails fails no test.
. "$(dirname "$0")/check.sh"
web=$root/web

skip() { echo "skipped: $1"; echo "$passed passed, $failed failed"; [ "$failed" -eq 0 ] || exit 1; exit 77; }
browser_here() { command -v chromium || command -v chromium-headless-shell || command -v google-chrome || command -v chromium-browser; }

# install NAME...: with apt, quietly, at most four minutes; 1 where it cannot be.
install() {
  local as_root=()
  command -v apt-get > /dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2> /dev/null || return 1
    as_root=(sudo -n)
  fi
  echo "installing for the browser test: $*" >&2
  "${as_root[@]}" timeout 60 apt-get update -qq > apt 2>&1 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive timeout 180 apt-get install -y -qq --no-install-recommends "$@" >> apt 2>&1
}

missing=()
command -v node > /dev/null || missing+=(nodejs)
command -v npm > /dev/null || missing+=(npm)
browser_here > /dev/null || missing+=(chromium)
[ ${#missing[@]} -eq 0 ] || install "${missing[@]}" || skip "not here and not to be installed: ${missing[*]} ($(tail -1 apt 2> /dev/null))"
command -v node > /dev/null || skip "no node here"
"$web/check_bundle.sh" > bundle 2>&1
case $? in
  0) ok ;;
  77) tail -1 bundle ;;
  *) wrong "$(cat bundle)" ;;
esac
if [ ! -d "$web/node_modules/puppeteer-core" ]; then
  (cd "$web" && timeout 180 npm ci --ignore-scripts --prefer-offline --no-audit --no-fund) > npm 2>&1 || skip "the packages cannot be fetched: $(grep -m1 npm npm)"
fi
if node --test "$web"/test/unit/*.test.mjs > units 2>&1; then ok; else wrong "units of the page: $(grep -m3 -E 'not ok|Error' units)"; fi
browser=$(browser_here) || skip "no chromium here"
timeout 60 "$browser" --headless --no-sandbox --disable-gpu --dump-dom about:blank > dom 2>&1 || skip "the browser does not start: $(tail -1 dom)"

# audit KIND STORE: what the server shows of it.
audit() {
  rm -f address
  "$lapwing" serve -q --db "$2" --listen 127.0.0.1:0 --token-file token > "address" 2> serve.log &
  local server=$! address
  for _ in $(seq 600); do grep -qs http address && break; sleep 0.1; done
  address=$(cat address)
  [ -n "$address" ] || { wrong "the server of $2 gave no address in a minute: $(cat serve.log)"; kill "$server"; return; }
  node "$web/test/audit.mjs" "$1" "$address" "$browser" "$folder/token" "$lapwing" "$folder/$2" > audit 2>&1
  local code=$? counts
  counts=$(tail -1 audit)
  if [[ $counts =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    grep FAULT audit | head -20
  else
    wrong "audit of $1: exit code $code: $(tail -3 audit)"
  fi
  kill "$server"
  wait "$server" || wrong "the server did not end well: $(tail -1 serve.log)"
}

"$lapwing" ingest -q --db season.db "$root/examples/season.jsonl" || { wrong "ingest failed"; finish; exit 1; }
"$lapwing" alerts -q --db season.db --anew --budget 6 > /dev/null
audit full season.db
node "$web/test/hostile_news.mjs" > hostile.jsonl
"$lapwing" ingest -q --db hostile.db hostile.jsonl 2> /dev/null
"$lapwing" alerts -q --db hostile.db --anew --budget 6 > /dev/null
audit hostile hostile.db
head -1 "$root/examples/season.jsonl" | "$lapwing" ingest -q --db one.db -
audit one one.db
: > nothing.txt
"$lapwing" ingest -q --db empty.db nothing.txt 2> /dev/null # an input that is none is an entry of the store, and all there is
audit empty empty.db
finish
