"""Whom a pronoun cannot stand for: in "Lee told her" she is not Lee.

The disjoint reference of binding theory (Chomsky, "Lectures on Government and Binding", 1981), read off
the parse: who does to somebody what a verb says, and to whom it is done, are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quotebank import grammar
from quotebank.coreference.bearers import LONGEST_NAME
from quotebank.coreference.cast import Cast
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.coreference.salience import OBJECT, SUBJECT
from quotebank.lexicon import load
from quotebank.skeleton import Passage, Token


class Binding:
    """Who the words of the parsed tokens stand for; ``tokens`` holds these by their end offset."""

    def __init__(self, cast: Cast, tokens: Mapping[int, tuple[Passage, Token]]) -> None:
        self._cast = cast
        self._tokens = tokens
        # Who each noun and pronoun stood for, by the end of the word.
        self.meant: dict[int, Entity] = {}

    def note(self, end: int, entity: Entity) -> None:
        """Note for whom the noun or pronoun stands that ends at ``end``."""
        self.meant[end] = entity

    def named(self, token: Token) -> list[Occurrence]:
        """The name that ends with ``token``, if one does."""
        ends = (token.end, token.end - token.text.endswith("."))
        return [o for o in self._cast.within(token.start - LONGEST_NAME, token.end) if o.end in ends]

    def rivals(self, end: int) -> set[Entity]:
        """Those who do to the pronoun that ends at ``end`` what its verb says, or it to them."""
        if end not in self._tokens:
            return set()
        passage, token = self._tokens[end]
        others: Sequence[int] = ()
        pronoun = load().pronouns.get(token.lower)
        does = pronoun is None or "subject" in pronoun.roles
        if token.dep in SUBJECT and does:
            others = [*_objects(passage, token.head), *_interrupted(passage, token)]
        elif token.dep in SUBJECT | OBJECT:
            # In "found him ill" he hangs on "ill".
            verb = token.head if token.dep in OBJECT else passage.tokens[token.head].head
            doer = grammar.subject(passage, verb)
            others = () if doer is None else (doer,)
        return {entity for i in others for entity in self.meant_by(passage.tokens[i])}

    def meant_by(self, token: Token) -> Iterator[Entity]:
        """Whom ``token`` ends the name of, or stands for."""
        yield from (o.entity for o in self.named(token))
        if token.end in self.meant:
            yield self.meant[token.end]


def _objects(passage: Passage, verb: int) -> list[int]:
    """The objects of a verb, and who acts in a participle beside it: "Asked by Lee, she said".

    Of "Lee, whom she calls", Lee.
    """
    tokens = passage.tokens
    below = tokens[verb].children
    whom = any(tokens[i].tag == "WP" and tokens[i].dep in OBJECT for i in below)
    prepositions = [i for i in below if tokens[i].dep == "prep"]
    participles = (p for p in below if tokens[p].tag == "VBN")
    prepositions += [i for p in participles for i in tokens[p].children if tokens[i].dep == "agent"]
    return [
        *([tokens[verb].head] if whom and tokens[verb].dep == "relcl" else []),
        *(i for i in below if tokens[i].dep in OBJECT),
        *(i for p in prepositions for i in tokens[p].children if tokens[i].dep == "pobj"),
    ]


def _interrupted(passage: Passage, pronoun: Token) -> list[int]:
    """The subject behind which somebody is said to speak: "The senator, he said, went white"."""
    tokens = passage.tokens
    saying = tokens[pronoun.head]
    subject = grammar.own_subject(passage, saying.head) if saying.dep == "parataxis" else None
    if subject is None or subject > pronoun.i:
        return []
    between = (t for t in tokens[subject + 1 : pronoun.i] if t.dep != "punct")
    return [] if any(t.head == saying.head for t in between) else [subject]
