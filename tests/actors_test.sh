#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Actor files as a researcher meets them: checked, overriding, imported, listed. LAPWING names the program.
. "$(dirname "$0")/check.sh"

# says FILE TEXT...: what check finds in the file, every TEXT of it.
says() {
  local file=$1 text
  shift
  run 1 actors check "$file"
  for text in "$@"; do has out "$file:$text"; done
}
# fine FILE: no error in it, and code takes it.
fine() {
  run 0 actors check "$1"
  run 0 code --quiet --actors "$1" note.jsonl
}
# tells SENTENCE PUBLISHED: the actors of its events, one JSON line each in out.
tells() {
  printf '{"id":"t","published":"%s","text":"%s"}\n' "$2" "$1" > told.jsonl
  run 0 code --quiet --actors mine.txt told.jsonl
}
echo '{"id":"note","published":"2024-01-17","text":"France condemned Syria on Tuesday."}' > note.jsonl

# The shipped knowledge holds together, and checking it is quick.
run 0 actors check --no-warnings
has out ' 0 errors'
lacks out ': warning:'

# Wrong words, with the nearest right one.
cat > words.txt <<'END'
group RUSS REB Lantern Brigade
  name Lantern Brigade
group FRA Goverment Lantern Office
  nmae Lantern Office
  body POLICE Lantern Guard
state Rusia Lantern Land
person Ada Lantern
  office GER GOV foreign minister 2020..2021
  office FRA GOVT foreign minister 2020..2021
  office FRA GOV foreign minister
  wikidata 1234
country FRA France
person Bo Lantern
  demonym Lanterner
sector GOV
  title lantern keeper | | wick trimmer
  noun wick trimmer
END
says words.txt "1: error: unknown code 'RUSS'; did you mean RUS?" "3: error: unknown sector 'Goverment'; did you mean GOV?" "4: error: unknown field 'nmae' in a group block; did you mean 'name'?" \
  "5: error: a body begins with its sector, and 'POLICE' is none; did you mean COP?" "6: error: unknown code 'Rusia'; did you mean RUS?" "8: error: unknown code 'GER'; did you mean DEU?" \
  "9: error: unknown sector 'GOVT'; did you mean GOV?" "10: error: 'FRA GOV foreign minister' is no office" "11: error: '1234' is no Wikidata id" \
  "12: error: unknown block 'country'; did you mean 'state'?" "14: error: unknown field 'demonym' in a person block" "16: error: empty alternative" "17: error: 'wick trimmer' stands twice"
# code names them all as well, and loads nothing.
run 2 code --actors words.txt note.jsonl
for line in 1 3 4 5 6 8 9 10 11 12 14 16 17; do has err "words.txt:$line: error"; done
if [ -s out ]; then wrong "a faulty file codes: $(head -1 out)"; else ok; fi

# Times.
cat > times.txt <<'END'
group FRA REB Lantern Brigade
  term 2021-06-31..
  name Lantern Brigade
group FRA REB Wick Brigade
  term 2005..2001
  name Wick Brigade
group FRA REB Oil Brigade
  term 2000..2005
  name Oil Brigade | Flame
group FRA OPP Oil Party
  term 2004..2010
  name Oil Party | Flame
group FRA OPP Ember Party
  term 2006..
  name Ember Party | Flame
person Ada Lantern
  office FRA GOV foreign minister 1990..2200
  office FRA GOV foreign minister 1990-02-30..1991
  office FRA GOV foreign minister 1990-13..1991
  office FRA GOV foreign minister 2031..
END
says times.txt "2: error: '2021-06-31': June 2021 has 30 days" "5: error: term ends before it begins: '2005..2001'" "12: error: 'Flame' (FRA OPP Oil Party) is also claimed by FRA REB Oil Brigade at times.txt:9" \
  "15: error: 'Flame' (FRA OPP Ember Party) is also claimed by FRA OPP Oil Party at times.txt:12" "17: error: '2200' lies after 2030" "18: error: '1990-02-30': February 1990 has 28 days" \
  "19: error: '1990-13': there is no month 13" "20: error: '2031' lies after 2030"
lacks out 'times.txt:9:'

# Bytes: broken UTF-8 by its place, UTF-16, zero bytes, tabs; Windows line ends, a byte-order mark, gzip are fine.
printf 'group FRA REB Lantern Brigade\n  name Lantern Brigade\n  name Caf\351 Brigade\n' > latin1.txt
says latin1.txt '3: error: byte 0xE9 at byte 11 of the line (byte 64 of the file) is not UTF-8'
printf '\377\376g\0r\0' > utf16.txt
says utf16.txt ' error: this is UTF-16'
printf 'group FRA REB A\0B\n' > zero.txt
says zero.txt ' error: this is no text'
printf 'group FRA REB Lantern Brigade\n\tname\tLantern Brigade\n' > tabs.txt
says tabs.txt '2: error: tab; use blanks'
printf '\357\273\277# of my own\r\n\r\ngroup FRA REB Lantern Brigade\r\n  name   Lantern Brigade | Lanternists  # both\r\n' > windows.txt
fine windows.txt
lacks out warning
gzip -c windows.txt > windows.gz.txt
fine windows.gz.txt
: > empty.txt
fine empty.txt
printf '# nothing yet\n' > remark.txt
fine remark.txt
run 0 actors check remark.txt
has out 'remark.txt: warning: there is nothing in this file'
run 2 actors check missing.txt
run 2 code --actors missing.txt note.jsonl

# Places.
printf 'name\tcountry\tlatitude\tlongitude\tpopulation\tother names\nLanternville\tFRA\t48.5\t2.5\t100\tVille Lanterne\n' > good.tsv
fine good.tsv
printf 'name\tcountry\tlat\tlongitude\tpopulation\tother names\televation\n' > columns.tsv
says columns.tsv "1: error: unknown column 'lat'; column 3 is 'latitude'" "1: error: unknown column 'elevation'; there are six columns"
printf 'A town\tFRANCE\t48\t2\t0\t\nB town\tFRA\t98\t2\t0\t\nC town\tFRA\tnorth\t2\tmany\t\nD town\tFRA\t1\t2\nB town\tFRA\t98\t2\t0\t\n' > rows.tsv
says rows.tsv "1: error: unknown code 'FRANCE'; did you mean FRA?" '2: error: latitude 98 is out of range' "3: error: latitude 'north' is no number" "3: error: population 'many'" \
  '4: error: 4 columns, want 6' "5: error: 'B town' stands twice, first in line 2"
run 2 code --actors rows.tsv note.jsonl
for line in 1 2 3 4 5; do has err "rows.tsv:$line: error"; done

# A name of the shipped knowledge taken over is a warning; so is an office two hold.
printf 'group FRA OPP Lantern Party\n  name Kremlin\nperson Ada Lantern\n  office FRA GOV president 2019..2021\n' > shipped.txt
run 0 actors check shipped.txt
has out "shipped.txt:2: warning: 'Kremlin' is also a name of RUS Russia at"
has out "shipped.txt:4: warning: FRA president: Ada Lantern and Emmanuel Macron at"
lacks out 'africa.txt:'

# A list of ambiguous names.
printf 'ambiguous Lanternia\n  state FRA Paris\n  usual GBR\nambiguous Wickia\n  place FRA Paris\n  person - Ada Wickia\n  usual FRA\n' > ambiguous.txt
says ambiguous.txt "1: error: one reading is no ambiguity" "3: error: usual 'GBR' is none of the readings" "1: error: 'Lanternia' is a name of FRA here, and not in states.txt"
lacks out 'ambiguous.txt:4:'

# Ten megabytes.
python3 - <<'END'
with open("big.txt", "w") as out:
    for i in range(120000):
        out.write(f"group FRA REB Lantern Brigade {i}\n  name Lantern Brigade {i} | Lanternists {i}\n  wikidata Q{i + 1}\n")
END
fine big.txt
sed '300000s/.*/  nmae Lantern/' big.txt > bigger.txt
run 2 code --actors bigger.txt note.jsonl
has err 'bigger.txt:300000: error'

# What overrides what. A person's offices are the user's, names add.
cat > mine.txt <<'END'
person Sergei Lavrov
  name Sergey Lanternov
  office FRA GOV foreign minister 2004-03-09..
END
fine mine.txt
tells 'Sergei Lavrov criticised Norway on Tuesday.' 2024-01-17
has out '"country":"FRA"'
tells 'Sergey Lanternov criticised Norway on Tuesday.' 2024-01-17
has out '"country":"FRA"'
printf 'person Sergei Lavrov\n  name Sergey Lanternov\n' > mine.txt
tells 'Sergey Lanternov criticised Norway on Tuesday.' 2024-01-17
has out '"country":"RUS"'
# Another person of that name has another Wikidata id.
run 0 actors show 'Sergei Lavrov'
id=$(sed -n 's/^  wikidata *//p' out | head -1)
if [ -n "$id" ]; then
  printf 'person Sergei Lavrov\n  wikidata Q1\n  name Serge Lanternov\n  office FRA GOV mayor 2004-03-09..\n' > mine.txt
  tells 'Sergei Lavrov criticised Norway on Tuesday.' 2024-01-17
  lacks out '"country":"RUS"'
fi
# A state is known by its code: names add, the heading names it.
printf 'state FRA Lanternia\n  name Lanternia\n  adj Lanternian\n' > mine.txt
tells 'Lanternia attacked Syria on Tuesday.' 2024-01-17
has out '"name":"Lanternia","country":"FRA"'
tells 'The Lanternian army attacked Syria on Tuesday.' 2024-01-17
has out '"country":"FRA","sector":"MIL"'
tells 'France condemned Syria on Tuesday.' 2024-01-17
has out '"country":"FRA"'
# A group: its sector is the heading's, its names add.
printf 'group YEM GOV Houthis\n  name Lanternists\n' > mine.txt
tells 'The Houthis attacked Norway on Tuesday.' 2024-01-17
has out '"country":"YEM","sector":"GOV"'
tells 'The Lanternists attacked Norway on Tuesday.' 2024-01-17
has out '"name":"Houthis"'
# An organisation.
printf 'org UNO United Nations\n  name Lantern Assembly\n' > mine.txt
tells 'The Lantern Assembly condemned Syria on Tuesday.' 2024-01-17
has out '"name":"United Nations"'
# A name taken over means the user's actor.
printf 'group FRA OPP Lantern Party\n  name Kremlin\n' > mine.txt
tells 'The Kremlin condemned Syria on Tuesday.' 2024-01-17
has out '"name":"Lantern Party"'
# A common noun.
printf 'sector REB\n  title lantern keeper\n' > mine.txt
tells 'A Russian lantern keeper attacked Norway on Tuesday.' 2024-01-17
has out '"country":"RUS","sector":"REB"'
# Places win.
printf 'Odesa\tUKR\t1.5\t2.5\t10\tLanternville\n' > mine.tsv
for town in Odesa Lanternville; do
  echo "Russian troops attacked Ukraine near $town on Tuesday." > told.txt
  run 0 code --quiet --actors mine.tsv --published 2024-01-17 told.txt
  has out '"name":"Odesa","country":"UKR","lat":1.5,"lon":2.5'
done
# Two user files are one.
printf 'group FRA REB Lantern Brigade\n  name Lantern Brigade\n' > a.txt
printf 'group FRA OPP Lantern Union\n  name Lantern Brigade\n' > b.txt
run 2 code --actors a.txt --actors b.txt note.jsonl
has err "b.txt:2: error: 'Lantern Brigade' (FRA OPP Lantern Union) is also claimed by FRA REB Lantern Brigade at a.txt:2"

# import: actors of PETRARCH and TABARI.
cat > old.actors <<'END'
# A dictionary of invented names.
LANTERNIA_ [FRA] ;ada 3/3/95
+LANTERNIAN_
REZA_LAMPARI_ [IRNELI 410101-790401]
ADA_WICKLOW_
+A_WICKLOW_
+WICKLOW_
	[USAGOV 930120-010120]
	[USAELI >010120]   # later
	[USA]
LANTERN_FRONT_ [FRAREBHMS] ; armed
OLD_LANTERN_UNION_ [FRAINS <790101]
+LANTERN_UNIONISTS_
LAMP_OFFICE_ [ROMMED]
GREAT_LAMP_BANK_ [IGOUNOLMP]
LAMP_WATCH_ [NGOHRI]
SONS_OF_THE_LAMP_ [IMGMOS]
LAMP_MOTORS_ [MNC]
OF_NO_COUNTRY_ [GOV]
WHOLE_REGION_ [SEA]
BAD_DAY_ [USAGOV 990231-000101]
FAR_OFF_ [USAGOV 930120-22000101]
NOBODY_ [---]
TWO_SIDES_ [USA/ISR]
NO_CODE_AT_ALL_
ODD_CODE_ [USAGO]
REVERSED_DAYS_ [USAGOV 010120-930120]
DIETER_LAMPE_ [DEUGOV >93020]
END
run 0 actors import old.actors
cp out imported.txt
cp err notes
has out 'state FRA France'
has out '  name   Lanternia'
has out '  adj    Lanternian'
has out 'person Reza Lampari  # old.actors:4'
has out '  office IRN ELI public figure 1941-01-01..1979-04-01'
has out '  name   A Wicklow'
has out '  last   Wicklow'
has out '  office USA GOV official 1993-01-20..2001-01-20'
has out '  office USA ELI public figure 2001-01-21..'
has out '  office USA ELI public figure ..1993-01-19'
has out 'group FRA REB Lantern Front'
has out 'group FRA REB Old Lantern Union'
has out '  term   ..1978-12-31'
has out 'group ROU JRN Lamp Office'
has out 'org UNO Great Lamp Bank'
has out 'org NGO Lamp Watch'
has out 'group IMG REB Sons of the Lamp'
has out 'org MNC Lamp Motors'
has out '  office USA GOV official 1993-01-20..'
has out '  office DEU GOV official 1993-01-21..'
has err "old.actors:11: changed: Lantern Front: 'HMS' of 'FRAREBHMS' has no counterpart"
has err "old.actors:16: changed: Lamp Watch: 'HRI' of 'NGOHRI' has no counterpart"
has err "old.actors:19: left out: Of No Country: 'GOV' has a role and no country"
has err "old.actors:20: left out: Whole Region: 'SEA' is Southeast Asia, no country"
has err "old.actors:21: left out: Bad Day: there is no date '990231'"
has err "old.actors:22: changed: the end of '930120-22000101' lies after 2030 and is left open"
has err "old.actors:23: left out: Nobody: '---' codes no actor"
has err "old.actors:24: left out: Two Sides: 'USA/ISR' names several actors"
has err 'old.actors:25: left out: No Code at All: no code'
has err "old.actors:26: left out: Odd Code: 'USAGO' is no code"
has err "old.actors:27: left out: Reversed Days: '010120-930120' ends before it begins"
has err '8 left out'
fine imported.txt
cp imported.txt mine.txt
tells 'Reza Lampari criticised Norway on Tuesday.' 1975-01-17
has out '"country":"IRN","sector":"ELI"'
tells 'Ada Wicklow criticised Norway on Tuesday.' 1995-01-17
has out '"country":"USA","sector":"GOV"'

# import: agents.
cat > old.agents.txt <<'END'
!PERSON! = MAN_, WOMAN_, PEOPLE_   # a set
LANTERN_KEEPER_ [~GOV]
LAMPWOMAN_ {LAMPWOMEN_} [~CVL]
LAMPWRIGHT!PERSON! [~BUS]
WICK_ARMY_ [MIL~]
LAMP_ROCKET_ [~MIL]
LAMP_DOCTOR_ {LAMP_DOCTORS_} [~HLH]
LAMP_REPORTER_ [~MED]
LAMP_PARTISAN_ [~INS]
LAMP_TRIBE_ [~XQZ]
OIL!NOSET!_ [~GOV]
LANTERN_KEEPER_ [~MIL]
END
run 0 actors import old.agents.txt
cp out agents.txt
has out '  title  lantern keeper'
has out 'lampwoman | lampwomen'
has out 'lampwrightman'
has out '  noun   wick army'
has out '  thing  lamp rocket'
has out 'lamp doctor'
lacks out 'lamp doctors'
has out 'sector JRN'
has out 'sector REB'
has err "old.agents.txt:10: left out: Lamp Tribe: 'XQZ' is no role known here"
has err "old.agents.txt:11: left out: '!NOSET!' is not defined before it is used"
has err "old.agents.txt:12: left out: 'lantern keeper' is GOV already; MIL is left out"
fine agents.txt
# What the shipped knowledge has need not come twice; a missing file does not end the others.
printf 'FRANCE_ [FRA]\nLANTERNIA_ [FRA]\n' > known.actors
run 3 actors import --only-new known.actors missing.actors
lacks out 'France |'
has out 'Lanternia'
has err '1 known already'
run 2 actors import missing.actors
run 2 actors import

# list and show
run 0 actors list --country PRK --at 2013-05-01 --office 'foreign minister'
has out 'Pak Ui Chun'
if [ "$(wc -l < out)" -eq 1 ]; then ok; else wrong "PRK had $(wc -l < out) foreign ministers on one day: $(cat out)"; fi
run 0 actors list --country DEU --at 2022 --office 'defense minister' --json
has out '"person":"Christine Lambrecht"'
if python3 -c 'import json, sys; [json.loads(line) for line in open("out")]'; then ok; else wrong "list --json writes no JSON"; fi
run 1 actors list --country FRA --at 1200
run 2 actors list --at someday
run 2 actors list --country RUSS
has err 'RUS'
run 0 actors show 'Choe Son-hui'
has out 'person Choe Son Hui'
has out 'foreign minister 2022-06-11..'
run 0 actors show Taliban --json
has out '"kind":"group"'
run 1 actors show 'Choe Sun Hoi'
has err 'did you mean'
run 0 actors show --actors mine.txt 'Reza Lampari'
has out 'mine.txt:'

# index: the same bytes every time, and the same answers as the text, whose place it takes only while it fits.
same() { if cmp -s "$1" "$2"; then ok; else wrong "$1 and $2 differ: $(cmp "$1" "$2" 2>&1)"; fi; }
mkdir data
ln -s "$root/models" "$root/codebook" data
cp -r "$root/knowledge" data
run 0 --data data actors index --out first.index
run 0 --data data actors index --out second.index
same first.index second.index
run 0 actors index --out shipped.index
same first.index shipped.index
cp first.index data/knowledge.index
run 0 --data data doctor
has out ' from data/knowledge.index'
run 0 --data data resolve --quiet "$root/examples/season.jsonl"
cp out indexed.jsonl
# A remark changes no meaning, but the index is of other bytes: what is used is the text, without a word but doctor's.
echo '# a remark' >> data/knowledge/states.txt
run 0 --data data doctor
has out 'from its text files; not used: data/knowledge.index: made of other text files'
lacks out BAD
run 0 --data data resolve --quiet "$root/examples/season.jsonl"
same out indexed.jsonl
if [ -s err ]; then wrong "a stale index is talked about: $(head -1 err)"; else ok; fi
# An edit holds at once.
printf 'group FRA REB Lantern Brigade\n  name Lantern Brigade\n' >> data/knowledge/groups.txt
echo '{"id":"t","published":"2024-01-17","text":"The Lantern Brigade attacked Norway on Tuesday."}' > told.jsonl
run 0 --data data code --quiet told.jsonl
has out '"name":"Lantern Brigade"'
run 0 --data data actors index --out data/knowledge.index
run 0 --data data doctor
has out ' from data/knowledge.index'
run 0 --data data code --quiet told.jsonl
has out '"name":"Lantern Brigade"'
# A file of one's own with it.
printf 'person Sergei Lavrov\n  name Sergey Lanternov\n' > mine.txt
run 0 --data data code --quiet --actors mine.txt told.jsonl
has out '"name":"Lantern Brigade"'
# Half an index, one with a wrong byte, something else.
cp data/knowledge.index whole.index
head -c 100000 whole.index > data/knowledge.index
run 0 --data data doctor
has out 'data/knowledge.index: not whole'
python3 -c 'b = bytearray(open("whole.index", "rb").read()); b[len(b) // 2] ^= 1; open("data/knowledge.index", "wb").write(b)'
run 0 --data data doctor
has out 'data/knowledge.index: damaged'
echo 'something else' > data/knowledge.index
run 0 --data data doctor
has out 'data/knowledge.index: no index of knowledge'
run 0 --data data code --quiet told.jsonl
has out '"name":"Lantern Brigade"'
# Nothing is written where nobody asked for it, and a fault leaves the file as it was.
rm data/knowledge.index
run 0 --data data code --quiet told.jsonl
if [ -e data/knowledge.index ]; then wrong "code writes an index"; else ok; fi
printf 'group FRA\n' >> data/knowledge/groups.txt
run 2 --data data actors index --out whole.index
has err 'groups.txt:'
if [ "$(wc -c < whole.index)" -gt 100000 ]; then ok; else wrong "a fault spoils the index"; fi
run 2 actors index
run 2 actors index --out missing/folder/x.index

# Whom articles name and the knowledge lacks: with state and sector where the words tell, most named first, as a draft too.
cat > unknown.jsonl <<'E'
{"id": "a1", "published": "2024-01-17", "text": "Thai army chief Somchai Rakdee visited Laos. Somchai Rakdee said the border was calm."}
{"id": "a2", "published": "2024-02-17", "text": "Thai army chief Somchai Rakdee met Emmanuel Macron in Paris."}
{"id": "a3", "published": "2024-03-17", "text": "Latvian interior ministry spokesman Janis Kalnozols denied it."}
E
run 0 actors unknown unknown.jsonl
has out "THA MIL  Somchai Rakdee"
has out "LVA GOV  Janis Kalnozols"
lacks out "Macron"
if sed -n 2p out | grep -q Somchai; then ok; else wrong "most named does not come first: $(cat out)"; fi
cp out first
"$lapwing" actors unknown unknown.jsonl --threads 2 -q > out
if cmp -s out first; then ok; else wrong "actors unknown depends on the threads"; fi
run 0 actors unknown unknown.jsonl --json
has out '"name":"Somchai Rakdee","country":"THA","sector":"MIL"'
has out '"articles":2,"mentions":3,"from":"2024-01-17","until":"2024-02-17","first_article":"a1"'
run 0 actors unknown unknown.jsonl --least 2
lacks out "Kalnozols"
run 0 actors unknown unknown.jsonl --draft
cp out draft.txt
has draft.txt "  office THA MIL thai army chief 2024-01-17..2024-02-17"
fine draft.txt

finish
