#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The store as an SQLite file: what every store must do, then files that are none, other writers, no room, killed processes.
. "$(dirname "$0")/check.sh"

db=$folder/store.db
fresh_store() { rm -f "$db"*; }
. "$root/tests/store_checks.sh"

# Files that are no store are refused with what to do; nothing is written into them.
echo "this is a letter" > letter.db
run 4 ingest --db letter.db some.jsonl
has err "not a database"
has letter.db "this is a letter"
python3 -c 'import sqlite3; c = sqlite3.connect("other.db"); c.execute("create table recipes (a)"); c.commit()'
run 4 ingest --db other.db some.jsonl
has err "some other program's database"
run 4 series --db other.db --source USA --target CHN
run 2 series --db missing.db --source USA --target CHN
has err "missing.db"
fresh_store
run 0 ingest --db "$db" some.jsonl
python3 -c 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute("update meta set value = 99"); c.commit()' "$db"
run 4 ingest --db "$db" some.jsonl
has err "made by a newer Lapwing"
run 4 verify --db "$db"
has err "update this program"

# A damaged file: never a crash, always a word; a copy made before is sound.
fresh_store
run 0 ingest --db "$db" some.jsonl
run 0 verify --db "$db" --backup copy.db
has out "copy.db: sound; 60 articles"
python3 - "$db" <<'END'
import sys
with open(sys.argv[1], "r+b") as file:
    file.seek(4096 * 3 + 100)
    file.write(b"\x55" * 20000)
END
"$lapwing" verify --db "$db" > out 2> err
code=$?
if [ $code -eq 1 ] || [ $code -eq 4 ]; then ok; else wrong "a damaged store: exit code $code"; fi
if [ -s out ] || [ -s err ]; then ok; else wrong "a damaged store is passed over in silence"; fi
run 0 verify --db copy.db

# One writer at a time; readers may read meanwhile.
fresh_store
run 0 ingest --db "$db" some.jsonl
mkfifo pipe
"$lapwing" ingest --quiet --db "$db" - < pipe &
writer=$!
exec 8> pipe
for _ in $(seq 50); do
  if ! "$lapwing" ingest --quiet --db "$db" some.jsonl > out 2> err; then break; fi
  sleep 0.1
done
has err "writes to this database"
run 0 verify --db "$db"
exec 8>&-
wait $writer
run 0 ingest --db "$db" some.jsonl

# A folder that cannot be written (root can write everywhere, so there it is skipped), and a disk that is full.
if [ "$(id -u)" -ne 0 ]; then
  mkdir closed && chmod 555 closed
  run 4 ingest --db closed/x.db some.jsonl
  has err "cannot write here"
elif mkdir small && mount -t tmpfs -o size=600k none small 2> /dev/null; then
  run 4 ingest --db small/x.db "$season"
  has err "make room and run the same command again"
  mount -o remount,size=40m small
  run 0 ingest --db small/x.db "$season"
  run 0 verify --db small/x.db
  umount small
  mkdir closed && mount -t tmpfs -o ro none closed
  run 4 ingest --db closed/x.db some.jsonl
  has err "cannot write here"
  umount closed
else
  echo "no small disk could be mounted: the tests of a full disk and a read-only folder are left out"
fi

# Killed at any moment, what was acknowledged is there, and the same command goes on. bench/kill_ingest.sh does it a thousand times.
fresh_store
for round in 1 2 3 4 5 6; do
  "$lapwing" ingest --quiet --json --batch 16 --db "$db" "$season" > acknowledged 2> err &
  victim=$!
  sleep "0.$((3 + round * 2))"
  kill -9 $victim 2> /dev/null
  wait $victim 2> /dev/null
  "$lapwing" verify --db "$db" > out 2> err
  code=$?
  if grep -q 'nothing was ingested' err || [ $code -eq 0 ]; then ok; else wrong "after a kill: $(cat out err)"; fi
  promised=$(tail -1 acknowledged | sed 's/.*"articles":\([0-9]*\),"known":\([0-9]*\).*/\1 \2/' | awk '{print $1 + $2}')
  kept=$(sed 's/.*sound; \([0-9]*\) articles.*/\1/' out)
  if [ "${kept:-0}" -ge "${promised:-0}" ]; then ok; else wrong "$promised articles were acknowledged, $kept are there"; fi
done
run 0 ingest --db "$db" "$season"
run 0 verify --db "$db"
has out "sound; $(wc -l < "$season") articles"
cp out killed
fresh_store
run 0 ingest --db "$db" "$season" --threads 1
run 0 verify --db "$db"
if cmp -s out killed; then ok; else wrong "kills changed the store: $(cat killed out)"; fi

finish
