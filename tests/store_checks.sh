# SPDX-License-Identifier: Apache-2.0
# What every store must do, whatever lies beneath: sourced by store_test.sh (SQLite) and postgres_test.sh with $db and fresh_store set.

season=$root/examples/season.jsonl

equal() { if [ "$1" = "$2" ]; then ok; else wrong "$3: $1 instead of $2"; fi; }

# An ingest is done once: the second finds everything there, and events are the same.
head -60 "$season" > some.jsonl
fresh_store
run 0 ingest --db "$db" some.jsonl
has err "60 articles"
run 0 verify --db "$db"
has out "sound; 60 articles"
cp out first
run 0 ingest --db "$db" some.jsonl
has err "60 articles were there already"
run 0 verify --db "$db"
if cmp -s out first; then ok; else wrong "a second ingest changed the store: $(cat first out)"; fi

# Event lines are told by their first line and taken as they are; the result is what coding the articles gives.
"$lapwing" stories --quiet --articles some.jsonl | "$lapwing" code --quiet > events.jsonl
"$lapwing" series --db "$db" --source USA --target CHN --by day --csv > coded.csv
fresh_store
run 0 ingest --db "$db" events.jsonl
has err "of 1 event files"
"$lapwing" series --db "$db" --source USA --target CHN --by day --csv > lines.csv
if diff <(cut -d, -f1-10 coded.csv | grep -v ',0,0,0,0,0,' ) <(cut -d, -f1-10 lines.csv | grep -v ',0,0,0,0,0,') > difference; then ok; else wrong "series of event lines differ: $(head -3 difference)"; fi

# Archives give one id to several articles: each text is kept under an id of its own, the first under the given one, whichever
# ingest it comes with. The same text again is the same article.
cat > oneid.jsonl <<'END'
{"id": "20120302/news-1", "published": "2012-03-02", "title": "Seoul condemns North", "text": "SEOUL, March 2 - South Korea condemned North Korea on Friday for its launch of a rocket from the west coast, a spokesman said."}
{"id": "20120302/news-1", "published": "2012-03-02", "title": "Envoy in Beijing", "text": "BEIJING, March 2 - A Japanese envoy met officials of China on Friday and asked Beijing to press its neighbour for talks, he said."}
{"id": "20120302/news-1", "published": "2012-03-02", "title": "Seoul condemns North", "text": "SEOUL, March 2 - South Korea condemned North Korea on Friday for its launch of a rocket from the west coast, a spokesman said."}
END
fresh_store
run 0 ingest --db "$db" oneid.jsonl
has err "1 came under the id of another text"
run 0 verify --db "$db"
has out "sound; 2 articles"
cp out first
run 0 ingest --db "$db" oneid.jsonl
has err "3 articles were there already"
tail -2 oneid.jsonl > rest.jsonl
run 0 ingest --db "$db" rest.jsonl
run 0 verify --db "$db"
if cmp -s out first; then ok; else wrong "one id for two texts: a later ingest changed the store: $(cat first out)"; fi
"$lapwing" code --quiet oneid.jsonl | sed 's/.*"article":"\([^"]*\)".*/\1/' | sort -u > out
if [ "$(sed 's/#[0-9a-f]\{8\}$/#HASH/' out | tr '\n' ' ')" = "20120302/news-1 20120302/news-1#HASH " ]; then ok; else wrong "coding does not tell two texts of one id apart: $(cat out)"; fi

# Two acts of one type between the same sides in one sentence are two events, with an id each.
echo '{"id": "twice", "published": "2024-03-07", "text": "On Monday Japan lodged a protest with Vietnam over the boats, and on Wednesday Japan accused Vietnam of spying."}' > twice.jsonl
"$lapwing" code --quiet twice.jsonl | sed 's/{"id":"\([0-9a-f]*\)".*/\1/' | sort -u > out
equal "$(wc -l < out)" 2 "two accusations in one sentence have two ids"

# A report that forty papers print counts once, whether they come at once or the ingest was broken off between them.
for i in $(seq 40); do
  echo '{"id": "w'$i'", "publisher": "Paper '$i'", "published": "2024-03-01", "title": "Paper '$i': Seoul condemns North", "text": "SEOUL, March 1 (Reuters) - South Korea condemned North Korea on Friday. North Korea rejected the statement and said the South was to blame for the failure of the talks in Panmunjom."}'
done > wire.jsonl
head -15 wire.jsonl > begun.jsonl
for parts in "wire.jsonl" "begun.jsonl wire.jsonl"; do
  fresh_store
  for part in $parts; do run 0 ingest --db "$db" "$part"; done
  counted=$("$lapwing" series --db "$db" --source KOR --target PRK --by month --from 2024-03-01 --to 2024-03-31 --csv 2> /dev/null | tail -1 | cut -d, -f2)
  if [ "$counted" = 1 ]; then ok; else wrong "a wire story in 40 papers ($parts) counts $counted times"; fi
done

# Lines that are no event are named with their number; the rest is kept.
{ head -2 events.jsonl; echo '{"id": "x", "type": "AID", "quad": "material kindness"}'; echo 'no json'; sed -n 3p events.jsonl; } > mixed.jsonl
fresh_store
run 3 ingest --db "$db" mixed.jsonl
has err "mixed.jsonl:3: 'material kindness' is no quad class"
has err "mixed.jsonl:4: not JSON"
run 0 verify --db "$db"
has out "3 events"

# A correction counts at once and outlives a new coding; taken back, all is as before. The codes are invented.
cat > invented.jsonl <<'END'
{"id": "e1", "date": "2024-03-01", "date_precision": "day", "date_basis": "text", "type": "AID", "mode": null, "contexts": [], "quad": "material cooperation", "score": 10.0, "cameo": "070", "goldstein": 7.0, "status": "asserted", "reciprocal": false, "actors": [{"text": "A", "begin": 0, "end": 1, "name": "A", "country": "AAA", "sector": null, "wikidata": null}], "recipients": [{"text": "B", "begin": 2, "end": 3, "name": "B", "country": "BBB", "sector": null, "wikidata": null}], "attribution": null, "place": null, "field": "text", "sentence": {"begin": 0, "end": 3, "text": "A B"}, "trigger": {"begin": 0, "end": 1, "text": "A"}, "frame": "aid/give", "confidence": 0.9, "same_as": null, "article": "a1", "url": null, "publisher": null, "published": "2024-03-02", "title": null, "story": "s1", "coder": {"version": "test", "codebook": "c", "model": "m"}}
END
sed 's/"e1"/"e2"/; s/"a1"/"a2"/' invented.jsonl > retold.jsonl                  # the same story in another paper
sed 's/"e1"/"e3"/; s/"same_as": null/"same_as": "e1"/' invented.jsonl > again.jsonl  # told twice in one report
fresh_store
run 0 ingest --db "$db" invented.jsonl retold.jsonl again.jsonl
count() { "$lapwing" series --db "$db" --source "$1" --target "$2" --by month --from 2024-03-01 --to 2024-03-31 --csv 2> /dev/null | tail -1 | cut -d, -f2; }
equal "$(count AAA BBB)" 1 "one event, told by two papers of one story and twice in one of them, counts once"
equal "$(count BBB AAA)" 0 "a directed event counts in one direction"
run 0 correct --db "$db" e2 --reject --note "the same paper's Sunday edition"
equal "$(count AAA BBB)" 1 "with one telling rejected the other counts"
run 0 correct --db "$db" e1 --reject
equal "$(count AAA BBB)" 0 "rejected events do not count"
run 0 ingest --db "$db" invented.jsonl
equal "$(count AAA BBB)" 0 "the same coding again does not undo a correction"
run 0 correct --db "$db" e1 --restore
equal "$(count AAA BBB)" 1 "taken back, it counts"
run 0 correct --db "$db" e1 --recipients CCC --date 2024-03-09 --type SANCTION
equal "$(count AAA BBB) $(count AAA CCC)" "0 1" "an amended event counts for its new sides"
"$lapwing" series --db "$db" --source AAA --target CCC --by day --from 2024-03-09 --to 2024-03-09 --json > out
has out '"SANCTION":1'
has out '"material_conflict":1'
run 0 correct --db "$db" e1 --list
has out '"action":"amend"'
run 2 correct --db "$db" nobody --reject
has err "no event has this id"
run 2 correct --db "$db" e1 --date "last week"
has err "'last week' is no date"
run 2 correct --db "$db" e1
has err "what is wrong with it?"
run 0 verify --db "$db"

# Whoever vouches is told by name where the text only says "he".
echo '{"id": "he", "published": "2024-01-17", "text": "Polish President Andrzej Duda spoke on Monday. Russia attacked Ukraine, he said."}' > he.jsonl
fresh_store
run 0 ingest --db "$db" he.jsonl
run 0 digest --db "$db"
has out "according to Andrzej Duda"

# Without a day there is nothing to count by: no series from 1970 on, and the watcher begins with the first day that comes.
echo '{"id": "dayless", "text": "South Korea condemned North Korea for its launch of a rocket from the west coast, a spokesman said."}' > dayless.jsonl
fresh_store
run 0 ingest --db "$db" dayless.jsonl
run 0 digest --db "$db"
has out "No report of this store has a day."
lacks out 1970
run 1 series --db "$db" --source KOR --target PRK --by week --csv
lacks out 19
run 0 alerts --db "$db"
run 0 ingest --db "$db" "$season"
run 0 alerts --db "$db" --json
cp out late
fresh_store
run 0 ingest --db "$db" dayless.jsonl "$season"
run 0 alerts --db "$db" --json
if [ -s late ] && cmp -s out late; then ok; else wrong "a look at a store without days changes the alarms: $(wc -l < late) instead of $(wc -l < out)"; fi

# Two coders' codings of an article stand side by side; the one saved last counts.
sed 's/"version": "test"/"version": "newer"/; s/"e1"/"n1"/; s/"BBB"/"DDD"/' invented.jsonl > newer.jsonl
fresh_store
run 0 ingest --db "$db" invented.jsonl
run 0 ingest --db "$db" newer.jsonl
equal "$(count AAA BBB) $(count AAA DDD)" "0 1" "the newer coding counts"
run 0 ingest --db "$db" invented.jsonl
equal "$(count AAA BBB) $(count AAA DDD)" "1 0" "ingested again, the older one counts again"
run 0 verify --db "$db"
has out "2 coders, 2 events"

# A group counts an event of two of its members once, and only while they are members.
sed 's/"country": "AAA", "sector": null, "wikidata": null}/"country": "AAA", "sector": null, "wikidata": null}, {"text": "E", "begin": 0, "end": 1, "name": "E", "country": "EEE", "sector": null, "wikidata": null}/' invented.jsonl > both.jsonl
printf 'PAIR: AAA EEE\nLEFT: AAA(..2020-01-01)\n' > groups.txt
fresh_store
run 0 ingest --db "$db" both.jsonl
run 0 series --db "$db" --source PAIR --target BBB --groups groups.txt --by month --from 2024-03-01 --to 2024-03-31 --csv
has out "2024-03-01,1,0,1,0,0,10.0000,10.0000,10.00,10.00,1"
run 1 series --db "$db" --source LEFT --target BBB --groups groups.txt --by month
has err "no events of LEFT towards BBB"
run 2 series --db "$db" --source PAIRS --target BBB --groups groups.txt
has err "did you mean PAIR?"
printf 'PAIR: AAA Eee\n' > groups.txt
run 2 series --db "$db" --source PAIR --target BBB --groups groups.txt
has err "groups.txt:1: 'Eee' is no code"

# Feeds: the list of them, and what became of each, is kept. (What comes of every answer: feeds_test.py.)
fresh_store
run 0 feeds add --db "$db" --allow-loopback --folder World --interval 30 http://127.0.0.1/rss
run 0 feeds add --db "$db" --allow-loopback http://127.0.0.1/two
run 3 feeds poll --db "$db" --now 2024-01-17T10:00:00Z --allow-loopback --timeout 1
run 0 feeds list --db "$db" --json
has out '"url":"http://127.0.0.1/rss","title":null,"folder":"World","home":null,"state":"failing"'
has out '"failures":1,"last_error":"no connection","interval_minutes":30'
run 0 feeds poll --db "$db" --now 2024-01-17T10:30:00Z --allow-loopback
has err "0 feeds were due"
run 0 feeds export --db "$db" --out list.opml
run 0 feeds remove --db "$db" http://127.0.0.1/rss http://127.0.0.1/two
run 0 feeds import --db "$db" list.opml --allow-loopback
has err "2 added"
run 0 verify --db "$db"
