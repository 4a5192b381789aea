"""A quotation's words as they are compared: spelling, case and punctuation levelled.

Reporters clip, repair and censor what they quote. Where the text shows it (an ellipsis, words in square
brackets, letters struck out) a GAP stands among the words: anything may have been said there.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import attrs
import regex

from quotebank.dedup import information

GAP = "…"

# Scripts that set no blanks between words: each character counts as one.
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# Words, gaps, and what ends a sentence.
WORD = regex.compile(rf"[{GAP}.!?:]|[{UNSPACED}]\p{{M}}*|[[\p{{L}}\p{{M}}\p{{N}}']--[{UNSPACED}]]+", regex.V1)
ASCII_WORD = re.compile("[A-Za-z0-9']+|[.!?:]")

LETTER = r"[^\W\d_]"
# What is mended, by a sign that it takes: a text without the sign is not searched.
BRACKETED_LETTERS = re.compile(rf"(?<={LETTER})\[({LETTER}*)\]|\[({LETTER}*)\](?={LETTER})")  # want[ed]
BRACKETS = re.compile(r"\[[^\[\]]*\]")
ELLIPSIS = re.compile(r"\.(?:\s?\.)+")
CENSORED = re.compile(
    rf"{LETTER}*-{{3,}}{LETTER}*|{LETTER}+\*+{LETTER}+|{LETTER}\*{{2,}}|\*{{3,}}{LETTER}*"
)  # d---
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
        text = BRACKETS.sub(gap, BRACKETED_LETTERS.sub(r"\1\2", text))
    if ".." in text or ". ." in text:
        text = ELLIPSIS.sub(gap, text)
    if "*" in text or "---" in text:
        text = CENSORED.sub(gap, text)
    if "@" in text or "#" in text:
        text = HANDLE.sub(lambda handle: HUMP.sub(" ", handle[0]), text)
    return COMMA.sub("", text)


def _wording(text: str) -> Wording:
    rarity, special = information.table().get, _spelling().words
    # In a text all in capitals they tell no names.
    cased = not text.isupper()
    words: list[str] = []
    told: list[float] = []
    begins, before = True, False
    for form in (ASCII_WORD if text.isascii() else WORD).findall(text):
        if form in ".!?:":
            begins, before = True, False
            continue
        if form == GAP:
            words.append(GAP)
            told.append(0.0)
            continue
        capital = cased and form[0].isupper()
        if capital and before:
            # The capital that opened the sentence was that of a name.
            told[-1] = information.NAME
        word = form.casefold()
        for part in _spelled(word) if "'" in word or word in special else (word,):
            words.append(part)
            told.append(
                information.NAME
                if capital and not begins
                else information.PLACE + rarity(part, information.RARE)
            )
        begins, before = False, capital and bool(told)
    return Wording(tuple(words), tuple(told))


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
    return _Spelling(dict.fromkeys(data["fillers"], ()) | levelled, data["clitics"])
