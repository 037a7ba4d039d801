#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who held the four offices news names most, and where the knowledge files have a hole.

    script/office_coverage.py [DIR] [--state CODE ...] [--holes] [--overlaps] [--top] [--days N]

DIR is the knowledge folder (default: knowledge/ beside this script's folder). One row a state of states.txt: months of
1985-01-01..2026-11-30 (or of the state's term) in which somebody holds the office, of the months it existed, for the head
of state, the head of government where that is another person, the foreign and the defence minister; then the number of
holes and of pairs of double holders longer than 45 days. At the end the totals over the 60 most reported states and over all.

    --state PRK    that state alone (may be repeated): its holders in order, holes and double holders
    --holes        every hole, FROM..UNTIL, state by state
    --overlaps     every pair of double holders with the days they share
    --top          only the 60 most reported states
    --days N       holes and double holders of N days and more (default 46)

An office counts under the titles of TITLES. The lists below them say where an office does not exist or stood empty.
"""

import argparse
import datetime
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lint_knowledge import Report, blocks, parse_term  # noqa: E402

FIRST, LAST = datetime.date(1985, 1, 1), datetime.date(2026, 11, 30)
DAY = datetime.timedelta(1)
KINDS = ("state", "government", "foreign", "defence")
BEFORE = r"(?:taliban |acting |interim |caretaker |transitional |transition |military |provisional )?"
TITLES = {  # whole titles, of the sectors GOV, MIL and REL
    "state": r"(?:co-|co-acting )?president|king|queen|emperor|emir|sultan|grand duke|prince|pope|head of state|leader|supreme leader|co-prince"
    r"|junta leader|military council leader|captain regent|(?:chairman|president|head) of the (?:state |collective )?presidency"
    r"|(?:chairman|president|head) of the (?:(?:supreme |transitional )?(?:council of state|state council|sovereign council|presidential council"
    r"|military council|supreme council)|presidium of the supreme soviet|supreme soviet|presidential leadership council|governing council"
    r"|national transitional council|general national congress|interim administration|state administration council)",
    "government": r"prime minister|premier|chancellor|chief executive|minister of state|cardinal secretary of state|leader|interim leader"
    r"|head of government|chairman of the (?:council of ministers|cabinet of ministers)|head of the transitional executive board",
    "foreign": r"foreign minister|(?:foreign|external) affairs minister|secretary of state|foreign secretary|minister of foreign affairs",
    "defence": r"(?:defen[cs]e|war) (?:minister|secretary)|secretary of (?:defense|war)|minister of the (?:people's )?armed forces"
    r"|armed forces minister|defen[cs]e agency chief",
}
# Titles that name an official under the minister in these states.
SERVANTS = {("IND", "foreign secretary"), ("PAK", "foreign secretary"), ("LKA", "foreign secretary"), ("BGD", "foreign secretary"),
            ("IND", "defence secretary"), ("LKA", "defence secretary"), ("GBR", "minister of state")}
REPORTED = ("USA CHN RUS SUN GBR FRA DEU DDR JPN KOR PRK TWN IND PAK AFG IRN IRQ ISR PSE SYR LBN JOR EGY SAU YEM ARE QAT KWT TUR GRC UKR "
            "BLR POL ITA ESP HUN CZE SRB YUG GEO KAZ LBY SDN ETH SOM NGA ZAF COD CAN MEX BRA ARG VEN COL CUB IDN MYS THA VNM PHL MMR AUS "
            "DZA").split()
NO_STATES = ("HKG MAC GRL FRO GIB IMN JEY GGY PRI BMU ABW CUW CYM VGB VIR TCA MTQ GLP GUF FLK MYT REU SHN IOT COK NIU NCL PYF GUM MNP "
             "ASM TKL ATA").split()
SINCE = dict(pair.split(":") for pair in (  # independence, where states.txt has no term
    "UKR:1991-12-01 BLR:1991-12-26 MDA:1991-12-26 GEO:1991-12-26 ARM:1991-12-26 AZE:1991-12-26 KAZ:1991-12-26 KGZ:1991-12-26 "
    "TJK:1991-12-26 TKM:1991-12-26 UZB:1991-12-26 EST:1991-09-06 LVA:1991-09-06 LTU:1991-09-06 HRV:1991-10-08 SVN:1991-06-25 "
    "BIH:1992-04-06 MKD:1991-09-08 MNE:2006-06-03 KOS:2008-02-17 NAM:1990-03-21 ERI:1993-05-24 TLS:2002-05-20 MHL:1986-10-21 "
    "FSM:1986-11-03 PLW:1994-10-01 PSE:1994-07-05 AND:1993-05-04").split())
# Offices that do not exist, or stood empty: for good where there is no term.
NONE = {kind: [(entry.partition(":")[0], entry.partition(":")[2] or "1900..2100") for entry in text.split()] for kind, text in {
    "state": "CAN AUS NZL JAM BHS BLZ GRD LCA VCT KNA ATG PNG SLB TUV AND SMR BRB:..2021-11-29 MUS:..1992-03-11 FJI:..1987-10-06 "
    "LBN:1988-09-23..1989-11-04 LBN:2022-10-31..2025-01-08 "
    "SOM:1991-01-27..2000-08-26 HTI:2021-07-07.. IRQ:2003-04-10..2003-07-12 SRB:1985..2006-06-04 COD:..1997-05-16",
    "government": "USA MEX BRA ARG CHL COL VEN ECU BOL PRY URY CRI PAN NIC HND SLV GTM DOM PHL IDN CYP CHE GHA NGA LBR SLE GMB MWI ZMB "
    "BWA ZAF SYC MDV TKM MHL FSM PLW KIR NRU SSD BEN COM BDI AND SMR KEN:..2008-04-16 KEN:2013-04-10.. TUR:2018-07-10.. SAU:..2022-09-26 "
    "BRN OMN AFG:2002..2014-09-28 AFG:2020-03-12..2021-09-06 IRN:1989-08-04.. ERI SUR:1988.. GUY AGO:..1991-07-18 AGO:2010-02-05.. "
    "ZWE:1987-12-31..2009-02-10 ZWE:2013-09-11.. CIV:..1990-11-06 SEN:1983..1991-04-07 SEN:2019-05-14..2022-09-16 CMR:..1991-04-25 "
    "SOM:..1987-01-31 MRT:..1992-04-17 GIN:..1996-07-08 TCD:..1991-03-03 TCD:2018-05-05..2021-04-25 COD:2001-01-17..2006-12-29 "
    "COD:1997-05-17..2006-12-29 COG:2009-09-15..2016-04-22 GNB:..1991-12-26 MLI:..1986-06-05 MLI:1988-06-08..1991-04-01 "
    "BFA:1983-08-05..1992-06-15 CAF:..1991-03-14 SDN:1989-06-30..2017-03-01 MMR:2011-03-30..2021-07-31 MMR:2021-02-01..2021-07-31 "
    "BFA:1985..1992-06-15 ETH:..1987-09-09 PSE:..2003-04-28 RWA:..1991-10-11 IRQ:..2004-05-31 LBY:..2000 SRB:..2006-06-04 "
    "PAK:..1985-03-22 PAK:1988-05-30..1988-12-01 RUS:..1992-06-14 CUB:..2019-12-20 SYR:2025-03-30.. SDN:..1985-04-21 BGD:..1986-07-08 STP:..1988-01-07 TGO:..1991-08-26",
    "foreign": "SOM:1991-01-27..2000-10-07 SRB:..2006-06-04 PRK:2007-01-04..2007-05-17 PSE:..2003-04-29 IRQ:2003-04-10..2003-09-02 "
    "LBY:2011-08-24..2011-11-21 PAK:2013-03-17..2013-06-04",
    "defence": "CRI PAN ISL LIE MCO AND SMR VAT DMA LCA VCT KNA GRD ATG BRB BHS KIR TUV NRU PLW MHL FSM WSM VUT SLB MUS HTI "
    "JAM BTN KOS:..2009 SRB:..2006-06-04 SOM:1991-01-27..2000-10-07 PSE SWZ LIE COM SYC "
    "PRK:1995-02-26..1995-10-07 PRK:1997-02-22..1998-09-04 RUS:..1992-03-15 CHN:2023-10-25..2023-12-28 BRA:..1999-06-09 CUB:2011-09-04..2011-11-07 "
    "IRQ:2003-04-10..2004-03-31 KAZ:..1992-05-06 SDN:2019-04-12..2019-09-07 NGA:1990-01..1990-08 NGA:1993-11-17..1999-06-29 AFG:1993-06-18..1996-09-26 "
    "JOR DZA:..1990-07-24 DZA:1999-04-27.. PAK:..1988-12-01 PAK:1988-12-02..1991-08 PAK:1997-02-17..2002-11-22 SDN:1986-05-06..1993-09 COD:1997-05-17..2001-03 "
    "LBY:2014-10..2016-01-18 LBY:2021-03-15..",
}.items()}


def read_offices(folder):
    """{code: {kind: [(first, last, person, title)]}} of all persons."""
    found = {}
    for path in sorted((folder / "persons").glob("*.txt")):
        for block in blocks(path, Report(False), folder):
            for key, value, _ in block.fields:
                words = value.split()
                if key != "office" or len(words) < 4 or words[1] not in ("GOV", "MIL", "REL"):
                    continue
                title, term = " ".join(words[2:-1]), parse_term(words[-1])
                for kind in KINDS if (words[0], title) not in SERVANTS else ():
                    if not isinstance(term, str) and re.fullmatch(BEFORE + f"(?:{TITLES[kind]})", title):
                        found.setdefault(words[0], {}).setdefault(kind, []).append((*term, block.head, title))
    return found


def spans_without(spans, taken):
    """What is left of spans, both sorted lists of (first, last), outside of taken."""
    for begin, end in sorted(taken):
        left = []
        for first, last in spans:
            if first < begin:
                left.append((first, min(last, begin - DAY)))
            if last > end:
                left.append((max(first, end + DAY), last))
        spans = [span for span in left if span[0] <= span[1]]
    return spans


def days(spans):
    return sum((last - first).days + 1 for first, last in spans)


def look(code, kind, term, holders):
    """(days of the office, its holes, its double holders) in one state."""
    office = spans_without([term], [parse_term(none) for state, none in NONE[kind] if state == code])
    holes = spans_without(office, [holder[:2] for holder in holders])
    doubles = {}
    for i, a in enumerate(holders):
        for b in holders[i + 1:]:
            shared = (min(a[1], b[1], LAST) - max(a[0], b[0], FIRST)).days + 1
            if a[2] != b[2] and shared > 0 and a[3] == b[3]:
                doubles[a[2], b[2]] = max(shared, doubles.get((a[2], b[2]), 0))
    return days(office), holes, doubles


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent / "knowledge")
    parser.add_argument("--state", action="append", default=[])
    for option in ("--holes", "--overlaps", "--top"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--days", type=int, default=46)
    args = parser.parse_args()
    offices = read_offices(args.folder)
    totals = {True: {kind: [0, 0, 0] for kind in KINDS}, False: {kind: [0, 0, 0] for kind in KINDS}}
    print("state  " + "".join(f"{kind:>16}" for kind in KINDS) + "  holes doubles   (months covered/existing)")
    terms = {}
    for block in blocks(args.folder / "states.txt", Report(False), args.folder):
        term = dict((key, value) for key, value, _ in block.fields).get("term")
        first, last = parse_term(term or SINCE.get(block.head[:3], "1900") + "..")
        old = terms.get(block.head[:3], (first, last))
        terms[block.head[:3]] = (min(first, old[0]), max(last, old[1]))
    for code, (first, last) in terms.items():
        term = max(first, FIRST), min(last, LAST)
        if code in NO_STATES or (args.state and code not in args.state) or (args.top and code not in REPORTED):
            continue
        row, holes, doubles = "", [], []
        for kind in KINDS:
            holders = sorted(offices.get(code, {}).get(kind, []))
            length, empty, double = look(code, kind, term, holders)
            long = [hole for hole in empty if days([hole]) >= args.days]
            holes += [(kind, hole) for hole in long]
            doubles += [(kind, pair, shared) for pair, shared in double.items() if shared >= args.days]
            row += f"{(length - days(empty)) / 30.44:>11.0f}/{length / 30.44:<4.0f}" if length else f"{'-':>16}"
            for top in {False, code in REPORTED}:
                for i, value in enumerate((length, length - days(empty), len(long))):
                    totals[top][kind][i] += value
            for start, end, person, title in holders if args.state else ():
                print(f"    {kind:<11}{str(start)}..{'' if end == datetime.date.max else str(end):<11}{person} ({title})")
        print(f"{code}{'*' if code in REPORTED else ' '}   {row} {len(holes):>5} {len(doubles):>7}")
        for kind, (start, end) in holes if args.holes or args.state else ():
            print(f"    hole    {kind:<11}{start}..{end}  {days([(start, end)])} days")
        for kind, (one, two), shared in doubles if args.overlaps or args.state else ():
            print(f"    double  {kind:<11}{one} and {two}, {shared} days")
    for top in () if args.state else (True, False) if not args.top else (True,):
        cells = ", ".join(f"{kind} {covered / max(1, length):.1%} ({holes} holes)" for kind, (length, covered, holes) in totals[top].items())
        print(f"{'the most reported' if top else 'all states'}: {cells}")


if __name__ == "__main__":
    main()
