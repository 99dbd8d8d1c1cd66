"""E-mail: the release that it carries in its text, forwards, or has attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from factcheck.errors import InputNotRead
from factcheck.loading.datelines import find_dateline
from factcheck.loading.draft import Draft
from factcheck.loading.formats import FORMATS, format_of
from factcheck.loading.furniture import is_release_mark
from factcheck.loading.mail.body import Body, read_body
from factcheck.loading.mail.headers import Headers
from factcheck.loading.mail.joining import Joiner
from factcheck.loading.mail.parts import MailPart, MailParts
from factcheck.loading.mail.threads import Origin, Told
from factcheck.loading.normalizing import normal
from factcheck.loading.opening import checked_size
from factcheck.loading.roles import assign_roles
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.layout import Part
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.notice import Notice, NoticeKind
from factcheck.text.span import Span

_FIRST_LINE = lazy_pattern(rb"(?:\xef\xbb\xbf)?(?:From [^\r\n]{0,500}\r?\n)?(?=[!-9;-~]{1,100}[ \t]{0,20}:)")
# "Fwd: RE: [EXTERNAL] Media release: The bridge opens"
_BEFORE_TITLE = lazy_pattern(
    r"(?:(?:re|fwd?|aw|wg|tr|rv)(?:\[\d{1,3}\])?\s{0,3}:|\[[^\]]{1,60}\]"
    r"|(?:for\s{1,3}immediate\s{1,3}release|(?:press|media|news)\s{0,3}(?:release|statement))\s{0,3}[:|–—-])\s{0,9}",
    re.IGNORECASE,
)
_REACH = lazy_pattern(r"[0-9][0-9() +./-]{6,20}[0-9]|\w@\w")  # a number or an address
_LETTER = lazy_pattern(r"\w")
_COVERING_NOTE = 100
_OWN_RELEASE = 120  # who writes so much above an earlier message writes the release
_FEWEST_TITLE_WORDS = 3
_LONGEST_TITLE = 300
_ATTACHED = (".docx", ".docm", ".odt", ".rtf", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt")  # best first
_SUFFIXES = {"application/pdf": ".pdf", "application/rtf": ".rtf", "text/rtf": ".rtf", "text/plain": ".txt"}
_SUFFIXES |= {form.media_type: suffix for suffix, form in FORMATS.items() if suffix in (".docx", ".odt", ".html")}
_LONGEST_NAME = 60


def read_mail(path: str, data: bytes) -> Draft:
    """The draft of an e-mail. Raises InputNotRead for one that is no e-mail, sealed, over a limit, or without text."""
    begin = _FIRST_LINE.match(data)
    if begin is None:
        raise InputNotRead(path, "not an e-mail: it does not begin with header lines")
    mail = MailParts(path, data).read(begin.end())
    body = read_body(path, mail)
    notices: list[Notice] = []
    if body.cut_off:
        notices.append(Notice(NoticeKind.DAMAGED_FILE, "a part has no proper end: the e-mail may have been cut off"))
    return _Letter(path, mail.headers, body, notices).draft()


class _Letter:
    """Puts together what an e-mail says."""

    def __init__(self, path: str, headers: Headers, body: Body, notices: list[Notice]) -> None:
        self._path = path
        self._body = body
        self._notices = notices
        self._attached = self._read_attached()
        earlier = body.words(Origin.EARLIER)
        own = body.words(Origin.OWN)
        thread = body.thread
        passed_on = earlier > own and (own < _OWN_RELEASE or thread.forwarded)
        self._release = Origin.EARLIER if passed_on else Origin.OWN
        self._title = _title(headers.words("subject"))
        self._sent = headers.day("date")
        if passed_on:
            inner = body.forwarded.headers if body.forwarded is not None else None
            self._title = _title(inner.words("subject") if inner else thread.subject) or self._title
            self._sent = (inner.day("date") if inner else thread.day) or self._sent

    def draft(self) -> Draft:
        """The whole, with the subject as its headline where it has none of its own."""
        draft = self._joined(None)
        if len(self._title.split()) < _FEWEST_TITLE_WORDS or is_release_mark(self._title, 0, len(self._title)):
            return draft
        blocks, _ = assign_roles(draft)
        if any(block.kind is BlockKind.HEADLINE for block in blocks):
            return draft
        return self._joined(self._title)

    def _joined(self, headline: str | None) -> Draft:
        joiner = Joiner()
        if headline is not None:
            joiner.add(_headline(headline), part=Part.SUBJECT)
        for told in self._body.told:
            shown = _with_contacts(told) if self._release is Origin.OWN else _unquoted(told)
            joiner.add(shown.draft, self._aside(shown))
        if self._attached is not None:
            joiner.add(self._attached)
        metadata = {name: value for name, value in (("title", self._title), ("created", self._sent)) if value}
        draft = joiner.finish(metadata, self._notices)
        if not draft.text.strip():
            raise InputNotRead(self._path, "nothing to read: the e-mail has no text")
        return draft

    def _aside(self, told: Told) -> Sequence[bool]:
        if self._attached is not None:
            return [True] * len(told.origins)
        kept = {self._release, Origin.SIGNATURE} if self._release is Origin.OWN else {self._release}
        return [
            origin not in kept or (origin is Origin.SIGNATURE and block.kind is not BlockKind.CONTACT)
            for block, origin in zip(told.draft.blocks, told.origins, strict=True)
        ]

    # ------------------------------------------------------------------------------------------ attachments

    def _read_attached(self) -> Draft | None:
        """The attachment that is the release, where the text only says that there is one."""
        files = self._body.files
        readable = sorted((file for file in files if _suffix(file) in _ATTACHED), key=_rank)
        if not readable or not self._is_covering_note():
            if files:
                more = f", and {len(files) - 1} more" if len(files) > 1 else ""
                label = f"the attachment {_shown(files[0])} is not read{more}"
                self._notices.append(Notice(NoticeKind.UNREAD_CONTENT, label, minor=True))
            return None
        file = readable[0]
        name = file.file_name if PurePath(file.file_name).suffix.lower() in FORMATS else f"attachment{_suffix(file)}"
        try:
            form, _ = format_of(name, content := checked_size(name, file.content))
            draft = form.read(name, content)
        except InputNotRead as error:
            raise InputNotRead(self._path, f"its attachment {_shown(file)}: {error.reason}") from error
        others = len(files) - 1
        more = "" if not others else f"; {others} other attachment{'s are' if others > 1 else ' is'} not read"
        label = f"the text is a covering note: its attachment {_shown(file)} is checked in its place{more}"
        self._notices.append(Notice(NoticeKind.UNREAD_CONTENT, label, minor=True))
        return draft

    def _is_covering_note(self) -> bool:
        """True for a text of few words that does not begin as releases do."""
        body = self._body
        if body.words(Origin.OWN, Origin.EARLIER) >= _COVERING_NOTE:
            return False
        return not any(
            find_dateline(told.draft.text, block.span.start, block.span.end)
            for told in body.told
            for block in told.draft.blocks
        )


def _suffix(file: MailPart) -> str:
    """The suffix that tells the format of an attachment, from its name or else from its media type."""
    suffix = PurePath(file.file_name).suffix.lower()
    return suffix if suffix in FORMATS else _SUFFIXES.get(file.type, "")


def _rank(file: MailPart) -> int:
    return _ATTACHED.index(_suffix(file))


def _shown(file: MailPart) -> str:
    name = "".join(sign if sign.isprintable() else " " for sign in file.file_name or file.type)
    return f"“{name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + '…'}”"


def _title(subject: str) -> str:
    """The subject without what mail programs and press offices put before it."""
    position = 0
    while (match := _BEFORE_TITLE.match(subject, position)) is not None:
        position = match.end()
    return subject[position:].strip() if len(subject) - position <= _LONGEST_TITLE else ""


def _headline(title: str) -> Draft:
    made = normal(title)
    block = Block(Span(0, len(made.text)), BlockKind.HEADLINE, level=1)
    return Draft(title, made.text, made.offsets, (block,))


def _with_contacts(told: Told) -> Told:
    """The same with the lines of a signature as a contact, where it says how to reach somebody."""
    text = told.draft.text
    signed = [
        origin is Origin.SIGNATURE and _LETTER.search(text, block.span.start, block.span.end) is not None
        for block, origin in zip(told.draft.blocks, told.origins, strict=True)
    ]
    pairs = list(zip(told.draft.blocks, signed, strict=True))
    if not any(is_signed and _REACH.search(block.span.of(text)) for block, is_signed in pairs):
        return told
    blocks = (Block(block.span, BlockKind.CONTACT) if is_signed else block for block, is_signed in pairs)
    return Told(replace(told.draft, blocks=tuple(blocks)), told.origins, told.thread)


def _unquoted(told: Told) -> Told:
    """The same with what was quoted because a mail program quotes as the paragraphs that they were."""
    blocks = (
        replace(block, kind=BlockKind.PARAGRAPH)
        if origin is Origin.EARLIER and block.kind is BlockKind.QUOTE_PARAGRAPH
        else block
        for block, origin in zip(told.draft.blocks, told.origins, strict=True)
    )
    return Told(replace(told.draft, blocks=tuple(blocks)), told.origins, told.thread)
