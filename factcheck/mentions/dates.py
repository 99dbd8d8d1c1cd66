"""Dates, periods and ranges of dates."""

from __future__ import annotations

from datetime import date

from factcheck.mentions.model import Clock, DateMention
from factcheck.mentions.taken import Taken
from factcheck.text.document import Document


def find_dates(document: Document, taken: Taken, given: date | None) -> tuple[Clock | None, tuple[DateMention, ...]]:
    """The release date and all dates, resolved against it; ``given`` stands in where the text states none."""
    return (Clock(given, "given") if given else None), ()
