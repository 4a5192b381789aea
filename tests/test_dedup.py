"""Quotes that are one saying come together, all others stay apart."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank import DedupIndex, Match, Quote, QuoteGroup, Span, compare, dedupe, extract
from quotebank.dedup.grouping import can_be_one
from quotebank.dedup.units import as_quote, unit

SEEDS = Path(__file__).parents[1] / "seeds"
MONDAY = datetime.date(2021, 3, 1)

HARBOR = "The harbor was never built for boats of this size, and we told the council so every single year."


def said(text: str, speaker: str | None = None, day: int | None = None, **fields: Any) -> Quote:
    """A quote of these words, ``day`` days after a Monday."""
    published = None if day is None else MONDAY + datetime.timedelta(day)
    return Quote(text, (Span(0, len(text)),), speaker, published=published, **fields)


def joined(*quotes: Quote | str, echoes: bool = False) -> bool:
    """Whether all quotes are one group."""
    return len(dedupe(quotes, echoes=echoes)) == 1


def texts(groups: Iterable[QuoteGroup]) -> set[frozenset[str]]:
    return {frozenset(quote.text for quote in group.occurrences) for group in groups}


# Pairs of one saying.


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(HARBOR, HARBOR.upper(), id="capitals"),
        pytest.param(HARBOR, HARBOR.rstrip(".") + ",", id="final mark"),
        pytest.param(HARBOR, HARBOR.replace(",", " –"), id="dash"),
        pytest.param(HARBOR, HARBOR.replace(" and", "\n\nand"), id="line break"),
        pytest.param(HARBOR, "[T]" + HARBOR[1:], id="[T]he"),
        pytest.param(
            "They wanted the bridge closed before the winter",
            "They want[ed] the bridge closed before the winter",
            id="want[ed]",
        ),
        pytest.param(
            "It’s the ‘last boat’ and I can’t see who’d miss it",
            "It's the \"last boat\" and I cannot see who'd miss it!",
            id="straight and curly",
        ),
        pytest.param(
            "We're late because they wouldn't let us through",
            "We are late because they would not let us through",
            id="contractions",
        ),
        pytest.param(
            "Well, uh, the bridge is older than anyone who, um, works on it",
            "Well, the bridge is older than anyone who works on it",
            id="fillers",
        ),
        pytest.param(
            "We need 12,000 sandbags on the north wall by tonight",
            "We need 12000 sandbags on the north wall by tonight",
            id="thousands",
        ),
        pytest.param(
            "Thanks to @AnnLee for the new lifeboats, they came just in time",
            "Thanks to Ann Lee for the new lifeboats, they came just in time",
            id="handle",
        ),
        pytest.param("渡船三年没有开航,今天终于回来了", "渡船三年没有开航，今天终于回来了。", id="Chinese"),
    ],
)
def test_same_words(a: str, b: str) -> None:
    """Quotes that differ in spelling, marks and case only have the same words."""
    assert joined(a, b)
    found = compare(a, b)
    assert (found.relation, found.coverage, found.coverage_of_whole) == ("same", 1, 1)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        pytest.param("The harbor was never built for boats of this size", HARBOR, id="end clipped"),
        pytest.param("We told the council so every single year", HARBOR, id="beginning clipped"),
        pytest.param("never built for boats of this size, and we told", HARBOR, id="both ends clipped"),
        pytest.param("The harbor was never built ... and we told the council", HARBOR, id="ellipsis"),
        pytest.param("The harbor was never built … every single year", HARBOR, id="one-sign ellipsis"),
        pytest.param(HARBOR.replace("The harbor", "[The pier]"), HARBOR, id="bracket for words"),
        pytest.param(HARBOR.replace(" so", " [of the town] so"), HARBOR, id="bracket added"),
        pytest.param(
            "Great evening with [Ann Lee] at the new boathouse",
            "Great evening with @AnnLee at the new boathouse",
            id="bracket for handle",
        ),
        pytest.param(
            "They told us a d--- lie about the bridge and we believed it",
            "They told us a damn lie about the bridge and we believed it",
            id="censored by dashes",
        ),
        pytest.param(
            "They told us a d**n lie about the bridge and we believed it",
            "They told us a damn lie about the bridge and we believed it",
            id="censored by stars",
        ),
        pytest.param("三年没有开航，今天终于", "渡船三年没有开航，今天终于回来了", id="Chinese clip"),
        pytest.param("เรือข้ามฟากมาสามปี", "เราคอยเรือข้ามฟากมาสามปีแล้ว", id="Thai clip"),
    ],
)
def test_part(part: str, whole: str) -> None:
    """A clipped or edited form is part of the whole one, which is the one to show."""
    (group,) = dedupe([part, whole])
    assert group.canonical.text == whole
    assert group.matches == (Match("part", 1.0), Match("same", 1.0))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(HARBOR, HARBOR.replace("boats", "ships"), id="synonym"),
        pytest.param(HARBOR, HARBOR.replace("every single", "each"), id="fewer words for more"),
        pytest.param(HARBOR, HARBOR.replace("never", "nevre"), id="typo"),
        pytest.param(HARBOR, HARBOR.replace("boats", "ships").replace("council", "mayor"), id="two synonyms"),
        pytest.param(
            HARBOR,
            "The harbor was never built for boats of this size, and we told the whole town council so",
            id="clipped and changed",
        ),
        pytest.param(
            "We waited for three hours in the cold and the rain before the ferry came, and then it was full",
            "in the cold and the rain before the ferry came, and then it was full of tourists",
            id="overlap",
        ),
    ],
)
def test_altered(a: str, b: str) -> None:
    """A few words that differ in a long quotation do not keep it apart, and show in the similarity."""
    (group,) = dedupe([a, b])
    assert sorted(match.relation for match in group.matches) == ["altered", "same"]
    assert 0.5 < min(match.similarity for match in group.matches) < 1


@pytest.mark.parametrize(
    "dropped", ["boats of", "and we told the council", "built for boats of this size, and we told"]
)
def test_words_dropped_without_a_sign(dropped: str) -> None:
    """What is left when words are dropped from the middle is part of the whole."""
    left = HARBOR.replace(f" {dropped}", "")
    assert left != HARBOR
    (group,) = dedupe([left, HARBOR])
    assert (group.canonical.text, group.matches[0].relation) == (HARBOR, "part")


SWAPPED = "We told the council that every single year the harbor was too small for the boats"
STRAIGHT = "We told the council every single year that the harbor was too small for the boats"


def test_word_order() -> None:
    """Words in another order do not keep a long quotation apart."""
    assert joined(STRAIGHT, SWAPPED)


def test_another_word_order_is_an_alteration() -> None:
    """A form with the same words in another order is altered: a part has them in their order."""
    assert compare(STRAIGHT, SWAPPED).relation == "altered"


def test_split_quotation() -> None:
    """A quotation that one article splits around its cue is the one that another prints whole."""
    whole = extract(f"“{HARBOR}” Ann Lee said.")
    halves = HARBOR.split(", ")
    split = extract(f"“{halves[0]},” Ann Lee said. “{halves[1]}”") + extract(
        f"“{halves[0]},” said Ann Lee, “{halves[1]}”"
    )
    assert [len(quote.parts) for quote in whole + split] == [1, 2, 2]
    (group,) = dedupe(whole + split)
    assert {match.relation for match in group.matches} == {"same"}


# Pairs that are not one saying.


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "a long time", "It took a long time to find the rope and pull him up", id="common words"
        ),
        pytest.param("we will see", "We will see the new boats when they come, I think", id="stock phrase"),
        pytest.param("disgrace", "The whole inquiry was a disgrace from start to finish", id="one word"),
        pytest.param("disgrace", "disgrace", id="one word twice"),
        pytest.param("No comment", "No comment.", id="two words twice"),
        pytest.param(
            "Saturday Morning Kitchen Show",
            "I sat down to watch the Saturday Morning Kitchen Show with my sister and then the phone rang",
            id="name of a show",
        ),
        pytest.param(
            "the First Harbor Bank of Nova Lyra",
            "We wrote to the First Harbor Bank of Nova Lyra, and they never answered",
            id="name of a firm",
        ),
        pytest.param(
            "We want to thank everyone who came out tonight to help us find the boy",
            "We want to thank everyone who came out tonight and voted for a new school",
            id="same beginning",
        ),
        pytest.param(
            "The mayor should resign before this week is over",
            "The budget should be on the table before this week is over",
            id="same end",
        ),
        pytest.param(
            "I spoke to Ann Lee about it on Monday",
            "I spoke to Ben Ruiz about it on Friday",
            id="other names",
        ),
        pytest.param(
            "Our crews repaired eleven bridges, two schools and a lighthouse in one winter",
            "A lighthouse, eleven schools and two bridges closed because our crews left",
            id="same words, other sentence",
        ),
        pytest.param("渡船三年没有开航，今天终于回来了", "今天的风太大，所以学校都关门了", id="Chinese"),
        pytest.param("", "", id="empty"),
        pytest.param("", HARBOR, id="empty and not"),
        pytest.param(" ", "\n", id="blank"),
        pytest.param("...", "[...]", id="nothing but ellipses"),
        pytest.param("?!", "?!", id="no words"),
    ],
)
def test_apart(a: str, b: str) -> None:
    """Quotes that share only common words, names or a turn of phrase are two sayings."""
    assert not joined(a, b)
    assert not compare(a, b).together


# Speakers and dates.

SHORT = "a disgrace"


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Ann Lee", 0), ("Ann Lee", 3), True),
        (("Ann Lee", 3), ("Ann Lee", 0), True),
        (("Ann Lee", 0), ("Lee", 1), True),
        (("Mara Quill", 0), ("Mara Quill Santos", 1), True),
        (("Sen. Mara Quill", 0), ("Quill", 1), True),
        (("Ann Lee", 0), ("Ann Lee", 60), False),
        (("Ann Lee", 60), ("Ann Lee", 0), False),
        (("Ann Lee", 0), ("Ann Lee", None), False),
        (("Ann Lee", 0), ("Ben Ruiz", 0), False),
        (("Ann Lee", 0), ("Ben Lee", 0), False),
        (("Ann Lee", 0), (None, 0), False),
        ((None, 0), (None, 0), False),
    ],
)
def test_short_form(
    one: tuple[str | None, int | None], other: tuple[str | None, int | None], together: bool
) -> None:
    """A short form is one saying only if the same speaker said it within days."""
    assert joined(said(SHORT, *one), said(SHORT, *other)) is together


def test_more_days_need_more_words() -> None:
    """The further apart in time, the longer must be what a speaker repeats to be one saying."""
    phrases = ["a disgrace", "We will win", "the harbor is ours"]
    lengths = []
    for days in (1, 30, 2000):
        lengths.append(
            [joined(said(phrase, "Ann Lee", 0), said(phrase, "Ann Lee", days)) for phrase in phrases]
        )
    assert lengths == [[True, True, True], [False, True, True], [False, False, True]]


def test_fragment_needs_its_speaker() -> None:
    """A short fragment goes with the long quotation of the same speaker, and of nobody else."""
    whole = said("It is a disgrace that the ferry has not run since June", "Ann Lee", 0)
    assert joined(whole, said(SHORT, "Ann Lee", 1))
    assert not joined(whole, said(SHORT, "Ben Ruiz", 1))
    assert not joined(whole, said(SHORT, None, 1))


def test_fragment_goes_where_it_fits_best() -> None:
    """Of several long quotations that hold a fragment, that of the same speaker gets it."""
    fragment = said("the ferry has not run since June", "Ann Lee", 0)
    own = said("It is a disgrace that the ferry has not run since June", "Ann Lee", 1)
    others = [
        said("I have to tell you that nobody knows why the ferry has not run since June or who is to blame"),
        said(
            "It is because the ferry has not run since June that we are late, and nobody is more sorry than I"
        ),
    ]
    for quotes in ([*others, own, fragment], [fragment, own, *others], [others[0], fragment, own, others[1]]):
        groups = [group for group in dedupe(quotes) if len(group.occurrences) > 1]
        assert texts(groups) == {frozenset([fragment.text, own.text])}


def test_short_form_may_be_altered() -> None:
    """A short form of the same speaker and week goes with one that differs by a word."""
    one, other = "We lost a harbor and a school", "We lost the harbor and a school"
    assert joined(said(one, "Ann Lee", 0), said(other, "Ann Lee", 1))
    assert not joined(said(one, "Ann Lee", 0), said(other, "Ben Ruiz", 1))


def test_two_speakers_keep_a_sentence_apart() -> None:
    """A sentence that two named people said is two sayings, one of an unknown speaker goes with either."""
    sentence = "We will rebuild the harbor together"
    assert not joined(said(sentence, "Ann Lee"), said(sentence, "Ben Ruiz"))
    assert joined(said(sentence, "Ann Lee"), said(sentence))


def test_name_that_is_not_sure_is_not_held_against_another() -> None:
    """Where a rule only guessed one of two names, the words decide."""
    sentence = "We will rebuild the harbor together"
    sure = said(sentence, "Ann Lee", rule="beside", confidence=0.95)
    assert joined(sure, said(sentence, "Ben Ruiz", rule="leftover", confidence=0.4))
    assert not joined(sure, said(sentence, "Ben Ruiz", rule="beside", confidence=0.95))


def test_contradiction_stays_visible() -> None:
    """A long quotation under two names is one saying with two speakers, the surer one first."""
    quotes = [
        said(HARBOR, "Ann Lee", rule="beside", confidence=0.8),
        said(HARBOR, "Ben Ruiz", rule="beside", confidence=0.95),
        said(HARBOR, rule="beside"),
    ]
    (group,) = dedupe(quotes)
    assert (group.speaker, group.speakers) == ("Ben Ruiz", ("Ben Ruiz", "Ann Lee"))
    (group,) = dedupe([*quotes, said(HARBOR, "Ann Lee", rule="beside", confidence=0.8)])
    assert group.speakers == ("Ann Lee", "Ben Ruiz")


def test_unknown_speaker_gets_the_others_name() -> None:
    """A group has the name that any of its quotes has, the fullest form of it, nobody's if none has."""
    names = [None, "Lee", "Ann Lee", "Mrs. Lee"]
    (group,) = dedupe([said(HARBOR, name) for name in names])
    assert (group.speaker, group.speakers) == ("Ann Lee", ("Ann Lee",))
    assert [quote.speaker for quote in group.occurrences] == names
    (nobody,) = dedupe([HARBOR, HARBOR])
    assert (nobody.speaker, nobody.speakers) == (None, ())


def test_echoes_join_slogans() -> None:
    """With echoes a slogan is one saying whoever repeats it and when; single words never are."""
    quotes = [
        said("Boats for All!", "Ann Lee", 0),
        said("boats for all", "Ben Ruiz", 900),
        said("Boats for all"),
    ]
    assert len(dedupe(quotes)) == 3
    assert joined(*quotes, echoes=True)
    assert compare(*quotes[:2], echoes=True).together
    assert not compare(*quotes[:2]).together
    assert not joined("disgrace", "disgrace", echoes=True)
    assert not joined("Boats for all", "Ferries for none", echoes=True)


# Groups.


def test_group_fields() -> None:
    """A group shows its longest form, and says of each occurrence in order of date how it stands to it."""
    clip, whole, altered = (
        said("The harbor was never built for boats of this size", "Ann Lee", 2),
        said(HARBOR, "Ann Lee", 1),
        said(HARBOR.replace("boats of this", "ships that").rstrip("."), "Ann Lee", 0),
    )
    (group,) = dedupe([clip, whole, altered])
    assert group.canonical is whole
    assert [id(quote) for quote in group.occurrences] == [id(altered), id(whole), id(clip)]
    assert group.matches[1:] == (Match("same", 1.0), Match("part", 1.0))
    assert group.matches[0].relation == "altered"
    assert 0.8 < group.matches[0].similarity < 1


def test_same_day_keeps_the_order_given() -> None:
    """Quotes of one day stay as given, and so do all if one has no date."""
    quotes = [said(HARBOR, day=day, article=name) for day, name in [(1, "b"), (0, "d"), (1, "a"), (0, "c")]]
    (group,) = dedupe(quotes)
    assert [quote.article for quote in group.occurrences] == ["d", "c", "b", "a"]
    quotes.append(said(HARBOR))
    (group,) = dedupe(quotes)
    assert all(one is other for one, other in zip(group.occurrences, quotes, strict=True))


def test_same_object_twice() -> None:
    """A quote that is given twice is there twice."""
    quote = said(HARBOR)
    (group,) = dedupe([quote, quote])
    assert [id(each) for each in group.occurrences] == [id(quote)] * 2


def test_groups_come_in_order_of_their_first_quotes() -> None:
    """The order of the groups is that in which the quotes were given."""
    other = "Nobody has asked the fishermen what they think of the new bridge"
    firsts = [group.occurrences[0].text for group in dedupe([SHORT, other, HARBOR, other[:-11], SHORT])]
    assert firsts == [SHORT, other, HARBOR, SHORT]


@pytest.mark.parametrize(
    "edited",
    [
        HARBOR.replace("The harbor", "[The pier]"),
        HARBOR.replace("single", "..."),
        HARBOR.replace("single", "d---"),
    ],
)
def test_edited_form_is_not_shown(edited: str) -> None:
    """An edited form is not the one to show while there is one that is whole or nearly so."""
    plain = HARBOR.removesuffix(" single year.") + "."
    (group,) = dedupe([edited, plain])
    assert group.canonical.text == plain


def test_known_source_is_shown() -> None:
    """Of equal forms the one whose speaker is named is shown, of these the earliest."""
    quotes = [said(HARBOR, day=0), said(HARBOR, "Ann Lee", 2), said(HARBOR, "Ann Lee", 1)]
    (group,) = dedupe(quotes)
    assert group.canonical is quotes[2]


def test_equal_forms_are_shown_by_article() -> None:
    """Of forms that nothing else tells apart the one of the first article is shown, in it the first."""
    quotes = [said(HARBOR.upper(), article="b"), said(HARBOR, article="a")]
    later = attrs.evolve(quotes[1], parts=(Span(200, 200 + len(HARBOR)),))
    for listed in ([*quotes, later], [later, *reversed(quotes)]):
        (group,) = dedupe(listed)
        assert group.canonical is quotes[1]


# Groups that grow.


def test_longer_form_that_comes_late() -> None:
    """A form that led its group joins a longer one that comes later, what does not fit stays behind."""
    fragment = "Our engineers warned of it"
    middle = (
        "Our engineers warned of it, and we told the council so every single year when the flood came back"
    )
    longest = (
        "We told the council so every single year when the flood came back, "
        "and nobody listened until the ferry sank with everybody on board"
    )
    index = DedupIndex()
    index.add([fragment, middle])
    assert texts(index.groups()) == {frozenset([fragment, middle])}
    index.add([longest])
    assert texts(index.groups()) == {frozenset([fragment]), frozenset([middle, longest])}
    assert shape(index.groups()) == shape(dedupe([longest, middle, fragment]))


# How two quotes compare.


def test_compare_explains() -> None:
    """A comparison names the words that match, what share of each quote they are, and what they tell."""
    found = compare(HARBOR, said("was never built for ships of this size and we told", "Ann Lee"))
    assert found.part.speaker == "Ann Lee"
    assert found.whole.text == HARBOR
    assert found.aligned == ("was never built for", "of this size and we told")
    assert 0.4 < found.coverage_of_whole < found.coverage < 1
    assert found.relation == "altered"
    assert found.together is (found.information >= found.needed) is True


def test_compare_says_why_not() -> None:
    """What speakers and dates change is how much the match must tell, not what it tells."""
    sources = [("Ann Lee", 0), ("Ann Lee", 300), (None, 0), ("Ben Ruiz", 0)]
    found = [compare(said(SHORT, "Ann Lee", 1), said(SHORT, *source)) for source in sources]
    assert len({each.information for each in found}) == 1
    assert [each.together for each in found] == [True, False, False, False]
    near, far, unknown, other = (each.needed for each in found)
    assert near < far <= unknown < other


@pytest.mark.parametrize("text", ["disgrace", "a disgrace", "渡", HARBOR])
def test_compare_with_itself(text: str) -> None:
    """A quote's words are all aligned with themselves, however few they are."""
    found = compare(text, text)
    assert " ".join(found.aligned) == text.lower().replace(",", "").replace(".", "")
    assert (found.relation, found.coverage, found.coverage_of_whole) == ("same", 1, 1)


def test_unrelated_quotes_share_nothing() -> None:
    """Quotes with no words in common have nothing aligned."""
    found = compare(HARBOR, "Nobody asked her")
    assert (found.aligned, found.coverage, found.coverage_of_whole, found.together) == ((), 0, 0, False)


# What must not be given.


@pytest.mark.parametrize("wrong", [None, 3, b"We won", ["We won"], (HARBOR, HARBOR)])
def test_neither_quote_nor_str(wrong: Any) -> None:
    """What is neither Quote nor str is a TypeError that names it, and nothing is added."""
    index = DedupIndex()
    index.add([SHORT])
    for call in (
        lambda: dedupe([HARBOR, wrong]),
        lambda: compare(HARBOR, wrong),
        lambda: compare(wrong, HARBOR),
        lambda: index.add([HARBOR, wrong]),
    ):
        with pytest.raises(TypeError, match=type(wrong).__name__):
            call()
    assert len(index) == 1
    assert texts(index.groups()) == {frozenset([SHORT])}


def test_nothing() -> None:
    """No quotes give no groups."""
    assert dedupe([]) == []
    assert DedupIndex().groups() == []
    assert len(DedupIndex()) == 0


# Many quotes and long ones.


def test_shared_fragments_chain_nothing() -> None:
    """Fragments that stand in several long quotations go to one each and join none of these."""
    stock = [
        "we will not rest until the harbor is open",
        "every family on this coast deserves an answer",
        "nobody should have to leave the town",
    ]
    bodies = [
        "When the storm came we had forty beds and one doctor, {}, and I promise you that {}",
        "My grandmother sold fish on this pier for sixty years, {}, which is why I ask for your votes: {}",
        "The inquiry found eleven failures and named no one responsible, {}, so tomorrow I shall resign; {}",
    ]
    speeches = [body.format(stock[at], stock[at - 1]) for at, body in enumerate(bodies)]
    for quotes in (stock + speeches, speeches + stock, speeches[:1] + stock + speeches[1:]):
        groups = dedupe(quotes)
        assert {group.canonical.text for group in groups} == set(speeches)
        assert len(groups) == 3


def test_ten_thousand_identical_quotes() -> None:
    """However often one sentence is quoted, it is one group."""
    (group,) = dedupe([HARBOR] * 10_000)
    assert len(group.occurrences) == len(group.matches) == 10_000


def test_ten_thousand_identical_short_quotes() -> None:
    """However often a few words are quoted, of nobody known they are each by themselves."""
    assert len(dedupe(["No comment"] * 10_000)) == 10_000


def test_thousands_of_sayings() -> None:
    """Among thousands of other quotes every clip is found to be part of its own."""
    words = novel(0, 400_000).split()
    sayings = [" ".join(words[at : at + 12]) for at in range(0, len(words) - 12, 12)]
    clips = [saying.partition(" ")[2] for saying in sayings]
    assert len(sayings) > 3_000
    assert texts(dedupe(sayings + clips)) == set(map(frozenset, zip(sayings, clips, strict=True)))


def novel(seed: int, length: int) -> str:
    """Text without sense, of that many characters or a few less."""
    draw = random.Random(seed)
    words = (f"{draw.getrandbits(40):x} {draw.choice(('the', 'of', 'and'))}" for _ in range(length // 8))
    text = " ".join(words)
    return text[:length].rpartition(" ")[0]


def test_quote_of_a_million_characters() -> None:
    """A very long quote is found again whole and clipped."""
    long = novel(1, 1_000_000)
    clip = long[long.index(" ", 1000) : long.rindex(" ", 0, -1000)]
    (group,) = dedupe([long, clip, long.upper()])
    assert [match.relation for match in group.matches] == ["same", "part", "same"]


def test_two_quotes_of_a_million_characters() -> None:
    """Two very long quotes that share a sentence are kept apart."""
    one, other = novel(1, 1_000_000), novel(2, 1_000_000)
    assert not joined(one + " There they go.", "There they go. " + other)


def test_long_quotes_with_changes() -> None:
    """In quotes of some hundreds of words, changes here and there count as they do in short ones."""
    words = novel(3, 4_000).split()
    changed = " ".join(word for at, word in enumerate(words) if at % 40)
    (group,) = dedupe([" ".join(words), changed])
    assert group.matches[1].relation == "part"


# The five articles.


def test_seeds() -> None:
    """Of all quotes in the seeds, just those that two articles share come together."""
    quotes = [
        quote
        for path in sorted(SEEDS.glob("*.txt"))
        for quote in extract(path.read_bytes().decode("utf-8"), article=path.name[:3])
    ]
    repeated = {
        (group.speaker, frozenset((quote.article, quote.text.split()[0]) for quote in group.occurrences))
        for group in dedupe(quotes)
        if len(group.occurrences) > 1
    }
    assert repeated == {
        ("Donald Trump", frozenset([("002", "Great"), ("003", "Great")])),
        ("Kim Kardashian", frozenset([("002", "Happy"), ("003", "Happy")])),
        # One article has as two quotations what the other prints as one.
        ("Alice Marie Johnson", frozenset([("000", "I"), ("000", "This"), ("003", "I")])),
    }


# What holds of any quotes.

BASES = [
    HARBOR,
    "We told the council so every single year, and nobody listened until the ferry sank.",
    "Nobody listened until the ferry sank, Mr. Lee, and nobody is listening now",
    "I want to thank everyone who came out tonight, and the crew of the lifeboat above all",
    "It is what it is, and we will see what we can do about it",
    "No comment",
    "渡船三年没有开航，今天终于回来了",
]
NAMES = [None, "Ann Lee", "Lee", "Ben Ruiz"]
DAYS = [None, 0, 1, 40]
EDITS = ["...", "[sic]", "[the harbor]", "uh,", "d---", "ferry", "of the"]


@st.composite
def clips(draw: st.DrawFn) -> str:
    """Words in a row from a few sentences."""
    words = draw(st.sampled_from(BASES)).split()
    start = draw(st.integers(0, len(words) - 1))
    return " ".join(words[start : draw(st.integers(start + 1, len(words)))])


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A clip as another reporter might have it."""
    words = draw(st.sampled_from(BASES) | clips()).split()
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=2)):
        words.insert(draw(st.integers(0, len(words))), edit)
    if draw(st.booleans()):
        del words[draw(st.integers(0, len(words) - 1))]
    text = " ".join(words)
    return draw(st.sampled_from([text, text.upper(), text.lower()]))


def sourced(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Quote]:
    return st.builds(
        said,
        texts,
        st.sampled_from(NAMES),
        st.sampled_from(DAYS),
        rule=st.sampled_from([None, "beside"]),
        confidence=st.sampled_from([0.0, 0.5, 0.9]),
        article=st.sampled_from([None, "a", "b"]),
    )


QUOTES = sourced(st.sampled_from(BASES) | clips() | changed())
BATCHES = st.lists(QUOTES, max_size=12)


def shape(groups: Iterable[QuoteGroup]) -> Counter[object]:
    """Which quotes are together, and what is shown for them, in no order."""
    return Counter((group.canonical.text, frozenset(Counter(group.occurrences).items())) for group in groups)


@given(BATCHES, st.booleans())
def test_partition(quotes: list[Quote], echoes: bool) -> None:
    """Every quote given is in exactly one group, which shows one of its own and matches each."""
    groups = dedupe(quotes, echoes=echoes)
    held = [id(quote) for group in groups for quote in group.occurrences]
    assert sorted(held) == sorted(map(id, quotes))
    for group in groups:
        assert group.canonical in group.occurrences
        assert len(group.matches) == len(group.occurrences)
        shown = group.matches[group.occurrences.index(group.canonical)]
        assert shown == Match("same", 1.0)
        assert all(0 <= match.similarity <= 1 for match in group.matches)
        assert set(group.speakers) <= {quote.speaker for quote in group.occurrences}


@given(BATCHES, st.randoms(use_true_random=False), st.booleans())
def test_order_of_the_quotes_does_not_matter(quotes: list[Quote], draw: random.Random, echoes: bool) -> None:
    """The same quotes in any order give the same groups with the same forms to show."""
    shuffled = draw.sample(quotes, len(quotes))
    assert shape(dedupe(shuffled, echoes=echoes)) == shape(dedupe(quotes, echoes=echoes))


@given(BATCHES, st.data(), st.booleans())
def test_index_grows_to_the_same_groups(quotes: list[Quote], data: st.DataObject, echoes: bool) -> None:
    """Quotes added bit by bit, in any order, give at every time the groups of all given so far."""
    waiting = data.draw(st.permutations(quotes))
    index = DedupIndex(echoes=echoes)
    while waiting:
        size = data.draw(st.integers(1, 5))
        index.add(waiting[:size])
        waiting = waiting[size:]
        if data.draw(st.booleans()):
            index.groups()
    assert len(index) == len(quotes)
    assert shape(index.groups()) == shape(dedupe(quotes, echoes=echoes))


@given(BATCHES, st.booleans())
def test_canonical_quotes_stay_apart(quotes: list[Quote], echoes: bool) -> None:
    """The forms that are shown are no more brought together when given by themselves."""
    shown = [group.canonical for group in dedupe(quotes, echoes=echoes)]
    assert [group.occurrences for group in dedupe(shown, echoes=echoes)] == [(quote,) for quote in shown]


@given(QUOTES, QUOTES, st.booleans())
def test_compare_is_symmetric(a: Quote, b: Quote, echoes: bool) -> None:
    """What is found does not depend on which of the two is given first."""
    one, other = compare(a, b, echoes=echoes), compare(b, a, echoes=echoes)
    if (one.part, one.whole) == (other.whole, other.part):
        # Neither is longer, only their marks can differ.
        assert one.relation == "same"
        other = attrs.evolve(other, part=one.part, whole=one.whole)
    assert one == other


def test_compare_is_symmetric_in_the_same_words() -> None:
    """Of two quotes with the same words, part and whole do not depend on the order."""
    assert compare(HARBOR, HARBOR.upper()) == compare(HARBOR.upper(), HARBOR)


@given(QUOTES, QUOTES, st.booleans())
def test_what_is_joined_compares_so(a: Quote, b: Quote, echoes: bool) -> None:
    """Two quotes are brought together only where the comparison says so, and match as it says."""
    groups = dedupe([a, b], echoes=echoes)
    found = compare(a, b, echoes=echoes)
    if len(groups) == 1:
        assert found.together
        assert Match(found.relation, found.coverage) in groups[0].matches


@given(QUOTES, QUOTES)
def test_what_is_not_aligned_is_not_one_saying(a: Quote, b: Quote) -> None:
    """Quotes that share too few words to be aligned are two sayings by the comparison too."""
    whole, part = sorted(map(unit, (a, b)), key=lambda each: each.rank)
    assert can_be_one(part, whole) or not compare(a, b).together


def test_two_rare_words_find_the_whole() -> None:
    """Two words rare enough to be one saying alone go with the sentence that they were taken from."""
    whole, part = (
        "We told the council so every single year, and nobody listened until the ferry sank.",
        "ferry sank.",
    )
    assert compare(whole, part).together
    assert joined(as_quote(whole), as_quote(part))


@given(sourced(clips()), sourced(clips()), st.booleans())
def test_no_clip_is_missed(a: Quote, b: Quote, echoes: bool) -> None:
    """Of two clips, the one that stands in the other goes with it if and only if the comparison says so."""
    found = compare(a, b, echoes=echoes)
    if found.relation != "altered":
        assert joined(a, b, echoes=echoes) is found.together


@pytest.mark.parametrize(
    "text",
    ["the lifeboat ... sank", "The lifeboat [sic] sank"],
)
def test_no_edited_form_is_missed(text: str) -> None:
    """An edited form that the same speaker is quoted with on two days is one saying, as compare says."""
    monday, tuesday = said(text, "Ann Lee", 0), said(text, "Ann Lee", 1)
    assert compare(monday, tuesday).together
    assert joined(monday, tuesday)


ANY = st.text(st.characters() | st.sampled_from("[](){}….-*@#_',’ aA1渡เ")) | clips()


@given(st.lists(ANY, max_size=6), st.booleans())
def test_any_text(texts: list[str], echoes: bool) -> None:
    """No string is too odd to be grouped and compared."""
    groups = dedupe(texts, echoes=echoes)
    assert Counter(quote.text for group in groups for quote in group.occurrences) == Counter(texts)
    if texts:
        assert compare(texts[0], texts[-1], echoes=echoes).needed >= 0


def test_sic_is_no_word() -> None:
    """What a reporter remarks in passing takes nothing from the words; the form without it is shown."""
    (group,) = dedupe([HARBOR.replace("boats", "boats [sic]"), HARBOR])
    assert [match.relation for match in group.matches] == ["same", "same"]
    assert group.canonical.text == HARBOR


def test_a_stock_sentence_does_not_join_two_speeches() -> None:
    """Long quotations that share a sentence amid others are two sayings; where one goes on from the other,
    they are one."""
    stock = "nobody in this town will ever be left alone on the water"
    before = "The winter took three houses from us and the council sent flowers,"
    after = "and we built a shed of our own out of what had come ashore."
    speech = f"My father rowed to the light every Sunday of his life, {stock}, he said, and he meant it."
    assert len(dedupe([f"{before} {stock}, {after}", speech])) == 2
    assert len(dedupe([f"{before} {stock}.", f"{stock}, {after}"])) == 1


def test_one_str_is_not_many() -> None:
    """A str given in place of a list of them is refused: its letters are no quotes."""
    with pytest.raises(TypeError, match="list"):
        dedupe("We told the harbor master")


def test_nothing_is_lost_where_adding_fails() -> None:
    """An index that was given what is no quote goes on as if it had not been."""
    index = DedupIndex()
    index.add([HARBOR])
    with pytest.raises(TypeError):
        index.add([HARBOR, 7])  # type: ignore[list-item]
    index.add([HARBOR])
    assert [len(group.occurrences) for group in index.groups()] == [2]


def test_a_moment_counts_as_its_day() -> None:
    """A quote may be given the moment of its publication in place of the day."""
    moment = datetime.datetime(2024, 5, 6, 12, 30)
    quotes = [
        Quote("nearly done", (Span(0, 11),), speaker="Ann Lee", published=published)
        for published in (moment, moment.date())
    ]
    assert len(dedupe(quotes)) == 1
