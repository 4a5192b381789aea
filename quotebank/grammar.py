"""Reading a parsed passage: whose verb is it, and how far does a noun phrase reach."""

from __future__ import annotations

from collections.abc import Sequence

from quotebank.model import Mention, MentionKind
from quotebank.skeleton import MARK, Passage, Token

SUBJECT = frozenset({"nsubj", "nsubjpass"})
# Arcs over which a verb without a subject takes that of the verb above it.
SHARED_SUBJECT = frozenset(
    {"conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "aux", "auxpass"}
)
OBJECT = frozenset({"dobj", "pobj", "attr", "oprd", "appos", "nsubj", "nsubjpass", "npadvmod", "dative"})
MODIFIER = frozenset(
    {"det", "amod", "compound", "poss", "case", "nmod", "nummod", "quantmod", "predet", "advmod", "npadvmod"}
)
PAUSES = frozenset({",", "-", "--", "—", "–"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = frozenset({"WP", "WDT", "WP$"})
LONGEST_ASIDE = 25
PRONOUN = frozenset({"PRP", "PRP$"})
ARTICLES = frozenset({"a", "an", "the"})
# Before these a participle's subject is that of the main clause: "Lee let it boil before asking".
DESCRIBING = frozenset({"amod", "nummod", "npadvmod", "advmod", "punct"})
TEMPORAL = frozenset({"before", "after", "while", "when"})


def is_verb(token: Token) -> bool:
    return token.tag.startswith("VB")


def is_name(token: Token) -> bool:
    tagged = token.tag in {"NNP", "NNPS"} and token.text != token.text.lower()
    return tagged or (token.text[0] == "@" and len(token.text) > 1)


def is_nominal(token: Token) -> bool:
    return (
        is_name(token)
        or token.tag.startswith("NN")
        or token.tag in PRONOUN
        or token.tag in {"CD", "DT", "WP", "FW"}
    )


def child(passage: Passage, i: int, deps: frozenset[str]) -> int | None:
    """The first child of token ``i`` outside quotation marks that hangs on one of ``deps``."""
    for j in passage.tokens[i].children:
        token = passage.tokens[j]
        if token.dep in deps and token.segment is None:
            return j
    return None


def agent(passage: Passage, i: int) -> int | None:
    """The one by whom a passive is done: "was told by an aide", "was called “q” by an aide"."""
    tokens = passage.tokens
    by = next((j for j in tokens[i].children if tokens[j].lower == "by" and tokens[j].segment is None), None)
    if by is None:
        between = (
            t for t in tokens[i + 1 :] if t.segment is None and t.lower not in {"as", "a", "an", "the"}
        )
        following = next(between, None)
        by = following.i if following is not None and following.lower == "by" else None
    if by is None:
        return None
    noun = child(passage, by, frozenset({"pobj"}))
    return following_noun(passage, by) if noun is None else noun


def is_passive(passage: Passage, i: int) -> bool:
    """Whether verb ``i`` is passive, "a clause described by the judge" too.

    But "he's said the same" is not, whatever the parse, for its object.
    """
    below = [passage.tokens[j] for j in passage.tokens[i].children]
    has = any(t.dep == "auxpass" and t.text == "'s" for t in below) and any(t.dep == "dobj" for t in below)
    marks = {"auxpass", *({"agent"} if passage.tokens[i].tag == "VBN" else ())}
    return not has and any(t.dep in marks for t in below)


def is_bare_participle(passage: Passage, token: Token) -> bool:
    """Whether the token stands for a clause: "Asked whether it would rain, Lee nodded"."""
    auxiliary = child(passage, token.i, frozenset({"aux", "auxpass"}))
    return token.tag == "VBN" and token.dep in {"advcl", "ccomp"} and auxiliary is None


def named_aside(passage: Passage, i: int) -> int | None:
    """The name in apposition to a noun: "the mayor, Ann Lee"; "an aide to the mayor, Ann Lee"."""
    tokens = passage.tokens
    bare = all(tokens[j].dep not in {"det", "poss"} for j in tokens[i].children)
    if not tokens[i].tag.startswith(("NN", "CD", "JJ", "DT")) or (bare and is_name(tokens[i])):
        return None
    below = [i, *(k for j in tokens[i].children if tokens[j].dep == "prep" for k in tokens[j].children)]
    for j in below:
        aside = child(passage, j, frozenset({"appos"}))
        if aside is not None and is_name(tokens[aside]):
            return aside
    comma = max(below) + 1
    name = following_noun(passage, comma) if comma < len(tokens) and tokens[comma].text == "," else None
    loose = name is not None and is_name(tokens[name]) and tokens[name].dep in {"dep", "npadvmod"}
    return name if loose else None  # an apposition that the parser has lost


def behind_aside(passage: Passage, i: int) -> int:
    """The token behind token ``i`` and the aside between commas that may follow it: "Lee, the cook, said"."""
    tokens = passage.tokens
    if i + 1 < len(tokens) and tokens[i + 1].text == ",":
        return next((t.i + 1 for t in tokens[i + 2 : i + LONGEST_ASIDE] if t.text == ","), i + 1)
    return i + 1


def possessor(passage: Passage, i: int) -> int | None:
    return child(passage, i, frozenset({"poss"}))


def own_subject(passage: Passage, i: int) -> int | None:
    """The subject of verb ``i``: the nearest before it, where the parser gives it two, or one behind it.

    An apposition ends in a comma; a noun that stands right before the verb without one is the subject:
    "Finch, an aide said, will run".
    """
    tokens = passage.tokens
    own = [j for j in tokens[i].children if tokens[j].dep in SUBJECT and tokens[j].segment is None]
    own = [
        j for j in own if not (tokens[j].tag == "DT" and tokens[j + 1 : j + 2] and tokens[j + 1].tag == "TO")
    ]
    if own and tokens[own[0]].tag == "VBG" and tokens[min(own[0] + 1, i)].text == ",":
        own = own[1:]  # "Speaking, Lee said"
    if len(own) > 1 and tokens[own[1] - 1].dep == "pobj" and is_name(tokens[own[1] - 1]):
        own = own[:1]  # "an aide to Ann Lee said", the name broken in two
    found = max((j for j in own if j < i), default=own[0] if own else None)
    apposed = i > 0 and tokens[i - 1].dep == "appos" and tokens[i - 1].head == found
    return i - 1 if apposed else found


def subject(passage: Passage, i: int) -> int | None:
    """The token that heads the subject of verb ``i``, looked for up the tree where it has none."""
    tokens = passage.tokens
    seen = set()
    start = i
    while i not in seen:
        seen.add(i)
        token = tokens[i]
        own = own_subject(passage, i)
        if own is not None:
            return own
        head = tokens[token.head]
        temporal = token.dep == "pcomp" and head.lower in TEMPORAL
        if i == start and token.tag == "VBG" and (temporal or _after_pause(tokens, i)):
            return main_subject(passage, i)
        if token.dep == "xcomp" and token.tag == "VB" and (bidden := _bidden(passage, head.i)) is not None:
            return bidden
        if token.dep in {"acl", "relcl"} and is_nominal(head):
            if token.tag == "VBN" or (token.tag == "VBD" and token.dep == "acl"):
                return None  # "the plan called", a participle whatever its tag
            if token.tag == "VB" and head.dep == "dobj" and not is_name(head):  # "Lee took the time to say"
                return main_subject(passage, head.i)
            return head.i if head.segment is None else None
        if (
            token.lower == "as"
            and (said := child(passage, head.i, frozenset({"dobj", "nsubjpass"}))) is not None
            and tokens[said - 1].tag != "IN"  # "on record as saying"
        ):
            return said
        if token.dep not in SHARED_SUBJECT and not (is_nominal(token) and token.dep in OBJECT):
            return _row_subject(passage, i)
        if is_nominal(head) and head.segment is None:
            owner = possessor(passage, head.i)
            if owner is not None:
                return owner
        if token.dep == "conj" and token.tag in FINITE and head.tag == "VB":
            head = tokens[head.head]  # "Lee says he will go but warns", two verbs of one form
        i = head.i
    return None


def _row_subject(passage: Passage, i: int) -> int | None:
    """The subject of the first of a row of verbs, which the parser hangs below a later one.

    "Lee sits down, says “q” and laughs."
    """
    tokens = passage.tokens
    first = next(iter(tokens[i].children), i)
    if first >= i or tokens[first].dep not in {"ccomp", "parataxis"} or tokens[i].tag in {"VB", "VBG", "VBN"}:
        return None
    if any(tokens[j].dep == "mark" or tokens[j].segment is not None for j in tokens[first].children):
        return None
    return child(passage, first, SUBJECT)


def _bidden(passage: Passage, i: int) -> int | None:
    """The person that verb ``i`` makes do something: "it led her to say", "the jury got Lee to say"."""
    person = child(passage, i, frozenset({"dobj", "dative"}))
    if person is None or not (is_name(passage.tokens[person]) or passage.tokens[person].tag == "PRP"):
        return None
    return person


def _after_pause(tokens: Sequence[Token], i: int) -> bool:
    """Whether a comma or dash stands before token ``i``, within the closing mark or outside it."""
    while i and tokens[i - 1].text == MARK and tokens[i - 1].segment is not None:
        i -= 1
    return i > 0 and tokens[i - 1].text in PAUSES


def inverted_subject(passage: Passage, i: int) -> int | None:
    """The subject right behind the verb ``i`` of a tag: ", said Ann Lee, the mayor"."""
    tokens = passage.tokens
    noun = following_noun(passage, i) if i and tokens[i - 1].text in PAUSES else None
    own = noun is not None and tokens[noun].head == i and tokens[noun].dep in SUBJECT
    return noun if own else None


def main_subject(passage: Passage, i: int) -> int | None:
    """The subject of the sentence, or of the subordinate clause about somebody, that holds token ``i``."""
    tokens, start = passage.tokens, i
    seen = set()
    found = None
    while i not in seen:
        seen.add(i)
        below, i = tokens[i], tokens[i].head
        own = own_subject(passage, i) if is_verb(tokens[i]) else None
        if own is None and tokens[i].dep == "ROOT" and below.dep == "acl" and is_nominal(tokens[i]):
            own = i  # "Lee, the mayor, hit back, saying", taken for a phrase
        found = found if own is None else own
        contact = own is not None and tokens[i].dep == "relcl" and tokens[own].tag == "PRP"
        if contact and tokens[start - 1].text == ",":
            continue  # "Lee hid the joy she felt, calling it a “q”"
        if own is not None and tokens[i].dep in {"relcl", "advcl"} and tokens[own].tag != "WDT":
            return own
    if found is None and tokens[start].tag == "VBG":  # "Lee joined in, saying “q”", where the words hide it
        near = (t for t in reversed(tokens[:start]) if t.sentence == tokens[start].sentence)
        finite = (t.i for t in near if t.tag in FINITE and t.segment is None)
        found = next((own for j in finite if (own := own_subject(passage, j)) is not None), None)
    return found


def left_edge(passage: Passage, i: int) -> int:
    """The first token of what hangs below token ``i``, up to the next quotation mark on the left."""
    tokens = passage.tokens
    edge = i
    while True:
        left = next((j for j in tokens[edge].children if j < edge and tokens[j].segment is None), edge)
        if left == edge or any(tokens[j].segment is not None for j in range(left, edge)):
            return edge
        edge = left


def _capital(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word within a sentence is capitalised, so that it is a name whatever its tag."""
    return i > 0 and tokens[i].text[:1].isupper() and tokens[i - 1].sentence == tokens[i].sentence


def preceding_noun(passage: Passage, i: int) -> int | None:
    """The noun that stands before verb ``i`` as its subject should, for where the parse has none.

    Adverbs and auxiliaries between them are passed over, and so is an aside between commas:
    "Ann Lee, the mayor of the town, said", or one in brackets: "Ann Lee (D-Ames) said".
    """
    tokens = passage.tokens
    j = i - 1
    while (
        j >= 0
        and not is_name(tokens[j])
        and not _capital(tokens, j)
        and (tokens[j].tag == "RB" or tokens[j].dep in {"aux", "neg", "advmod"})
    ):
        j -= 1
    on = tokens[j].head if tokens[j].dep == "pobj" else j
    if j > 0 and tokens[on].head == i and tokens[on].dep in {"prep", "npadvmod"}:
        j = left_edge(passage, on) - 1  # "Ann Lee on Monday said"
    if j > 0 and tokens[j].text == ")":
        j = next((k for k in range(j - 1, max(j - LONGEST_ASIDE, 0), -1) if tokens[k].text == "("), 0) - 1
    if j > 0 and tokens[j].text == ",":
        opening = next((k for k in range(j - 1, max(j - LONGEST_ASIDE, 0), -1) if tokens[k].text == ","), 0)
        j = opening - 1
        j -= tokens[j].dep in {"aux", "advmod"}  # "Ann Lee had, in a letter, said"
    if j < 0 or tokens[j].segment is not None:
        return None
    if not (tokens[j].tag.startswith(("NN", "PRP")) or (j == i - 1 and _capital(tokens, j))):
        return None
    above = tokens[tokens[tokens[j].head].head]
    if tokens[j].dep == "pobj" and above.i < j and is_verb(above):  # "who has in the past said"
        return own_subject(passage, above.i)
    return j


def following_noun(passage: Passage, i: int) -> int | None:
    """The head of the noun phrase right after token ``i``, for "said X" that the parser missed."""
    tokens = passage.tokens
    j = i + 1
    while j < len(tokens) and tokens[j].segment is None:
        token = tokens[j]
        last = j + 1 == len(tokens) or tokens[j + 1].text in {".", ",", "of"}  # "said one of them"
        mistagged = token.tag == "RB" and _capital(tokens, j)
        if mistagged or (is_nominal(token) and (last or token.tag not in {"DT", "CD"})):
            while token.head > token.i and token.dep in {"compound", "poss", "nmod", "amod"}:
                head = tokens[token.head]
                if head.segment is not None or not is_nominal(head):
                    break
                token = head
            return token.i
        if token.tag not in {"DT", "JJ", "JJR", "JJS", "CD", "RB", "PRP$", "POS", "HYPH", "VBN", "VBG"}:
            return None
        j += 1
    return None


def mention(text: str, passage: Passage, i: int) -> Mention:
    """The phrase that token ``i`` heads: a pronoun, a name with its titles, or a noun phrase."""
    tokens = passage.tokens
    i = _hyphenated(passage, i)
    head = tokens[i]
    if head.tag in PRONOUN or head.tag in RELATIVE:
        return _mention(text, tokens, i, i, "pronoun")
    if is_name(head):
        first = last = i
        while first and _of_name(tokens[first - 1]) and _inside(passage, first - 1, i):
            first -= 1
        while last + 1 < len(tokens) and _of_name(tokens[last + 1]) and _inside(passage, last + 1, i):
            last += 1
        while tokens[last].tag == "POS":
            last -= 1
        article = child(passage, i, frozenset({"det"}))
        if article is not None and tokens[article].lower in ARTICLES and article < first:
            between = tokens[article + 1 : first]
            plain = not between or first == last
            if plain and all(t.segment is None and t.dep in DESCRIBING for t in between):
                first = article  # which tells "the young Texan" from "a Texan"
        return _mention(text, tokens, first, last, "name")
    # A surname that the tagger took for a common noun, within a sentence.
    taken = head.text[0].isupper() and i > 0 and tokens[i - 1].sentence == head.sentence
    first = last = i
    while first and tokens[first - 1].segment is None and _inside(passage, first - 1, i):
        first -= 1
    of = next(
        (j for j in head.children if j > i and tokens[j].lower == "of" and tokens[j].segment is None), None
    )
    if of == i + 1:
        noun = child(passage, of, frozenset({"pobj"}))
        if noun is not None:
            last = noun
    while first < i and tokens[first].tag in {",", ":", "-LRB-", "IN", "CC", "RB"}:
        first += 1
    return _mention(text, tokens, first, last, "name" if taken else "nominal")


def _hyphenated(passage: Passage, i: int) -> int:
    """The head of what token ``i`` is the beginning of: "Lee" for "co" in "co-host Ann Lee"."""
    tokens = passage.tokens
    start = i
    while i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end + 1 == tokens[i + 2].start:
        i += 2
    above = tokens[tokens[i].head]
    modifies = i > start and tokens[i].dep in MODIFIER and above.i > i and above.segment is None
    return above.i if modifies else i


def _of_name(token: Token) -> bool:
    part = token.tag in {"NNP", "NNPS", "POS", "HYPH"} or (
        token.dep == "compound" and token.text[:1].isupper()
    )
    return part and token.segment is None


def _inside(passage: Passage, j: int, i: int) -> bool:
    """Whether token ``j`` hangs below ``i`` by modifiers alone."""
    tokens = passage.tokens
    steps = 0
    while j != i and steps < 20:
        token = tokens[j]
        if token.dep not in MODIFIER and token.dep not in {"punct", "conj", "cc", "pobj", "prep"}:
            return False
        j = token.head
        steps += 1
    return j == i


def _mention(text: str, tokens: list[Token], first: int, last: int, kind: MentionKind) -> Mention:
    start, end = tokens[first].start, tokens[last].end
    return Mention(text[start:end], start, end, kind)
