"""QuoteBank: articles and their quotes in a file that lasts."""

from __future__ import annotations

import datetime
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Self, TypeAlias

import attrs

from quotebank import extraction
from quotebank.bank import intake, people, rows
from quotebank.bank.roster import Roster
from quotebank.bank.sayings import Sayings
from quotebank.bank.speakers import Speaker
from quotebank.bank.store import Store, queries
from quotebank.model import Article, Quote, QuoteGroup

Item: TypeAlias = Article | str | tuple[str, str | None] | Mapping[str, Any]
Day: TypeAlias = datetime.date | str


@attrs.frozen
class Added:
    """What ``QuoteBank.add`` did: the number of articles that were new (``added``), had another text before
    (``replaced``), had the same text and something newly known of them (``updated``), or nothing new
    (``skipped``)."""

    added: int = 0
    replaced: int = 0
    updated: int = 0
    skipped: int = 0


class QuoteBank:
    """Articles and their quotes in an SQLite file, or in memory.

    The file at ``path`` is made if there is none. ``len(bank)`` is the number of quotes. Other processes
    may read and write the same file at the same time: readers see whole articles, writers wait for one
    another. Use it as a context manager, or call ``close``.

    Raises BankError, which names the file and says what to do, where a file cannot be used: it is no bank,
    was made by a newer quotebank, or is read-only and to be written to.
    """

    def __init__(self, path: str | os.PathLike[str] = ":memory:") -> None:
        self._store = Store(path)
        self._roster = Roster(self._store)
        self._sayings = Sayings(self._store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return int(self._store.run("count_quotes").fetchone()[0])

    def close(self) -> None:
        """Close the file. A second time does nothing."""
        self._store.close()

    def add(self, articles: Iterable[Item], *, n_process: int = 1) -> Added:
        """Extract the quotes of articles and store both; the articles are taken as a stream.

        Each is an Article, a text, a pair (text, id) or a dict with an Article's fields, ``published`` a date
        or an ISO 8601 string. One that has no id gets one made from what it holds. What the bank has under
        the same id with the same text is not extracted again, with another text it is replaced. Each
        article is stored in a transaction of its own: after an interruption, add the same articles again.
        ``n_process`` processes extract.

        Raises TypeError or ValueError at what is no article; those before its batch are stored by then.
        """
        if isinstance(articles, str | Article | Mapping):
            raise TypeError("expected many articles, got one; put it in a list")
        done: Counter[str] = Counter()

        def unread() -> Iterator[tuple[Article, Article]]:
            for article in map(intake.article, articles):
                _, known = self._find(article)
                if known is not None and known.text == article.text:
                    with self._store.transaction():
                        done[self._refresh(article)] += 1
                else:
                    yield article, article

        for quotes, article in extraction.pipe(unread(), as_tuples=True, n_process=n_process):
            with self._store.transaction():
                done[self._put(article, quotes)] += 1
        return Added(**done)

    def article(self, id: str) -> Article:  # noqa: A002
        """The article of that id. Raises KeyError if there is none."""
        _, found = self._find(Article("", id))
        if found is None:
            raise KeyError(id)
        return found

    def articles(self) -> Iterator[tuple[Article, list[Quote]]]:
        """Every article with its quotes, by date, those without one last, and id."""
        for (name,) in self._store.run("articles").fetchall():
            with self._store.snapshot():
                found = self.article(name), list(self._search({"article": name}))
            yield found

    def quotes(
        self, *, speaker: str | Speaker | None = None, containing: str | None = None,
        outlet: str | None = None, since: Day | None = None, until: Day | None = None,
        min_confidence: float = 0.0, limit: int | None = None,
    ) -> Iterator[Quote]:  # fmt: skip
        """The quotes for which all holds that is asked for, equal to those extracted.

        They come by date, those without one last, then by the article's id and their place in it.
        ``speaker`` is one of ``speakers()``, any name or part of a name, or an id of the table of people.
        A full name or an alias that some article or the user spells just so means its bearer; any other
        means whoever it fits. ``containing`` is words that follow one another in the quote; case, accents
        and punctuation count for nothing. ``since`` and ``until`` are dates, or ISO 8601 strings, and
        included; no article without a date is. ``limit`` is the largest number of quotes to give.

        Raises UnknownSpeakerError and AmbiguousSpeakerError (both LookupErrors), and ValueError where
        another value makes no sense.
        """
        wanted: dict[str, Any] = {}
        if containing is not None:
            wanted["containing"] = _phrase(containing)
        if outlet is not None:
            wanted["outlet"] = outlet
        if since is not None:
            wanted["since"] = intake.day(since, "since").isoformat()
        if until is not None:
            wanted["until"] = intake.day(until, "until").isoformat()
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence must be a number from 0 to 1, got {min_confidence!r}")
        if min_confidence:
            wanted["min_confidence"] = min_confidence
        if limit is not None and limit < 0:
            raise ValueError(f"limit must be 0 or more, got {limit}")
        with self._store.snapshot():
            if isinstance(speaker, Speaker):
                wanted["speakers"] = json.dumps(self._roster.bearer(speaker.name))
            elif speaker is not None:
                wanted["speakers"] = json.dumps(self._roster.find(speaker))
            return self._search(wanted, limit)

    def speakers(self) -> list[Speaker]:
        """Everybody who is quoted, the most quoted first.

        Spellings with and without title, middle name or added surname are one speaker's, unless two people
        could be meant. A bare surname that its article does not resolve is a speaker by itself. Two people
        with the same full name cannot be told apart.
        """
        with self._store.snapshot():
            return self._roster.speakers()

    def groups(self) -> list[QuoteGroup]:
        """The sayings that are quoted more than once, the most often quoted first: see ``dedupe``.

        They are kept up to date as articles come in. Names are compared as the articles spell them.
        """
        with self._store.snapshot():
            return list(self._sayings.groups())

    def snapshot(self) -> AbstractContextManager[None]:
        """A context in which all that is read is of one moment, whatever others write meanwhile.

        Nothing can be added or corrected inside.
        """
        return self._store.snapshot()

    def people(self, table: str | os.PathLike[str] | Iterable[Mapping[str, Any]]) -> None:
        """Bring a table of people, whose ids the quotes then carry as ``speaker_id``.

        ``table`` is a CSV file or dicts, with "id", "name" and, where there are any, "aliases": a list or
        a text with "|" between them. All names of one person are one speaker, shown by "name". A name
        that the table gives to several people stands for none of them. An id that the bank knows already
        is replaced. Raises ValueError, which names the row, where an id or a name is missing.
        """
        with self._store.transaction():
            for person in people.read(table):
                self._roster.set_person(person)

    def merge(self, a: str, b: str) -> None:
        """Take two speakers for one from now on, in articles to come as well.

        Raises UnknownSpeakerError, AmbiguousSpeakerError, and ValueError where the two have different ids.
        """
        with self._store.transaction():
            self._roster.merge(a, b)

    def alias(self, speaker: str, alias: str) -> None:
        """Take ``alias``, which may be in no article yet, for a name of ``speaker`` from now on.

        Raises as ``merge`` does.
        """
        with self._store.transaction():
            self._roster.alias(speaker, alias)

    def _find(self, article: Article) -> tuple[int | None, Article | None]:
        """The article that the bank has under the same id, and its key."""
        row = self._store.run("article", name=article.id).fetchone()
        return (row[0], rows.article(row[1:])) if row else (None, None)

    def _search(self, wanted: Mapping[str, Any], limit: int | None = None) -> Iterator[Quote]:
        sql = queries()
        search = sql["quotes"] + "".join(sql[f"quotes_{name}"] for name in wanted) + sql["quotes_order"]
        found = self._store.execute(search, {**wanted, "limit": -1 if limit is None else limit})
        return map(rows.quote, found)

    def _put(self, article: Article, quotes: Sequence[Quote]) -> str:
        """Store an article, unless the same text has come in meanwhile; the field of Added to count."""
        key, known = self._find(article)
        if known is not None and known.text == article.text:
            return self._refresh(article)
        values = rows.article_values(article)
        if key is None:
            key = self._store.run("add_article", **values).lastrowid
        else:
            self._leave(key)
            self._store.run("update_article", key=key, **values)
        self._enter(key, quotes)
        return "added" if known is None else "replaced"

    def _refresh(self, article: Article) -> str:
        """Take over what is newly known of an article whose text stays; the field of Added to count."""
        values = rows.article_values(article)
        if not self._store.run("refresh_article", **values).rowcount:
            return "skipped"
        # The date is evidence of what is one saying.
        key, _ = self._find(article)
        keys = [quote for (quote,) in self._store.run("quotes_of_article", article=key)]
        self._sayings.leave(keys)
        self._sayings.enter(dict(zip(keys, self._search({"article": article.id}), strict=True)))
        return "updated"

    def _enter(self, article: int | None, quotes: Sequence[Quote]) -> None:
        """Store the quotes of an article."""
        names = self._roster.enter(quote.speaker for quote in quotes if quote.speaker is not None)
        keys = {}
        for position, quote in enumerate(quotes):
            name = None if quote.speaker is None else names[quote.speaker]
            values = rows.quote_values(quote)
            added = self._store.run("add_quote", article=article, position=position, name=name, **values)
            keys[int(added.lastrowid or 0)] = quote
        self._sayings.enter(keys)

    def _leave(self, article: int) -> None:
        """Take out the quotes of an article."""
        self._sayings.leave(
            key for (key,) in self._store.run("quotes_of_article", article=article).fetchall()
        )
        names = [name for (name,) in self._store.run("names_in_article", article=article)]
        self._store.run("delete_quotes", article=article)
        self._roster.drop(names)


def _phrase(containing: str) -> str:
    """The words as FTS5 asks for a phrase."""
    if not any(map(str.isalnum, containing)):
        raise ValueError(f"containing must hold a word to look for, got {containing!r}")
    return '"' + containing.replace('"', " ").replace("\0", " ") + '"'
