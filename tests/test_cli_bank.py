"""The command line: the commands on a bank."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from quotebank import QuoteBank
from quotebank.cli import app

FERRY = "The ferry waited all winter for one small part"
NEWS: list[dict[str, Any]] = [
    {
        "id": "mon",
        "published": "2024-05-06",
        "outlet": "Harbor News",
        "text": f"“{FERRY},” said Maria Oduya.",
    },
    {"id": "tue", "published": "2024-05-07", "outlet": "Daily", "text": f"“{FERRY}!” Maria J. Oduya said."},
    {"id": "wed", "published": "2024-05-08", "outlet": "Daily", "text": "“It never ran,” said Ben Oduya."},
    {"id": "thu", "text": "“The harbor was quiet all week,” a fisherman said."},
]
READING = ["quotes", "speakers", "groups", "report"]


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, list(map(str, args)), input=stdin)


def records(*args: object) -> list[dict[str, Any]]:
    result = run(*args, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def ids(*args: object) -> list[str]:
    return [record["article"] for record in records("quotes", *args)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank of the news, made by the command."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "news.jsonl").write_text("".join(json.dumps(article) + "\n" for article in NEWS))
    result = run("add", folder / "news.jsonl.db", folder / "news.jsonl")
    assert result.exit_code == 0, result.stderr
    return folder / "news.jsonl.db"


@pytest.fixture
def bank(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in the current folder."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(made, "quotes.db"))


def test_add_says_what_it_did_and_skips_what_is_there(tmp_path: Path) -> None:
    """A second ``add`` of a folder adds what is new to it, replaces what has changed and skips the rest."""
    bank, folder = tmp_path / "quotes.db", tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("“It rained all week,” said Ann Lee.")
    first = run("add", bank, folder)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == f"2 added, 0 replaced, 0 updated, 0 skipped; {bank} has 2 quotes\n"
    (folder / "b.txt").write_text("It rained.")
    (folder / "c.jsonl").write_text(json.dumps({"text": "“It rained all day,” said Bo Lee."}))
    second = run("add", bank, folder)
    assert second.stdout == f"1 added, 1 replaced, 0 updated, 1 skipped; {bank} has 2 quotes\n"
    assert ids(bank) == ["a.txt", "c.jsonl:1"]


def test_add_reads_standard_input(tmp_path: Path) -> None:
    """``-`` is an article from standard input, as for ``extract``."""
    run("add", tmp_path / "quotes.db", "-", stdin=NEWS[0]["text"])
    assert ids(tmp_path / "quotes.db") == ["stdin"]


def test_add_in_several_processes_stores_the_same(made: Path, tmp_path: Path) -> None:
    """``--processes`` changes how fast, not what."""
    result = run("add", tmp_path / "other.db", made.with_name("news.jsonl"), "--processes", 2)
    assert result.exit_code == 0
    assert records("quotes", tmp_path / "other.db") == records("quotes", made)


def test_add_of_nothing_makes_no_bank(tmp_path: Path) -> None:
    """A slip in the path of the articles leaves no empty bank behind."""
    result = run("add", tmp_path / "quotes.db", "nowhere")
    assert (result.exit_code, result.stderr) == (2, "quotebank: nowhere: no such file or folder\n")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ["mon", "tue", "wed", "thu"]),
        (["--speaker", "Maria Oduya"], ["mon", "tue"]),
        (["--speaker", "Ben"], ["wed"]),
        (["--containing", "one small PART"], ["mon", "tue"]),
        (["--outlet", "Daily"], ["tue", "wed"]),
        (["--since", "2024-05-07"], ["tue", "wed"]),
        (["--until", "2024-05-07"], ["mon", "tue"]),
        (["--since", "2024-05-07", "--until", "2024-05-07"], ["tue"]),
        (["--min-confidence", "1"], []),
        (["--limit", "1"], ["mon"]),
    ],
)
def test_quotes_are_those_asked_for(bank: Path, options: list[str], expected: list[str]) -> None:
    """Each option leaves out what does not fit it."""
    assert ids(bank, *options) == expected


def test_quotes_are_the_records_of_extract(bank: Path, made: Path) -> None:
    """What comes out of a bank is what ``extract`` prints for the same articles."""
    assert records("quotes", bank) == records("extract", made.with_name("news.jsonl"))


def test_tables_show_people_what_is_known(bank: Path) -> None:
    """By default a bank's commands print tables for people, with nothing cut short."""
    for command, cells in {
        "quotes": ["mon", "2024-05-06", "Maria Oduya", FERRY, "Oduya · said", "a fisherman · said"],
        "speakers": ["Maria J. Oduya", "Maria Oduya", "Ben Oduya"],
        "groups": [FERRY, "Maria J. Oduya", "mon, 2024-05-06", "tue, 2024-05-07"],
    }.items():
        result = run(command, bank)
        assert result.exit_code == 0
        for cell in cells:
            assert cell in result.stdout


def test_speakers_with_their_names(bank: Path) -> None:
    """Speakers come with all their names and counts; CSV has the names in one cell."""
    maria, ben = records("speakers", bank)
    assert {maria["name"], *maria["aliases"]} == {"Maria Oduya", "Maria J. Oduya"}
    assert (maria["quotes"], maria["articles"]) == (2, 2)
    assert ben == {"name": "Ben Oduya", "aliases": [], "quotes": 1, "articles": 1, "id": None}
    run("speakers", bank, "--format", "csv", "--output", "speakers.csv")
    with Path("speakers.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["aliases"].split("|") for row in rows] == [maria["aliases"], [""]]


def test_groups_are_what_is_quoted_more_than_once(bank: Path) -> None:
    """A group's records share its number; ``--min-occurrences`` asks for more than two."""
    found = records("groups", bank)
    assert [(record["group"], record["article"]) for record in found] == [(1, "mon"), (1, "tue")]
    assert {record["relation"] for record in found} == {"same"}
    assert records("groups", bank, "--min-occurrences", "3") == []


def test_report_has_articles_and_groups(bank: Path) -> None:
    """The report is a page with the quotes of the bank, and says what is repeated."""
    assert run("report", bank, "--output", "report.html").exit_code == 0
    page = Path("report.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert FERRY in page
    assert "2 articles" in page


@pytest.mark.parametrize("command", READING)
def test_question_makes_no_bank(command: str, tmp_path: Path) -> None:
    """To ask a bank that is not there is an error that says how to make one, and makes none."""
    result = run(command, tmp_path / "quotes.db")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"quotebank: {tmp_path / 'quotes.db'}: no such bank; ")
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", READING)
def test_bank_is_never_overwritten(command: str, bank: Path) -> None:
    """``--output`` with the bank's own name is refused, and the bank stays."""
    result = run(command, bank, "--output", bank)
    assert (result.exit_code, result.stderr) == (2, "quotebank: quotes.db: both an input and the output\n")
    assert ids(bank) == ["mon", "tue", "wed", "thu"]


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["quotes", "news.txt"], "news.txt: this is no bank of quotes, but some other kind of file"),
        (["add", "news.txt", "news.txt"], "news.txt: this is no bank of quotes, but some other kind of file"),
        (["quotes", "quotes.db", "--speaker", "Odua"], "“Odua”; did you mean Maria J. Oduya or Ben Oduya?"),
        (["quotes", "quotes.db", "--speaker", "maria odoya"], "“maria odoya”; did you mean Maria J. Oduya?"),
        (["quotes", "quotes.db", "--speaker", "Xi"], '“Xi”; "quotebank speakers quotes.db" lists all'),
        (["quotes", "quotes.db", "--speaker", "\x1b[31m\n"], '“\ufffd[31m ”; "quotebank speakers'),
        (["quotes", "quotes.db", "--speaker", "Oduya"], "“Oduya” may be Maria J. Oduya, Ben Oduya"),
        (
            ["quotes", "quotes.db", "--since", "May"],
            "since must be an ISO date such as 2024-05-31, not 'May'",
        ),
        (["quotes", "quotes.db", "--containing", "?!"], "containing must hold a word to look for, got '?!'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(bank: Path, args: list[str], complaint: str) -> None:
    """The line says what is wrong and what to do about it; a file to write to is left as it is."""
    Path("news.txt").write_text("“It rained and rained and rained,” said Ann Lee. " * 9)
    Path("out.csv").write_text("kept")
    result = run(*args, *(["--output", "out.csv"] if args[0] != "add" else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("quotebank: ")
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1
    assert Path("out.csv").read_text() == "kept"


def test_table_of_people_is_asked_by_id(bank: Path) -> None:
    """A speaker is found by the id that the user's table of people gives."""
    with QuoteBank(bank) as opened:
        opened.people([{"id": "Q7", "name": "Ben Oduya"}])
    assert [record["speaker_id"] for record in records("quotes", bank, "--speaker", "Q7")] == ["Q7"]
