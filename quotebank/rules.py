"""The rules of attribution, from the surest to the loosest.

A rule looks at one segment in its scene and gives the cue that owns it, or an attribution, or
passes. It sees what the rules before it have given to every segment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs
import regex

from quotebank import cues, grammar, terms
from quotebank.cues import FINITE, Site
from quotebank.lexicon import fold
from quotebank.model import Mention
from quotebank.scene import STOPS, Attribution, Scene
from quotebank.skeleton import Passage, Token

STRENGTH = {"noun": 0, "weak": 1, "medium": 2, "strong": 3}
TERM = "term"
PAUSES = frozenset({",", "—", "–", "-", "--"})
SIGNATURE = regex.compile(
    r"\s*[-–—―]+\s*(?P<source>@?\p{Lu}[\w.’'-]*(?:[ \t]+[\p{Lu}@][\w.’'-]*)*)(?=\s*(?:[,.;(]|$))", regex.M
)

Rule = Callable[[Scene, int], Site | Attribution | None]


def after(scene: Scene, s: int) -> Site | None:
    """ "Q," X said; "Q," said X."""
    region = scene.after(s)
    end = scene.words(s)[-1:]
    if end == "." or not region:
        return None
    comma = end in PAUSES or region[0].text in PAUSES
    while region and (region[0].text in PAUSES or region[0].tag in {"RB", "_SP"} or region[0].lower == "as"):
        region = region[1:]
    if not region:
        return None
    passage = scene.passage(s)
    for site in scene.sites_among(s, region):
        if site.first == region[0].i:
            return (
                _inverted(scene, s, site) if site.kind == "verb" else site if site.kind == "frame" else None
            )
        if (
            site.kind != "verb"
            or site.source is None
            or site.verb is None
            or "after" not in site.verb.licenses
        ):
            continue
        if _clause_edge(passage, site.source) != region[0].i or _relative(passage, site):
            continue
        if (comma or _exclaims(end, site)) and not _has_clause(passage, site):
            return site
    return None


def _clause_edge(passage: Passage, source: int) -> int:
    """Where the clause of the source begins: with its subject, where the source is the object."""
    tokens = passage.tokens
    if tokens[source].dep == "dobj":
        subject = grammar.subject(passage, tokens[source].head)
        source = source if subject is None else subject
    return grammar.left_edge(passage, source)


def _exclaims(end: str, site: Site) -> bool:
    """Whether a quotation that ends its own sentence is followed by a cue, not by another sentence."""
    return end in {"?", "!", "…"} and _strength(site) > STRENGTH["weak"]


def after_loose(scene: Scene, s: int) -> Site | None:
    """As "after", where the parse hides the subject or the verb: "Q," X, head of Y, said."""
    region = scene.after(s)
    if scene.words(s)[-1:] not in {*PAUSES, "?", "!"} or not region:
        return None
    if not region[0].text[:1].isupper() and not grammar.is_name(region[0]):
        return None
    passage = scene.passage(s)
    source = grammar.following_noun(passage, region[0].i - 1)
    for token in region[1:]:
        verb = scene.lexicon.verb(fold(token.text))
        if verb is None or verb.strength != "strong" or "after" not in verb.licenses or token.tag == "VBG":
            continue
        site = cues.site(
            scene.text, passage, "verb", token.i, token.i, cues.speaker_of(passage, token.i, verb), verb
        )
        if _has_clause(passage, site) or grammar.is_passive(passage, token.i):
            return site if grammar.agent(passage, token.i) is not None else None
        if site.source is not None and region[0].i <= site.source < site.first:
            return site
        if source is not None and source < token.i:
            return cues.site(scene.text, passage, "verb", token.i, token.i, source, verb)
    return None


def _inverted(scene: Scene, s: int, site: Site) -> Site | None:
    passage = scene.passage(s)
    if passage.tokens[site.first].tag == "VBG":
        return None
    if site.source is not None and site.source > site.last:
        return site
    noun = grammar.following_noun(passage, site.last)
    if noun is None or (
        passage.tokens[noun].dep in grammar.SUBJECT and passage.tokens[noun].head != site.first
    ):
        return None
    return attrs.evolve(site, source=noun, mention=grammar.mention(scene.text, passage, noun))


def _has_clause(passage: Passage, site: Site) -> bool:
    """Whether the cue has words of the reporter's for its object, so that it is not a mere tag."""
    tokens = passage.tokens
    return any(
        j > site.last and tokens[j].dep in {"ccomp", "xcomp"} and tokens[j].segment is None
        for j in tokens[site.first].children
    )


def _relative(passage: Passage, site: Site) -> bool:
    return passage.tokens[site.first].dep == "relcl"


def split(scene: Scene, s: int) -> Attribution | None:
    """ "Q," X said. "Q." and "Q," X said, "Q": the second half."""
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if given is None or given.cue is None:
        return None
    gap = scene.gap(s)
    if not gap or not gap[0].start <= given.cue.start < gap[-1].end:
        return None
    verbs = [x for x in scene.sites_among(s, gap) if x.kind == "verb" and x.mention]
    if gap[-1].text not in STOPS and verbs and verbs[-1].cue.start > given.cue.start:
        return None
    ends = [t.i for t in gap if t.text in STOPS]
    if ends and ends[0] != gap[-1].i:
        return None
    return attrs.evolve(given, joins=True)


def colon(scene: Scene, s: int) -> Site | None:
    """X said: "Q"."""
    left = scene.before(s)
    if not left or not left[-1].text.endswith(":"):
        return None
    passage = scene.passage(s)
    sites = [x for x in scene.sites_among(s, left) if x.mention]
    verbs = [x for x in sites if x.kind == "verb"]
    main = [x for x in verbs if passage.tokens[x.first].dep in {"ROOT", "conj"}]
    strong = [x for x in verbs if _strength(x) == STRENGTH["strong"]]
    for candidates in ([x for x in main if x in strong], strong, verbs, sites):
        if candidates:
            return candidates[-1]
    return None


def label(scene: Scene, s: int) -> Attribution | None:
    """A name and a colon, with no verb: X: "Q"."""
    left = scene.before(s)
    return _labelled(scene, scene.passage(s), left) if left and left[-1].text.endswith(":") else None


def _labelled(scene: Scene, passage: Passage, tokens: Sequence[Token]) -> Attribution | None:
    """The name in a line without a verb, such as "And from Chairwoman Ada Finch:"."""
    dash = max((t.i for t in tokens if t.text in PAUSES - {","}), default=tokens[0].i - 1)
    tokens = [t for t in tokens if t.i > dash and t.segment is None]
    if not tokens or any(t.tag in FINITE for t in tokens):
        return None
    source = next((t.i for t in tokens if grammar.is_name(t) and t.dep != "compound"), None)
    if source is None:
        source = grammar.following_noun(passage, tokens[0].i - 1)
    return None if source is None else Attribution("", None, grammar.mention(scene.text, passage, source))


def before(scene: Scene, s: int) -> Site | None:
    """X said, "Q"; X said "Q"."""
    left = scene.before(s)
    if not left:
        return None
    sites = [x for x in scene.sites_among(s, left) if x.mention and x.kind == "verb"]
    while left and (left[-1].text in {",", "that", ":"} or left[-1].tag == "_SP"):
        left = left[:-1]
    if not sites or not left or sites[-1].last != left[-1].i or _strength(sites[-1]) < STRENGTH["strong"]:
        return None
    main = scene.tokens(s)[sites[-1].first].dep == "ROOT"
    return sites[-1] if main or scene.is_direct(s) else None


def tag(scene: Scene, s: int) -> Site | None:
    """A cue set off by commas holds the whole sentence: the plan, X said, was a "q"."""
    sentence = scene.sentence(s)
    tokens, passage = scene.tokens(s), scene.passage(s)
    for site in scene.sites_among(s, sentence):
        if site.verb is None or site.source is None or site.source > site.first:
            continue
        if (
            _strength(site) < STRENGTH["strong"]
            or "after" not in site.verb.licenses
            or _has_clause(passage, site)
        ):
            continue
        edge = grammar.left_edge(passage, site.source)
        if edge <= sentence[0].i or tokens[edge - 1].text != "," or tokens[site.first].tag == "VBG":
            continue
        following = site.last + 1
        if following > sentence[-1].i or tokens[following].text == ",":
            return site
    return None


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
    i = top
    while i not in seen:
        seen.add(i)
        token = tokens[i]
        i = token.head
        adjunct = adjunct or token.dep in {"relcl", "prep"}
        site = None if i == token.i or (adjunct and i > place.last) else by_token.get(i)
        if site is None or not site.mention or token.dep in grammar.SUBJECT:
            continue
        if best is None or (token.dep != "conj" and _outweighs(site, best)):
            best = site
    return best


def _outweighs(above: Site, below: Site) -> bool:
    """Whether of two cues, one above the other, the upper is the one that reports the words.

    "He said he would ask for": a verb of saying outweighs the weaker ones below it, and one whose
    source is not named outright gives way to the verb of saying above.
    """
    if _strength(above) != _strength(below):
        return _strength(above) > _strength(below)
    named = below.mention is not None and below.mention.kind == "name"
    return not named and _strength(below) == STRENGTH["strong"]


def _strength(site: Site) -> int:
    return STRENGTH[site.verb.strength if site.verb else "noun"]


def according(scene: Scene, s: int) -> Site | None:
    """A frame anywhere in the sentence: according to X, it was "q"."""
    sentence = [*scene.before(s), *scene.after(s)]
    frames = [x for x in scene.sites_among(s, sentence) if x.kind == "frame"]
    return frames[0] if frames else None


def left(scene: Scene, s: int) -> Site | None:
    """The surest cue to the left in the sentence, the nearest of equals."""
    sites = [x for x in scene.sites_among(s, scene.before(s)) if x.mention]
    return max(sites, key=lambda x: (_strength(x), x.first), default=None)


def right(scene: Scene, s: int) -> Site | None:
    """The nearest cue to the right in the sentence."""
    sites = [x for x in scene.sites_among(s, scene.after(s)) if x.mention]
    return sites[0] if sites else None


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after another quotation in the paragraph."""
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if given is None or any(x.mention for x in scene.sites_among(s, [*scene.before(s), *scene.after(s)])):
        return None
    return attrs.evolve(given, cue=None, joins=False)


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
    return site.mention.kind != "nominal" or passage.tokens[site.source].lower in scene.lexicon.people


def subject_of_sentence(scene: Scene, s: int) -> Site | None:
    """Quoted words under a verb that is no cue."""
    place = scene.places[s]
    passage = scene.passages[place.passage]
    tokens = passage.tokens
    i, seen = place.first, set()
    while i not in seen:
        seen.add(i)
        if tokens[i].segment is None and grammar.is_verb(tokens[i]):
            site = cues.generic(scene.text, passage, i)
            if site is not None and site.mention:
                return site
        i = tokens[i].head
    return None


def colon_paragraph(scene: Scene, s: int) -> Site | Attribution | None:
    """X said: and a new paragraph; From X: and a new paragraph."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s):
        return None
    passage = scene.passages[n - 1]
    tokens = [t for t in passage.tokens if not t.text.isspace()]
    if not tokens or not (tokens[-1].text.endswith(":") or tokens[0].lower == "from"):
        return None
    return _main(scene, n - 1, tokens) or _labelled(scene, passage, tokens)


def signature(scene: Scene, s: int) -> Attribution | None:
    """A dash and a name after the quotation, or on the line below: "Q." - X."""
    if scene.before(s):
        return None
    found = SIGNATURE.match(scene.text, scene.segments[s].end)
    if found is None:
        return None
    start, end = found.span("source")
    return Attribution("", None, Mention(scene.text[start:end], start, end, "name"))


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


RULES: tuple[tuple[str, Rule], ...] = (
    (TERM, terms.title),
    ("signature", signature),
    ("after", after),
    ("split", split),
    ("colon", colon),
    ("before", before),
    ("after-loose", after_loose),
    ("split", split),
    ("colon-paragraph", colon_paragraph),
    ("tag", tag),
    ("governed", governed),
    ("according", according),
    ("label", label),
    ("left", left),
    ("narrated", narrated),
    ("follow-paragraph", follow_paragraph),
    (TERM, terms.leftover),
    ("right", right),
    ("subject", subject_of_sentence),
    ("paragraph-before", paragraph_before),
)
