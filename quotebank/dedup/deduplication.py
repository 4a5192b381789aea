"""Quotes to groups of the same saying: ``dedupe``, and an index that can be added to."""

from __future__ import annotations

import gc
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from quotebank.dedup.comparison import SAME
from quotebank.dedup.grouping import settle
from quotebank.dedup.groups import group
from quotebank.dedup.store import Memory
from quotebank.dedup.units import Unit, as_quote, is_lone, unit
from quotebank.model import Quote, QuoteGroup

LONE = -1


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
    return index.groups()


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
        members: defaultdict[int | None, list[int]] = defaultdict(list)
        for at, number in enumerate(self._unit_of):
            # A lone quote is under a number that no unit has.
            members[~at if number == LONE else self._store.leader(number)].append(at)
        return [self._group(leader, positions) for leader, positions in members.items()]

    def _group(self, leader: int | None, positions: Sequence[int]) -> QuoteGroup:
        quotes = [self._quotes[at] for at in positions]
        if leader is None or leader < 0:
            return group(quotes, [SAME], quotes)
        units = [self._unit_of[at] for at in positions]
        return group(
            quotes,
            [self._store.matches[number] or SAME for number in units],
            [quote for quote, number in zip(quotes, units, strict=True) if number == leader],
        )


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
