"""What counts as a quoted run, and where it begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotebank.marks import find
from quotebank.paragraphs import split


def quoted(text: str) -> list[str]:
    return [text[s.inner.start : s.inner.end] for s in find(text)]


PAIRS = [
    ('"Go," she said. "Now."', ["Go,", "Now."]),
    ("“Go,” she said. “Now.”", ["Go,", "Now."]),
    ('“Go," she said. "Now.”', ["Go,", "Now."]),
    ("“Go,“ she said. “Now.”", ["Go,", "Now."]),
    ("”Hej,” sade han.", ["Hej,"]),
    ("„Guten Tag“, sagte er.", ["Guten Tag"]),
    ("„Dzień dobry”, powiedział.", ["Dzień dobry"]),
    ("«Bonjour», dit-elle. « Salut », dit-il.", ["Bonjour", "Salut"]),
    ("« Bonjour ». « Salut », dit-il. ‹ Bon ›.", ["Bonjour", "Salut", "Bon"]),
    (",,Go home,'' she said, 1,,000 times.", ["Go home,"]),
    ("»Hallo«, sagte sie. ›Na‹, sagte er.", ["Hallo", "Na"]),
    ("She called it ‹rude› and left.", ["rude"]),
    ("他说「你好」。她说『再见』。", ["你好", "再见"]),
    ("``Go,'' she said. ``Now.''", ["Go,", "Now."]),
    ("''Go,'' she said. ''It's Ann's.''", ["Go,", "It's Ann's."]),
    ('He said,"Go," and she said."No."', ["Go,", "No."]),
    ('The sign (“Keep out”) and—"No entry"—both fell.', ["Keep out", "No entry"]),
    ("“I—” he began. “—and then,” she said.", ["I—", "—and then,"]),
    ('She said, " You know, we lost."', ["You know, we lost."]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_each_kind_of_mark_sets_off_its_words(text: str, expected: list[str]) -> None:
    """Marks of every shape are found, and marks of one family close each other."""
    assert quoted(text) == expected


NESTED = [
    ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,"]),
    ("\"He said 'go' to me,\" she said.", ["He said 'go' to me,"]),
    ("''He said 'go' to me,'' she said.", ["He said 'go' to me,"]),
    ("''He told me 'go.''' She left.", ["He told me 'go.'"]),
    ("“He said “go” to me,” she said.", ["He said “go” to me,"]),
    ('“He said "go" to me,” she said.', ['He said "go" to me,']),
    ('"He said “go” to me," she said.', ["He said “go” to me,"]),
    ("“A friend called it “the day” of all days.", ["A friend called it “the day” of all days."]),
    ("“A friend called it “the best day,” she said. “So.”", ["A friend called it “the best day,", "So."]),
    ("„Er sagte ‚geh‘ zu mir“, sagte sie.", ["Er sagte ‚geh‘ zu mir"]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_quotes_in_quotes_stay_part_of_the_outer_one(text: str, expected: list[str]) -> None:
    """A quotation inside a quotation is no quotation of its own."""
    assert quoted(text) == expected


EDGES = [
    ("““Go home,”” she said.", ["Go home,"]),
    ('""Go home,"" she said.', ["Go home,"]),
    ("“He told me, “go”” is what she said.", ["He told me, “go"]),
    ("\"''Go home,''\" she said.", ["''Go home,''"]),
    ("“‘Go’ was all,” she said.", ["‘Go’ was all,"]),
    ("An empty “” or \"\" or '' '' or “ ” holds nothing.", []),
]


@pytest.mark.parametrize(("text", "expected"), EDGES)
def test_double_marks_never_edge_the_words(text: str, expected: list[str]) -> None:
    """Doubled marks all come off, marks of another kind stay, and marks around nothing are dropped."""
    assert quoted(text) == expected


LEAD = (
    "The mother of a boy who was lost on the moor has said that her family was ‘let down at every turn’ by "
    "the rangers’ office, and that the search was ‘a matter of luck’."
)
HOUSE_STYLE = [
    ("‘We won,’ said Ann. ‘It was close.’", ["We won,", "It was close."]),
    ("'We won,' said Ann. 'It was close.'", ["We won,", "It was close."]),
    ("Ann said: ‘We won.’", ["We won."]),
    ("‘It was the dogs’ day,’ said Ann.", ["It was the dogs’ day,"]),
    ("'It was the dogs' day,' said Ann. 'The fans' too.'", ["It was the dogs' day,", "The fans' too."]),
    ("'Tis late,' said Ann. 'Let's rock 'n' roll like it's the '90s.'",
     ["Tis late,", "Let's rock 'n' roll like it's the '90s."]),
    ("‘He told me “go” and I went,’ said Ann.", ["He told me “go” and I went,"]),
    ("The plan is ‘mad’. ‘We must stop it,’ she said.", ["mad", "We must stop it,"]),
    ("‘We won,’ she said.\n\nThe Smiths’ house is ‘a wreck’ now.", ["We won,", "a wreck"]),
    ("'We won,' she said.\n\nThe Smiths' dogs were talkin' to 'em all.", ["We won,"]),
    ("‘We began early.\n\n‘We ended late,’ she said.", ["We began early.", "We ended late,"]),
    ("Family ‘let down’ by the town\n\n" + LEAD, ["let down at every turn", "a matter of luck"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HOUSE_STYLE)
def test_single_marks_as_house_style(text: str, expected: list[str]) -> None:
    """Where speech stands in single marks they are quotations, and apostrophes still are not."""
    assert quoted(text) == expected


NOT_HOUSE_STYLE = [
    ("'Tis the season for the dogs' owners, in the '90s, of rock 'n' roll and lovin' it.", []),
    ("’Twas the dogs’ day, in the ’90s, of rock ’n’ roll and lovin’ it.", []),
    ("‘Twas the ‘90s and rock ‘n’ roll.", []),
    ("Mayor ‘not sorry’ for ‘mess’\n\n“I am not,” she said.", ["I am not,"]),
    (
        "Mayor: ‘I will not go.’\n\n“I will not,” she said. The ‘mess of the week,’ they call it.",
        ["I will not go.", "I will not,"],
    ),
    ("Critics Praise ‘Back To The River’ Again\n\n“It is good,” she said.", ["It is good,"]),
    ("She said “no.”\n\n'Not for a million pounds'\n\n'The terms'", ["no.", "Not for a million pounds"]),
    ("She said “no.” It was the ‘best, by far,’ of terms.", ["no."]),
    ("She said “no.”\n\n" + LEAD, ["no."]),
    (
        "The news of the weekend was Samuel R. Hart Jr.'s decision to stay out of the race for the county "
        "seat, which surprised his party's leaders and drew his rivals' cheers.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOT_HOUSE_STYLE)
def test_single_marks_otherwise(text: str, expected: list[str]) -> None:
    """Beside double marks, apostrophes and terms are no quotations; what a headline says is."""
    assert quoted(text) == expected


SIGNS = [
    ('He is 6\'2" and has a 12" record.', []),
    ("He is 6' 2'' and has a 12'' record.", []),
    ('At 40°26\'46"N it was 5" deep. "Cold," he said.', ["Cold,"]),
    ('"It has a 12" screen," he said. "Nice."', ['It has a 12" screen,', "Nice."]),
    ("It is 6′2″ tall.", []),
    ("Home » News » Local\n\nHe said ‘no way.’ “Ja » Nein,” she said.", ["Ja » Nein,"]),
    ('" milk\n" bread\n" eggs', []),
    ("• “Milk” first", ["Milk"]),
    ('""""""""""\nA title\n""""""""""', []),
    ('A lone " here.\n\n"But this," she said.', ["But this,"]),
    ("the same as before,” he wrote. “And so on.”", ["And so on."]),
    ('It was "fine. She said "great" and "good" and "new."', ["great", "good", "new."]),
    ('He was ill," she said. "He went home." And "slept."', ["He went home.", "slept."]),
]


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_other_signs_and_stray_marks(text: str, expected: list[str]) -> None:
    """Signs of measure, ornaments and stray marks are no quotations and spoil none that follow."""
    assert quoted(text) == expected


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    """Where no mark closes, the run goes to the end of its paragraph and says so."""
    text = "She said: “We came,\tand we saw.  \n\nThat was all."
    (segment,) = find(text)
    assert text[segment.start : segment.end] == "“We came,\tand we saw."
    assert text[segment.inner.start : segment.inner.end] == "We came,\tand we saw."
    assert not segment.closed


def test_offsets_hold_and_leave_out_the_marks() -> None:
    """Start and end take in the marks, two-character ones whole; inner leaves them out."""
    text = "He: ''Go.''"
    (segment,) = find(text)
    assert (segment.start, segment.end) == (4, 11)
    assert (segment.inner.start, segment.inner.end) == (6, 9)
    assert segment.closed
    assert not segment.continues


CONTINUED = [
    ("“One.\n\n“Two.\n\n“Three,” he said.\n\n“Four.”", [False, True, True, False]),
    ("“One.\n“Two.”", [False, True]),
    ("He said: “One.\n\n\n“Two.”", [False, True]),
    ('"One.\n\n“Two.”', [False, True]),
    ("“One.\n\nNo mark here.\n\n“Two.”", [False, False]),
    ("“One.\n\nThen “two.”", [False, False]),
    ("“One.”\n\n“Two.”", [False, False]),
    ("‘One is done.\n\n‘Two,’ he said.", [False, True]),
]


@pytest.mark.parametrize(("text", "expected"), CONTINUED)
def test_a_mark_left_open_and_opened_again_joins_paragraphs(text: str, expected: list[bool]) -> None:
    """A paragraph that opens with a mark goes on with the one before only if that was left open."""
    assert [s.continues for s in find(text)] == expected


# Text thick with marks and what bears on them, and text of any characters whatever.
PIECES = [*"\"“”„‟«»‹›「」『』'‘’‚‛`()-—.,!?:…5 \n\u200b\ud800\0", "''", "``", "\n\n", "word", "said", "Tis"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(st.characters(), max_size=60)


@given(TEXTS)
@example("")
@example("\ud83d“\udc00”\0")
def test_segments_are_in_order_and_in_bounds(text: str) -> None:
    """On any string segments ascend without overlap, hold their inner words, and no mark edges those."""
    end = 0
    for segment in find(text):
        assert end <= segment.start < segment.inner.start < segment.inner.end <= segment.end <= len(text)
        assert not segment.closed or segment.inner.end < segment.end
        words = text[segment.inner.start : segment.inner.end]
        assert not words.startswith(("“", "”", '"'))
        assert not words.endswith(("“", "”", '"'))
        assert words == words.strip()
        end = segment.end


@given(TEXTS, TEXTS)
def test_what_follows_changes_nothing_before_it(text: str, more: str) -> None:
    """Paragraphs added at the end leave every earlier segment as it was."""
    before = find(text)
    assert find(f"{text}\n\n{more}")[: len(before)] == before


@given(TEXTS)
def test_a_segment_lies_in_one_paragraph(text: str) -> None:
    """No segment reaches over the end of its paragraph, and the same text gives the same answer."""
    spans = split(text)
    segments = find(text)
    for segment in segments:
        assert any(p.start <= segment.start and segment.end <= p.end for p in spans)
    assert find(text) == segments
