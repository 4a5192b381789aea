"""How likely it is that what a quote states is right, from the figures in ``precision.toml``."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from quotebank.model import MentionKind, QuoteKind


def of_source(rule: str, kind: QuoteKind) -> float:
    """How often the rule found the right source for quotes of that kind, on the articles it was measured on.

    A rule that has not been measured has the figure of all rules together.
    """
    figures = _figures()
    share: float = figures["rule"].get(rule, figures["all"])[kind]
    return share


def of_name(kind: MentionKind) -> float:
    """How often the full name given for a mention of that kind was right, where the mention was right."""
    share: float = _figures()["resolution"][kind]
    return share


@functools.cache
def _figures() -> dict[str, Any]:
    source = resources.files("quotebank") / "precision.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
