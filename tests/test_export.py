"""Quotes as records, JSON Lines, CSV, tables and Web Annotations, and back."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO

import attrs
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotebank
from quotebank import Article, Cue, Match, Mention, Quote, QuoteGroup, Span
from quotebank.export import (
    FIELDS,
    GROUP_FIELDS,
    RecordError,
    from_arrow,
    from_pandas,
    from_records,
    read_csv,
    read_jsonl,
    read_parquet,
    to_arrow,
    to_group_records,
    to_pandas,
    to_records,
    to_web_annotations,
    write_csv,
    write_jsonl,
    write_parquet,
    write_records_csv,
    write_records_jsonl,
)

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
    speaker_id="Q1",
)
BARE = Quote("It rained.", (Span(1, 11),))
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@st.composite
def any_quote(draw: st.DrawFn, words: st.SearchStrategy[str] = PLAIN) -> Quote:
    """A quote of any words, places and kinds, with or without what is optional."""
    some = st.none() | words
    spans = st.tuples(OFFSETS, OFFSETS).map(lambda bounds: Span(min(bounds), max(bounds)))
    mentions = st.builds(lambda text, at, kind: Mention(text, at.start, at.end, kind), words, spans, KINDS)
    cues = st.builds(lambda text, at: Cue(text, at.start, at.end), words, spans)
    return Quote(
        draw(words),
        tuple(draw(st.lists(spans, min_size=1, max_size=3))),
        speaker=draw(some),
        mention=draw(st.none() | mentions),
        cue=draw(st.none() | cues),
        kind=draw(st.sampled_from(["direct", "mixed"])),
        rule=draw(some),
        confidence=draw(st.floats(0, 1)),
        chain=tuple(draw(st.lists(words, max_size=3))),
        article=draw(some),
        published=draw(st.none() | st.dates()),
        speaker_id=draw(some),
    )


OFFSETS = st.integers(0, 2**62)
KINDS = st.sampled_from(["name", "pronoun", "nominal"])
# Text of any characters and lone surrogates.
ANY = st.text(st.characters() | st.sampled_from("\ud800\udc00"), max_size=20)
# JSON takes a high surrogate with a low one after it for one character.
JSON_TEXT = ANY.filter(lambda text: not re.search("[\ud800-\udbff][\udc00-\udfff]", text))
QUOTES = st.lists(any_quote(), max_size=3)


def reread_csv(*quotes: Quote) -> list[Quote]:
    file = io.StringIO(newline="")
    write_csv(quotes, file)
    file.seek(0)
    return list(read_csv(file))


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
            "speaker_id": "Q1",
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


@given(PLAIN)
def test_csv_keeps_any_words(words: str) -> None:
    """Commas, quotation marks and line breaks inside a quotation come back from CSV as they were."""
    (row,) = written_csv(Quote(words, (Span(0, len(words)),)))
    assert row["text"] == words


@given(st.lists(any_quote(ANY), max_size=3))
def test_records_come_back_equal(quotes: list[Quote]) -> None:
    """Any quotes, with what is optional or without, are the same after the way through records."""
    assert list(from_records(to_records(quotes))) == quotes


@given(st.lists(any_quote(JSON_TEXT), max_size=3))
def test_jsonl_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, quotes: list[Quote]) -> None:
    """Any quotes, lone surrogates included, are the same after the way through a UTF-8 file of JSON Lines."""
    path = tmp_path_factory.getbasetemp() / "quotes.jsonl"
    with path.open("w", encoding="utf-8") as file:
        write_jsonl(quotes, file)
    with path.open(encoding="utf-8") as file:
        assert list(read_jsonl(file)) == quotes


@given(any_quote(ANY))
def test_csv_comes_back_equal_but_for_empty_strings(quote: Quote) -> None:
    """CSV loses one thing: whether what a quote may lack is an empty string or nothing."""
    kept = attrs.evolve(
        quote,
        speaker=quote.speaker or None,
        speaker_id=quote.speaker_id or None,
        rule=quote.rule or None,
        article=quote.article or None,
        chain=() if quote.chain == ("",) else quote.chain,
    )
    assert reread_csv(quote) == [kept]


def test_csv_tells_a_chain_from_a_name_with_an_arrow() -> None:
    """A name that holds the sign between the steps of a chain comes back as one name."""
    quote = attrs.evolve(SPLIT, chain=("a > b", "c\\", "> d"))
    assert reread_csv(quote) == [quote]


@pytest.mark.parametrize(
    ("record", "quote"),
    [
        ({"text": "It rained."}, Quote("It rained.", (Span(0, 10),))),
        ({"text": "It rained.", "start": 5, "end": 15}, Quote("It rained.", (Span(5, 15),))),
        ({"text": "It rained.", "parts": [(1, 11)], "mood": "wet"}, BARE),
        (
            {"text": "No", "published": datetime.datetime(2024, 5, 31, 8), "confidence": 1},
            Quote("No", (Span(0, 2),), published=datetime.date(2024, 5, 31), confidence=1.0),
        ),
        (
            {"text": "No", "published": "2024-05-31T23:00:00Z", "speaker": None},
            Quote("No", (Span(0, 2),), published=datetime.date(2024, 5, 31)),
        ),
    ],
)
def test_records_made_by_hand_need_text_alone(record: dict[str, Any], quote: Quote) -> None:
    """The words make a quote, with where they stand if that is known, and a date in any form."""
    assert list(from_records([record])) == [quote]


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ({"speaker": "Ann Lee"}, '"text" is missing'),
        ({"text": 7}, '"text" must be a string, not 7'),
        ({"text": "a", "speaker": float("nan")}, '"speaker" must be a string, not nan'),
        ({"text": "a", "start": 3}, '"end" is missing, which goes with "start"'),
        (
            {"text": "a", "start": True, "end": 3},
            '"start" must be an offset, a whole number from 0, not True',
        ),
        ({"text": "a", "start": 5, "end": 3}, '"start" is 5, after "end", 3'),
        ({"text": "a", "parts": [[5, 3]]}, '"parts" must be pairs of offsets, [start, end], not [[5, 3]]'),
        ({"text": "a", "parts": [[1, 2], [4, 9]], "end": 7}, '"end" is 7, but by "parts" it is 9'),
        ({"text": "a", "mention": "she"}, '"mention_start" is missing, which goes with "mention"'),
        ({"text": "a", "cue_start": 9, "cue_end": 2, "cue": "said"}, '"cue_start" is 9, after "cue_end", 2'),
        ({"text": "a", "kind": "indirect"}, "\"kind\" must be one of direct, mixed, not 'indirect'"),
        ({"text": "a", "confidence": 1.5}, '"confidence" must be a number from 0 to 1, not 1.5'),
        ({"text": "a", "chain": "she"}, "\"chain\" must be a list of strings, not 'she'"),
        (
            {"text": "a", "published": "May 31"},
            "\"published\" must be an ISO date such as 2024-05-31, not 'May 31'",
        ),
        ("It rained.", "an object with \"text\" expected, not 'It rained.'"),
    ],
)
def test_record_that_is_no_quote_is_refused(record: Any, complaint: str) -> None:
    """The error says in one line which record and which field are wrong, and what was expected."""
    with pytest.raises(RecordError) as caught:
        list(from_records([{"text": "fine"}, record]))
    assert str(caught.value) == f"record 2: {complaint}"


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ('{"text": }', "not JSON: Expecting value at column 10"),
        ("[" * 100_000, "not JSON that can be read"),
        ("[1]", 'an object with "text" expected, not [1]'),
        ('{"text": "a", "cue": "said"}', '"cue_start" is missing'),
    ],
)
def test_jsonl_error_names_file_and_line(tmp_path: Path, lines: str, complaint: str) -> None:
    """A line that is no quote is named by file and number; blank lines and a byte order mark do no harm."""
    path = tmp_path / "quotes.jsonl"
    path.write_text('\ufeff{"text": "fine"}\n\n' + lines, encoding="utf-8")
    with path.open(encoding="utf-8") as file, pytest.raises(RecordError) as caught:
        list(read_jsonl(file))
    assert str(caught.value).startswith(f"{path}:3: {complaint}")


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("", 'line 1: the header has no "text"'),
        ("speaker;text\nAnn;No\n", 'line 1: the header has no "text"'),
        ("text,speaker\nYes,Ann\nNo\n", "line 3: more or fewer cells than the header has"),
        ("text,speaker\nNo,Ann,1\n", "line 2: more or fewer cells than the header has"),
        ("text,start,end\nNo,x,2\n", "line 2: \"start\" must be an offset, a whole number from 0, not 'x'"),
        ("text,parts\nNo,1-3\n", "line 2: \"parts\" must be pairs of offsets, [start, end], not '1-3'"),
        ("text,confidence\nNo,high\n", "line 2: \"confidence\" must be a number from 0 to 1, not 'high'"),
        ('text\n"No\n', "line 2: not CSV: unexpected end of data"),
    ],
)
def test_csv_error_names_the_line(table: str, complaint: str) -> None:
    """A table that holds no quotes, or a row that is none, is refused with the line and the field."""
    with pytest.raises(RecordError) as caught:
        list(read_csv(io.StringIO(table, newline="")))
    assert str(caught.value) == complaint


@pytest.mark.parametrize("read", [read_csv, read_jsonl])
def test_file_in_another_encoding_is_named(tmp_path: Path, read: Callable[[TextIO], Iterator[Quote]]) -> None:
    """A file that is not UTF-8 is not guessed at: the error names it and the byte."""
    path = tmp_path / "latin"
    path.write_bytes("text\ncafé\n".encode("latin-1"))
    with path.open(encoding="utf-8") as file, pytest.raises(RecordError, match=r"latin: .* byte 0xe9"):
        list(read(file))


def test_spreadsheet_of_quotes_is_read() -> None:
    """A table with columns of its own, in its own order, with a byte order mark, gives its quotes."""
    table = "\ufeffOutlet,text,speaker\r\nDaily,It rained.,\r\nWeekly,Nobody minded.,Ann Lee\r\n"
    assert list(read_csv(io.StringIO(table, newline=""))) == [
        Quote("It rained.", (Span(0, 10),)),
        Quote("Nobody minded.", (Span(0, 14),), speaker="Ann Lee"),
    ]


@given(QUOTES)
def test_arrow_and_pandas_come_back_equal(quotes: list[Quote]) -> None:
    """Any quotes without surrogates are the same after the way through a table, and through a data frame."""
    assert list(from_arrow(to_arrow(quotes))) == quotes
    assert list(from_pandas(to_pandas(quotes))) == quotes


def test_parquet_comes_back_equal(tmp_path: Path) -> None:
    """Quotes are the same after the way through a Parquet file, whose columns have their documented types."""
    path = tmp_path / "quotes.parquet"
    write_parquet([SPLIT, BARE], path)
    assert list(read_parquet(path)) == [SPLIT, BARE]
    columns = {field.name: (str(field.type), field.nullable) for field in to_arrow([]).schema}
    assert columns == {
        "article": ("string", True),
        "published": ("date32[day]", True),
        "text": ("string", False),
        "speaker": ("string", True),
        "start": ("int64", False),
        "end": ("int64", False),
        "parts": ("list<item: fixed_size_list<item: int64>[2]>", False),
        "mention": ("string", True),
        "mention_start": ("int64", True),
        "mention_end": ("int64", True),
        "mention_kind": ("string", True),
        "cue": ("string", True),
        "cue_start": ("int64", True),
        "cue_end": ("int64", True),
        "kind": ("string", False),
        "rule": ("string", True),
        "confidence": ("double", False),
        "chain": ("list<item: string>", False),
        "speaker_id": ("string", True),
    }


def test_data_frame_has_the_types_of_the_schema() -> None:
    """A data frame keeps whole numbers whole where some are lacking, and dates are dates."""
    frame = to_pandas([SPLIT, BARE])
    assert list(frame.columns) == list(FIELDS)
    assert frame["cue_start"].sum() == 13
    assert frame["cue_start"].isna().tolist() == [False, True]
    assert frame["published"].dt.year.tolist()[0] == 2024


def test_data_frame_made_by_hand_is_read() -> None:
    """A data frame as pandas reads it from a spreadsheet, with gaps and whole numbers as floats, will do."""
    frame = pd.DataFrame(
        {
            "text": ["It rained.", "No."],
            "speaker": ["Ann Lee", None],
            "start": [1.0, float("nan")],
            "end": [11.0, float("nan")],
            "published": [pd.Timestamp("2024-05-31"), pd.NaT],
            "article": [7, 8],
            "mood": ["wet", "dry"],
        }
    )
    assert list(from_pandas(frame)) == [
        Quote(
            "It rained.",
            (Span(1, 11),),
            speaker="Ann Lee",
            article="7",
            published=datetime.date(2024, 5, 31),
        ),
        Quote("No.", (Span(0, 3),), article="8"),
    ]


@pytest.mark.parametrize(
    ("columns", "complaint"),
    [
        ({"speaker": ["Ann Lee"]}, 'the table has no column "text"'),
        ({"text": ["No"], "start": [1.5]}, 'the column "start" is no int64: '),
        ({"text": ["No"], "chain": ["she"]}, 'the column "chain" is no list<item: string>: '),
        ({"text": ["No"], "start": [-1], "end": [1]}, 'record 1: "start" must be an offset'),
    ],
)
def test_table_that_holds_no_quotes_is_refused(columns: dict[str, list[Any]], complaint: str) -> None:
    """A column that is missing or of another type, and a row that is no quote, are errors that say so."""
    with pytest.raises(RecordError) as caught:
        list(from_arrow(pa.table(columns)))
    assert str(caught.value).startswith(complaint)


def test_row_of_a_table_in_chunks_is_named_by_its_number() -> None:
    """The number in an error counts the rows of the whole table."""
    table = pa.concat_tables(
        [pa.table({"text": ["Yes", "No"]}), pa.table({"text": pa.array([None], pa.string())})]
    )
    with pytest.raises(RecordError, match=r'^record 3: "text" is missing$'):
        list(from_arrow(table))


def test_table_refuses_lone_surrogates() -> None:
    """What Arrow's UTF-8 cannot hold is an error that shows the words, not a changed word."""
    with pytest.raises(ValueError, match=r"Arrow holds no lone surrogates, such as in 'a\\ud800b'"):
        to_arrow([Quote("a\ud800b", (Span(0, 3),))])


@pytest.mark.parametrize(
    ("missing", "use", "extra"),
    [
        ("pandas", lambda: to_pandas([SPLIT]), "pandas"),
        ("pyarrow", lambda: to_pandas([SPLIT]), "pyarrow"),
        ("pyarrow", lambda: to_arrow([SPLIT]), "pyarrow"),
        ("pyarrow.parquet", lambda: read_parquet("quotes.parquet"), "pyarrow"),
    ],
)
def test_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, missing: str, use: Callable[[], object], extra: str
) -> None:
    """Without an optional package, the error says what to install."""
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ImportError, match=rf'pip install "quotebank\[{extra}\]"'):
        use()


RAIN = Article(
    "😀 “It rained,” Ann Lee said, as she had said all along of that week. “Nobody minded.”",
    url="https://example.org/rain",
)


def rain_annotations() -> list[dict[str, Any]]:
    return list(to_web_annotations(RAIN, quotebank.extract(RAIN.text, article=RAIN)))


def test_web_annotation_selects_the_words() -> None:
    """Positions count code points, the words stand between prefix and suffix, and each part is a target."""
    (annotation,) = rain_annotations()
    found = []
    for target in annotation["target"]:
        assert target["source"] == RAIN.url
        position, quotation = target["selector"]
        start, end = position["start"], position["end"]
        assert (position["type"], quotation["type"]) == ("TextPositionSelector", "TextQuoteSelector")
        assert quotation["exact"] == RAIN.text[start:end]
        context = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        assert RAIN.text.index(context) == start - len(quotation["prefix"])
        assert len(quotation["prefix"]) == min(start, 32)
        assert len(quotation["suffix"]) == min(len(RAIN.text) - end, 32)
        found.append(quotation["exact"])
    assert found == ["It rained,", "Nobody minded."]


def test_web_annotation_has_what_the_model_requires() -> None:
    """An annotation names its context, type and id, tags the speaker, and holds the whole quote."""
    (annotation,) = rain_annotations()
    assert annotation["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotation["type"] == "Annotation"
    assert annotation["id"].startswith("urn:uuid:")
    tag, whole = annotation["body"]
    assert (tag["type"], tag["purpose"], tag["value"]) == ("TextualBody", "tagging", "Ann Lee")
    assert list(from_records([json.loads(whole["value"])])) == quotebank.extract(RAIN.text, article=RAIN)


def test_web_annotations_have_ids_that_last() -> None:
    """The same quotation has the same id each time, another one has another."""
    assert [one["id"] for one in rain_annotations()] == [one["id"] for one in rain_annotations()]
    quotes = [Quote("It", (Span(3, 5),)), Quote("rained", (Span(6, 12),))]
    assert len({one["id"] for one in to_web_annotations(RAIN, quotes)}) == 2


def test_web_annotation_of_an_unnamed_source_has_no_tag() -> None:
    """Where no speaker is named, none is tagged."""
    (annotation,) = to_web_annotations(RAIN, [Quote("It", (Span(3, 5),))])
    assert [body["purpose"] for body in annotation["body"]] == ["describing"]


def test_web_annotation_needs_a_source_and_its_own_quotes() -> None:
    """An article that cannot be named, and a quote that is not the article's, are errors."""
    with pytest.raises(ValueError, match="give the article a url or an id"):
        list(to_web_annotations(Article("It rained."), []))
    with pytest.raises(ValueError, match="does not stand at 1:11 in the text"):
        list(to_web_annotations(RAIN, [BARE]))


def test_public_names_are_there() -> None:
    """Everything that the package says it offers can be had from it."""
    assert all(hasattr(quotebank, name) for name in quotebank.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        quotebank.nothing  # noqa: B018


GROUPS = [
    QuoteGroup(SPLIT, (BARE, SPLIT), (Match("part", 0.75), Match("same", 1.0)), ("Ann Lee",)),
    QuoteGroup(BARE, (BARE,), (Match("same", 1.0),)),
]


def test_group_records_say_how_each_quote_stands_to_its_group() -> None:
    """There is a record a quote, the group's number and canonical words first."""
    found = list(to_group_records(GROUPS))
    assert [tuple(record) for record in found] == [GROUP_FIELDS] * 3
    assert [[record[field] for field in GROUP_FIELDS[:4]] for record in found] == [
        [1, SPLIT.text, "part", 0.75],
        [1, SPLIT.text, "same", 1.0],
        [2, BARE.text, "same", 1.0],
    ]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_group_records_read_back_as_quotes(form: str) -> None:
    """The records of groups are records of quotes as well."""
    file = io.StringIO(newline="")
    if form == "jsonl":
        write_records_jsonl(to_group_records(GROUPS), file)
    else:
        write_records_csv(to_group_records(GROUPS), GROUP_FIELDS, file)
    file.seek(0)
    assert list({"jsonl": read_jsonl, "csv": read_csv}[form](file)) == [BARE, SPLIT, BARE]
