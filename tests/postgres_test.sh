#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The store in PostgreSQL: a server of its own in a temporary folder, on a Unix socket; the same checks as for SQLite, then two
# writers at once and a server that goes away.
. "$(dirname "$0")/check.sh"

programs=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -1)
if [ -z "$programs" ]; then
  echo "skipped: no PostgreSQL server here (script/setup installs one)"
  exit 77
fi
server=$(mktemp -d /tmp/lapwing-pg.XXXXXX)
as_server() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then  # the server refuses to run as root
  if ! id postgres > /dev/null 2>&1; then
    echo "skipped: run as root and there is no user postgres"
    exit 77
  fi
  chown postgres "$server"
  as_server() { (cd "$server" && setpriv --reuid postgres --regid postgres --init-groups "$@"); }
fi
start_server() { as_server "$programs/pg_ctl" -D "$server/data" -l "$server/log" -w -o "-k $server -c listen_addresses='' -c fsync=off" start > /dev/null; }
stop_server() { as_server "$programs/pg_ctl" -D "$server/data" -m "${1:-fast}" -w stop > /dev/null; }
trap 'stop_server immediate 2> /dev/null; rm -rf "$server" "$folder"' EXIT
as_server "$programs/initdb" -D "$server/data" -U lapwing --auth=trust --encoding=UTF8 --locale=C > "$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log"; exit 1; }
start_server || { cat "$server/log"; exit 1; }

number=0
fresh_store() {
  number=$((number + 1))
  "$programs/createdb" -h "$server" -U lapwing "news$number"
  db="postgresql:///news$number?host=$server&user=lapwing"
}
. "$root/tests/store_checks.sh"

# Two processes ingest the same articles at once: every event once.
fresh_store
"$lapwing" ingest --quiet --batch 7 --db "$db" "$season" 2> err1 &
first=$!
"$lapwing" ingest --quiet --batch 11 --db "$db" "$season" 2> err2 &
second=$!
if wait $first && wait $second; then ok; else wrong "two writers: $(cat err1 err2)"; fi
run 0 verify --db "$db"
cp out two
fresh_store
run 0 ingest --db "$db" "$season"
run 0 verify --db "$db"
if diff <(cut -d: -f3- two) <(cut -d: -f3- out) > /dev/null && [ "$(sed 's/.*sound/sound/' two)" = "$(sed 's/.*sound/sound/' out)" ]; then ok; else wrong "two writers left something else than one: $(cat two out)"; fi
"$lapwing" series --db "$db" --source RUS --target UKR --by month --csv > postgres.csv
rm -f lite.db*
"$lapwing" ingest --quiet --db lite.db "$season"
"$lapwing" series --db lite.db --source RUS --target UKR --by month --csv > sqlite.csv
if cmp -s postgres.csv sqlite.csv; then ok; else wrong "PostgreSQL and SQLite count differently: $(diff postgres.csv sqlite.csv | head -3)"; fi

# The same store over HTTP: pages, searches (whatever is typed) and counts.
"$lapwing" serve --db "$db" --listen 127.0.0.1:0 --quiet > address 2> err &
page=$!
for _ in $(seq 100); do [ -s address ] && break; sleep 0.1; done
ask() { python3 -c 'import sys, urllib.request; sys.stdout.write(urllib.request.urlopen(sys.argv[1]).read().decode())' "$(cat address)api/v1/$1" > out 2> err || wrong "$1: $(tail -1 err)"; }
ask 'search?q=president&limit=5' && has out '"sentence"'
ask 'search?kind=articles&q=sanctions' && has out '"published"'
ask 'search?q=%22%20%27)%3B--%20%26%20!%20(' && has out '"items"'
ask 'stories?limit=5' && has out '"reports"'
ask 'articles?limit=5' && has out '"next":"'
ask 'events?limit=5&source=RUS' && has out '"next":"'
ask 'overview' && has out "\"articles\":$(wc -l < "$season")"
ask 'series.csv?source=RUS&target=UKR'
if cmp -s out postgres.csv; then ok; else wrong "HTTP and the command line count differently: $(diff out postgres.csv | head -3)"; fi
kill $page
if wait $page; then ok; else wrong "the HTTP server did not end cleanly: $(cat err)"; fi

# One store in both, one event of it corrected, asked over HTTP: lists in every order, page by page, and searches are the same.
event=$("$lapwing" export --quiet --db lite.db 2> /dev/null | sed -n 's/{"id":"\([0-9a-f]*\)".*/\1/p' | sed -n 20p)
for store in "$db" lite.db; do run 0 correct --db "$store" "$event" --type ASSAULT --date 2023-05-05; done
cat > compare.py <<'END'
import json, subprocess, sys, urllib.parse, urllib.request

def answers(store, query):
    """Ids of all pages."""
    ids, after = [], ""
    while after is not None:
        page = json.load(urllib.request.urlopen(f"{store}api/v1/{query}&limit=29" + (f"&after={after}" if after else "")))
        ids += [item["id"] for item in page["items"]]
        after = page["next"]
    return ids

servers = [subprocess.Popen([sys.argv[1], "serve", "--quiet", "--listen", "127.0.0.1:0", "--db", db], stdout=subprocess.PIPE, text=True) for db in sys.argv[2:]]
places = [server.stdout.readline().strip() for server in servers]
queries = [f"events?order={order}{rest}" for order in ("newest", "oldest") for rest in ("", "&source=PRK&either_way=1", "&from=2023-05-01&to=2024-06-30", "&type=ASSAULT", "&q=president")]
queries += ["search?order=newest&q=" + urllib.parse.quote(words) for words in ("missil*", '"foreign minister"', "north -korea")]
for query in queries:
    one, other = (answers(place, query) for place in places)
    if one != other or not one:
        print(f"{query}: {len(one)} and {len(other)}, first {next((pair for pair in zip(one, other) if pair[0] != pair[1]), None)}")
for server in servers:
    server.terminate()
    server.wait()
END
python3 compare.py "$lapwing" "$db" lite.db > out 2> err
if [ ! -s out ] && [ ! -s err ]; then ok; else wrong "PostgreSQL and SQLite list differently: $(head -5 out; tail -2 err)"; fi

# The server goes away in the middle and comes back: the ingest waits, says so, and loses nothing.
fresh_store
: > acknowledged
"$lapwing" ingest --batch 1 --threads 1 --json --db "$db" "$season" > acknowledged 2> err &
writer=$!
while [ "$(wc -l < acknowledged)" -lt 3 ] && kill -0 $writer 2> /dev/null; do sleep 0.02; done
stop_server immediate
sleep 3
start_server
if wait $writer; then ok; else wrong "the server was gone for a while: $(cat err)"; fi
run 0 verify --db "$db"
if [ "$(sed 's/.*sound/sound/' two)" = "$(sed 's/.*sound/sound/' out)" ]; then ok; else wrong "after the server came back: $(cat out)"; fi

# No server: a clear word, exit 4.
stop_server
run 4 ingest --db "$db" some.jsonl
has err "no connection"
finish
