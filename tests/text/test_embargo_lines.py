"""Embargo lines are page furniture whose dates are read, and are never taken for the date of the release."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.loading.load import load
from factcheck.pipeline import document_release
from factcheck.release import Release
from factcheck.text.embargo_lines import is_embargo

STORY = (
    "Harbour reopens after repairs\n\nPORT AMSEL{dated} – The harbour reopened after repairs that took two years and "
    "cost less than planned, the port said. Ships were led in by the old tug.\n"
)


def _release(line: str, dated: str = "") -> Release:
    content = f"{line}\n\n{STORY.format(dated=dated)}".encode()
    return document_release(load("release.txt", content))


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 15:00 GMT, WEDNESDAY 7 JUNE 2023",
        "Under embargo until 00:01 on 7 June 2023",
        "*Strictly embargoed: 7 June 2023, 9:00*",
        "Not for publication before 7 June 2023",
    ],
)
def test_dates_are_read(line: str) -> None:
    release = _release(line, ", 5 June 2023")
    assert is_embargo(release.text, release.document.blocks[0])
    assert date(2023, 6, 7) in {mention.first for mention in release.mentions.dates}


def test_times_are_read() -> None:
    release = _release("EMBARGOED UNTIL 15:00 GMT, WEDNESDAY 7 JUNE 2023", ", 5 June 2023")
    assert [(time.hour, time.zone) for time in release.mentions.times] == [(15, "GMT")]


def test_dateline_is_the_release_date() -> None:
    release = _release("EMBARGOED UNTIL 15:00 GMT, WEDNESDAY 7 JUNE 2023", ", 5 June 2023")
    assert release.clock is not None
    assert release.clock.day == date(2023, 6, 5)


@pytest.mark.parametrize("line", ["FOR IMMEDIATE RELEASE", "EMBARGOED", "The embargo of 1962 was lifted"])
def test_no_embargo(line: str) -> None:
    release = _release(line, ", 5 June 2023")
    assert not is_embargo(release.text, release.document.blocks[0])
