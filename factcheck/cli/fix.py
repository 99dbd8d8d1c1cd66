"""``check --fix`` and ``check --diff``: the safe fixes, written into the files or shown."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from factcheck.cli.console import complain, replace_file
from factcheck.errors import ConfigError, FactcheckError, InputNotRead
from factcheck.findings.fixing import Fixed, apply_safe_fixes
from factcheck.loading.decoding import encoding_of
from factcheck.loading.load import load
from factcheck.loading.opening import read_bytes
from factcheck.pipeline import Input, Options, document_release, judge
from factcheck.reports.safe import safe_text
from factcheck.text.document import Document

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class _Repaired:
    """A document, the bytes it was read from, and what its safe fixes make of it."""

    document: Document
    data: bytes
    fixed: Fixed


def fix_files(inputs: Iterable[Input], options: Options, quiet: bool) -> bool:
    """Applies the safe fixes to the files; False when a file could not be written."""
    applied = files = waiting = 0
    written = True
    for repaired in _repaired(inputs, options):
        path = repaired.document.path
        try:
            _write_back(path, repaired)
        except (FactcheckError, OSError) as error:
            complain(f"{path}: not fixed: {(getattr(error, 'strerror', None) or str(error)).lower()}")
            written = False
            continue
        files += 1
        applied += repaired.fixed.applied
        waiting += repaired.fixed.waiting
    if applied and not quiet:
        later = f"; {waiting} more on the next run" if waiting else ""
        complain(f"{applied} {_plural('fix', 'fixes', applied)} in {files} {_plural('file', 'files', files)}{later}")
    return written


def differences(inputs: Iterable[Input], options: Options, exact: bool) -> Iterator[str]:
    """A unified diff of what ``fix_files`` would change; unless ``exact``, made safe for a terminal or a log."""
    for repaired in _repaired(inputs, options):
        path = repaired.document.path
        before, after = repaired.document.source, repaired.fixed.source
        for line in unified_diff(_LINE.findall(before), _LINE.findall(after), path, path):
            yield from _shown(line, exact)


def _shown(line: str, exact: bool) -> Iterator[str]:
    body = line.removesuffix("\n")
    end = "\r\n" if body.endswith("\r") else "\n"
    yield f"{body}\n" if exact else safe_text(body.removesuffix("\r")) + end
    if body == line:
        yield _NO_END


def _repaired(inputs: Iterable[Input], options: Options) -> Iterator[_Repaired]:
    """The documents that safe fixes change; what cannot be read is left to the report."""
    for source in inputs:
        if source.problem is not None:
            continue
        try:
            data = read_bytes(source.path) if source.data is None else source.data
            document = load(source.path, data)
            findings = judge(document_release(document, options), options).shown
        except ConfigError:
            raise
        except InputNotRead:
            continue
        except Exception:  # the report tells it: the same happens there
            continue
        fixed = apply_safe_fixes(document, findings)
        if fixed.applied:
            yield _Repaired(document, data, fixed)


def _write_back(path: str, repaired: _Repaired) -> None:
    """Writes the file in its own encoding; what is not changed keeps its bytes."""
    encoding = encoding_of(repaired.data, repaired.document.source)
    if encoding is None:
        raise ConfigError("fixes cannot be written into a file of this kind")
    try:
        data = encoding.write(repaired.fixed.source)
    except UnicodeEncodeError:
        raise ConfigError(f"the right words cannot be written in {encoding.name}") from None
    target = Path(os.path.realpath(path))
    if not os.access(target, os.W_OK):
        raise ConfigError("the file may not be written")
    if target.read_bytes() != repaired.data:
        raise ConfigError("the file has changed since it was read")
    replace_file(target, [data])


def _plural(one: str, many: str, count: int) -> str:
    return one if count == 1 else many
