"""Titles, names and scare quotes: marked words that are not a quotation of anyone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quotebank import grammar
from quotebank.lexicon import Lexicon
from quotebank.scene import STOPS, Attribution, Scene
from quotebank.skeleton import Token

# A term is short; longer words that nobody is seen to say are left without a speaker.
LONGEST_TERM = 4
LONGEST_TITLE = 12
NEAR = 6


def title(scene: Scene, s: int) -> Attribution | None:
    """The name of a work, a show, a person: "the film “Going Home,”", "Ann “Shorty” Lee"."""
    words = scene.words(s).split()
    if len(scene.utterances[s]) > 1 or not words or len(words) > LONGEST_TITLE:
        return None
    place, tokens = scene.places[s], scene.tokens(s)
    left = [t for t in tokens[max(place.first - NEAR, 0) : place.first] if t.segment is None]
    right = [t for t in tokens[place.last + 1 : place.last + 1 + NEAR] if t.segment is None]
    if any(shows(scene, s) for shows in (_named, _christened, _known, _defined, _as_word)):
        return Attribution("")
    if not is_title_case(words) or _called(scene, s, left):
        return None
    if _nickname(left, right) or _work_follows(right, scene.lexicon) or _performed(scene, s):
        return Attribution("")
    if len([w for w in words if w[:1].isupper()]) < 2:
        paper = left and left[-1].lower == "the" and scene.end(s) not in STOPS
        return Attribution("") if paper or _work(left, scene.lexicon) else None
    last = left[-1] if left else None
    if last is not None and (
        last.tag in {"POS", "NN", "NNS", "IN", "TO", "DT"}
        or _work(left, scene.lexicon)
        or _addresses(last, scene.lexicon)
    ):
        return Attribution("") if last.lower != "as" else None
    return Attribution("") if right and right[0].tag in {"NN", "NNS"} else None


def is_short(scene: Scene, s: int) -> bool:
    """Whether the words are few enough for a term."""
    return len(scene.words(s).split()) <= LONGEST_TERM


def leftover(scene: Scene, s: int) -> Attribution | None:
    """A few words that no cue claims: it was a "q" of a day."""
    if len(scene.utterances[s]) > 1 or not is_short(scene, s):
        return None
    words = scene.words(s)
    after = scene.after(s)
    left, end = scene.before(s), scene.end(s)
    apart = not left or (left[-1].text == ":" and words[:1].isupper())
    alone = end in STOPS and apart and not (after and after[0].text[0].islower())
    spoken = end in {",", "?", "!"} and scene.is_direct(s)
    return None if alone or spoken else Attribution("")


def is_title_case(words: Sequence[str]) -> bool:
    """Whether words are set as in a title: all capitalised but for the little ones."""
    words = [w for w in words if w[:1].isalnum()]
    return bool(words) and not words[0][0].islower() and all(not w[0].islower() or len(w) <= 4 for w in words)


def _named(scene: Scene, s: int) -> bool:
    """ "so-called", "a book titled": a participle of naming that hangs on a noun."""
    left, lexicon = [t for t in scene.before(s)[-NEAR:] if t.text != ":"], scene.lexicon
    if not left:
        return False
    last = left[-1]
    if last.lower in lexicon.headings and len(left) > 2 and left[-3].lower == "under":
        return True
    if last.lower == "as":
        return any(t.lower in lexicon.naming for t in _clause(left[:-1])) and all(
            t.lower != "by" for t in left
        )
    above = scene.tokens(s)[last.head]
    participle = last.tag not in grammar.FINITE and last.dep in {"acl", "amod"}
    participle |= last.dep == "conj" and above.dep == "acl"  # "published in May and titled"
    return last.lower in lexicon.naming and (participle or not grammar.is_verb(last))


def _clause(left: Sequence[Token]) -> Sequence[Token]:
    """What stands behind the last comma."""
    commas = [n for n, token in enumerate(left) if token.text == ","]
    return left[commas[-1] + 1 :] if commas else left


def _christened(scene: Scene, s: int) -> bool:
    """A name that is given: "they call her “Duchess”", "a club calling itself “the Owls”", "named it “Q”"."""
    words, left = scene.words(s).split(), scene.before(s)
    title = is_title_case(words[1:] if words[0].lower() in grammar.ARTICLES else words)
    token = next((t for t in reversed(left) if grammar.is_verb(t)), None)
    verb = None if token is None else scene.lexicon.verb(token.text)
    between = [] if token is None else [t for t in left if t.i > token.i]
    if token is None or verb is None or any(t.text == "," for t in between) or scene.end(s) in {"!", "?"}:
        return False
    if between and (between[-1].lower in {"a", "an"} or between[-1].tag == "IN"):
        return False
    itself = bool(between) and between[0].lower.endswith(("self", "selves"))
    if verb.lemma in scene.lexicon.christening or (verb.group == "name" and itself):
        return title
    return verb.group == "name" and _at_large(scene, s, token.i, title)


def _at_large(scene: Scene, s: int, verb: int, title: bool) -> bool:
    """Whether they, or people in general, call it so: "what villagers call “zebra sticks”"."""
    tokens, last = scene.tokens(s), scene.places[s].last
    subject = grammar.subject(scene.passage(s), verb)
    if subject is None or (title and tokens[subject].lower == "they"):
        return subject is not None
    final = next(t for t in reversed(tokens[: last + 1]) if t.text[-1].isalnum())
    noun = final.tag.startswith("NN") and is_short(scene, s) and tokens[scene.places[s].first + 1].tag != "DT"
    bare = all(tokens[j].dep in {"amod", "punct"} for j in tokens[subject].children)
    return tokens[subject].tag == "NNS" and bare and (title or noun)


def _known(scene: Scene, s: int) -> bool:
    """ "bought a “Q”, as the engine is known to drivers"."""
    after = [t for t in scene.after(s) if t.text != ","]
    known = [t for t in after[1:] if t.lower in scene.lexicon.naming]
    return bool(known) and after[0].lower == "as" and grammar.is_passive(scene.passage(s), known[0].i)


def _defined(scene: Scene, s: int) -> bool:
    """What a document calls somebody from there on: "Lee Works Ltd. (“Lee” or the “Company”)"."""
    tokens, place = scene.tokens(s), scene.places[s]
    first, last = place.first - 1, place.last + 1
    while first > 0 and _defines(tokens[first], scene.lexicon):
        first -= 1
    while last + 1 < len(tokens) and _defines(tokens[last], scene.lexicon):
        last += 1
    opens, closes = first >= 0 and tokens[first].text == "(", last < len(tokens) and tokens[last].text == ")"
    words = scene.words(s)
    return opens and closes and is_short(scene, s) and is_title_case(words.split()) and words[-1].isalnum()


def _defines(token: Token, lexicon: Lexicon) -> bool:
    return token.segment is not None or token.text == "," or token.lower in lexicon.defining


def _as_word(scene: Scene, s: int) -> bool:
    """ "the term “q” does not appear"."""
    left, right = scene.before(s), scene.after(s)
    words = [t.lower for t in left[-2:]]
    if not right or words[:1] != ["the"] or words[-1] not in scene.lexicon.expressions:
        return False
    return len(left) == 2 or right[0].tag in grammar.FINITE or right[0].tag == "MD"


def _performed(scene: Scene, s: int) -> bool:
    """ "sang “Tosca”", "has banned “The Owl”"."""
    left = scene.before(s)
    return bool(left) and left[-1].lower in scene.lexicon.performing and scene.end(s) not in {"!", "?"}


def _called(scene: Scene, s: int, left: Sequence[Token]) -> bool:
    """Whether somebody calls somebody the words: "X called Y a “Good Old Boy”"."""
    sites = scene.sites_among(s, left)
    return any(x.verb is not None and x.says and "as" in x.verb.licenses and x.mention for x in sites)


def _nickname(left: Sequence[Token], right: Sequence[Token]) -> bool:
    return bool(left and right) and left[-1].tag == right[0].tag == "NNP"


def _addresses(last: Token, lexicon: Lexicon) -> bool:
    """ "X told “Good Evening”", a programme."""
    verb = lexicon.verb(last.text)
    return verb is not None and "person" in verb.licenses


def _work(left: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "the show X", "her book, X", "a film on two sisters, X"."""
    phrase = left[-1:]
    if phrase and phrase[0].text == ",":
        phrase = list(takewhile(lambda t: t.text != "," and not grammar.is_verb(t), reversed(left[:-1])))
    return any(t.lower in lexicon.works for t in phrase)


def _work_follows(right: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "“X” podcast", "“X,” a documentary on"."""
    for token in right:
        if token.lower in lexicon.works:
            return True
        if grammar.is_verb(token) or token.tag in {"PRP", "IN"} or token.text in {".", ";", ":"}:
            return False
    return False
