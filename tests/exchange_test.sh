#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Event files of other coders in and out of a store: every format both ways, what is refused and why, and nothing lost on the way
# back. LAPWING names the program.
. "$(dirname "$0")/check.sh"
files=$root/tests/exchange

# count STORE N: the store has N events.
count() {
  local found
  found=$("$lapwing" export --db "$1" --format jsonl --quiet | wc -l)
  if [ "$found" -eq "$2" ]; then ok; else wrong "$1 has $found events instead of $2"; fi
}
# same A B: the files are byte for byte alike.
same() { if cmp -s "$1" "$2"; then ok; else wrong "$1 and $2 differ: $(diff "$1" "$2" | head -4)"; fi; }
# json FILE: every line of it is JSON (the whole of it with `whole`).
json() { if python3 -c 'import json,sys; t=open(sys.argv[1]).read(); [json.loads(l) for l in ([t] if len(sys.argv)>2 else t.splitlines())]' "$@"; then ok; else wrong "$1 is no JSON"; fi; }

# Golden files: what was read is written again as it stood, so neither reader nor writer drops a column that both know.
for pair in icews.tab:icews polecat.tsv:polecat gdelt2.tsv:gdelt gdelt1.tsv:gdelt1 phoenix.tsv:phoenix; do
  file=${pair%%:*} form=${pair##*:}
  run 0 import --db "$form.db" --as-given "$files/$file"
  run 0 export --db "$form.db" --format "$form" -o "back.$file"
  same "back.$file" "$files/$file"
done
# The same file again adds nothing: a broken-off import is simply done again.
run 0 import --db icews.db --as-given "$files/icews.tab"
has err '0 of them are new'
count icews.db 3

# What the events became.
"$lapwing" export --db icews.db --quiet > icews.jsonl
has icews.jsonl '"id":"icews-9000001-2019-03-04"'
has icews.jsonl '"article":"icews-7001"'
has icews.jsonl '"type":"CONSULT","mode":"visit"'
has icews.jsonl '"country":"FRA","sector":"GOV"'
has icews.jsonl '"version":"icews"'
has icews.jsonl 'Harbour \"Gazette\"'
"$lapwing" export --db gdelt.db --quiet > gdelt.jsonl
has gdelt.jsonl '"name":"UNITED NATIONS","country":"UNO"'
has gdelt.jsonl '"name":"ROMANIA","country":"ROU"'
has gdelt.jsonl '"name":"Rabat, Morocco","country":"MAR"'
has gdelt.jsonl '"published":"2024-01-17T10:15:00Z"'
"$lapwing" export --db polecat.db --quiet > polecat.jsonl
has polecat.jsonl '"contexts":["diplomatic","military"]'
has polecat.jsonl '"score":-9.0'
lacks polecat.jsonl None

# Our own forms lose nothing: events of the shipped season through CSV and JSON lines and back. A compound side, a quote, a line
# that a spreadsheet would run as a formula come back as they went.
cat > own.jsonl <<'END'
{"id":"0000000000000001","date":"2024-01","date_precision":"month","date_basis":"text","type":"CONSULT","mode":"visit","contexts":["military","diplomatic"],"quad":"verbal cooperation","score":4.0,"cameo":"042","goldstein":1.9,"status":"planned","reciprocal":true,"actors":[{"text":"=Ada|Quist","begin":3,"end":14,"name":"Ada \\ Quist","country":"FRA","sector":"GOV","wikidata":"Q1"},{"text":"-Morocco","begin":19,"end":26,"name":null,"country":"MAR","sector":null,"wikidata":null}],"recipients":[],"attribution":{"text":"he","begin":0,"end":2,"name":null,"country":"FRA","sector":"GOV","wikidata":null},"place":{"text":"Rabat","name":"Rabat","country":"MAR","lat":34.0133,"lon":-6.8326},"field":"text","sentence":{"begin":0,"end":40,"text":"=cmd|' /C calc'!A0, he \"said\",\nthen left"},"trigger":{"begin":30,"end":34,"text":"'=left"},"frame":"consult/visit","confidence":0.931,"same_as":null,"article":"a1","url":"https://example.org/1","publisher":"None","published":"2024-01-17T10:00:00Z","title":"+1, a title","story":"s1","coder":{"version":"0.1.0","codebook":"c","model":"m"}}
{"id":"0000000000000002","date":null,"date_precision":null,"date_basis":null,"type":"ACCUSE","mode":null,"contexts":[],"quad":"verbal conflict","score":-3.0,"cameo":null,"goldstein":-2.0,"status":"asserted","reciprocal":false,"actors":[{"text":"Paris","begin":0,"end":5,"name":"France","country":"FRA","sector":null,"wikidata":null}],"recipients":[{"text":"Rabat","begin":8,"end":13,"name":"Morocco","country":"MAR","sector":null,"wikidata":null}],"attribution":null,"place":null,"field":"title","sentence":{"begin":0,"end":20,"text":"Paris blames Rabat"},"trigger":{"begin":6,"end":12,"text":"blames"},"frame":"accuse/blame","confidence":0.5,"same_as":null,"article":"a2","url":null,"publisher":null,"published":"2024-01-18","title":"Paris blames Rabat","story":null,"coder":{"version":"0.1.0","codebook":"c","model":"m"}}
END
run 0 import --db own.db own.jsonl
run 0 export --db own.db -o own.back.jsonl
same own.jsonl own.back.jsonl
run 0 export --db own.db --format csv -o own.csv
if grep -q "^=\|,=\|,\"=" own.csv; then wrong "a cell of own.csv is a formula"; else ok; fi
run 0 import --db owncsv.db own.csv
run 0 export --db owncsv.db -o own.csv.jsonl
same own.jsonl own.csv.jsonl
run 0 export --db owncsv.db --format csv -o own.again.csv
same own.csv own.again.csv
# What a broken-off export left is not taken for the whole.
{ cat own.csv; echo '# incomplete: the disk was full'; } > broken.csv
run 3 import --db broken.db broken.csv
has err 'says that it is incomplete'
"$lapwing" code --quiet "$root/examples/season.jsonl" > season.jsonl
run 0 import --db season.db season.jsonl
run 0 export --db season.db -o season.back.jsonl
same season.jsonl season.back.jsonl
run 0 export --db season.db --format csv -o season.csv
run 0 import --db season2.db season.csv
run 0 export --db season2.db -o season2.jsonl
same season.jsonl season2.jsonl

# The map and the network hold only what they can, and say how much they left out.
run 0 export --db own.db --format geojson -o own.geojson
has err '1 left out: no coordinates'
json own.geojson whole
has own.geojson '"coordinates":[-6.8326,34.0133]'
run 0 export --db own.db --format graphml -o own.graphml
has own.graphml '<edge source="FRA" target="MAR"><data key="events">2</data>'
has own.graphml '<edge source="MAR" target="FRA"><data key="events">1</data>'
if python3 -c 'import sys,xml.dom.minidom as m; m.parse("own.graphml")'; then ok; else wrong "own.graphml is no XML"; fi
# The other coders' forms take any event: a meeting of two is a row each way, an undated event has the day of its report.
run 0 export --db own.db --format icews
if [ "$(wc -l < out)" -eq 4 ]; then ok; else wrong "three rows and a header are due: $(wc -l < out)"; fi
has out '2024-01-18'
for form in gdelt gdelt1 phoenix polecat; do run 0 export --db own.db --format $form; done

# Selections.
run 0 export --db own.db --type ACCUSE
json out
if [ "$(wc -l < out)" -eq 1 ]; then ok; else wrong "--type ACCUSE: $(wc -l < out) lines"; fi
run 0 export --db own.db --source FRA --target MAR --status asserted --quad 3 --from 2024-01-01 --to 2024-12-31
if [ "$(wc -l < out)" -eq 1 ]; then ok; else wrong "five conditions: $(wc -l < out) lines"; fi
run 1 export --db own.db --type AID
run 2 export --db own.db --status perhaps
run 2 export --db own.db --from 2024-13-01
run 2 export --db own.db --from 2024-02-01 --to 2024-01-01
run 2 export --db own.db --format parquet
has err 'there are jsonl'
run 4 export --db own.db -o /nowhere/file

# Bad rows are named with their line and counted by kind; the good ones are kept.
head -1 "$files/icews.tab" > bad.tab
row() { printf '%s\t%s\t%s\t\t%s\tx\t%s\t1.0\tJapan\t\tJapan\t1\t1\tW\t\t\t\t\t\t\n' "$@" >> bad.tab; }
row 1 2017-02-30 France France 042
row 2 2017-01-05 France Frnace 042
row 3 2017-01-05 France France 13y
row 4 2017-01-05 France France 42
row 5 1/5/2017 France France 042
row 6 13/25/2017 France France 042
row 7 2017-01-05 France France 012
row 8 2017-01-05 None None 042
printf '9\t2017-01-05\n' >> bad.tab
{ tail -1 "$files/icews.tab" | tr -d '\n'; printf '\tbeyond\n'; } >> bad.tab
run 3 import --db bad.db bad.tab
has err "bad.tab:2: '2017-02-30' is no date"
has err "bad.tab:3: 'Frnace' is no country known here; did you mean France?"
has err "bad.tab:4: '13y' is no CAMEO code"
has err "bad.tab:5: '42' is no CAMEO code; did a spreadsheet take the zero of 042?"
has err "bad.tab:7: '13/25/2017' is no date"
has err "bad.tab:10: 2 columns"
has err "bad.tab:11: 21 columns where 20 are due"
has err '1 of CAMEO 01 and 02 left out'
has err '7 rejected: 2 cameo, 2 columns, 1 country, 2 date'
count bad.db 2
"$lapwing" export --db bad.db --quiet > bad.jsonl
has bad.jsonl '"date":"2017-01-05"'
run 3 import --db comments.db --comments --json bad.tab
has out '"rejects":{"cameo":2,"columns":2,"country":1,"date":2}'
count comments.db 3

# ICEWS repeats its ids: the same id on another day is another event.
{ head -2 "$files/icews.tab"; sed -n 2p "$files/icews.tab" | sed 's/2019-03-04/2019-04-04/'; sed -n 2p "$files/icews.tab"; } > twice.tab
run 0 import --db twice.db twice.tab
count twice.db 2
has err '2 of them are new'

# POLECAT as it is published: Latin-1, a title more, empty columns at the end.
{ head -1 "$files/polecat.tsv" | sed 's/$/\tHeadline\t\t/'; sed -n 2p "$files/polecat.tsv" | sed 's/$/\tA visit to Rabat\t\t/; s/Adela Quist/Adèle Quist/' | iconv -f UTF-8 -t LATIN1; } > latin.tsv
run 0 import --db latin.db latin.tsv
"$lapwing" export --db latin.db --quiet > latin.jsonl
has latin.jsonl 'Adèle Quist'
has latin.jsonl 'A visit to Rabat'
sed 's/CONSULT/CONSLUT/' "$files/polecat.tsv" > type.tsv
run 3 import --db type.db type.tsv
has err "'CONSLUT' is no PLOVER type; did you mean CONSULT?"

# GDELT: before April 2013 without addresses; compressed; zipped files are told how to be unpacked; a header is no row.
cut -f 1-57 "$files/gdelt1.tsv" > gdelt57.tsv
run 0 import --db gdelt57.db gdelt57.tsv
count gdelt57.db 1
gzip -k -c "$files/gdelt2.tsv" > gdelt2.gz
run 0 import --db gz.db gdelt2.gz
count gz.db 2
printf 'PK\003\004rest' > gdelt.zip
run 3 import --db zip.db gdelt.zip
has err 'unzip -p'
head -c 120 gdelt2.gz > cut.gz
run 3 import --db cut.db cut.gz
has err 'damaged gzip'
cut -f 1-40 "$files/gdelt2.tsv" > narrow.tsv
run 3 import --db narrow.db narrow.tsv
has err 'no format known here'
run 3 import --db narrow.db --format gdelt2 narrow.tsv
has err 'gdelt2 has 61 columns'
run 0 import --db narrow.db --format gdelt "$files/gdelt2.tsv"
run 0 import --db pipe.db - < "$files/phoenix.tsv"
count pipe.db 2

# A table of one's own: by titles that are known, by a map, with semicolons and line ends of Windows.
printf 'Day;Who;Whom;Code\r\n2014-01-02;France;Germany;042\r\n2014-01-03;"Quist; Adela";Germany;112\r\n' > mine.csv
run 0 import --db mine.db mine.csv --map date=Day,source=Who,target=Whom,cameo=Code
"$lapwing" export --db mine.db --quiet > mine.jsonl
has mine.jsonl '"country":"FRA"'
has mine.jsonl 'Quist; Adela'
count mine.db 2
run 2 import --db mine.db mine.csv --map date=Day,sorce=Who
has err "'sorce' is no datum"
run 2 import --db mine.db mine.csv --map date=Tag
has err "no column 'Tag'"
run 3 import --db mine.db mine.csv
has err 'no column for'
run 2 import --db mine.db mine.csv --format icew
has err "no format 'icew'"
printf '\357\273\277date,source,target,cameo,quad\n2014-01-02,France,Germany,042,7\n2014-01-02,France,Germany,042,\n2014-01-02,,,042,1\n2014-01-02,"France,Germany,042,1\n' > quad.csv
run 3 import --db quad.db quad.csv
has err "'7' is no quad class"
has err 'neither actor nor recipient'
has err 'a quote is left open'
count quad.db 1

# Files that are none.
: > empty.tsv
printf '\n\n' > blank.tsv
head -c 3000 /dev/urandom > noise.bin
for file in empty.tsv blank.tsv noise.bin; do run 3 import --db none.db $file; done
run 2 import --db none.db missing.tsv
run 2 import --db none.db missing.tsv "$files/gdelt2.tsv"
count none.db 2
head -1 "$files/icews.tab" > header.tab
run 0 import --db header.db header.tab

# The list of events of 2014 beside the project, every row of it.
events=$root/../shared/events/icews14_events.csv
if [ -e "$events" ]; then
  run 0 import --db icews14.db --json "$events"
  has out '"rows":90730'
  has out '"rejected":0'
  run 0 series --db icews14.db --source CHN --target JPN --from 2014-01-01 --to 2014-12-31
else
  echo "skipped: the events of 2014 lie beside the project, and are not there"
fi
finish
