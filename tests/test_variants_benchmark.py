"""The benchmark that rewrites gold articles: what is rewritten, and that the gold goes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import gold, variants
from quotebank import Span

SOURCE = """\
1: Ann Lee
2: Ann Lee
3: term
4: -
---
The bridge is shut.

<q 1>“It won't hold, ‘no way,’ this winter,”</q> said <m 1>Ann Lee</m>. \
<m 2>Lee</m> added: <q 2>“We looked.”</q>

Ames calls it the <q 3>“old lady.”</q> <m 4>A driver</m> said he had <q 4>“seen worse”</q> in Ames."""

REWRITTEN = {
    "as it is": ("“It won't hold, ‘no way,’ this winter,”", "Ann Lee"),
    "straight marks": ('"It won\'t hold, ‘no way,’ this winter,"', "Ann Lee"),
    "single marks": ("‘It won't hold, “no way,” this winter,’", "Ann Lee"),
    "straight single marks": ("'It won't hold, \"no way,\" this winter,'", "Ann Lee"),
    "guillemets": ("«It won't hold, ‘no way,’ this winter,»", "Ann Lee"),
    "low marks": ("„It won't hold, ‘no way,’ this winter,“", "Ann Lee"),
    "spaces around marks and stops": ('" It won\'t hold , ‘no way,’ this winter , "', "Ann Lee"),
}


@pytest.mark.parametrize("name", REWRITTEN)
def test_marks_and_spaces_are_rewritten(name: str) -> None:
    """A quotation stands in other marks or spaces, and its gold span and mention still hold it."""
    article = gold.unmarked(SOURCE)
    text, segments = variants.rewritten(article, list(variants.VARIANTS[name](article)))
    first, source = segments[0].span, segments[0].source[0]
    assert (text[first.start : first.end], text[source.start : source.end]) == REWRITTEN[name]


@pytest.mark.parametrize("name", variants.VARIANTS)
def test_gold_goes_along(name: str) -> None:
    """However an article is rewritten, each segment and each mention has the words that it had."""
    text, segments = article = gold.unmarked(SOURCE)
    new, moved = variants.rewritten(article, list(variants.VARIANTS[name](article)))

    def words(text: str, span: Span) -> list[str]:
        return [word.strip("'’") for word in gold.WORD.findall(text[span.start : span.end])]

    for before, after in zip(segments, moved, strict=True):
        assert words(new, after.span) == words(text, before.span)
        for old, source in zip(before.source, after.source, strict=True):
            assert len(words(new, source)) == len(words(text, old))


def test_names_are_made_up() -> None:
    """A speaker's name is another all over the article, in the gold as in the text; other names stay."""
    article = gold.unmarked(SOURCE)
    text, segments = variants.rewritten(article, list(variants.renamed(article)))
    speaker = segments[0].speaker
    assert speaker is not None
    (name,) = speaker.names
    given, surname = name.split()
    assert {"Ann", "Lee"}.isdisjoint(text.split())
    assert text.count(given) == 1
    assert text.count(surname) == 2
    assert "Ames" in text


def test_paragraphs_are_joined() -> None:
    """All in one line leaves no line break."""
    article = gold.unmarked(SOURCE)
    text, _ = variants.rewritten(article, list(variants.in_one_line(article)))
    assert "\n" not in text


def test_a_gold_that_is_not_there_is_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the corpus the benchmark says so and does not fail."""
    assert variants.main([str(tmp_path / "none.jsonl")]) == 0
    assert "skipped" in capsys.readouterr().err
