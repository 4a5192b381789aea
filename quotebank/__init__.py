"""Who said what, in which words, and exactly where."""

from typing import TYPE_CHECKING, Any

from quotebank.model import Article, Cue, Mention, Quote, Span

if TYPE_CHECKING:
    from quotebank.extraction import extract, pipe

__all__ = ["Article", "Cue", "Mention", "Quote", "Span", "extract", "pipe"]


def __getattr__(name: str) -> Any:
    """Load what does the work when it is first asked for: importing the package stays light."""
    if name in {"extract", "pipe"}:
        from quotebank import extraction

        return getattr(extraction, name)
    raise AttributeError(f"module 'quotebank' has no attribute {name!r}")
