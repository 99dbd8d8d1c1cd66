"""Titles, offices and professions beside a name."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.names import OFFICE_OR_NAME, Token, fits_a_name, is_given, is_nickname, is_particle
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

HEADS = words("role_heads")
_INSIDE = words("role_modifiers") | HEADS  # what a role is made of
_FIELDS = words("not_names") | words("role_modifiers") | words("role_fields")
_ADDRESSES = words("addresses")
_TITLES = HEADS | words("honorifics")
UNDERTAKINGS = words("undertaking_roles")
_LOOSE = words("loose_roles")
_AREAS = frozenset({"county", "city", "state", "board", "council", "district"})

_SPOKEN = lazy_pattern(rf"\b(?:{'|'.join(sorted(words('attributing_verbs')))}) [^,.;:!?“”\"\n]{{0,70}}\Z")
_JOINED = lazy_pattern(
    r"(?:((?:[A-Z][\w.-]{1,20} ){0,4}[A-Z][\w-]{1,20})(?:,? and|,| &|/) ?|\b([a-z][\w-]{1,20}) (?:and|&) )\Z"
)
# "Minister for", "Secretary of the", and the field of the office up to where a name may begin.
_LINK = lazy_pattern(r"  ?(?:of|for|on) {1,2}(?:the {1,2})?(?=[A-Z]|\Z)")
_OFFICE = lazy_pattern(r"(?<![\w.])[\w-]{3,20}\Z")
_LINKS = (" of", " for", " the", " and", " &", ",", " on")
_FIELD = lazy_pattern(
    r"(?:[A-Z][\w&-]{0,24}(?:,? {1,2}and|,| {1,2}of| {1,2}for| {1,2}at| {1,2}&)? {1,2}(?:the {1,2})?){0,8}\Z"
)


@dataclass(frozen=True, slots=True)
class Role:
    """An office beside a name, its place, and the organization whose office it is."""

    text: str
    span: Span
    organization: str | None = None
    organization_span: Span | None = None


def role_end(tokens: Sequence[Token]) -> int:
    """How many tokens at the start of a run belong to organization, role and form of address; 0 without a role."""
    for index in range(len(tokens) - 2, -1, -1):
        word, following = tokens[index], tokens[index + 1]
        if word.key not in _TITLES or is_particle(word):
            continue
        if not (fits_a_name(following) or is_nickname(following) or is_particle(following)):
            continue
        if word.key in OFFICE_OR_NAME and is_given(tokens[index - 1] if index else word):
            continue  # Martin King Example, Dean Example
        return index + 1
    return 0


def role_start(tokens: Sequence[Token], end: int) -> int:
    """Where in ``tokens[:end]`` the organization stops and the role begins."""
    start = end - 1
    while start > 0:
        key = tokens[start - 1].key
        federal = key in {"states", "u.s"} and tokens[start].key in {"attorney", "marshal"}
        if key not in _INSIDE and key not in _TITLES and not federal:
            break
        start -= 1
    if 0 < start < end - 1 and tokens[start].key in _AREAS and tokens[start + 1].key not in {"attorney", "judge"}:
        start += 1  # Example County | Mayor, but not District Attorney
    return start


def address_start(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where in ``tokens[start:end]`` the forms of address begin: 1 in "Minister Dr", ``end`` without one."""
    while end > start and tokens[end - 1].key in _ADDRESSES:
        end -= 1
    return end


def is_loose(role: Sequence[Token]) -> bool:
    """True for an office that also stands before common nouns, so that one word behind it proves no person."""
    last = role[-1].key
    return last in _LOOSE and (len(role) < 2 or f"{role[-2].key} {last}" not in HEADS)


def is_field(tokens: Sequence[Token]) -> bool:
    """True for words that name a field and no organization: "spokesperson on Health Senator Jane Example"."""
    return all(word.key in _FIELDS for word in tokens)


def role_in_front(text: str, start: int) -> Role | None:
    """The role in lower case that ends where a name starts: "spokeswoman", "company president".

    One that an undertaking may be as well has to be quoted: says harbour owner |Jane Example|.
    """
    if start < 5 or text[start - 1] != " ":
        return None
    last = text[text.rfind(" ", max(0, start - 26), start - 1) + 1 : start - 1]
    if last not in HEADS:
        return None
    begin = stretched(text, start - 1 - len(last))
    joined = joined_role(text, begin)
    begin = begin if joined is None else joined
    unsure = last in UNDERTAKINGS or last in _LOOSE
    if unsure and _SPOKEN.search(text, max(0, begin - 80), begin) is None:
        return None
    return Role(text[begin : start - 1], Span(begin, start - 1))


def stretched(text: str, begin: int) -> int:
    """Where a role begins whose noun starts at ``begin``: in front of its modifiers."""
    while begin > 1 and text[begin - 1] == " ":
        before = text[max(0, begin - 26) : begin].split()
        if not before:
            break
        at = text.rfind(before[-1], max(0, begin - 26), begin)
        word = before[-1].lower().rstrip(".")
        federal = word in ("u.s", "states") and text[begin : begin + 8].lower().startswith(("attorney", "marshal"))
        if word not in _INSIDE and not federal and not (word == "united" and text.startswith("States ", begin)):
            break
        begin = at
    return begin


def joined_role(text: str, start: int) -> int | None:
    """The start of "President and" before a role that begins at ``start``."""
    if text[start - 2 : start] not in ("d ", "& ", ", ") and text[start - 1 : start] != "/":
        return None
    match = _JOINED.search(text, max(0, start - 60), start)
    if match is None:
        return None
    which = match.lastindex or 1
    last = match.group(which).rpartition(" ")[2]
    if last.lower() not in HEADS:
        return None
    return stretched(text, match.end(which) - len(last))


def complement_role(text: str, start: int) -> int | None:
    """The start of "Minister for" before a run that begins at ``start`` with the field of the office."""
    if start < 4 or text[start - 1] not in " \n" or text[start - 2] not in "fre dn&,":
        return None
    if not text[max(0, start - 6) : start].rstrip().endswith(_LINKS):
        return None
    floor = max(0, start - 130)
    for link in reversed(list(_LINK.finditer(text, floor, start))):
        office = _OFFICE.search(text, max(floor, link.start() - 20), link.start())
        if office and office.group().lower() in HEADS and _FIELD.match(text, link.end(), start):
            return stretched(text, office.start())
    return None
