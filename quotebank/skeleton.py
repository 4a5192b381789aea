"""The parts of an article worth parsing, with the quoted words masked.

A parser is thrown off by what stands inside quotation marks and spends most of its time there.
Every long quotation is therefore cut to a few of its words before parsing; every token that is
left knows where it stands in the text. Past this step nothing depends on spaCy.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs
import regex

from quotebank.lexicon import fold, load
from quotebank.model import Segment, Span
from quotebank.paragraphs import SENTENCE_END

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Words kept at either end of a masked quotation: enough to show whether it opens like a clause.
HEAD_WORDS = 3
TAIL_WORDS = 2
# What the parser was trained to see for any kind of mark.
MARK = '"'
# What the parser would take for part of the mark before it.
GLUED = regex.compile(r"[\p{L}\p{N}\p{Pi}\p{Pf}\"„]")
# A paragraph longer than this, in code points, is parsed in pieces.
LONGEST = 4_000
# A title written short, in letters.
LONGEST_SHORT = 5
MASKED = 50  # what a masked quotation is reckoned to leave
NEEDED = ("tok2vec", "transformer", "tagger", "morphologizer", "parser")

# What the parser has hardly seen, and what it knows: it takes "didn't" for two words, “didn’t” for one.
PLAIN = str.maketrans({"’": "'", "―": "—"})
# What spaCy cannot encode or takes for a letter, and blanks that it does not take for one.
UNREADABLE = regex.compile(r"[\p{Cs}\p{Cc}\p{Zs}\ufeff]")
WORD = regex.compile(r"\S+")
# A word that the tokenizer would have for three or five: "mother-in-law", "mum-of-three".
COMPOUND = regex.compile(r"\b\p{Ll}+-(?:at|in|of|to)-\p{Ll}+\b")
# Signs of a list, a block quotation or a heading at the beginning of a line.
LAYOUT = regex.compile(r"(?:(?:[>*•·▪●‣#]+|[-–])[^\S\n]+)+")
# "LONDON (Reuters) - ", "Springfield, Ill. — ": no part of the sentence that follows.
DATELINE = regex.compile(
    r"\s*(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+)*(?:, [^()\n—–:\"“]{1,30}?)?(?: ?\([^)\n]{1,30}\))?"
    r"|\p{Lu}[\w.'’]+(?: \p{Lu}[\w.'’]+){0,2}(?:, [^()\n—–:\"“]{1,30}?)? ?\([^)\n]{1,30}\))\s?(?:—|–|--|-)\s"
)


@attrs.define(eq=False)
class Token:
    """A word of the skeleton: its place in the text, its tag and its arc in the parse.

    ``start`` and ``end`` are offsets into the text; ``head`` and ``children`` are indices into
    the passage's tokens; ``segment`` is the index of the quoted segment it stands in, or None.
    """

    i: int
    text: str
    lower: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    segment: int | None
    sentence: int
    children: list[int] = attrs.field(factory=list)


@attrs.define(eq=False)
class Passage:
    """One paragraph, parsed: its tokens and the indices of the segments in it."""

    span: Span
    tokens: list[Token]
    segments: list[int]


@attrs.define
class Mask:
    """A paragraph with its quotations cut short, and the way back to the text.

    ``cuts`` holds, for every piece copied, where it begins in ``text`` and in the article, and the
    segment it belongs to.
    """

    span: Span
    text: str
    segments: list[int]
    starts: list[int]
    sources: list[Span]
    owners: list[int | None]


def mask(text: str, paragraph: Span, segments: Sequence[Segment], indices: Sequence[int]) -> Mask:
    """Cut the quotations ``indices`` out of one paragraph of ``text``, keeping their edges."""
    masked = Mask(paragraph, "", list(indices), [], [], [])
    pieces: list[str] = []
    length = 0

    def copy(start: int, end: int, owner: int | None, instead: str | None = None) -> None:
        nonlocal length
        piece = text[start : min(end, start + LONGEST)] if instead is None else instead
        if piece:
            masked.starts.append(length)
            masked.sources.append(Span(start, end))
            masked.owners.append(owner)
            pieces.append(piece)
            length += len(piece)

    at = paragraph.start
    for opening in (LAYOUT, DATELINE):
        found = opening.match(text, at, paragraph.end)
        at = found.end() if found else at
    for index in indices:
        segment = segments[index]
        copy(at, segment.start, None)
        apart = not pieces or pieces[-1][-1].isspace()
        copy(segment.start, segment.inner.start, index, MARK if apart else f" {MARK}")
        words = [m.span() for m in WORD.finditer(text, segment.inner.start, segment.inner.end)]
        if len(words) > HEAD_WORDS + TAIL_WORDS + 1:
            copy(words[0][0], words[HEAD_WORDS][0], index)
            copy(words[-TAIL_WORDS][0], segment.inner.end, index)
        else:
            copy(segment.inner.start, segment.inner.end, index)
        if segment.closed:
            glued = GLUED.match(text, segment.end)
            copy(segment.inner.end, segment.end, index, f"{MARK} " if glued else MARK)
        at = segment.end
    copy(at, paragraph.end, None)
    masked.text = UNREADABLE.sub(" ", "".join(pieces)).translate(PLAIN)
    return masked


def masks(text: str, paragraphs: Sequence[Span], segments: Sequence[Segment]) -> list[Mask]:
    """Mask every paragraph that holds a segment, and the one before it, where a cue may stand."""
    pieces = list(_pieces(text, paragraphs, segments))
    ends = [piece.end for piece in pieces]
    holding: dict[int, list[int]] = {}
    for index, segment in enumerate(segments):
        holding.setdefault(bisect_right(ends, segment.start), []).append(index)
    wanted = sorted(holding.keys() | {n - 1 for n in holding if n})
    return [mask(text, pieces[n], segments, holding.get(n, ())) for n in wanted]


def _pieces(text: str, paragraphs: Sequence[Span], segments: Sequence[Segment]) -> Iterator[Span]:
    """The paragraphs, the very long ones cut between sentences or words, never within a segment."""
    starts = [segment.start for segment in segments]
    for paragraph in paragraphs:
        first, last = bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end)
        start = at = paragraph.start
        used = 0
        for end, following in [(x.start, x.end) for x in segments[first:last]] + [
            (paragraph.end, paragraph.end)
        ]:
            while used + end - at > LONGEST:
                cut = _cut(text, at, max(at, at + LONGEST - used), end)
                if cut > start:
                    yield Span(start, cut)
                start = at = cut
                used = 0
            used += end - at + MASKED
            at = following
        yield Span(start, paragraph.end)


def _cut(text: str, start: int, near: int, end: int) -> int:
    """Where to cut the narration from ``start`` to ``end``: at the sentence's end closest to ``near``.

    Where no sentence ends there, at the last end of a word before ``near``.
    """
    before = [stop.end() for stop in SENTENCE_END.finditer(text, start, near)]
    after = (stop.end() for stop in SENTENCE_END.finditer(text, near, min(end, near + LONGEST)))
    return next(reversed(before), 0) or next(after, 0) or text.rfind(" ", start, near) + 1 or near


def parse(batch: Sequence[Mask], nlp: Language) -> Iterator[Passage]:
    """Tag and parse masked paragraphs, in order, with the parts of ``nlp`` that this needs."""
    places: list[list[Span]] = [[] for _ in batch]
    docs: Iterable[Doc] = [_document(m, nlp, own) for m, own in zip(batch, places, strict=True)]
    for name in nlp.pipe_names:
        if name in NEEDED:
            docs = nlp.get_pipe(name).pipe(docs, batch_size=64)  # type: ignore[attr-defined]
    return (_passage(m, own, doc) for m, own, doc in zip(batch, places, docs, strict=True))


def _document(masked: Mask, nlp: Language, places: list[Span]) -> Doc:
    """The words of a mask without the blanks, and into ``places`` where in it each of them stands."""
    from spacy.tokens import Doc

    doc = nlp.make_doc(masked.text)
    edges = set(masked.starts)
    within = {n for m in COMPOUND.finditer(masked.text) for n in range(m.start() + 1, m.end())}
    owners = []
    for token in doc:
        if token.is_space:
            continue
        end = token.idx + len(token)
        # A token never reaches from one piece into the next.
        cuts = [token.idx, *(n for n in range(token.idx + 1, end) if n in edges), end]
        for start, stop in pairwise(cuts):
            if start not in edges and (start in within or _is_stop_of_title(masked.text, places, start)):
                places[-1] = Span(places[-1].start, stop)
                continue
            places.append(Span(start, stop))
            owners.append(masked.owners[bisect_right(masked.starts, start) - 1])
    inside = [owner is not None and owner == before for before, owner in pairwise([None, *owners])]
    return Doc(
        doc.vocab,
        words=[masked.text[place.start : place.end] for place in places],
        spaces=[masked.text[place.end : place.end + 1].isspace() for place in places],
        sent_starts=[False if within else None for within in inside],
    )


def _is_stop_of_title(text: str, places: Sequence[Span], at: int) -> bool:
    """Whether a full stop ends a title written short, which the tokenizer may not know: "Sgt. Ann Lee"."""
    if (
        not places
        or places[-1].end != at
        or not (text.startswith(". ", at) and text[at + 2 : at + 3].isupper())
    ):
        return False
    word = text[places[-1].start : at]
    short = word[:1].isupper() and len(word) <= LONGEST_SHORT
    return short and fold(word) in load().titles and fold(word) not in load().people


def _passage(masked: Mask, places: Sequence[Span], doc: Doc) -> Passage:
    tokens: list[Token] = []
    sentence = -1
    for token, place in zip(doc, places, strict=True):
        piece = bisect_right(masked.starts, place.start) - 1
        source, owner = masked.sources[piece], masked.owners[piece]
        start = min(source.start + place.start - masked.starts[piece], source.end)
        # Whatever the parser says, no sentence begins inside a quotation.
        within = owner is not None and token.i and tokens[-1].segment == owner
        sentence += not token.i or bool(token.is_sent_start and not within)
        tokens.append(
            Token(
                token.i, token.text, token.lower_, token.tag_, token.dep_, token.head.i,
                start, min(start + len(token), source.end), owner, sentence,
            )
        )  # fmt: skip
    for own in tokens:
        if own.head != own.i:
            tokens[own.head].children.append(own.i)
    return Passage(masked.span, tokens, masked.segments)
