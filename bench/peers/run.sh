#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Sets up UDPipe 1 and spaCy, trains both on UD English EWT (once), and measures Lapwing beside them: bench/peers/README.md.
#
# usage: bench/peers/run.sh [FOLDER] [--full] [--quick] [--train-only] [-- OPTION OF measure.py ...]
#
#   FOLDER        where packages and models are kept (default build/peers)
#   --full        UDPipe's published settings, some hours of training; else fewer passes (models apart, in FOLDER/full)
#   --quick       100 sentences, one pass: does everything work? Scores mean nothing (models in FOLDER/quick)
#   --train-only  stop before measuring
#
# Packages come from PyPI with the versions below; nothing else is fetched. Training and its log: FOLDER/train.log, at low priority. LAPWING names another program
# (default build/lapwing), SHARED another folder of data (default ../shared), PYTHON the Python 3.10 to 3.13 that the packages are put under (default python3).
set -euo pipefail
cd "$(dirname "$0")/../.."

versions=(ufal.udpipe==1.4.0.1 spacy==3.8.18 gensim==4.4.0 numpy==2.4.6 thinc==8.3.14)
folder=build/peers
size=short
measure=yes
options=()
while [ $# -gt 0 ]; do
  case $1 in
    --full) size=full ;;
    --quick) size=quick ;;
    --train-only) measure=no ;;
    -h | --help) sed -n '3,14s/^# \{0,1\}//p' "$0"; exit 0 ;;
    --) shift; options=("$@"); break ;;
    -*) echo "unknown option $1; see --help" >&2; exit 2 ;;
    *) folder=$1 ;;
  esac
  shift
done

say() { printf '== %s\n' "$*" >&2; }
treebanks=${SHARED:-../shared}/treebanks
train=$treebanks/en_ewt-ud-train.conllu
dev=$treebanks/en_ewt-ud-dev.conllu
program=${LAPWING:-build/lapwing}
for file in "$train" "$dev" "$program"; do
  [ -e "$file" ] || { echo "$file is not here" >&2; exit 2; }
done

venv=$folder/venv
if ! [ -e "$venv/ready" ] || [ "$(cat "$venv/ready")" != "${versions[*]}" ]; then
  say "packages: ${versions[*]}"
  "${PYTHON:-python3}" -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check "${versions[@]}"
  echo "${versions[*]}" > "$venv/ready"
fi
python=$PWD/$venv/bin/python
case $venv in /*) python=$venv/bin/python ;; esac

place=$folder
passes=(--tokenizer 5 --tagger 5 --parser 5 --structured 0)
quick=()
case $size in
  full) place=$folder/full passes=() ;;
  quick)
    place=$folder/quick passes=() quick=(--quick)
    options=(--sentences 100 --test 100 --repeat 1 "${options[@]}")
    mkdir -p "$place"
    awk -v RS= -v ORS='\n\n' 'NR <= 100' "$train" > "$place/train.conllu"
    awk -v RS= -v ORS='\n\n' 'NR <= 100' "$dev" > "$place/dev.conllu"
    train=$place/train.conllu dev=$place/dev.conllu ;;
esac
models=$place/models
mkdir -p "$models"

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 BLIS_NUM_THREADS=1
if ! [ -e "$models/udpipe.model" ]; then
  say "training UDPipe (log: $place/train.log)"
  nice -n 19 "$python" bench/peers/train_udpipe.py "$train" "$dev" "$models" "${passes[@]}" "${quick[@]}" >> "$place/train.log" 2>&1
fi
if ! [ -d "$models/spacy" ]; then
  say "training spaCy (log: $place/train.log)"
  PYTHON=$python nice -n 19 bench/peers/train_spacy.sh "$train" "$dev" "$models" "${quick[@]}" >> "$place/train.log" 2>&1
fi
[ "$measure" = yes ] || exit 0
"$python" bench/peers/score.py --self-test > /dev/null
"$python" bench/peers/measure.py "$place" --python "$python" --program "$program" --shared "${SHARED:-../shared}" "${options[@]}"
