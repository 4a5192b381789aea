"""The sieve: ordered rules that give each quoted segment its cue and mention."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources

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
    return [_shared(scene, s) for s in range(len(segments))]


def _shared(scene: Scene, s: int) -> Attribution | None:
    """What the surest rule gave to any paragraph of the utterance that holds segment ``s``."""
    utterance = scene.utterance(s)
    given = scene.given[s]
    if len(utterance) == 1:
        return given
    known = [x for n in utterance if (x := scene.given[n]) is not None and x.mention is not None]
    best = min(known, key=lambda x: ORDER[x.rule], default=given)
    if best is None:
        return None if s == utterance[0] else Attribution("continued", joins=True, kind="direct")
    joins = s > utterance[0] or (given is not None and given.joins)
    return attrs.evolve(best, joins=joins, kind="direct")


@functools.cache
def _precision() -> dict[str, dict[str, float]]:
    source = resources.files("quotebank") / "precision.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def confidence(found: Attribution) -> float:
    """How often the rule was right, on the articles it was measured on, for that kind of quote."""
    return _precision()[found.rule][found.kind]
