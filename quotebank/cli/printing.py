"""Results as tables for people and as records for programs."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TextIO, TypeVar

import attrs
from rich.console import Console
from rich.table import Table
from rich.text import Text

from quotebank import Speaker, explanation, export
from quotebank.cli.options import Format
from quotebank.model import Match, Quote, QuoteGroup

# The width of a table that goes to a file or a pipe, where no terminal tells one.
PAGE_WIDTH = 140
# So much of a quotation's words, in characters, serves to tell it from others.
EXCERPT = 80

Item = TypeVar("Item")


@attrs.frozen
class Kind(Generic[Item]):
    """How to print results of one kind: as records with ``fields``, or as rows of cells, each of them lines.

    ``columns`` are their headings, with relative widths, or None for one as wide as what it holds.
    """

    fields: Sequence[str]
    records: Callable[[Iterable[Item]], Iterable[Mapping[str, Any]]]
    columns: Mapping[str, int | None]
    cells: Callable[[Item], Sequence[Sequence[str]]]


def write(kind: Kind[Item], items: Iterable[Item], form: Format, out: TextIO) -> None:
    """Print results as ``form`` says."""
    if form is Format.jsonl:
        export.write_records_jsonl(kind.records(items), out)
    elif form is Format.csv:
        export.write_records_csv(kind.records(items), kind.fields, out)
    else:
        table = Table(show_lines=True, expand=True)
        for column, ratio in kind.columns.items():
            table.add_column(column, overflow="fold", ratio=ratio)
        for item in items:
            table.add_row(*(Text("\n".join(map(printable, lines))) for lines in kind.cells(item)))
        Console(file=out, width=None if out.isatty() else PAGE_WIDTH).print(table)


def write_explanations(quotes: Iterable[Quote], out: TextIO) -> None:
    """Print what each attribution rests on."""
    console = Console(file=out, soft_wrap=True, highlight=False)
    for quote in quotes:
        words = textwrap.shorten(printable(quote.text), EXCERPT, placeholder=" …")
        place = f"{printable(quote.article or '')}:{quote.start}"
        console.print(Text.assemble((f"“{words}”", "bold"), "  ", (place, "dim")))
        for heading, found in explanation.explain(quote):
            console.print(Text.assemble((f"  {heading:<12}", "cyan"), printable(found)))
        console.print()


def printable(text: str) -> str:
    """Put ``text`` on one line, with nothing in it that a terminal would obey."""
    line = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in line)


def _source(quote: Quote) -> list[str]:
    return [str(known) for known in (quote.article, quote.published) if known is not None]


def _occurrence(quote: Quote, match: Match) -> str:
    source = ", ".join(_source(quote)) or "?"
    return source if match.relation == "same" else f"{source} ({match.relation}, {match.similarity:.2f})"


QUOTES = Kind[Quote](
    export.FIELDS,
    export.to_records,
    {"article": 5, "speaker": 4, "quotation": 10, "evidence": 4},
    lambda quote: (
        _source(quote),
        [quote.speaker or ""],
        [quote.text],
        [" · ".join(found.text for found in (quote.mention, quote.cue) if found)],
    ),
)
SPEAKERS = Kind[Speaker](
    [field.name for field in attrs.fields(Speaker)],
    lambda speakers: map(attrs.asdict, speakers),
    {"speaker": 4, "also called": 6, "quotes": None, "articles": None},
    lambda speaker: ([speaker.name], speaker.aliases, [str(speaker.quotes)], [str(speaker.articles)]),
)
GROUPS = Kind[QuoteGroup](
    export.GROUP_FIELDS,
    export.to_group_records,
    {"times": None, "quotation": 10, "speaker": 4, "occurrences": 6},
    lambda group: (
        [str(len(group.occurrences))],
        [group.canonical.text],
        group.speakers,
        list(map(_occurrence, group.occurrences, group.matches)),
    ),
)
