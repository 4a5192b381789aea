"""What is grouped: quotations that nothing could tell apart, taken as one."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from quotebank.dedup.index import shingles
from quotebank.dedup.information import GAP
from quotebank.dedup.normalisation import normalise
from quotebank.dedup.verdict import ECHO_WORDS, Source, needed, source
from quotebank.model import Quote, Span

# A form that a reporter has edited counts as so much shorter than it is: better to show another. The words'
# weights are multiples of a half, so that this share of them and back again is exact.
EDITED = 0.75

Rank: TypeAlias = tuple[float, str, int, tuple[bool, bool, str, int]]


@attrs.frozen
class Unit:
    """All quotations of the same levelled words and the same source.

    ``text`` is that of any of them. ``key`` is the words with a blank before, between and behind, so that
    one is within the other where its key is.
    """

    text: str
    source: Source
    rank: Rank

    @property
    def key(self) -> str:
        return self.rank[1]

    @property
    def information(self) -> float:
        """What its words tell together, in nats."""
        return -self.rank[0] / (EDITED if GAP in self.key else 1)


def index_keys(unit: Unit) -> set[int]:
    """The keys under which a leader is found."""
    return shingles(normalise(unit.text), pairs=unit.source.speaker is not None)


def unit(quote: Quote) -> Unit:
    """The unit that a quote belongs to."""
    wording, known = normalise(quote.text), source(quote)
    key = f" {' '.join(wording.words)} "
    # The longest and least edited come first, then those of known source.
    size = wording.information * (EDITED if GAP in key else 1)
    return Unit(quote.text, known, (-size, key, hash(wording.told), known.rank))


def is_lone(unit: Unit, *, echoes: bool = False) -> bool:
    """Whether a unit is too short to go with any, even with the same words again."""
    return unit.information < needed(unit.source, unit.source) and not (echoes and is_slogan(unit))


def is_slogan(unit: Unit) -> bool:
    """Whether a unit is long enough to be a slogan that others repeat."""
    return sum(word != GAP for word in unit.key.split()) >= ECHO_WORDS


def as_quote(item: Quote | str) -> Quote:
    """A str as a Quote of its words. Raises TypeError for what is neither."""
    if isinstance(item, Quote):
        return item
    if isinstance(item, str):
        return Quote(item, (Span(0, len(item)),))
    raise TypeError(f"expected a Quote or its words as a str, got {type(item).__name__}")
