"""What a bank costs and what it withstands.

    python -m benchmarks.bank PATH... [--articles N] [--kills N]

PATH are files or folders of articles, as for the command "quotebank"; they are repeated, under other ids
and with one sentence more, until there are N (1,000 by default). Measured are

- cost: processor time of storing on top of extraction, both over the same articles in this process;
- memory: how much the process grows from the first tenth of the articles to the last;
- listing: the time to list one speaker out of 100,000 quotes, made up and not extracted;
- kills: a process that adds all the articles is killed with SIGKILL at random moments (twenty by default)
  and started again each time. In the end the file must be sound, and its rows those of an undisturbed run;
- writers: two processes add half of the articles each, at the same time; nothing may be lost.

Exits with 1 if rows are lost or wrong.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle, islice, product
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import attrs

from quotebank import Article, Quote, Span, pipe
from quotebank.bank import QuoteBank
from quotebank.reading import articles, sources

QUOTES = 100_000
QUOTES_AN_ARTICLE = 10
FIRST_NAMES = (
    "Ann Bob Carla David Emma Frank Grace Henry Irene James Karen Louis Maria Nancy Oscar Paula".split()
)
SYLLABLES = "ba con del fer gar hol kin lam mor nes pol ras sto tur vel win".split()
WORDS = "the ferry will run again by friday if the one part that we wait for is here in time".split()
LISTINGS = 200


def many(paths: Sequence[str], count: int) -> list[Article]:
    """``count`` articles, those of ``paths`` over and over, each time with another text and id."""
    found = list(articles(sources(paths)))
    return [
        attrs.evolve(article, id=f"{number:06}", text=f"{article.text}\n\nThis is report {number}.\n")
        for number, article in enumerate(islice(cycle(found), count))
    ]


def cost(stream: Sequence[Article], folder: Path) -> None:
    """Print what storing costs: the processor time of adding that is not extraction's."""
    list(pipe(stream[:10]))
    extracting = 0.0

    def timed(*args: Any, **options: Any) -> Iterator[Any]:
        nonlocal extracting
        results = pipe(*args, **options)
        began = time.process_time()
        for result in results:
            extracting += time.process_time() - began
            yield result
            began = time.process_time()

    with QuoteBank(folder / "cost.db") as bank:
        began = time.process_time()
        with patch("quotebank.extraction.pipe", timed):
            bank.add(stream)
        storing = time.process_time() - began - extracting
        began = time.process_time()
        bank.add(stream)
        again = time.process_time() - began
        an_article = 1000 / len(stream)
        print(f"an article has {len(bank) / len(stream):.1f} quotes")
    print(
        f"extracting {extracting * an_article:.1f} ms an article, storing {storing * an_article:.2f} ms:",
        end=" ",
    )
    print(f"{storing / extracting:+.1%}")
    print(f"articles that the bank has already: {again * an_article:.2f} ms each")


def memory(stream: Sequence[Article], folder: Path) -> None:
    """Print how the process grows while it adds the articles."""
    sizes = []

    def watched() -> Iterator[Article]:
        for number, article in enumerate(stream):
            if number % (len(stream) // 10 or 1) == 0:
                sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            yield article

    with QuoteBank(folder / "memory.db") as bank:
        bank.add(watched())
    print(f"memory after each tenth of the stream, in MB: {' '.join(f'{size:.0f}' for size in sizes[1:])}")


def made_up() -> dict[str, tuple[Article, list[Quote]]]:
    """Articles and quotes by id; as in the news, some people speak very often (Zipf's law)."""
    chance = random.Random(0)
    surnames = ["".join(parts).title() for parts in product(SYLLABLES, SYLLABLES)]
    names = [" ".join(parts) for parts in product(FIRST_NAMES, surnames)]
    chance.shuffle(names)
    weights = [1 / rank for rank in range(1, len(names) + 1)]
    found = {}
    for number in range(QUOTES // QUOTES_AN_ARTICLE):
        article = Article("A report.", id=f"{number:06}", outlet=f"Outlet {number % 50}")
        quotes = []
        for speaker in chance.choices(names, weights, k=QUOTES_AN_ARTICLE):
            # Few share three words in a row, as in the news.
            text = " ".join(chance.choices(WORDS, k=6) + chance.choices(surnames, k=14)).lower()
            quotes.append(Quote(text, (Span(0, len(text)),), speaker, rule="governed", article=article.id))
        found[f"{number:06}"] = article, quotes
    return found


def listing(folder: Path) -> None:
    """Print how long it takes to list one speaker, and to list them all."""
    found = made_up()
    with QuoteBank(folder / "listing.db") as bank:
        began = time.perf_counter()
        with patch("quotebank.extraction.pipe", lambda pairs, **_: ((found[a.id][1], a) for a, _ in pairs)):
            bank.add(article for article, _ in found.values())
        print(f"{len(bank):,} quotes stored in {time.perf_counter() - began:.1f} s")
        began = time.perf_counter()
        speakers = bank.speakers()
        print(f"all {len(speakers):,} speakers: {1000 * (time.perf_counter() - began):.0f} ms")
        times = []
        for speaker in (speakers[0], *random.Random(0).sample(speakers, LISTINGS)):
            began = time.perf_counter()
            count = sum(1 for _ in bank.quotes(speaker=speaker.name))
            times.append(1000 * (time.perf_counter() - began))
            assert count == speaker.quotes
        most, *others = times
        print(
            f"one speaker: median {statistics.median(others):.1f} ms,"
            f" worst of {LISTINGS} {max(others):.1f} ms,"
            f" the one with most quotes ({speakers[0].quotes:,}) {most:.1f} ms"
        )
        for what in ("we wait", "friday"):
            began = time.perf_counter()
            count = sum(1 for _ in bank.quotes(containing=what, limit=100))
            print(f"{count} quotes containing “{what}”: {1000 * (time.perf_counter() - began):.1f} ms")


def add_all(path: Path, stream: Sequence[Article]) -> None:
    """Add all articles: what the processes below do."""
    with QuoteBank(path) as bank:
        bank.add(stream)


def started(path: Path, stream: Sequence[Article]) -> BaseProcess:
    """A process that adds the articles."""
    process = multiprocessing.get_context("fork").Process(target=add_all, args=(path, stream))
    process.start()
    return process


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the tables hold, once the file has been found sound."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        (state,) = connection.execute("PRAGMA integrity_check").fetchone()
        if state != b"ok":
            sys.exit(f"{path}: {state!r}")
        connection.execute("INSERT INTO quote_word (quote_word) VALUES ('integrity-check')")
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'quote_word%'"
        ).fetchall()
        return {
            name.decode(): connection.execute(f"SELECT * FROM {name.decode()} ORDER BY 1, 2").fetchall()
            for (name,) in tables
        }


def kills(stream: Sequence[Article], count: int, folder: Path) -> None:
    """Kill a process that adds the articles over and over, and compare what it leaves."""
    began = time.perf_counter()
    started(folder / "whole.db", stream).join()
    seconds = time.perf_counter() - began
    chance = random.Random(count)
    path = folder / "killed.db"
    reached = []
    for _ in range(count):
        process = started(path, stream)
        process.join(chance.uniform(0, 2 * seconds / (count + 1)))
        process.kill()
        process.join()
        with QuoteBank(path) as bank:
            reached.append(sum(1 for _ in bank.articles()))
    started(path, stream).join()
    print(f"killed {count} times, with so many articles in: {' '.join(map(str, reached))}")
    if rows(path) != rows(folder / "whole.db"):
        sys.exit("the rows are not those of an undisturbed run")
    print(f"rows as undisturbed: {', '.join(f'{len(r)} {table}' for table, r in rows(path).items() if r)}")


def writers(stream: Sequence[Article], folder: Path) -> None:
    """Let two processes add articles to one file at once, and compare it with that of one process."""
    halves = [started(folder / "two.db", stream[half::2]) for half in (0, 1)]
    for process in halves:
        process.join()
    with QuoteBank(folder / "two.db") as two, QuoteBank(folder / "whole.db") as one:
        if list(two.articles()) != list(one.articles()) or two.speakers() != one.speakers():
            sys.exit("two writers have lost something")
    print("two writers: nothing lost")


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="What a bank costs and what it withstands.")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    options = parser.parse_args()
    stream = many(options.paths, options.articles)
    with TemporaryDirectory() as name:
        folder = Path(name)
        listing(folder)
        cost(stream, folder)
        memory(stream, folder)
        kills(stream, options.kills, folder)
        writers(stream, folder)


if __name__ == "__main__":
    main()
