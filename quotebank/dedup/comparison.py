"""Two quotations held against each other: are they one saying, and why?"""

from __future__ import annotations

import attrs

from quotebank.dedup.alignment import align
from quotebank.dedup.normalisation import Wording, normalise
from quotebank.dedup.units import Unit, as_quote, unit
from quotebank.dedup.verdict import needed, strength
from quotebank.model import Match, Quote, Relation

SAME, PART = Match("same", 1.0), Match("part", 1.0)


@attrs.frozen
class Comparison:
    """Why two quotations are one saying, or not.

    ``part`` is the one whose words are sought in those of the other, ``whole``: the shorter one, as a rule.
    ``aligned`` are the stretches of words that match, in their order, levelled (lower case, "can not" for
    "can't", "…" for what was edited). ``coverage`` and ``coverage_of_whole`` (0 to 1) are the shares of the words of
    each that stand in the other, each word weighed by what it tells. ``information`` is what the match
    tells, in nats, and ``needed`` what it must tell, given who spoke and when. ``relation`` is how part stands to
    whole.
    """

    part: Quote
    whole: Quote
    aligned: tuple[str, ...]
    coverage: float
    coverage_of_whole: float
    information: float
    needed: float
    relation: Relation

    @property
    def together(self) -> bool:
        """The verdict: whether the two are one saying."""
        return self.information >= self.needed


def compare(a: Quote | str, b: Quote | str, *, echoes: bool = False) -> Comparison:
    """Hold two quotations against each other as ``dedupe`` does, and say what was found.

    The order of the two does not matter. Raises TypeError for what is neither Quote nor str.
    """
    one, other = sorted(((unit(q), q) for q in map(as_quote, (a, b))), key=lambda pair: pair[0].rank)
    (whole, whole_quote), (part, part_quote) = one, other
    ours, theirs = normalise(part.text), normalise(whole.text)
    told, least, match = judge(part, ours, whole, echoes=echoes)
    alignment = align(ours, theirs)
    matched = sum(sum(theirs.told[at : at + size]) for _, at, size in alignment.blocks)
    return Comparison(
        part_quote,
        whole_quote,
        tuple(" ".join(ours.words[at : at + size]) for at, _, size in alignment.blocks),
        match.similarity,
        matched / theirs.information if theirs.information else 0.0,
        told,
        least,
        match.relation,
    )


def judge(part: Unit, wording: Wording, whole: Unit, *, echoes: bool) -> tuple[float, float, Match]:
    """What the match of a unit of that wording to another tells, what it must tell, and of what kind it is."""
    least = needed(part.source, whole.source, echoes=echoes)
    if part.key in whole.key:
        return part.information, least, SAME if part.key == whole.key else PART
    alignment = align(wording, normalise(whole.text))
    covered = alignment.coverage
    return strength(alignment), least, PART if covered == 1 else Match("altered", covered)
