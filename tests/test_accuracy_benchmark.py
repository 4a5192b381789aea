"""The accuracy benchmark counts right and notices a fall."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest

from benchmarks import accuracy
from benchmarks.accuracy import Answer
from benchmarks.gold import Segment, Speaker
from quotebank import Span

# "It rained all week and nobody minded," said Mr. Lee. He wore a "hat".
LONG = Segment(
    Span(0, 39), 7, True, [Span(45, 52)], [Span(45, 52), Span(40, 44)], Speaker("named", ["Ann Lee"])
)
SHORT = Segment(Span(64, 69), 1, False, [], [], Speaker("term", []))
MENTION = Span(49, 52)


def test_right_answer_scores_full_marks() -> None:
    """A found segment with mention and name right is a hit in all three measures."""
    answer = Answer(Span(1, 38), 7, MENTION, "Ann Lee")
    figures = accuracy.score([([LONG, SHORT], [answer])], 0)
    full = {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1, "predicted": 1}
    assert figures == {"detect": full, "attribute": full, "entity": full}


def test_naming_a_term_costs_precision_among_all_segments_only() -> None:
    """A speaker for a short term is a false positive, which the five-word figures leave out."""
    answers = [Answer(Span(1, 38), 7, MENTION, "Ann Lee"), Answer(Span(65, 68), 1, MENTION, "Ann Lee")]
    half = {"P": 50.0, "R": 100.0, "F1": 66.7, "gold": 1, "predicted": 2}
    assert accuracy.score([([LONG, SHORT], answers)], 0) == {
        "detect": half,
        "attribute": half,
        "entity": half,
    }
    assert accuracy.score([([LONG, SHORT], answers)], 5)["entity"]["P"] == 100.0


def test_wrong_mention_and_wrong_name_are_told_apart() -> None:
    """A quote found but given to somebody else counts in detect alone."""
    answer = Answer(Span(1, 38), 7, Span(54, 56), "Bob Lee")
    figures = accuracy.score([([LONG], [answer])], 0)
    assert [figures[name]["F1"] for name in ("detect", "attribute", "entity")] == [100.0, 0.0, 0.0]


def test_segment_with_an_open_speaker_is_not_judged() -> None:
    """A name given where the gold leaves the speaker open is neither right nor wrong."""
    segment = Segment(LONG.span, 7, True, LONG.source, LONG.evidence, None)
    figures = accuracy.score([([segment], [Answer(Span(1, 38), 7, MENTION, "Ann Lee")])], 0)
    assert figures["entity"]["predicted"] == 0


def test_calibration_weighs_the_gaps_of_tenths() -> None:
    """Three sure answers of which two are right, and a doubtful wrong one, make known gaps."""
    right = Answer(LONG.span, 7, MENTION, "Ann Lee", confidence=0.95)
    wrong = attrs.evolve(right, speaker="Bob Lee")
    doubtful = attrs.evolve(wrong, confidence=0.2)
    results = [([LONG], [answer]) for answer in (right, right, wrong, doubtful)]
    rows = accuracy.tenths(results, 5)
    assert rows[0] == (1, 0.2, 0.0)
    assert rows[1] == pytest.approx((3, 0.95, 2 / 3))
    assert accuracy.mean_gap(rows) == pytest.approx((0.2 + 3 * (0.95 - 2 / 3)) / 4)


def test_certain_answers_share_the_uppermost_tenth() -> None:
    """A confidence of one belongs with those above nine tenths, and short quotes are left out on demand."""
    answers = [Answer(LONG.span, 7, MENTION, "Ann Lee", confidence=c) for c in (0.9, 1.0)]
    results = [([LONG], [answer]) for answer in answers]
    assert accuracy.tenths(results, 0) == [pytest.approx((2, 0.95, 1.0))]
    assert accuracy.tenths(results, 8) == []


def test_withheld_speakers_cost_recall_not_precision() -> None:
    """Above a threshold the unsure answer counts as no answer."""
    sure = Answer(LONG.span, 7, MENTION, "Ann Lee", confidence=0.95)
    unsure = attrs.evolve(sure, speaker="Bob Lee", confidence=0.5)
    results = [([LONG], [sure]), ([LONG], [unsure])]
    assert accuracy.score(accuracy.withheld(results, 0.9), 0)["entity"] == {
        "P": 100.0, "R": 50.0, "F1": 66.7, "gold": 2, "predicted": 1,
    }  # fmt: skip


def test_calibration_needs_speakers(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without names to judge by, asking for calibration is wrong usage."""
    with pytest.raises(SystemExit, match="2"):
        accuracy.main([str(gold), "--calibration"])
    assert "--calibration needs --speakers" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("found", "same"),
    [(Span(0, 39), True), (Span(20, 40), True), (Span(0, 19), False), (Span(39, 60), False)],
)
def test_match_needs_half_of_the_union(found: Span, same: bool) -> None:
    """Half of what both cover together, or more, is a match."""
    assert accuracy.matches(found, Span(0, 40)) is same


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Ann Lee", True),
        ("Dr. Ann B. Lee", True),
        ("ANN LEE'S", True),
        ("Lee", False),
        ("Bob Lee", False),
        ("the President", False),
    ],
)
def test_same_name(name: str, same: bool) -> None:
    """Titles, case, possessives and middle names do not matter; a surname alone is not the full name."""
    assert accuracy.same_name(name, ["Ann Lee"]) is same


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold file of one article, and a place for the baseline."""
    monkeypatch.setattr(accuracy, "BASELINE", tmp_path / "baseline.json")
    row: dict[str, Any] = {
        "start": 0,
        "end": 39,
        "words": 7,
        "attributed": True,
        "source": [[45, 52]],
        "cue": [],
    }
    article = {"id": "a", "text": '"It rained all week and nobody minded," said Ann Lee.', "segments": [row]}
    path = tmp_path / "invented.jsonl"
    path.write_text(json.dumps(article) + "\n")
    return path


def test_fall_below_the_baseline_fails(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A baseline once written passes as it is, and fails with the measure's name once it is higher."""
    assert accuracy.main([str(gold), "--update"]) == 0
    assert accuracy.main([str(gold)]) == 0
    baselines = json.loads(accuracy.BASELINE.read_text())
    baselines["invented"]["all"]["attribute"]["F1"] += 0.1
    accuracy.BASELINE.write_text(json.dumps(baselines))
    capsys.readouterr()
    assert accuracy.main([str(gold)]) == 1
    (complaint,) = capsys.readouterr().err.splitlines()
    assert complaint.startswith("all attribute: F1")


def test_update_without_speakers_keeps_what_they_gave(gold: Path) -> None:
    """The baseline of a measure that a run leaves out stays."""
    speakers = gold.with_name("speakers.jsonl")
    speakers.write_text(json.dumps({"id": "a", "segment": 0, "status": "named", "names": ["Ann Lee"]}))
    accuracy.main([str(gold), "--speakers", str(speakers), "--update"])
    before = json.loads(accuracy.BASELINE.read_text())
    accuracy.main([str(gold), "--update"])
    assert json.loads(accuracy.BASELINE.read_text()) == before
    assert set(before["invented"]["all"]) == {"detect", "attribute", "entity"}


def test_missing_corpus_is_skipped_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the corpus is not at hand the benchmark says so and fails nothing."""
    assert accuracy.main([str(tmp_path / "none.jsonl")]) == 0
    assert "skipped: no such file" in capsys.readouterr().err


@pytest.mark.parametrize("papers", ["learned", "unseen"])
def test_accuracy_on_invented_papers_does_not_fall(papers: str) -> None:
    """On the articles that come with the benchmark no figure is below the committed baseline."""
    folder = accuracy.BASELINE.with_name("papers") / papers
    assert any(folder.rglob("*.txt"))
    assert papers in json.loads(accuracy.BASELINE.read_text())
    assert accuracy.main([str(folder)]) == 0
