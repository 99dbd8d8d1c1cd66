"""E-mail: which of its words are the release, and what stands around them."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.mails import ATTRIBUTION, LEAD, PAGE, RELEASE, SIGNATURE, TITLE, kinds, letter, quoted, read


def raw(text: str, headers: str = "Subject: The bridge opens at last\n") -> bytes:
    return (headers + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text).encode()


def shapes(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


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


HEADERS = f"From: City of Ghent <press@ghent.example>\nSent: Tuesday, 6 June 2023 09:00\nTo: News\nSubject: {TITLE}\n\n"


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
