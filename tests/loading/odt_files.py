"""OpenDocument texts for the tests."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    [f'xmlns:{prefix}="{OASIS}{prefix}:1.0"' for prefix in ("office", "text", "table", "style", "script")]
    + [f'xmlns:draw="{OASIS}drawing:1.0"', f'xmlns:fo="{OASIS}xsl-fo-compatible:1.0"']
    + [f'xmlns:svg="{OASIS}svg-compatible:1.0"', 'xmlns:xlink="http://www.w3.org/1999/xlink"']
    + ['xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"']
)
COMMON = (
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Caption" style:family="paragraph"/>'
    '<style:style style:name="Drawing" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph"/>'
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"'
    ' style:default-outline-level="2"/>'
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="T3" style:family="text" style:parent-style-name="Strong"/>'
    '<style:style style:name="T4" style:family="text"><style:text-properties style:text-position="sub 58%"/>'
    "</style:style><text:list-style><style:text-properties text:display='none'/></text:list-style>"
)


def odt(body: str, master: str = "", method: int = ZIP_STORED, more: str = "", content: str = "") -> bytes:
    """A file with this body and these master pages, and one ``more`` part."""
    made = BytesIO()
    with ZipFile(made, "w", method) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMESPACES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {NAMESPACES}><office:styles>{COMMON}</office:styles>"
            f"<office:automatic-styles/><office:master-styles>{master}</office:master-styles></office:document-styles>",
        )
        if more:
            archive.writestr(more, content)
    return made.getvalue()


NOTE = (
    "<text:note text:note-class='{}'><text:note-citation>{}</text:note-citation>"
    "<text:note-body>{}</text:note-body></text:note>"
)
MASTER = (
    '<style:master-page style:name="First" style:next-style-name="Standard"><style:header><text:p>{header}</text:p>'
    "<text:p>7 June 2023</text:p></style:header></style:master-page>"
    '<style:master-page style:name="Standard"><style:header style:display="false"><text:p>Off</text:p></style:header>'
    "<style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    '<style:master-page style:name="Unused"><style:header><text:p>Never printed</text:p></style:header>'
    "</style:master-page>"
)
CHANGES = (
    '<text:tracked-changes><text:changed-region xml:id="c1"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="c2"><text:deletion><text:p>four</text:p></text:deletion></text:changed-region>'
    '<text:changed-region text:id="c3"><text:format-change/></text:changed-region></text:tracked-changes>'
)
