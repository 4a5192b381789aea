"""The rules of attribution, in order, roughly from the surest to the loosest.

A rule looks at one segment in its scene and gives the cue that owns it, or an attribution, or
passes. It sees what the rules before it have given to every segment. Rules hold no word lists:
those are in the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable

from quotebank.cues import Site
from quotebank.rules import across, beside, terms, within
from quotebank.scene import Attribution, Scene

Rule = Callable[[Scene, int], Site | Attribution | None]

TERM = "term"
RULES: tuple[tuple[str, Rule], ...] = (
    ("transcript", beside.transcript),
    (within.CRIES, within.cries),
    (TERM, terms.title),
    ("signature", beside.signature),
    ("retold", beside.retold),
    ("after", beside.after),
    ("pointing", beside.pointing),
    ("split", beside.split),
    ("colon", beside.colon),
    ("before", beside.before),
    ("after-loose", beside.after_loose),
    ("after-short", beside.after_short),
    ("split", beside.split),
    ("colon-paragraph", across.colon_paragraph),
    ("label", beside.label),
    ("tag", within.tag),
    ("according", within.according),
    ("governed", within.governed),
    ("left", within.left),
    ("for", within.holder),
    ("narrated", across.narrated),
    (TERM, terms.leftover),
    ("follow-paragraph", across.follow_paragraph),
    (across.EXCHANGE, across.exchange),
    ("before-beat", across.before_beat),
    ("paragraph-before", across.paragraph_before),
)
