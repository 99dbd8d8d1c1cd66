"""Offices in apposition to a name: "Jane Example, director of …", "the Minister for Health, Jane Example"."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import words
from factcheck.mentions.roles import HEADS, UNDERTAKINGS, Role, complement_role, stretched
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass, replace
from factcheck.text.span import Span

_FIELDS = words("role_fields")
_OFFICES_WITH_FIELD = frozenset(
    (
        *("minister", "secretary", "undersecretary", "under-secretary", "commissioner", "treasurer", "attorney"),
        *("spokesperson", "spokesman", "spokeswoman", "member", "representative", "senator", "envoy", "ambassador"),
        *("advocate", "rapporteur"),
    )
)
_END = r"(?=[,.;)”\"]|\n\n|\s(?:of|at|for|with|in|to|and|on|from|said|says|who|&|/)\s|/|\s*\Z)"
_HEAD_NOUN = rf"(?:[\w&’'.-]{{1,24}}[ ]{{1,2}}\n?){{0,6}}?(?!(?:Sr|Jr|Asst|Assoc|Exec|Dep|Gen)\.)([\w-]{{2,24}}){_END}"
_APART = frozenset(", (–—-")
_AGE = lazy_pattern(r",\s(?:age[d]? )?\d{1,3}(?=[,;.\s])")
_ARTICLE = lazy_pattern(r"(?:(?:the|a|an|another|its|our|their|his|her)\s{1,2})?(?:\d{4}(?:[-–]\d{2,4})?\s)?(?=\w)")
_APPOSITION = lazy_pattern(
    rf"\s?[,(–—-]\s{{0,2}}(?:who is |is )?((?:(?:the|a|an|another|its|our|their|his|her) |then-)?{_HEAD_NOUN})"
)
_NEXT = lazy_pattern(rf"(?P<link>,? (?:and|&) |, | ?/ ?)(?:the |an? )?(?P<role>{_HEAD_NOUN})")
_CHARGE = lazy_pattern(r"[ -]in[ -](?:charge|chief)\b", re.IGNORECASE)
_POSSESSOR = lazy_pattern(r"(?:the |an? )?(.{2,60}?)[’'](?:s|(?<=s[’'])) (?=\w)")
# Letters of honour and notes between name and office: ", M.D., FAHA, volunteer president"; " (Ohio), chair".
_HONOUR = lazy_pattern(
    r"(?:,?\s{1,2}(?:(?:[A-Z][A-Za-z]{0,3}\.){1,4}|Ph\.?\s?D\.?(?:-c)?|([A-Z][A-Za-z]?[A-Z]{1,4}(?:-[A-Za-z]{1,3})?))(?=,|\s\()"
    r"|\s\([^()\n]{1,30}\)(?=,))"
)
_CAPITALS = r"(?:(?:[A-Z]\.){2,4}|[A-Z\d][\w&’'-]{0,30}(?:\.[A-Za-z][\w’'-]{0,20})?)"
_THE = r"(?:[Tt]he\s)?(?:[\w.-]{1,20}-based\s)?"
_NAME = rf"{_CAPITALS}(?:\s(?:(?:of|and|the|&|on|of the|and the)\s)?{_CAPITALS}){{0,7}}"
_OF = lazy_pattern(rf"\s{{1,2}}(of|at|for|with|to|on|from|in)\s{{1,2}}{_THE}({_NAME})")
_AT = lazy_pattern(rf"\s(at|for|with)\s{_THE}({_NAME})")
_OF_LOWER = lazy_pattern(rf"(\sof\s(?:[\w&-]{{1,20}},?\s){{0,4}}?[\w&-]{{2,20}})\s(?:at|for|with)\s{_THE}({_NAME})")
_FOR_FIELD = lazy_pattern(rf"(?:\sof\sState)?(?:\s{{1,2}}(for|on|to|of)\s{{1,2}}(?:the\s)?({_NAME}))?")
_NOT_FIELDS = words("given_names") | HEADS
_LISTED = lazy_pattern(
    r"(?:,\s[A-Z][\w&’'-]{1,24}(?:\s[A-Z][\w&’'-]{1,24}){0,2}){1,4},?\s(?:and|&)\s[A-Z][\w&’'-]{1,24}(?:\s[A-Z][\w&’'-]{1,24}){0,2}"
    r"(?=[,.;)”\"]|\s(?:and|said|says|to|in)\s)"
)
_OTHER_TIME = lazy_pattern(r"(?:former|ex|past|retired)\b", re.IGNORECASE)
_AND = lazy_pattern(r"\s(?:and|&)\s")
_NAME_WORD = lazy_pattern(r"[\w&-]+")
_COMMA = lazy_pattern(r",\s{1,3}(?:Senator\s{1,2}the\s{1,2}|the\s{1,2})?\Z")
_LINKED = lazy_pattern(r"((?:[\w-]{2,24}\s){0,4}[\w-]{2,24})\s{1,2}(?:of|for|at)\s{1,2}(?:the\s{1,2})?")
_WORD = lazy_pattern(r"[A-Za-z][\w-]{2,24}")
_FIELD_LIST = lazy_pattern(
    r"\s{1,3}(?:of\s{1,2}State\s{1,2})?(?:for|on|of|to)\s{1,3}(?:the\s{1,2})?"
    r"(?:[A-Z][\w&’'-]{0,24}(?:,?\s{1,3}and|,|\s{1,3}&|\s{1,3}of|\s{1,3}for)?\s{1,3}(?:the\s{1,3})?){0,9}[A-Z][\w&’'-]{0,24}\Z"
)
_BODY = lazy_pattern(r"\s{1,2}(?:of|at|for|with)\s{1,2}(?:(?:the|a|an|its|our|this)\s)?([^,.;:()“”\"\n]{2,70})\Z")
_BROKEN = lazy_pattern(r"[.;:!?”\"]\s|\n\n")
_AND_BEFORE = lazy_pattern(r"(?:,?\s{1,2}and|\s&)\s{1,2}(?:the\s)?\Z")
_SETS_APART = lazy_pattern(
    rf"(?:\s[A-Z]{{2,4}})?(?:[,.”\"]|\s{{1,2}}(?:{'|'.join(sorted(words('attributing_verbs')))})\b)"
)
_CONTRAST = lazy_pattern(r"\b(?:unlike|like|than|besides|alongside|whether|if)\s(?:[\w’']+\s){0,3}\Z", re.IGNORECASE)
_REACH = 140  # characters before a name in which its office begins


@dataclass(frozen=True, slots=True)
class Apposition:
    """An office beside a name; ``sure`` when only a person can hold it."""

    role: Role
    sure: bool


def has_age(text: str, end: int) -> bool:
    """True when ", 34" follows a name."""
    return _AGE.match(text, end) is not None


def role_behind(text: str, end: int) -> Apposition | None:
    """The office behind a name that ends at ``end``."""
    first, second = text[end : end + 1], text[end + 1 : end + 2]
    if first not in _APART or (first == " " and second not in _APART and not second.isupper()):
        return None
    end = _past_honours(text, end)
    match = _APPOSITION.match(text, end, end + 170)
    if match is None:
        return None
    last, stop = match.group(2).lower(), match.end(1)
    joined = _joined(text, stop, last in HEADS)
    if last not in HEADS:
        if joined is None:
            return None
        last = ""
    stop = joined if joined is not None else stop
    if charge := _CHARGE.match(text, stop):
        stop = charge.end()
    article = _ARTICLE.match(text, match.start(1), stop)
    start = article.end() if article else match.start(1)
    owner = _POSSESSOR.match(text, start, match.end(1))
    if owner is not None and (article := _ARTICLE.match(text, owner.end(), stop)):
        start = article.end()
    role = _completed(text, start, stop)
    if owner is not None and role.organization is None:
        role = Role(role.text, role.span, owner.group(1), Span(*owner.span(1)))
    return Apposition(role, last not in UNDERTAKINGS)


def _past_honours(text: str, end: int) -> int:
    """Where the letters of honour behind a name end: "Jane Example, M.D., FAHA"."""
    for _ in range(6):
        match = _HONOUR.match(text, end)
        if match is None or (match.group(1) or "").lower() in HEADS:
            break
        end = match.end()
    return end


def _joined(text: str, end: int, known: bool) -> int | None:
    """Where "and chief executive" ends behind a first office, which is ``known`` or was no office by itself."""
    stop: int | None = None
    position = end
    for _ in range(3):
        match = _NEXT.match(text, position, position + 90)
        if match is None or match.group(3).lower() not in HEADS or _OTHER_TIME.match(match.group("role")):
            break
        position = match.end("role")
        if match.group("link") != ", ":
            stop = position  # in "president, chair and founder" the comma counts once "and" has come
        elif not known:
            break
    return stop


def _completed(text: str, start: int, stop: int) -> Role:
    """The role ``text[start:stop]`` with its field ("for Health", "of Marketing") and the organization behind it."""
    head = text[max(start, text.rfind(" ", start, stop) + 1) : stop].lower()
    if head in _OFFICES_WITH_FIELD:
        field = _field_end(text, head, stop)
        if field > stop:
            joined = _NEXT.match(text, field, field + 60)
            if joined is not None and joined.group(3).lower() in _OFFICES_WITH_FIELD:
                return _role(text, start, _completed(text, joined.start("role"), joined.end("role")).span.end)
            return _role(text, start, field)
    of = _OF.match(text, stop, stop + 160)
    if of is None:
        lower = _OF_LOWER.match(text, stop, stop + 160)
        if lower is None:
            return _role(text, start, stop)
        return _role(text, start, lower.end(1), lower.span(2))
    named = of.group(2)
    at = _AT.match(text, of.end(), of.end() + 120)
    is_field = _is_field(named)
    if of.group(1) in ("of", "in") and at is not None and (is_field or at.group(1) != "for"):
        return _role(text, start, of.end(), at.span(2))
    if is_field and of.group(1) in ("of", "for", "in"):
        return _role(text, start, of.end())
    end = at.end() if at is not None and at.group(1) == "for" and of.group(1) in ("of", "at") else of.end()
    return _role(text, start, stop, (of.start(2), end))


def _field_end(text: str, head: str, stop: int) -> int:
    """Where the field of a public office ends: "Minister for Law" | "and Second Minister for Trade"."""
    match = _FOR_FIELD.match(text, stop, stop + 120)
    if match is None or match.group(2) is None:
        return match.end() if match is not None else stop
    if match.group(1) == "of" and head != "minister" and not _is_field(match.group(2)):
        return stop  # Permanent Secretary of the Harbour Board
    end = match.end()
    listed = _LISTED.match(text, end)
    if listed is not None and _NOT_FIELDS.isdisjoint(listed.group().lower().replace(",", " ").split()):
        return listed.end()  # for Culture, Community and Youth
    return _before_office(text, match.start(2), end)


def _before_office(text: str, start: int, end: int) -> int:
    """Where a name ends in front of a second office: "Harbour Trust" | "and CEO"."""
    for link in _AND.finditer(text, start, end):
        if not HEADS.isdisjoint(text[link.end() : end].lower().split()[:3]):
            return link.start()
    return end


def _is_field(name: str) -> bool:
    """True for words that say what an office is for, and name nobody: "Corporate Marketing"."""
    return all(word in _FIELDS for word in _NAME_WORD.findall(name.lower()))


def _role(text: str, start: int, stop: int, organization: tuple[int, int] | None = None) -> Role:
    name = where = None
    if organization is not None:
        name = text[organization[0] : _before_office(text, *organization)].rstrip(".")
        where = Span(organization[0], organization[0] + len(name))
    return Role(" ".join(text[start:stop].split()), Span(start, stop), " ".join(name.split()) if name else None, where)


def role_before(text: str, start: int, end: int) -> Apposition | None:
    """The office in front of the name ``text[start:end]``, with a comma: "Minister for Health, Jane Example"."""
    if start < 8 or not text[start - 4 : start].rstrip().endswith((",", "the")):
        return None
    comma = _COMMA.search(text, max(0, start - 24), start)
    if comma is None:
        return None
    stop = comma.start()
    apart = _SETS_APART.match(text, end) is not None
    floor = max(0, stop - _REACH)
    for broken in _BROKEN.finditer(text, floor, stop):
        floor = broken.end()
    found = _ending_at(text, floor, stop, apart)
    if found is None or _CONTRAST.search(text, floor, found.role.span.start):
        return None
    link = _AND_BEFORE.search(text, floor, found.role.span.start)
    if link is not None and (first := _ending_at(text, floor, link.start(), True)) is not None:
        span = Span(first.role.span.start, found.role.span.end)
        joined = replace(found.role, text=" ".join(span.of(text).split()), span=span)
        return Apposition(joined, found.sure)
    return found


def role_around(text: str, start: int, end: int) -> Role | None:
    """The office whose field or organization is ``text[start:end]``: "Head of the" |Harbour Agency| Dr Jane Example."""
    begin = complement_role(text, start)
    if begin is None:
        return None
    linked = _LINKED.fullmatch(text, begin, start)
    if linked is None or linked.group(1).rpartition(" ")[2].lower() in _OFFICES_WITH_FIELD:
        return _role(text, begin, end)
    return _role(text, begin, linked.end(1), (start, end))


def _ending_at(text: str, floor: int, stop: int, apart: bool) -> Apposition | None:
    """The office that ends at ``stop``; alone, without a field or body, it has to be set apart by a second comma."""
    for word in reversed(list(_WORD.finditer(text, floor, stop))):
        head = word.group().lower()
        if head not in HEADS:
            continue
        begin = stretched(text, word.start())
        sure = head not in UNDERTAKINGS
        if word.end() == stop or _CHARGE.fullmatch(text, word.end(), stop):
            owner = _owner(text, floor, begin)
            if not apart and owner is None:
                return None
            return Apposition(_role(text, begin, stop, owner), sure)
        leads = text[floor:begin].strip() in ("", "The")
        fielded = head in _OFFICES_WITH_FIELD and _field_end(text, head, word.end()) > word.end()
        if fielded and (apart or leads) and _FIELD_LIST.fullmatch(text, word.end(), stop):
            return Apposition(_role(text, begin, stop), sure)
        if apart and _BODY.fullmatch(text, word.end(), stop):
            return Apposition(_of_body(text, begin, word.end(), stop), sure)
    return None


def _of_body(text: str, begin: int, end: int, stop: int) -> Role:
    role = _completed(text, begin, end)
    reach = role.organization_span.end if role.organization_span is not None else role.span.end
    return role if reach <= stop else _role(text, begin, end)


def _owner(text: str, floor: int, begin: int) -> tuple[int, int] | None:
    """Whose office it is: "MinLaw’s" in front of "Deputy Secretary"."""
    match = re.search(rf"({_NAME})[’']s?\s\Z", text[floor:begin])
    return (floor + match.start(1), floor + match.end(1)) if match else None
