"""Whether two quotations are one saying: how much their words must tell, given who spoke and when."""

from __future__ import annotations

import datetime
import functools
import math

import attrs

from quotebank import names
from quotebank.dedup.alignment import Alignment
from quotebank.model import Quote

# All in nats. Read off pairs of quotations judged by hand.
# Two texts alone, nobody knowing who spoke.
UNKNOWN = 30.5
# The same speaker within days.
NEAR = 18.0
# The same speaker, nobody knowing when.
UNDATED = 24.0
# Two speakers, both named: the words are a quotation of the other, or one of the names is wrong.
CONTRADICTED = 90.0
# An attribution less sure than this is not held against another name.
SURE = 0.88
# A slogan has so many words or more.
ECHO_WORDS = 3

DAYS = 7
# So much more is needed with each e-fold of the days between: people repeat themselves.
FADING = 4.0
# Where one quotation goes on from another, words outside take at most this share of what matches.
MOST_OUTSIDE = 0.5


def strength(alignment: Alignment) -> float:
    """What speaks for one saying, in nats: what matches, less twice what does not."""
    outside = 2 * alignment.outside
    if alignment.overlapping:
        outside = min(outside, MOST_OUTSIDE * alignment.matched)
    return alignment.matched - 2 * (alignment.lost + alignment.skipped) - outside


@attrs.frozen
class Source:
    """What is known of where a quotation comes from.

    ``speaker`` is the name given, or None, ``sure`` whether to hold it against other names, ``published`` the
    day, or None. ``rank`` puts the best known first.
    """

    speaker: str | None = None
    sure: bool = False
    published: datetime.date | None = None
    rank: tuple[bool, bool, str, int] = attrs.field(init=False)

    @rank.default
    def _rank(self) -> tuple[bool, bool, str, int]:
        day = self.published.toordinal() if self.published else 0
        return not self.sure, self.speaker is None, self.speaker or "", day


def source(quote: Quote) -> Source:
    """What a quote says of its source. A speaker named by hand has no rule and is sure."""
    sure = quote.speaker is not None and (quote.confidence >= SURE or quote.rule is None)
    day = quote.published
    return _source(quote.speaker, sure, day.date() if isinstance(day, datetime.datetime) else day)


# Many quotes share one source.
_source = functools.lru_cache(maxsize=1 << 12)(Source)


def needed(a: Source, b: Source) -> float:
    """The ``strength`` from which two quotations are one saying, in nats.

    An unknown speaker or day is evidence for nothing.
    """
    if a.speaker is None or b.speaker is None:
        return UNKNOWN
    if not same_speaker(a.speaker, b.speaker):
        return CONTRADICTED if a.sure and b.sure else UNKNOWN
    if a.published is None or b.published is None:
        return UNDATED
    days = abs((a.published - b.published).days)
    return min(UNKNOWN, NEAR + FADING * math.log(max(days, DAYS) / DAYS))


@functools.lru_cache(maxsize=1 << 16)
def same_speaker(a: str, b: str) -> bool:
    """Whether two speakers' names can be one person's."""
    if a == b:
        return True
    one, other = names.parse(a), names.parse(b)
    return one is not None and other is not None and names.can_be_one(one, other)
