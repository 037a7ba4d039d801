#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The command line as a person meets it: help, exit codes, streams, every verb once. LAPWING names the program.
. "$(dirname "$0")/check.sh"

# silent FILE: nothing was written to it.
silent() { if [ -s "$1" ]; then wrong "$1 is not empty: $(head -c 300 "$1")"; else ok; fi; }

cat > note.jsonl <<'END'
{"id":"note","published":"2024-01-17","publisher":"Example Wire","text":"The United States accused North Korea of breaking the truce. The Russian president visited Pyongyang on Tuesday."}
END

# Help: every verb has one, it fits a screen, names an example, and is data (standard output).
run 0 --help
silent err
verbs=$(sed -n '/^Subcommands:/,$s/^  \([a-z]\{3,\}\) .*/\1/p' out)
if [ "$(echo "$verbs" | wc -w)" -ge 9 ]; then ok; else wrong "--help lists only: $verbs"; fi
for verb in '' $verbs; do
  # shellcheck disable=SC2086  # no verb is no argument
  run 0 $verb --help
  if [ "$(wc -l < out)" -le 40 ]; then ok; else wrong "lapwing $verb --help has $(wc -l < out) lines, more than a screen"; fi
  if [ "$(awk '{ if (length($0) > 140) n++ } END { print n + 0 }' out)" -eq 0 ]; then ok; else wrong "lapwing $verb --help has lines over 140"; fi
  has out "  lapwing "
done
run 0 --version
if grep -qE '^lapwing [0-9]+\.[0-9]+\.[0-9]+' out; then ok; else wrong "--version says: $(cat out)"; fi

# Usage errors: exit 2, words on standard error, nothing on standard output.
for arguments in '' 'nosuchverb' 'code --nosuchoption' 'code missing.jsonl' 'code --threads 0 note.jsonl' 'code --abstain 2 note.jsonl' 'code --published someday note.jsonl' \
  'relate missing.jsonl' 'relate --abstain 2 note.jsonl' 'digest missing.jsonl' 'parse missing.txt' 'codebook check --codebook missing' \
  'codebook check --type NOSUCHTYPE' '--data missing doctor'; do
  # shellcheck disable=SC2086  # words are arguments
  run 2 $arguments < /dev/null
  [ "$arguments" = '--data missing doctor' ] && continue # doctor reports on standard output, line by line
  silent out
  if [ -s err ]; then ok; else wrong "lapwing $arguments fails without a word"; fi
done

# backtest: a table of every shape, rejects named and counted, the same bytes twice, errors that say what is wanted.
python3 - <<'END'
days = [f'{y}-{m:02d}-{d:02d}' for y in range(2020, 2023) for m in range(1, 13) for d in (3, 9 + m)]
open('days.csv', 'w').write('date,what\n' + ''.join(f'{d},test\n' for d in days))
open('months.csv', 'w').write('month,A,B\n' + ''.join(f'{y}-{m:02d},{m % 3},{m}\n' for y in range(2015, 2023) for m in range(1, 13)))
END
run 0 backtest days.csv --from 2021-01-01 --to 2021-12-31 --horizon 7,14
has out 'the 7 days after: 365 forecasts'
has out 'ewma-30'
silent err
cp out tables
run 0 backtest days.csv --from 2021-01-01 --to 2021-12-31 --horizon 7,14
if cmp -s out tables; then ok; else wrong 'backtest gives other bytes the second time'; fi
run 0 backtest months.csv --from 2021-01 --to 2022-12 --horizon 1-3 --json
if python3 -c 'import json; r = json.load(open("out")); assert [h["horizon"] for h in r["horizons"]] == [1, 2, 3] and r["together"]["forecasts"] == 144'; then ok; else wrong "backtest --json: $(head -c 300 out)"; fi
printf '2022-13-01,test\n2022-12,test\n' >> days.csv
run 3 backtest days.csv --horizon 7
has err '2 rows left out: 1 too coarse a date, 1 unreadable'
has err 'line 74: "2022-13-01" is no date'
for arguments in 'backtest missing.csv' 'backtest days.csv --column day' 'backtest days.csv --horizon never' 'backtest days.csv --from soon' 'backtest days.csv --from 2031-01-01' 'backtest months.csv --kind long'; do
  # shellcheck disable=SC2086  # words are arguments
  run 2 $arguments
  silent out
  if [ -s err ]; then ok; else wrong "lapwing $arguments fails without a word"; fi
done
printf 'month,A\n2020-01,1\n2020-03,2\n' > gap.csv
run 3 backtest gap.csv
has err '2020-02 was to follow'

# code: standard input, talk apart from data, quiet.
run 0 code note.jsonl
cp out by_name
has out '"type":"ACCUSE"'
has err '2 events'
run 0 code --quiet note.jsonl
silent err
run 0 code --quiet - < note.jsonl
if cmp -s out by_name; then ok; else wrong "'-' gives other events than the file"; fi
run 0 code --quiet < note.jsonl
if cmp -s out by_name; then ok; else wrong "no input at all is not standard input"; fi
if python3 -c 'import json, sys; [json.loads(line) for line in open("by_name")]'; then ok; else wrong "events are not JSON lines"; fi

# A reader that goes away ends the output without a word; a disk that is full is a failure.
for _ in 1 2 3 4 5 6 7 8; do cat note.jsonl; done > many.jsonl
for _ in 1 2 3 4 5 6; do cat many.jsonl many.jsonl > more.jsonl && mv more.jsonl many.jsonl; done
for verb in 'code --quiet --threads 2' 'read --quiet' 'parse --quiet' 'explain --quiet'; do
  # shellcheck disable=SC2086  # words are arguments
  { "$lapwing" $verb many.jsonl 2> err; echo $? > code; } | head -1 > out
  if [ -s out ] && [ "$(cat code)" -eq 0 ]; then ok; else wrong "lapwing $verb | head -1: exit code $(cat code)"; fi
  silent err
  [ -e /dev/full ] || continue
  # shellcheck disable=SC2086
  "$lapwing" $verb many.jsonl > /dev/full 2> err
  code=$?
  if [ "$code" -eq 4 ]; then ok; else wrong "lapwing $verb to a full disk: exit code $code instead of 4"; fi
  has err 'could not be written'
done

# read, parse
run 0 read note.jsonl
has out '"published_basis":"given"'
run 0 parse --quiet note.jsonl
cp out trees.conllu
has out $'\tnsubj\t'
run 0 parse --input conllu trees.conllu
if cmp -s <(grep -v '^#' out) <(grep -v '^#' trees.conllu); then ok; else wrong "parse --input conllu changes sentences it wrote itself: $(diff out trees.conllu | head -3)"; fi
run 0 parse --input conllu - < trees.conllu
printf '1\t\u201cGo\t_\t_\t_\t_\t_\t_\t_\t_\n\n' | sed 's/“Go/“/' > quote.conllu
run 0 parse --input conllu quote.conllu
if grep -q "^1	“	.*PUNCT" out; then ok; else wrong "a typographic quote is not read as the mark it is: $(cat out)"; fi
printf 'this is no treebank\n' > bad.conllu
run 3 parse --input conllu bad.conllu
has err 'bad.conllu:1'

# code: --abstain leaves out the doubtful and says how many; no line points to one that is not there.
run 0 code --abstain 0.75 "$root/examples/season.jsonl"
has err 'left out'
if python3 -c '
import json, sys
events = [json.loads(line) for line in open("out")]
ids = {event["id"] for event in events}
sys.exit(not events or any(event["confidence"] < 0.75 or (event["same_as"] or event["id"]) not in ids for event in events))'; then ok; else wrong 'code --abstain 0.75 prints what is less sure, or points to what it left out'; fi

# relate: phrases and marked text; --abstain leaves out, and says so.
cat > pairs.jsonl <<'END'
{"id": "1", "text": "France condemned Syria on Monday.", "source": "France", "target": "Syria"}
{"id": "2", "marked": "<s>Norway</s> sent food aid to <t>Yemen</t>."}
{"id": "3", "text": "France and Syria are countries.", "source": ["France"], "target": ["Syria"]}
END
run 0 relate pairs.jsonl
if [ "$(wc -l < out)" -eq 3 ]; then ok; else wrong "relate answered $(wc -l < out) of 3"; fi
has out '"id":"1","type":"ACCUSE"'
has out '"id":"2","type":"AID"'
run 0 relate --abstain 0.5 pairs.jsonl
if [ "$(wc -l < out)" -eq 2 ]; then ok; else wrong "relate --abstain 0.5 answered $(wc -l < out) instead of 2"; fi
lacks out '"id":"3"'
has err '1 left out'
echo 'no json' > bad_pairs.jsonl
run 3 relate bad_pairs.jsonl
has err 'bad_pairs.jsonl:1'

# explain: one event by its id; an unknown id is a "no".
id=$(sed -n '1s/^{"id":"\([0-9a-f]*\)".*/\1/p' by_name)
run 0 explain --event "$id" note.jsonl
has out "event $id"
run 1 explain --event 0000000000000000 note.jsonl
run 0 explain --tree note.jsonl
has out 'nsubj'

# relate --frames: the codebook alone answers too.
run 0 relate --frames pairs.jsonl
if [ "$(wc -l < out)" -eq 3 ]; then ok; else wrong "relate --frames answered $(wc -l < out) of 3"; fi

# evaluate documents: figures of a report annotated by hand; --errors names what is missing, wrong or differs.
cat > reports.txt <<'END'
case  one report
why   Two events told, one of them annotated with another day.
published 2024-06-14
title Kenya accuses Somalia of sheltering raiders
text <<<
NAIROBI, June 14 - Kenya accused Somalia on Thursday of sheltering raiders. Mogadishu rejected the charge.
>>>
event ACCUSE | KEN > SOM | asserted | 2024-06-13 | - | accuses
event ACCUSE | KEN > SOM | asserted | 2024-06-12 | - | accused
event AID | KEN > SOM | asserted | - | - | sheltering
same  2 1
END
run 0 evaluate documents reports.txt
has out '1 reports'
has out '2 right, 3 annotated'
has out 'retellings linked   1.000  (1 of 1)'
run 0 evaluate documents --errors reports.txt
has out 'missing AID KEN > SOM'
has out 'wrong   REJECT SOM > KEN'
has out 'field   ACCUSE KEN > SOM asserted 2024-06-12'

# train coder and evaluate relations --folds: labelled pairs in, a model that can be read out, the same bytes twice.
python3 - <<'END'
import json
pairs = [("ACCUSE", "{} accused {} of fraud."), ("CONSULT", "{} met {} on Monday."), ("AID", "{} sent food to {}."), ("ASSAULT", "{} bombed {} again.")]
states = ["Kenya", "Peru", "Japan", "Chad", "Spain", "Ghana", "Nepal", "Cuba"]
with open("labelled.jsonl", "w") as out:
    for i, actor in enumerate(states):
        for j, (kind, text) in enumerate(pairs):
            other = states[(i + j + 1) % len(states)]
            out.write(json.dumps({"id": f"{i}-{j}", "text": text.format(actor, other), "source": actor, "target": other, "type": kind}) + "\n")
END
mkdir -p practice first second
printf '# SPDX-License-Identifier: CC0-1.0\nREJECT\t<s>Mali</s> turned down the offer of <t>Togo</t>.\nNONE\t<s>Mali</s> and <t>Togo</t> lie in Africa.\n' > practice/a.txt
run 0 evaluate relations labelled.jsonl --folds 4 --practice practice
has out 'relations 32, each answered by a model that has not seen its sentence'
has out 'expected calibration error'
run 0 train coder --relations labelled.jsonl --practice practice --folds 2 --rounds 4 --out first
run 0 train coder --relations labelled.jsonl --practice practice --folds 2 --rounds 4 --out second
if cmp -s first/coder.model second/coder.model; then ok; else wrong "train coder gave different bytes"; fi
printf 'REJECT\tno sides are marked here\n' > practice/b.txt
run 3 train coder --relations labelled.jsonl --practice practice --out first
has err 'practice/b.txt:1'
run 2 train coder --relations missing.jsonl --out first
run 2 train coder --relations labelled.jsonl --practice nowhere --out first

# train acts: annotated reports in, a model beside the coder's out, the same bytes twice.
mkdir -p acts1 acts2
run 0 train acts reports.txt --folds 2 --rounds 2 --out acts1
has out 'folds of whole reports'
has out 'words are acts of the type said'
run 0 train acts reports.txt --folds 2 --rounds 2 --out acts2
if cmp -s acts1/coder.model acts2/coder.model; then ok; else wrong "train acts gave different bytes"; fi
run 2 train acts missing.txt --out acts1

# evaluate alarms: false alarms beside the budget, bursts, the alerts of a table of events; the table of calm, the same bytes twice.
{
  echo 'date,source,source_country,relation,cameo,goldstein,quad,target,target_country'
  for day in $(seq 0 209); do
    date=$(date -u -d "2014-01-01 +$day days" +%F)
    [ $((day % 4)) -eq 0 ] && echo "$date,Citizen_(Japan),Japan,Consult,040,1,1,Citizen_(China),China"
    [ "$day" -ge 150 ] && [ "$day" -lt 153 ] && for code in 130 131 132 138; do echo "$date,Japan,Japan,Threaten,$code,-6,3,China,China"; done
    for code in $(seq 300 339); do echo "$date,Japan,Japan,Report,$code,1,1,Japan,Japan"; done
  done
} > dated.csv
run 0 evaluate alarms dated.csv --seeds 2 --burst-seeds 1
has out '1 directed dyads, 1 kinds, 210 days'
has out 'Injected bursts found within 7 days at 0.3'
run 0 evaluate alarms dated.csv --list
has out 'Japan > China, all: '
run 0 evaluate alarms dated.csv --list --quads --budget 3
has out 'the first since watching began'
run 3 evaluate alarms note.jsonl
has err 'no column "date"'
run 2 evaluate alarms missing.csv
run 0 train alarms --days 1000 --out calm1.txt
run 0 train alarms --days 1000 --out calm2.txt
if cmp -s calm1.txt calm2.txt; then ok; else wrong "train alarms makes two tables of one seed"; fi
run 0 evaluate alarms dated.csv --list --table calm1.txt
run 2 evaluate alarms dated.csv --table dated.csv

# evaluate times: figures, or the misses one a line; a document without annotated times is a "no".
printf '%s' '<DCT><TIMEX3 type="DATE" value="2024-01-17" functionInDocument="CREATION_TIME">x</TIMEX3></DCT><TEXT>They met <TIMEX3 type="DATE" value="2024-W02">last week</TIMEX3> and on <TIMEX3 type="DATE" value="2024-01-01">Tuesday</TIMEX3>.</TEXT>' > times.tml
run 0 evaluate times times.tml
has out 'gold 2, found 2'
run 0 evaluate times --errors times.tml
has out '2024-01-16'
lacks out 'last week	2024'
printf '%s' '<DCT><TIMEX3 type="DATE" value="2024-01-17" functionInDocument="CREATION_TIME">x</TIMEX3></DCT><TEXT>They met.</TEXT>' > none.tml
run 1 evaluate times none.tml
run 3 evaluate times note.jsonl

# digest
run 0 digest by_name
has out 'USA > PRK'
run 3 digest pairs.jsonl

# A codebook of one's own: begun, checked, used; a broken one names file and line.
run 0 codebook new mine
run 0 codebook check --codebook mine
has out ', 0 failed'
run 2 codebook new mine
has err 'already exists'
run 0 code --quiet --codebook mine note.jsonl
has out '"type":"VISIT"'
lacks out '"type":"ACCUSE"'
sed -i 's/^  no    Fans.*/  no    The French president visited Poland./' mine/visit.txt
run 1 codebook check --codebook mine
has out 'mine/visit.txt:'
line=$(grep -n '^  verb' mine/visit.txt | cut -d: -f1)
sed -i 's/subj=A/subj=/' mine/visit.txt
run 2 codebook check --codebook mine
has err "mine/visit.txt:$line"
# What would silently never hold is a fault: a type to turn into that does not exist, a type without quad class, a name of two words, a type, mode or frame told twice.
fault() { # fault TEXT LINES: a codebook with these header lines is refused, and TEXT says why and where
  mkdir -p faulty
  printf '%b\nframe f\n  verb  hit : subj=A obj=R\n' "$2" > faulty/a.txt
  run 2 codebook check --codebook faulty
  has err "$1"
  has err 'faulty/a.txt:'
}
fault "future of type HIT is 'THREATN', which is no type of this codebook" 'type HIT\nquad material conflict\nfuture THREATN'
fault 'type HIT has no quad class' 'type HIT'
fault "not 'HIT HARD'" 'type HIT HARD\nquad material conflict'
fault 'type HIT stands twice; first at faulty/a.txt:1' 'type HIT\nquad material conflict\ntype HIT'
fault 'mode hard of type HIT stands twice' 'type HIT\nquad material conflict\nmode hard\nmode hard'
fault 'frame blow of type HIT stands twice; first at faulty/a.txt:3' 'type HIT\nquad material conflict\nframe blow\n  verb hit\nframe blow'

# Knowledge of one's own: a new group codes; a broken file names file and line.
printf 'group PRK REB Freedom League\n  name Freedom League\n' > league.txt
echo '{"id":"league","published":"2024-01-17","text":"Russia condemned the Freedom League on Tuesday."}' > league.jsonl
run 0 code --quiet --actors league.txt league.jsonl
has out '"name":"Freedom League"'
printf '# of my own\ngroup PRK REB Freedom League\n  nonsense Freedom League\n' > broken.txt
run 2 code --actors broken.txt note.jsonl
has err 'broken.txt:3'
silent out

# doctor
run 0 doctor
has out 'codebook'
lacks out 'BAD'
run 2 --data missing doctor
has out 'BAD'

finish
