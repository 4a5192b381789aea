"""Who said what, in which words, and exactly where."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from quotebank.model import Article, Cue, Match, Mention, Quote, QuoteGroup, Span

if TYPE_CHECKING:
    from quotebank.bank import AmbiguousSpeakerError, BankError, QuoteBank, Speaker, UnknownSpeakerError
    from quotebank.dedup import Comparison, DedupIndex, compare, dedupe
    from quotebank.export import (
        from_arrow,
        from_pandas,
        from_records,
        to_arrow,
        to_pandas,
        to_records,
        to_web_annotations,
    )
    from quotebank.extraction import extract, pipe
    from quotebank.render import annotate, to_displacy

__all__ = [
    "AmbiguousSpeakerError",
    "Article",
    "BankError",
    "Comparison",
    "Cue",
    "DedupIndex",
    "Match",
    "Mention",
    "Quote",
    "QuoteBank",
    "QuoteGroup",
    "Span",
    "Speaker",
    "UnknownSpeakerError",
    "annotate",
    "compare",
    "dedupe",
    "extract",
    "from_arrow",
    "from_pandas",
    "from_records",
    "pipe",
    "to_arrow",
    "to_displacy",
    "to_pandas",
    "to_records",
    "to_web_annotations",
]

# What does the work, and the module that it is in.
_LAZY = {
    "AmbiguousSpeakerError": "bank",
    "BankError": "bank",
    "Comparison": "dedup",
    "DedupIndex": "dedup",
    "QuoteBank": "bank",
    "Speaker": "bank",
    "UnknownSpeakerError": "bank",
    "annotate": "render",
    "compare": "dedup",
    "dedupe": "dedup",
    "extract": "extraction",
    "from_arrow": "export",
    "from_pandas": "export",
    "from_records": "export",
    "pipe": "extraction",
    "to_arrow": "export",
    "to_displacy": "render",
    "to_pandas": "export",
    "to_records": "export",
    "to_web_annotations": "export",
}


def __getattr__(name: str) -> Any:
    """Load what does the work when it is first asked for: importing the package stays light."""
    if name in _LAZY:
        return getattr(import_module(f"quotebank.{_LAZY[name]}"), name)
    raise AttributeError(f"module 'quotebank' has no attribute {name!r}")
