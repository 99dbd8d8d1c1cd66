"""From the output format asked for to what writes it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Rule
from factcheck.cli.arguments import CheckArguments
from factcheck.cli.console import complain, terminal_width, wants_color, wants_links
from factcheck.cli.rules import summary_of
from factcheck.config import Format
from factcheck.findings.report import DocumentReport, Summary
from factcheck.pipeline import TOOL
from factcheck.reports.run import RuleText, Run

# Formats that show the release itself, or places in it that its report does not tell.
WITH_VIEW = frozenset({Format.HTML, Format.RDJSON})


def report_pieces(
    documents: Iterable[DocumentReport], summary: Summary, form: Format, arguments: CheckArguments
) -> Iterator[str]:
    """The pieces of the report in a format; its writer is imported only now."""
    if form is Format.TEXT:
        from factcheck.reports.text import TextStyle, write_text

        to_file = arguments.output is not None
        style = TextStyle(
            wants_color(to_file),
            terminal_width(to_file),
            arguments.quiet,
            arguments.verbose,
            arguments.show_suppressed,
            os.getcwd() if wants_links(to_file) else None,
        )
        return write_text(documents, summary, style)
    if form is Format.JSON:
        from factcheck.reports.json import write_json

        return write_json(documents, summary, TOOL)
    return _described(documents, summary, form, arguments.show_suppressed)


def _described(documents: Iterable[DocumentReport], summary: Summary, form: Format, suppressed: bool) -> Iterator[str]:
    run = Run(TOOL, tuple(map(rule_text, RULES)), os.getcwd(), suppressed)
    match form:
        case Format.SARIF:
            from factcheck.reports.sarif import write_sarif

            return write_sarif(documents, summary, run)
        case Format.GITHUB:
            from factcheck.reports.github import write_github

            return write_github(_summarised(documents, summary, run), summary, run)
        case Format.GITLAB:
            from factcheck.reports.gitlab import write_gitlab

            return write_gitlab(documents, summary, run)
        case Format.JUNIT:
            from factcheck.reports.junit import write_junit

            return write_junit(documents, summary, run)
        case Format.RDJSON:
            from factcheck.reports.rdjson import write_rdjson

            return write_rdjson(documents, summary, run)
        case Format.MARKDOWN:
            from factcheck.reports.markdown import write_markdown

            return write_markdown(documents, summary, run)
        case _:
            from factcheck.reports.page.write import write_html

            return write_html(documents, summary, run)


_LONGEST_STEP_SUMMARY = 900_000  # GitHub refuses a step summary of more than 1,024 kB


def _summarised(documents: Iterable[DocumentReport], summary: Summary, run: Run) -> Iterator[DocumentReport]:
    """The same documents; as they pass, a summary is made for the page of the step, if GitHub asks for one."""
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if not target:
        yield from documents
        return
    from factcheck.reports.markdown import Comment

    comment = Comment(run, _LONGEST_STEP_SUMMARY // 4)  # characters of up to four bytes
    pieces = []
    for document in documents:
        pieces.append(comment.add(document))
        yield document
    pieces.append(comment.closing(summary))
    try:
        with open(target, "a", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        complain(f"the step summary cannot be written: {error.strerror or error}")


def rule_text(rule: Rule) -> RuleText:
    """A rule as reports describe it."""
    from inspect import cleandoc  # takes longer to import than a release to check, and few formats describe rules

    explanation = cleandoc(rule.__doc__ or "")
    return RuleText(rule.id, rule.checker, rule.severity, rule.confidence, summary_of(rule), explanation)
