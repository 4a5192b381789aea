"""What the report shows: speakers, what they said, and the articles, put in order and numbered."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import attrs

from quotebank.model import Article, Quote, QuoteGroup
from quotebank.render import highlight

# So many speakers have a colour of their own, then the colours begin anew. The style sheet defines them.
COLOURS = 12


@attrs.frozen(eq=False)
class Story:
    """An article and its quotes, in the order given; ``number`` counts from 1."""

    number: int
    article: Article
    quotes: Sequence[Quote]

    @property
    def heading(self) -> str:
        """What to call the article."""
        return self.article.title or self.article.id or f"Article {self.number}"

    @property
    def url(self) -> str | None:
        """The article's address, where a link may safely lead there."""
        url = self.article.url or ""
        return url if url.startswith(("https://", "http://")) else None

    @property
    def html(self) -> str:
        """The text, escaped, with its quotes marked."""
        return highlight(self.article.text, self.quotes)


@attrs.frozen(eq=False)
class Occurrence:
    """The quote that is ``number``, from 0, of those of ``story``."""

    story: Story
    number: int

    @property
    def quote(self) -> Quote:
        """The quote as it stands there."""
        return self.story.quotes[self.number]


@attrs.frozen(eq=False)
class Saying:
    """Words to show once, and each place where they stand."""

    canonical: Quote
    occurrences: Sequence[Occurrence]

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return len({occurrence.story.number for occurrence in self.occurrences})

    @property
    def order(self) -> tuple[datetime.date, int, int]:
        """By date, what has none last, then as the articles were given."""
        return min(
            (place.story.article.published or datetime.date.max, place.story.number, place.number)
            for place in self.occurrences
        )


@attrs.frozen(eq=False)
class Speaker:
    """A speaker, or those without a name together (``name`` None), and what they said in order of time."""

    name: str | None
    rank: int
    sayings: Sequence[Saying]

    @property
    def quotes(self) -> int:
        """How many quotes the sayings are, repetitions counted."""
        return _quotes(self.sayings)

    @property
    def colour(self) -> int | None:
        """The number of the speaker's colour in the style sheet."""
        return self.rank % COLOURS if self.name else None


@attrs.frozen
class Contents:
    """All that is shown.

    ``speakers`` are all whom a quote or a group names, by name: those with the most quotes first, those
    without a name last.
    """

    stories: Sequence[Story]
    speakers: dict[str | None, Speaker]

    def cast(self, story: Story) -> list[Speaker]:
        """The speakers that an article names, in the order in which they speak."""
        return [
            self.speakers[name] for name in dict.fromkeys(quote.speaker for quote in story.quotes) if name
        ]

    def rules(self) -> Counter[str]:
        """How many quotes rest on each rule."""
        return Counter(quote.rule for story in self.stories for quote in story.quotes if quote.rule)


def gather(articles: Iterable[tuple[Article, Sequence[Quote]]], groups: Iterable[QuoteGroup]) -> Contents:
    """Put in order what the report shows.

    A quote that is in none of ``groups`` is a saying of its own. Raises ValueError for a group that has
    a quote which no article has.
    """
    stories = [Story(number, article, quotes) for number, (article, quotes) in enumerate(articles, 1)]
    places: defaultdict[Quote, list[Occurrence]] = defaultdict(list)
    for story in stories:
        for number, quote in enumerate(story.quotes):
            places[quote].append(Occurrence(story, number))
    names = dict.fromkeys(quote.speaker for quote in places)
    sayings: defaultdict[str | None, list[Saying]] = defaultdict(list)
    for group in groups:
        occurrences = []
        for quote in group.occurrences:
            if not places[quote]:
                raise ValueError(f"no article has the quote {quote.text[:40]!r}, which is in a group")
            occurrences.append(places[quote].pop(0))
        sayings[group.speaker].append(Saying(group.canonical, occurrences))
    for quote, alone in places.items():
        sayings[quote.speaker] += [Saying(quote, [place]) for place in alone]
    for said in sayings.values():
        said.sort(key=lambda saying: saying.order)
    ranked = sorted(
        dict.fromkeys([*names, *sayings]),
        key=lambda name: (name is None, -_quotes(sayings[name]), name or ""),
    )
    return Contents(stories, {name: Speaker(name, rank, sayings[name]) for rank, name in enumerate(ranked)})


def _quotes(sayings: Iterable[Saying]) -> int:
    return sum(len(saying.occurrences) for saying in sayings)
