"""The same words elsewhere: quotes grouped by the saying that they are occurrences of."""

from quotebank.dedup.comparison import Comparison, compare
from quotebank.dedup.deduplication import DedupIndex, dedupe

__all__ = ["Comparison", "DedupIndex", "compare", "dedupe"]
