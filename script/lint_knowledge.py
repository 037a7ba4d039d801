#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the knowledge files: fields, codes, sectors, terms, names claimed twice.

    script/lint_knowledge.py [DIR] [--no-warnings]

DIR is the knowledge folder (default: knowledge/ beside this script's folder). Prints one line a finding,
`FILE:LINE: error|warning: what`, and a summary; exit 1 when there is an error, 0 otherwise.

Errors    unknown field, code or sector; bad, reversed or overlapping term; an empty or doubled alternative; one name
          claimed by two states, organisations or groups at the same time; one common noun in two sectors; bad place rows;
          weapons: unknown kind or country, an empty field, a name given twice, a name that is also an actor's, a person's
          or a place's and has no "!".
Warnings  two people in one single-holder office for more than a month; two people of one name in one state.
"""

import argparse
import calendar
import datetime
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

ISO = set(
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR "
    "BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP "
    "CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB "
    "GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN "
    "KAZ KEN KGZ KHM KIR KNA KOR KOS KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL "
    "MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK "
    "PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR "
    "SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA "
    "UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE".split()
)
FORMER = set("SUN YUG SCG DDR CSK ZAR YMD VDR BUR ANT".split())
NON_STATES = set("IGO UNO EUR NGO ISM IMG MNC".split())
SECTORS = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split())
CODES = ISO | FORMER | NON_STATES

BLOCK_FIELDS = {"wikidata", "term", "name", "adj", "people", "capital", "seat", "weak", "body", "source"}
FIELDS = {
    "state": BLOCK_FIELDS,
    "org": BLOCK_FIELDS,
    "group": BLOCK_FIELDS,
    "person": {"wikidata", "name", "last", "office", "source", "sex"},
    "sector": {"title", "noun", "thing", "source"},
}
FILE_KINDS = {"states.txt": "state", "organisations.txt": "org", "groups.txt": "group", "sectors.txt": "sector"}
WEAPON_KINDS = set(
    "ballistic-missile cruise-missile anti-ship-missile air-defence anti-tank rocket-artillery artillery tank armoured-vehicle "
    "fighter bomber transport-aircraft helicopter drone submarine ship satellite-launcher bomb small-arm mine nuclear chemical "
    "radar other".split()
)
SINGLE = {"president", "prime minister", "premier", "chancellor", "foreign minister", "defence minister", "defense minister",
          "secretary of state", "secretary of defense", "secretary-general", "king", "supreme leader"}
HANDOVER_DAYS = 31


class Report:
    def __init__(self, warnings):
        self.errors = 0
        self.warnings = 0
        self.show_warnings = warnings

    def error(self, where, text):
        self.errors += 1
        print(f"{where}: error: {text}")

    def warn(self, where, text):
        self.warnings += 1
        if self.show_warnings:
            print(f"{where}: warning: {text}")


class Block:
    def __init__(self, kind, head, where):
        self.kind, self.head, self.where = kind, head, where
        self.fields = []  # (key, value, where)
        self.term = (datetime.date.min, datetime.date.max)


def day(text, last):
    """The first or last day a `YYYY[-MM[-DD]]` covers; None when it is no date."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not match:
        return None
    year, month, dom = (int(g) if g else None for g in match.groups())
    try:
        if month is None:
            return datetime.date(year, 12, 31) if last else datetime.date(year, 1, 1)
        if dom is None:
            return datetime.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
        return datetime.date(year, month, dom)
    except ValueError:
        return None


def parse_term(text):
    """(first day, last day) of `FROM..UNTIL`, or a message that says what is wrong."""
    if text.count("..") != 1:
        return f"bad term '{text}' (want FROM..UNTIL, FROM.. or ..UNTIL)"
    begin, end = (part.strip() for part in text.split(".."))
    if not begin and not end:
        return "empty term"
    first = day(begin, False) if begin else datetime.date.min
    last = day(end, True) if end else datetime.date.max
    if first is None or last is None:
        return f"bad date in term '{text}'"
    if first > last:
        return f"term ends before it begins: '{text}'"
    return first, last


def overlap(a, b):
    """Days two terms share."""
    return max(0, (min(a[1], b[1]) - max(a[0], b[0])).days + 1)


def blocks(path, report, root):
    """Reads the blocks of one file."""
    found = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.relative_to(root)}:{number}"
        line = re.sub(r"(^|\s{2,})#.*", "", raw).rstrip()
        if not line:
            continue
        if "\t" in line:
            report.error(where, "tab in a text file")
        if not line.startswith(" "):
            kind, _, head = line.partition(" ")
            if kind not in FIELDS:
                report.error(where, f"unknown block '{kind}'")
            found.append(Block(kind, head.strip(), where))
        elif not found:
            report.error(where, "field before the first block")
        else:
            if not line.startswith("  ") or line.startswith("   "):
                report.error(where, "fields are indented by two spaces")
            key, _, value = line.strip().partition(" ")
            if key not in FIELDS.get(found[-1].kind, ()):
                report.error(where, f"unknown field '{key}' in a {found[-1].kind} block")
            found[-1].fields.append((key, value.strip(), where))
    return found


def alternatives(value, where, report):
    names = [name.strip() for name in value.split("|")]
    for name in names:
        if not name:
            report.error(where, "empty alternative")
        elif "  " in name:
            report.error(where, f"double space in '{name}'")
    return [name for name in names if name]


def check_head(block, report):
    """Codes and sectors in the first line of a block."""
    words = block.head.split(" ")
    if block.kind == "sector":
        if block.head not in SECTORS:
            report.error(block.where, f"unknown sector '{block.head}'")
        return
    if block.kind == "person":
        if not block.head:
            report.error(block.where, "person without a name")
        return
    if words[0] not in CODES:
        report.error(block.where, f"unknown code '{words[0]}'")
    elif block.kind == "state" and words[0] in NON_STATES:
        report.error(block.where, f"'{words[0]}' is no state")
    elif block.kind == "org" and words[0] not in NON_STATES:
        report.error(block.where, f"'{words[0]}' is no organisation code")
    if block.kind == "group" and (len(words) < 3 or words[1] not in SECTORS):
        report.error(block.where, "a group needs a code, a sector and a name")


def check_fields(block, report):
    """Terms, Wikidata ids, sectors of bodies, doubled alternatives. Sets block.term. Returns (name, key, where)."""
    names = []
    seen = {}
    for key, value, where in block.fields:
        if key == "wikidata":
            if not re.fullmatch(r"Q[1-9]\d*", value):
                report.error(where, f"bad Wikidata id '{value}'")
        elif key == "term":
            term = parse_term(value)
            if isinstance(term, str):
                report.error(where, term)
            else:
                block.term = term
        elif key in ("source", "sex", "office"):
            continue
        else:
            if key == "body" and block.kind != "org":  # bodies of organisations have no sector
                sector, _, value = value.partition(" ")
                if sector not in SECTORS:
                    report.error(where, f"unknown sector '{sector}'")
            for name in alternatives(value, where, report):
                group = key if key in ("adj", "people", "last") else "name"
                if (group, name) in seen:
                    report.error(where, f"'{name}' stands twice in this block, first at {seen[group, name]}")
                else:
                    seen[group, name] = where
                    names.append((name, key, where))
    return names


def check_actor_names(owners, report):
    """One name, one owner at a time; weak names may be shared."""
    for name, claims in sorted(owners.items()):
        strong = [claim for claim in claims if claim[1] != "weak"]
        for i, (block, _, where) in enumerate(strong):
            for other, _, other_where in strong[:i]:
                if other is not block and overlap(block.term, other.term):
                    report.error(where, f"'{name}' ({block.head}) is also claimed by {other.head} at {other_where}")


def check_same_state(states, report):
    """Two blocks of one code must not be valid on one day."""
    by_code = defaultdict(list)
    for block in states:
        by_code[block.head.split(" ")[0]].append(block)
    for same in by_code.values():
        for i, block in enumerate(same):
            for other in same[:i]:
                if overlap(block.term, other.term):
                    report.error(block.where, f"term overlaps that of {other.head} at {other.where}")


def check_sectors(found, report):
    """A word belongs to one sector; title and noun of one sector may share it."""
    owner = {}
    for block in found:
        for name, key, where in check_fields(block, report):
            if name in owner and owner[name][0] != block.head:
                report.error(where, f"'{name}' is {block.head} here and {owner[name][0]} at {owner[name][1]}")
            owner.setdefault(name, (block.head, where))


def plain(text):
    text = unicodedata.normalize("NFD", text)
    return re.sub(r"[\s-]+", " ", "".join(c for c in text if not unicodedata.combining(c))).lower().strip()


def check_persons(people, report):
    holders = defaultdict(list)
    named = defaultdict(list)
    for block in people:
        check_fields(block, report)
        countries = set()
        for key, value, where in block.fields:
            if key != "office":
                continue
            match = re.fullmatch(r"(\S+) (\S+) (\S.*\S|\S) (\S*\.\.\S*)", value)
            if not match:
                report.error(where, f"bad office '{value}' (want CODE SECTOR title TERM)")
                continue
            code, sector, title, text = match.groups()
            if code not in CODES:
                report.error(where, f"unknown code '{code}'")
            if sector not in SECTORS and sector != "IMG":
                report.error(where, f"unknown sector '{sector}'")
            term = parse_term(text)
            if isinstance(term, str):
                report.error(where, term)
                continue
            countries.add(code)
            if title in SINGLE:
                holders[code, title].append((block, term, where))
        for code in countries:
            named[code, plain(block.head)].append(block)
    for (code, name), same in sorted(named.items()):
        for block in same[1:]:
            report.warn(block.where, f"'{block.head}' of {code} also stands at {same[0].where}")
    for (code, title), terms in sorted(holders.items()):
        terms.sort(key=lambda t: (t[1], t[2]))
        for (a, x, _), (b, y, where) in zip(terms, terms[1:]):
            if a is not b and overlap(x, y) > HANDOVER_DAYS:
                report.warn(where, f"{code} {title}: {b.head} and {a.head} overlap by {overlap(x, y)} days")


def check_places(path, report, root):
    seen = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        where = f"{path.relative_to(root)}:{number}"
        fields = line.split("\t")
        if len(fields) != 6:
            report.error(where, f"{len(fields)} columns, want 6")
            continue
        name, country, lat, lon, population, _ = fields
        if country and country not in ISO:
            report.error(where, f"unknown code '{country}'")
        try:
            if abs(float(lat)) > 90 or abs(float(lon)) > 180 or int(population) < 0:
                report.error(where, "coordinates or population out of range")
        except ValueError:
            report.error(where, "coordinates and population must be numbers")
        key = (name, country, lat, lon)
        if key in seen:
            report.error(where, f"'{name}' stands twice, first at line {seen[key]}")
        seen[key] = number
    return len(seen)


def aliases(actors, people, place_files, root):
    """Who else is called so: plain name -> (what it names, where). Bodies of armed forces (Iron Dome) may be weapons too."""
    taken = {}
    for block in actors:
        for key, value, where in block.fields:
            if key in ("wikidata", "term", "source") or key == "body" and value.startswith("MIL "):
                continue
            if key == "body" and block.kind != "org":
                value = value.partition(" ")[2]
            for name in value.split("|"):
                taken.setdefault(plain(name), (block.head, where))
    for block in people:
        fields = [(value, where) for key, value, where in block.fields if key in ("name", "last")]
        if all(key != "last" for key, _, _ in block.fields):
            fields.append((block.head.split(" ")[-1], block.where))
        for value, where in [(block.head, block.where)] + fields:
            for name in value.split("|"):
                taken.setdefault(plain(name), (block.head, where))
    for path in place_files:
        file = path.relative_to(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            fields = line.split("\t")
            if line.startswith("#") or len(fields) != 6:
                continue
            for name in [fields[0]] + fields[5].split("|"):
                taken.setdefault(plain(name), (f"{fields[0]} {fields[1]}".strip(), f"{file}:{number}"))
    taken.pop("", None)
    return taken


def check_weapon(kind, country, names, where, owner, taken, report):
    """One system: `KIND | COUNTRY | NAME | other names`."""
    if kind not in WEAPON_KINDS:
        report.error(where, f"unknown kind '{kind}' (want one of {', '.join(sorted(WEAPON_KINDS))}, or noun)")
    if country != "-" and country not in ISO:
        report.error(where, f"unknown country '{country}' (want the ISO alpha-3 code of the maker, or - when there are many)")
    here = set()
    for written in names:
        name = written.removeprefix("!")
        if not name or name != name.strip() or "!" in name:
            report.error(where, f"bad name '{written}' (want a name, or one '!' with the name right behind it)")
            continue
        if name in here:
            report.error(where, f"'{name}' stands twice in this line; leave one")
        if name.endswith("s") and name[:-1] in here:
            report.error(where, f"'{name}' is the plural of '{name[:-1]}'; leave it out, plurals go without saying")
        here.add(name)
        other = owner.setdefault(plain(name), where)
        if other != where:
            report.error(where, f"'{name}' also stands at {other}; leave it to one of the two")
        if not written.startswith("!") and plain(name) in taken:
            head, other = taken[plain(name)]
            report.error(where, f"'{name}' also names {head} at {other}; write '!{name}', so that it counts only beside a weapon noun")


def check_weapons(path, taken, report, root):
    """Weapon systems and the nouns that complete their names. Returns how many systems there are."""
    systems = 0
    owner = {}
    nouns = {}
    for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.relative_to(root)}:{number}"
        line = re.sub(r"(^|\s{2,})#.*", "", raw).rstrip()
        if not line:
            continue
        fields = [field.strip() for field in line.split("|")]
        wanted = 2 if fields[0] == "noun" else 3
        if "" in fields or len(fields) < wanted:
            report.error(where, "empty or missing field (want KIND | COUNTRY | NAME | other names, or noun | NOUN)")
        elif fields[0] != "noun":
            systems += 1
            check_weapon(fields[0], fields[1], fields[2:], where, owner, taken, report)
        elif len(fields) > 2:
            report.error(where, "a noun has a line of its own")
        elif fields[1] in nouns:
            report.error(where, f"noun '{fields[1]}' also stands at {nouns[fields[1]]}; leave one")
        else:
            nouns[fields[1]] = where
    return systems


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", default=Path(__file__).resolve().parent.parent / "knowledge", type=Path)
    parser.add_argument("--no-warnings", action="store_true")
    args = parser.parse_args()
    root = args.folder
    report = Report(not args.no_warnings)
    counts = defaultdict(int)
    owners = defaultdict(list)
    actors = []
    for name, kind in FILE_KINDS.items():
        if not (root / name).exists():
            report.error(name, "missing file")
            continue
        found = blocks(root / name, report, root)
        counts[kind] = len(found)
        for block in found:
            if block.kind != kind:
                report.error(block.where, f"a {block.kind} block in {name}")
            check_head(block, report)
        if kind == "sector":
            check_sectors(found, report)
            continue
        for block in found:
            actors.append(block)
            for alias, key, where in check_fields(block, report):
                owners[alias].append((block, key, where))
    check_actor_names(owners, report)
    check_same_state([b for b in actors if b.kind == "state"], report)
    people = [b for path in sorted((root / "persons").glob("*.txt")) for b in blocks(path, report, root)]
    counts["person"] = len(people)
    check_persons(people, report)
    place_files = [root / name for name in ("places.tsv", "places_extra.tsv") if (root / name).exists()]
    for path in place_files:
        counts[path.name] = check_places(path, report, root)
    if (root / "weapons.txt").exists():
        counts["weapon"] = check_weapons(root / "weapons.txt", aliases(actors, people, place_files, root), report, root)
    else:
        report.error("weapons.txt", "missing file")
    print(", ".join(f"{n} {kind}" for kind, n in counts.items()) + f", {len(owners)} names of actors")
    print(f"{report.errors} errors, {report.warnings} warnings")
    sys.exit(1 if report.errors else 0)


if __name__ == "__main__":
    main()
