"""Why attributions go wrong: the errors over gold articles, counted by cause.

    python -m benchmarks.causes GOLD

GOLD is as gold.py beside this file describes it. Each cause is counted over all segments and
over those of five words and more; the largest stands first.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.accuracy import Answer, met_by, well_sourced
from benchmarks.gold import Segment, articles
from benchmarks.rules import sieve
from quotebank.rules import TERM

FIVE = 5


def causes(text: str, segments: Sequence[Segment], answers: Sequence[Answer]) -> Iterator[tuple[str, int]]:
    """Give the cause of each error in one article, with the number of words concerned."""
    met = {id(s): [a for a in answers if s in met_by(a, segments)] for s in segments}
    for segment in segments:
        cause = _cause(text, segment, met[id(segment)])
        if cause:
            yield cause, segment.words
    for answer in answers:
        if answer.rule != TERM and not met_by(answer, segments):
            yield "a speaker is given to what the gold does not hold for quoted", answer.words


def _cause(text: str, segment: Segment, answers: Sequence[Answer]) -> str | None:
    spoken = [a for a in answers if a.rule != TERM]
    if not segment.attributed:
        return "a speaker is given where the gold has nobody say the words" if spoken else None
    if any(a.rule == TERM for a in answers):
        return "words that somebody says are taken for a term"
    if not segment.source or any(well_sourced(a, segment) for a in spoken):
        return None
    if not spoken:
        return "no speaker is given: no rule speaks, or the marks are read otherwise"
    if any("according to" in text[span.start : span.end].lower() for span in segment.evidence):
        return "the gold names who passes the words on (“according to”), not who said them"
    first = segment.source[0]
    between = text[min(first.end, segment.span.end) : max(first.start, segment.span.start)]
    if "\n" in between:
        return "the source stands in another paragraph than the one given"
    return "another noun or cue of the same paragraph is given"


def main(argv: Sequence[str] | None = None) -> int:
    """Count and print; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    args = parser.parse_args(argv)
    if not args.gold.exists():
        print(f"skipped: no such file or folder: {args.gold}", file=sys.stderr)
        return 0
    every: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    for text, segments in articles(args.gold):
        for cause, words in causes(text, segments, sieve(text)):
            every[cause] += 1
            longer[cause] += words >= FIVE
    print("| cause | all | five words and more |\n|---|--:|--:|")
    for cause, count in every.most_common():
        print(f"| {cause} | {count} | {longer[cause]} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
