"""Titles, nicknames and scare quotes: marked words that nobody is quoted with."""

from __future__ import annotations

import pytest

from quotebank import extract

TERMS = [
    ("Corbel Ltd. (“Corbel” or the “Company”) said that sales rose.", ["Corbel", "Company"]),
    ("Grace Hay said the term “at risk” had been used too freely.", ["at risk"]),
    ("She sang “Aida” in Verona that summer.", ["Aida"]),
    ("The school banned “Beloved” last year, Grace Hay said.", ["Beloved"]),
    ("He bought forty “Iron Bulls”, as the engines are known to crews, Grace Hay said.", ["Iron Bulls"]),
    ("Ann Lee starred in the film “Going Home” last year.", ["Going Home"]),
    ("Ann Lee wrote “The Long Way Round,” a novel about the sea.", ["The Long Way Round,"]),
    ("Her podcast, “Salt and Stone,” starts in May.", ["Salt and Stone,"]),
    ("The singer's new album, “Blue Winter,” came out on Friday.", ["Blue Winter,"]),
    ("He is the author of a book titled “How to Lose a Boat.”", ["How to Lose a Boat."]),
    ("She appeared on “Good Evening, Ames” on Monday.", ["Good Evening, Ames"]),
    ("Ann “Shorty” Lee came third.", ["Shorty"]),
    ("Tom Becker, who goes by the name “Shorty,” came third.", ["Shorty,"]),
    ("The so-called “experts” stayed away.", ["experts"]),
    ("The town has a new “smart” lamp on every street.", ["smart"]),
    ("The word “home” has three meanings here.", ["home"]),
    ("The box contained “gifts” from many lands.", ["gifts"]),
    ("Nora Lee thought it was a “miracle” of sorts.", ["miracle"]),
    ("As he spoke to the board, the mill bought a “promoted” page.", ["promoted"]),
    ("Ben Moss told “Good Evening, Ames” about the road.", ["Good Evening, Ames"]),
    ("She was known to two generations of pupils as “Duchess”.", ["Duchess"]),
    ("What is known on the coast as “the blow” comes in May.", ["the blow"]),
    ("The man, alias “Lefty” Moran, was seen in Cork.", ["Lefty"]),
    ("Her letters to the “Gazette” ran to three pages.", ["Gazette"]),
    ("The band's 1987 hit “Lantern” is still played at weddings.", ["Lantern"]),
    ("The “Save the Bridge” campaign began in March.", ["Save the Bridge"]),
    ("On the boats they call her “Duchess,” because of the hat.", ["Duchess,"]),
    ("The light that fishermen call “the Candle” went out in May.", ["the Candle"]),
    ("The letter came from a club calling itself “Friends of the Pier.”", ["Friends of the Pier."]),
    ("Ben Moss christened the boat “Second Wind” on Monday.", ["Second Wind"]),
    ("A film about two brothers, “The Long Furrow,” was shown in May.", ["The Long Furrow,"]),
    ("The article appeared under the headline: “And the band played on”.", ["And the band played on"]),
    ("She wrote for years under the name “Old Mother Hubbard of Ware”.", ["Old Mother Hubbard of Ware"]),
    ("The word “fair,” Ann Pell said, was a trap.", ["fair,"]),
    ("The report, printed in May and titled “Roads for the North,” was short.", ["Roads for the North,"]),
    ("They wore what fishermen call “pepper coats” in the rain.", ["pepper coats"]),
    ("See “A Town in Two Halves,” Page 7.", ["A Town in Two Halves,"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_terms_are_given_only_when_asked_for(text: str, terms: list[str]) -> None:
    """By default terms are left out; with ``terms`` they come as quotes that nobody says."""
    assert extract(text) == []
    given = extract(text, terms=True)
    assert [quote.text for quote in given] == terms
    for quote in given:
        assert (quote.rule, quote.speaker, quote.mention, quote.cue) == ("term", None, None, None)


SPEECH = [
    ("Ann Lee called the plan “absurd.”", ["absurd."]),
    ("Ann Lee called her neighbor an “Aunt Tom.”", ["Aunt Tom."]),
    ("Ann Lee referred to the “New Class.”", ["New Class."]),
    ("Ann Lee said “No.”", ["No."]),
    ("Critics call the plan “a tax on air.”", ["a tax on air."]),
    ("Ann Lee calls herself “a failed dancer.”", ["a failed dancer."]),
    ("“Yes,” Ann Lee said.", ["Yes,"]),
    ("“Stop!” a man shouted.", ["Stop!"]),
    ("The plan was branded by Ann Lee as “absurd.”", ["absurd."]),
    ("Ann Lee tweeted: “Happy New Year Everyone”", ["Happy New Year Everyone"]),
    ("Police described the driver as “calm.”", ["calm."]),
    ("Ann Lee leaned in. “It’s coming.” Across the table her sister wept.", ["It’s coming."]),
]


@pytest.mark.parametrize(("text", "words"), SPEECH)
def test_a_few_words_that_somebody_says_are_no_term(text: str, words: list[str]) -> None:
    """Short quotations with a speaker are quotations."""
    assert [quote.text for quote in extract(text)] == words


def test_terms_stand_among_the_quotes_in_text_order() -> None:
    """Asking for terms adds them in their place and changes no quotation."""
    text = "“We sang,” Ann Lee said of the film “Going Home.”\n\n“We danced,” Tom Becker said."
    quotes, both = extract(text), extract(text, terms=True)
    assert [q.text for q in quotes] == ["We sang,", "We danced,"]
    assert [q.text for q in both] == ["We sang,", "Going Home.", "We danced,"]
    assert [q for q in both if q.rule != "term"] == quotes
