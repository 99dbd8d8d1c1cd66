"""``check --fix`` and ``check --diff``: the safe fixes, written into the files or shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from factcheck.cli.console import complain, replace_file
from factcheck.errors import ConfigError, InputNotRead
from factcheck.findings.fixing import apply_safe_fixes
from factcheck.loading.decoding import encoding_of
from factcheck.loading.load import load
from factcheck.loading.opening import read_bytes
from factcheck.pipeline import Input, Options, document_release, judge
from factcheck.reports.safe import safe_text
from factcheck.text.document import Document

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"
_MOST_ROUNDS = 10


class _NotFixed(Exception):
    """A file that cannot be fixed, and why."""


@dataclass(frozen=True, slots=True)
class _Repair:
    """What safe fixes make of a file: its text before and after, and the bytes of both."""

    path: str
    before: str
    after: str
    data: bytes
    fixed: bytes
    count: int


def fix_files(inputs: Iterable[Input], options: Options, quiet: bool) -> bool:
    """Applies the safe fixes to the files; False when a file could not be fixed."""
    count = files = 0
    complete = True
    for source in inputs:
        try:
            repair = _repair(source, options)
            if repair is None:
                continue
            _write_back(repair)
        except (_NotFixed, OSError) as error:
            complain(f"{source.path}: not fixed: {_reason(error)}")
            complete = False
            continue
        files += 1
        count += repair.count
    if count and not quiet:
        complain(f"{count} {'fix' if count == 1 else 'fixes'} in {files} {'file' if files == 1 else 'files'}")
    return complete


def differences(inputs: Iterable[Input], options: Options, exact: bool) -> Iterator[str]:
    """A unified diff of what ``fix_files`` would change; unless ``exact``, made safe for a terminal or a log."""
    for source in inputs:
        try:
            repair = _repair(source, options)
        except _NotFixed as error:
            complain(f"{source.path}: not fixed: {_reason(error)}")
            continue
        if repair is not None:
            before, after = _LINE.findall(repair.before), _LINE.findall(repair.after)
            for line in unified_diff(before, after, source.path, source.path):
                yield from _shown(line, exact)


def _shown(line: str, exact: bool) -> Iterator[str]:
    body = line.removesuffix("\n")
    end = "\r\n" if body.endswith("\r") else "\n"
    yield f"{body}\n" if exact else safe_text(body.removesuffix("\r")) + end
    if body == line:
        yield _NO_END


def _repair(source: Input, options: Options) -> _Repair | None:
    """What safe fixes make of a document; None when they change nothing. What cannot be read is left to the report.

    A fix may bring another to light, or have kept it waiting, so the text is read anew until nothing is left to do.
    """
    if source.problem is not None:
        return None
    try:
        data = read_bytes(source.path) if source.data is None else source.data
        first = document = load(source.path, data)
        fixed, count = data, 0
        for _ in range(_MOST_ROUNDS):
            changed = apply_safe_fixes(document, judge(document_release(document, options), options).shown.counting)
            if not changed.applied:
                break
            fixed, document = _encoded(data, first, changed.source)
            count += changed.applied
    except (ConfigError, _NotFixed):
        raise
    except InputNotRead:
        return None
    except Exception:  # the report tells of it: the same happens there
        return None
    return _Repair(source.path, first.source, document.source, data, fixed, count) if count else None


def _encoded(data: bytes, document: Document, source: str) -> tuple[bytes, Document]:
    """The changed text in the encoding of the file, so that what is not changed keeps its bytes, and read from it."""
    encoding = encoding_of(data, document.source)
    if encoding is None:
        raise _NotFixed("fixes cannot be written into a file of this kind")
    try:
        fixed = encoding.write(source)
    except UnicodeEncodeError:
        raise _NotFixed(f"the right words cannot be written in {encoding.name}") from None
    changed = load(document.path, fixed)
    if changed.source != source:
        raise _NotFixed("its encoding cannot be told from what would be written")
    return fixed, changed


def _write_back(repair: _Repair) -> None:
    target = Path(os.path.realpath(repair.path))  # a link stays one
    if not os.access(target, os.W_OK):
        raise _NotFixed("the file may not be written")
    if target.read_bytes() != repair.data:
        raise _NotFixed("the file has changed since it was read")
    replace_file(target, [repair.fixed])


def _reason(error: Exception) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return f"{said[:1].lower()}{said[1:]}"
