"""Whether a quote stands in a text."""

from __future__ import annotations

from collections.abc import Sequence

from quotebank.model import Cue, Mention, Quote, Span


def check(text: str, quote: Quote) -> None:
    """Raise ValueError unless the quote's words, mention and cue stand in ``text`` where it says."""
    claims: list[tuple[str, Sequence[Span | Mention | Cue]]] = [(quote.text, quote.parts)]
    claims += [(found.text, [found]) for found in (quote.mention, quote.cue) if found]
    for words, places in claims:
        within = all(0 <= place.start <= place.end <= len(text) for place in places)
        if not within or " ".join(text[place.start : place.end] for place in places) != words:
            stated = ", ".join(f"{place.start}:{place.end}" for place in places)
            raise ValueError(
                f"{words[:40]!r} does not stand at {stated} in the text; is it another article's?"
            )
