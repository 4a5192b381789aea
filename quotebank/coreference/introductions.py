"""Who was brought into an article as what, and whom a phrase such as "the mayor" then means."""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

import regex

from quotebank.coreference import roles
from quotebank.coreference.cast import Cast
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.coreference.roles import Role
from quotebank.coreference.salience import Salience
from quotebank.lexicon import load

# Occurrences of one name that are read for a description, and people of one description compared.
DESCRIBED = 4
PEERS = 100
# How much a description tells of a gender, in votes; a pronoun has one vote.
BY_ROLE = 3
# How long, in characters, "the man" is the one brought in as "a man".
REMEMBERED = 800


# How far into a text its first paragraph may begin; a line that is no longer is a headline or a byline.
LEAD = 1000
HEADLINE = 120
_STOP = regex.compile(r"\.[\"”’']?$|[,.][\"”’']$")
# "The man who won", "the expert from Ames"
_WHICH = regex.compile(r" (?:who|whose|from \p{Lu})")
_LINE = regex.compile(r"[^\n]+")


class Introductions:
    """What the article says that people are; read once, asked as the text goes by."""

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast
        self._described: dict[str, dict[Entity, list[Role]]] = {}
        # The capitalised words of all that is said of somebody: "ohio", "democrat".
        self._proper: dict[Entity, set[str]] = {}
        self._nameless: dict[str, Entity] = {}
        self._roled: set[Entity] = set()
        seen: Counter[Entity] = Counter()
        for occurrence in cast.occurrences:
            entity = occurrence.entity
            # What somebody is reported to have said is not the article's word.
            if entity.body or occurrence.quoted or seen[entity] == DESCRIBED:
                continue
            seen[entity] += 1
            if not entity.sure and roles.is_named(text, occurrence.lead):
                entity.sure = True
            proper = self._proper.setdefault(entity, set())
            party = roles.party(text, occurrence.end)
            proper.update(party)
            if occurrence.piece.name.title:
                proper.update(roles.home(text, occurrence.lead, occurrence.end))
            found = roles.roles(text, occurrence.lead, occurrence.end, occurrence.piece.name.title)
            # "Ann Lee, D-Ohio": of the legislature that the article is about.
            found += roles.seats(party) if not found else []
            for role in found:
                self._described.setdefault(role.noun, {}).setdefault(entity, []).append(role)
                proper.update(role.proper)
                entity.sure = True
                self._roled.add(entity)
                if role.gender:
                    entity.votes[role.gender] += BY_ROLE

    def named(self, phrase: str, start: int, salience: Salience) -> Entity | None:
        """The person whom the article introduced by the role that the phrase at ``start`` names."""
        known = roles.is_definite(phrase) or roles.is_alone(self._text, start, phrase)
        role = roles.read(phrase) if known else None
        if role is None:
            return None
        # "The governor" of the first paragraph may be named in the next one.
        ahead = self.opens(start) and role.noun in load().titles and role.noun not in load().anonymous
        best, most = None, (-ahead, 0.0)
        kinds = () if role.noun in self._nameless else load().kinds.get(role.noun, ())
        described: Iterable[tuple[Entity, list[Role]]] = (
            pair for noun in (role.noun, *kinds) for pair in self._described.get(noun, {}).items()
        )
        if role.noun in load().parties:  # "Sen. Ann Lee, D-Ohio"
            described = itertools.chain(described, ((e, []) for e in self._members(role)))
        for entity, theirs in itertools.islice(described, PEERS):
            if (entity.place > start and not ahead) or self._clashes(phrase, role, entity):
                continue
            alike = max((_likeness(role, r) for r in theirs), default=0)
            rank = (alike + len(role.proper & self._proper[entity]), salience.of(entity))
            if rank > most:
                best, most = entity, rank
        return best

    def _members(self, role: Role) -> Iterator[Entity]:
        """Those whom the article says to be of a party, and of the place told: "the Ohio Democrat"."""
        return (entity for entity, words in self._proper.items() if {role.noun, *role.proper} <= words)

    def nameless(self, phrase: str, start: int) -> Entity | None:
        """Somebody without a name: whom the phrase brings in ("a man"), or brought in before ("the man").

        None for a definite phrase of which there was no word before: it may be anyone's epithet.
        """
        role = roles.read(phrase)
        if role is None:
            return None
        if phrase.lower().startswith("the ") or roles.is_alone(self._text, start, phrase):
            known = self._nameless.get(role.noun)
            lasting = role.noun in load().anonymous
            return known if known and (lasting or start - known.place < REMEMBERED) else None
        entity = self._nameless[role.noun] = Entity(body=False, sure=True, place=start)
        if role.gender:
            entity.votes[role.gender] += BY_ROLE
        return entity

    def apposed(self, phrase: str, end: int) -> Entity | None:
        """Whose name follows a noun ending at ``end``: "the head of Acme, Ann Lee,", "a man called Al"."""
        if roles.read(phrase) is None:
            return None
        begin = roles.introduced(self._text, phrase, end)
        named = self._cast.within(begin, end + roles.BEFORE) if begin else []
        if named and named[0].lead == begin and not named[0].entity.body:
            return None if roles.is_complemented(self._text, named[0].end) else named[0].entity
        near = self._cast.within(end, end + roles.BEFORE)
        full = (o for o in near if o.entity.is_full and len(o.piece.name.words) > 1)
        found = (o for o in full if roles.leads_up(self._text, end, o.lead, o.end))
        return next((o.entity for o in found), None)

    def announced(self, phrase: str, start: int) -> Entity | None:
        """The person whom the headline or the first paragraph calls "a farmer" and the next one names."""
        role = roles.read(phrase) if start <= LEAD and not roles.is_known(phrase) else None
        if role is None:
            return None
        first, lines = self._opening()
        if first is None or start >= lines[first][1]:
            return None
        theirs = self._described.get(role.noun, {})
        titled = start < lines[first][0]
        if not (titled or roles.is_indefinite(phrase) or roles.is_definite(phrase)):
            return None
        begin, end = lines[first + 1]
        if not titled or role.noun in self._text[slice(*lines[first])]:
            for occurrence in self._cast.within(begin, end):
                entity = occurrence.entity
                new = entity.is_full and begin <= entity.place == occurrence.start
                if new and (entity in theirs or self._opens(occurrence, begin, role)):
                    return entity
        return next(iter(theirs)) if titled and len(theirs) == 1 else None

    def opens(self, start: int) -> bool:
        """Whether ``start`` is in the headlines or in the first paragraph, which another follows."""
        first, lines = self._opening()
        return first is not None and start < lines[first][1]

    def _opening(self) -> tuple[int | None, list[tuple[int, int]]]:
        """Which of the first lines is the first paragraph, and those lines."""
        lines = [match.span() for match in _LINE.finditer(self._text, 0, 2 * LEAD)]
        return next((i for i, line in enumerate(lines[:-1]) if self._is_prose(*line)), None), lines

    def _is_prose(self, begin: int, end: int) -> bool:
        """Whether a line is a paragraph, not a headline or a byline."""
        return end - begin > HEADLINE or bool(_STOP.search(self._text, end - 3, end))

    def _opens(self, occurrence: Occurrence, begin: int, role: Role) -> bool:
        """Whether a name begins the paragraph at ``begin``, or has an age, and its bearer may be ``role``."""
        aged = roles.age(self._text, occurrence.end) is not None
        fits = len({role.gender, occurrence.entity.gender} - {None}) < 2
        owns = self._text[occurrence.end : occurrence.end + 1] in "'’"
        opens = occurrence.lead == begin and role.noun not in load().anonymous
        return (aged or opens) and fits and not owns

    def epithet(
        self, phrase: str, start: int, salience: Salience, actors: Collection[Entity]
    ) -> Entity | None:
        """The person at hand, of whom the phrase tells something new: "The Texan" after "Ann Lee spoke"."""
        known = phrase.lower().startswith("the ") or roles.is_alone(self._text, start, phrase)
        role = roles.read(phrase) if known else None
        if role is None or roles.is_owned(phrase) or roles.is_office(phrase):
            return None
        heard = role.noun in load().heard
        end = start + len(phrase)
        anyone = role.noun in load().anonymous
        told = anyone and role.noun not in load().hearing and _WHICH.match(self._text, end)
        if anyone and not (heard or told or role.words & load().ages):
            return None
        # Who is heard by a court is none of those who hear, "the man who shot Lee" is not Lee.
        others = salience.in_sentence | (self._hearing() if heard else set())
        others |= {o.entity for o in self._cast.within(end, end + roles.BEFORE)} if told else set()
        entity = salience.pick(role.gender, others, actors)
        if entity is None or self._clashes(phrase, role, entity):
            return None
        # Another has the role, or holds the office, and this one has a role already.
        if entity in self._roled and (role.noun in self._described or _is_sole(role)):
            return None
        # The lieutenant governor is not "the governor", nor is the governor's wife.
        theirs = (r for described in self._described.values() for r in described.get(entity, ()))
        return None if any(role.noun in r.words and role.noun != r.noun for r in theirs) else entity

    def absent(self, phrase: str, start: int) -> Entity | None:
        """The holder of an office, whom the text does not name: "the president"."""
        role = roles.read(phrase) if roles.is_definite(phrase) else None
        if role is None or not _is_sole(role):
            return None
        return self._nameless.setdefault(role.noun, Entity(body=False, sure=True, place=start))

    def _hearing(self) -> set[Entity]:
        """The judges and lawyers."""
        return {entity for noun in load().hearing for entity in self._described.get(noun, ())}

    def _is(self, entity: Entity, noun: str) -> bool:
        """Whether the article describes ``entity`` by ``noun``."""
        return entity in self._described[noun]

    def _clashes(self, phrase: str, role: Role, entity: Entity) -> bool:
        """Whether all that is known of ``entity`` speaks against it: a Texan of Ohio, another's lawyer."""
        years = {word for word in role.words if word.isdigit()}
        ages = {noun for noun in self._described if noun.isdigit() and self._is(entity, noun)}
        if years and ages and years.isdisjoint(ages):
            return True
        known = self._proper.get(entity, set())
        if roles.is_owned(phrase):
            return bool(role.proper and known and role.proper.isdisjoint(known))
        asked = role.proper - load().organisation_words
        # A party is held against a party only.
        rival = load().parties if asked <= load().parties else _homes()
        return bool(asked and known & rival and asked.isdisjoint(known))


def _likeness(role: Role, known: Role) -> int:
    """How many words two roles share; a former one is not the one held now."""
    return len(role.words & known.words) - (roles.FORMER in known.words - role.words)


def _is_sole(role: Role) -> bool:
    """Whether a role is an office with one holder, of which nothing more is said: "the governor"."""
    return role.noun in load().sole_offices and role.words == {"the", *role.noun.split()}


@functools.cache
def _homes() -> frozenset[str]:
    """The words of places and parties."""
    lexicon = load()
    return frozenset(w for name in (*lexicon.places, *lexicon.parties) for w in name.split())
