"""Labels of transcripts are told from the words said."""

from __future__ import annotations

import pytest

from quotebank import extract

TALK = """Ann Keller of Channel 4 spoke with the harbor master, Tom Reyes, on Sunday.

"KELLER: When will the ferry run again? People are tired of waiting.

"REYES: We have waited for one part since June.

"But the part is here, and it fits.

"KELLER: Thank you for your time."
"""


def test_labels_name_the_speakers() -> None:
    """Each labelled paragraph is a quotation of its own, said by the person whom the label names."""
    found = [(quote.speaker, quote.text) for quote in extract(TALK)]
    assert found == [
        ("Ann Keller", "When will the ferry run again? People are tired of waiting."),
        (
            "Tom Reyes",
            "We have waited for one part since June. But the part is here, and it fits.",
        ),
        ("Ann Keller", "Thank you for your time."),
    ]


def test_the_label_is_the_mention_and_no_part_of_the_words() -> None:
    """The label stands outside the part, where the mention points."""
    first = extract(TALK)[0]
    assert first.mention is not None
    assert TALK[first.mention.start : first.mention.end] == "KELLER"
    assert first.mention.end < first.parts[0].start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“BREAKING: The river has burst,” the paper wrote.", "BREAKING: The river has burst,"),
        ("“NOTE: We are closed until May,” read the sign.", "NOTE: We are closed until May,"),
    ],
)
def test_capitals_that_name_nobody_are_words(text: str, words: str) -> None:
    """Words in capitals and a colon are no label where the text has named nobody so before."""
    assert [quote.text for quote in extract(text)] == [words]


def test_questions_and_answers() -> None:
    """ "Q." and "A." are labels too, of speakers without a name."""
    text = "The hearing went on.\n\n“Q. Where were you on that night?\n\n“A. I was at home with my family.”\n"
    assert [(quote.speaker, quote.text) for quote in extract(text)] == [
        (None, "Where were you on that night?"),
        (None, "I was at home with my family."),
    ]
