"""The command line: a thin face on the library."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotebank import AmbiguousSpeakerError, BankError, UnknownSpeakerError
from quotebank.cli import banks, records, texts
from quotebank.cli.printing import printable
from quotebank.export import RecordError
from quotebank.reading import InputError

# What the library raises at what the user gave it, with a message for the user.
COMPLAINTS = (InputError, RecordError, BankError, UnknownSpeakerError, AmbiguousSpeakerError)


class Commands(TyperGroup):
    """The commands; what they cannot use is told in one line, with exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except COMPLAINTS as error:
            typer.echo(f"quotebank: {printable(str(error))}", err=True)
            raise typer.Exit(2) from None


app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
for command in (
    texts.extract, banks.add, banks.quotes, banks.speakers, banks.groups, banks.report, records.dedupe,
):  # fmt: skip
    app.command()(command)


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
    """Find the quotations in news text, say who said them, and keep them.

    \b
    Print the quotations of some articles:
      quotebank extract articles/

    \b
    Keep them in a bank, and ask it:
      quotebank add quotes.db articles/
      quotebank quotes quotes.db --speaker "Maria Oduya"
      quotebank report quotes.db --output report.html

    "quotebank COMMAND --help" has more examples of each command.
    """
