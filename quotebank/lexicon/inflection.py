"""Regular English inflection: the forms that the lexicon derives instead of listing them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# "quip" and "quit" count as one vowel: the u of qu is a consonant.
_ONE_SYLLABLE_CVC = re.compile(r"^(?:[^aeiou]*qu|[^aeiou]*)[aeiou][^aeiouwxy]$")


def with_s(word: str) -> str:
    """The third person of a verb or the plural of a noun: "says", "cries", "speeches"."""
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


def verb_forms(
    lemma: str,
    irregular: Mapping[str, Sequence[str]],
    doubling: Collection[str],
    optional_doubling: Collection[str],
) -> frozenset[str]:
    """Every form of a one-word verb, its lemma and British -ise spelling included.

    ``irregular`` gives past tense and participle where they are not the lemma and -ed. The last
    consonant is doubled in words of one syllable (stop), in those of ``doubling`` (admit), and
    both ways in those of ``optional_doubling`` (label).
    """
    forms = {lemma, with_s(lemma)}
    doubled = lemma + lemma[-1]
    if lemma in doubling or _ONE_SYLLABLE_CVC.match(lemma):
        stems = [doubled]
    elif lemma in optional_doubling:
        stems = [lemma, doubled]
    else:
        stems = [lemma + "k" if lemma.endswith("ic") else lemma]
    for stem in stems:
        forms.add(_ing(stem))
        forms.update(irregular.get(lemma) or [_ed(stem)])
    if lemma.endswith("ize") and len(lemma) > 5:  # not "size", "prize", "seize"
        forms |= {form.replace("iz", "is") if form.count("iz") == 1 else form for form in forms}
    return frozenset(forms)


def _ing(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")) and len(stem) > 2:
        stem = stem[:-1]
    return stem + "ing"


def _ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return (stem[:-1] + "i" if _CONSONANT_Y.search(stem) else stem) + "ed"
