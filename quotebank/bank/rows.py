"""Articles and quotes as rows of the file and back, with nothing lost."""

from __future__ import annotations

import datetime
import json
from typing import Any

import attrs

from quotebank.model import Article, Cue, Mention, Quote, Span


def article_values(article: Article) -> dict[str, Any]:
    """What is stored of an article, its id as ``name``."""
    values = attrs.asdict(article)
    values["name"] = values.pop("id")
    values["published"] = article.published and article.published.isoformat()
    return values


def article(row: tuple[Any, ...]) -> Article:
    """The article of a row of the query "article"."""
    text, name, title, outlet, url, published = row
    return Article(text, name, title, outlet, url, _date(published))


def quote_values(quote: Quote) -> dict[str, Any]:
    """What is stored of a quote besides its article, its position in it and its speaker."""
    mention, cue = quote.mention, quote.cue
    return {
        "text": quote.text,
        "parts": json.dumps([[part.start, part.end] for part in quote.parts]),
        "mention": mention and mention.text,
        "mention_start": mention and mention.start,
        "mention_end": mention and mention.end,
        "mention_kind": mention and mention.kind,
        "cue": cue and cue.text,
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "kind": quote.kind,
        "rule": quote.rule,
        "confidence": quote.confidence,
        "chain": json.dumps(quote.chain),
    }


def quote(row: tuple[Any, ...]) -> Quote:
    """The quote of a row of the query "quotes"."""
    text, parts, speaker = row[:3]
    mention, cue = row[3:7], row[7:10]
    kind, rule, confidence, chain, name, published, person = row[10:]
    return Quote(
        text=text,
        parts=tuple(Span(*part) for part in json.loads(parts)),
        speaker=speaker,
        mention=None if mention[0] is None else Mention(*mention),
        cue=None if cue[0] is None else Cue(*cue),
        kind=kind,
        rule=rule,
        confidence=confidence,
        chain=tuple(json.loads(chain)),
        article=name,
        published=_date(published),
        speaker_id=person,
    )


def _date(value: str | None) -> datetime.date | None:
    return None if value is None else datetime.date.fromisoformat(value)
