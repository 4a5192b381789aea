"""The sieve: ordered rules that give each quoted segment its cue and mention."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank.cues import Site
from quotebank.lexicon import Lexicon
from quotebank.model import QuoteKind, Segment
from quotebank.rules import RULES
from quotebank.scene import Attribution, Scene
from quotebank.skeleton import Passage

ORDER = {name: n for n, (name, _) in reversed(list(enumerate(RULES)))}


def attribute(
    text: str, segments: Sequence[Segment], passages: Sequence[Passage], lexicon: Lexicon
) -> list[Attribution | None]:
    """One attribution, or None, for each segment.

    Each rule in its turn passes over all segments that the rules before it have left open; the
    first that speaks for a segment wins.
    """
    scene = Scene.of(text, segments, passages, lexicon)
    for name, rule in RULES:
        for s, given in enumerate(scene.given):
            if given is None and (found := rule(scene, s)) is not None:
                if isinstance(found, Site):
                    found = Attribution(name, found.cue, found.mention)
                kind: QuoteKind = "direct" if scene.is_direct(s) else "mixed"
                scene.given[s] = attrs.evolve(found, rule=name, kind=kind)
    for utterance in set(scene.utterances):
        if len(utterance) > 1:
            _share(scene, utterance)
    return scene.given


def _share(scene: Scene, utterance: range) -> None:
    """Give to all paragraphs of one quotation what the surest rule gave to any of them.

    But a segment that goes on the quotation before it keeps what it has from there.
    """
    known = [x for s in utterance if (x := scene.given[s]) is not None and x.mention is not None]
    if not known:
        return
    best = min(known, key=lambda x: ORDER[x.rule])
    for s in utterance:
        given = scene.given[s]
        if given is None or not given.joins:
            scene.given[s] = attrs.evolve(best, joins=False, kind="direct")
