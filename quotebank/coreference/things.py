"""Who is behind what speaks and is no person: "Lee's ad", "a letter from the port", "the campaign"."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from quotebank import grammar
from quotebank.coreference.entities import Entity
from quotebank.lexicon import fold, load
from quotebank.model import Mention
from quotebank.skeleton import Passage, Token

DOCUMENTS = frozenset({"document", "broadcast"})
# Groups of verbs whose subject made the object ("Lee published a report").
MAKING = frozenset({"publish", "write", "announce"})
# Groups of verbs that tell of something written ("Lee responded").
WRITING = MAKING | {"answer"}
# Verbs whose subject is out, or comes forward, with a document.
NAMED = frozenset({"compound", "nmod", "amod"})


def is_document(word: str) -> bool:
    """Whether ``word`` is a noun for something written or sent: a report, an ad."""
    noun = load().nouns.get(word)
    return noun is not None and noun.group in DOCUMENTS


def is_thing(word: str) -> bool:
    """Whether ``word`` is a noun for a document, or for a body of people: a campaign, a group."""
    return is_document(word) or word in load().bodies


def is_written(token: Token) -> bool:
    """Whether ``token`` is a noun for one written document: a statement, a letter."""
    noun = load().nouns.get(token.lower)
    return token.tag == "NN" and noun is not None and noun.group == "document"


def is_impersonal(token: Token) -> bool:
    """Whether ``token`` is a noun for no person; it speaks for whoever it is of: "Lee's plan promises"."""
    lexicon = load()
    return token.tag == "NN" and token.lower not in lexicon.people and token.lower not in lexicon.titles


def writes(token: Token) -> bool:
    """Whether ``token`` is a verb whose subject may have written a document."""
    return token.tag.startswith("VB") and (token.lower in load().making or _is_of(token.lower, WRITING))


def owner(passage: Passage, i: int) -> int | None:
    """The token of whoever the document or other thing at token ``i`` is from, as its sentence tells.

    "Lee" in "Lee's ad", "the Lee ad", "an ad by Lee", "Lee ran an ad", "Lee said in an ad",
    "an ad released by Lee".
    """
    tokens = passage.tokens
    if tokens[i].dep == "compound":  # "an email appeal"
        i = tokens[i].head
    children = [tokens[j] for j in tokens[i].children if tokens[j].segment is None]
    lexicon = load()
    by = _author(passage, i)
    if by is not None:
        return by
    for token in children:
        if token.dep == "poss":
            return token.i
        if token.dep in NAMED and grammar.is_name(token) and fold(token.text) not in lexicon.not_names:
            return token.i
        if token.dep in ("acl", "relcl"):
            by = _made_by(passage, token)
            if by is not None:
                return by
    return _maker(passage, tokens[i]) if is_document(tokens[i].lower) else None


def holding(passage: Passage, token: Token) -> int | None:
    """The document that the clause of the subject ``token`` tells of: "a speech in which he said"."""
    tokens = passage.tokens
    verb = tokens[token.head]
    while verb.dep in ("ccomp", "xcomp", "conj") and verb.head != verb.i:
        verb = tokens[verb.head]
    below = [tokens[j] for j in verb.children]
    which = any(tokens[j].tag == "WDT" for t in below if t.dep == "prep" for j in t.children)
    if verb.dep != "relcl" or not which or load().nouns.get(tokens[verb.head].lower) is None:
        return None
    return verb.head


def object_before(passage: Passage, i: int) -> int | None:
    """The object of the verb that the noun ``i`` hangs on by a preposition: "attacked Lee over a speech"."""
    tokens = passage.tokens
    preposition = tokens[tokens[i].head]
    if tokens[i].dep != "pobj" or preposition.dep != "prep":
        return None
    found = grammar.child(passage, preposition.head, frozenset({"dobj"}))
    return found if found is not None and found < preposition.i else None


def periodical(passage: Passage, i: int) -> tuple[int, int] | None:
    """Where the name begins and ends, as the parser has it, of the journal that the document at ``i`` is in.

    "Annals" in "a study in Annals of Botany", "a study published in Annals of Botany".
    """
    tokens = passage.tokens
    if not is_document(tokens[i].lower):
        return None
    published = [j for j in tokens[i].children if tokens[j].dep == "acl" and _makes(tokens[j].lower)]
    for j in (k for above in (i, *published) for k in tokens[above].children):
        at = grammar.child(passage, j, frozenset({"pobj"})) if tokens[j].lower == "in" else None
        if at is not None and grammar.is_name(tokens[at]):
            words = [tokens[k] for k in (*tokens[at].children, at) if grammar.is_name(tokens[k])]
            if not load().periodicals.isdisjoint(word.lower for word in words):
                return words[0].start, tokens[at].end
    return None


def _author(passage: Passage, i: int) -> int | None:
    """The name or noun after "by" or "from" that hangs on token ``i``."""
    for j in passage.tokens[i].children:
        token = passage.tokens[j]
        if token.lower in load().authorship and token.segment is None:
            return grammar.child(passage, j, frozenset({"pobj"}))
    return None


def _made_by(passage: Passage, token: Token) -> int | None:
    """By whom it was made: "written in haste and signed by Lee", "which was issued by Lee"."""
    verbs = [token, *(passage.tokens[j] for j in token.children if passage.tokens[j].dep == "conj")]
    agents = (grammar.agent(passage, verb.i) for verb in verbs if _makes(verb.lower))
    return next((by for by in agents if by is not None), None)


def _makes(form: str) -> bool:
    """Whether the verb is of making a document known: "released", "ran"."""
    return form in load().making or _is_of(form, MAKING)


def _is_of(form: str, groups: frozenset[str]) -> bool:
    verb = load().verb(form)
    return verb is not None and verb.group in groups


def _maker(passage: Passage, token: Token) -> int | None:
    """The subject of the verb that the document is object of, or stands with: "said in a statement"."""
    lexicon, tokens = load(), passage.tokens
    above = tokens[token.head]
    if token.dep == "dobj":
        return grammar.subject(passage, above.i) if _makes(above.lower) else None
    if token.dep == "nsubjpass" and _makes(above.lower):
        return _author(passage, above.i)
    verb = tokens[above.head].lower
    # "Lee is out with a new ad"
    shows = above.lower == "with" and (verb in lexicon.copulas or verb in lexicon.appearing)
    said = above.lower in lexicon.medium and lexicon.verb(verb) is not None
    if token.dep == "pobj" and (shows or (said and not grammar.is_passive(passage, above.head))):
        return grammar.subject(passage, above.head)
    return None


def possessed(text: str, entity: Entity, noun: str) -> str | None:
    """What the text calls the body of somebody: "Lee campaign" for her campaign; else None."""
    surname = entity.principal.text.split()[-1] if entity.principal and not entity.body else None
    if surname is None:
        return None
    found = regex.search(rf"\b{regex.escape(surname)}(?:['’]s?)? {noun}\b", text)
    return found.group() if found else None


def phrase_head(
    tokens: Mapping[int, tuple[Passage, Token]], mention: Mention
) -> tuple[Passage, Token] | None:
    """The parsed token that heads the phrase, and its passage; None where it was not parsed."""
    for end in range(mention.end, mention.start, -1):
        if end in tokens:
            passage, token = tokens[end]
            above = passage.tokens[token.head]
            while above is not token and mention.start <= above.start < mention.end:
                token, above = above, passage.tokens[above.head]
            return passage, token
    return None
