"""Gold articles: whose quotations people have attributed, in two forms.

A .jsonl file holds one article a line: {"id", "text", "segments": [{"start", "end", "words", "attributed",
"source", "cue"}]}. A segment is a quoted run, marks included; offsets are half-open, in code points;
"source" and "cue" are lists of [start, end]. Who speaks stands in a second file, one segment a line: {"id",
"segment" (its place in the article's list), "status" ("named", "unnamed" or "term"), "names"}.

A folder holds, in it or in folders inside it, articles with markup, one a .txt file:

    1: Ann Lee
    2: term
    ---
    <q 1>"We won,"</q> said <m 1>the mayor</m>, Ann Lee, in her <q 2>"Sunday best"</q>.

Above the dashes each quoted run has its speaker by full name (forms that all count as right are set apart by
bars), "-" for somebody without a name in the article, "term" for words that nobody says. Below them <q 1>
encloses run 1, marks included, and <m 1 2> a phrase that says who speaks in runs 1 and 2.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from quotebank import Span

WORD = re.compile(r"\w[\w'’]*")


@attrs.frozen
class Speaker:
    """Who said a segment: ``names`` are the forms that count as right."""

    status: str
    names: Sequence[str]


@attrs.frozen
class Segment:
    """A quoted run. ``source`` and ``evidence`` (source and cue) are where its speaker stands.

    ``speaker`` is None where the gold leaves it open.
    """

    span: Span
    words: int
    attributed: bool
    source: Sequence[Span]
    evidence: Sequence[Span]
    speaker: Speaker | None


# A text and its segments.
Article = tuple[str, list[Segment]]


def articles(gold: Path, speakers: Path | None = None) -> Iterator[Article]:
    """Read a .jsonl file, with who speaks from a second one, or a folder of articles with markup.

    Raises ValueError for a file that is not as it should be.
    """
    if gold.is_dir():
        for path in sorted(gold.rglob("*.txt")):
            try:
                yield unmarked(path.read_text(encoding="utf-8"))
            except ValueError as error:
                raise ValueError(f"{path}: {error}") from None
        return
    known: dict[str, dict[int, Speaker]] = defaultdict(dict)
    for row in read(speakers) if speakers else ():
        known[row["id"]][row["segment"]] = Speaker(row["status"], row["names"])
    for article in read(gold):
        yield (
            article["text"],
            [_segment(row, known[article["id"]].get(i)) for i, row in enumerate(article["segments"])],
        )


def read(path: Path) -> list[Any]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def count_words(text: str) -> int:
    """Count words as the gold does."""
    return len(WORD.findall(text))


def _segment(row: Mapping[str, Any], speaker: Speaker | None) -> Segment:
    source = [Span(*pair) for pair in row["source"]]
    cue = [Span(*pair) for pair in row["cue"]]
    span = Span(row["start"], row["end"])
    return Segment(span, row["words"], row["attributed"], source, source + cue, speaker)


UNNAMED, TERM = "-", "term"
_TAG = re.compile(r"<(?P<kind>[qm]) (?P<runs>\d+(?: \d+)*)>|</[qm]>")


def unmarked(source: str) -> Article:
    """Take the markup out of an article.

    Raises ValueError for a tag that is not closed, or a run with no speaker above the line or no place below.
    """
    head, line, body = source.partition("\n---\n")
    if not line:
        raise ValueError("no line of three dashes below the speakers")
    speakers = dict(_speaker(row) for row in head.splitlines() if row.strip())
    text, quoted, mentions = _strip(body.strip("\n"))
    if speakers.keys() != quoted.keys():
        odd = ", ".join(map(str, sorted(speakers.keys() ^ quoted.keys())))
        raise ValueError(f"runs that stand on one side of the dashes only: {odd}")
    segments = []
    for run, span in sorted(quoted.items(), key=lambda item: item[1].start):
        speaker, words = speakers[run], count_words(text[span.start : span.end])
        sources = mentions[run] if speaker.status != TERM else []
        segments.append(Segment(span, words, speaker.status != TERM, sources, sources, speaker))
    return text, segments


def _speaker(row: str) -> tuple[int, Speaker]:
    run, colon, who = row.partition(":")
    if not (colon and run.strip().isdigit() and who.strip()):
        raise ValueError(f"not a run and its speaker: {row!r}")
    who = who.strip()
    if who in (UNNAMED, TERM):
        return int(run), Speaker("unnamed" if who == UNNAMED else who, [])
    return int(run), Speaker("named", [name.strip() for name in who.split("|")])


def _strip(body: str) -> tuple[str, dict[int, Span], dict[int, list[Span]]]:
    """The text without its tags, the place of each run, and the mentions of each."""
    text = ""
    quoted: dict[int, Span] = {}
    mentions: dict[int, list[Span]] = defaultdict(list)
    opened: list[tuple[str, list[int], int]] = []
    at = 0
    for tag in _TAG.finditer(body):
        text += body[at : tag.start()]
        at = tag.end()
        if tag["kind"]:
            opened.append((tag["kind"], [int(run) for run in tag["runs"].split()], len(text)))
            continue
        if not opened or opened[-1][0] != tag[0][2]:
            raise ValueError(f"{tag[0]} closes nothing, after {text[-30:]!r}")
        kind, runs, start = opened.pop()
        for run in runs:
            if kind == "m":
                mentions[run].append(Span(start, len(text)))
            elif run in quoted:
                raise ValueError(f"run {run} stands twice")
            else:
                quoted[run] = Span(start, len(text))
    if opened:
        raise ValueError(f"<{opened[-1][0]}> is not closed, before {text[opened[-1][2] :][:30]!r}")
    return text + body[at:], quoted, mentions
