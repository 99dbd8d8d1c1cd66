"""E-mail: which of its words are the release, and what stands around them."""

from __future__ import annotations

import random
from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.loading.mail.body import MAXIMUM_LINES
from factcheck.loading.mail.parts import MAXIMUM_LEVELS, MAXIMUM_PARTS
from factcheck.loading.mail.plain import MAXIMUM_STRETCHES
from factcheck.loading.mail.reader import read_mail
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.places import check_places

TITLE = "Bridge over the Lys opens after 12 months"
LEAD = (
    "GHENT, 7 June 2023 – The bridge over the Lys was opened by the mayor, Ana Ruiz, on Wednesday, after 12 months of"
    " work that cost €5.7 million."
)
BODY = (
    "The bridge carries 8,000 cyclists a day and replaces one that was built in 1931. It is 120 metres long and four"
    " metres wide, and lamps light it at night.",
    "“We waited long for this day, and the whole town is glad that it has come,” said the mayor at the opening, which"
    " 300 people attended in spite of the rain that fell from the early morning on and did not stop before the night.",
)
RELEASE = "\n\n".join((LEAD, *BODY)) + "\n"
PAGE = "<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, *BODY)) + "</body></html>"
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def letter(subject: str = TITLE, text: str | None = RELEASE) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "City of Ghent <press@ghent.example>"
    mail["To"] = "news@example.org"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 06 Jun 2023 22:02:00 +0200"
    if text is not None:
        mail.set_content(text)
    return mail


def raw(text: str, headers: str = "Subject: The bridge opens at last\n") -> bytes:
    return (headers + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text).encode()


def read(mail: EmailMessage | bytes) -> Document:
    return load("release.eml", mail if isinstance(mail, bytes) else mail.as_bytes())


def shapes(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def test_the_subject_is_the_headline_of_a_text_without_one() -> None:
    document = read(letter(f"RE: [EXTERNAL] Media release: {TITLE}"))
    assert shapes(document)[:2] == [("headline", TITLE), ("lead", LEAD)]
    assert document.spot(document.blocks[0].span) == Spot(part=Part.SUBJECT)
    assert [document.spot(block.span) for block in document.blocks[1:]] == [Spot(paragraph=n) for n in (1, 2, 3)]
    assert document.metadata == {"title": TITLE, "created": "2023-06-06T22:02:00+02:00"}
    assert document.media_type == "message/rfc822"


@pytest.mark.parametrize("subject", ["Press release", "Fwd: MEDIA RELEASE", "Hello", "", "x" * 400])
def test_a_subject_that_says_nothing_is_no_headline(subject: str) -> None:
    assert BlockKind.HEADLINE not in {block.kind for block in read(letter(subject)).blocks}


def test_a_text_with_a_headline_keeps_it() -> None:
    document = read(letter("News from Ghent for you", f"The bridge over the Lys is open again\n\n{RELEASE}"))
    assert shapes(document)[0] == ("headline", "The bridge over the Lys is open again")
    assert document.metadata["title"] == "News from Ghent for you"
    assert "News from" not in document.text


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-15"])
def test_transfer_encodings_and_charsets(encoding: str, charset: str) -> None:
    text = "Résumé – “oui” €5" if charset != "iso-8859-15" else "Résumé €5"
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(text, charset=charset, cte=encoding if encoding != "7bit" else None)
    assert read(mail).text.strip() == text


@pytest.mark.parametrize(
    ("charset", "written", "expected", "guessed"),
    [
        ("us-ascii", "caf\xe9 \x96 opened by the mayor".encode("latin-1"), "café – opened by the mayor", False),
        ("utf-8", "caf\xe9 \x96 opened by the mayor".encode("latin-1"), "café – opened by the mayor", True),
        ("no-such-thing", "caf\xe9 \x96 opened by the mayor".encode("latin-1"), "café – opened by the mayor", True),
        ("no-such-thing", "café – opened".encode(), "café – opened", False),
        ("iso-8859-1", "café – opened".encode(), "café – opened", False),
        ("iso-2022-jp", "日本の橋".encode("iso-2022-jp"), "日本の橋", False),
        ("gb2312", "桥梁开通".encode("gb18030"), "桥梁开通", False),
        ("utf-16-le", "The bridge".encode("utf-16-le"), "The bridge", False),
        ("punycode", b"The bridge-", "The bridge-", False),
    ],
)
def test_charsets_that_are_wrong_or_rare(charset: str, written: bytes, expected: str, guessed: bool) -> None:
    document = read(f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n".encode() + written)
    assert document.text == expected
    assert [notice.kind for notice in document.notices] == [NoticeKind.GUESSED_ENCODING] * guessed


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("=?iso-8859-1?Q?Caf=E9_opens_in_the_?=\n =?iso-8859-1?Q?old_town?=", "Café opens in the old town"),
        ("=?utf-8?B?Q2Fmw6k=?= opens today", "Café opens today"),
        ("=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9_opens_now?=", "Café opens now"),
        ("=?no-such?Q?Caf=C3=A9_opens_now?=", "Café opens now"),
        ("=?utf-8?Q?One=0D=0ABcc:_two_three?=", "One Bcc: two three"),
        ("=?utf-8?B?broken opens now", "=?utf-8?B?broken opens now"),
        ("Café opens raw", "Café opens raw"),
    ],
)
def test_encoded_subjects(written: str, expected: str) -> None:
    assert read(raw(RELEASE, f"Subject: {written}\n")).metadata["title"] == expected


def test_a_flowed_text_is_joined() -> None:
    text = "The bridge was opened by \nthe mayor.\n\n From here it leads \n>on to the town \n> which it\n-- \nJan\n"
    body = raw(text).replace(b"charset=utf-8", b"charset=utf-8; format=flowed")
    assert "The bridge was opened by the mayor." in read(body).text
    assert "From here it leads" in read(body).text
    glued = raw("Donau \ndampf\n").replace(b"charset=utf-8", b"charset=utf-8; format=flowed; delsp=yes")
    assert read(glued).text.endswith("\n\nDonaudampf\n")


@pytest.mark.parametrize(
    ("plain", "page", "shown"),
    [
        (RELEASE, PAGE.replace("<p>The", "<h2>Figures</h2><p>The"), "heading"),
        (RELEASE, "<p>View this e-mail in your browser</p>", "lead"),
        ("Your program cannot show this e-mail.", PAGE, "lead"),
    ],
)
def test_of_alternatives_the_one_that_says_more_is_read(plain: str, page: str, shown: str) -> None:
    mail = letter(text=plain)
    mail.add_alternative(page, subtype="html")
    document = read(mail)
    assert shown in kinds(document)
    assert document.text.count("GHENT") == 1
    assert "browser" not in document.text
    assert "cannot show" not in document.text


def test_places_in_a_page_lead_to_its_words() -> None:
    page = PAGE.replace("cost", 'cost&nbsp;&amp; <a href="https://example.org/b">more</a>').replace(
        "GHENT", "GHE&shy;NT"
    )
    mail = letter(text=None)
    mail.set_content(page, subtype="html")
    document = read(mail)
    assert "&" not in document.source.replace("& ", "")
    assert [(link.span.of(document.text), link.target) for link in document.links] == [
        ("more", "https://example.org/b")
    ]
    for block in document.blocks:
        words = document.offsets.to_source(block.span).of(document.source)
        assert words.replace("\xa0", " ").replace("\xad", "") == block.span.of(document.text)


def test_a_table_of_a_page_has_cells() -> None:
    mail = letter(text=None)
    mail.set_content(
        PAGE.replace(
            "</body>", "<table><tr><th>Item</th><th>Count</th></tr><tr><td>Lamp</td><td>3</td></tr></table></body>"
        ),
        subtype="html",
    )
    document = read(mail)
    cells = [block for block in document.blocks if block.kind is BlockKind.TABLE_CELL]
    assert document.spot(cells[-1].span) == Spot(table=1, row=2, cell=2)


SIGNATURE = "-- \nJan Claes\nPress officer\n+32 9 555 01 02\n"
ATTRIBUTION = "On Tue, 6 Jun 2023 at 09:00, Jane Doe <jane@example.org>\nwrote:\n\n"
HEADERS = f"From: City of Ghent <press@ghent.example>\nSent: Tuesday, 6 June 2023 09:00\nTo: News\nSubject: {TITLE}\n\n"


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        (TITLE, RELEASE + SIGNATURE, ["headline", "lead", "paragraph", "paragraph", "contact", "contact", "contact"]),
        (
            f"Re: {TITLE}",
            RELEASE + "\n" + ATTRIBUTION + quoted("Will you send us something?\nI need it by ten."),
            ["headline", "lead", "paragraph", "paragraph", "chrome"],
        ),
        (
            f"Re: {TITLE}",
            "Thanks, approved.\n\n" + SIGNATURE + "\n" + ATTRIBUTION + quoted(RELEASE),
            ["headline", "chrome", "lead", "paragraph", "paragraph"],
        ),
        (
            "Fwd: a release for you",
            "See below.\n\n---------- Forwarded message ---------\n" + HEADERS + RELEASE,
            ["headline", "chrome", "lead", "paragraph", "paragraph"],
        ),
        (
            "FW: a release for you",
            "See below.\n\n" + HEADERS + RELEASE,
            ["headline", "chrome", "lead", "paragraph", "paragraph"],
        ),
        (
            f"Re: {TITLE}",
            RELEASE + "\n-----Original Message-----\nCan you send it? Thanks, I would like to have it today.\n",
            ["headline", "lead", "paragraph", "paragraph", "chrome"],
        ),
    ],
)
def test_the_release_is_told_from_the_thread(subject: str, text: str, expected: list[str]) -> None:
    document = read(raw(text, f"Subject: {subject}\n"))
    assert kinds(document) == expected
    assert shapes(document)[0][1] == TITLE
    assert not any("\n>" in words or words.startswith(">") for _, words in shapes(document))


def test_the_day_of_a_forwarded_message_is_its_own() -> None:
    document = read(
        raw("See below.\n\n" + HEADERS + RELEASE, "Subject: FW: x\nDate: Fri, 09 Jun 2023 10:00:00 +0000\n")
    )
    assert document.metadata["created"] == "Tuesday, 6 June 2023 09:00"


def test_quotations_in_pages() -> None:
    reply = (
        "<div>Thanks, approved.</div><div>On Tue, 6 Jun 2023 at 09:00, Ghent &lt;press@ghent.example&gt; wrote:</div>"
        f"<blockquote>{PAGE[12:-14]}</blockquote>"
    )
    headed = (
        "<p>See below.</p><p><b>From:</b> Ghent<br><b>Sent:</b> Tuesday, 6 June 2023 09:00<br><b>To:</b> News<br>"
        f"<b>Subject:</b> {TITLE}</p>{PAGE[12:-14]}"
    )
    for page in (reply, headed):
        mail = letter(f"Re: {TITLE}", None)
        mail.set_content(f"<html><body>{page}</body></html>", subtype="html")
        assert kinds(read(mail)) == ["headline", "chrome", "lead", "paragraph", "paragraph"]


def test_a_signature_in_a_page() -> None:
    mail = letter(text=None)
    mail.set_content(PAGE.replace("</body>", "<p>--</p><p>Jan Claes</p><p>+32 9 555 01 02</p></body>"), subtype="html")
    assert kinds(read(mail)) == ["headline", "lead", "paragraph", "paragraph", "contact", "contact"]


def test_an_attached_message_is_read() -> None:
    mail = letter("FW: for you", "See the message attached.")
    mail.add_attachment(letter())
    document = read(mail)
    assert kinds(document) == ["headline", "chrome", "lead", "paragraph", "paragraph"]
    assert shapes(document)[0][1] == TITLE
    assert document.metadata["title"] == TITLE


def test_several_texts_are_read_in_order() -> None:
    mail = letter()
    mail.make_mixed()
    more = EmailMessage()
    more.set_content("A text below, which the list adds.")
    more["Content-Disposition"] = "inline"
    mail.attach(more)
    assert read(mail).text.index("GHENT") < read(mail).text.index("which the list adds")


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
