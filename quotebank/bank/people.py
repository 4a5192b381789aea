"""The user's table of people: who has which names, and an id for each."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

SEPARATOR = "|"


@attrs.frozen
class Person:
    """One person; the first of the ``names`` is the one to show."""

    id: str
    names: tuple[str, ...]


def read(table: str | os.PathLike[str] | Iterable[Mapping[str, Any]]) -> list[Person]:
    """Read a CSV file (UTF-8, with a header), or rows as dicts, with "id", "name" and "aliases".

    Aliases are separated by "|", or a list; a row may have none. Rows with the same id are one person's.
    Other columns are ignored. Raises ValueError that names the row where id or name is missing.
    """
    if isinstance(table, str | os.PathLike):
        rows, place = _csv_rows(Path(table)), f"{os.fspath(table)}, line"
    else:
        rows, place = enumerate(table, 1), "row"
    found: dict[str, dict[str, None]] = {}
    for number, row in rows:
        key, name, aliases = _fields(row, f"{place} {number}")
        found.setdefault(key, {}).update(dict.fromkeys([name, *aliases]))
    return [Person(key, tuple(names)) for key, names in found.items()]


def _csv_rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        for row in rows:
            yield rows.line_num, row


def _fields(row: Mapping[str, Any], where: str) -> tuple[str, str, list[str]]:
    aliases = row.get("aliases") or []
    if isinstance(aliases, str):
        aliases = [alias.strip() for alias in aliases.split(SEPARATOR)]
    if not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(f'{where}: "aliases" must be text')
    return _text(row, "id", where), _text(row, "name", where), [alias for alias in aliases if alias]


def _text(row: Mapping[str, Any], field: str, where: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f'{where}: no text in "{field}"; a person has "id", "name" and maybe "aliases"')
    return value.strip()
