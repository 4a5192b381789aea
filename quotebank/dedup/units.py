"""What is grouped: quotations that nothing could tell apart, taken as one."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from quotebank.dedup.index import shingles
from quotebank.dedup.information import GAP
from quotebank.dedup.normalisation import Wording, normalise
from quotebank.dedup.verdict import ECHO_WORDS, Source, needed, source
from quotebank.model import Quote, Span

# A form that a reporter has edited counts as so much shorter than it is: better to show another.
EDITED = 0.75

Rank: TypeAlias = tuple[float, str, bytes, tuple[bool, bool, str, int]]


@attrs.frozen
class Unit(Wording):
    """All quotations of the same levelled words and the same source."""

    source: Source

    @property
    def size(self) -> float:
        """What its words tell together, in nats, or less if it is edited."""
        return self.information * (EDITED if GAP in self.key else 1)

    @property
    def rank(self) -> Rank:
        """The longest and least edited come first, then those of known source."""
        return -self.size, self.key, self.told, self.source.rank


def index_keys(unit: Unit) -> set[int]:
    """The keys under which a leader is found."""
    return shingles(unit, pairs=unit.source.speaker is not None)


def unit(quote: Quote) -> Unit:
    """The unit that a quote belongs to."""
    wording = normalise(quote.text)
    return Unit(wording.key, wording.told, source(quote))


def is_lone(unit: Unit, *, echoes: bool = False) -> bool:
    """Whether a unit is too short to go with any, even with the same words again."""
    return unit.information < needed(unit.source, unit.source) and not (echoes and is_slogan(unit))


def is_slogan(unit: Unit) -> bool:
    """Whether a unit is long enough to be a slogan that others repeat."""
    return sum(word != GAP for word in unit.words) >= ECHO_WORDS


def as_quote(item: Quote | str) -> Quote:
    """A str as a Quote of its words. Raises TypeError for what is neither."""
    if isinstance(item, Quote):
        return item
    if isinstance(item, str):
        return Quote(item, (Span(0, len(item)),))
    raise TypeError(f"expected a Quote or its words as a str, got {type(item).__name__}")
