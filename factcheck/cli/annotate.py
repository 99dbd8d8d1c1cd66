"""The command ``annotate``."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from factcheck.cli.arguments import CheckArguments
from factcheck.cli.console import complain, ending, replace_file
from factcheck.cli.settings import options_of, settings, today
from factcheck.errors import ConfigError
from factcheck.findings.report import DocumentReport, DocumentStatus
from factcheck.loading.opening import read_bytes
from factcheck.pipeline import Input, check_input, ready

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PDF = "application/pdf"
# Word refuses a file whose suffix does not fit what is in it.
_SUFFIXES = {_WORD: (".docx", ".docm"), _PDF: (".pdf",)}


def run_annotate(path: str, output: str, arguments: CheckArguments) -> int:
    """The exit code of ``annotate``: 0 written, 2 something was not read, not fully checked, or not written."""
    return ending(lambda: _annotate(path, output, arguments))


def _annotate(path: str, output: str, arguments: CheckArguments) -> int:
    config, _ = settings(arguments)
    options = options_of(config, today(arguments.as_of))
    ready(options)
    _check_target(path, output)
    data = read_bytes(path)
    report = check_input(Input(path, data), options)
    if report.status is DocumentStatus.NOT_CHECKED:
        complain(f"{path}: {report.reason}")
        return 2
    _check_suffix(path, output, report.media_type or "")
    _write(output, _annotated(data, report))
    if not arguments.quiet:
        if report.skipped_rules:
            complain(f"{path}: {len(report.skipped_rules)} rules skipped: {report.skipped_rules[0].reason}")
        count = sum(finding.suppression is None for finding in report.findings)
        complain(f"{output}: {count} {'finding' if count == 1 else 'findings'} written into it")
    return 2 if report.incomplete else 0


def _annotated(data: bytes, report: DocumentReport) -> bytes:
    if report.media_type == _WORD:
        from factcheck.annotations.word import annotate_word

        return annotate_word(data, report)
    from factcheck.annotations.pdf import annotate_pdf

    return annotate_pdf(data, report)


def _check_target(path: str, output: str) -> None:
    """Raises ConfigError for what must not be written over: the input, a link, a folder, a device."""
    target = Path(output)
    if target.is_symlink():
        raise ConfigError(f"{output}: a symbolic link is not written through")
    if not target.exists():
        return
    if os.path.exists(path) and target.samefile(path):
        raise ConfigError(f"{output}: is the input, which is never changed: name another file")
    if not target.is_file():
        raise ConfigError(f"{output}: is no file that can be written")


def _check_suffix(path: str, output: str, media_type: str) -> None:
    suffixes = _SUFFIXES.get(media_type)
    if suffixes is None:
        raise ConfigError(f"{path}: annotate writes into Word and PDF files only; check reports on all others")
    said, wanted = PurePath(output).suffix.lower(), PurePath(path).suffix.lower()
    if wanted not in suffixes:
        wanted = suffixes[0]
    if said != wanted:
        raise ConfigError(f"{output}: the name must end in {wanted}, as that of the input")


def _write(output: str, data: bytes) -> None:
    try:
        replace_file(Path(output), [data])
    except OSError as error:
        raise ConfigError(f"{output}: cannot be written: {error.strerror or error}") from None
