"""The bank: articles go in, their quotes come out as they were extracted."""

from __future__ import annotations

import datetime
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank import Article, Quote, extraction, pipe
from quotebank.bank import Added, BankError, Item, QuoteBank
from quotebank.reading import articles, sources

SEEDS = Path(__file__).parent.parent / "seeds"


def saying(words: str, speaker: str = "Ann Lee", **known: Any) -> Article:
    """An article of one quotation."""
    return Article(f"“{words},” said {speaker}.", **known)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, to whom no file is read-only."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def texts(quotes: Iterator[Quote]) -> list[str]:
    return [quote.text.rstrip(",") for quote in quotes]


@pytest.fixture
def bank() -> Iterator[QuoteBank]:
    with QuoteBank() as opened:
        yield opened


@pytest.fixture(scope="module")
def news() -> Iterator[QuoteBank]:
    """A bank of a few dated articles."""
    with QuoteBank() as opened:
        opened.add(
            [
                saying("The ferry is late", id="c", outlet="Daily", published=datetime.date(2024, 3, 1)),
                saying(
                    "The ferry is here",
                    "Bob Ruiz",
                    id="b",
                    outlet="Post",
                    published=datetime.date(2024, 2, 1),
                ),
                saying("It’s a café, not a harbor", id="a", outlet="Post"),
                saying(
                    "Nobody knows the harbor", id="d", outlet="Daily", published=datetime.date(2024, 2, 1)
                ),
            ]
        )
        yield opened


def test_quotes_are_those_extracted(tmp_path: Path) -> None:
    """What comes out of the file, after closing it, equals what ``pipe`` gives, in every field."""
    found = list(articles(sources([str(SEEDS)])))
    with QuoteBank(tmp_path / "quotes.db") as bank:
        assert bank.add(found) == Added(added=5)
    expected = [quote for quotes in pipe(found) for quote in quotes]
    with QuoteBank(tmp_path / "quotes.db") as bank:
        assert list(bank.quotes()) == expected
        assert len(bank) == len(expected)
        assert [article for article, _ in bank.articles()] == found
        assert [quote for _, quotes in bank.articles() for quote in quotes] == expected


def test_several_processes_extract_the_same(tmp_path: Path) -> None:
    """With ``n_process`` the bank holds the same."""
    found = [saying(f"The ferry is number {n}", id=f"{n}") for n in range(40)]
    with QuoteBank(tmp_path / "quotes.db") as bank, QuoteBank() as other:
        bank.add(found, n_process=2)
        other.add(found)
        assert list(bank.articles()) == list(other.articles())


def test_articles_come_in_many_forms(bank: QuoteBank) -> None:
    """A text, a pair, a dict with an ISO date or time and an Article all become articles."""
    text = "“It runs,” said Ann Lee."
    forms: list[Item] = [
        (text, "pair"),
        {"text": text, "id": "dict", "outlet": "Daily", "published": "2024-05-31"},
        {"text": text, "id": "time", "published": datetime.datetime(2024, 5, 31, 23, 59)},
        Article(text, id="article"),
    ]
    assert bank.add(iter(forms)) == Added(added=4)
    day = datetime.date(2024, 5, 31)
    assert bank.article("pair") == Article(text, id="pair")
    assert bank.article("dict") == Article(text, id="dict", outlet="Daily", published=day)
    assert bank.article("time").published == day
    assert {quote.published for quote in bank.quotes(since=day)} == {day}


def test_article_without_id_is_known_again(bank: QuoteBank) -> None:
    """A text alone is added once; the same text in two outlets is two articles, each with an id."""
    text = "“It runs,” said Ann Lee."
    assert bank.add([text, text, Article(text, outlet="Daily")]) == Added(added=2, skipped=1)
    assert bank.add([text, Article(text, outlet="Daily")]) == Added(skipped=2)
    assert {bank.article(quote.article or "").outlet for quote in bank.quotes()} == {None, "Daily"}


def test_same_text_is_not_extracted_again(bank: QuoteBank, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run over the same articles extracts none of them, and yet takes over a date found later."""
    article = saying("It runs", id="a", outlet="Daily")
    bank.add([article])

    def nothing_to_do(articles: Any, **_: Any) -> Iterator[Any]:
        assert not list(articles)
        return iter(())

    monkeypatch.setattr(extraction, "pipe", nothing_to_do)
    assert bank.add([article]) == Added(skipped=1)
    assert bank.add([(article.text, "a")]) == Added(skipped=1)
    day = datetime.date(2024, 5, 31)
    assert bank.add([Article(article.text, id="a", published=day)]) == Added(updated=1)
    assert bank.article("a") == attrs.evolve(article, published=day)
    assert [quote.published for quote in bank.quotes()] == [day]


def test_other_text_takes_the_place_of_the_first(bank: QuoteBank) -> None:
    """An article whose text has changed leaves neither quotes nor words nor speakers of its first text."""
    bank.add([saying("The ferry runs", "Ann Lee", id="a"), saying("It is late", "Eva Roth", id="b")])
    assert bank.add([saying("The ferry stopped", "Bob Ruiz", id="a")]) == Added(replaced=1)
    assert texts(bank.quotes()) == ["The ferry stopped", "It is late"]
    assert not list(bank.quotes(containing="runs"))
    assert [speaker.name for speaker in bank.speakers()] == ["Bob Ruiz", "Eva Roth"]


@pytest.mark.parametrize(
    ("item", "error", "says"),
    [
        (b"bytes", TypeError, "bytes"),
        ({"id": "a"}, ValueError, 'no "text"'),
        ({"text": "x", "date": "2024"}, ValueError, "'date'"),
        ({"text": "x", "published": "May"}, ValueError, "ISO date"),
        ({"text": "x", "published": 2024}, TypeError, "published"),
        (("x", 7), TypeError, "id"),
        ((None, "a"), TypeError, "text"),
    ],
)
def test_what_is_no_article_is_said(bank: QuoteBank, item: Any, error: type[Exception], says: str) -> None:
    """A wrong item raises an error that names what is wrong."""
    with pytest.raises(error, match=says):
        bank.add([item])


def test_one_article_is_not_many(bank: QuoteBank) -> None:
    """A text or an article in place of a list of them is an error, not a stream of letters."""
    for one in ("“It runs,” said Ann Lee.", Article("x"), {"text": "x"}):
        with pytest.raises(TypeError, match="list"):
            bank.add(one)  # type: ignore[arg-type]


def test_unknown_article_is_a_key_error(bank: QuoteBank) -> None:
    """An id that the bank does not have raises KeyError."""
    with pytest.raises(KeyError, match="nix"):
        bank.article("nix")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "bdca"),
        ({"outlet": "Daily"}, "dc"),
        ({"since": "2024-02-01"}, "bdc"),
        ({"since": datetime.date(2024, 2, 2)}, "c"),
        ({"until": "2024-02-01"}, "bd"),
        ({"speaker": "Ruiz"}, "b"),
        ({"speaker": "Lee", "until": "2024-02-28"}, "d"),
        ({"containing": "harbor"}, "da"),
        ({"containing": "HARBOR!"}, "da"),
        ({"containing": "ferry is"}, "bc"),
        ({"containing": "is ferry"}, ""),
        ({"containing": "it's a cafe"}, "a"),
        ({"containing": "harb"}, ""),
        ({"min_confidence": 1}, ""),
        ({"limit": 2}, "bd"),
        ({"limit": 0}, ""),
    ],
)
def test_search(news: QuoteBank, asked: dict[str, Any], expected: str) -> None:
    """Each condition holds for what comes out; it comes by date, then id, what has no date last."""
    assert "".join(str(quote.article) for quote in news.quotes(**asked)) == expected


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"containing": "?!"}, "word"),
        ({"since": "yesterday"}, "since"),
        ({"min_confidence": 2}, "min_confidence"),
        ({"limit": -1}, "limit"),
    ],
)
def test_senseless_search_is_an_error(news: QuoteBank, asked: dict[str, Any], says: str) -> None:
    """A value that makes no sense is named at once, not when the first quote is asked for."""
    with pytest.raises(ValueError, match=says):
        news.quotes(**asked)


@settings(max_examples=60)
@given(st.text(st.characters(codec=None), max_size=40), st.text(st.characters(codec=None), max_size=40))
def test_any_string_comes_back(body: str, other: str) -> None:
    """Lone surrogates, NULs, markup and SQL come back unchanged from every field, and break no search."""
    text = f"{body} “The {other} ferry is {body},” said Ann Lee of {other}."
    article = Article(text, id=other + "!", title=other, outlet=body, url=other)
    with QuoteBank() as bank:
        bank.add([article])
        assert bank.article(other + "!") == article
        (expected,) = pipe([article])
        assert list(bank.quotes(outlet=body)) == expected
        if any(map(str.isalnum, body)):
            list(bank.quotes(containing=body))


@pytest.mark.parametrize("evil", ["'); DROP TABLE quotes;--", "\ud800", "a\0b", "<script>", '"', "NEAR(", ""])
def test_hostile_speaker_comes_back(bank: QuoteBank, evil: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a speaker is called, the name is stored, listed and found."""
    quote = attrs.evolve(next(pipe([saying("It runs", id="a")]))[0], speaker=evil, chain=(evil,))
    monkeypatch.setattr(extraction, "pipe", lambda pairs, **_: (([quote], article) for article, _ in pairs))
    bank.add([saying("It runs", id="a")])
    assert [speaker.name for speaker in bank.speakers()] == [evil]
    assert list(bank.quotes(speaker=evil)) == [quote]
    assert list(bank.quotes(speaker=bank.speakers()[0])) == [quote]


def test_file_is_sound_and_one(tmp_path: Path) -> None:
    """A closed bank is a single sound SQLite file, and all text in it is stored as text."""
    path = tmp_path / "quotes.db"
    with QuoteBank(path) as bank:
        bank.add([saying("It \ud800runs", id="a\ud800", outlet="Daily"), saying("It runs", id="b")])
    assert [file.name for file in tmp_path.iterdir()] == ["quotes.db"]
    connection = sqlite3.connect(path)
    connection.text_factory = bytes
    assert connection.execute("PRAGMA integrity_check").fetchall() == [(b"ok",)]
    for column in ("article.name", "article.text", "article.outlet", "quote.text", "quote.cue", "chain"):
        kinds = connection.execute(f"SELECT DISTINCT typeof({column}) FROM article, quote").fetchall()
        assert {kind for (kind,) in kinds} <= {b"text", b"null"}
    connection.close()


def test_file_that_is_no_bank(tmp_path: Path) -> None:
    """A text file, another database and a folder are named as such and left as they are."""
    text = tmp_path / "notes.txt"
    text.write_text("Not a bank at all. " * 100)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE stamp (id)")
    connection.close()
    before = text.read_bytes(), other.read_bytes()
    for path, says in ((text, "no bank"), (other, "no bank"), (tmp_path, "cannot be opened")):
        with pytest.raises(BankError, match=says) as caught:
            QuoteBank(path)
        assert str(path) in str(caught.value)
    assert (text.read_bytes(), other.read_bytes()) == before


def test_bank_of_a_newer_version(tmp_path: Path) -> None:
    """A bank that a later quotebank made is not touched: the error says to update."""
    QuoteBank(tmp_path / "quotes.db").close()
    connection = sqlite3.connect(tmp_path / "quotes.db")
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    with pytest.raises(BankError, match="newer quotebank"):
        QuoteBank(tmp_path / "quotes.db")


def test_read_only_file_can_be_read() -> None:
    """Who may not write to a bank can read it, and is told why it takes no articles."""
    with TemporaryDirectory(dir=gettempdir()) as folder:
        path = Path(folder) / "quotes.db"
        with QuoteBank(path) as bank:
            bank.add([saying("It runs", id="a")])
        path.chmod(0o444)
        Path(folder).chmod(0o777)
        with as_nobody(), QuoteBank(path) as bank:
            assert texts(bank.quotes(speaker="Lee")) == ["It runs"]
            with pytest.raises(BankError, match="read-only"):
                bank.add([saying("It stopped", id="b")])
