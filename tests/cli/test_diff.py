"""``diff``: the facts that changed between two drafts, and nothing else."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

BEFORE = """Harbour fair draws 270 delegates

7 June 2023

ELMSTAD – The three-day fair opened on Wednesday, 7 June 2023, before 270 delegates from 13 countries.

It cost USD 5.7 million. Tickets are sold until 9 June.

“The fair is the heart of the town,” said Mayor Jane Rowland. “Come and see.”

The mayor thanked the port. A boat was named.
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It cost", "It did cost", []),
        ("The mayor thanked the port. A boat was named.", "A boat was named. The mayor thanked the port.", []),
        ("USD 5.7 million", "USD 7.5 million", [("changed", "money", "USD 5.7 million", "USD 7.5 million")]),
        ("USD 5.7 million", "EUR 5.7 million", [("changed", "money", "USD 5.7 million", "EUR 5.7 million")]),
        ("before 270 delegates", "before 207 delegates", [("changed", "count", "270 delegates", "207 delegates")]),
        ("until 9 June", "until 10 June", [("changed", "date", "9 June", "10 June")]),
        (" from 13 countries", "", [("removed", "count", "13 countries", None)]),
        ("A boat was named.", "Two boats were named.", [("added", "count", None, "Two boats")]),
        ("Mayor Jane Rowland", "Treasurer Jane Rowland", [("changed", "role", "Mayor", "Treasurer")]),
        (
            "7 June 2023\n\nELM",
            "8 June 2023\n\nELM",
            [
                ("changed", "release date", "2023-06-07", "2023-06-08"),
                ("changed", "date", "7 June 2023", "8 June 2023"),
            ],
        ),
        (
            "heart of the town",
            "soul of the town",
            [("changed", "quote", "The fair is the heart of the town,", "The fair is the soul of the town,")],
        ),
    ],
)
def test_changes(
    cli: Cli, tmp_path: Path, old: str, new: str, expected: list[tuple[str, str, str | None, str | None]]
) -> None:
    assert old in BEFORE
    changes = compared(cli, tmp_path, BEFORE.replace(old, new, 1))
    found = [
        (change["change"], change["what"], _value(change["before"]), _value(change["after"])) for change in changes
    ]
    assert found == expected


def _value(stated: Any) -> str | None:
    return stated["value"] if stated else None


def compared(cli: Cli, folder: Path, after: str) -> list[Any]:
    (folder / "a.txt").write_text(BEFORE, "utf-8")
    (folder / "b.txt").write_text(after, "utf-8")
    ended = cli("diff", "a.txt", "b.txt", "--format", "json")
    listed: list[Any] = json.loads(ended.out)["changes"]
    assert ended.code == int(bool(listed))
    return listed


def test_places_are_those_of_each_text(cli: Cli, tmp_path: Path) -> None:
    (change,) = compared(cli, tmp_path, BEFORE.replace("ELMSTAD", "NORTH ELMSTAD").replace("before 270", "before 280"))[
        -1:
    ]
    assert BEFORE[change["before"]["location"]["start"] :].startswith("270 delegates from")
    assert change["after"]["location"]["line"] == 5


def test_a_fact_that_only_moved_is_no_change(cli: Cli, tmp_path: Path) -> None:
    moved = BEFORE.replace(" Tickets are sold until 9 June.", "").replace(
        "A boat was named.", "A boat was named. Until 9 June tickets are sold."
    )
    assert compared(cli, tmp_path, moved) == []


def test_across_formats(cli: Cli, tmp_path: Path, root: Path) -> None:
    """The same release as Markdown and as a Word file states the same facts."""
    folder = root / "fixtures" / "formats"
    ended = cli("diff", str(folder / "release.md"), str(folder / "release.html"))
    assert ended.code == 0, ended.out


def test_text_and_page(cli: Cli, tmp_path: Path) -> None:
    compared(cli, tmp_path, BEFORE.replace("USD 5.7 million", "USD 7.5 million"))
    assert cli("diff", "a.txt", "b.txt").out == (
        "~ money of USD: “USD 5.7 million” → “USD 7.5 million”  (line 7, column 9 → line 7, column 9)\n"
        "1 changed from a.txt to b.txt.\n"
    )
    assert cli("diff", "a.txt", "a.txt").out == "No fact changed from a.txt to a.txt.\n"
    page = cli("diff", "a.txt", "b.txt", "--format", "html").out
    HTMLParser().feed(page)
    assert "USD 7.5 million" in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_file_that_is_not_read(cli: Cli) -> None:
    ended = cli("diff", "clean.txt", "missing.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
