"""How much hangs on the way a text is set and on the names in it: gold articles, rewritten and scored again.

    python -m benchmarks.variants GOLD [--speakers SPEAKERS.jsonl]

GOLD and SPEAKERS are as gold.py beside this file describes them. Each article is rewritten in all these ways:
other quotation marks, spaces as typists or tokenizers set them, all paragraphs in one line, and made-up names
in place of those of the speakers. The measures are those of accuracy.py.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from benchmarks.accuracy import answers_for, measure
from benchmarks.gold import Article, Segment, articles
from quotebank import Span, lexicon

# A stretch of the text, by its start and end, and what is written instead.
Edit = tuple[int, int, str]

OPENING = re.compile("``|''|[\"“”„«]")
CLOSING = re.compile("''|[\"“”»]")
INNER = re.compile(r"(?<=\s)['‘]([^'‘’]*[.,?!])['’]")
PARAGRAPH = re.compile(r"\s*\n\s*")
SENTENCE = re.compile(r"(?<=[.?!\"”]) (?=[\"“A-Z])")
STOP = re.compile(r"(?<=[^\W\d_]{4})([.,;:?!])(?=[\s\"”'])")
NAME_WORD = re.compile(r"[A-Z][a-zà-ÿ]{2,}")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"


def marked(opening: str, closing: str, inner: str = "") -> Callable[[Article], Iterator[Edit]]:
    """Other marks around the quotations, and around those inside them if ``inner`` has two."""

    def edits(article: Article) -> Iterator[Edit]:
        text, segments = article
        for start, end in ((s.span.start, s.span.end) for s in segments):
            first = OPENING.match(text, start)
            last = next((m for m in CLOSING.finditer(text, end - 2, end) if m.end() == end), None)
            if first:
                yield start, first.end(), opening
            for match in INNER.finditer(text, start + 1, end - 1) if inner else ():
                yield match.start(), match.end(), inner[0] + match[1] + inner[1]
            if last:
                yield last.start(), end, closing

    return edits


def spaced(article: Article) -> Iterator[Edit]:
    """Spaces around the marks and before stops, as a tokenizer leaves them."""
    edits = [*marked('" ', ' "')(article)]
    taken = {at for start, end, _ in edits for at in range(start, end)}
    edits += [(m.start(), m.end(), f" {m[1]}") for m in STOP.finditer(article[0]) if m.start() not in taken]
    yield from sorted(edits)


def in_one_line(article: Article) -> Iterator[Edit]:
    """All paragraphs one after the other."""
    yield from ((m.start(), m.end(), " ") for m in PARAGRAPH.finditer(article[0]))


def two_spaces(article: Article) -> Iterator[Edit]:
    """Two spaces behind a sentence."""
    yield from ((m.start(), m.end(), "  ") for m in SENTENCE.finditer(article[0]))


def renamed(article: Article) -> Iterator[Edit]:
    """A made-up word for every word of a speaker's name, the same one all over the article."""
    text, segments = article
    words = {word for s in segments if s.speaker for name in s.speaker.names for word in _personal(name)}
    if words:
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(words))})\b")
        yield from ((m.start(), m.end(), made_up(m.group())) for m in pattern.finditer(text))


def _personal(name: str) -> list[str]:
    """The words of a name that a given name shows to be a person's."""
    words, known = name.split(), lexicon.load()
    person = len(words) in (2, 3) and words[0].lower() in known.given_names
    body = any(word.lower() in known.organisation_words for word in words)
    return [word for word in words if NAME_WORD.fullmatch(word)] if person and not body else []


def made_up(word: str) -> str:
    """A name of as many letters that is nobody's, and no other word that quotebank knows."""
    chance, known = random.Random(word), lexicon.load()
    while True:
        made = "".join(chance.choice(VOWELS if i % 2 else CONSONANTS) for i in range(len(word)))
        if made not in known.not_names and made not in known.given_names and known.verb(made) is None:
            return made.capitalize()


VARIANTS: dict[str, Callable[[Article], Iterable[Edit]]] = {
    "as it is": lambda _: (),
    "straight marks": marked('"', '"'),
    "single marks": marked("‘", "’", "“”"),
    "straight single marks": marked("'", "'", '""'),
    "guillemets": marked("«", "»"),
    "low marks": marked("„", "“"),
    "two spaces behind sentences": two_spaces,
    "spaces around marks and stops": spaced,
    "all in one line": in_one_line,
    "made-up names": renamed,
}


def rewritten(article: Article, edits: Sequence[Edit]) -> Article:
    """An article with ``edits`` made, in ascending order; spans and names go along."""
    text, segments = article
    pieces, at, length = [], 0, 0
    begins, ends, shifts = [], [], []
    for start, end, instead in edits:
        pieces += [text[at:start], instead]
        length += start - at + len(instead)
        at = end
        begins.append(start)
        ends.append(end)
        shifts.append(length - end)
    words = {text[start:end]: instead for start, end, instead in edits}

    def moved(offset: int) -> int:
        n = bisect_right(begins, offset) - 1
        if n < 0 or offset == begins[n] < ends[n]:
            return offset + (shifts[n - 1] if n > 0 else 0)
        return max(offset, ends[n]) + shifts[n]

    def span(old: Span) -> Span:
        return Span(moved(old.start), moved(old.end))

    def segment(old: Segment) -> Segment:
        speaker = old.speaker and attrs.evolve(
            old.speaker, names=[" ".join(words.get(w, w) for w in name.split()) for name in old.speaker.names]
        )
        return attrs.evolve(
            old,
            span=span(old.span),
            source=[span(x) for x in old.source],
            evidence=[span(x) for x in old.evidence],
            speaker=speaker,
        )

    return "".join([*pieces, text[at:]]), [segment(s) for s in segments]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure every variant and print a line for each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--speakers", type=Path)
    args = parser.parse_args(argv)
    for path in (args.gold, args.speakers):
        if path and not path.exists():
            print(f"skipped: no such file or folder: {path}", file=sys.stderr)
            return 0
    gold = list(articles(args.gold, args.speakers))
    with_speakers = args.speakers is not None or args.gold.is_dir()
    for name, variant in VARIANTS.items():
        changed = [rewritten(article, list(variant(article))) for article in gold]
        results = [(segments, answers_for(text)) for text, segments in changed]
        for size, measures in measure(results, with_speakers=with_speakers).items():
            figures = "  ".join(f"{what} {f['F1']:5.1f}" for what, f in measures.items())
            print(f"{name:32}{size:11}{figures}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
