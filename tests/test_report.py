"""The report as a file: what is in it, in what order, and that nothing in it can do harm."""

from __future__ import annotations

import base64
import datetime
import hashlib
import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import attrs
import pytest

from quotebank import Article, Cue, Match, Mention, Quote, QuoteGroup, Span
from quotebank.report import write
from quotebank.report.timeline import periods

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>'); DROP TABLE quotes;--\u202e\u2028&amp;"
)
VOID = {"meta", "link", "input"}
Pairs = list[tuple[Article, list[Quote]]]


def quoted(article: Article, words: str, speaker: str | None, cue: str = "said") -> Quote:
    """The quote of ``words`` in the article, with the cue and, after it, the speaker's last name."""
    start, at = article.text.index(words), article.text.index(cue)
    last = (speaker or "officials").split()[-1]
    named = article.text.index(last, at)
    return Quote(
        words,
        (Span(start, start + len(words)),),
        speaker=speaker,
        mention=Mention(last, named, named + len(last), "name" if speaker else "nominal"),
        cue=Cue(cue, at, at + len(cue)),
        rule="after",
        confidence=0.93,
        chain=(last, speaker) if speaker else (),
        article=article.id,
        published=article.published,
    )


def sample() -> tuple[Pairs, list[QuoteGroup]]:
    """Four articles: Ann Lee says a thing twice and another once, Ben Ruiz one, officials one."""
    monday, tuesday = datetime.date(2024, 5, 6), datetime.date(2024, 5, 7)
    first = Article(
        "“The bridge is safe,” said Ann Lee.", "a", "Bridge opens", "The Gazette", "https://a.test/", monday
    )
    second = Article("“Nobody asked us,” said Ben Ruiz.", "b", "Bridge doubted", "The Echo", None, tuesday)
    third = Article(
        "“The bridge is safe”, said Ann Lee. “Café prices rose.”",
        "c",
        "Bridge again",
        "The Echo",
        None,
        tuesday,
    )
    fourth = Article("“It is closed,” said officials.", "d")
    safe, ours = (
        quoted(first, "The bridge is safe,", "Ann Lee"),
        quoted(second, "Nobody asked us,", "Ben Ruiz"),
    )
    again, prices = (
        quoted(third, "The bridge is safe", "Ann Lee"),
        quoted(third, "Café prices rose.", "Ann Lee"),
    )
    closed = quoted(fourth, "It is closed,", None)
    group = QuoteGroup(safe, (safe, again), (Match("same", 1.0), Match("same", 1.0)), ("Ann Lee",))
    return [(first, [safe]), (second, [ours]), (third, [again, prices]), (fourth, [closed])], [group]


def hostile() -> Pairs:
    """An article that is markup from its title to its speaker's name."""
    text = f"“{HOSTILE}” said {HOSTILE}"
    start = text.rindex(HOSTILE)
    quote = Quote(
        HOSTILE,
        (Span(1, 1 + len(HOSTILE)),),
        speaker=HOSTILE,
        mention=Mention(HOSTILE, start, len(text), "name"),
        rule=HOSTILE,
        chain=(HOSTILE, HOSTILE),
    )
    return [(Article(text, HOSTILE, HOSTILE, HOSTILE, f"javascript:{HOSTILE}"), [quote])]


def report(pairs: Pairs, groups: list[QuoteGroup] | None = None, title: str = "Bridges") -> str:
    file = io.StringIO()
    write(file, pairs, groups or [], title=title)
    return file.getvalue()


@attrs.define
class Element:
    """An element with all the text in it."""

    tag: str
    attributes: dict[str, str | None]
    text: str = ""


class Page(HTMLParser):
    """Every element of a page, in order; fails where an end tag is not that of the element open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self.open, "an element is not closed"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(self.elements[-1])

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, kind: str | None = None) -> list[Element]:
        """The elements with this tag and, where given, this class."""
        return [
            element
            for element in self.elements
            if element.tag == tag and kind in (None, *(element.attributes.get("class") or "").split())
        ]


def test_speakers_stand_by_number_of_quotes() -> None:
    """Those with the most quotes come first, those without a name last, and a time line has every date."""
    page = Page(report(*sample()))
    headings = [heading.text.strip() for heading in page.all("h3")]
    assert headings[:3] == ["Ann Lee", "Ben Ruiz", "No name given"]
    numbers = [number.text for number in page.all("span", "number")]
    assert numbers == ["3 quotations", "1 quotation", "1 quotation"]


def test_repeated_quote_is_shown_once_with_all_its_places() -> None:
    """The words stand once in the list of speakers, with outlet, date and article of each occurrence."""
    page = Page(report(*sample()))
    words = [saying.text.strip() for saying in page.all("blockquote", "words")]
    assert words.count("The bridge is safe,") == 1
    (repeats,) = page.all("details", "repeats")
    assert "Said 2 times in 2 articles" in repeats.text
    first, second = [" ".join(place.text.split()) for place in page.all("li", "place")[:2]]
    assert first == "Bridge opens, The Gazette, 6 May 2024"
    assert second.startswith("Bridge again, The Echo, 7 May 2024")
    assert [variant.text for variant in page.all("blockquote", "variant")] == ["The bridge is safe"]


def test_occurrence_that_names_another_speaker_says_so() -> None:
    """A saying stands with its likeliest speaker; an article that has another, or none, is shown to."""
    pairs, _ = sample()
    (_, [safe]), (_, [ours]), _, (_, [closed]) = pairs
    same = Match("same", 1.0)
    group = QuoteGroup(safe, (safe, ours, closed), (same,) * 3, ("Ann Lee", "Ben Ruiz"))
    places = [" ".join(place.text.split()) for place in Page(report(pairs, [group])).all("li", "place")]
    assert any("there by Ben Ruiz" in place for place in places)
    assert any("there without a name; by “officials”" in place for place in places)


def test_every_quote_is_in_the_list_and_in_its_article() -> None:
    """Each quote has one place in the list, which leads to the mark with its words."""
    pairs, groups = sample()
    page = Page(report(pairs, groups))
    listed = sorted(
        (e.attributes["data-article"], e.attributes["data-quote"]) for e in page.all("li", "place")
    )
    assert listed == [("a1", "0"), ("a2", "0"), ("a3", "0"), ("a3", "1"), ("a4", "0")]
    assert [mark.text for mark in page.all("mark")] == [quote.text for _, quotes in pairs for quote in quotes]


def test_equal_quotes_of_two_articles_are_both_shown() -> None:
    """Articles without an id may have quotes that are equal; a group takes each of them once."""
    text = "“It runs,” said Ann Lee."
    quote = quoted(Article(text), "It runs,", "Ann Lee")
    group = QuoteGroup(quote, (quote, quote), (Match("same", 1.0),) * 2, ("Ann Lee",))
    page = Page(report([(Article(text), [quote]), (Article(text), [quote])], [group]))
    assert [place.attributes["data-article"] for place in page.all("li", "place")] == ["a1", "a2"]


def test_group_of_a_quote_from_elsewhere_is_refused() -> None:
    """A group that names a quote which no article has is an error, not a gap in the report."""
    pairs, groups = sample()
    with pytest.raises(ValueError, match="no article has the quote 'The bridge is safe,'"):
        report(pairs[1:], groups)


def test_nothing_given_is_a_report_too() -> None:
    """No articles, or articles without quotes and dates, make a page without a time line."""
    assert "0 articles" in Page(report([])).all("header")[0].text
    page = Page(report([(Article("Nobody spoke."), [])]))
    assert "Nobody spoke." in page.all("div", "text")[0].text
    assert not [section for section in page.all("section") if section.attributes["id"] == "timeline"]


def test_hostile_text_is_only_text() -> None:
    """Markup in text, title, outlet, address, rule or name adds no element and comes out as it went in."""
    page, harmless = Page(report(hostile(), title=HOSTILE)), Page(report(sample()[0][:1]))
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert {element.tag for element in page.elements} <= {element.tag for element in harmless.elements}
    assert [e for e in page.elements if "javascript" in (e.attributes.get("href") or "")] == []
    assert not [name for e in page.elements for name in e.attributes if name.startswith("on")]
    assert page.all("title")[0].text == page.all("h1")[0].text == HOSTILE
    assert [heading.text.strip() for heading in page.all("h3")][:2] == [HOSTILE, HOSTILE]
    assert page.all("mark")[0].text == HOSTILE


def test_only_the_reports_own_script_and_style_may_run() -> None:
    """The Content-Security-Policy lets in nothing but what the page itself brings, by its hash."""
    html = report(*sample())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.startswith("default-src 'none';")
    for tag in ("script", "style"):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.S)
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy.replace("&#43;", "+")
    assert "style=" not in html


def test_page_can_be_used_without_seeing_it() -> None:
    """Language, title, landmarks and headings are there; fields have labels; what is drawn is said."""
    html = report(*sample())
    page = Page(html)
    assert page.all("html")[0].attributes["lang"] == "en"
    assert (
        len(page.all("h1")) == len(page.all("main")) == len(page.all("header")) == len(page.all("nav")) == 1
    )
    assert page.all("form")[0].attributes["role"] == "search"
    levels = [int(element.tag[1]) for element in page.elements if re.fullmatch("h[1-6]", element.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    fields = [element for element in page.elements if element.tag in {"input", "select"}]
    assert len(fields) == len(page.all("label")) == 5
    assert all(drawn.attributes["aria-hidden"] == "true" for drawn in page.all("svg"))
    bars = [b.attributes["aria-label"] for b in page.all("button") if "data-since" in b.attributes]
    assert bars == ["6 May 2024: 1 quotation", "7 May 2024: 3 quotations"]


@pytest.mark.parametrize(
    ("last", "labels", "end"),
    [
        ("2024-02-29", ["28 February 2024", "29 February 2024"], "2024-02-29"),
        ("2024-04-20", ["week of 26 February 2024", "week of 4 March 2024"], "2024-03-10"),
        ("2025-06-01", ["February 2024", "March 2024"], "2024-03-31"),
        ("2031-01-01", ["2024", "2025"], "2025-12-31"),
    ],
)
def test_time_line_counts_by_what_fits(last: str, labels: list[str], end: str) -> None:
    """A longer time is counted by longer periods, which leave no day out and count every date once."""
    dates = [datetime.date(2024, 2, 28), datetime.date(2024, 2, 28), datetime.date.fromisoformat(last)]
    found = periods(dates)
    assert [period.label for period in found[:2]] == labels
    assert found[1].until.isoformat() == end
    assert found[0].since <= dates[0] <= dates[-1] == found[-1].until
    for before, after in pairwise(found):
        assert after.since - before.until == datetime.timedelta(days=1)
    assert sum(period.quotes for period in found) == 3


def test_time_line_reaches_to_the_ends_of_the_calendar() -> None:
    """The first and the last date that there are have their place on it."""
    found = periods([datetime.date.min, datetime.date.max])
    assert (found[0].since, found[-1].until) == (datetime.date.min, datetime.date.max)
