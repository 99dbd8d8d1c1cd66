"""Writes what changed between two texts: as text, JSON or a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.findings.changes import ChangeReport, ChangesReport, StatedReport
from factcheck.findings.report import as_json
from factcheck.reports.page.environment import asset, environment, policy_hash
from factcheck.reports.places import spot_words
from factcheck.reports.safe import safe_text
from factcheck.reports.text import TextStyle, plural

_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_COLORS = {"added": "good", "removed": "error", "changed": "warning"}
_LONGEST = 200


def write_changes_json(report: ChangesReport) -> Iterator[str]:
    """The report as one JSON object."""
    yield json.dumps(as_json(report), ensure_ascii=False, indent=1) + "\n"


def write_changes_text(report: ChangesReport, style: TextStyle) -> Iterator[str]:
    """A line or two for each change; nothing begins with words of the texts."""
    for change in report.changes:
        sign = style.paint(_COLORS[change.change], _SIGNS[change.change])
        subject = f" of {safe_text(change.subject)}" if change.subject is not None else ""
        yield f"{sign} {style.paint('strong', change.what)}{subject}: {_values(change)}{_places(change, style)}\n"
    counts = {kind: sum(change.change == kind for change in report.changes) for kind in _SIGNS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    yield f"{told or 'No fact changed'} from {safe_text(report.before)} to {safe_text(report.after)}.\n"


def _values(change: ChangeReport) -> str:
    return " → ".join(_shown(stated) for stated in (change.before, change.after) if stated is not None)


def _shown(stated: StatedReport) -> str:
    words = " ".join(stated.value.split())
    return f"“{safe_text(words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…')}”"


def _places(change: ChangeReport, style: TextStyle) -> str:
    places = [stated.location for stated in (change.before, change.after) if stated is not None]
    told = " → ".join(spot_words(place) for place in places if place is not None)
    return style.paint("faint", f"  ({told})") if told else ""


def write_changes_html(report: ChangesReport) -> Iterator[str]:
    """One page that needs nothing beside it."""
    style = asset("page.css")
    page: Any = environment().get_template("changes.html")
    yield page.render(report=report, style=style, style_hash=policy_hash(style), spot_words=spot_words, plural=plural)
