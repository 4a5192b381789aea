"""The benchmark of dedupe knows the truth of the quotes that it makes, and counts right."""

import json
import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import attrs
import pytest

import quotebank
from benchmarks import dedup
from benchmarks.dedup_data import (
    CHANGES,
    GRAM,
    SAYING_WORDS,
    Corpus,
    cluster_sizes,
    make,
    ngrams,
    occurrences,
    pieces,
    read_corpus,
    sayings,
    words,
)
from benchmarks.dedup_scores import agreement, bcubed, largest_mixed, marked, read_gold
from benchmarks.dedup_tools import TOOLS, Setting, as_quotes, bands, exact, joined, labels, shingles

SAYING = (
    "You know, the harbor was never meant for boats of this size, and we have told the council so every year."
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """What the seeds quote, and their other sentences."""
    return read_corpus([])


def test_seeds_are_taken_apart(corpus: Corpus) -> None:
    """Quotes come without their marks, and no sentence of the reporter's holds words of a quote."""
    assert "A commutation would mean wholeness for me and my family again." in {
        quote.replace('"', "") for quote in corpus.quotes
    }
    assert "Her daughter, Tretessa started a petition two years ago on Change.org" in " ".join(
        corpus.sentences
    )
    assert not any("wholeness" in sentence for sentence in corpus.sentences)


def test_same_seed_makes_the_same_quotes(corpus: Corpus) -> None:
    """The quotes depend on the seed alone, and are as many as are asked for."""
    made = make(corpus, 300, seed=5)
    assert made == make(corpus, 300, seed=5)
    assert made != make(corpus, 300, seed=6)
    assert len(made) == 300


def test_no_two_sayings_can_be_taken_for_one(corpus: Corpus) -> None:
    """However far the corpus is stretched, no five words in a row belong to two sayings."""
    stretched = sayings(corpus, Random(1))
    owners: dict[tuple[Any, ...], int] = {}
    for number in range(3 * len(corpus.sentences)):
        spoken = words(next(stretched))
        assert len(spoken) >= SAYING_WORDS
        assert {owners.setdefault(gram, number) for gram in ngrams(spoken, GRAM)} == {number}


def test_equal_quotes_are_of_one_saying(corpus: Corpus) -> None:
    """No change leaves fewer than five words, nor the words of another saying."""
    made = make(corpus, 2000, seed=3)
    assert min(len(words(text)) for _, text in made) >= GRAM
    assert len({(saying, *words(text)) for saying, text in made}) == len({tuple(words(t)) for _, t in made})


def test_every_saying_is_once_whole(corpus: Corpus) -> None:
    """Each saying stands among its quotes as it was said, so that they can be known for one another's."""
    quotes = occurrences(SAYING, 40, Random(2))
    assert quotes[0] == SAYING
    assert len(quotes) == 40
    assert len(set(quotes)) > 20


def test_few_sayings_are_quoted_often() -> None:
    """Sizes follow a heavy-tailed law: most sayings stand alone, the largest has a share one can see."""
    sizes = cluster_sizes(20_000, Random(4))
    assert sum(sizes) == 20_000
    assert sizes[0] > 50
    assert Counter(sizes)[1] > len(sizes) / 2


def test_pieces_are_runs_of_the_saying() -> None:
    """What is clipped stands in the saying as it is, and two halves make the whole."""
    tokens = SAYING.split()
    random = Random(6)
    kinds = set()
    for _ in range(200):
        parts = pieces(tokens, random)
        kinds.add((len(parts), parts[0] == tokens))
        assert all(" ".join(part) in SAYING and len(part) >= GRAM for part in parts)
        if len(parts) == 2:
            assert parts[0] + parts[1] == tokens
    assert kinds == {(1, True), (1, False), (2, False)}


@pytest.mark.parametrize(
    ("change", "trace"),
    [
        ("fill", "^the harbor"),
        ("elide", r"…|\.\.\.|\. \. \."),
        ("insert", r"\[[\w ]+\]"),
        ("bracket_capital", r"^\[y\]ou know"),
        ("curl", r"wasn’t"),
    ],
)
def test_changes_leave_their_trace(change: str, trace: str) -> None:
    """Each kind of change can be seen in the text, and leaves most of its words."""
    (function,) = [function for _, function in CHANGES if function.__name__ == change]
    before = SAYING.replace("was never", "wasn't ever")
    after = " ".join(function(before.split(), Random(1)))
    assert after != before
    assert re.search(trace, after)
    assert len(set(words(before)) - set(words(after))) <= 5


@pytest.mark.parametrize("change", ["punctuate", "recase", "curl"])
def test_spelling_keeps_the_words(change: str) -> None:
    """Case, apostrophes and punctuation are no change of words."""
    (function,) = [function for _, function in CHANGES if function.__name__ == change]
    for seed in range(20):
        assert words(" ".join(function(SAYING.split(), Random(seed)))) == words(SAYING)


def test_too_small_a_corpus_is_refused() -> None:
    """Where the words do not suffice for other sayings, the error asks for more articles."""
    with pytest.raises(ValueError, match="give more articles"):
        make(Corpus([], ["yes no yes no yes no yes no"]), 1000, seed=1)
    with pytest.raises(ValueError, match="give more articles"):
        make(Corpus(["Hardly anything."], []), 1000, seed=1)


def test_bcubed_by_hand() -> None:
    """Of five items in groups {a a b} {b c}: precision (2/3 + 2/3 + 1/3 + 1/2 + 1/2) / 5, recall 4 / 5."""
    figures = bcubed([1, 1, 2, 2, 3], [7, 7, 7, 8, 8])
    assert figures.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2) / 5)
    assert figures.recall == pytest.approx((1 + 1 + 1 / 2 + 1 / 2 + 1) / 5)
    assert largest_mixed([1, 1, 2, 2, 3], [7, 7, 7, 8, 8]) == 3
    assert largest_mixed([1, 1, 2], [7, 7, 8]) == 0


def test_pairs_are_joined_to_groups() -> None:
    """What is alike by way of a third is one group; a candidate that is not alike is none."""
    groups = joined(4, [[1], [], [1], [0]], lambda a, b: (a, b) != (3, 0))
    assert groups[0] == groups[1] == groups[2] != groups[3]


def test_rivals_get_words_alone() -> None:
    """Case, marks and punctuation make no difference to a rival; shingles are runs of words or characters."""
    assert exact(["“It’s DONE,”", "it's done", "it is done"], None) == [0, 0, 1]
    assert shingles("It's done, folks!", "2 words") == {"it's done", "done folks"}
    assert shingles("Yes.", "2 words") == {"yes"}
    assert shingles("Done it", "5 characters") == {"done ", "one i", "ne it"}


@pytest.mark.parametrize("threshold", [0.2, 0.5, 0.9])
def test_bands_find_pairs_at_the_threshold(threshold: float) -> None:
    """A pair just at the threshold has at least an even chance of becoming a candidate, with few bands."""
    number = bands(threshold)
    assert 1 - (1 - threshold ** (128 / number)) ** number >= 0.5
    assert 1 - (1 - threshold ** (256 / number)) ** (number / 2) < 0.5


@pytest.mark.parametrize("name", ["minhash", "ensemble", "rensa", "rapidfuzz"])
def test_rivals_find_the_clipped(name: str) -> None:
    """Each rival, where it is installed, joins a quote to the longer one that it was clipped from."""
    tool = TOOLS[name]
    pytest.importorskip(tool.needs)
    texts = [
        SAYING,
        " ".join(SAYING.split()[2:-2]),
        "Nobody at the ferry office could be reached for comment.",
    ]
    kind = "WRatio" if name == "rapidfuzz" else "2 words"
    a, b, c = tool.group(texts, Setting(kind, 0.6))
    assert a == b != c


@attrs.frozen
class Group:
    occurrences: tuple[quotebank.Quote, ...]


def test_every_quote_must_come_back() -> None:
    """A grouping that loses a quote, or gives one twice, is not scored."""
    one, two = as_quotes(["We came back.", "We came back."])
    assert labels([one, two], [Group((two,)), Group((one,))]) == [1, 0]
    for wrong in ([Group((one,))], [Group((one, two)), Group((two,))], [Group((one, one))]):
        with pytest.raises(ValueError, match="left quotes out"):
            labels([one, two], wrong)


@pytest.fixture
def judged(tmp_path: Path) -> tuple[Path, Path]:
    """A gold folder and a corpus: three articles that quote the same, a stock phrase, something else."""
    texts = {
        "mon_2020-01-06": "“We have waited for one part since June,” Oduya said.",
        "tue_2020-01-07": "“We have waited for one part since June.”",
        "wed_2020-01-08": "“God bless you all.” “We were told it was here.” “God bless you all.”",
    }
    rows: list[dict[str, Any]] = []
    for name, text in texts.items():
        spans = [match.span() for match in re.finditer("“[^”]*”", text)]
        segments = [{"start": a, "end": b, "words": 4, "attributed": True} for a, b in spans]
        rows.append({"id": name, "text": text, "segments": segments})
    mon, tue, god, told, again = (
        {"id": row["id"], "start": s["start"], "end": s["end"]} for row in rows for s in row["segments"]
    )
    pairs = [(mon, tue, "SAME"), (mon, told, "DIFFERENT"), (told, tue, "CONTAINED"), (god, again, "VARIANT")]
    clusters = [{"members": [mon, tue, told], "ignore": [god]}]
    gold, corpus = tmp_path / "gold", tmp_path / "corpus.jsonl"
    gold.mkdir()
    (gold / "pairs.jsonl").write_text(
        "".join(json.dumps({"a": a, "b": b, "label": label}) + "\n" for a, b, label in pairs)
    )
    (gold / "clusters.jsonl").write_text("".join(json.dumps(row) + "\n" for row in clusters))
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return gold, corpus


def test_agreement_by_hand(judged: tuple[Path, Path]) -> None:
    """Stock phrases count neither way, what is ignored spoils no cluster, the unjudged are counted."""
    folder, corpus = judged
    quotes = marked(map(json.loads, corpus.read_text().splitlines()))
    assert quotes.quotes[0].text == "We have waited for one part since June,"
    # One group holds the first three quotes, another the last two.
    found = agreement(read_gold(folder), quotes, [1, 1, 1, 2, 2])
    assert found.pairs.percent() == {"P": 100.0, "R": 50.0, "F1": 66.7}
    assert found.clusters.precision == pytest.approx((1 + 1 + 1 / 2) / 3)
    assert found.clusters.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert (found.merged, found.unjudged, found.unseen, found.largest) == (3, 2, 0, 3)


def test_command_measures_in_processes_of_their_own(
    judged: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The command gives accuracy on the gold, and what grouping made quotes takes, as JSON too."""
    gold, corpus = map(str, judged)
    assert dedup.main(["--gold", gold, "--corpus", corpus, "--tools", "exact", "--sizes", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["accuracy"]
    assert (row["pairs P"], row["pairs R"], row["merged"]) == (100.0, 50.0, 1)


def test_missing_gold_is_skipped_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the gold is not at hand the benchmark says so, and prints no figure."""
    assert dedup.main(["--gold", "nowhere", "--tools", "exact", "--sizes"]) == 0
    captured = capsys.readouterr()
    assert "accuracy skipped" in captured.err
    assert captured.out == ""


def test_missing_rival_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A rival that is not installed is named, with what to install."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit):
        dedup.main(["--tools", "rensa"])
    assert 'rensa needs rensa: pip install "quotebank[bench]"' in capsys.readouterr().err


def test_speed_is_told_for_made_quotes(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A run on made quotes gives their number, what it took, and how well the truth was found."""
    path = tmp_path / "made.jsonl"
    dedup.write_made([], 400, 1, path)
    row = dedup.speed("exact", None, path)
    assert row["quotes"] == 400
    assert row["P"] == 100.0
    assert row["R"] < 100.0
    assert row["peak"] >= row["held"] > 0
    assert dedup.tuned("exact", path) is None
