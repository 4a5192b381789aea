"""Quotation marks to quoted segments, over plain text.

Which mark opens and which one closes cannot be told one mark at a time: writers mix straight and
curly marks, nest quotations, forget a mark, and use the same signs for inches and apostrophes. So
each paragraph is read as a whole: every mark may open, close or mean nothing, each at a cost that
its neighbours set, and the cheapest reading wins (Viterbi's algorithm over the marks, in time
linear in their number). A forgotten mark is paid for once, where it is, and flips no other.

The costs are set by hand. What matters is their order: a pair that stands as pairs do is free, a
pair in odd surroundings is dearer, two marks that mean nothing are dearer still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import category

import attrs

from quotebank import paragraphs
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
    ",,": Kind("double", 0, "''\"“”"),
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
STRAY_START = 4.0  # the same at the start of a paragraph, where the open-mark convention puts one
STRAY_SIGN = 1.0  # what may be another sign: after a digit (inches), an s (dogs'), a space ('ere, A » B)
STRAY_LETTER = 2.0  # an apostrophe after another letter (talkin'); one in a known elision costs nothing
ELISION = 1.5  # a mark opening a quotation where an elision begins
MIXED = 1.0  # a pair of unlike marks of one family
NESTED = 0.5  # a mark opening inside a quotation
NESTED_ALIKE = 1.0  # the same, by the very mark that opened the outer one
BOTH = 0.5  # one mark closing the inner and the outer quotation, after a stop
BOTH_WORD = 2.5  # the same after anything else
UNCLOSED = 1.75  # a quotation open at the end of its paragraph

HOPELESS = 4.0  # a reading dearer than the best by this is given up

LONGEST_RUN = 4  # more marks than these in a row are an ornament
LEAD_WIDTH = 30  # characters before a quotation that are looked at for a lead-in
LONGEST_HEADLINE = 120  # in characters
SHORTEST_IN_HEADLINE = 3  # in words, what single marks quote there; fewer are mostly a title or a term
SHORTEST_CAPITALISED = 4  # in letters, a word that titles do not leave small

_SIGNS = "".join({c for mark in MARKS for c in mark} - {","})
# A run of marks, or an attribute of markup, whose marks are not the text's.
_RUN = re.compile(f"(?<=[\\w-]=)(?P<attribute>([\"'])[^\"'<>\\n]*\\2)|[{_SIGNS}]+|(?<![^\\s(]),,(?=\\w)")
_OPENING_RUN = re.compile("``|''|,,|.")
_CLOSING_RUN = re.compile("``|'(?=''(?!'))|''|.")
_ELISION = re.compile(r"(?:n|em|tis|twas|twere|twill|til|till|cause|cos|bout|round|ere|s|\d\ds?)\b", re.I)
_ELIDED = re.compile("(?<=['‘’][nN])")
_LEAD = re.compile(r"\b[a-z]\w*[,:]\s*$")  # "he said:", but not "Smith:"
_APOSTROPHES = frozenset("'‘’`")
_GUILLEMETS = frozenset("«»‹›")
_EDGES = '“”"'


class _Mark(NamedTuple):
    """A mark in the text, and what each of its readings costs, by ``_IGNORE`` and its fellows."""

    start: int
    end: int
    sign: str
    costs: tuple[float, float, float, float, float]


_IGNORE, _OPEN, _CLOSE, _CLOSE_BOTH, _PASS = range(5)


class _Reading(NamedTuple):
    """The cheapest way to read the marks up to ``mark`` that leaves the signs ``opened`` open."""

    cost: float
    opened: tuple[str, ...] = ()
    mark: _Mark | None = None
    before: _Reading | None = None


class _Move(NamedTuple):
    """One way to read the next mark: its act, what it costs besides, the signs then open."""

    act: int
    extra: float
    opened: tuple[str, ...]


def find(text: str) -> list[Segment]:
    """All quoted runs of ``text``, in text order, none overlapping; quotes in quotes are part of the outer.

    Single marks count in a paragraph only while they are the house style: from the beginning to
    this paragraph's end, more speech stands in single marks than quotations in double ones outside
    them, or while there are no double ones, or as a line of their own: headlines have single marks
    in any house, but a few words in them are taken for a term. Nothing after a paragraph bears on
    what is found in it.
    """
    segments: list[Segment] = []
    single = double = 0
    left_open = below_headlines = False
    for paragraph in paragraphs.split(text):
        below_headlines |= paragraph.end - paragraph.start > LONGEST_HEADLINE
        marks = list(_marks(text, paragraph))
        found = _segments(text, paragraph, marks)
        outer = [_family(text, segment) for segment in found]
        double += len(found) - outer.count("single")
        single += sum(_is_speech(text, paragraph, s) for s in found if _family(text, s) == "single")
        if "single" in outer and single <= double:
            running = below_headlines and not double
            alone = [(x.start, x.end) for x in found] == [(paragraph.start, paragraph.end)]
            if alone or not double:
                found = [x for x in found if x.closed and (running or _is_saying(text, x))]
            else:
                found = _segments(text, paragraph, [m for m in marks if MARKS[m.sign].family != "single"])
        if left_open and found and found[0].start == paragraph.start:
            found[0] = attrs.evolve(found[0], continues=True)
        segments += found
        left_open = bool(found) and not found[-1].closed
    return segments


def _family(text: str, segment: Segment) -> str:
    sign = text[segment.start : segment.start + 2]
    return MARKS[sign if sign in MARKS else sign[0]].family


def _is_saying(text: str, segment: Segment) -> bool:
    """Whether single marks in a headline hold what somebody said, not an elision ('90s) or a term.

    Words that are set like a title may be one.
    """
    words = text[segment.inner.start : segment.inner.end].split()
    capitals = [word[:1].isupper() for word in words[1:]]
    small = any(word[:1].islower() and len(word) >= SHORTEST_CAPITALISED for word in words[1:])
    title = any(capitals) and not (small or text[segment.start : segment.end].isupper())
    return len(words) >= SHORTEST_IN_HEADLINE and not (title or _ELISION.match(text, segment.start + 1))


def _is_speech(text: str, paragraph: Span, segment: Segment) -> bool:
    """Whether single marks stand as around speech, not as in a headline or around a term."""
    words = text[segment.inner.start : segment.inner.end]
    opens = segment.start == paragraph.start
    if not (segment.closed or opens) or len(words.split()) < 2 or words[-1] not in ",.?!…":
        return False
    before = text[max(paragraph.start, segment.start - LEAD_WIDTH) : segment.start]
    after = text[segment.end : min(segment.end + 2, paragraph.end)].lstrip()
    return opens or bool(_LEAD.search(before)) or after[:1].islower()


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    for run in _RUN.finditer(text, paragraph.start, paragraph.end):
        start, end = run.span()
        left = _class(text[start - 1]) if start > paragraph.start else "gap"
        right = _class(text[end]) if end < paragraph.end else "gap"
        if run["attribute"]:
            continue
        signs = run.group()
        if signs in _APOSTROPHES and left == right == "word":
            continue
        if len(signs) > 1:
            split = (_OPENING_RUN if left in ("gap", "bracket") else _CLOSING_RUN).findall(signs)
        else:
            split = [signs]
        if len(split) > LONGEST_RUN:
            continue
        for sign in split:
            dear = MARKS[sign].opening
            stray = _stray(text, start, end, paragraph.start, sign)
            if not stray:
                dear += ELISION
            # French marks have a space inside.
            opening = CONTEXT[left][0] + CONTEXT["neutral" if sign in "«‹" else right][1] + dear
            closing = CONTEXT["neutral" if sign in "»›" else left][2] + CONTEXT[right][3]
            both = closing + (BOTH if left in ("stop", "ellipsis") else BOTH_WORD)
            yield _Mark(start, start + len(sign), sign, (stray, opening, closing, both, 0.0))
            start += len(sign)


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    if char.isspace():
        return "gap"
    # Invisible signs (a zero-width space, a writing direction) say nothing.
    return CLASSES.get(char) or ("neutral" if category(char) in {"Cc", "Cf"} else "word")


def _stray(text: str, start: int, end: int, beginning: int, sign: str) -> float:
    single = MARKS[sign].family == "single"
    if single and (_ELISION.match(text, end) or _ELIDED.match(text, start)):
        return 0.0
    if start == beginning:
        return STRAY_START
    before = text[start - 1]
    if sign in _GUILLEMETS and before.isspace() and text[end : end + 1].isspace():
        return STRAY_SIGN
    if before.isdigit() or (single and before in "sS") or (sign == "'" and before.isspace()):
        return STRAY_SIGN
    return STRAY_LETTER if single and before.isalpha() else STRAY


def _segments(text: str, paragraph: Span, marks: list[_Mark]) -> list[Segment]:
    segments = []
    for opener, closer in _read(marks):
        inner = _inner(text, opener.end, closer.start if closer else paragraph.end)
        if inner.start < inner.end:
            end = closer.end if closer else paragraph.end
            segments.append(Segment(opener.start, end, inner, closed=closer is not None))
    return segments


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end)


def _read(marks: list[_Mark]) -> list[tuple[_Mark, _Mark | None]]:
    """The outer pairs of the cheapest reading; None for a closing mark that is not there."""
    readings = [_Reading(0.0)]
    for mark in marks:
        sign, costs = mark.sign, mark.costs
        dearest = min(reading.cost for reading in readings) + HOPELESS
        reached: dict[tuple[str, ...], _Reading] = {}
        for reading in readings:
            if reading.cost > dearest:
                continue
            for act, extra, opened in _moves(reading.opened, sign):
                cost = reading.cost + costs[act] + extra
                if opened not in reached or cost < reached[opened].cost:
                    reached[opened] = _Reading(cost, opened, mark, reading)
        readings = list(reached.values())
    best: _Reading | None = min(readings, key=lambda r: r.cost + UNCLOSED * len(r.opened))
    path = []
    while best and best.mark:
        path.append((best.mark, best.opened))
        best = best.before
    pairs: list[tuple[_Mark, _Mark | None]] = []
    opener = None
    for mark, opened in reversed(path):
        if opener is None and opened:
            opener = mark
        elif opener is not None and not opened:
            pairs.append((opener, mark))
            opener = None
    return [*pairs, (opener, None)] if opener else pairs


@cache
def _moves(opened: tuple[str, ...], sign: str) -> tuple[_Move, ...]:
    """What a mark may do where ``opened`` are open: two levels at most, a third is not told apart."""
    kind = MARKS[sign]
    if opened and kind.family == "single" and MARKS[opened[-1]].family != "single":
        return (_Move(_PASS, 0.0, opened),)
    moves = [_Move(_IGNORE, 0.0, opened)]
    if len(opened) < 2:
        nested = 0.0 if not opened else NESTED_ALIKE if opened[-1] == sign else NESTED
        moves.append(_Move(_OPEN, nested, (*opened, sign)))
    for depth, opener in enumerate(opened):
        if MARKS[opener].family == kind.family:
            mixed = 0.0 if sign in MARKS[opener].closers else MIXED
            act = _CLOSE if depth + 1 == len(opened) else _CLOSE_BOTH
            moves.append(_Move(act, mixed, opened[:depth]))
    return tuple(moves)
