"""Writes small PDFs for tests: words at places, in the fonts every reader of PDF has."""

from __future__ import annotations

import textwrap
import zlib
from dataclasses import dataclass, field

HELVETICA, BOLD, COURIER, COURIER_BOLD = "F1", "F2", "F3", "F4"
_FONTS = {HELVETICA: "Helvetica", BOLD: "Helvetica-Bold", COURIER: "Courier", COURIER_BOLD: "Courier-Bold"}
# The codes 1 and 2 are ligatures, 173 is a soft hyphen.
_ENCODING = "<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/fi/fl]>>"
WIDTH, HEIGHT = 595, 842
SIZE, PITCH = 10, 12


@dataclass
class Page:
    """A page: its content and what else is said of it."""

    content: str = ""
    entries: str = ""
    annotations: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, words: str, font: str = COURIER, size: float = SIZE, before: str = "") -> Page:
        """Sets words at a place; ``before`` is what the page is told first, such as a colour or a way to render."""
        shown = words.encode("cp1252", "replace").decode("latin-1").replace("\\", "\\\\")
        shown = shown.replace("(", "\\(").replace(")", "\\)")
        self.content += f"q {before} BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm ({shown}) Tj ET Q\n"
        return self

    def paragraph(self, x: float, y: float, words: str, columns: int = 70, font: str = COURIER) -> float:
        """Sets a paragraph in lines of so many letters; returns the level of the line below it."""
        for line in textwrap.wrap(words, columns, break_on_hyphens=False):
            self.put(x, y, line, font)
            y -= PITCH
        return y

    def rectangle(self, x: float, y: float, width: float, height: float, color: str) -> Page:
        """Paints an area."""
        self.content += f"q {color} {x} {y} {width} {height} re f Q\n"
        return self

    def image(self, x: float, y: float, width: float, height: float) -> Page:
        """Shows an image in an area."""
        self.content += f"q {width} 0 0 {height} {x} {y} cm /Im Do Q\n"
        return self


def pdf(
    *pages: Page,
    catalog: str = "",
    objects: tuple[str, ...] = (),
    compressed: bool = False,
    encoding: str = _ENCODING,
) -> bytes:
    """A PDF of these pages; ``objects`` get the numbers from 10 on."""
    fonts = "".join(
        f"/{name}<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding {encoding}>>" for name, font in _FONTS.items()
    )
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    made: dict[int, bytes] = {3: image + b"stream\nx\nendstream"}
    kids: list[str] = []
    number = 10 + len(objects)
    for given, content in enumerate(objects):
        made[10 + given] = content.encode("latin-1")
    for page in pages:
        data = page.content.encode("latin-1")
        packed = zlib.compress(data) if compressed else data
        how = b"/Filter/FlateDecode" if compressed else b""
        made[number] = b"<</Length %d%s>>stream\n%s\nendstream" % (len(packed), how, packed)
        notes = f"/Annots[{' '.join(page.annotations)}]" if page.annotations else ""
        box = "" if "/MediaBox" in page.entries else f"/MediaBox[0 0 {WIDTH} {HEIGHT}]"
        made[number + 1] = (
            f"<</Type/Page/Parent 2 0 R{box}{page.entries}{notes}/Contents {number} 0 R"
            f"/Resources<</Font<<{fonts}>>/XObject<</Im 3 0 R>>>>>>"
        ).encode("latin-1")
        kids.append(f"{number + 1} 0 R")
        number += 2
    made[1] = f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode("latin-1")
    made[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode("latin-1")
    return _assembled(made)


def _assembled(made: dict[int, bytes]) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = dict.fromkeys(range(max(made) + 1), 0)
    for number in sorted(made):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, made[number])
    start = len(data)
    data += b"xref\n0 %d\n" % len(places)
    for place in places.values():
        data += b"%010d %05d %s \n" % (place, 0 if place else 65535, b"n" if place else b"f")
    data += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places), start)
    return bytes(data)
