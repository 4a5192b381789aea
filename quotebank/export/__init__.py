"""Quotes out and in: as records, JSON Lines, CSV, Arrow, pandas and Parquet; as Web Annotations out."""

from quotebank.export.files import read_csv, read_jsonl, write_csv, write_jsonl
from quotebank.export.records import FIELDS, RecordError, from_records, to_records
from quotebank.export.tables import (
    from_arrow,
    from_pandas,
    read_parquet,
    to_arrow,
    to_pandas,
    write_parquet,
)
from quotebank.export.webannotation import to_web_annotations

__all__ = [
    "FIELDS",
    "RecordError",
    "from_arrow",
    "from_pandas",
    "from_records",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "to_arrow",
    "to_pandas",
    "to_records",
    "to_web_annotations",
    "write_csv",
    "write_jsonl",
    "write_parquet",
]
