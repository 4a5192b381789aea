"""The report: one HTML file with the speakers, what they said and where, and the articles themselves.

It needs no network and no server. All that it says is plain HTML: its script is there to search and to show.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import TextIO

import jinja2

from quotebank.explanation import belief
from quotebank.model import Article, Quote, QuoteGroup
from quotebank.report.contents import gather
from quotebank.report.timeline import periods, written
from quotebank.rules import RULES


def write(
    file: TextIO,
    articles: Iterable[tuple[Article, Sequence[Quote]]],
    groups: Iterable[QuoteGroup] = (),
    *,
    title: str = "Who said what",
) -> None:
    """Write the report of ``articles``, each with the quotes found in it, to ``file``, open as UTF-8.

    ``groups`` tell which quotes are repetitions of one another, as ``dedupe`` finds them; a quote in none
    of them stands alone. A saying is shown with its group's ``speaker``, and each occurrence that
    names another says so. Raises ValueError for a group with a quote that no article has, and for a
    quote that does not stand in its article's text.
    """
    contents = gather(articles, groups)
    style, script = (_part(name) for name in ("report.css", "report.js"))
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    environment.filters |= {"count": _count, "date": written}
    page = environment.from_string(_part("report.html.jinja")).generate(
        title=title,
        contents=contents,
        periods=periods(
            story.article.published
            for story in contents.stories
            for _ in story.quotes
            if story.article.published is not None
        ),
        beliefs={name: belief(rule) for name, rule in RULES},
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    file.writelines(page)


def _part(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(source: str) -> str:
    """How a Content-Security-Policy names the one style or script that it lets in."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
