#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The example of docs/own_codebook.md: election violence, with types, modes and actors of its own. LAPWING names the program.
. "$(dirname "$0")/check.sh"
book=$root/examples/codebook_elections

# Every example of the codebook holds, and there are some of each kind.
run 0 codebook check --codebook "$book"
has out ', 0 failed'
run 0 codebook list --codebook "$book"
for type in INTIMIDATE ATTACK-CANDIDATE DISRUPT-VOTING RESTRICT-CAMPAIGN PROTEST-RESULT CONTEST-RESULT ACCEPT-RESULT; do
  has out "$type"
  for kind in yes no; do
    if grep -l "^type *$type\$" "$book"/*.txt | xargs grep -q "^  $kind "; then ok; else wrong "$type has no $kind example"; fi
  done
done
run 0 actors check "$book/actors/parties.txt"
has out ' 0 errors, 0 warnings'

# The thirteen dispatches code to these events and no others: two of them (football, rain) to none. Sectors tell the sides of one state apart.
run 0 code --quiet --codebook "$book" --actors "$book/actors/parties.txt" "$book/dispatches.jsonl"
python3 - > told <<'END'
import json
def side(actors): return ",".join(" ".join(filter(None, (a["country"], a["sector"]))) for a in actors) or "-"
for line in open("out"):
    e = json.loads(line)
    print(e["article"], ".".join(filter(None, (e["type"], e["mode"]))), side(e["actors"]), ">", side(e["recipients"]), e["date"] or "undated", e["status"])
END
cat > wanted <<'END'
el-01 RESTRICT-CAMPAIGN.ban-rally ZMB COP > ZMB OPP 2024-05-06 asserted
el-02 RESTRICT-CAMPAIGN.arrest ZMB COP > ZMB PTY 2024-05-09 asserted
el-03 ATTACK-CANDIDATE.campaign ZMB CVL > ZMB OPP 2024-05-10 asserted
el-05 ATTACK-CANDIDATE.kill ZMB UAF > ZMB OPP 2024-05-17 asserted
el-05 CONTEST-RESULT.fraud ZMB OPP > ZMB PTY undated asserted
el-06 INTIMIDATE.voters ZMB MIL > ZMB CVL 2024-05-26 asserted
el-06 DISRUPT-VOTING.station ZMB CVL > - 2024-05-26 asserted
el-08 DISRUPT-VOTING.ballots ZMB CVL > - 2024-05-26 denied
el-08 DISRUPT-VOTING.officials ZMB CVL > ZMB GOV 2024-05-27 asserted
el-09 CONTEST-RESULT ZMB OPP > - 2024-05-29 asserted
el-09 CONTEST-RESULT.fraud ZMB OPP > ZMB PTY 2024-05-29 asserted
el-10 PROTEST-RESULT ZMB CVL > - 2024-05-30 asserted
el-10 INTIMIDATE ZMB PTY > ZMB OPP 2024-05-30 asserted
el-11 ACCEPT-RESULT BWA > ZMB PTY 2024-05-31 asserted
el-11 CONTEST-RESULT ZAF > - undated hypothetical
el-12 CONTEST-RESULT.court ZMB OPP > - 2024-06-03 asserted
el-12 CONTEST-RESULT.court ZMB OPP > ZMB JUD undated planned
el-13 ACCEPT-RESULT ZMB OPP > - 2024-06-24 asserted
END
if diff wanted told > differences; then ok; else wrong "the dispatches code otherwise: $(cat differences)"; fi

# Types of one's own go through the store and out of it.
run 0 ingest --quiet --db elections.db --codebook "$book" --actors "$book/actors/parties.txt" "$book/dispatches.jsonl"
run 0 export --db elections.db --type DISRUPT-VOTING --format csv
if [ "$(wc -l < out)" -eq 4 ]; then ok; else wrong "three events of DISRUPT-VOTING were to come out: $(cat out)"; fi

finish
