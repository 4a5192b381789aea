"""The command that reads texts and keeps nothing."""

from __future__ import annotations

import sys
from contextlib import closing
from itertools import chain
from typing import Annotated

import typer

import quotebank
from quotebank import reading
from quotebank.cli import printing, progress
from quotebank.cli.files import opened
from quotebank.cli.options import Format, FormatOption, OutputOption, PathsArgument


def extract(
    paths: PathsArgument,
    form: FormatOption = Format.table,
    output: OutputOption = None,
    min_confidence: Annotated[
        float,
        typer.Option(min=0, max=1, help="Name a speaker only where it is as likely as this to be right."),
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what each attribution rests on, in place of the table.")
    ] = False,
) -> None:
    """Print every quotation in articles, with its speaker.

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
    if explain and form is not Format.table:
        raise typer.BadParameter(f"cannot be given with --format {form}", param_hint="--explain")
    files = reading.sources(paths)
    with opened(output, [file.path for file in files if file.path]) as out:
        shown = sys.stderr.isatty() and (form is Format.table or not out.isatty()) and not explain
        with closing(progress.articles(files, shown)) as articles:
            quotes = chain.from_iterable(quotebank.pipe(articles, min_confidence=min_confidence))
            if explain:
                printing.write_explanations(quotes, out)
            else:
                printing.write(printing.QUOTES, quotes, form, out)
