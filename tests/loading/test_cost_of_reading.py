"""Twice the rich text, e-mail or OpenDocument text costs at most 2.3 times the time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from factcheck.loading.mail.reader import read_mail
from factcheck.loading.odt.reader import read_odt
from factcheck.loading.rtf.reader import read_rtf
from tests.harness.doubling import assert_linear
from tests.loading.test_odt import NOTE, odt

RICH: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: r"x\par " * n,
    "groups": lambda n: r"{\b x}" * n,
    "hidden": lambda n: r"{\v x}y" * n,
    "fields": lambda n: r"{\field{\*\fldinst HYPERLINK a}{\fldrslt b}}" * n,
    "open fields": lambda n: r"\field\fldrslt x" * n,
    "cells": lambda n: r"\intbl x\cell\row " * n,
    "notes": lambda n: r"x{\footnote y}" * n,
    "page headers": lambda n: r"{\header x}y" * n,
    "text boxes": lambda n: r"{\shptxt x\par}y" * n,
    "fonts": lambda n: r"{\fonttbl{\f1 a;}}{\f1 x}" * n,
    "styles": lambda n: r"{\stylesheet{\s1 a;}}\s1 x\par " * n,
    "characters": lambda n: r"\u300?\'e9" * n,
    "skipped": lambda n: r"{\pict {}}x" * n,
    "binary data": lambda n: r"{\pict\bin1 x}y" * n,
    "labels": lambda n: r"{\listtext 1.}\ls1 x\par " * n,
}
MAIL: dict[str, Callable[[int], str]] = {
    "lines": lambda n: "\nwords" * n,
    "quoted lines": lambda n: "\n> words" * n,
    "quotation marks": lambda n: "\n" + ">" * 40 * n,
    "empty lines": lambda n: "x" + "\n" * 5 * n,
    "stretches": lambda n: "\n> x\ny" * (n // 4),
    "headers": lambda n: "\nFrom: a\nTo: b\nDate: c\n" * (n // 4),
    "first headers": lambda n: "\nFrom: a" * n,
    "attributions": lambda n: "\nOn a day in May somebody wrote" * (n // 2),
    "signatures": lambda n: "\n-- \nJan" * n,
    "forwards": lambda n: "\n---------- Forwarded message ---------\n" * (n // 2),
}
OPEN: dict[str, Callable[[int], str]] = {
    "paragraphs": lambda n: "<text:p>x</text:p>" * n,
    "spans": lambda n: f"<text:p>{'<text:span>x</text:span>' * n}</text:p>",
    "spans in spans": lambda n: f"<text:p>{'<text:span>x' * n}{'</text:span>' * n}</text:p>",
    "boxes in boxes": lambda n: "<draw:frame><text:p>x" * (n // 2) + "</text:p></draw:frame>" * (n // 2),
    "drawings": lambda n: f"<text:p>x{'<draw:rect>' * n}<office:annotation/>{'</draw:rect>' * n}</text:p>",
    "fields in fields": lambda n: f"<text:p>{'<text:date>x' * n}{'</text:date>' * n}</text:p>",
    "lists in lists": lambda n: (
        "<text:list><text:list-item><text:p>x</text:p>" * (n // 3) + "</text:list-item></text:list>" * (n // 3)
    ),
    "cells": lambda n: (
        "<table:table><table:table-row>"
        + "<table:table-cell><text:p>x</text:p></table:table-cell>" * n
        + "</table:table-row></table:table>"
    ),
    "notes": lambda n: f"<text:p>x{NOTE.format('footnote', 1, '<text:p>y</text:p>') * (n // 2)}</text:p>",
    "sections": lambda n: "<text:section text:display='none'><text:p>x</text:p></text:section><text:p>y</text:p>" * n,
}
CASES = [("rtf", name) for name in RICH] + [("mail", name) for name in MAIL] + [("odt", name) for name in OPEN]


def reader(kind: str, name: str, size: int) -> Callable[[], object]:
    """Reads a file of a format and of some size; the file is built before the time begins to count."""
    if kind == "rtf":
        return partial(read_rtf, "x", b"{\\rtf1 x" + RICH[name](size).encode() + b"}")
    if kind == "mail":
        return partial(read_mail, "x", b"Subject: x\n\nx" + MAIL[name](size).encode())
    return partial(read_odt, "x", odt("<text:p>x</text:p>" + OPEN[name](size)))


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_doubling(kind: str, name: str) -> None:
    assert_linear(reader(kind, name, 1_000), reader(kind, name, 2_000))
