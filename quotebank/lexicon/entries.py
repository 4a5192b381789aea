"""What the lexicon knows of a word: the types of its entries, and of the whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

import attrs

License = Literal[
    "before", "after", "inverted", "that", "to", "as", "object", "about", "person", "passive-person"
]
Strength = Literal["strong", "medium", "weak"]
Gender = Literal["m", "f", "n"]
GrammaticalNumber = Literal["sg", "pl"]
GrammaticalPerson = Literal[1, 2, 3]
PronounRole = Literal["subject", "object", "possessive", "reflexive"]
PersonKind = Literal["role", "kin", "general", "group"]


@attrs.frozen
class Verb:
    """A reporting verb. ``particles`` are the words that must follow it: ("out",) in "point out"."""

    lemma: str
    group: str
    licenses: frozenset[License]
    strength: Strength
    particles: tuple[str, ...] = ()


@attrs.frozen
class Noun:
    """A noun that speech comes in: a statement, a tweet, a claim."""

    lemma: str
    group: str


@attrs.frozen
class Frame:
    """A fixed phrase that names a source: ``before`` the words left of it, ``after`` those right of it.

    "as X put it" has before ("as",) and after ("put", "it"); after may be empty.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]


@attrs.frozen
class Title:
    """What may stand before a name; ``role`` says that it also names an office ("the senator")."""

    gender: Gender | None = None
    role: bool = False


@attrs.frozen
class PersonNoun:
    """A common noun for a person, or for people where ``number`` is "pl"."""

    lemma: str
    kind: PersonKind
    gender: Gender | None
    number: GrammaticalNumber


@attrs.frozen
class Pronoun:
    """A personal pronoun; ``gender`` and ``number`` are None where the form does not say."""

    person: GrammaticalPerson
    number: GrammaticalNumber | None
    gender: Gender | None
    roles: frozenset[PronounRole]


@attrs.frozen
class Lexicon:
    """The words of one language, each key as ``fold`` gives it. Docs of each field: the TOML's head."""

    language: str
    verbs: Mapping[str, Verb]
    phrasal_verbs: Mapping[str, tuple[Verb, ...]]
    nouns: Mapping[str, Noun]
    frames: Mapping[str, tuple[Frame, ...]]
    titles: Mapping[str, Title]
    people: Mapping[str, PersonNoun]
    pronouns: Mapping[str, Pronoun]
    indefinites: frozenset[str]
    given_names: Mapping[str, Gender | None]
    nicknames: Mapping[str, frozenset[str]]
    bodies: frozenset[str]
    organisation_words: frozenset[str]
    geography: frozenset[str]
    sites: frozenset[str]
    locatives: frozenset[str]
    surfaces: frozenset[str]
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    post_nominals: frozenset[str]
    lineage: frozenset[str]
    family_first: frozenset[str]
    shared_given: frozenset[str]
    given_titles: frozenset[str]
    short_given: frozenset[str]
    peerage: frozenset[str]
    portfolios: frozenset[str]
    not_names: frozenset[str]
    nationalities: frozenset[str]
    compound_tails: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    works: frozenset[str]
    naming: frozenset[str]
    performing: frozenset[str]
    defining: frozenset[str]
    expressions: frozenset[str]
    christening: frozenset[str]
    headings: frozenset[str]
    coming: frozenset[str]
    copulas: frozenset[str]
    appearing: frozenset[str]
    contrast: frozenset[str]
    extents: frozenset[str]
    pointing: frozenset[str]
    time_words: frozenset[str]
    unspoken: frozenset[str]
    asking: frozenset[str]
    authorship: frozenset[str]
    making: frozenset[str]
    medium: frozenset[str]
    any_body: frozenset[str]
    firms: frozenset[str]
    outlets: frozenset[str]
    periodicals: frozenset[str]
    legislators: frozenset[str]
    sole_offices: frozenset[str]
    public_words: frozenset[str]
    anonymous: frozenset[str]
    heard: frozenset[str]
    hearing: frozenset[str]
    author_verbs: frozenset[str]
    vocatives: frozenset[str]
    title_names: frozenset[str]
    middle_titles: frozenset[str]
    auxiliaries: frozenset[str]
    given_auxiliaries: frozenset[str]
    also_given: frozenset[str]
    introducers: frozenset[str]
    aliases: frozenset[str]
    elders: frozenset[str]
    juniors: frozenset[str]
    peers: frozenset[str]
    ages: frozenset[str]
    epithets: frozenset[str]
    premises: frozenset[str]
    older: frozenset[str]
    younger: frozenset[str]
    body_leads: frozenset[str]
    after_noun: frozenset[str]
    before_dependent: frozenset[str]
    after_name: frozenset[str]
    abbreviations: Mapping[str, str]
    deeds: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    styles: Mapping[str, tuple[str, ...]]

    def verb(self, form: str, following: Collection[str] = ()) -> Verb | None:
        """The verb that ``form`` is of, a phrasal one if all its particles are in ``following``.

        ``verb("went", {"on"})`` is "go on", ``verb("went")`` is None.
        """
        form = fold(form)
        for phrasal in self.phrasal_verbs.get(form, ()):
            if all(particle in following for particle in phrasal.particles):
                return phrasal
        return self.verbs.get(form)

    def asks(self, form: str) -> bool:
        """Whether ``form`` is of a verb of asking; whoever is asked is the next to speak."""
        verb = self.verb(form)
        return verb is not None and verb.group in self.asking


def fold(words: str) -> str:
    """The form of a key: lower case, no full stops, straight apostrophes. "Lt. Gov." is "lt gov"."""
    return words.lower().replace(".", "").replace("’", "'")
