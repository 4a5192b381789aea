"""Rules of a speaker who stands in another sentence or paragraph."""

from __future__ import annotations

import attrs

from quotebank import cues, grammar
from quotebank.cues import Site
from quotebank.lexicon import Pronoun
from quotebank.model import Mention
from quotebank.rules.lines import before_colon, labelled, last_sentence, main_clause
from quotebank.scene import STOPS, Attribution, Scene

EXCHANGE = "exchange"
LONGEST_TURN = 15  # words


def colon_paragraph(scene: Scene, s: int) -> Site | Attribution | None:
    """X said: and a new paragraph; From X: and a new paragraph."""
    n = scene.places[s].passage
    if not n or scene.earlier(s) is not None or scene.before(s):
        return None
    passage = scene.passages[n - 1]
    tokens = passage.tokens
    if not tokens or not (tokens[-1].text.endswith(":") or tokens[0].lower == "from"):
        return None
    return before_colon(scene, n - 1, last_sentence(tokens)) or labelled(scene, passage, tokens)


def narrated(scene: Scene, s: int) -> Attribution | None:
    """A sentence of its own after the reporter's on the speaker: X was worried. "Q".

    After another quotation only of whom the sentence names, or of a pronoun that says something or of
    whom it asks: Would X go? "Q".
    """
    gap, earlier = scene.gap(s), scene.earlier(s)
    if scene.before(s) or not gap:
        return None
    frames = [x for x in scene.sites_among(s, last_sentence(gap)) if x.kind == "frame"]
    if frames and frames[0].mention:
        return Attribution("", None, frames[0].mention)
    site = main_clause(scene, scene.places[s].passage, gap)
    while site is None and earlier is None and (last := last_sentence(gap)) and last[0].i > gap[0].i:
        gap = gap[: last[0].i - gap[0].i]
        site = main_clause(scene, scene.places[s].passage, gap)
    given = None if earlier is None else scene.given[earlier]
    if site is None or site.mention is None or _is_made(scene, s, site):
        return None
    if _is_reporter(scene, site.mention):
        asked = grammar.child(scene.passage(s), site.first, frozenset({"dobj", "dative"}))
        if asked is None or site.verb is None or site.verb.group not in scene.lexicon.asking:
            return None
        return Attribution("", None, grammar.mention(scene.text, scene.passage(s), asked))
    somebody = _is_he_or_she(scene, site.mention)
    reports = site.says and cues.has_clause(scene.passage(s), site, scene.lexicon)
    says = reports or (somebody and (site.verb is not None or gap[-1].text == "?"))
    if given is not None and given.mention is not None and site.mention.kind != "name" and not says:
        return None
    return Attribution("", None, site.mention)


def _is_made(scene: Scene, s: int, site: Site) -> bool:
    """Whether the sentence tells who made something: "It was built by Lee." """
    passive = site.verb is None and site.kind == "verb" and grammar.is_passive(scene.passage(s), site.first)
    return passive and site.source == grammar.agent(scene.passage(s), site.first)


def follow_paragraph(scene: Scene, s: int) -> Attribution | None:
    """Words after another quotation in the paragraph, with no cue: "Q," X said. It was late. "Q".

    A sentence of its own goes on the last such, over a few words of somebody else's: X said of the "q".
    Words within a sentence go on the statement before: X said it was late. The sky was "q".
    """
    earlier = scene.earlier(s)
    given = None if earlier is None else scene.given[earlier]
    if any(x.mention for x in scene.sites_among(s, [*scene.before(s), *scene.after(s)])):
        return None
    site = _statement(scene, s)
    if site is not None:
        return Attribution("", None, site.mention)
    if given is None:
        return None
    if scene.is_direct(s):
        known = (scene.given[q] for q in reversed(range(scene.passage(s).segments[0], s)))
        given = next((x for x in known if x is not None and x.mention and x.kind == "direct"), given)
    return attrs.evolve(given, cue=None, joins=False)


def _statement(scene: Scene, s: int) -> Site | None:
    """The cue of what is reported in the sentence before the one that the words stand in."""
    inside = scene.before(s)
    gap = [t for t in scene.gap(s) if inside and t.i < inside[0].i]
    site = main_clause(scene, scene.places[s].passage, gap) if gap else None
    if site is None or not site.says or not cues.has_clause(scene.passage(s), site, scene.lexicon):
        return None
    return site


def exchange(scene: Scene, s: int) -> Attribution | None:
    """A few words alone, after a question or two short turns, are the other's of two: "Q?" asked X. "Q".

    Where the other is not known they are nobody's.
    """
    alone = all(t.segment == s for t in (scene.tokens(s)[0], scene.tokens(s)[-1]))
    before = _turn_before(scene, s) if alone and _is_short(scene, s) else None
    given = None if before is None else scene.given[before]
    if before is None or given is None:
        return None
    first = _turn_before(scene, before)
    other = None if first is None else scene.given[first]
    here, there = (x.mention.text.lower() if x and x.mention else "" for x in (given, other))
    two = there not in {here, ""}
    asks = scene.end(s) == "?"
    asked = scene.end(before) == "?" and given.cue and scene.lexicon.asks(given.cue.text.split()[0])
    turns = here and two and first is not None and _is_short(scene, first) and _is_short(scene, before)
    if given.rule != EXCHANGE and not turns and (asks or not asked):
        return None
    return attrs.evolve(other, cue=None, joins=False) if other and two else Attribution("")


def _is_short(scene: Scene, s: int) -> bool:
    return len(scene.words(s).split()) <= LONGEST_TURN


def _turn_before(scene: Scene, s: int) -> int | None:
    """The closed quotation that the paragraph before ends in, but for its tag."""
    n = scene.places[s].passage - 1
    before = scene.passages[n].segments[-1] if n >= 0 and scene.passages[n].segments else None
    given = None if before is None else scene.given[before]
    if before is None or given is None or not scene.segments[before].closed:
        return None
    if not (given.joins or given.kind == "direct"):
        return None
    rest = scene.passages[n].tokens[scene.places[before].last + 1 :]
    return None if any(t.text in STOPS for t in rest[:-1]) else before


def before_beat(scene: Scene, s: int) -> Attribution | None:
    """A sentence that opens the paragraph, before a beat and more of X: "Q." X sat down. "Q," X said."""
    tokens, place = scene.tokens(s), scene.places[s]
    opens = not tokens[: place.first] and scene.end(s) in STOPS
    following = scene.given[s + 1] if opens and s + 1 < len(scene.given) else None
    if following is None or following.mention is None or scene.places[s + 1].passage != place.passage:
        return None
    beat = tokens[place.last + 1 : scene.places[s + 1].first]
    site = main_clause(scene, place.passage, beat) if beat and beat[-1].text in STOPS else None
    if (
        site is None
        or site.mention is None
        or site.mention.kind == "nominal"
        or len(last_sentence(beat)) < len(beat)
    ):
        return None
    same = following.mention.text.split()[-1] == site.mention.text.split()[-1]
    return Attribution("", None, site.mention) if same or following.mention.kind == "pronoun" else None


def paragraph_before(scene: Scene, s: int) -> Attribution | None:
    """A paragraph that opens with a quotation and names nobody, after one of X: "Q".

    Between them, or at its end, may stand what was asked of X: And the rain? "Q".
    """
    n, gap = scene.places[s].passage, scene.gap(s)
    if not n or scene.earlier(s) is not None or scene.before(s) or scene.end(s) not in STOPS:
        return None
    if gap and gap[-1].text != "?":
        return None
    passage = scene.passages[n - 1]
    asked = gap or [t.text for t in passage.tokens[-1:] if t.segment is None] == ["?"]
    quoted = scene.utterances[passage.segments[-1]] if passage.segments else range(0)
    known = _last(scene, quoted)
    if known is None and (site := main_clause(scene, n - 1, passage.tokens)) is not None:
        # Whose name only stands there may be anybody; a pronoun is whom all is about, so is "Lee is glad."
        felt = grammar.child(passage, site.first, frozenset({"acomp"})) is not None
        had = grammar.child(passage, site.first, frozenset({"dobj"}))
        spoke = had is not None and passage.tokens[had].lower in scene.lexicon.nouns  # "Lee had a question."
        focus = site.verb is not None or felt or spoke or _is_he_or_she(scene, site.mention)
        known = Attribution("", None, site.mention) if focus else None
    elif known is None and asked:
        known = _last(scene, range(s))
    if known is None or _is_reporter(scene, known.mention):
        return None
    return attrs.evolve(known, cue=None, joins=False)


def _last(scene: Scene, segments: range) -> Attribution | None:
    """What the last of ``segments`` that somebody is known to say was given."""
    known = (scene.given[q] for q in reversed(segments))
    return next((x for x in known if x is not None and x.mention), None)


def _is_reporter(scene: Scene, mention: Mention | None) -> bool:
    """Whether it is "I", after whom another speaks: I asked why. "Q"."""
    pronoun = _pronoun(scene, mention)
    return pronoun is not None and pronoun.person == 1


def _is_he_or_she(scene: Scene, mention: Mention | None) -> bool:
    """Whether it is a pronoun for whom all is about: He looked up. "Q"."""
    pronoun = _pronoun(scene, mention)
    return pronoun is not None and pronoun.gender in {"m", "f"}


def _pronoun(scene: Scene, mention: Mention | None) -> Pronoun | None:
    return None if mention is None else scene.lexicon.pronouns.get(mention.text.lower())
