"""Two quotations held against each other: are they one saying, and why?"""

from __future__ import annotations

import attrs

from quotebank.dedup.alignment import align
from quotebank.dedup.groups import shown
from quotebank.dedup.information import in_nats
from quotebank.dedup.units import Unit, as_quote, is_slogan, unit
from quotebank.dedup.verdict import needed, strength
from quotebank.model import Match, Quote, Relation

SAME, PART = Match("same", 1.0), Match("part", 1.0)


@attrs.frozen
class Comparison:
    """Why two quotations are one saying, or not.

    ``part`` is the one whose words are sought in those of the other, ``whole``: the shorter one, as a rule.
    ``aligned`` are the stretches of words that match, in their order, levelled (lower case, "can not" for
    "can't", "…" for what was edited). ``coverage`` and ``coverage_of_whole`` (0 to 1) are the shares of the
    words of each that stand in the other, each word weighed by what it tells. ``information`` is what the
    match tells, in nats, less what speaks against it, and ``needed`` what it must tell, given who spoke and
    when. ``relation`` is how part stands to whole.
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

    The order of the two does not matter. ``dedupe`` compares no two that share too few words in a row, so it
    may leave apart two that are altered in many places and that this takes for one.

    Raises TypeError for what is neither Quote nor str.
    """
    units = [(unit(quote), quote) for quote in map(as_quote, (a, b))]
    (whole, whole_quote), (part, part_quote) = sorted(units, key=lambda each: (each[0].rank, *shown(each[1])))
    told, least, match = judge(part, whole, echoes=echoes)
    blocks, words = align(part, whole).blocks, part.words
    covered = sum(in_nats(whole.told[at : at + size]) for _, at, size in blocks)
    return Comparison(
        part_quote,
        whole_quote,
        tuple(" ".join(words[at : at + size]) for at, _, size in blocks),
        match.similarity,
        covered / whole.information if whole.information else 0.0,
        told,
        least,
        match.relation,
    )


def judge(part: Unit, whole: Unit, *, echoes: bool) -> tuple[float, float, Match]:
    """What the match of a unit to another tells, what it must tell, and its kind."""
    least = needed(part.source, whole.source)
    if part.key in whole.key:
        if echoes and is_slogan(part):
            least = 0.0
        return part.information, least, SAME if part.key == whole.key else PART
    alignment = align(part, whole)
    covered = alignment.coverage
    return strength(alignment), least, PART if covered == 1 else Match("altered", covered)
