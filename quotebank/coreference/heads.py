"""Whose phrase it is: the name that heads "Lee's lawyer, Bob Ray of Ames", and not those beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from quotebank import names
from quotebank.coreference.entities import Occurrence
from quotebank.lexicon import fold, load
from quotebank.model import Mention
from quotebank.skeleton import Passage, Token

# What follows a name that only modifies another noun: "Lee's campaign", "the Lee campaign".
_OWNS = regex.compile(
    r"['’]s?\b|['’](?= )|"
    rf"[ \u00a0](?!(?:{'|'.join(sorted(load().after_name))})\b)\p{{Ll}}"
)
_POSSESSIVE = regex.compile(r"['’]s?")
# What stands before a name that another noun heads: "a friend of Lee", "the man who beat Lee".
_HANGS = regex.compile(rf"(?:^|\s)(?:{'|'.join(sorted(load().before_dependent))})\s")
# A full stop after two small letters ends the sentence.
_TAILS = "|".join(sorted(load().compound_tails))
_PART = (
    rf"\p{{Lu}}(?:[\p{{L}}\p{{N}}&.’']|-(?!(?:{_TAILS})\b))*"
    r"(?<!\p{Ll}\p{Ll}\.)(?<!['’]s)(?<!['’])"
)
_LINK = r"[ ](?:{})(?:[ ]the)?(?=[ ]\p{{Lu}})"
_BODY = regex.compile(rf"{_PART}(?:(?:{_LINK.format('of|for|on|&')})?[ ]{_PART})*")
_BODY_AND = regex.compile(rf"{_PART}(?:(?:{_LINK.format('of|for|on|and|&')})?[ ]{_PART})*")
_OF = regex.compile(rf"(?:[ ](?:of|for)(?:[ ]the)?(?:[ ]{_PART})+){{1,2}}(?![\p{{L}}\p{{N}}'’])")
_AND = regex.compile(rf"(?:,[ ]{_PART})*,?[ ]and(?:[ ]{_PART})*[ ]({_PART})(?![\p{{L}}\p{{N}}'’])")
_CAPITALS = regex.compile(rf"(?:(?!(?:The|An?)[ ]){_PART}[ ])+$")
_LEADS = regex.compile(r"(?:(?:the|an?|\p{Lu}[^ ]*+)[ ])*+")
_NAMED = regex.compile(r"(?:[Tt]he )?(\p{Lu}[^ ]*+(?: \p{Lu}[^ ]*+)*+)")

# The longest name of a body, in characters.
LONGEST = 100
SHORTEST_ACRONYM = 3

Tokens = Mapping[int, tuple[Passage, Token]]


def head(text: str, tokens: Tokens, mention: Mention, inside: Sequence[Occurrence]) -> Occurrence | None:
    """Which of the names ``inside`` a mention is the one mentioned; None where a common noun heads it.

    ``tokens`` holds the parsed tokens by their end offset.
    """
    heads = [o for o in inside if _is_head(text, tokens, mention, o)]
    return next((o for o in heads if o.entity.sure), heads[0] if heads else None)


def _is_head(text: str, tokens: Tokens, mention: Mention, occurrence: Occurrence) -> bool:
    if text[occurrence.lead - 1 : occurrence.lead] == "(" and mention.start < occurrence.lead:
        return False
    # "a Department for Harbors spokesman"
    beyond = _OF.match(text, occurrence.end, mention.end) if occurrence.entity.body else None
    after = text[beyond.end() if beyond else occurrence.end : mention.end]
    if _OWNS.match(after) and not _POSSESSIVE.fullmatch(after):
        return False
    # "the Ames Democrat"
    if after and not occurrence.entity.sure and is_people(after.strip()):
        return False
    if occurrence.end in tokens:
        passage, token = tokens[occurrence.end]
        # "Attorneys for Lee": the capital is that of the sentence, but in "the BoE".
        small = token.text[-1:].islower()
        alone = not (occurrence.entity.sure or occurrence.entity.has_several_names)
        if small and alone and token.tag in ("NN", "NNS", "CD", "DT"):
            return False
        governor = passage.tokens[token.head]
        if governor is token or not mention.start <= governor.start < mention.end:
            return True
    _, comma, last = text[mention.start : occurrence.lead].rpartition(",")
    return not (comma and not occurrence.entity.sure) and not _HANGS.search(last)


def whole_body(text: str, begin: int, start: int, end: int, limit: int) -> str:
    """The full name of the body whose name stands at ``start:end``, looked for in ``begin:limit``.

    "Institute" is "National Institute of Ports and Harbors" where the text has that.
    """
    beyond = _OF.match(text, limit)
    limit = beyond.end() if beyond else limit
    before = _CAPITALS.search(text, max(begin, start - LONGEST), start)
    if before:
        first = before.group().partition(" ")[0]
        start = before.start() + (len(first) + 1 if fold(first) in load().indefinites else 0)
    listed = _AND.match(text, limit) if _OF.search(text, start, limit) else None
    if listed and fold(listed[1]) in load().portfolios:  # "of Agriculture, Fisheries and Food"
        return text[start : listed.end()]
    joined = _BODY_AND.match(text, start, limit)
    last = fold(joined.group().rpartition(" ")[2]) if joined and joined.end() >= end else ""
    if joined and last in load().organisation_words | load().portfolios:
        return joined.group()
    plain = _BODY.match(text, start, limit)
    return plain.group() if plain and plain.end() > end else text[start:end]


def spelled_out(text: str, acronym: str) -> str | None:
    """What ``acronym`` stands for, if its words stand in a row: "Board of Ports" for "BoP" or "BOP"."""
    letters = acronym.replace(".", "")
    if len(letters) < SHORTEST_ACRONYM or not letters.isalpha() or letters[1:].islower():
        return None
    words = [rf"(?:{letter.upper()}[\p{{L}}&’'-]*|{letter.lower()}\p{{Ll}}{{1,2}})" for letter in letters]
    found = regex.search(r"(?<![\p{L}.’'-])(?=\p{Lu})" + r"[ -](?:\p{Ll}{1,3} )*".join(words), text)
    return found.group() if found and found.group() != acronym else None


def possessed_body(text: str, mention: Mention, inside: Sequence[Occurrence]) -> str | None:
    """The body that is called after somebody: "Lee campaign" in "the Lee campaign"; else None."""
    last = mention.text.rpartition(" ")[2]
    if not inside or last not in load().organisation_words:
        return None
    name = inside[-1]
    near = len(text[name.end : mention.end - len(last)].split()) < 2
    owns = near and _OWNS.match(text, name.end, mention.end)
    leads = _LEADS.fullmatch(text, mention.start, name.lead)
    if owns and leads and last in load().premises and name.entity.body:
        return whole_body(text, mention.start, name.start, name.end, name.end)
    return text[name.start : mention.end] if owns and leads else None


def capitalised(phrase: str) -> str | None:
    """``phrase`` without its article if all of it is a name by its capitals; no people, no pronouns."""
    match = _NAMED.fullmatch(phrase)
    if match is None:
        return None
    name, lexicon = match[1], load()
    # "Md.", "Reacting", "Mother Superior"
    state = lexicon.abbreviations.get(fold(name)) in lexicon.places
    doing = name.endswith("ing") and lexicon.verb(name) is not None
    title = name.endswith(".") and names.title_of(name.rpartition(" ")[2]) is not None  # "Ohio Gov."
    if state or doing or title or names.parse(name) is None or is_people(name.rpartition(" ")[2]):
        return None
    return name.removesuffix("'s").removesuffix("’s")


def is_people(word: str) -> bool:
    """Whether a capitalised word is for people or one of a people, no name: "Attorneys", "Latinos"."""
    lexicon = load()
    title = lexicon.titles.get(fold(word))
    if title and title.role and word.isupper():  # "the Ames TD"
        return True
    word = fold(word)
    singular = word.removesuffix("s")
    return (
        word in lexicon.people
        or not lexicon.nationalities.isdisjoint((word, singular))
        or word in lexicon.pronouns
        or word in lexicon.indefinites
    )
