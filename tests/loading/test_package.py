"""Zip packages: what is a part, and what is refused before it can do harm."""

from __future__ import annotations

import stat
import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading import package as packages
from factcheck.loading.package import Package, open_package
from factcheck.loading.parts import MAXIMUM_DEPTH, part_bytes, walk_part
from tests.loading.word_files import zipped

SOUND = zipped({"a.xml": b"<a>one</a>" * 30, "folder/b.bin": bytes(range(256)) * 9})


def refused(data: bytes) -> str:
    with pytest.raises(InputNotRead) as raised:
        read_all(data)
    assert raised.value.path == "p.docx"
    assert "\n" not in raised.value.reason
    return raised.value.reason


def read_all(data: bytes) -> dict[str, bytes]:
    package = open_package("p.docx", data)
    return {name: package.read(name) for name in package.names}


def archive(*entries: tuple[zipfile.ZipInfo | str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        for entry, data in entries:
            file.writestr(entry, data)
    return stream.getvalue()


def test_parts_are_read_whole() -> None:
    package = open_package("p.docx", SOUND)
    assert package.names == ("a.xml", "folder/b.bin")
    assert package.read("folder/b.bin") == bytes(range(256)) * 9
    assert package.size("a.xml") == 300
    assert package.has("a.xml")
    assert not package.has("c.xml")
    with pytest.raises(InputNotRead, match="missing"):
        package.read("c.xml")


def test_what_climbs_out_or_links_is_no_part() -> None:
    link = zipfile.ZipInfo("link.xml")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    names = ("../up.xml", "/root.xml", "in/../../up.xml", "back\\slash.xml", "folder/", "good.xml")
    data = archive((link, b"/etc/hostname"), *((name, b"") for name in names))
    package = open_package("p.docx", data)
    assert package.names == ("good.xml",)
    assert len(package.entries) == len(names) + 1


def test_too_many_entries() -> None:
    many = zipped({f"{number}.xml": b"" for number in range(packages.MAXIMUM_ENTRIES)})
    assert len(open_package("p.docx", many).names) == packages.MAXIMUM_ENTRIES
    assert "too many entries" in refused(zipped({f"{n}.xml": b"" for n in range(packages.MAXIMUM_ENTRIES + 1)}))
    assert "too many entries" in refused(b"PK\x03\x04" + b"PK\x01\x02" * (2 * packages.MAXIMUM_ENTRIES + 1))


def test_bombs_are_told_by_the_directory() -> None:
    assert "zip bomb" in refused(zipped({"bomb.xml": b" " * 2_000_000}))
    small = {"dense.xml": b" " * 900_000}  # a hundred times smaller, and no harm
    assert read_all(zipped(small)) == small


def test_total_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAXIMUM_INFLATED", 10_000)
    assert read_all(zipped({"a": b"x" * 5_000, "b": b"x" * 5_000})).keys() == {"a", "b"}
    assert "too large" in refused(zipped({"a": b"x" * 5_000, "b": b"x" * 5_001}))
    package = open_package("p.docx", zipped({"a": b"x" * 9_000}))
    package.read("a")
    package.read("a")
    with pytest.raises(InputNotRead, match="too large"):
        package.read("a")


def test_a_size_that_lies_is_damage() -> None:
    data = zipped({"a.xml": b"y" * 5_000})
    assert data.count(struct.pack("<I", 5_000)) == 2
    for told in (10, 6_000):
        assert "damaged" in refused(data.replace(struct.pack("<I", 5_000), struct.pack("<I", told)))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["x/a.xml", "X/A.XML", "x\\a.xml"])
def test_two_entries_of_one_name(other: str) -> None:
    assert "two entries of the same name" in refused(archive(("x/a.xml", b"1"), (other, b"2")))


def test_encrypted_entries() -> None:
    data = bytearray(SOUND)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    assert "encrypted" in refused(bytes(data))


def test_methods_without_a_bound_are_not_used() -> None:
    assert "packed by a method" in refused(archive(("a", b"z" * 100), method=zipfile.ZIP_BZIP2))
    assert "packed by a method" in refused(archive(("a", b"z" * 100), method=zipfile.ZIP_LZMA))
    assert read_all(archive(("a", b"z" * 100), method=zipfile.ZIP_STORED)) == {"a": b"z" * 100}


def test_damage_is_told_in_one_line() -> None:
    assert "damaged" in refused(SOUND[:-30])
    assert "damaged" in refused(b"PK\x03\x04 and nothing more")
    flipped = bytearray(SOUND)
    flipped[50] ^= 0xFF
    assert "cannot be unpacked" in refused(bytes(flipped))


@given(st.data())
def test_any_damage_is_refused_or_read(data: st.DataObject) -> None:
    changed = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(changed)))
    for candidate in (bytes(changed), bytes(changed[:cut])):
        with suppress(InputNotRead):
            read_all(candidate)


# ------------------------------------------------------------------------------------------------- XML parts


def walked(xml: bytes | str, name: str = "a") -> list[str]:
    package = open_package("p.docx", zipped({"x.xml": xml if isinstance(xml, bytes) else xml.encode()}))
    said: list[str] = []
    walk_part(package, "x.xml", {name: lambda attributes: said.append(f"<{dict(attributes)}>")}, {}, said.append)
    return said


def test_events_of_a_part() -> None:
    assert walked("<a k='1'>one &amp; <b>two</b></a>") == ["<{'k': '1'}>", "one & ", "two"]
    assert walked("<x:a xmlns:x='urn:n' x:k='1'/>", "urn:n a") == ["<{'urn:n k': '1'}>"]


@pytest.mark.parametrize(
    "head",
    [
        "<!DOCTYPE a>",
        "<!DOCTYPE a SYSTEM 'http://192.0.2.1/x.dtd'>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
        "<!DOCTYPE a [<!ENTITY e 'lol'><!ENTITY f '&e;&e;&e;&e;'>]>",
    ],
)
def test_document_types_are_refused(head: str) -> None:
    with pytest.raises(InputNotRead, match="document type"):
        walked(f"{head}<a>text</a>")


def test_parts_that_are_not_well_formed() -> None:
    for xml in ("<a>", "<a></b>", "<a>&unknown;</a>", "", "plain", "<a>\x01</a>", b"<a>\xff</a>"):
        with pytest.raises(InputNotRead, match="well-formed"):
            walked(xml)
    with pytest.raises(InputNotRead, match="damaged"):
        walked("<?xml version='1.0' encoding='nowhere'?><a/>")


def test_depth_is_limited() -> None:
    assert walked("<a>" * MAXIMUM_DEPTH + "</a>" * MAXIMUM_DEPTH).count("<{}>") == MAXIMUM_DEPTH
    with pytest.raises(InputNotRead, match="nested too deep"):
        walked("<a>" * (MAXIMUM_DEPTH + 1) + "</a>" * (MAXIMUM_DEPTH + 1))


def test_tags_of_all_parts_together_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAXIMUM_TAGS", 5)
    package = open_package("p.docx", zipped({"x.xml": b"<a><b/></a>"}))
    walk_part(package, "x.xml", {}, {})
    with pytest.raises(InputNotRead, match="tags"):
        walk_part(package, "x.xml", {}, {})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_parts_are_read_as_utf_8(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    xml = mark + "<?xml version='1.0' encoding='UTF-16'?><a>é – €</a>".encode(encoding)
    assert walked(xml) == ["<{}>", "é – €"]
    package = open_package("p.docx", zipped({"x.xml": xml}))
    assert part_bytes(package, "x.xml") == "<a>é – €</a>".encode()


def test_nothing_touches_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a package was written to disk")

    monkeypatch.setattr(zipfile.ZipFile, "extract", never)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", never)
    monkeypatch.setattr("builtins.open", never)
    monkeypatch.setattr("os.open", never)
    assert isinstance(open_package("p.docx", SOUND), Package)
    assert read_all(SOUND)
