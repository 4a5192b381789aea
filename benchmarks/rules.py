"""How often each rule of attribution is used and how often it is right.

    python -m benchmarks.rules GOLD.jsonl [--speakers SPEAKERS.jsonl] [--update]

GOLD and SPEAKERS are as accuracy.py beside this file describes them. A rule is right where the
mention that it gives overlaps the gold's source or cue of an attributed segment; "term" is right
where the gold has nobody say the words. With speakers it also tells how often the full name is right
for a mention of each kind that is right itself.

--update writes the figures to quotebank/precision.toml, from which confidence comes, and the sieve
with its figures to docs/rules.md.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from benchmarks.accuracy import Answer, Results, Segment, Tally, met_by, naming, run, well_sourced
from quotebank.explanation import belief
from quotebank.model import MentionKind, QuoteKind
from quotebank.rules import RULES, TERM

ROOT = Path(__file__).parent.parent
PRECISION = ROOT / "quotebank" / "precision.toml"
SIEVE = ROOT / "docs" / "rules.md"
NAMES = tuple(dict.fromkeys(name for name, _ in RULES))
KINDS: tuple[QuoteKind, ...] = get_args(QuoteKind)
# So many cases of the wider figure are added to every count, which matters where the count is small.
PRIOR = 5

HEADER = """\
# Made by `python -m benchmarks.rules GOLD.jsonl --update`, on {articles} articles; not to be edited by hand,
# but for [resolution].
#
# [rule.NAME]: how often the rule gives the right source, by the kind of quote; of "term", how often
# nobody says the words. A count of n with r right gives (r + {prior} * wider) / (n + {prior}), where the wider
# figure of a rule's kind is the rule's own over both kinds, and that of the rule is the one of all rules.
# [all]: all rules but "term" together, for a rule that is not listed.
# [resolution]: how often the full name is right where the mention is, by the kind of mention; from a
# sample of articles judged by hand. --update leaves it as it is.
"""

Tallies = Mapping[tuple[str, QuoteKind], Tally]


def is_right(answer: Answer, met: Sequence[Segment]) -> bool:
    """Tell whether what the answer's rule says of the segments that it meets is true."""
    if answer.rule == TERM:
        return not any(s.attributed for s in met)
    return any(well_sourced(answer, s) for s in met)


def tally(results: Results) -> Tallies:
    """Count the answers of each rule and kind, and those that are right."""
    tallies: dict[tuple[str, QuoteKind], Tally] = defaultdict(Tally)
    for segments, answers in results:
        for answer in answers:
            if answer.rule == TERM or (answer.rule and answer.mention):
                tallies[answer.rule, answer.kind].answer(is_right(answer, met_by(answer, segments)))
    return tallies


def tally_names(results: Results) -> dict[str, Tally]:
    """Count, by kind of mention, the names given for right mentions, and those that are right."""
    tallies = {kind: Tally() for kind in get_args(MentionKind)}
    for segments, answers in results:
        for answer in answers:
            met = met_by(answer, segments)
            named = naming(answer, met)
            if named is not None and answer.mention_kind and is_right(answer, met):
                tallies[answer.mention_kind].answer(named)
    return tallies


def pooled(tallies: Sequence[Tally]) -> Tally:
    """Add counts up."""
    return Tally(sum(t.right for t in tallies), sum(t.answers for t in tallies))


def smoothed(counts: Tally, wider: float) -> float:
    """Give the share that is right, pulled towards the wider figure where there are few."""
    return (counts.right + PRIOR * wider) / (counts.answers + PRIOR)


def precision_toml(tallies: Tallies, articles: int, resolution: Mapping[str, float]) -> str:
    """Write the figures as the library reads them."""
    sourced = [(kind, t) for (name, kind), t in tallies.items() if name != TERM]
    overall = pooled([t for _, t in sourced])
    prior = smoothed(overall, 0.5)
    tables = {
        "all": {kind: smoothed(pooled([t for k, t in sourced if k == kind]), prior) for kind in KINDS},
        "resolution": resolution,
    }
    for name in NAMES:
        by_kind = {kind: tallies.get((name, kind), Tally()) for kind in KINDS}
        wider = smoothed(pooled(list(by_kind.values())), prior)
        tables[f"rule.{name}"] = {kind: smoothed(counts, wider) for kind, counts in by_kind.items()}
    lines = [HEADER.format(articles=articles, prior=PRIOR)]
    for title, figures in tables.items():
        lines += [f"[{title}]", *(f"{key} = {round(figure, 3)}" for key, figure in figures.items()), ""]
    return "\n".join(lines)


def sieve_md(tallies: Tallies, articles: int) -> str:
    """Write the sieve in order, with what each rule believes and how it did."""
    lines = [
        "# The sieve of rules",
        "",
        "<!-- Made by `python -m benchmarks.rules GOLD.jsonl --update`; not to be edited by hand. -->",
        "",
        "Every quoted segment goes to the first of these rules that speaks for it. In the examples Q is what",
        "is quoted (q where it is a few words) and X is who said it. *Used* counts the segments that a rule",
        f"decided in {articles} news articles whose quotations people have attributed; *right* is the share of them",
        "for which it found the source that people saw, of `term`: for which people saw none. A rule that",
        "stands twice has the figures of both places.",
        "",
        "| | rule | what it believes | direct: used | right | mixed: used | right |",
        "|--:|---|---|--:|--:|--:|--:|",
    ]
    for place, (name, rule) in enumerate(RULES, 1):
        cells = [cell for kind in KINDS for cell in _figures(tallies.get((name, kind), Tally()))]
        escaped = belief(rule).replace("|", r"\|")
        lines.append(f"| {place} | `{name}` | {escaped} | {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _figures(counts: Tally) -> tuple[str, str]:
    share = f"{100 * counts.right / counts.answers:.1f} %" if counts.answers else "–"
    return str(counts.answers), share


def table(tallies: Mapping[str, Tally]) -> str:
    """Lay counts out in lines."""
    return "\n".join(
        f"{name:26}{used:>6}  {share:>7}" for name, t in tallies.items() for used, share in [_figures(t)]
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and, if asked, write; give the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--speakers", type=Path)
    parser.add_argument("--update", action="store_true", help="write precision.toml and docs/rules.md")
    args = parser.parse_args(argv)
    for path in (args.gold, args.speakers):
        if path and not path.is_file():
            print(f"skipped: no such file: {path}", file=sys.stderr)
            return 0

    results = run(args.gold, args.speakers, terms=True)
    tallies = tally(results)
    print(table({f"{name} {kind}": tallies.get((name, kind), Tally()) for name in NAMES for kind in KINDS}))
    if args.speakers:
        print(table({f"name of a {kind}": counts for kind, counts in tally_names(results).items()}))
    if args.update:
        resolution = tomllib.loads(PRECISION.read_text(encoding="utf-8"))["resolution"]
        PRECISION.write_text(precision_toml(tallies, len(results), resolution), encoding="utf-8")
        SIEVE.parent.mkdir(exist_ok=True)
        SIEVE.write_text(sieve_md(tallies, len(results)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
