"""Rules of words quoted within the reporter's own sentence."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Lexicon, Verb
from quotebank.model import Mention
from quotebank.rules.terms import is_short
from quotebank.scene import Attribution, Scene
from quotebank.skeleton import Passage, Token

CRIES = "cries"
LONGEST_OBJECT = 8  # in tokens, what may follow the verb of a tag: who is spoken to, when and how


def cries(scene: Scene, s: int) -> Site | Attribution | None:
    """What is called out: cries of "q" from X; X's chants of "q"; X responded with chants of "q"."""
    left = scene.before(s)
    if not left:
        return None
    if left[-1].tag in {",", "CC"} and left[-1].i and scene.tokens(s)[left[-1].i - 1].segment == s - 1:
        given = scene.given[s - 1]
        return given if given is not None and given.rule == CRIES else None
    nouns = [x for x in scene.sites_among(s, left) if x.kind == "noun"]
    noun = next((x for x in nouns if x.first == left[-1].head), None)
    if noun is None or left[-1].lower != "of" or not _is_outcry(scene, s, noun):
        return None
    source = noun.source if noun.source is not None else _crier(scene, s, noun)
    return cues.site(scene.text, scene.passage(s), "noun", noun.first, noun.last, source)


def _is_outcry(scene: Scene, s: int, site: Site) -> bool:
    return scene.lexicon.nouns[scene.tokens(s)[site.first].lower].group == "outcry"


def _crier(scene: Scene, s: int, noun: Site) -> int | None:
    """Who cries: "Labour cries of", "cries of “q” from X", "X erupted in cries of"."""
    passage, last = scene.passage(s), scene.places[s].last
    tokens = passage.tokens
    before = tokens[max(noun.first - 1, 0)]
    if before.head == noun.first and grammar.is_name(before):
        return before.i
    if last + 1 < len(tokens) and tokens[last + 1].lower == "from":
        return grammar.following_noun(passage, last + 1)
    led = tokens[tokens[noun.first].head]
    above = next((x for x in scene.sites_among(s, scene.before(s)) if x.first == led.head), None)
    return above.source if above is not None and led.lower in {"with", "in", "into"} else None


def tag(scene: Scene, s: int) -> Site | None:
    """A cue set off by commas holds the whole sentence: the plan, X said, was a "q"; it was a "q", said X."""
    sentence = scene.sentence(s)
    tokens, passage = scene.tokens(s), scene.passage(s)
    for site in scene.sites_among(s, sentence):
        if site.verb is None or site.source is None or not _frames_words(site, site.verb):
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
        if edge - 2 > scene.places[s].last and tokens[edge - 2].lower in {"that", "which", "who"}:
            continue  # it holds the clause that begins there: a "q", a word that, X said, means
        following = site.last + 1
        if tokens[edge].tag not in grammar.RELATIVE:
            following = _behind_object(tokens, following)
        if following > sentence[-1].i or tokens[following].text == ",":
            return None if _goes_on(scene, s, following) else site
    return None


def _frames_words(site: Site, verb: Verb) -> bool:
    """Whether a cue between commas reports what stands around it: he said, she found, they feared."""
    return site.says or (site.strength > 1 and "that" in verb.licenses)


def _goes_on(scene: Scene, s: int, comma: int) -> bool:
    """Whether another clause, with a source of its own, holds the words: "X said, and Y called it “q”"."""
    tokens = scene.tokens(s)
    own = governed(scene, s) if comma + 1 < len(tokens) and tokens[comma + 1].tag == "CC" else None
    return own is not None and own.source is not None and own.source > comma


def _behind_object(tokens: Sequence[Token], i: int) -> int:
    """Where a comma ends the few words from token ``i`` on who is told, else ``i``."""
    for j in range(i, min(i + LONGEST_OBJECT, len(tokens))):
        if tokens[j].text == ",":
            return j
        if tokens[j].segment is not None or grammar.is_verb(tokens[j]):
            break
    return i


def _inverted(scene: Scene, s: int, site: Site, verb: Verb) -> Site | None:
    """A tag after the quoted words whose subject, a name behind its verb, the parse has elsewhere."""
    passage = scene.passage(s)
    verb_token, before = passage.tokens[site.first], passage.tokens[site.first - 1]
    finite = "inverted" in verb.licenses and verb_token.tag in grammar.FINITE
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
        if grammar.is_bare_participle(passage, token) and scene.lexicon.asks(token.text):
            break  # "Asked whether it was “q,” Lee left"
        adjunct = adjunct or token.dep in {"relcl", "prep"}
        way = way | {token.dep, *({"coordinate"} if _coordinate(passage, token, scene.lexicon) else ())}
        site = None if i == token.i or (adjunct and i > place.last) else by_token.get(i)
        if site is not None and site.mention is None:  # "was understood to say"
            below = (j for j in tokens[i].children if j < place.first and tokens[j].dep == "xcomp")
            site = next((by_token[j] for j in below if j in by_token), None)
        if site is None or not _claims(scene, s, site) or token.dep in grammar.SUBJECT:
            continue
        if any(t.text == ";" for t in tokens[place.last + 1 : i]):
            continue
        if token.dep == "advcl" and site.strength == 1 and i < place.first:
            continue  # "he had heard nothing before it was “q”"
        if (
            best is None
            or _refers_up(passage, best)
            or (token.dep != "conj" and _outweighs(passage, site, best, way, scene.lexicon))
        ):
            best = site
            way = frozenset()
    return best


def _adds(passage: Passage, site: Site) -> bool:
    """Whether the cue's clause goes on after a comma: "the court, which found", "Ames, where Lee said"."""
    tokens, i = passage.tokens, site.source
    if i is None:
        return False
    relative = tokens[i].tag in grammar.RELATIVE
    opening = i if relative else grammar.left_edge(passage, i) - 1
    return opening > 0 and (relative or tokens[opening].tag == "WRB") and tokens[opening - 1].text == ","


def _coordinate(passage: Passage, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb joined to another begins a clause of its own: "Lee said he knew, and Ames called it"."""
    tokens = passage.tokens
    joined = verb.dep in {"conj", "advcl"} and grammar.is_verb(verb)
    own = grammar.own_subject(passage, verb.i) if joined else None
    if own is None or own > verb.i:
        return False
    edge = grammar.left_edge(passage, own)
    joins = tokens[edge - 1].tag == "CC" or tokens[edge - 1].lower in lexicon.contrast
    return edge > 1 and joins and tokens[edge - 2].text == ","


def _outweighs(passage: Passage, above: Site, below: Site, way: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether of two cues, one above the other, the upper is the one that reports the words.

    "He said he would ask for": a verb of saying outweighs the weaker ones below it. Of equals the one
    whose report holds the other wins, and one whose source is not named outright gives way to the verb
    of saying above; but not so a pronoun's in a clause of its own: "Lee spoke before he called it a “q”".
    ``way`` has the arcs from the lower to the upper.
    """
    kind = below.mention.kind if below.mention else None
    if kind == "name" and _is_claim(passage, below, lexicon):
        return False
    told = grammar.is_passive(passage, below.first) or _tells(passage, below)  # "Lee said Ames told him"
    if below.says and (told or "coordinate" in way or ("ccomp" not in way and _adds(passage, below))):
        return False
    if kind == "pronoun" and below.strength > 1 and "advcl" in way and not way & {"ccomp", "relcl"}:
        return False
    if above.strength != below.strength:
        return above.strength > below.strength
    if "ccomp" in way and "relcl" not in way:
        return True
    return kind != "name" and below.says


def _is_claim(passage: Passage, site: Site, lexicon: Lexicon) -> bool:
    """Whether the cue is somebody's claim in so many words: "Ames denied Lee's claim that it was “q”"."""
    following = passage.tokens[site.last + 1 : site.last + 2]
    speech = site.kind == "noun" and lexicon.nouns[passage.tokens[site.first].lower].group == "speech_act"
    return speech and any(t.lower == "that" for t in following)


def _tells(passage: Passage, site: Site) -> bool:
    """Whether the cue has both the words and a pronoun for who hears them: "Lee said Ames asked him “q”"."""
    behind = passage.tokens[site.last + 1 : site.last + 3]
    if site.verb is None or site.source is None or len(behind) < 2 or "person" not in site.verb.licenses:
        return False
    named = passage.tokens[site.source].tag not in grammar.PRONOUN
    return named and behind[0].tag == "PRP" and behind[1].segment is not None


def _refers_up(passage: Passage, site: Site) -> bool:
    """Whether the cue is the reporter's aside on the one above: X decried what he called a "q"."""
    pronoun = site.mention is not None and site.mention.kind == "pronoun"
    return pronoun and any(passage.tokens[i].lower == "what" for i in passage.tokens[site.first].children)


def according(scene: Scene, s: int) -> Site | None:
    """A frame anywhere in the sentence: according to X, it was "q"."""
    frames = [x for x in scene.sites_among(s, scene.sentence(s)) if x.kind == "frame"]
    return frames[0] if frames and held(scene, s, frames[0]) is None else None


def held(scene: Scene, s: int, frame: Site) -> Mention | None:
    """Who is the source by the cue above the words, where that holds them and the frame the rest.

    A fee that Lee called a "q", according to Ames; according to the report Lee said it was "q".
    """
    own = governed(scene, s)
    if own is None or not own.says:
        return None
    verb = scene.tokens(s)[own.first]
    holds = verb.dep == "relcl" or (verb.tag in grammar.FINITE and verb.dep in {"ROOT", "conj"})
    return own.mention if frame.first > scene.places[s].last or (frame.first < own.first and holds) else None


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


def holder(scene: Scene, s: int) -> Attribution | None:
    """To whom something is the words, at the sentence's head: for X, who came late, it was a "q"."""
    sentence, passage = scene.before(s), scene.passage(s)
    if len(sentence) < 4 or sentence[0].lower not in {"for", "to"} or is_short(scene, s):
        return None
    noun = grammar.following_noun(passage, sentence[0].i)
    if noun is None or passage.tokens[noun + 1].text != ",":
        return None
    token = passage.tokens[noun]
    is_ = sentence[-1].lower in scene.lexicon.copulas and sentence[-1].dep not in {"aux", "auxpass"}
    person = grammar.is_name(token) or token.lower in scene.lexicon.people
    return Attribution("", None, grammar.mention(scene.text, passage, noun)) if is_ and person else None


def _describes(scene: Scene, s: int, site: Site) -> bool:
    """Whether the cue is a weak one that tells who somebody is: "a voter who supports Lee"."""
    relative = site.source is not None and scene.tokens(s)[site.source].tag in grammar.RELATIVE
    return relative and site.strength == 1


def _claims(scene: Scene, s: int, site: Site) -> bool:
    """Whether the cue names somebody, and is not one that contains or thinks a few words and says none."""
    if site.mention is None:
        return False
    return not (site.verb is not None and site.verb.group in scene.lexicon.unspoken and is_short(scene, s))
