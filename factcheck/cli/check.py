"""The command ``check``."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.checkers.catalog import RULES
from factcheck.cli.arguments import CheckArguments
from factcheck.cli.console import complain, ending, terminal_width, wants_color, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.config import Config, FailOn, Format, find_config, load_config, select_rules
from factcheck.errors import ConfigError
from factcheck.findings.report import DocumentReport, Summary
from factcheck.findings.severity import Confidence, Severity
from factcheck.pipeline import TOOL, Input, Options, check_inputs, ready
from factcheck.record.profile import DEFAULT, load_profile


def run_check(arguments: CheckArguments) -> int:
    """The exit code of ``check``: 0 nothing to report, 1 findings, 2 something was not fully checked."""
    return ending(lambda: _check(arguments))


def _check(arguments: CheckArguments) -> int:
    config = settings(arguments)
    profile = load_profile(config.profile or DEFAULT, config.profiles)
    options = Options(
        rules=select_rules(RULES, config.select, config.ignore),
        as_of=today(arguments.as_of),
        profile=replace(profile, asked=frozenset(config.select or ())),
        schema=config.schema,
        min_confidence=config.min_confidence or Confidence.MEDIUM,
    )
    ready(options)
    _check_fixing(arguments)
    inputs = find_inputs(arguments.paths, arguments.stdin_filename, config.exclude or ())
    written = True
    if arguments.diff:
        from factcheck.cli.fix import differences

        _write(differences(inputs, options, exact=arguments.output is not None), inputs, arguments)
    elif arguments.fix:
        from factcheck.cli.fix import fix_files

        written = fix_files(inputs, options, arguments.quiet)
    summary = Summary()
    documents = summary.watch(_told(check_inputs(inputs, options, arguments.jobs), arguments.quiet))
    if arguments.diff:
        deque(documents, maxlen=0)
    else:
        _write(_pieces(documents, summary, config.format or Format.TEXT, arguments), inputs, arguments)
    code = _exit_code(summary, config.fail_on or FailOn.ERROR, arguments.exit_zero)
    return code if written else 2


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


def settings(arguments: CheckArguments) -> Config:
    """The settings of the run: what the command line says, over what the configuration file says."""
    said = Config(
        format=arguments.format,
        select=_names(arguments.select),
        ignore=_names(arguments.ignore),
        fail_on=arguments.fail_on,
        min_confidence=arguments.min_confidence,
        profile=arguments.profile,
        schema=arguments.schema,
    )
    path = Path(arguments.config) if arguments.config is not None else find_config(Path.cwd())
    return said if path is None else said.over(load_config(path))


def _names(options: Iterable[str]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for option in options for name in option.split(",") if name.strip())
    return names or None


def today(said: str | None) -> date | None:
    """The date that stands for today; the clock is read for the word "today" only."""
    if said is None:
        return None
    if said == "today":
        return date.today()
    try:
        if len(said) != len("2023-06-07"):
            raise ValueError(said)
        return date.fromisoformat(said)
    except ValueError:
        raise ConfigError(f"--as-of takes a date such as 2023-06-07, or today, not {said!r}") from None


def _told(documents: Iterable[DocumentReport], quiet: bool) -> Iterator[DocumentReport]:
    """The same documents; what was not checked in one is told on standard error as it passes."""
    for document in documents:
        if document.reason is not None:
            complain(f"{document.path}: {document.reason}")
        elif document.skipped_rules and not quiet:
            count, reason = len(document.skipped_rules), document.skipped_rules[0].reason
            complain(f"{document.path}: {count} rules skipped: {reason}")
        yield document


def _pieces(
    documents: Iterable[DocumentReport], summary: Summary, form: Format, arguments: CheckArguments
) -> Iterator[str]:
    if form is Format.JSON:
        from factcheck.reports.json import write_json

        return write_json(documents, summary, TOOL)
    from factcheck.reports.text import TextStyle, write_text

    to_file = arguments.output is not None
    style = TextStyle(wants_color(to_file), terminal_width(to_file), arguments.quiet, arguments.verbose)
    return write_text(documents, summary, style)


def _exit_code(summary: Summary, fail_on: FailOn, exit_zero: bool) -> int:
    if summary.not_checked or not summary.documents:
        return 2
    failed = any(fail_on.counts(severity) and summary.count(severity) for severity in Severity)
    return int(failed and not exit_zero)
