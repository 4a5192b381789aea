"""Rules of a speaker who stands in another sentence or paragraph."""

from __future__ import annotations

import attrs

from quotebank import grammar
from quotebank.cues import Site
from quotebank.rules.lines import before_colon, labelled, last_sentence, main_clause
from quotebank.scene import STOPS, Attribution, Scene


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

    After another quotation only of whom the sentence names, or of a pronoun that says something.
    """
    gap, earlier = scene.gap(s), scene.earlier(s)
    if scene.before(s) or not gap:
        return None
    site = main_clause(scene, scene.places[s].passage, gap)
    given = None if earlier is None else scene.given[earlier]
    if site is None or site.mention is None:
        return None
    says = site.says and site.source is not None and scene.tokens(s)[site.source].tag in grammar.PRONOUN
    if given is not None and given.mention is not None and site.mention.kind != "name" and not says:
        return None
    return Attribution("", None, site.mention)


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """Words after another quotation in the paragraph, with no cue: "Q," X said. It was late. "Q"."""
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if given is None or any(x.mention for x in scene.sites_among(s, [*scene.before(s), *scene.after(s)])):
        return None
    return attrs.evolve(given, cue=None, joins=False)


def paragraph_before(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that opens with a quotation and names nobody, after one of X: "Q"."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s) or scene.end(s) not in STOPS:
        return None
    passage = scene.passages[n - 1]
    quoted = scene.utterances[passage.segments[-1]] if passage.segments else range(0)
    known = [x for q in quoted if (x := scene.given[q]) is not None and x.mention is not None]
    if known:
        return attrs.evolve(known[-1], cue=None, joins=False)
    site = main_clause(scene, n - 1, passage.tokens)
    return None if site is None or site.verb is None else Attribution("", None, site.mention)
