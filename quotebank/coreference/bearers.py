"""Whose name a phrase holds, and what that name is in full."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

import regex

from quotebank import names
from quotebank.coreference import heads, roles
from quotebank.coreference.capitals import is_office
from quotebank.coreference.cast import Cast
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.lexicon import fold, load
from quotebank.model import Mention, Segment
from quotebank.skeleton import Passage, Token

LONGEST_NAME = 60
LONGEST_TITLE = 20
# How far into a phrase the name that heads it is looked for, in characters.
LONGEST_MENTION = 500

# A person or a body of the cast, the name of a body that is none of the cast, or nobody.
Identity = Entity | str | None

# What stands between a noun and the name in apposition to it, and what behind that name; what joins the
# first of two nouns to the name, "Chef and author Ann Lee", and a rank with a number, "World No 1 Ann Lee".
_NOUN = r"(?:(?!(?:and|but|or) )(?:\p{Ll}[\p{L}’'-]* ){0,2}(?P<noun>\p{Ll}[\p{L}’'-]*) )?(?=\p{Lu})"
_BETWEEN = regex.compile(rf"(?:,| --?| [—–]) {_NOUN}")
_JOINED = regex.compile(
    rf"(?: and| No\.? ?\d+|\.? [12](?:st|nd) (?:Class|Lt\.?)|(?<=\b[12](?:st|nd))) {_NOUN}"
)
_OF_BODY = regex.compile(r"(?:\p{Lu}[^ ,.;:\n]* ){0,5}")
# What stands between an office and its holder: ", PSO, in the city, ", or ", the " where the holder leads.
_BESIDE = regex.compile(r",?(?: [^.;:\n]*,)? (?:the )?")
_BEHIND = regex.compile(r"[,.;]| --?| [—–]| who ")
_SHORT_OFFICE = regex.compile(r"[Tt]he \p{Lu}{2}")
_NUMBER = regex.compile(r" \d")
_RANKED = regex.compile(r" No\.? ?\d")
_HYPHENATED = regex.compile(r"(?<![\p{L}-])\p{Lu}[\p{L}-]*-$")
_INDEFINITE = regex.compile(r"[Aa]n? ")
# "D-Port Ames", "(R)"
_PARTY = regex.compile(r"\p{Lu}(?:\p{Lu}{0,2}-\p{Lu}.*)?")
_BEFORE_LETTERS = (", ", " (")


class Bearers:
    """The names of an article's ``cast``, looked up by the phrases that hold them.

    ``tokens`` holds the parsed tokens by their end offset.
    """

    def __init__(
        self,
        text: str,
        cast: Cast,
        segments: Sequence[Segment],
        tokens: Mapping[int, tuple[Passage, Token]],
    ) -> None:
        self._text = text
        self._cast = cast
        self._segments = segments
        self._starts = [s.start for s in segments]
        self._tokens = tokens
        # Lone words, and the names of bodies that they stand for.
        self._full: dict[str, str] = {}

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether ``start:end`` stands inside one quoted segment."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and end <= self._segments[i].end

    def named(self, mention: Mention) -> Identity:
        """Whose name heads the phrase; or else the name of a body that is nobody of the cast."""
        if mention.text.startswith("@"):
            return self._handle(mention) or mention.text
        if _RANKED.match(self._text, mention.end):
            return None
        member = self._behind_name(mention)
        if member is not None:
            return member
        limit = min(mention.end, mention.start + LONGEST_MENTION) + LONGEST_TITLE
        near = self._cast.within(self._begin(mention), limit)
        inside = [o for o in near if _stands_in(self._text, o, mention)]
        titles = () if any(o.start >= mention.end for o in inside) else _called_by(mention.text)
        held = self._titled(titles, mention.start)
        if held is not None:
            return held
        head = heads.head(self._text, self._tokens, mention, inside)
        if head is None:
            if inside or mention.kind != "name":
                return heads.possessed_body(self._text, mention, inside)
            # Titles alone may be a surname: "Baron".
            name = names.parse(mention.text) or names.Name(mention.text, (names.plain(mention.text),))
            if _NUMBER.match(self._text, mention.end):  # "Section 27"
                return None
            return self._cast.bearer(name) or heads.capitalised(mention.text)
        if head.entity.body:
            holder = self._holder(head)
            if holder is not None:
                return holder
            limit = max(mention.end, head.end)
            return heads.whole_body(self._text, mention.start, head.start, head.end, limit)
        words = head.piece.name.text.split()
        if not head.entity.sure and len(words) == 1:
            longer = heads.capitalised(mention.text)
            if longer and " " in longer:
                return longer
            if heads.is_people(words[0]):
                return None
        # "a Texas Democrat"
        return None if _INDEFINITE.match(mention.text) and heads.is_people(words[-1]) else head.entity

    def _behind_name(self, mention: Mention) -> Entity | None:
        """Who has the party or degrees that are all of the phrase: "Lee, D-Ames, said"."""
        letters = fold(mention.text) in load().post_nominals and mention.text.isupper()
        if not (letters or _PARTY.fullmatch(mention.text)):
            return None
        near = self._cast.within(mention.start - LONGEST_NAME, mention.start)
        beside = (o for o in near if self._text[o.end : mention.start] in _BEFORE_LETTERS)
        return next((o.entity for o in beside if not o.entity.body), None)

    def _titled(self, titles: Sequence[str], before: int) -> Entity | None:
        """Who was last named with one of the titles."""
        named = (o for o in reversed(self._cast.within(0, before)) if not o.quoted and o.piece.name.title)
        held = (o.entity for o in named if any(f" {t} " in f" {o.piece.name.title} " for t in titles))
        return next(held, None)

    def _begin(self, mention: Mention) -> int:
        """Where the hyphenated word begins that the phrase does: before "Ben-" where it is "Harush"."""
        cut = _HYPHENATED.search(self._text, max(0, mention.start - LONGEST_TITLE), mention.start)
        return cut.start() if cut else mention.start

    def apposed(self, mention: Mention) -> Entity | None:
        """Whose full name is set behind a noun: "her aide, actress Ann Lee," where the parser missed it."""
        joined = None if roles.is_definite(mention.text) else _JOINED.match(self._text, mention.end)
        between = joined or _BETWEEN.match(self._text, mention.end)
        if between is None or not (between["noun"] is None or _is_role(between["noun"])):
            return None
        # "Gov. and Port Board Chairman Ann Lee"
        body = _OF_BODY.match(self._text, between.end()) if joined else None
        last = body.end() if body else between.end()
        near = self._cast.within(between.end(), last + LONGEST_TITLE)
        full = (o for o in near if o.lead <= last and len(o.piece.name.words) > 1)
        closed = (o.entity for o in full if joined or _BEHIND.match(self._text, o.end))
        return next((entity for entity in closed if not entity.body), None)

    def _holder(self, head: Occurrence) -> Entity | None:
        """Who is named beside an office written short: "PSO" for "the Port Safety Officer, Ann Lee"."""
        office = heads.spelled_out(self._text, head.piece.name.text)
        if office is None or not is_office(fold(office).split()):
            return None
        at = self._text.index(office)
        end = at + len(office)
        for o in self._cast.within(at - LONGEST_NAME, end + LONGEST_NAME):
            gap = (o.end, at) if o.start < at else (end, o.lead)
            if not o.entity.body and _BESIDE.fullmatch(self._text, *gap):
                return o.entity
        return None

    def full_name(self, who: Identity) -> str | None:
        """The fullest name of a person or a body that the text has."""
        if isinstance(who, Entity) and not who.body:
            return self._cast.completed(who)
        name = self._body_name(who) if isinstance(who, Entity) else who
        if name is None or " " in name:
            return name
        if name not in self._full:
            self._full[name] = self._longer(name) or heads.spelled_out(self._text, name) or name
        return self._full[name]

    def _longer(self, name: str) -> str | None:
        """The name of a body that ends with a lone word."""
        word = names.plain(name)
        bearers = (e for e in self._cast.by_word.get(word, ()) if e.body and e.surname == word)
        return next((body for body in map(self._body_name, bearers) if " " in body), None)

    def _body_name(self, body: Entity) -> str:
        start, name = body.place, body.name or ""
        return heads.whole_body(self._text, start, start, start + len(name), start + LONGEST_NAME)

    def _handle(self, mention: Mention) -> Entity | None:
        """Whose first and last name a handle spells: "@TheAnnLee"."""
        letters = "".join(filter(str.isalpha, mention.text)).lower()
        for entity in self._cast.entities:
            words = entity.principal.words if entity.principal else ()
            if len(words) > 1 and words[0] + words[-1] in letters:
                return entity
        return None


def _stands_in(text: str, occurrence: Occurrence, mention: Mention) -> bool:
    """Whether a name stands in a phrase, or the parser has cut the phrase within the name of a body.

    Or behind a title, at the full stop of a given name that is cut short, or at a particle: "Capt", "Wm".
    """
    if occurrence.end <= mention.end:
        return True
    if occurrence.entity.body:
        return occurrence.start < mention.end
    if not occurrence.lead < mention.end < occurrence.end - 1:
        return False
    rest = text[mention.end : occurrence.end].lstrip().partition(" ")[0]
    cut = mention.end <= occurrence.start or rest.startswith(".")
    # "Otto" of "Otto von Lee", "Duke" of "Duke of Ross"
    return (
        cut or rest == "of" or not load().name_particles.isdisjoint((mention.text.rpartition(" ")[2], rest))
    )


def _called_by(phrase: str) -> Sequence[str]:
    """The titles of whom ``phrase`` is one: "his Lordship" of lords, "the CM" of chief ministers."""
    lexicon = load()
    if _SHORT_OFFICE.fullmatch(phrase):
        initials = phrase[-2:].lower()
        return [title for title in lexicon.titles if "".join(word[0] for word in title.split()) == initials]
    article, _, last = fold(phrase).partition(" ")
    style = lexicon.styles.get(fold(phrase).rpartition(" ")[2].removesuffix("'s"))
    if style:
        return style
    title = lexicon.titles.get(last) if article == "the" else None
    return (last,) if title and not title.role and last not in lexicon.people else ()


def _is_role(word: str) -> bool:
    """Whether a noun may stand before a name: "actress", "senator"."""
    return word in load().people or word in load().titles
