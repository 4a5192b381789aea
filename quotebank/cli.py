"""The command line: a thin face on the library."""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

import quotebank
from quotebank import explanation, export, reading
from quotebank.model import Quote

# The width of a table that goes to a file or a pipe, where no terminal tells one.
PAGE_WIDTH = 140
# So much of a quotation's words, in characters, serves to tell it from others.
EXCERPT = 80
# Fewer articles than this are done before a progress bar would be read.
MANY_ARTICLES = 20

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(StrEnum):
    """What the quotes are printed as."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quotebank {version('quotebank')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Find the quotations in news text and say who said them."""


@app.command()
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ],
    format: Annotated[  # noqa: A002  (the option's name)
        Format, typer.Option("--format", "-f", help="A table for people, or records for programs.")
    ] = Format.table,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(min=0, max=1, help="Name a speaker only where it is as likely as this to be right."),
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each attribution rests on, in place of the table.")
    ] = False,
) -> None:
    """Print every quotation of the articles at PATH... with its speaker.

    A .txt file is one article. A .jsonl or .ndjson file has one article a line, an object with
    "text" and, where known, "id", "title", "outlet", "url" and "published" (an ISO date). A folder
    stands for all such files in it and below it.

    \b
    Examples:
      quotebank extract article.txt
      quotebank extract articles/ --format csv --output quotes.csv
      quotebank extract articles.jsonl --format jsonl > quotes.jsonl
      quotebank extract article.txt --explain
      quotebank extract - < article.txt

    \b
    Exit codes:
      0  done, whether or not there were quotations
      1  standard output was closed before the end
      2  wrong usage, input that cannot be used, or a file that cannot be written
    """
    if explain and format is not Format.table:
        raise typer.BadParameter(f"cannot be given with --format {format}", param_hint="--explain")
    try:
        files = reading.sources(paths)
        if output is not None and any(file.path and _same(file.path, output) for file in files):
            raise reading.InputError(f"{output}: both an input and the output")
        with _opened(output) as out:
            shown = sys.stderr.isatty() and (format is Format.table or not out.isatty())
            quotes = _quotes(files, min_confidence, bar=shown and not explain)
            if format is Format.jsonl:
                export.write_jsonl(quotes, out)
            elif format is Format.csv:
                export.write_csv(quotes, out)
            elif explain:
                _write_explanations(quotes, out)
            else:
                _write_table(quotes, out)
    except reading.InputError as error:
        typer.echo(f"quotebank: {error}", err=True)
        raise typer.Exit(2) from None


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    # A lone surrogate from a JSON escape is no UTF-8: it is written as the escape that it was.
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
        yield sys.stdout
        return
    try:
        file = output.open("w", encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        raise reading.InputError(f"{output}: cannot be written: {error.strerror}") from None
    with file:
        yield file


def _quotes(files: list[reading.Source], min_confidence: float, bar: bool) -> Iterator[Quote]:
    total = reading.count(files)
    articles = track(
        reading.articles(files),
        "Reading articles",
        total=total,
        console=Console(stderr=True),
        transient=True,
        disable=not bar or total < MANY_ARTICLES,
    )
    for quotes in quotebank.pipe(articles, min_confidence=min_confidence):
        yield from quotes


def _write_table(quotes: Iterable[Quote], out: TextIO) -> None:
    table = Table(show_lines=True, expand=True)
    for column, ratio in (("article", 5), ("speaker", 4), ("quotation", 10), ("evidence", 4)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for quote in quotes:
        evidence = [found.text for found in (quote.mention, quote.cue) if found]
        cells = (quote.article or "", quote.speaker or "", quote.text, " · ".join(evidence))
        table.add_row(*(Text(_printable(cell)) for cell in cells))
    Console(file=out, width=None if out.isatty() else PAGE_WIDTH).print(table)


def _write_explanations(quotes: Iterable[Quote], out: TextIO) -> None:
    console = Console(file=out, soft_wrap=True, highlight=False)
    for quote in quotes:
        words = textwrap.shorten(_printable(quote.text), EXCERPT, placeholder=" …")
        place = f"{_printable(quote.article or '')}:{quote.start}"
        console.print(Text.assemble((f"“{words}”", "bold"), "  ", (place, "dim")))
        for heading, found in explanation.explain(quote):
            console.print(Text.assemble((f"  {heading:<12}", "cyan"), _printable(found)))
        console.print()


def _printable(text: str) -> str:
    """Put ``text`` on one line, with nothing in it that a terminal would obey."""
    line = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in line)
