"""Which person or body a mention is: from "she" or "Mr. Lee" or "the mayor" to the full name.

The article is read once, from its first word to its last. Names bring people to mind, sentences
that pass let them fade (see ``salience``); a pronoun takes the most present person of its gender, a
name its bearer, a noun the person who was introduced by it.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import attrs
import regex

from quotebank import heads, names, roles
from quotebank.cast import Cast, Entity, Occurrence, cast
from quotebank.lexicon import Gender, fold, load
from quotebank.model import Mention, Segment
from quotebank.roles import Role
from quotebank.salience import QUOTED, SPEAKER, SUBJECT, WEIGHT, Salience, weight
from quotebank.skeleton import Passage, Token

OBJECT = frozenset({"dobj", "dative"})
# Occurrences of one name that are read for a description, and people of one description compared.
DESCRIBED = 4
PEERS = 100
LONGEST_NAME = 60
# How far into a phrase the name that heads it is looked for, in characters.
LONGEST_MENTION = 500
# How far into a text a byline may stand.
BYLINE = 600
# How much a description tells of a gender, in votes; a pronoun has one vote.
BY_ROLE = 3

_BYLINE = regex.compile(r"(?:^|\n)[ ]*(?:By|by|BY)[ ]+")
_NOTE = regex.compile(r",? (?:is|was|are|teaches|writes|served)\b")
# A name after a noun, which then speaks for both: "Her daughter, Ann".
_APPOSED = regex.compile(r",? \p{Lu}")

# Something that happens in the text: where, its rank among what happens there, what, an index or an end.
Event = tuple[int, int, Literal["paragraph", "sentence", "name", "noun", "pronoun", "mention"], int]


@attrs.frozen
class Resolution:
    """The speaker's full name as the text has it, or None, and the steps from the mention to it."""

    name: str | None
    chain: tuple[str, ...] = ()


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
    """One reading of an article, keeping track of who is spoken of."""

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
        self.salience = Salience()
        # How often somebody of whom only the capital shows a name is the subject of a verb.
        self.actors: Counter[Entity] = Counter()
        self.described: dict[str, dict[Entity, list[Role]]] = {}
        # The capitalised words of all that is said of somebody: "Ohio", "Democrat".
        self.proper: dict[Entity, set[str]] = {}
        self.nameless: dict[str, Entity] = {}

    def read(self) -> dict[Mention, Resolution]:
        events = sorted(self.events())
        self.describe()
        self.vote(events)
        resolutions = {}
        for at, _, what, index in events:
            if what == "sentence":
                self.salience.new_sentence()
            elif what == "paragraph":
                self.salience.new_paragraph()
            elif what == "name":
                occurrence = self.cast.occurrences[index]
                value = QUOTED if occurrence.quoted else self.weight(occurrence.end)
                self.salience.mention(occurrence.entity, value, self.text[at : occurrence.end])
            elif what == "noun":
                phrase = self.text[at:index]
                self.spoken_of(self.by_role(phrase, at) or self.by_noun(phrase), index, phrase)
            elif what == "pronoun":
                self.spoken_of(self.antecedent(self.gender_at(at, index), index), index, None)
            else:
                mention = self.mentions[index]
                resolutions[mention] = self.solve(mention)
        return resolutions

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
            noun = token.dep in SUBJECT and token.tag == "NN" and _is_person(token.lower)
            if noun and not _APPOSED.match(self.text, end):
                yield passage.tokens[_first(passage, token)].start, 1, "noun", end
        for i, mention in enumerate(self.mentions):
            # A pronoun is read before its own place is heard, a phrase after the names in it.
            before = _is_pronoun(mention)
            yield mention.start if before else mention.end, 0 if before else 2, "mention", i

    def is_quoted(self, at: int) -> bool:
        i = bisect_right(self.segment_starts, at) - 1
        return i >= 0 and at < self.segments[i].end

    def describe(self) -> None:
        """Gather what the article says that people are."""
        seen: Counter[Entity] = Counter()
        for occurrence in self.cast.occurrences:
            entity = occurrence.entity
            seen[entity] += 1
            if entity.body or seen[entity] > DESCRIBED:
                continue
            title = occurrence.piece.name.title
            for role in roles.roles(self.text, occurrence.lead, occurrence.end, title):
                self.described.setdefault(role.noun, {}).setdefault(entity, []).append(role)
                self.proper.setdefault(entity, set()).update(role.proper)
                entity.sure = True
                if role.gender:
                    entity.votes[role.gender] += BY_ROLE

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
                last.votes[self.gender_at(at, index)] += 1

    def acts(self, occurrence: Occurrence) -> bool:
        """Whether the name does something here; a lone word that begins a sentence may be no name."""
        if occurrence.end not in self.tokens:
            return False
        passage, token = self.tokens[occurrence.end]
        if token.dep not in SUBJECT or token.tag != "NNP":
            return False
        begins = token.i == 0 or passage.tokens[token.i - 1].sentence != token.sentence
        return not begins or occurrence.entity.count > 1

    def gender_at(self, start: int, end: int) -> Gender:
        gender = load().pronouns[self.text[start:end].lower()].gender
        assert gender is not None
        return gender

    def weight(self, end: int) -> float:
        if end in self.tokens:
            return weight(*self.tokens[end])
        return WEIGHT["poss" if self.text[end : end + 1] in "'’" else "dative"]

    def spoken_of(self, entity: Entity | None, end: int, phrase: str | None) -> None:
        if entity is not None:
            self.salience.mention(entity, self.weight(end), phrase)

    def antecedent(self, gender: Gender, end: int) -> Entity | None:
        """The person or body that a third-person pronoun ending at ``end`` stands for."""
        return self.salience.pick(gender, self.rivals(end), self.actors)

    def rivals(self, end: int) -> set[Entity]:
        """Those who do to the pronoun what its verb says, or it to them: in "Lee told her" she is not Lee."""
        if end not in self.tokens:
            return set()
        passage, token = self.tokens[end]
        if token.dep not in SUBJECT | OBJECT:
            return set()
        across = OBJECT if token.dep in SUBJECT else SUBJECT
        others = (passage.tokens[i] for i in passage.tokens[token.head].children)
        return {o.entity for other in others if other.dep in across for o in self.named(other)}

    def named(self, token: Token) -> list[Occurrence]:
        """The name that ends with ``token``, if one does."""
        return [o for o in self.cast.within(token.start - LONGEST_NAME, token.end) if o.end == token.end]

    def solve(self, mention: Mention) -> Resolution:
        name: str | None = None
        if _is_pronoun(mention):
            entity = self.by_pronoun(mention)
        else:
            entity, name = self.by_name(mention)
            if entity is None and name is None:
                entity = self.by_role(mention.text, mention.start) or self.by_noun(mention.text)
        if entity is None:
            return Resolution(name, _chain(mention.text, name))
        name = entity.name
        if entity.body and name:
            at = entity.place
            name = heads.whole_body(self.text, at, at, at + len(name), at + LONGEST_NAME)
        chain = _chain(mention.text, self.salience.phrase(entity), name)
        self.salience.mention(entity, SPEAKER, mention.text if name is None else None)
        return Resolution(name, chain)

    def by_pronoun(self, mention: Mention) -> Entity | None:
        pronoun = load().pronouns.get(mention.text.strip().lower())
        if pronoun is None:
            return self.by_relative(mention)
        if pronoun.number != "sg":
            return None
        if pronoun.person == 1:
            return self.author()
        return self.antecedent(pronoun.gender, mention.end) if pronoun.gender else None

    def by_relative(self, mention: Mention) -> Entity | None:
        """Whom "who" goes back to: the name that its clause hangs on."""
        if mention.end not in self.tokens:
            return None
        passage, token = self.tokens[mention.end]
        tokens = passage.tokens
        relative = token.i
        while token.dep != "relcl" and token.head != token.i and tokens[token.head].head != token.i:
            token = tokens[token.head]
        head = tokens[token.head]
        near = [head, *(tokens[i] for i in head.children if tokens[i].dep == "appos" and i < relative)]
        while head.dep in ("appos", "conj") and head.head < head.i:
            head = tokens[head.head]
            near.append(head)
        return next((o.entity for token in near for o in self.named(token)), None)

    def author(self) -> Entity | None:
        """The writer of a first-person article, if a byline or a note below it names one."""
        byline = _BYLINE.search(self.text, 0, BYLINE)
        if byline:
            for occurrence in self.cast.within(byline.end(), byline.end() + 1):
                return occurrence.entity
        note = self.text.rstrip().rfind("\n") + 1
        for occurrence in self.cast.within(note, note + LONGEST_NAME):
            full = len(occurrence.piece.name.words) > 1
            if full and occurrence.lead == note and _NOTE.match(self.text, occurrence.end):
                return occurrence.entity
        return None

    def by_name(self, mention: Mention) -> tuple[Entity | None, str | None]:
        """Whose name heads the phrase; or else the name of a body that is nobody of the cast."""
        if mention.text.startswith("@"):
            return self.by_handle(mention), mention.text
        quoted = self.is_quoted(mention.start)
        inside = [
            o
            for o in self.cast.within(mention.start, min(mention.end, mention.start + LONGEST_MENTION))
            if o.end <= mention.end and o.quoted <= quoted
        ]
        head = heads.head(self.text, self.tokens, mention, inside)
        if head is None:
            if inside or mention.kind != "name":
                return None, heads.possessed_body(self.text, mention, inside)
            name = names.parse(mention.text)
            entity = self.cast.bearer(name) if name else None
            return entity, None if entity else heads.capitalised(mention.text)
        if head.entity.body:
            start = mention.start
            return None, heads.whole_body(self.text, start, head.start, head.end, mention.end)
        if not head.entity.sure and " " not in head.piece.name.text:
            longer = heads.capitalised(mention.text)
            if longer and " " in longer:
                return None, longer
        return head.entity, None

    def by_handle(self, mention: Mention) -> Entity | None:
        """Whose first and last name a handle spells: "@TheAnnLee"."""
        letters = "".join(filter(str.isalpha, mention.text)).lower()
        for entity in self.cast.entities:
            words = entity.principal.words if entity.principal else ()
            if len(words) > 1 and words[0] + words[-1] in letters:
                return entity
        return None

    def by_role(self, phrase: str, start: int) -> Entity | None:
        """The person whom the article introduced by the role that the phrase at ``start`` names."""
        role = roles.read(phrase) if roles.is_definite(phrase) else None
        if role is None:
            return None
        best, most = None, (0, 0.0)
        for entity, theirs in list(self.described.get(role.noun, {}).items())[:PEERS]:
            proper = self.proper[entity]
            if entity.place > start or (role.proper and proper and proper.isdisjoint(role.proper)):
                continue
            rank = (max(len(role.words & r.words) for r in theirs), self.salience.of(entity))
            if rank > most:
                best, most = entity, rank
        return best

    def by_noun(self, phrase: str) -> Entity | None:
        """Somebody without a name: whom the phrase brings in ("a man"), or brought in before ("the man").

        None for a definite phrase of which there was no word before: it may be anyone's epithet.
        """
        role = roles.read(phrase)
        if role is None:
            return None
        if phrase.lower().startswith("the "):
            return self.nameless.get(role.noun)
        entity = self.nameless[role.noun] = Entity(body=False, sure=True)
        if role.gender:
            entity.votes[role.gender] += BY_ROLE
        return entity


@functools.cache
def _landmarks() -> regex.Pattern[str]:
    """Pronouns that can stand for a named person, ends of sentences and of paragraphs."""
    third = [w for w, p in load().pronouns.items() if p.person == 3 and p.gender in ("m", "f")]
    words = "|".join(sorted({*third, *(w.capitalize() for w in third)}))
    return regex.compile(
        rf"\b(?P<pronoun>{words})\b|(?P<paragraph>\n)|"
        r"(?P<sentence>[.!?]+[\"”’')]*[ \u00a0]+(?=[\"“‘'`(]*\p{Lu}))"
    )


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the full stop at ``at`` belongs to a title or an initial."""
    begin = max(0, at - LONGEST_NAME)
    word = text[max(text.rfind(" ", begin, at), text.rfind("\n", begin, at)) + 1 : at]
    return len(word) == 1 or fold(word) in load().titles


def _is_pronoun(mention: Mention) -> bool:
    return mention.kind == "pronoun" or mention.text.strip().lower() in load().pronouns


def _is_person(noun: str) -> bool:
    person = load().people.get(noun)
    return person is not None and person.number == "sg" and person.kind != "group"


def _first(passage: Passage, token: Token) -> int:
    """The first token of the words before a noun that belong to it."""
    return min([token.i, *(i for i in token.children if passage.tokens[i].segment is None)])


def _chain(*steps: str | None) -> tuple[str, ...]:
    chain: list[str] = []
    for step in steps:
        if step and (not chain or step != chain[-1]):
            chain.append(step)
    return tuple(chain)
