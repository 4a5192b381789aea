"""Rules of a cue that stands right beside the quotation."""

from __future__ import annotations

import functools

import attrs
import regex

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.grammar import PAUSES
from quotebank.lexicon import Lexicon, Verb, fold, load
from quotebank.model import Mention, MentionKind
from quotebank.rules import lines, within
from quotebank.rules.lines import labelled
from quotebank.scene import STOPS, Attribution, Scene
from quotebank.skeleton import Passage, Token

# The longest noun phrase, in tokens, that is read off the words alone; tags that show a clause instead, and
# those that may stand behind the verb of a tag.
LONGEST_TAG = 12
CLAUSAL = frozenset({"VBD", "VBZ", "VBP", "CC", "PRP", "WP", "WDT"})
FOLLOWING = frozenset({"IN", "TO", "NNP", ","})
# "MR. LEE.—", as reports of courts and of parliament had it.
DASHED = regex.compile(r"\s*(?P<source>\p{Lu}[\w'’-]*(?:\.? \p{Lu}[\w'’-]*){0,5})[.:] ?(?:—|–|--)\s*")


def transcript(scene: Scene, s: int) -> Attribution | None:
    """A transcript's label: "X: Q."."""
    label = scene.segments[s].label
    if label is None:
        return None
    words = scene.text[label.start : label.end]
    kind: MentionKind = "name" if len(words) > 1 else "nominal"
    return Attribution("", None, Mention(words, label.start, label.end, kind))


def signature(scene: Scene, s: int) -> Attribution | None:
    """A dash and a name after the quotation, or on the line below: "Q." - X."""
    left = scene.before(s)
    if left and left[-1].text != ":":
        return None
    found = _signed().match(scene.text, scene.segments[s].end)
    if found is None:
        return None
    start, end = found.span("source")
    return Attribution("", None, Mention(scene.text[start:end], start, end, "name"))


@functools.cache
def _signed() -> regex.Pattern[str]:
    return regex.compile(
        r"\s*[-–—―]+\s*(?P<source>@?\p{Lu}[\w.’'-]*(?:[ \t]+(?:\L<particles>[ \t-])*[\p{Lu}@][\w.’'-]*)*)"
        r"(?=\s*(?:[,.;(]|$))",
        regex.M,
        particles=load().name_particles,
    )


def after(scene: Scene, s: int) -> Site | None:
    """ "Q," X said; "Q," said X."""
    region = scene.after(s)
    end = scene.end(s)
    if end == "." or not region:
        return None
    if scene.before(s) and region[-1].text == ":" and all(t.text != "," for t in region[1:]):
        return None  # "After Lee called it “q” Ames told her: “Q”"
    comma = end in PAUSES or region[0].text in PAUSES
    passage, opens = scene.passage(s), not scene.before(s)
    if _fronted(scene, s):
        return None
    if end in STOPS and not opens and region[0].text[0].isupper() and _leads(scene, s):
        return None
    while region and (
        region[0].text in PAUSES or region[0].tag == "RB" or (opens and region[0].lower == "as")
    ):
        region = region[1:]
    if not region:
        return None
    if opens and (noun := _answer(scene, s, region)) is not None:
        return noun
    for site in scene.sites_among(s, region):
        starts = site.first == region[0].i
        if starts and site.verb is None:
            told = within.held(scene, s, site) if site.kind == "frame" else None
            return site if site.kind == "frame" and (told is None or told.kind == "nominal") else None
        if site.verb is None or not (site.says or opens):
            continue
        if starts:
            return _inverted(scene, s, site, site.verb, comma)
        if site.source is None or "after" not in site.verb.licenses:
            continue
        if _clause_edge(passage, site.source) != region[0].i or passage.tokens[site.first].dep == "relcl":
            continue
        if _is_on_another(scene, s, site, site.verb):
            continue
        forgotten = site.says and opens  # no comma, but nothing else either
        if (comma or forgotten or _exclaims(end, site)) and not cues.has_clause(passage, site, scene.lexicon):
            return site
    return None


def pointing(scene: Scene, s: int) -> Site | None:
    """What the next sentence goes back to: "Q." So said X; "Q." Those were X's words."""
    region = scene.after(s)
    opens = not scene.before(s) and scene.end(s) in STOPS
    if not opens or len(region) < 3 or region[0].lower not in scene.lexicon.pointing:
        return None
    if any(t.tag == "WRB" and t.lower != "how" for t in region[:4]):  # "That was when Lee said"
        return None
    said = next(
        (x for x in scene.sites_among(s, region) if x.first == region[1].i and x.verb is not None), None
    )
    if said is not None and said.verb is not None:
        return _inverted(scene, s, said, said.verb, True)
    return _answer(scene, s, region[1:])


def _is_on_another(scene: Scene, s: int, site: Site, verb: Verb) -> bool:
    """Whether the words hang on a cue before, with a name: "After Lee called it “q,” Ames denied it".

    It is that of a clause that opens the sentence, or this cue has its own object.
    """
    tokens, left = scene.tokens(s), scene.before(s)
    opens = bool(left) and (left[0].dep == "mark" or left[0].tag == "WRB")
    objects = [tokens[j] for j in tokens[site.first].children if j > site.last and tokens[j].dep == "dobj"]
    apart = any(t.text == "," for t in tokens[site.last + 1 : site.last + 2])
    if not opens and (apart or "person" in verb.licenses or all(t.segment is not None for t in objects)):
        return False
    own = within.governed(scene, s)
    if own is None or own.mention is None or own.mention.kind != "name" or own.first >= site.first:
        return False
    return not opens or left[0].head in (own.first, tokens[own.first].head)


def _fronted(scene: Scene, s: int) -> bool:
    """Whether the sentence is on whom another says the words of: "Said by Lee to be “q,” Ames left"."""
    left = scene.before(s)
    sites = scene.sites_among(s, left[:1])
    asked = bool(left) and scene.lexicon.asks(left[0].text)  # "Asked if it was “q,” Ames left"
    passive = bool(sites) and left[0].tag == "VBN" and (asked or sites[0].mention is not None)
    return passive and all(t.text != "," for t in left)


def _leads(scene: Scene, s: int) -> bool:
    """Whether a cue right before the quotation has it, so that what follows is another sentence."""
    left = [t for t in scene.before(s) if t.text not in {",", ":"}]
    return bool(left) and any(x.last == left[-1].i and x.mention for x in scene.sites_among(s, left))


def _answer(scene: Scene, s: int, region: list[Token]) -> Site | None:
    """ "Q," was Lee's answer; "Q," came the reply; "Q" is how Lee put it; "Q" is all Lee says."""
    if region[0].tag not in grammar.FINITE or scene.lexicon.verb(region[0].text) is not None:
        return None
    sites, passage = scene.sites_among(s, region), scene.passage(s)
    noun = grammar.following_noun(passage, region[0].i)
    site = next((x for x in sites if x.first == noun), None)
    if site is not None and site.mention is not None:
        return site
    if region[1:] and (
        region[1].tag in {"WRB", "WP"} or any(t.lower in scene.lexicon.extents for t in region[1:4])
    ):
        verb = next((t.i for t in region[2:] if _has_subject(passage, t)), None)
        clause = None if verb is None else cues.generic(scene.text, passage, verb)
        known = next((x for x in sites if x.strength > 1 and x.mention), None)
        return known or (clause if clause is not None and lines.can_speak(scene, passage, clause) else None)
    source = None if site is None else _giver(passage, site.first, scene.lexicon)
    if site is not None and source is None and region[0].lower in scene.lexicon.coming:
        source = site.first
    if site is None or source is None:
        return None
    return cues.site(scene.text, passage, "noun", site.first, site.last, source)


def _giver(passage: Passage, noun: int, lexicon: Lexicon) -> int | None:
    """Whose a noun of speech is: "the reply from Lee", "the word chosen by Lee", "the advice Lee gives"."""
    tokens = passage.tokens
    near = grammar.following_noun(passage, noun + 1)
    if near is not None and tokens[noun + 1].lower in {"from", "of"} and grammar.is_name(tokens[near]):
        return near
    participle = grammar.child(passage, noun, frozenset({"acl"}))
    if participle is not None:
        return grammar.agent(passage, participle)
    clause = grammar.child(passage, noun, frozenset({"relcl"}))
    verb = None if clause is None else lexicon.verb(tokens[clause].text)
    says = verb is not None and verb.group not in lexicon.unspoken
    if clause is None or not (says or tokens[clause].lower in lexicon.making):
        return None  # "was the answer he got"
    return grammar.own_subject(passage, clause)


def _has_subject(passage: Passage, token: Token) -> bool:
    return grammar.is_verb(token) and grammar.own_subject(passage, token.i) is not None


def retold(scene: Scene, s: int) -> Site | None:
    """As "after", where somebody else is named as the source of it all: "Q," X said, according to Y."""
    frames = [x for x in scene.sites_among(s, scene.after(s)) if x.kind == "frame"]
    site = after(scene, s) if frames else None
    return None if site in frames else site


def _inverted(scene: Scene, s: int, site: Site, verb: Verb, comma: bool) -> Site | None:
    passage, left = scene.passage(s), scene.before(s)
    shouted = left and left[-1].tag == "VBG" and scene.lexicon.verb(left[-1].text) is not None
    if passage.tokens[site.first].tag == "VBG" or shouted:  # "A man shouting “q” interrupted Lee"
        return None
    if site.source is not None and site.source > site.last:
        return site
    if site.source is not None and scene.before(s) and "inverted" not in verb.licenses:
        return None
    noun = grammar.following_noun(passage, site.last)
    if noun is None or (verb.particles and passage.tokens[noun].tag == "PRP"):
        return None  # "but looked after him"
    token = passage.tokens[noun]
    elsewhere = token.dep in grammar.SUBJECT and token.head != site.first
    apart = comma or not scene.before(s)
    if elsewhere and not (apart and site.says and site.source is None and token.tag not in grammar.PRONOUN):
        return None
    return attrs.evolve(site, source=noun, mention=grammar.mention(scene.text, passage, noun))


def _clause_edge(passage: Passage, source: int) -> int:
    """Where the clause of the source begins: with its subject, where the source is an object or beside it."""
    tokens = passage.tokens
    noun = tokens[tokens[source].head]
    if tokens[source].dep == "appos" and noun.i < source and noun.segment is None:
        source = noun.i
    if tokens[source].dep == "dobj":
        subject = grammar.subject(passage, tokens[source].head)
        source = source if subject is None else subject
    return grammar.left_edge(passage, source)


def _exclaims(end: str, site: Site) -> bool:
    """Whether a quotation that ends its own sentence is followed by a cue, not by another sentence."""
    return end in {"?", "!", "…"} and site.verb is not None and site.verb.group != "gesture"


def after_loose(scene: Scene, s: int) -> Site | None:
    """As "after", where the parse hides the subject or the verb: "Q," X, head of Y, said."""
    region = scene.after(s)
    if scene.end(s) not in {*PAUSES, "?", "!"} or not region:
        return None
    described = region[0].tag == "DT" and not scene.before(s)  # "a man who gave his name as Lee said"
    if _fronted(scene, s) or not (described or region[0].text[:1].isupper() or grammar.is_name(region[0])):
        return None
    passage = scene.passage(s)
    source = grammar.following_noun(passage, region[0].i - 1)
    for token in region[1:]:
        verb = scene.lexicon.verb(fold(token.text))
        if verb is None or verb.strength != "strong" or "after" not in verb.licenses or token.tag == "VBG":
            continue
        if described and not any(t.tag in {"WP", "WP$"} for t in region if t.i < token.i):
            return None
        site = cues.site(
            scene.text, passage, "verb", token.i, token.i, cues.speaker_of(passage, token.i, verb), verb
        )
        if _is_on_another(scene, s, site, verb):
            return None
        if cues.has_clause(passage, site, scene.lexicon) or grammar.is_passive(passage, token.i):
            return site if grammar.agent(passage, token.i) is not None else None
        if site.source is not None and region[0].i <= site.source < site.first:
            return site
        if source is not None and source < token.i:
            return cues.site(scene.text, passage, "verb", token.i, token.i, source, verb)
    return None


def after_short(scene: Scene, s: int) -> Site | None:
    """As "after", by the words alone, where the parse has no verb: "Q," the two write; "Q." X said."""
    passage, region, end = scene.passage(s), scene.after(s), scene.end(s)
    last = next((t for t in region if _tags(passage, t, scene.lexicon)), None)
    if last is None or scene.before(s) or end not in {*PAUSES, *STOPS}:
        return None
    phrase, rest = passage.tokens[region[0].i : last.i], passage.tokens[last.i + 1 : region[-1].i + 1]
    if not 1 <= len(phrase) <= LONGEST_TAG or phrase[0].tag == "IN" or any(t.tag in CLAUSAL for t in phrase):
        return None
    commas = [t for t in phrase if t.text == ","]
    if (
        len(commas) not in {0, 2}
        or len(commas) == len(phrase)
        or (rest and (end == "." or rest[0].tag not in FOLLOWING))
    ):
        return None
    phrase = [t for t in phrase if t not in commas]
    head = next((t for t in reversed(phrase) if grammar.is_name(t)), phrase[-1])
    start, stop = phrase[0].start, phrase[-1].end
    named = grammar.mention(scene.text, passage, head.i) if grammar.is_name(head) else None
    mention = named or Mention(scene.text[start:stop], start, stop, "nominal")
    site = cues.site(scene.text, passage, "verb", last.i, last.i, None, scene.lexicon.verb(last.text))
    return attrs.evolve(site, source=head.i, mention=mention)


def _tags(passage: Passage, token: Token, lexicon: Lexicon) -> bool:
    """Whether the token has the form of a verb that tags a quotation, and no place of a noun's."""
    verb = lexicon.verb(token.text)
    if verb is None or verb.strength == "weak" or "after" not in verb.licenses or token.tag == "VBG":
        return False
    return passage.tokens[token.i - 1].tag not in {"DT", "PRP$", "POS", "IN"}


def split(scene: Scene, s: int) -> Attribution | None:
    """ "Q," X said. "Q." and "Q," X said, "Q": the second half."""
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if given is None or given.cue is None:
        return None
    gap = scene.gap(s)
    if not gap or not gap[0].start <= given.cue.start < gap[-1].end:
        return None
    colon = gap[-1].text == ":"
    sites = [x for x in scene.sites_among(s, gap) if x.mention and (x.kind == "verb" or colon)]
    if gap[-1].text not in STOPS and sites and sites[-1].cue.start > given.cue.start:
        return None
    ends = [t.i for t in gap if t.text in STOPS]
    own = within.tag(scene, s)
    if (ends and ends[0] != gap[-1].i) or (own is not None and own.first > scene.places[s].last):
        return None
    return attrs.evolve(given, joins=True)


def colon(scene: Scene, s: int) -> Site | None:
    """X said: "Q"."""
    left = scene.before(s)
    if not left or not left[-1].text.endswith(":"):
        return None
    behind = lines.behind_dash(left)
    if behind is not left and not any(t.tag in grammar.FINITE for t in behind):
        return None
    return lines.before_colon(scene, scene.places[s].passage, left)


def label(scene: Scene, s: int) -> Attribution | None:
    """A name and a colon, with no verb: X: "Q"; X.—"Q"; in a headline "Q": X sees red."""
    dashed = DASHED.fullmatch(scene.text, scene.passage(s).span.start, scene.segments[s].start)
    if dashed is not None:
        start, end = dashed.span("source")
        return Attribution("", None, Mention(scene.text[start:end], start, end, "name"))
    left, right = scene.before(s), scene.after(s)
    if right and right[0].text == ":" and (not left or left[-1].text == ":"):
        said = (x for x in scene.sites_among(s, right) if x.says and x.mention)
        site = next(said, None) or lines.main_clause(scene, scene.places[s].passage, right)
        return None if site is None else Attribution("", None, site.mention)
    return labelled(scene, scene.passage(s), left) if left and left[-1].text.endswith(":") else None


def before(scene: Scene, s: int) -> Site | None:
    """X said, "Q"; X said "Q"."""
    left = scene.before(s)
    if not left:
        return None
    sites = [x for x in scene.sites_among(s, left) if x.mention and x.kind == "verb"]
    while left and left[-1].text in {",", "that", ":"}:
        left = left[:-1]
    if not sites or not left or sites[-1].last != left[-1].i or not sites[-1].says:
        return None
    main = scene.tokens(s)[sites[-1].first].dep == "ROOT"
    return sites[-1] if main or scene.is_direct(s) else None
