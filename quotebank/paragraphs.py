"""Lines to paragraphs: a line is a paragraph, unless a narrow page broke it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from quotebank.model import Segment, Span

WIDTHS = range(32, 121)  # of hard-wrapped lines, in characters
FULL = 0.9  # of the longest line: what each but the last fills with the next one's first word
SHORT = 0.5  # of the longest line: a line that is shorter ends a paragraph
# "the wire. He", not "Mr. Lee".
SENTENCE_END = regex.compile(r"(?<!\b\p{Lu}\p{Ll}{0,3})[.?!][\"”’)]?\s(?!\p{Ll})")
USUAL = 250  # characters, a paragraph of news
# Longer than any paragraph in print.
_LONG = regex.compile(r"[^\n]{2000,}")


class _Line(NamedTuple):
    """A line without the white space around it, and how far to the right it reaches."""

    start: int
    end: int
    margin: int
    reach: int
    words: str


def split(text: str) -> list[Span]:
    """The paragraphs of ``text``, without the white space around them.

    A blank line, an indented one and the end of one much shorter than its neighbours part paragraphs. The
    lines between are one where the page is narrow: where such lines have been seen of which none but the
    last had room for the next one's first word, and one at least goes on in lower case.
    """
    found: list[Span] = []
    narrow = False
    for block in _blocks(text):
        width = max([line.reach for line in block])
        if width not in WIDTHS:
            found += [Span(line.start, line.end) for line in block]
            continue
        for lines in _parted(block, width):
            narrow = narrow or _is_wrapped(lines, width)
            paragraphs = [lines] if narrow else [[line] for line in lines]
            found += [Span(p[0].start, p[-1].end) for p in paragraphs]
    return found


def unwrapped(text: str) -> str:
    """``text``, of the same length, with spaces for the line breaks within its paragraphs."""
    pieces = []
    at = 0
    for span in split(text):
        lines = text[span.start : span.end].splitlines(keepends=True)
        pieces += [text[at : span.start], *(line.rstrip().ljust(len(line)) for line in lines)]
        at = span.end
    return "".join([*pieces, text[at:]])


def broken(text: str, segments: Sequence[Segment]) -> str:
    """``text``, of the same length, with line breaks between sentences where all is set in one line."""
    pieces = []
    at = 0
    ends = [segment.end for segment in segments]
    for line in _LONG.finditer(text):
        begin = line.start()
        for stop in SENTENCE_END.finditer(text, begin, line.end()):
            n = bisect_right(ends, stop.start())
            outside = n == len(segments) or segments[n].start > stop.start()
            if outside and stop.start() - begin >= USUAL:
                begin = stop.end()
                pieces += [text[at : begin - 1], "\n"]
                at = begin
    return "".join([*pieces, text[at:]])


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines with no blank one between them."""
    block: list[_Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            margin = len(line) - len(line.lstrip())
            start, end = at + margin, at + margin + len(words)
            block.append(_Line(start, end, margin, end - at, words))
        elif block:
            yield block
            block = []
        at += len(line)
    if block:
        yield block


def _parted(block: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Lines that are one paragraph if a narrow page broke it."""
    margin = min(line.margin for line in block)
    lines = block[:1]
    for before, line in pairwise(block):
        # An indented line that goes on with a sentence stands below the sign of a list.
        indented = line.margin > margin and not line.words[0].islower()
        if indented or len(before.words) < SHORT * width:
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _is_wrapped(lines: list[_Line], width: int) -> bool:
    """Whether a narrow page evidently broke a paragraph into these lines."""
    if len(lines) < 2 or (len(lines) == 2 and lines[0].reach < width):
        return False
    words = (line.words.split(maxsplit=1)[0] for line in lines[1:])
    full = all(line.reach + 1 + len(word) > FULL * width for line, word in zip(lines, words, strict=False))
    return full and any(line.words[0].islower() for line in lines[1:])
