"""Which person or body a mention is: from "she" or "Mr. Lee" or "the mayor" to the full name.

The article is read once, from its first word to its last. Names bring people to mind, sentences
that pass let them fade (see ``salience``); a pronoun takes the most present person of its gender, a
name its bearer, a noun the person who was introduced by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs
import regex

from quotebank import grammar, paragraphs
from quotebank.coreference import byline, contexts, genders, roles, things
from quotebank.coreference.bearers import Bearers, Identity
from quotebank.coreference.binding import Binding
from quotebank.coreference.cast import Cast, cast
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.coreference.events import events, is_pronoun
from quotebank.coreference.introductions import LEAD, Introductions
from quotebank.coreference.salience import (
    ASKED,
    MAIN_SUBJECT,
    PROMINENT,
    QUOTED,
    SPEAKER,
    SUBJECT,
    WEIGHT,
    Candidates,
    Salience,
    ending_at,
    weight,
)
from quotebank.coreference.sources import Sources
from quotebank.lexicon import Gender, load
from quotebank.model import Mention, Segment
from quotebank.skeleton import Passage, Token

# Who weighs more than this share of the first may be meant as well.
CLOSE = 0.5
# How soon, in characters, an answer follows a question.
NEXT = 80
# What follows the one of whom a paragraph asks last: "Was Lee content with that?"
_ASKS = regex.compile(r"[^.?!\n\"“”]*\?[ ]*\n")


@attrs.frozen
class Resolution:
    """The speaker's full name as the text has it, or None, and the steps from the mention to it.

    ``contested`` is whether another person nearly as present, or of the same surname, may be meant.
    """

    name: str | None
    chain: tuple[str, ...] = ()
    contested: bool = False


def resolve(
    text: str,
    passages: Sequence[Passage],
    segments: Sequence[Segment],
    mentions: Sequence[Mention | None],
    utterances: Sequence[Sequence[int]],
) -> list[Resolution]:
    """Name the speaker that each of ``mentions`` stands for; one resolution each, in their order.

    ``utterances`` are, for each of ``mentions``, the indices of the segments that are its speaker's words.

    A mention of nobody in particular ("a senior aide", "officials", "they") and one whose person
    the text does not name has the name None.
    """
    text = paragraphs.broken(paragraphs.unwrapped(text), segments)
    mentions = [m and attrs.evolve(m, text=text[m.start : m.end]) for m in mentions]
    said: dict[Mention, list[int]] = {}
    for mention, utterance in zip(mentions, utterances, strict=True):
        if mention is not None:
            said.setdefault(mention, []).extend(utterance)
    resolutions = _Reader(text, passages, segments, said).read() if said else {}
    return [resolutions[m] if m is not None else Resolution(None) for m in mentions]


class _Reader:
    """One reading of an article, keeping track of who is spoken of."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        segments: Sequence[Segment],
        said: Mapping[Mention, Sequence[int]],
    ) -> None:
        self.text = text
        self.segments = segments
        self.mentions = sorted(said, key=lambda m: (m.start, m.end))
        self.said = said
        self.cast: Cast = cast(text, segments)
        self.tokens: dict[int, tuple[Passage, Token]] = {
            t.end: (p, t) for p in passages for t in p.tokens if t.segment is None
        }
        self.bearers = Bearers(text, self.cast, segments, self.tokens)
        self.salience = Salience()
        # The genders of those of whom the text has spoken.
        self.spoken: set[Gender | None] = set()
        # Who asked, by the index of the segment that ends with the question.
        self.asked: dict[int, Entity] = {}
        self.binding = Binding(self.cast, self.tokens)
        self.introductions = Introductions(text, self.cast)
        self.events = events(text, self.cast, self.bearers, self.tokens, self.mentions)
        # How often somebody of whom only the capital shows a name is the subject of a verb.
        self.actors = genders.vote(text, self.cast, self.events, self.tokens)
        self.sources = Sources(text, self.tokens, self.bearers, self.salience, self.actors, self.person)

    def read(self) -> dict[Mention, Resolution]:
        speaking = {m.start for m in self.mentions if is_pronoun(m)}  # counted as speakers
        resolutions = {}
        for at, _, what, index in self.events:
            match what:
                case "sentence":
                    self.salience.new_sentence()
                case "paragraph":
                    self.salience.new_paragraph()
                    self.sources.new_paragraph()
                case "name":
                    self.read_name(self.cast.occurrences[index])
                case "noun":
                    self.read_noun(at, index)
                case "thing":
                    self.sources.take_in(*self.tokens[index])
                case "pronoun" if at not in speaking:
                    gender = genders.of_pronoun(self.text[at:index])
                    self.spoken_of(_first_of(self.antecedents(gender, index)), index, None)
                case "mention":
                    mention = self.mentions[index]
                    resolutions[mention] = self.solve(mention)
        return resolutions

    def read_name(self, occurrence: Occurrence) -> None:
        if byline.is_in(self.text, occurrence.start):
            return
        if not occurrence.quoted and _may_be_person(occurrence.entity):
            self.spoken.add(occurrence.entity.gender)
        value = QUOTED if occurrence.quoted else self.weight(occurrence.end)
        self.salience.mention(occurrence.entity, value, self.text[occurrence.start : occurrence.end])
        if not (occurrence.entity.sure or occurrence.quoted):
            self.sources.introduce(occurrence)

    def read_noun(self, start: int, end: int) -> None:
        phrase = self.text[start:end]
        who = self.introductions.apposed(phrase, end) or self.by_noun(phrase, start)
        self.spoken.add(who.gender if who else None)
        self.spoken_of(who, end, phrase)

    def weight(self, end: int) -> float:
        found = ending_at(self.tokens, end)
        if found:
            asked = found[1].dep in SUBJECT and _ASKS.match(self.text, end) is not None
            return ASKED if asked else weight(*found)
        return WEIGHT["poss" if self.text[end : end + 1] in "'’" else "dative"]

    def spoken_of(self, entity: Entity | None, end: int, phrase: str | None) -> None:
        weight = self.weight(end)
        if entity is not None:
            self.binding.note(end, entity)
        # Who has no name matters only as what the sentence is about: not "a man" in an aside.
        if entity is not None and (entity.name or weight >= MAIN_SUBJECT):
            self.salience.mention(entity, weight, phrase)

    def antecedents(self, gender: Gender, end: int, mention: Mention | None = None) -> Candidates:
        """Whom a third-person pronoun ending at ``end`` may stand for, the likeliest first."""
        least = PROMINENT if gender == "n" else 0.0
        talked_of = self.talked_of(mention) | self.asker_before(mention) if mention else ()
        return self.salience.candidates(gender, self.binding.rivals(end), self.actors, least, talked_of)

    def talked_of(self, mention: Mention) -> set[Entity]:
        """Whom the words name that are the speaker's: few speak of themselves by name."""
        said = (self.segments[i] for i in self.said.get(mention, ()))
        return {o.entity for segment in said for o in self.cast.within(segment.start, segment.end)}

    def asker_before(self, mention: Mention) -> set[Entity]:
        """Who asked the question right before the words that are the speaker's: few answer their own."""
        first = min(self.said.get(mention, ()), default=0)
        if first - 1 not in self.asked or self.segments[first].start - self.segments[first - 1].end > NEXT:
            return set()
        return {self.asked[first - 1]}

    def solve(self, mention: Mention) -> Resolution:
        who = self.identify(mention)
        nameless = isinstance(who, Entity) and who.principal is None
        name = None if nameless else self.bearers.full_name(who)
        if not isinstance(who, Entity):
            return Resolution(name, _chain(mention.text, name))
        last = max(self.said[mention], default=0)
        if self.said[mention] and self.text[: self.segments[last].end].rstrip("\"”’'").endswith("?"):
            self.asked[last] = who
        chain = _chain(mention.text, self.salience.phrase(who), name)
        if not who.sure:
            self.actors[who] += 1
        contested = self.is_contested(mention, who)
        head = things.phrase_head(self.tokens, mention)
        if head:
            self.binding.note(head[1].end, who)
        # A speaker without a name is soon forgotten: "what one critic called a “q”".
        value = SPEAKER if name or head is None else weight(*head)
        self.salience.mention(who, value, mention.text if name is None else None)
        return Resolution(name, chain, contested)

    def is_contested(self, mention: Mention, who: Entity) -> bool:
        if not is_pronoun(mention):
            return self.cast.has_namesake(who)
        pronoun = load().pronouns.get(mention.text.strip().lower())
        if pronoun is None or pronoun.person != 3:
            return False
        found = self.antecedents(pronoun.gender or "n", mention.end, mention)
        return len(found) > 1 and found[1][0] > CLOSE * found[0][0]

    def identify(self, mention: Mention) -> Identity:
        if is_pronoun(mention):
            return self.by_pronoun(mention)
        return (
            self.bearers.named(mention)
            or self.bearers.apposed(mention)
            or self.introductions.apposed(mention.text, mention.end)
            or self.sources.behind(mention)
            or self.by_noun(mention.text, mention.start)
        )

    def person(self, mention: Mention) -> Identity:
        """Whom a pronoun or a noun for somebody known means."""
        if is_pronoun(mention):
            return self.by_pronoun(mention)
        known = self.introductions.named(mention.text, mention.start, self.salience)
        return known or self.by_epithet(mention.text, mention.start)

    def by_noun(self, phrase: str, start: int) -> Entity | None:
        return (
            self.introductions.announced(phrase, start)
            or self.introductions.named(phrase, start, self.salience)
            or self.by_kinship(phrase, start)
            or self.introductions.nameless(phrase, start)
            or self.by_epithet(phrase, start)
            or self.introductions.absent(phrase, start)
        )

    def by_kinship(self, phrase: str, start: int) -> Entity | None:
        """The only other one of a surname whose bearer ``phrase`` is kin of: "his wife" of Ann and Al Lee."""
        role, words = roles.read(phrase), load()
        owner = self.binding.meant.get(start + len(phrase.partition(" ")[0]))
        if role is None or owner is None or role.noun not in words.elders | words.juniors | words.peers:
            return None
        bearers = (e for e in self.cast.by_word.get(owner.surname or "", ()) if e.surname == owner.surname)
        kin = [e for e in bearers if e is not owner and e.is_full and e.gender == role.gender is not None]
        return kin[0] if len(kin) == 1 else None

    def by_epithet(self, phrase: str, start: int) -> Entity | None:
        return self.introductions.epithet(phrase, start, self.salience, self.actors)

    def by_pronoun(self, mention: Mention) -> Identity:
        pronoun = load().pronouns.get(mention.text.strip().lower())
        if pronoun is None:
            return self.by_relative(mention)
        if pronoun.person == 1 and pronoun.number == "sg":
            return byline.narrator(self.text, self.cast, mention.start)
        if pronoun.person != 3:
            return None
        # "They" may be a body; of people whom it stands for nobody is the speaker.
        gender = pronoun.gender or "n"
        told = self.by_document(mention, gender)
        if told is not None:
            return told
        found = self.antecedents(gender, mention.end, mention)
        if pronoun.gender is None:
            found = [(value, entity) for value, entity in found if entity.body]
        if found or gender == "n":
            return _first_of(found) or self.sources.topic
        return (
            self.only_one(gender, mention.end)
            or self.stranger(gender, mention.end)
            or self.named_next(gender, mention.end)
        )

    def by_document(self, mention: Mention, gender: Gender) -> Entity | None:
        """Whose words are held against them: "Lee attacked Ray over an interview in which he said"."""
        if mention.end not in self.tokens:
            return None
        passage, token = self.tokens[mention.end]
        at = things.holding(passage, token)
        if at is None:
            return None
        owner = self.sources.owner(passage, passage.tokens[at])
        accused = things.object_before(passage, at)
        meant = self.binding.meant_by(passage.tokens[accused]) if accused is not None else ()
        for who in (owner, *meant):
            if isinstance(who, Entity) and not who.body and who.gender in (gender, None):
                return who
        return None

    def only_one(self, gender: Gender, end: int) -> Entity | None:
        """Whom the article is about, however long ago the name stood there: nobody else is named."""
        before = (
            o for o in self.cast.within(0, end) if not o.quoted and not byline.is_in(self.text, o.start)
        )
        people = {o.entity for o in before if o.entity.is_full}
        person = people.pop() if len(people) == 1 else None
        return person if person and person.gender in (gender, None) else None

    def stranger(self, gender: Gender, end: int) -> Entity | None:
        """The only one at hand of whom nothing but the look of the name shows a person: "Xan Olatunji"."""
        unsure = [o for o in self.cast.occurrences if not (o.entity.sure or o.entity.body)]
        placed = {o.entity for o in unsure if contexts.is_placed(self.text, o.lead)}
        alike = {
            o.entity
            for o in unsure
            if o.entity not in placed
            and contexts.is_like_a_name(o.piece.name.words)
            and o.entity.has_several_names
        }
        found = self.salience.candidates(gender, self.binding.rivals(end), alike)
        return found[0][1] if len(found) == 1 else None

    def named_next(self, gender: Gender, end: int) -> Entity | None:
        """Whom a pronoun at the head of an article means, who is named only later."""
        if end > LEAD or not self.introductions.opens(end) or not self.spoken.isdisjoint((gender, None)):
            return None
        later = (o for o in self.cast.within(end, 2 * LEAD) if not byline.is_in(self.text, o.start))
        people = (o.entity for o in later if o.entity.is_full)
        return next((entity for entity in people if entity.gender in (gender, None)), None)

    def by_relative(self, mention: Mention) -> Identity:
        """Whom "who" goes back to, the name that its clause hangs on; or whoever is behind "an ad that"."""
        if mention.end not in self.tokens:
            return None
        passage, token = self.tokens[mention.end]
        tokens = passage.tokens
        relative = token.i
        while token.dep != "relcl" and token.head != token.i and tokens[token.head].head != token.i:
            token = tokens[token.head]
        head = tokens[token.head]
        near = [head, *(tokens[i] for i in head.children if tokens[i].dep == "appos" and i < relative)]
        pause = tokens[max(relative - 1, 0)].text == ","  # "Lee, a member of the board, who said"
        while head.head < head.i and (
            head.dep in ("appos", "conj") or (pause and head.dep in ("pobj", "prep"))
        ):
            head = tokens[head.head]
            near.append(head)
        if token.dep != "relcl":  # "It was Lee who said"
            near = tokens[max(relative - 1, 0) : relative]
        of_person = tokens[relative].tag == "WP"
        entities = [o.entity for token in near for o in self.binding.named(token)]
        entities.sort(key=lambda entity: of_person and entity.body)
        named = next((entity for entity in entities if of_person or not entity.sure), None)
        documents = (token for token in near if things.is_document(token.lower))
        owner = next((self.sources.owner(passage, token) for token in documents), None)
        if named or owner or not of_person or not near:
            return named or owner
        noun = grammar.mention(self.text, passage, near[0].i)
        return self.introductions.announced(noun.text, noun.start)


def _may_be_person(entity: Entity) -> bool:
    return not entity.body and (entity.sure or entity.has_several_names)


def _first_of(candidates: Candidates) -> Entity | None:
    return candidates[0][1] if candidates else None


def _chain(*steps: str | None) -> tuple[str, ...]:
    chain: list[str] = []
    for step in steps:
        if step and (not chain or step != chain[-1]):
            chain.append(step)
    return tuple(chain)
