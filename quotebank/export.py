"""Quotes as flat records, JSON Lines and CSV."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from quotebank.model import Quote

FIELDS = (
    "article", "published", "text", "speaker", "start", "end", "parts",
    "mention", "mention_start", "mention_end", "mention_kind",
    "cue", "cue_start", "cue_end", "kind", "rule", "confidence", "chain",
)  # fmt: skip


def to_records(quotes: Iterable[Quote]) -> Iterator[dict[str, Any]]:
    """Give each quote as a flat dict with the keys ``FIELDS``, in that order.

    ``parts`` is a list of ``[start, end]``, ``chain`` a list of strings, ``published`` an ISO date; what a
    quote lacks is None.
    """
    for quote in quotes:
        mention, cue = quote.mention, quote.cue
        values = (
            quote.article,
            quote.published and quote.published.isoformat(),
            quote.text,
            quote.speaker,
            quote.start,
            quote.end,
            [[part.start, part.end] for part in quote.parts],
            *((mention.text, mention.start, mention.end, mention.kind) if mention else (None,) * 4),
            *((cue.text, cue.start, cue.end) if cue else (None,) * 3),
            quote.kind,
            quote.rule,
            quote.confidence,
            list(quote.chain),
        )
        yield dict(zip(FIELDS, values, strict=True))


def write_jsonl(quotes: Iterable[Quote], file: TextIO) -> None:
    """Write one JSON object a line."""
    for record in to_records(quotes):
        file.write(json.dumps(record, ensure_ascii=False) + "\n")


def write_csv(quotes: Iterable[Quote], file: TextIO) -> None:
    """Write a header and one row a quote, as RFC 4180 has it.

    ``parts`` is written as in ``12:40 55:80``, ``chain`` as in ``she > Johnson > Alice Marie Johnson``,
    what a quote lacks as an empty cell. ``file`` must be open with ``newline=""``, so that line breaks
    inside a quotation stay as they are.
    """
    writer = csv.DictWriter(file, FIELDS)
    writer.writeheader()
    for record in to_records(quotes):
        parts = " ".join(f"{start}:{end}" for start, end in record["parts"])
        writer.writerow(record | {"parts": parts, "chain": " > ".join(record["chain"])})
