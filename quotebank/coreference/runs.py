"""Runs of capitalised words in running text, as a pattern made of the lexicon's words."""

from __future__ import annotations

import functools
from typing import Any

import regex

from quotebank import names
from quotebank.lexicon import load

LONGEST_RUN = 12
# The Arabic article before the letters it sounds like, and words for a son, joined to a name by a hyphen.
_ARTICLE = "a[ldrstnz]|a[sdt]h|[eu]l|bin|ben"

# "Traders' Association", "Women's Institute", "St Mary's Hospital": whose it is belongs to its name.
_OF_MANY = (
    r"(?=\p{Lu}\p{Ll}+['’])(?:\p{Lu}\p{Ll}+s['’](?=[ ])|\L<people>['’]s|(?<=\bSt\.? )\p{Lu}\p{Ll}+['’]s)"
    r"(?=(?:[ ]\p{Lu}[\p{L}-]*){0,2}?[ ]\L<bodies>(?!\p{L}))"
)
_PORTFOLIO = r"\L<portfolios>(?![\p{L}])"
# What an office is for, between it and the name: " of Health and Human Services" before "Ann Lee".
_OFFICE = (
    rf"(?=[ ](?:of|for)[ ])(?<=\b\L<titles>)(?:[ ](?:of|for)[ ](?:the[ ])?{_PORTFOLIO}"
    rf"(?:(?:,[ ](?:and[ ])?|[ ](?:(?:and|&)[ ])?){_PORTFOLIO})*+)++(?=[ ]\p{{Lu}})"
)
# "Duke of Ross" is all the name that he has.
_PEER = (
    r"(?=\p{Lu}\p{Ll}+[ ](?:of[ ]|\p{Lu}\p{Ll}+[ ]of[ ]))(?:The[ ])?"
    r"(?P<peer>\L<peerage>)[ ]of[ ](?:the[ ])?\p{Lu}\p{Ll}+(?:[ ]\p{Lu}\p{Ll}+){0,2}"
    r"(?!\p{L}|['’]s[ ]\p{Lu})"
)


@functools.cache
def pattern() -> regex.Pattern[str]:
    """A run of capitalised words: a name with the titles before it and whatever else is capitalised."""
    lexicon = load()
    titles = {t for t in lexicon.titles if len(t) < 6 and " " not in t}
    short = sorted(titles | lexicon.short_given | {"jr", "sr", "st"})
    dotted = [s.capitalize() for s in short]
    suffixes = "|".join(s.upper() if set(s) <= set("iv") else s.capitalize() for s in lexicon.name_suffixes)
    letters = [form for s in lexicon.post_nominals for form in _in_capitals(s)]
    behind = rf"(?:{suffixes})\b|\L<letters>(?!\p{{L}})"
    tails = "|".join(sorted(lexicon.compound_tails))
    word = (
        rf"(?:(?=\p{{Lu}}\p{{Ll}}{{1,5}}\.)(?:\L<dotted>|Ph\.D)\.|(?:\p{{Lu}}\.)+(?:-\p{{Lu}}\.)?|{_OF_MANY}|"
        rf"(?:(?:{_ARTICLE})-|[dl]['’])?\p{{Lu}}{names.LETTER}*(?:[’'‑&-](?!(?:s|{tails})\b){names.LETTER}+)*)"
        rf"(?:{_OFFICE})?"
    )
    between = (
        rf"(?:[ \u00a0]+(?:\L<particles>[ \u00a0]+)*|[ ]&[ ]|,[ ](?={behind})|[ ]\([Rr]e?td?\.?\)[ ]|"
        r"[ ](?:[\"“(]\p{Lu}[\p{L}.’'-]*(?:[ ]\p{Lu}[\p{L}.’'-]*){0,2}[\"”)]|"
        r"[‘']\p{Lu}[\p{L}.]*(?:[ ]\p{Lu}[\p{L}.]*){0,2}[’'])[ ])"
    )
    plain = r"\p{Lu}\p{Ll}+"
    joined = (
        rf"(?:(?<=\b[Tt]he[ ](?:[\p{{Ll}}-]+[ ])?)|The[ ])(?:{plain}[ ]){{0,3}}"
        rf"(?!\L<bodies>[ ]){plain}[ ]and[ ](?:{plain}[ ]){{0,2}}\L<bodies>(?!\p{{L}})"
    )
    # What "pro-" and "anti-" stand before is not spoken of.
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}@#_/.]|\p{{Ll}}-)(?:{joined}|{_PEER}|{word}(?:{between}{word}){{0,{LONGEST_RUN}}})",
        dotted=dotted,
        letters=letters,
        **_lists(),
    )


def _in_capitals(letters: str) -> tuple[str, ...]:
    """Letters behind a name as they are written: "QC", "Q.C.", and "PhD", "Ph.D." where they end so."""
    upper, mixed = letters.upper(), letters[0].upper() + letters[1:-1] + letters[-1].upper()
    return upper, ".".join(upper) + ".", ".".join(upper), mixed, f"{mixed[:-1]}.{mixed[-1]}."


@functools.cache
def office() -> regex.Pattern[str]:
    """What an office is for, inside a run: " of Health" in "Secretary of Health Ann Lee"."""
    return regex.compile(_OFFICE, ignore_unused=True, **_lists())


@functools.cache
def peer() -> regex.Pattern[str]:
    """A run that is all the name of a peer, and his rank as "peer": "The Duke of Ross"."""
    return regex.compile(_PEER, ignore_unused=True, **_lists())


def _lists() -> dict[str, Any]:
    """Words of the lexicon, with their capitals, as patterns name them."""
    lexicon = load()
    titles = (title for title, kind in lexicon.titles.items() if kind.role and " " not in title)
    return {
        "titles": [title.capitalize() for title in titles],
        "portfolios": [word.capitalize() for word in lexicon.portfolios],
        "bodies": [word.capitalize() for word in lexicon.organisation_words if " " not in word],
        "particles": [form for p in lexicon.name_particles for form in {p, p.replace("'", "’")}],
        "people": [noun.capitalize() for noun in lexicon.people],
        "peerage": [title.capitalize() for title in lexicon.peerage],
    }
