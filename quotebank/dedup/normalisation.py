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
from itertools import compress, count
from operator import itemgetter, ne
from pathlib import Path
from typing import TypeAlias

import attrs
import regex

from quotebank.dedup import information
from quotebank.dedup.information import GAP, NAME, UNSPACED, in_nats, in_steps

SENTENCE_ENDS = frozenset(".!?:")
# Words, gaps, and what ends a sentence. Without blanks between words each character counts as one.
WORD = regex.compile(rf"[{GAP}.!?:]|[{UNSPACED}]\p{{M}}*|[[\p{{L}}\p{{M}}\p{{N}}']--[{UNSPACED}]]+", regex.V1)
# The same for ASCII, each byte to what takes its place: far quicker than a pattern.
ASCII_WORDS = bytes(
    ord("." if sign in SENTENCE_ENDS else sign if sign.isalnum() or sign == "'" else " ")
    for sign in map(chr, range(256))
)
NAMED = bytes([in_steps(NAME)])

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

# Words with blanks between, and what each tells.
_Piece: TypeAlias = tuple[str, bytes]


@attrs.frozen
class Wording:
    """The words of a quotation, levelled, and what each tells.

    ``key`` is the words with a blank before, between and behind, so that one is within the other where its
    key is. ``told`` has a byte for each word (see ``in_nats``); a GAP tells nothing.
    """

    key: str
    told: bytes

    @property
    def words(self) -> list[str]:
        return self.key.split()

    @property
    def information(self) -> float:
        """What all the words tell together, in nats."""
        return in_nats(self.told)


@attrs.frozen
class _Spelling:
    """What ``en.toml`` holds."""

    words: dict[str, str]
    clitics: Mapping[str, str]
    capitalised: frozenset[str]


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
    spaced = _spaced(text)
    forms, folded = spaced.split(), spaced.casefold().split()
    pieces = list(map(_pieces().__getitem__, folded))
    # In a text all in capitals they tell no names.
    if not text.isupper():
        for at in _names(forms, folded):
            words, told = pieces[at]
            pieces[at] = words, NAMED * len(told)
    key = " ".join(filter(None, map(itemgetter(0), pieces)))
    return Wording(f" {key} ", b"".join(map(itemgetter(1), pieces)))


def _spaced(text: str) -> str:
    """Words, gaps and ends of sentences, with blanks between."""
    if text.isascii():
        return text.encode().translate(ASCII_WORDS).replace(b".", b" . ").decode()
    return " ".join(WORD.findall(text))


def _names(forms: Sequence[str], folded: Sequence[str]) -> set[int]:
    """Where words of names stand: capitals inside a sentence, and the one before them that opens it."""
    capitalised = _spelling().capitalised
    capitals = [at for at in compress(count(), map(ne, forms, folded)) if folded[at] not in capitalised]
    names = {at for at in capitals if at and folded[at - 1] not in SENTENCE_ENDS}
    return names | {at for at in capitals if at + 1 in names}


class _Pieces(dict[str, _Piece]):
    def __missing__(self, form: str) -> _Piece:
        return _piece(form)


@functools.cache
def _pieces() -> Mapping[str, _Piece]:
    """What each form that is met in a text stands for."""
    spelling, tells = _spelling(), information.table()
    plain = {word: word for word in tells} | dict.fromkeys(SENTENCE_ENDS, "") | spelling.words
    return _Pieces({form: _counted(words) for form, words in plain.items()})


@functools.lru_cache(maxsize=1 << 12)
def _piece(form: str) -> _Piece:
    """What a form stands for that is not in the table: one with an apostrophe, or a rare word."""
    spelling, word = _spelling(), form.strip("'")
    if word in spelling.words:
        return _counted(spelling.words[word])
    for clitic, meant in spelling.clitics.items():
        if word.endswith(clitic):
            word = f"{word.removesuffix(clitic)} {meant}"
            break
    return _counted(word.replace("'", "").strip())


def _counted(words: str) -> _Piece:
    tells = information.table()
    return words, bytes([in_steps(tells[word]) for word in words.split()])


@functools.cache
def _spelling() -> _Spelling:
    data = tomllib.loads(Path(__file__).with_name("en.toml").read_text("utf-8"))
    special = dict.fromkeys(data["fillers"], "") | data["spellings"]
    return _Spelling(special, data["clitics"], frozenset(data["capitalised"]))
