"""Quotes to groups of the same saying: ``dedupe``, and an index that can be added to."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeAlias

from quotebank.dedup.comparison import SAME
from quotebank.dedup.grouping import settle
from quotebank.dedup.groups import group
from quotebank.dedup.store import Memory
from quotebank.dedup.units import Unit, as_quote, is_lone, unit
from quotebank.model import Match, Quote, QuoteGroup

LONE = NONE = -1

_Placed: TypeAlias = tuple[Sequence[Quote], Sequence[int], Sequence[int], Sequence[Match | None]]


def dedupe(quotes: Iterable[Quote | str], *, echoes: bool = False) -> list[QuoteGroup]:
    """Bring the occurrences of one saying together, from any number of articles.

    Every quote is in exactly one group, given twice it is there twice. The groups do not depend on the order
    of the quotes, and the canonical quotes of all groups are no more brought together than they were.
    Groups come in the order of their first quotes. A str stands for a Quote of these words.

    Quotes are one saying if the words they share tell enough (see ``compare``), by how rare the words
    are: many or rare ones between speakers unknown, fewer if the same speaker said them within days,
    hardly any number if two speakers are named. With ``echoes`` a slogan or turn of phrase is one saying
    whoever repeats it, and when.

    Raises TypeError for what is neither Quote nor str.
    """
    index = DedupIndex(echoes=echoes)
    index.add(quotes)
    placed = index._placed()
    # What finds the groups is freed before they are made: both together take the most memory.
    del index
    return _groups(*placed)


class DedupIndex:
    """Groups that grow: ``groups()`` is at any time what ``dedupe`` gives for all quotes added so far."""

    def __init__(self, *, echoes: bool = False) -> None:
        self._echoes = echoes
        self._quotes: list[Quote] = []
        # The unit of each quote; LONE for a quote too short to go with any.
        self._unit_of = array("q")
        self._store = Memory()
        self._numbers: dict[Unit, int] = {}

    def __len__(self) -> int:
        """The number of quotes added."""
        return len(self._quotes)

    def add(self, quotes: Iterable[Quote | str]) -> None:
        """Add quotes; a str stands for a Quote of these words.

        Raises TypeError for what is neither; nothing is added then.
        """
        if isinstance(quotes, str):
            raise TypeError("expected many quotes, got one str; put it in a list")
        given = [as_quote(item) for item in quotes]
        with _collector_paused():
            self._add(given, map(unit, given))

    def _add(self, quotes: Sequence[Quote], units: Iterable[Unit]) -> None:
        first = len(self._store.units)
        for found in units:
            if is_lone(found, echoes=self._echoes):
                self._unit_of.append(LONE)
                continue
            following = len(self._store.units)
            number = self._numbers.setdefault(found, following)
            if number == following:
                self._store.add(found)
            self._unit_of.append(number)
        self._quotes += quotes
        settle(self._store, range(first, len(self._store.units)), echoes=self._echoes)

    def groups(self) -> list[QuoteGroup]:
        """Give all groups, in the order of their first quotes."""
        return _groups(*self._placed())

    def _placed(self) -> _Placed:
        return self._quotes, self._unit_of, self._store.leaders, self._store.matches


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection: all that is made is kept, and going through it again takes half the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_collector_paused()
def _groups(
    quotes: Sequence[Quote], unit_of: Sequence[int], leaders: Sequence[int], matches: Sequence[Match | None]
) -> list[QuoteGroup]:
    """The groups of quotes, given the unit of each, and of each unit its leader and how it stands to that."""
    # The quotes under each leader as a chain through all: lists would take as much memory as the groups.
    first, following = array("q", [NONE]) * len(leaders), array("q", [NONE]) * len(quotes)
    for at in reversed(range(len(quotes))):
        if unit_of[at] != LONE:
            leader = leaders[unit_of[at]]
            first[leader], following[at] = at, first[leader]
    groups = []
    for at, number in enumerate(unit_of):
        if number == LONE:
            groups.append(group([quotes[at]], [SAME], [quotes[at]]))
        elif first[leaders[number]] == at:
            positions = list(_chain(at, following))
            units = [unit_of[each] for each in positions]
            groups.append(
                group(
                    [quotes[each] for each in positions],
                    [matches[unit] or SAME for unit in units],
                    [
                        quotes[each]
                        for each, unit in zip(positions, units, strict=True)
                        if unit == leaders[number]
                    ],
                )
            )
    return groups


def _chain(at: int, following: Sequence[int]) -> Iterator[int]:
    while at != NONE:
        yield at
        at = following[at]
