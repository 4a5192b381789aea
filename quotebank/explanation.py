"""Why a quote was given its speaker, in words."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from quotebank.model import Quote
from quotebank.rules import RULES, Rule


def belief(rule: Rule) -> str:
    """What a rule holds to be true, in one line: the first of its docstring."""
    return (inspect.getdoc(rule) or "").partition("\n")[0].strip()


def explain(quote: Quote) -> Iterator[tuple[str, str]]:
    """Pairs of a heading and what stands under it, from the speaker back to the evidence.

    What the quote lacks is left out, but for the speaker.
    """
    yield "speaker", quote.speaker or "not named"
    if quote.cue:
        yield "cue", quote.cue.text
    if quote.mention:
        yield "mention", f"{quote.mention.text} ({quote.mention.kind})"
    if quote.rule:
        known = next((belief(rule) for name, rule in RULES if name == quote.rule), "")
        yield "rule", f"{quote.rule}: {known}" if known else quote.rule
        yield "confidence", f"{quote.confidence:.2f}"
    if quote.chain:
        yield "chain", " → ".join(quote.chain)
