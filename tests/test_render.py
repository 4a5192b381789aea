"""A text again with its quotations marked up."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from spacy import displacy

import quotebank
from quotebank import Cue, Mention, Quote, Span
from quotebank.render import annotate, highlight, to_displacy

RAIN = "“It rained,” Ann Lee said. “Nobody minded.”"
RAIN_QUOTE = Quote(
    "It rained, Nobody minded.",
    (Span(1, 11), Span(28, 42)),
    speaker="Ann Lee",
    mention=Mention("Ann Lee", 13, 20, "name"),
    cue=Cue("said", 21, 25),
    rule="after",
    confidence=0.975,
)
# Markup of every kind, line ends of every kind, and what no encoding takes.
HOSTILE = st.text(
    st.sampled_from("<>&\"'/=\\`*_[](){}#+-.!|~$^:;1aé \t\n\r\f\x00\u2028\u00a0\ud800😀")
    | st.sampled_from("ab \n"),
    max_size=60,
)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    """A text and quotes whose parts, mentions and cues overlap one another in any way."""
    text = draw(HOSTILE)
    spans = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda bounds: Span(*sorted(bounds)))
    quotes = []
    for parts in draw(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=3)):
        mention, cue = draw(st.none() | spans), draw(st.none() | spans)
        quotes.append(
            Quote(
                " ".join(text[part.start : part.end] for part in parts),
                tuple(parts),
                speaker=draw(st.none() | HOSTILE),
                mention=Mention(text[mention.start : mention.end], mention.start, mention.end, "name")
                if mention
                else None,
                cue=Cue(text[cue.start : cue.end], cue.start, cue.end) if cue else None,
                rule=draw(st.none() | HOSTILE),
            )
        )
    return text, quotes


class Page(HTMLParser):
    """What a reader of HTML finds: the text, and each element with the words in it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None], int, int]] = []
        self._open: list[tuple[str, dict[str, str | None], int]] = []
        self.feed(source)
        self.close()
        assert not self._open

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, dict(attrs), len(self.text)))

    def handle_endtag(self, tag: str) -> None:
        opened, attributes, start = self._open.pop()
        assert opened == tag, "elements nest"
        self.elements.append((tag, attributes, start, len(self.text)))


def test_html_marks_parts_mention_and_cue() -> None:
    """Each part is a <mark> with speaker, rule and confidence, mention and cue are marked apart."""
    mark = (
        '<mark class="quote" data-quote="0" data-speaker="Ann Lee" data-rule="after"'
        ' data-confidence="0.97" title="Ann Lee · after · 0.97">'
    )
    assert annotate(RAIN, [RAIN_QUOTE]) == (
        '<div class="quotebank" style="white-space: pre-wrap">'
        f'“{mark}It rained,</mark>” <u class="mention" data-quote="0">Ann Lee</u>'
        f' <u class="cue" data-quote="0">said</u>. “{mark}Nobody minded.</mark>”</div>'
    )


def test_html_of_an_unattributed_quote_names_no_speaker() -> None:
    """A quote of which nothing is known is marked all the same, with nothing made up."""
    page = Page(highlight(RAIN, [Quote("It rained,", (Span(1, 11),))]))
    ((tag, attributes, start, end),) = page.elements
    assert (tag, start, end) == ("mark", 1, 11)
    assert attributes["title"] == "no known source"
    assert not attributes.keys() & {"data-speaker", "data-rule"}


@given(quoted())
def test_html_without_its_markup_is_the_text(case: tuple[str, list[Quote]]) -> None:
    """Whatever the text and however its spans overlap, elements nest and hold the text unchanged."""
    text, quotes = case
    source = highlight(text, quotes)
    assert html.unescape(re.sub("<[^>]*>", "", source)) == text
    page = Page(source)
    assert page.text == text
    assert {tag for tag, *_ in page.elements} <= {"mark", "u"}


@given(quoted())
def test_html_marks_the_spans_and_no_more(case: tuple[str, list[Quote]]) -> None:
    """The words inside a quotation's elements are those of its spans, also where overlaps cut them up."""
    text, quotes = case
    marked: dict[tuple[str, str], set[int]] = {}
    for _, attributes, start, end in Page(highlight(text, quotes)).elements:
        key = str(attributes["class"]), str(attributes["data-quote"])
        marked.setdefault(key, set()).update(range(start, end))
    for number, quote in enumerate(quotes):
        spans = {"quote": quote.parts, "mention": [quote.mention], "cue": [quote.cue]}
        for name, places in spans.items():
            wanted = {i for place in places if place for i in range(place.start, place.end)}
            assert marked.get((name, str(number)), set()) == wanted


def test_nested_spans_are_not_cut() -> None:
    """A cue inside another quote's words lies inside its element, and the outer element is one."""
    text = "“He said no,” she wrote."
    outer = Quote("He said no,", (Span(1, 12),))
    inner = Quote("no,", (Span(9, 12),), cue=Cue("said", 4, 8))
    places = [(tag, start, end) for tag, _, start, end in Page(highlight(text, [inner, outer])).elements]
    assert sorted(places) == [("mark", 1, 12), ("mark", 9, 12), ("u", 4, 8)]


def test_hostile_names_stay_in_their_attribute() -> None:
    """A speaker's name that holds markup is text to the page and comes back as it was."""
    name = '"><script>alert(1)</script>\r\n&amp;'
    quote = Quote("It rained,", (Span(1, 11),), speaker=name)
    ((tag, attributes, _, _),) = Page(highlight(RAIN, [quote])).elements
    assert (tag, attributes["data-speaker"]) == ("mark", name)


def test_markdown_has_a_note_a_quotation() -> None:
    """Words are bold, evidence is in italics, and both parts refer to one note that names the speaker."""
    assert annotate(RAIN, [RAIN_QUOTE], "markdown") == (
        "“**It rained,**[^1]” _Ann Lee_ _said_. “**Nobody minded.**[^1]”\n\n[^1]: Ann Lee · after · 0.97\n"
    )


@given(quoted())
def test_markdown_without_its_markup_is_the_text(case: tuple[str, list[Quote]]) -> None:
    """Unescaped, and without markers and notes, the Markdown is the text, character by character."""
    text, quotes = case
    source = annotate(text, quotes, "markdown")
    body = source[: source.index("\n\n[^1]: ")] if quotes else source
    markup = r"\\(.)|&#(\d+);|\*\*|_|\[\^\d+\]"
    stripped = re.sub(markup, lambda m: m[1] or (chr(int(m[2])) if m[2] else ""), body, flags=re.S)
    assert stripped == text


@given(HOSTILE.filter(lambda text: not {"\x00", "\ud800"} & set(text)))
def test_markdown_puts_no_markup_of_the_text_on_the_page(text: str) -> None:
    """A reader of Markdown shows the words of a hostile text, in paragraphs, with nothing done to them."""
    page = Page(MarkdownIt("gfm-like", {"linkify": False}).render(annotate(text, [], "markdown")))
    assert {tag for tag, *_ in page.elements} <= {"p", "br"}
    assert page.text.split() == text.split()


def test_markdown_marks_shared_evidence_once() -> None:
    """A cue that two quotations share is in italics, not in bold for being marked twice."""
    quotes = [
        Quote("It rained,", (Span(1, 11),), cue=RAIN_QUOTE.cue),
        Quote("Nobody minded.", (Span(28, 42),), cue=RAIN_QUOTE.cue),
    ]
    assert "” Ann Lee _said_. “" in annotate(RAIN, quotes, "markdown")


@pytest.mark.parametrize("after", ["(https://example.org)", ": a note"])
def test_markdown_note_is_no_link(after: str) -> None:
    """What follows a reference to a note cannot make a link or another note of it."""
    source = annotate(f"Rain{after}", [Quote("Rain", (Span(0, 4),))], "markdown")
    assert source.startswith(f"**Rain**[^1]\\{after}")


def test_markdown_emphasis_keeps_to_its_paragraph() -> None:
    """Words over two paragraphs are bold in both, and spaces at their ends are left outside."""
    text = "“ It rained.\n\nNobody minded. ”"
    rendered = MarkdownIt().render(annotate(text, [Quote(text[1:29], (Span(1, 29),))], "markdown"))
    assert "“ <strong>It rained.</strong></p>\n<p><strong>Nobody minded.</strong>[^1] ”" in rendered


def test_displacy_shows_words_and_labels() -> None:
    """displaCy itself draws the spans over the right words, with the speaker's name as text."""
    quote = Quote("It rained,", (Span(1, 11),), speaker="<b>Lee</b>", cue=Cue("said", 21, 25))
    drawn = displacy.render(to_displacy(RAIN, [quote]), style="span", manual=True, jupyter=False)
    labels = ["<b>Lee</b>", "cue"]
    shown = Page(drawn).text.split()
    assert [word for word in shown if word in labels] == labels
    assert "".join(word for word in shown if word not in labels) == "".join(RAIN.split())


@given(quoted())
def test_displacy_tokens_are_the_text_and_spans_stand_on_them(case: tuple[str, list[Quote]]) -> None:
    """Tokens hold every character but spaces, in order, and a span's tokens are the words it spans."""
    text, quotes = case
    drawable = to_displacy(text, quotes)
    tokens = drawable["tokens"]
    assert "".join("".join(tokens).split()) == "".join(text.split())
    for span in drawable["spans"]:
        covered = "".join(tokens[span["start_token"] : span["end_token"]])
        assert "".join(covered.split()) == "".join(text[span["start"] : span["end"]].split())


@pytest.mark.parametrize("show", [annotate, highlight, to_displacy])
@pytest.mark.parametrize(
    "quote",
    [
        Quote("It rained,", (Span(2, 12),)),
        Quote("It rained,", (Span(1, 11), Span(99, 120))),
        Quote("minded.”", (Span(-8, 43),)),
        Quote("", (Span(99, 99),)),
        Quote("It rained,", (Span(1, 11),), cue=Cue("wrote", 21, 25)),
        Quote("It rained,", (Span(1, 11),), mention=Mention("Ann", 15, 18, "name")),
    ],
)
def test_quotes_of_another_text_are_refused(show: object, quote: Quote) -> None:
    """A quote whose words do not stand where it says is an error, and nothing is marked wrongly."""
    assert callable(show)
    with pytest.raises(ValueError, match=r"does not stand at .* in the text"):
        show(RAIN, [quote])


def test_unknown_format_is_refused() -> None:
    """A format that there is not is an error that lists those there are."""
    with pytest.raises(ValueError, match='must be "html" or "markdown", not \'pdf\''):
        annotate(RAIN, [], "pdf")  # type: ignore[arg-type]


def test_what_extract_finds_can_be_annotated() -> None:
    """The quotes of a text fit it, however they were found."""
    text = "“It runs,” said Ann Lee, who once called it “a heap of scrap.”\n\n“Well,” Ben Ruiz wrote, “no.”"
    page = Page(highlight(text, quotebank.extract(text, terms=True)))
    assert page.text == text
    assert {attributes["data-speaker"] for tag, attributes, *_ in page.elements if tag == "mark"} == {
        "Ann Lee",
        "Ben Ruiz",
    }
