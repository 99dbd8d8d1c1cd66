"""Drafts of PDFs for the tests, and what stands in them."""

from __future__ import annotations

from factcheck.loading.draft import Draft
from factcheck.loading.pdf.reader import read_pdf
from factcheck.text.blocks import BlockKind
from factcheck.text.notice import NoticeKind
from tests.loading.pdf_pages import Page, pdf

HARBOUR = (
    "The harbour authority of Norvale opened its eastern terminal on Thursday and doubled its capacity for container"
    " ships to 480,000 units a year. The construction took three years and cost 212 million euros."
)
LIBRARY = (
    "The public library of Sandvik lent more electronic books than printed volumes in 2023, for the first time since it"
    " began to offer them twelve years ago. The director announced this at a meeting of the county council."
)
FERRY = (
    "The ferry between Ostby and the islands will sail twice as often from April on, as the county decided on Monday"
    " after long talks with the eleven municipalities that share the costs of the service."
)


def read(*pages: Page, **more: object) -> Draft:
    """The draft of a PDF of these pages."""
    return read_pdf("a.pdf", pdf(*pages, **more))  # type: ignore[arg-type]


def blocks(draft: Draft) -> list[str]:
    """The words of each block."""
    return [block.span.of(draft.text) for block in draft.blocks]


def kinds(draft: Draft) -> list[BlockKind]:
    """The kind of each block."""
    return [block.kind for block in draft.blocks]


def notices(draft: Draft) -> list[tuple[NoticeKind, str]]:
    """What is told of the file."""
    return [(notice.kind, notice.message) for notice in draft.notices]


def three_pages() -> list[Page]:
    """Three pages with a running head, a running foot and page numbers."""
    pages = []
    for number in (1, 2, 3):
        page = (
            Page()
            .put(70, 815, "Norvale Harbour")
            .put(70, 40, "www.harbour.example")
            .put(500, 25, f"Page {number} of 3")
        )
        page.paragraph(70, 700, (HARBOUR, LIBRARY, FERRY)[number - 1])
        pages.append(page)
    return pages
