"""The command ``extract``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from factcheck.claims.detect import find_claims
from factcheck.cli.check import today
from factcheck.cli.console import complain, ending, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import Mention
from factcheck.pipeline import Input
from factcheck.record.extract import extract_record
from factcheck.record.model import record_json
from factcheck.text.document import Document


def run_extract(
    paths: Sequence[str], mentions: bool, output: str | None, as_of: str | None, stdin_filename: str | None
) -> int:
    """The exit code of ``extract``: 0, or 2 when an input was not read."""
    return ending(lambda: _extract(paths, mentions, output, today(as_of), stdin_filename))


def _extract(
    paths: Sequence[str], mentions: bool, output: str | None, as_of: date | None, stdin_filename: str | None
) -> int:
    inputs = find_inputs(paths, stdin_filename)
    unread: list[str] = []
    indent = 2 if len(inputs) == 1 else None
    pieces = _records(inputs, mentions, as_of, indent, unread)
    if output is None:
        write_out(pieces)
    else:
        write_file(output, pieces, (source.path for source in inputs))
    return 2 if unread else 0


def _records(
    inputs: Sequence[Input], mentions: bool, as_of: date | None, indent: int | None, unread: list[str]
) -> Iterator[str]:
    for source in inputs:
        try:
            if source.problem is not None:
                raise InputNotRead(source.path, source.problem)
            value = _value(load(source.path, source.data), mentions, as_of)
        except InputNotRead as error:
            complain(str(error))
            unread.append(source.path)
            continue
        yield json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def _value(document: Document, with_mentions: bool, as_of: date | None) -> dict[str, Any]:
    mentions = find_mentions(document, as_of)
    record = record_json(extract_record(document, mentions, find_claims(document, mentions)))
    if not with_mentions:
        return dict(record)
    listed = [_mention(document, mention) for mention in mentions.all()]
    return {"path": document.path, "record": record, "mentions": listed}


def _mention(document: Document, mention: Mention) -> dict[str, Any]:
    place = document.place(mention.span)
    return {
        "kind": mention.kind.value,
        "start": place.start,
        "end": place.end,
        "quote": mention.span.of(document.text),
        "value": mention.value(),
    }
