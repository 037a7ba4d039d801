#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains a spaCy pipeline with spaCy's own default CPU settings ("efficiency": no vectors, no pretrained weights).
#
# usage: train_spacy.sh TRAIN.conllu DEV.conllu FOLDER [--quick]
#
# Writes FOLDER/spacy (the best of the steps by DEV) unless it is there. tagger gives XPOS, morphologizer UPOS and features, trainable_lemmatizer lemmas, parser trees
# and sentences. Documents of ten sentences, as explosion/projects does for Universal Dependencies, so that the parser sees where sentences end. SPACY_STEPS=N ends the
# training after N steps (spaCy's default 20000; it ends by itself when 1,600 steps bring nothing), SPACY_OFTEN=N evaluates every N (default 200).
# --quick: 20 steps. PYTHON names the interpreter. One thread.
set -euo pipefail

if [ $# -lt 3 ]; then sed -n '3,10s/^# \{0,1\}//p' "$0"; exit 2; fi
train=$1 dev=$2 folder=$3
python=${PYTHON:-python3}
steps=${SPACY_STEPS:-20000}
often=${SPACY_OFTEN:-200}
if [ "${4:-}" = --quick ]; then steps=20 often=20; fi
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 BLIS_NUM_THREADS=1
if [ -d "$folder/spacy" ]; then exit 0; fi

work=$folder/spacy.work
mkdir -p "$work/train" "$work/dev"
"$python" -m spacy init config --lang en --pipeline tagger,morphologizer,trainable_lemmatizer,parser --optimize efficiency --force "$work/config.cfg"
"$python" -m spacy convert "$train" "$work/train" --converter conllu --n-sents 10
"$python" -m spacy convert "$dev" "$work/dev" --converter conllu --n-sents 10
"$python" -m spacy train "$work/config.cfg" --output "$work" --paths.train "$work/train" --paths.dev "$work/dev" --training.max_steps "$steps" \
  --training.eval_frequency "$often"
echo "$(grep -c '^1[[:space:]]' "$train") sentences; at most $steps steps, an evaluation every $often" > "$folder/spacy.settings"
mv "$work/model-best" "$folder/spacy"
