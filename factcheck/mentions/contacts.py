"""E-mail addresses and phone numbers."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.lexicon.reader import words
from factcheck.mentions.model import ContactKind, ContactMention
from factcheck.mentions.taken import Taken, outside_code
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_LOCAL = lazy_pattern(r"(?:mailto:)?[\w.!#$%&'*+=?^`{|}~-]{1,64}\Z", re.IGNORECASE)
_LOCAL_MARKS = frozenset(".!#$%&'*+=?^`{|}~-_:")
_DOMAIN = lazy_pattern(r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,8}([^\W\d_][^\W_]{1,62})(?![\w@])")
# A line break is lost: "jane@example.orgPhone: …", "jane@example.comhttps://…", "555-0143jane@example.org".
_GLUED_DOMAIN = lazy_pattern(r"(?:[^\W_](?:[^\W_]|-){0,62}\.){1,8}([a-z]{2,24}?)(?=https?:|www\.|[A-Z][a-z]|\d{3}[-.])")
_GLUED_NUMBER = lazy_pattern(r"(?:\d[-.]?){7,15}(?=[A-Za-z])")
_BARE_DOMAIN = lazy_pattern(r"[^\W\d_][^\W_]{2,62}(?![\w@.-])")

# Digits in groups: "202) 555-0143", "44 20 7946 0958", "1 (877) 609-2233"; a bracket or plus before them is looked up.
_CANDIDATE = lazy_pattern(r"\d(?:[ .\-‐‑–/()]{0,3}\d){5,30}+", re.ASCII)
_BEFORE = lazy_pattern(r"(?:\( ?\+? ?|\+ ?)\Z")
_BLOCKED_BEFORE = frozenset(".,$€£¥%+*=/")
_BLOCKED_AFTER = lazy_pattern(r"(?![xX]\d)[\w%]| ?[.,:/+*=]\d|-\d| [A-F0-9]{2}\b")
_NEXT_GROUP = lazy_pattern(r"\d{1,3}[ .\-‐‑–/()]{1,3}")
# A North American number ends after ten digits, whatever follows: "(914) 555-0143 04/21/2020".
_AMERICAN = lazy_pattern(r"(?:1[ .-]?)?\(?\d{3}\)?[ .-]{0,2}\d{3}[-.]\d{4}(?=\s\d)", re.ASCII)
# A number that is complete by its shape, glued to the words before or behind it: "Director212-555-0143Email:".
_COMPLETE = lazy_pattern(r"\d{3}\)? ?[.-]?\d{3}[.-]\d{4}", re.ASCII)
_GLUED_BEHIND = lazy_pattern(r"[A-Z][a-z]|[A-Za-z][\w.+-]{0,40}@")
_EXTENSION = lazy_pattern(r"[ ,;]{0,2}(?:x|ext\.?|extension:?)[ ]?(\d{1,6})(?!\w)", re.IGNORECASE)
# The 8 comes first and what stands before it second: so the search leaps from 8 to 8.
_VANITY = lazy_pattern(
    r"8(?:00|33|44|55|66|77|88)-(?:(?<![\w-]....)|(?<=1-....)(?<![\w-]1-....))"
    r"(?=[\d-]{0,8}[A-Z])[A-Z\d]{1,9}(?:-[A-Z\d]{1,7}){0,2}(?!\w)"
)

# Shapes that are phone numbers wherever they stand ("d" for each digit).
_SHAPES = lazy_pattern(
    r"""
      (?:d[ .-]?)? \(?ddd\)?(?:[ ./-]{1,2}|(?<=\)))ddd[ .–-]dddd     # (202) 555-0143, 202-555-0143, 1-202-555-0143
    | \([ ]?d{2,5}[ ]?\)[ -]?d{3,5}[ -]?d{3,5}                       # (55) 3333-33333, (0161) 123 4567
    | \([ ]?d{2,3}[ ]?\)[ -]?d{7,9}                                  # (19) 35831647
    | dddd[ -]ddd[ -](?:ddd|dddd)                                    # 1800 333 000, 1800-255-0000: see _special
    """,
    re.VERBOSE,
)
_DATE = lazy_pattern(r"\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{4} ?[-–/] ?\d{4}")
_CUE = lazy_pattern(
    r"(?:\b(?:phones?|tel|telephone|mobile|cell|cellphone|fax|hotline|helpline|whatsapp|landline|toll[ -]free"
    r"|switchboard|call|calling|dial|text|sms|ring|contact|enquiries|inquiries|press office|newsroom)\b|\b[TMFP]:"
    r"|[☎📞@])[^\d\n;]{0,40}(?:\d[\d ().+-]{5,20}(?:(?:or|and|/|,)[ ]?|[^\d\n;]{1,60}))?\Z",
    re.IGNORECASE,
)
_OTHER_NUMBER = lazy_pattern(
    r"\b(?:accounts?|cards?|cases?|ssn|isbn|issn|orders?|invoice|reference|ref|docket|serial|patents?|permit|no|nos|id|vat"
    r"|abn|acn|registration|visa|licen[cs]e|grant|award|doi|orcid|version|pin|code|discover|mastercard)\b[^\w\n]{0,5}"
    r"(?:(?:number|no|nos|is|was|card)\b[^\w\n]{0,5}){0,3}\Z",
    re.IGNORECASE,
)


def find_contacts(document: Document, taken: Taken) -> tuple[ContactMention, ...]:
    """The e-mail addresses and phone numbers outside ``taken``, in order."""
    text = document.text
    phones = _phones(text)
    emails = _behind_phones(_emails(text), phones)
    found = [mention for mention in (*emails, *phones) if not taken.overlaps(mention.span)]
    return tuple(sorted(outside_code(document, found), key=lambda mention: mention.span.start))


def _emails(text: str) -> list[ContactMention]:
    found: list[ContactMention] = []
    at = text.find("@")
    while at >= 0:
        mention = _email_at(text, at)
        if mention is not None:
            found.append(mention)
        at = text.find("@", at + 1)
    return found


def _email_at(text: str, at: int) -> ContactMention | None:
    local = _LOCAL.search(text, _token_start(text, at), at)
    domain = _DOMAIN.match(text, at + 1)
    if local is None:
        return None
    if domain is None and local.group().lower().startswith("mailto:"):
        domain = _BARE_DOMAIN.match(text, at + 1)  # "mailto:press@intranet"
    elif domain is None or domain.group(1).lower() not in words("tlds"):
        domain = _GLUED_DOMAIN.match(text, at + 1)
        if domain is not None and domain.group(1) not in words("tlds"):
            return None
    if domain is None:
        return None
    start = at - len(local.group())
    if (number := _GLUED_NUMBER.search(text, start, at)) is not None:
        start = number.end()
    while start < at and text[start] in "'`.*{|=~-_!#$%&?^+":
        start += 1
    if start == at or text[at - 1] == ".":
        return None
    span = Span(start, domain.end())
    return ContactMention(span, ContactKind.EMAIL, span.of(text).lower().removeprefix("mailto:"))


def _token_start(text: str, at: int) -> int:
    floor = max(0, at - 72)
    start = at
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in _LOCAL_MARKS):
        start -= 1
    return start


def _behind_phones(emails: list[ContactMention], phones: list[ContactMention]) -> list[ContactMention]:
    """The addresses without the last digits of a number glued to them: "+49 30 9018 20jane@example.org"."""
    ends = sorted(phone.span.end for phone in phones)
    freed: list[ContactMention] = []
    for email in emails:
        index = bisect_right(ends, email.span.start)
        if index < len(ends) and (end := ends[index]) < email.span.end:
            cut = end - email.span.start
            email = ContactMention(Span(end, email.span.end), email.type, email.address[cut:])
        freed.append(email)
    return freed


def _phones(text: str) -> list[ContactMention]:
    found: list[ContactMention] = []
    for candidate in _CANDIDATE.finditer(text):
        mention = _phone(text, *candidate.span())
        if mention is not None:
            found.append(mention)
    for vanity in _VANITY.finditer(text):
        start, end = vanity.span()
        start -= 2 if text[max(0, start - 2) : start] == "1-" else 0
        found.append(ContactMention(Span(start, end), ContactKind.PHONE, text[start:end]))
    return found


def _phone(text: str, start: int, end: int) -> ContactMention | None:
    complete = _COMPLETE.fullmatch(text, start, end) is not None
    before = text[max(0, start - 2) : start]
    glued = before[-1:].isalpha() or (complete and before[-1:] == "." and before[0].isalpha())
    if glued and not complete:  # "1-800-TIP-LINE1 (242-8721)": the 1 belongs to the word
        later = _NEXT_GROUP.match(text, start, end)
        if later is None:
            return None
        start, glued = later.end(), False
    american = _AMERICAN.match(text, start, end + 1)
    if american:
        end = american.end()
    elif _BLOCKED_AFTER.match(text, end):
        complete = complete or text[start - 1 : start] == "+"
        if not complete or _GLUED_BEHIND.match(text, end) is None:
            return None
    start = start if glued else _with_prefix(text, start, end)
    if not glued and not _free(text, start):
        return None
    written = text[start:end]
    digits = re.sub(r"\D", "", written)
    before = text[max(0, start - 130) : start].rpartition("\n")[2]
    if not _is_phone(written, digits, before):
        return None
    extension = _EXTENSION.match(text, end)
    number = ("+" if "+" in written[:3] else "") + re.sub(r"\D", "", written.replace("(0)", ""))
    if extension:
        return ContactMention(Span(start, extension.end()), ContactKind.PHONE, f"{number};ext={extension.group(1)}")
    return ContactMention(Span(start, end), ContactKind.PHONE, number)


def _with_prefix(text: str, start: int, end: int) -> int:
    """Where the number starts with its plus, and with the bracket that closes inside it."""
    prefix = _BEFORE.search(text, max(0, start - 4), start)
    if prefix is None:
        return start
    if "(" in prefix.group() and text.count(")", start, end) <= text.count("(", start, end):
        return start if "+" not in prefix.group() else text.index("+", prefix.start())
    return prefix.start()


def _free(text: str, start: int) -> bool:
    """False inside a longer number, code or sum: "1,202-555", "P0-001-0000", "45+31-339243873"."""
    if start == 0:
        return True
    before = text[start - 1]
    if before in _BLOCKED_BEFORE or (before.isalnum() and text[start] != "("):
        return False
    if before in "-–:#":
        return start < 2 or not text[start - 2].isalnum() or (before == ":" and text[start - 2].isalpha())
    return True


def _is_phone(written: str, digits: str, before: str) -> bool:
    count = len(digits)
    if count > (16 if "+" in written else 15) or _DATE.fullmatch(written):
        return False
    return _is_dialled(written, digits, before) and _OTHER_NUMBER.search(before) is None


def _is_dialled(written: str, digits: str, before: str) -> bool:
    """True for digits grouped as those of a phone number, or led by a word for one."""
    count = len(digits)
    if "+" in written[:3]:
        return count >= 8 and len(set(digits)) > 1
    shape = re.sub(r"\d", "d", written)
    if _SHAPES.fullmatch(shape) and _special(written, shape):
        return True
    groups = re.findall(r"\d+", written)
    if digits.startswith("00") and count >= 11 and len(groups[0]) in (2, 4, 5, 6):
        return len(groups) > 1
    if digits.startswith("011") and count >= 11 and len(groups[0]) == 3:
        return len(groups) > 2
    if digits.startswith("0") and 9 <= count <= 11 and 2 <= len(groups[0]) <= 5 and len(groups) > 1:
        return not re.fullmatch(r"ddd-dd-dddd", shape) and "." not in written
    return count >= 6 and _CUE.search(before) is not None and (count > 6 or digits[0] == "0")


def _special(written: str, shape: str) -> bool:
    return not shape.startswith("dddd") or written[:4] in ("1800", "1300", "1900", "0800", "0300")
