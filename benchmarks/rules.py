"""How often each rule of attribution is used and how often it is right.

    python -m benchmarks.rules GOLD [--speakers SPEAKERS.jsonl] [--update]

GOLD and SPEAKERS are as gold.py beside this file describes them. Counted are the quoted segments
that each rule decided. A rule is right where the mention that it gives overlaps the gold's source or
cue of an attributed segment; "term" is right where the gold has nobody say the words. With speakers
the full names are counted too, by how they were come by, and as "astray" where the mention is wrong.

--update writes the figures to quotebank/precision.toml, from which confidence comes (those of names only
with speakers), and the sieve with its figures to docs/rules.md.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import attrs

from benchmarks.accuracy import Answer, Results, Tally, is_named, met_by, well_sourced
from benchmarks.gold import Segment, articles, count_words
from quotebank import (
    Span,
    attribution,
    confidence,
    extraction,
    lexicon,
    marks,
    model,
    paragraphs,
    pipeline,
    skeleton,
    transcripts,
)
from quotebank.confidence import SHORT, Naming, Sort
from quotebank.explanation import belief
from quotebank.rules import RULES, TERM
from quotebank.scene import Attribution

ROOT = Path(__file__).parent.parent
PRECISION = ROOT / "quotebank" / "precision.toml"
SIEVE = ROOT / "docs" / "rules.md"
NAMES = tuple(dict.fromkeys(name for name, _ in RULES))
SORTS: tuple[Sort, ...] = get_args(Sort)
# So many cases of the wider figure are added to every count, which matters where the count is small.
PRIOR = 10

HEADER = """\
# Made by `python -m benchmarks.rules GOLD.jsonl [--speakers SPEAKERS.jsonl] --update`, on {articles}
# articles; not to be edited by hand.
#
# [rule.NAME]: how often the rule gives the right source, by the kind of quote, "short" being those of
# fewer than {short} words; of "term", how often nobody says the words. A count of n with r right gives
# (r + {prior} * wider) / (n + {prior}), where the wider figure is the rule's own over all its quotes, and
# for that in turn the figure of all rules.
# [all]: all rules but "term" together, for a rule that is not listed.
# [resolution]: how often the speaker's name is right where the mention is: one that stands in the mention
# in full; one of which the mention is a part ("short"), while somebody else is named who has the same
# surname ("namesake"); a single word of which the article has no more ("alone"); those for pronouns, while
# somebody else is nearly as present ("rival"), and for nouns; "astray": how often it is right though the
# mention is not. All articles were read for who speaks; a name that no reader objected to counts as right.
"""

Tallies = Mapping[tuple[str, Sort], Tally]


def is_right(answer: Answer, met: Sequence[Segment]) -> bool:
    """Tell whether what the answer's rule says of the segments that it meets is true."""
    if answer.rule == TERM:
        return not any(s.attributed for s in met)
    return any(well_sourced(answer, s) for s in met)


def sieve(text: str) -> list[Answer]:
    """Give what the rules decided, one answer for each segment that a rule spoke for."""
    segments, passages = parsed(text)
    given = attribution.attribute(text, segments, passages, lexicon.load())
    return [
        answer(text, segment, found)
        for segment, found in zip(segments, given, strict=True)
        if found is not None and (found.mention or found.rule == TERM)
    ]


def named(text: str) -> Iterator[tuple[Answer, Naming]]:
    """Give the parts of quotations whose speaker is named, and how the name was come by."""
    for utterance in extraction.utterances(text, *parsed(text), lexicon.load()):
        found, person = utterance.found, utterance.person
        if found and found.mention and person.name:
            naming = confidence.naming(found.mention, person.name, contested=person.contested)
            for segment in utterance.segments:
                yield attrs.evolve(answer(text, segment, found), speaker=person.name), naming


def parsed(text: str) -> tuple[list[model.Segment], list[skeleton.Passage]]:
    """Find and parse what the sieve reads."""
    segments = transcripts.labelled(text, marks.find(text))
    masked = skeleton.masks(text, paragraphs.split(text), segments)
    return segments, list(skeleton.parse(masked, pipeline.default()))


def answer(text: str, segment: model.Segment, found: Attribution) -> Answer:
    """Say what was found for a segment as an answer."""
    mention = Span(found.mention.start, found.mention.end) if found.mention else None
    words = count_words(text[segment.inner.start : segment.inner.end])
    return Answer(segment.inner, words, mention, None, found.rule, found.kind)


def tally(results: Results) -> Tallies:
    """Count the answers of each rule and sort of quotation, and those that are right."""
    tallies: dict[tuple[str, Sort], Tally] = defaultdict(Tally)
    for segments, answers in results:
        for answer in answers:
            if answer.rule:
                sort = confidence.sort(answer.words, answer.kind)
                tallies[answer.rule, sort].answer(is_right(answer, met_by(answer, segments)))
    return tallies


def tally_names(
    results: Iterable[tuple[Sequence[Segment], Iterable[tuple[Answer, Naming]]]],
) -> dict[str, Tally]:
    """Count names given and right, by how they were come by; those for wrong mentions as "astray"."""
    tallies = {way: Tally() for way in (*get_args(Naming), "astray")}
    for segments, answers in results:
        for found, naming in answers:
            met = met_by(found, segments)
            right = is_named(found, met)
            if right is not None:
                tallies[naming if is_right(found, met) else "astray"].answer(right)
    return tallies


def pooled(tallies: Sequence[Tally]) -> Tally:
    """Add counts up."""
    return Tally(sum(t.right for t in tallies), sum(t.answers for t in tallies))


def smoothed(counts: Tally, wider: float) -> float:
    """Give the share that is right, pulled towards the wider figure where there are few."""
    return (counts.right + PRIOR * wider) / (counts.answers + PRIOR)


def precision_toml(tallies: Tallies, size: int, resolution: Mapping[str, float]) -> str:
    """Write the figures as the library reads them."""
    sourced = [(sort, t) for (name, sort), t in tallies.items() if name != TERM]
    overall = pooled([t for _, t in sourced])
    prior = smoothed(overall, 0.5)
    tables: dict[str, Mapping[str, float]] = {
        "all": {sort: smoothed(pooled([t for x, t in sourced if x == sort]), prior) for sort in SORTS},
        "resolution": resolution,
    }
    for name in NAMES:
        counts = {sort: tallies.get((name, sort), Tally()) for sort in SORTS}
        wider = smoothed(pooled(list(counts.values())), prior)
        tables[f"rule.{name}"] = {sort: smoothed(t, wider) for sort, t in counts.items()}
    lines = [HEADER.format(articles=size, prior=PRIOR, short=SHORT)]
    for title, figures in tables.items():
        lines += [f"[{title}]", *(f"{key} = {round(figure, 3)}" for key, figure in figures.items()), ""]
    return "\n".join(lines)


def sieve_md(tallies: Tallies, size: int) -> str:
    """Write the sieve in order, with what each rule believes and how it did."""
    lines = [
        "# The sieve of rules",
        "",
        "<!-- Made by `python -m benchmarks.rules GOLD.jsonl --update`; not to be edited by hand. -->",
        "",
        "Every quoted segment goes to the first of these rules that speaks for it. In the examples Q is what",
        "is quoted (q where it is a few words) and X is who said it. The figures come from",
        f"{size} news articles whose quotations people have attributed: how many segments the rule",
        "decided, and for what share of them it found the source that people saw (for `term`: that people",
        f"saw none). Segments of fewer than {SHORT} words, sentences or not, are counted apart as short. A",
        "rule that stands twice has the figures of both places together.",
        "",
        "| | rule | what it believes | direct | right | mixed | right | short | right |",
        "|--:|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for place, (name, rule) in enumerate(RULES, 1):
        cells = [cell for sort in SORTS for cell in _figures(tallies.get((name, sort), Tally()))]
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
        if path and not path.exists():
            print(f"skipped: no such file or folder: {path}", file=sys.stderr)
            return 0

    read = list(articles(args.gold, args.speakers))
    tallies = tally([(segments, sieve(text)) for text, segments in read])
    print(table({f"{name} {sort}": tallies.get((name, sort), Tally()) for name in NAMES for sort in SORTS}))
    resolution = tomllib.loads(PRECISION.read_text(encoding="utf-8"))["resolution"]
    if args.speakers:
        names = tally_names((segments, named(text)) for text, segments in read)
        print(table({f"name {way}": counts for way, counts in names.items()}))
        overall = smoothed(pooled(list(names.values())), 0.5)
        resolution = {way: smoothed(counts, overall) for way, counts in names.items()}
    if args.update:
        PRECISION.write_text(precision_toml(tallies, len(read), resolution), encoding="utf-8")
        SIEVE.parent.mkdir(exist_ok=True)
        SIEVE.write_text(sieve_md(tallies, len(read)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
