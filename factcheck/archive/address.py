"""Addresses of archives in a database server, and what may be shown of them."""

from __future__ import annotations

from factcheck.text.lazy_pattern import lazy_pattern

_SCHEMES = ("postgresql://", "postgres://")
_PORT = r"(?::\d{1,5})?"
_HOST = rf"(?:\[[0-9A-Fa-f:.%]{{2,60}}\]|[^\[\]@:/?\#,]{{0,500}}){_PORT}"
# Marks that end a part stand in it percent-encoded only: otherwise nobody could say where a password ends.
_ADDRESS = lazy_pattern(
    r"(?P<scheme>postgres(?:ql)?://)(?:[^@:/?\#]{1,200}(?::[^@:/?\#]{0,500})?@)?"
    rf"(?P<hosts>{_HOST}(?:,{_HOST}){{0,9}})(?P<database>(?:/[^@/?\#]{{0,200}})?)"
    r"(?:\?\w{1,40}=[^@&?\#]{0,500}(?:&\w{1,40}=[^@&?\#]{0,500}){0,30})?"
)


def is_address(location: str) -> bool:
    """True for ``postgresql://…``; everything else is the path of a file."""
    return location.startswith(_SCHEMES)


def is_well_formed(address: str) -> bool:
    """True when it is certain where each part of an address ends."""
    return _ADDRESS.fullmatch(address) is not None


def shown_location(location: str) -> str:
    """A path as it is; an address without user, password and options."""
    if not is_address(location):
        return location
    address = _ADDRESS.fullmatch(location)
    return "".join(address.group("scheme", "hosts", "database")) if address is not None else "postgresql://…"
