"""Builds en_words.txt; run by hand, never imported.

    python build_words.py en_lexeme_prob.json.gz > en_words.txt

The table gives the log probability of a million English word forms: ``en_lexeme_prob.json.gz`` of the
PyPI package "spacy-lookups-data" 1.0.5 (MIT). A word's information is ln(N / df), N quotations of which df
hold the word, were every quotation ``LENGTH`` words drawn by these probabilities.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import textwrap
from collections import defaultdict

LENGTH = 18  # words of a quotation in the news, on average
WORDS = 20_000  # rarer ones are hardly told apart by their counts
STEP = 0.5
# The table counts what spaCy's tokenizer parts: "do" + "n't".
PARTS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}
HEADER = """\
# How much a word tells: its information ln(N / df) in steps of {step}, and the words of that step. Words that
# are not here have {rest}.
# Source: en_lexeme_prob.json.gz of spacy-lookups-data 1.0.5 (MIT).
# Made by build_words.py; do not edit."""


def main(path: str) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as table:
        logarithms: dict[str, float] = json.load(table)
    chances: dict[str, float] = defaultdict(float)
    for form, logarithm in logarithms.items():
        word = form.casefold().replace("’", "'")
        word = PARTS.get(word, word)
        if word.isalpha():
            chances[word] += math.exp(logarithm)
    common = sorted(chances, key=lambda word: (-chances[word], word))
    steps: dict[float, list[str]] = defaultdict(list)
    for word in common[:WORDS]:
        steps[_information(chances[word])].append(word)
    print(HEADER.format(step=STEP, rest=_information(chances[common[WORDS]])))
    for information, words in sorted(steps.items()):
        for line in textwrap.wrap(" ".join(sorted(words)), 100):
            print(information, line)


def _information(chance: float) -> float:
    of_quotation = -math.expm1(LENGTH * math.log1p(-chance))
    return round(-math.log(of_quotation) / STEP) * STEP


if __name__ == "__main__":
    main(sys.argv[1])
