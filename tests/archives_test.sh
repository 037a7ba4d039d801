#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Archives, compressed streams and tables through the whole program: from files and from pipes, with what goes wrong counted and named. LAPWING names the program.
. "$(dirname "$0")/check.sh"

printf '{"id":"a","published":"2024-01-17","text":"The United States accused North Korea of breaking the truce."}\n' > a.jsonl
printf 'doc,Headline,Body,Date\nb,Talks,"Iran, it was said, met Iraq in Oman.",2024-01-17\nc,Talks,Iraq met Iran,in Oman,2024-01-18\nd,Talks,Iraq met Iran.,2024-01-19\n' > table.csv
python3 - <<'END'
import bz2, gzip, io, lzma, tarfile, zipfile
inner = io.BytesIO()
with tarfile.open(fileobj=inner, mode="w:gz") as tar:
    tar.add("a.jsonl", "deep/a.jsonl")
files = {"one/a.jsonl": open("a.jsonl", "rb").read(), "table.csv": open("table.csv", "rb").read(), "inner.tgz": inner.getvalue(), "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
         "na\u00efve \u6771\u4eac.jsonl": open("a.jsonl", "rb").read()}
with zipfile.ZipFile("news.zip", "w", zipfile.ZIP_DEFLATED) as out:
    for name, data in files.items():
        out.writestr(name, data)
for mode, name in (("w", "news.tar"), ("w:gz", "news.tar.gz"), ("w:xz", "news.tar.xz"), ("w:bz2", "news.tar.bz2")):
    with tarfile.open(name, mode) as out:
        for member, data in files.items():
            info = tarfile.TarInfo(member)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
open("a.jsonl.xz", "wb").write(lzma.compress(files["one/a.jsonl"]))
open("a.jsonl.bz2", "wb").write(bz2.compress(files["one/a.jsonl"]))
open("zip.gz", "wb").write(gzip.compress(open("news.zip", "rb").read()))
with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as out:
    out.writestr("bomb.txt", b"a" * (50 << 20))
    out.writestr("a.jsonl", files["one/a.jsonl"])
data = bytearray(open("news.zip", "rb").read())
at = data.find(b"Headline") if b"Headline" in data else data.find(b"table.csv") + 30
data[at : at + 12] = bytes(12)
open("damaged.zip", "wb").write(data)
END

# Every kind says the same, by name of its members; what is no report is named, and the exit code tells of it.
for archive in news.zip news.tar news.tar.gz news.tar.xz news.tar.bz2; do
  run 3 read $archive
  [ "$(wc -l < out)" -eq 7 ] && ok || wrong "$archive gives $(wc -l < out) records instead of 7"
  has out "\"path\":\"$archive#one/a.jsonl\""
  has out "\"path\":\"$archive#inner.tgz#deep/a.jsonl\""
  has err "$archive#picture.png: not_article: binary data"
  has err "$archive#table.csv: error: line 3: 5 cells where the heading has 4"
  has err "2 rejected (1 error, 1 not_article)"
  sed "s/$archive/ARCHIVE/g" out > told
  [ -s first ] || cp told first
  if cmp -s told first; then ok; else wrong "$archive tells another story than news.zip: $(diff told first | head -3)"; fi
done
has first 'ARCHIVE#naïve 東京.jsonl'

# The same through a pipe, and inside of gzip.
for archive in news.zip news.tar.xz zip.gz; do
  "$lapwing" read - < $archive > out 2> err
  [ "$(wc -l < out)" -eq 7 ] && ok || wrong "$archive through a pipe gives $(wc -l < out) records: $(cat err)"
done

# Compressed streams are what they hold, and their path is their own.
for stream in a.jsonl.xz a.jsonl.bz2; do
  run 0 read $stream
  has out "\"path\":\"$stream\""
  has out '"id":"a"'
done

# Tables: what was guessed is told, what the user says is taken, what is wrong is an error that says what there is.
run 3 read table.csv
has err 'table.csv: columns guessed: id=doc,published=Date,title=Headline,text=Body'
lacks out 'columns guessed'
run 3 read --quiet table.csv
[ -s err ] && wrong "read --quiet says: $(cat err)" || ok
run 3 read --columns text=Headline table.csv
lacks err 'columns guessed'
has out '"text":"Talks"'
run 3 read --columns text=Fulltext table.csv
has err "no column 'Fulltext'; there are: doc, Headline, Body, Date"
run 2 read --columns texte=Body table.csv
has err "'texte' is no field"

# Coding reads them too.
run 3 code news.tar.gz
has out '"type":"ACCUSE"'

# A bomb is refused before it fills anything, and what stands behind it is read.
run 3 read bomb.zip
has err 'bomb.zip#bomb.txt: error: unpacks to more than 200 times its size'
has out '"id":"a"'

# A damaged member costs itself.
run 3 read damaged.zip
has err 'damaged.zip#table.csv: error: damaged archive'
has out 'damaged.zip#inner.tgz#deep/a.jsonl'

finish
