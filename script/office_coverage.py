#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who held the four offices news names most, and where the knowledge files have a hole.

    script/office_coverage.py [DIR] [--state CODE ...] [--holes] [--overlaps] [--top] [--days N]

DIR is the knowledge folder (default: knowledge/ beside this script's folder). One row a state of states.txt: months of 1985-01..2026-11
(or of the state's term) in which somebody holds the office, of the months it existed, for the head of state, the head of government
where that is another person, the foreign and the defence minister; then the holes and the pairs of double holders of more than 45 days
(--days N: of N and more). --state PRK lists that state's holders too, --holes and --overlaps name them all, --top keeps to the most
reported states (marked *). The last lines are sums. An office counts under the titles of TITLES; NONE says where it does not exist.
"""

import argparse
import datetime
import itertools
import re
from pathlib import Path

FIRST, LAST, DAY = datetime.date(1985, 1, 1), datetime.date(2026, 11, 30), datetime.timedelta(1)
KINDS = ("state", "government", "foreign", "defence")
BEFORE = r"(?:taliban |acting |interim |caretaker |transitional |transition |military |provisional )?"
TITLES = {  # whole titles, of the sectors GOV, MIL and REL
    "state": r"(?:co-|co-acting )?president|king|queen|emperor|emir|sultan|grand duke|prince|pope|head of state|(?:supreme |junta |military council )?"
    r"leader|(?:chairman|president|head) of the (?:(?:state |collective )?presidency|(?:supreme |transitional )?(?:council of state|state council|"
    r"sovereign council|presidential council|military council|supreme council)|(?:presidium of the )?supreme soviet|presidential leadership council|"
    r"governing council|national transitional council|general national congress|interim administration|state administration council)",
    "government": r"prime minister|premier|chancellor|chief executive|minister of state|cardinal secretary of state|interim leader|head of government"
    r"|(?:chairman|president) of the (?:council|cabinet) of ministers|head of the transitional executive board",
    "foreign": r"foreign minister|(?:foreign|external) affairs minister|secretary of state|foreign secretary|minister of foreign affairs",
    "defence": r"(?:defen[cs]e|war) (?:minister|secretary)|secretary of (?:defense|war)|(?:minister of the people's )?armed forces(?: minister)?",
}
SERVANTS = ("IND foreign secretary", "PAK foreign secretary", "LKA foreign secretary", "BGD foreign secretary",  # no ministers
            "IND defence secretary", "LKA defence secretary", "GBR minister of state", "VAT secretary of state")
REPORTED = """USA CHN RUS SUN GBR FRA DEU DDR JPN KOR PRK TWN IND PAK AFG IRN IRQ ISR PSE SYR LBN JOR EGY SAU YEM ARE QAT KWT TUR GRC UKR BLR POL
    ITA ESP HUN CZE SRB YUG GEO KAZ LBY SDN ETH SOM NGA ZAF COD CAN MEX BRA ARG VEN COL CUB IDN MYS THA VNM PHL MMR AUS DZA""".split()
TERRITORIES = """HKG MAC GRL FRO GIB IMN JEY GGY PRI BMU ABW CUW CYM VGB VIR TCA MTQ GLP GUF FLK MYT REU SHN IOT COK NIU NCL PYF GUM MNP ASM TKL ATA""".split()
SINCE = """1991-12-26 BLR MDA GEO ARM AZE KAZ KGZ TJK TKM UZB 1991-12-01 UKR 1991-09-06 EST LVA LTU 1991-10-08 HRV 1991-06-25 SVN 1992-04-06 BIH
    1991-09-08 MKD 2006-06-03 MNE 2008-02-17 KOS 1990-03-21 NAM 1993-05-24 ERI 2002-05-20 TLS 1986-10-21 MHL 1986-11-03 FSM 1994-10-01 PLW
    1994-07-05 PSE 1993-05-04 AND"""  # independence, where states.txt has no term
NONE = {  # offices that do not exist, stood empty or were another's own: for good where there is no term
    "state": """CAN AUS NZL JAM BHS BLZ GRD LCA VCT KNA ATG PNG SLB TUV AND SMR BRB:..2021-11-29 MUS:..1992-03-11 FJI:..1987-10-06
    LBN:1988-09-23..1989-11-04 LBN:2022-10-31..2025-01-08 SOM:1991-01-27..2000-08-26 HTI:2021-07-07.. IRQ:2003-04-10..2003-07-12 SRB:..2006-06-04
    SVK:..1993-03-01 CSK:1992-07-21.. IRL:1997-09-13..1997-11-10 KHM:1992-04-07..1993-09-23 KIR:2003-03-29..2003-07-09""",
    "government": """USA MEX BRA ARG CHL COL VEN ECU BOL PRY URY CRI PAN NIC HND SLV GTM DOM PHL IDN CYP CHE GHA NGA LBR SLE GMB MWI ZMB BWA ZAF SYC
    MDV TKM MHL FSM PLW KIR NRU SSD BEN COM BDI AND SMR SCG BRN OMN ERI GUY KEN:..2008-04-16 KEN:2013-04-10.. TUR:2018-07-10.. SAU:..2022-09-26
    AFG:1992-04-16..1992-07-05 AFG:1992-08-16..1993-06-16 AFG:1994-06-29..1995-10-31 AFG:2002..2014-09-28 AFG:2020-03-12..2021-09-06
    IRN:1989-08-04.. SUR:1988.. AGO:..1991-07-18 AGO:1999-01-30..2002-12-05 AGO:2010-02-05.. BGD:..1986-07-08 BGD:1990-12-07..1991-03-19
    ZWE:1987-12-31..2009-02-10 ZWE:2013-09-11.. CIV:..1990-11-06 SEN:1983..1991-04-07 SEN:2019-05-14..2022-09-16 CMR:..1991-04-25 SOM:..1987-01-31
    SOM:1991-08..2000-10-07 MRT:..1992-04-17 GIN:..1996-07-08 TCD:..1991-03-03 TCD:2018-05-05..2021-04-25 COD:1997-05-17..2006-12-29
    COG:1997-10-16..2005-01-06 COG:2009-09-15..2016-04-22 GNB:..1991-12-26 MLI:..1986-06-05 MLI:1988-06-08..1991-04-08 BFA:..1992-06-15
    CAF:..1991-03-14 SDN:..1985-04-21 SDN:1989-06-30..2017-03-01 MMR:2011-03-30..2021-07-31 MMR:2026-04-10.. ETH:..1987-09-09 PSE:..2003-04-28
    RWA:..1991-10-11 IRQ:..2004-05-31 LBY:..2000 SRB:..2006-06-04 PAK:..1985-03-22 PAK:1988-05-30..1988-12-01 RUS:..1992-06-14 CUB:..2019-12-20
    SYR:2025-03-30.. STP:..1988-01-07 TGO:..1991-08-26 BTN:..1998-07-19 GEO:1995-10-06..2004-02-16 GAB:2025-05-06.. HTI:..1988-02-08
    HTI:1988-06-21..1991-02-12 MOZ:..1986-07-16 NER:1989-05-21..1990-03-01 NPL:2005-02-02..2006-04-29 TUN:2021-07-26..2021-10-10""",
    "foreign": """SOM:1991-01-27..2000-10-07 SRB:..2006-06-04 PRK:2007-01-04..2007-05-17 PSE:..2003-04-29 IRQ:2003-04-10..2003-09-02 MCO
    LBY:2011-08-24..2011-11-21 PAK:2013-03-17..2013-06-04 BGD:2006-10-30..2007-01-12""",
    "defence": """CRI PAN ISL LIE MCO AND SMR VAT DMA LCA VCT KNA GRD ATG BRB BHS KIR TUV NRU PLW MHL FSM WSM VUT SLB MUS HTI JAM BTN PSE SWZ COM
    SYC JOR BRN BGD LKA STP KOS:..2009 SRB:..2006-06-04 BIH:..2004-02 SOM:1991-01-27..2000-10-07 PRK:1995-02-26..1995-10-07
    PRK:1997-02-22..1998-09-04 RUS:..1992-03-15 BLR:..1992-04-21 CHN:2023-10-25..2023-12-28 BRA:..1999-06-09 CUB:2011-09-04..2011-11-07
    IRQ:2003-04-10..2004-03-31 KAZ:..1992-05-06 SDN:..1985-04-21 SDN:1986-05-06..1993-09 SDN:2019-04-12..2019-09-07 SDN:2020-03-26..2020-06-01
    NGA:1990-01..1990-08 NGA:1993-11-17..1999-06-29 NGA:2015-05-29..2015-11-10 AFG:1993-06-18..1996-09-26 DZA:..1990-07-24 DZA:1999-04-27..
    PAK:..1991-08 PAK:1993-04-19..1993-10-18 PAK:1997-02-17..2002-11-22 COD:1997-05-17..2001-03 LBY:2014-10..2016-01-18 LBY:2021-03-15..
    YEM:..1990-05-23 MDV:..2004-08""",
}


def parse_term(text):
    """First and last day of FROM..UNTIL; an end without a day is the last of its month or year."""
    first, _, last = text.partition("..")
    begin = datetime.date.fromisoformat(((first or "1900") + "-01-01")[:10])
    end = datetime.date.fromisoformat(((last or "2100") + ("-28" if len(last) == 7 else "-12-31"))[:10])
    return begin, (end + 4 * DAY).replace(day=1) - DAY if len(last) == 7 else end


def fields(path):
    """(word, rest) of the lines of a knowledge file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, rest = re.sub(r"(^|\s{2,})#.*", "", line).strip().partition(" ")
        yield word, rest.strip()


def read_offices(folder):
    """{code: {kind: [(first, last, person, title)]}} of all persons."""
    found, person = {}, ""
    for word, rest in itertools.chain.from_iterable(map(fields, sorted((folder / "persons").glob("*.txt")))):
        person = rest if word == "person" else person
        match = re.fullmatch(r"(\w+) (?:GOV|MIL|REL) (.*) (\S+)", rest) if word == "office" else None
        for kind in KINDS if match and f"{match[1]} {match[2]}" not in SERVANTS else ():
            if re.fullmatch(BEFORE + f"(?:{TITLES[kind]})", match[2]):
                found.setdefault(match[1], {}).setdefault(kind, []).append((*parse_term(match[3]), person, match[2]))
    return found


def without(spans, taken):
    """What is left of spans, pairs of first and last day, outside of taken."""
    for begin, end in taken:
        spans = [part for first, last in spans for part in ((first, min(last, begin - DAY) if begin > first else first - DAY),
                 (max(first, end + DAY) if end < last else last + DAY, last)) if part[0] <= part[1]]
    return spans


def days(spans):
    return sum((last - first).days + 1 for first, last in spans)


def double(holders):
    """{(person, person): days} of two who hold an office under one title."""
    found = {}
    for a, b in itertools.combinations(holders, 2):
        shared = (min(a[1], b[1], LAST) - max(a[0], b[0], FIRST)).days + 1
        if a[2] != b[2] and a[3] == b[3]:
            found[a[2], b[2]] = max(shared, found.get((a[2], b[2]), 0))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent.parent / "knowledge")
    parser.add_argument("--state", action="append", default=[])
    for option in ("--holes", "--overlaps", "--top"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("--days", type=int, default=46)
    args = parser.parse_args()
    offices, terms, since = read_offices(args.folder), {}, {}
    for day, codes in re.findall(r"([\d-]+)([A-Z\s]+)", SINCE):
        since.update(dict.fromkeys(codes.split(), day))
    for word, rest in fields(args.folder / "states.txt"):
        if word == "state":
            code = rest[:3]
            terms.setdefault(code, []).append(parse_term(since.get(code, "1900") + ".."))
        elif word == "term":
            terms[code][-1] = parse_term(rest)
    sums = {(top, kind): [0, 0, 0] for top in (True, False) for kind in KINDS}
    print("state  " + "".join(f"{kind:>16}" for kind in KINDS) + "  holes doubles   (months covered/existing)")
    for code in terms:
        if code in TERRITORIES or (args.state and code not in args.state) or (args.top and code not in REPORTED):
            continue
        term = max(FIRST, min(first for first, _ in terms[code])), min(LAST, max(last for _, last in terms[code]))
        row, lines, holes, doubles = "", [], [], []
        for kind in KINDS:
            holders = sorted(offices.get(code, {}).get(kind, []))
            none = [parse_term(entry[4:] or "1900..2100") for entry in NONE[kind].split() if entry[:3] == code]
            length, empty = days(without([term], none)), without([term], none + [holder[:2] for holder in holders])
            long = [hole for hole in empty if days([hole]) >= args.days]
            holes += [f"    hole    {kind:<11}{a}..{b}  {days([(a, b)])} days" for a, b in long]
            doubles += [f"    double  {kind:<11}{a} and {b}, {n} days" for (a, b), n in double(holders).items() if n >= args.days]
            lines += [f"    {kind:<11}{a}..{str(b) if b.year < 2100 else '':<12}{who} ({title})" for a, b, who, title in holders if b >= FIRST]
            row += f"{(length - days(empty)) / 30.44:>11.0f}/{length / 30.44:<4.0f}" if length else f"{'-':>16}"
            for top in {False, code in REPORTED}:
                sums[top, kind] = [x + y for x, y in zip(sums[top, kind], (length, length - days(empty), len(long)))]
        print(f"{code}{'*' if code in REPORTED else ' '}   {row} {len(holes):>5} {len(doubles):>7}")
        show = [lines] * bool(args.state) + [holes] * bool(args.holes or args.state) + [doubles] * bool(args.overlaps or args.state)
        print("".join(line + "\n" for part in show for line in part), end="")
    for top in (() if args.state else (True,) if args.top else (True, False)):
        cells = ", ".join(f"{k} {sums[top, k][1] / sums[top, k][0]:.1%} ({sums[top, k][2]} holes)" for k in KINDS)
        print(f"{'the most reported' if top else 'all states'}: {cells}")


if __name__ == "__main__":
    main()
