"""What happens to the reader of an article, in order: names, nouns and pronouns, and where sentences end."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import regex

from quotebank import grammar
from quotebank.coreference import roles, things
from quotebank.coreference.bearers import LONGEST_NAME, Bearers
from quotebank.coreference.cast import Cast
from quotebank.coreference.salience import OBJECT, SUBJECT
from quotebank.lexicon import fold, load
from quotebank.model import Mention
from quotebank.skeleton import Passage, Token

# Where, the rank among what happens there, what, and an index (of a name, a mention) or an end (of words).
Event = tuple[int, int, Literal["paragraph", "sentence", "name", "noun", "thing", "pronoun", "mention"], int]


def events(
    text: str,
    cast: Cast,
    bearers: Bearers,
    tokens: Mapping[int, tuple[Passage, Token]],
    mentions: Sequence[Mention],
) -> list[Event]:
    """All that happens in ``text``, in order; ``tokens`` holds the parsed tokens by their end offset.

    An index counts ``cast.occurrences`` or ``mentions``.
    """
    return sorted(
        (
            *_landmarks(text, bearers),
            *((occurrence.start, 1, "name", i) for i, occurrence in enumerate(cast.occurrences)),
            *_nouns(text, tokens, mentions),
            # A pronoun is read before its own place is heard, a phrase after the names in it.
            *(
                (m.start, 0, "mention", i) if is_pronoun(m) else (m.end, 2, "mention", i)
                for i, m in enumerate(mentions)
            ),
        )
    )


def is_pronoun(mention: Mention) -> bool:
    """Whether a mention is nothing but a pronoun."""
    return mention.kind == "pronoun" or mention.text.strip().lower() in load().pronouns


def _landmarks(text: str, bearers: Bearers) -> Iterator[Event]:
    """Pronouns that can stand for a named person, ends of sentences and of paragraphs.

    Where two talk, a paragraph of nothing but what is said is no more than a sentence of it.
    """
    begin = 0
    for match in _landmark().finditer(text):
        at = match.start()
        if bearers.is_quoted(at, match.end()):
            continue
        if match.lastgroup == "pronoun":
            yield at, 1, "pronoun", match.end()
        elif match.lastgroup == "paragraph":
            yield at, 0, "sentence" if bearers.is_quoted(begin, at) else "paragraph", 0
            begin = match.end()
        elif not _is_abbreviation(text, at):
            yield at, 0, "sentence", 0


def _nouns(
    text: str, tokens: Mapping[int, tuple[Passage, Token]], mentions: Sequence[Mention]
) -> Iterator[Event]:
    """Nouns for people and for what speaks in their place, and verbs of writing."""
    mentioned = {at for m in mentions for at in range(m.start, m.end)}
    for end, (passage, token) in tokens.items():
        if things.writes(token):
            yield end, 1, "thing", end
        # "The accused" are often taken for a participle.
        singular = token.tag == "NN" or (token.lower in load().heard and token.dep in SUBJECT | OBJECT)
        office = _is_office(passage, token)
        if not (singular or office) or text.startswith("-", end):  # "brother-in-law"
            continue
        asked = token.dep in OBJECT and load().asks(passage.tokens[token.head].lower)
        person = office or _is_person(token.lower)
        noun = person and (token.dep in SUBJECT or asked or _is_brought_in(passage, token))
        if noun and token.start not in mentioned and not _has_name(text, passage, token):
            yield passage.tokens[_first(passage, token)].start, 1, "noun", end
        elif things.is_thing(token.lower):
            yield end, 1, "thing", end


@functools.cache
def _landmark() -> regex.Pattern[str]:
    third = [w for w, p in load().pronouns.items() if p.person == 3 and p.gender in ("m", "f")]
    words = "|".join(sorted({*third, *(w.capitalize() for w in third)}))
    return regex.compile(
        rf"\b(?P<pronoun>{words})\b|(?P<paragraph>\n\s*)|"
        r"(?P<sentence>(?<![.!?])[.!?]++[\"”’')]*+[ \u00a0]++(?=[\"“‘'`(]*\p{Lu}))"
    )


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` belongs to a title or an initial."""
    begin = max(0, at - LONGEST_NAME)
    word = text[max(text.rfind(" ", begin, at), text.rfind("\n", begin, at)) + 1 : at]
    return all(len(part) == 1 for part in word.split(".")) or (
        word[:1].isupper() and fold(word) in load().titles
    )


def _is_person(noun: str) -> bool:
    person = load().people.get(noun)
    return person is not None and person.number == "sg"


def _is_office(passage: Passage, token: Token) -> bool:
    """Whether the token is a noun with a capital and no name: "the Minister", "the Texan"."""
    article = grammar.child(passage, token.i, frozenset({"det"})) if token.tag == "NNP" else None
    return article is not None and roles.read(f"the {token.text}") is not None


def _is_brought_in(passage: Passage, token: Token) -> bool:
    """Whether a noun speaks of somebody new: "with a nurse"; not "is a nurse", "as a nurse"."""
    article = grammar.child(passage, token.i, frozenset({"det"}))
    new = article is not None and roles.is_indefinite(passage.tokens[article].lower)
    return new and token.dep in OBJECT | {"pobj", "conj"} and passage.tokens[token.head].lower != "as"


def _has_name(text: str, passage: Passage, token: Token) -> bool:
    """Whether the name of whom a noun speaks stands beside it: "a man named Lee", "her boss, Al Lee"."""
    beside = (passage.tokens[i] for i in token.children if passage.tokens[i].dep == "appos")
    return roles.is_apposed(text, token.end) or any(grammar.is_name(t) for t in beside)


def _first(passage: Passage, token: Token) -> int:
    """The first token of the words before a noun that belong to it."""
    return min([token.i, *(i for i in token.children if passage.tokens[i].segment is None)])
