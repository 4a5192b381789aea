"""What an article says a person is: "Ann Lee, the mayor", "Senator Lee", "her lawyer, Bob Ray".

Read off the words right before and after a name; a phrase like "the mayor" is matched with them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

import attrs
import regex

from quotebank.lexicon import Gender, fold, load
from quotebank.names import Name

# How far a description may reach to the left and right of a name, in characters.
BEFORE = 90
AFTER = 140

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}’'‑-]*")
# Where the words before a name no longer speak of it.
_YEARS = regex.compile(r"(\d+)-year-old")
_EDGE = regex.compile(r"[;:()\"“”—\n,]|[^.]{2}\.(?= )")
_AGE = regex.compile(r"(?:, (?:(?:now|aged) )*| \()(\d{1,3})(?=[,.)]| and | of )")
_RIGHT = regex.compile(
    r"(?:, | \(| (?:is|was|ha[sd] been|became|remains) (?=an? |the ))(?:who (?:is|was|ha[sd] been) )?"
    r"([^,.;:()\"“”—\n]+)"
)
# Where the head noun of a phrase is behind us.
_BREAK = regex.compile(rf"(?<![\w-])(?:{'|'.join(sorted(load().after_noun))})(?![\w-])")
_DETERMINER = regex.compile(
    r"(?:an?|the|his|her|their|its|my|our|this|that|one|another|former)\b|\p{L}[\p{L}.’'-]*['’]s?\b", regex.I
)
_CALLED_WHAT = regex.compile(r" (?:an?|the|\p{Ll}+ly)? ?[\"“‘'`«]| an? ")
_DETERMINER_INSIDE = regex.compile(
    r"(?<= )(?:an?|the|his|her|their|its|my|our)\b|(?<= )\p{L}[\p{L}.’'-]*['’]s?(?= )"
)
_WITHIN = regex.compile("-(?:at|in|of)-")
_OWNER = regex.compile(r"(?:\p{Lu}[\p{L}.’'-]* ){1,3}\p{L}[\p{L}.’'-]*['’]s?\b")
_OWNED = regex.compile(r"['’]s? ")
_INDEFINITE = regex.compile(r"(?:an?|one|another|some|any|no|every|each|other|more|most|several)\b", regex.I)
# What joins a noun for a person to what it is of, and what follows a name set between commas.
_BARE = regex.compile(r"(?:^|(?<= ))(\p{L}[\p{L}-]*+) (?:of|for|at) ")
# "At Ames, a spokesman said"
_PLACED = regex.compile(r"(?:^|[\n.\"”] ?)(?:At|In|From|Near|Outside)(?: nearby)? $")
_OF_NEW = regex.compile(r"^The .* (?:of|for|at|from) an? ")
# "Lee, of Ames, pleaded guilty"
_ADDRESS = regex.compile(r", (?:both |late |formerly |now )?(?:of|from|near|in|at) $")
# "Lee (44), of Ames, had pleaded guilty"
_ASIDES = r"(?: \(\d+\))?(?:,[^,.;:\n\"“”‘]+){0,4}?,? (?:(?:is|was|has|had|been|then|also|next|who) ){0,4}"
# "told the planning tribunal"
_THE = r"(?:the|an?) (?:[\p{L}-]+ ){0,3}?"
_COMPLEMENT = regex.compile(r" (?:of|for|at|from) ")
_BETWEEN = regex.compile(
    r" (?:of|for|at|from) (?:[^,.;:()\"“”—\n]|(?<=\b\p{Lu}\p{Ll}{1,4})\.(?= ))++(?:, |(?<= )\()"
)
_CLOSED = regex.compile(r"[,.;:)]|$", regex.M)
_OPENING = regex.compile(r"(?:^|\n|[\"”’'] )$")
FORMER = "former"
_FORMER = regex.compile(r"(?<!\p{L})(?:former|ex|onetime|one-time|retired)[ -]$", regex.I)
# " of New Mexico", "New Mexico "
_OF_PLACE = regex.compile(r" of (?=(?P<two>\p{Lu}\p{L}+ \p{Lu}\p{L}+)?)(?P<one>\p{Lu}\p{L}+)")
_PLACE_BEFORE = regex.compile(r"(?=(?<!\p{L})(?P<two>\p{Lu}\p{L}+ \p{Lu}\p{L}+) $)?(?P<one>\p{Lu}\p{L}+) $")
# "(R-Tex.)", ", D-Ohio,"
_PARTY = regex.compile(r",? \(?(\p{Lu})-(\p{Lu}[\p{L}. ]*?)(?=[),;]|\.?\s)")


@attrs.frozen
class Role:
    """A description of a person: its head noun in the singular, all its words, the gender it tells.

    ``proper`` are the words that are capitalised: "florida" in "the Florida senator".
    """

    noun: str
    words: frozenset[str]
    proper: frozenset[str]
    gender: Gender | None


def read(phrase: str) -> Role | None:
    """The role that a noun phrase names: "the former mayor of Leeds" is a mayor; None for no person."""
    lexicon = load()
    cut = _BREAK.search(phrase)
    head = [fold(m.group()) for m in _WORD.finditer(phrase, 0, cut.start() if cut else len(phrase))]
    if not head:
        return None
    found = [m.group() for m in _WORD.finditer(phrase)]
    words = frozenset(part.removesuffix("'s") for w in found for part in fold(w).split("-"))
    proper = _proper(w for w in found if w[0].isupper())
    last = head[-1].removesuffix("'s")
    for noun in (" ".join([*head[-2:-1], last]), last):
        person, title = lexicon.people.get(noun), lexicon.titles.get(noun)
        own = proper - {noun} if noun not in lexicon.parties else proper
        if person and person.number == "sg":
            return Role(_full(person.lemma), words, own, person.gender)
        if title and title.role:
            return Role(_full(noun), words, own, title.gender)
    if last in lexicon.nationalities and last.endswith(("an", "on")):  # "the Texan", not "the French"
        return Role(last, words, frozenset(), None)
    base = _WITHIN.split(last, maxsplit=1)[0]  # "co-pilot", "mother-of-six"
    tail = lexicon.people.get(base if base != last else last.rpartition("-")[2])
    if tail and tail.number == "sg" and (tail.kind == "role" or base != last):
        return Role(last, words, proper, tail.gender)
    years = _YEARS.fullmatch(last)
    return Role(years[1], words, proper, None) if years else None


def _full(word: str) -> str:
    return load().abbreviations.get(word, word)


def _proper(words: Iterable[str]) -> frozenset[str]:
    """The names among capitalised words, abbreviations in full: "Fla." and "Florida" are one."""
    folded = (_full(fold(w).removesuffix("'s")) for w in words)
    return frozenset(part for w in folded if not _DETERMINER.fullmatch(w) for part in w.split())


def party(text: str, end: int) -> frozenset[str]:
    """Party and state after a name that ends at ``end``: "(R-Tex.)"."""
    found = _PARTY.match(text, end, end + AFTER)
    return _proper([found[1], found[2]]) if found else frozenset()


def home(text: str, lead: int, end: int) -> frozenset[str]:
    """Place or party beside a name with a title: "Texas Gov. Ann Lee", "Sen. Ann Lee of Texas"."""
    behind = _OF_PLACE.match(text, end, end + AFTER)
    before = _PLACE_BEFORE.search(text, max(0, lead - BEFORE), lead)
    found = [words for match in (behind, before) if match for words in (match["two"], match["one"]) if words]
    lexicon = load()
    known = [
        words for words in found if {fold(words), _full(fold(words))} & (lexicon.places | lexicon.parties)
    ]
    return _proper(known)


def seats(party: frozenset[str]) -> list[Role]:
    """What somebody with a party and a state after the name may be."""
    return [Role(noun, frozenset([noun]), party, None) for noun in load().legislators if party]


def bodies(text: str, lead: int, end: int, name: Name) -> list[str]:
    """What kind of body a name at ``lead:end`` is: a group in "Acme, a nonprofit group", "the group Acme"."""
    right = _RIGHT.match(text, end, end + AFTER)
    before = text[max(0, lead - BEFORE) : lead].rstrip(" ")
    # "Her company, Acme,"
    before = before.removesuffix(",") if text.startswith(",", end) else before
    found = [name.words[-1], before[before.rfind(" ") + 1 :]]
    if right:
        cut = _BREAK.search(right[1])
        found += [m.group() for m in _WORD.finditer(right[1], 0, cut.start() if cut else None)][-1:]
    return [word for word in found if word in load().bodies]


def roles(text: str, lead: int, end: int, title: str) -> list[Role]:
    """The roles that its titles and the words around it give to the bearer of the name at ``lead:end``."""
    left, apposed = _left(text, lead), text[:lead].endswith((", ", " ("))
    if not (apposed and is_indefinite(left) and read(left)):  # "a spokesman for the mayor, Bob Ray"
        left = _after_break(left) or _with_complement(text, lead, end)
    if not left and _FORMER.search(text, max(0, lead - BEFORE), lead):
        left = FORMER
    # "the chairman, Senator Lee"; "Ohio Senator Lee", "chairman Mr Lee"
    found = [read(left), read(title)] if apposed else [read(f"{left} {title}") or read(left)]
    at = end
    years = age(text, at)
    if years:
        found.append(Role(years[1], frozenset([years[1]]), frozenset(), None))
        at = years.end()
    right = _RIGHT.match(text, at, at + AFTER)
    if right and not _PLACED.search(text, max(0, lead - BEFORE), lead):
        found.append(read(right[1]))
    return [role for role in (*found, *_deeds(text, lead, end)) if role]


def _deeds(text: str, lead: int, end: int) -> Iterator[Role]:
    """What the bearer of the name at ``lead:end`` is, by what they do: the witness, who "testified"."""
    before, rest = text[max(0, lead - BEFORE) : lead], text[end : end + 2 * AFTER]
    for noun, (done, doing) in _doings().items():
        if done.search(before) or (doing.match(rest) and not _ADDRESS.search(before)):
            yield Role(noun, frozenset([noun]), frozenset(), None)


@functools.cache
def _doings() -> dict[str, tuple[regex.Pattern[str], regex.Pattern[str]]]:
    """What before a name and behind it tells what somebody is: "the death of X", "X, a cook, testified"."""
    found = {}
    for noun, phrases in load().deeds.items():
        done = [phrase[:-2] for phrase in phrases if phrase.endswith(" X")]
        doing = "|".join(phrase for phrase in phrases if not phrase.endswith(" X")).replace("the ", _THE)
        found[noun] = (
            regex.compile(rf"\b(?:{'|'.join(done) or '$^'}) (?:the late )?$", regex.I),
            regex.compile(rf"{_ASIDES}(?:{doing or '$^'})\b", regex.I),
        )
    return found


def _left(text: str, start: int) -> str:
    """The words that lead up to a name: "her lawyer" before "Bob Ray" and before ", Bob Ray"."""
    before = text[max(0, start - BEFORE) : start].rstrip(" \u00a0")
    if before.endswith(".") and before[before.rfind(" ") + 1 :].islower():  # "He sat with a nurse. Lee left."
        return ""
    apposed = before.endswith((",", " ("))
    if apposed:
        before = before[:-1].rstrip()
    phrase = before[_last(_EDGE, before) :].strip() if _names_person(before) else ""
    if apposed and not _DETERMINER.match(phrase):
        begins = [m.start() for m in _DETERMINER_INSIDE.finditer(phrase)]
        return phrase[begins[-1] :] if begins else ""
    return phrase


def leads_up(text: str, end: int, start: int, after: int) -> bool:
    """Whether the name at ``start:after`` follows a noun that ends at ``end`` and goes on: "of Acme, "."""
    return bool(_BETWEEN.fullmatch(text, end, start)) and bool(_CLOSED.match(text, after))


def _with_complement(text: str, start: int, end: int) -> str:
    """What leads up to a name in apposition when it goes on after its noun: "the head of Acme, Ann Lee,"."""
    before = text[max(0, start - BEFORE) : start]
    if not before.endswith((", ", " (")) or not _CLOSED.match(text, end):
        return ""
    phrase = before[_last(_EDGE, before[:-2]) : -2].strip()
    begins = [m.start() for m in _DETERMINER_INSIDE.finditer(phrase)]
    if _DETERMINER.match(phrase):
        begins.insert(0, 0)
    # "counsel for the port, Ann Lee", "President of the Guild, Ann Lee"
    begins += [m.start() for m in _BARE.finditer(phrase) if _names_person(m[1])]
    for begin in reversed(begins):
        if _COMPLEMENT.search(phrase, begin) and read(phrase[begin:]):
            return phrase[begin:]
    return ""


def _names_person(before: str) -> bool:
    """Whether the last word of ``before`` is a noun that may stand before a name."""
    lexicon = load()
    word = fold(before[max(before.rfind(" "), before.rfind("\n")) + 1 :])
    return word in lexicon.people or word in lexicon.titles


def _last(pattern: regex.Pattern[str], text: str) -> int:
    """Where the last match of ``pattern`` in ``text`` ends; 0 where there is none."""
    at = 0
    for match in pattern.finditer(text):
        at = match.end()
    return at


def _after_break(phrase: str) -> str:
    """What follows the last preposition: "tax cuts for Mayor" gives "Mayor"; "secretary of state" stays."""
    breaks = list(_BREAK.finditer(phrase))
    if (
        not breaks
        or fold(phrase[phrase.rfind(" ", 0, max(0, breaks[-1].start() - 1)) + 1 :]) in load().titles
    ):
        return phrase
    return phrase[breaks[-1].end() :]


def is_named(text: str, lead: int) -> bool:
    """Whether a word before the name at ``lead`` says that it is one: "a resident named Ann"."""
    return fold(text[max(0, lead - BEFORE) : lead].rstrip().rpartition(" ")[2]) in load().introducers


def is_apposed(text: str, end: int) -> bool:
    """Whether a name after a noun that ends at ``end`` speaks for both: "her son, Al", "a man named Al"."""
    return bool(_apposed().match(text, end))


def introduced(text: str, phrase: str, end: int) -> int | None:
    """Where the name begins that a noun phrase ending at ``end`` is given: "a man named Al", "called Al"."""
    found = _introduced().match(text, end)
    # "The judge called Al a liar."
    return found.end() if found and (found[1] != "called" or is_indefinite(phrase)) else None


def is_complemented(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` is called what follows: "a clerk called Al a liar"."""
    return bool(_CALLED_WHAT.match(text, end))


@functools.cache
def _introduced() -> regex.Pattern[str]:
    return regex.compile(rf",? ({'|'.join(sorted(load().introducers | {'called'}))}) (?=\p{{Lu}})")


@functools.cache
def _apposed() -> regex.Pattern[str]:
    return regex.compile(rf",? (?:\(|(?:{'|'.join(sorted(load().introducers))}) )?\p{{Lu}}")


def is_owned(phrase: str) -> bool:
    """Whether ``phrase`` speaks of somebody as another's: "the mayor's lawyer"."""
    return bool(_OWNED.search(phrase))


def is_office(phrase: str) -> bool:
    """Whether ``phrase`` is an office and whoever holds it: "the Speaker"; not "the Texan", "the MP"."""
    words = phrase.split()[1:]
    last = words[-1] if words else ""
    people = load().parties | load().nationalities
    return all(word[0].isupper() for word in words) and not last.isupper() and fold(last) not in people


def is_alone(text: str, start: int, phrase: str) -> bool:
    """Whether ``phrase`` is a noun and nothing else, as for somebody known: “Why?” counsel asked."""
    bare = fold(phrase) in load().heard | load().hearing  # "and witness heard no more"
    return bare or (phrase.isalpha() and bool(_OPENING.search(text, max(0, start - 2), start)))


def age(text: str, end: int) -> regex.Match[str] | None:
    """The age behind a name that ends at ``end``: ", 46,"."""
    return _AGE.match(text, end)


def is_indefinite(phrase: str) -> bool:
    """Whether ``phrase`` brings somebody in: "a farmer"."""
    return bool(_INDEFINITE.match(phrase))


def is_known(phrase: str) -> bool:
    """Whether ``phrase`` speaks of someone known already; not "the head of a school", who is as new as it."""
    return is_definite(phrase) and not _OF_NEW.search(phrase)


def is_definite(phrase: str) -> bool:
    """Whether ``phrase`` speaks of someone known already: "the mayor", "her lawyer"; not "a senior aide"."""
    return bool(_DETERMINER.match(phrase) or _OWNER.match(phrase)) and not is_indefinite(phrase)
