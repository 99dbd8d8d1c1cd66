"""OpenDocument text: its visible words, paragraphs, tables and notes, and what is hidden in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.flow import Paragraph, Sighting, draft_of
from factcheck.loading.odt.story import Stories
from factcheck.loading.odt.styles import Styles
from factcheck.loading.package import Package, open_package
from factcheck.loading.parts import part_bytes
from factcheck.text.layout import Part
from factcheck.text.notice import NoticeKind

_MANIFEST = "META-INF/manifest.xml"
_MACROS = Sighting(NoticeKind.ACTIVE_CONTENT, "macros")
_MACRO_FOLDERS = ("Basic/", "Scripts/")
_FIRST_PAGE = "Standard"


def read_odt(path: str, data: bytes) -> Draft:
    """The draft of an OpenDocument text. Raises InputNotRead when it is damaged, sealed, over a limit, or empty."""
    package = open_package(path, data)
    _refuse_encrypted(package)
    tables = count(1)
    styles = Styles()
    printed: dict[str, list[Paragraph]] = {}
    sightings: list[Sighting] = []
    if package.has("styles.xml"):
        stories = Stories(package, "styles.xml", styles, lambda: next(tables)).read(part_bytes(package, "styles.xml"))
        printed = stories.running
        sightings += stories.sightings
    body = Stories(package, "content.xml", styles.of_part(), lambda: next(tables))
    body.read(part_bytes(package, "content.xml"))
    sightings += body.sightings
    if any(name.startswith(_MACRO_FOLDERS) for name in package.names):
        sightings.append(_MACROS)
    running = list(_running(printed, _pages(body.pages, styles)))
    return draft_of(path, [*running, *body.paragraphs, *body.notes], sightings, {})


def _refuse_encrypted(package: Package) -> None:
    manifest = package.read(_MANIFEST) if package.has(_MANIFEST) else b""
    if b"encryption-data" in manifest or package.has("encrypted-package"):
        raise InputNotRead(package.path, "encrypted: it opens with a password only")


def _pages(begun: list[str], styles: Styles) -> list[str]:
    """The pages that are printed, in order: those that paragraphs begin, and those that follow them."""
    pages: list[str] = []
    for page in begun or [_FIRST_PAGE]:
        while page and page not in pages:
            pages.append(page)
            page = styles.next_page.get(page, "")
    return pages if begun else [*dict.fromkeys((*pages, _FIRST_PAGE))]


def _running(printed: dict[str, list[Paragraph]], pages: list[str]) -> Iterator[Paragraph]:
    """The page footers and headers, the header of page one last; what several pages repeat comes once."""
    found = [paragraph for page in reversed(pages) for paragraph in printed.get(page, ())]
    said: set[tuple[Part | None, str]] = set()
    for part in (Part.FOOTER, Part.HEADER):
        for paragraph in found:
            key = (part, paragraph.text.strip())
            if paragraph.part is part and key not in said:
                said.add(key)
                yield paragraph
