"""Who said what, in which words, and exactly where."""

from quotebank.extract import extract, pipe
from quotebank.model import Article, Cue, Mention, Quote, Segment, Span

__all__ = ["Article", "Cue", "Mention", "Quote", "Segment", "Span", "extract", "pipe"]
