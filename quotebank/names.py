"""Names as values: their parts, and whether two names can be one person's.

A name is read without its article: "Sen. Robert C. "Bobby" Scott Jr." has the title "sen", the
words "robert", "c", "scott", the nickname "bobby" and the suffix "jr". Letters behind a name that are
no part of it ("QC") are left out. Words are compared folded: case, accents and full stops count for
nothing.
"""

from __future__ import annotations

import functools
import unicodedata
from itertools import takewhile

import attrs
import regex

from quotebank.lexicon import Gender, Lexicon, Title, fold, load

# Letters, also as they look where UTF-8 was read as Latin-1: "Ã±" for "ñ".
LETTER = r"(?:(?:[ÂÃ]|A[\u0302\u0303])[\u0080-\u00bf]|[\p{L}\p{M}\p{N}])"
WORD = regex.compile(rf"(?:{LETTER}|[&@_])(?:{LETTER}|['’‑\-.&_])*")
NICKNAME = regex.compile(r"[\"“”'‘(](\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,2})[\"“”'’)]")
POSSESSIVE = regex.compile(r"['’]s?$")
SHORTEST_MISSPELT = 5
INITIAL = regex.compile(r"\p{Lu}(?:\.\p{Lu})*\.?")
LONGEST_TITLE = 4
# "Ex-Judge Lee", "Mayor-elect Lee": a title all the same.
_STANDING = regex.compile(r"^(?:ex|then|co|vice|deputy|acting)-|-(?:elect|designate)$")


@functools.lru_cache(maxsize=1 << 14)
def plain(word: str) -> str:
    """``word`` as names are compared: lower case, no accents, no full stops."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‑", "-"))
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    return word.casefold().replace(".", "")


@attrs.frozen(cache_hash=True)
class Name:
    """A person's name: ``text`` verbatim with its titles off, ``words`` plain, the suffix left out.

    ``gender`` is what the title says of it ("Mrs."), or None.
    """

    text: str
    words: tuple[str, ...]
    title: str = ""
    suffix: str = ""
    nickname: str = ""
    gender: Gender | None = None

    @property
    def first(self) -> str:
        """The given name or its initial; of a name of one word, that word."""
        return self.words[0]

    @property
    def surname(self) -> tuple[str, ...]:
        """The last word and the particles before it: ("van", "der", "berg")."""
        particles = load().name_particles
        at = len(self.words) - 1
        while at > 1 and self.words[at - 1] in particles:
            at -= 1
        # "de Ruiz" is all surname, "Ben Ruiz" and "Al Ruiz" are not.
        if at == 1 and self.words[0] in particles and self.text[0].islower():
            return self.words
        return self.words[at:]


@functools.lru_cache(maxsize=1 << 14)
def parse(text: str) -> Name | None:
    """Read a name with or without its titles; None where nothing but titles is left.

    >>> parse("Sen. Edgar de la Vega Jr.").surname
    ('de', 'la', 'vega')
    """
    lexicon = load()
    nickname = NICKNAME.search(text)
    found = list(WORD.finditer(text))
    if nickname:
        found = [m for m in found if not nickname.start() <= m.start() < nickname.end()]
    while len(found) > (1 if "," in text else 2) and _is_post_nominal([m.group() for m in found]):
        found.pop()
    at, gender = _titles(lexicon, [m.group() for m in found])
    if at == len(found):
        return None
    words = [plain(POSSESSIVE.sub("", m.group())) for m in found[at:]]
    suffix = ""
    if len(words) > 1 and words[-1] in lexicon.name_suffixes:
        suffix = words.pop()
    if not all(words):
        return None
    last = found[-1]
    end = last.end()
    if not suffix and not INITIAL.fullmatch(last.group()):
        end = last.start() + len(last.group().rstrip(".'’-"))
    return Name(
        POSSESSIVE.sub("", text[found[at].start() : end]),
        tuple(words),
        " ".join(fold(m.group()) for m in found[:at]),
        suffix,
        plain(nickname[1]) if nickname else "",
        gender,
    )


def _titles(lexicon: Lexicon, words: list[str]) -> tuple[int, Gender | None]:
    """How many words of ``words`` are titles, and the gender that they tell."""
    at = 0
    gender: Gender | None = None
    while at < len(words):
        for width in range(min(LONGEST_TITLE, len(words) - at), 0, -1):
            title = title_of(" ".join(words[at : at + width]))
            if title and not _is_name(lexicon, title, words, at, width):
                gender = gender or title.gender
                at = _past_office(lexicon, words, at + width)
                break
        else:
            return at, gender
    return len(words), gender


def title_of(words: str) -> Title | None:
    """The title that ``words`` are: "Judge", and so "Ex-Judge", "Judge-elect"; hyphens may be blanks."""
    titles, word = load().titles, fold(words)
    if word in load().name_particles and not words.isupper():  # "DI Ross", "Di Rossi"
        return None
    if "-" in word and word not in titles:
        return titles.get(_STANDING.sub("", word)) or titles.get(word.replace("-", " "))
    return titles.get(word)


def _past_office(lexicon: Lexicon, words: list[str], at: int) -> int:
    """Where the words end that say what the title before ``at`` is for: "of Health and Human Services"."""
    if fold(" ".join(words[at : at + 1])) not in ("of", "for"):
        return at
    begin = end = at + 1 + (words[at + 1 : at + 2] == ["the"])
    while end < len(words) and (fold(words[end]) in lexicon.portfolios or words[end] in ("and", "&")):
        end += 1
    return _past_office(lexicon, words, end) if end > begin else at


def _is_post_nominal(words: list[str]) -> bool:
    """Whether the last of ``words`` stands behind a name and is not of it: "QC", not "Ma" in "Jack Ma"."""
    last = POSSESSIVE.sub("", words[-1])
    letters = fold(last) in load().post_nominals and sum(map(str.isupper, last)) > 1
    return letters and not all(map(str.isupper, words[:-1]))


def _is_name(lexicon: Lexicon, title: Title, words: list[str], at: int, width: int) -> bool:
    """Whether a title is a name here: "Don Ross", "Mr. King", but not "Judge Ross" nor "Mr. Speaker"."""
    word = fold(words[at])
    if at > 0 and at + width < len(words) and word in lexicon.title_names:  # "Gov. Earl Ray Ross"
        return True
    if at + width == len(words):
        return at > 0 and word not in lexicon.vocatives
    last = len(words) - at == 2
    return last and word in lexicon.given_names and (not title.role or word in lexicon.title_names)


def is_given(word: str) -> bool:
    """Whether a plain word is in the table of given names; of a double name both halves must be."""
    given = load().given_names
    return word in given or ("-" in word and all(half in given for half in word.split("-")))


@functools.lru_cache(maxsize=1 << 14)
def gender(name: Name) -> Gender | None:
    """What title or given name tell of the gender; None where they tell nothing."""
    if name.gender or len(name.words) < 2:
        return name.gender
    lexicon = load()
    for word in (name.words[0], name.nickname, name.words[1] if len(name.words) > 2 else ""):
        given = is_given(word) and not (word in lexicon.name_particles and name.text[0].islower())
        found = lexicon.given_names.get(word.partition("-")[0]) if given else None
        if found:
            return found
    return None


def misspelt(word: str, surname: str) -> bool:
    """Whether ``word`` is ``surname`` but for one letter left out, put in or changed, or two swapped."""
    if min(len(word), len(surname)) < SHORTEST_MISSPELT or abs(len(word) - len(surname)) > 1:
        return False
    begins = _shared(word, surname)
    word, surname = word[begins:], surname[begins:]
    ends = _shared(word[::-1], surname[::-1])
    word, surname = word[: len(word) - ends], surname[: len(surname) - ends]
    return max(len(word), len(surname)) == 1 or (len(word) == 2 and word == surname[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def can_be_one(a: Name, b: Name) -> bool:
    """Whether two names can be one person's: "Bob Lee" and "Robert E. Lee", "Lee", "Mr. Lee", "Robert".

    Symmetric, not transitive: "Lee" goes with "Ann Lee" and with "Bob Lee".
    """
    short, long = sorted((a, b), key=lambda name: (len(name.words), name.words != name.surname))
    # The "Ben" of "Ben Youssef" tells nothing of Sarah ben Youssef.
    told = short.gender if short.words == long.surname else gender(short)
    if len({told, gender(long)} - {None}) > 1:
        return False
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if short.words == short.surname:
        return _is_part(short, long)
    # The double surname alone: "Vega Ruiz" for "Ana Vega Ruiz", "Van Berg" for "Jan van Berg".
    rest = short.first in load().name_particles or not is_given(short.first)
    if rest and short.words == long.words[-len(short.words) :]:
        return True
    return _same_surname(short, long) and _same_first(short, long)


def _is_part(short: Name, long: Name) -> bool:
    word = short.words[-1]
    if short.words == long.words[-len(short.words) :]:
        return True
    if len(short.words) > 1 or len(long.words) == 1:
        return False
    # The first surname is the father's in "Ana Ruiz Vega" and "Ana Ruiz de la Vega".
    if word in long.words[-1].split("-") or word in middle_names(long):
        return True
    # "Sir Keir" is Keir Starmer, "Mr. Keir" is not; "Mr. Wong" may be Wong Kwok-keung.
    given = not short.title or short.title.rpartition(" ")[2] in load().given_titles
    family = long.first in load().family_first or not is_given(long.first)
    # "Mr. Ali" is Ali bin Omar: the son of Omar has no surname.
    alone = not load().lineage.isdisjoint(long.words)
    return (given or family or alone) and _same_first(short, long)


def middle_names(name: Name) -> tuple[str, ...]:
    """The words between the first and the surname by which somebody may be called.

    The last one; the first, if it is a family name ("Mr. Lim" for "Ann Lim Boon Teck") or the given name
    before it one that half a people has ("Shahin" for "Md Shahin Alam Miah").
    """
    between = name.words[1 : -len(name.surname)]
    lexicon = load()
    called = name.first in lexicon.shared_given or not lexicon.family_first.isdisjoint(between[:1])
    return (*between[:1], *between[-1:]) if called else between[-1:]


def _same_surname(short: Name, long: Name) -> bool:
    """The last words are equal or one is the other's initial, or the bearer has added a surname.

    Ann Lee goes with Ann L., Ann Lee Ross and Ann Lee-Ross.
    """
    if short.words[-1] == long.words[-1]:
        return True
    if min(len(short.words[-1]), len(long.words[-1])) == 1:
        return short.words[-1][0] == long.words[-1][0] and short.first == long.first
    one, other = short.words[-1].split("-"), long.words[-1].split("-")
    if (len(one) > 1 or len(other) > 1) and set(one) & set(other):
        return True
    return len(short.words) < len(long.words) and short.words == long.words[: len(short.words)]


def _same_first(short: Name, long: Name) -> bool:
    one, other = short.first, long.first
    if one == other or one == long.nickname or other == short.nickname:
        return True
    initials = len(short.words) > 1 and min(len(one), len(other)) <= 2
    if initials and (one[0] == other[0] or (len(long.words) > 2 and one == long.words[1])):
        return True
    nicknames = load().nicknames
    fulls, others = nicknames.get(one, frozenset()), nicknames.get(other, frozenset())
    return one in others or other in fulls or bool(fulls & others)
