"""The values that pass from step to step and out to the user.

All are frozen. Offsets are half-open and count code points of the text given, so
``text[span.start:span.end]`` are the very words.
"""

from __future__ import annotations

import datetime
from typing import Literal

import attrs

MentionKind = Literal["name", "pronoun", "nominal"]
QuoteKind = Literal["direct", "mixed"]
Relation = Literal["same", "part", "altered"]


@attrs.frozen
class Span:
    """A half-open stretch of text, ``0 <= start <= end``, in code points."""

    start: int
    end: int


@attrs.frozen
class Segment:
    """One quoted run as the marks delimit it.

    ``start`` and ``end`` hold the marks, ``inner`` leaves them out. ``closed`` is False where no
    closing mark was found and the segment ends with its paragraph. ``continues`` is True where the
    open-mark convention makes this segment the next paragraph of the segment before it. ``label``
    is where a transcript names the speaker at the head of the quoted words; ``inner`` leaves it out.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    continues: bool = False
    label: Span | None = None


@attrs.frozen
class Mention:
    """The phrase that a cue points at: "she", "Mr. Scholl", "the judge"."""

    text: str
    start: int
    end: int
    kind: MentionKind


@attrs.frozen
class Cue:
    """The words that say that somebody speaks: "said", "according to", "in a statement"."""

    text: str
    start: int
    end: int


@attrs.frozen
class Article:
    """A text and what is known of it. Only ``text`` is required."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: datetime.date | None = None


@attrs.frozen
class Quote:
    """One quotation: its words, where they stand, and who said them.

    ``text`` is the words without their marks, parts joined by one space; ``parts`` where each part
    stands. ``speaker`` is the full name as the article gives it, without title, or None; an
    unnamed source has a ``mention`` and no speaker. ``kind`` is "direct" for a quotation that is a
    sentence of its own, "mixed" for quoted words inside the reporter's sentence. ``rule`` names the
    rule that attributed the quote. ``confidence`` (0 to 1) is the probability that what the quote states
    is right: its speaker, or its mention where it names no speaker, or, of a term, that
    nobody says it; 0 where it states nothing. ``chain``
    holds the steps from the mention to the speaker, such as ("she", "Johnson", "Alice Marie Johnson"),
    and is empty where there is no speaker.
    ``article`` and ``published`` come from the article that was given to ``extract``. ``speaker_id`` is
    the speaker's id in the table of people that the user brought to a bank.
    """

    text: str
    parts: tuple[Span, ...]
    speaker: str | None = None
    mention: Mention | None = None
    cue: Cue | None = None
    kind: QuoteKind = "direct"
    rule: str | None = None
    confidence: float = 0.0
    chain: tuple[str, ...] = ()
    article: str | None = None
    published: datetime.date | None = None
    speaker_id: str | None = None

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.parts[-1].end


@attrs.frozen
class Match:
    """How an occurrence stands to the canonical form of its group.

    ``relation`` is "same" where the words are the same once spelling, case and punctuation are
    levelled, "part" where they all stand in the canonical form in their order, "altered" where some
    differ. ``similarity`` (0 to 1) is the share of the occurrence's words that stand in the canonical
    form, each weighed by how rare it is.
    """

    relation: Relation
    similarity: float


@attrs.frozen
class QuoteGroup:
    """One saying and all its occurrences.

    ``canonical`` is the occurrence to show. ``occurrences`` are the quotes given, by date where all
    have one, else in the order given; ``matches`` says of each, in the same order, how it stands to
    ``canonical``. ``speakers`` are the different speakers that the occurrences name, the likeliest
    first: more than one is a contradiction. ``speaker`` is the likeliest, or None where none is named.
    """

    canonical: Quote
    occurrences: tuple[Quote, ...]
    matches: tuple[Match, ...]
    speakers: tuple[str, ...] = ()

    @property
    def speaker(self) -> str | None:
        """The likeliest speaker, by the confidence of all occurrences, or None."""
        return self.speakers[0] if self.speakers else None
