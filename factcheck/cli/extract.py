"""The command ``extract``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from factcheck.claims.detect import find_claims
from factcheck.cli.arguments import Exchange
from factcheck.cli.console import complain, ending, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.cli.settings import today
from factcheck.errors import ConfigError, InputNotRead
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import Mention, Mentions
from factcheck.pipeline import Input
from factcheck.record.extract import extract_record
from factcheck.record.model import Record, record_json
from factcheck.text.document import Document


def run_extract(
    paths: Sequence[str],
    mentions: bool,
    exchange: Exchange | None,
    output: str | None,
    as_of: str | None,
    stdin_filename: str | None,
) -> int:
    """The exit code of ``extract``: 0, or 2 when an input was not read."""

    def run() -> int:
        if mentions and exchange is not None:
            raise ConfigError("--mentions is for the record as it is: leave out --as")
        write = _mentioned if mentions else _WRITERS[exchange]
        return _extract(find_inputs(paths, stdin_filename), partial(_value, write, today(as_of)), output)

    return ending(run)


_Value = dict[str, Any]


def _extract(inputs: Sequence[Input], value: Callable[[Document], _Value], output: str | None) -> int:
    unread: list[str] = []
    pieces = _records(inputs, value, unread)
    if output is None:
        write_out(pieces)
    else:
        write_file(output, pieces, (source.path for source in inputs))
    return 2 if unread else 0


def _records(inputs: Sequence[Input], value: Callable[[Document], _Value], unread: list[str]) -> Iterator[str]:
    indent = 2 if len(inputs) == 1 else None
    for source in inputs:
        try:
            if source.problem is not None:
                raise InputNotRead(source.path, source.problem)
            made = value(load(source.path, source.data))
        except InputNotRead as error:
            complain(str(error))
            unread.append(source.path)
            continue
        yield json.dumps(made, ensure_ascii=False, indent=indent) + "\n"


_Write = Callable[[Document, Mentions, Record], _Value]


def _value(write: _Write, as_of: date | None, document: Document) -> _Value:
    mentions = find_mentions(document, as_of)
    return write(document, mentions, extract_record(document, mentions, find_claims(document, mentions)))


def _plain(document: Document, mentions: Mentions, record: Record) -> _Value:
    del document, mentions
    return dict(record_json(record))


def _mentioned(document: Document, mentions: Mentions, record: Record) -> _Value:
    listed = [_mention(document, mention) for mention in mentions.all()]
    return {"path": document.path, "record": record_json(record), "mentions": listed}


def _ninjs(document: Document, mentions: Mentions, record: Record) -> _Value:
    del mentions
    from factcheck.record.ninjs import as_ninjs

    return as_ninjs(record, document)


def _jsonld(document: Document, mentions: Mentions, record: Record) -> _Value:
    del mentions
    from factcheck.record.jsonld import as_jsonld

    return as_jsonld(record, document)


_WRITERS: dict[Exchange | None, _Write] = {None: _plain, Exchange.NINJS: _ninjs, Exchange.JSONLD: _jsonld}


def _mention(document: Document, mention: Mention) -> dict[str, Any]:
    place = document.place(mention.span)
    return {
        "kind": mention.kind.value,
        "start": place.start,
        "end": place.end,
        "quote": mention.span.of(document.text),
        "value": mention.value(),
    }
