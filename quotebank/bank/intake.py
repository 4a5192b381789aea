"""What a bank takes for an article."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import attrs

from quotebank.model import Article

FIELDS = tuple(field.name for field in attrs.fields(Article))


def article(item: Any) -> Article:
    """Make an Article, with an id, of an Article, a text, a pair (text, id) or a dict of an Article's fields.

    ``published`` may be an ISO 8601 date or time. An article without an id gets one made from what it
    holds, so that the same article gets the same id again. Raises TypeError or ValueError for what is no
    article.
    """
    made = _article(item)
    if made.published is not None:
        made = attrs.evolve(made, published=day(made.published, "published"))
    for name in FIELDS[:-1]:
        value = getattr(made, name)
        if not isinstance(value, str) and (value is not None or name == "text"):
            raise TypeError(f"{name} of an article must be a str, not {type(value).__name__}")
    return made if made.id is not None else attrs.evolve(made, id=_id(made))


def day(value: datetime.date | str, what: str) -> datetime.date:
    """The day of a date, a time, or an ISO 8601 string of either; ``what`` is what to call it in errors."""
    if isinstance(value, str):
        try:
            value = datetime.datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{what} must be an ISO date such as 2024-05-31, not {value!r}") from None
    if isinstance(value, datetime.datetime):
        return value.date()
    if not isinstance(value, datetime.date):
        raise TypeError(f"{what} must be a date or an ISO 8601 string, not {type(value).__name__}")
    return value


def _article(item: Any) -> Article:
    if isinstance(item, Article):
        return item
    if isinstance(item, Mapping):
        unknown = sorted(set(item) - set(FIELDS))
        if unknown or "text" not in item:
            what = f"unknown field {unknown[0]!r}" if unknown else 'no "text"'
            raise ValueError(f"{what} in an article; the fields are {', '.join(FIELDS)}")
        return Article(**item)
    if isinstance(item, tuple) and len(item) == 2:
        return Article(*item)
    if isinstance(item, str):
        return Article(item)
    raise TypeError(
        f"expected an Article, a text, a pair (text, id) or a dict of an Article's fields,"
        f" got {type(item).__name__}"
    )


def _id(article: Article) -> str:
    values = attrs.asdict(article)
    return "sha256-" + hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()[:32]
