"""The command ``claims``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from factcheck.cli.arguments import ClaimsFormat
from factcheck.cli.console import complain, ending, terminal_width, wants_color, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.cli.settings import today
from factcheck.findings.coverage import Coverage
from factcheck.findings.report import DocumentReport, Summary
from factcheck.pipeline import TOOL, Options, check_inputs, ready
from factcheck.reports.run import Run


def run_claims(
    paths: Sequence[str],
    form: ClaimsFormat,
    output: str | None,
    min_coverage: float | None,
    sources: tuple[str, ...],
    as_of: str | None,
    jobs: int,
) -> int:
    """The exit code of ``claims``: 1 when too few claims can be traced, 2 when a file was not read."""
    return ending(lambda: _claims(paths, form, output, min_coverage, sources, as_of, jobs))


def _claims(
    paths: Sequence[str],
    form: ClaimsFormat,
    output: str | None,
    min_coverage: float | None,
    sources: tuple[str, ...],
    as_of: str | None,
    jobs: int,
) -> int:
    options = Options(as_of=today(as_of), sources=sources)
    ready(options)
    inputs = find_inputs(paths)
    summary, coverage = Summary(), Coverage()
    documents = coverage.watch(_told(summary.watch(check_inputs(inputs, options, jobs))))
    pieces = _pieces(documents, coverage, form, to_file=output is not None)
    if output is None:
        write_out(pieces)
    else:
        write_file(output, pieces, (source.path for source in inputs))
    if summary.not_checked:
        return 2
    return int(min_coverage is not None and not is_enough(coverage, min_coverage))


def is_enough(coverage: Coverage, least: float) -> bool:
    """True when as many claims are traced as asked for; where not, it is told."""
    if coverage.percent >= least:
        return True
    complain(f"{coverage.traced} of {coverage.total} claims can be traced, {least:g} per cent are asked for")
    return False


def _told(documents: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
    for document in documents:
        if document.reason is not None:
            complain(f"{document.path}: {document.reason}")
        yield document


def _pieces(
    documents: Iterable[DocumentReport], coverage: Coverage, form: ClaimsFormat, to_file: bool
) -> Iterator[str]:
    from factcheck.reports import claims
    from factcheck.reports.text import TextStyle

    run = Run(TOOL, (), os.getcwd())
    match form:
        case ClaimsFormat.JSON:
            return claims.write_claims_json(documents, coverage)
        case ClaimsFormat.CSV:
            return claims.write_claims_csv(documents)
        case ClaimsFormat.HTML:
            return claims.write_claims_html(documents, coverage, run)
        case ClaimsFormat.CLAIMREVIEW:
            return claims.write_claim_reviews(documents, run)
        case _:
            style = TextStyle(wants_color(to_file), terminal_width(to_file))
            return claims.write_claims_text(documents, coverage, style)
