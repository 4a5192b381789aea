"""The names in a bank's file, kept sorted into speakers as names come and go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import attrs

from quotebank import names
from quotebank.bank import speakers
from quotebank.bank.errors import AmbiguousSpeakerError, UnknownSpeakerError
from quotebank.bank.people import Person
from quotebank.bank.speakers import Known, Speaker
from quotebank.bank.store import Store
from quotebank.names import Name


@attrs.frozen
class _Form:
    """One name of a speaker; ``chosen`` where the user's table of people gives it as the one to show."""

    name: int
    text: str
    person: str | None
    chosen: bool
    articles: int

    @property
    def rank(self) -> tuple[bool, bool, int, int, str]:
        """Sorts names by how well they show who is meant: in full, as most articles have it."""
        name = names.parse(self.text)
        bare = name is None or speakers.is_bare(name)
        return not self.chosen, bare, -self.articles, -len(self.text), self.text

    @property
    def tells(self) -> bool:
        """Whether the name tells who is meant: it is a full name, or the user's own."""
        return self.chosen or not self.rank[1]


class Roster:
    """The names of a bank. A speaker goes by the lowest id of its names, which can change with any name.

    What writes must be called within a transaction.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(self, texts: Iterable[str]) -> dict[str, int]:
        """The id of each name, entered if it is new."""
        known = {text: self._id(text) for text in texts}
        ids = {text: self._enter(text) if name is None else name for text, name in known.items()}
        self._settle(ids[text] for text, name in known.items() if name is None)
        return ids

    def drop(self, ids: Iterable[int]) -> None:
        """Forget those of the names that nothing needs any more."""
        touched: set[int] = set()
        for name in ids:
            alike = self._known(name).alike
            if self._store.run("delete_unused_name", name=name).rowcount:
                touched = (touched | alike) - {name}
        self._settle(touched)

    def merge(self, a: str, b: str) -> None:
        """Take two speakers for one from now on."""
        self._link(self._name(a), self._name(b))

    def alias(self, speaker: str, alias: str) -> None:
        """Take ``alias`` for a name of that speaker from now on."""
        self._link(self._name(speaker), self.enter([alias])[alias])

    def set_person(self, person: Person) -> None:
        """Enter a person of the user's table, in place of what it said of that id before."""
        old = {name for (name,) in self._store.run("names_of_person", id=person.id)}
        ids = self.enter(person.names)
        touched = {*old, *ids.values()}
        # Names that were alike are not once they are two people's.
        for known in [self._known(name) for name in touched]:
            touched |= known.alike | known.linked
        self._store.run("add_person", id=person.id, name=ids[person.names[0]])
        self._store.run("delete_names_of_person", id=person.id)
        for name in ids.values():
            self._store.run("add_person_name", id=person.id, name=name)
        self._settle(touched)
        self.drop(old)

    def speakers(self) -> list[Speaker]:
        """Everybody who says something, the most quoted first."""
        totals = self._store.run("totals").fetchall()
        forms = self._forms([speaker for speaker, _, _ in totals])
        found = []
        for speaker, quotes, articles in totals:
            first, *others = forms[speaker]
            aliases = tuple(form.text for form in others)
            found.append(Speaker(first.text, aliases, quotes, articles, first.person))
        return sorted(found, key=lambda speaker: (-speaker.quotes, speaker.name))

    def find(self, wanted: str) -> list[int]:
        """The speakers that ``wanted`` means: an id of the user's table, or a name.

        A full name that some article or the user spells so means its bearer, and so does an alias. Any
        other means whoever it fits; what is known by a bare name alone is found beside its one full bearer.
        Raises UnknownSpeakerError where it fits nobody, AmbiguousSpeakerError where it fits several.
        """
        by_id = [speaker for (speaker,) in self._store.run("speakers_of_person", id=wanted)]
        if by_id:
            return by_id
        exact, fitting = self._candidates(wanted)
        forms = self._forms(exact | fitting)
        found = exact if any(forms[speaker][0].tells for speaker in exact) else exact | fitting
        if not found:
            raise UnknownSpeakerError(wanted)
        heard = [speaker for speaker in found if any(form.articles for form in forms[speaker])]
        if sum(forms[speaker][0].tells for speaker in heard) > 1:
            ranked = sorted((forms[speaker][0] for speaker in heard), key=lambda form: form.rank)
            raise AmbiguousSpeakerError(wanted, [form.text for form in ranked])
        return sorted(found)

    def bearer(self, name: str) -> list[int]:
        """The speaker who has this very name."""
        return [speaker for (speaker,) in self._store.run("bearer", text=name)]

    def _candidates(self, wanted: str) -> tuple[set[int], set[int]]:
        """The speakers who have the name, and those whom it fits."""
        exact, fitting = set(self.bearer(wanted)), set()
        name = names.parse(wanted)
        for _, text, speaker, _ in self._namesakes(name):
            other = names.parse(text)
            if name is None or other is None:
                continue
            if (other.words, other.suffix) == (name.words, name.suffix):
                exact.add(speaker)
            elif speakers.fits(name, other):
                fitting.add(speaker)
        return exact, fitting

    def _forms(self, wanted: Iterable[int]) -> dict[int, list[_Form]]:
        """The names of each speaker, the one to show first."""
        found: dict[int, list[_Form]] = {}
        for speaker, name, text, person, chosen, articles in self._store.run(
            "forms", speakers=json.dumps(list(wanted))
        ):
            found.setdefault(speaker, []).append(_Form(name, text, person, bool(chosen), articles))
        return {speaker: sorted(forms, key=lambda form: form.rank) for speaker, forms in found.items()}

    def _name(self, wanted: str) -> int:
        """The id of a name as spelled, or of the name to show of the speaker that it means."""
        own = self._id(wanted)
        if own is not None:
            return own
        forms = [form for forms in self._forms(self.find(wanted)).values() for form in forms]
        return min(forms, key=lambda form: form.rank).name

    def _link(self, a: int, b: int) -> None:
        one, other = (self._store.run("person_of", name=name).fetchone()[0] for name in (a, b))
        if one is not None and other is not None and one != other:
            raise ValueError(f"{one} and {other} are two people in the table of people; change it first")
        self._store.run("link", a=a, b=b)
        self._settle([a])

    def _id(self, text: str) -> int | None:
        row = self._store.run("name_id", text=text).fetchone()
        return row and int(row[0])

    def _enter(self, text: str) -> int:
        entered = self._store.run("add_name", text=text).lastrowid
        assert entered is not None
        name = names.parse(text)
        if name is not None:
            last = speakers.last_words(name)
            for word in sorted(speakers.words(name)):
                self._store.run("add_name_word", word=word, last=word in last, name=entered)
        return entered

    def _settle(self, ids: Iterable[int]) -> None:
        """Sort these names into speakers anew, with all that they may touch."""
        known: dict[int, Known] = {}
        todo = list(ids)
        while todo:
            name = todo.pop()
            if name not in known:
                known[name] = self._known(name)
                todo += known[name].alike | known[name].linked
        for group, person in speakers.speakers(known):
            speaker = min(group)
            for name in group:
                self._store.run("set_speaker", name=name, speaker=speaker, person=person)

    def _known(self, id_: int) -> Known:
        text, person = self._store.run("name", name=id_).fetchone()
        name = names.parse(text)
        alike = set()
        for other_id, other_text, _, other_person in self._namesakes(name):
            other = names.parse(other_text)
            one_id = person is None or other_person is None or person == other_person
            if name and other and other_id != id_ and one_id and speakers.one_person(name, other):
                alike.add(other_id)
        linked = {other for (other,) in self._store.run("linked", name=id_)}
        return Known(name, person, frozenset(alike), frozenset(linked - {id_}))

    def _namesakes(self, name: Name | None) -> Sequence[tuple[int, str, int, str | None]]:
        """Names that may be the same person's: id, text, speaker, and who it is in the table of people."""
        if name is None:
            return []
        words, last = (json.dumps(sorted(find(name))) for find in (speakers.words, speakers.last_words))
        return self._store.run("namesakes", words=words, last=last).fetchall()
