"""The commands on a bank."""

from __future__ import annotations

import difflib
import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

import quotebank
from quotebank import reading
from quotebank import report as report_page
from quotebank.cli import files, printing, progress
from quotebank.cli.options import (
    BankArgument,
    Format,
    FormatOption,
    MinOccurrencesOption,
    OutputOption,
    PathsArgument,
)

# So many names are enough to see the one that was meant.
SUGGESTIONS = 5


def add(
    bank: BankArgument,
    paths: PathsArgument,
    processes: Annotated[int, typer.Option(min=1, help="Extract in so many processes.")] = 1,
) -> None:
    """Add articles and their quotes to a bank, made if there is none.

    PATH... is what it is for "quotebank extract". An article goes by its "id", a text file by its name. What
    BANK has with the same text is skipped, with another text it is replaced. After an interruption give
    the same command again: it goes on where it stopped.

    \b
    Examples:
      quotebank add quotes.db article.txt
      quotebank add quotes.db articles/ --processes 4
      quotebank add quotes.db articles.jsonl

    \b
    Exit codes:
      0    all articles are in the bank
      2    wrong usage, input that cannot be used, or no bank
      130  interrupted

    After 2 and 130 the articles that were done before are in the bank.
    """
    sources = reading.sources(paths)
    with quotebank.QuoteBank(bank) as opened:
        with closing(progress.articles(sources, sys.stderr.isatty())) as articles:
            done = opened.add(articles, n_process=processes)
        typer.echo(
            f"{done.added} added, {done.replaced} replaced, {done.updated} updated, {done.skipped} skipped;"
            f" {bank} has {len(opened)} quotes"
        )


def quotes(
    bank: BankArgument,
    speaker: Annotated[
        str | None, typer.Option(help="By whom: a name, a part of one, or an id of the table of people.")
    ] = None,
    containing: Annotated[
        str | None, typer.Option(help="With these words in this order; case and accents do not count.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="In articles of this outlet.")] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="In articles of this day, such as 2024-05-31, or later."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="In articles of this day or earlier.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, help="Attributed with at least this confidence.")
    ] = 0.0,
    limit: Annotated[int | None, typer.Option(min=0, help="No more than so many.")] = None,
    form: FormatOption = Format.table,
    output: OutputOption = None,
) -> None:
    """Print the quotes in a bank for which all holds that is asked for.

    They come by date, those of articles without one last.

    \b
    Examples:
      quotebank quotes quotes.db
      quotebank quotes quotes.db --speaker "Maria Oduya"
      quotebank quotes quotes.db --containing "tired of waiting" --min-confidence 0.9
      quotebank quotes quotes.db --outlet "Harbor News" --since 2024-05-01 --until 2024-05-31
      quotebank quotes quotes.db --speaker Oduya --format jsonl --output oduya.jsonl

    \b
    Exit codes:
      0  done, whether or not there are such quotes
      1  standard output was closed before the end
      2  wrong usage, no bank, a name that nobody or more than one speaker has, or a file that cannot
         be written
    """
    with files.bank(bank) as opened:
        try:
            found = opened.quotes(
                speaker=speaker, containing=containing, outlet=outlet, since=since, until=until,
                min_confidence=min_confidence, limit=limit,
            )  # fmt: skip
        except quotebank.UnknownSpeakerError as error:
            raise reading.InputError(_unknown(error.name, opened, bank)) from None
        except ValueError as error:
            raise reading.InputError(str(error)) from None
        with files.opened(output, [bank]) as out:
            printing.write(printing.QUOTES, found, form, out)


def speakers(
    bank: BankArgument,
    form: FormatOption = Format.table,
    output: OutputOption = None,
) -> None:
    """Print who is quoted in a bank, under which names, how often.

    The most quoted come first.

    \b
    Examples:
      quotebank speakers quotes.db
      quotebank speakers quotes.db --format csv --output speakers.csv

    \b
    Exit codes:
      0  done
      1  standard output was closed before the end
      2  wrong usage, no bank, or a file that cannot be written
    """
    with files.bank(bank) as opened, files.opened(output, [bank]) as out:
        printing.write(printing.SPEAKERS, opened.speakers(), form, out)


def groups(
    bank: BankArgument,
    form: FormatOption = Format.table,
    output: OutputOption = None,
    min_occurrences: MinOccurrencesOption = 2,
) -> None:
    """Print what is quoted more than once in a bank.

    What is quoted most often comes first. Records are as those of "quotebank dedupe".

    \b
    Examples:
      quotebank groups quotes.db
      quotebank groups quotes.db --min-occurrences 5
      quotebank groups quotes.db --format jsonl --output groups.jsonl

    \b
    Exit codes:
      0  done, whether or not anything is repeated
      1  standard output was closed before the end
      2  wrong usage, no bank, or a file that cannot be written
    """
    with files.bank(bank) as opened, files.opened(output, [bank]) as out:
        wanted = (group for group in opened.groups() if len(group.occurrences) >= min_occurrences)
        printing.write(printing.GROUPS, wanted, form, out)


def report(bank: BankArgument, output: OutputOption = None) -> None:
    """Write a page about all that is in a bank.

    It is one HTML file to open in a browser, with the speakers, what they said and when, and the
    articles with their quotes marked. It needs no network.

    \b
    Examples:
      quotebank report quotes.db --output report.html

    \b
    Exit codes:
      0  done
      1  standard output was closed before the end
      2  wrong usage, no bank, or a file that cannot be written
    """
    with files.bank(bank) as opened, files.opened(output, [bank]) as out, opened.snapshot():
        report_page.write(out, opened.articles(), opened.groups())


def _unknown(wanted: str, bank: quotebank.QuoteBank, path: Path) -> str:
    """Say that nobody is called so, and who is called nearly so."""
    bearers: dict[str, list[str]] = {}
    for speaker in bank.speakers():
        for name in (speaker.name, *speaker.aliases):
            for known in {name.casefold(), *name.casefold().split()}:
                bearers.setdefault(known, []).append(speaker.name)
    near = difflib.get_close_matches(wanted.casefold(), bearers)
    names = list(dict.fromkeys(name for known in near for name in bearers[known]))[:SUGGESTIONS]
    advice = f"did you mean {' or '.join(names)}?" if names else f'"quotebank speakers {path}" lists all'
    return f"no speaker is called “{wanted}”; {advice}"
