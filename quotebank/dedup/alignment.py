"""Which words of one quotation stand in another, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeAlias

import attrs

from quotebank.dedup.information import GAP, NAME, OTHER_NAME, in_nats, in_steps
from quotebank.dedup.normalisation import Wording

# So much information, in nats, at most counts against words left out between two that match: they
# may be a whole sentence, dropped in one piece.
MOST_SKIPPED = 8.0
# So many words, at most, may have stood where the other text has a GAP.
MOST_IN_GAP = 6


# So many words may be clipped where one quotation goes on from another.
EDGE = 2
# Quotations of more words are aligned by words in threes, or common words would take the square of it.
MANY = 500

Block: TypeAlias = tuple[int, int, int]


@attrs.frozen
class Alignment:
    """The best matching stretch of two quotations, ``part`` within ``whole``.

    ``blocks`` are (start in part, start in whole, length) in words, ascending. ``matched`` is the
    information of their words, ``lost`` that of the words of part that stand between them unmatched,
    ``skipped`` that of the words of whole between them, and ``moved`` that of words which stand between them
    in both, in another order, and are in neither. ``outside`` is the information of part's words
    before and behind the stretch. Words that may have stood in a GAP of the other text count nowhere. All
    in nats. ``overlapping`` is whether the one goes on where the other ends: but for a word or two the
    stretch begins the one and ends the other.
    """

    blocks: tuple[Block, ...] = ()
    matched: float = 0.0
    lost: float = 0.0
    skipped: float = 0.0
    moved: float = 0.0
    outside: float = 0.0
    overlapping: bool = False

    @property
    def score(self) -> float:
        """What speaks for one utterance: the information matched, less what lies between."""
        return self.matched - self.lost - self.skipped

    @property
    def coverage(self) -> float:
        """The share of part, by information, that stands in whole in its order, from 0 to 1."""
        total = self.matched + self.lost + self.moved + self.outside
        return self.matched / total if total else 0.0


def align(part: Wording, whole: Wording) -> Alignment:
    """Align levelled words: matching blocks as by Ratcliff and Obershelp (difflib), of them the best run."""
    blocks = _blocks(part.words, whole.words)
    best = run = Alignment()
    for at, (i, _, size) in enumerate(blocks):
        told = in_nats(part.told[i : i + size])
        lost, skipped = _between(part, whole, blocks[at - 1], blocks[at]) if run.blocks else (0.0, 0.0)
        if run.score - lost - skipped > 0:
            run = Alignment(
                (*run.blocks, blocks[at]), run.matched + told, run.lost + lost, run.skipped + skipped
            )
        else:
            run = Alignment((blocks[at],), told)
        if run.score > best.score:
            best = run
    if not best.blocks:
        return Alignment(outside=part.information)
    moved = _moved(part, whole, best.blocks)
    return attrs.evolve(
        best,
        lost=max(best.lost - moved, 0.0),
        skipped=max(best.skipped - moved, 0.0),
        moved=moved,
        outside=_outside(part, whole, best.blocks),
        overlapping=_overlapping(part, whole, best.blocks),
    )


def _blocks(part: Sequence[str], whole: Sequence[str]) -> list[Block]:
    """Where words match in a row. A lone word is chance: two or more, unless part has but one."""
    width = 1 if max(len(part), len(whole)) <= MANY else 3
    matcher = SequenceMatcher(None, _rows(whole, width), _rows(part, width))
    shortest = min(2, len(part))
    blocks: list[Block] = []
    ours = theirs = 0
    for found in matcher.get_matching_blocks()[:-1]:
        # Rows overlap, and so may blocks of them.
        late = max(ours - found.b, theirs - found.a, 0)
        size = found.size + width - 1 - late
        if size >= shortest:
            blocks.append((found.b + late, found.a + late, size))
            ours, theirs = found.b + late + size, found.a + late + size
    return blocks


def _rows(words: Sequence[str], width: int) -> Sequence[Hashable]:
    return words if width == 1 else list(zip(*(words[at:] for at in range(width)), strict=False))


def _between(part: Wording, whole: Wording, before: Block, after: Block) -> tuple[float, float]:
    """The information between two blocks, of part and of whole, that no GAP accounts for."""
    ours, theirs = before[0] + before[2], before[1] + before[2]
    lost, skipped = _cost(part.told[ours : after[0]]), _cost(whole.told[theirs : after[1]])
    # The GAP itself may stand at the edge of a block: it matches any other.
    if GAP in part.words[max(ours - 1, 0) : after[0] + 1]:
        skipped = 0.0
    if GAP in whole.words[max(theirs - 1, 0) : after[1] + 1] and after[0] - ours <= MOST_IN_GAP:
        lost = 0.0
    return lost, min(skipped, MOST_SKIPPED)


def _moved(part: Wording, whole: Wording, blocks: Sequence[Block]) -> float:
    """What the words count that stand between blocks in both, only in another order."""
    ours, theirs = part.words, whole.words
    missed: Counter[tuple[str, int]] = Counter()
    extra: Counter[str] = Counter()
    for (i, j, size), (k, m, _) in pairwise(blocks):
        missed.update(zip(ours[i + size : k], part.told[i + size : k], strict=True))
        extra.update(theirs[j + size : m])
    return sum(_cost(bytes([told])) * min(times, extra[word]) for (word, told), times in missed.items())


def _outside(part: Wording, whole: Wording, blocks: Sequence[Block]) -> float:
    (i, j, _), (k, m, size) = blocks[0], blocks[-1]
    head, tail = part.told[:i], part.told[k + size :]
    if j and whole.words[j - 1] == GAP and len(head) <= MOST_IN_GAP:
        head = b""
    if m + size < len(whole.words) and whole.words[m + size] == GAP and len(tail) <= MOST_IN_GAP:
        tail = b""
    return _cost(head) + _cost(tail)


def _overlapping(part: Wording, whole: Wording, blocks: Sequence[Block]) -> bool:
    (i, j, _), (k, m, size) = blocks[0], blocks[-1]
    left, right = len(part.words) - k - size, len(whole.words) - m - size
    return max(i, right) <= EDGE or max(j, left) <= EDGE


def _cost(told: bytes) -> float:
    """What unmatched words count: a name that is another tells much."""
    return in_nats(told) + (OTHER_NAME - NAME) * told.count(in_steps(NAME))
