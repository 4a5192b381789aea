"""Who is named in an article: people and bodies, every place where each is named, what is said of them.

Names are read off the text by their capitals, without a model: runs of capitalised words, cut by
titles and by words that are no names. The runs that can be one person's are brought together, and
a bare surname goes to the bearer whom the article names most.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs
import regex

from quotebank import names
from quotebank.lexicon import Gender, fold, load
from quotebank.model import Segment
from quotebank.names import Name

# Bearers of one surname that a new full name is compared with: bounds the work on any text.
NAMESAKES = 20
LONGEST_RUN = 12
# A line of so many capitalised words is a headline, where capitals do not make a name.
HEADLINE = 0.75
# Full mentions by which another bearer must outnumber the first to take over the bare surname.
LEAD = 3

ACRONYM = regex.compile(r"\p{Lu}{2,5}|(?:\p{Lu}\.){2,}")
_LINE = regex.compile(r"[^\n]+")


@attrs.frozen
class Piece:
    """A name as it stands in a run of capitalised words, offsets counted from the run's start.

    ``lead`` is where its titles begin, ``start`` and ``end`` are those of the name without them.
    ``sure`` is True where a title or a given name shows a person; ``body`` where a word shows an
    organisation.
    """

    lead: int
    start: int
    end: int
    name: Name
    sure: bool
    body: bool


@attrs.define(eq=False)
class Entity:
    """One person or body: the full forms of its name with their counts, and what tells its gender.

    ``leads`` is True for the first bearer of a surname: the one whom the surname alone will mean.
    """

    order: int
    body: bool
    forms: dict[str, int] = attrs.field(factory=dict)
    principal: Name | None = None
    count: int = 0
    sure: bool = False
    votes: Counter[Gender] = attrs.field(factory=Counter)
    places: list[int] = attrs.field(factory=list)
    leads: bool = False

    @property
    def name(self) -> str | None:
        """The fullest form of the name, as it stands in the text; None for somebody who is not named."""
        if self.principal is None:
            return None
        ends = (self.principal.words[0], self.principal.words[-1])
        best, rank = self.principal.text, (False, 0, 0)
        for form in self.forms:
            name = names.parse(form)
            if name and (name.words[0], name.words[-1]) == ends:
                its = (not form.isupper(), len(name.words), len(form))
                if its > rank:
                    best, rank = form, its
        return best

    @property
    def gender(self) -> Gender | None:
        """"m" or "f" where most of what tells a gender agrees."""
        m, f = self.votes["m"], self.votes["f"]
        return "m" if m > 2 * f else "f" if f > 2 * m else None


@attrs.define(eq=False)
class Occurrence:
    """One place where a name stands, its titles from ``lead`` on; ``entity`` is whose it is taken for."""

    lead: int
    start: int
    end: int
    piece: Piece
    quoted: bool
    entity: Entity


@attrs.frozen(eq=False)
class Cast:
    """All entities of an article and all occurrences of their names, in text order."""

    entities: list[Entity]
    occurrences: list[Occurrence]
    starts: list[int]
    by_word: dict[str, list[Entity]]

    def within(self, start: int, end: int) -> list[Occurrence]:
        """The occurrences that begin in ``start:end``."""
        return self.occurrences[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def bearer(self, name: Name) -> Entity | None:
        """Whose name ``name`` most likely is: of those who can bear it, the one named most."""
        best: Entity | None = None
        most = (False, False, -1)
        for entity in self.by_word.get(name.words[-1], ()):
            if entity.principal and names.can_be_one(name, entity.principal):
                # Of a phrase that may be no person ("Lee Street") the first word is no name.
                if not entity.sure and name.words[-1] != entity.principal.words[-1]:
                    continue
                if name.gender and entity.gender and name.gender != entity.gender:
                    continue
                rank = (
                    name.words[-1] == entity.principal.words[-1],
                    entity.sure,
                    sum(entity.forms.values()) + (LEAD if entity.leads else 0),
                )
                if rank > most:
                    best, most = entity, rank
        return best


def cast(text: str, segments: Sequence[Segment]) -> Cast:
    """Read the names in ``text``; those inside ``segments`` are marked as quoted."""
    found = list(_found(text))
    entities: list[Entity] = []
    by_word: dict[str, list[Entity]] = {}
    result = Cast(entities, [], [], by_word)
    known: dict[tuple[Name, bool], Entity] = {}
    counts: Counter[tuple[Name, bool]] = Counter()
    first: dict[tuple[Name, bool], tuple[int, Piece]] = {}
    for start, piece, titled in found:
        key = (piece.name, piece.body)
        if not titled:
            counts[key] += 1
        first.setdefault(key, (start, piece))
    # Full names first, those in running text before those in headlines; then what is left of them.
    order = sorted(first, key=lambda k: (len(k[0].words) < 2, not counts[k], first[k][0]))
    led: set[str] = set()
    for key in order:
        name, body = key
        piece = first[key][1]
        entity = None if body else result.bearer(name) if len(name.words) < 2 else _same(by_word, name)
        if entity is None:
            # A headline's capitals alone introduce nobody without a given name.
            if not counts[key] and len(name.words) > 1 and not (piece.sure and len(name.words) < 4):
                continue
            entity = Entity(len(entities), body or bool(ACRONYM.fullmatch(name.text)), principal=name)
            entities.append(entity)
            if name.words[-1] not in led and not body and len(name.words) > 1:
                led.add(name.words[-1])
                entity.leads = True
            told = None if body else names.gender(name)
            if told:
                entity.votes[told] += 4
            for word in _handles(name):
                by_word.setdefault(word, []).append(entity)
        known[key] = entity
        entity.count += counts[key]
        entity.sure = entity.sure or piece.sure
        if len(name.words) > 1 and not body:
            entity.forms[name.text] = counts[key]
        if name.gender:
            entity.votes[name.gender] += 5 * counts[key]
    ends = [s.end for s in segments]
    for start, piece, _ in found:
        entity = known.get((piece.name, piece.body))
        if entity is None:
            continue
        at = bisect_left(ends, start + 1)
        quoted = at < len(segments) and segments[at].start <= start
        lead, end = start - piece.start + piece.lead, start - piece.start + piece.end
        result.occurrences.append(Occurrence(lead, start, end, piece, quoted, entity))
        result.starts.append(start)
        entity.places.append(start)
    return result


def _same(by_word: dict[str, list[Entity]], name: Name) -> Entity | None:
    for word in _handles(name):
        for entity in by_word.get(word, ())[:NAMESAKES]:
            principal = entity.principal
            if principal and not entity.body and len(principal.words) > 1 and names.can_be_one(name, principal):
                return entity
    return None


def _handles(name: Name) -> list[str]:
    """The words under which a name is looked for: surname, given name, nickname, parts of a double name."""
    words = [name.words[-1], name.words[0], name.nickname, *name.words[-1].split("-")]
    if len(name.words) > 2:
        words.append(name.words[-2])
    return [w for w in dict.fromkeys(words) if w]


def _found(text: str) -> Iterator[tuple[int, Piece, bool]]:
    """Offset of every name in ``text``, what it is, and whether it stands in a headline."""
    run = _run()
    for line in _LINE.finditer(text):
        titled: bool | None = None
        for match in run.finditer(text, line.start(), line.end()):
            for piece in pieces(match.group()):
                if titled is None:
                    titled = is_headline(line.group())
                yield match.start() + piece.start, piece, titled


def is_headline(line: str) -> bool:
    """Whether most of the longer words of ``line`` are capitalised."""
    if len(line) > 200:
        return False
    words = [w for w in line.split() if len(w) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= HEADLINE * len(words)


@functools.cache
def _run() -> regex.Pattern[str]:
    """A run of capitalised words: a name with the titles before it and whatever else is capitalised."""
    lexicon = load()
    short = sorted({t for t in lexicon.titles if len(t) < 6 and " " not in t} | {"jr", "sr", "st"})
    dotted = "|".join(s.capitalize() for s in short)
    particles = "|".join(sorted(map(regex.escape, lexicon.name_particles), key=len, reverse=True)) or r"(?!)"
    suffixes = "|".join(s.upper() if set(s) <= set("iv") else s.capitalize() for s in lexicon.name_suffixes)
    word = (
        rf"(?:(?:{dotted})\.|(?:\p{{Lu}}\.)+(?:-\p{{Lu}}\.)?|"
        rf"(?:(?:al|el|bin)-)?\p{{Lu}}[\p{{L}}\p{{M}}\p{{N}}]*(?:[’'‑&-](?!s\b)[\p{{L}}\p{{M}}\p{{N}}]+)*)"
    )
    between = (
        rf"(?:[ \u00a0]+(?:(?:{particles})[ \u00a0]+)*|,[ ](?=(?:{suffixes})\b)|"
        r"[ ](?:[\"“(]\p{Lu}[\p{L}.’'-]*[\"”)]|[‘']\p{Lu}[\p{L}.]*[’'])[ ])"
    )
    return regex.compile(rf"(?<![\p{{L}}\p{{N}}@#_/.]){word}(?:{between}{word}){{0,{LONGEST_RUN}}}")


_TOKEN = regex.compile(r"[\"“(‘'][^ ]+[\"”)’']|[^ \u00a0,]+")


@functools.lru_cache(maxsize=1 << 15)
def pieces(run: str) -> tuple[Piece, ...]:
    """The names in a run of capitalised words: "But President Ann Lee" holds "Ann Lee"."""
    lexicon = load()
    tokens = [m.span() for m in _TOKEN.finditer(run)]
    words = [fold(run[a:b]) for a, b in tokens]
    while words and _is_lead(words[0], len(words)):
        del words[0], tokens[0]
    if not words:
        return ()
    out: list[Piece | None] = []
    body = _body_words(words)
    if body:
        name = names.Name(run[tokens[0][0] : tokens[body - 1][1]], tuple(map(names.plain, words[:body])))
        out.append(Piece(tokens[0][0], tokens[0][0], tokens[body - 1][1], name, False, True))
        del words[:body], tokens[:body]
    group: list[int] = []
    for i, word in enumerate((*words, None)):
        if word is not None and (group or i + 1 < len(words) or not out) and _may_name(word, run[tokens[i][0] : tokens[i][1]], [words[j] for j in group]):
            group.append(i)
        elif group:
            out.append(_piece(run, [tokens[j] for j in group], [words[j] for j in group]))
            group = []
    return tuple(p for p in out if p)


def _may_name(word: str, raw: str, before: list[str]) -> bool:
    """Whether ``word`` may be part of a name that has the words ``before``."""
    lexicon = load()
    if word not in lexicon.not_names and word not in lexicon.nationalities:
        return True
    if raw.endswith(".") and len(word) == 1:
        return True
    # "Michael Green", "Mr. English": a surname that is also another word, but not "Clinton Friday";
    # days and months stand beside their abbreviations.
    if not before or word[:3] in lexicon.not_names:
        return False
    return before[-1] in lexicon.titles or (len(before) == 1 and before[0] in lexicon.given_names)


def _is_lead(word: str, of: int) -> bool:
    """Whether ``word`` may begin a run of ``of`` words without being of the name: "But", "Asked"."""
    lexicon = load()
    if word in lexicon.not_names:
        return len(word) > 1 or of == 1
    return of > 1 and word not in lexicon.given_names and lexicon.verb(word) is not None


def _body_words(words: list[str]) -> int:
    """How many of ``words`` name a body: 2 in "Fox News Ann Lee", 0 in "Supreme Court Justice Lee"."""
    lexicon = load()
    at = _last_title(words)
    last = max((i + 1 for i, w in enumerate(words) if w in lexicon.organisation_words), default=0)
    if not last or (at is not None and at >= last - 1):
        return 0
    # "Mayor Don Guardian"
    if at is not None and at == last - 3 and last == len(words) and words[-2] in lexicon.given_names:
        return 0
    return last if len(words) > last + 1 and words[last] in lexicon.given_names else len(words)


def _piece(run: str, tokens: list[tuple[int, int]], words: list[str]) -> Piece | None:
    lexicon = load()
    at = _last_title(words)
    titled = at is not None
    if words[-1] in lexicon.titles and words[0] not in lexicon.given_names and not titled:
        return None
    if len(words) - (at or 0) > 2 and words[-1] in lexicon.works:
        del words[-1], tokens[-1]
    if at is None:
        at = _given(words)
        if " ".join(words) in lexicon.places:
            return None
    end = tokens[-1][1]
    name = names.parse(run[tokens[at][0] : end])
    if name is None or not name.words[0][:1].isalpha():
        return None
    many = len(name.words) > 1
    given = names.is_given(name.words[0])
    initial = any(len(w) == 1 for w in name.words[1:-1])
    sure = titled or (many and (given or initial or bool(name.suffix or name.nickname)))
    if len(name.words) > (5 if sure else 4):
        return None
    start = run.find(name.text, tokens[at][0])
    return Piece(tokens[at][0], start, start + len(name.text), name, sure, False)


def _last_title(words: list[str]) -> int | None:
    """Where the last title begins that has a name after it: 1 in "Florida Senator Marco Rubio"."""
    titles = load().titles
    for at in range(len(words) - 2, -1, -1):
        if any(" ".join(words[at : at + width]) in titles for width in (1, 2, 3) if at + width < len(words)):
            while at and any(" ".join(words[at - 1 : at + width]) in titles for width in (1, 2)):
                at -= 1
            return at if names.parse(" ".join(words[at:])) else None
    return None


def _given(words: list[str]) -> int:
    """Where the name begins after words that are none: 2 in "New York Ann Lee", 3 in "Public Works Head Ann Lee"."""
    lexicon = load()
    if words[0] in lexicon.given_names:
        return 0
    for at in range(1, len(words) - 1):
        if words[at] in lexicon.given_names:
            before = " ".join(words[:at])
            return at if at > 2 or before in lexicon.places or before in lexicon.people else 0
    return 0
