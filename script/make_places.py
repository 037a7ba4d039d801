#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes knowledge/places.tsv: cities from GeoNames and the hand-written places of places_extra.tsv.

    script/make_places.py CITIES15000 COUNTRYINFO [--extra FILE] [--out FILE]

CITIES15000   cities15000.txt of GeoNames (CC BY 4.0), plain or gzipped: 19 tab-separated columns, no header
COUNTRYINFO   countryInfo.txt of GeoNames, for ISO 3166 alpha-2 -> alpha-3
--extra       knowledge/places_extra.tsv: seas, bases, regions, front-line towns, and other names of cities
--out         knowledge/places.tsv

Columns of the result: name, country, latitude, longitude, population, other names (`|`).
GeoNames lists every spelling in every script without saying the language. Kept are at most four Latin
spellings a reader of English meets: close to the main name. A row of the extra file whose main name is one of a
GeoNames city's names (same country, within half a degree) adds its other names to that city and gives it its main
name; the others are added as they are. Same input, same bytes.
"""

import argparse
import gzip
import math
import re
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAX_OTHER = 4
# States whose place names reach English in several transcriptions; elsewhere a near spelling is just another language's.
TRANSCRIBED = frozenset(
    "AFG ARE ARM AZE BGD BGR BHR BLR CHN DZA EGY ERI ETH GEO GRC IND IRN IRQ ISR JOR KAZ KGZ KHM KOR KWT LAO LBN LBY LKA "
    "MAR MDA MKD MMR MNG NPL OMN PAK PRK PSE QAT RUS SAU SDN SOM SRB SYR TCD THA TJK TKM TUN TWN UKR UZB YEM".split()
)
NEAR_DEGREES = 0.5

# Letter groups of other languages' transcriptions ("Charkiw", "Kharkiv's'k", "Harkivo"); none is usual in English.
FOREIGN = re.compile(r"sch|tsch|[jw]$|dsch|cz|sz|[ck]h?j|tj|ji[^n]|ou|as$|o$", re.I)
LATIN = re.compile(r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u017f .'\u2019-]+")
HEADER = (
    "# name\tcountry\tlatitude\tlongitude\tpopulation\tother names\n"
    "# Cities: GeoNames (geonames.org), CC BY 4.0. Others: places_extra.tsv. Written by script/make_places.py.\n"
)


def plain(text):
    """Lower case without diacritics, hyphens, apostrophes: how two spellings are compared."""
    text = unicodedata.normalize("NFD", text.replace("\u0131", "i").replace("\u0142", "l").replace("\u00f8", "o"))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"['`\u2018\u2019\u02bc.]", "", text).replace("-", " ").lower().strip()


def distance(a, b, limit):
    """Edit distance, or limit + 1 as soon as it must be larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]


def other_names(name, ascii_name, alternates, country):
    """At most MAX_OTHER further Latin spellings, the closest to the main name first."""
    key = plain(name)
    kept = [n for n in dict.fromkeys([ascii_name, re.sub(r"['`]", "", ascii_name)]) if n != name]
    if country not in TRANSCRIBED:
        return kept
    seen = {key, plain(ascii_name)}
    limit = 1 if len(key) < 7 else 2
    ranked = []
    for alternate in alternates:
        alternate = re.sub(r"['`\u2018\u2019\u02bc]", "", alternate.strip())
        other = plain(alternate)
        if other in seen or len(alternate) < 4 or len(alternate) > 30 or not LATIN.fullmatch(alternate):
            continue
        if alternate.isupper() or FOREIGN.search(other) or other.isascii() is False:
            continue
        if other[:1] != key[:1]:
            continue
        cost = distance(key, other, limit)
        if cost > limit:
            continue
        seen.add(other)
        ranked.append((cost, alternate != ascii_form(alternate), alternate))
    kept += [alternate for _, _, alternate in sorted(ranked)[:2]]
    return [n for n in dict.fromkeys(kept) if n != name][:MAX_OTHER]


def ascii_form(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if ord(c) < 128)


def lines_of(path):
    """Lines of a plain or gzipped file, without comments."""
    raw = Path(path).read_bytes()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    for line in raw.decode("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line


def countries(path):
    table = {row[0]: row[1] for row in (line.split("\t") for line in lines_of(path)) if len(row) > 2}
    table["XK"] = "KOS"
    return table


def cities(path, alpha3):
    """One row per city; of several rows of one name at one spot the most populous stays."""
    best = {}
    for line in lines_of(path):
        f = line.split("\t")
        if f[7] in ("PPLQ", "PPLH", "PPLW") or f[8] not in alpha3:  # abandoned, historical, destroyed
            continue
        key = (f[1], alpha3[f[8]], round(float(f[4]), 1), round(float(f[5]), 1))
        population = int(f[14] or 0)
        if f[7] == "PPLX":  # a quarter counts less than a town of its name
            population //= 4
        row = {"name": f[1], "country": alpha3[f[8]], "lat": float(f[4]), "lon": float(f[5]),
               "population": population, "other": other_names(f[1], f[2], f[3].split(","), alpha3[f[8]]), "all": f[3].split(","), "ascii": f[2]}
        if key not in best or best[key]["population"] < population:
            best[key] = row
    return list(best.values())


def extras(path):
    for line in lines_of(path):
        f = line.split("\t")
        yield {"name": f[0], "country": f[1], "lat": float(f[2]), "lon": float(f[3]), "population": int(f[4] or 0),
               "other": [n for n in (f[5].split("|") if len(f) > 5 else []) if n]}


def merge(rows, extra):
    """Adds hand-written places; joins those that are a city already there."""
    by_name = {}
    for row in rows:
        for name in [row["name"], *row["other"], *row["all"]]:
            by_name.setdefault((row["country"], plain(name)), []).append(row)
    for place in extra:
        found = None
        for row in by_name.get((place["country"], plain(place["name"])), []):
            near = math.hypot(row["lat"] - place["lat"], row["lon"] - place["lon"]) < NEAR_DEGREES
            if near and (found is None or row["population"] > found["population"]):
                found = row
        if found is None:
            rows.append(place)
            continue
        names = [*place["other"], found["name"], found["ascii"]]  # written by hand: no guessed spellings besides
        found["name"] = place["name"]
        found["population"] = max(found["population"], place["population"])
        found["other"] = [n for n in dict.fromkeys(names) if n != place["name"]]
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cities")
    parser.add_argument("countries")
    parser.add_argument("--extra", default=ROOT / "knowledge" / "places_extra.tsv")
    parser.add_argument("--out", default=ROOT / "knowledge" / "places.tsv")
    args = parser.parse_args()
    rows = cities(args.cities, countries(args.countries))
    if Path(args.extra).exists():
        rows = merge(rows, list(extras(args.extra)))
    rows.sort(key=lambda r: (r["country"], -r["population"], r["name"], r["lat"]))
    with open(args.out, "w", encoding="utf-8", newline="\n") as out:
        out.write(HEADER)
        for r in rows:
            out.write(f"{r['name']}\t{r['country']}\t{r['lat']:.4f}\t{r['lon']:.4f}\t{r['population']}\t{'|'.join(r['other'])}\n")
    print(f"{len(rows)} places", file=sys.stderr)


if __name__ == "__main__":
    main()
