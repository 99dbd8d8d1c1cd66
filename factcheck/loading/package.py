"""The zip package that a Word or OpenDocument file is: opened in memory, within limits, nothing written to disk."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

from factcheck.errors import InputNotRead

MAXIMUM_ENTRIES = 2_000
MAXIMUM_INFLATED = 64 * 1024 * 1024
MAXIMUM_RATIO = 100
# Repetitive XML is packed a hundred times smaller by itself; only above this size is that a bomb.
RATIO_COUNTS_FROM = 1024 * 1024
# Tags of all parts that are read: a book has some hundred thousand, and each costs a microsecond or two.
MAXIMUM_TAGS = 1_000_000

_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # others inflate without a bound
_CHUNK = 1 << 20
_ENCRYPTED = 0x1
# What the standard reader of zip archives raises on a damaged one.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    struct.error,
    ValueError,
)


class Package:
    """The parts of a zip package by name; a link, a folder or a name that climbs out of the package is no part."""

    __slots__ = ("_archive", "_budget", "_entries", "_inflated", "path")

    def __init__(self, path: str, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._entries = {entry.filename: entry for entry in archive.infolist() if _is_part(entry)}
        self._inflated = 0
        self._budget = MAXIMUM_TAGS

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts, in the order of the package."""
        return tuple(self._entries)

    @property
    def entries(self) -> tuple[zipfile.ZipInfo, ...]:
        """All entries as they stand in the directory of the archive, also those that are no parts."""
        return tuple(self._archive.infolist())

    def has(self, name: str) -> bool:
        """True when there is a part of this name."""
        return name in self._entries

    def size(self, name: str) -> int:
        """The inflated size of a part, 0 when there is none."""
        return self._entries[name].file_size if name in self._entries else 0

    def read(self, name: str) -> bytes:
        """The content of a part. Raises InputNotRead when there is none, it is damaged, or a limit is hit."""
        if name not in self._entries:
            raise InputNotRead(self.path, f"damaged: the part {name[:80]!r} is missing")
        return self.read_entry(self._entries[name])

    def read_entry(self, entry: zipfile.ZipInfo) -> bytes:
        """The content of an entry. Raises InputNotRead when it is damaged or a limit is hit."""
        if entry.flag_bits & _ENCRYPTED:
            raise InputNotRead(self.path, "encrypted: it opens with a password only")
        if entry.compress_type not in _METHODS:
            raise InputNotRead(self.path, f"packed by a method that is not read (number {entry.compress_type})")
        chunks: list[bytes] = []
        try:
            with self._archive.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > 2 * MAXIMUM_INFLATED:  # a part may be read twice, not ten times
                        raise InputNotRead(self.path, _too_large(self._inflated))
                    chunks.append(chunk)
        except _DAMAGE as error:
            raise InputNotRead(self.path, f"damaged: the part {entry.filename[:80]!r} cannot be unpacked") from error
        data = b"".join(chunks)
        if len(data) != entry.file_size:
            raise InputNotRead(self.path, f"damaged: the part {entry.filename[:80]!r} is not as long as it says")
        return data

    def spend_tags(self, count: int) -> None:
        """Counts the tags of a part that is about to be read. Raises InputNotRead when they are too many."""
        self._budget -= count
        if self._budget < 0:
            raise InputNotRead(self.path, f"too large: more than {MAXIMUM_TAGS:,} tags")


def open_package(path: str, data: bytes) -> Package:
    """The package of a file. Raises InputNotRead when it is damaged or over a limit; ``path`` is for messages."""
    if data.count(_DIRECTORY_ENTRY) > 2 * MAXIMUM_ENTRIES:  # before each costs memory; twice: files may be embedded
        raise InputNotRead(path, f"too many entries: the limit is {MAXIMUM_ENTRIES:,}")
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise InputNotRead(path, "damaged: the zip archive that it is cannot be opened") from error
    _check(path, archive.infolist())
    return Package(path, archive)


def _check(path: str, entries: Iterable[zipfile.ZipInfo]) -> None:
    names: set[str] = set()
    total = 0
    for count, entry in enumerate(entries, 1):
        if count > MAXIMUM_ENTRIES:
            raise InputNotRead(path, f"too many entries: the limit is {MAXIMUM_ENTRIES:,}")
        total += entry.file_size
        if total > MAXIMUM_INFLATED:
            raise InputNotRead(path, _too_large(total))
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MAXIMUM_RATIO * entry.compress_size:
            raise InputNotRead(path, f"packed more than {MAXIMUM_RATIO} times smaller, as only a zip bomb is")
        # Names that differ in case or in the slash are one part for some programs and two for others.
        name = entry.filename.replace("\\", "/").lower()
        if name in names:
            raise InputNotRead(path, f"two entries of the same name: {entry.filename[:80]!r}")
        names.add(name)


def _is_part(entry: zipfile.ZipInfo) -> bool:
    name = entry.filename
    if entry.is_dir() or stat.S_ISLNK(entry.external_attr >> 16):
        return False
    return not (name.startswith("/") or "\\" in name or ".." in name.split("/"))


def _too_large(size: int) -> str:
    return f"too large: {size:,} bytes when unpacked, the limit is {MAXIMUM_INFLATED:,}"
