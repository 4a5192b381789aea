"""Quotes as Arrow tables, pandas data frames and Parquet files, with one fixed schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from os import PathLike
from typing import TYPE_CHECKING

from quotebank.export.records import FIELDS, RecordError, from_records, to_records
from quotebank.model import Quote

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def schema() -> pa.Schema:
    """The columns: the fields of a record, in their order, each with its type.

    - ``text`` and ``kind`` are strings, ``start`` and ``end`` 64-bit integers, ``confidence`` a 64-bit float;
      ``parts`` is a list of lists of two 64-bit integers, ``chain`` a list of strings. None of these is null.
    - ``article``, ``speaker``, ``speaker_id``, ``rule``, ``mention``, ``mention_kind`` and ``cue`` are
      strings, ``published`` is a date (32-bit), the offsets of mention and cue are 64-bit integers. They
      are null where the quote lacks them.
    """
    with _extra("pyarrow"):
        import pyarrow as pa

    required = {
        "text": pa.string(),
        "start": pa.int64(),
        "end": pa.int64(),
        "parts": pa.list_(pa.list_(pa.int64(), 2)),
        "kind": pa.string(),
        "confidence": pa.float64(),
        "chain": pa.list_(pa.string()),
    }
    offsets = ("mention_start", "mention_end", "cue_start", "cue_end")
    nullable = {"published": pa.date32()} | dict.fromkeys(offsets, pa.int64())
    return pa.schema(
        pa.field(name, required.get(name) or nullable.get(name, pa.string()), name not in required)
        for name in FIELDS
    )


def to_arrow(quotes: Iterable[Quote]) -> pa.Table:
    """Give quotes as an Arrow table with the columns of ``schema``.

    Raises ValueError for a string with a lone surrogate, which Arrow cannot hold, and ImportError without
    pyarrow.
    """
    with _extra("pyarrow"):
        import pyarrow as pa

    quotes = list(quotes)
    records = [
        record | {"published": quote.published}
        for quote, record in zip(quotes, to_records(quotes), strict=True)
    ]
    try:
        return pa.Table.from_pylist(records, schema())
    except UnicodeEncodeError as error:
        raise ValueError(f"Arrow holds no lone surrogates, such as in {error.object[:40]!r}") from None


def from_arrow(table: pa.Table) -> Iterator[Quote]:
    """Give the quote of each row: what ``to_arrow`` made comes back equal.

    A table made by others needs the column "text" alone, see ``from_records``; columns are converted to
    the types of ``schema`` where that loses nothing. Raises RecordError for a column that cannot be
    converted and for a row that is no quote.
    """
    batches = _fitted(table).to_batches()
    return from_records(record for batch in batches for record in batch.to_pylist())


def to_pandas(quotes: Iterable[Quote]) -> pd.DataFrame:
    """Give quotes as a data frame with the columns of ``schema``, of pandas' Arrow types.

    What a quote lacks is ``pd.NA``. Raises as ``to_arrow`` does, and ImportError without pandas.
    """
    with _extra("pandas"):
        import pandas as pd

    frame: pd.DataFrame = to_arrow(quotes).to_pandas(types_mapper=pd.ArrowDtype)
    return frame


def from_pandas(frame: pd.DataFrame) -> Iterator[Quote]:
    """Give the quote of each row of a data frame, of a spreadsheet perhaps, as ``from_arrow`` does."""
    with _extra("pandas"):
        import pyarrow as pa

    return from_arrow(pa.Table.from_pandas(frame, preserve_index=False))


def write_parquet(quotes: Iterable[Quote], path: str | PathLike[str]) -> None:
    """Write a Parquet file with the columns of ``schema``. Raises as ``to_arrow`` does."""
    with _extra("pyarrow"):
        import pyarrow.parquet

    pyarrow.parquet.write_table(to_arrow(quotes), path)


def read_parquet(path: str | PathLike[str]) -> Iterator[Quote]:
    """Give the quotes of a Parquet file, as ``from_arrow`` does: those written come back equal."""
    with _extra("pyarrow"):
        import pyarrow.parquet

    return from_arrow(pyarrow.parquet.read_table(path))


def _fitted(table: pa.Table) -> pa.Table:
    """The columns that ``schema`` knows, converted to its types."""
    import pyarrow as pa

    if "text" not in table.column_names:
        raise RecordError('the table has no column "text"')
    columns = {}
    for field in schema():
        if field.name in table.column_names:
            try:
                columns[field.name] = table[field.name].cast(field.type)
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
                reason = " ".join(str(error).split())
                raise RecordError(f'the column "{field.name}" is no {field.type}: {reason}') from None
    return pa.table(columns)


@contextmanager
def _extra(name: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise ImportError(f'{error.name} is not installed: pip install "quotebank[{name}]"') from None
