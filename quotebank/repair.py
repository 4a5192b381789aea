"""What the parser of small pipelines often takes wrongly, put right before anything is read off it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from quotebank import grammar
from quotebank.lexicon import Lexicon
from quotebank.skeleton import Passage, Token


def repaired(passages: Sequence[Passage], lexicon: Lexicon) -> list[Passage]:
    """The passages with verbs and names put right that the parser has for nouns."""
    names = {t.text for passage in passages for t in passage.tokens if t.tag == "NNP"}
    names -= {t.text.capitalize() for passage in passages for t in passage.tokens if t.text.islower()}
    return [_repaired(passage, lexicon, names) for passage in passages]


def _repaired(passage: Passage, lexicon: Lexicon, names: Collection[str]) -> Passage:
    """A passage with verbs for plural nouns ("Kofi shrugs."), and ``names`` for what opens a sentence."""
    verbs = [t.i for t in passage.tokens if _is_plural_verb(passage, t, lexicon)]
    tokens = passage.tokens
    opening = (t for t in tokens if not t.i or t.sentence != tokens[t.i - 1].sentence)
    named = [t.i for t in opening if t.tag in {"NN", "NNS"} and t.text in names]
    if not (verbs or named):
        return passage
    tokens = [attrs.evolve(token, children=list(token.children)) for token in passage.tokens]
    for i in named:
        tokens[i].tag = "NNP"
    for i in verbs:
        verb, subject = tokens[i], tokens[i - 1]
        verb.tag = "VBZ"
        if subject.dep == "compound" and subject.head == i:
            subject.dep = "nsubj"
            below = [j for j in verb.children if j < subject.i and tokens[j].dep in grammar.MODIFIER]
            verb.children = [j for j in verb.children if j not in below]
            subject.children = sorted([*subject.children, *below])
            for j in below:
                tokens[j].head = subject.i
    return attrs.evolve(passage, tokens=tokens)


def _is_plural_verb(passage: Passage, token: Token, lexicon: Lexicon) -> bool:
    """Whether a plural heads its sentence behind a noun, stands so between commas, or has an object or words.

    Or it stands behind an aside, in a sentence without a verb: "A cook, Ann Lee, texts from Ames:".
    """
    tokens, i = passage.tokens, token.i
    if token.segment is not None or not token.lower.endswith("s") or lexicon.verb(token.text) is None:
        return False
    if token.tag == "NNS" and grammar.child(passage, i, frozenset({"dobj"})) is not None:
        return True
    before = tokens[i - 1]
    quoted = i > 0 and tokens[min(i + 1, len(tokens) - 1)].segment is not None
    if quoted and token.tag == "NNS" and before.dep == "compound":
        return tokens[token.head].segment is not None  # "the code forbids “q”"
    if token.dep == "appos" and before.text == ",":
        others = (t for t in tokens if t.sentence == token.sentence and t.segment is None)
        return not any(t.tag in grammar.FINITE for t in others)
    if i == 0 or before.dep != "compound" or before.head != i:
        return False
    edge = grammar.left_edge(passage, i)
    apart = edge > 0 and tokens[edge - 1].text == "," and i + 1 < len(tokens) and tokens[i + 1].text == ","
    below = [tokens[j] for j in token.children]
    joins = any(t.dep == "conj" and grammar.is_verb(t) for t in below)
    listed = any(t.dep == "cc" for t in below) and not joins  # "the hats, the press reports, and the maps"
    return token.dep == "ROOT" or (apart and not listed)
