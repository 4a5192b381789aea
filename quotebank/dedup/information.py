"""How much a word tells: much if it is rare, little if everybody uses it.

The table is fixed, not counted over the quotes at hand, where a saying that is repeated often would make
its own words look common.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

# What a word is worth that the table does not hold.
RARE = 11.0
# What any word adds by standing where it stands: phrases of a few rare words recur, clauses do not.
PLACE = 5.0
# What a name tells: all the news of a week speaks of the same few people and places.
NAME = 2.0


@functools.cache
def table() -> Mapping[str, float]:
    """ln(N / df) of every common word."""
    lines = Path(__file__).with_name("en_words.txt").read_text("utf-8").splitlines()
    steps = (line.split() for line in lines if not line.startswith("#"))
    return {word: float(step) for step, *words in steps for word in words}
