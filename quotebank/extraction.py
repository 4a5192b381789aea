"""Runs the steps from a text to its attributed quotes."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

import attrs

from quotebank import (
    attribution,
    confidence,
    coreference,
    lexicon,
    marks,
    paragraphs,
    pipeline,
    repair,
    skeleton,
    transcripts,
)
from quotebank.coreference import Resolution
from quotebank.lexicon import Lexicon
from quotebank.model import Article, Quote, Segment
from quotebank.rules import TERM
from quotebank.scene import Attribution
from quotebank.skeleton import Passage

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Text: TypeAlias = str | Doc
    Item: TypeAlias = Text | Article


@attrs.frozen
class _Wishes:
    """What the caller asks of every article."""

    nlp: Language | None
    terms: bool
    min_confidence: float = attrs.field()

    @min_confidence.validator
    def _is_probability(self, _: object, value: float) -> None:
        if not 0 <= value <= 1:
            raise ValueError(f"min_confidence must be a number from 0 to 1, got {value!r}")


def extract(
    text: Text, *, nlp: Language | None = None, article: Article | str | None = None, terms: bool = False,
    min_confidence: float = 0.0,
) -> list[Quote]:  # fmt: skip
    """Find the quotations of one article and who said them, in text order.

    ``text`` is a str or a spaCy Doc; offsets in the quotes are half-open and count its code points.
    ``nlp`` is the spaCy pipeline to parse with, by default the English model that comes along.
    ``article`` is what the quotes carry as their source: an Article, or just its id. With ``terms``
    titles, nicknames and scare quotes are given too, as quotes whose ``rule`` is "term".
    A quote whose confidence is below ``min_confidence`` keeps all but its speaker: what it still states
    is its mention, and its confidence is that of the mention.

    Raises TypeError where ``text`` is neither str nor Doc, ValueError where ``nlp`` lacks a tagger
    or a parser or ``min_confidence`` is not within 0 and 1.
    """
    return _extract([_article(text, article)], _Wishes(nlp, terms, min_confidence))[0]


@overload
def pipe(
    texts: Iterable[Item], *, as_tuples: Literal[False] = False, batch_size: int = ..., n_process: int = ...,
    nlp: Language | None = ..., terms: bool = ..., min_confidence: float = ...,
) -> Iterator[list[Quote]]: ...  # fmt: skip
@overload
def pipe(
    texts: Iterable[tuple[Item, Any]], *, as_tuples: Literal[True], batch_size: int = ...,
    n_process: int = ..., nlp: Language | None = ..., terms: bool = ..., min_confidence: float = ...,
) -> Iterator[tuple[list[Quote], Any]]: ...  # fmt: skip
def pipe(
    texts: Iterable[Any], *, as_tuples: bool = False, batch_size: int = 16, n_process: int = 1,
    nlp: Language | None = None, terms: bool = False, min_confidence: float = 0.0,
) -> Iterator[Any]:  # fmt: skip
    """``extract`` over a stream: the quotes of each text, in the order of the texts.

    ``texts`` holds strs, Docs or Articles; an Article's quotes carry its id and date. With
    ``as_tuples`` it holds pairs (text, context), and pairs (quotes, context) come out.
    ``batch_size`` texts are parsed together; ``n_process`` processes share the batches. At most
    two batches a process are held in memory.

    Raises TypeError and ValueError as ``extract`` does, when the text at fault is reached, and at the
    first where ``texts`` is a single str or ``batch_size`` or ``n_process`` is below 1.
    """
    wishes = _Wishes(nlp, terms, min_confidence)
    if isinstance(texts, str):
        raise TypeError("expected many texts, got one str; give it to extract, or put it in a list")
    for name, value in (("batch_size", batch_size), ("n_process", n_process)):
        if value < 1:
            raise ValueError(f"{name} must be 1 or more, got {value}")
    pairs: Iterator[tuple[Any, Any]] = iter(texts) if as_tuples else ((text, None) for text in texts)
    batches = iter(lambda: list(islice(pairs, batch_size)), [])
    for contexts, found in _run(batches, wishes, n_process):
        for context, quotes in zip(contexts, found, strict=True):
            yield (quotes, context) if as_tuples else quotes


def _run(
    batches: Iterator[list[tuple[Any, Any]]], wishes: _Wishes, n_process: int
) -> Iterator[tuple[list[Any], list[list[Quote]]]]:
    if n_process < 2:
        for batch in batches:
            yield (
                [context for _, context in batch],
                _extract([_item(text) for text, _ in batch], wishes),
            )
        return
    with ProcessPoolExecutor(n_process) as pool:
        waiting: deque[tuple[list[Any], Future[list[list[Quote]]]]] = deque()
        for batch in batches:
            if len(waiting) == 2 * n_process:
                contexts, future = waiting.popleft()
                yield contexts, future.result()
            articles = [_item(text) for text, _ in batch]
            waiting.append(([context for _, context in batch], pool.submit(_extract, articles, wishes)))
        for contexts, future in waiting:
            yield contexts, future.result()


def _article(text: Any, source: Article | str | None = None) -> Article:
    """The text with what is known of its article."""
    # There is no Doc where spaCy has not been imported, and this is no reason to import it.
    tokens = sys.modules.get("spacy.tokens")
    content = text.text if tokens is not None and isinstance(text, tokens.Doc) else text
    if not isinstance(content, str):
        raise TypeError(f"expected the text as a str or a spaCy Doc, got {type(text).__name__}")
    if isinstance(source, Article):
        return attrs.evolve(source, text=content)
    return Article(content, id=source)


def _item(item: Any) -> Article:
    """What ``pipe`` takes besides a text: an article that is one already."""
    if isinstance(item, Article):
        return _article(item.text, item)
    return _article(item)


def _extract(articles: Sequence[Article], wishes: _Wishes) -> list[list[Quote]]:
    """The quotes of each article; their passages are parsed together."""
    words = lexicon.load()
    if wishes.nlp is not None:
        pipeline.check(wishes.nlp)
    found = [transcripts.labelled(article.text, marks.find(article.text)) for article in articles]
    masked = [
        skeleton.masks(article.text, paragraphs.split(article.text), segments) if segments else []
        for article, segments in zip(articles, found, strict=True)
    ]
    parsed: Iterator[Passage] = iter(())
    if any(masked):
        parsed = skeleton.parse([m for masks in masked for m in masks], wishes.nlp or pipeline.default())
    return [
        [
            _quote(article, utterance, wishes.min_confidence)
            for utterance in utterances(
                article.text, segments, list(islice(parsed, len(masks))), words, terms=wishes.terms
            )
        ]
        for article, segments, masks in zip(articles, found, masked, strict=True)
    ]


@attrs.frozen
class Utterance:
    """Segments that are one speaker's words in a row: what the sieve found of them, and whom that names."""

    segments: tuple[Segment, ...]
    found: Attribution | None
    person: Resolution


def utterances(
    text: str,
    segments: Sequence[Segment],
    passages: Sequence[Passage],
    words: Lexicon,
    *,
    terms: bool = False,
) -> list[Utterance]:
    """Attribute the segments of a text, join those that go on with one another, and name their speakers."""
    passages = repair.repaired(passages, words)
    given = attribution.attribute(text, segments, passages, words)
    joined: list[list[int]] = []
    for s, found in enumerate(given):
        if found is not None and found.rule == TERM and not terms:
            continue
        if joined and _goes_on(segments[s], found, given[joined[-1][0]]):
            joined[-1].append(s)
        else:
            joined.append([s])
    firsts = [given[indices[0]] for indices in joined]
    mentions = [found.mention if found else None for found in firsts]
    people = coreference.resolve(text, passages, segments, mentions, joined)
    return [
        Utterance(tuple(segments[s] for s in indices), found, person)
        for indices, found, person in zip(joined, firsts, people, strict=True)
    ]


def _goes_on(segment: Segment, found: Attribution | None, first: Attribution | None) -> bool:
    """Whether a segment belongs to the quotation before it, which has the attribution ``first``.

    A paragraph that goes on with a quotation but has a cue of its own is a quotation of its own.
    """
    goes_on = segment.continues or (found is not None and found.joins)
    mentions = {given.mention for given in (first, found) if given is not None} - {None}
    return goes_on and len(mentions) < 2


def _quote(article: Article, utterance: Utterance, min_confidence: float) -> Quote:
    parts = tuple(segment.inner for segment in utterance.segments)
    found, person = utterance.found, utterance.person
    quote = Quote(
        text=" ".join(article.text[part.start : part.end] for part in parts),
        parts=parts,
        article=article.id,
        published=article.published,
    )
    if found is None:
        return quote
    sure = confidence.of_source(found.rule, len(quote.text.split()), found.kind)
    if found.mention is not None and person.name is not None:
        naming = confidence.naming(found.mention, person.name, contested=person.contested)
        named = confidence.of_name(sure, naming)
        if named >= min_confidence:
            quote = attrs.evolve(quote, speaker=person.name, chain=person.chain)
            sure = named
    return attrs.evolve(
        quote,
        mention=found.mention,
        cue=found.cue,
        kind=found.kind,
        rule=found.rule,
        confidence=sure,
    )
