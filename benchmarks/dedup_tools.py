"""quotebank and its rivals, each as its users would group quotes with it.

The rivals get the words of a quote without case, marks and punctuation. Where they find pairs, the pairs
are joined to groups (union-find), and a pair that is in one group already is not compared again. Each
has a grid of settings to choose the best from: how a text is cut up (or which scorer), and a threshold.

exact       the same words
minhash     datasketch.MinHashLSH over shingles; candidates are checked by their estimated Jaccard
            similarity, as its documentation advises
ensemble    datasketch.MinHashLSHEnsemble over shingles, which looks for containment; it estimates none,
            so candidates are checked by the exact containment of the smaller set in the larger
rensa       rensa.RMinHashLSH over shingles; checked by estimated Jaccard. As many bands as give a pair
            at the threshold an even chance or better to become a candidate
rapidfuzz   a scorer of rapidfuzz.fuzz on pairs that have three words in a row in common: it has no index
            of its own, and all pairs of only ten thousand quotes take WRatio six minutes
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

import attrs

import quotebank
from benchmarks.dedup_data import ngrams, words
from quotebank import Quote, Span

PERMUTATIONS = 128
BLOCK = 3
SHINGLES = ("2 words", "3 words", "5 characters")
SCORERS = ("ratio", "WRatio", "token_set_ratio", "partial_ratio")


@attrs.frozen
class Setting:
    """How a rival cuts a text up, or which scorer it uses, and from what similarity (0 to 1) it joins."""

    kind: str
    threshold: float

    def __str__(self) -> str:
        return f"{self.kind}, {self.threshold:g}"


@attrs.frozen
class Tool:
    """Something that groups quotes.

    ``group`` takes texts, or Quotes where ``takes_quotes``; it gives each text the number of its group,
    or QuoteGroups. ``grid`` are the settings to choose from, none where there is nothing to set.
    ``needs`` is the package that it is in, ``limit`` the most quotes that it groups within an hour or so.
    """

    group: Callable[[Any, Any], Any]
    needs: str = "quotebank"
    grid: Sequence[Setting] = ()
    takes_quotes: bool = False
    limit: float = float("inf")


def shingles(text: str, kind: str) -> set[str]:
    """Cut a text into runs of words or of characters; one that is shorter is a single run."""
    size, unit = kind.split()
    spoken = words(text)
    if unit == "characters":
        plain = " ".join(spoken)
        return {plain[i : i + int(size)] for i in range(max(1, len(plain) - int(size) + 1))}
    return {" ".join(run) for run in ngrams(spoken, int(size))} or {" ".join(spoken)}


def joined(number: int, candidates: Iterable[Iterable[int]], alike: Callable[[int, int], bool]) -> list[int]:
    """Join each of ``number`` items to those of its candidates that are ``alike``; give each its group."""
    parents = list(range(number))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = item = parents[parents[item]]
        return item

    for item, others in enumerate(candidates):
        for other in others:
            mine, its = root(item), root(other)
            if mine != its and alike(item, other):
                parents[mine] = its
    return [root(item) for item in range(number)]


def exact(texts: Sequence[str], _: None) -> list[int]:
    """Group texts of the same words."""
    groups: dict[str, int] = {}
    return [groups.setdefault(" ".join(words(text)), len(groups)) for text in texts]


def minhash(texts: Sequence[str], setting: Setting) -> list[int]:
    """Group by datasketch's MinHashLSH."""
    datasketch = importlib.import_module("datasketch")
    sets = ([shingle.encode() for shingle in shingles(text, setting.kind)] for text in texts)
    sketches = datasketch.MinHash.bulk(sets, num_perm=PERMUTATIONS)
    index = datasketch.MinHashLSH(threshold=setting.threshold, num_perm=PERMUTATIONS)
    for key, sketch in enumerate(sketches):
        index.insert(key, sketch)
    return joined(
        len(texts),
        map(index.query, sketches),
        lambda a, b: sketches[a].jaccard(sketches[b]) >= setting.threshold,
    )


def ensemble(texts: Sequence[str], setting: Setting) -> list[int]:
    """Group by datasketch's MinHashLSHEnsemble."""
    datasketch = importlib.import_module("datasketch")
    sets = [shingles(text, setting.kind) for text in texts]
    encoded = ([shingle.encode() for shingle in shingled] for shingled in sets)
    sketches = datasketch.MinHash.bulk(encoded, num_perm=PERMUTATIONS)
    index = datasketch.MinHashLSHEnsemble(threshold=setting.threshold, num_perm=PERMUTATIONS)
    index.index([(key, sketch, len(sets[key])) for key, sketch in enumerate(sketches)])

    def alike(a: int, b: int) -> bool:
        return len(sets[a] & sets[b]) >= setting.threshold * min(len(sets[a]), len(sets[b]))

    candidates = (index.query(sketch, len(sets[key])) for key, sketch in enumerate(sketches))
    return joined(len(texts), candidates, alike)


def rensa(texts: Sequence[str], setting: Setting) -> list[int]:
    """Group by rensa's RMinHashLSH."""
    module = importlib.import_module("rensa")
    sets = (list(shingles(text, setting.kind)) for text in texts)
    sketches = module.RMinHash.from_token_sets(sets, num_perm=PERMUTATIONS, seed=1)
    index = module.RMinHashLSH(
        threshold=setting.threshold, num_perm=PERMUTATIONS, num_bands=bands(setting.threshold)
    )
    index.insert_many(sketches)
    return joined(
        len(texts),
        map(index.query, sketches),
        lambda a, b: sketches[a].jaccard(sketches[b]) >= setting.threshold,
    )


def bands(threshold: float) -> int:
    """Give the fewest bands that find a pair at ``threshold`` more often than not.

    A pair of Jaccard similarity s agrees in at least one of b bands of r rows with probability
    1 - (1 - s**r)**b (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
    """
    rows = PERMUTATIONS
    while 1 - (1 - threshold**rows) ** (PERMUTATIONS // rows) < 0.5:
        rows //= 2
    return PERMUTATIONS // rows


def rapidfuzz(texts: Sequence[str], setting: Setting) -> list[int]:
    """Group by one of rapidfuzz's scorers, among pairs that share ``BLOCK`` words in a row."""
    scorer = getattr(importlib.import_module("rapidfuzz.fuzz"), setting.kind)
    spoken = [" ".join(words(text)) for text in texts]
    cutoff = 100 * setting.threshold
    blocks: Mapping[str, list[int]] = defaultdict(list)

    def earlier(key: int) -> Collection[int]:
        runs = shingles(spoken[key], f"{BLOCK} words")
        found = {other for run in runs for other in blocks[run]}
        for run in runs:
            blocks[run].append(key)
        return found

    return joined(
        len(texts),
        map(earlier, range(len(texts))),
        lambda a, b: scorer(spoken[a], spoken[b], score_cutoff=cutoff) >= cutoff,
    )


def as_quotes(texts: Iterable[str]) -> list[Quote]:
    """Make Quotes of texts."""
    return [Quote(text, (Span(0, len(text)),)) for text in texts]


def labels(given: Sequence[Any], outcome: Any) -> list[int]:
    """Give each of ``given`` the number of its group; ``outcome`` is what a tool's ``group`` gave.

    Raises ValueError where QuoteGroups do not hold every quote exactly once.
    """
    if not given or not isinstance(given[0], Quote):
        return list(outcome)
    group_of = {id(quote): number for number, group in enumerate(outcome) for quote in group.occurrences}
    if sum(len(group.occurrences) for group in outcome) != len(given) or len(group_of) != len(given):
        raise ValueError("dedupe left quotes out, or gave some twice")
    return [group_of[id(quote)] for quote in given]


def grid(kinds: Sequence[str], *thresholds: float) -> list[Setting]:
    """Combine every kind with every threshold."""
    return [Setting(*pair) for pair in product(kinds, thresholds)]


# The best of each lies well inside its grid, or is the lowest threshold at which ten thousand quotes do
# not run together. Single words as shingles are no better, and slower.
# Pairs grow with the square of the quotes: those that share three words, which rapidfuzz has to compare,
# and the candidates of the ensemble, whose partitions of long sets are searched loosely for short ones.
TOOLS: Mapping[str, Tool] = {
    "quotebank": Tool(lambda quotes, _: quotebank.dedupe(quotes), takes_quotes=True),
    "exact": Tool(exact),
    "minhash": Tool(minhash, "datasketch", grid(SHINGLES, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)),
    "ensemble": Tool(ensemble, "datasketch", grid(SHINGLES[:2], 0.6, 0.7, 0.8), limit=10_000),
    "rensa": Tool(rensa, "rensa", grid(SHINGLES, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)),
    "rapidfuzz": Tool(rapidfuzz, "rapidfuzz", grid(SCORERS, 0.8, 0.85, 0.9, 0.95), limit=100_000),
}
