"""Words as data: what a language says for "say", who can speak, what people are called.

One TOML file a language (its schema stands at its head) and one list of given names. ``load`` reads
them once and hands out frozen values. Every key is in the form that ``fold`` gives: look up
``lexicon.titles.get(fold("Lt. Gov."))``.
"""

from __future__ import annotations

import functools
from pathlib import Path

from quotebank.lexicon.entries import Frame, Gender, Lexicon, Pronoun, Title, Verb, fold
from quotebank.lexicon.schema import parse

__all__ = ["Frame", "Gender", "Lexicon", "Pronoun", "Title", "Verb", "fold", "load", "parse"]


def load(language: str = "en") -> Lexicon:
    """The lexicon of ``language``, read once.

    Raises ValueError where there is none, naming those available, or where its file breaks the schema.
    """
    return _read(language)


@functools.cache  # not on load, where load() and load("en") would be two entries
def _read(language: str) -> Lexicon:
    folder = Path(__file__).parent
    available = sorted(file.stem for file in folder.glob("*.toml"))
    if language not in available:
        raise ValueError(f"no lexicon for language {language!r}; available: {', '.join(available)}")
    toml = (folder / f"{language}.toml").read_text("utf-8")
    names = (folder / f"{language}_given_names.txt").read_text("utf-8")
    try:
        return parse(language, toml, names)
    except ValueError as error:
        raise ValueError(f"{language}.toml: {error}") from None
