"""Word documents: notes, text boxes, comments and what is not read."""

from __future__ import annotations

from factcheck.loading.docx.reader import read_docx
from factcheck.loading.draft import Draft
from factcheck.pipeline import Input, Options, check_input
from factcheck.text.blocks import BlockKind
from factcheck.text.layout import Part, Spot
from factcheck.text.notice import NoticeKind
from tests.loading.word_drafts import mark, read, texts, told
from tests.loading.word_files import paragraph, root, run, table, text_box, word_file


def spots(draft: Draft) -> list[Spot]:
    assert draft.layout is not None
    return [draft.layout.spot(draft.offsets.to_source(block.span).start) for block in draft.blocks]


# ------------------------------------------------------------------------------------------------- notes and boxes

NOTES = root(
    "w:footnotes",
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="4"><w:p><w:r><w:footnoteRef/></w:r>{run(" Measured in May.")}</w:p></w:footnote>'
    f'<w:footnote w:id="7">{paragraph("By the board.")}{paragraph("Second line.")}</w:footnote>'
    f'<w:footnote w:id="9">{paragraph("Nobody refers to this.")}</w:footnote>',
)


def test_notes_follow_the_text_in_the_order_of_their_marks() -> None:
    endnotes = root("w:endnotes", f'<w:endnote w:id="2">{paragraph("From the register.")}</w:endnote>')
    body = paragraph("Of 8,263", mark(7), " nets", mark(4), " some", mark(2, "endnote"), " were new.")
    draft = read(body, parts={"footnotes": NOTES, "endnotes": endnotes})
    assert texts(draft) == [
        "Of 8,263 nets some were new.",
        "By the board.",
        "Second line.",
        "Measured in May.",
        "From the register.",
    ]
    assert {block.kind for block in draft.blocks[1:]} == {BlockKind.NOTES}
    assert [(spot.part, spot.note) for spot in spots(draft)] == [
        (None, None),
        (Part.FOOTNOTE, 1),
        (Part.FOOTNOTE, 1),
        (Part.FOOTNOTE, 2),
        (Part.ENDNOTE, 1),
    ]


def test_a_note_whose_mark_is_deleted_is_gone() -> None:
    body = paragraph("Text", f'<w:del w:id="1" w:author="A">{mark(4)}</w:del>', ".")
    assert texts(read(body, parts={"footnotes": NOTES})) == ["Text."]


def test_text_boxes_are_read_once_below_their_paragraph() -> None:
    box = text_box(paragraph("In the ", "box."), paragraph("Second line."))
    draft = read(paragraph("Around ", box, "it."), paragraph("Next."))
    assert texts(draft) == ["Around it.", "In the box.", "Second line.", "Next."]
    assert [(spot.part, spot.paragraph) for spot in spots(draft)] == [
        (None, 1),
        (Part.TEXT_BOX, 1),
        (Part.TEXT_BOX, 2),
        (None, 2),
    ]


def test_old_text_boxes_and_drawn_letters() -> None:
    content = f"<w:txbxContent>{paragraph('Old box.')}</w:txbxContent>"
    old = f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    drawn = '<w:r><w:pict><v:shape><v:textpath string="PRESS&#10;DAY"/></v:shape></w:pict></w:r>'
    assert texts(read(paragraph("Text.", old, drawn))) == ["Text.", "Old box.", "PRESS DAY"]


def test_a_box_is_not_like_the_run_it_hangs_on() -> None:
    hidden = text_box(paragraph("Shown.")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1)
    cell = table([paragraph("a", text_box(paragraph("boxed"))), "b"])
    draft = read(paragraph("Text ", hidden, "goes on."), cell)
    assert texts(draft) == ["Text goes on.", "Shown.", "a", "boxed", "b"]
    assert draft.notices == ()


# ------------------------------------------------------------------------------------------------- comments


def commented(comment: int, words: str) -> str:
    begin, end = (f'<w:commentRange{which} w:id="{comment}"/>' for which in ("Start", "End"))
    return f'{begin}{run(words)}{end}<w:r><w:commentReference w:id="{comment}"/></w:r>'


def comments(*ids: int) -> str:
    written = (
        f'<w:comment w:id="{number}" w:author="A"><w:p w14:paraId="0000000{number}">{run("15?")}</w:p></w:comment>'
        for number in ids
    )
    return root("w:comments", "".join(written))


def test_comments_are_no_text_and_told_while_open() -> None:
    extended = root(
        "w15:commentsEx",
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000003" w15:paraIdParent="00000002" w15:done="0"/>',
    )
    body = paragraph(commented(1, "From "), commented(2, "133"), commented(3, " towns."))
    draft = read(body, parts={"comments": comments(1, 2, 3), "commentsExtended": extended})
    assert texts(draft) == ["From 133 towns."]
    assert told(draft) == [(NoticeKind.OPEN_COMMENT, "a comment is still in the file, at “133”", "133")]
    without = read(body, parts={"comments": comments(1, 2, 3)})
    assert [(notice.kind, notice.message) for notice in without.notices] == [
        (NoticeKind.OPEN_COMMENT, "a comment is still in the file, at “From”, and 2 more")
    ]


def test_comments_on_no_words() -> None:
    point = '<w:r><w:commentReference w:id="1"/></w:r>'
    draft = read(paragraph("Text", point, "."), parts={"comments": comments(1, 2)})
    assert told(draft) == [(NoticeKind.OPEN_COMMENT, "a comment is still in the file", "Text.")]


def test_words_with_two_things_to_tell() -> None:
    inserted = f'<w:commentRangeStart w:id="1"/><w:ins w:id="5" w:author="A">{run("133")}</w:ins>'
    draft = read(paragraph("From ", inserted, " towns."), parts={"comments": comments(1)})
    assert {kind for kind, _, _ in told(draft)} == {NoticeKind.TRACKED_CHANGE, NoticeKind.OPEN_COMMENT}


# ------------------------------------------------------------------------------------------------- what is not read


def test_charts_and_objects_are_told() -> None:
    chart = '<w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r>'
    thing = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    draft = read(paragraph("Text", chart, thing, "."))
    assert [(notice.kind, notice.message, notice.minor) for notice in draft.notices] == [
        (NoticeKind.UNREAD_CONTENT, "a chart is not read, and 1 more", True)
    ]


def test_documents_inside_are_read_or_told() -> None:
    links = {
        "one": ("aFChunk", "word/one.txt"),
        "two": ("aFChunk", "word/two.mht"),
        "three": ("aFChunk", "http://192.0.2.1/x"),
    }
    body = "".join(f'<w:altChunk r:id="{name}"/>' for name in (*links, "none"))
    draft = read(
        paragraph("Text."),
        body,
        links=links,
        files={"word/one.txt": b"Plain words.\n\nMore of them.", "word/two.mht": b"x"},
    )
    assert texts(draft) == ["Text.", "Plain words.", "More of them."]
    kinds = [(notice.kind, notice.minor) for notice in draft.notices]
    assert (NoticeKind.UNREAD_CONTENT, False) in kinds
    assert (NoticeKind.ACTIVE_CONTENT, False) in kinds


def test_what_acts_or_fetches_is_told_without_fetching() -> None:
    macros = read(paragraph("Text."), files={"word/vbaProject.bin": b"x"})
    assert told(macros) == [(NoticeKind.ACTIVE_CONTENT, "macros", None)]
    remote = read(paragraph("Text."), links={"t": ("attachedTemplate", "https://192.0.2.1/t.dotm")})
    assert told(remote) == [(NoticeKind.ACTIVE_CONTENT, "a template is fetched from elsewhere", None)]
    share = read(paragraph("Text."), links={"t": ("attachedTemplate", "\\\\server\\t.dotm")})
    assert [kind for kind, _, _ in told(share)] == [NoticeKind.ACTIVE_CONTENT]
    own = read(paragraph("Text."), links={"t": ("attachedTemplate", "file:///C:\\Office\\Normal.dotm")})
    assert own.notices == ()
    picture = read(paragraph("Text."), links={"p": ("image", "https://192.0.2.1/p.png")})
    assert [notice.minor for notice in picture.notices] == [True]


def test_a_comment_to_factcheck_holds_for_its_paragraph_and_is_none_for_the_reviewer() -> None:
    body = (
        paragraph("Harbour reopens")
        + paragraph("7 June 2023")
        + paragraph(
            "It reopened on ", commented(1, "Monday, 7 June 2023"), ", the port said in a statement to the press."
        )
    )
    said = f'<w:comment w:id="1"><w:p>{run("factcheck: ignore[weekday-mismatch] ")}{run("a diary")}</w:p></w:comment>'
    data = word_file(body, parts={"comments": root("w:comments", said)})
    draft = read_docx("a.docx", data)
    assert [(remark.words, remark.span.of(draft.text)[:11]) for remark in draft.remarks] == [
        ("factcheck: ignore[weekday-mismatch] a diary", "It reopened")
    ]
    assert not draft.notices
    report = check_input(Input("a.docx", data), Options())
    (finding,) = [finding for finding in report.findings if finding.rule == "weekday-mismatch"]
    assert finding.suppression is not None
    assert finding.suppression.reason == "a diary"
