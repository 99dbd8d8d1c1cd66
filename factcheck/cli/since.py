"""``check --since``: only what a change brought counts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.cli.git import Changes
from factcheck.findings.baseline import identity
from factcheck.findings.location import Location
from factcheck.findings.report import DocumentReport, FindingReport, SuppressionKind, SuppressionReport
from factcheck.pipeline import Input, Options, check_input


def changed_inputs(inputs: Iterable[Input], changes: Changes) -> list[Input]:
    """The inputs that are new or changed, and those of which git knows nothing: missing files, standard input."""
    return [source for source in inputs if not _is_known(source) or changes.has(source.path)]


def _is_known(source: Input) -> bool:
    return source.problem is None and source.data is None and os.path.isfile(source.path)


def only_new(documents: Iterable[DocumentReport], changes: Changes, options: Options) -> Iterator[DocumentReport]:
    """The documents with the findings suppressed that were there before and that no changed line touches.

    A finding is new when the file of then does not have it with the same words and values, or when its place or
    another place it rests on stands on a changed line.
    """
    for document in documents:
        before = None if document.reason is not None else changes.content_before(document.path)
        if before is None:
            yield document
            continue
        old = check_input(Input(document.path, before), replace(options, with_view=False))
        known = {identity(finding) for finding in old.findings}
        lines = changes.lines(document.path)
        yield replace(document, findings=tuple(_weighed(f, known, lines, changes) for f in document.findings))


def _weighed(
    finding: FindingReport, known: set[tuple[str, str]], lines: tuple[tuple[int, int], ...], changes: Changes
) -> FindingReport:
    places = [finding.location, *(related.location for related in finding.related)]
    new = identity(finding) not in known or any(_touched(place, lines) for place in places)
    if new or finding.suppression is not None:
        return finding
    reason = f"unchanged since {changes.revision[:12]}"
    return replace(finding, suppression=SuppressionReport(reason, SuppressionKind.UNCHANGED))


def _touched(place: Location | None, lines: tuple[tuple[int, int], ...]) -> bool:
    if place is None or place.frame != "file":
        return False
    return any(start <= place.end_line and place.line < end for start, end in lines)
