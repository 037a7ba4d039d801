#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a store to what people are told: alarms, their feeds and hooks, digests, forecasts; on the shipped season.
. "$(dirname "$0")/check.sh"

season=$root/examples/season.jsonl
db=$folder/season.db
"$lapwing" ingest --quiet --db "$db" "$season" || exit 1

# The three turning points alarm within three days of their first report: summit, treaty, troops.
run 0 alerts --db "$db" --budget 6 --json
cp out alarms
between() { # FROM TO PAIR KIND
  if python3 - "$@" << 'END'; then ok; else wrong "no alarm of $3, $4, from $1 to $2"; fi
import json, sys
first, last, pair, kind = sys.argv[1:]
found = [a for line in open("alarms") for a in [json.loads(line)] if f"{a['source']} - {a['target']}" == pair and a["kind"] == kind and first <= a["day"] <= last]
sys.exit(not (found and all(a["events"] and a["sentence"] for a in found)))
END
}
between 2023-09-11 2023-09-14 "PRK - RUS" verbal-cooperation
between 2024-06-17 2024-06-20 "PRK - RUS" verbal-cooperation
between 2024-10-18 2024-10-21 "PRK - RUS" material-cooperation
# Calm: some 200 pairs in four years, and hardly more alarms than there were turning points; one meeting is one alarm, whatever pairs it moves.
if [ "$(wc -l < alarms)" -le 20 ]; then ok; else wrong "$(wc -l < alarms) alarms in the season"; fi

# Nothing is said twice; watched in two parts it says what it says at once.
run 0 alerts --db "$db" --budget 6 --json
if [ -s out ]; then wrong "the second look repeats: $(head -c 200 out)"; else ok; fi
run 0 alerts --db "$db" --budget 6 --anew --until 2023-09-12 --json
cp out parts
run 0 alerts --db "$db" --budget 6 --json
cat out >> parts
if cmp -s parts alarms; then ok; else wrong "in two parts the alarms are others: $(diff parts alarms | head -c 400)"; fi
run 1 alerts --db "$db" --budget 6 --anew --fail-on-alert --quiet
run 2 alerts --db "$db" --until someday
has err "wants a day"
run 2 alerts --db missing/none.db
[ -s err ] && ok || wrong "no word about a store that is not there"

# Feeds are well formed and hold the sentences.
run 0 alerts --db "$db" --budget 6 --atom alerts.xml --json-feed alerts.json --since 2024-06-01
has out "PRK - RUS, verbal-cooperation: 3 in 3 days (2024-06-17 to 2024-06-19)"
if python3 - << 'END'; then ok; else wrong "the feeds are not well formed"; fi
import json, xml.etree.ElementTree as tree
root = tree.parse("alerts.xml").getroot()
entries = root.findall("{http://www.w3.org/2005/Atom}entry")
items = json.load(open("alerts.json"))["items"]
assert len(entries) == len(items) > 3
assert all(e.find("{http://www.w3.org/2005/Atom}id").text.startswith("urn:lapwing:alert:") for e in entries)
assert [i["date_published"] for i in items] == sorted((i["date_published"] for i in items), reverse=True)
END

# A command hears of each alarm once; one that fails hears again the next time.
count=$(python3 -c 'print(sum(1 for line in open("alarms") if "2024-10-0" < line.split("\"day\":\"")[1][:10]))')
run 0 alerts --db "$db" --budget 6 --since 2024-10-01 --exec "cat >> told" --quiet
if [ "$(wc -l < told)" -eq "$count" ]; then ok; else wrong "the command was told $(wc -l < told) of $count alarms"; fi
run 0 alerts --db "$db" --budget 6 --since 2024-10-01 --exec "cat >> told" --quiet
if [ "$(wc -l < told)" -eq "$count" ]; then ok; else wrong "the command was told twice"; fi
run 4 alerts --db "$db" --budget 6 --since 2025-08-01 --exec "exit 3" --quiet
has err "exit code 3"
has err "the next run tries again"

# A web address gets each alarm signed; it is asked again after an error.
cat > server.py << 'END'
import hashlib, hmac, http.server, json, sys
seen = []
class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        good = self.headers["X-Lapwing-Signature"] == "sha256=" + hmac.new(b"key of the test", body, hashlib.sha256).hexdigest()
        first = self.headers["X-Lapwing-Delivery"] not in seen
        seen.append(self.headers["X-Lapwing-Delivery"])
        self.send_response(500 if first and len(seen) == 1 else 200)
        self.end_headers()
        print("good" if good and json.loads(body)["id"] == seen[-1] else "bad", flush=True)
    def log_message(self, *words):
        pass
server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
print(server.server_port, flush=True)
server.serve_forever()
END
python3 server.py > hooked &
server=$!
while [ ! -s hooked ]; do sleep 0.05; done
port=$(head -1 hooked)
echo "key of the test" > key
run 0 alerts --db "$db" --budget 6 --since 2025-08-01 --webhook "http://127.0.0.1:$port/in" --secret-file key --quiet
kill $server
alarms=$(python3 -c 'print(sum(1 for line in open("alarms") if "2025-08-01" <= line.split("\"day\":\"")[1][:10]))')
if [ "$(grep -c good hooked)" -eq $((alarms + 1)) ] && ! grep -q bad hooked; then ok; else wrong "posts: $(cat hooked), $alarms alarms"; fi
run 2 alerts --db "$db" --budget 6 --webhook "file:///etc/passwd" --quiet
has err "a webhook is an http or https address"

# A digest holds no sentence that is not in the reports, each story once a pair, in three forms; pages load nothing and run nothing.
run 0 digest --db "$db" --since 2024-06-15 --until 2024-06-25 --region NORTHEAST-ASIA
has out "OUT OF THE USUAL"
has out "PRK - RUS, verbal-cooperation: 3 in 3 days"
has out "Kim Jong Un signed a Comprehensive Strategic Partnership Treaty"
has out "https://example.org/season/0220"
cp out digest
if python3 - "$season" << 'END'; then ok; else wrong "the digest has a sentence that no report has"; fi
import json, sys
texts = "\n".join(a["title"] + "\n" + a["text"] for a in map(json.loads, open(sys.argv[1])))
lines = [line[4:].rstrip("\n") for line in open("digest") if line.startswith("  * ")]
assert len(lines) > 5 and len(set(lines)) == len(lines)
assert all(line in texts for line in lines), [line for line in lines if line not in texts]
END
run 0 digest --db "$db" --since 2024-06-15 --until 2024-06-25 --markdown
has out "## Out of the usual"
run 0 digest --db "$db" --since 2024-06-15 --until 2024-06-25 --html -o page.html
lacks page.html "<script"
lacks page.html "src="
has page.html "default-src 'none'"
run 0 digest --db "$db" --since 2021-01-01 --until 2021-01-07
has out "Nothing between states was reported"
run 2 digest --db "$db" --region ATLANTIS
has err "neither a code of a state"
run 2 digest
has err "of what?"

# Text that would run or turn in a page is shown as text.
cat > hostile.jsonl << 'END'
{"id": "h1", "published": "2024-03-02", "publisher": "<script>alert(1)</script>", "url": "javascript:alert(1)", "title": "Note", "text": "Russia condemned Japan on Saturday over <img src=x onerror=alert(1)> the islands."}
END
"$lapwing" ingest --quiet --db hostile.db hostile.jsonl
run 0 digest --db hostile.db --html
lacks out "<script>alert"
lacks out "<img"
lacks out "javascript:"

# Forecasts: chances are chances, wider windows are likelier, the record stands beside them.
run 0 forecast --db "$db" --source PRK --target RUS --either-way --json
if python3 - << 'END'; then ok; else wrong "forecasts are not sound: $(head -c 400 out)"; fi
import json
lines = [json.loads(line) for line in open("out")]
alls = [l for l in lines if l["kind"] == "all"]
assert [l["days"] for l in alls] == [7, 14, 30, 31]
assert all(0 < l["chance"] < 1 and 0 <= l["low"] <= l["high"] and l["expected"] > 0 for l in lines)
assert alls[0]["chance"] < alls[1]["chance"] < alls[2]["chance"]
assert all(l["past_windows"] > 1000 and 0 <= l["brier"] <= 1 for l in alls)
assert all(l["from"] == "2025-12-30" for l in lines)
END
run 0 forecast --db "$db" --source PRK --target RUS --horizon 10 --type AID
has out "AID"
run 2 forecast --db "$db" --source PRK --target RUS --horizon 0
run 0 forecast --db "$db" --source ISL --target NRU
has err "no event of these two yet"

finish
