"""Which lines are a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank import extract
from quotebank.marks import find
from quotebank.paragraphs import broken, split, unwrapped

WRAPPED = """\
The mayor said on Tuesday that "nobody in this town will have to
pay for the bridge," and that the work would begin in the spring
of next year."""
BELOW = """

"They have told me again and again, from
Ames to York," she said."""
INDENTED = """\
   The harbour was closed at six in the evening, when the
wind rose, and nobody was let out again before morning.
   The ferry lay at the pier with forty persons aboard.
   Captain Jens Ruud was asked whether he would sail. He
was not long in doubt."""
RAGGED = """\
HARWICK, Aug. 9.
The council met on Monday to hear the report
of its surveyor, who had been over every house
in the lower town with two constables and a
lantern."""
HANGING = """\
- the first thing that the members were told was about
  the town, where nobody had been heard of since March"""

COLUMN = """\
The keeper of the light said that
nobody had come down the stair all
night, and that the door was shut."""

PARAGRAPHS = [
    (COLUMN, 1),
    (WRAPPED, 1),
    (WRAPPED + BELOW, 2),
    (WRAPPED + BELOW + "\n\nJo Ames\nReporter", 4),
    (INDENTED, 3),
    (RAGGED, 2),
    (HANGING, 1),
    (BELOW, 2),
    ("A headline of some forty characters or more\nThe story begins here and it goes on for a line.", 2),
    ("- one thing\n- another thing\n- a third", 3),
    ("  One.  \r\n\r\n \r\nTwo.\u2029Three.", 3),
    (" \n\t\n", 0),
]


@pytest.mark.parametrize(("text", "count"), PARAGRAPHS)
def test_paragraphs(text: str, count: int) -> None:
    """A line is a paragraph, unless a narrow page broke it: a blank or short line or an indent parts them."""
    assert len(split(text)) == count


def test_a_quotation_runs_over_the_lines_of_a_narrow_page() -> None:
    """A line break made by a narrow page ends neither a paragraph nor a quotation."""
    text = WRAPPED + BELOW
    assert [text[s.inner.start : s.inner.end] for s in find(text)] == [
        "nobody in this town will have to\npay for the bridge,",
        "They have told me again and again, from\nAmes to York,",
    ]


def test_a_name_runs_over_the_lines_of_a_narrow_page() -> None:
    """A name that the end of a line cuts is read whole, and given with a space."""
    text = """\
The last of the speakers was the secretary of the union, Miss
Harriet Bell, who said that the offer was "an insult to every
woman in the mill." The others agreed, and Alderman Joseph
Tansley asked for "one week of patience." Miss Bell laughed."""
    assert [q.speaker for q in extract(text)] == ["Harriet Bell", "Joseph Tansley"]


@given(
    st.lists(st.sampled_from(["\n", "\r\n", "\u2028", "  ", "a", "B", "word " * 9]), max_size=60).map("".join)
)
def test_unwrapped_text_has_the_same_paragraphs(text: str) -> None:
    """Spaces for the breaks within paragraphs change neither their places nor any other character."""
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert all(a == b or (a in "\n\r\u2028" and b == " ") for a, b in zip(text, plain, strict=True))
    assert [text[p.start : p.end].split() for p in split(text)] == [
        plain[p.start : p.end].split() for p in split(text)
    ]


def test_an_article_in_one_line_is_broken_between_sentences() -> None:
    """Of a very long line each part is some sentences long, and no quotation and no "Mr. Lee" is cut."""
    text = "Mr. Lee came by. “Go. Wait. Stay here.” Nobody went that day, and St. Ives was cut off. " * 30
    parts = broken(text.rstrip(), find(text)).split("\n")
    assert len(parts) > 5
    assert all(part.endswith("was cut off.") for part in parts)


def test_a_printed_paragraph_is_not_broken() -> None:
    """However many lines there are, none is broken that could be a paragraph."""
    text = ("Nobody went that day. " * 40 + "\n") * 5
    assert broken(text, []) == text


def test_names_in_an_article_in_one_line() -> None:
    """With the headline and all paragraphs in one line, the speakers are those of separate paragraphs."""
    paragraphs = [
        "Ruth Alvarez Says It Is Safe.",
        "Ruth Alvarez, the engineer, spoke on Tuesday. “We checked it twice,” Alvarez said.",
        *["It rained on the bridge all day, and the river rose to the second step of the quay."] * 12,
        "Her father, Luis Alvarez, built it in 1961. He died in May.",
        *["The town has two other bridges, both of them made of wood and closed to lorries."] * 12,
        "“It will stand,” Alvarez said.",
    ]
    assert [q.speaker for q in extract("\n\n".join(paragraphs))] == ["Ruth Alvarez"] * 2
    assert [q.speaker for q in extract(" ".join(paragraphs))] == ["Ruth Alvarez"] * 2
