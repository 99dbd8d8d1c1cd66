"""PDF: what else a file holds, its limits and damage, and the places of its words."""

from __future__ import annotations

import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from factcheck.errors import InputNotRead
from factcheck.loading.isolation import read_apart
from factcheck.loading.pdf import reader
from factcheck.loading.pdf import streams as pdf_streams
from factcheck.loading.pdf.reader import read_pdf
from factcheck.pipeline import Input, Options, check_input
from factcheck.text.notice import NoticeKind
from tests.loading.pdf_drafts import HARBOUR, blocks, notices, read, three_pages
from tests.loading.pdf_pages import HEIGHT, HELVETICA, WIDTH, Page, pdf


def release() -> Page:
    """A page of prose."""
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    return page


# What else a file holds


def test_a_scan_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text: its pages are images"):
        read(Page().image(0, 0, WIDTH, HEIGHT))


def test_an_empty_page_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text: its pages show no words"):
        read(Page())


def test_fonts_that_do_not_tell_their_letters() -> None:
    names = "".join(f"/g{number}" for number in range(90))
    with pytest.raises(InputNotRead, match="its fonts do not tell which letters they show"):
        read(release(), encoding=f"<</Type/Encoding/Differences[33{names}]>>")


def test_hidden_words_alone_are_not_read() -> None:
    with pytest.raises(InputNotRead, match="no text that a reader of its pages sees"):
        read(Page().put(70, 700, "Nobody sees this.", before="3 Tr"))


def test_a_page_that_is_an_image_is_told() -> None:
    page = Page()
    page.paragraph(70, 700, HARBOUR)
    draft = read(page, Page().image(0, 0, WIDTH, HEIGHT))
    assert notices(draft) == [(NoticeKind.UNREAD_CONTENT, "page 2 is an image without text: what it says was not read")]


def test_words_of_text_recognition_are_read() -> None:
    page = Page().image(0, 0, WIDTH, HEIGHT)
    page.put(70, 700, "The harbour cost 212 million euros.", before="3 Tr")
    draft = read(page)
    assert blocks(draft) == ["The harbour cost 212 million euros."]
    assert [(notice.kind, notice.minor) for notice in draft.notices] == [(NoticeKind.UNREAD_CONTENT, True)]


SCRIPT = "<</S/JavaScript/JS(app.alert\\(1\\))>>"


@pytest.mark.parametrize(
    ("catalog", "kind", "message"),
    [
        (f"/OpenAction{SCRIPT}", NoticeKind.ACTIVE_CONTENT, "the PDF holds JavaScript, which was not run"),
        (
            "/OpenAction<</S/Launch/F(a.exe)>>",
            NoticeKind.ACTIVE_CONTENT,
            "the PDF starts a program, which was not done",
        ),
        (
            f"/Names<</JavaScript<</Names[(a){SCRIPT}]>>>>",
            NoticeKind.ACTIVE_CONTENT,
            "the PDF holds JavaScript, which was not run",
        ),
    ],
)
def test_active_content_is_told(catalog: str, kind: NoticeKind, message: str) -> None:
    assert notices(read(release(), catalog=catalog)) == [(kind, message)]


def saved(change: str) -> bytes:
    """A PDF that a library wrote, with compressed objects."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(release()))))
    if change == "attachment":
        writer.add_attachment("a.txt", b"words")
    elif change == "password":
        writer.encrypt("secret")
    elif change == "owner":
        writer.encrypt("", "secret")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_an_attached_file_is_told() -> None:
    draft = read_pdf("a.pdf", saved("attachment"))
    assert notices(draft) == [(NoticeKind.UNREAD_CONTENT, "a file is attached to the PDF and not read")]


def test_a_script_in_compressed_objects_is_told() -> None:
    inside = zlib.compress(f"11 0 {SCRIPT}".encode()).decode("latin-1")
    stream = f"<</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length {len(inside)}>>stream\n{inside}\nendstream"
    draft = read(release(), objects=(stream,))
    assert notices(draft) == [(NoticeKind.ACTIVE_CONTENT, "the PDF holds JavaScript, which was not run")]


def test_an_encrypted_file_is_not_read() -> None:
    with pytest.raises(InputNotRead, match="encrypted: it opens with a password only"):
        read_pdf("a.pdf", saved("password"))


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert blocks(read_pdf("a.pdf", saved("owner"))) == [HARBOUR]


COMMENT, TYPED, FIELD = (
    (NoticeKind.OPEN_COMMENT, "a comment stands in the PDF"),
    (NoticeKind.UNREAD_CONTENT, "a text box added to the pages and not read"),
    (NoticeKind.UNREAD_CONTENT, "a filled form field not read"),
)


@pytest.mark.parametrize(
    ("annotation", "told"),
    [
        ("<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(Is this right?)/T(Ola)>>", COMMENT),
        ("<</Type/Annot/Subtype/Text/Rect[9 9 30 30]/Contents(weekday)/T(factcheck)>>", None),
        ("<</Type/Annot/Subtype/FreeText/Rect[9 9 300 30]/Contents(new)>>", TYPED),
        ("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(words)/Rect[9 9 300 30]>>", FIELD),
    ],
    ids=["comment", "ours", "typed", "field"],
)
def test_what_readers_added_is_told(annotation: str, told: tuple[NoticeKind, str] | None) -> None:
    page = release()
    page.annotations.append(annotation)
    assert notices(read(page)) == ([told] if told else [])


def test_a_damaged_index_is_told() -> None:
    data = pdf(release())
    start = data.index(b"xref")
    broken = data[:start] + data[start:].replace(b"0000000", b"0000009")
    draft = read_pdf("a.pdf", broken)
    assert blocks(draft) == [HARBOUR]
    assert draft.notices[0].kind is NoticeKind.DAMAGED_FILE


# Limits and damage


def test_a_damaged_page_is_told() -> None:
    data = bytearray(pdf(release(), release(), compressed=True))
    start = data.index(b"stream\n", data.index(b"/FlateDecode")) + 60
    data[start : start + 4] = b"\xff\xff\xff\xff"
    draft = read_pdf("a.pdf", bytes(data))
    assert HARBOUR in blocks(draft)
    assert notices(draft) == [(NoticeKind.DAMAGED_FILE, "a part of the file is damaged: words may be missing")]


def test_what_inflates_beyond_measure_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    page = release()
    page.content += " " * 5_000_000
    data = pdf(page, compressed=True)
    assert blocks(read_pdf("a.pdf", data)) == [HARBOUR]
    monkeypatch.setattr(pdf_streams, "_MOST_INFLATED", 4_000_000)
    with pytest.raises(InputNotRead, match="too large: its pages inflate to more than 4 MB"):
        read_pdf("a.pdf", data)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nwords words", pdf(Page())[:300]])
def test_half_a_file_is_not_read(data: bytes) -> None:
    with pytest.raises(InputNotRead, match=r"damaged|no text"):
        read_pdf("a.pdf", data)


def test_a_page_tree_that_holds_itself_is_not_read() -> None:
    data = pdf(release()).replace(b"/Count 1/Kids[", b"/Count 9/Kids[2 0 R ")
    with pytest.raises(InputNotRead, match=r"damaged: page \d cannot be read"):
        read_pdf("a.pdf", data)


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_PAGES", 2)
    with pytest.raises(InputNotRead, match="too long: 3 pages, the limit is 2"):
        read(*three_pages())


def test_too_many_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST_CHARACTERS", 100)
    with pytest.raises(InputNotRead, match="too long: more than 100 characters"):
        read(release())


def test_a_file_read_apart_gives_the_same() -> None:
    data = pdf(*three_pages())
    here, apart = read_pdf("a.pdf", data), read_apart("pdf", "a.pdf", data)
    assert (here.source, here.text, here.blocks, here.notices) == (
        apart.source,
        apart.text,
        apart.blocks,
        apart.notices,
    )
    assert here.layout is not None
    assert apart.layout is not None
    assert (here.layout.regions, here.layout.numbers) == (apart.layout.regions, apart.layout.numbers)


def test_a_finding_names_page_and_boxes() -> None:
    page = release()
    page.put(70, 500, "The council met on Monday, 7 June 2023.")
    report = check_input(Input("a.pdf", pdf(release(), page)), Options())
    finding = next(finding for finding in report.findings if finding.rule == "weekday-mismatch")
    assert finding.location is not None
    assert (finding.location.frame, finding.location.page) == ("text", 2)
    ((left, bottom, right, top),) = finding.location.boxes
    assert left == pytest.approx(70 + 6 * len("The council met on "), abs=1)
    assert right == pytest.approx(70 + 6 * len("The council met on Monday, 7 June 2023"), abs=1)
    assert bottom < 500 < top


WORDS = st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), min_size=1, max_size=12)


@given(st.lists(st.tuples(st.integers(0, 560), st.integers(20, 800), WORDS, st.sampled_from([6, 10, 18])), max_size=30))
def test_every_place_leads_into_the_text(placed: list[tuple[int, int, str, int]]) -> None:
    page = release()
    for x, y, words, size in placed:
        page.put(x, y, words, HELVETICA, size)
    draft = read(page)
    assert draft.layout is not None
    numbers = draft.layout.numbers
    assert numbers is not None
    assert len(numbers) == 4 * len(draft.source)
    end = 0
    for block in draft.blocks:
        assert end <= block.span.start < block.span.end <= len(draft.text)
        end = block.span.end
        source = draft.offsets.to_source(block.span)
        assert 0 <= source.start <= source.end <= len(draft.source)
        assert draft.layout.spot(source.start).page == 1
    for position, sign in enumerate(draft.source):
        left, bottom, right, top = numbers[4 * position : 4 * position + 4]
        assert (right > left and top > bottom) == bool(sign.strip()) or sign in "-\u00ad" or not sign.isprintable()


@given(st.data())
def test_damaged_bytes_are_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(pdf(*three_pages(), compressed=data.draw(st.booleans())))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(whole) - 1))
        if data.draw(st.booleans()):
            whole[place] = data.draw(st.integers(0, 255))
        else:
            del whole[place : place + data.draw(st.integers(1, 200))]
    try:
        draft = read_pdf("a.pdf", bytes(whole))
    except InputNotRead:
        return
    assert draft.text.strip()
