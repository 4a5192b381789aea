"""The parsed passages of a text, with the quoted words cut short."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotebank.marks import find
from quotebank.model import Segment
from quotebank.paragraphs import split
from quotebank.pipeline import default
from quotebank.skeleton import MARK, PLAIN, UNREADABLE, Passage, masks, parse

LONG = "“We waited for the boat from six in the morning until the lamps were lit,” Ann Lee said at the pier."


def skeleton(text: str) -> tuple[list[Segment], list[Passage]]:
    segments = find(text)
    return segments, list(parse(masks(text, split(text), segments), default()))


def outside(passage: Passage) -> str:
    return " ".join(token.text for token in passage.tokens if token.segment is None)


def test_tokens_know_their_place_in_the_text() -> None:
    """Each word, within the quotation and after it, stands where its offsets say."""
    text = f"It was late. {LONG}"
    _, (passage,) = skeleton(text)
    for token in passage.tokens:
        if token.text != '"':
            assert text[token.start : token.end] == token.text
    assert passage.tokens[-2].text == "pier"


def test_long_quotations_are_cut() -> None:
    """Of a long quotation its first and last words are parsed and the rest is not."""
    _, (passage,) = skeleton(LONG)
    inside = [token.text for token in passage.tokens if token.segment == 0]
    assert inside == ['"', "We", "waited", "for", "were", "lit", ",", '"']
    assert outside(passage) == "Ann Lee said at the pier ."


def test_short_quotations_stay_whole() -> None:
    """A few quoted words are left to the parser as they are."""
    _, (passage,) = skeleton("Ann Lee called it “a very good day.”")
    inside = [token.text for token in passage.tokens if token.segment == 0]
    assert inside == ['"', "a", "very", "good", "day", ".", '"']


def test_every_kind_of_mark_is_shown_to_the_parser_alike() -> None:
    """What marks a text uses makes no difference to what is parsed."""
    texts = [f"Ann Lee said: {mark}We lost the boat again.{end}" for mark, end in ("“”", '""', "«»", "‘’")]
    texts.append("Ann Lee said: ''We lost the boat again.''")
    parsed = [[(t.text, t.head, t.dep) for t in skeleton(text)[1][0].tokens] for text in texts]
    assert all(tokens == parsed[0] for tokens in parsed)


def test_a_mark_glued_to_a_word_is_a_token_of_its_own() -> None:
    """A missing space before or after the marks does not hide the words beside them."""
    text = "Ann Lee said:“We lost the boat.”She left."
    _, (passage,) = skeleton(text)
    left = [token for token in passage.tokens if token.segment is None]
    assert [text[token.start : token.end] for token in left] == [
        "Ann",
        "Lee",
        "said",
        ":",
        "She",
        "left",
        ".",
    ]


@pytest.mark.parametrize("blank", ["  ", "\t", "\u00a0 "])
def test_wide_blanks_make_no_difference(blank: str) -> None:
    """Two spaces behind a stop, or a tab, are parsed as one space is."""
    plain = "Ann Lee left. “It was late,” she said. “The lamps were lit.” Nobody came."
    wide = plain.replace(". ", f".{blank}").replace("” ", f"”{blank}")
    parsed = [[(t.text, t.head, t.dep) for t in skeleton(text)[1][0].tokens] for text in (plain, wide)]
    assert parsed[0] == parsed[1]


def test_a_very_long_paragraph_is_cut_between_sentences() -> None:
    """What is parsed apart begins with a sentence, not with the name behind "Mr."."""
    _, passages = skeleton("The wire to Mr. Lee in St. Ives was cut again by hail. " * 200 + LONG)
    assert len(passages) > 1
    assert {passage.tokens[0].text for passage in passages} == {"The"}


def test_only_paragraphs_that_matter_are_parsed() -> None:
    """A paragraph with a quotation is parsed, and so is the one before, where a cue may stand."""
    text = f"One.\n\nTwo.\n\nAnn Lee said:\n\n{LONG}\n\nFive.\n\nSix."
    _, passages = skeleton(text)
    assert [text[p.span.start : p.span.end] for p in passages] == ["Ann Lee said:", LONG]
    assert [p.segments for p in passages] == [[], [0]]


def test_sentences_do_not_end_within_a_quotation() -> None:
    """However many sentences are quoted, the quotation stays in one sentence of the skeleton."""
    text = "Ann Lee said: “Stop. Go. Stop. Why? No!” Then she left. “Hm. So.” They left too."
    segments, (passage,) = skeleton(text)
    for s in range(len(segments)):
        assert len({token.sentence for token in passage.tokens if token.segment == s}) == 1


WORDS = ["Ann Lee", "said", "the boat", " was lost again and again", "don't", "🌧", "\ud800", "\0"]
PIECES = st.sampled_from([*"“”\"'‘’ .,:!?—\n", "\n\n", *WORDS])


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("“' !”' \"“\"")
def test_the_way_back_to_the_text(text: str) -> None:
    """In any text, tokens ascend, stand in their passage and segment, and are the very words there."""
    segments, passages = skeleton(text)
    assert [s for passage in passages for s in passage.segments] == list(range(len(segments)))
    for passage in passages:
        at = passage.span.start
        for token in passage.tokens:
            assert at <= token.start <= token.end <= passage.span.end
            at = token.start
            if token.segment is not None:
                segment = segments[token.segment]
                assert segment.start <= token.start <= token.end <= segment.end
            else:
                assert all(token.end <= s.start or s.end <= token.start for s in segments)
            # A mark, a curly apostrophe and what is no letter are shown to the parser as something else.
            stands = UNREADABLE.sub(" ", text[token.start : token.end]).translate(PLAIN)
            assert token.text == MARK or token.text.isspace() or stands == token.text
            assert token.i in passage.tokens[token.head].children or token.head == token.i
        for s in passage.segments:
            assert len({token.sentence for token in passage.tokens if token.segment == s}) == 1
