"""Names in running text, read off its capitals: runs of capitalised words, cut into names.

No model is run. Titles before a name, words that are no names and the words of organisations, all
from the lexicon, say where a name begins in a run, where it ends and whether it is a person's.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import attrs
import regex

from quotebank import names
from quotebank.coreference import runs
from quotebank.lexicon import fold, load
from quotebank.names import Name

# A line of so many capitalised words is a headline, where capitals do not make a name.
HEADLINE = 0.75
HEADLINE_LENGTH = 200
# Words below this length may be syllables of a name.
SHORTEST_WORD = 4
SHORTEST_LETTERS = 3

_LINE = regex.compile(r"[^\n]+")

# Endings of what may stand before a name at the start of a sentence: "Grieving Ann Lee".
_DESCRIBES = regex.compile(r"..(?:ed|ing|en|ful|ous|less|ist|ian|eer|ess|er|or|-of-\p{Ll}+)$")
# "J.T. Lee"
_INITIALS = regex.compile(r"(?:\p{Lu}\.-?){2,}[ ]?\p{Lu}\p{Ll}")
# "Wong Kwok-keung"
_FAMILY_FIRST = regex.compile(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+-\p{Ll}+$")


_COUPLE = regex.compile(r"(?P<first>.+?) & (?P<second>[^ ]+)")


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


def found(text: str) -> Iterator[tuple[int, Piece, bool]]:
    """Offset of every name in ``text``, what it is, and whether it stands in a headline."""
    run = runs.pattern()
    for line in _LINE.finditer(text):
        titled: bool | None = None
        for match in run.finditer(text, line.start(), line.end()):
            for piece in pieces(match.group()):
                if titled is None:
                    titled = is_headline(line.group())
                yield match.start() + piece.start, piece, titled


def is_headline(line: str) -> bool:
    """Whether most of the longer words of ``line`` are capitalised.

    In a line of few words, or with a full stop at its end, all but small words must be.
    """
    if len(line) > HEADLINE_LENGTH:
        return False
    words, small = line.split(), _small_words()
    capitals = not any(w.islower() and w not in small for w in words)
    if line.endswith(".") and not capitals:
        return False
    words = [w for w in words if len(w) > 3]
    if len(words) < 4:
        return capitals and len(words) > 2 and len(line.split()) > 3 and "," not in line
    return sum(w[0].isupper() for w in words) >= HEADLINE * len(words)


@functools.cache
def _small_words() -> frozenset[str]:
    """Words that headlines leave small."""
    return load().not_names | load().before_dependent | load().name_particles


_TOKEN = regex.compile(r"[\"“(‘'][^\"”)’']+[\"”)’']|[^ \u00a0,]+")


@functools.lru_cache(maxsize=1 << 15)
def pieces(run: str) -> tuple[Piece, ...]:
    """The names in a run of capitalised words: "But President Ann Lee" holds "Ann Lee"."""
    lexicon = load()
    couple = _COUPLE.match(run)
    if couple and names.is_given(names.plain(couple["second"])):  # "Ann & Bob Lee", no firm
        at = couple.start("second")
        return (*pieces(run[: couple.end("first")]), *(_shifted(piece, at) for piece in pieces(run[at:])))
    peer = runs.peer().fullmatch(run)
    if peer:
        title = fold(peer["peer"])
        rank = lexicon.titles.get(title)
        whole = run[peer.start("peer") :]
        name = names.Name(whole, (names.plain(whole),), title, gender=rank.gender if rank else None)
        return (Piece(peer.start("peer"), peer.start("peer"), len(run), name, True, False),)
    offices = [m.span() for m in runs.office().finditer(run)]
    tokens = [m.span() for m in _TOKEN.finditer(run)]
    tokens = [(a, b) for a, b in tokens if not any(start < a < end for start, end in offices)]
    words = [fold(run[a:b]) for a, b in tokens]
    first_name = _begins_with_given(words)
    # "The Ann Lee Show"
    entitled = words[0] == "the"
    while words and not first_name and words[1:2] != ["&"] and _is_lead(words[0], len(words)):
        if words[0] in lexicon.body_leads and _body_words(words):
            break
        del words[0], tokens[0]
    if not words:
        return ()
    out: list[Piece | None] = []
    body = _body_words(words) if {"and", "&"}.isdisjoint(words) else len(words)
    if body:
        name = names.Name(run[tokens[0][0] : tokens[body - 1][1]], tuple(map(names.plain, words[:body])))
        out.append(Piece(tokens[0][0], tokens[0][0], tokens[body - 1][1], name, False, True))
        del words[:body], tokens[:body]
    group: list[int] = []
    for i, word in enumerate((*words, None)):
        if word is not None and (
            first_name or _may_name(word, run[slice(*tokens[i])], [words[j] for j in group])
        ):
            group.append(i)
        elif group:
            out.append(_piece(run, [tokens[j] for j in group], [words[j] for j in group], entitled))
            group = []
    return tuple(p for p in out if p)


def _shifted(piece: Piece, by: int) -> Piece:
    return attrs.evolve(piece, lead=piece.lead + by, start=piece.start + by, end=piece.end + by)


def _may_name(word: str, raw: str, before: list[str]) -> bool:
    """Whether ``word`` may be part of a name that has the words ``before``."""
    lexicon = load()
    if word not in lexicon.not_names and word not in lexicon.nationalities:
        return True
    # A particle may be another word too: the "ap" of "Rhun ap Rees".
    if (raw.endswith(".") and len(word) == 1) or (before and raw[0].islower()):
        return True
    # "Michael Green", "Mr. English", "Professor Jan Lee": a name that is also another word, but not "Lee
    # Friday"; days and months stand beside their abbreviations.
    if not before or raw.endswith("."):
        return False
    given = len(before) == 1 and before[0] in lexicon.given_names and word[:3] not in lexicon.not_names
    # "Vu Thi Thu Trang"
    syllable = any(w in lexicon.family_first for w in before) and len(word) < SHORTEST_WORD
    # "Brakeman August Lee"
    also = word in lexicon.also_given and _is_noun(before[-1])
    # "Coach of the Year" in capitals
    small = lexicon.after_name | lexicon.before_dependent | lexicon.time_words
    titled = names.title_of(before[-1]) is not None and word not in small
    return given or syllable or also or titled


def _begins_with_given(words: list[str]) -> bool:
    """Whether a run is a name that begins like a date or a people: "April Ross", "Jan van der Berg"."""
    lexicon = load()
    words = [word for word in words if word not in lexicon.name_particles]
    if len(words) < 2 or words[0] not in lexicon.also_given:
        return False
    # "Jan Willem de Lee", but "German Ann Lee"
    if len(words) > 2 and words[0] in lexicon.nationalities:
        return False
    others = (
        lexicon.not_names,
        lexicon.nationalities,
        lexicon.organisation_words,
        lexicon.titles,
        lexicon.people if words[0] in lexicon.nationalities else (),
    )
    return not any(words[-1] in other for other in others)


def _is_lead(word: str, of: int) -> bool:
    """Whether ``word`` may begin a run of ``of`` words without being of the name: "But", "Asked"."""
    lexicon = load()
    if word in lexicon.not_names:
        return len(word) > 1 or of == 1
    if word.endswith("-year-old") or word in lexicon.auxiliaries:
        return True
    verb = word not in lexicon.given_names and lexicon.verb(word) is not None
    return verb and (of > 1 or word.endswith("ing"))


def _body_words(words: list[str]) -> int:
    """How many of ``words`` name a body: 2 in "Fox News Ann Lee", 0 in "Supreme Court Justice Lee"."""
    lexicon = load()
    at = _last_title(words)
    last = max((i + 1 for i, w in enumerate(words) if w in lexicon.organisation_words), default=0)
    # "Bucks County"
    if not last and words[-1] in lexicon.geography and len(words) > 1:
        last = len(words)
    # "Chief Cabinet Secretary Ann Lee", "Court Clerk Xan Lee"
    nouns = (i + 1 for i in range(len(words) - 2) if _is_noun(words[i]))
    begin = max(nouns, default=0) if at is None else _past_titles(words, at)
    if not last or begin >= last or is_office(words):
        return 0
    # "Mayor Don Guardian"
    if at in (last - 3, last - 4) and last == len(words) and words[-2] in lexicon.given_names:
        return 0
    return last if len(words) > last + 1 and words[last] in lexicon.given_names else len(words)


def _piece(run: str, tokens: list[tuple[int, int]], words: list[str], entitled: bool) -> Piece | None:
    lexicon = load()
    at = _last_title(words)
    titled = at is not None
    last = lexicon.titles.get(words[-1])
    # "Vice Mayor", but "Xan Begum"
    opens = words[0] in lexicon.given_names or _INITIALS.match(run, tokens[0][0])
    if last and (last.role or len(words) < 2) and not (opens or titled):
        return None
    work = len(words) - (at or 0) > 2 and words[-1] in lexicon.works and len(words[-2]) > 1
    if work and (entitled or not names.is_given(words[0])):
        del words[-1], tokens[-1]
    if at is not None:
        # "Head Grower Ann Lee"
        begin = _past_titles(words, at)
        at = begin + 1 if len(words) > begin + 2 and _is_noun(words[begin]) else at
    else:
        at, titled = _given(words)
        if not at and _is_letters([run[a:b] for a, b in tokens]):
            at, titled = 1, True
        place = " ".join(words)
        if place in lexicon.places or lexicon.abbreviations.get(place) in lexicon.places:
            return None
    end = tokens[-1][1]
    name = names.parse(run[tokens[at][0] : end])
    if name is None or not name.words[0][:1].isalpha():
        return None
    if titled and is_office(name.words):
        return None
    many = len(name.words) > 1
    given = names.is_given(name.words[0])
    initial = any(len(w) == 1 for w in name.words[1:-1]) or bool(_INITIALS.match(name.text))
    descent = not lexicon.lineage.isdisjoint(name.words[1:-1]) or bool(_FAMILY_FIRST.match(name.text))
    sure = titled or descent or (many and (given or initial or bool(name.suffix or name.nickname)))
    if sum(word not in lexicon.name_particles for word in name.words) > (5 if sure else 4):
        return None
    start = run.find(name.text, tokens[at][0])
    end = start + len(name.text)
    # Letters behind a name belong to its place, not to it: "Ann Lee QC".
    behind = run[end : tokens[-1][1]]
    return Piece(tokens[at][0], start, tokens[-1][1] if behind.startswith(" ") else end, name, sure, False)


def _last_title(words: list[str]) -> int | None:
    """Where the last title begins that has a name after it: 1 in "Ohio Senator Ann Lee"."""
    widths = range(1, names.LONGEST_TITLE + 1)
    for at in range(len(words) - 2, -1, -1):
        if " ".join(words[at : at + 2]) in load().places:  # "Sri Lanka"
            continue
        # "Hugo St John Lee", "Sarah Bishop Lane"
        inner = words[at] in load().name_particles or words[at] in load().middle_titles
        if at and inner and words[at - 1] in load().given_names:
            continue
        if any(names.title_of(" ".join(words[at : at + w])) for w in widths if at + w < len(words)):
            while at and any(names.title_of(" ".join(words[at - 1 : at + w])) for w in (0, 1, 2)):
                at -= 1
            return at if names.parse(" ".join(words[at:])) else None
    return None


def _past_titles(words: list[str], at: int) -> int:
    """Where the name begins that the titles from ``at`` on stand before."""
    name = names.parse(" ".join(words[at:]))
    return len(words) - len(name.text.split()) if name else at


def is_office(words: Sequence[str]) -> bool:
    """Whether capitalised words are an office without its holder: "Chief Electoral Officer"."""
    lexicon = load()
    title = lexicon.titles.get(words[-1])
    if title is None or not title.role or len(words) < 2 or names.is_given(words[0]):
        return False
    # "Sentinel Leader"
    others = (lexicon.organisation_words, lexicon.periodicals, lexicon.title_names, lexicon.given_titles)
    return not any(words[-1] in other for other in others)


def _given(words: list[str]) -> tuple[int, bool]:
    """Where the name begins after words that are none, 2 in "New York Ann Lee", and if a noun tells it."""
    lexicon = load()
    if len(words) > 2 and words[0] in lexicon.epithets and words[1] in lexicon.given_names:
        return 1, False
    if words[0] in lexicon.given_names or len(words[0]) == 1:
        return 0, False
    people = lexicon.people.get(words[0])
    if people and people.number == "pl" and len(words) > 2:  # "Umpires R. J. Lee"
        return 1, True
    for at in range(1, len(words) - 1):
        # "Literary Agent Xan Lee", but "Marine Le Pen"
        if _is_noun(words[at - 1]) and not (_is_noun(words[at]) or words[at] in lexicon.name_particles):
            return at, True
        if words[at] in lexicon.given_names and words[at] not in lexicon.name_particles:
            before = " ".join(words[:at])
            described = words[at - 1] in lexicon.people or bool(_DESCRIBES.search(words[at - 1]))
            return at if at > 2 or before in lexicon.places or described else 0, False
    return 0, False


def _is_letters(words: list[str]) -> bool:
    """Whether the first of ``words`` is an office or a body in letters: "DPP Ann Lee"."""
    first = words[0]
    letters = len(first) >= SHORTEST_LETTERS and first.isalpha() and first.isupper()
    return letters and len(words) > 2 and not any(word.isupper() and len(word) > 2 for word in words[1:])


def _is_noun(word: str) -> bool:
    """Whether ``word`` is a noun for a person and may stand before a name: "Agent", "Ex-champion"."""
    people = load().people
    noun = None if word in load().given_names else people.get(word) or people.get(word.rpartition("-")[2])
    return noun is not None and noun.number == "sg"
