"""Which person or body named in the article a mention is."""

from quotebank.coreference.resolution import Resolution, resolve

__all__ = ["Resolution", "resolve"]
