"""Names as values: their parts, and whether two can be one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank import names


def name(text: str) -> names.Name:
    parsed = names.parse(text)
    assert parsed is not None, text
    return parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Sen. Ann Lee", "Ann Lee"),
        ("Lt. Gov. Ann Lee", "Ann Lee"),
        ("Attorney General Ann Lee", "Ann Lee"),
        ("Mrs. Lee", "Lee"),
        ("Mr. King", "King"),
        ("Mr. Singer", "Singer"),
        ("Dean Baker", "Dean Baker"),
        ("Robert E. Marsh Jr.", "Robert E. Marsh Jr."),
        ("Ann Lee’s", "Ann Lee"),
        ("J. T. Rowan", "J. T. Rowan"),
        ("Coun Ann Lee", "Ann Lee"),
        ("Rt Revd Ann Lee", "Ann Lee"),
        ("Datuk Seri Azman Salleh", "Azman Salleh"),
        ("Det Ch Insp Ann Lee", "Ann Lee"),
        ("Lt Gen (retd) Ann Lee", "Ann Lee"),
        ("Ex-Judge Ann Lee", "Ann Lee"),
        ("Mayor-elect Ann Lee", "Ann Lee"),
        ("Attorney-General Ann Lee", "Ann Lee"),
        ("Undersecretary of Agriculture Ann Lee", "Ann Lee"),
        ("Secretary of State for Health and Social Care Ann Lee", "Ann Lee"),
        ("Earl Marsh", "Earl Marsh"),
        ("Earl Ray Marsh", "Earl Ray Marsh"),
        ("Gov. Duke Ray Marsh", "Duke Ray Marsh"),
    ],
)
def test_titles_come_off(text: str, expected: str) -> None:
    """The text of a name is as written, without the titles before it and the possessive after it."""
    assert name(text).text == expected


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Ann Lee", ("lee",)),
        ("Piet van der Berg", ("van", "der", "berg")),
        ("Dr. Ana de Sousa", ("de", "sousa")),
        ("José Ruíz Jr.", ("ruiz",)),
        ("Ann Lee-Ross", ("lee-ross",)),
    ],
)
def test_surname_keeps_its_particles(text: str, surname: tuple[str, ...]) -> None:
    """A surname begins at its first particle, and leaves the suffix out."""
    assert name(text).surname == surname


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee QC", "Ann Lee"),
        ("Ann Lee, Ph.D.", "Ann Lee"),
        ("Sir Robert Marsh KCB QC MP", "Robert Marsh"),
        ("Jack Ma", "Jack Ma"),
        ("JACK MA", "JACK MA"),
    ],
)
def test_letters_behind_a_name_come_off(text: str, expected: str) -> None:
    """Degrees, honours and seats are no part of a name; a surname that reads like them is."""
    assert name(text).text == expected


def test_nickname_is_told_from_the_names() -> None:
    """A nickname in marks is no middle name, and names its bearer as well as the given name does."""
    scott = name("Roland “Buddy” Marsh")
    assert (scott.words, scott.nickname) == (("roland", "marsh"), "buddy")
    assert names.can_be_one(scott, name("Buddy Marsh"))


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Mr. Lee", "m"), ("Mrs. Robin Lee", "f"), ("Susan Lee", "f"), ("Lee", None), ("Xhevdet Lee", None)],
)
def test_gender_from_title_and_given_name(text: str, gender: str | None) -> None:
    """Titles tell the gender, then the given name; a surname or an unlisted name tells none."""
    assert names.gender(name(text)) == gender


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lee", "Ann Lee"),
        ("Ms. Lee", "Ann Lee"),
        ("Ann", "Ann Lee"),
        ("Bob Marsh", "Robert Marsh"),
        ("R. Marsh", "Robert Marsh"),
        ("Robert Marsh", "Robert E. Marsh Jr."),
        ("José Ruíz", "Jose Ruiz"),
        ("Ann Lee", "ANN LEE"),
        ("Ann Lee", "Ann Lee Ross"),
        ("Ann Lee", "Ann Lee-Ross"),
        ("van der Berg", "Piet van der Berg"),
        ("Berg", "Piet van der Berg"),
        ("Ms. Ruiz", "Ana Ruiz Vega"),
        ("O'Hara", "Maureen O’Hara"),
        ("Vega Ruiz", "Ana Vega Ruiz"),
        ("Sir Robert", "Robert Marsh"),
        ("Mr. Wong", "Wong Kwok-wah"),
        ("Encik Ismail", "Ismail bin Yusof"),
        ("Roland “El Moro” Marsh", "Roland Marsh"),
    ],
)
def test_names_of_one_person(a: str, b: str) -> None:
    """Short forms, nicknames, initials, accents, added surnames and case leave a name the same person's."""
    assert names.can_be_one(name(a), name(b))
    assert names.can_be_one(name(b), name(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ann Lee", "Bob Lee"),
        ("Ann Lee", "Ann Ross"),
        ("Mr. Lee", "Ann Lee"),
        ("Mr. Lee", "Mrs. Lee"),
        ("Robert Marsh Jr.", "Robert Marsh Sr."),
        ("Lee", "Ross"),
        ("Patrick Lee", "Patricia Lee"),
        ("Mr. Robert", "Robert Marsh"),
    ],
)
def test_names_of_two_people(a: str, b: str) -> None:
    """Another given name, surname, gender or suffix is another person's."""
    assert not names.can_be_one(name(a), name(b))


@pytest.mark.parametrize(
    ("word", "surname", "slip"),
    [
        ("sweeny", "sweeney", True),
        ("castlle", "castle", True),
        ("cestle", "castle", True),
        ("caslte", "castle", True),
        ("castle", "castle", False),
        ("cassel", "castle", False),
        ("rose", "ross", False),
    ],
)
def test_slips_of_one_letter(word: str, surname: str, slip: bool) -> None:
    """A longer surname is known again by all its letters but one, or with two of them swapped."""
    assert names.misspelt(word, surname) == slip
    assert names.misspelt(surname, word) == slip


def test_nothing_but_titles_is_no_name() -> None:
    """A title alone names nobody."""
    assert names.parse("Senator") is None
    assert names.parse("Mr. Speaker") is None
    assert names.parse("...") is None


@given(st.text(alphabet="AB ab.'’-“”JrMr", max_size=30), st.text(alphabet="AB ab.'’-“”JrMr", max_size=30))
def test_any_text_is_read(a: str, b: str) -> None:
    """Reading any text raises nothing, the name stands in it verbatim, and comparing is symmetric."""
    one, other = names.parse(a), names.parse(b)
    if one and other:
        assert one.text in a
        assert names.can_be_one(one, other) == names.can_be_one(other, one)
