"""Which words of one quotation stand in another, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import attrs

from quotebank.dedup.information import GAP, PLACE
from quotebank.dedup.normalisation import Wording

# So much information, in nats, at most counts against words left out between two that match: they
# may be a whole sentence, dropped in one piece.
MOST_SKIPPED = 8.0
# So many words, at most, may have stood where the other text has a GAP.
MOST_IN_GAP = 6


@attrs.frozen
class Alignment:
    """The best matching stretch of two quotations, ``part`` within ``whole``.

    ``blocks`` are (start in part, start in whole, length) in words, ascending. ``matched`` is the
    information of their words, ``lost`` that of the words of part that stand between them unmatched,
    ``skipped`` that of the words of whole between them. ``outside`` is the information of part's
    words before and behind the stretch. Words that may have stood in a GAP of the other text count
    nowhere. All in nats.
    """

    blocks: tuple[tuple[int, int, int], ...] = ()
    matched: float = 0.0
    lost: float = 0.0
    skipped: float = 0.0
    outside: float = 0.0

    @property
    def score(self) -> float:
        """What speaks for one utterance: the information matched, less what lies between."""
        return self.matched - self.lost - self.skipped

    @property
    def coverage(self) -> float:
        """The share of part, by information, that stands in whole, from 0 to 1."""
        total = self.matched + self.lost + self.outside
        return self.matched / total if total else 0.0


def align(part: Wording, whole: Wording) -> Alignment:
    """Align levelled words: matching blocks as by Ratcliff and Obershelp (difflib), of them the best run.

    A lone word that matches is chance: a block has two words or more, unless part has but one.
    """
    found = SequenceMatcher(None, whole.words, part.words).get_matching_blocks()[:-1]
    shortest = min(2, len(part.words))
    blocks = [(block.b, block.a, block.size) for block in found if block.size >= shortest]
    best = run = Alignment()
    for at, (i, _, size) in enumerate(blocks):
        told = sum(part.told[i : i + size])
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
        outside=_outside(part, whole, best.blocks),
    )


def _between(
    part: Wording, whole: Wording, before: tuple[int, int, int], after: tuple[int, int, int]
) -> tuple[float, float]:
    """The information between two blocks, of part and of whole, that no GAP accounts for."""
    ours, theirs = before[0] + before[2], before[1] + before[2]
    lost, skipped = _cost(part.told[ours : after[0]]), _cost(whole.told[theirs : after[1]])
    # The GAP itself may stand at the edge of a block: it matches any other.
    if GAP in part.words[max(ours - 1, 0) : after[0] + 1]:
        skipped = 0.0
    if GAP in whole.words[max(theirs - 1, 0) : after[1] + 1] and after[0] - ours <= MOST_IN_GAP:
        lost = 0.0
    return lost, min(skipped, MOST_SKIPPED)


def _moved(part: Wording, whole: Wording, blocks: Sequence[tuple[int, int, int]]) -> float:
    """What the words count that stand between blocks in both, only in another order."""
    missed: Counter[tuple[str, float]] = Counter()
    extra: Counter[str] = Counter()
    for (i, j, size), (k, m, _) in pairwise(blocks):
        missed.update(zip(part.words[i + size : k], part.told[i + size : k], strict=True))
        extra.update(whole.words[j + size : m])
    return sum(_cost([told]) * min(times, extra[word]) for (word, told), times in missed.items())


def _outside(part: Wording, whole: Wording, blocks: Sequence[tuple[int, int, int]]) -> float:
    (i, j, _), (k, m, size) = blocks[0], blocks[-1]
    head, tail = part.told[:i], part.told[k + size :]
    if j and whole.words[j - 1] == GAP and len(head) <= MOST_IN_GAP:
        head = ()
    if m + size < len(whole.words) and whole.words[m + size] == GAP and len(tail) <= MOST_IN_GAP:
        tail = ()
    return _cost(head) + _cost(tail)


def _cost(told: Sequence[float]) -> float:
    """What unmatched words count: a name that is another tells as much as any word."""
    return sum(max(each, PLACE) for each in told if each)
