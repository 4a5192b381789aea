"""Which quotations share a shingle: an inverted index, and the shingles to look up in it.

Shingles are words in a row (Broder, 1997). A saying that is part of another has all its
shingles there but those that an edit broke, so a few of its rarest find the other, as in a prefix filter
(Chaudhuri, Ganti and Kaushik, 2006); rare is what the words tell much by.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress, pairwise
from operator import add, sub
from zlib import crc32

from quotebank.dedup.information import GAP, in_steps
from quotebank.dedup.normalisation import Wording
from quotebank.dedup.verdict import UNKNOWN

# Words are looked up by three in a row; fewer than LONG also by two.
WIDE, NARROW, LONG = 3, 2, 6
# So many keys must be shared, if there are so many: by chance many share one.
SHARED = 2
# Looked up are so many of the rarest shingles of either half.
RAREST = 3
# The table starts with so many chains and has so many entries a chain at most. An entry is three numbers: the
# key, what was entered under it, and where the next entry of its chain begins.
CHAINS, ENTRIES, ENTRY = 1 << 10, 2, 3
# What two words must tell to be one saying by themselves, in steps.
ENOUGH = in_steps(UNKNOWN)
# A key that more hold is common.
COMMON = 16


def shingles(wording: Wording, *, pairs: bool) -> set[int]:
    """The keys of all shingles: 32-bit numbers, the same in every process.

    ``pairs`` of words are many and common. They find parts of few words, which are taken for one saying only
    with a speaker known, or whose threes an edit broke. Two words that are rare enough alone are always keys.
    """
    words = wording.words
    if len(words) == 1:
        return {_key(words)}
    threes = zip(words, words[1:], words[2:], strict=False)
    keys = {crc32(f"{one} {two} {three}".encode()) for one, two, three in threes}
    twos: Iterable[tuple[str, str]] = pairwise(words)
    if not pairs and GAP not in words:
        twos = compress(twos, map(ENOUGH.__le__, map(add, wording.told, wording.told[1:])))
    keys.update(crc32(f"{one} {two}".encode()) for one, two in twos)
    return keys


def lookups(wording: Wording) -> list[tuple[set[int], int]]:
    """The keys by which to find what ``wording`` may be part of, and how many of them must be shared."""
    count = len(wording.told)
    widths = [min(WIDE, count)] if count >= LONG or count < WIDE else [WIDE, NARROW]
    found = [_rarest(wording, width) for width in widths]
    return [(keys, min(SHARED, len(keys))) for keys in found if keys]


def rarest(wording: Wording) -> set[int]:
    """All keys of the ``lookups``."""
    return set().union(*(keys for keys, _ in lookups(wording)))


def _rarest(wording: Wording, width: int) -> set[int]:
    """The keys of the shingles that tell most in either half, since an edit is in one."""
    words, told = wording.words, wording.told
    sums = list(accumulate(told, initial=0))
    weights = list(map(sub, sums[width:], sums))
    middle = (len(weights) + 1) // 2
    keys = set()
    for half in (range(middle), range(middle, len(weights))):
        order = sorted(half, key=weights.__getitem__, reverse=True)
        for at in order[:RAREST]:
            shingle = words[at : at + width]
            if GAP not in shingle:
                keys.add(_key(shingle))
    return keys


def _key(shingle: Iterable[str]) -> int:
    return crc32(" ".join(shingle).encode())


class Index:
    """From a shingle to the numbers of the quotations that hold it.

    A hash table of chains in flat arrays: twelve bytes an entry, where a dict of lists takes a hundred. A
    chain is read entry by entry, all over the memory; so a key that is looked up and that many hold gets an
    array of its own.
    """

    def __init__(self) -> None:
        self._heads = array("I", bytes(4 * CHAINS))
        # At 0, where no entry is, all chains end.
        self._entries = array("I", [0] * ENTRY)
        self._common: dict[int, array[int]] = {}

    def enter(self, keys: Iterable[int], number: int) -> None:
        """Enter that quotation ``number`` holds these shingles."""
        heads, entries = self._heads, self._entries
        chains, entry = len(heads), len(entries)
        for key in keys:
            if key in self._common:
                self._common[key].append(number)
                continue
            head = key % chains
            entries.extend((key, number, heads[head]))
            heads[head] = entry
            entry += ENTRY
        if len(entries) > ENTRY * ENTRIES * len(heads):
            self._grow()

    def find(self, keys: Iterable[int], least: int = 1) -> list[int]:
        """The numbers entered for ``least`` of ``keys`` or more."""
        times = Counter(chain.from_iterable(map(self._holders, keys)))
        return [number for number, shared in times.items() if shared >= least]

    def _holders(self, key: int) -> Sequence[int]:
        if key in self._common:
            return self._common[key]
        entries, found = self._entries, array("I")
        entry = self._heads[key % len(self._heads)]
        while entry:
            if entries[entry] == key:
                found.append(entries[entry + 1])
            entry = entries[entry + 2]
        if len(found) > COMMON:
            self._common[key] = found
        return found

    def _grow(self) -> None:
        entries, chains = self._entries, len(self._heads)
        while ENTRY * ENTRIES * chains < len(entries):
            chains *= 2
        self._heads = heads = array("I", bytes(4 * chains))
        for entry in range(ENTRY, len(entries), ENTRY):
            head = entries[entry] % chains
            entries[entry + 2] = heads[head]
            heads[head] = entry
