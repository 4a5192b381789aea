"""From the text of a lexicon's file to its entries, each checked on the way."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, get_args

import attrs

from quotebank.lexicon.entries import (
    Frame,
    Gender,
    GrammaticalNumber,
    GrammaticalPerson,
    Lexicon,
    License,
    Noun,
    PersonKind,
    PersonNoun,
    Pronoun,
    PronounRole,
    Strength,
    Title,
    Verb,
    fold,
)
from quotebank.lexicon.inflection import verb_forms, with_s

_SECTIONS = (
    "inflection",
    "verbs",
    "nouns",
    "frames",
    "titles",
    "people",
    "pronouns",
    "given_names",
    "nicknames",
    "abbreviations",
    "deeds",
    "kinds",
    "styles",
    "words",
)
# The lists of the section [words]: every field that holds a plain set.
_WORD_SETS = tuple(field.name for field in attrs.fields(Lexicon) if str(field.type) == "frozenset[str]")
_GENDERS: Mapping[str, Gender | None] = {"m": "m", "f": "f", "any": None}
_Value = TypeVar("_Value")


def parse(language: str, toml: str, names: str) -> Lexicon:
    """The lexicon of a TOML file and of a list of given names, both as text.

    Raises ValueError, naming the place, for a key that is missing or unknown, a value outside its
    choices, and a word that stands in two groups.
    """
    data = tomllib.loads(toml)
    _check_keys(data, "the file", required=_SECTIONS)
    words = data["words"]
    _check_keys(words, "[words]", required=_WORD_SETS)
    verbs, phrasal_verbs = _verbs(data["verbs"], data["inflection"])
    return Lexicon(
        language=language,
        verbs=MappingProxyType(verbs),
        phrasal_verbs=MappingProxyType(phrasal_verbs),
        nouns=MappingProxyType(_nouns(data["nouns"], data["inflection"]["plurals"])),
        frames=MappingProxyType(_frames(data["frames"])),
        titles=MappingProxyType(_titles(data["titles"])),
        people=MappingProxyType(_people(data["people"], data["inflection"]["plurals"])),
        pronouns=MappingProxyType(_pronouns(data["pronouns"])),
        given_names=MappingProxyType(_given_names(names, data["given_names"], data["nicknames"])),
        nicknames=MappingProxyType({nick: frozenset(full) for nick, full in data["nicknames"].items()}),
        abbreviations=MappingProxyType(dict(data["abbreviations"])),
        deeds=MappingProxyType({noun: tuple(phrases) for noun, phrases in data["deeds"].items()}),
        kinds=MappingProxyType({noun: tuple(theirs) for noun, theirs in data["kinds"].items()}),
        styles=MappingProxyType({style: tuple(titles) for style, titles in data["styles"].items()}),
        **{name: frozenset(map(fold, words[name])) for name in _WORD_SETS},
    )


def _verbs(
    groups: Mapping[str, Any], inflection: Mapping[str, Any]
) -> tuple[dict[str, Verb], dict[str, tuple[Verb, ...]]]:
    _check_keys(
        inflection, "[inflection]", required=("irregular", "doubling", "optional_doubling", "plurals")
    )
    irregular = inflection["irregular"]
    doubling, optional = frozenset(inflection["doubling"]), frozenset(inflection["optional_doubling"])
    by_lemma: dict[str, Verb] = {}
    for group, table in groups.items():
        place = f"[verbs.{group}]"
        _check_keys(table, place, required=("licenses", "strength", "lemmas"))
        licenses = frozenset(_one_of(License, name, place) for name in table["licenses"])
        strength = _one_of(Strength, table["strength"], place)
        for lemma in table["lemmas"]:
            verb = Verb(lemma, group, licenses, strength, tuple(lemma.split()[1:]))
            _add(by_lemma, lemma, verb, place)
    single: dict[str, Verb] = {}
    phrasal: dict[str, list[Verb]] = {}
    for lemma, verb in by_lemma.items():
        for form in verb_forms(lemma.split()[0], irregular, doubling, optional):
            if verb.particles:
                phrasal.setdefault(form, []).append(verb)
            else:
                _add(single, form, verb, f"[verbs.{verb.group}] {lemma}")
    # The verb with most particles first: "refer to as" before "refer to".
    return single, {
        form: tuple(sorted(verbs, key=lambda verb: -len(verb.particles))) for form, verbs in phrasal.items()
    }


def _nouns(groups: Mapping[str, Any], plurals: Mapping[str, str]) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for group, lemmas in groups.items():
        for lemma in lemmas:
            for form in _number_forms(lemma, plurals):
                _add(nouns, form, Noun(lemma, group), f"[nouns] {group}")
    return nouns


def _people(kinds: Mapping[str, Any], plurals: Mapping[str, str]) -> dict[str, PersonNoun]:
    _check_keys(kinds, "[people]", required=get_args(PersonKind))
    people: dict[str, PersonNoun] = {}
    for kind, lemma, gender, place in _by_gender(kinds, "people"):
        person_kind = _one_of(PersonKind, kind, place)
        if kind == "group":
            _add(people, lemma, PersonNoun(lemma, person_kind, gender, "pl"), place)
            continue
        singular, plural = _number_forms(lemma, plurals)
        _add(people, singular, PersonNoun(lemma, person_kind, gender, "sg"), place)
        _add(people, plural, PersonNoun(lemma, person_kind, gender, "pl"), place)
    return people


def _titles(kinds: Mapping[str, Any]) -> dict[str, Title]:
    _check_keys(kinds, "[titles]", required=("address", "role"))
    titles: dict[str, Title] = {}
    for kind, title, gender, place in _by_gender(kinds, "titles"):
        _add(titles, fold(title), Title(gender, kind == "role"), place)
    return titles


def _by_gender(kinds: Mapping[str, Any], section: str) -> Iterator[tuple[str, str, Gender | None, str]]:
    """Kind, word, gender and place of each word in tables of the lists m, f and any."""
    for kind, table in kinds.items():
        place = f"[{section}.{kind}]"
        _check_keys(table, place, optional=_GENDERS)
        for gender, words in table.items():
            for word in words:
                yield kind, word, _GENDERS[gender], place


def _pronouns(table: Mapping[str, Any]) -> dict[str, Pronoun]:
    pronouns: dict[str, Pronoun] = {}
    for form, entry in table.items():
        place = f"[pronouns] {form}"
        _check_keys(entry, place, required=("person", "roles"), optional=("number", "gender"))
        pronouns[form] = Pronoun(
            person=_one_of(GrammaticalPerson, entry["person"], place),
            number=_one_of(GrammaticalNumber, entry["number"], place) if "number" in entry else None,
            gender=_one_of(Gender, entry["gender"], place) if "gender" in entry else None,
            roles=frozenset(_one_of(PronounRole, role, place) for role in entry["roles"]),
        )
    return pronouns


def _given_names(
    text: str, more: Mapping[str, Any], nicknames: Mapping[str, list[str]]
) -> dict[str, Gender | None]:
    """The names of the list, lines of a gender and names, those that ``more`` adds, and nicknames."""
    _check_keys(more, "[given_names]", optional=_GENDERS)
    names: dict[str, Gender | None] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            gender, *listed = line.split()
            names |= dict.fromkeys(listed, _GENDERS[gender])
    for gender, added in more.items():
        names |= dict.fromkeys(added, _GENDERS[gender])
    for nickname, full in nicknames.items():
        genders = {names.get(name) for name in full}
        names.setdefault(nickname, genders.pop() if len(genders) == 1 else None)
    return names


def _frames(patterns: list[str]) -> dict[str, tuple[Frame, ...]]:
    """The frames by the word that they begin with, in their order."""
    frames: dict[str, tuple[Frame, ...]] = {}
    for frame in map(_frame, patterns):
        frames[frame.before[0]] = (*frames.get(frame.before[0], ()), frame)
    return frames


def _frame(pattern: str) -> Frame:
    before, slot, after = pattern.partition("X")
    if not slot or not before:
        raise ValueError(f"frames: {pattern!r} has no X, where the source stands, after its first word")
    return Frame(tuple(before.split()), tuple(after.split()))


def _number_forms(lemma: str, plurals: Mapping[str, str]) -> tuple[str, str]:
    return lemma, plurals.get(lemma) or with_s(lemma)


def _add(table: dict[str, _Value], key: str, value: _Value, place: str) -> None:
    """Puts a word in once: two entries for one form would make its meaning a matter of order."""
    if key in table:
        raise ValueError(f"{place}: {key!r} is there already, as {table[key]}")
    table[key] = value


def _check_keys(
    table: Mapping[str, Any], place: str, *, required: Iterable[str] = (), optional: Iterable[str] = ()
) -> None:
    required = set(required)
    if missing := sorted(required - table.keys()):
        raise ValueError(f"{place}: missing {', '.join(missing)}")
    if unknown := sorted(table.keys() - required - set(optional)):
        raise ValueError(f"{place}: unknown key {', '.join(unknown)}")


def _one_of(kind: Any, value: object, place: str) -> Any:
    """``value``, which must be one of the values of the Literal ``kind``."""
    choices = get_args(kind)
    if value not in choices:
        raise ValueError(f"{place}: {value!r} is none of {', '.join(map(str, choices))}")
    return value
