"""How often quotebank is right, on articles whose quotations people have attributed.

    python -m benchmarks.accuracy GOLD [--speakers SPEAKERS.jsonl] [--calibration] [--update] [--json]

GOLD and SPEAKERS are as gold.py beside this file describes them; a folder GOLD needs no SPEAKERS.

A part of a quote and a segment match where the intersection is at least half of the union.
  detect     attributed segments that were found
  attribute  segments found with a mention that overlaps the gold's source or cue
  entity     segments found with the speaker's name: the same words, or the same first and last
             word; naming the speaker of a term or of an unnamed source is a false positive
Precision is over quotebank's answers, recall over the gold. All is given for every segment and for
those of five words or more, and compared with baseline.json beside this file, under the gold
file's name: exit code 1 if an F1 is lower. --update writes the figures there.

--calibration tells how far confidence can be trusted, for quotes with a speaker: in tenths of the
confidence stated, how many there are, its mean, the share that is right, and the gap between the
two, whose mean weighs each quote alike; then "entity" for every min_confidence of a row of such.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

import quotebank
from benchmarks.gold import Segment, Speaker, articles, count_words
from quotebank import Span
from quotebank.model import QuoteKind

BASELINE = Path(__file__).with_name("baseline.json")
SIZES = {"all": 0, "five_words": 5}
THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95)
# Figures are rounded to a tenth; less than half of that is no change.
TOLERANCE = 0.05

TITLES = frozenset(
    "mr mrs ms miss dr sen senator rep representative gov governor president the former sir jr sr judge "
    "justice gen general secretary rev prof professor lt col capt".split()
)

Figures = dict[str, float]
Report = dict[str, dict[str, Figures]]


@attrs.frozen
class Answer:
    """One part of a quote as quotebank found it."""

    span: Span
    words: int
    mention: Span | None
    speaker: str | None
    rule: str | None = None
    kind: QuoteKind = "direct"
    confidence: float = 0.0


# For each article, the segments of the gold and quotebank's answers.
Results = Sequence[tuple[Sequence[Segment], Sequence[Answer]]]


@attrs.define
class Tally:
    """Counts of one measure: right answers of all, gold segments found of all."""

    right: int = 0
    answers: int = 0
    found: int = 0
    gold: int = 0

    def answer(self, right: bool) -> None:
        """Count one answer of quotebank's."""
        self.answers += 1
        self.right += right

    def expect(self, found: bool) -> None:
        """Count one segment of the gold's."""
        self.gold += 1
        self.found += found

    def figures(self) -> Figures:
        """Give precision, recall and F1 in percent, and what they are out of."""
        precision = self.right / self.answers if self.answers else 0.0
        recall = self.found / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        percent = {"P": precision, "R": recall, "F1": f1}
        return {name: round(100 * share, 1) for name, share in percent.items()} | {
            "gold": self.gold,
            "predicted": self.answers,
        }


def shared(a: Span, b: Span) -> int:
    """Count the code points that two spans have in common."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def matches(a: Span, b: Span) -> bool:
    """Tell whether two spans share at least half of what they cover together."""
    common = shared(a, b)
    return common > 0 and 2 * common >= a.end - a.start + b.end - b.start - common


def name_words(name: str) -> list[str]:
    """Split a name into its words, without case, accents, possessive and titles."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s\b", "", plain)
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in TITLES]


def same_name(name: str, right: Iterable[str]) -> bool:
    """Tell whether ``name`` is one of ``right``, middle names aside."""
    mine = name_words(name)
    for other in map(name_words, right):
        ends = len(mine) > 1 and len(other) > 1 and (mine[0], mine[-1]) == (other[0], other[-1])
        if mine and (mine == other or ends):
            return True
    return False


def met_by(answer: Answer, segments: Iterable[Segment]) -> list[Segment]:
    """Give the segments that the answer matches."""
    return [s for s in segments if matches(answer.span, s.span)]


def well_sourced(answer: Answer, segment: Segment) -> bool:
    """Tell whether the answer's mention touches the source or cue of the segment, an attributed one."""
    mention = answer.mention
    return segment.attributed and mention is not None and any(shared(mention, x) for x in segment.evidence)


def well_named(answer: Answer, speaker: Speaker) -> bool:
    """Tell whether the answer names the speaker."""
    return (
        speaker.status == "named" and bool(answer.speaker) and same_name(answer.speaker or "", speaker.names)
    )


def is_named(answer: Answer, met: Sequence[Segment]) -> bool | None:
    """Tell whether the name given is right; None where none is given or the gold leaves it open."""
    speakers = [s.speaker for s in met if s.speaker]
    if not answer.speaker or (met and not speakers):
        return None
    return any(well_named(answer, s) for s in speakers)


def score(results: Results, min_words: int) -> dict[str, Figures]:
    """Score answers against segments, both of ``min_words`` words or more."""
    detect, attribute, entity = Tally(), Tally(), Tally()
    for segments, every_answer in results:
        answers = [a for a in every_answer if a.words >= min_words]
        pairs = [(a, s) for a in answers for s in met_by(a, segments)]
        for segment in segments:
            if segment.words < min_words:
                continue
            found = [a for a, s in pairs if s is segment]
            if segment.attributed:
                detect.expect(bool(found))
                if segment.source:
                    attribute.expect(any(well_sourced(a, segment) for a in found))
            speaker = segment.speaker
            if speaker and speaker.status == "named":
                entity.expect(any(well_named(a, speaker) for a in found))
        for answer in answers:
            met = [s for a, s in pairs if a is answer]
            detect.answer(any(s.attributed for s in met))
            if answer.mention:
                attribute.answer(any(well_sourced(answer, s) for s in met))
            named = is_named(answer, met)
            if named is not None:
                entity.answer(named)
    return {"detect": detect.figures(), "attribute": attribute.figures(), "entity": entity.figures()}


def answers_for(text: str) -> list[Answer]:
    """Extract the quotes of ``text``, one answer for each part."""
    return [
        Answer(
            part,
            count_words(text[part.start : part.end]),
            Span(quote.mention.start, quote.mention.end) if quote.mention else None,
            quote.speaker,
            quote.rule,
            quote.kind,
            quote.confidence,
        )
        for quote in quotebank.extract(text)
        for part in quote.parts
    ]


def run(gold: Path, speakers: Path | None) -> Results:
    """Run quotebank over the gold's articles."""
    return [(segments, answers_for(text)) for text, segments in articles(gold, speakers)]


def measure(results: Results, *, with_speakers: bool) -> Report:
    """Score the answers in each size; without speakers, no "entity"."""
    report = {size: score(results, min_words) for size, min_words in SIZES.items()}
    if not with_speakers:
        for measures in report.values():
            del measures["entity"]
    return report


def tenths(results: Results, min_words: int) -> list[tuple[int, float, float]]:
    """For each tenth of the confidence stated, from the lowest: quotes, mean confidence, share right."""
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for segments, answers in results:
        for answer in answers:
            named = is_named(answer, met_by(answer, segments))
            if answer.words >= min_words and named is not None:
                groups[min(int(10 * answer.confidence), 9)].append((answer.confidence, named))
    return [
        (len(group), sum(stated for stated, _ in group) / len(group), sum(r for _, r in group) / len(group))
        for _, group in sorted(groups.items())
    ]


def mean_gap(rows: Sequence[tuple[int, float, float]]) -> float:
    """Weigh by its quotes the distance of every tenth's confidence from its share right."""
    return sum(n * abs(stated - right) for n, stated, right in rows) / max(sum(n for n, _, _ in rows), 1)


def withheld(results: Results, min_confidence: float) -> Results:
    """Take the speaker from every answer that ``min_confidence`` would take it from."""
    return [
        (segments, [a if a.confidence >= min_confidence else attrs.evolve(a, speaker=None) for a in answers])
        for segments, answers in results
    ]


def calibration(results: Results) -> str:
    """Lay out how stated confidence and truth agree, and what each threshold buys."""
    lines = []
    for size, min_words in SIZES.items():
        rows = tenths(results, min_words)
        lines += [
            f"{size:11}stated {100 * stated:5.1f}  right {100 * right:5.1f}  of {n}"
            for n, stated, right in rows
        ]
        lines.append(f"{size:11}mean gap {100 * mean_gap(rows):.1f}")
        for threshold in THRESHOLDS:
            f = score(withheld(results, threshold), min_words)["entity"]
            lines.append(
                f"{size:11}min_confidence {threshold:4.2f}  entity P {f['P']:5.1f}  R {f['R']:5.1f}"
                f"   predicted {f['predicted']}"
            )
    return "\n".join(lines)


def fallen(report: Report, baseline: Report) -> list[str]:
    """List, in words, every F1 that is below the baseline's."""
    return [
        f"{size} {name}: F1 {figures['F1']} is below the baseline's {baseline[size][name]['F1']}"
        for size, measures in report.items()
        for name, figures in measures.items()
        if name in baseline.get(size, {}) and figures["F1"] < baseline[size][name]["F1"] - TOLERANCE
    ]


def table(report: Report) -> str:
    """Lay the figures out in lines."""
    return "\n".join(
        f"{size:11}{name:10} P {f['P']:5.1f}  R {f['R']:5.1f}  F1 {f['F1']:5.1f}"
        f"   gold {f['gold']}, predicted {f['predicted']}"
        for size, measures in report.items()
        for name, f in measures.items()
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print, compare; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--calibration", action="store_true", help="judge confidence too")
    parser.add_argument("--update", action="store_true", help="make these figures the baseline")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    with_speakers = args.speakers is not None or args.gold.is_dir()
    if args.calibration and not with_speakers:
        parser.error("--calibration needs --speakers: it judges full names")
    for path in (args.gold, args.speakers):
        if path and not path.exists():
            print(f"skipped: no such file or folder: {path}", file=sys.stderr)
            return 0

    results = run(args.gold, args.speakers)
    report = measure(results, with_speakers=with_speakers)
    print(json.dumps(report) if args.json else table(report))
    if args.calibration:
        print(calibration(results), file=sys.stderr if args.json else sys.stdout)

    name = args.gold.stem
    baselines: dict[str, Report] = json.loads(BASELINE.read_text()) if BASELINE.is_file() else {}
    if args.update:
        kept = baselines.get(name, {})
        baselines[name] = {size: kept.get(size, {}) | measures for size, measures in report.items()}
        BASELINE.write_text(json.dumps(baselines, indent=2) + "\n")
        return 0
    if name not in baselines:
        print(f"no baseline for {name!r}: --update makes one", file=sys.stderr)
        return 0
    drops = fallen(report, baselines[name])
    for drop in drops:
        print(drop, file=sys.stderr)
    return 1 if drops else 0


if __name__ == "__main__":
    sys.exit(main())
