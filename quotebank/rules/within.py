"""Rules of words quoted within the reporter's own sentence."""

from __future__ import annotations

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Verb
from quotebank.rules.terms import is_short
from quotebank.scene import Scene
from quotebank.skeleton import Passage


def tag(scene: Scene, s: int) -> Site | None:
    """A cue set off by commas holds the whole sentence: the plan, X said, was a "q"; it was a "q", said X."""
    sentence = scene.sentence(s)
    tokens, passage = scene.tokens(s), scene.passage(s)
    for site in scene.sites_among(s, sentence):
        if site.verb is None or site.source is None or not site.says:
            continue
        if site.source == grammar.inverted_subject(passage, site.first):
            return site
        if (inverted := _inverted(scene, s, site, site.verb)) is not None:
            return inverted
        if site.source > site.first or "after" not in site.verb.licenses:
            continue
        if cues.has_clause(passage, site, scene.lexicon):
            continue
        edge = grammar.left_edge(passage, site.source)
        if edge <= sentence[0].i or tokens[edge - 1].text != "," or tokens[site.first].tag == "VBG":
            continue
        following = site.last + 1
        if following > sentence[-1].i or tokens[following].text == ",":
            return site
    return None


def _inverted(scene: Scene, s: int, site: Site, verb: Verb) -> Site | None:
    """A tag after the quoted words whose subject, a name behind its verb, the parse has elsewhere."""
    passage = scene.passage(s)
    verb_token, before = passage.tokens[site.first], passage.tokens[site.first - 1]
    finite = "inverted" in verb.licenses and verb_token.tag in cues.FINITE
    if not finite or site.first < scene.places[s].last or before.text not in grammar.PAUSES:
        return None
    noun = grammar.following_noun(passage, site.last)
    if noun is None or not grammar.is_name(passage.tokens[noun]):
        return None
    return attrs.evolve(site, source=noun, mention=grammar.mention(scene.text, passage, noun))


def governed(scene: Scene, s: int) -> Site | None:
    """A cue above the segment in the parse: X said he had a "q"."""
    place = scene.places[s]
    passage = scene.passages[place.passage]
    tokens = passage.tokens
    by_token = {x.first: x for x in scene.sites[place.passage]}
    top = next(
        (
            i
            for i in range(place.first, place.last + 1)
            if tokens[tokens[i].head].segment != s and tokens[i].text != '"'
        ),
        None,
    )
    if top is None:
        return None
    best: Site | None = None
    seen = set()
    adjunct = False  # whether the way up has left the cue's own clause
    way: frozenset[str] = frozenset()  # the arcs since the best cue so far
    i = top
    while i not in seen:
        seen.add(i)
        token = tokens[i]
        i = token.head
        adjunct = adjunct or token.dep in {"relcl", "prep"}
        way = way | {token.dep}
        site = None if i == token.i or (adjunct and i > place.last) else by_token.get(i)
        if site is None or not _claims(scene, s, site) or token.dep in grammar.SUBJECT:
            continue
        if best is None or _refers_up(passage, best) or (token.dep != "conj" and _outweighs(site, best, way)):
            best = site
            way = frozenset()
    return best


def _outweighs(above: Site, below: Site, way: frozenset[str]) -> bool:
    """Whether of two cues, one above the other, the upper is the one that reports the words.

    "He said he would ask for": a verb of saying outweighs the weaker ones below it. Of equals the one
    whose report holds the other wins, and one whose source is not named outright gives way to the verb
    of saying above; but not so a pronoun's in a clause of its own: "Lee spoke before he called it a “q”".
    ``way`` has the arcs from the lower to the upper.
    """
    kind = below.mention.kind if below.mention else None
    if kind == "pronoun" and below.strength > 1 and "advcl" in way and not way & {"ccomp", "relcl"}:
        return False
    if above.strength != below.strength:
        return above.strength > below.strength
    if "ccomp" in way and "relcl" not in way:
        return True
    return kind != "name" and below.says


def _refers_up(passage: Passage, site: Site) -> bool:
    """Whether the cue is the reporter's aside on the one above: X decried what he called a "q"."""
    pronoun = site.mention is not None and site.mention.kind == "pronoun"
    return pronoun and any(passage.tokens[i].lower == "what" for i in passage.tokens[site.first].children)


def according(scene: Scene, s: int) -> Site | None:
    """A frame anywhere in the sentence: according to X, it was "q"."""
    frames = [x for x in scene.sites_among(s, scene.sentence(s)) if x.kind == "frame"]
    return frames[0] if frames else None


def left(scene: Scene, s: int) -> Site | None:
    """The surest cue to the left in the sentence, the nearest of equals: X spoke of rain, a "q" of sorts.

    Beyond a comma only somebody named who says something has a few words.
    """
    before = scene.before(s)
    sites = [x for x in scene.sites_among(s, before) if _claims(scene, s, x) and not _describes(scene, s, x)]
    if is_short(scene, s):
        comma = max((t.i for t in before if t.text == ","), default=0)
        sites = [x for x in sites if x.first > comma or (x.says and x.mention and x.mention.kind == "name")]
    return max(sites, key=lambda x: (x.strength, x.first), default=None)


def _describes(scene: Scene, s: int, site: Site) -> bool:
    """Whether the cue is a weak one that tells who somebody is: "a voter who supports Lee"."""
    relative = site.source is not None and scene.tokens(s)[site.source].tag in grammar.RELATIVE
    return relative and site.strength == 1


def _claims(scene: Scene, s: int, site: Site) -> bool:
    """Whether the cue names somebody, and is not one that contains or thinks a few words and says none."""
    if site.mention is None:
        return False
    return not (site.verb is not None and site.verb.group in scene.lexicon.unspoken and is_short(scene, s))
