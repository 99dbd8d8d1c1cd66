"""Which patterns of users' schemas may be run."""

from __future__ import annotations

import re
import time

import pytest

from factcheck.record.formats import is_date, is_date_time, is_email, is_uri
from factcheck.record.patterns import Refused, cost, open_repeats


@pytest.mark.parametrize(
    ("pattern", "repeats"),
    [
        ("press", 0),
        ("^[a-z]+$", 1),
        ("^(?:USD|EUR) [0-9]", 0),
        (r"^(\d{1,3},)*\d{3}$", 1),
        ("^([a-z]+-)*[a-z]+$", 3),
        ("^([a-z]+(-[0-9]+)?;)*$", 3),
        (r"^[A-Z][\w '’-]+$", 1),
        ("(a|b)*c", 1),
        ("((ab|cd),)*", 1),
        (r"(?i)harbour\s+patrol", 1),
        ("[]a]+[^]]", 1),
    ],
)
def test_may_run(pattern: str, repeats: int) -> None:
    assert open_repeats(pattern) == repeats


@pytest.mark.parametrize(
    "pattern",
    [
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(a+)+$",
        "(a*)*$",
        "((a*)a)*$",
        "(a|a)*$",
        "(a|ab)*$",
        "(.*,)*x",
        r"(\w+\s?)*$",
        "(a{1,30}){1,30}$",
        "((a?)|b)*$",
        r"(a)\1+",
        "(?<=a)b",
        "(",
        "a" * 1_001,
    ],
)
def test_is_refused(pattern: str) -> None:
    with pytest.raises(Refused):
        open_repeats(pattern)


def test_what_may_run_ends_soon() -> None:
    for pattern in ("^([a-z]+-)*[a-z]+$", r"^(\d{1,3},)*\d{3}$", "(a|b)*c"):
        started = time.process_time()
        re.search(pattern, "a" * 2_000 + "1" * 2_000 + "!")
        assert time.process_time() - started < 2
        assert cost(pattern, 2_000) > 0


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (is_date, ["2023-06-07", "2024-02-29", 7], ["2023-6-7", "2023-02-29", "2023-06-31", "", "٢٠٢٣-٠٦-٠٧"]),
        (
            is_date_time,
            ["2023-06-07T10:00:00Z", "2023-06-07t23:59:60.5+05:30", None],
            ["2023-06-07", "2023-06-07T10:00:00", "2023-06-07T24:00:00Z", "2023-06-31T10:00:00Z"],
        ),
        (is_uri, ["https://harbourpatrol.no/a?b#c", "urn:a:b", 1], ["harbourpatrol.no", "https://a b", "1:x", ""]),
        (is_email, ["press@harbourpatrol.no", []], ["press@", "a b@c.no", "@harbourpatrol.no", "press@local"]),
    ],
)
def test_formats(check: object, right: list[object], wrong: list[object]) -> None:
    assert callable(check)
    assert [value for value in right if not check(value)] == []
    assert [value for value in wrong if check(value)] == []
