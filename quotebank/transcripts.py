"""Labels of transcripts: who speaks is written in front of the words, inside the marks.

"KELLER: When will the ferry run again?
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs
import regex

from quotebank.model import Segment, Span

LABEL = regex.compile(
    r"(?P<name>\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}):\s+(?=\S)|(?P<part>[QA])[.:]\s+(?=\S)"
)


def labelled(text: str, segments: Iterable[Segment]) -> list[Segment]:
    """The segments of ``text``, those of a transcript without their labels.

    A name in capitals is a label where the text has named that person before; "Q." and "A." are
    always. A labelled segment begins another quotation, whatever the marks say.
    """
    found = []
    named: dict[str, int] = {}  # where each name of a label first stands as a name
    for segment in segments:
        label = LABEL.match(text, segment.inner.start, segment.inner.end)
        if label is not None and (name := label["name"]) is not None:
            last = name.split()[-1].title()
            if last not in named:
                first = regex.search(rf"\b{regex.escape(last)}\b", text)
                named[last] = first.start() if first else len(text)
            label = label if named[last] < segment.start else None
        if label is not None:
            span = Span(*label.span("name" if label["name"] else "part"))
            inner = Span(label.end(), segment.inner.end)
            segment = attrs.evolve(segment, inner=inner, label=span, continues=False)
        found.append(segment)
    return found
