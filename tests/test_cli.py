"""The command line."""

import contextlib
import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotebank import QuoteBank
from quotebank.cli import app

WORDS = "It rained all week and nobody minded,"
ARTICLE = f'"{WORDS}" said Ann Lee.\n'
SHELL = [sys.executable, "-c", "from quotebank.cli import app; app()"]


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["extract", *map(str, args)], input=stdin)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Forty articles whose quotations fill any pipe."""
    long = f'"{"It rained all week and nobody minded " * 200}," said Ann Lee.'
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"text": long}) + "\n" for _ in range(40)))
    return path


def test_table_shows_who_said_what(article: Path) -> None:
    """By default people get a table with article, speaker, words, mention and cue, none cut short."""
    result = run(article)
    assert result.exit_code == 0
    for cell in ("rain.txt", "Ann Lee", WORDS, "Ann Lee · said"):
        assert cell in result.stdout


def test_table_shows_text_as_it_is_and_obeys_none_of_it(tmp_path: Path) -> None:
    """Square brackets in a quotation are printed, and terminal escapes in it are not."""
    path = tmp_path / "hostile.txt"
    path.write_text('"It rained [red] all \x1b[31mweek and nobody minded," said Ann Lee.')
    result = run(path)
    assert "It rained [red] all" in result.stdout
    assert "\x1b" not in result.stdout


def test_jsonl_offsets_point_into_the_file(tmp_path: Path) -> None:
    """A JSON Lines record's offsets give the very words in the decoded file, whatever its line ends."""
    text = f"Wéather 🌧\r\n\r\n{ARTICLE}"
    path = tmp_path / "rain.txt"
    path.write_bytes(text.encode())
    record = json.loads(run(path, "--format", "jsonl").stdout)
    assert text[record["start"] : record["end"]] == WORDS
    assert (record["article"], record["speaker"]) == ("rain.txt", "Ann Lee")


def test_csv_has_a_header_and_a_row_a_quotation(article: Path) -> None:
    """CSV reads back with the standard library."""
    (row,) = csv.DictReader(run(article, "--format", "csv").stdout.splitlines())
    assert (row["text"], row["speaker"], row["cue"]) == (WORDS, "Ann Lee", "said")


def test_explanation_shows_the_evidence(tmp_path: Path) -> None:
    """``--explain`` gives cue, mention, the rule with what it believes, and the steps to the full name."""
    path = tmp_path / "rain.txt"
    path.write_text('Ann Lee is glad. "It rained all week and nobody minded at all," Lee said.')
    result = run(path, "--explain")
    assert result.exit_code == 0
    title, *lines = result.stdout.splitlines()
    assert title == "“It rained all week and nobody minded at all,”  rain.txt:18"
    shown = dict(line.split(maxsplit=1) for line in lines if line)
    assert shown["speaker"] == "Ann Lee"
    assert shown["cue"] == "said"
    assert shown["mention"] == "Lee (name)"
    assert shown["rule"] == 'after: "Q," X said; "Q," said X.'
    assert 0 < float(shown["confidence"]) < 1
    assert shown["chain"] == "Lee → Ann Lee"


def test_explanation_of_nothing_found_says_so(tmp_path: Path) -> None:
    """A quotation that nobody is seen to say has no evidence to show, and long words are cut short."""
    path = tmp_path / "rain.txt"
    path.write_text(f'"{"It rained and it rained. " * 20}"')
    title, *lines = run(path, "--explain").stdout.splitlines()
    assert title.startswith("“It rained and it rained.")
    assert " …”" in title
    assert [line.split(maxsplit=1) for line in lines if line] == [["speaker", "not named"]]


def test_explanation_is_no_record_format(article: Path) -> None:
    """``--explain`` with a format for programs is wrong usage, not one of the two left out."""
    result = run(article, "--explain", "--format", "csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be given with --format csv" in result.stderr


def test_min_confidence_withholds_speakers(article: Path) -> None:
    """``--min-confidence 1`` names nobody, as nothing is certain; the quotation and its mention stay."""
    record = json.loads(run(article, "--min-confidence", "1", "--format", "jsonl").stdout)
    assert (record["text"], record["speaker"], record["mention"]) == (WORDS, None, "Ann Lee")
    assert run(article, "--min-confidence", "90").exit_code == 2


def test_jsonl_input_carries_id_and_date(tmp_path: Path) -> None:
    """A quotation has the id and the date of the article that its line gave."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "n1", "text": ARTICLE, "published": "2024-05-31"}))
    record = json.loads(run(path, "--format", "jsonl").stdout)
    assert (record["article"], record["published"]) == ("n1", "2024-05-31")


def test_lone_surrogate_goes_through(tmp_path: Path) -> None:
    """A character that JSON can hold and UTF-8 cannot comes out as the escape that it came in as."""
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"text": ARTICLE.replace("week", "week \udc80")}))
    output = tmp_path / "out.jsonl"
    assert run(path, "--format", "jsonl", "--output", output).exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8"))["text"] == WORDS.replace("week", "week \udc80")


def test_standard_input(article: Path) -> None:
    """``-`` reads an article from standard input, among other paths too."""
    result = run("-", article, "--format", "jsonl", stdin=ARTICLE)
    assert [json.loads(line)["article"] for line in result.stdout.splitlines()] == ["stdin", "rain.txt"]


@pytest.mark.parametrize("form", ["table", "jsonl", "csv"])
def test_output_file(article: Path, tmp_path: Path, form: str) -> None:
    """``--output`` writes to the file what would have been printed, and prints nothing."""
    output = tmp_path / "quotes.out"
    result = run(article, "--format", form, "--output", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert output.read_bytes() == run(article, "--format", form).stdout_bytes


def test_no_quotations_is_success(tmp_path: Path) -> None:
    """An article without a quotation gives no record and exit code 0."""
    path = tmp_path / "plain.txt"
    path.write_text("It rained.")
    result = run(path, "--format", "jsonl")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    ("args", "complaint"),
    [
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["latin.txt"], "latin.txt: not UTF-8: byte 0xe9 at offset 3; convert it first"),
        (["page.html"], "page.html: unknown format; .txt, .jsonl or .ndjson expected"),
        (["bad.jsonl"], "bad.jsonl:1: not JSON: Expecting value at column 1"),
        (["rain.txt", "--output", "rain.txt"], "rain.txt: both an input and the output"),
        (["rain.txt", "--output", "none/quotes.csv"], "none/quotes.csv: cannot be written"),
    ],
)
def test_unusable_input_is_one_line_and_exit_code_2(
    article: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], complaint: str
) -> None:
    """Scripts see exit code 2, people one line that names the file and what is wrong with it."""
    monkeypatch.chdir(article.parent)
    Path("latin.txt").write_bytes("café".encode("latin-1"))
    Path("page.html").write_text("<p>")
    Path("bad.jsonl").write_text("rain\n")
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"quotebank: {complaint}")
    assert result.stderr.count("\n") == 1
    assert article.read_text() == ARTICLE


def test_unknown_format_names_the_known_ones(article: Path) -> None:
    """A format that does not exist is wrong usage, exit code 2, and the message lists what exists."""
    result = run(article, "--format", "xml")
    assert (result.exit_code, result.stdout) == (2, "")
    for word in ("xml", "table", "jsonl", "csv"):
        assert word in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("command", ["extract", "add", "quotes", "speakers", "groups", "report", "dedupe"])
def test_help_teaches_by_example(command: str) -> None:
    """Each command is listed, and its ``--help`` has examples and the exit codes that scripts can rely on."""
    assert f"\n  {command} " in CliRunner().invoke(app, ["--help"]).stdout
    text = CliRunner().invoke(app, [command, "--help"]).stdout
    assert f"Examples:\n    quotebank {command} " in text
    assert re.search(r"Exit codes:\n    0  .*(\n    .*)?\n    2 +wrong usage, ", text)


def test_version() -> None:
    """``--version`` prints the name and a version and needs no command."""
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert result.stdout.startswith("quotebank 0.")


def test_closed_pipe_is_quiet(many: Path) -> None:
    """A reader that stops after one line, as ``head -1`` does, causes no traceback."""
    command = [*SHELL, "extract", str(many), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["speaker"] == "Ann Lee"
        process.stdout.close()
        complaint = process.stderr.read()
    assert (process.returncode, complaint) == (1, b"")


def test_progress_stays_off_what_is_not_a_terminal(many: Path) -> None:
    """Redirected standard error stays empty on long work that goes well."""
    done = subprocess.run([*SHELL, "extract", str(many), "--format", "csv"], capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.skipif(sys.platform != "linux", reason="reads a pseudo-terminal as Linux has it")
@pytest.mark.parametrize("command", [["extract", "--format", "jsonl", "--output"], ["add"]])
def test_progress_on_a_terminal_leaves_the_work_alone(many: Path, tmp_path: Path, command: list[str]) -> None:
    """On a terminal long work shows on standard error how far it is and how fast, and the result is whole."""
    import pty

    output = tmp_path / "output"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*SHELL, *command, str(output), str(many)],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm"},
    ) as process:
        os.close(theirs)
        shown = b""
        # Read as it comes, or a full terminal would stop the command; its end is an error (EIO).
        with contextlib.suppress(OSError):
            while piece := os.read(ours, 4096):
                shown += piece
    os.close(ours)
    assert process.returncode == 0
    for part in (b"Reading articles", b"40/40", b" a second", b"0:00:00"):
        assert part in shown
    if command == ["add"]:
        with QuoteBank(output) as bank:
            assert len(bank) == 40
    else:
        assert len([json.loads(line) for line in output.read_text().splitlines()]) == 40
