"""Quotes as annotations of the W3C's Web Annotation Data Model."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from quotebank import fit
from quotebank.export.records import to_records
from quotebank.model import Article, Quote, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# So many characters before and after the words tell them from others that are the same.
CONTEXT_LENGTH = 32


def to_web_annotations(article: Article, quotes: Iterable[Quote]) -> Iterator[dict[str, Any]]:
    """Give each quote of ``article`` as an annotation, ready for ``json.dumps``.

    The form is that of the Web Annotation Data Model (W3C Recommendation, 23 February 2017):

    - Each part of the quotation is a target of its own, as the model has it that what an annotation says
      holds of each of its targets. Its source is the article's ``url``, or else its ``id``.
    - A target has two selectors for the same words. A TextPositionSelector has ``start`` and ``end``:
      positions in the text, of which the model says that they are counted in code points from 0 and that the
      character at ``end`` is not included, as our offsets are. A TextQuoteSelector has the words (``exact``)
      and up to 32 characters before and after them (``prefix``, ``suffix``), with which they can be
      found in a text that has changed. Both are about ``article.text``, not about the markup of a
      web page.
    - The speaker, if there is one, is a body with the purpose "tagging". A second body has all that is known
      of the quote, as in ``to_records``, in JSON.
    - ``id`` is a UUID made from the source and the offsets: the same quotation always has the same.

    Raises ValueError for an article with neither ``url`` nor ``id``, and for a quote that does not stand
    in it.
    """
    source = article.url or article.id
    if not source:
        raise ValueError("an annotation names what it is about: give the article a url or an id")
    for quote in quotes:
        fit.check(article.text, quote)
        places = " ".join(f"{part.start}:{part.end}" for part in quote.parts)
        yield {
            "@context": CONTEXT,
            "id": uuid.uuid5(uuid.NAMESPACE_URL, f"{source} {places}").urn,
            "type": "Annotation",
            "motivation": "describing",
            "body": _bodies(quote),
            "target": [
                {"source": source, "selector": _selectors(article.text, part)} for part in quote.parts
            ],
        }


def _bodies(quote: Quote) -> list[dict[str, str]]:
    (record,) = to_records([quote])
    bodies = [("tagging", "text/plain", quote.speaker)] if quote.speaker else []
    bodies.append(("describing", "application/json", json.dumps(record, ensure_ascii=False)))
    return [
        {"type": "TextualBody", "purpose": purpose, "format": format_, "value": value}
        for purpose, format_, value in bodies
    ]


def _selectors(text: str, part: Span) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": part.start, "end": part.end},
        {
            "type": "TextQuoteSelector",
            "exact": text[part.start : part.end],
            "prefix": text[max(0, part.start - CONTEXT_LENGTH) : part.start],
            "suffix": text[part.end : part.end + CONTEXT_LENGTH],
        },
    ]
