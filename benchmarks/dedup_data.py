"""Quotes of which it is known what saying each one comes from, as many as are wanted.

**Sayings.** First the quotations of a corpus, then the sentences that its reporters write, then sentences
recombined from its words: each word is drawn from those that follow the word before it anywhere in the
corpus, or from all words where fewer than ``CHOICES`` different ones do, so that no walk copies out a
sentence. Every saying has at least ``SAYING_WORDS`` words and shares no ``GRAM`` words in a row with any
other: two sayings are never one, and no quotes of so many words are equal by chance.

**How often each is quoted.** Zipf's law, with ``EXPONENT``, from once to ``LARGEST`` times. The corpus's
quotations are quoted most often, the recombined sentences least: most of those stand alone.

**What happens to it.** One quote of each saying is the whole of it. Each other one is, by the chances below,
whole, clipped at either end or both, or split in two, which makes two quotes; then its words may
change, then its spelling. No quote has fewer than ``GRAM`` words.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

import attrs

import quotebank

SEEDS = Path(__file__).parent.parent / "seeds"
WORDS = tomllib.loads(Path(__file__).with_name("dedup_words.toml").read_text(encoding="utf-8"))

GRAM = 5
SAYING_WORDS = 8
CHOICES = 10
EXPONENT = 2.3
LARGEST = 1000
# After so many walks in a row that repeat what there is, the corpus has no more to give.
PATIENCE = 10_000

# What becomes of a saying; what is left of these is split in two.
WHOLE = 0.5
CLIPPED = 0.35
# The least, the most and the likeliest share of a saying that is left when it is clipped.
KEPT = (0.05, 0.95, 0.15)

MARKS = "“”\"'‘’`"
WORD = re.compile(r"\w+(?:'\w+)*")
# Stands for a quotation, where a reporter's sentence holds one.
HOLE = "\0"

Tokens = list[str]
Made = tuple[int, str]


def words(text: str) -> Tokens:
    """Give the words of ``text`` without case, marks and punctuation."""
    return WORD.findall(text.lower().replace("’", "'"))


@attrs.frozen
class Corpus:
    """Texts taken apart: what is quoted, without marks, and the reporters' sentences that quote nothing."""

    quotes: Sequence[str]
    sentences: Sequence[str]


def read_corpus(paths: Sequence[Path]) -> Corpus:
    """Take files of articles apart, or the seeds, by ``quotebank.extract``, where none are given.

    The files hold one article a line, {"text", "segments": [{"start", "end", "attributed"}]}.
    """
    articles: Iterable[tuple[str, list[tuple[int, int]]]]
    if paths:
        rows = chain.from_iterable(map(json.loads, path.open(encoding="utf-8")) for path in paths)
        articles = (
            (row["text"], [(s["start"], s["end"]) for s in row["segments"] if s["attributed"]])
            for row in rows
        )
    else:
        texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
        articles = (
            (text, [(part.start, part.end) for quote in found for part in quote.parts])
            for text, found in zip(texts, quotebank.pipe(texts), strict=True)
        )
    quotes, sentences = [], []
    for text, spans in articles:
        quotes += [text[start:end].strip(MARKS) for start, end in spans]
        for start, end in spans:
            text = text[:start] + HOLE * (end - start) + text[end:]
        sentences += [
            sentence
            for line in text.splitlines()
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line)
            if HOLE not in sentence
        ]
    return Corpus(quotes, sentences)


def make(corpus: Corpus, number: int, seed: int) -> list[Made]:
    """Make ``number`` quotes in random order, each with the number of its saying."""
    random = Random(seed)
    sizes = cluster_sizes(number, random)
    made = [
        (saying, text)
        for saying, (size, whole) in enumerate(zip(sizes, sayings(corpus, random), strict=False))
        for text in occurrences(whole, size, random)
    ]
    random.shuffle(made)
    return made


def cluster_sizes(number: int, random: Random) -> list[int]:
    """Draw from Zipf's law how often each saying is quoted, the largest first, ``number`` in all."""
    chances = list(accumulate(size**-EXPONENT for size in range(1, LARGEST + 1)))
    sizes = []
    while number:
        (size,) = random.choices(range(1, LARGEST + 1), cum_weights=chances)
        sizes.append(min(size, number))
        number -= sizes[-1]
    return sorted(sizes, reverse=True)


def sayings(corpus: Corpus, random: Random) -> Iterator[str]:
    """Give sayings without end, no two of which share ``GRAM`` words in a row.

    Raises ValueError where the corpus has too few words to recombine.
    """
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    seen: set[int] = set()
    repeated = 0
    real = [random.sample(texts, len(texts)) for texts in (corpus.quotes, corpus.sentences)]
    for text in chain(*real, walks([*corpus.quotes, *corpus.sentences], random)):
        # A dash or an ellipsis that stands alone is no word to be counted.
        tokens = [token for token in text.split() if words(token)]
        if len(tokens) < SAYING_WORDS:
            continue
        saying = " ".join(tokens)
        # The hash of a tuple of numbers is the same in every process, that of a string is not.
        grams = {hash(gram) for gram in ngrams([numbers[word] for word in words(saying)], GRAM)}
        if seen.isdisjoint(grams):
            seen |= grams
            repeated = 0
            yield saying
        elif (repeated := repeated + 1) > PATIENCE:
            raise ValueError("the corpus is too small to make so many quotes: give more articles")


def ngrams(items: Sequence[Any], size: int) -> Iterator[tuple[Any, ...]]:
    """Give every ``size`` items in a row."""
    return zip(*(islice(items, start, None) for start in range(size)), strict=False)


def walks(texts: Sequence[str], random: Random) -> Iterator[str]:
    """Recombine the words of ``texts`` without end, in sentences as long as theirs."""
    lines = [tokens for tokens in map(str.split, texts) if len(tokens) >= SAYING_WORDS]
    if not lines:
        raise ValueError("the corpus is too small to make quotes: give more articles")
    every = [token for line in lines for token in line]
    following: Mapping[str, Tokens] = defaultdict(list)
    for line in lines:
        for first, second in pairwise(line):
            following[first].append(second)
    open_ended = {token for token, after in following.items() if len(Counter(after)) >= CHOICES}
    while True:
        walk = [random.choice(lines)[0]]
        for _ in random.choice(lines)[1:]:
            walk.append(random.choice(following[walk[-1]] if walk[-1] in open_ended else every))
        yield " ".join(walk)


def occurrences(saying: str, number: int, random: Random) -> list[str]:
    """Quote a saying ``number`` times: once as it is, else with changes."""
    made = [saying]
    while len(made) < number:
        for tokens in pieces(saying.split(), random):
            for chance, change in CHANGES:
                if random.random() < chance:
                    tokens = change(tokens, random)
            made.append(" ".join(tokens))
    return made[:number]


def pieces(tokens: Tokens, random: Random) -> list[Tokens]:
    """Give a saying whole, clipped or in two."""
    fate = random.random()
    if fate < WHOLE:
        return [tokens]
    if fate < WHOLE + CLIPPED or len(tokens) < 2 * GRAM:
        kept = max(GRAM, round(len(tokens) * random.triangular(*KEPT)))
        start = random.choice([0, random.randint(0, len(tokens) - kept), len(tokens) - kept])
        return [tokens[start : start + kept]]
    cut = random.randint(GRAM, len(tokens) - GRAM)
    return [tokens[:cut], tokens[cut:]]


def find(tokens: Tokens, phrase: str) -> int | None:
    """Give the place of the first ``phrase`` among the tokens, case and punctuation aside."""
    wanted = tuple(phrase.lower().split())
    runs = ngrams([token.lower().strip(".,;:!?") for token in tokens], len(wanted))
    return next((place for place, run in enumerate(runs) if run == wanted), None)


def elide(tokens: Tokens, random: Random) -> Tokens:
    """Put an ellipsis for up to five words in the middle."""
    spare = min(5, len(tokens) - GRAM)
    if spare < 1:
        return tokens
    gone = random.randint(1, spare)
    start = random.randint(1, len(tokens) - gone - 1)
    return [*tokens[:start], random.choice(["…", "...", ". . ."]), *tokens[start + gone :]]


def insert(tokens: Tokens, random: Random) -> Tokens:
    """Put bracketed words in."""
    place = random.randint(1, len(tokens))
    return [*tokens[:place], random.choice(WORDS["insertions"]), *tokens[place:]]


def bracket_capital(tokens: Tokens, random: Random) -> Tokens:
    """Change the case of the first letter, and say so: "[T]he"."""
    first = tokens[0]
    return [f"[{first[0].swapcase()}]{first[1:]}", *tokens[1:]] if first[0].isalpha() else tokens


def fill(tokens: Tokens, random: Random) -> Tokens:
    """Leave out the fillers that there are, or put one in."""
    for filler in WORDS["fillers"]:
        place, length = find(tokens, filler), len(filler.split())
        if place is not None and len(tokens) - length >= GRAM:
            return tokens[:place] + tokens[place + length :]
    place = random.randint(0, len(tokens))
    return [*tokens[:place], *random.choice(WORDS["fillers"]).split(), *tokens[place:]]


def swap(tokens: Tokens, random: Random) -> Tokens:
    """Write a word as another reporter would, or let two neighbours change places."""
    pairs = [order for pair in WORDS["swaps"] for order in (pair, pair[::-1])]
    for old, new in random.sample(pairs, len(pairs)):
        place, fewer = find(tokens, old), len(old.split()) - len(new.split())
        if place is not None and len(tokens) - fewer >= GRAM:
            return [*tokens[:place], *new.split(), *tokens[place + len(old.split()) :]]
    place = random.randint(0, len(tokens) - 2)
    return [*tokens[:place], tokens[place + 1], tokens[place], *tokens[place + 2 :]]


def punctuate(tokens: Tokens, random: Random) -> Tokens:
    """End with another mark, and drop the commas or make dashes of them."""
    comma = random.choice([",", "", " —", " --"])
    inner = [re.sub(",$", comma, token) for token in tokens[:-1]]
    return [*inner, tokens[-1].rstrip(".,;:!?") + random.choice(["", ",", ".", "!"])]


def curl(tokens: Tokens, random: Random) -> Tokens:
    """Make curly apostrophes straight, and straight ones curly."""
    return [token.translate({ord("'"): "’", ord("’"): "'"}) for token in tokens]


def recase(tokens: Tokens, random: Random) -> Tokens:
    """Write the first word small, all of it in capitals, or most words with one."""
    fate = random.random()
    if fate < 0.8:
        return [tokens[0].lower(), *tokens[1:]]
    return [token.upper() if fate < 0.9 else token.capitalize() for token in tokens]


# Each change and how likely it is.
CHANGES: Sequence[tuple[float, Callable[[Tokens, Random], Tokens]]] = (
    (0.06, fill),
    (0.08, swap),
    (0.05, elide),
    (0.05, insert),
    (0.05, bracket_capital),
    (0.5, punctuate),
    (0.3, curl),
    (0.2, recase),
)
