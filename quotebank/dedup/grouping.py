"""Which units are one saying: the longest lead, each shorter one goes to the leader that it fits best."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Iterable
from itertools import chain, compress, groupby, pairwise
from operator import or_
from typing import TypeAlias

from quotebank.dedup.comparison import SAME, judge
from quotebank.dedup.information import GAP, in_nats
from quotebank.dedup.store import Store
from quotebank.dedup.units import Rank, Unit
from quotebank.dedup.verdict import MOST_OUTSIDE, needed
from quotebank.model import Match

_Place: TypeAlias = tuple[Rank, int]


def settle(store: Store, numbers: Iterable[int], *, echoes: bool = False) -> None:
    """Put each of these new units under a leader, and mend what that changes for others.

    A unit goes to the leader before it in rank that it fits best, or leads itself. This depends on nothing
    but which units there are: the groups are the same in whatever order they come. So when a unit
    begins to lead, those behind it that it may take are decided again, and when one ceases to lead,
    those that were under it.
    """
    again: list[_Place] = []

    def place(number: int) -> _Place:
        return store.get(number).rank, number

    def decide(number: int) -> None:
        unit = store.get(number)
        before = store.leader(number)
        leader, match = _decide(store, number, unit, echoes=echoes)
        if leader == before:
            return
        others: Iterable[int] = ()
        if leader == number:
            others = store.parts(unit)
        elif before == number:
            others = list(store.members(number))
        store.lead(number, leader, match)
        for other in others:
            if place(other) > place(number):
                heapq.heappush(again, place(other))

    def shortness(number: int) -> float:
        return -store.get(number).size

    # Those of one size at a time: all their ranks together would take more memory than the units.
    for _, alike in groupby(sorted(numbers, key=shortness), shortness):
        for number in sorted(alike, key=place):
            while again and again[0] < place(number):
                decide(heapq.heappop(again)[1])
            decide(number)
    while again:
        decide(heapq.heappop(again)[1])


def _decide(store: Store, number: int, unit: Unit, *, echoes: bool) -> tuple[int, Match]:
    """The leader that a unit fits best, of equals the first in rank, and how it stands to it."""
    best: tuple[float, Rank, int, Match] | None = None
    for candidate in store.wholes(unit):
        whole = store.get(candidate)
        if not can_be_one(unit, whole) or (whole.rank, candidate) >= (unit.rank, number):
            continue
        told, least, match = judge(unit, whole, echoes=echoes)
        fit = (least - told, whole.rank, candidate, match)
        if told >= least and (best is None or fit[:3] < best[:3]):
            best = fit
    return (best[2], best[3]) if best else (number, SAME)


def can_be_one(part: Unit, whole: Unit) -> bool:
    """Whether the two can be one saying, by the words and the pairs of words that both hold.

    What matches stands in pairs that both hold, and words of part that whole has nowhere count against it.
    """
    key, least = whole.key, needed(part.source, whole.source)
    if part.key in key:
        return True
    words, pairs = _in_blanks(part.key)
    held = list(map(key.__contains__, pairs))
    shared = in_nats(compress(part.told, map(or_, chain((False,), held), chain(held, (False,)))))
    if shared < least or GAP in key:
        return shared >= least
    missing = in_nats(compress(part.told, [word not in key for word in words]))
    return shared - min(2 * missing, MOST_OUTSIDE * shared) >= least


# One part is held against many wholes in a row.
@functools.lru_cache(maxsize=1)
def _in_blanks(key: str) -> tuple[list[str], list[str]]:
    """Each word and each two words in a row, as they stand in the key of a unit that has them."""
    words = key.split()
    return [f" {word} " for word in words], [f" {one} {other} " for one, other in pairwise(words)]
