"""Which names, met in any articles, are one speaker's.

Within an article a name means somebody the article speaks of, and ``names.can_be_one`` decides. From one
article to another less is certain, and a wrong name is worse than two names for one person, so:

- a bare surname or first name, "Lee" or "Ann L.", is nobody else's;
- "Jr." is a part of the name;
- middle names must not contradict one another: "George W. Bush" is not "George H. W. Bush";
- what is more than an initial is added to the names of people alone: "University of California" is not
  "University of Southern California".

``can_be_one`` is not transitive. A name is *vague* if it fits two fuller names that do not fit each other:
"J. Smith", where there are John Smith and Jane Smith. Vague names stand by themselves and bridge nothing.
Which names are one speaker's thus depends on what names there are, and not on the order they came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import attrs

from quotebank import names
from quotebank.names import Name


@attrs.frozen
class Speaker:
    """Who says things in a bank.

    ``name`` is the full name that most articles have, or the one in the user's table of people;
    ``aliases`` are the other names, as spelled, full ones first, of these the commonest. ``quotes`` and
    ``articles`` count what the bank has by this speaker. ``id`` is the one in the table of people, or None.
    """

    name: str
    aliases: tuple[str, ...]
    quotes: int
    articles: int
    id: str | None = None


@attrs.frozen
class Known:
    """What is known of one name: its parts, if it has any, whom the user says it is, and the names
    that are ``alike`` or that the user has ``linked`` to it."""

    name: Name | None
    person: str | None
    alike: frozenset[int]
    linked: frozenset[int]


def is_bare(name: Name) -> bool:
    """Whether a name is no more than a surname or a first name."""
    return name.words == name.surname


def one_person(a: Name, b: Name) -> bool:
    """Whether two names from any articles are taken for one person's. Symmetric, not transitive."""
    if a.suffix != b.suffix or not names.can_be_one(a, b):
        return False
    if a.words == b.words:
        return True
    if is_bare(a) or is_bare(b) or min(len(a.words[-1]), len(b.words[-1])) == 1:
        return False
    if not _agree(_middle(a), _middle(b)):
        return False
    if names.is_given(a.first) or names.is_given(b.first):
        return True
    return _without_initials(a) == _without_initials(b)


def fits(wanted: Name, name: Name) -> bool:
    """Whether somebody who asks for ``wanted`` may mean the bearer of ``name``."""
    if is_bare(name):
        return wanted.words == name.words
    return names.can_be_one(wanted, name) or (
        not wanted.title and not wanted.suffix and set(wanted.words) <= set(name.words)
    )


def words(name: Name) -> frozenset[str]:
    """The words to find a name by, the halves of double ones and a nickname with them."""
    return _with_halves(filter(None, (*name.words, name.nickname)))


def last_words(name: Name) -> frozenset[str]:
    """The last word. Of two names that are ``one_person``'s the other has the last word of the one."""
    return _with_halves(name.words[-1:])


def speakers(known: Mapping[int, Known]) -> Iterator[tuple[set[int], str | None]]:
    """Part names into speakers, each with whom the user says it is.

    ``known`` holds, with any name, all that are alike or linked to it.
    """
    vague = {n for n in known if _is_vague(n, known)}

    def taken_for_one(n: int) -> set[int]:
        alike = {o for o in known[n].alike if not {n, o} & vague or _words(known[n]) == _words(known[o])}
        return alike | known[n].linked

    for group in _components(known, {n: taken_for_one(n) for n in known}):
        people = {known[n].person for n in group} - {None}
        if len(people) < 2:
            yield group, people.pop() if people else None
            continue
        # Names have led from one person of the user's table to another: believe the user alone.
        for part in _components(group, {n: known[n].linked for n in group}):
            people = {known[n].person for n in part} - {None}
            yield part, people.pop() if len(people) == 1 else None


def _is_vague(n: int, known: Mapping[int, Known]) -> bool:
    fuller = [o for o in known[n].alike if _letters(known[o]) >= _letters(known[n])]
    return any(b not in known[a].alike for a, b in combinations(fuller, 2))


def _components(nodes: Iterable[int], edges: Mapping[int, Iterable[int]]) -> Iterator[set[int]]:
    seen: set[int] = set()
    for node in nodes:
        group: set[int] = set()
        todo = [node]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                group.add(at)
                todo.extend(edges[at])
        if group:
            yield group


def _words(known: Known) -> tuple[str, ...]:
    return known.name.words if known.name else ()


def _letters(known: Known) -> int:
    return sum(map(len, _words(known)))


def _middle(name: Name) -> tuple[str, ...]:
    return name.words[1 : len(name.words) - len(name.surname)]


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the first middle names are the same, or one the initials of the other."""
    if not a or not b or a[0] == b[0]:
        return True
    return a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) <= 2


def _without_initials(name: Name) -> tuple[str, ...]:
    return (name.first, *(word for word in _middle(name) if len(word) > 2), *name.surname)


def _with_halves(found: Iterable[str]) -> frozenset[str]:
    return frozenset(part for word in found for part in (word, *word.split("-")) if part)
