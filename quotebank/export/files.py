"""Quotes in JSON Lines and CSV, written and read one at a time."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TextIO

from quotebank.export.records import FIELDS, OFFSETS, RecordError, read_record, to_records
from quotebank.model import Quote

SURROGATE = re.compile("[\ud800-\udfff]")
OFFSET = "[0-9]{1,19}"
# Between the names of a chain in a CSV cell. Within a name, ">" is written "\>".
STEP = " > "
# How to write what is a list in a record as one cell.
CELLS: dict[str, Callable[[Any], str]] = {
    "parts": lambda parts: " ".join(f"{start}:{end}" for start, end in parts),
    "chain": lambda names: STEP.join(re.sub(r"[\\>]", r"\\\g<0>", name) for name in names),
    # As a bank reads them in a table of people.
    "aliases": "|".join,
}


def write_jsonl(quotes: Iterable[Quote], file: TextIO) -> None:
    """Write one JSON object a line, with the keys ``FIELDS``.

    A lone surrogate, which UTF-8 has no bytes for, is written as a JSON escape.
    """
    write_records_jsonl(to_records(quotes), file)


def read_jsonl(file: TextIO) -> Iterator[Quote]:
    """Give the quote of each line: what ``write_jsonl`` wrote comes back equal.

    (But for a high surrogate with a low one after it: to JSON, the two are one character.) Records may be
    made by hand, as ``from_records`` says; blank lines are skipped. Raises RecordError, which names file
    and line, for the first line that is no quote.
    """
    for number, line in enumerate(_lines(file), 1):
        if line.strip():
            yield _quote_of_line(line, _place(file, number))


def write_csv(quotes: Iterable[Quote], file: TextIO) -> None:
    """Write a header and one row a quote, as RFC 4180 has it.

    ``parts`` is written as in ``12:40 55:80``, ``chain`` as in ``she > Johnson > Alice Marie Johnson``,
    what a quote lacks as an empty cell. ``file`` must be open with ``newline=""``, so that line breaks
    inside a quotation stay as they are.
    """
    write_records_csv(to_records(quotes), FIELDS, file)


def read_csv(file: TextIO) -> Iterator[Quote]:
    """Give the quote of each row below the header: what ``write_csv`` wrote comes back equal.

    CSV cannot tell an empty string from nothing: an ``article``, ``speaker``, ``speaker_id`` or
    ``rule`` that was "" comes back as None, and a ``chain`` of one "" as empty. ``file`` must be open with
    ``newline=""``, and with ``errors="surrogatepass"``, here and for writing, if there may be lone
    surrogates. Records may be made by hand, as ``from_records`` says, their columns in any order. Raises
    RecordError, which names file and line, for the first row that is no quote; a cell longer than
    ``csv.field_size_limit()`` is such a row.
    """
    rows = csv.DictReader(_lines(file), strict=True)
    try:
        if "text" not in (rows.fieldnames or ()):
            raise RecordError(f'{_place(file, 1)}: the header has no "text"')
        for row in rows:
            where = _place(file, rows.line_num)
            yield read_record(_record_of_row(row, where), where)
    except csv.Error as error:
        raise RecordError(f"{_place(file, rows.reader.line_num)}: not CSV: {error}") from None


def write_records_jsonl(records: Iterable[Mapping[str, Any]], file: TextIO) -> None:
    """Write flat records of any kind, as ``write_jsonl`` does those of quotes."""
    for record in records:
        line = json.dumps(record, ensure_ascii=False)
        file.write(SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n")


def write_records_csv(records: Iterable[Mapping[str, Any]], fields: Sequence[str], file: TextIO) -> None:
    """Write flat records of any kind with the keys ``fields``, as ``write_csv`` does those of quotes."""
    writer = csv.DictWriter(file, fields)
    writer.writeheader()
    for record in records:
        writer.writerow({key: CELLS[key](value) if key in CELLS else value for key, value in record.items()})


def _lines(file: TextIO) -> Iterator[str]:
    """The lines of ``file``, without the byte order mark that some programs write first."""
    try:
        yield next(file, "").removeprefix("\ufeff")
        yield from file
    except UnicodeDecodeError as error:
        raise RecordError(
            f"{getattr(file, 'name', 'the file')}: {error}; convert it to UTF-8 first"
        ) from None


def _place(file: TextIO, line: int) -> str:
    name = getattr(file, "name", None)
    return f"line {line}" if name is None else f"{name}:{line}"


def _quote_of_line(line: str, where: str) -> Quote:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(f"{where}: not JSON: {error.msg} at column {error.colno}") from None
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{where}: not JSON that can be read: {error}") from None
    return read_record(record, where)


def _record_of_row(row: dict[str | Any, str | Any], where: str) -> dict[str, Any]:
    if None in row or None in row.values():
        raise RecordError(f"{where}: more or fewer cells than the header has")
    # A mention or cue that has a place is there, though its words be none.
    filled = {k: cell for k, cell in row.items() if cell or k == "text" or row.get(f"{k}_start")}
    return {key: _value(key, cell) for key, cell in filled.items()}


def _value(key: str, cell: str) -> Any:
    """What a filled cell stands for, or the cell itself where it does not have the form of its column."""
    if key in OFFSETS and re.fullmatch(OFFSET, cell):
        return int(cell)
    if key == "confidence":
        with suppress(ValueError):
            return float(cell)
    if key == "parts" and re.fullmatch(f"{OFFSET}:{OFFSET}( {OFFSET}:{OFFSET})*", cell):
        return [[int(offset) for offset in part.split(":")] for part in cell.split(" ")]
    if key == "chain":
        return [re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL) for name in cell.split(STEP)]
    return cell
