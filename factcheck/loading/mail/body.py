"""What an e-mail says: its bodies, what it forwards, and what is attached to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.errors import InputNotRead
from factcheck.loading.formats import guessed_encoding
from factcheck.loading.mail.characters import body_text
from factcheck.loading.mail.joining import without_markup
from factcheck.loading.mail.parts import MailPart
from factcheck.loading.mail.plain import told_plain
from factcheck.loading.mail.threads import Origin, Thread, Told, told_blocks
from factcheck.text.lazy_pattern import lazy_pattern

_SEALED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
# What goes with an e-mail and says nothing in it: signatures of machines, cards, appointments, tracking.
_SILENT = frozenset(
    {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/vcard"}
    | {"application/pgp-keys", "text/x-vcard", "text/directory", "text/calendar", "application/ics", "text/x-amp-html"}
    | {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
)
_LISTED = lazy_pattern(r"ATT\d{1,8}\.(?:txt|html?)")  # how Outlook names a text below an attachment
_LINE = lazy_pattern(r" in line [0-9]{1,9}\Z")  # of a page that nobody can look into
MAXIMUM_LINES = 100_000  # a book has thirty thousand
_ENOUGH = 0.8  # a page that has fewer words than the plain text is a stub: "View this e-mail in your browser"


@dataclass(slots=True)
class Body:
    """What was found: stretches of text in order, files, and the headers of a forwarded e-mail."""

    told: list[Told] = field(default_factory=list)
    files: list[MailPart] = field(default_factory=list)
    forwarded: MailPart | None = None
    cut_off: bool = False
    lines: int = 0

    def words(self, *origins: Origin) -> int:
        """The number of words of these origins."""
        return sum(
            len(block.span.of(told.draft.text).split())
            for told in self.told
            for block, origin in zip(told.draft.blocks, told.origins, strict=True)
            if origin in origins
        )

    @property
    def thread(self) -> Thread:
        """What is said of the first earlier message."""
        thread = Thread()
        for told in self.told:
            thread.learn(told.thread)
        return thread


def read_body(path: str, mail: MailPart) -> Body:
    """What an e-mail says. Raises InputNotRead for one that is sealed, and for text that cannot be read."""
    body = Body()
    _read(path, mail, body, inside=False)
    return body


def _read(path: str, part: MailPart, body: Body, inside: bool) -> None:
    """Reads a part; ``inside`` a forwarded e-mail all words are those of an earlier message."""
    body.cut_off = body.cut_off or part.unclosed
    if part.type in _SEALED:
        raise InputNotRead(path, "encrypted or sealed: only a mail program with its key can open it")
    if part.type == "multipart/alternative":
        _read_alternative(path, part.parts, body, inside)
    elif part.type == "multipart/related":
        for inner in part.parts[:1]:
            _read(path, inner, body, inside)
        body.files += [inner for inner in part.parts[1:] if _is_file(inner)]
    elif part.type.startswith("multipart/"):
        for inner in part.parts:
            _read(path, inner, body, inside)
    elif part.type == "message/rfc822" and part.parts:
        body.forwarded = body.forwarded or part.parts[0]
        _read(path, part.parts[0], body, inside=True)
    elif _is_text(part):
        content = part.content
        body.cut_off = body.cut_off or not part.is_sound
        body.lines += content.count(b"\n")
        if body.lines > MAXIMUM_LINES:
            raise InputNotRead(path, f"more than {MAXIMUM_LINES:,} lines of text")
        body.told += _told(path, part, content, inside)
    elif _is_file(part):
        body.files.append(part)


def _is_text(part: MailPart) -> bool:
    if part.type not in ("text/plain", "text/html"):
        return False
    return part.disposition.value != "attachment" or _LISTED.fullmatch(part.file_name) is not None


def _is_file(part: MailPart) -> bool:
    """True for an attachment with words in it; pictures and sounds have none."""
    if part.type in _SILENT or part.type.startswith(("image/", "audio/", "video/", "font/", "multipart/")):
        return False
    return bool(part.written.strip())


def _read_alternative(path: str, parts: Sequence[MailPart], body: Body, inside: bool) -> None:
    """Reads the last alternative, which mail programs make the richest, unless an earlier one says much more."""
    found: list[Body] = []
    for part in parts:
        alternative = Body(lines=body.lines)
        _read(path, part, alternative, inside)
        body.lines = alternative.lines
        found.append(alternative)
    counts = [alternative.words(*Origin) for alternative in found]
    most = max(counts, default=0)
    for alternative, count in reversed(list(zip(found, counts, strict=True))):
        if count and count >= _ENOUGH * most:
            body.told += alternative.told
            body.forwarded = body.forwarded or alternative.forwarded
            break
    body.cut_off = body.cut_off or any(alternative.cut_off for alternative in found)
    for alternative in found:
        body.files += alternative.files


def _told(path: str, part: MailPart, content: bytes, inside: bool) -> list[Told]:
    decoded = body_text(path, content, part.content_type.get("charset"))
    if not decoded.text:
        return []
    if part.type == "text/html":
        told = _told_page(path, decoded.text)
    else:
        flowed = part.content_type.get("format").lower() == "flowed"
        told = told_plain(path, decoded.text, flowed, part.content_type.get("delsp").lower() == "yes")
    if inside:
        told = [Told(each.draft, _inside(each.origins), each.thread) for each in told]
    if decoded.guess is not None and told:
        first = told[0]
        told[0] = Told(first.draft.with_notice(guessed_encoding(decoded.guess)), first.origins, first.thread)
    return told


def _inside(origins: Sequence[Origin]) -> list[Origin]:
    return [Origin.EARLIER if origin is Origin.OWN else origin for origin in origins]


def _told_page(path: str, page: str) -> list[Told]:
    from factcheck.loading.html.reader import read_html

    # The mark says that the characters are known: what the page itself states was right before it was sent.
    draft = read_html(path, b"\xef\xbb\xbf" + page.encode("utf-8", "surrogatepass"))
    if not draft.text.strip():
        return []
    notices = (replace(notice, message=_LINE.sub("", notice.message)) for notice in draft.notices)
    return [told_blocks(without_markup(replace(draft, notices=tuple(notices))))]
