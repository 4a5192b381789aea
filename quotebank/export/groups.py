"""Groups of quotes as flat records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quotebank.export.records import FIELDS, to_records
from quotebank.model import QuoteGroup

GROUP_FIELDS = ("group", "canonical", "relation", "similarity", *FIELDS)


def to_group_records(groups: Iterable[QuoteGroup]) -> Iterator[dict[str, Any]]:
    """Give each occurrence of each group as a flat dict with the keys ``GROUP_FIELDS``, in that order.

    ``group`` is the number of its group, from 1, ``canonical`` the words of the group's canonical form, to
    which ``relation`` and ``similarity`` say how it stands. The rest is as in ``to_records``.
    """
    for number, group in enumerate(groups, 1):
        for match, record in zip(group.matches, to_records(group.occurrences), strict=True):
            values = (number, group.canonical.text, match.relation, match.similarity)
            yield dict(zip(GROUP_FIELDS, values, strict=False)) | record
