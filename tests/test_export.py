"""Quotes as records, JSON Lines and CSV."""

import csv
import datetime
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from quotebank import Cue, Mention, Quote, Span
from quotebank.export import FIELDS, to_records, write_csv, write_jsonl

SPLIT = Quote(
    "It rained. Nobody minded.",
    (Span(1, 11), Span(28, 42)),
    speaker="Ann Lee",
    mention=Mention("Lee", 18, 21, "name"),
    cue=Cue("said", 13, 17),
    kind="direct",
    rule="after",
    confidence=0.9,
    chain=("Lee", "Ann Lee"),
    article="weather.txt",
    published=datetime.date(2024, 5, 31),
)
BARE = Quote("It rained.", (Span(1, 11),))


def written_csv(*quotes: Quote) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_csv(quotes, file)
    file.seek(0)
    return list(csv.DictReader(file))


def test_record_holds_everything_a_quote_does() -> None:
    """A record is flat, has an ISO date, and spells out mention and cue."""
    assert list(to_records([SPLIT])) == [
        {
            "article": "weather.txt",
            "published": "2024-05-31",
            "text": "It rained. Nobody minded.",
            "speaker": "Ann Lee",
            "start": 1,
            "end": 42,
            "parts": [[1, 11], [28, 42]],
            "mention": "Lee",
            "mention_start": 18,
            "mention_end": 21,
            "mention_kind": "name",
            "cue": "said",
            "cue_start": 13,
            "cue_end": 17,
            "kind": "direct",
            "rule": "after",
            "confidence": 0.9,
            "chain": ["Lee", "Ann Lee"],
        }
    ]


def test_record_of_an_unattributed_quote_has_every_key() -> None:
    """What a quote lacks is None or empty in its record, never a missing key."""
    (record,) = to_records([BARE])
    assert tuple(record) == FIELDS
    empty = {key for key, value in record.items() if value in (None, [])}
    assert empty == set(FIELDS) - {"text", "start", "end", "parts", "kind", "confidence"}


def test_jsonl_is_one_record_a_line() -> None:
    """Each line of JSON Lines reads back as the record, even where a quotation holds line breaks."""
    quotes = [SPLIT, Quote("One\nline\u2028or “two”?", (Span(5, 22),))]
    file = io.StringIO()
    write_jsonl(quotes, file)
    lines = file.getvalue().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == list(to_records(quotes))


def test_csv_writes_parts_as_slices_and_what_is_lacking_as_empty() -> None:
    """CSV gives parts and chain in one cell each, and empty cells for no mention."""
    split, bare = written_csv(SPLIT, BARE)
    assert split["parts"] == "1:11 28:42"
    assert split["chain"] == "Lee > Ann Lee"
    assert (bare["parts"], bare["mention"], bare["published"], bare["chain"]) == ("1:11", "", "", "")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_csv_keeps_any_words(words: str) -> None:
    """Commas, quotation marks and line breaks inside a quotation come back from CSV as they were."""
    (row,) = written_csv(Quote(words, (Span(0, len(words)),)))
    assert row["text"] == words
