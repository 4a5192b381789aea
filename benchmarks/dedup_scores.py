"""How well groups of quotes agree with what people have judged, or with a known truth.

A gold folder holds pairs.jsonl, {"a", "b", "label"} a line, and clusters.jsonl, {"members", "ignore"} a
line. A member is {"id", "start", "end"}: an article and a quoted segment of it, marks included.
SAME and CONTAINED pairs belong together, DIFFERENT ones apart; VARIANT, the same stock phrase on another
occasion, counts neither way.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import attrs

import quotebank
from benchmarks.accuracy import shared
from benchmarks.dedup_data import MARKS
from benchmarks.gold import read
from quotebank import Article, Quote, Span

TOGETHER = ("SAME", "CONTAINED")
MIN_WORDS = 3
DAY = re.compile(r"\d{4}-\d\d-\d\d")

# An article, and where in it a quoted segment starts and ends, marks included.
Member = tuple[str, int, int]


@attrs.frozen
class Figures:
    """Precision, recall and F1, from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def percent(self) -> dict[str, float]:
        """Give all three in percent."""
        three = {"P": self.precision, "R": self.recall, "F1": self.f1}
        return {name: round(100 * share, 1) for name, share in three.items()}


def bcubed(truth: Sequence[int], groups: Sequence[int]) -> Figures:
    """Score groups by B-cubed (Bagga and Baldwin, 1998), the mean over all items."""
    cells = Counter(zip(truth, groups, strict=True))
    by_truth, by_group = Counter(truth), Counter(groups)
    precision = sum(n * n / by_group[group] for (_, group), n in cells.items())
    recall = sum(n * n / by_truth[one] for (one, _), n in cells.items())
    return Figures(precision / len(truth), recall / len(truth))


def largest_mixed(truth: Sequence[int], groups: Sequence[int]) -> int:
    """Give the size of the largest group that holds more than one saying, 0 where there is none."""
    sizes = Counter(groups)
    sayings = Counter(group for _, group in set(zip(truth, groups, strict=True)))
    return max((sizes[group] for group, number in sayings.items() if number > 1), default=0)


@attrs.frozen
class Judged:
    """Quotes of articles, and which of them holds each attributed segment, by its place among them."""

    quotes: Sequence[Quote]
    holders: Mapping[Member, int]


def wanted(article: Mapping[str, Any]) -> list[Span]:
    """Give the attributed segments of an article that have ``MIN_WORDS`` words."""
    return [
        Span(s["start"], s["end"]) for s in article["segments"] if s["attributed"] and s["words"] >= MIN_WORDS
    ]


def marked(articles: Iterable[Mapping[str, Any]]) -> Judged:
    """Make a Quote of each attributed segment: its words without marks, nobody's."""
    quotes: list[Quote] = []
    holders = {}
    for article in articles:
        text, name = article["text"], article["id"]
        for span in wanted(article):
            raw = text[span.start : span.end]
            start = span.start + len(raw) - len(raw.lstrip(MARKS))
            inner = Span(start, start + len(raw.strip(MARKS)))
            holders[name, span.start, span.end] = len(quotes)
            quotes.append(Quote(text[inner.start : inner.end], (inner,), article=name))
    return Judged(quotes, holders)


def extracted(articles: Iterable[Mapping[str, Any]]) -> Judged:
    """Extract the quotes, with speakers and the date that the article's id holds.

    A segment stands in the quote of which a part covers at least half of it.
    """
    quotes: list[Quote] = []
    holders = {}
    for article in articles:
        name = article["id"]
        day = DAY.search(name)
        published = datetime.date.fromisoformat(day[0]) if day else None
        found = quotebank.extract(
            article["text"], article=Article(article["text"], name, published=published)
        )
        for span in wanted(article):
            for place, quote in enumerate(found, len(quotes)):
                if any(2 * shared(part, span) >= span.end - span.start for part in quote.parts):
                    holders[name, span.start, span.end] = place
        quotes += found
    return Judged(quotes, holders)


@attrs.frozen
class Gold:
    """The judged pairs, by label, and the judged clusters: their members, and those to be left out."""

    pairs: Mapping[tuple[Member, Member], str]
    clusters: Sequence[tuple[frozenset[Member], frozenset[Member]]]


def read_gold(folder: Path) -> Gold:
    """Read pairs.jsonl and clusters.jsonl."""

    def member(row: Mapping[str, Any]) -> Member:
        return row["id"], row["start"], row["end"]

    pairs = {
        in_order(member(row["a"]), member(row["b"])): row["label"] for row in read(folder / "pairs.jsonl")
    }
    clusters = [
        (frozenset(map(member, row["members"])), frozenset(map(member, row.get("ignore", ()))))
        for row in read(folder / "clusters.jsonl")
    ]
    return Gold(pairs, clusters)


def in_order(a: Member, b: Member) -> tuple[Member, Member]:
    """Give a pair in the one order in which it is looked up."""
    return min(a, b), max(a, b)


@attrs.frozen
class Agreement:
    """What groups have in common with the gold.

    ``unjudged`` of the ``merged`` pairs of segments that two articles have in one group are not judged
    to belong together; ``unseen`` judged pairs lie in articles that were not given.
    """

    pairs: Figures
    clusters: Figures
    merged: int
    unjudged: int
    unseen: int
    largest: int


def agreement(gold: Gold, judged: Judged, groups: Sequence[int]) -> Agreement:
    """Score groups, one number for each quote, against the gold."""
    group_of = {member: groups[place] for member, place in judged.holders.items()}
    members: Mapping[int, set[Member]] = defaultdict(set)
    for member, group in group_of.items():
        members[group].add(member)
    names = {quote.article for quote in judged.quotes}
    seen = {pair: label for pair, label in gold.pairs.items() if {pair[0][0], pair[1][0]} <= names}
    merged = [
        label
        for each in members.values()
        for a, b in combinations(each, 2)
        if a[0] != b[0] and (label := gold.pairs.get(in_order(a, b))) != "VARIANT"
    ]
    return Agreement(
        score_pairs(seen, group_of),
        score_clusters(gold, group_of, members),
        len(merged),
        sum(label not in TOGETHER for label in merged),
        len(gold.pairs) - len(seen),
        max(map(len, members.values()), default=0),
    )


def score_pairs(pairs: Mapping[tuple[Member, Member], str], group_of: Mapping[Member, int]) -> Figures:
    """Score judged pairs; a segment that no quote holds is together with none."""
    decided = [
        (a in group_of and b in group_of and group_of[a] == group_of[b], label in TOGETHER)
        for (a, b), label in pairs.items()
        if label != "VARIANT"
    ]
    right = decided.count((True, True))
    return Figures(
        right / max(right + decided.count((True, False)), 1),
        right / max(right + decided.count((False, True)), 1),
    )


def score_clusters(gold: Gold, group_of: Mapping[Member, int], members: Mapping[int, set[Member]]) -> Figures:
    """Give B-cubed over the members of the judged clusters, among all segments but those to be left out."""
    precision = recall = 0.0
    total = 0
    for cluster, ignored in gold.clusters:
        mine = {member for member in cluster if member in group_of}
        for member in mine:
            group = members[group_of[member]] - (ignored - mine)
            precision += len(mine & group) / len(group)
            recall += len(mine & group) / len(mine)
        total += len(mine)
    return Figures(precision / max(total, 1), recall / max(total, 1))
