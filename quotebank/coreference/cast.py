"""Who is named in an article: people and bodies, and every place where each is named.

The names that can be one person's are brought together; a bare surname goes to the bearer whom the
article names first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs
import regex

from quotebank import names
from quotebank.coreference import contexts, families
from quotebank.coreference.capitals import Piece, found, pieces
from quotebank.coreference.contexts import LONGEST_WORD
from quotebank.coreference.entities import BY_TITLE, Entity, Occurrence
from quotebank.lexicon import load
from quotebank.model import Segment
from quotebank.names import Name

# Bearers of one surname that a new full name is compared with: bounds the work on any text.
NAMESAKES = 10
# So many entities, the first of the text, are compared with what may be a slip: bounds it too.
SLIPS = 1000
# How much given names tell of a gender, in votes; a pronoun has one vote.
BY_GIVEN_NAME = 4


# Where a name stands, as what, and whose it is.
_Bearer = tuple[int, Piece, "Entity | None"]

_NEXT_WORD = regex.compile(r"[ \u00a0-](\w+)")
ACRONYM = regex.compile(r"\p{Lu}{2,5}|\p{Lu}[of]\p{Lu}{1,2}|(?:\p{Lu}\.){2,}")


@attrs.frozen(eq=False)
class Cast:
    """All entities of an article and all occurrences of their names, in text order."""

    entities: list[Entity]
    occurrences: list[Occurrence]
    starts: list[int]
    by_word: dict[str, list[Entity]]
    _completed: dict[Entity, str | None] = attrs.field(factory=dict, init=False)

    def within(self, start: int, end: int) -> list[Occurrence]:
        """The occurrences that begin in ``start:end``."""
        return self.occurrences[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def bearer(self, name: Name) -> Entity | None:
        """Whose name ``name`` most likely is: the first of a surname, then the one named most."""
        best: Entity | None = None
        most = (False, False, False, -1)
        for entity in self.by_word.get(name.words[-1], ())[:NAMESAKES]:
            if entity.principal is None or not names.can_be_one(name, entity.principal):
                continue
            # "Sarhan" is "al-Sarhan".
            first = entity.first if entity.first in load().family_first else None
            surname = name.words[-1] in (entity.surname, (entity.surname or "").rpartition("-")[2], first)
            # Of a phrase that may be no person ("Lee Street") the first word is no name, but for "Lim Wei".
            shown = surname or entity.sure
            if not shown or len({name.gender, entity.gender} - {None}) > 1:
                continue
            rank = (surname, entity.sure, entity.leads, sum(entity.forms.values()))
            if rank > most:
                best, most = entity, rank
        return best

    def has_namesake(self, entity: Entity) -> bool:
        """Whether another is named in full who has the same surname."""
        bearers = self.by_word.get(entity.surname or "", ())[:NAMESAKES]
        return any(e is not entity and e.surname == entity.surname and e.is_full for e in bearers)

    def completed(self, entity: Entity) -> str | None:
        """The full name of somebody; of who is called by one word alone, that of the one it may be.

        The word may be a family name that comes first ("Ban" Ki-moon), or a surname with a slip in it.
        """
        name = entity.principal
        if name is not None and entity.family:
            return f"{entity.name} {entity.family}"
        if name is None or len(name.words) > 1:
            return entity.name
        if entity not in self._completed:
            named = (e for e in self.by_word.get(name.first, ()) if e.first == name.first)
            first = {e.name for e in named if e.is_full or _may_be_full(entity, e)}
            meant = first or {e.name for e in self._slips_of(entity, name.first)}
            self._completed[entity] = meant.pop() if len(meant) == 1 else entity.name
        return self._completed[entity]

    def _slips_of(self, entity: Entity, word: str) -> Iterator[Entity]:
        """Those whose surname the word misses by a letter; a slip is no more frequent than the name."""
        for other in self.entities[:SLIPS]:
            if other.is_full and other.count >= entity.count and names.misspelt(word, other.surname or ""):
                yield other

    def admit(self, piece: Piece, count: int) -> Entity | None:
        """The entity whose name ``piece`` is, new if need be; ``count`` times it stands in running text.

        None for capitals in headlines alone that no given name shows to be a name.
        """
        name = piece.name
        full = len(name.words) > 1
        entity = None if piece.body else self._same(name) if full else self.bearer(name)
        if entity is None:
            if full and not count and not (piece.sure and len(name.words) < 4):
                return None
            # "Member", "SUPERVISOR": a noun for people that is nobody's surname.
            if not full and not piece.sure and name.first in load().people:
                return None
            entity = self._enter(piece)
        elif full and _is_surname(entity.principal, name):
            self._name(entity, name)
        entity.count += count
        entity.sure = entity.sure or piece.sure
        if full and not piece.body:
            entity.forms[name.text] = count
        if name.gender:
            entity.votes[name.gender] += BY_TITLE * count
        return entity

    def _enter(self, piece: Piece) -> Entity:
        name = piece.name
        entity = Entity(piece.body or bool(ACRONYM.fullmatch(name.text)))
        self.entities.append(entity)
        if not piece.body:
            namesakes = self.by_word.get(name.words[-1], ())
            entity.leads = len(name.words) > 1 and not any(
                other.leads and other.surname == name.words[-1] for other in namesakes
            )
        self._name(entity, name)
        return entity

    def _name(self, entity: Entity, name: Name) -> None:
        known = _handles(entity.principal) if entity.principal else ()
        entity.principal = name
        told = None if entity.body else names.gender(name)
        if told:
            entity.votes[told] += BY_GIVEN_NAME
        for word in _handles(name):
            if word not in known:
                self.by_word.setdefault(word, []).append(entity)

    def _same(self, name: Name) -> Entity | None:
        for word in _handles(name):
            for entity in self.by_word.get(word, ())[:NAMESAKES]:
                other = entity.principal
                if other and not entity.body and names.can_be_one(name, other):
                    return entity
        return None


def cast(text: str, segments: Sequence[Segment]) -> Cast:
    """Read the names in ``text``; those inside ``segments`` are marked as quoted."""
    names_found = contexts.weighed(text, list(found(text)))
    result = Cast([], [], [], {})
    counts: Counter[tuple[Name, bool]] = Counter()
    first: dict[tuple[Name, bool], tuple[int, Piece]] = {}
    for start, piece, titled in names_found:
        key = (piece.name, piece.body)
        counts[key] += not titled
        first.setdefault(key, (start, piece))

    def turn(key: tuple[Name, bool]) -> tuple[bool, bool, int, int]:
        # Full names first, those in running text before those in headlines, where a name may have words too
        # many; then what is left of them.
        words, titled = len(key[0].words), not counts[key]
        return words < 2, titled, words * titled, first[key][0]

    order = sorted(first, key=turn)
    known = {key: result.admit(first[key][1], counts[key]) for key in order}
    hidden = _hidden_surnames(text, result.entities)
    bearers = [(start, piece, known[piece.name, piece.body]) for start, piece, _ in names_found]
    if hidden:
        bearers = [bearer for bearer in bearers if bearer[0] not in hidden]
        bearers += [(start, piece, entity) for start, (piece, entity) in hidden.items()]
        bearers.sort(key=lambda bearer: bearer[0])
    ends = [s.end for s in segments]
    for start, piece, entity in bearers:
        if entity is None:
            continue
        at = bisect_right(ends, start)
        quoted = at < len(segments) and segments[at].start <= start
        run = start - piece.start
        result.occurrences.append(Occurrence(run + piece.lead, start, run + piece.end, piece, quoted, entity))
        result.starts.append(start)
        entity.place = entity.place or start
    families.settle(text, result.occurrences)
    return result


def _may_be_full(lone: Entity, full: Entity) -> bool:
    """Whether of two that no list shows to be persons one may be the full name of the other."""
    site = full.surname in load().sites  # "Tower Street"
    return full.has_several_names and not (full.body or lone.sure or site)


def _is_surname(short: Name | None, full: Name) -> bool:
    """Whether what looked like a name is but the end of the full one: "De Ross", "Ruiz Vega"."""
    ends = short is not None and short.words == full.words[1:]
    return ends and (full.words[1] in load().name_particles or not names.is_given(full.words[1]))


def _hidden_surnames(text: str, entities: list[Entity]) -> dict[int, tuple[Piece, Entity]]:
    """Where a surname stands that alone looks like no person's: "Guardian said" after "Don Guardian"."""
    places: dict[int, tuple[Piece, Entity]] = {}
    for entity in entities:
        name = entity.principal
        if entity.body or not entity.sure or name is None or len(name.words) < 2:
            continue
        surname = name.text.split()[-1]
        alone = pieces(surname)
        if alone and not alone[0].body:
            continue
        parsed = Name(surname, (names.plain(surname),))
        piece = Piece(0, 0, len(surname), parsed, False, False)
        for match in regex.finditer(
            rf"(?<!\b(?:[Tt]he|\p{{Lu}}[\p{{L}}.]*) ){regex.escape(surname)}(?!\w)", text
        ):
            if _may_follow(text[match.end() : match.end() + LONGEST_WORD]):
                places[match.start()] = piece, entity
    return places


def _may_follow(rest: str) -> bool:
    """Whether a name may stand before ``rest``: a mark or a verb, not a noun."""
    word = _NEXT_WORD.match(rest)
    return word is None or load().verb(word[1]) is not None


def _handles(name: Name) -> list[str]:
    """The words under which a name is looked for: surnames, given name, nickname, parts of a double name."""
    words = [name.words[-1], name.words[0], name.nickname, *name.words[-1].split("-")]
    words.extend(names.middle_names(name))
    return [w for w in dict.fromkeys(words) if w]
