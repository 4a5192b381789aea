"""How likely it is that what a quote states is right, from the figures in ``precision.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any, Literal

from quotebank.model import Mention, QuoteKind

# What the rules are measured on apart: a few words are harder, whether a sentence of their own or not.
Sort = Literal["direct", "mixed", "short"]
SHORT = 5

# How a speaker's name was come by. full: it stands in the mention. short: the mention is a part of it;
# namesake: which somebody else's name has too. alone: one word, the article having no more. pronoun;
# rival: one that may as well stand for another. nominal: a noun.
Naming = Literal["full", "short", "namesake", "alone", "pronoun", "rival", "nominal"]


def sort(words: int, kind: QuoteKind) -> Sort:
    """The sort of a quotation: "short" where it has fewer than ``SHORT`` words, else its kind."""
    return "short" if words < SHORT else kind


def of_source(rule: str, words: int, kind: QuoteKind) -> float:
    """How often the rule found the right source for such a quotation, on the articles it was measured on.

    A rule that has not been measured has the figure of all rules together.
    """
    figures = _figures()
    share: float = figures["rule"].get(rule, figures["all"])[sort(words, kind)]
    return share


def naming(mention: Mention, name: str, *, contested: bool) -> Naming:
    """How the name was come by from the mention; ``contested`` is whether another may be meant."""
    if mention.kind == "pronoun":
        return "rival" if contested else "pronoun"
    if mention.kind == "nominal":
        return "nominal"
    if len(name.split()) == 1:
        return "alone"
    if name in mention.text:
        return "full"
    return "namesake" if contested else "short"


def of_name(source: float, named: Naming) -> float:
    """How likely a name is right, where its mention is the right source with probability ``source``.

    A mention that is not the source may still be one of the same speaker.
    """
    figures: dict[str, float] = _figures()["resolution"]
    return round(source * figures[named] + (1 - source) * figures["astray"], 3)


@functools.cache
def _figures() -> dict[str, Any]:
    source = resources.files("quotebank") / "precision.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
