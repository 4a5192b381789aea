"""What pronouns tell of the people whose names do not tell their gender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import regex

from quotebank import names
from quotebank.coreference.cast import Cast
from quotebank.coreference.contexts import is_like_a_name
from quotebank.coreference.entities import Entity, Occurrence
from quotebank.coreference.events import Event
from quotebank.coreference.salience import SUBJECT, ending_at
from quotebank.lexicon import Gender, load
from quotebank.skeleton import Passage, Token

# "On Friday Ann Lee"
_BEGINNING = regex.compile(r"(?:^|\n\s*|[.!?][\"”’')]* )(?:(?:On|In|Last|Earlier) (?:[\p{L}\d]+ ){1,3})?$")
_FOLLOWING = regex.compile(r" (\p{Ll}+)")


def vote(
    text: str, cast: Cast, happenings: Sequence[Event], tokens: Mapping[int, tuple[Passage, Token]]
) -> Counter[Entity]:
    """Let pronouns tell the gender of the name right before them, where nothing else tells it.

    They may go back further, to somebody of their gender in the paragraph. Returns how often somebody of
    whom only the capital shows a name is the subject of a verb: who acts is a person or a body.
    """
    actors: Counter[Entity] = Counter()
    last: Occurrence | None = None
    heard: set[Gender | None] = set()
    unknown = {e for e in cast.entities if e.gender is None and not e.body}
    for at, _, what, index in happenings:
        if what == "paragraph":
            last = None
            heard.clear()
        elif what == "name":
            occurrence = cast.occurrences[index]
            entity = occurrence.entity
            if not occurrence.quoted and not entity.body:
                last = occurrence
                if entity not in unknown:
                    heard.add(entity.gender)
                if not entity.sure and _acts(occurrence, tokens):
                    actors[entity] += 1
                    entity.sure = actors[entity] > 1 or names.is_given(occurrence.piece.name.first)
                elif not entity.sure and _opens(text, occurrence):
                    actors[entity] = max(actors[entity], 1)
        elif what == "pronoun" and last is not None and last.entity in unknown:
            gender = of_pronoun(text[at:index])
            if gender not in heard:
                last.entity.votes[gender] += 1
    return actors


def of_pronoun(form: str) -> Gender:
    """The gender that a pronoun of the third person tells."""
    gender = load().pronouns[form.lower()].gender
    assert gender is not None
    return gender


def _opens(text: str, occurrence: Occurrence) -> bool:
    """Whether a name of two words or more begins a sentence, and what follows looks like its verb."""
    words = occurrence.piece.name.words
    if len(words) < 2 or not is_like_a_name(words) or not _BEGINNING.search(text, 0, occurrence.lead):
        return False
    following = _FOLLOWING.match(text, occurrence.end)
    lexicon = load()
    small = (lexicon.not_names, lexicon.after_name, lexicon.before_dependent)
    return following is not None and not any(following[1] in words for words in small)


def _acts(occurrence: Occurrence, tokens: Mapping[int, tuple[Passage, Token]]) -> bool:
    """Whether the name is the subject of a verb here."""
    found = ending_at(tokens, occurrence.end)
    if found is None or found[1].dep not in SUBJECT:
        return False
    # "Al Demirtas" may be tagged as a plural; "Russians" are one.
    return found[1].tag == "NNP" or (found[1].tag == "NNPS" and len(occurrence.piece.name.words) > 1)
