"""Who "I" is outside quotations: whose label opens the line, or who writes, where the text tells."""

from __future__ import annotations

import functools

import regex

from quotebank.coreference.cast import Cast
from quotebank.coreference.entities import Entity
from quotebank.lexicon import load

# How far into a text a byline may stand, and how long a name may be, in characters.
BYLINE = 600
LONGEST_NAME = 60

_LABEL = regex.compile(r"(?: \([^()\n]*\))?:\s")
_BYLINE = regex.compile(r"(?:^|\n)[ ]*(?:By|by|BY)[ ]+(?=\p{Lu}[^\n]{1,100}(?:$|\n))")


def is_in(text: str, start: int) -> bool:
    """Whether a name at ``start`` stands in the byline, where it tells who writes and nothing else."""
    line = _BYLINE.search(text, 0, BYLINE)
    return line is not None and line.end() <= start < (text.find("\n", line.end()) % (len(text) + 1))


def narrator(text: str, cast: Cast, at: int) -> Entity | None:
    """Who says "I" at ``at``: "ANN LEE (sister): I asked", else the author."""
    line = text.rfind("\n", 0, at) + 1
    for occurrence in cast.within(line, line + LONGEST_NAME):
        if occurrence.lead == line and occurrence.entity.is_full and _LABEL.match(text, occurrence.end):
            return occurrence.entity
    return _author(text, cast)


def _author(text: str, cast: Cast) -> Entity | None:
    """The name in a byline ("By Ann Lee"), or in the note below the text ("Ann Lee is a writer")."""
    byline = _BYLINE.search(text, 0, BYLINE)
    if byline:
        for occurrence in cast.within(byline.end(), byline.end() + 1):
            return occurrence.entity
    note = text.rstrip().rfind("\n") + 1
    for occurrence in cast.within(note, note + LONGEST_NAME):
        full = len(occurrence.piece.name.words) > 1
        if full and occurrence.lead == note and _note().match(text, occurrence.end):
            return occurrence.entity
    return None


@functools.cache
def _note() -> regex.Pattern[str]:
    return regex.compile(rf",? (?:{'|'.join(sorted(load().author_verbs))})\b")
