"""One file and several processes: some are killed, some read and write at the same time."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bank import rows as all_rows
from quotebank import Article
from quotebank.bank import QuoteBank, rows

NAMES = ("Ann Lee", "Ann B. Lee", "A. Lee", "Bob Ruiz", "Lee", "Alice Lee")


def reports(count: int, first: int = 0) -> list[Article]:
    """Articles of two quotations each, by people whose names are alike."""
    return [
        Article(
            f"“The ferry is number {n},” said {NAMES[n % 6]}.\n\n“It is late,” said {NAMES[n % 5]}.",
            id=f"{n}",
        )
        for n in range(first, first + count)
    ]


def started(path: Path, articles: Sequence[Article], stored: Callable[..., Any] | None = None) -> BaseProcess:
    """A process that adds the articles; ``stored`` is called in place of what makes the row of a quote."""

    def run() -> None:
        if stored is not None:
            rows.quote_values = stored
        with QuoteBank(path) as bank:
            bank.add(articles)

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    return process


def test_killed_runs_leave_what_an_undisturbed_one_does(tmp_path: Path) -> None:
    """Killed over and over amid the rows of an article, and started again, the bank ends with exactly the
    rows of a run that nothing disturbed; after every kill the file is sound and holds whole articles."""
    articles = [*reports(40), *reports(10)]
    older = [Article(article.text.replace("late", "early"), article.id) for article in reports(5)]
    for name in ("whole.db", "killed.db"):
        with QuoteBank(tmp_path / name) as bank:
            bank.add(older)
    with QuoteBank(tmp_path / "whole.db") as bank:
        bank.add(articles)
    chance = random.Random(7)
    path = tmp_path / "killed.db"
    for _ in range(6):
        left = chance.randint(1, 20)

        def die_soon(quote: Any, make: Callable[..., Any] = rows.quote_values) -> Any:
            nonlocal left
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return make(quote)

        process = started(path, articles, die_soon)
        process.join()
        assert process.exitcode == -signal.SIGKILL
        all_rows(path)  # checks the file
        with QuoteBank(path) as bank:
            assert all(len(quotes) == 2 for _, quotes in bank.articles())
    process = started(path, articles)
    process.join()
    assert process.exitcode == 0
    assert all_rows(path) == all_rows(tmp_path / "whole.db")


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    """Two processes that make a bank and add to it at once leave what one would have, in another order."""
    path = tmp_path / "two.db"
    processes = [started(path, reports(40, first)) for first in (0, 40)]
    for process in processes:
        process.join()
        assert process.exitcode == 0
    with QuoteBank(path) as two, QuoteBank() as one:
        one.add(reports(80))
        assert list(two.articles()) == list(one.articles())
        assert two.speakers() == one.speakers()
    all_rows(path)  # checks the file


def test_readers_work_while_a_writer_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of storing an article, another connection reads all that was there before."""
    path = tmp_path / "quotes.db"
    make = rows.quote_values
    seen = []
    with QuoteBank(path) as writer, QuoteBank(path) as reader:
        writer.add(reports(1))

        def read_then_make(quote: Any) -> Any:
            seen.append([quote.article for quote in reader.quotes(speaker="Ann Lee")])
            return make(quote)

        monkeypatch.setattr(rows, "quote_values", read_then_make)
        writer.add(reports(1, first=5))
        assert seen == [["0", "0"], ["0", "0"]]
        assert len(reader) == 4


def test_article_is_read_with_its_own_quotes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An article whose text another connection replaces at that moment comes with the quotes of its text."""
    path = tmp_path / "quotes.db"
    before, after = (Article(f"“The ferry is {word},” said Ann Lee.", id="a") for word in ("late", "here"))
    read = rows.article
    with QuoteBank(path) as writer, QuoteBank(path) as reader:
        writer.add([before])

        def replace_meanwhile(row: Any) -> Article:
            monkeypatch.setattr(rows, "article", read)
            writer.add([after])
            return read(row)

        monkeypatch.setattr(rows, "article", replace_meanwhile)
        ((article, quotes),) = reader.articles()
        assert (article, [quote.text for quote in quotes]) == (before, ["The ferry is late,"])
        ((article, quotes),) = reader.articles()
        assert (article, [quote.text for quote in quotes]) == (after, ["The ferry is here,"])
