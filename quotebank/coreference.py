"""Which person or body a mention is: from "she" or "Mr. Lee" or "the mayor" to the full name.

Pronouns go to the most salient person of their gender, in the manner of Lappin and Leass, "An
algorithm for pronominal anaphora resolution" (1994): every mention of a person adds a weight that
its grammatical role sets, and every sentence that passes takes a share of it away. Who speaks is
more salient than who is spoken of; names inside quotation marks are next to nothing.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs
import regex

from quotebank import roles
from quotebank.cast import Cast, Entity, Occurrence, cast
from quotebank.lexicon import Gender, fold, load
from quotebank.model import Mention, Segment
from quotebank.names import parse
from quotebank.roles import Role
from quotebank.skeleton import Passage, Token

# Salience that a mention adds, by the arc it hangs on.
WEIGHT = {"ROOT": 0.6, "appos": 0.6, "dobj": 0.5, "conj": 0.5, "pobj": 0.35,
          "dative": 0.4, "poss": 0.35, "compound": 0.1, "nmod": 0.1, "amod": 0.1, "agent": 0.5}  # fmt: skip
OTHER = 0.4
SUBJECT = frozenset({"nsubj", "nsubjpass"})
OBJECT = frozenset({"dobj", "dative"})
EMBEDDED = 0.65
SPEAKER = 1.2
# What of its former salience a person keeps when mentioned anew.
KEPT = 0.3
QUOTED = 0.02
# What is left of it after a sentence, and after a paragraph.
SENTENCE = 0.6
PARAGRAPH = 0.8
FORGOTTEN = 0.01
# A candidate whose gender is not known, and one that may be no person at all.
UNKNOWN_GENDER = 0.5
UNSURE = 0.3
# A body is "it" only as the subject of the sentence before: else "it" is a paper, or nothing.
PROMINENT = 0.5
# Occurrences of one name that are read for a description.
DESCRIBED = 4
LONGEST_NAME = 60


@attrs.frozen
class Resolution:
    """The speaker's full name as the text has it, or None, and the steps from the mention to it."""

    name: str | None
    chain: tuple[str, ...] = ()


@attrs.define(eq=False)
class Focus:
    """How salient one person is: ``value`` as it was in sentence ``clock``, and the last phrase used."""

    value: float
    clock: float
    phrase: str


# Something that happens in the text: where, its rank among what happens there, what, an index or an end.
Event = tuple[int, int, Literal["paragraph", "sentence", "name", "noun", "pronoun", "mention"], int]


def resolve(
    text: str, passages: Sequence[Passage], segments: Sequence[Segment], mentions: Sequence[Mention | None]
) -> list[Resolution]:
    """Name the speaker that each of ``mentions`` stands for; one resolution each, in their order.

    A mention of nobody in particular ("a senior aide", "officials", "they") and one whose person
    the text does not name has the name None.
    """
    wanted = sorted({m for m in mentions if m is not None}, key=lambda m: (m.start, m.end))
    resolutions = _Reader(text, passages, segments, wanted).read() if wanted else {}
    return [resolutions[m] if m is not None else Resolution(None) for m in mentions]


class _Reader:
    """One reading of an article from its first word to its last, keeping track of who is spoken of."""

    def __init__(
        self, text: str, passages: Sequence[Passage], segments: Sequence[Segment], mentions: list[Mention]
    ) -> None:
        self.text = text
        self.segments = segments
        self.segment_starts = [s.start for s in segments]
        self.mentions = mentions
        self.cast: Cast = cast(text, segments)
        self.tokens: dict[int, tuple[Passage, Token]] = {
            t.end: (p, t) for p in passages for t in p.tokens if t.segment is None
        }
        self.focus: dict[Entity, Focus] = {}
        self.clock = 0.0
        # How often somebody of whom only the capital shows a name is the subject of a verb.
        self.actors: Counter[Entity] = Counter()
        self.nameless: dict[str, Entity] = {}
        self.described: dict[Entity, list[Role]] = {}
        self.resolutions: dict[Mention, Resolution] = {}

    def read(self) -> dict[Mention, Resolution]:
        events = sorted(self.events())
        self.describe()
        self.vote(events)
        for at, _, what, index in events:
            if what == "sentence":
                self.clock += 1
            elif what == "paragraph":
                self.clock += 1.5
            elif what == "name":
                self.hear(self.cast.occurrences[index])
            elif what == "noun":
                self.hear_noun(at, index)
            elif what == "pronoun":
                entity = self.antecedent(self.gender_at(at, index), index)
                if entity:
                    self.raise_(entity, self.weight(index), None)
            else:
                mention = self.mentions[index]
                self.resolutions[mention] = self.solve(mention)
        return self.resolutions

    def events(self) -> Iterator[Event]:
        for match in _landmarks().finditer(self.text):
            at = match.start()
            if self.is_quoted(at):
                continue
            if match.lastgroup == "pronoun":
                yield at, 1, "pronoun", match.end()
            elif match.lastgroup == "paragraph":
                yield at, 0, "paragraph", 0
            elif not _is_abbreviation(self.text, at):
                yield at, 0, "sentence", 0
        for i, occurrence in enumerate(self.cast.occurrences):
            yield occurrence.start, 1, "name", i
        for end, (passage, token) in self.tokens.items():
            if token.dep in SUBJECT and token.tag == "NN" and _is_person(token.lower):
                if _APPOSED.match(self.text, end):
                    continue
                yield passage.tokens[_first(passage, token)].start, 1, "noun", end
        for i, mention in enumerate(self.mentions):
            # A pronoun is read before its own place is heard, a phrase after the names in it.
            before = _is_pronoun(mention)
            yield mention.start if before else mention.end, 0 if before else 2, "mention", i

    def is_quoted(self, at: int) -> bool:
        i = bisect_right(self.segment_starts, at) - 1
        return i >= 0 and at < self.segments[i].end

    def describe(self) -> None:
        for entity in self.cast.entities:
            if entity.body:
                continue
            for start in entity.places[:DESCRIBED]:
                occurrence = self.cast.within(start, start + 1)[0]
                title = occurrence.piece.name.title
                for role in roles.roles(self.text, occurrence.lead, occurrence.end, title):
                    self.described.setdefault(entity, []).append(role)
                    entity.sure = True
                    if role.gender:
                        entity.votes[role.gender] += 3

    def vote(self, events: list[Event]) -> None:
        """Let pronouns tell the gender of the name right before them, where nothing else tells it."""
        last: Entity | None = None
        unknown = {e for e in self.cast.entities if e.gender is None and not e.body}
        for at, _, what, index in events:
            if what == "paragraph":
                last = None
            elif what == "name":
                occurrence = self.cast.occurrences[index]
                if not occurrence.quoted and not occurrence.entity.body:
                    last = occurrence.entity
                    if not last.sure and self.acts(occurrence):
                        self.actors[last] += 1
                        last.sure = self.actors[last] > 1
            elif what == "pronoun" and last in unknown:
                assert last is not None
                last.votes[self.gender_at(at, index)] += 1

    def gender_at(self, start: int, end: int) -> Gender:
        gender = load().pronouns[self.text[start:end].lower()].gender
        assert gender is not None
        return gender

    def acts(self, occurrence: Occurrence) -> bool:
        """Whether the name does something here; a lone word that begins a sentence may be no name."""
        found = self.tokens.get(occurrence.end)
        if found is None or found[1].dep not in SUBJECT or found[1].tag != "NNP":
            return False
        passage, token = found
        begins = token.i == 0 or passage.tokens[token.i - 1].sentence != token.sentence
        return not begins or occurrence.entity.count > 1

    def hear(self, occurrence: Occurrence) -> None:
        weight = QUOTED if occurrence.quoted else self.weight(occurrence.end)
        self.raise_(occurrence.entity, weight, self.text[occurrence.start : occurrence.end])

    def hear_noun(self, start: int, end: int) -> None:
        """A person spoken of by a noun: one introduced so, or one whom the text does not name."""
        phrase = self.text[start:end]
        self.raise_(self.by_role(phrase, start) or self.by_noun(phrase), self.weight(end), phrase)

    def by_noun(self, phrase: str) -> Entity | None:
        """Somebody without a name: whom the phrase brings in ("a man"), or brought in before ("the man").

        None for a definite phrase of which there was no word before: it may be anyone's epithet.
        """
        role = roles.read(phrase)
        if role is None:
            return None
        if phrase.lower().startswith("the "):
            return self.nameless.get(role.noun)
        entity = self.nameless[role.noun] = Entity(-1, False, sure=True)
        if role.gender:
            entity.votes[role.gender] += 3
        return entity

    def weight(self, end: int) -> float:
        found = self.tokens.get(end)
        if found is None:
            return WEIGHT["poss"] if self.text[end : end + 1] in "'’" else OTHER
        passage, token = found
        if token.dep == "appos":
            token = passage.tokens[token.head]
        if token.dep in SUBJECT:
            verb = passage.tokens[token.head]
            while verb.dep == "conj":
                verb = passage.tokens[verb.head]
            return 1.0 if verb.dep == "ROOT" else EMBEDDED
        return WEIGHT.get(token.dep, OTHER)

    def raise_(self, entity: Entity | None, weight: float, phrase: str | None) -> None:
        if entity is None:
            return
        focus = self.focus.get(entity)
        if focus is None:
            self.focus[entity] = Focus(weight, self.clock, phrase or entity.name or "")
            return
        focus.value = max(weight, self.value(focus)) + KEPT * min(weight, self.value(focus))
        focus.clock = self.clock
        focus.phrase = phrase or focus.phrase

    def value(self, focus: Focus) -> float:
        passed: float = SENTENCE ** (self.clock - focus.clock)
        return focus.value * passed

    def antecedent(self, wanted: Gender, end: int) -> Entity | None:
        """The person or body that a third-person pronoun of gender ``wanted`` ending at ``end`` stands for."""
        rivals = self.rivals(end)
        best, most = None, 0.0
        forgotten = []
        for entity, focus in self.focus.items():
            value = self.value(focus)
            if value < FORGOTTEN:
                forgotten.append(entity)
            if value <= most:
                continue
            if entity in rivals or entity.body != (wanted == "n"):
                continue
            if entity.body:
                if value < PROMINENT:
                    continue
            else:
                if not (entity.sure or self.actors[entity]):
                    continue
                gender = entity.gender
                if gender is None:
                    value *= UNKNOWN_GENDER
                elif gender != wanted:
                    continue
                if not entity.sure:
                    value *= UNSURE
            if value > most:
                best, most = entity, value
        for entity in forgotten:
            if entity is not best:
                del self.focus[entity]
        return best

    def rivals(self, end: int) -> set[Entity]:
        """Those who do to the pronoun what its verb says, or it to them: in "Lee told her" she is not Lee."""
        found = self.tokens.get(end)
        if found is None or found[1].dep not in SUBJECT | OBJECT:
            return set()
        passage, token = found
        across = OBJECT if token.dep in SUBJECT else SUBJECT
        others = [passage.tokens[i] for i in passage.tokens[token.head].children]
        return {
            o.entity for other in others if other.dep in across for o in self.named(other)
        }

    def solve(self, mention: Mention) -> Resolution:
        if _is_pronoun(mention):
            entity = self.by_pronoun(mention)
        else:
            entity, name = self.by_name(mention)
            if entity is None and name:
                return Resolution(name, _chain(mention.text, name))
            if entity is None:
                entity = self.by_role(mention.text, mention.start) or self.by_noun(mention.text)
        if entity is None:
            return Resolution(None, (mention.text,))
        focus = self.focus.get(entity)
        name = entity.name
        if entity.body and entity.places:
            start = entity.places[0]
            name = self.whole(start, start + len(name or ""), start + LONGEST_NAME)
        chain = _chain(mention.text, focus.phrase if focus else "", name or "")
        self.raise_(entity, SPEAKER, mention.text if name is None else None)
        return Resolution(name, chain)

    def by_pronoun(self, mention: Mention) -> Entity | None:
        pronoun = load().pronouns.get(mention.text.strip().lower())
        if pronoun is None:
            return self.by_relative(mention)
        if pronoun.person == 1 and pronoun.number == "sg":
            return self.author()
        if pronoun.person != 3 or pronoun.number != "sg" or pronoun.gender is None:
            return None
        return self.antecedent(pronoun.gender, mention.end)

    def by_relative(self, mention: Mention) -> Entity | None:
        """Whom "who" goes back to: the name that its clause hangs on."""
        found = self.tokens.get(mention.end)
        if found is None:
            return None
        passage, token = found
        for _ in range(6):
            if token.dep == "relcl" or token.head == token.i:
                break
            token = passage.tokens[token.head]
        tokens = passage.tokens
        head = tokens[token.head]
        near = [head, *(tokens[i] for i in head.children if tokens[i].dep == "appos" and i < found[1].i)]
        while head.dep in ("appos", "conj") and head.head < head.i:
            head = tokens[head.head]
            near.append(head)
        return next((o.entity for token in near for o in self.named(token)), None)

    def named(self, token: Token) -> list[Occurrence]:
        """The name that ends with ``token``, if one does."""
        return [o for o in self.cast.within(token.start - LONGEST_NAME, token.end) if o.end == token.end]

    def author(self) -> Entity | None:
        """The writer of a first-person article, if a byline or a note below names them."""
        match = _BYLINE.search(self.text, 0, 600)
        if match:
            for occurrence in self.cast.within(match.end(), match.end() + 1):
                return occurrence.entity
        last = self.text.rstrip().rfind("\n") + 1
        for occurrence in self.cast.within(last, last + 1):
            if _NOTE.match(self.text, occurrence.end) and len(occurrence.piece.name.words) > 1:
                return occurrence.entity
        return None

    def by_name(self, mention: Mention) -> tuple[Entity | None, str | None]:
        """The name that is the head of the phrase; a body that is no entity of its own by its text."""
        if mention.text.startswith("@"):
            return self.by_handle(mention), mention.text
        quoted = self.is_quoted(mention.start)
        inside = [
            o for o in self.cast.within(mention.start, mention.end) if o.end <= mention.end and o.quoted <= quoted
        ]
        heads = [o for o in inside if self.is_head(mention, o)]
        head = next((o for o in heads if o.entity.sure), heads[0] if heads else None)
        if head is None:
            return self.by_phrase(mention, inside)
        if head.entity.body:
            before = _CAPITALS.search(self.text, mention.start, head.start)
            return None, self.whole(before.start() if before else head.start, head.end, mention.end)
        whole = _NAMED.fullmatch(mention.text)
        if whole and not head.entity.sure and " " in whole[1] and " " not in head.piece.name.text:
            return None, whole[1]
        return head.entity, None

    def whole(self, start: int, end: int, limit: int) -> str:
        """The full name of the body whose name stands at ``start:end``: "Institute" and " of Ports"."""
        for pattern in (_BODY_AND, _BODY):
            longer = pattern.match(self.text, start, limit)
            if longer and longer.end() > end:
                if pattern is _BODY or fold(longer.group().rpartition(" ")[2]) in load().organisation_words:
                    return longer.group()
        return self.text[start:end]

    def by_phrase(self, mention: Mention, inside: list[Occurrence]) -> tuple[Entity | None, str | None]:
        """A body that is named after somebody ("Lee's campaign"), or a name of words that are not all names."""
        last = mention.text.rpartition(" ")[2]
        if inside and last in load().organisation_words:
            if _OWNS.fullmatch(self.text, inside[-1].end, mention.end - len(last) + 1):
                return None, self.text[inside[-1].start : mention.end]
        if inside or mention.kind != "name":
            return None, None
        name = parse(mention.text)
        entity = self.cast.bearer(name) if name else None
        whole = _NAMED.fullmatch(mention.text)
        if entity or not whole or any(_is_people(w) for w in whole[1].split()):
            return entity, None
        return None, whole[1]

    def is_head(self, mention: Mention, occurrence: Occurrence) -> bool:
        """Whether the mention is of ``occurrence`` and not of something of theirs or near them."""
        after = self.text[occurrence.end : mention.end]
        if _OWNS.match(after) and not _BARE_POSSESSIVE.fullmatch(after):
            return False
        found = self.tokens.get(occurrence.end)
        if found:
            passage, token = found
            # "Attorneys for Lee": the capital is that of the sentence.
            if not occurrence.entity.sure and token.tag in ("NN", "NNS", "CD", "DT"):
                return False
            head = passage.tokens[token.head]
            if head.i == token.i or not mention.start <= head.start < mention.end:
                return True
        before, comma, last = self.text[mention.start : occurrence.start].rpartition(",")
        if comma and not occurrence.entity.sure:
            return False
        return not _HANGS.search(last)

    def by_handle(self, mention: Mention) -> Entity | None:
        letters = "".join(filter(str.isalpha, mention.text)).lower()
        for entity in self.cast.entities:
            if entity.principal and len(entity.principal.words) > 1:
                if "".join((entity.principal.words[0], entity.principal.words[-1])) in letters:
                    return entity
        return None

    def by_role(self, phrase: str, start: int) -> Entity | None:
        """The person whom the article introduced by the role that the phrase at ``start`` names."""
        if not roles.is_definite(phrase):
            return None
        role = roles.read(phrase)
        if role is None:
            return None
        best, most = None, (0, 0.0)
        for entity, theirs in self.described.items():
            matching = [r for r in theirs if r.noun == role.noun]
            if not matching or entity.places[0] > start:
                continue
            proper = frozenset().union(*(r.proper for r in theirs))
            if role.proper and proper and not role.proper & proper:
                continue
            focus = self.focus.get(entity)
            rank = (
                max(len(role.words & r.words) for r in matching),
                self.value(focus) if focus else 0.0,
            )
            if rank > most:
                best, most = entity, rank
        return best


@functools.cache
def _landmarks() -> regex.Pattern[str]:
    """Pronouns that can stand for a named person, ends of sentences and of paragraphs."""
    lexicon = load()
    third = [w for w, p in lexicon.pronouns.items() if p.person == 3 and p.gender in ("m", "f")]
    words = "|".join(sorted({w for w in third} | {w.capitalize() for w in third}))
    return regex.compile(
        rf"\b(?P<pronoun>{words})\b|(?P<paragraph>\n)|"
        r"(?P<sentence>[.!?]+[\"”’')]*[ \u00a0]+(?=[\"“‘'`(]*\p{Lu}))"
    )


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` belongs to a title or an initial."""
    word = text[max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1 : at]
    return len(word) == 1 or fold(word) in load().titles


_BYLINE = regex.compile(r"(?:^|\n)[ ]*(?:By|by|BY)[ ]+")
_NOTE = regex.compile(r",? (?:is|was|are|teaches|writes|served)\b")
_PART = r"\p{Lu}[\p{L}\p{N}&.’'-]*"
_BODY = regex.compile(rf"{_PART}(?:[ ](?:of|for|on)(?=[ ](?:the[ ])?\p{{Lu}})(?:[ ]the)?[ ]{_PART}|[ ]{_PART})*")
_BODY_AND = regex.compile(_BODY.pattern.replace("of|for|on", "of|for|on|and"))
_CAPITALS = regex.compile(r"(?:(?!The )\p{Lu}[\p{L}\p{N}&.’'-]*[ ])+$")
_OWNS = regex.compile(r"['’]s?\b|['’](?= )|[ \u00a0](?!(?:and|of|in|at|from|who|with|on|for|to|himself|herself|itself)\b)\p{Ll}")
_BARE_POSSESSIVE = regex.compile(r"['’]s?")
_HANGS = regex.compile(r"(?:^|\s)(?:of|for|at|in|on|from|with|to|by|about|against|near|like|than|under|inside|including|who|whose|that|which|is|was)\s")
_APPOSED = regex.compile(r",? \p{Lu}")
_NAMED = regex.compile(r"(?:[Tt]he )?(\p{Lu}[^ ]*(?: \p{Lu}[^ ]*)*)")


def _is_pronoun(mention: Mention) -> bool:
    return mention.kind == "pronoun" or mention.text.strip().lower() in load().pronouns


def _chain(*steps: str) -> tuple[str, ...]:
    chain: list[str] = []
    for step in steps:
        if step and (not chain or step != chain[-1]):
            chain.append(step)
    return tuple(chain)
