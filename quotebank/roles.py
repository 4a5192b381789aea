"""What an article says a person is: "Ann Lee, the mayor", "Senator Lee", "her lawyer, Bob Ray".

Read off the words right before and after a name; a phrase like "the mayor" is matched with them.
"""

from __future__ import annotations

import attrs
import regex

from quotebank.lexicon import Gender, fold, load

# How far a description may reach to the left and right of a name, in characters.
BEFORE = 90
AFTER = 140

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}’'‑-]*")
# Where the words before a name no longer speak of it.
_YEARS = regex.compile(r"(\d+)-year-old")
_EDGE = regex.compile(r"[;:()\"“”—\n,]|[^.]{2}\.(?= )")
_AGE = regex.compile(r", (?:now )?(\d{1,3})(?=,| and )")
_RIGHT = regex.compile(
    r"(?:, | \(| (?:is|was|became|remains) (?=an? |the ))(?:who (?:is|was) )?([^,.;:()\"“”—\n]+)"
)
# Where the head noun of a phrase is behind us.
_BREAK = regex.compile(
    r"\b(?:of|for|at|in|on|from|with|who|whose|that|which|to|by|and|about|close|near|under|during|behind"
    r"|familiar)\b"
)
_DETERMINER = regex.compile(
    r"(?:an?|the|his|her|their|its|my|our|this|that|one|another|former)\b|[\p{L}]+['’]s?\b", regex.I
)
_DETERMINER_INSIDE = regex.compile(r"(?<= )(?:an?|the|his|her|their|its|my|our)\b|(?<= )\p{L}+['’]s?(?= )")
_INDEFINITE = regex.compile(r"(?:an?|one|another|some|any|no|every|each|other|more|most|several)\b", regex.I)
_FULL = {"sen": "senator", "gov": "governor", "rep": "representative", "pres": "president", "gen": "general",
         "congressman": "representative", "congresswoman": "representative", "prof": "professor"}  # fmt: skip


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
    proper = frozenset(fold(w).removesuffix("'s") for w in found if w[0].isupper()) - {"the", "a", "an"}
    last = head[-1].removesuffix("'s")
    for noun in (" ".join([*head[-2:-1], last]), last):
        person, title = lexicon.people.get(noun), lexicon.titles.get(noun)
        if person and person.number == "sg" and person.kind != "group":
            return Role(_FULL.get(person.lemma, person.lemma), words, proper, person.gender)
        if title and title.role:
            return Role(_FULL.get(noun, noun), words, proper, title.gender)
    age = _YEARS.fullmatch(last)
    return Role(age[1], words, proper, None) if age else None


def roles(text: str, lead: int, end: int, title: str) -> list[Role]:
    """The roles that its titles and the words around it give to the bearer of the name at ``lead:end``."""
    found = []
    left = _after_break(_left(text, lead))
    if title or left:
        found.append(read(f"{left} {title}".strip()))
    at = end
    age = _AGE.match(text, at)
    if age:
        found.append(Role(age[1], frozenset([age[1]]), frozenset(), None))
        at = age.end()
    right = _RIGHT.match(text, at, at + AFTER)
    if right:
        found.append(read(right[1]))
    return [role for role in found if role]


def _left(text: str, start: int) -> str:
    """The words that lead up to a name: "her lawyer" before "Bob Ray" and before ", Bob Ray"."""
    before = text[max(0, start - BEFORE) : start].rstrip(" \u00a0")
    apposed = before.endswith(",")
    if apposed:
        before = before[:-1]
    phrase = before[_last(_EDGE, before) :].strip() if _names_person(before) else ""
    if apposed and not _DETERMINER.match(phrase):
        begins = [m.start() for m in _DETERMINER_INSIDE.finditer(phrase)]
        return phrase[begins[-1] :] if begins else ""
    return phrase


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
    if not breaks or fold(phrase[phrase.rfind(" ", 0, breaks[-1].start() - 1) + 1 :]) in load().titles:
        return phrase
    return phrase[breaks[-1].end() :]


def is_definite(phrase: str) -> bool:
    """Whether ``phrase`` speaks of someone known already: "the mayor", "her lawyer"; not "a senior aide"."""
    return bool(_DETERMINER.match(phrase)) and not _INDEFINITE.match(phrase)
