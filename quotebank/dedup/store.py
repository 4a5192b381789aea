"""Where units are kept while they are grouped."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Protocol

from quotebank.dedup.index import Index, lookups, rarest
from quotebank.dedup.normalisation import Wording
from quotebank.dedup.units import Rank, Unit, index_keys
from quotebank.model import Match

UNDECIDED = -1


class Store(Protocol):
    """Units by number, and which of them share shingles. A leader is under itself."""

    def get(self, number: int) -> Unit:
        """The unit of that number."""

    def leader(self, number: int) -> int | None:
        """The leader that a unit is under, or None where that is undecided."""

    def lead(self, number: int, leader: int, match: Match) -> None:
        """Put a unit under a leader, no longer under the one it had."""

    def members(self, leader: int) -> Iterable[int]:
        """The units under a leader, itself left out."""

    def wholes(self, part: Wording) -> Iterable[int]:
        """The leaders that ``part`` may be part of, by its rarest shingles."""

    def parts(self, whole: Unit) -> Iterable[int]:
        """The units under a leader that may be part of ``whole``; those before it in rank may be left out."""


class Memory:
    """A Store in memory."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.matches: list[Match | None] = []
        # The leader of each unit, UNDECIDED before it has one.
        self.leaders = array("q")
        # Who has ever been under a leader, by the leader.
        self._led = Index()
        self._wholes = Index()
        # Whether a unit has ever led: its shingles stay in the index.
        self._entered = bytearray()
        # Filled when it is first asked for: units that come in the order of their ranks never ask.
        self._parts: Index | None = None
        self._last: Rank | None = None

    def add(self, unit: Unit) -> None:
        """Keep a unit under the next number."""
        self.units.append(unit)
        self.matches.append(None)
        self.leaders.append(UNDECIDED)
        self._entered.append(False)

    def get(self, number: int) -> Unit:
        return self.units[number]

    def leader(self, number: int) -> int | None:
        leader = self.leaders[number]
        return None if leader == UNDECIDED else leader

    def lead(self, number: int, leader: int, match: Match) -> None:
        unit, before = self.units[number], self.leader(number)
        if before is None:
            self._last = max(self._last, unit.rank) if self._last else unit.rank
            if self._parts is not None:
                self._parts.enter(rarest(unit), number)
        if leader != number:
            self._led.enter([leader], number)
        elif not self._entered[number]:
            self._entered[number] = True
            self._wholes.enter(index_keys(unit), number)
        self.leaders[number], self.matches[number] = leader, match

    def members(self, leader: int) -> Iterable[int]:
        return [number for number in self._led.find([leader]) if self.leaders[number] == leader]

    def wholes(self, part: Wording) -> Iterable[int]:
        found = {number for keys, least in lookups(part) for number in self._wholes.find(keys, least)}
        return (number for number in found if self.leaders[number] == number)

    def parts(self, whole: Unit) -> Iterable[int]:
        if self._last is None or self._last < whole.rank:
            return ()
        if self._parts is None:
            self._parts = Index()
            for number, unit in enumerate(self.units):
                if self.leaders[number] != UNDECIDED:
                    self._parts.enter(rarest(unit), number)
        return self._parts.find(index_keys(whole))
