"""Whose surname it is where several bear it: "Mrs. Lee", "the younger Lee", "Lee" after Ann Lee and her son.

Relatives are named by their given names alone, too: Bob in "Ann Lee's son Bob" may be "Mr. Lee" later.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

import attrs
import regex

from quotebank import names
from quotebank.coreference.entities import BY_TITLE, Entity, Occurrence
from quotebank.lexicon import Gender, fold, load

# How far from a name the words stand that tell of its bearer's family, in characters.
REACH = 60
# So many names before that of a relative one may be the person's whose relative it is.
BACK = 6
# Bearers of one surname that are compared.
MEMBERS = 10

_KIN_BEFORE = regex.compile(
    r"(?<!\p{L})(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|['’]s?)? ?"
    r"(?<![\p{L}-])(?P<words>(?:[\p{Ll}-]+,? ){1,6})$"
)
_KIN_BEHIND = regex.compile(
    r", (?:\d{1,3}, )?(?:his|her|their|\p{Lu}[^ ,.;]*['’]s?) (?P<words>(?:[\p{Ll}-]+[ ,.;]){1,3})"
)
# ", mother of the late Al Lee", ", whose son Al Lee"
_ASIDE = regex.compile(r", (?:whose|(?:[\p{Ll}-]+ ){0,3}?(?P<noun>[\p{Ll}-]+) of) (?:[\p{L}-]+ ){0,5}$")
_AGE = regex.compile(r",? (?:aged? )?\(?(\d{1,3})(?=[,);.]| and )")


@attrs.define(eq=False)
class Member:
    """One of a family, first named at ``place``; ``step`` is 1 for a parent, -1 for a child, or 0.

    ``kin`` is who was brought in as another's relative.
    """

    entity: Entity
    place: int
    titles: set[str] = attrs.field(factory=set)
    age: int | None = None
    step: int = 0
    gender: Gender | None = None
    kin: bool = False

    @property
    def courteous(self) -> bool:
        """Whether the paper gives a "Mr." or "Mrs." with the full name."""
        titles = (load().titles.get(title) for title in self.titles)
        return any(title and not title.role and title.gender for title in titles)


def settle(text: str, occurrences: Sequence[Occurrence]) -> None:
    """Give each surname that stands alone to the one of several bearers whom it means."""
    surnames, members = _members(text, occurrences)
    families = _families(surnames, members)
    # Who was named in full last, and who have been called by the surname alone.
    last: dict[str, Occurrence] = {}
    called: dict[str, set[Entity]] = {}
    for occurrence in occurrences:
        name = occurrence.piece.name
        word = name.words[-1]
        if len(name.words) == 1 and len(families.get(word, ())) > 1:
            meant = _meant(text, occurrence, families[word][:MEMBERS])
            meant = meant or _recent(text, occurrence, last.get(word), called.get(word, set()), members)
            if meant is not None:
                _give(occurrence, meant)
            if word in last and last[word].entity is not occurrence.entity:
                del last[word]
            if not name.title and not occurrence.quoted:
                called.setdefault(word, set()).add(occurrence.entity)
        elif occurrence.entity in members and occurrence.entity.is_full and not occurrence.quoted:
            word = surnames[occurrence.entity]
            if word not in last or not _is_aside(text, occurrence):
                last[word] = occurrence


def _give(occurrence: Occurrence, bearer: Entity) -> None:
    """Let ``bearer`` have the name, and what its title tells."""
    name = occurrence.piece.name
    if name.gender and bearer is not occurrence.entity:
        occurrence.entity.votes[name.gender] -= BY_TITLE
        bearer.votes[name.gender] += BY_TITLE
    occurrence.entity = bearer
    if not bearer.is_full:
        bearer.family = name.text


def _families(surnames: Mapping[Entity, str], members: Mapping[Entity, Member]) -> dict[str, list[Member]]:
    families: dict[str, list[Member]] = {}
    for entity, member in members.items():
        family = families.setdefault(surnames[entity], [])
        # "Hilary" is a slip for "Hillary", nobody else.
        if not any(names.misspelt(entity.first or "", other.entity.first or "") for other in family):
            family.append(member)
    return families


def _members(text: str, occurrences: Sequence[Occurrence]) -> tuple[dict[Entity, str], dict[Entity, Member]]:
    """The surname of all who have one, and what is known of each."""
    surnames: dict[Entity, str] = {}
    members: dict[Entity, Member] = {}
    for i, occurrence in enumerate(occurrences):
        name, entity = occurrence.piece.name, occurrence.entity
        if entity.body or occurrence.quoted:
            continue
        kin, whose = _kin(text, occurrence)
        if entity.is_full and entity.surname:
            surnames[entity] = entity.surname
        elif kin and entity not in surnames and len(name.words) == 1:
            gender = load().pronouns[whose].gender if whose in load().pronouns else None
            before = (members.get(o.entity) for o in reversed(occurrences[max(0, i - BACK) : i]))
            relative = next(
                (m for m in before if m and m.entity.is_full and m.gender in (None, gender or m.gender)), None
            )
            if relative:
                surnames[entity] = surnames[relative.entity]
                relative.gender = relative.gender or gender
        if entity not in surnames or name.words == (surnames[entity],):
            continue
        member = members.setdefault(entity, Member(entity, occurrence.start))
        member.gender = member.gender or names.gender(name)
        if name.title:
            member.titles.add(name.title)
        age = _AGE.match(text, occurrence.end)
        if age:
            member.age = int(age[1])
        if kin:
            member.kin = member.kin or whose != ""
            member.step = member.step or _step(kin) or 0
            member.gender = member.gender or load().people[kin].gender
    return surnames, members


def _kin(text: str, occurrence: Occurrence) -> tuple[str, str]:
    """The noun that says whose relative is named, and the word that says whose: ("son", "his"), or blanks."""
    behind = _KIN_BEHIND.match(text, occurrence.end)
    for word in regex.findall(r"[\p{Ll}-]+", behind["words"]) if behind else ():
        if _step(word) is not None:
            return word, ""
    before = _KIN_BEFORE.search(text, max(0, occurrence.lead - REACH), occurrence.lead)
    words = [word.rstrip(",") for word in before["words"].split()] if before else []
    at = next((i for i, word in enumerate(words) if _step(word) is not None), None)
    if before is None or at is None or any(map(_parts, words[at + 1 :])):
        return "", ""
    return words[at], fold(before["whose"] or "")


def _is_aside(text: str, occurrence: Occurrence) -> bool:
    """Whether the name only tells whose relative somebody is: "Ann Lee, mother of Al Lee, left"."""
    aside = _ASIDE.search(text, max(0, occurrence.lead - REACH), occurrence.lead)
    return aside is not None and (aside["noun"] is None or _step(aside["noun"]) is not None)


def _parts(word: str) -> bool:
    """Whether ``word`` ends the phrase that a noun heads: "her son said that" is not of Ann Lee behind it."""
    lexicon = load()
    return lexicon.verb(word) is not None or word in lexicon.after_noun - {"and"}


def _step(noun: str) -> int | None:
    """How many generations a relative stands above; None for a noun for no relative of one surname."""
    lexicon = load()
    if noun in lexicon.peers:
        return 0
    return 1 if noun in lexicon.elders else -1 if noun in lexicon.juniors else None


def _meant(text: str, occurrence: Occurrence, members: Sequence[Member]) -> Entity | None:
    """Whom title, gender or age tell to be meant, or who alone of ``members`` has been named so far."""
    name = occurrence.piece.name
    fit = [m for m in members if len({m.gender, name.gender} - {None}) < 2]
    eldest = _eldest(fit, _seniority(text, occurrence))
    if eldest:
        return eldest.entity
    titled = [m for m in fit if name.title in m.titles]
    sexed = [m for m in fit if m.gender and m.gender == name.gender and m.entity.is_full]
    before = [m for m in fit if m.place < occurrence.start]
    # A paper that has "Mrs. Lee" for her means another by "Lee".
    plain = [m for m in before if not m.courteous] if not name.title else []
    return next((found[0].entity for found in (titled, sexed, before, plain) if len(found) == 1), None)


def _seniority(text: str, occurrence: Occurrence) -> int:
    """1 where a word beside the name says that the elder is meant, -1 for the younger, else 0."""
    before, behind = _aged()
    found = before.search(text, max(0, occurrence.lead - REACH), occurrence.lead)
    found = found or behind.match(text, occurrence.start)
    return 0 if found is None else 1 if found["old"] else -1


@functools.cache
def _aged() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Words of age as they stand before a name and behind it: "the elder Lee", "Lee Sr.", "Lee the elder"."""
    words = r"(?:(?P<old>\L<older>)|\L<younger>)"
    return (
        regex.compile(rf"(?<!\p{{L}}){words} $", older=load().older, younger=load().younger),
        regex.compile(
            rf"[^ ,]+,? (?:the )?{words}(?!\p{{L}})", regex.I, older=load().older, younger=load().younger
        ),
    )


def _eldest(members: Sequence[Member], sign: int) -> Member | None:
    """Who is the eldest of ``members``, or with a negative ``sign`` the youngest, if that is told."""
    if not sign:
        return None
    ages = [sign * m.age for m in members if m.age is not None]
    ranks = ages if len(ages) == len(members) else [sign * m.step for m in members]
    top = max(ranks, default=0)
    return members[ranks.index(top)] if ranks.count(top) == 1 else None


def _recent(
    text: str,
    occurrence: Occurrence,
    last: Occurrence | None,
    called: set[Entity],
    members: Mapping[Entity, Member],
) -> Entity | None:
    """Whom a surname without title means by its place: the one named in full in the paragraph.

    Or in the one before, unless the surname alone has come to mean another, or that one is but a relative.
    """
    if last is None or occurrence.piece.name.title:
        return None
    paragraphs = len(regex.findall(r"\n\s*", text, pos=last.start, endpos=occurrence.start))
    lasts = called <= {last.entity} and not members[last.entity].kin
    return last.entity if paragraphs == 0 or (paragraphs == 1 and lasts) else None
