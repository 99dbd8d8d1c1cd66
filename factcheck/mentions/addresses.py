"""The parts of a web address."""

from __future__ import annotations

from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass

_ADDRESS = lazy_pattern(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30}):)?(?P<slashes>//)?(?:[^/?#@\s]{0,128}@)?(?P<host>[^/?#:\s]{0,253})"
    r"(?::(?P<port>[^/?#\s]{0,10}))?(?P<rest>[\s\S]*)"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in parts: the host in lower case without "www.", ``rest`` its path, query and fragment."""

    scheme: str | None
    host: str
    rest: str


def read_address(written: str) -> Address | None:
    """The parts of an address written with a scheme, or as a bare host with path; None for other references."""
    match = _ADDRESS.fullmatch(written.strip())
    if match is None:
        return None
    scheme, host = match["scheme"], match["host"]
    if scheme is not None and match["slashes"] is None:
        if "." not in scheme:
            return None  # "mailto:", "tel:", "javascript:"
        scheme, host = None, scheme  # "example.com:8080"
    if not host:
        return None
    host = host.lower().rstrip(".")
    return Address(scheme.lower() if scheme else None, host.removeprefix("www."), match["rest"])
