"""Articles from files, folders and standard input.

Text is decoded as UTF-8 and changed in nothing else (line ends stay as they are), so that offsets
into an article's text are offsets into its file's code points.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from quotebank.model import Article

STDIN = "-"
TEXT = frozenset({".txt"})
LINES = frozenset({".jsonl", ".ndjson"})
FORMATS = ".txt, .jsonl or .ndjson"


class InputError(Exception):
    """Input that cannot be used. Its message is one line that names the place."""


@attrs.frozen
class Source:
    """A file to read, or standard input where ``path`` is None; ``name`` is what to call it."""

    name: str
    path: Path | None = None


def sources(paths: Iterable[str]) -> list[Source]:
    """List the files that ``paths`` stand for: files, folders and ``-``.

    A folder stands for every .txt, .jsonl and .ndjson file in it and below it, in sorted order,
    hidden ones left out. A file found so is named by its path within the folder, one given by
    itself by its file name. Raises InputError for a path that is missing or of another kind.
    """
    found: list[Source] = []
    for given in paths:
        path = Path(given)
        if given == STDIN:
            found.append(Source("stdin"))
        elif path.is_dir():
            found.extend(_folder(path))
        elif not path.exists():
            raise InputError(f"{given}: no such file or folder")
        elif path.suffix.lower() not in TEXT | LINES:
            raise InputError(f"{given}: unknown format; {FORMATS} expected (or - for text on standard input)")
        else:
            found.append(Source(path.name, path))
    return found


def articles(files: Iterable[Source]) -> Iterator[Article]:
    """Read every article of ``files``, one at a time.

    A text file is one article, its id the source's name. A JSON Lines file holds one article a
    line: an object with "text" and, where known, "id", "title", "outlet", "url" and "published"
    (an ISO 8601 date or time); other keys are ignored, and an article without "id" gets
    ``name:line``. Raises InputError for what cannot be read, is not UTF-8 or is not of that form.
    """
    for file in files:
        where = str(file.path or file.name)
        with _readable(where):
            if file.path is None:
                yield Article(_decode(sys.stdin.buffer.read(), where), id=file.name)
            elif file.path.suffix.lower() in TEXT:
                yield Article(_decode(file.path.read_bytes(), where), id=file.name)
            else:
                yield from _lines(file.path, file.name)


def count(files: Iterable[Source]) -> int:
    """Count the articles of ``files`` without parsing them (blank lines count too)."""
    total = 0
    for file in files:
        if file.path is not None and file.path.suffix.lower() in LINES:
            with _readable(str(file.path)), file.path.open("rb") as lines:
                total += sum(1 for _ in lines)
        else:
            total += 1
    return total


def _folder(folder: Path) -> list[Source]:
    def fail(error: OSError) -> None:
        raise error

    found = []
    with _readable(str(folder)):
        for parent, folders, files in os.walk(folder, onerror=fail):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [Path(parent, name) for name in files if not name.startswith(".")]
    wanted = sorted(path for path in found if path.suffix.lower() in TEXT | LINES)
    if not wanted:
        raise InputError(f"{folder}: no {FORMATS} file in this folder")
    return [Source(path.relative_to(folder).as_posix(), path) for path in wanted]


def _lines(path: Path, name: str) -> Iterator[Article]:
    offset = 0
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            where = f"{path}:{number}"
            text = _decode(line, where, offset)
            if text.strip("\ufeff \t\r\n"):
                yield _article(text.removeprefix("\ufeff"), where, f"{name}:{number}")
            offset += len(line)


def _article(line: str, where: str, default_id: str) -> Article:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON that can be read: {error}") from None
    if not isinstance(fields, dict):
        raise InputError(f'{where}: a JSON object with "text" expected, not {line.strip()[:40]}')
    if "text" not in fields:
        raise InputError(f'{where}: the object has no "text"')
    known: dict[str, Any] = {}
    for key in ("text", "id", "title", "outlet", "url", "published"):
        value = fields.get(key)
        if key == "id" and type(value) is int:
            value = str(value)
        if not isinstance(value, str) and (value is not None or key == "text"):
            raise InputError(f'{where}: "{key}" must be a string, not {json.dumps(value)[:40]}')
        known[key] = value
    if known["id"] is None:
        known["id"] = default_id
    if known["published"] is not None:
        known["published"] = _date(known["published"], where)
    return Article(**known)


def _date(value: str, where: str) -> datetime.date:
    try:
        return datetime.datetime.fromisoformat(value).date()
    except ValueError:
        raise InputError(
            f'{where}: "published" must be an ISO date such as 2024-05-31, not {value!r}'
        ) from None


def _decode(data: bytes, where: str, offset: int = 0) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at, byte = offset + error.start, data[error.start]
        raise InputError(f"{where}: not UTF-8: byte 0x{byte:02x} at offset {at}; convert it first") from None


@contextmanager
def _readable(where: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"{error.filename or where}: {error.strerror or error}") from None
