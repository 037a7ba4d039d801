#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The analyst's page over events that the program made: units, bundle, and every view in a browser (web/test/audit.mjs: WCAG rules, the
# server's policy, keys, files of charts, hostile texts). Needs node, chromium and web/node_modules (npm ci --ignore-scripts); what is
# missing is named and skipped. LAPWING names the program.
. "$(dirname "$0")/check.sh"
web=$root/web

skip() { echo "skipped: $1"; echo "$passed passed, $failed failed"; [ "$failed" -eq 0 ] || exit 1; exit 77; }
command -v node > /dev/null || skip "no node here"
[ -d "$web/node_modules" ] || skip "no packages: cd web && npm ci --ignore-scripts"
if node --test "$web/test/unit/" > units 2>&1; then ok; else wrong "units of the page: $(grep -m3 -E 'not ok|Error' units)"; fi
if "$web/check_bundle.sh" > bundle 2>&1; then ok; else wrong "$(cat bundle)"; fi
browser=$(command -v chromium || command -v chromium-headless-shell || command -v google-chrome) || skip "no chromium here"

# What a malicious outlet could send: it must be shown as text and lead nowhere.
cat > hostile.jsonl << 'END'
{"id": "hostile", "url": "javascript:alert(1)", "publisher": "<b onclick=alert(1)>", "published": "2025-12-28", "title": "Putin met Xi in Beijing <img src=x onerror=alert(1)>", "text": "Vladimir Putin met Xi Jinping in Beijing on Sunday &lt;script&gt;alert(1)&lt;/script&gt;."}
END
"$lapwing" ingest -q --db page.db "$root/examples/season.jsonl" hostile.jsonl || { wrong "ingest failed"; finish; exit 1; }
"$lapwing" export --quiet --db page.db > events.jsonl
"$lapwing" read "$root/examples/season.jsonl" hostile.jsonl > articles.jsonl 2> /dev/null
"$lapwing" alerts -q --db page.db --anew --budget 6 --json > alerts.jsonl
grep -q onerror events.jsonl || wrong "the hostile article gave no event: nothing is proven by it"

# audit FOLDER [STORE PROGRAM]: the page over what FOLDER holds.
audit() {
  node "$web/mock/server.mjs" "$1" "${2:-}" "${3:-}" 0 > mock.log 2>&1 &
  local mock=$!
  for _ in $(seq 50); do grep -q http mock.log && break; sleep 0.1; done
  if node "$web/test/audit.mjs" "$(grep -m1 -o 'http.*' mock.log)" "$browser" > audit 2>&1; then ok; else wrong "$(grep -E 'FAULT|Error' audit | head -20)"; fi
  kill "$mock"
  tail -1 audit
}
audit . page.db "$lapwing"
mkdir empty
audit empty
finish
