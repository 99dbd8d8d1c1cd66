"""E-mail: attachments, what is refused, and damaged files."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.mail.body import MAXIMUM_LINES
from factcheck.loading.mail.parts import MAXIMUM_LEVELS, MAXIMUM_PARTS
from factcheck.loading.mail.plain import MAXIMUM_STRETCHES
from factcheck.loading.mail.reader import read_mail
from factcheck.text.layout import Spot
from factcheck.text.notice import NoticeKind
from tests.loading.mails import ATTRIBUTION, BODY, LEAD, PAGE, RELEASE, SIGNATURE, TITLE, kinds, letter, quoted, read
from tests.loading.places import check_places

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file() -> bytes:
    made = BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in (TITLE, LEAD, *BODY))
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    with ZipFile(made, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{office}"'
            ' Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>')
    return made.getvalue()


def rich_file() -> bytes:
    written = "".join(c if ord(c) < 128 else rf"\u{ord(c)}?" for c in r"\par ".join((TITLE, LEAD, *BODY)))
    return ("{\\rtf1 " + written + "}").encode()


NOTE = "Dear all,\n\nPlease find our release attached.\n\nKind regards\nJan\n"


@pytest.mark.parametrize(
    ("make", "subtype", "name"),
    [(word_file, WORD, "release.docx"), (rich_file, "rtf", "release.rtf"), (rich_file, "rtf", "")],
)
def test_the_attachment_of_a_covering_note_is_the_release(make: Callable[[], bytes], subtype: str, name: str) -> None:
    mail = letter("Press release", NOTE)
    mail.add_attachment(make(), maintype="application", subtype=subtype, filename=name or None)
    mail.add_attachment(b"%PDF-1.4 leaflet", maintype="application", subtype="pdf", filename="leaflet.pdf")
    document = read(mail)
    assert kinds(document) == ["chrome", "headline", "lead", "paragraph", "paragraph"]
    assert document.spot(document.blocks[2].span) == Spot(paragraph=2)
    (notice,) = document.notices
    assert (notice.kind, notice.minor) == (NoticeKind.UNREAD_CONTENT, True)
    assert notice.message.endswith("is checked in its place; 1 other attachment is not read")


def test_attachments_beside_a_release_are_told() -> None:
    mail = letter()
    mail.add_attachment(b"%PDF-1.4 leaflet", maintype="application", subtype="pdf", filename="figures\u202e.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    (notice,) = read(mail).notices
    assert (notice.kind, notice.minor) == (NoticeKind.UNREAD_CONTENT, True)
    assert notice.message == "the attachment “figures .pdf” is not read"


def test_pictures_and_signatures_of_machines_are_not_told() -> None:
    mail = letter()
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    mail.add_attachment(b"seal", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    assert read(mail).notices == ()


def nested(levels: int) -> bytes:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(levels))
    return ("Subject: x\n" + head + "\nwords\n").encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"The bridge was opened on Wednesday.\n", "not an e-mail: it does not begin with header lines"),
        (b"Subject: x\n\n  \n", "nothing to read: the e-mail has no text"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "nothing to read: the e-mail has no text"),
        (b"Subject: x\nContent-Type: text/html\n\n<p> </p>", "nothing to read: the e-mail has no text"),
        (b"Subject: x\nContent-Type: text/plain\n\n\xc2\xa0\n", "nothing to read: the e-mail has no text"),
        (
            b"Subject: x\nContent-Type: application/pkcs7-mime\n\nabc",
            "encrypted or sealed: only a mail program with its key can open it",
        ),
        (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000,
            f"more than {MAXIMUM_PARTS} parts",
        ),
        (
            b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n" + b"--bx\n" * 20_000,
            "more than 20,000 boundary lines",
        ),
        (nested(100), f"more than {MAXIMUM_LEVELS} parts inside each other"),
        (
            b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 100 + b"x",
            f"more than {MAXIMUM_LEVELS} parts inside each other",
        ),
        (b"a: b\n" * 3_000 + b"\nx", "more than 2,000 header lines"),
        (b"Subject: " + b"x" * 300_000 + b"\n\nx", "header lines of more than 200,000 bytes"),
        (b"Subject: x\n\n" + b"x\n" * (MAXIMUM_LINES + 1), "more than 100,000 lines of text"),
        (
            b"Subject: x\n\n" + b"> x\ny\n" * MAXIMUM_STRETCHES,
            "more than 5,000 changes between own and quoted lines",
        ),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputNotRead) as refused:
        read_mail("release.eml", data)
    assert refused.value.reason == reason


def test_an_attachment_that_cannot_be_read_is_named() -> None:
    mail = letter("Press release", NOTE)
    mail.add_attachment(b"{\\rtf1 {cut", maintype="application", subtype="rtf", filename="release.rtf")
    with pytest.raises(InputNotRead) as refused:
        read(mail)
    assert refused.value.reason.startswith("its attachment “release.rtf”: damaged")


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwords of it\n",
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\nwords of it\n",
        b"Subject: x\nContent-Type: multipart/mixed\n\nwords of it\n",
        b"Subject: x\nContent-Transfer-Encoding: base64\n\nd29yZHMgb2YgaXQg*A",
    ],
)
def test_an_unclosed_part_is_read_and_told(data: bytes) -> None:
    draft = read_mail("release.eml", data)
    assert draft.text.strip() == "words of it"
    assert [notice.kind for notice in draft.notices] == [NoticeKind.DAMAGED_FILE]


def test_a_line_of_a_mailbox_before_the_headers() -> None:
    assert read(b"From press@ghent.example Tue Jun  6\nSubject: x\n\nwords\n>From here\n").text == "words\n>From here\n"


def check_damaged(data: bytes) -> None:
    """A file is refused, or every place leads into its text."""
    try:
        draft = read_mail("release.eml", data)
    except InputNotRead:
        return
    check_places(draft)


LINES = (
    *("words of the release", "> quoted", ">> twice", "-- ", "--", "", "On Monday Jane Doe wrote:", "From: a", "To: b"),
    *("Date: c", "Subject: d", "---------- Forwarded message ---------", "-----Original Message-----", "ends with "),
)


@given(st.lists(st.sampled_from(LINES), max_size=30), st.booleans())
def test_any_order_of_lines(lines: list[str], flowed: bool) -> None:
    head = (
        b"Subject: The bridge opens now\nContent-Type: text/plain" + (b"; format=flowed" if flowed else b"") + b"\n\n"
    )
    check_damaged(head + "\n".join(lines).encode())


def test_damaged_files() -> None:
    mail = letter(f"Fwd: Café: {TITLE}", "See below.\n\n" + ATTRIBUTION + quoted(RELEASE) + SIGNATURE)
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(rich_file(), maintype="application", subtype="rtf", filename="é.rtf")
    mail.add_attachment(letter())
    sound = mail.as_bytes()
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 6)):
            position = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[position] = chance.randrange(256)
            else:
                del data[position : position + chance.randint(1, 40)]
        check_damaged(bytes(data))


def test_words_that_a_page_hides_are_told_without_a_line() -> None:
    mail = letter(text=None)
    mail.set_content(PAGE.replace("<p>", "<p style='display:none'>The cost was €9 million</p><p>", 1), subtype="html")
    document = read(mail)
    assert "€9" not in document.text
    (notice,) = document.notices
    assert notice.kind is NoticeKind.HIDDEN_TEXT
    assert "line" not in notice.message
