"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quotebank.cli import app

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
# Python, and what it prints; a later example may use the names of an earlier one.
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n(?P<output>.*?)```\n)?", re.S)
SESSION = re.compile(r"```console\n(.*?)```", re.S)
COMMAND = re.compile(r"^\$ quotebank (?P<arguments>.*)\n(?P<output>(?:(?!\$ ).*\n)*)", re.M)


def agrees(shown: str, printed: str) -> bool:
    """Whether the output is as shown, where "..." stands for anything."""
    return OutputChecker().check_output(shown, printed, ELLIPSIS)


def run_examples() -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Run all Python examples in order; the names they set, and what each shows and prints."""
    names: dict[str, Any] = {}
    outputs = []
    for example in EXAMPLE.finditer(README):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(example["code"], names)
        outputs.append((example["output"] or "", printed.getvalue()))
    return names, outputs


def test_python_examples_print_what_they_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied one after the other, the examples run and print what stands below them."""
    monkeypatch.chdir(tmp_path)
    _, outputs = run_examples()
    assert outputs
    for shown, printed in outputs:
        assert agrees(shown, printed), printed


def test_console_examples_print_what_they_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands print what stands below them, with the article of the first example as ferry.txt."""
    monkeypatch.chdir(tmp_path)
    names, _ = run_examples()
    Path("ferry.txt").write_text(names["text"], encoding="utf-8")
    monkeypatch.setattr("quotebank.cli.printing.PAGE_WIDTH", 90)  # as on a terminal that wide
    commands = [command for session in SESSION.findall(README) for command in COMMAND.finditer(session)]
    assert commands
    for command in commands:
        printed = CliRunner().invoke(app, shlex.split(command["arguments"])).output
        assert agrees(command["output"], printed), printed
