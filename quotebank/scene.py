"""What the rules of attribution look at: segments among the tokens and cues of their passages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Lexicon
from quotebank.model import Cue, Mention, QuoteKind, Segment
from quotebank.skeleton import Passage, Token

STOPS = frozenset(".?!")
CLOSING = "'’”\" \xa0"


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
    sentences: list[list[range]]
    utterances: list[range]
    given: list[Attribution | None]

    @classmethod
    def of(
        cls, text: str, segments: Sequence[Segment], passages: Sequence[Passage], lexicon: Lexicon
    ) -> Scene:
        places = [Place(0, 0, 0)] * len(segments)
        for n, passage in enumerate(passages):
            for s, own in groupby(passage.tokens, lambda token: token.segment):
                if s is not None:
                    run = [token.i for token in own]
                    places[s] = Place(n, run[0], run[-1])
        sites = [cues.find(text, passage, lexicon) for passage in passages]
        sentences = [_sentences(text, segments, passage.tokens) for passage in passages]
        return cls(
            text,
            segments,
            passages,
            lexicon,
            sites,
            places,
            sentences,
            _utterances(segments),
            [None] * len(segments),
        )

    def passage(self, s: int) -> Passage:
        return self.passages[self.places[s].passage]

    def tokens(self, s: int) -> list[Token]:
        return self.passage(s).tokens

    def words(self, s: int) -> str:
        """The quoted words, marks off."""
        inner = self.segments[s].inner
        return self.text[inner.start : inner.end].strip()

    def end(self, s: int) -> str:
        """The mark that the quoted words end in, or their last letter."""
        return ending(self.words(s))

    def before(self, s: int) -> list[Token]:
        """The tokens of the sentence to the left of the segment."""
        place = self.places[s]
        return self.tokens(s)[self._sentence(place, place.first).start : place.first]

    def after(self, s: int) -> list[Token]:
        """The tokens to the right of the segment up to the sentence's end or the next segment."""
        tokens, i = self.tokens(s), self.places[s].last + 1
        j = i
        while j < len(tokens) and tokens[j].segment is None and tokens[j].text not in STOPS:
            j += 1
        return tokens[i:j]

    def sentence(self, s: int) -> list[Token]:
        """The tokens of the whole sentence that holds the segment, other segments among them."""
        place = self.places[s]
        first, last = self._sentence(place, place.first), self._sentence(place, place.last)
        return [t for t in self.tokens(s)[first.start : last.stop] if t.text not in STOPS]

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
        return self.tokens(s)[first : self.places[s].first]

    def sites_among(self, s: int, tokens: Sequence[Token]) -> list[Site]:
        """The cues within a run of tokens of the segment's passage."""
        if not tokens:
            return []
        first, last = tokens[0].i, tokens[-1].i
        return [x for x in self.sites[self.places[s].passage] if first <= x.first <= last]

    def is_direct(self, s: int) -> bool:
        """Whether the segment is a sentence of its own rather than words within the reporter's."""
        words = self.words(s)
        if not words or words[0].islower():
            return False
        left = self.before(s)
        if not left or self.segments[s].continues:
            return True
        return left[-1].text in {",", ":"} or grammar.is_verb(left[-1])

    def _sentence(self, place: Place, i: int) -> range:
        return self.sentences[place.passage][i]


def ending(words: str) -> str:
    """The last character, that of the inner quotation where the words end in one."""
    return words.rstrip(CLOSING)[-1:]


def _utterances(segments: Sequence[Segment]) -> list[range]:
    """For each segment those that the open-mark convention makes one quotation with it."""
    utterances: list[range] = []
    for s in range(len(segments)):
        if s + 1 == len(segments) or not segments[s + 1].continues:
            utterance = range(len(utterances), s + 1)
            utterances += [utterance] * len(utterance)
    return utterances


def _sentences(text: str, segments: Sequence[Segment], tokens: Sequence[Token]) -> list[range]:
    """For each token the range of its sentence, by stops alone.

    A quotation that ends in a stop ends the sentence where a capital letter or another quotation
    follows. The parser's own boundaries are not asked: they go astray around quotation marks.
    """
    sentences: list[range] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.segment is None:
            abbreviated = len(token.text) > 2 and token.text[-1] == "." and following is not None
            ends = token.text in STOPS or (abbreviated and following.sentence != token.sentence)
        else:
            inner = segments[token.segment].inner
            left = following is not None and following.segment != token.segment
            capital = left and (
                following.segment is not None or following.text[:1].isupper() or following.tag == "-LRB-"
            )
            ends = capital and ending(text[max(inner.start, inner.end - 8) : inner.end]) in STOPS
        if ends or following is None:
            sentence = range(len(sentences), token.i + 1)
            sentences += [sentence] * len(sentence)
    return sentences
