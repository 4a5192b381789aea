"""Whose surname it is where several bear it: "Mrs. Lee", "the younger Lee", "Lee" between Ann Lee and her son.

Relatives are named by their given names alone, too: "Ann Lee's son Bob" may be "Mr. Lee" later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import os
SW=os.environ.get("SW","b")
import attrs
import regex

from quotebank import names
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.lexicon import Gender, fold, load

# How far from a name the words stand that tell of its bearer's family, in characters.
REACH = 60
# So many names before that of a relative one may be the person whose relative it is.
BACK = 6
# Bearers of one surname that are compared.
MEMBERS = 10

_POSSESSOR = r"(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|['’]s?)"
_KIN_BEFORE = regex.compile(rf"(?<![\p{{L}}]){_POSSESSOR}? ?(?P<words>(?<![\p{{L}}-])(?:[\p{{Ll}}-]+,? ){{1,6}})$")
_KIN_BEHIND = regex.compile(r", (?:\d{1,3}, )?(?:his|her|their|\p{Lu}[^ ,.;]*['’]s?) (?P<words>(?:[\p{Ll}-]+[ ,.;]){1,3})")
_AGE = regex.compile(r",? (?:aged |age )?\(?(\d{1,3})(?=[,);.]| and )")
_OLDER = regex.compile(r"\b(?:(?P<old>elder|older|senior)|(?P<young>younger|junior))[ ]$")
_OLDER_BEHIND = regex.compile(
    r",? (?:(?P<old>[Ss]n?r\b|[Ss]enior|the elder|père)|(?P<young>[Jj]n?r\b|[Jj]unior|the younger|fils))(?!\p{L})"
)


@attrs.define(eq=False)
class Member:
    """One of a family, named at ``place`` first: titles, age, and 1 for a parent, -1 for a child."""

    entity: Entity
    place: int
    titles: set[str] = attrs.field(factory=set)
    age: int | None = None
    step: int = 0
    gender: Gender | None = None


def settle(text: str, occurrences: Sequence[Occurrence]) -> None:
    """Give each surname that stands alone to the member of the family whom it means."""
    families = _families(text, occurrences)
    surnames = {member: surname for surname, family in families.items() for member in family}
    last: dict[str, tuple[Member, int]] = {}
    for occurrence in occurrences:
        name, entity = occurrence.piece.name, occurrence.entity
        if occurrence.piece.body:
            continue
        family = families.get(name.words[-1], {})
        if len(name.words) == 1 and len(family) > 1:
            member = _meant(text, occurrence, list(family.values())[:MEMBERS], last.get(name.first))
            if member is not None:
                occurrence.entity = member.entity
                if not member.entity.is_full:
                    member.entity.family = name.text
        elif not occurrence.quoted and (surname := surnames.get(entity)):
            last[surname] = families[surname][entity], occurrence.start


def _families(text: str, occurrences: Sequence[Occurrence]) -> dict[str, dict[Entity, Member]]:
    """Those who bear each surname, in the order of the text."""
    families: dict[str, dict[Entity, Member]] = {}
    members: dict[Entity, Member] = {}
    surnames: dict[Entity, str] = {}
    for i, occurrence in enumerate(occurrences):
        name, entity = occurrence.piece.name, occurrence.entity
        if entity.body or occurrence.piece.body or occurrence.quoted:
            continue
        kin = _kin(text, occurrence)
        if entity not in surnames:
            if entity.is_full and entity.surname:
                surnames[entity] = entity.surname
            elif kin and entity.principal and len(name.words) == 1 and not name.title:
                relative = _relative(kin[1], [o.entity for o in occurrences[max(0, i - BACK) : i] if not o.quoted], surnames)
                if relative:
                    surnames[entity] = surnames[relative]
                    if (pronoun := load().pronouns.get(kin[1].lower())) and relative in members:
                        members[relative].gender = members[relative].gender or pronoun.gender
        surname = surnames.get(entity)
        if surname is None or name.words == (surname,):
            continue
        member = members.setdefault(entity, Member(entity, occurrence.start))
        families.setdefault(surname, {})[entity] = member
        member.gender = member.gender or entity.gender
        if name.title:
            member.titles.add(name.title)
        if age := _AGE.match(text, occurrence.end):
            member.age = member.age or int(age[1])
        if kin:
            member.step = member.step or _step(kin[0]) or 0
            member.gender = member.gender or load().people[kin[0]].gender
    return families


def _kin(text: str, occurrence: Occurrence) -> tuple[str, str] | None:
    """The noun that says whose relative is named, and what says whose: ("son", "his")."""
    before = _KIN_BEFORE.search(text, max(0, occurrence.lead - REACH), occurrence.lead)
    if before:
        words = [fold(word.rstrip(",")) for word in before["words"].split()]
        lexicon = load()
        kin = [word for word in words if _step(word) is not None]
        if kin and not any(lexicon.verb(w) or w in lexicon.after_noun - {"and"} for w in words[words.index(kin[0]):]):
            return kin[0], before["whose"] or ""
    behind = _KIN_BEHIND.match(text, occurrence.end)
    if behind:
        for word in regex.findall(r"[\p{Ll}-]+", behind["words"]):
            if _step(word) is not None:
                return word, "-"
    return None


def _step(noun: str) -> int | None:
    lexicon = load()
    if noun in lexicon.elders:
        return 1
    if noun in lexicon.juniors:
        return -1
    return 0 if noun in lexicon.peers else None


def _relative(whose: str, before: Sequence[Entity], surnames: Mapping[Entity, str]) -> Entity | None:
    """Whose relative it is: the nearest of those named ``before``, of the gender that "his" or "her" tells."""
    pronoun = load().pronouns.get(whose.lower())
    gender = pronoun.gender if pronoun else None
    for entity in reversed(before):
        if entity in surnames and len({gender, entity.gender} - {None}) < 2:
            return entity
    return None


def _meant(text: str, occurrence: Occurrence, members: list[Member], last: tuple[Member, int] | None) -> Member | None:
    name = occurrence.piece.name
    fit = [m for m in members if len({m.gender, name.gender} - {None}) < 2]
    older = _OLDER.search(text, max(0, occurrence.lead - 10), occurrence.lead) or _OLDER_BEHIND.match(text, occurrence.end)
    if older and (by_age := _by_age(fit, bool(older["old"]))):
        return by_age
    if name.title:
        titled = [m for m in fit if name.title in m.titles]
        fit = titled if len(titled) == 1 else fit
    if len(fit) == 1:
        return fit[0]
    before = [m for m in fit if m.place < occurrence.start]
    if len(before) == 1 and 'b' in SW:
        return before[0]
    if not name.title and 's' in SW:
        plain = [m for m in before if not any(_is_courtesy(t) for t in m.titles)]
        if len(plain) == 1:
            return plain[0]
    if last and 'r' in SW and "\n" not in text[last[1]:occurrence.start] and last[0] in fit:
        return last[0]
    if last and 'p' in SW and text[last[1]:occurrence.start].count("\n\n")<2 and last[0] in fit:
        return last[0]
    return None


def _is_courtesy(title: str) -> bool:
    found = load().titles.get(title)
    return found is not None and not found.role and found.gender is not None


def _by_age(members: list[Member], old: bool) -> Member | None:
    sign = 1 if old else -1
    if all(m.age is not None for m in members):
        return max(members, key=lambda m: sign * (m.age or 0), default=None)
    steps = sorted(members, key=lambda m: sign * m.step)
    return steps[-1] if len(steps) > 1 and steps[-1].step != steps[-2].step else None
