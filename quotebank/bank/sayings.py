"""Which quotes of a bank are one saying: what ``dedup`` keeps in memory, kept in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from quotebank.bank import rows
from quotebank.bank.store import Store, queries
from quotebank.dedup.grouping import settle
from quotebank.dedup.groups import group
from quotebank.dedup.index import lookups, rarest
from quotebank.dedup.normalisation import Wording
from quotebank.dedup.units import Unit, index_keys, is_lone, unit
from quotebank.model import Match, Quote, QuoteGroup


class Sayings:
    """The groups of the quotes in a file, quotes going by their keys. Each quote is a unit of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store
        # Units read in this transaction: in the next they may be others.
        self._read: dict[int, Unit] = {}

    def enter(self, quotes: Mapping[int, Quote]) -> None:
        """Group quotes that are new."""
        self._read = {key: unit(quote) for key, quote in quotes.items()}
        settle(self, [key for key, each in self._read.items() if not is_lone(each)])

    def leave(self, quotes: Iterable[int]) -> None:
        """Take quotes out of their groups, and group anew those that they led."""
        self._read = {}
        keys = list(quotes)
        led = {member for key in keys for member in self.members(key)}.difference(keys)
        for key in keys:
            found = self.get(key)
            parts, wholes = rarest(found), index_keys(found)
            self._store.run("delete_part_shingles", quote=key, shingles=_json(parts))
            self._store.run("delete_whole_shingles", quote=key, shingles=_json(wholes))
        for key in (*keys, *led):
            self._store.run("delete_saying", quote=key)
        settle(self, led)

    def groups(self) -> Iterator[QuoteGroup]:
        """The groups of several quotes, the largest first."""
        for (leader,) in self._store.run("leaders").fetchall():
            yield self._group(leader)

    def get(self, number: int) -> Unit:
        if number not in self._read:
            self._read[number] = unit(self._quote(number))
        return self._read[number]

    def leader(self, number: int) -> int | None:
        place = self._store.run("leader", quote=number).fetchone()
        return place and int(place[0])

    def lead(self, number: int, leader: int, match: Match) -> None:
        found, before = self.get(number), self.leader(number)
        if before is None:
            keys = rarest(found)
            self._store.run("add_part_shingles", quote=number, shingles=_json(keys))
        if leader == number:
            self._store.run("add_whole_shingles", quote=number, shingles=_json(index_keys(found)))
        elif before == number:
            self._store.run("delete_whole_shingles", quote=number, shingles=_json(index_keys(found)))
        relation, similarity = match.relation, match.similarity
        self._store.run("set_saying", quote=number, leader=leader, relation=relation, similarity=similarity)

    def members(self, leader: int) -> Iterable[int]:
        return [key for (key,) in self._store.run("members", leader=leader)]

    def wholes(self, part: Wording) -> Iterable[int]:
        return {
            key
            for keys, least in lookups(part)
            for (key,) in self._store.run("wholes", shingles=_json(keys), least=least)
        }

    def parts(self, whole: Unit) -> Iterable[int]:
        return [key for (key,) in self._store.run("parts", shingles=_json(index_keys(whole)))]

    def _quote(self, key: int) -> Quote:
        sql = queries()
        found = self._store.execute(sql["quotes"] + sql["quotes_key"], {"key": key})
        return rows.quote(found.fetchone())

    def _group(self, leader: int) -> QuoteGroup:
        sql = queries()
        found = self._store.execute(
            sql["quotes"] + sql["quotes_saying"] + sql["quotes_order"], {"leader": leader, "limit": -1}
        )
        quotes = list(map(rows.quote, found))
        matches = [Match(*row) for row in self._store.run("matches", leader=leader)]
        rank = unit(self._quote(leader)).rank
        return group(quotes, matches, [quote for quote in quotes if unit(quote).rank == rank])


def _json(keys: Iterable[int]) -> str:
    return json.dumps(list(keys))
