"""Reporting cues in a parsed passage, and the mention each one points at."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Literal

import attrs

from quotebank import grammar
from quotebank.lexicon import Frame, Lexicon, Verb, fold
from quotebank.model import Cue, Mention
from quotebank.skeleton import Passage, Token

SiteKind = Literal["verb", "noun", "frame"]
STRENGTHS = ("weak", "medium", "strong")


@attrs.frozen(eq=False)
class Site:
    """A cue where it stands: tokens ``first`` to ``last`` (inclusive) of its passage.

    ``source`` is the token that heads the mention; ``verb`` the lexicon's entry, where the cue is
    a verb.
    """

    kind: SiteKind
    first: int
    last: int
    cue: Cue
    source: int | None
    mention: Mention | None
    verb: Verb | None = None

    @property
    def strength(self) -> int:
        """How surely the cue means that somebody speaks: 0 a noun, 3 a verb of saying."""
        return STRENGTHS.index(self.verb.strength) + 1 if self.verb else 0

    @property
    def says(self) -> bool:
        """Whether the cue is a verb of saying."""
        return self.strength == len(STRENGTHS)


def find(text: str, passage: Passage, lexicon: Lexicon) -> list[Site]:
    """All cues outside quotation marks, in text order."""
    sites = [
        *_verbs(text, passage, lexicon),
        *_frames(text, passage, lexicon),
        *_nouns(text, passage, lexicon),
    ]
    return sorted(sites, key=lambda found: found.first)


def generic(text: str, passage: Passage, i: int) -> Site:
    """Any verb taken as a cue, for where its place beside a quotation says that it is one."""
    agent = grammar.agent(passage, i) if grammar.is_passive(passage, i) else None
    return site(text, passage, "verb", i, i, grammar.subject(passage, i) if agent is None else agent)


def _verbs(text: str, passage: Passage, lexicon: Lexicon) -> Iterator[Site]:
    for token in passage.tokens:
        if token.segment is not None or not _verbal(passage, token):
            continue
        form = fold(token.text)
        if form not in lexicon.verbs and form not in lexicon.phrasal_verbs:
            continue
        particles = _particles(passage, token.i)
        verb = lexicon.verb(form, particles.keys())
        if verb is not None and not _quotes_another(passage, token.i, lexicon):
            last = max([token.i, *(particles[p] for p in verb.particles)])
            source = speaker_of(passage, _joined_to(passage, token.i, verb, lexicon), verb)
            noun = None if source is None else lexicon.nouns.get(passage.tokens[source].lower)
            if source is not None and noun is not None and noun.group != "display":
                source = _bearer(passage, source)
            source = _nearer_person(passage, token.i, source, lexicon)
            yield site(text, passage, "verb", token.i, last, source, verb)


def _nearer_person(passage: Passage, i: int, source: int | None, lexicon: Lexicon) -> int | None:
    """Who shouts, where the parse has a thing do it: "The talk ended when boys came in, shouting".

    Behind a comma "with" names somebody: "The row went on, with the mayor, Ann Lee, calling it “q”".
    """
    tokens = passage.tokens
    beside = _beside(passage, i, lexicon)
    if source is not None and source < (beside or 0):
        return beside
    participle = tokens[i].tag == "VBG" and tokens[i].dep == "advcl" and tokens[i - 1].text == ","
    if source is None or not participle or not _is_thing(tokens[source], lexicon):
        return source
    subjects = [t for t in tokens[source + 1 : i] if t.dep in grammar.SUBJECT and t.segment is None]
    people = [t.i for t in subjects if t.tag != "WDT" and not _is_thing(t, lexicon)]
    return people[-1] if people else source


def _beside(passage: Passage, i: int, lexicon: Lexicon) -> int | None:
    """The somebody behind ", with" who does what the participle ``i`` tells."""
    tokens = passage.tokens
    if tokens[i].tag != "VBG":
        return None
    for token in reversed(tokens[1:i]):
        if token.segment is not None or token.tag in grammar.FINITE:
            return None
        if token.lower == "with" and tokens[token.i - 1].text == ",":
            noun = grammar.following_noun(passage, token.i)
            return None if noun is None or noun > i or _is_thing(tokens[noun], lexicon) else noun
    return None


def _is_thing(token: Token, lexicon: Lexicon) -> bool:
    """Whether a common noun stands for nobody and for nothing that holds somebody's words."""
    common = token.tag in {"NN", "NNS"}
    return common and token.lower not in lexicon.people and token.lower not in lexicon.nouns


def _joined_to(passage: Passage, i: int, verb: Verb, lexicon: Lexicon) -> int:
    """The verb whose subject the verb ``i`` shares: "Lee said it was late but added".

    The parser joins such a verb to the nearest one before it, which may stand in what is reported.
    """
    tokens = passage.tokens
    own = grammar.child(passage, i, grammar.SUBJECT)
    if tokens[i].dep != "conj" or verb.strength != "strong" or own is not None or verb.group == "manner":
        return i
    j = i
    while tokens[j].dep in {"conj", "ccomp"} and tokens[j].head != j:
        j = tokens[j].head
        above = lexicon.verb(tokens[j].text)
        if above is not None and above.strength == "strong":
            return i if j == tokens[i].head else j
    return i


def _bearer(passage: Passage, noun: int) -> int:
    """Whose words a noun of speech holds, where a verb gives it: "Lee sent a letter saying"."""
    token = passage.tokens[noun]
    if token.dep not in {"dobj", "pobj"}:
        return noun
    giver = grammar.possessor(passage, noun)
    if giver is None:
        giver = _origin(passage, token)
    if giver is None:
        giver = grammar.subject(passage, token.head)
    return noun if giver is None else giver


def _quotes_another(passage: Passage, i: int, lexicon: Lexicon) -> bool:
    """ "X quoted Y as saying": the cue is the second verb, and Y speaks."""
    tokens = passage.tokens
    reports = (
        grammar.child(passage, j, frozenset({"pcomp"})) for j in tokens[i].children if tokens[j].lower == "as"
    )
    return any(j is not None and lexicon.verb(tokens[j].text) is not None for j in reports)


def speaker_of(passage: Passage, i: int, verb: Verb) -> int | None:
    """The token that heads the one who speaks by ``verb`` at ``i``: not always the subject."""
    if grammar.is_passive(passage, i):
        return grammar.agent(passage, i)
    token, before = passage.tokens[i], passage.tokens[i - 1] if i else None
    # "Asked whether it was a “q,” Lee left": another's words
    if grammar.is_bare_participle(passage, token) and "passive-person" in verb.licenses:
        return None
    finite = token.tag in grammar.FINITE and (
        token.dep != "acl" or (before is not None and before.text == ",")
    )
    inverted = finite and "inverted" in verb.licenses
    source = grammar.inverted_subject(passage, i) if inverted else None
    if source is None:
        source = grammar.subject(passage, i)
    if source is None and (finite or _acts(passage, i)):
        source = grammar.preceding_noun(passage, i)
    # "Lee, the mayor, used to say", taken for a phrase
    if source is None and token.dep == "xcomp" and grammar.is_verb(passage.tokens[token.head]):
        source = grammar.preceding_noun(passage, token.head)
    if source is None and token.tag in {"VB", "VBG"} and verb.strength == "strong":
        source = _controller(passage, i)
    return source


def _controller(passage: Passage, i: int) -> int | None:
    """Who says it by an infinitive or participle without subject: "Lee went so far as to say"."""
    following = passage.tokens[i + 1 : i + 3]
    if all(t.segment is None for t in following) and any(t.tag in {"IN", "TO"} for t in following[:1]):
        return None
    source = grammar.main_subject(passage, i)
    return None if source is None or passage.tokens[source].lower in {"it", "there"} else source


def _acts(passage: Passage, i: int) -> bool:
    """Whether a participle is a past tense mistaken.

    Its object, a name or pronoun, is right behind it, or it stands behind an aside in a sentence without
    another verb: "Ann Lee, who had a cold, tweeted from home: “Q”".
    """
    tokens = passage.tokens
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].tag != "VBN" or following is None or following.segment is not None:
        return False
    head = tokens[tokens[i].head]
    clause = head.dep not in {"ROOT", "pobj"} and tokens[head.head].segment is None
    only = tokens[i].dep == "acl" and tokens[i - 1].text == "," and i - head.i > 2 and not clause
    return only or grammar.is_name(following) or following.tag == "PRP"


def _verbal(passage: Passage, token: Token) -> bool:
    """A verb, or what the tagger took for a noun though it has a subject or stands as one."""
    if grammar.is_verb(token):
        return token.dep != "prep"
    return (
        token.tag in {"NN", "NNS", "NNP", "JJ", "IN"}
        and grammar.child(passage, token.i, grammar.SUBJECT) is not None
    )


def _particles(passage: Passage, i: int) -> dict[str, int]:
    tokens = passage.tokens
    near = {t.lower: t.i for t in reversed(tokens[i + 1 : i + 4]) if t.segment is None and t.tag != "WDT"}
    far = next((j for j in tokens[i].children if j > i and tokens[j].lower == "as"), None)
    if far is not None and all(t.segment is None for t in tokens[i : far + 1]):
        near.setdefault("as", far)  # "listed by the ministry as"
    return near


def _frames(text: str, passage: Passage, lexicon: Lexicon) -> Iterator[Site]:
    following = functools.cache(functools.partial(grammar.following_noun, passage))
    forms = ["'s" if token.tag == "POS" else fold(token.text) for token in passage.tokens]
    for token in passage.tokens:
        for frame in lexicon.frames.get(token.lower, ()):
            found = _frame(text, passage, token.i, frame, forms, following)
            if found is not None:
                yield found
                break


def _frame(
    text: str,
    passage: Passage,
    i: int,
    frame: Frame,
    forms: list[str],
    following: Callable[[int], int | None],
) -> Site | None:
    tokens = passage.tokens
    last = i + len(frame.before) - 1
    if forms[i : last + 1] != list(frame.before):
        return None
    if any(t.segment is not None for t in tokens[i : last + 1]):
        return None
    source = following(last)
    if source is None or (len(frame.before) == 1 and _is_measure(passage, source)):
        return None
    if frame.after:
        words = list(frame.after)
        if words[0] == "'s":
            owner = grammar.possessor(passage, source)
            source = source if owner is None else owner
            words = words[tokens[source].tag == "PRP$" :]  # "by her account"
        behind = grammar.behind_aside(passage, source)
        rest = tokens[behind : behind + len(words)]
        if forms[behind : behind + len(words)] != words:
            return None
        i, last = rest[0].i + (rest[0].tag == "POS"), rest[-1].i
    return site(text, passage, "frame", i, last, source)


def _is_measure(passage: Passage, noun: int) -> bool:
    """Whether a bare noun is what something is counted by: "40 per cent", "twice per season"."""
    tokens = passage.tokens
    return tokens[noun].tag == "NN" and not any(
        tokens[j].dep == "poss" or tokens[j].tag in {"DT", "PRP$"} for j in tokens[noun].children
    )


def _nouns(text: str, passage: Passage, lexicon: Lexicon) -> Iterator[Site]:
    for token in passage.tokens:
        if token.segment is None and token.tag in {"NN", "NNS"} and token.lower in lexicon.nouns:
            source = grammar.possessor(passage, token.i)
            if source is None:
                source = _origin(passage, token)
            if source is None:
                source = _giver(passage, token)
            yield site(text, passage, "noun", token.i, token.i, source)


def _origin(passage: Passage, noun: Token) -> int | None:
    """Whose statement: "a statement from the campaign", "a tweet by Ann Lee"."""
    for j in noun.children:
        token = passage.tokens[j]
        if token.segment is None and token.lower in {"from", "by"}:
            return grammar.child(passage, j, frozenset({"pobj"}))
    return None


def _giver(passage: Passage, noun: Token) -> int | None:
    """Who, by name, gives the statement: "Ann Lee filed a request for", "opened with a call for"."""
    above = passage.tokens[noun.head]
    verb = above.i if grammar.is_verb(above) else above.head
    if noun.dep not in {"dobj", "pobj"} or grammar.is_passive(passage, verb):
        return None  # "Ann Lee was met with a request for"
    giver = grammar.subject(passage, above.i)
    return giver if giver is not None and grammar.is_name(passage.tokens[giver]) else None


def site(
    text: str,
    passage: Passage,
    kind: SiteKind,
    first: int,
    last: int,
    source: int | None,
    verb: Verb | None = None,
) -> Site:
    start, end = passage.tokens[first].start, passage.tokens[last].end
    if source is not None:
        aside = grammar.named_aside(passage, source)
        source = source if aside is None else aside
    mention = None if source is None else grammar.mention(text, passage, source)
    return Site(kind, first, last, Cue(text[start:end], start, end), source, mention, verb)


def has_clause(passage: Passage, site: Site, lexicon: Lexicon) -> bool:
    """Whether the cue has words of the reporter's for its object, so that it is not a mere tag."""
    tokens = passage.tokens
    return any(
        j > site.last
        and tokens[j].dep in {"ccomp", "xcomp"}
        and tokens[j].segment is None
        and not any(
            t.lower in lexicon.time_words and t.head in (site.first, j) for t in tokens[site.last + 1 : j]
        )
        for j in tokens[site.first].children
    )
