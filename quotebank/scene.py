"""What the rules of attribution look at: segments among the tokens and cues of their passages."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Lexicon
from quotebank.model import Cue, Mention, QuoteKind, Segment
from quotebank.skeleton import Passage, Token

STOPS = frozenset(".?!")


@attrs.frozen
class Attribution:
    """Who is said to have said a segment, and by which rule.

    ``joins`` where the segment goes on the quotation of the segment before it.
    """

    rule: str
    cue: Cue | None = None
    mention: Mention | None = None
    joins: bool = False
    kind: QuoteKind = "mixed"


@attrs.frozen(eq=False)
class Place:
    """A segment in its passage: tokens ``first`` to ``last`` (inclusive), marks among them."""

    passage: int
    first: int
    last: int


@attrs.define(eq=False)
class Scene:
    """An article's segments, where they stand, the cues around them, and what is given so far."""

    text: str
    segments: Sequence[Segment]
    passages: Sequence[Passage]
    lexicon: Lexicon
    sites: list[list[Site]]
    places: list[Place]
    given: list[Attribution | None]

    @classmethod
    def of(cls, text: str, segments: Sequence[Segment], passages: Sequence[Passage], lexicon: Lexicon) -> Scene:
        places = [Place(0, 0, 0)] * len(segments)
        for n, passage in enumerate(passages):
            for s in passage.segments:
                own = [t.i for t in passage.tokens if t.segment == s]
                places[s] = Place(n, own[0], own[-1])
        sites = [cues.find(text, passage, lexicon) for passage in passages]
        return cls(text, segments, passages, lexicon, sites, places, [None] * len(segments))

    def passage(self, s: int) -> Passage:
        return self.passages[self.places[s].passage]

    def tokens(self, s: int) -> list[Token]:
        return self.passage(s).tokens

    def words(self, s: int) -> str:
        """The quoted words, marks off."""
        inner = self.segments[s].inner
        return self.text[inner.start : inner.end].strip()

    def before(self, s: int) -> list[Token]:
        """The tokens of the sentence to the left of the segment."""
        tokens, place = self.tokens(s), self.places[s]
        i = place.first
        while i and not self._ends_sentence(tokens, i - 1):
            i -= 1
        return _trim(tokens[i : place.first])

    def after(self, s: int) -> list[Token]:
        """The tokens to the right of the segment up to the sentence's end or the next segment."""
        tokens, i = self.tokens(s), self.places[s].last + 1
        j = i
        while j < len(tokens) and tokens[j].segment is None and tokens[j].text not in STOPS:
            j += 1
        return _trim(tokens[i:j])

    def sentence(self, s: int) -> list[Token]:
        """The tokens of the whole sentence that holds the segment, other segments among them."""
        tokens, place = self.tokens(s), self.places[s]
        i, j = place.first, place.last
        while i and not self._ends_sentence(tokens, i - 1):
            i -= 1
        while j + 1 < len(tokens) and not self._ends_sentence(tokens, j):
            j += 1
        return [t for t in tokens[i : j + 1] if t.text not in STOPS]

    def earlier(self, s: int) -> int | None:
        """The quotation before in the same paragraph, over terms and what nobody is known to say."""
        for n in range(s - 1, -1, -1):
            if self.places[n].passage != self.places[s].passage:
                return None
            given = self.given[n]
            if given is not None and given.mention is not None:
                return n
        return None

    def gap(self, s: int) -> list[Token]:
        """The tokens between the segment and the quotation before it in its paragraph."""
        earlier = self.earlier(s)
        first = 0 if earlier is None else self.places[earlier].last + 1
        return _trim(self.tokens(s)[first : self.places[s].first])

    def sites_among(self, s: int, tokens: Sequence[Token]) -> list[Site]:
        """The cues within a run of tokens of the segment's passage."""
        if not tokens:
            return []
        first, last = tokens[0].i, tokens[-1].i
        return [x for x in self.sites[self.places[s].passage] if first <= x.first <= last]

    def utterance(self, s: int) -> range:
        """The segments that the open-mark convention makes one quotation with segment ``s``."""
        first, last = s, s + 1
        while first and self.segments[first].continues:
            first -= 1
        while last < len(self.segments) and self.segments[last].continues:
            last += 1
        return range(first, last)

    def is_direct(self, s: int) -> bool:
        """Whether the segment is a sentence of its own rather than words within the reporter's."""
        words = self.words(s)
        if not words or words[0].islower():
            return False
        left = self.before(s)
        if not left or self.segments[s].continues:
            return True
        return left[-1].text in {",", ":"} or grammar.is_verb(left[-1])

    def _ends_sentence(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.segment is None:
            return token.text in STOPS
        return (
            self.words(token.segment)[-1:] in STOPS
            and token.i == self.places[token.segment].last
            and i + 1 < len(tokens)
            and (tokens[i + 1].segment is not None or tokens[i + 1].text[:1].isupper())
        )


def _trim(tokens: list[Token]) -> list[Token]:
    """Without the blanks at either end that the tokenizer keeps as tokens."""
    while tokens and tokens[0].text.isspace():
        tokens = tokens[1:]
    while tokens and tokens[-1].text.isspace():
        tokens = tokens[:-1]
    return tokens
