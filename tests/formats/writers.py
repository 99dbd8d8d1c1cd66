"""Writes the synthetic release as plain text, Markdown, HTML, flat OpenDocument and e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from textwrap import fill

from tests.formats.content import NOTES, RELEASE, TITLE, Block, Bullets, Heading, Paragraph, Table

_INLINE = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<address>[^)]+)\)|\^(?P<note>\d)")


def _inline(text: str, plain: Callable[[str], str], link: Callable[[str, str], str], note: Callable[[int], str]) -> str:
    """The text with each link, each mark of a note and what stands between them written by these."""
    parts: list[str] = []
    position = 0
    for match in _INLINE.finditer(text):
        parts.append(plain(text[position : match.start()]))
        words, address, number = match.group("words", "address", "note")
        parts.append(link(words, address) if words else note(int(number)))
        position = match.end()
    return "".join([*parts, plain(text[position:])])


# ---------------------------------------------------------------------------------------------- plain text


def as_text(width: int = 0) -> str:
    """The release as plain text; with a ``width`` its lines are wrapped."""
    parts = [_text_block(block, width) for block in RELEASE]
    notes = "\n".join(f"[{number}] {_text_inline(note)}" for number, note in enumerate(NOTES, 1))
    return "\n\n".join([*parts, notes]) + "\n"


def _text_inline(text: str) -> str:
    return _inline(text, str, lambda words, _: words, lambda number: f"[{number}]")


def _text_block(block: Block, width: int) -> str:
    if isinstance(block, Table):
        return "\n".join("".join(f"{cell:<18}" for cell in row).rstrip() for row in block.rows)
    if isinstance(block, Bullets):
        return "\n".join(f"• {item}" for item in block.items)
    text = _text_inline(block.text)
    return fill(text, width, break_on_hyphens=False) if width and isinstance(block, Paragraph) else text


# ------------------------------------------------------------------------------------------------ Markdown


def as_markdown() -> str:
    """The release as Markdown."""
    parts = [_markdown_block(block) for block in RELEASE]
    notes = [f"[^{number}]: {note}" for number, note in enumerate(NOTES, 1)]
    return "\n\n".join([*parts, *notes]) + "\n"


def _markdown_block(block: Block) -> str:
    if isinstance(block, Table):
        head, *rows = (f"| {' | '.join(row)} |" for row in block.rows)
        return "\n".join([head, f"|{' --- |' * len(block.rows[0])}", *rows])
    if isinstance(block, Bullets):
        return "\n".join(f"- {item}" for item in block.items)
    text = _inline(block.text, str, lambda words, address: f"[{words}]({address})", lambda number: f"[^{number}]")
    if isinstance(block, Heading):
        return f"{'#' * block.level} {text}"
    return f"> {text}" if block.quoted else text


# ---------------------------------------------------------------------------------------------------- HTML

_STYLE = (
    "@page { size: A4; margin: 25mm } body { font: 11pt/1.5 'Liberation Serif', serif } table { border-collapse:"
    " collapse } td, th { border: 1px solid #888; padding: 2pt 8pt } sup { line-height: 0 }"
)


def as_html(site: bool = True) -> str:
    """The release as a web page; with ``site`` the menus and the footer of a site stand around it."""
    body = "\n".join(_html_block(block) for block in RELEASE)
    notes = "\n".join(f'<li id="note-{number}">{_html_inline(note)}</li>' for number, note in enumerate(NOTES, 1))
    above = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>\n' if site else ""
    below = "<footer><p>Copyright 2019 Norrvik Harbour. Subscribe to 3 newsletters.</p></footer>\n" if site else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(TITLE)} | Norrvik Harbour'
        f"</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{above}<main>\n<article>\n{body}\n<hr>\n<ol>\n{notes}\n"
        f"</ol>\n</article>\n</main>\n{below}</body>\n</html>\n"
    )


def _html_inline(text: str) -> str:
    return _inline(
        text,
        escape,
        lambda words, address: f'<a href="{escape(address)}">{escape(words)}</a>',
        lambda number: f'<sup><a href="#note-{number}">{number}</a></sup>',
    )


def _html_block(block: Block) -> str:
    if isinstance(block, Table):
        head, *rows = (
            "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"
            for tag, row in zip(["th", *["td"] * len(block.rows)], block.rows, strict=False)
        )
        return "\n".join(["<table>", "<thead>", head, "</thead>", "<tbody>", *rows, "</tbody>", "</table>"])
    if isinstance(block, Bullets):
        return "\n".join(["<ul>", *(f"<li>{_html_inline(item)}</li>" for item in block.items), "</ul>"])
    text = _html_inline(block.text)
    if isinstance(block, Heading):
        return f"<h{block.level}>{text}</h{block.level}>"
    return f"<blockquote><p>{text}</p></blockquote>" if block.quoted else f"<p>{text}</p>"


# ------------------------------------------------------------------------------------------- OpenDocument

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
_STYLES = """<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"
 fo:line-height="140%"/><style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="en"
 fo:country="GB"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:display-name="Title">
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Standard" style:default-outline-level="2"><style:text-properties fo:font-size="14pt"
 fo:font-weight="bold"/></style:style>
<style:style style:name="Quotations" style:display-name="Quotations" style:family="paragraph"
 style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/>
</style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.6cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:margin-top="0.6cm"/></style:footer-style></style:page-layout>
<style:style style:name="Whole" style:family="table"><style:table-properties style:may-break-between-rows="false"
 table:border-model="collapsing"/></style:style>
<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #888888"
 fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>Norrvik Harbour Authority</text:p></style:header>
<style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>"""


def as_flat_odt() -> str:
    """The release as one XML file of OpenDocument, with real footnotes, a header and page numbers."""
    body = "\n".join(_odt_block(block) for block in RELEASE)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMESPACES} office:version="1.3"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">\n{_STYLES}\n<office:body><office:text>\n{body}\n'
        "</office:text></office:body>\n</office:document>\n"
    )


def _odt_inline(text: str) -> str:
    return _inline(
        text,
        escape,
        lambda words, address: f'<text:a xlink:type="simple" xlink:href="{escape(address)}">{escape(words)}</text:a>',
        lambda number: (
            f'<text:note text:id="note{number}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{_odt_inline(NOTES[number - 1])}</text:p></text:note-body>"
            "</text:note>"
        ),
    )


def _odt_block(block: Block) -> str:
    if isinstance(block, Table):
        rows = ["<table:table-row>" + "".join(map(_odt_cell, row)) + "</table:table-row>" for row in block.rows]
        head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
        columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
        return (
            f'<table:table table:name="Calls" table:style-name="Whole">{columns}{head}{"".join(rows[1:])}</table:table>'
        )
    if isinstance(block, Bullets):
        items = "".join(
            f"<text:list-item><text:p>{_odt_inline(item)}</text:p></text:list-item>" for item in block.items
        )
        return f"<text:list>{items}</text:list>"
    text = _odt_inline(block.text)
    if isinstance(block, Heading) and block.level == 1:
        return f'<text:p text:style-name="Title">{text}</text:p>'
    if isinstance(block, Heading):
        return f'<text:h text:style-name="Heading_20_2" text:outline-level="{block.level}">{text}</text:h>'
    return f'<text:p text:style-name="{"Quotations" if block.quoted else "Standard"}">{text}</text:p>'


def _odt_cell(text: str) -> str:
    style = 'table:style-name="Ruled" office:value-type="string"'
    return f"<table:table-cell {style}><text:p>{escape(text)}</text:p></table:table-cell>"


# -------------------------------------------------------------------------------------------------- e-mail


def as_mail() -> bytes:
    """The release as an e-mail with a plain and an HTML part."""
    mail = EmailMessage()
    mail["From"] = "Norrvik Harbour Press Office <press@norrvik-harbour.eu>"
    mail["To"] = "newsroom@ostervik-daily.eu"
    mail["Subject"] = TITLE
    mail["Date"] = "Wed, 14 May 2025 09:30:00 +0200"
    mail["Message-ID"] = "<release-2025-05-14@norrvik-harbour.eu>"
    mail.set_content(as_text(width=72), cte="quoted-printable")
    mail.add_alternative(as_html(site=False), subtype="html", cte="quoted-printable")
    mail.set_boundary("=-norrvik-release-=")
    return mail.as_bytes()
