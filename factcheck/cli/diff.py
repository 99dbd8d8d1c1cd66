"""The command ``diff``."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.detect import find_claims
from factcheck.cli.arguments import DiffFormat
from factcheck.cli.console import complain, ending, terminal_width, wants_color, write_file, write_out
from factcheck.errors import InputNotRead
from factcheck.findings.assemble import location_of
from factcheck.findings.changes import CHANGES_VERSION, ChangeReport, ChangesReport, StatedReport
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.pipeline import TOOL
from factcheck.record.differences import Difference, Stated, Text, differences
from factcheck.record.extract import extract_record


def run_diff(before: str, after: str, form: DiffFormat, output: str | None) -> int:
    """The exit code of ``diff``: 0 when no fact changed, 1 when some did, 2 when a file was not read."""
    return ending(lambda: _diff(before, after, form, output))


def _diff(before: str, after: str, form: DiffFormat, output: str | None) -> int:
    try:
        old, new = _text(before), _text(after)
    except InputNotRead as error:
        complain(str(error))
        return 2
    found = differences(old, new)
    changes = tuple(_change(difference, old, new) for difference in found)
    pieces = _pieces(ChangesReport(CHANGES_VERSION, TOOL, before, after, changes), form, to_file=output is not None)
    if output is None:
        write_out(pieces)
    else:
        write_file(output, pieces, (before, after))
    return int(bool(found))


def _text(path: str) -> Text:
    document = load(path)
    mentions = find_mentions(document)
    return Text(document, mentions, extract_record(document, mentions, find_claims(document, mentions)))


def _change(difference: Difference, old: Text, new: Text) -> ChangeReport:
    before, after = _stated(difference.before, old), _stated(difference.after, new)
    return ChangeReport(difference.change.value, difference.what, difference.subject, before, after)


def _stated(stated: Stated | None, text: Text) -> StatedReport | None:
    if stated is None:
        return None
    return StatedReport(stated.value, None if stated.span is None else location_of(text.document, stated.span))


def _pieces(report: ChangesReport, form: DiffFormat, to_file: bool) -> Iterator[str]:
    from factcheck.reports.changes import write_changes_html, write_changes_json, write_changes_text
    from factcheck.reports.text import TextStyle

    if form is DiffFormat.JSON:
        return write_changes_json(report)
    if form is DiffFormat.HTML:
        return write_changes_html(report)
    return write_changes_text(report, TextStyle(wants_color(to_file), terminal_width(to_file)))
