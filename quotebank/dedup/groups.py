"""A group made of its quotes: in what order, which one to show, and who is named as the speaker."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotebank.dedup.verdict import same_speaker
from quotebank.model import Match, Quote, QuoteGroup

# An attribution made by hand has no confidence; it counts as much as this.
UNMEASURED = 0.5


def group(quotes: Sequence[Quote], matches: Sequence[Match], forms: Iterable[Quote]) -> QuoteGroup:
    """The group of quotes, given how each stands to the leader, and which have the leader's words."""
    order: Sequence[int] = range(len(quotes))
    if len(quotes) > 1 and all(quote.published for quote in quotes):
        order = sorted(order, key=lambda at: _day(quotes[at]))
    return QuoteGroup(
        min(forms, key=shown),
        tuple(quotes[at] for at in order),
        tuple(matches[at] for at in order),
        _named(quotes),
    )


def shown(quote: Quote) -> tuple[object, ...]:
    """In what order quotes of the same words are chosen to be shown: the earliest without remarks."""
    return "[" in quote.text, _day(quote), quote.article or "", quote.start, quote.text


def _day(quote: Quote) -> datetime.date:
    day = quote.published or datetime.date.max
    return day.date() if isinstance(day, datetime.datetime) else day


def _named(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The different speakers that quotes name, the likeliest first.

    Each name weighs what its occurrences are sure of. Names that can be one person's are one speaker, under
    the weightiest of those in most words: "Ann Lee" for "Lee" and "Ann Lee".
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for quote in quotes:
        if quote.speaker is not None:
            weights[quote.speaker] += quote.confidence or UNMEASURED
    people: dict[str, float] = {}
    for name in sorted(weights, key=lambda name: (-min(len(name.split()), 2), -weights[name], name)):
        fitting = [person for person in people if same_speaker(person, name)]
        person = max(fitting, key=people.__getitem__, default=name)
        people[person] = people.get(person, 0.0) + weights[name]
    return tuple(sorted(people, key=lambda person: (-people[person], person)))
