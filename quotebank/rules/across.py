"""Rules of a speaker who stands in another sentence or paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.rules.beside import labelled
from quotebank.scene import STOPS, Attribution, Scene
from quotebank.skeleton import Passage, Token


def colon_paragraph(scene: Scene, s: int) -> Site | Attribution | None:
    """X said: and a new paragraph; From X: and a new paragraph."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s):
        return None
    passage = scene.passages[n - 1]
    tokens = [t for t in passage.tokens if not t.text.isspace()]
    if not tokens or not (tokens[-1].text.endswith(":") or tokens[0].lower == "from"):
        return None
    return _main(scene, n - 1, tokens) or labelled(scene, passage, tokens)


def narrated(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after the reporter's sentence on the speaker."""
    gap, earlier = scene.gap(s), scene.earlier(s)
    if scene.before(s) or not gap:
        return None
    site = _main(scene, scene.places[s].passage, gap)
    given = None if earlier is None else scene.given[earlier]
    if site is None or site.mention is None:
        return None
    if given is not None and given.mention is not None and site.mention.kind != "name":
        return None
    return Attribution("", None, site.mention)


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after another quotation in the paragraph."""
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if given is None or any(x.mention for x in scene.sites_among(s, [*scene.before(s), *scene.after(s)])):
        return None
    return attrs.evolve(given, cue=None, joins=False)


def paragraph_before(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that opens with a quotation and names nobody."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s):
        return None
    passage = scene.passages[n - 1]
    given = scene.given[passage.segments[-1]] if passage.segments else None
    if given is not None and given.mention is not None:
        return attrs.evolve(given, cue=None, joins=False)
    site = _main(scene, n - 1, passage.tokens)
    return None if site is None else Attribution("", None, site.mention)


def _main(scene: Scene, n: int, tokens: Sequence[Token]) -> Site | None:
    """The cue, or any verb, of the main clause of the last sentence among ``tokens``."""
    passage = scene.passages[n]
    stops = [t.i for t in tokens[:-1] if t.segment is None and t.text in STOPS]
    tokens = [t for t in tokens if t.segment is None and (not stops or t.i > stops[-1])]
    held = {x.first: x for x in scene.sites[n] if x.kind == "verb" and x.mention}
    roots = [t.i for t in tokens if grammar.is_verb(t) and (t.head == t.i or t.dep in {"conj", "ccomp"})]
    for i in sorted(roots, key=lambda i: (passage.tokens[i].head != i, i)):
        site = held.get(i) or cues.generic(scene.text, passage, i)
        if _can_speak(scene, passage, site):
            return site
    return None


def _can_speak(scene: Scene, passage: Passage, site: Site) -> bool:
    """Whether the source is somebody, not a thing."""
    if site.source is None or site.mention is None:
        return False
    return site.says or site.mention.kind != "nominal" or passage.tokens[site.source].lower in scene.lexicon.people
