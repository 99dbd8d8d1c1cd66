"""Dates as they were read, before the release date settles what is not written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum

from factcheck.mentions.date_parts import Written
from factcheck.mentions.model import DateForm, Precision
from factcheck.text.quick_dataclass import dataclass

Days = tuple[date, date]


class Tense(Enum):
    """What the verb near a date says of it."""

    PAST = "past"
    FUTURE = "future"
    OPEN = "open"


# How a relative date is read from the release date and the tense of its clause.
Reading = Callable[[date, Tense], Days | None]


@dataclass(slots=True)
class Draft:
    """A date or range that was read but not resolved yet.

    ``reading`` resolves what depends on the release date; without one the written parts decide. ``known`` are the days
    of a period that needs no clock. ``fiscal`` marks a business year, whose days only the company knows. ``inherit``
    holds month and year that stand at another day of the same list. ``tense`` is set where the words themselves tell it
    ("last Oct. 23"). ``ahead`` drafts are dates only where the verb looks ahead ("in three weeks"); ``anaphoric`` ones
    are told from an earlier date of the text where there is one ("the following week").
    """

    start: int
    end: int
    form: DateForm
    precision: Precision
    first: Written
    last: Written | None = None
    reading: Reading | None = None
    known: Days | None = None
    years: int | None = None
    fiscal: bool = False
    inherit: Written | None = None
    tense: Tense | None = None
    ahead: bool = False
    anaphoric: bool = False


def whole(written: Written) -> Draft:
    """The draft of a single date with its own parts."""
    if written.day is None and not written.numeric:
        precision = Precision.MONTH if written.month else Precision.YEAR
        return Draft(written.start, written.end, DateForm.PERIOD, precision, written)
    form = DateForm.FULL if written.year is not None else DateForm.YEARLESS
    return Draft(written.start, written.end, form, Precision.DAY, written)
