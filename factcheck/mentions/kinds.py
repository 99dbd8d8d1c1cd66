"""The kinds of mentions, and the values they are printed with."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class Kind(StrEnum):
    """The kinds, named as ``extract --mentions`` prints them."""

    DATE = "date"
    DURATION = "duration"
    TIME = "time"
    COUNT = "count"
    QUANTITY = "quantity"
    MONEY = "money"
    PERCENTAGE = "percentage"
    ORDINAL = "ordinal"
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    ACRONYM = "acronym"
    QUOTE = "quote"
    LINK = "link"
    CONTACT = "contact"
