"""Who speaks through the documents and bodies of an article, followed as the text goes by."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from quotebank import grammar
from quotebank.coreference import heads, roles, things
from quotebank.coreference.bearers import Bearers, Identity
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.coreference.salience import OBJECT, SUBJECT, Salience
from quotebank.lexicon import load
from quotebank.model import Mention
from quotebank.skeleton import Passage, Token

# The salience below which the reader thinks of somebody no more.
FADED = 0.03


class Sources:
    """Whose each report, each campaign is; ``person`` tells whom a pronoun or a noun for somebody means.

    Of those whom only a capital shows to be named, ``actors`` may be bodies.
    ``tokens`` holds the parsed tokens by their end offset.
    """

    def __init__(
        self,
        text: str,
        tokens: Mapping[int, tuple[Passage, Token]],
        bearers: Bearers,
        salience: Salience,
        actors: Collection[Entity],
        person: Callable[[Mention], Identity],
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._bearers = bearers
        self._salience = salience
        self._actors = actors
        self._person = person
        # Who was last behind a report, a campaign, a group.
        self._known: dict[str, Identity] = {}
        # In the paragraph before and in this one: who is behind the document or body that was the last
        # subject, and who wrote or announced something last.
        self._topics: list[Identity] = [None, None]
        self._writers: list[Identity] = [None, None]

    def new_paragraph(self) -> None:
        """Let a paragraph end."""
        self._topics = [self._topics[-1], None]
        self._writers = [self._writers[-1], None]

    @property
    def topic(self) -> Identity:
        """Who is behind the document or body of which the text last said something."""
        return self._topics[-1] or self._topics[0]

    def introduce(self, occurrence: Occurrence) -> None:
        """Note what kind of body a name is: "Port Office" and "Acme, a company of Ames"."""
        nouns = roles.bodies(self._text, occurrence.lead, occurrence.end, occurrence.piece.name)
        entity = occurrence.entity
        entity.body = entity.body or bool(nouns)
        if entity.body:
            self._known |= dict.fromkeys(nouns, entity)

    def take_in(self, passage: Passage, token: Token) -> None:
        """Note who is behind a document or a body that the text speaks of, or who writes."""
        if grammar.is_verb(token):
            at = grammar.subject(passage, token.i)
            who = self._author(passage, at) if at is not None else None
            if isinstance(who, str) or (who is not None and (who.sure or who.body)):
                self._writers[-1] = who
            return
        own = self.owner(passage, token)
        if own is None and token.lower in load().bodies and self._brings_in(passage, token):
            own = Entity(body=True)
        if own is not None:
            self._known[token.lower] = own
        if token.dep in SUBJECT:
            phrase = grammar.mention(self._text, passage, token.i).text
            known = self._known.get(token.lower)
            if known is None and token.lower in load().any_body and roles.is_definite(phrase):
                known = self._any_body(phrase, token.lower)
            self._topics[-1] = known

    def _brings_in(self, passage: Passage, token: Token) -> bool:
        """Whether a noun stands for a body that the text does not name: "a group led by Lee"."""
        article = grammar.child(passage, token.i, frozenset({"det"}))
        indefinite = article is not None and roles.is_indefinite(passage.tokens[article].lower + " ")
        told_of = token.dep in SUBJECT | OBJECT and not roles.is_apposed(self._text, token.end)
        return indefinite and told_of

    def behind(self, mention: Mention) -> Identity:
        """Who is behind a report or an ad, or what body "the campaign" is."""
        found = things.phrase_head(self._tokens, mention)
        if found is None:
            return None
        passage, token = found
        noun = token.lower
        if not (things.is_thing(noun) or (things.is_impersonal(token) and roles.read(mention.text) is None)):
            return None
        own = self.owner(passage, token)
        if own is not None or not roles.is_definite(mention.text):
            return own
        of_another = grammar.possessor(passage, token.i)
        pronoun = of_another is not None and passage.tokens[of_another].tag in grammar.PRONOUN
        if pronoun or (things.is_document(noun) and things.owner(passage, token.i) is not None):
            return None
        known = self._known.get(noun)
        if known is None and noun in load().any_body:
            return self._any_body(mention.text, noun)
        if known is None and things.is_written(token):
            return self._writers[-1] or self._writers[0]
        return known

    def _any_body(self, phrase: str, noun: str) -> Entity | None:
        """What body "the company" is: none of its sentence, unless "the Port Times newspaper" names it."""
        others = self._salience.in_sentence if phrase[1:].islower() else ()
        found = self._salience.candidates("n", others, self._actors, FADED)
        firm = noun in load().firms
        known = next((entity for _, entity in found if not (firm and _is_public(entity))), None)
        if known is not None:
            known.body = True
        return known

    def owner(self, passage: Passage, token: Token) -> Identity:
        """Whoever a document or other thing is from, the body that is called by its owner's name."""
        if token.lower not in load().bodies:
            at = things.owner(passage, token.i)
            return self._periodical(passage, token) if at is None else self._author(passage, at)
        at = grammar.possessor(passage, token.i)
        if at is None or passage.tokens[at].tag not in grammar.PRONOUN:
            return self._bearers.named(grammar.mention(self._text, passage, token.i))
        who = self._person(grammar.mention(self._text, passage, at))
        if isinstance(who, Entity) and who.body and token.lower in load().outlets:
            return who
        return things.possessed(self._text, who, token.lower) if isinstance(who, Entity) else None

    def _periodical(self, passage: Passage, token: Token) -> str | None:
        """The journal that a study is in."""
        place = things.periodical(passage, token.i)
        return None if place is None else heads.whole_body(self._text, token.end, *place, place[1])

    def _author(self, passage: Passage, at: int) -> Identity:
        """Whom the token ``at`` means, if a document is from them."""
        mention = grammar.mention(self._text, passage, at)
        return (
            self._bearers.named(mention)
            or self._bearers.apposed(mention)
            or self._known.get(passage.tokens[at].lower)
            or self._person(mention)
        )


def _is_public(body: Entity) -> bool:
    """Whether a body does not trade, so that it is no company."""
    return body.principal is not None and not load().public_words.isdisjoint(body.principal.words)
