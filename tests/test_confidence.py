"""Confidence, the speakers that a threshold withholds, and the chain from mention to speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quotebank

TEXT = (
    "“The ferry will run again by Friday,” said Maria Oduya, the harbor master. Oduya called the overhaul "
    "“nearly done but for the paint.”\n\n"
    "She told reporters that the crew was “tired.” An aide said, “It would have been cheaper to buy one.”\n\n"
    "“Nobody asked us about it,” they said."
)
QUOTES = quotebank.extract(TEXT)


def test_confidence_follows_the_evidence() -> None:
    """A long quotation next to its speaker's name is surer than one word under a pronoun."""
    named, _, pronoun, *_ = QUOTES
    assert (named.speaker, pronoun.speaker) == ("Maria Oduya", "Maria Oduya")
    assert pronoun.confidence < named.confidence < 1


def test_single_word_is_less_sure_than_a_full_name() -> None:
    """A name of which the article has one word only may be half a name, or none."""
    full, alone = (
        quotebank.extract(f"“The ferry will run again by Friday,” said {name}.")[0]
        for name in ("Maria Oduya", "Oduya")
    )
    assert (full.speaker, alone.speaker) == ("Maria Oduya", "Oduya")
    assert alone.confidence < full.confidence


@pytest.mark.parametrize(
    ("clear", "doubtful"),
    [
        (
            "Bob Ray stayed. “It rained all week long,” he said.",
            "Tom Ross left. Bob Ray stayed. “It rained all week long,” he said.",
        ),
        (
            "Ann Lee left. “It rained all week long,” Lee said.",
            "Bob Lee stayed. Ann Lee left. “It rained all week long,” Lee said.",
        ),
    ],
)
def test_a_rival_makes_a_speaker_less_sure(clear: str, doubtful: str) -> None:
    """A speaker is given with less confidence where the pronoun or surname may be somebody else's as well."""
    one, other = quotebank.extract(clear)[0], quotebank.extract(doubtful)[0]
    assert one.speaker == other.speaker
    assert other.confidence < one.confidence


def test_threshold_takes_the_speaker_and_nothing_else() -> None:
    """Above its confidence a quote keeps words, mention, cue and rule; at its confidence, its speaker too."""
    for n, quote in enumerate(QUOTES):
        if quote.speaker is None:
            continue
        assert quotebank.extract(TEXT, min_confidence=quote.confidence)[n] == quote
        withheld = quotebank.extract(TEXT, min_confidence=quote.confidence + 0.0001)[n]
        assert (withheld.speaker, withheld.chain) == (None, ())
        for kept in ("text", "parts", "mention", "cue", "kind", "rule"):
            assert getattr(withheld, kept) == getattr(quote, kept)


def test_withheld_speaker_leaves_the_confidence_of_the_mention() -> None:
    """Without its speaker a quote is as sure as one whose mention stands in the same place and is no name."""
    named, nameless = (
        quotebank.extract(
            f"Ann Lee came. {mention} said, “It rained all week and nobody minded.”", min_confidence=1
        )[0]
        for mention in ("Lee", "Someone")
    )
    assert (named.speaker, nameless.speaker) == (None, None)
    assert named.confidence == nameless.confidence


@given(st.floats(0, 1))
def test_every_speaker_is_as_sure_as_asked(threshold: float) -> None:
    """No threshold lets through a speaker that is less likely to be right, or withholds another."""
    for quote, given_ in zip(QUOTES, quotebank.extract(TEXT, min_confidence=threshold), strict=True):
        assert given_.speaker == (quote.speaker if quote.confidence >= threshold else None)


@pytest.mark.parametrize("processes", [1, 2])
def test_pipe_asks_for_the_same_confidence(processes: int) -> None:
    """``pipe`` withholds the speakers that ``extract`` withholds, in one process or several."""
    (quotes,) = quotebank.pipe([TEXT], min_confidence=0.9, n_process=processes)
    assert quotes == quotebank.extract(TEXT, min_confidence=0.9)


@pytest.mark.parametrize("threshold", [-0.1, 1.01, 90, float("nan")])
def test_impossible_threshold_is_refused(threshold: float) -> None:
    """What cannot be a probability is an error that says what can be, even where nothing is quoted."""
    for call in (lambda: quotebank.extract("", min_confidence=threshold),
                 lambda: list(quotebank.pipe([], min_confidence=threshold))):  # fmt: skip
        with pytest.raises(ValueError, match="min_confidence must be a number from 0 to 1, got"):
            call()


def test_chain_leads_from_the_mention_to_the_speaker() -> None:
    """A name given in full is its own chain, a pronoun's goes over the name that it stands for."""
    named, short, pronoun, aide, they = QUOTES
    assert named.chain == ("Maria Oduya",)
    assert short.chain == ("Oduya", "Maria Oduya")
    assert (pronoun.chain[0], pronoun.chain[-1]) == ("She", "Maria Oduya")
    assert (aide.speaker, aide.chain, they.speaker, they.chain) == (None, (), None, ())
