"""What is grouped: quotations that nothing could tell apart, taken as one."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from quotebank.dedup.information import GAP
from quotebank.dedup.normalisation import Wording, normalise
from quotebank.dedup.verdict import ECHO_WORDS, Source, needed, source
from quotebank.model import Match, Quote, Span

# A form that a reporter has edited counts as so much shorter than it is: better to show another.
EDITED = 0.8

Rank: TypeAlias = tuple[float, str, int, bool, bool, str, int]


@attrs.define
class Unit:
    """All quotations of the same levelled words and the same source.

    ``text`` is that of any of them. ``key`` is the words with a blank before, between and behind, so that
    one is within the other where its key is. ``leader`` is the number of the unit that leads its group,
    its own where it leads itself, and ``match`` how it stands to that one; None while undecided.
    """

    text: str
    key: str
    information: float
    rank: Rank
    source: Source
    leader: int | None = None
    match: Match | None = None


def unit(quote: Quote) -> Unit:
    """The unit that a quote belongs to."""
    wording, known = normalise(quote.text), source(quote)
    key = f" {' '.join(wording.words)} "
    return Unit(quote.text, key, wording.information, _rank(wording, key, known), known)


def is_lone(unit: Unit, *, echoes: bool = False) -> bool:
    """Whether a unit is too short to go with any, even with the same words again."""
    return unit.information < needed(unit.source, unit.source) and not (echoes and is_slogan(unit))


def is_slogan(unit: Unit) -> bool:
    """Whether a unit is long enough to be a slogan that others repeat."""
    return len(unit.key.split()) >= ECHO_WORDS


def as_quote(item: Quote | str) -> Quote:
    """A str as a Quote of its words. Raises TypeError for what is neither."""
    if isinstance(item, Quote):
        return item
    if isinstance(item, str):
        return Quote(item, (Span(0, len(item)),))
    raise TypeError(f"expected a Quote or its words as a str, got {type(item).__name__}")


def _rank(wording: Wording, key: str, known: Source) -> Rank:
    """A unit's place in the order: the longest and least edited come first, then those of known source."""
    size = wording.information * (EDITED if GAP in wording.words else 1)
    day = known.published.toordinal() if known.published else 0
    told = hash(wording.told)
    return -size, key, told, not known.sure, known.speaker is None, known.speaker or "", day
