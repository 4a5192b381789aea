"""What a word tells: much if it is rare, little if everybody uses it.

The table is fixed, not counted over the quotes at hand, where a saying that is repeated often would make
its own words look common.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

import regex

# What a word tells is counted in steps of so many nats, so that one byte holds it.
STEP = 0.5
# All in nats. What any word adds to its rarity by standing where it stands: phrases of a few rare words
# recur, clauses do not.
PLACE = 5.0
# What a word tells that the table does not hold, 11 nats being the rarity of the last that it does.
RARE = PLACE + 11.0
# What a character tells of a script that sets no blanks between words.
CHARACTER = 4.0
# What a name tells: all the news of a week speaks of the same few people and places.
NAME = 2.0
# What it tells that one quotation has a name where the other has none or another.
OTHER_NAME = 11.0
# What stands where a reporter has edited: nothing known.
GAP = "…"


# Such scripts, as a set of characters in a pattern.
UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_UNSPACED = regex.compile(f"[{UNSPACED}]")


class _Table(dict[str, float]):
    def __missing__(self, word: str) -> float:
        return CHARACTER if _UNSPACED.match(word) else RARE


def in_steps(nats: float) -> int:
    """So many nats, in steps."""
    return round(nats / STEP)


def in_nats(told: Iterable[int]) -> float:
    """What words that tell so many steps tell together, in nats."""
    return STEP * sum(told)


@functools.cache
def table() -> Mapping[str, float]:
    """What every word tells: its rarity, ln(N / df), and its place."""
    lines = Path(__file__).with_name("en_words.txt").read_text("utf-8").splitlines()
    steps = (line.split() for line in lines if not line.startswith("#"))
    common = {word: PLACE + float(step) for step, *words in steps for word in words}
    return _Table(common | {GAP: 0.0})
