"""Quotes out and in: as records, JSON Lines, CSV, Arrow, pandas and Parquet; as Web Annotations out."""

from quotebank.export.files import (
    read_csv,
    read_jsonl,
    write_csv,
    write_jsonl,
    write_records_csv,
    write_records_jsonl,
)
from quotebank.export.groups import GROUP_FIELDS, to_group_records
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
    "GROUP_FIELDS",
    "RecordError",
    "from_arrow",
    "from_pandas",
    "from_records",
    "read_csv",
    "read_jsonl",
    "read_parquet",
    "to_arrow",
    "to_group_records",
    "to_pandas",
    "to_records",
    "to_web_annotations",
    "write_csv",
    "write_jsonl",
    "write_parquet",
    "write_records_csv",
    "write_records_jsonl",
]
