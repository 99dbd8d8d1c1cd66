"""An e-mail address or phone number at which nobody can be reached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import lines, words
from factcheck.mentions.model import ContactKind, ContactMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_LOCAL = lazy_pattern(r"[A-Za-z\d][\w.+-]{0,63}\Z")
_BREAKS = r"(?![\w@-])"
_DOTS = lazy_pattern(rf"[A-Za-z\d-]{{1,63}}(?:\.{{1,3}}[A-Za-z\d-]{{1,63}}){{1,6}}{_BREAKS}")
_TWO_AT = lazy_pattern(rf"@(?=(?:[A-Za-z\d-]{{1,63}}\.){{1,6}}[a-z]{{2,24}}{_BREAKS})")
# "press@harbour,com", "press@harbour.co,uk"
_COMMA = lazy_pattern(rf"(?:[a-z\d-]{{1,63}}\.){{0,4}}[a-z\d-]{{1,63}},(?P<end>[a-z]{{2,6}}){_BREAKS}")
_SPACE = lazy_pattern(rf"[ ](?=(?:[a-z\d-]{{1,63}}\.){{1,4}}(?P<end>[a-z]{{2,6}}){_BREAKS})")
_NO_END = lazy_pattern(r"[a-z\d-]{2,63}(?=[ \t]?(?:[\n,;|)]|\Z|\.(?:\s|\Z)))")
_LABEL = lazy_pattern(r"(?:e-?mail|mailto)(?: address)?[ \t]?:[ \t]{0,3}\Z", re.IGNORECASE)
# Nobody is called so, and no handle begins so: "press@harbour" lacks its end.
_MAILBOXES = frozenset({"contact", "enquiries", "info", "media", "mediarelations", "news", "newsroom", "pr", "press"})
_RESERVED = frozenset({"test", "local", "lan", "corp", "home", "internal", "onion", "i2p", "eth", "bit"})
# "(202) 555-014": the form of a North American number, with a digit too few or too many at its end.
_AMERICAN = lazy_pattern(r"\(\d{3}\)[ .-]?\d{3}[-.–](?P<last>\d{1,9})(?![\w/]|[ .-]?\d)")
_PLAIN_AMERICAN = lazy_pattern(r"(?<![\w./+)-])\d{3}[-.]\d{3}[-.](?P<last>\d{2,3}|\d{5,6})(?![\w/]|[ .-]?\d)")
_MARKS = ("-", ".")
_PHONE_LABEL = lazy_pattern(
    r"(?:\b(?:tel|telephone|phone|ph|mobile|cell|fax|call|call us at|office|hotline)\b[.:]{0,2}|\b[TMPF]:)[ \t]{0,3}\Z",
    re.IGNORECASE,
)
_SHORT = lazy_pattern(r"\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){1,3}(?![\w%]|[ .,-]?\d)")
_NO_DIGIT = lazy_pattern(r"\D")
_READ = 8  # digits with the country's code; shorter ones are no phone numbers by their form alone
_EMAIL_BEHIND = lazy_pattern(r"[ \t]?[,;|/]?[ \t]{0,2}(?:or[ ])?(?:[Ee]-?mail:?[ ])?[\w.+-]{1,40}@[\w-]")
_EMAIL_BEFORE = lazy_pattern(r"[\w.+-]{1,40}@[\w.-]{3,60}[ \t]?[,;|/]?[ \t]{0,2}(?:or[ ])?\Z")
_TAIL = lazy_pattern(r"\d{1,4}\Z")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME})


@dataclass(frozen=True, slots=True)
class _Fault:
    """A place that is no address, with what is wrong, and the address that was meant where that can be told."""

    span: Span
    why: str
    meant: str | None = None


class InvalidContact(Rule):
    """An e-mail address cannot exist, or a phone number has too few or too many digits.

    ## Why it matters
    Nobody who wants to ask can reach the press office, and nobody there will learn of it.

    ## What it leaves alone
    Handles (@harbour) and times (@ 9:00 AM), addresses that run into the next word, reserved names (.example, .test),
    local numbers, short ones that stand beside no e-mail address, extensions, several numbers in one, and countries
    whose numbers have no fixed length.
    """

    id = "invalid-contact"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    english = False
    flags = (
        "Press office: ⟦+33 (0)4 72 44⟧ or press@harbour.int.",
        "Press office: ⟦+44 20 7946 01234⟧, ⟦press@harbour,com⟧",
        "Write to ⟦press@harbour..com⟧ or to ⟦press@@harbour.com⟧.",
        "Write to ⟦press@harbour.con⟧ by Monday, or to ⟦press@ harbour.com⟧.",
        "Email: ⟦press@harbour⟧\nTel: ⟦(202) 555-014⟧",
        "Phone: ⟦202-555-01433⟧, mobile ⟦+999 12 345 678⟧",
        "Ana Example, press officer, ⟦202-555-01433⟧, ana@harbour.com. Tom Fox, ⟦+48 58 555⟧, tom@harbour.com.",
        "Ana Example, press officer, +91 422 555 0117, ⟦media@harbour⟧",
    )
    accepts = (
        "Press office: +33 (0)4 72 44 70 00, +33 4 72 44 70 00, (202) 555-0143, 202-555-0143 ext. 12 and 101.",
        "Press office: +44 20 7946 0123, +44 (0)20 7946 0123, +49 89 1234-0, +41 22 555 01 60/61, +1 202 555 0143 x5.",
        "Follow @harbour or write to press@harbour.example, press@harbour.co.uk, a.b+c@mail.harbour.museum.",
        "Harbour Bank (wire) Friday, 9 June 2023 @ 9:00 AM. It met at Quay@Eastside, and press@harbour.comPhone: 1.",
        "The form is 202-555-014 of 2019. Ask press@harbour.com, or ana@harbour.com.",
        "The fleet grew by +48 58 boats, and trade by +7 345 in May. Ask ana@harbour.com.",
        "Phone: +65 6659 7844 / 9423 8832. Case 123-456-78901 was closed.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        """Findings at the addresses and numbers, with the repair where it can be told."""
        faults = [*_emails(release.text), *_american(release), *_cut_short(release.text)]
        for contact in release.mentions.contacts:
            if contact.type is ContactKind.PHONE and contact.address.startswith(("+", "00")):
                fault = _international(release.text, contact)
                if fault is None:
                    yield self.consistent("contact", contact.span, "it has the digits its country asks for")
                else:
                    faults.append(fault)
        faults.sort(key=lambda fault: fault.span)
        end = -1
        for fault in faults:
            block = release.document.block_at(fault.span.start)
            if block is None or block.kind in _SKIPPED or fault.span.start < end:
                continue
            end = fault.span.end
            edits = (Edit(fault.span, fault.meant),) if fault.meant else ()
            yield self.finding(
                release,
                fault.span,
                f"{release.words(fault.span)} is no valid contact: {fault.why}",
                observed=release.words(fault.span),
                expected=fault.meant,
                fixes=[Fix(f"write {fault.meant}", Applicability.OFFERED, edits)] if fault.meant else [],
            )


# ------------------------------------------------------------------------------------------------ e-mail


def _emails(text: str) -> Iterator[_Fault]:
    at = text.find("@")
    while at >= 0:
        fault = _email_at(text, at)
        if fault is not None:
            yield fault
        at = text.find("@", at + 1)


def _email_at(text: str, at: int) -> _Fault | None:
    """What is wrong with the address around an at sign, None when nothing is or when it is no address."""
    local = _LOCAL.search(text, max(0, at - 64), at)
    if local is None:
        return None
    start = local.start()
    if start and (text[start - 1].isalnum() or text[start - 1] in "/@_"):
        return None
    if double := _TWO_AT.match(text, at + 1):
        end = _DOTS.match(text, double.end())
        if end is not None:
            return _Fault(Span(start, end.end()), "it has two at signs", f"{local.group()}@{end.group()}")
    if comma := _COMMA.match(text, at + 1):
        if comma["end"] in words("tlds"):
            return _Fault(
                Span(start, comma.end()),
                "a comma stands for a dot",
                f"{local.group()}@{comma.group().replace(',', '.')}",
            )
        return None
    if (space := _SPACE.match(text, at + 1)) and space["end"] in words("tlds"):
        end = _DOTS.match(text, space.end())
        if end is not None:
            return _Fault(Span(start, end.end()), "a space stands in it", f"{local.group()}@{end.group()}")
    if domain := _DOTS.match(text, at + 1):
        return _domain_fault(Span(start, domain.end()), local.group(), domain.group())
    bare = _NO_END.match(text, at + 1)
    if bare is not None and (
        local.group().lower() in _MAILBOXES or _LABEL.search(text, max(0, start - 24), start) is not None
    ):
        return _Fault(Span(start, bare.end()), "its end is missing (.com, .org …)")
    return None


def _domain_fault(span: Span, local: str, domain: str) -> _Fault | None:
    if ".." in domain or ".." in local:
        return _Fault(span, "two dots stand in a row", re.sub(r"\.{2,}", ".", f"{local}@{domain}"))
    if local.endswith("."):
        return _Fault(span, "a dot stands before the at sign", f"{local.rstrip('.')}@{domain}")
    last = domain.rpartition(".")[2]
    if last.isalpha() and last.islower() and len(last) <= 4 and last not in words("tlds") and last not in _RESERVED:
        return _Fault(span, f"no address ends in .{last}")
    return None


# ----------------------------------------------------------------------------------------------- phones


def _american(release: Release) -> Iterator[_Fault]:
    text = release.text
    for match in _AMERICAN.finditer(text) if "(" in text else ():
        if len(match["last"]) != 4:
            yield _Fault(Span(*match.span()), f"its last group has {len(match['last'])} digits, not four")
    for at in _between_digits(text):
        plain = _PLAIN_AMERICAN.match(text, at - 3)
        if plain is not None and (
            _PHONE_LABEL.search(text, max(0, at - 27), at - 3) or _is_beside_email(text, *plain.span())
        ):
            yield _Fault(Span(*plain.span()), f"its last group has {len(plain['last'])} digits, not four")


def _cut_short(text: str) -> Iterator[_Fault]:
    """International numbers beside an e-mail address that are too short to be read as numbers: "+48 58 555"."""
    at = text.find("+")
    while at >= 0:
        short = _SHORT.match(text, at)
        if short is not None:
            digits = _NO_DIGIT.sub("", short.group())
            code = _code_of(digits)
            if code is not None and len(digits) < _READ and _is_beside_email(text, *short.span()):
                yield _Fault(Span(*short.span()), f"{len(digits) - len(code)} digits follow +{code}, which are too few")
        at = text.find("+", at + 1)


def _is_beside_email(text: str, start: int, end: int) -> bool:
    """True where an e-mail address stands next to a number, as in the line of a press office."""
    return (
        _EMAIL_BEHIND.match(text, end) is not None or _EMAIL_BEFORE.search(text, max(0, start - 90), start) is not None
    )


def _between_digits(text: str) -> Iterator[int]:
    """Where the first mark of "202-555-0143" may stand: behind it three digits and a second mark."""
    for mark in _MARKS:
        at = text.find(mark, 3)
        while at >= 0:
            if text[at + 4 : at + 5] in _MARKS and text[at + 1 : at + 4].isdigit():
                yield at
            at = text.find(mark, at + 1)


def _international(text: str, contact: ContactMention) -> _Fault | None:
    """What is wrong with a number that begins with a country's code."""
    written = contact.span.of(text)
    digits = contact.address.partition(";")[0].removeprefix("+")
    if not contact.address.startswith("+"):
        digits = digits.removeprefix("00")
    if "/" in written or text[contact.span.end : contact.span.end + 2].strip()[:1].isdigit():
        return None  # two numbers in one, or one that goes on in the next line
    code = _code_of(digits)
    if code is None:
        if contact.address.startswith("+"):
            return _Fault(contact.span, f"no country has the code +{digits[:3]}")
        return None
    national = digits[len(code) :]
    allowed = _lengths()[code]
    if len(national) in allowed or (national.startswith("0") and len(national) - 1 in allowed):
        return None
    if len(national) > max(allowed) and (_TAIL.search(re.split(r"[-–]", written)[-1]) and "-" in written):
        return None  # "+41 22 555 01 60-65": an extension or a range of numbers
    some = str(allowed[0]) if len(allowed) == 1 else f"{allowed[0]} to {allowed[-1]}"
    return _Fault(contact.span, f"{len(national)} digits follow +{code}, where {some} are needed")


def _code_of(digits: str) -> str | None:
    """The country's code that a number begins with."""
    return next((digits[:size] for size in (3, 2, 1) if digits[:size] in _lengths()), None)


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The counts of digits that may follow each country's code."""
    split = (line.split() for line in lines("calling_codes"))
    return {code: tuple(map(int, counts)) for code, *counts in split}
