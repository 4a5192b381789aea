"""The file of a bank: opening it, bringing it up to date, transactions, and strings of every kind.

SQLite takes any bytes as text, but Python's sqlite3 will not bind a string with a lone surrogate. So
strings go in as bytes, which the queries cast to TEXT, and come out the same way.
"""

from __future__ import annotations

import functools
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from quotebank.bank.errors import BankError

APPLICATION = 0x51424E4B
# Seconds to wait for another process that writes; each holds the file for one article at a time.
PATIENCE = 60
HERE = Path(__file__).parent
MIGRATIONS = tuple(sorted((HERE / "migrations").glob("*.sql")))

REASONS = {
    sqlite3.SQLITE_BUSY: f"another process has been writing to it for {PATIENCE} seconds; try again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; is it in a folder that is there, and yours to write to?",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; go back to a copy, or add its articles to a new bank",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_NOTADB: "this is no bank of quotes, but some other kind of file",
    sqlite3.SQLITE_READONLY: "it is read-only; copy it to where you may write",
}


class Store:
    """An open file. Queries go by the names that they have in ``queries.sql``."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = os.fspath(path)
        with self._explained():
            self._connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        self._connection.text_factory = functools.partial(str, encoding="utf-8", errors="surrogatepass")
        try:
            with self._explained():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._connection.close()

    def run(self, query: str, **values: Any) -> sqlite3.Cursor:
        """Run the query of that name."""
        return self.execute(queries()[query], values)

    def execute(self, sql: str, values: dict[str, Any]) -> sqlite3.Cursor:
        """Run a query put together of several."""
        with self._explained():
            return self._connection.execute(sql, {key: _bindable(value) for key, value in values.items()})

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is done inside. Waits for other writers first."""
        return self._between("BEGIN IMMEDIATE")

    def snapshot(self) -> AbstractContextManager[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""
        return nullcontext() if self._connection.in_transaction else self._between("BEGIN")

    @contextmanager
    def _between(self, begin: str) -> Iterator[None]:
        with self._explained():
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _prepare(self) -> None:
        tables, application, version = self._state()
        if (tables or version or application) and application != APPLICATION:
            raise BankError(f"{self._path}: this is no bank of quotes, but some other database")
        if version > len(MIGRATIONS):
            raise BankError(
                f"{self._path}: this bank was made by a newer quotebank (version {version}, this one knows"
                f" {len(MIGRATIONS)}); update quotebank"
            )
        if version < len(MIGRATIONS):
            self._use_wal()
            self._migrate()
        self._connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode enough against a killed process; a power cut may take the last transactions, no more.
        self._connection.execute("PRAGMA synchronous = NORMAL")

    def _use_wal(self) -> None:
        """Let readers work while a writer writes; the file remembers it."""
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                # For this alone SQLite does not wait by itself while others open the new file.
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(0.01)

    def _state(self) -> tuple[int, int, int]:
        """The number of tables, the kind of file and its version, all at one moment."""
        state: tuple[int, int, int] = self._connection.execute(
            "SELECT (SELECT count(*) FROM sqlite_master), application_id, user_version"
            " FROM pragma_application_id, pragma_user_version"
        ).fetchone()
        return state

    def _migrate(self) -> None:
        with self.transaction():
            # Another process may have been here first.
            *_, version = self._state()
            for number, migration in enumerate(MIGRATIONS[version:], version + 1):
                for statement in _statements(migration.read_text("utf-8")):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Say what can be done about errors of the file."""
        try:
            yield
        except sqlite3.Error as error:
            reason = REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if reason is None:
                raise
            raise BankError(f"{self._path}: {reason}") from error


@functools.cache
def queries() -> dict[str, str]:
    """The queries by their names."""
    _, *found = re.split(r"^-- :(\w+)\n", (HERE / "queries.sql").read_text("utf-8"), flags=re.M)
    return dict(zip(found[::2], found[1::2], strict=True))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time: ``executescript`` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _bindable(value: Any) -> Any:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
