"""The command line: records of quotes in, groups out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from quotebank import Quote, Span
from quotebank.cli import app
from quotebank.export import read_jsonl, write_csv, write_jsonl

PART = "The ferry waited half the winter for one small part"
LONG = f"{PART} from Rotterdam"
SLOGAN = "Make the Harbor Whole Again"


def said(words: str, speaker: str, article: str) -> Quote:
    return Quote(words, (Span(0, len(words)),), speaker=speaker, article=article)


QUOTES = [
    said(LONG, "Maria Oduya", "mon"),
    said(SLOGAN, "Ann Lee", "mon"),
    said(PART.upper(), "Oduya", "tue"),
    said(SLOGAN, "Ben Ruiz", "wed"),
]


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["dedupe", *map(str, args)], input=stdin)


def records(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def quotes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Records of quotes in the current folder, with a suffix of each kind."""
    monkeypatch.chdir(tmp_path)
    for name, write in {"quotes.jsonl": write_jsonl, "quotes.csv": write_csv}.items():
        with Path(name).open("w", encoding="utf-8", newline="") as file:
            write(QUOTES, file)
    return Path("quotes.jsonl")


def test_every_record_comes_out_in_its_group(quotes: Path) -> None:
    """Each record has the number of its group and the words that stand for it, and is a quote as before."""
    result = run(quotes, "--format", "jsonl")
    found = records(result)
    assert [(record["group"], record["article"], record["canonical"]) for record in found] == [
        (1, "mon", LONG),
        (1, "tue", LONG),
        (2, "mon", SLOGAN),
        (3, "wed", SLOGAN),
    ]
    assert [record["relation"] for record in found[:2]] == ["same", "part"]
    assert sorted(read_jsonl(io.StringIO(result.stdout)), key=QUOTES.index) == QUOTES


def test_every_way_in_is_the_same(quotes: Path) -> None:
    """CSV, standard input and several files give what one file of JSON Lines does."""
    expected = records(run(quotes, "--format", "jsonl"))
    assert records(run("quotes.csv", "--format", "jsonl")) == expected
    assert records(run("-", "--format", "jsonl", stdin=quotes.read_text("utf-8"))) == expected
    first, rest = quotes.read_text("utf-8").split("\n", 1)
    Path("first.ndjson").write_text(first, encoding="utf-8")
    Path("rest.jsonl").write_text(rest, encoding="utf-8")
    assert records(run("first.ndjson", "rest.jsonl", "--format", "jsonl")) == expected


def test_table_shows_each_saying_once(quotes: Path) -> None:
    """People see a row a saying, with how often and where it was quoted."""
    rows = run(quotes, "--min-occurrences", 2).stdout
    assert rows.count(PART) == 1
    assert SLOGAN not in rows
    for cell in ("2", "Maria Oduya", "mon", "tue (part, 1.00)"):
        assert cell in rows


def test_echoes_take_a_slogan_for_one_saying(quotes: Path) -> None:
    """With ``--echoes`` it is one whoever repeats it."""
    found = records(run(quotes, "--echoes", "--min-occurrences", 2, "--format", "jsonl"))
    assert [record["article"] for record in found if record["canonical"] == SLOGAN] == ["mon", "wed"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["nowhere.csv"], "nowhere.csv: No such file or directory"),
        (["notes.txt"], "notes.txt: unknown format; .jsonl, .ndjson, .csv expected"),
        (["bad.jsonl"], 'bad.jsonl:1: "text" is missing'),
        (["quotes.csv", "--output", "quotes.csv"], "quotes.csv: both an input and the output"),
    ],
)
def test_unusable_records_are_one_line_and_exit_code_2(quotes: Path, args: list[str], complaint: str) -> None:
    """The line names the file, and the record in it; nothing is written."""
    Path("bad.jsonl").write_text("{}\n")
    before = Path("quotes.csv").read_bytes()
    result = run(*args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"quotebank: {complaint}\n")
    assert Path("quotes.csv").read_bytes() == before
