"""quotebank as a part of a spaCy pipeline: ``nlp.add_pipe("quotebank")``.

spaCy imports this module with every pipeline that it makes, so it brings in the heavy modules and claims
names on Doc and Span only where the component is used.
"""

import functools
from collections.abc import Iterable, Iterator
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span

import quotebank
from quotebank.export import from_records, to_records
from quotebank.model import Cue, Mention, Quote
from quotebank.model import Span as Part

# What ties a span to its quote: no two quotes of a text begin at the same place.
SPAN_ID = "quote-{}"


@Language.factory(
    "quotebank",
    default_config={"terms": False, "min_confidence": 0.0, "spans_key": "quotes"},
    assigns=["doc._.quotes", "doc._.quote_records", "doc.spans", "span._.quote"],
    requires=["token.tag", "token.dep"],
)
class QuoteFinder:
    """Finds the quotations of each Doc, and parses for it with the tagger and parser of its pipeline.

    ``doc._.quotes`` is a list of Quotes, what ``quotebank.extract(doc, nlp=nlp)`` gives; another list may
    be assigned to it. It is built anew from ``doc._.quote_records``, which holds the same as plain data (see
    ``quotebank.export.to_records``) and is stored with the Doc as ``doc.user_data``.

    Three groups of ``doc.spans`` show where they stand in the Doc: ``spans_key`` has each part of each
    quote (label "QUOTE"), ``spans_key`` + "_mentions" the mentions ("MENTION"), and ``spans_key`` +
    "_cues" the cues ("CUE"). Where a token begins before the words or ends behind them, a quotation mark
    in it perhaps, the span has the whole token; the offsets in the quotes are exact. ``span._.quote`` is
    the Quote that the span belongs to, None where it belongs to none.

    ``terms`` and ``min_confidence`` are those of ``quotebank.extract``. A Doc given to a pipeline without
    tagger or parser raises ValueError.
    """

    def __init__(
        self, nlp: Language, name: str, *, terms: bool, min_confidence: float, spans_key: str
    ) -> None:
        _extend()
        self.nlp = nlp
        self.terms = terms
        self.min_confidence = min_confidence
        self.spans_key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Find the quotations of a stream of Docs, ``batch_size`` of them parsed together."""
        pairs = ((doc, doc) for doc in docs)
        for quotes, doc in quotebank.pipe(
            pairs, as_tuples=True, batch_size=batch_size, nlp=self.nlp,
            terms=self.terms, min_confidence=self.min_confidence,
        ):  # fmt: skip
            doc._.quotes = quotes
            key = self.spans_key
            doc.spans[key] = [_span(doc, q, part, "QUOTE") for q in quotes for part in q.parts]
            doc.spans[f"{key}_mentions"] = [_span(doc, q, q.mention, "MENTION") for q in quotes if q.mention]
            doc.spans[f"{key}_cues"] = [_span(doc, q, q.cue, "CUE") for q in quotes if q.cue]
            yield doc


def _span(doc: Doc, quote: Quote, place: Part | Mention | Cue, label: str) -> Span:
    span = doc.char_span(
        place.start, place.end, label=label, span_id=SPAN_ID.format(quote.start), alignment_mode="expand"
    )
    return cast(Span, span)  # None only where a place lies outside the text


@functools.cache
def _extend() -> None:
    """Claim the attributes, once a process. spaCy raises ValueError where somebody has one already."""
    Doc.set_extension("quotes", getter=_quotes, setter=_set_quotes)
    Doc.set_extension("quote_records", default=())
    Span.set_extension("quote", getter=_quote)


def _quotes(doc: Doc) -> list[Quote]:
    return list(from_records(doc._.quote_records))


def _set_quotes(doc: Doc, quotes: Iterable[Quote]) -> None:
    doc._.quote_records = list(to_records(quotes))


def _quote(span: Span) -> Quote | None:
    own = (r for r in span.doc._.quote_records if SPAN_ID.format(r["start"]) == span.id_)
    return next(from_records(own), None)
