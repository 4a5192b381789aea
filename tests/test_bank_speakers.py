"""Which names are one speaker's, and how speakers are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank import Article, Quote, Span, extraction
from quotebank.bank import AmbiguousSpeakerError, QuoteBank, Speaker, UnknownSpeakerError

PEOPLE: list[dict[str, Any]] = [
    {"id": "Q1", "name": "Bob Ruiz", "aliases": ["Bobby R."]},
    {"id": "Q2", "name": "Ann Vega", "aliases": "Ann Lee|the Judge"},
]


@pytest.fixture
def bank(monkeypatch: pytest.MonkeyPatch) -> Iterator[QuoteBank]:
    """A bank whose articles are nothing but the names of those quoted in them, one a line."""
    monkeypatch.setattr(extraction, "pipe", named)
    with QuoteBank() as opened:
        yield opened


def named(articles: Iterable[tuple[Article, Any]], **_: Any) -> Iterator[tuple[list[Quote], Any]]:
    """In place of ``pipe``: a quote by each name of an article's text."""
    for article, context in articles:
        names = article.text.splitlines()
        yield [Quote("It runs.", (Span(0, 8),), name or None, article=article.id) for name in names], context


def say(bank: QuoteBank, *names: str) -> None:
    """An article for each name, whose id is the name and the number of quotes before."""
    bank.add([(name, f"{len(bank) + n} {name}") for n, name in enumerate(names)])


def parted(bank: QuoteBank) -> set[frozenset[str]]:
    return {frozenset([speaker.name, *speaker.aliases]) for speaker in bank.speakers()}


@pytest.mark.parametrize(
    "names",
    [
        ("Kim Kardashian", "Kim Kardashian West"),
        ("John R. Kasich", "John Kasich", "JOHN KASICH"),
        ("Sen. Bernie Sanders", "Bernie Sanders"),
        ("Robert Marsh", "Bob Marsh"),
        ("José Ruíz", "Jose Ruiz"),
        ("J. Marsh", "Jane Marsh"),
        ("Hillary Clinton", "Hillary Rodham Clinton", "Hillary Rodham"),
        ("Xhevdet Q. Hoxha", "Xhevdet Hoxha"),
        ("Robert Marsh Jr.", "Robert E. Marsh Jr."),
        ("Ann Lee", "Ann Lee-Ross", "Ann Ross"),
        ("Roland “Buddy” Marsh", "Buddy Marsh"),
        ("Piet van der Berg", "Piet A. van der Berg"),
        ("Lee", "LEE", "Mr. Lee"),
    ],
)
def test_one_speaker(bank: QuoteBank, names: tuple[str, ...]) -> None:
    """Spellings of one name in different articles are one speaker's."""
    say(bank, *names)
    (speaker,) = bank.speakers()
    assert {speaker.name, *speaker.aliases} == set(names)
    assert speaker.quotes == speaker.articles == len(names)


@pytest.mark.parametrize(
    "names",
    [
        ("Lee", "Ann Lee"),
        ("Ann", "Ann Lee"),
        ("Ann L.", "Ann Lee"),
        ("Ann Lee", "Bob Lee"),
        ("Donald Marsh", "Donald Marsh Jr."),
        ("George W. Bush", "George H.W. Bush", "George Bush"),
        ("J. Smith", "John Smith", "Jane Smith"),
        ("Ed Smith", "Edward Smith", "Edgar Smith"),
        ("University of California", "University of Southern California"),
        ("New York", "New York Times"),
        ("", "???", "!!!"),
    ],
)
def test_several_speakers(bank: QuoteBank, names: tuple[str, ...]) -> None:
    """A bare name, one that could be two people's, and names that contradict one another stay apart."""
    say(bank, *names)
    assert parted(bank) == {frozenset([name]) for name in names if name}


POOL = [
    "Smith", "J. Smith", "John Smith", "John A. Smith", "John B. Smith", "Jane Smith", "JANE SMITH",
    "Jane Smith Ruiz", "Jane Ruiz", "Johnny Smith", "John Smith Jr.", "Jack Smith", "J Smith",
]  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("abcde"), st.lists(st.sampled_from(POOL), max_size=4)), max_size=12)
)
def test_order_of_articles_changes_nothing(steps: list[tuple[str, list[str]]]) -> None:
    """However often articles were replaced and in whatever order they came, the speakers are those of a
    bank to which the articles that are left were added in another order."""
    left = {key: "\n".join(names) for key, names in steps}
    with pytest.MonkeyPatch.context() as monkeypatch, QuoteBank() as bank, QuoteBank() as other:
        monkeypatch.setattr(extraction, "pipe", named)
        for key, names in steps:
            bank.add([("\n".join(names), key)])
        other.add((text, key) for key, text in sorted(left.items(), reverse=True))
        assert bank.speakers() == other.speakers()
        assert [quote.speaker for quote in bank.quotes()] == [quote.speaker for quote in other.quotes()]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(POOL), unique=True),
    st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=3), max_size=3),
    st.randoms(),
)
def test_table_before_or_after_the_articles(spoken: list[str], named_: list[list[str]], chance: Any) -> None:
    """A table of people tells the same whether it is brought before the articles or after them, in whatever
    order it stands, and whatever was in another table before."""
    table = [{"id": f"Q{n}", "name": names[0], "aliases": names[1:]} for n, names in enumerate(named_)]
    with pytest.MonkeyPatch.context() as monkeypatch, QuoteBank() as before, QuoteBank() as after:
        monkeypatch.setattr(extraction, "pipe", named)
        before.people(table)
        say(before, *spoken)
        say(after, *spoken)
        after.people({**row, "name": chance.choice(POOL)} for row in table)
        after.people(chance.sample(table, len(table)))
        assert before.speakers() == after.speakers()
        assert list(before.quotes()) == list(after.quotes())


def test_speaker_is_shown_by_the_commonest_full_name(bank: QuoteBank) -> None:
    """The name that most articles have stands for the speaker, but no bare alias, however common."""
    say(
        bank,
        "Kim Kardashian",
        "Kim Kardashian West",
        "Kim Kardashian",
        "Kim Kardashian West",
        "Kim Kardashian",
    )
    say(bank, *["Kim"] * 7)
    bank.alias("Kim Kardashian", "Kim")
    assert bank.speakers() == [Speaker("Kim Kardashian", ("Kim Kardashian West", "Kim"), 12, 12)]


def test_speakers_are_counted(bank: QuoteBank) -> None:
    """Quotes and articles are counted by speaker, whatever the spelling; the most quoted comes first."""
    bank.add([("Eva Roth\n\nAnn Lee\nAnn B. Lee", "a"), ("Ann Lee", "b")])
    assert bank.speakers() == [Speaker("Ann Lee", ("Ann B. Lee",), 3, 2), Speaker("Eva Roth", (), 1, 1)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Kim Kardashian", {"Kim Kardashian", "Kim Kardashian West"}),
        ("Kardashian", {"Kim Kardashian", "Kim Kardashian West", "Kardashian"}),
        ("kardashian", {"Kim Kardashian", "Kim Kardashian West", "Kardashian"}),
        ("West", {"Kim Kardashian", "Kim Kardashian West"}),
        ("Ms. Kim K. West", {"Kim Kardashian", "Kim Kardashian West"}),
        ("Alice", {"Alice Marie Johnson"}),
        ("Marie", {"Alice Marie Johnson"}),
        ("Bob Ruiz", {"Robert Ruiz"}),
        ("George Bush", {"George Bush"}),
        ("George W. Bush", {"George W. Bush"}),
        ("Jack Johnson", {"Jack Johnson"}),
        ("Mr. Johnson", {"Jack Johnson", "Johnson"}),
    ],
)
def test_speaker_is_found(bank: QuoteBank, asked: str, expected: set[str]) -> None:
    """A full name means its bearer, a part of a name whoever it fits, if that is one person."""
    say(
        bank, "Kim Kardashian", "Kim Kardashian West", "Kardashian", "Alice Marie Johnson", "Jack Johnson",
        "Johnson", "George Bush", "George W. Bush", "George H.W. Bush", "Robert Ruiz",
    )  # fmt: skip
    assert {quote.speaker for quote in bank.quotes(speaker=asked)} == expected


def test_name_that_fits_several(bank: QuoteBank) -> None:
    """The error names those who may be meant; each can be asked for, the bare name by its Speaker."""
    say(bank, "Alice Marie Johnson", "Jack Johnson", "Johnson", "Jack Johnson")
    with pytest.raises(AmbiguousSpeakerError, match="Jack Johnson, Alice Marie Johnson, Johnson") as caught:
        bank.quotes(speaker="Johnson")
    assert caught.value.speakers == ("Jack Johnson", "Alice Marie Johnson", "Johnson")
    for speaker in bank.speakers():
        assert {quote.speaker for quote in bank.quotes(speaker=speaker)} == {speaker.name}


def test_name_that_fits_nobody(bank: QuoteBank) -> None:
    """A name that nobody has is an error, for it is rather a slip than a question."""
    say(bank, "Ann Lee")
    with pytest.raises(UnknownSpeakerError, match="Ann Lea"):
        bank.quotes(speaker="Ann Lea")
    for correct in (bank.merge, bank.alias):
        with pytest.raises(LookupError, match="Ann Lea"):
            correct("Ann Lea", "Ann Lee")


def test_merge_lasts(bank: QuoteBank) -> None:
    """Merged speakers stay one when articles come in, and when all those that named them are gone."""
    bank.add([("Ann Lee", "a"), ("Ann Roth", "b")])
    bank.merge("Ann Lee", "Roth")
    assert parted(bank) == {frozenset(["Ann Lee", "Ann Roth"])}
    bank.add([("Eva Vega", "a"), ("Eva Vega", "b")])
    assert parted(bank) == {frozenset(["Eva Vega"])}
    say(bank, "Ann B. Roth", "Ann Lee")
    assert frozenset(["Ann Lee", "Ann Roth", "Ann B. Roth"]) in parted(bank)


def test_alias_holds_for_articles_to_come(bank: QuoteBank) -> None:
    """A name given by the user means its speaker, also a bare one that would fit others."""
    say(bank, "Donald Trump", "Ivanka Trump")
    bank.alias("Donald Trump", "Trump")
    bank.alias("Donald Trump", "POTUS")
    say(bank, "Trump", "POTUS")
    for asked in ("Trump", "POTUS", "Donald Trump"):
        found = {quote.speaker for quote in bank.quotes(speaker=asked)}
        assert found == {"Donald Trump", "Trump", "POTUS"}


def test_people_give_ids(bank: QuoteBank) -> None:
    """Quotes by any of a person's names carry the id, whether they came before the table or after it."""
    say(bank, "Robert Ruiz", "Ann Vega", "Eva Roth")
    bank.people(PEOPLE)
    say(bank, "Ann Lee", "the Judge", "Bobby R.")
    ids = {quote.speaker: quote.speaker_id for quote in bank.quotes()}
    assert ids == {
        "Robert Ruiz": "Q1", "Bobby R.": "Q1", "Eva Roth": None,
        "Ann Vega": "Q2", "Ann Lee": "Q2", "the Judge": "Q2",
    }  # fmt: skip
    assert [quote.speaker for quote in bank.quotes(speaker="Q1")] == ["Robert Ruiz", "Bobby R."]
    names = {speaker.id: speaker.name for speaker in bank.speakers()}
    assert names == {"Q1": "Bob Ruiz", "Q2": "Ann Vega", None: "Eva Roth"}


def test_people_are_told_apart(bank: QuoteBank) -> None:
    """Two ids are two speakers, even of names that could be one's, and cannot be merged; a name that the
    table gives to both is neither's."""
    say(bank, "John Smith", "John A. Smith", "John Q. Smith", "JS")
    bank.people(
        [
            {"id": "Q1", "name": "John Smith", "aliases": ["JS"]},
            {"id": "Q2", "name": "John A. Smith", "aliases": ["JS"]},
        ]
    )
    ids = {quote.speaker: quote.speaker_id for quote in bank.quotes()}
    assert ids == {"John Smith": "Q1", "John A. Smith": "Q2", "John Q. Smith": "Q1", "JS": None}
    with pytest.raises(ValueError, match="Q1 and Q2"):
        bank.merge("John Smith", "John A. Smith")
    assert len(bank.speakers()) == 3


def test_table_can_be_brought_again(bank: QuoteBank) -> None:
    """A second table takes the place of the first for the ids that it has, and for no others."""
    bank.people(PEOPLE)
    say(bank, "Ann Vega", "Ann Lee", "Bobby R.")
    bank.people([{"id": "Q2", "name": "Ann Lee"}])
    ids = {quote.speaker: quote.speaker_id for quote in bank.quotes()}
    assert ids == {"Ann Vega": None, "Ann Lee": "Q2", "Bobby R.": "Q1"}


def test_people_from_csv(bank: QuoteBank, tmp_path: Path) -> None:
    """A CSV file does as well as dicts, with other columns, a byte order mark, and a row for each alias."""
    path = tmp_path / "people.csv"
    path.write_text(
        "\ufeffid,born,name,aliases\nQ1,1970,Ann Lee,Ann Vega | the Judge\nQ1,1970,Anna Roth,\n",
        encoding="utf-8",
    )
    bank.people(path)
    say(bank, "the Judge", "Anna Roth", "Ann Vega")
    assert {quote.speaker_id for quote in bank.quotes()} == {"Q1"}
    assert [speaker.name for speaker in bank.speakers()] == ["Ann Lee"]


@pytest.mark.parametrize(
    "row", [{"name": "Ann Lee"}, {"id": "Q1"}, {"id": 7, "name": "Ann Lee"}, {"id": "Q1", "name": " "}]
)
def test_table_with_a_gap(bank: QuoteBank, row: dict[str, Any]) -> None:
    """A row without id or name is named, and nothing of the table is taken."""
    say(bank, "Bob Ruiz")
    with pytest.raises(ValueError, match="row 3"):
        bank.people([*PEOPLE, row])
    assert [attrs.evolve(speaker, quotes=0) for speaker in bank.speakers()] == [Speaker("Bob Ruiz", (), 0, 1)]


def test_person_who_says_nothing(bank: QuoteBank) -> None:
    """Somebody from the table has no quotes, is not listed, and makes no name ambiguous."""
    bank.people([*PEOPLE, {"id": "Q3", "name": "Eva Ruiz"}])
    say(bank, "Eva Ruiz")
    assert list(bank.quotes(speaker="Ann Vega")) == []
    assert [quote.speaker_id for quote in bank.quotes(speaker="Ruiz")] == ["Q3"]
    assert len(bank.speakers()) == 1
