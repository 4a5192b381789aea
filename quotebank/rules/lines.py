"""What rules read off a whole line or sentence of the reporter's."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Lexicon
from quotebank.model import Mention, MentionKind
from quotebank.scene import STOPS, Attribution, Scene
from quotebank.skeleton import Passage, Token

DASHES = frozenset({"—", "–", "-", "--"})


def main_clause(scene: Scene, n: int, tokens: Sequence[Token]) -> Site | None:
    """The cue, or any verb, of the main clause of the last sentence among ``tokens``.

    A tag within the sentence goes first: "The pits would close, he said, and the shops with them." Of
    verbs that are joined the one of saying does, and last a clause beside: "It was quiet until Lee asked".
    """
    passage = scene.passages[n]
    tokens = last_sentence(tokens)
    held = {x.first: x for x in scene.sites[n] if x.kind == "verb" and x.mention}
    ways = {t.i: _way(passage, t.i) for t in tokens if grammar.is_verb(t)}
    roots = [i for i, way in ways.items() if way <= {"ROOT", "conj", "ccomp"}]
    roots.sort(key=lambda i: ("ccomp" in ways[i], i not in held, len(ways[i]), i))
    owned = {x.first: x for x in scene.sites[n] if x.kind == "noun" and x.mention}  # "Lee's answer was curt"
    tags = [t.i for t in tokens if t.dep == "parataxis" and t.i in held and held[t.i].says]
    beside = [t.i for t in tokens if t.dep in {"advcl", "relcl"} and t.i in held and held[t.i].says]
    for i in [*tags, *roots, *beside]:
        site = held.get(i) or cues.generic(scene.text, passage, i)
        verb = scene.lexicon.verb(passage.tokens[i].text)
        if verb is not None and verb.group in scene.lexicon.asking and grammar.is_passive(passage, i):
            asked = grammar.own_subject(passage, i)  # "Lee was asked why."
            site = cues.site(scene.text, passage, "verb", i, i, asked, verb)
        site = site if i in held else owned.get(site.source or -1, site)
        if can_speak(scene, passage, site):
            return site
    return None


def _way(passage: Passage, i: int) -> frozenset[str]:
    """The arcs from a verb up to the root, or to the first that joins no clauses."""
    tokens = passage.tokens
    way = {tokens[i].dep}
    while tokens[i].dep in {"conj", "ccomp"} and tokens[i].head != i:
        i = tokens[i].head
        way.add(tokens[i].dep)
    return frozenset(way)


def last_sentence(tokens: Sequence[Token]) -> list[Token]:
    """The reporter's words in the last sentence among ``tokens``."""
    stops = [t.i for t in tokens[:-1] if t.segment is None and t.text in STOPS]
    return [t for t in tokens if t.segment is None and (not stops or t.i > stops[-1])]


def before_colon(scene: Scene, n: int, tokens: Sequence[Token]) -> Site | None:
    """The cue of a line that ends in a colon: the verb of saying right before it, else the surest."""
    passage = scene.passages[n]
    if (opening := _opening(scene, passage, tokens)) is not None:
        return opening
    line = {t.i for t in tokens}
    sites = [x for x in scene.sites[n] if x.first in line and x.mention and not _asked(passage, x)]
    verbs = [x for x in sites if x.kind == "verb" and (x.says or passage.tokens[x.first].dep != "advcl")]
    main = [x for x in verbs if passage.tokens[x.first].dep in {"ROOT", "conj"}]
    strong = [x for x in verbs if x.says]
    close = [x for x in strong if all(t.tag == "RB" for t in tokens if x.last < t.i < tokens[-1].i)]
    close = [x for x in close if passage.tokens[x.first].dep != "ccomp"]
    beside = [x for x in sites if x.kind == "noun" and x.source is not None and x.source + 1 == tokens[-1].i]
    for candidates in (close, beside):
        if candidates:
            return candidates[-1]
    if (sender := _sender(scene, passage, tokens)) is not None:
        return sender
    for candidates in ([x for x in main if x in strong], strong, verbs, sites):
        if candidates:
            return candidates[-1]
    return main_clause(scene, n, tokens) or _display(scene, passage, tokens)


def _sender(scene: Scene, passage: Passage, tokens: Sequence[Token]) -> Site | None:
    """From whom the words come, at the end of the line: "Then came this, from Ann Lee:"."""
    by = next((t for t in reversed(tokens) if t.lower in scene.lexicon.authorship), None)
    this = by is not None and "this" in {t.lower for t in passage.tokens[max(by.i - 2, 0) : by.i]}
    if by is None or not this or all(t.tag not in grammar.FINITE for t in tokens):
        return None
    source = grammar.following_noun(passage, by.i)
    if source is None or source + 1 != tokens[-1].i or not grammar.is_name(passage.tokens[source]):
        return None
    return cues.site(scene.text, passage, "noun", by.i, by.i, source)


def _display(scene: Scene, passage: Passage, tokens: Sequence[Token]) -> Site | None:
    """What the words stand on: "Over the door hung a sign: “Q”"; "The book ends with the line: “Q”"."""
    noun = scene.lexicon.nouns.get(tokens[-2].lower) if len(tokens) > 1 else None
    if noun is None or noun.group not in {"display", "document", "wording"}:
        return None
    i = tokens[-2].i
    if noun.group != "wording":
        return cues.site(scene.text, passage, "noun", i, i, i)
    if passage.tokens[i].dep != "pobj":
        return None
    return cues.site(scene.text, passage, "noun", i, i, grammar.subject(passage, passage.tokens[i].head))


def _opening(scene: Scene, passage: Passage, tokens: Sequence[Token]) -> Site | None:
    """The cue of "Said Ann Lee:", which the parse may have for a part of the name."""
    verb = scene.lexicon.verb(tokens[0].text) if tokens else None
    if verb is None or verb.strength != "strong" or "inverted" not in verb.licenses:
        return None
    if tokens[0].lower == verb.lemma or any(t.tag in grammar.FINITE for t in tokens[1:]):
        return None
    i = tokens[0].i
    noun = grammar.following_noun(passage, i)
    if noun is None:
        return None
    site = cues.site(scene.text, passage, "verb", i, i, noun, verb)
    if site.mention is None or site.mention.start > tokens[0].start:
        return site
    start, end = tokens[1].start, site.mention.end
    return attrs.evolve(site, mention=Mention(scene.text[start:end], start, end, site.mention.kind))


def _asked(passage: Passage, site: Site) -> bool:
    """Whether the cue tells what was done to the one who then speaks: "Asked by Lee, she was curt:"."""
    return passage.tokens[site.first].dep == "advcl" and grammar.is_passive(passage, site.first)


def can_speak(scene: Scene, passage: Passage, site: Site) -> bool:
    """Whether the source is somebody, not a thing."""
    if site.source is None or site.mention is None:
        return False
    word = passage.tokens[site.source].lower
    pronoun = scene.lexicon.pronouns.get(word)
    thing = site.mention.kind == "nominal" or (pronoun is not None and pronoun.gender == "n")
    return site.says or word in scene.lexicon.people or not thing


def labelled(scene: Scene, passage: Passage, tokens: Sequence[Token]) -> Attribution | None:
    """The name in a line with no verb but after "as": "And from Ada Finch:", "Transcript as follows:"."""
    tokens = [t for t in behind_dash(tokens) if t.segment is None]
    while tokens and (tokens[0].tag == "CC" or tokens[0].lower in scene.lexicon.authorship):
        tokens = tokens[1:]
    if not tokens or any(_predicates(passage, t, scene.lexicon) for t in tokens):
        return None
    source = next((t.i for t in tokens if grammar.is_name(t) and t.dep != "compound"), None)
    if source is None:
        source = grammar.following_noun(passage, tokens[0].i - 1)
    if source is None:
        return None
    mention = grammar.mention(scene.text, passage, source)
    start = max(mention.start, tokens[0].start)
    kind: MentionKind = "nominal" if passage.tokens[source].lower in scene.lexicon.nouns else mention.kind
    return Attribution("", None, Mention(scene.text[start : mention.end], start, mention.end, kind))


def _predicates(passage: Passage, token: Token, lexicon: Lexicon) -> bool:
    """Whether the token heads a main clause: not "as follows", ", who keeps bees" nor ", as he left"."""
    tokens = passage.tokens
    if token.tag not in grammar.FINITE or tokens[max(token.i - 1, 0)].lower == "as":
        return False
    comma = max((t.i for t in tokens[: token.i] if t.text == ","), default=len(tokens))
    if comma + 1 < token.i and tokens[comma + 1].lower in lexicon.time_words:
        return False
    between = tokens[token.head : token.i] if token.dep == "relcl" else []
    return not any(t.tag in grammar.RELATIVE for t in between)


def behind_dash(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the last dash that joins no two words, all of ``tokens`` where there is none."""
    for n in range(len(tokens) - 2, 0, -1):
        before, dash, after = tokens[n - 1 : n + 2]
        quoted = before.segment is not None or after.segment is not None
        if dash.text in DASHES and (quoted or before.end < dash.start or dash.end < after.start):
            return tokens[n + 1 :]
    return tokens
