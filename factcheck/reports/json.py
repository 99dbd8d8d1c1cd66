"""The JSON report, written as a stream: one finding and one fact a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from factcheck.findings.report import REPORT_VERSION, DocumentReport, Summary, Tool, fields_of

# The encoder itself goes down into the fields: a report of many findings is made of very many small objects.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, default=fields_of).encode


def write_json(documents: Iterable[DocumentReport], summary: Summary, tool: Tool) -> Iterator[str]:
    """The pieces of the report, a document each; ``summary`` is read when all documents have passed, and ends it."""
    yield f'{{"version": {_encode(REPORT_VERSION)},\n"tool": {_encode(tool)},\n"documents": ['
    separator = "\n"
    for document in documents:
        yield separator + _document(document)
        separator = ",\n"
    yield f'],\n"summary": {_encode(summary)}}}\n'


def _document(document: DocumentReport) -> str:
    return (
        "{"
        + ",\n ".join(f"{_encode(name)}: {_value(getattr(document, name))}" for name in DocumentReport.__slots__)
        + "}"
    )


def _value(value: object) -> str:
    if isinstance(value, tuple) and value:
        return "[\n  " + ",\n  ".join(_encode(item) for item in value) + "]"
    return _encode(value)
