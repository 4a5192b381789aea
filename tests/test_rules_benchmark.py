"""The rules' benchmark counts right, and what it wrote fits the rules as they are."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

import quotebank
from benchmarks import rules
from quotebank.explanation import belief
from quotebank.rules import RULES, TERM

TEXT = (
    '"It rained all week and nobody minded," said Ann Lee. '
    '"It snowed all week and nobody came," said Bob Day. He drives along the so-called "road to nowhere".'
)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split(" | ")]


def test_documented_sieve_is_the_sieve() -> None:
    """docs/rules.md lists the rules in the order they run in, with what each now believes."""
    rows = [cells(line) for line in rules.SIEVE.read_text(encoding="utf-8").splitlines() if "| `" in line]
    assert [row[1:3] for row in rows] == [
        [f"`{name}`", belief(rule).replace("|", r"\|")] for name, rule in RULES
    ]


def test_every_rule_says_what_it_believes() -> None:
    """No rule stands in the sieve without a line that explains it to users."""
    assert [name for name, rule in RULES if not belief(rule)] == []


def test_every_rule_is_measured_and_none_that_is_gone() -> None:
    """precision.toml holds each rule in order, and probabilities that leave room for error."""
    figures = tomllib.loads(rules.PRECISION.read_text(encoding="utf-8"))
    assert list(figures["rule"]) == list(rules.NAMES)
    tables = [figures["all"], figures["resolution"], *figures["rule"].values()]
    assert all(0 < share < 1 for table in tables for share in table.values())


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold file of one article, in which Bob's words are Ann's, and places to write to."""
    for written in ("PRECISION", "SIEVE"):
        copy = tmp_path / written
        copy.write_bytes(getattr(rules, written).read_bytes())
        monkeypatch.setattr(rules, written, copy)

    def row(start: int, end: int, source: list[list[int]]) -> dict[str, Any]:
        return {
            "start": start,
            "end": end,
            "words": 7,
            "attributed": bool(source),
            "source": source,
            "cue": [],
        }

    segments = [row(0, 39, [[45, 52]]), row(54, 91, [[45, 52]]), row(TEXT.index('"road'), len(TEXT) - 1, [])]
    path = tmp_path / "invented.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "segments": segments}) + "\n")
    return path


def test_counts_what_extract_decides() -> None:
    """The benchmark's rule for the first words of each quotation is the one that its user sees."""
    for path in sorted((rules.ROOT / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        counted = {answer.span.start: answer.rule for answer in rules.sieve(text)}
        quotes = quotebank.extract(text, terms=True)
        seen = {quote.start: quote.rule for quote in quotes if quote.mention or quote.rule == TERM}
        assert seen
        assert seen.items() <= counted.items()


def test_counts_used_and_right(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One rule finds two quotations and one right source; what nobody says is a term."""
    assert TEXT[45:52] == "Ann Lee"
    assert rules.main([str(gold)]) == 0
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["after", "direct", "2", "50.0", "%"] in printed
    assert ["term", "short", "1", "100.0", "%"] in printed
    assert ["colon", "direct", "0", "–"] in printed


def test_update_writes_figures_and_leaves_the_judged_ones(gold: Path) -> None:
    """--update gives few cases little weight, keeps [resolution], and puts the counts into the docs."""
    before = tomllib.loads(rules.PRECISION.read_text(encoding="utf-8"))
    assert rules.main([str(gold), "--update"]) == 0
    after = tomllib.loads(rules.PRECISION.read_text(encoding="utf-8"))
    assert after["resolution"] == before["resolution"]
    assert after["rule"]["after"]["direct"] == 0.5
    assert 0.5 < after["rule"]["term"]["short"] < 0.7
    assert "| 2 | 50.0 % |" in rules.SIEVE.read_text(encoding="utf-8")


def test_speakers_tell_how_often_names_are_right(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With speakers, names are judged by how they were come by, and apart where the mention is wrong."""
    speakers = gold.with_name("speakers.jsonl")
    rows = [{"id": "a", "segment": n, "status": "named", "names": ["Ann Lee"]} for n in (0, 1)]
    speakers.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert rules.main([str(gold), "--speakers", str(speakers)]) == 0
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["name", "full", "1", "100.0", "%"] in printed
    assert ["name", "pronoun", "0", "–"] in printed
    assert ["name", "astray", "1", "0.0", "%"] in printed


def test_missing_corpus_is_skipped_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the corpus is not at hand the benchmark says so, and writes nothing."""
    before = rules.PRECISION.read_bytes()
    assert rules.main([str(tmp_path / "none.jsonl"), "--update"]) == 0
    assert "skipped: no such file" in capsys.readouterr().err
    assert rules.PRECISION.read_bytes() == before
