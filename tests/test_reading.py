"""Articles from files, folders and standard input."""

import datetime
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from quotebank import Article
from quotebank.reading import InputError, articles, count, sources


def read(*paths: object) -> list[Article]:
    return list(articles(sources(map(str, paths))))


def jsonl(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_text_file_is_one_article_with_its_line_ends(tmp_path: Path) -> None:
    """A text file's offsets stay true: line ends are not translated, and the id is the file's name."""
    path = tmp_path / "rain.txt"
    path.write_bytes("It rained.\r\n\r\nÉtait-ce grave?\n".encode())
    assert read(path) == [Article("It rained.\r\n\r\nÉtait-ce grave?\n", id="rain.txt")]


def test_json_lines_give_every_field(tmp_path: Path) -> None:
    """A line's known fields fill the article, others are left aside, and blank lines are skipped."""
    row = {
        "text": "It rained.",
        "id": "a1",
        "title": "Rain",
        "outlet": "The Daily",
        "url": "https://example.org/rain",
        "published": "2024-05-31",
        "section": "weather",
    }
    path = jsonl(tmp_path / "a.jsonl", row)
    path.write_text(path.read_text() + "\n  \n")
    expected = Article(
        "It rained.",
        id="a1",
        title="Rain",
        outlet="The Daily",
        url="https://example.org/rain",
        published=datetime.date(2024, 5, 31),
    )
    assert read(path) == [expected]


@pytest.mark.parametrize(
    "published", ["2024-05-31", "2024-05-31T23:59:59Z", "2024-05-31 08:00:00+02:00", "20240531"]
)
def test_published_may_be_any_iso_date_or_time(tmp_path: Path, published: str) -> None:
    """A publication time counts as the day that it names."""
    (article,) = read(jsonl(tmp_path / "a.ndjson", {"text": "", "published": published}))
    assert article.published == datetime.date(2024, 5, 31)


def test_lines_without_an_id_are_named_by_their_place(tmp_path: Path) -> None:
    """Articles without an id can be told apart by file and line; a number will do for an id."""
    path = jsonl(
        tmp_path / "a.jsonl", {"text": "One."}, {"text": "Two.", "id": 7}, {"text": "Three.", "id": None}
    )
    assert [article.id for article in read(path)] == ["a.jsonl:1", "7", "a.jsonl:3"]


def test_json_lines_may_hold_line_separators_and_a_byte_order_mark(tmp_path: Path) -> None:
    """Only a line feed ends a line, and a mark that some editors write first does no harm."""
    path = tmp_path / "a.jsonl"
    path.write_text('\ufeff{"text": "It\u2028rained."}\n', encoding="utf-8")
    assert [article.text for article in read(path)] == ["It\u2028rained."]


def test_folder_is_read_in_sorted_order_and_named_from_within(tmp_path: Path) -> None:
    """A folder gives its text and JSON Lines files at any depth, sorted, hidden and other ones left out."""
    for name in ("b.txt", "a/2.txt", "a/1.TXT", "notes.md", ".git/x.txt", "a/._1.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    jsonl(tmp_path / "c.jsonl", {"text": "one", "id": "x"}, {"text": "two", "id": "y"})
    assert [article.id for article in read(tmp_path)] == ["a/1.TXT", "a/2.txt", "b.txt", "x", "y"]
    assert count(sources([str(tmp_path)])) == 5


def test_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` reads one article of UTF-8 text from standard input, whatever the locale."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Warm.”\n".encode()), encoding="ascii"))
    assert read("-") == [Article("“Warm.”\n", id="stdin")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b'{"text": }', "a.jsonl:2: not JSON: Expecting value at column 10"),
        (b"[" * 100_000, "a.jsonl:2: not JSON that can be read"),
        (b'["text"]', 'a.jsonl:2: a JSON object with "text" expected, not ["text"]'),
        (b'{"body": "It rained."}', 'a.jsonl:2: the object has no "text"'),
        (b'{"text": null}', 'a.jsonl:2: "text" must be a string, not null'),
        (b'{"text": "", "title": ["Rain"]}', 'a.jsonl:2: "title" must be a string, not ["Rain"]'),
        (b'{"text": "", "id": true}', 'a.jsonl:2: "id" must be a string, not true'),
        (
            b'{"text": "", "published": "May 31"}',
            "\"published\" must be an ISO date such as 2024-05-31, not 'May 31'",
        ),
        (b'{"text": "\xe9"}', "a.jsonl:2: not UTF-8: byte 0xe9 at offset 23"),
    ],
)
def test_unusable_line_is_named(tmp_path: Path, line: bytes, complaint: str) -> None:
    """A line that is no article stops the reading with an error that gives file, line and reason."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": ""}\n' + line + b"\n")
    with pytest.raises(InputError) as caught:
        read(path)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_text_that_is_not_utf8_is_refused_with_its_offset(tmp_path: Path) -> None:
    """A file in another encoding is not guessed at: the error says which byte and where."""
    path = tmp_path / "latin.txt"
    path.write_bytes("é “".encode() + "café".encode("latin-1"))
    with pytest.raises(InputError, match=r"latin\.txt: not UTF-8: byte 0xe9 at offset 9"):
        read(path)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("nowhere.txt", "no such file or folder"),
        ("page.html", r"unknown format; \.txt, \.jsonl or \.ndjson expected"),
        ("empty", r"no \.txt, \.jsonl or \.ndjson file in this folder"),
    ],
)
def test_unusable_path_is_refused_before_anything_is_read(tmp_path: Path, name: str, complaint: str) -> None:
    """A missing path, a kind of file that is not known and an empty folder are errors at once."""
    (tmp_path / "page.html").write_text("<p>")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=complaint):
        sources([str(tmp_path / name)])


def test_file_that_goes_away_is_an_input_error(tmp_path: Path) -> None:
    """A file that cannot be opened when its turn comes is reported by name."""
    path = tmp_path / "gone.txt"
    path.write_text("It rained.")
    listed = sources([str(path)])
    path.unlink()
    with pytest.raises(InputError, match=r"gone\.txt: No such file"):
        list(articles(listed))
