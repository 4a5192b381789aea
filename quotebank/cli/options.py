"""What several commands take."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What the results are printed as."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


PathsArgument = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
]
BankArgument = Annotated[Path, typer.Argument(metavar="BANK", help="The file of the bank.")]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="A table for people, or records for programs.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file, not to standard output.")
]
MinOccurrencesOption = Annotated[
    int, typer.Option(min=1, help="Leave out what is quoted fewer times than this.")
]
