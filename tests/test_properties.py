"""What holds of the quotes of any text whatever."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotebank import Cue, Mention, Quote, extract
from quotebank.marks import find

NAMES = [
    "Ann Lee",
    "Mr. Becker",
    "Dr. Grace Okafor",
    "Okafor",
    "she",
    "He",
    "the mayor",
    "who",
    "officials",
    "@annlee",
    "NASA",
]
SAYS = [
    "said",
    "told reporters",
    "wrote on Monday",
    "added",
    "asked",
    "was told by",
    "called it",
    "according to",
]
WORDS = [
    "We lost the boat",
    "no",
    "the day that the lamps went out all over the town",
    "Why",
    "absurd",
    "I",
    "Go home",
]
MARKS = ["“”", '""', "‘’", "''", "«»", "„“", '“"', "“", '"', "’"]
STOPS = [",", ".", "?", "!", "…", ""]
TEMPLATES = [
    "{q} {v} {n}.",
    "{q} {n} {v}. {r}",
    "{n} {v}: {q}",
    "{n}, who {v} {q}, {v} that it was {r}.",
    "{n} {v} {q} and {r}",
    "In a statement, {n} {v} {q}",
    "{q} {n} {v}, {r}",
    "{n}: {q}",
    "{q} -{n}",
    "It was a {q} for {n}.",
    "{n} {v}:\n\n{q}",
    "{n} went home.",
    "{q}",
]
BREAKS = [" ", "\n", "\n\n", "\r\n\r\n", "  "]
NOISE = st.text(st.characters(), max_size=8)


@st.composite
def quotations(draw: st.DrawFn) -> str:
    marks = draw(st.sampled_from(MARKS))
    words = draw(st.sampled_from(WORDS) | NOISE)
    return marks[0] + words + draw(st.sampled_from(STOPS)) + marks[1:]


@st.composite
def news(draw: st.DrawFn) -> str:
    """Text much like news: sentences that quote people, broken lines, forgotten marks and noise."""
    pieces = []
    for template in draw(st.lists(st.sampled_from(TEMPLATES), max_size=6)):
        sentence = template.format(
            q=draw(quotations()),
            r=draw(quotations()),
            n=draw(st.sampled_from(NAMES)),
            v=draw(st.sampled_from(SAYS)),
        )
        pieces += [sentence, draw(st.sampled_from(BREAKS) | NOISE)]
    return "".join(pieces)


TEXTS = news() | st.text(st.characters(), max_size=80)
any_text = given(TEXTS)
some = settings(max_examples=60)


@some
@any_text
@example("“\ud800")
@example("\0“")
@example("\x1b\n\n“We lost the boat, said Ann Lee.")
@example("Mr. Lee\n\nwho sent, “Q” but")
def test_quotes_are_well_formed(text: str) -> None:
    """Parts ascend without overlap in text order, and the words are those of the parts."""
    end = 0
    for quote in extract(text, terms=True):
        for part in quote.parts:
            assert end <= part.start < part.end <= len(text)
            end = part.end
        assert quote.text == " ".join(text[part.start : part.end] for part in quote.parts)
        assert 0 <= quote.confidence <= 1
        assert (quote.rule is None) == (quote.confidence == 0)


@some
@any_text
def test_parts_leave_out_the_marks(text: str) -> None:
    """Every part is the inside of one quoted run, whose marks stand just outside it."""
    inner = {segment.inner for segment in find(text)}
    for quote in extract(text, terms=True):
        for part in quote.parts:
            assert part in inner
            words = text[part.start : part.end]
            assert words == words.strip()
            assert words[0] not in '“”"'
            assert words[-1] not in '“”"'


@some
@any_text
def test_mention_and_cue_are_words_outside_the_quotation(text: str) -> None:
    """Mention and cue are spans of the text, and neither touches a part of their own quote."""
    for quote in extract(text):
        spans: list[Mention | Cue] = [span for span in (quote.mention, quote.cue) if span is not None]
        for span in spans:
            assert text[span.start : span.end] == span.text != ""
            assert all(span.end <= part.start or part.end <= span.start for part in quote.parts)


@some
@any_text
def test_speakers_are_named_in_the_text(text: str) -> None:
    """No name is made up: each word of a speaker's name stands in the text, and there is a mention."""
    for quote in extract(text):
        if quote.speaker is not None:
            assert quote.mention is not None
            assert all(word in text for word in quote.speaker.split())


@some
@any_text
def test_terms_are_added_and_change_nothing(text: str) -> None:
    """Asking for terms gives the same quotes with the terms among them."""
    assert [quote for quote in extract(text, terms=True) if quote.rule != "term"] == extract(text)


@some
@any_text
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    """Nothing is remembered from one text to the next."""
    assert extract(text) == extract(text)


@settings(max_examples=40)
@given(TEXTS, TEXTS)
def test_what_follows_moves_no_quotation(text: str, more: str) -> None:
    """Paragraphs added at the end leave the parts found before as they were."""

    def parts(quotes: list[Quote]) -> list[tuple[int, int]]:
        return [(part.start, part.end) for quote in quotes for part in quote.parts]

    before = parts(extract(text, terms=True))
    after = parts(extract(f"{text}\n\n{more}", terms=True))
    assert after[: len(before)] == before


SCRIPT = """
import sys
from pathlib import Path
from quotebank import extract
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    print(extract(path.read_text("utf-8")))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_every_process_gives_the_same_quotes(seed: str, pytestconfig: pytest.Config) -> None:
    """The order in which a process happens to hash strings changes no quote."""
    seeds = pytestconfig.rootpath / "seeds"
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(seeds)],
        env={
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(pytestconfig.rootpath),
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    here = [repr(extract(path.read_text("utf-8"))) for path in sorted(seeds.glob("*.txt"))]
    assert run.stdout.splitlines() == here
