"""The formats that schemas ask for, checked by ourselves: jsonschema leaves them unchecked unless told how."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from factcheck.text.lazy_pattern import lazy_pattern

_DATE = lazy_pattern(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATE_TIME = lazy_pattern(
    r"(?P<date>\d{4}-\d{2}-\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,9})?"
    r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)",
    re.ASCII,
)
_URI = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:[!#$%&'()*+,/:;=?@\[\]~\w.-]+", re.ASCII)
_EMAIL = lazy_pattern(r"[^\s@\"<>,;]{1,64}@[^\s@\"<>,;]{1,190}\.[^\s@\"<>,;.]{2,63}")


def is_date(value: Any) -> bool:
    """True for a day of the calendar as YYYY-MM-DD, and for what is not a string."""
    if not isinstance(value, str):
        return True
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_date_time(value: Any) -> bool:
    """True for a moment with its offset (RFC 3339), and for what is not a string."""
    if not isinstance(value, str):
        return True
    match = _DATE_TIME.fullmatch(value)
    return match is not None and is_date(match["date"])


def is_uri(value: Any) -> bool:
    """True for an absolute address, and for what is not a string."""
    return not isinstance(value, str) or _URI.fullmatch(value) is not None


def is_email(value: Any) -> bool:
    """True for an e-mail address, and for what is not a string."""
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


FORMATS: Mapping[str, Callable[[Any], bool]] = {
    "date": is_date,
    "date-time": is_date_time,
    "uri": is_uri,
    "email": is_email,
}
