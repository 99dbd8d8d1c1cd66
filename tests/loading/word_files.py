"""Word files made for tests: the XML of each part is given, the package around it is made here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

OPEN = "http://schemas.openxmlformats.org"
W = f"{OPEN}/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = f"{OPEN}/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES = {
    "w": W,
    "r": RELATIONS,
    "m": f"{OPEN}/officeDocument/2006/math",
    "mc": f"{OPEN}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wp": f"{OPEN}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OPEN}/drawingml/2006/main",
    "c": f"{OPEN}/drawingml/2006/chart",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "styles": f"{_WORD}.styles+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "settings": f"{_WORD}.settings+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "comments": f"{_WORD}.comments+xml",
    "commentsExtended": f"{_WORD}.commentsExtended+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
}
_TYPES = {"commentsExtended": f"{_MICROSOFT}/2011/relationships/commentsExtended"}


def run(text: str, look: str = "") -> str:
    """A run of characters; ``look`` is the XML of its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is no XML becomes a run."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    begin = f"<w:pPr>{said}{properties}</w:pPr>" if said or properties else ""
    return f"<w:p>{begin}{''.join(piece if piece.startswith('<') else run(piece) for piece in content)}</w:p>"


def table(*rows: Iterable[str], header: bool = False) -> str:
    """A table of cells given as text or as XML."""
    written = []
    for number, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and number == 0 else ""
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        written.append(f"<w:tr>{mark}{cells}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(written)}</w:tbl>"


def field(instruction: str, result: str) -> str:
    """A field as Word writes it: in runs of its own."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(*paragraphs: str) -> str:
    """A run with a text box, in its modern and its old form, of which a reader must take one."""
    content = "".join(paragraphs)
    modern = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="700000"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="7" name="Box"/><a:graphic><a:graphicData'
        f' uri="{NAMESPACES["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2000000" cy="700000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = (
        '<w:pict><v:shape type="#_x0000_t202" style="width:160pt;height:60pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{modern}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def root(name: str, content: str, strict: bool = False) -> str:
    """A part whose root is ``name``, with every namespace that tests use."""
    spaces = {**NAMESPACES, "w": STRICT_W, "r": STRICT_RELATIONS} if strict else NAMESPACES
    said = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{name} {said}>{content}</{name}>'


def word_file(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    files: Mapping[str, bytes] | None = None,
    main: str = "word/document.xml",
    strict: bool = False,
    document: bytes | None = None,
) -> bytes:
    """The bytes of a Word file.

    ``parts`` are further parts by the kind of their relationship ("styles", "header", "header first" for a second one):
    the id of the relationship is the key without blanks. ``links`` are external relationships: kind and target by id.
    ``files`` stand in the package as they are. ``document`` takes the place of the main part.
    """
    relations = STRICT_RELATIONS if strict else RELATIONS
    entries: dict[str, bytes] = {}
    overrides = {main: f"{_WORD}.document.main+xml"}
    said = []
    for key, content in (parts or {}).items():
        kind, name = key.split(" ")[0], key.replace(" ", "")
        entries[f"word/{name}.xml"] = content.encode()
        overrides[f"word/{name}.xml"] = _KINDS[kind]
        said.append(_relation(name, _TYPES.get(kind, f"{relations}/{kind}"), f"/word/{name}.xml"))
    for name, (kind, target) in (links or {}).items():
        inside = target in (files or {})
        said.append(_relation(name, f"{relations}/{kind}", f"/{target}" if inside else target, external=not inside))
    folder, _, file = main.rpartition("/")
    package = {
        "[Content_Types].xml": _content_types(overrides).encode(),
        "_rels/.rels": _relations([_relation("rId1", f"{relations}/officeDocument", main)]).encode(),
        main: document if document is not None else root("w:document", f"<w:body>{body}</w:body>", strict).encode(),
    }
    if said:
        package[f"{folder}/_rels/{file}.rels"] = _relations(said).encode()
    return zipped({**package, **entries, **(files or {})})


def zipped(entries: Mapping[str, bytes]) -> bytes:
    """A zip archive of these entries, the same bytes each time."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()


def entries_of(data: bytes) -> dict[str, bytes]:
    """The entries of a zip archive by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def style(style_id: str, name: str, based_on: str = "", content: str = "", kind: str = "paragraph") -> str:
    """A style of the part that describes them."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{content}</w:style>'


def numbering(**formats: str) -> str:
    """A numbering part with a list for each id ``n1``, ``n2`` …, of this format on both of its levels."""
    written = ""
    for number, (_, form) in enumerate(formats.items(), 1):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
            for level in (0, 1)
        )
        written += f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number, (name, _) in enumerate(formats.items(), 1):
        written += f'<w:num w:numId="{name[1:]}"><w:abstractNumId w:val="{number}"/></w:num>'
    return root("w:numbering", written)


def _relation(name: str, kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(target)}{mode}/>'


def _relations(said: Iterable[str]) -> str:
    return f'<Relationships xmlns="{OPEN}/package/2006/relationships">{"".join(said)}</Relationships>'


def _content_types(overrides: Mapping[str, str]) -> str:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "html": "text/html",
        "txt": "text/plain",
        "png": "image/png",
        "bin": "application/vnd.ms-office.vbaProject",
    }
    said = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in defaults.items())
    said += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return f'<Types xmlns="{OPEN}/package/2006/content-types">{said}</Types>'
