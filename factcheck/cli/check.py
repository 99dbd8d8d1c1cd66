"""The command ``check``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.arguments import CheckArguments
from factcheck.cli.console import complain, ending, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.cli.outputs import WITH_VIEW, report_pieces
from factcheck.cli.progress import is_wanted, with_progress
from factcheck.cli.settings import options_of, settings, today
from factcheck.config import Config, FailOn, Format
from factcheck.errors import ConfigError
from factcheck.findings.coverage import Coverage
from factcheck.findings.report import DocumentReport, Summary
from factcheck.findings.severity import Severity
from factcheck.pipeline import Input, Options, check_inputs, ready
from factcheck.text.quick_dataclass import replace

if TYPE_CHECKING:
    from factcheck.cli.git import Changes


def run_check(arguments: CheckArguments) -> int:
    """The exit code of ``check``: 0 nothing to report, 1 findings, 2 something was not fully checked."""
    try:
        return ending(lambda: _watch(arguments) if arguments.watch else _check(arguments))
    finally:
        if arguments.archive is not None:
            from factcheck.archive.store import close_shared

            close_shared(arguments.archive)


def _watch(arguments: CheckArguments) -> int:
    from factcheck.cli.watch import watch

    if "-" in arguments.paths:
        raise ConfigError("--watch cannot wait for standard input: name files or folders")

    def inputs() -> list[Input]:
        config, _ = settings(arguments)
        return find_inputs(arguments.paths, None, config.exclude or ())

    return watch(lambda: _check(arguments), inputs)


def _check(arguments: CheckArguments) -> int:
    config, config_path = settings(arguments)
    form = config.format or Format.TEXT
    options = replace(
        options_of(config, today(arguments.as_of)),
        comments=not arguments.no_inline_suppressions,
        sources=arguments.source,
        archive=arguments.archive,
        verify=arguments.verify,
        with_view=form in WITH_VIEW,
    )
    ready(options)
    _check_fixing(arguments)
    inputs = find_inputs(arguments.paths, arguments.stdin_filename, config.exclude or ())
    if arguments.online:
        from factcheck.cli.online import fetch_pages

        options = replace(options, pages=fetch_pages(inputs, options.as_of, arguments.cache))
    changes = None
    if arguments.since is not None:
        from factcheck.cli.git import changes_since
        from factcheck.cli.since import changed_inputs

        changes = changes_since(arguments.since, Path.cwd())
        inputs = changed_inputs(inputs, changes)
    written = True
    if arguments.diff:
        from factcheck.cli.fix import differences

        _write(differences(inputs, options, exact=arguments.output is not None), inputs, arguments)
    elif arguments.fix:
        from factcheck.cli.fix import fix_files

        written = fix_files(inputs, options, arguments.quiet)
    summary = Summary()
    checked = check_inputs(inputs, options, arguments.jobs)
    weighed = _weighed(checked, options, config, config_path, changes, summary)
    told = _told(weighed, arguments.quiet)
    bar = is_wanted(arguments.quiet, to_file=arguments.output is not None)
    documents = summary.watch(with_progress(told, len(inputs), shown=bar))
    coverage = Coverage()
    if arguments.min_coverage is not None:
        documents = coverage.watch(documents)
    if arguments.diff:
        deque(documents, maxlen=0)
    else:
        _write(report_pieces(documents, summary, form, arguments), inputs, arguments)
    if changes is not None and not inputs:
        return 0
    code = _exit_code(summary, config.fail_on or FailOn.ERROR, arguments.exit_zero)
    if arguments.min_coverage is not None and code == 0 and not arguments.exit_zero:
        from factcheck.cli.claims import is_enough

        code = int(not is_enough(coverage, arguments.min_coverage))
    return code if written else 2


def _weighed(
    documents: Iterable[DocumentReport],
    options: Options,
    config: Config,
    config_path: Path | None,
    changes: Changes | None,
    summary: Summary,
) -> Iterable[DocumentReport]:
    """The documents with the findings suppressed that are not new, and what is to be said of the suppressions."""
    if changes is not None:
        from factcheck.cli.since import only_new

        documents = only_new(documents, changes, options)
    if config.baseline is not None:
        from factcheck.cli.baseline import BaselineFile

        documents = BaselineFile(Path(config.baseline)).applied(documents)
    if config.suppressions:
        from factcheck.cli.suppressed import with_complaints

        ran = frozenset(name for rule in options.rules for name in (rule.id, rule.checker.value))
        documents = with_complaints(documents, config.suppressions, str(config_path), ran, options.as_of, summary)
    return documents


def _check_fixing(arguments: CheckArguments) -> None:
    if arguments.diff and arguments.format is not None:
        raise ConfigError("--diff prints a diff and no report: leave out --format")
    if arguments.fix and not arguments.diff and "-" in arguments.paths:
        raise ConfigError("--fix cannot write into standard input: --diff shows what it would change")


def _write(pieces: Iterable[str], inputs: Sequence[Input], arguments: CheckArguments) -> None:
    if arguments.output is None:
        write_out(pieces)
    else:
        write_file(arguments.output, pieces, (source.path for source in inputs))


def _told(documents: Iterable[DocumentReport], quiet: bool) -> Iterator[DocumentReport]:
    """The same documents; what was not checked in one is told on standard error as it passes."""
    for document in documents:
        if document.reason is not None:
            complain(f"{document.path}: {document.reason}")
        elif document.skipped_rules and not quiet:
            count, reason = len(document.skipped_rules), document.skipped_rules[0].reason
            complain(f"{document.path}: {count} rules skipped: {reason}")
        yield document


def _exit_code(summary: Summary, fail_on: FailOn, exit_zero: bool) -> int:
    if summary.not_checked or not summary.documents:
        return 2
    failed = any(fail_on.counts(severity) and summary.count(severity) for severity in Severity)
    return int(failed and not exit_zero)
