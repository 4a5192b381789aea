"""What the text around the names, and the article as a whole, tell of them: where each begins and ends, and
whether it is a person's.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence

import attrs
import regex

from quotebank import names
from quotebank.coreference.capitals import Piece
from quotebank.lexicon import load

LONGEST_WORD = 30
# How far before a name those are listed who share its surname, in characters.
LONGEST_LIST = 100
# A name stands as one of a place or a thing so often, one time in as many, if that is what it is.
OFTEN = 3
SEVERAL = 2  # times a surname stands alone

# Where a name stands, as what, and whether in a headline (see ``capitals.found``).
Found = tuple[int, Piece, bool]

_WORD = regex.compile(r"[^ \u00a0]+")
# From the beginning of a sentence on: "Will Ann Lee go?"
_QUESTION = regex.compile(r"(?<=(?:^|[.?!\n])[ ]*[\"“]?)[^.?!\n]*\?", regex.M)
_MISTER = regex.compile(r"(?<!\p{L})Mr\.? (?:and|&) $")


def weighed(text: str, found: Sequence[Found]) -> list[Found]:
    """The names ``found`` in ``text`` as the rest of it shows them to be."""
    # The last words of the names in running text.
    ends = frozenset(piece.name.words[-1] for _, piece, titled in found if not (titled or piece.body))
    bare = [_nicknamed(text, *_bare(*place, ends)) for place in _unasked(text, found)]
    result = _surnamed(_couples(text, bare))
    things = _things(text, result)
    return [_as_thing(*place) if place[1].name.words in things else place for place in result]


def _unasked(text: str, found: Sequence[Found]) -> list[Found]:
    """The names ``found`` without the verb that opens a question: "Lee" in "Will Lee go?"."""
    verbs = load().given_auxiliaries
    asks = [
        piece.name.first in verbs and _QUESTION.match(text, start) is not None for start, piece, _ in found
    ]
    told = {piece.name.words for (_, piece, _), asked in zip(found, asks, strict=True) if not asked}
    return [
        _from(*place, len(place[1].name.text.partition(" ")[0]) + 1)
        if asked and len(place[1].name.words) > 1 and place[1].name.words not in told
        else place
        for place, asked in zip(found, asks, strict=True)
    ]


def _from(start: int, piece: Piece, titled: bool, by: int) -> Found:
    """A name without its first ``by`` characters."""
    name = names.parse(piece.name.text[by:])
    if name is None:
        return start, piece, titled
    return start + by, attrs.evolve(piece, start=piece.start + by, lead=piece.start + by, name=name), titled


def _nicknamed(text: str, start: int, piece: Piece, titled: bool) -> Found:
    """A name with what its bearer is called besides: "Ann Lee, better known as Peggy,"."""
    alias = _alias().match(text, start - piece.start + piece.end)
    if alias is None or piece.body or piece.name.nickname or len(piece.name.words) < 2:
        return start, piece, titled
    name = attrs.evolve(piece.name, nickname=names.plain(alias["name"]))
    return start, attrs.evolve(piece, name=name, sure=True), titled


@functools.cache
def _alias() -> regex.Pattern[str]:
    """Another name behind a name, with what brings it in."""
    return regex.compile(
        r"(?:,| \(|(?= who )) ?(?:who (?:is |was )?)?(?:\p{Ll}+ )?\L<aliases> "
        r"[\"“‘']?(?P<name>\p{Lu}\p{Ll}+)[\"”’',.)]",
        aliases=load().aliases,
    )


def _couples(text: str, found: Sequence[Found]) -> list[Found]:
    """The names ``found``, and where people share a surname, it is given to all: "Ann, Joe and Bob Lee"."""
    surnames = {piece.name.words[-1] for _, piece, _ in found if len(piece.name.words) > 1}
    result: list[Found] = []
    for start, piece, titled in found:
        lead, name = start - piece.start + piece.lead, piece.name
        full_name = len(name.words) > 1 and not piece.body
        mister = full_name and _MISTER.search(text, max(0, lead - LONGEST_WORD), lead)
        if mister:
            his = attrs.evolve(name, title="mr", gender="m")
            result.append((mister.start(), Piece(0, 0, len("Mr"), his, True, False), titled))
        listed = full_name and _listed().search(text, max(0, lead - LONGEST_LIST), lead)
        if listed:
            kin, known = listed["kin"], names.is_given(name.first)
            for at, end in listed.spans("given"):
                given, full = text[at:end], names.parse(f"{text[at:end]} {name.text.rpartition(' ')[2]}")
                word = names.plain(given)
                if full and (kin or (known and names.is_given(word) and word not in surnames)):
                    result = [place for place in result if place[0] - place[1].start + place[1].end < at]
                    result.append((at, Piece(0, 0, len(given), full, True, False), titled))
                    piece = attrs.evolve(piece, sure=True)
        result.append((start, piece, titled))
    return result


@functools.cache
def _listed() -> regex.Pattern[str]:
    """Given names before a full one: "sisters Ann, 40, Joe and", "Ann and her husband"."""
    kin = {form for noun in load().peers for form in (f"{noun}s", f"{noun}s".capitalize())}
    given = r"(?P<given>\p{Lu}\p{Ll}+)(?:,? \(?\d{1,3}\)?)?"
    return regex.compile(
        rf"(?<!\p{{L}})(?:(?P<kin>\L<kin>),? |(?<!\p{{Lu}}\p{{Ll}}* |\bthe ))(?:{given}, )*{given},? "
        r"(?:and|&) (?:(?:(?:his|her|their) )?\L<peers>,? )?$",
        kin=kin,
        peers=load().peers,
    )


def _surnamed(found: Sequence[Found]) -> list[Found]:
    """The names ``found``; one whose last word stands alone repeatedly is a person's: "Xan Lee", "Lee"."""
    times = Counter(piece.name.words for _, piece, titled in found if not (titled or piece.body))
    surnames = {piece.name.words[-1] for _, piece, _ in found if piece.sure and len(piece.name.words) > 1}
    shown = set()
    for words, count in times.items():
        # "Team Lee" is said once of Ann Lee.
        often = count >= SEVERAL or words[-1] not in surnames
        if 1 < len(words) < 4 and often and times[words[-1:]] >= SEVERAL and is_like_a_name(words):
            shown.add(words)
            surnames.add(words[-1])
    return [
        (start, attrs.evolve(piece, sure=True) if piece.name.words in shown else piece, titled)
        for start, piece, titled in found
    ]


def is_like_a_name(words: Sequence[str]) -> bool:
    """Whether neither the first nor the last of ``words`` is known as another word or as a given name."""
    lexicon = load()
    first, last = words[0], words[-1]
    things = (lexicon.sites, lexicon.organisation_words, lexicon.bodies, lexicon.places, lexicon.people)
    thing = any(first in other or last in other for other in things)
    given = last in lexicon.given_names or last in lexicon.family_first
    return not (thing or given or lexicon.verb(first) or "-" in first)


def is_placed(text: str, lead: int) -> bool:
    """Whether a word before the name at ``lead`` is one that stands before places: "from Mountain View"."""
    word = text[max(0, lead - LONGEST_WORD) : lead].rstrip(" ").rpartition(" ")[2].lower()
    return word in load().locatives or word in load().before_dependent


def _bare(start: int, piece: Piece, titled: bool, ends: frozenset[str]) -> Found:
    """A place of a name without the words beside it: "Lee Urges Calm", "Ann Lee Under Fire", "Said Lee"."""
    words = list(_WORD.finditer(piece.name.text))
    if piece.body or len(words) < 2:
        return start, piece, titled
    plain = [names.plain(word.group()) for word in words]
    first, length = int(words[0].group() == "Said"), _length(plain, ends, titled)
    begin, end = words[first].start(), words[length - 1].end()
    name = names.parse(piece.name.text[begin:end])
    if end - begin == len(piece.name.text) or name is None or not (titled or name.words[-1] in ends):
        return start, piece, titled
    name = attrs.evolve(name, title=piece.name.title, gender=piece.name.gender)
    cut = attrs.evolve(piece, start=piece.start + begin, end=piece.start + end, name=name)
    return start + begin, cut, titled


def _length(words: Sequence[str], ends: frozenset[str], titled: bool) -> int:
    """How many of ``words`` are the name, where a headline may have capitals in all that follows it."""
    verb = next((i for i in range(1, len(words)) if _is_verb(words[i])), len(words))
    if not titled or words[-1] in ends:
        return verb
    given = next((i for i, word in enumerate(words) if not (len(word) == 1 or names.is_given(word))), verb)
    known = [i for i in range(min(given, 1), len(words)) if words[i] in ends]
    if known:
        return known[-1] + 1
    particles = load().name_particles
    surname = next((i for i in range(given, len(words)) if words[i] not in particles), verb)
    return min(surname + 1, verb) if given else len(words)


def _is_verb(word: str) -> bool:
    """Whether ``word`` is what somebody does in a headline: "Urges"."""
    return word.endswith("s") and load().verb(word) is not None


def _things(text: str, found: Sequence[Found]) -> set[tuple[str, ...]]:
    """The names that what is before them shows to be no person: "near Ames", "on Hill Lane", "the Ritz"."""
    before, behind = _placed()
    seen: Counter[tuple[str, ...]] = Counter()
    told: Counter[tuple[str, ...]] = Counter()
    articled: Counter[tuple[str, ...]] = Counter()
    # The words of those who stand in full, or with a title.
    persons: set[str] = set()
    for start, piece, _ in found:
        words = piece.name.words
        site = len(words) > 1 and not load().sites.isdisjoint((words[0], words[-1]))
        if piece.body:
            continue
        if piece.lead < piece.start or (len(words) > 1 and not site):
            persons |= {words[0], words[-1]}
            continue
        seen[words] += 1
        near = before.search(text, max(0, start - LONGEST_WORD), start)
        at = near.lastgroup if near else None
        own = at == "own" and behind.match(text, start - piece.start + piece.end)
        told[words] += bool(at == "near" or (at == "on" and site) or own)
        articled[words] += at == "the" and not piece.sure and words[-1][-1] != "s"
    # "Faith in Lee", once in an article on him; "on Ann Hill", of whom it says "Hill" later.
    often = {words for words, count in told.items() if count and count * OFTEN >= seen[words]}
    often |= {words for words, count in articled.items() if count == seen[words]}
    return {w for w in often if w[-1] not in persons and (len(w) == 1 or w[-1:] not in seen)}


def _as_thing(start: int, piece: Piece, titled: bool) -> Found:
    return start, attrs.evolve(piece, sure=False, body=True), titled


@functools.cache
def _placed() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before the name of a place, and what behind that of a thing that one has."""
    lexicon = load()
    owners = {word for word, pronoun in lexicon.pronouns.items() if "possessive" in pronoun.roles}
    near, on, own = (
        {*words, *(word.capitalize() for word in words)}
        for words in (lexicon.locatives, lexicon.surfaces, owners | {"a", "an"})
    )
    kinds = r"(?<!\p{L})(?:(?P<near>\L<near>)|(?P<on>\L<on>)|(?P<own>\L<own>)|(?P<the>[Tt]he)) $"
    return (
        regex.compile(kinds, near=near, on=on, own=own),
        regex.compile(r"[.,;:!?)]|[ ](?:\L<after>)(?!\p{L})", after=lexicon.after_noun),
    )
