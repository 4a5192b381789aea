"""Which words of one quotation stand in another, in their order."""

import pytest

from quotebank.dedup.alignment import Alignment, align
from quotebank.dedup.normalisation import normalise

WHOLE = "we told the council every year that the harbor was never built for boats of this size"


def aligned(part: str, whole: str = WHOLE) -> Alignment:
    return align(normalise(part), normalise(whole))


def told(text: str) -> float:
    return normalise(text).information


def stretches(part: str, whole: str = WHOLE) -> list[str]:
    words = normalise(part).words
    return [" ".join(words[at : at + size]) for at, _, size in aligned(part, whole).blocks]


def test_clip_is_one_block() -> None:
    """A clip stands in the whole as one block, with nothing lost, skipped or outside."""
    clip = "the harbor was never built"
    assert aligned(clip) == Alignment(((0, 7, 5),), told(clip))
    assert aligned(clip).coverage == 1


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("every year that the pier was never built", ["every year that the", "was never built"]),
        ("the harbor was built for boats", ["the harbor was", "built for boats"]),
        ("never built, mind, for boats of this size", ["never built", "for boats of this size"]),
        ("the council and the school of music", ["the council"]),
        ("nobody asked me", []),
        ("we met last year", []),
        ("", []),
    ],
)
def test_words_that_match(part: str, expected: list[str]) -> None:
    """The words that match come in stretches of two and more: a lone word among others is chance."""
    assert stretches(part) == expected


def test_best_run_wins() -> None:
    """Where more stands between two stretches than they tell, only the one that tells more counts."""
    between = "which is what my grandmother always used to say about her kitchen, not that anyone cared"
    assert stretches(f"we told the council, {between}, this size") == ["we told the council"]
    assert stretches(f"the council, {between}, for boats of this size") == ["for boats of this size"]


def test_what_does_not_match() -> None:
    """The part's words count as lost between two stretches and as outside beyond them."""
    found = aligned("listen, every year that the pier was never built, ever")
    matched, other = told("every year that the was never built"), told("listen pier ever")
    assert found.matched == matched
    assert (found.lost, found.outside) == (told("pier"), told("listen ever"))
    assert found.coverage == pytest.approx(matched / (matched + other))


def test_dropped_sentence_costs_no_more_than_a_word() -> None:
    """What the part leaves out of the whole counts, but a long piece hardly more than a short one."""
    word = aligned("we told the council every year the harbor was never built")
    sentence = aligned("we told the council for boats of this size")
    assert 0 < word.skipped <= sentence.skipped < told("every year")


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("we told the council … never built for boats", WHOLE),
        ("we told the council every year", "we told … every year that"),
        ("listen, we told the council", "… we told the council"),
        ("we told the council, you know", "we told the council …"),
        ("we told the damn council every year", "we told the … council every year"),
    ],
)
def test_gap_may_have_held_anything(part: str, whole: str) -> None:
    """Words count nowhere that may have stood where the other text was edited."""
    found = aligned(part, whole)
    assert found.coverage == 1
    assert (found.lost, found.skipped, found.outside) == (0, 0, 0)


def test_gap_holds_only_a_few_words() -> None:
    """An ellipsis does not account for a whole sentence of the other text."""
    long = "and then my grandmother came in from the kitchen"
    assert aligned(f"we told the council {long} every year", "we told the council … every year").coverage < 1
    assert aligned(f"{long} we told the council", "… we told the council").coverage < 1
    assert aligned(f"we told the council {long}", "we told the council …").coverage < 1


def test_words_in_another_order_are_not_lost() -> None:
    """A word that both hold between the same stretches is lost only where it is another word."""
    swapped = aligned("we told the council that every year the harbor was never built")
    other = aligned("we told the council last every year the harbor was never built")
    assert swapped.lost < other.lost


def test_names_are_no_cheaper_to_miss_than_words() -> None:
    """A name tells little where it matches, but another name in its place tells much."""
    with_name = aligned("we met Ann there every year", "we met Ben there every year")
    assert told("we met Ann there every year") - with_name.matched < with_name.lost
