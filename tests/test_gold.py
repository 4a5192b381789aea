"""Gold articles are read from both of their forms."""

from pathlib import Path

import pytest

from benchmarks.gold import Speaker, articles, unmarked
from quotebank import Span

MARKED = """\
1: Ann Lee | Lee
2: term
3: -
---
<q 1>"We won,"</q> said <m 1>the mayor</m> in <q 2>"Sunday best"</q>. <q 3>“Us,”</q> said <m 3>a voice</m>.
"""


def test_markup_comes_out_and_leaves_its_offsets() -> None:
    """The text is free of tags, and runs and mentions are where they stood."""
    text, segments = unmarked(MARKED)
    assert text == '"We won," said the mayor in "Sunday best". “Us,” said a voice.'
    assert [text[s.span.start : s.span.end] for s in segments] == [
        '"We won,"',
        '"Sunday best"',
        "“Us,”",
    ]
    assert [[text[x.start : x.end] for x in s.source] for s in segments] == [["the mayor"], [], ["a voice"]]
    assert [s.words for s in segments] == [2, 2, 1]


def test_markup_tells_names_from_people_without_one_and_from_terms() -> None:
    """Each form of a name counts, a dash stands for nobody named, and a term is said by nobody."""
    _, segments = unmarked(MARKED)
    assert [s.speaker for s in segments] == [
        Speaker("named", ["Ann Lee", "Lee"]),
        Speaker("term", []),
        Speaker("unnamed", []),
    ]
    assert [s.attributed for s in segments] == [True, False, True]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('1: Ann\n<q 1>"Go"</q>', "no line of three dashes"),
        ('Ann\n---\n<q 1>"Go"</q>', "not a run and its speaker: 'Ann'"),
        ('1: Ann\n---\n<q 2>"Go"</q>', "one side of the dashes only: 1, 2"),
        ('1: Ann\n---\n<q 1>"Go"', "<q> is not closed"),
        ('1: Ann\n---\n<q 1>"Go"</m>', "</m> closes nothing"),
        ('1: Ann\n---\n<q 1>"Go"</q><q 1>"on"</q>', "run 1 stands twice"),
    ],
)
def test_faulty_markup_names_its_fault(tmp_path: Path, source: str, complaint: str) -> None:
    """What is wrong with an article is said, and in which file."""
    (tmp_path / "lee.txt").write_text(source, encoding="utf-8")
    with pytest.raises(ValueError, match=r"lee\.txt") as raised:
        list(articles(tmp_path))
    assert complaint in str(raised.value)


def test_lines_and_their_speakers_come_together(tmp_path: Path) -> None:
    """A file of articles takes its speakers from a second file; without it they are open."""
    gold, speakers = tmp_path / "gold.jsonl", tmp_path / "speakers.jsonl"
    gold.write_text(
        '{"id": "a", "text": "“Go,” she said.", "segments": [{"start": 0, "end": 5, "words": 1, '
        '"attributed": true, "source": [[6, 9]], "cue": [[10, 14]]}]}\n',
        encoding="utf-8",
    )
    speakers.write_text(
        '{"id": "a", "segment": 0, "status": "named", "names": ["Ann Lee"]}\n', encoding="utf-8"
    )
    [(_, [segment])] = articles(gold, speakers)
    assert segment.speaker == Speaker("named", ["Ann Lee"])
    assert segment.evidence == [Span(6, 9), Span(10, 14)]
    [(_, [segment])] = articles(gold)
    assert segment.speaker is None
