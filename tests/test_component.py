"""quotebank as a part of a spaCy pipeline."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from quotebank import Article, extract, skeleton
from quotebank.pipeline import MODEL

SPLIT = "“It rained,” Ann Lee said on Monday. “Nobody minded.”"
TALK = f"{SPLIT}\n\nShe called the rain “a blessing.”\n\nThe film “Night Boat” opens in May."
OTHER = "Tom Becker told the court: “The boat was old.”"
NONE = "It rained on Monday, and nobody minded."
SEEDS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))]


def pipeline(**settings: Any) -> Language:
    nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler"])
    nlp.add_pipe("quotebank", config=settings)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


def run(code: str, *arguments: str) -> str:
    """What a fresh Python process prints."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.mark.parametrize("text", [TALK, OTHER, NONE, "", *SEEDS])
def test_quotes_are_those_of_extract(nlp: Language, text: str) -> None:
    """A Doc's quotes are what ``extract`` gives for its text, with this pipeline and with the default one."""
    assert nlp(text)._.quotes == extract(text, nlp=nlp) == extract(text)


def test_the_whole_model_gives_the_same() -> None:
    """The parts of a pipeline that quotebank does not run, such as an entity recogniser, change nothing."""
    nlp = spacy.load(MODEL)
    nlp.add_pipe("quotebank")
    assert nlp(SEEDS[0])._.quotes == extract(SEEDS[0])


def test_each_part_is_a_span(nlp: Language) -> None:
    """Quoted words, mentions and cues are labelled spans of the Doc, each of which leads to its quote."""
    doc = nlp(TALK)
    rain, blessing = doc._.quotes
    found = {
        key: [(span.text, span.label_, span._.quote) for span in group] for key, group in doc.spans.items()
    }
    assert found == {
        "quotes": [
            ("It rained,", "QUOTE", rain),
            ("Nobody minded.", "QUOTE", rain),
            ("a blessing.", "QUOTE", blessing),
        ],
        "quotes_mentions": [("Ann Lee", "MENTION", rain), ("She", "MENTION", blessing)],
        "quotes_cues": [("said", "CUE", rain), ("called", "CUE", blessing)],
    }


PIECES = [*" \n—-.,'\"“”‘’«»😀", "\n\n", "Ann Lee", "she", " said ", "it rained", "don’t", "3-4", "e\u0301"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("x“It rained all day,”said Ann Lee.")
def test_spans_cover_the_words(nlp: Language, text: str) -> None:
    """Spans have every token that holds a character of the words, and no other, whatever the tokens."""
    doc = nlp(text)
    places = {
        "quotes": [part for quote in doc._.quotes for part in quote.parts],
        "quotes_mentions": [quote.mention for quote in doc._.quotes if quote.mention],
        "quotes_cues": [quote.cue for quote in doc._.quotes if quote.cue],
    }
    for key, expected in places.items():
        for span, place in zip(doc.spans[key], expected, strict=True):
            assert [token.i for token in span] == [
                token.i for token in doc if token.idx < place.end and place.start < token.idx + len(token)
            ]


def test_settings() -> None:
    """The component is set up as ``extract`` is, and the spans can go by another key."""
    nlp = pipeline(terms=True, min_confidence=1.0, spans_key="said")
    doc = nlp(TALK)
    assert doc._.quotes == extract(TALK, terms=True, min_confidence=1.0)
    assert {quote.speaker for quote in doc._.quotes} == {None}
    assert set(doc.spans) == {"said", "said_mentions", "said_cues"}
    assert [span.text for span in doc.spans["said"]][-1] == "Night Boat"


def test_wrong_settings_are_refused() -> None:
    """A setting of the wrong type or name is refused at once, one out of bounds by the first Doc."""
    for wrong in ({"terms": "yes"}, {"term": True}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            pipeline(**wrong)
    with pytest.raises(ValueError, match="min_confidence must be a number from 0 to 1"):
        pipeline(min_confidence=2.0)(SPLIT)


def test_analysis_of_the_pipeline(nlp: Language) -> None:
    """spaCy's analysis finds no fault with a pipeline that can tag and parse, and says what another lacks."""
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert not any(analysis["problems"].values())
    assert {"doc._.quotes", "doc.spans", "span._.quote"} <= set(analysis["summary"]["quotebank"]["assigns"])
    blank = spacy.blank("en")
    blank.add_pipe("quotebank")
    analysis = blank.analyze_pipes()
    assert analysis is not None
    assert set(analysis["problems"]["quotebank"]) == {"token.tag", "token.dep"}


def test_a_pipeline_that_cannot_parse_is_refused(nlp: Language) -> None:
    """A pipeline without tagger or parser, or with one switched off, is a ValueError that names it."""
    blank = spacy.blank("en")
    blank.add_pipe("quotebank")
    for text in (SPLIT, NONE):
        with pytest.raises(ValueError, match="no tagger and no parser"):
            blank(text)
    with nlp.select_pipes(disable="parser"), pytest.raises(ValueError, match="no parser"):
        list(nlp.pipe([SPLIT]))


def test_pipe_gives_what_a_call_gives_in_order(nlp: Language) -> None:
    """A stream gives each Doc its own quotes, whatever the size of a batch, and takes contexts along."""
    texts = [SPLIT, NONE, OTHER, "", TALK]
    expected = [extract(text) for text in texts]
    for batch_size in (1, 2, 100):
        assert [doc._.quotes for doc in nlp.pipe(texts, batch_size=batch_size)] == expected
    pairs = list(nlp.pipe([(SPLIT, "first"), (NONE, "second")], as_tuples=True))
    assert [(doc._.quotes, context) for doc, context in pairs] == [
        (extract(SPLIT), "first"),
        ([], "second"),
    ]


def test_a_batch_is_parsed_together(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The passages of all texts of a batch go through the parser in one run."""
    runs = []

    def parse(batch: Any, nlp: Language) -> Iterator[skeleton.Passage]:
        runs.append([mask.text for mask in batch])
        return original(batch, nlp)

    original = skeleton.parse
    monkeypatch.setattr(skeleton, "parse", parse)
    list(nlp.pipe([SPLIT, OTHER, SPLIT, OTHER], batch_size=3))
    assert [len(texts) for texts in runs] == [3, 1]


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_more_processes_change_nothing(nlp: Language, method: str) -> None:
    """Two processes, however started, give the same quotes and spans as one."""
    texts = [TALK, NONE, OTHER] * 2
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(method, force=True)
    try:
        docs = list(nlp.pipe(texts, n_process=2, batch_size=2))
    finally:
        multiprocessing.set_start_method(before, force=True)
    assert [doc._.quotes for doc in docs] == [extract(text) for text in texts]
    rain, blessing = docs[0]._.quotes
    assert [span._.quote for span in docs[0].spans["quotes"]] == [rain, rain, blessing]


def through_file(doc: Doc, folder: Path) -> Doc:
    doc.to_disk(folder / "doc")
    return Doc(doc.vocab).from_disk(folder / "doc")


def through_docbin(doc: Doc, folder: Path) -> Doc:
    DocBin(docs=[doc], store_user_data=True).to_disk(folder / "docs.spacy")
    (stored,) = DocBin().from_disk(folder / "docs.spacy").get_docs(spacy.blank("en").vocab)
    return stored


@pytest.mark.parametrize(
    "stored",
    [
        through_file,
        through_docbin,
        lambda doc, _: Doc(doc.vocab).from_bytes(doc.to_bytes()),
        lambda doc, _: pickle.loads(pickle.dumps(doc)),
        lambda doc, _: doc.copy(),
    ],
    ids=["disk", "DocBin", "bytes", "pickle", "copy"],
)
def test_quotes_are_stored_with_the_doc(
    nlp: Language, stored: Callable[[Doc, Path], Doc], tmp_path: Path
) -> None:
    """However spaCy stores a Doc, its quotes come back as they were, with offsets, dates and spans."""
    doc = nlp(TALK)
    article = Article(TALK, id="weather.txt", published=datetime.date(2024, 5, 31))
    doc._.quotes = extract(doc, article=article)
    again = stored(doc, tmp_path)
    assert again._.quotes == doc._.quotes == extract(TALK, article=article)
    for key, group in doc.spans.items():
        assert [(span.start, span.end, span._.quote) for span in again.spans[key]] == [
            (span.start, span.end, span._.quote) for span in group
        ]


def test_stored_docs_are_read_elsewhere(nlp: Language, tmp_path: Path) -> None:
    """In a fresh process any pipeline with the component makes stored quotes readable, a blank one too."""
    DocBin(docs=[nlp(TALK)], store_user_data=True).to_disk(tmp_path / "docs.spacy")
    printed = run(
        "import sys, spacy, quotebank; from spacy.tokens import DocBin\n"
        "nlp = spacy.blank('en'); nlp.add_pipe('quotebank')\n"
        "(doc,) = DocBin().from_disk(sys.argv[1]).get_docs(nlp.vocab)\n"
        "print(doc._.quotes == quotebank.extract(doc.text), len(doc._.quotes))",
        str(tmp_path / "docs.spacy"),
    )
    assert printed.split() == ["True", "2"]


def test_quotes_may_be_assigned(nlp: Language) -> None:
    """Quotes assigned to a Doc take the place of its own; a span whose quote is gone has none."""
    doc = nlp(TALK)
    _, blessing = doc._.quotes
    doc._.quotes = [blessing]
    assert doc._.quotes == [blessing]
    assert [span._.quote for span in doc.spans["quotes"]] == [None, None, blessing]


def test_quotes_in_json(nlp: Language) -> None:
    """spaCy's JSON takes the quotes as plain data."""
    data = json.loads(json.dumps(nlp(SPLIT).to_json(underscore=["quote_records"])))
    (record,) = data["_"]["quote_records"]
    assert (record["speaker"], record["parts"]) == ("Ann Lee", [[1, 11], [38, 52]])


def test_a_doc_of_another_pipeline_has_no_quotes(nlp: Language) -> None:
    """A Doc that the component has not seen has no quotes, and its spans belong to none."""
    doc = nlp.make_doc(SPLIT)
    assert doc._.quotes == []
    assert doc[:2]._.quote is None


def test_a_stored_pipeline_finds_the_same(tmp_path: Path) -> None:
    """A pipeline loaded from disk in a fresh process has the component, with its settings."""
    nlp = pipeline(terms=True, spans_key="said")
    nlp.to_disk(tmp_path / "model")
    printed = run(
        "import sys, spacy; doc = spacy.load(sys.argv[1])(sys.argv[2]);"
        "print(doc._.quotes == __import__('quotebank').extract(sys.argv[2], terms=True), *doc.spans)",
        str(tmp_path / "model"),
        TALK,
    )
    assert printed.split() == ["True", "said", "said_mentions", "said_cues"]


@pytest.mark.parametrize(
    "cloned",
    [
        lambda nlp: spacy.blank("en").from_config(nlp.config).from_bytes(nlp.to_bytes()),
        lambda nlp: pickle.loads(pickle.dumps(nlp)),
    ],
    ids=["bytes", "pickle"],
)
def test_a_copied_pipeline_stands_on_its_own(cloned: Callable[[Language], Language]) -> None:
    """A copy of a pipeline finds the same quotes, and parses with its own parser, not the first one's."""
    nlp = pipeline(terms=True)
    clone = cloned(nlp)
    nlp.remove_pipe("parser")
    assert clone(TALK)._.quotes == extract(TALK, terms=True)


def test_other_pipelines_are_left_alone() -> None:
    """Where quotebank is only installed, pipelines load none of its rules and Docs keep their attributes."""
    printed = run(
        "import spacy, sys; from spacy.tokens import Doc; spacy.blank('en');"
        "print(Doc.has_extension('quotes'), 'quotebank.extraction' in sys.modules)"
    )
    assert printed.split() == ["False", "False"]


def test_somebody_elses_quotes_are_not_overwritten() -> None:
    """Where ``doc._.quotes`` is taken already, adding the component is an error that names it."""
    printed = run(
        "import spacy; from spacy.tokens import Doc; Doc.set_extension('quotes', default=1)\n"
        "try: spacy.blank('en').add_pipe('quotebank')\n"
        "except ValueError as error: print(error)"
    )
    assert "Extension 'quotes' already exists" in printed


def test_the_package_does_not_load_the_component() -> None:
    """``import quotebank`` leaves the component to spaCy."""
    assert run("import sys, quotebank; print('quotebank.component' in sys.modules)").strip() == "False"
