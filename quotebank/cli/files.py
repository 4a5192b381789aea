"""What the commands read and write."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

import quotebank
from quotebank import export, reading
from quotebank.model import Quote

READERS = {".jsonl": export.read_jsonl, ".ndjson": export.read_jsonl, ".csv": export.read_csv}


def bank(path: Path) -> quotebank.QuoteBank:
    """Open a bank that is there: a question must not make one."""
    if not path.exists():
        raise reading.InputError(f'{path}: no such bank; "quotebank add {path} PATH..." makes one')
    return quotebank.QuoteBank(path)


def quotes(paths: Iterable[str]) -> Iterator[Quote]:
    """Read the records of files, by their suffix, and JSON Lines from ``-``."""
    for path in paths:
        if path == reading.STDIN:
            yield from export.read_jsonl(typer.get_text_stream("stdin", "utf-8"))
            continue
        read = READERS.get(Path(path).suffix.lower())
        if read is None:
            raise reading.InputError(f"{path}: unknown format; {', '.join(READERS)} expected")
        try:
            with Path(path).open(encoding="utf-8", newline="") as file:
                yield from read(file)
        except OSError as error:
            raise reading.InputError(f"{path}: {error.strerror}") from None


@contextmanager
def opened(output: Path | None, inputs: Iterable[Path]) -> Iterator[TextIO]:
    """Open a file to write to, which must be none of ``inputs``, or standard output."""
    # A lone surrogate from a JSON escape is no UTF-8: it is written as the escape that it was.
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        return
    if output.exists() and any(path.exists() and path.samefile(output) for path in inputs):
        raise reading.InputError(f"{output}: both an input and the output")
    try:
        file = output.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise reading.InputError(f"{output}: cannot be written: {error.strerror}") from None
    with file:
        yield file
