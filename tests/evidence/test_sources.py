"""What sources are read from: texts, folders, tables, workbooks and facts files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from factcheck.errors import InputNotRead
from factcheck.evidence.facts import facts_schema, known_facts, parse_facts
from factcheck.evidence.reading import read_source
from factcheck.loading.csv_table import load_csv
from factcheck.loading.workbook import load_workbook
from factcheck.text.document import Document

FACTS = """
[[organization]]
name = "Norrvik Harbour Authority"
acronym = "NHA"
founded = 1975
forbidden = ["Norrvik Port Authority"]

[[person]]
name = "Margarethe Oyelaran"
title = "Director"
organization = "Norrvik Harbour Authority"
until = 2024-12-31

[[figure]]
value = 412
what = "members of the friends’ association"
from = 2024-01-01

[[date]]
what = "The harbour festival"
on = 2025-06-07
until = 2025-06-09
"""


def cells(document: Document) -> list[tuple[int, int, str]]:
    return [(block.row, block.column, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_tables_with_any_sign(sign: str) -> None:
    rows = [["Calls", "Ferries"], ["First half", "410"], ["Second, half", "1 520"]]
    text = "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)
    document = load_csv("a.csv", text.encode())
    assert cells(document)[2:] == [(1, 0, "First half"), (1, 1, "410"), (2, 0, "Second, half"), (2, 1, "1 520")]
    spot = document.spot(document.blocks[3].span)
    assert spot is not None
    assert (spot.row, spot.cell) == (2, 2)


def workbook(sheet: str, strings: str = "", styles: str = "") -> bytes:
    """A small workbook made by hand."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {main} {links}><sheets><sheet name="Calls" r:id="r1"/>'
            '<sheet name="Old" state="hidden" r:id="r2"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/x.xml"/>'
            "</Relationships>",
        )
        archive.writestr("xl/sharedStrings.xml", f"<sst {main}>{strings}</sst>")
        archive.writestr("xl/styles.xml", f"<styleSheet {main}>{styles}</styleSheet>")
        archive.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")
        archive.writestr(
            "xl/worksheets/x.xml",
            f"<worksheet {main}><sheetData><row><c r='A1'><v>9</v></c></row></sheetData></worksheet>",
        )
    return content.getvalue()


def test_workbooks_are_read_as_they_are_shown() -> None:
    data = workbook(
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Share</t></is></c></row>'
        '<row><c r="A2" s="1"><v>45084</v></c><c r="B2"><v>8263</v></c><c r="C2" s="2"><v>0.125</v></c></row>',
        "<si><t>Day</t></si>",
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs>',
    )
    assert cells(load_workbook("a.xlsx", data)) == [
        (0, 0, "Day"),
        (0, 2, "Share"),
        (1, 0, "2023-06-07"),
        (1, 1, "8,263"),
        (1, 2, "12.5%"),
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", workbook("")[:300], b"no workbook"])
def test_damaged_workbooks(data: bytes) -> None:
    with pytest.raises(InputNotRead):
        load_workbook("a.xlsx", data)


def test_facts_are_sentences_with_their_time() -> None:
    known = list(known_facts("facts.toml", parse_facts("facts.toml", FACTS.encode())))
    assert [one.document.text for one in known] == [
        "The Norrvik Harbour Authority (NHA) was founded in 1975.",
        "Director Margarethe Oyelaran is Director of the Norrvik Harbour Authority.",
        "412 members of the friends’ association.",
        "The harbour festival: 7 June 2025 – 9 June 2025.",
    ]
    assert known[0].forbidden == ("Norrvik Port Authority",)
    assert str(known[1].last) == "2024-12-31"
    assert str(known[2].first) == "2024-01-01"


def test_the_schema_describes_the_facts_file() -> None:
    import tomllib

    facts = json.loads(json.dumps(tomllib.loads(FACTS), default=str))
    Draft202012Validator(facts_schema(), registry=Registry()).validate(facts)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[person]]\nname = 'A'\n", "person.0.title"),
        ("[[persons]]\nname = 'A'\n", "persons"),
        ("x = [", "not valid TOML"),
        ("[[figure]]\nvalue = 3\nwhat = 'x'\nfrom = 'soon'\n", "figure.0.from"),
    ],
)
def test_a_wrong_facts_file_is_refused_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(InputNotRead) as caught:
        parse_facts("facts.toml", text.encode())
    assert reason in caught.value.reason
    assert "\n" not in caught.value.reason


def test_folders_are_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "brief.txt").write_text("The quay cost EUR 5 million.", "utf-8")
    (tmp_path / "facts.toml").write_text(FACTS, "utf-8")
    (tmp_path / "b.csv").write_text("a,b\n1,2\n3,4\n", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("x", "utf-8")
    assert len(list(read_source(str(tmp_path)))) == 6
    with pytest.raises(InputNotRead):
        list(read_source(str(tmp_path / "a" / "nothing")))
