"""Dates in prose: their places, forms and values."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.dates import find_dates
from factcheck.mentions.model import Clock, DateForm, DateMention
from factcheck.mentions.taken import Taken
from factcheck.text.span import Span

WEDNESDAY = date(2023, 6, 7)


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks and the marked places."""
    text, places, start = "", [], 0
    for character in marked:
        if character == "⟦":
            start = len(text)
        elif character == "⟧":
            places.append(Span(start, len(text)))
        else:
            text += character
    return text, places


def found(text: str, release: date | None = WEDNESDAY) -> tuple[DateMention, ...]:
    """The dates of a passage, told on the day of the release."""
    return find_dates(load_passage(text), Taken(), release)[1]


def words(text: str, release: date | None = WEDNESDAY) -> list[str]:
    return [mention.span.of(text) for mention in found(text, release)]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It opens on ⟦7 June 2023⟧.", "2023-06-07"),
        ("It opens on ⟦June 7, 2023⟧, in Lyon.", "2023-06-07"),
        ("It opens on the ⟦7th of June 2023⟧.", "2023-06-07"),
        ("It opens on ⟦June 7th, 2023⟧.", "2023-06-07"),
        ("It opens on ⟦Wed., 7 June 2023⟧.", "2023-06-07"),
        ("It opens on ⟦Wednesday,\n7 June 2023⟧.", "2023-06-07"),
        ("It opens on ⟦Wednesday (7 June)⟧ in Lyon.", "2023-06-07"),
        ("It opens on ⟦June 7 (Wednesday)⟧ in Lyon.", "2023-06-07"),
        ("It opens on ⟦Wednesday the 7th⟧.", "2023-06-07"),
        ("It opens on ⟦Wednesday night, June 7⟧.", "2023-06-07"),
        ("Dated ⟦2023-06-07⟧.", "2023-06-07"),
        ("Dated ⟦7.6.2023⟧ in Bern.", "2023-06-07"),
        ("Dated ⟦7 June ’23⟧.", "2023-06-07"),
        ("Dated ⟦7-Jun-2023⟧.", "2023-06-07"),
        ("Dated ⟦31/Oct/1974⟧.", "1974-10-31"),
        ("on the ⟦third of March 2015⟧", "2015-03-03"),
        ("on ⟦May eighth⟧.", "2023-05-08"),
        ("on ⟦26 June in 2019⟧", "2019-06-26"),
        ("stored at ⟦2023-06-07⟧T10:00:00Z", "2023-06-07"),
        ("Course - ⟦Mo, 7 June 2023⟧", "2023-06-07"),
        ("on ⟦easter 2018⟧ and after", "2018-04-01"),
    ],
)
def test_single_dates(marked: str, value: str) -> None:
    text, places = unmarked(marked)
    mentions = found(text)
    assert [mention.span for mention in mentions] == places
    assert mentions[0].value() == value


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("(⟦7 – 9 June⟧)", "2023-06-07/2023-06-09"),
        ("⟦7–9 June 2023⟧", "2023-06-07/2023-06-09"),
        ("⟦June 7-9, 2023⟧", "2023-06-07/2023-06-09"),
        ("⟦7 June – 3 July⟧", "2023-06-07/2023-07-03"),
        ("from ⟦28 Dec 2022 to 3 Jan 2023⟧", "2022-12-28/2023-01-03"),
        ("⟦28 December – 3 January 2023⟧", "2022-12-28/2023-01-03"),
        ("between ⟦7 June and 9 July 2023⟧", "2023-06-07/2023-07-09"),
        ("from the ⟦13th to the 15th of July⟧", "2023-07-13/2023-07-15"),
        ("⟦Monday 5 to Wednesday 7 June⟧", "2023-06-05/2023-06-07"),
        ("⟦Nov 18–Dec 19, 2015⟧", "2015-11-18/2015-12-19"),
        ("in ⟦2014–2018⟧", "2014/2018"),
        ("in the ⟦2022–23⟧ season", "2022/2023"),
        ("⟦June–August 2023⟧", "2023-06/2023-08"),
        ("⟦Nov-Feb 2017⟧", "2016-11/2017-02"),
        ("⟦Tuesday through Thursday, July 21-23, 1998⟧", "1998-07-21/1998-07-23"),
        ("⟦Thursday and Friday, April 3-4, 2003⟧", "2003-04-03/2003-04-04"),
        ("⟦8/10/2012 - 8/15/2012⟧", "2012-08-10/2012-08-15"),
        ("from ⟦2014 through May 2018⟧", "2014-01-01/2018-05-31"),
        ("from ⟦1 March 2023 to today⟧", "2023-03-01/2023-06-07"),
        ("from ⟦October 30–November 1, 2023⟧ in Kobe", "2023-10-30/2023-11-01"),
    ],
)
def test_ranges(marked: str, value: str) -> None:
    text, places = unmarked(marked)
    mentions = found(text)
    assert [mention.span for mention in mentions] == places
    assert mentions[0].form is DateForm.RANGE
    assert mentions[0].end is not None
    assert mentions[0].value() in (value, _months(value))


def _months(value: str) -> str:
    return value.replace("2014-01-01", "2014-01").replace("2018-05-31", "2018-05")


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("in ⟦June 2023⟧", "2023-06"),
        ("in ⟦June, 2023⟧.", "2023-06"),
        ("in ⟦Q2 2023⟧", "2023-04-01/2023-06-30"),
        ("in the ⟦second quarter of 2023⟧", "2023-04-01/2023-06-30"),
        ("in the ⟦2023 second quarter⟧", "2023-04-01/2023-06-30"),
        ("in ⟦2Q23⟧", "2023-04-01/2023-06-30"),
        ("in ⟦H1 2023⟧", "2023-01-01/2023-06-30"),
        ("in the ⟦first half of 2023⟧", "2023-01-01/2023-06-30"),
        ("in the ⟦1990s⟧", "1990-01-01/1999-12-31"),
        ("in the ⟦early 1990s⟧", "1990-01-01/1999-12-31"),
        ("in ⟦spring 2024⟧", "2024-03-01/2024-05-31"),
        ("in ⟦mid-2023⟧", "2023"),
        ("in ⟦late June⟧", "2023-06"),
        ("in the ⟦20th century⟧", "1900-01-01/1999-12-31"),
        ("on ⟦Christmas Day 2023⟧", "2023-12-25"),
        ("on ⟦Easter Monday 2024⟧", "2024-04-01"),
        ("on the ⟦first Tuesday of October 2014⟧", "2014-10-07"),
        ("on the ⟦last Sunday of March 2014⟧", "2014-03-30"),
        ("in the ⟦first nine months of 2023⟧", "2023-01/2023-09"),
        ("in ⟦nineteen ninety-six⟧ it closed", "1996"),
        ("The ⟦2024⟧ budget grew.", "2024"),
        ("In ⟦nineteen ninety-one⟧ James Moor retired.", "1991"),
        ("the ⟦first two quarters of 2022⟧", "2022-01-01/2022-06-30"),
    ],
)
def test_periods(marked: str, value: str) -> None:
    text, places = unmarked(marked)
    mentions = found(text)
    assert [mention.span for mention in mentions] == places
    assert mentions[0].form is DateForm.PERIOD
    assert mentions[0].value() == value


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("It opened ⟦today⟧.", "2023-06-07"),
        ("It opened ⟦yesterday⟧.", "2023-06-06"),
        ("It opens ⟦tomorrow⟧.", "2023-06-08"),
        ("the ⟦day before yesterday⟧", "2023-06-05"),
        ("It meets ⟦this week⟧.", "2023-06-05/2023-06-11"),
        ("It met ⟦last month⟧.", "2023-05"),
        ("It meets ⟦next year⟧.", "2024"),
        ("It met ⟦last Friday⟧.", "2023-06-02"),
        ("It meets ⟦next Friday⟧.", "2023-06-16"),
        ("It met ⟦last November⟧.", "2022-11"),
        ("It met ⟦two days ago⟧.", "2023-06-05"),
        ("It will meet ⟦in ten days⟧.", "2023-06-17"),
        ("It met on ⟦Friday⟧.", "2023-06-02"),
        ("It will meet on ⟦Friday⟧.", "2023-06-09"),
        ("It said on ⟦Wednesday⟧ that it grew.", "2023-06-07"),
        ("It will meet on ⟦Friday of next week⟧.", "2023-06-16"),
        ("It met in ⟦June last year⟧.", "2022-06"),
        ("in ⟦this year’s third quarter⟧", "2023-07-01/2023-09-30"),
        ("It will open in ⟦next year’s first quarter⟧", "2024-01-01/2024-03-31"),
        ("It met ⟦this past Tuesday⟧.", "2023-06-06"),
        ("It met over the ⟦weekend⟧.", "2023-06-03/2023-06-04"),
        ("It will meet ⟦3 days after 12 January 2024⟧.", "2024-01-15"),
        ("It meets in the ⟦week of 10 April⟧.", "2023-04-10/2023-04-16"),
        ("It began ⟦a week or so ago⟧.", "2023-05-31/2023-05-31"),
        ("It will open by ⟦year-end⟧.", "2023-12-31"),
        ("Sales rose in the ⟦latest quarter⟧.", "2023-01-01/2023-03-31"),
        ("as in the ⟦year-ago quarter⟧.", "2022-01-01/2022-03-31"),
        ("It grew over the ⟦past decade⟧.", "2013-06-07/2023-06-07"),
        ("Prices will fall ⟦this calendar year⟧.", "2023"),
        ("The team on ⟦Sunday⟧ set aside the plan, ahead of the vote.", "2023-06-04"),
    ],
)
def test_relative_dates(marked: str, value: str) -> None:
    text, places = unmarked(marked)
    mentions = found(text)
    assert [mention.span for mention in mentions] == places
    assert mentions[0].value() == value
    assert mentions[0].basis in ("release date", "tense", "nearest")


@pytest.mark.parametrize("text", ["It met on Friday.", "It meets next year.", "It opened yesterday.", "on 7 June"])
def test_nothing_is_resolved_without_a_release_date(text: str) -> None:
    (mention,) = found(text, None)
    assert (mention.first, mention.last, mention.basis) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "release", "value"),
    [
        ("The fair was held on 28 December.", date(2023, 1, 5), "2022-12-28"),
        ("The fair will be held on 3 January.", date(2022, 12, 28), "2023-01-03"),
        ("The shop was robbed on 12 July.", date(2023, 3, 1), "2022-07-12"),
        ("The dividend is payable 2 January.", date(2023, 11, 2), "2024-01-02"),
    ],
)
def test_yearless_dates_follow_nearness_and_tense(text: str, release: date, value: str) -> None:
    assert [mention.value() for mention in found(text, release)] == [value]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("As the club celebrates its centenary", 100),
        ("the bicentennial of the town", 200),
        ("on its 20th anniversary", 20),
        ("for its fiftieth anniversary", 50),
        ("the golden jubilee", 50),
        ("founded 100 years ago", 100),
    ],
)
def test_anniversaries(text: str, years: int) -> None:
    (mention,) = found(text)
    assert (mention.form, mention.years) == (DateForm.ANNIVERSARY, years)


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("by ⟦31 June 2023⟧", 31),
        ("by ⟦June 31⟧.", 31),
        ("on ⟦29 February 2023⟧", 29),
        ("on ⟦32 May⟧.", 32),
        ("on ⟦31/02/2023⟧", 31),
    ],
)
def test_impossible_dates_are_kept_as_written(marked: str, day: int) -> None:
    text, places = unmarked(marked)
    (mention,) = found(text)
    assert mention.span == places[0]
    assert mention.first is None
    assert mention.start.day == day


def test_reversed_range_is_kept_as_written() -> None:
    (mention,) = found("(9 – 7 June)")
    assert mention.end is not None
    assert (mention.first, mention.start.day, mention.end.day, mention.end.month) == (None, 9, 7, 6)


@pytest.mark.parametrize(
    "text",
    [
        "You may march on; he sat in the sun for a second.",
        "The 2,023 people and 1990 delegates came.",
        "Version 7.6.23 and v1.2.2023 of 3-1 and 9 – 7.",
        "Call 202-2023 or see Room 2014, Section 1990 and 42 U.S.C. 1983.",
        "It costs $2023 or €1999; odds of 4/5 and 24/7.",
        "1950 Harbour Street, 80 May Street",
        "May I ask? March on! April Smith met August Meyer.",
        "The Sunday Post and Good Friday Agreement talks run most Fridays.",
        "rates of 5-1/4 to 5-1/2 percent",
        "In June, 12 people came.",
        "up to date, the second half of the match",
        "“This Week” with Anna Beispiel",
        "the size of the 1/2h pack and of the bond",
        "2012-14",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert [word for word in words(text) if word not in ("June", "Friday")] == []


def test_a_period_that_ended_on_a_day() -> None:
    (year, day) = found("For the fiscal year ended September 30, 2022, sales rose.")
    assert (year.value(), year.basis) == ("2021-10-01/2022-09-30", "fiscal")
    assert day.value() == "2022-09-30"
    (quarter, _) = found("Sales of the quarter ended 31 March fell.")
    assert (quarter.first, quarter.last) == (date(2023, 1, 1), date(2023, 3, 31))
    assert words("In the second quarter ended 30 June") == ["second quarter", "30 June"]


def test_lost_line_end_leaves_the_day() -> None:
    assert words("Tuesday, August 99:30 in the hall") == ["Tuesday, August 9"]


def test_list_of_days_shares_month_and_year() -> None:
    text = "Open on June 7, 8 and 9, 2023."
    mentions = found(text)
    assert [mention.span.of(text) for mention in mentions] == ["June 7", "8", "9, 2023"]
    assert [mention.value() for mention in mentions] == ["2023-06-07", "2023-06-08", "2023-06-09"]


def test_weekdays_of_a_list_go_to_their_days() -> None:
    (mention,) = found("Tuesday through Thursday, July 21-23, 1998")
    assert mention.end is not None
    assert (mention.start.weekday, mention.end.weekday) == (1, 3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("on 07/06/2023 and 13/06/2023", ["2023-06-07", "2023-06-13"]),
        ("on 06/07/2023 and 06/13/2023", ["2023-06-07", "2023-06-13"]),
        ("on Friday, 03/05/2024", ["2024-05-03"]),
        ("on 7 June 2023, that is 07/06/2023", ["2023-06-07", "2023-06-07"]),
    ],
)
def test_the_document_settles_the_order_of_numeric_dates(text: str, values: list[str]) -> None:
    assert [mention.value() for mention in found(text)] == values


def test_an_open_order_keeps_both_readings() -> None:
    (mention,) = found("on 03/04/2023")
    assert {mention.first, mention.other} == {date(2023, 3, 4), date(2023, 4, 3)}


def test_each_part_has_its_place() -> None:
    text = "On Wednesday, June 7, 2023 it opened."
    (mention,) = found(text)
    parts = mention.start
    assert [
        span and span.of(text) for span in (parts.weekday_span, parts.month_span, parts.day_span, parts.year_span)
    ] == [
        "Wednesday",
        "June",
        "7",
        "2023",
    ]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("Harbour reopens\n\n7 June 2023\n\nThe harbour reopened.", Clock(WEDNESDAY, "date line", Span(17, 28))),
        ("June 7, 2023\nHarbour reopens\n\nThe harbour.", Clock(WEDNESDAY, "date line", Span(0, 12))),
        ("For Immediate Release: June 7, 2023\n\nThe harbour.", Clock(WEDNESDAY, "date line", Span(23, 35))),
        ("AUSTIN, Texas, June 7, 2023 /Newswire/ -- The harbour.", Clock(WEDNESDAY, "dateline", Span(15, 27))),
        ("The harbour reopened on 7 June 2023 after repairs that took years.", None),
    ],
)
def test_release_date(text: str, clock: Clock | None) -> None:
    assert find_dates(load_passage(text), Taken(), None)[0] == clock


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2199, 12, 31)), st.integers(0, 5))
def test_full_dates_round_trip(day: date, style: int) -> None:
    month = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][day.month - 1]
    weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.weekday()]
    written = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        day.isoformat(),
        f"{weekday[:3]}., {month} {day.day}, {day.year}",
    )[style]
    text = f"It opened on {written} in Lyon."
    (mention,) = found(text)
    assert mention.span.of(text) == written
    assert (mention.first, mention.last) == (day, day)


@given(st.text(alphabet="0123456789 -–/.,:'JuneMayWdsq()\n", max_size=80))
def test_no_text_crashes_and_mentions_keep_their_order(text: str) -> None:
    mentions = found(text)
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
    for mention in mentions:
        assert mention.span.of(text).strip() == mention.span.of(text)
