#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` and the Debian package put down works away from the sources: found through its own place, whole, and described
# by manual pages and completions that are made of the options. LAPWING names the program in its build folder.
. "$(dirname "$0")/check.sh"
build=$(dirname "$lapwing")
command -v cmake > /dev/null || { echo "skipped: no cmake here"; exit 77; }

cmake --install "$build" --prefix "$folder/usr" > installed 2>&1 || wrong "cmake --install: $(tail -3 installed)"
mv usr moved  # the place is not built in
lapwing=$folder/moved/bin/lapwing
run 0 doctor
has out "$folder/moved/share/lapwing"
has out "knowledge.index"
lacks out "BAD"
run 0 code --quiet "$folder/moved/share/lapwing/examples/season.jsonl"
"$build/lapwing" code --quiet "$root/examples/season.jsonl" > built
if cmp -s out built; then ok; else wrong "the installed program codes the season in another way"; fi

# A page for every verb and sub-verb, which man can set; the options of --help are all in it.
for page in lapwing lapwing-code lapwing-serve lapwing-actors-check; do
  if [ -s "moved/share/man/man1/$page.1" ]; then ok; else wrong "no manual page $page"; fi
done
for option in $("$lapwing" ingest --help | grep -o -- '--[a-z-]*' | sort -u); do
  has moved/share/man/man1/lapwing-ingest.1 "$(printf '%s' "$option" | sed 's/-/\\-/g')"
done
if command -v man > /dev/null; then
  if LC_ALL=C.UTF-8 MANROFFSEQ='' man --warnings -l -Tutf8 -Z moved/share/man/man1/lapwing-ingest.1 2> warnings > /dev/null && [ ! -s warnings ]; then ok; else wrong "man: $(head -3 warnings)"; fi
fi

# Completions: the verb, then its options, then files.
complete_words() {
  bash -c 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lapwing; printf "%s\n" "${COMPREPLY[@]}"' - moved/share/bash-completion/completions/lapwing "$@"
}
complete_words lapwing ser > out
has out "serve"
has out "series"
lacks out "code"
complete_words lapwing ingest --thr > out
has out "--threads"
complete_words lapwing actors ch > out
has out "check"
touch report.txt
complete_words lapwing code rep > out
has out "report.txt"
run 2 completion ksh

# The package holds the same.
if command -v dpkg-deb > /dev/null; then
  if (cd "$build" && cpack -G DEB -B "$folder/deb" > "$folder/packed" 2>&1); then ok; else wrong "cpack: $(tail -3 packed)"; fi
  dpkg-deb -c deb/lapwing_*.deb > out
  has out "./usr/bin/lapwing"
  has out "./usr/share/lapwing/knowledge.index"
  has out "./usr/share/man/man1/lapwing.1"
  dpkg-deb -f deb/lapwing_*.deb Depends > out
  has out "libsqlite3-0"
  rm -rf deb
fi

# One version everywhere.
version=$("$lapwing" --version | cut -d' ' -f2)
has "$root/CITATION.cff" "version: $version"
has "$root/CHANGELOG.md" "## $version"

# What it consists of: a document that names the libraries, the page's parts and the data.
if command -v objdump > /dev/null && command -v dpkg-query > /dev/null; then
  python3 "$root/script/sbom" "$build/lapwing" > sbom.json
  python3 - sbom.json > out <<'END'
import json, sys
document = json.load(open(sys.argv[1]))
ids = [p["SPDXID"] for p in document["packages"]]
assert len(ids) == len(set(ids)), "an id twice"
assert all(r["relatedSpdxElement"] in ids for r in document["relationships"]), "a relationship to nothing"
print(" ".join(p["name"] for p in document["packages"]))
END
  has out "libsqlite3-0"
  has out "preact"
  has out "models/english.model"
fi
finish
