"""``extract`` and ``pipe`` as a user meets them: what goes in, what comes out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language

from quotebank import Article, Quote, Span, extract, pipe
from quotebank.pipeline import default

SPLIT = "“It rained,” Ann Lee said on Monday. “Nobody minded.”"
OTHER = "Tom Becker told the court: “The boat was old.”"
NONE = "It rained on Monday, and nobody minded."
WET = Article(SPLIT, id="weather.txt", title="Rain", published=datetime.date(2024, 5, 31))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return default()


def words(quotes: list[Quote]) -> list[str]:
    return [quote.text for quote in quotes]


def test_a_quote_says_all_that_is_known_of_it() -> None:
    """A quote has its words and where they stand, and who said them by which words and rule."""
    (quote,) = extract(SPLIT)
    assert quote.text == "It rained, Nobody minded."
    assert [SPLIT[part.start : part.end] for part in quote.parts] == ["It rained,", "Nobody minded."]
    assert (quote.start, quote.end) == (1, 52)
    assert quote.speaker == "Ann Lee"
    assert quote.mention is not None
    assert SPLIT[quote.mention.start : quote.mention.end] == quote.mention.text == "Ann Lee"
    assert quote.mention.kind == "name"
    assert quote.cue is not None
    assert SPLIT[quote.cue.start : quote.cue.end] == quote.cue.text == "said"
    assert quote.kind == "direct"
    assert quote.rule
    assert 0 < quote.confidence <= 1
    assert (quote.article, quote.published) == (None, None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“It rained,” Ann Lee said.", "direct"),
        ("Ann Lee said: “It rained.”", "direct"),
        ("Ann Lee said, “It rained.”", "direct"),
        ("Ann Lee was cold. “It rained all night long.”", "direct"),
        ("Ann Lee said that “it rained.”", "mixed"),
        ("Ann Lee called the rain “a blessing.”", "mixed"),
        ("The rain was “a blessing,” Ann Lee said.", "mixed"),
    ],
)
def test_kind_tells_sentences_from_words_within_one(text: str, kind: str) -> None:
    """A quotation that is a sentence is direct; words in the reporter's own sentence are mixed."""
    (quote,) = extract(text)
    assert quote.kind == kind


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("“It rained,” Ann Lee said.", "Ann Lee", "name"),
        ("“It rained,” she said.", "she", "pronoun"),
        ("“It rained,” the farmer said.", "the farmer", "nominal"),
    ],
)
def test_kinds_of_mention(text: str, mention: str, kind: str) -> None:
    """A mention is a name, a pronoun or a common noun, and says which."""
    (quote,) = extract(text)
    assert quote.mention is not None
    assert (quote.mention.text, quote.mention.kind) == (mention, kind)


@pytest.mark.parametrize("value", [b'"Go," she said.', None, 7, ["“Go,” she said."], {}])
def test_what_is_not_text_is_refused(value: Any) -> None:
    """Anything but text is a TypeError that says what was expected and what came."""
    with pytest.raises(TypeError, match=rf"expected .*str.*Doc.*{type(value).__name__}"):
        extract(value)
    with pytest.raises(TypeError, match=rf"expected .*{type(value).__name__}"):
        list(pipe([SPLIT, value]))


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", NONE])
def test_text_without_quotations(text: str) -> None:
    """Where nothing is quoted there are no quotes."""
    assert extract(text) == []


def test_a_doc_gives_what_its_text_gives(nlp: Language) -> None:
    """A Doc may stand for its text, whatever it holds besides."""
    text = f"{SPLIT}\n\n{OTHER}"
    assert extract(nlp.make_doc(text)) == extract(text)
    assert extract(nlp(text)) == extract(text)
    assert list(pipe([nlp.make_doc(text), text])) == [extract(text)] * 2


def test_article_is_carried_along() -> None:
    """Quotes carry the id and the date of their article, given whole or as an id."""
    (quote,) = extract(SPLIT, article=WET)
    assert (quote.article, quote.published) == ("weather.txt", datetime.date(2024, 5, 31))
    (quote,) = extract(SPLIT, article="weather.txt")
    assert (quote.article, quote.published) == ("weather.txt", None)


def test_the_text_given_is_read_not_the_articles() -> None:
    """Where text and article differ, offsets count in the text given."""
    (quote,) = extract(OTHER, article=WET)
    assert (quote.text, quote.article) == ("The boat was old.", "weather.txt")


def test_pipe_gives_what_extract_gives_in_order() -> None:
    """The quotes of each text come in the order of the texts, whatever the size of a batch."""
    texts = [SPLIT, NONE, OTHER, "", SPLIT]
    expected = [extract(text) for text in texts]
    for batch_size in (1, 2, 100):
        assert list(pipe(texts, batch_size=batch_size)) == expected


def test_pipe_takes_contexts_along() -> None:
    """With ``as_tuples`` each text's context comes out beside its quotes."""
    pairs = [(SPLIT, {"n": 1}), (OTHER, None), (NONE, "x")]
    found = list(pipe(pairs, as_tuples=True, batch_size=2))
    assert [(words(quotes), context) for quotes, context in found] == [
        (["It rained, Nobody minded."], {"n": 1}),
        (["The boat was old."], None),
        ([], "x"),
    ]


def test_pipe_takes_articles() -> None:
    """An Article in a stream gives its id and date to its quotes."""
    (quote,), (other,) = pipe([WET, OTHER])
    assert (quote.article, quote.published) == ("weather.txt", WET.published)
    assert (other.article, other.published) == (None, None)


def test_more_processes_change_nothing() -> None:
    """Two processes give the same quotes in the same order as one."""
    texts = [SPLIT, NONE, OTHER] * 4
    assert list(pipe(texts, batch_size=2, n_process=2)) == list(pipe(texts))
    pairs: list[tuple[str | Article, int]] = [(WET, 1), (OTHER, 2)]
    assert list(pipe(pairs, as_tuples=True, batch_size=1, n_process=2)) == list(pipe(pairs, as_tuples=True))


@pytest.mark.parametrize("n_process", [1, 2])
def test_pipe_reads_its_texts_as_it_needs_them(n_process: int) -> None:
    """An endless stream gives its first quotes after a few batches."""
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield SPLIT

    stream = pipe(endless(), batch_size=2, n_process=n_process)
    assert read == 0
    assert words(next(stream)) == ["It rained, Nobody minded."]
    assert read <= 2 * (2 * n_process + 1)


def test_terms_can_be_asked_of_pipe() -> None:
    """``pipe`` takes ``terms`` as ``extract`` does."""
    text = "Ann Lee starred in the film “Going Home” last year."
    assert [words(quotes) for quotes in pipe([text], terms=True)] == [["Going Home"]]
    assert list(pipe([text])) == [[]]


def test_a_pipeline_that_cannot_parse_is_refused() -> None:
    """A pipeline without parser or tagger is a ValueError that names what is missing, quotes or not."""
    blank = spacy.blank("en")
    for text in (SPLIT, NONE):
        with pytest.raises(ValueError, match="no tagger and no parser"):
            extract(text, nlp=blank)
    blank.add_pipe("tagger")
    with pytest.raises(ValueError, match="no parser"):
        list(pipe([SPLIT], nlp=blank))


def test_a_pipeline_of_ones_own(nlp: Language) -> None:
    """A pipeline that can tag and parse is used in place of the default."""
    assert extract(SPLIT, nlp=nlp) == extract(SPLIT)


LINE = "“We lost the boat again,” Ruth Alvarez said on Monday. "
RAIN = "It rained all night. " * 20_000
MILLION = 1_000_000
# What has to be parsed throughout is shorter, lest the tests take minutes.
LONG = {
    "paragraphs of quotations": f"{LINE}\n\nIt rained.\n\n" * 300,
    "unclosed marks and words": " “a" * 2_000,
    "straight marks and words": ' "a' * 2_000,
    "unclosed paragraphs": "“Go\n\n" * 1_000,
    "unclosed marks": "“" * MILLION,
    "narration around a quotation": f"{RAIN}{LINE}{RAIN}",
    "pages around a quotation": f"{RAIN}{LINE}{RAIN}".replace(". I", ".\n\nI"),
    "one giant quotation": f"Ruth Alvarez said: “{RAIN}{RAIN}”",
    "one giant word quoted": f"Ruth Alvarez said: “{'a' * MILLION}”",
    "one giant word": f"{'a' * MILLION} said: “The boat is lost.”",
    "one giant sentence": f"“We lost the boat,” said {'Ruth Alvarez and ' * (MILLION // 17)}nobody else.",
    "white space": f"“We lost the boat,”{' ' * MILLION}Ruth Alvarez said.",
    "blank lines": f"“We lost the boat,” Ruth Alvarez said.{chr(10) * MILLION}It rained.",
}


@pytest.mark.parametrize("shape", LONG)
def test_long_texts_give_an_answer(shape: str) -> None:
    """Very long texts are read to their end, whatever their shape, and their quotations are found."""
    text = LONG[shape]
    quotes = extract(text)
    assert all(0 <= part.start < part.end <= len(text) for quote in quotes for part in quote.parts)
    found = [quote for quote in quotes if quote.speaker == "Ruth Alvarez" and quote.text in LINE]
    assert len(found) >= text.count(LINE)


ODD = [
    ("lone surrogates", "“It \ud800rained,” Ann Lee said.", "It \ud800rained,"),
    ("surrogates around", "\udfff“It rained,” Ann Lee said.\ud800", "It rained,"),
    ("NULs", "\0“It \0rained,” Ann Lee said.\0", "It \0rained,"),
    ("no-break spaces", "“It\u00a0rained,”\u00a0Ann\u00a0Lee\u00a0said.", "It\u00a0rained,"),
    ("thin and ideographic spaces", "“\u2009It\u3000rained,\u2009” Ann Lee said.", "It\u3000rained,"),
    ("a zero-width space", "“It rained,”\u200b Ann Lee said.", "It rained,"),
    ("a byte order mark", "\ufeff“It rained,” Ann Lee said.", "It rained,"),
    ("a line separator", "“It rained,” Ann Lee said.\u2028It was cold.", "It rained,"),
    ("beyond the first plane", "🌧🌧 “It rained 🌧,” Ann Lee said.", "It rained 🌧,"),
    ("combining marks", "“Il a neige\u0301,” Ann Lee said.", "Il a neige\u0301,"),
    ("bidirectional controls", "\u202a“It rained,”\u202c Ann Lee said.", "It rained,"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_odd_characters(text: str, expected: str) -> None:
    """Characters that news should not hold cost neither the words nor their offsets."""
    (quote,) = extract(text)
    assert quote.text == text[quote.start : quote.end] == expected


def test_line_ends_of_every_system() -> None:
    """Carriage returns end paragraphs as newlines do, and offsets count them."""
    text = "“It rained,” Ann Lee said.\n\n“Nobody minded,” she said.\n"
    for end in ("\r\n", "\r"):
        quotes = extract(text.replace("\n", end))
        assert [(q.text, q.speaker) for q in quotes] == [(q.text, q.speaker) for q in extract(text)]
        assert quotes[1].parts == (Span(27 + 2 * len(end), 41 + 2 * len(end)),)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009"])
def test_any_blank_parts_words(blank: str) -> None:
    """A name typed with blanks that do not break is one name."""
    (quote,) = extract(f"“We will be ready by May,” said Dr.{blank}Ann{blank}Lee.")
    assert quote.mention is not None
    assert quote.mention.text == f"Dr.{blank}Ann{blank}Lee"


def test_a_byte_order_mark_is_no_word() -> None:
    """The mark that some editors set at a file's head changes nothing but the offsets."""
    (quote,) = extract("\ufeff“We will be ready by May,” said Ann Lee.")
    assert (quote.kind, quote.speaker, quote.start) == ("direct", "Ann Lee", 2)


def test_pipe_refuses_a_single_text() -> None:
    """One str would be read as many texts of one character."""
    with pytest.raises(TypeError, match="give it to extract"):
        next(pipe(SPLIT))


@pytest.mark.parametrize(("batch_size", "n_process"), [(0, 1), (1, 0)])
def test_pipe_refuses_empty_batches(batch_size: int, n_process: int) -> None:
    """No batch and no number of processes can be less than one."""
    with pytest.raises(ValueError, match="must be 1 or more"):
        next(pipe([SPLIT], batch_size=batch_size, n_process=n_process))


def test_an_article_without_text_is_refused() -> None:
    """An Article whose text is no str is refused for its text."""
    with pytest.raises(TypeError, match="got NoneType"):
        next(pipe([Article(None)]))  # type: ignore[arg-type]
