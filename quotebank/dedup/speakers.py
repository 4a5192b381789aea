"""Who is named as the speaker of a saying's occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from quotebank.dedup.verdict import same_speaker
from quotebank.model import Quote

# An attribution made by hand has no confidence; it counts as much as this.
UNMEASURED = 0.5


def named(quotes: Iterable[Quote]) -> tuple[str, ...]:
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
