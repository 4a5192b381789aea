"""Rules of a speaker who stands in another sentence or paragraph."""

from __future__ import annotations

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.model import Mention
from quotebank.rules.lines import before_colon, labelled, last_sentence, main_clause
from quotebank.scene import STOPS, Attribution, Scene

EXCHANGE = "exchange"
LONGEST_TURN = 8  # words


def colon_paragraph(scene: Scene, s: int) -> Site | Attribution | None:
    """X said: and a new paragraph; From X: and a new paragraph."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s):
        return None
    passage = scene.passages[n - 1]
    tokens = [t for t in passage.tokens if not t.text.isspace()]
    if not tokens or not (tokens[-1].text.endswith(":") or tokens[0].lower == "from"):
        return None
    return before_colon(scene, n - 1, last_sentence(tokens)) or labelled(scene, passage, tokens)


def narrated(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after the reporter's on the speaker: X was worried. "Q".

    After another quotation only of whom the sentence names, or of a pronoun that says something or of
    whom it asks: Would X go? "Q".
    """
    gap, earlier = scene.gap(s), scene.earlier(s)
    if scene.before(s) or not gap:
        return None
    frames = [x for x in scene.sites_among(s, last_sentence(gap)) if x.kind == "frame"]
    if frames and frames[0].mention:
        return Attribution("", None, frames[0].mention)
    site = main_clause(scene, scene.places[s].passage, gap)
    while site is None and earlier is None and (last := last_sentence(gap)) and last[0].i > gap[0].i:
        gap = gap[: last[0].i - gap[0].i]
        site = main_clause(scene, scene.places[s].passage, gap)
    given = None if earlier is None else scene.given[earlier]
    if site is None or site.mention is None:
        return None
    if _is_reporter(scene, site.mention):
        asked = grammar.child(scene.passage(s), site.first, frozenset({"dobj", "dative"}))
        if asked is None or site.verb is None or site.verb.group not in scene.lexicon.asking:
            return None
        return Attribution("", None, grammar.mention(scene.text, scene.passage(s), asked))
    pronoun = site.source is not None and scene.tokens(s)[site.source].tag in grammar.PRONOUN
    reports = site.says and cues.has_clause(scene.passage(s), site, scene.lexicon)
    says = reports or (pronoun and (site.says or gap[-1].text == "?"))
    if given is not None and given.mention is not None and site.mention.kind != "name" and not says:
        return None
    return Attribution("", None, site.mention)


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """Words after another quotation in the paragraph, with no cue: "Q," X said. It was late. "Q".

    A sentence of its own goes on the last such, over a few words of somebody else's: X said of the "q".
    Words within a sentence go on the statement before: X said it was late. The sky was "q".
    """
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if any(x.mention for x in scene.sites_among(s, [*scene.before(s), *scene.after(s)])):
        return None
    site = _statement(scene, s)
    if site is not None:
        return Attribution("", None, site.mention)
    if given is None:
        return None
    if scene.is_direct(s):
        known = (scene.given[q] for q in range(s - 1, scene.passage(s).segments[0] - 1, -1))
        given = next((x for x in known if x is not None and x.mention and x.kind == "direct"), given)
    return attrs.evolve(given, cue=None, joins=False)


def _statement(scene: Scene, s: int) -> Site | None:
    """The cue of what is reported in the sentence before the one that the words stand in."""
    inside = scene.before(s)
    gap = [t for t in scene.gap(s) if inside and t.i < inside[0].i]
    site = main_clause(scene, scene.places[s].passage, gap) if gap else None
    if site is None or not site.says or not cues.has_clause(scene.passage(s), site, scene.lexicon):
        return None
    return site


def exchange(scene: Scene, s: int) -> Attribution | None:
    """A few words alone that ask or answer are the other's of two who take turns: "Q?" asked X. "Q".

    Where the other is not known it is nobody's.
    """
    alone = all(t.segment == s for t in (scene.tokens(s)[0], scene.tokens(s)[-1]))
    before = _turn_before(scene, s) if alone and len(scene.words(s).split()) <= LONGEST_TURN else None
    given = None if before is None else scene.given[before]
    if before is None or given is None:
        return None
    asks = scene.end(s) == "?"
    asked = scene.end(before) == "?" and given.cue and scene.lexicon.asks(given.cue.text.split()[0])
    if given.rule != EXCHANGE and asks == bool(asked):
        return None
    first = _turn_before(scene, before)
    other = None if first is None else scene.given[first]
    here, there = (x.mention.text.lower() if x and x.mention else "" for x in (given, other))
    if other is None or there in {here, ""}:
        return Attribution("")
    return attrs.evolve(other, cue=None, joins=False)


def _turn_before(scene: Scene, s: int) -> int | None:
    """The closed quotation that the paragraph before ends in, but for its tag."""
    n, before = scene.places[s].passage - 1, s - 1
    while before >= 0 and scene.places[before].passage > n:
        before -= 1
    if before < 0 or scene.places[before].passage < n or not scene.segments[before].closed:
        return None
    rest = scene.passages[n].tokens[scene.places[before].last + 1 :]
    return None if any(t.text in STOPS for t in rest[:-1]) else before


def paragraph_before(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that opens with a quotation and names nobody, after one of X: "Q"."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s) or scene.end(s) not in STOPS:
        return None
    passage = scene.passages[n - 1]
    quoted = scene.utterances[passage.segments[-1]] if passage.segments else range(0)
    known = [x for q in quoted if (x := scene.given[q]) is not None and x.mention is not None]
    if known and _is_reporter(scene, known[-1].mention):
        return None
    if known:
        return attrs.evolve(known[-1], cue=None, joins=False)
    site = main_clause(scene, n - 1, passage.tokens)
    if site is None or site.verb is None or _is_reporter(scene, site.mention):
        return None
    return Attribution("", None, site.mention)


def _is_reporter(scene: Scene, mention: Mention | None) -> bool:
    """Whether it is "I", after whom another speaks: I asked why. "Q"."""
    pronoun = None if mention is None else scene.lexicon.pronouns.get(mention.text.lower())
    return pronoun is not None and pronoun.person == 1
