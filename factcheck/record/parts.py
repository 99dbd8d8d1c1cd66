"""The parts of a release in its record: the file, headline, date, dateline, issuer, contacts and the like."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from factcheck.text.quick_dataclass import dataclass

# How pydantic reads every part of the record: no other keys, the string after a field is its description.
STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A place: a half-open range of code points [start, end) in the frame that `source.frame` names."""

    start: int
    """First code point, counted from 0; a byte-order mark is not counted."""
    end: int
    """The code point after the last one."""
    line: int
    """The line of `start`, counted from 1."""
    quote: str
    """The visible words at this place."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    path: str
    """Its path as given."""
    media_type: str
    """Its media type, such as text/plain."""
    sha256: str
    """The SHA-256 digest of its bytes, in hexadecimal."""
    chars: int
    """Its length in code points after decoding."""
    frame: Literal["file", "text"] = "file"
    """What spans count in: the decoded file, or the text taken out of it (docx, pdf, e-mail)."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the release in its own words."""

    text: str
    """The words, with line breaks inside a paragraph made spaces and paragraphs parted by an empty line."""
    spans: tuple[SourceSpan, ...]
    """The place of each of its paragraphs."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class ReleaseDate:
    """The day the release bears; relative dates are read from it."""

    value: str
    """The day as YYYY-MM-DD."""
    basis: str
    """Where it stands: date line, dateline, or metadata."""
    spans: tuple[SourceSpan, ...] = ()
    """The place; empty where the file's metadata states it without one."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, and sometimes the day, that opens the first paragraph."""

    place: str | None
    """The place as a name, without the capitals of the dateline."""
    date: str | None
    """The day as YYYY-MM-DD, where the dateline states one."""
    spans: tuple[SourceSpan, ...]
    """The whole dateline."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Issuer:
    """The organization that speaks."""

    name: str
    """Its name."""
    basis: Literal["boilerplate", "metadata", "letterhead", "lead", "headline", "contact"]
    """What tells so: "About …", the file's metadata, a line of its own, the lead, the headline, or a contact."""
    spans: tuple[SourceSpan, ...]
    """The places it is taken from."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Embargo:
    """The moment before which the release must not be published."""

    until: str | None
    """The moment in ISO 8601, with an offset where the zone has one; null where no date is stated."""
    zone: str | None
    """The time zone as written."""
    spans: tuple[SourceSpan, ...]
    """The line that states it."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask."""

    name: str | None
    """The person or office, null where only an address is given."""
    organization: str | None
    """The organization named beside it."""
    emails: tuple[str, ...]
    """E-mail addresses."""
    phones: tuple[str, ...]
    """Phone numbers in their normal form."""
    spans: tuple[SourceSpan, ...]
    """The places of the name and of each address."""

    __pydantic_config__: ClassVar = STRICT


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the body under a heading."""

    heading: str
    """The words of the heading."""
    level: int
    """Its depth, from 1."""
    spans: tuple[SourceSpan, ...]
    """The place of the heading."""

    __pydantic_config__: ClassVar = STRICT
