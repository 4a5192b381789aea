"""Which units are one saying: the longest lead, each shorter one goes to the leader that it fits best."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from itertools import chain, compress, pairwise
from operator import or_

from quotebank.dedup.comparison import SAME, judge
from quotebank.dedup.information import GAP
from quotebank.dedup.normalisation import Wording, normalise
from quotebank.dedup.store import Store
from quotebank.dedup.units import Rank, Unit
from quotebank.dedup.verdict import MOST_OUTSIDE, NEAR
from quotebank.model import Match


def settle(store: Store, numbers: Iterable[int], *, echoes: bool = False) -> None:
    """Put each of these new units under a leader, and mend what that changes for others.

    A unit goes to the leader before it in rank that it fits best, or leads itself. This depends on nothing
    but which units there are: the groups are the same in whatever order they come. So when a unit
    begins to lead, those behind it that it may take are decided again, and when one ceases to lead,
    those that were under it.
    """
    waiting = sorted((store.get(number).rank, number) for number in numbers)
    while waiting:
        rank, number = heapq.heappop(waiting)
        unit = store.get(number)
        before = store.leader(number)
        leader, match = _decide(store, number, unit, echoes=echoes)
        if leader == before:
            continue
        again: Iterable[int] = ()
        if leader == number:
            again = store.parts(unit)
        elif before == number:
            again = list(store.members(number))
        store.lead(number, leader, match)
        for other in again:
            place = store.get(other).rank, other
            if place > (rank, number):
                heapq.heappush(waiting, place)


def _decide(store: Store, number: int, unit: Unit, *, echoes: bool) -> tuple[int, Match]:
    """The leader that a unit fits best, of equals the first in rank, and how it stands to it."""
    wording = normalise(unit.text)
    pairs = _pairs(wording)
    best: tuple[float, Rank, int, Match] | None = None
    for candidate in store.wholes(wording):
        whole = store.get(candidate)
        if (whole.rank, candidate) >= (unit.rank, number):
            continue
        if not _worth_judging(unit, wording, pairs, whole):
            continue
        told, needed, match = judge(unit, wording, whole, echoes=echoes)
        fit = (needed - told, whole.rank, candidate, match)
        if told >= needed and (best is None or fit[:3] < best[:3]):
            best = fit
    return (best[2], best[3]) if best else (number, SAME)


def _pairs(wording: Wording) -> list[str]:
    """Each two words in a row, as they stand in the key of a unit that has them."""
    return [f" {one} {other} " for one, other in pairwise(wording.words)]


def _worth_judging(part: Unit, wording: Wording, pairs: Sequence[str], whole: Unit) -> bool:
    """Whether the pairs of words that both hold could tell enough: quick; wrong only where much is moved."""
    key = whole.key
    if part.key in key:
        return True
    held = list(map(key.__contains__, pairs))
    shared = sum(compress(wording.told, map(or_, chain((False,), held), chain(held, (False,)))))
    outside = 0.0 if GAP in key else min(2 * (part.information - shared), MOST_OUTSIDE * shared)
    return shared - outside >= NEAR
