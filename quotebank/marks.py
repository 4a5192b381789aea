"""Quotation marks to quoted segments, over plain text.

Which mark opens and which one closes cannot be told one mark at a time: writers mix straight and
curly marks, nest quotations, forget a mark, and use the same signs for inches and apostrophes. So
each paragraph is read as a whole: every mark may open, close or mean nothing, each at a cost that
its neighbours set, and the cheapest reading wins (a shortest path over the marks, in time linear
in their number). A forgotten mark is then paid for once, where it is, and flips no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import category

import attrs

from quotebank.model import Segment, Span


class Kind(NamedTuple):
    """How a mark behaves: only its own family closes it, its ``closers`` at no cost."""

    family: str
    opening: float
    closers: str


MARKS = {
    '"': Kind("double", 0, '"'),
    "“": Kind("double", 0, "”"),
    "”": Kind("double", 2, "”"),
    "„": Kind("double", 0, "“”"),
    "‟": Kind("double", 0, "”"),
    "''": Kind("double", 0, "''"),
    "``": Kind("double", 0, "''"),
    "«": Kind("angle", 0, "»"),
    "»": Kind("angle", 1, "«»"),
    "‹": Kind("small angle", 0, "›"),
    "›": Kind("small angle", 1, "‹›"),
    "「": Kind("corner", 0, "」"),
    "」": Kind("corner", 9, ""),
    "『": Kind("white corner", 0, "』"),
    "』": Kind("white corner", 9, ""),
    "'": Kind("single", 0, "'"),
    "‘": Kind("single", 0, "’"),
    "’": Kind("single", 2, "’"),
    "‚": Kind("single", 0, "‘’"),
    "‛": Kind("single", 0, "’"),
    "`": Kind("single", 0, "'"),
}

# What the characters on either side of a mark say against its opening or closing there.
#         class      opening: left right   closing: left right
CONTEXT = {
    "gap":      (0.0, 2.5, 2.0, 0.0),
    "bracket":  (0.0, 0.0, 2.0, 1.0),
    "neutral":  (0.0, 0.0, 0.0, 0.0),
    "word":     (2.0, 0.0, 0.0, 1.0),
    "ellipsis": (1.0, 0.5, 0.0, 0.0),
    "stop":     (1.0, 2.0, 0.0, 0.0),
}  # fmt: skip
CLASSES = {
    **dict.fromkeys("([{<=/", "bracket"),
    **dict.fromkeys("-–—―", "neutral"),
    **dict.fromkeys(".…", "ellipsis"),
    **dict.fromkeys(",;:!?)]}>", "stop"),
}
STRAY = 3.0  # a mark that means nothing
STRAY_SIGN = 1.0  # the same after a digit: inches, feet, minutes; or an s': a possessive
STRAY_LETTER = 2.0  # the same for an apostrophe after another letter: talkin'
MIXED = 1.0  # a pair of unlike marks of one family
NESTED = 0.5  # a mark opening inside a quotation
NESTED_ALIKE = 1.5  # the same, by the very mark that opened the outer one
BOTH = 2.0  # one mark closing the inner and the outer quotation
UNCLOSED = 2.0  # a quotation open at the end of its paragraph
UNCLOSED_START = 1.0  # the same where it opened the paragraph: the open-mark convention

HOPELESS = 6.0  # a reading dearer than the best by this is given up

LONGEST_RUN = 4  # more marks than these in a row are an ornament
LEAD_WIDTH = 30  # characters before a quotation that are looked at for a lead-in
WIDTHS = range(40, 101)  # of hard-wrapped lines, in characters

_SIGNS = "".join({c for mark in MARKS for c in mark})
_RUN = re.compile(f"[{_SIGNS}]+")
_OPENING_RUN = re.compile("``|''|.")
_CLOSING_RUN = re.compile("``|'(?=''(?!'))|''|.")
_ELISION = re.compile(r"(?:n|em|tis|twas|twere|twill|til|till|cause|cos|bout|round|ere|\d\ds?)\b", re.I)
_LEAD = re.compile(r"\b[a-z]\w*[,:]\s*$")  # "he said:", but not "Smith:"
_LINE = re.compile(r"\S(?:[^\n\r\u2028\u2029]*\S)?")
_EDGES = '“”"'


class _Mark(NamedTuple):
    """A mark in the text, and what each of its readings costs, by ``_STRAY`` and its fellows."""

    start: int
    end: int
    sign: str
    costs: tuple[float, float, float, float]


_STRAY, _OPENING, _CLOSING, _PASSED = range(4)


class _Pairs(NamedTuple):
    """The outer pairs found so far, last first."""

    before: _Pairs | None
    opener: _Mark
    closer: _Mark | None


class _Reading(NamedTuple):
    """The cheapest way to read the marks so far that leaves these open."""

    cost: float
    opened: tuple[_Mark, ...] = ()
    pairs: _Pairs | None = None


class _Move(NamedTuple):
    """One way to read the next mark: its act, what it costs besides, the signs then open."""

    act: int
    extra: float
    opened: tuple[str, ...]


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text``, without the white space around them.

    A paragraph is a line, but lines that a narrow page broke are one: a block of them is taken for
    wrapped where no line but the last had room for the next one's first word, and one of them at
    least goes on in lower case.
    """
    found: list[Span] = []
    block: list[Span] = []
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        if block:
            gap = text[block[-1].end : line.start]
            if gap.count("\n") > 1 or gap.count("\r") > 1:
                found += _unwrapped(text, block)
                block = []
        block.append(line)
    return found + _unwrapped(text, block)


def _unwrapped(text: str, block: list[Span]) -> list[Span]:
    width = max((line.end - line.start for line in block), default=0)
    if len(block) < 2 or width not in WIDTHS:
        return block
    if not any(text[line.start].islower() for line in block[1:]):
        return block
    for line, following in zip(block, block[1:], strict=False):
        word = text[following.start : following.end].split(maxsplit=1)[0]
        if line.end - line.start + 1 + len(word) <= width:
            return block
    return [Span(block[0].start, block[-1].end)]


def find(text: str) -> list[Segment]:
    """All quoted runs of ``text``, in text order, none overlapping; quotes in quotes are part of the outer.

    Single marks count in a paragraph only while they are the house style: from the beginning to
    this paragraph's end, more speech stands in single marks than quotations in double ones outside
    them. Nothing after a paragraph bears on what is found in it.
    """
    segments: list[Segment] = []
    single = double = 0
    left_open = False
    for paragraph in paragraphs(text):
        marks = list(_marks(text, paragraph))
        found = _segments(text, paragraph, marks)
        outer = [_family(text, segment) for segment in found]
        double += len(found) - outer.count("single")
        single += sum(_is_speech(text, paragraph, s) for s in found if _family(text, s) == "single")
        if "single" in outer and single <= double:
            found = _segments(text, paragraph, [m for m in marks if MARKS[m.sign].family != "single"])
        if left_open and found and found[0].start == paragraph.start:
            found[0] = attrs.evolve(found[0], continues=True)
        segments += found
        left_open = bool(found) and not found[-1].closed
    return segments


def _family(text: str, segment: Segment) -> str:
    sign = text[segment.start : segment.start + 2]
    return MARKS[sign if sign in MARKS else sign[0]].family


def _is_speech(text: str, paragraph: Span, segment: Segment) -> bool:
    """Whether single marks stand as around speech, not as in a headline or around a term."""
    words = text[segment.inner.start : segment.inner.end]
    if not segment.closed or len(words.split()) < 2 or words[-1] not in ",.?!…":
        return False
    before = text[max(paragraph.start, segment.start - LEAD_WIDTH) : segment.start]
    after = text[segment.end : segment.end + 2].lstrip()
    return segment.start == paragraph.start or bool(_LEAD.search(before)) or after[:1].islower()


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for run in _RUN.finditer(text, paragraph.start, paragraph.end):
        before = text[run.start() - 1] if run.start() > paragraph.start else " "
        after = text[run.end()] if run.end() < paragraph.end else " "
        left, right = _class(before), _class(after)
        signs = list((_OPENING_RUN if left in ("gap", "bracket") else _CLOSING_RUN).finditer(run.group()))
        if len(signs) > LONGEST_RUN or (signs[-1].end() == 1 and run.group() in "'’‘`" and left == right == "word"):
            continue
        opening = CONTEXT[left][0] + CONTEXT[right][1]
        closing = CONTEXT[left][2] + CONTEXT[right][3]
        for sign in signs:
            kind = MARKS[sign.group()]
            stray = _stray(text, run.end(), kind, before)
            start, end = (run.start() + offset for offset in sign.span())
            yield _Mark(start, end, sign.group(), (stray, opening + kind.opening, closing, 0.0))


def _class(char: str) -> str:
    if char.isspace():
        return "gap"
    # Invisible signs (a zero-width space, a writing direction) say nothing.
    return CLASSES.get(char) or ("neutral" if category(char) == "Cf" else "word")


def _stray(text: str, after: int, kind: Kind, before: str) -> float:
    if before.isdigit():
        return STRAY_SIGN
    if kind.family == "single":
        if _ELISION.match(text, after):
            return 0
        if before.isalpha():
            return STRAY_SIGN if before in "sS" else STRAY_LETTER
    return STRAY


def _segments(text: str, paragraph: Span, marks: list[_Mark]) -> list[Segment]:
    pairs = _read(marks, paragraph.start)
    segments = []
    while pairs:
        opener, closer = pairs.opener, pairs.closer
        end = closer.start if closer else paragraph.end
        inner = _inner(text, opener.end, end)
        if inner.start < inner.end:
            segments.append(
                Segment(opener.start, closer.end if closer else end, inner, closed=closer is not None)
            )
        pairs = pairs.before
    return segments[::-1]


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end)


def _read(marks: list[_Mark], beginning: int) -> _Pairs | None:
    """The outer pairs of the cheapest reading, last first."""
    readings = {(): _Reading(0.0)}
    for mark in marks:
        reached: dict[tuple[str, ...], _Reading] = {}
        dearest = min(reading.cost for reading in readings.values()) + HOPELESS
        for signs, reading in readings.items():
            if reading.cost > dearest:
                continue
            for move in _moves(signs, mark.sign):
                cost = reading.cost + mark.costs[move.act] + move.extra
                known = reached.get(move.opened)
                if known is None or cost < known.cost:
                    reached[move.opened] = _after(reading, mark, move, cost)
        readings = reached
    return min((_ended(r, beginning) for r in readings.values()), key=lambda r: r.cost).pairs


@cache
def _moves(opened: tuple[str, ...], sign: str) -> tuple[_Move, ...]:
    """What a mark may do where ``opened`` are open: two levels at most, a third is not told apart."""
    kind = MARKS[sign]
    if opened and kind.family == "single" and MARKS[opened[-1]].family != "single":
        return (_Move(_PASSED, 0.0, opened),)
    moves = [_Move(_STRAY, 0.0, opened)]
    if len(opened) < 2:
        nested = 0.0 if not opened else NESTED_ALIKE if opened[-1] == sign else NESTED
        moves.append(_Move(_OPENING, nested, (*opened, sign)))
    for depth, opener in enumerate(opened):
        if MARKS[opener].family == kind.family:
            mixed = 0.0 if sign in MARKS[opener].closers else MIXED
            both = BOTH if depth + 1 < len(opened) else 0.0
            moves.append(_Move(_CLOSING, mixed + both, opened[:depth]))
    return tuple(moves)


def _after(reading: _Reading, mark: _Mark, move: _Move, cost: float) -> _Reading:
    _, opened, pairs = reading
    if move.act == _OPENING:
        opened = (*opened, mark)
    elif move.act == _CLOSING:
        if not move.opened:
            pairs = _Pairs(pairs, opened[0], mark)
        opened = opened[: len(move.opened)]
    return _Reading(cost, opened, pairs)


def _ended(reading: _Reading, beginning: int) -> _Reading:
    cost, opened, pairs = reading
    for mark in opened:
        cost += UNCLOSED_START if mark.start == beginning else UNCLOSED
    return _Reading(cost, (), _Pairs(pairs, opened[0], None)) if opened else reading
