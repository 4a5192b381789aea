"""The time line: dates counted by day, week, month or year, whichever keeps it readable."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import pairwise

import attrs

Date = datetime.date

# More columns than this do not fit a telephone.
COLUMNS = 48


@attrs.frozen
class Period:
    """A column of the time line: both days are part of it."""

    since: Date
    until: Date
    label: str
    quotes: int


@attrs.frozen
class _Unit:
    """A length of time: on which day the one that holds a date begins, and what it is called."""

    begin: Callable[[Date], Date]
    label: Callable[[Date], str]


UNITS = (
    _Unit(lambda date: date, lambda date: written(date)),
    _Unit(
        lambda date: Date.fromordinal(max(1, date.toordinal() - date.weekday())),
        lambda date: f"week of {written(date)}",
    ),
    _Unit(lambda date: date.replace(day=1), lambda date: f"{date:%B} {date.year}"),
    _Unit(lambda date: date.replace(month=1, day=1), lambda date: str(date.year)),
)


def written(date: Date) -> str:
    """The date as people write it: 31 May 2024."""
    return f"{date.day} {date:%B} {date.year}"


def periods(dates: Iterable[Date]) -> list[Period]:
    """Count ``dates`` in periods of equal length without a gap, from the first date to the last."""
    counts = Counter(dates)
    if not counts:
        return []
    days = [Date.fromordinal(n) for n in range(min(counts).toordinal(), max(counts).toordinal() + 1)]
    for unit in UNITS:
        begins = list(dict.fromkeys(map(unit.begin, days)))
        if len(begins) <= COLUMNS:
            break
    totals: Counter[Date] = Counter()
    for date, count in counts.items():
        totals[unit.begin(date)] += count
    untils = [Date.fromordinal(after.toordinal() - 1) for _, after in pairwise(begins)] + [days[-1]]
    return [
        Period(begin, until, unit.label(begin), totals[begin])
        for begin, until in zip(begins, untils, strict=True)
    ]
