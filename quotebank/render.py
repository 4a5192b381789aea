"""An article's text again with its quotations marked: as HTML, as Markdown, for displaCy."""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import regex

from quotebank import fit
from quotebank.model import Cue, Mention, Quote, Span

Place = Span | Mention | Cue

# A parser of HTML would read a carriage return as a line feed.
HTML_ESCAPES = {c: html.escape(c) for c in "&<>\"'"} | {"\r": "&#13;"}

# What Markdown would read as markup: anywhere, at the head of a line, at its end. The flag WORD makes "^"
# match after every kind of line end.
MARKDOWN_MARKUP = regex.compile(
    r"""
    [\\`*_\[<&|~$]
    | ^ [\#>+\-=]
    | (?<= ^ \d{1,9} ) [.)]
    | ^ [\ \t] (?= [\ \t]* [^\ \t\r\n] )
    | (?: \r\n? | \n ) (?<= \S [\ \t]* \r?\n? ) (?= [^\S\r\n]* \S )
    """,
    regex.MULTILINE | regex.VERBOSE | regex.WORD,
)
# No backslash escapes a space that indents.
MARKDOWN_INDENTS = {" ": "&#32;", "\t": "&#9;"}
# Emphasis must not begin or end with a space, nor reach over a paragraph's end.
MARKDOWN_RUN = regex.compile(r"\S(?:[^\r\n]*\S)?")
# A reference to a note that the text after it would turn into a link or a note.
MARKDOWN_NOTE_MISREAD = regex.compile(r"(?<=\[\^\d+\])(?=[(:])")


class Mark(NamedTuple):
    """A span of the text, and what to write before and after it."""

    start: int
    end: int
    opening: str
    closing: str


def annotate(text: str, quotes: Iterable[Quote], format: Literal["html", "markdown"] = "html") -> str:  # noqa: A002
    """Give ``text`` again with ``quotes``, which were found in it, marked up.

    "html" gives what ``highlight`` does within a ``<div class="quotebank">`` that keeps the line breaks.
    "markdown" gives CommonMark with footnotes: the quoted words in bold type and after each part a
    note with the speaker, the rule and the confidence; mention and cue in italics. Everything else of the
    text is escaped: it can put no markup of its own on the page, and without the markup it is the text as it
    was. Raises ValueError for a quote that does not stand in ``text``, and for another format.
    """
    if format == "html":
        return f'<div class="quotebank" style="white-space: pre-wrap">{highlight(text, quotes)}</div>'
    if format == "markdown":
        return _markdown(text, quotes)
    raise ValueError(f'format must be "html" or "markdown", not {format!r}')


def highlight(text: str, quotes: Iterable[Quote]) -> str:
    """Give ``text`` as HTML, escaped, with these elements in it, for a page to put where it likes:

    - ``<mark class="quote">`` around each part of a quotation, with ``title`` (speaker, rule and
      confidence, to be read on hover) and ``data-confidence``; ``data-speaker`` and ``data-rule`` where it
      has them;
    - ``<u class="mention">`` and ``<u class="cue">``.

    All have ``data-quote``, the number of the quotation in ``quotes``, from 0: that is how to find the
    parts of one quotation and what belongs to them. Elements lie in one another where spans do. One that
    overlaps another is cut in two where the other ends. Line breaks stay as they are, so the element
    around it wants ``white-space: pre-wrap``. Raises ValueError for a quote that does not stand in ``text``.
    """
    marks = []
    for number, quote in enumerate(quotes):
        parts, evidence = _places(text, quote)
        attributes = {
            "data-quote": str(number),
            "data-speaker": quote.speaker,
            "data-rule": quote.rule,
            "data-confidence": f"{quote.confidence:.2f}",
            "title": _caption(quote),
        }
        written = "".join(f' {name}="{_escaped(value)}"' for name, value in attributes.items() if value)
        marks += [Mark(part.start, part.end, f'<mark class="quote"{written}>', "</mark>") for part in parts]
        for found in evidence:
            opening = f'<u class="{_role(found)}" data-quote="{number}">'
            marks.append(Mark(found.start, found.end, opening, "</u>"))
    return _woven([HTML_ESCAPES.get(c, c) for c in text], marks)


def to_displacy(text: str, quotes: Iterable[Quote]) -> dict[str, Any]:
    """Give ``text`` and the spans of ``quotes`` as displaCy takes them.

    They are for ``displacy.render(..., style="span", manual=True)``; the style "ent" cannot show spans
    that overlap. A quotation is labelled with its speaker, or "quote" where none is named; the other
    labels are "mention" and "cue". Labels are escaped, as displaCy does not do it. Raises ValueError for a
    quote that does not stand in ``text``.
    """
    spans: list[tuple[Place, str]] = []
    for quote in quotes:
        parts, evidence = _places(text, quote)
        spans += [(part, _escaped(quote.speaker or "quote")) for part in parts]
        spans += [(found, _role(found)) for found in evidence]
    bounds = {0} | {bound for span, _ in spans for bound in (span.start, span.end)}
    # Tokens are words, cut where a span begins or ends.
    starts = [i for i, c in enumerate(text) if not c.isspace() and (i in bounds or text[i - 1].isspace())]
    return {
        "text": text,
        "tokens": [text[start:end].rstrip() for start, end in pairwise([*starts, len(text)])],
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "start_token": bisect_left(starts, span.start),
                "end_token": bisect_left(starts, span.end),
                "label": label,
            }
            for span, label in spans
        ],
    }


def _markdown(text: str, quotes: Iterable[Quote]) -> str:
    marks: set[Mark] = set()  # what two quotes have in common is marked once
    notes = []
    for number, quote in enumerate(quotes, 1):
        parts, evidence = _places(text, quote)
        for part in parts:
            runs = list(_runs(text, part))
            marks.update(Mark(start, end, "**", "**") for start, end in runs[:-1])
            marks.update(Mark(start, end, "**", f"**[^{number}]") for start, end in runs[-1:])
        marks.update(Mark(start, end, "_", "_") for found in evidence for start, end in _runs(text, found))
        caption = " ".join(_caption(quote).split())
        notes.append(f"[^{number}]: {''.join(_markdown_characters(caption))}\n")
    body = MARKDOWN_NOTE_MISREAD.sub(r"\\", _woven(_markdown_characters(text), marks))
    return f"{body}\n\n{''.join(notes)}" if notes else body


def _markdown_characters(text: str) -> list[str]:
    """The characters of ``text``, each as Markdown must write it where it stands."""
    characters = list(text)
    for match in MARKDOWN_MARKUP.finditer(text):
        c = text[match.start()]
        characters[match.start()] = MARKDOWN_INDENTS.get(c, "\\" + c)
    return characters


def _runs(text: str, place: Place) -> Iterator[tuple[int, int]]:
    return (match.span() for match in MARKDOWN_RUN.finditer(text, place.start, place.end))


def _places(text: str, quote: Quote) -> tuple[tuple[Span, ...], list[Mention | Cue]]:
    """The parts of a quote, and its mention and cue, after a check that they are those of ``text``."""
    fit.check(text, quote)
    return quote.parts, [found for found in (quote.mention, quote.cue) if found]


def _woven(characters: Sequence[str], marks: Iterable[Mark]) -> str:
    """Write the marks between the characters so that they nest: one that overlaps another is cut in two."""
    # Of two that begin together, the longer comes first.
    waiting = [(mark.start, -mark.end, mark) for mark in marks]
    heapify(waiting)
    written = [""] * (len(characters) + 1)  # before each character
    opened: list[Mark] = []
    while waiting:
        _, _, mark = heappop(waiting)
        while opened and opened[-1].end <= mark.start:
            written[opened[-1].end] += opened.pop().closing
        if opened and opened[-1].end < mark.end:
            rest = mark._replace(start=opened[-1].end)
            heappush(waiting, (rest.start, -rest.end, rest))
            mark = mark._replace(end=rest.start)
        written[mark.start] += mark.opening
        opened.append(mark)
    for mark in reversed(opened):
        written[mark.end] += mark.closing
    return "".join(markup + c for markup, c in zip(written, [*characters, ""], strict=True))


def _escaped(text: str) -> str:
    return "".join(HTML_ESCAPES.get(c, c) for c in text)


def _role(found: Mention | Cue) -> str:
    return "mention" if isinstance(found, Mention) else "cue"


def _caption(quote: Quote) -> str:
    """Who speaks and, in short, how that is known."""
    source = quote.speaker or (quote.mention and quote.mention.text) or "no known source"
    return " · ".join([source, *([quote.rule, f"{quote.confidence:.2f}"] if quote.rule else [])])
