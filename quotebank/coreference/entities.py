"""Somebody or some body named in an article, and a place where the name stands."""

from __future__ import annotations

from collections import Counter

import attrs

from quotebank import names
from quotebank.coreference.capitals import Piece
from quotebank.lexicon import Gender
from quotebank.names import Name

# How much a title tells of a gender, in votes; a pronoun has one vote.
BY_TITLE = 5
# One pronoun may go back to somebody else.
FEWEST_VOTES = 2


@attrs.define(eq=False)
class Entity:
    """One person or body: the full forms of its name with their counts, and what tells its gender.

    ``leads`` is True for the first bearer of a surname; ``place`` is where the first name stands;
    ``family`` is the surname of somebody who is named as a relative, by the given name alone.
    """

    body: bool
    forms: dict[str, int] = attrs.field(factory=dict)
    principal: Name | None = None
    count: int = 0
    sure: bool = False
    votes: Counter[Gender] = attrs.field(factory=Counter)
    place: int = 0
    leads: bool = False
    family: str | None = None

    @property
    def first(self) -> str | None:
        """The first word of the name."""
        return self.principal.first if self.principal else None

    @property
    def has_several_names(self) -> bool:
        """Whether this is called by more than one word."""
        return self.principal is not None and len(self.principal.words) > 1

    @property
    def is_full(self) -> bool:
        """Whether this is surely a person of more than one name."""
        return self.sure and not self.body and self.has_several_names

    @property
    def surname(self) -> str | None:
        """The last word of the name."""
        return self.principal.words[-1] if self.principal else None

    @property
    def name(self) -> str | None:
        """The fullest form of the name, as it stands in the text; None for somebody who is not named."""
        if self.principal is None:
            return None
        ends = (self.principal.words[0], self.principal.words[-1])
        best, rank = self.principal.text, (False, False, 0, 0)
        initials = all(len(word) == 1 for word in self.principal.words[:-1])
        for form in self.forms:
            name = names.parse(form)
            if name and name.words[-1] == ends[1] and (initials or name.words[0] == ends[0]):
                spelt = any(len(word) > 1 for word in name.words[:-1])
                its = (not form.isupper(), spelt, len(name.words), len(form))
                if its > rank:
                    best, rank = form, its
        return best

    @property
    def gender(self) -> Gender | None:
        """ "m" or "f" where most of what tells a gender agrees."""
        m, f = self.votes["m"], self.votes["f"]
        if m + f < FEWEST_VOTES:
            return None
        return "m" if m > 2 * f else "f" if f > 2 * m else None


@attrs.define(eq=False)
class Occurrence:
    """One place where a name stands, its titles from ``lead`` on; ``entity`` is whose it is taken for."""

    lead: int
    start: int
    end: int
    piece: Piece
    quoted: bool
    entity: Entity
