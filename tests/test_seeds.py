"""The five articles in ``seeds/``, read by hand: who said what, where."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from quotebank import Quote, extract

HERE = Path(__file__).parent


def _read() -> dict[str, list[dict[str, Any]]]:
    """The checked values of seeds.jsonl: one quoted segment a line, by article.

    ``start`` and ``end`` take in the marks. A segment with "term" is no quotation; any other has
    its speaker ("or": other right answers), the offsets of mention and cue where it has them, and
    the number of the utterance in its article that it is a part of.
    """
    rows = defaultdict(list)
    for line in (HERE / "seeds.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["article"]].append(row)
    return rows


CHECKED = _read()
articles = pytest.mark.parametrize("name", sorted(CHECKED))


def text_of(name: str) -> str:
    return (HERE.parent / "seeds" / name).read_bytes().decode("utf-8")


@functools.cache
def quotes_of(name: str) -> list[Quote]:
    return extract(text_of(name))


def quotations(name: str) -> list[dict[str, Any]]:
    return [row for row in CHECKED[name] if "term" not in row]


def holder(name: str, row: dict[str, Any]) -> Quote | None:
    """The quote with a part inside the segment's marks."""
    for quote in quotes_of(name):
        if any(row["start"] < part.start and part.end <= row["end"] for part in quote.parts):
            return quote
    return None


def found(name: str) -> list[tuple[dict[str, Any], Quote]]:
    pairs = [(row, holder(name, row)) for row in quotations(name)]
    return [(row, quote) for row, quote in pairs if quote is not None]


def test_every_seed_is_checked() -> None:
    """No seed is left out."""
    assert {path.name for path in (HERE.parent / "seeds").glob("*.txt")} == set(CHECKED)


@articles
def test_parts_are_the_words_between_the_marks(name: str) -> None:
    """Each quotation is found once, whole and without its marks, and nothing else is given."""
    text = text_of(name)
    parts = [(part.start, part.end) for quote in quotes_of(name) for part in quote.parts]
    inner = []
    for row in quotations(name):
        words = text[row["start"] : row["end"]]
        start = row["start"] + len(words) - len(words.lstrip('“”"'))
        inner.append((start, start + len(words.strip('“”"'))))
    assert parts == inner


@articles
def test_speakers(name: str) -> None:
    """Each quotation has the full name of the one who said it, and unnamed sources have none."""
    wrong = [
        (quote.text[:40], quote.speaker, row["speaker"])
        for row, quote in found(name)
        if quote.speaker not in [row["speaker"], *row.get("or", [])]
    ]
    assert not wrong


@articles
@pytest.mark.parametrize("part", ["mention", "cue"])
def test_mentions_and_cues(name: str, part: str) -> None:
    """Mention and cue are the words of the text that point at the speaker."""
    text = text_of(name)
    wrong = []
    for row, quote in found(name):
        given = getattr(quote, part)
        if row[part] and not (given and given.start < row[part][1] and row[part][0] < given.end):
            wrong.append((quote.text[:40], given and given.text, text[slice(*row[part])]))
    assert not wrong


@articles
def test_split_quotations_are_one_quote(name: str) -> None:
    """The segments of one utterance are the parts of one quote, and of no other utterance's."""
    together = defaultdict(set)
    for row, quote in found(name):
        together[row["utterance"]].add(quote.parts)
    assert all(len(parts) == 1 for parts in together.values())
    assert len({parts for utterance in together.values() for parts in utterance}) == len(together)


@articles
def test_terms_are_left_out(name: str) -> None:
    """Titles and scare quotes are given when asked for, as terms, and not otherwise."""
    rows = [row for row in CHECKED[name] if "term" in row]
    assert not [row for row in rows if holder(name, row)]
    terms = [q for q in extract(text_of(name), terms=True) if q.rule == "term"]
    assert [any(r["start"] < q.start and q.end < r["end"] for r in rows) for q in terms] == [True] * len(rows)
