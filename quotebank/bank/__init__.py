"""Quotes kept in a file: articles come in, are extracted once, and are asked for again and again."""

from quotebank.bank.bank import Added, Item, QuoteBank
from quotebank.bank.errors import AmbiguousSpeakerError, BankError, UnknownSpeakerError
from quotebank.bank.speakers import Speaker

__all__ = [
    "Added",
    "AmbiguousSpeakerError",
    "BankError",
    "Item",
    "QuoteBank",
    "Speaker",
    "UnknownSpeakerError",
]
