"""Drafts of Word files for the tests, and what stands in them."""

from __future__ import annotations

from factcheck.loading.docx.reader import read_docx
from factcheck.loading.draft import Draft
from factcheck.text.notice import NoticeKind
from tests.loading.word_files import word_file

SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


def texts(draft: Draft) -> list[str]:
    return [block.span.of(draft.text) for block in draft.blocks]


def read(*body: str, **options: object) -> Draft:
    return read_docx("release.docx", word_file("".join(body), **options))  # type: ignore[arg-type]


def told(draft: Draft) -> list[tuple[NoticeKind, str, str | None]]:
    return [
        (notice.kind, notice.message, notice.span.of(draft.text) if notice.span is not None else None)
        for notice in draft.notices
    ]


def mark(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr>{SUPERSCRIPT}</w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'
