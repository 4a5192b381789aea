"""The command that reads records of quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import quotebank
from quotebank.cli import files, printing
from quotebank.cli.options import Format, FormatOption, MinOccurrencesOption, OutputOption


def dedupe(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files of records, or - for JSON Lines on standard input."),
    ],
    form: FormatOption = Format.table,
    output: OutputOption = None,
    min_occurrences: MinOccurrencesOption = 1,
    echoes: Annotated[
        bool, typer.Option("--echoes", help="Take a slogan for one saying whoever repeats it, and when.")
    ] = False,
) -> None:
    """Group quotes that are one saying.

    Reads records of quotes, as "quotebank extract" prints them with --format jsonl or csv. Prints, as
    records, each of them with the number of its group, the words to show for the group ("canonical"), and
    how its own words stand to these: "relation" is same, part or altered, "similarity" from 0 to 1.

    \b
    Examples:
      quotebank dedupe quotes.jsonl
      quotebank dedupe monday.csv tuesday.csv --min-occurrences 2
      quotebank dedupe quotes.jsonl --format csv --output groups.csv
      quotebank extract articles/ --format jsonl | quotebank dedupe -

    \b
    Exit codes:
      0  done, whether or not anything is repeated
      1  standard output was closed before the end
      2  wrong usage, records that cannot be used, or a file that cannot be written
    """
    groups = quotebank.dedupe(files.quotes(paths), echoes=echoes)
    wanted = (group for group in groups if len(group.occurrences) >= min_occurrences)
    with files.opened(output, map(Path, paths)) as out:
        printing.write(printing.GROUPS, wanted, form, out)
