"""The repeated quotes of a bank, kept up to date as articles come in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quotebank import Article, QuoteBank, QuoteGroup, dedupe

SAYINGS = (
    "We have waited for one part since June, and it is here now, and nobody is happier than the crew",
    "We have waited for one part since June",
    "it is here now, and nobody is happier than the crew",
    "Nobody is happier than the crew",
    "The bridge will not be mended before the winter",
    "be mended before the winter",
    "nearly done",
)
TAGS = ("said Maria Oduya.", "Ben Ruiz said.", "a clerk said.")
DAYS = (None, "2024-05-06", "2024-05-09", "2024-08-01")


def kept(groups: Iterable[QuoteGroup]) -> list[tuple[str, list[tuple[str | None, int, str]]]]:
    """Groups of several quotes, sorted: what is shown, and how each one stands to it."""
    return sorted(
        (
            group.canonical.text,
            sorted(
                (q.article, q.start, m.relation)
                for q, m in zip(group.occurrences, group.matches, strict=True)
            ),
        )
        for group in groups
        if len(group.occurrences) > 1
    )


def article(name: str, saying: str, tag: str, day: str | None = None) -> dict[str, str | None]:
    return {"id": name, "text": f"“{saying},” {tag}", "published": day}


def test_groups_come_with_the_articles() -> None:
    """A saying is a group from its second article on, and the longer form that comes in last is shown."""
    with QuoteBank() as bank:
        bank.add([article("mon", SAYINGS[1], TAGS[0])])
        assert bank.groups() == []
        bank.add([article("tue", SAYINGS[1], TAGS[0])])
        assert [len(group.occurrences) for group in bank.groups()] == [2]
        bank.add([article("wed", SAYINGS[0], TAGS[0])])
        (group,) = bank.groups()
        assert group.canonical.article == "wed"
        assert [match.relation for match in group.matches] == ["part", "part", "same"]
        assert group.speaker == "Maria Oduya"


def test_groups_last(tmp_path: Path) -> None:
    """The groups are in the file, for whoever opens it next."""
    path = tmp_path / "quotes.db"
    with QuoteBank(path) as bank:
        bank.add([article("mon", SAYINGS[0], TAGS[0]), article("tue", SAYINGS[1], TAGS[0])])
        before = bank.groups()
    with QuoteBank(path) as bank:
        assert before
        assert bank.groups() == before


def test_what_a_replaced_article_led_is_grouped_anew() -> None:
    """Where the text of the longest form changes, the others find one another without it."""
    with QuoteBank() as bank:
        bank.add([article("mon", SAYINGS[0], TAGS[0])])
        bank.add([article("tue", SAYINGS[1], TAGS[0]), article("wed", SAYINGS[1], TAGS[0])])
        assert [len(group.occurrences) for group in bank.groups()] == [3]
        bank.add([article("mon", SAYINGS[4], TAGS[0])])
        assert [{q.article for q in group.occurrences} for group in bank.groups()] == [{"tue", "wed"}]


def test_a_date_that_becomes_known_counts() -> None:
    """A short form goes with the same speaker's of the same days once both articles' dates are known."""
    with QuoteBank() as bank:
        bank.add([article("mon", "nearly done", TAGS[0], DAYS[1]), article("thu", "nearly done", TAGS[0])])
        assert bank.groups() == []
        added = bank.add([article("thu", "nearly done", TAGS[0], DAYS[2])])
        assert added.updated == 1
        assert [len(group.occurrences) for group in bank.groups()] == [2]


ARTICLES = st.lists(
    st.builds(
        article,
        st.sampled_from("abcdef"),
        st.sampled_from(SAYINGS),
        st.sampled_from(TAGS),
        st.sampled_from(DAYS),
    ),
    max_size=10,
)


@given(ARTICLES)
@settings(max_examples=30)
def test_groups_are_those_of_dedupe(articles: list[dict[str, str | None]]) -> None:
    """In whatever order articles come, and come again with another text, the groups are dedupe's."""
    with QuoteBank() as bank:
        for each in articles:
            bank.add([each])
        assert kept(bank.groups()) == kept(dedupe(bank.quotes()))


def test_a_snapshot_reads_one_moment(tmp_path: Path) -> None:
    """What another connection adds meanwhile is not seen inside a snapshot, and seen after it."""
    path = tmp_path / "quotes.db"
    with QuoteBank(path) as reader, QuoteBank(path) as writer:
        writer.add([Article("“It runs,” said Ann Lee.", "mon")])
        with reader.snapshot():
            assert len(reader) == 1
            writer.add([Article("“It stopped,” said Ann Lee.", "tue")])
            assert [found.id for found, _ in reader.articles()] == ["mon"]
        assert len(reader) == 2
