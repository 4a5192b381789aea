"""Quotations as they are compared: spelling, case and punctuation levelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank.dedup.information import GAP
from quotebank.dedup.normalisation import normalise


def levelled(text: str) -> str:
    return " ".join(normalise(text).words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The HARBOR, the Boats!", "the harbor the boats"),
        ("“It’s done,” ‘they’ said", "it done they said"),
        ("wait—no – yes -- now", "wait no yes now"),
        ("ﬁnal １０", "final 10"),
        ("e\u0301te\u0301", "été"),
        ("twenty-one", "twenty one"),
        ("12,000,000 bags", "12000000 bags"),
        ("in 1,2 or 3", "in 1 2 or 3"),
        ("O’Hara", "ohara"),
        ("", ""),
        (" \n ?!", ""),
    ],
)
def test_marks_and_case_count_for_nothing(text: str, expected: str) -> None:
    """Words come in lower case, without marks; apostrophes join, dashes part."""
    assert levelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can't", "can not"),
        ("cannot", "can not"),
        ("won’t", "will not"),
        ("ain't", "is not"),
        ("should’ve", "should have"),
        ("We're sure they'll say I'm late", "we are sure they will say i am late"),
        ("the boats' crews", "the boats crews"),
        ("Ann's", "ann"),
        ("gonna", "going to"),
        ("'Cause y'all", "because you all"),
        ("ten percent", "ten per cent"),
        ("an adviser", "an advisor"),
        ("'tis", "tis"),
    ],
)
def test_words_written_in_two_ways(text: str, expected: str) -> None:
    """Contractions are spelled out, and words of two spellings have one."""
    assert levelled(text) == expected


def test_fillers_are_left_out() -> None:
    """Sounds that a reporter keeps or drops are no words."""
    assert levelled("Oh, we, uh, um, won") == "we won"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we won ... twice", "we won … twice"),
        ("we won. . . . twice", "we won … twice"),
        ("we won… twice", "we won … twice"),
        ("we won. Twice", "we won twice"),
        ("[the crew] won", "… won"),
        ("we one [sic] twice", "we one twice"),
        ("we [...] won", "we … won"),
        ("[T]he crew", "the crew"),
        ("we want[ed] it", "we wanted it"),
        ("wal[k]ing", "walking"),
        ("a d--- shame", "a … shame"),
        ("a d----d shame", "a … shame"),
        ("a d**n shame", "a … shame"),
        ("a d*mn shame", "a … shame"),
        ("a da** shame", "a … shame"),
        ("a *** shame", "a … shame"),
        ("grade A* work", "grade a work"),
    ],
)
def test_editing_shows_as_a_gap(text: str, expected: str) -> None:
    """Ellipses, an editor's words and censored ones leave a gap; letters in brackets mend their word."""
    assert levelled(text) == expected


@pytest.mark.parametrize("text", ["[the crew] ... won", "[the] [crew] won", "[the crew [of two]] won"])
def test_edits_in_a_row_are_one_gap(text: str) -> None:
    """However many signs of editing stand side by side, they show one gap."""
    assert levelled(text) == "… won"


def test_editors_words_alone() -> None:
    """A quotation that is all in brackets is compared by what stands there."""
    assert levelled("[The crew won]") == "the crew won"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thank @AnnLee", "thank ann lee"),
        ("thank @ann_lee", "thank ann lee"),
        ("#SaveTheHarbor2 now", "save the harbor 2 now"),
        ("AnnLee", "annlee"),
    ],
)
def test_handles_fall_apart_into_words(text: str, expected: str) -> None:
    """A handle or hashtag is the words that its capitals show, any other word stays whole."""
    assert levelled(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("渡船开了。", "渡 船 开 了"),
        ("เรือมา", "เ รื อ ม า"),
        ("ひらがな ok", "ひ ら が な ok"),
        ("한국 배", "한국 배"),
    ],
)
def test_scripts_without_blanks(text: str, expected: str) -> None:
    """Where a script sets no blanks between words, each character with its marks is one."""
    assert levelled(text) == expected


def told(text: str, word: str) -> float:
    wording = normalise(text)
    return wording.told[wording.words.index(word)]


def test_rare_words_tell_more() -> None:
    """The rarer a word is, the more it tells; an unknown word as much as any, a gap nothing."""
    text = "the boat … capsizing … qwyx"
    assert told(text, "the") < told(text, "boat") < told(text, "capsizing") <= told(text, "qwyx")
    assert told(text, GAP) == 0


def test_names_tell_little() -> None:
    """Capitals inside a sentence are a name's, at its start only before others, and all over nobody's."""
    assert told("we met Harbor there", "harbor") < told("we met harbor there", "harbor")
    assert told("Harbor Lane flooded", "harbor") == told("we met Harbor there", "harbor")
    assert told("Harbor is full. Harbor is ours", "harbor") == told("the harbor", "harbor")
    assert told("WE MET HARBOR THERE", "harbor") == told("the harbor", "harbor")
    assert told("so I’m late", "i") == told("so i am late", "i")


@given(st.text(st.characters() | st.sampled_from("[]….-*@#',’ aA1")))
def test_levels_any_text(text: str) -> None:
    """Of any string, every word has what it tells, none is empty or holds a blank, only gaps tell nothing."""
    wording = normalise(text)
    assert len(wording.words) == len(wording.told)
    assert not any(word.split() != [word] for word in wording.words)
    assert all((each == 0) == (word == GAP) for word, each in zip(wording.words, wording.told, strict=True))


@given(st.lists(st.sampled_from("we told Harbor @AnnLee can't 1,000 [sic] [T]he d--- uh 渡船".split())))
def test_white_space_counts_for_nothing(words: list[str]) -> None:
    """Lines may be broken anywhere."""
    assert normalise(" ".join(words)) == normalise("\n\t".join(words) + " ")
