"""Quotes as flat records, and back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args

from quotebank.model import Cue, Mention, MentionKind, Quote, QuoteKind, Span

FIELDS = (
    "article", "published", "text", "speaker", "start", "end", "parts",
    "mention", "mention_start", "mention_end", "mention_kind",
    "cue", "cue_start", "cue_end", "kind", "rule", "confidence", "chain", "speaker_id",
)  # fmt: skip
TEXTS = ("article", "text", "speaker", "speaker_id", "mention", "cue", "rule")
OFFSETS = ("start", "end", "mention_start", "mention_end", "cue_start", "cue_end")


class RecordError(ValueError):
    """A record that is no quote. Its message is one line that names the place and the field."""


def to_records(quotes: Iterable[Quote]) -> Iterator[dict[str, Any]]:
    """Give each quote as a flat dict with the keys ``FIELDS``, in that order.

    ``parts`` is a list of ``[start, end]``, ``chain`` a list of strings, ``published`` an ISO date; what a
    quote lacks is None. ``start`` and ``end`` are those of the whole.
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
            quote.speaker_id,
        )
        yield dict(zip(FIELDS, values, strict=True))


def from_records(records: Iterable[Mapping[str, Any]]) -> Iterator[Quote]:
    """Give the quote of each record: what ``to_records`` wrote comes back equal.

    A record made by hand needs "text" alone. Without "parts" it has one, from "start" to "end", and
    without these the words are taken for a text of their own, from 0 to their length. A mention or a cue
    needs its offsets, and a mention its kind. "published" may be a date or an ISO date or time. Keys that
    are not in ``FIELDS`` are ignored. Raises RecordError for the first record that is no quote.
    """
    for number, record in enumerate(records, 1):
        yield read_record(record, f"record {number}")


def read_record(record: Mapping[str, Any], where: str) -> Quote:
    """Give the quote of one record. Raises RecordError, which names the record by ``where``."""
    if not isinstance(record, Mapping):
        raise RecordError(f'{where}: an object with "text" expected, not {_shown(record)}')
    values = {field: _checked(record, field, where) for field in FIELDS}
    if values["text"] is None:
        raise RecordError(f'{where}: "text" is missing')
    mention = _group(values, ("mention", "mention_start", "mention_end", "mention_kind"), where)
    cue = _group(values, ("cue", "cue_start", "cue_end"), where)
    parts = values["parts"] or [_group(values, ("start", "end"), where) or (0, len(values["text"]))]
    quote = Quote(
        values["text"],
        tuple(Span(start, end) for start, end in parts),
        speaker=values["speaker"],
        mention=Mention(*mention) if mention else None,
        cue=Cue(*cue) if cue else None,
        kind=values["kind"] or "direct",
        rule=values["rule"],
        confidence=float(values["confidence"] or 0),
        chain=tuple(values["chain"] or ()),
        article=values["article"],
        published=_date(values["published"]),
        speaker_id=values["speaker_id"],
    )
    for field, actual in (("start", quote.start), ("end", quote.end)):
        if values[field] not in (None, actual):
            raise RecordError(f'{where}: "{field}" is {values[field]}, but by "parts" it is {actual}')
    return quote


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_offset(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_parts(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(
        isinstance(part, list | tuple)
        and len(part) == 2
        and all(map(_is_offset, part))
        and part[0] <= part[1]
        for part in value
    )


def _is_probability(value: Any) -> bool:
    return type(value) in (int, float) and 0 <= value <= 1


def _is_chain(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_text, value))


def _is_date(value: Any) -> bool:
    try:
        _date(value)
    except (TypeError, ValueError):
        return False
    return True


def _date(value: Any) -> datetime.date | None:
    if value is None or type(value) is datetime.date:
        return value
    moment = value if isinstance(value, datetime.datetime) else datetime.datetime.fromisoformat(value)
    return moment.date()


# What a field must be where it is not None.
CHECKS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(TEXTS, (_is_text, "a string")),
    **dict.fromkeys(OFFSETS, (_is_offset, "an offset, a whole number from 0")),
    "published": (_is_date, "an ISO date such as 2024-05-31"),
    "parts": (_is_parts, "pairs of offsets, [start, end]"),
    "mention_kind": (get_args(MentionKind).__contains__, f"one of {', '.join(get_args(MentionKind))}"),
    "kind": (get_args(QuoteKind).__contains__, f"one of {', '.join(get_args(QuoteKind))}"),
    "confidence": (_is_probability, "a number from 0 to 1"),
    "chain": (_is_chain, "a list of strings"),
}


def _checked(record: Mapping[str, Any], field: str, where: str) -> Any:
    value = record.get(field)
    fits, expected = CHECKS[field]
    if value is None or fits(value):
        return value
    raise RecordError(f'{where}: "{field}" must be {expected}, not {_shown(value)}')


def _group(values: Mapping[str, Any], fields: tuple[str, ...], where: str) -> tuple[Any, ...] | None:
    """The values of fields that go together, a start and an end among them; None where all are None."""
    group = {field: values[field] for field in fields}
    missing = [field for field, value in group.items() if value is None]
    if len(missing) == len(group):
        return None
    if missing:
        given = next(field for field in fields if field not in missing)
        raise RecordError(f'{where}: "{missing[0]}" is missing, which goes with "{given}"')
    start, end = (next(field for field in fields if field.endswith(side)) for side in ("start", "end"))
    if group[start] > group[end]:
        raise RecordError(f'{where}: "{start}" is {group[start]}, after "{end}", {group[end]}')
    return tuple(group.values())


def _shown(value: Any) -> str:
    return repr(value)[:40]
