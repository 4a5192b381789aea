"""The words that the rules stand on: forms, genders, and errors that say what is wrong with a word list."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotebank import lexicon
from quotebank.lexicon import fold, load, parse

FOLDER = Path(lexicon.__file__).parent
TOML = (FOLDER / "en.toml").read_text("utf-8")
NAMES = (FOLDER / "en_given_names.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("tell", "tell tells told telling"),
        ("write", "write writes wrote written writing"),
        ("reply", "reply replies replied replying"),
        ("quip", "quip quips quipped quipping"),
        ("admit", "admit admits admitted admitting"),
        ("offer", "offer offers offered offering"),
        ("answer", "answer answers answered answering"),
        ("begin", "begin begins began begun beginning"),
        ("agree", "agree agrees agreed agreeing"),
        ("stress", "stress stresses stressed stressing"),
        ("echo", "echo echoes echoed echoing"),
        ("mimic", "mimic mimics mimicked mimicking"),
        ("label", "label labels labeled labeling labelled labelling"),
        (
            "criticize",
            "criticize criticizes criticized criticizing criticise criticises criticised criticising",
        ),
        ("read", "read reads reading"),
    ],
)
def test_every_form_of_a_verb_leads_to_its_lemma_and_no_other_does(lemma: str, forms: str) -> None:
    """The forms of a verb are those an English grammar gives, British spelling included, and no more."""
    assert {form for form, verb in load().verbs.items() if verb.lemma == lemma} == set(forms.split())


@pytest.mark.parametrize(
    ("form", "following", "lemma"),
    [
        ("went", {"on"}, "go on"),
        ("went", {"home"}, None),
        ("Pointed", {"out"}, "point out"),
        ("shot", {"back", "angrily"}, "shoot back"),
        ("refers", {"to", "her", "as"}, "refer to as"),
        ("refers", {"to"}, "refer to"),
        ("called", {"for"}, "call for"),
        ("called", (), "call"),
        ("called", {"him"}, "call"),
        ("table", (), None),
    ],
)
def test_a_phrasal_verb_wins_where_all_its_particles_follow(
    form: str, following: set[str], lemma: str | None
) -> None:
    """ "went on" speaks and "went home" does not; the longest phrasal verb is taken before the bare one."""
    verb = load().verb(form, following)
    assert (verb.lemma if verb else None) == lemma


@pytest.mark.parametrize(
    ("form", "strength", "licensed", "refused"),
    [
        ("said", "strong", {"before", "after", "inverted", "that"}, {"person", "to"}),
        ("told", "strong", {"person", "passive-person", "that"}, {"inverted"}),
        ("vowed", "strong", {"to", "that"}, {"person"}),
        ("described", "strong", {"as", "object"}, {"before", "inverted"}),
        ("thinks", "medium", {"that"}, {"person"}),
        ("laughed", "weak", {"after", "inverted"}, {"that", "object"}),
        ("continued", "weak", {"after", "inverted"}, {"object"}),
    ],
)
def test_a_verb_licenses_the_places_where_it_takes_a_quotation(
    form: str, strength: str, licensed: set[str], refused: set[str]
) -> None:
    """Each kind of verb says how sure a sign of speech it is and where its quotation may stand."""
    verb = load().verbs[form]
    assert verb.strength == strength
    assert licensed <= verb.licenses
    assert not refused & verb.licenses


def test_nouns_of_speech_are_found_in_both_numbers() -> None:
    """A tweet and tweets, a speech and speeches, a reply and replies are the same cue noun."""
    for singular, plural in [("tweet", "tweets"), ("speech", "speeches"), ("reply", "replies")]:
        assert load().nouns[singular] == load().nouns[plural]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("according", "to"), ()),
        (("as",), ("put", "it")),
        (("in",), ("'s", "words")),
    ],
)
def test_a_frame_keeps_the_place_of_its_source(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """The source of a fixed phrase stands after its words or between them."""
    assert any((frame.before, frame.after) == (before, after) for frame in load().frames[before[0]])


@pytest.mark.parametrize(
    ("title", "gender", "role"),
    [
        ("Mr.", "m", False),
        ("Mrs.", "f", False),
        ("Dame", "f", False),
        ("Dr.", None, True),
        ("Sen.", None, True),
        ("Lt. Gov.", None, True),
        ("Congresswoman", "f", True),
        ("Pope", "m", True),
    ],
)
def test_titles_are_found_as_newspapers_print_them(title: str, gender: str | None, role: bool) -> None:
    """A folded title tells the gender it carries and whether it is an office too."""
    found = load().titles[fold(title)]
    assert (found.gender, found.role) == (gender, role)


@pytest.mark.parametrize(
    ("noun", "kind", "gender", "number"),
    [
        ("spokeswoman", "role", "f", "sg"),
        ("spokesmen", "role", "m", "pl"),
        ("attorney", "role", None, "sg"),
        ("husband", "kin", "m", "sg"),
        ("wives", "kin", "f", "pl"),
        ("mothers-in-law", "kin", "f", "pl"),
        ("women", "general", "f", "pl"),
        ("people", "general", None, "pl"),
        ("police", "group", None, "pl"),
    ],
)
def test_nouns_for_people_tell_kind_gender_and_number(
    noun: str, kind: str, gender: str | None, number: str
) -> None:
    """What "the spokeswoman" or "his wives" can refer to is read off the noun."""
    found = load().people[noun]
    assert (found.kind, found.gender, found.number) == (kind, gender, number)


@pytest.mark.parametrize(
    ("form", "person", "number", "gender", "roles"),
    [
        ("i", 1, "sg", None, {"subject"}),
        ("he", 3, "sg", "m", {"subject"}),
        ("her", 3, "sg", "f", {"object", "possessive"}),
        ("it", 3, "sg", "n", {"subject", "object"}),
        ("they", 3, None, None, {"subject"}),
        ("you", 2, None, None, {"subject", "object"}),
    ],
)
def test_pronouns_say_no_more_than_their_form_does(
    form: str, person: int, number: str | None, gender: str | None, roles: set[str]
) -> None:
    """ "they" may be one or many and of any gender; "her" is object or possessive."""
    found = load().pronouns[form]
    assert (found.person, found.number, found.gender) == (person, number, gender)
    assert found.roles == roles


def test_given_names_tell_gender_only_where_most_bearers_agree() -> None:
    """Mary is a woman's name, John a man's, Leslie either, and Smithson no given name at all."""
    names = load().given_names
    assert [names["mary"], names["john"], names["leslie"]] == ["f", "m", None]
    assert "smithson" not in names


def test_a_nickname_leads_to_every_full_form() -> None:
    """Ted may be Edward or Theodore; Bill is William."""
    assert load().nicknames["ted"] == {"edward", "theodore"}
    assert load().nicknames["bill"] == {"william"}


def test_full_forms_of_nicknames_are_given_names() -> None:
    """No nickname leads to a name that the lexicon does not know."""
    full = set().union(*load().nicknames.values())
    assert full - load().given_names.keys() == set()


def test_titles_and_nouns_agree_on_gender() -> None:
    """A word that is a title and a noun tells the same gender as both."""
    words = load()
    both = words.titles.keys() & {noun for noun, entry in words.people.items() if entry.kind == "role"}
    assert both
    assert [word for word in both if words.titles[word].gender != words.people[word].gender] == []


def test_every_key_can_be_looked_up_folded() -> None:
    """No word list holds a word that no folded word of a text could equal."""
    words = load()
    tables = [words.verbs, words.phrasal_verbs, words.nouns, words.titles, words.people, words.pronouns]
    tables += [words.given_names, words.nicknames]
    assert [key for table in tables for key in table if key != fold(key)] == []


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """A folded key is its own key, whatever the text."""
    assert fold(fold(text)) == fold(text)


def test_the_lexicon_is_read_once_and_cannot_be_changed() -> None:
    """Callers share one lexicon, so none may write to it."""
    assert load() is load("en")
    with pytest.raises(TypeError):
        load().nicknames["bob"] = frozenset()  # type: ignore[index]
    with pytest.raises(AttributeError):
        load().frames = {}  # type: ignore[misc]


@pytest.mark.parametrize("language", ["tlh", "", "../en", "EN"])
def test_an_unknown_language_is_refused_with_those_there_are(language: str) -> None:
    """The error says which language was asked for and which there are."""
    with pytest.raises(ValueError, match=re.escape(repr(language)) + ".*available: en"):
        load(language)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "[verbs.say]",
            '[verbs.again]\nlicenses = []\nstrength = "weak"\nlemmas = ["tell"]\n[verbs.say]',
            "'tell'",
        ),
        (
            "[verbs.say]",
            '[verbs.again]\nlicenses = []\nstrength = "weak"\nlemmas = ["found"]\n[verbs.say]',
            "'found'",
        ),
        ('strength = "strong"', 'strength = "fair"', "'fair' is none of strong, medium, weak"),
        ('licenses = ["before"', 'licenses = ["beside"', "'beside' is none of before"),
        ("[verbs.say]", '[verbs.say]\ncolour = "red"', r"\[verbs.say\]: unknown key colour"),
        ("\n[pronouns]", "\n[pronoun]", "missing pronouns"),
        ('"according to X"', '"according to"', "'according to' has no X"),
        ("he = { person = 3", "he = { person = 4", "4 is none of 1, 2, 3"),
    ],
)
def test_a_faulty_word_list_is_refused_with_the_place(old: str, new: str, message: str) -> None:
    """A word in two groups, a misspelt key or choice: the error names it instead of dropping it silently."""
    assert old in TOML
    with pytest.raises(ValueError, match=message):
        parse("en", TOML.replace(old, new, 1), NAMES)


def test_whoever_is_of_a_family_is_a_person() -> None:
    """Every noun for kin of one surname tells what it tells of a person: its kind and gender."""
    lexicon = load()
    kin = lexicon.elders | lexicon.juniors | lexicon.peers
    assert {noun for noun in kin if noun not in lexicon.people} == set()
