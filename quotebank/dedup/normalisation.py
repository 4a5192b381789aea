"""A quotation's words as they are compared: spelling, case and punctuation levelled.

Reporters clip, repair and censor what they quote. Where the text shows it (an ellipsis, words in square
brackets, letters struck out) a GAP stands among the words: anything may have been said there.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import regex

from quotebank.dedup import information
from quotebank.dedup.information import GAP, NAME, UNSPACED

SENTENCE_ENDS = frozenset(".!?:")
# Words, gaps, and what ends a sentence. Without blanks between words each character counts as one.
WORD = regex.compile(rf"[{GAP}.!?:]|[{UNSPACED}]\p{{M}}*|[[\p{{L}}\p{{M}}\p{{N}}']--[{UNSPACED}]]+", regex.V1)
ASCII_WORD = re.compile("[A-Za-z0-9']+|[.!?:]")

LETTER = r"[^\W\d_]"
# What is mended, by a sign that it takes: a text without the sign is not searched.
BRACKETED_LETTERS = re.compile(rf"(?<={LETTER})\[({LETTER}*)\]|\[({LETTER}*)\](?={LETTER})")  # want[ed]
SIC = re.compile(r"\[sic\.?!?\]", re.I)
BRACKETS = re.compile(r"\[[^\[\]]*\]")
ELLIPSIS = re.compile(r"\.(?:\s?\.)+")
CENSORED = re.compile(
    rf"(?<![^\W\d_])(?<!\*)(?:{LETTER}+\*+{LETTER}+|{LETTER}+\*{{2,}}|\*{{3,}}{LETTER}*|{LETTER}*-{{3,}}{LETTER}*)"
)  # d*mn, d***, d---
GAPS = re.compile(rf"{GAP}(?:\s*{GAP})+")
HANDLE = re.compile(r"(?<=[@#])\w+")
HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|_")
COMMA = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")  # 10,000
# Replaced one by one: str.translate is ten times slower.
STRAIGHT = dict.fromkeys("’‘ʼ", "'") | dict.fromkeys("“”–—", " ")


@attrs.frozen
class Wording:
    """The words of a quotation, levelled, and what each tells, in nats; a GAP tells nothing."""

    words: tuple[str, ...]
    told: tuple[float, ...]

    @property
    def information(self) -> float:
        """What all the words tell together, in nats."""
        return sum(self.told)


@attrs.frozen
class _Spelling:
    """What ``en.toml`` holds."""

    words: Mapping[str, tuple[str, ...]]
    clitics: Mapping[str, str]
    capitalised: frozenset[str]


@functools.lru_cache(maxsize=1 << 12)
def normalise(text: str) -> Wording:
    """Level the words of ``text``, with a GAP where the text shows that it was edited.

    >>> " ".join(normalise("He [Mr. Lee] can’t … I’m all for @AnnLee’s 1,000-page plan!").words)
    'he … can not … i am all for ann lee 1000 page plan'
    """
    text = _straightened(text)
    found = _wording(_mended(text))
    if "[" in text and not found.information:
        # Nothing but an editor's words: they are all there is to compare.
        found = _wording(text)
    return found


def _straightened(text: str) -> str:
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", text)
    for mark, plain in STRAIGHT.items():
        text = text.replace(mark, plain)
    return text


def _mended(text: str) -> str:
    gap = f" {GAP} "
    if "[" in text:
        text = BRACKETED_LETTERS.sub(r"\1\2", SIC.sub(" ", text))
        # Twice, for brackets within brackets.
        text = BRACKETS.sub(gap, BRACKETS.sub(gap, text))
    if ".." in text or ". ." in text:
        text = ELLIPSIS.sub(gap, text)
    if "*" in text or "---" in text:
        text = CENSORED.sub(gap, text)
    if "@" in text or "#" in text:
        text = HANDLE.sub(lambda handle: HUMP.sub(" ", handle[0]), text)
    if GAP in text:
        text = GAPS.sub(GAP, text)
    return COMMA.sub("", text)


def _wording(text: str) -> Wording:
    forms = (ASCII_WORD if text.isascii() else WORD).findall(text)
    folded = [form.casefold() for form in forms]
    # In a text all in capitals they tell no names.
    names = set() if text.isupper() else _names(forms, folded)
    tells, special = information.table(), _spelling().words
    if "'" not in text and special.keys().isdisjoint(folded):
        words = [word for word in folded if word not in SENTENCE_ENDS]
        told = [
            NAME if at in names else tells[word]
            for at, word in enumerate(folded)
            if word not in SENTENCE_ENDS
        ]
    else:
        spelled = [
            (part, at in names)
            for at, word in enumerate(folded)
            if word not in SENTENCE_ENDS
            for part in (_spelled(word) if "'" in word or word in special else (word,))
        ]
        words = [part for part, _ in spelled]
        told = [NAME if name else tells[part] for part, name in spelled]
    return Wording(tuple(words), tuple(told))


def _names(forms: Sequence[str], folded: Sequence[str]) -> set[int]:
    """Where words of names stand: capitals inside a sentence, and the one before them that opens it."""
    capitalised = _spelling().capitalised
    capitals = [
        at
        for at, (form, word) in enumerate(zip(forms, folded, strict=True))
        if form != word and word not in capitalised
    ]
    names = {at for at in capitals if at and folded[at - 1] not in SENTENCE_ENDS}
    return names | {at for at in capitals if at + 1 in names}


@functools.lru_cache(maxsize=1 << 12)
def _spelled(word: str) -> tuple[str, ...]:
    spelling = _spelling()
    for form in (word, word.strip("'")):
        if form in spelling.words:
            return spelling.words[form]
    word = word.strip("'")
    for clitic, meant in spelling.clitics.items():
        if word.endswith(clitic):
            stem = word.removesuffix(clitic).replace("'", "")
            return tuple(filter(None, (stem, meant)))
    return (word.replace("'", ""),) if word else ()


@functools.cache
def _spelling() -> _Spelling:
    data = tomllib.loads(Path(__file__).with_name("en.toml").read_text("utf-8"))
    levelled = {word: tuple(form.split()) for word, form in data["spellings"].items()}
    special = dict.fromkeys(data["fillers"], ()) | levelled
    return _Spelling(special, data["clitics"], frozenset(data["capitalised"]))
