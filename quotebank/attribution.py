"""The sieve: ordered rules that give each quoted segment its cue and mention.

Rules run from the surest to the loosest over all segments; the first that speaks for a segment
wins. A rule sees what the rules before it have given.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Sequence
from importlib import resources

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Lexicon
from quotebank.model import Cue, Mention, QuoteKind, Segment
from quotebank.skeleton import Passage, Token

TERM = "term"
TERMINATORS = frozenset(".?!")
STRENGTH = {"weak": 0, "medium": 1, "strong": 2}
PAUSES = frozenset({",", "—", "–", "-", "--"})


@attrs.frozen
class Attribution:
    """Who is said to have said a segment, by which rule; ``joins`` if it goes on the one before."""

    rule: str
    cue: Cue | None
    mention: Mention | None
    joins: bool = False
    kind: QuoteKind = "mixed"


@attrs.frozen(eq=False)
class Place:
    """A segment in its passage: tokens ``first`` to ``last`` (inclusive), marks among them."""

    passage: int
    first: int
    last: int


@attrs.define(eq=False)
class Scene:
    """All that a rule may look at."""

    text: str
    segments: Sequence[Segment]
    passages: Sequence[Passage]
    sites: list[list[Site]]
    places: list[Place]
    given: list[Attribution | None]
    used: dict[int, Site] = attrs.field(factory=dict)

    def tokens(self, s: int) -> list[Token]:
        return self.passages[self.places[s].passage].tokens

    def words(self, s: int) -> str:
        inner = self.segments[s].inner
        return self.text[inner.start : inner.end].strip()

    def before(self, s: int) -> list[Token]:
        """The tokens of the sentence to the left of the segment."""
        tokens, place = self.tokens(s), self.places[s]
        i = place.first
        while i and not self._ends_sentence(tokens, i - 1):
            i -= 1
        return _trim(tokens[i : place.first])

    def after(self, s: int) -> list[Token]:
        """The tokens to the right of the segment up to the sentence's end or the next segment."""
        tokens, i = self.tokens(s), self.places[s].last + 1
        j = i
        while j < len(tokens) and tokens[j].segment is None and tokens[j].text not in TERMINATORS:
            j += 1
        return _trim(tokens[i:j])

    def is_direct(self, s: int) -> bool:
        """Whether the segment is a sentence of its own rather than words within the reporter's."""
        words = self.words(s)
        if not words or words[0].islower():
            return False
        left = self.before(s)
        return not left or left[-1].text in {",", ":"} or self.segments[s].continues or grammar.is_verb(left[-1])

    def previous(self, s: int) -> int | None:
        """The segment before in the same paragraph."""
        return s - 1 if s and self.places[s - 1].passage == self.places[s].passage else None

    def gap(self, s: int) -> list[Token]:
        """The tokens between the segment and the one before it in its paragraph."""
        previous = self.previous(s)
        first = 0 if previous is None else self.places[previous].last + 1
        return _trim(self.tokens(s)[first : self.places[s].first])

    def sites_among(self, s: int, tokens: Sequence[Token]) -> list[Site]:
        if not tokens:
            return []
        first, last = tokens[0].i, tokens[-1].i
        return [x for x in self.sites[self.places[s].passage] if first <= x.first <= last]

    def _ends_sentence(self, tokens: Sequence[Token], i: int) -> bool:
        token = tokens[i]
        if token.segment is None:
            return token.text in TERMINATORS
        return (
            self.words(token.segment)[-1:] in TERMINATORS
            and token.i == self.places[token.segment].last
            and i + 1 < len(tokens)
            and (tokens[i + 1].segment is not None or tokens[i + 1].text[:1].isupper())
        )


def _trim(tokens: list[Token]) -> list[Token]:
    """Without the blanks at either end that the tokenizer keeps as tokens."""
    while tokens and tokens[0].text.isspace():
        tokens = tokens[1:]
    while tokens and tokens[-1].text.isspace():
        tokens = tokens[:-1]
    return tokens


Rule = Callable[[Scene, int], Site | Attribution | None]


def attribute(
    text: str, segments: Sequence[Segment], passages: Sequence[Passage], lexicon: Lexicon
) -> list[Attribution | None]:
    """One attribution, or None, for each segment."""
    scene = _scene(text, segments, passages, lexicon)
    for name, rule in RULES:
        for s in range(len(segments)):
            if scene.given[s] is None:
                found = rule(scene, s)
                if isinstance(found, Site):
                    scene.used[s] = found
                    found = Attribution(name, found.cue, found.mention)
                elif found is not None:
                    found = attrs.evolve(found, rule=name)
                if found is not None:
                    found = attrs.evolve(found, kind="direct" if scene.is_direct(s) else "mixed")
                scene.given[s] = found
    return scene.given


@functools.cache
def _precision() -> dict[str, dict[str, float]]:
    source = resources.files("quotebank") / "precision.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def confidence(found: Attribution) -> float:
    """How often the rule was right, on the articles it was measured on, for that kind of quote."""
    return _precision()[found.rule][found.kind]


def _scene(text: str, segments: Sequence[Segment], passages: Sequence[Passage], lexicon: Lexicon) -> Scene:
    places: list[Place] = [Place(0, 0, 0)] * len(segments)
    for n, passage in enumerate(passages):
        for s in passage.segments:
            own = [t.i for t in passage.tokens if t.segment == s]
            places[s] = Place(n, own[0], own[-1])
    sites = [cues.find(text, passage, lexicon) for passage in passages]
    return Scene(text, segments, passages, sites, places, [None] * len(segments))


# --- the rules


def continued(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that goes on the open quotation of the one before."""
    if s and scene.segments[s].continues:
        before = scene.given[s - 1]
        if before is not None:
            return attrs.evolve(before, joins=True)
    return None


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
    passage = scene.passages[scene.places[s].passage]
    for site in scene.sites_among(s, region):
        if site.first == region[0].i:
            return _inverted(scene, s, site) if site.kind == "verb" else site if site.kind == "frame" else None
        if site.kind != "verb" or site.source is None or site.verb is None or "after" not in site.verb.licenses:
            continue
        if grammar.left_edge(passage, site.source) != region[0].i or _relative(passage, site):
            continue
        if (comma or end in {"?", "!", "…"}) and not _has_clause(passage, site):
            return site
    return None


def after_loose(scene: Scene, s: int) -> Site | None:
    """As "after", where the parse hides the subject: "Q," X, head of Y, said."""
    region = scene.after(s)
    if scene.words(s)[-1:] not in PAUSES or not region or not region[0].text[:1].isupper():
        return None
    passage = scene.passages[scene.places[s].passage]
    for site in scene.sites_among(s, region):
        if site.verb and "after" in site.verb.licenses and site.verb.strength == "strong":
            if site.source is not None and region[0].i <= site.source < site.first:
                return site
            source = grammar.following_noun(passage, region[0].i - 1)
            if source is not None and source < site.first and passage.tokens[site.first].tag != "VBG":
                return attrs.evolve(site, source=source, mention=grammar.mention(scene.text, passage, source))
    return None


def _inverted(scene: Scene, s: int, site: Site) -> Site | None:
    passage = scene.passages[scene.places[s].passage]
    if passage.tokens[site.first].tag == "VBG":
        return None
    if site.source is not None and site.source > site.last:
        return site
    noun = grammar.following_noun(passage, site.last)
    if noun is None:
        return None
    return attrs.evolve(site, source=noun, mention=grammar.mention(scene.text, passage, noun))


def _has_clause(passage: Passage, site: Site) -> bool:
    tokens = passage.tokens
    return any(
        j > site.last and tokens[j].dep == "ccomp" and tokens[j].segment is None
        for j in tokens[site.first].children
    )


def _relative(passage: Passage, site: Site) -> bool:
    return passage.tokens[site.first].dep == "relcl"


def split(scene: Scene, s: int) -> Attribution | None:
    """ "Q," X said. "Q." and "Q," X said, "Q": the second half."""
    previous = scene.previous(s)
    if previous is None or (given := scene.given[previous]) is None:
        return None
    if given.cue is None:
        return None
    gap = scene.gap(s)
    if not gap or not gap[0].start <= given.cue.start < gap[-1].end:
        return None
    ends = [t.i for t in gap if t.text in TERMINATORS]
    if ends and ends[0] != gap[-1].i:
        return None
    return attrs.evolve(given, joins=True)


def colon(scene: Scene, s: int) -> Site | None:
    """X said: "Q"."""
    left = scene.before(s)
    if not left or left[-1].text != ":":
        return None
    passage = scene.passages[scene.places[s].passage]
    sites = [x for x in scene.sites_among(s, left) if x.mention]
    verbs = [x for x in sites if x.kind == "verb"]
    main = [x for x in verbs if passage.tokens[x.first].dep in {"ROOT", "conj"}]
    strong = [x for x in verbs if _strength(x) == STRENGTH["strong"]]
    return (_strongest(main) or strong or verbs or sites or [None])[-1]


def _strongest(sites: Sequence[Site]) -> list[Site]:
    return [x for x in sites if _strength(x) == STRENGTH["strong"]]


def label(scene: Scene, s: int) -> Attribution | None:
    """A name and a colon, with no verb: X: "Q"."""
    left = scene.before(s)
    if not left or left[-1].text != ":":
        return None
    dash = max((t.i for t in left if t.text in {"-", "—", "–", "--"}), default=left[0].i - 1)
    left = [t for t in left if t.i > dash]
    if any(grammar.is_verb(t) for t in left):
        return None
    passage = scene.passages[scene.places[s].passage]
    source = next((t.i for t in left if t.tag.startswith("NNP") and t.dep != "compound"), None)
    if source is None:
        source = grammar.following_noun(passage, dash)
    return None if source is None else Attribution("", None, grammar.mention(scene.text, passage, source))


def before(scene: Scene, s: int) -> Site | None:
    """X said, "Q"; X said "Q"."""
    left = scene.before(s)
    if not left:
        return None
    sites = [x for x in scene.sites_among(s, left) if x.mention and x.kind == "verb"]
    while left and (left[-1].text in {",", "that", ":"} or left[-1].tag == "_SP"):
        left = left[:-1]
    if sites and left and sites[-1].last == left[-1].i and _strength(sites[-1]) == STRENGTH["strong"]:
        if scene.is_direct(s) or scene.passages[scene.places[s].passage].tokens[sites[-1].first].dep == "ROOT":
            return sites[-1]
    return None


def governed(scene: Scene, s: int) -> Site | None:
    """A cue above the segment in the parse: X said he had a "q"."""
    place = scene.places[s]
    passage = scene.passages[place.passage]
    tokens = passage.tokens
    by_token = {x.first: x for x in scene.sites[place.passage]}
    top = next(
        (i for i in range(place.first, place.last + 1) if tokens[tokens[i].head].segment != s and tokens[i].text != '"'),
        None,
    )
    if top is None:
        return None
    chain = []
    seen = set()
    i = top
    while i not in seen:
        seen.add(i)
        token = tokens[i]
        i = token.head
        site = by_token.get(i)
        if site is not None and site.mention and token.dep not in grammar.SUBJECT:
            chain.append(site)
    return _holder(chain)


def _holder(chain: Sequence[Site]) -> Site | None:
    """Of cues that hold each other, innermost first, the one that reports the words.

    "He said he would ask for": a verb of saying outweighs the weaker ones below it, and one whose
    source is not named outright gives way to the next above.
    """
    best: Site | None = None
    for site in chain:
        if best is None:
            best = site
        elif _strength(site) > _strength(best):
            best = site
        elif _strength(site) == _strength(best) == STRENGTH["strong"] and best.mention and best.mention.kind != "name":
            best = site
    return best


def _strength(site: Site) -> int:
    return STRENGTH[site.verb.strength] if site.verb else 1


def according(scene: Scene, s: int) -> Site | None:
    """A frame anywhere in the sentence: according to X, it was "q"."""
    sentence = [*scene.before(s), *scene.after(s)]
    frames = [x for x in scene.sites_among(s, sentence) if x.kind == "frame"]
    return frames[0] if frames else None


def left(scene: Scene, s: int) -> Site | None:
    """The nearest cue to the left in the sentence."""
    sites = [x for x in scene.sites_among(s, scene.before(s)) if x.mention]
    return sites[-1] if sites else None


def right(scene: Scene, s: int) -> Site | None:
    """The nearest cue to the right in the sentence."""
    sites = [x for x in scene.sites_among(s, scene.after(s)) if x.mention]
    return sites[0] if sites else None


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after another quotation in the paragraph."""
    previous = scene.previous(s)
    if previous is None or any(grammar.is_verb(t) for t in scene.before(s)):
        return None
    given = scene.given[previous]
    return None if given is None else attrs.evolve(given, cue=None, joins=False)


def narrated(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after the reporter's sentence on the speaker."""
    if scene.before(s):
        return None
    gap = scene.gap(s)
    sites = [x for x in scene.sites_among(s, gap) if x.mention]
    if sites:
        return Attribution("", sites[-1].cue, sites[-1].mention)
    return None


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


def paragraph_before(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that opens with a quotation and names nobody."""
    if scene.previous(s) is not None or scene.before(s):
        return None
    n = scene.places[s].passage
    if not n:
        return None
    earlier = scene.passages[n - 1]
    if earlier.segments:
        given = scene.given[earlier.segments[-1]]
        if given:
            return attrs.evolve(given, cue=None, joins=False)
    sites = [x for x in scene.sites[n - 1] if x.mention]
    return Attribution("", sites[-1].cue, sites[-1].mention) if sites else None


RULES: tuple[tuple[str, Rule], ...] = (
    ("after", after),
    ("colon", colon),
    ("before", before),
    ("after-loose", after_loose),
    ("split", split),
    ("governed", governed),
    ("according", according),
    ("label", label),
    ("left", left),
    ("right", right),
    ("follow-paragraph", follow_paragraph),
    ("narrated", narrated),
    ("subject", subject_of_sentence),
    ("continued", continued),
    ("paragraph-before", paragraph_before),
)
