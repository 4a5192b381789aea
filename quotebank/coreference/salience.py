"""How present each person is in the reader's mind as the text goes by.

After Lappin and Leass, "An algorithm for pronominal anaphora resolution" (Computational
Linguistics 20, 1994): every mention of somebody adds a weight that its grammatical role sets, and
every sentence that passes takes a share of it away; a pronoun goes to the weightiest of its gender.
Who is said to speak weighs more than any subject; names inside quotation marks weigh next to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

import attrs

from quotebank.coreference.entities import Entity
from quotebank.lexicon import Gender, load
from quotebank.skeleton import Passage, Token

SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "dative"})
# The weight of a mention by the arc it hangs on.
MAIN_SUBJECT = 1.0
OTHER_SUBJECT = 0.65
WEIGHT = {
    "ROOT": 0.6, "dobj": 0.5, "conj": 0.5, "agent": 0.5, "dative": 0.4, "pobj": 0.35, "poss": 0.35,
    "compound": 0.1, "nmod": 0.1, "amod": 0.1,
}  # fmt: skip
OTHER = 0.4
SPEAKER = 1.2
ASKED = 1.3
QUOTED = 0.02
# What somebody mentioned anew keeps of the lesser of the old weight and the new one.
KEPT = 0.3
# What a sentence leaves of a weight; a new paragraph counts as three and a half.
SENTENCE = 0.6
PARAGRAPH = 3.5
FORGOTTEN = 0.01
# Discount of one whose gender is not known, and of one who may be no person at all.
UNKNOWN_GENDER = 0.7
UNSURE = 0.3
# Discount of one who has no name.
NAMELESS = 0.5
# Discount of one whose name stands in the words that are to be given to somebody.
TALKED_OF = 0.3
# A body is "it" only if it was the subject not long ago: else "it" is a paper, or nothing.
PROMINENT = 0.5


def weight(passage: Passage, token: Token) -> float:
    """The weight of a mention whose last word is ``token``."""
    if token.dep == "appos":
        token = passage.tokens[token.head]
    noun = passage.tokens[token.head]
    if noun.lower == "of":
        noun = passage.tokens[noun.head]
    if token.dep in ("poss", "pobj") and noun.lower in load().nouns:  # "Lee's article attacked": she did
        token = noun
    verb = passage.tokens[token.head]
    if token.dep in OBJECT | {"nsubjpass"} and load().asks(verb.lower):
        return ASKED
    if token.dep not in SUBJECT:
        return WEIGHT.get(token.dep, OTHER)
    while verb.dep == "conj" and verb.head != verb.i:
        verb = passage.tokens[verb.head]
    return MAIN_SUBJECT if verb.dep == "ROOT" else OTHER_SUBJECT


def ending_at(tokens: Mapping[int, tuple[Passage, Token]], end: int) -> tuple[Passage, Token] | None:
    """The parsed token that ends a name at ``end``, its full stop perhaps behind it ("Acme Corp.")."""
    stopped = tokens.get(end + 1)
    return tokens.get(end) or (stopped if stopped and stopped[1].text.endswith(".") else None)


# Weights and who has them.
Candidates: TypeAlias = list[tuple[float, Entity]]


@attrs.define(eq=False)
class _Focus:
    value: float
    clock: float
    phrase: str


class Salience:
    """The weights of all who were mentioned, at the point of the text that the reader has reached."""

    def __init__(self) -> None:
        self._clock = 0.0
        self._foci: dict[Entity, _Focus] = {}
        # Who was mentioned in the sentence that is being read.
        self.in_sentence: set[Entity] = set()

    def new_sentence(self) -> None:
        """Let a sentence end."""
        self._clock += 1
        self.in_sentence.clear()

    def new_paragraph(self) -> None:
        """Let a paragraph end."""
        self._clock += PARAGRAPH
        self.in_sentence.clear()

    def mention(self, entity: Entity, weight: float, phrase: str | None = None) -> None:
        """Add a mention of ``entity`` by the words ``phrase``; without them by a pronoun or the like."""
        self.in_sentence.add(entity)
        focus = self._foci.get(entity)
        if focus is None:
            self._foci[entity] = _Focus(weight, self._clock, phrase or entity.name or "")
            return
        former = self._value(focus)
        focus.value = max(weight, former) + KEPT * min(weight, former)
        focus.clock = self._clock
        focus.phrase = phrase or focus.phrase

    def of(self, entity: Entity) -> float:
        """The weight of ``entity`` now."""
        focus = self._foci.get(entity)
        return self._value(focus) if focus else 0.0

    def phrase(self, entity: Entity) -> str:
        """The words by which ``entity`` was mentioned last."""
        focus = self._foci.get(entity)
        return focus.phrase if focus else ""

    def candidates(
        self,
        gender: Gender | None,
        rivals: Collection[Entity] = (),
        actors: Collection[Entity] = (),
        least: float = 0.0,
        talked_of: Collection[Entity] = (),
    ) -> Candidates:
        """Those whom a pronoun of ``gender`` can stand for (any person if None), the weightiest first.

        Of those whom only a capital shows to be named, ``actors`` may be persons or bodies. ``least`` is the
        weight below which nobody is meant; none of ``rivals`` is, and few of those ``talked_of``.
        """
        values = {entity: self._value(focus) for entity, focus in self._foci.items()}
        self._foci = {entity: focus for entity, focus in self._foci.items() if values[entity] >= FORGOTTEN}
        weighed = (
            (value * _chance(entity, gender, actors) * (TALKED_OF if entity in talked_of else 1.0), entity)
            for entity, value in values.items()
            if value >= max(least, FORGOTTEN) and entity not in rivals
        )
        return sorted((pair for pair in weighed if pair[0]), key=lambda pair: -pair[0])

    def pick(
        self,
        gender: Gender | None,
        rivals: Collection[Entity] = (),
        actors: Collection[Entity] = (),
        least: float = 0.0,
    ) -> Entity | None:
        """The first of the ``candidates``, if there are any."""
        found = self.candidates(gender, rivals, actors, least)
        return found[0][1] if found else None

    def _value(self, focus: _Focus) -> float:
        left: float = SENTENCE ** (self._clock - focus.clock)
        return focus.value * left


def _chance(entity: Entity, gender: Gender | None, actors: Collection[Entity]) -> float:
    if entity.body:
        return float(gender == "n")
    if gender == "n":
        return UNSURE if entity in actors and not (entity.sure or entity.gender) else 0.0
    if not entity.sure and entity not in actors:
        return 0.0
    known = entity.gender
    if not (entity.sure or known or gender is None or entity.has_several_names):
        return 0.0
    if None not in (known, gender) and known != gender:
        return 0.0
    certain = 1.0 if known or gender is None else UNKNOWN_GENDER
    return certain * (1.0 if entity.sure else UNSURE) * (1.0 if entity.principal else NAMELESS)
