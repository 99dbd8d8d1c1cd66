"""The bytes of a file, read once and only from a regular file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from factcheck.errors import InputNotRead

MAXIMUM_BYTES = 20_000_000

# A FIFO or a device must not block or act when it is opened; what it is shows only afterwards, without a race.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_bytes(path: str | Path) -> bytes:
    """The content of the file at ``path``. Raises InputNotRead when it is not a file that can be read whole."""
    name = str(path)
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise InputNotRead(name, _reason(error)) from error
    try:
        return _read(descriptor, name)
    except OSError as error:
        raise InputNotRead(name, _reason(error)) from error
    finally:
        os.close(descriptor)


def checked_size(name: str, data: bytes) -> bytes:
    """``data``, unless it is over the limit. Raises InputNotRead then."""
    if len(data) > MAXIMUM_BYTES:
        raise InputNotRead(name, _too_large(len(data)))
    return data


def _read(descriptor: int, name: str) -> bytes:
    before = os.fstat(descriptor)
    if stat.S_ISDIR(before.st_mode):
        raise InputNotRead(name, "is a directory")
    if not stat.S_ISREG(before.st_mode):
        raise InputNotRead(name, "not a regular file")
    if before.st_size > MAXIMUM_BYTES:
        raise InputNotRead(name, _too_large(before.st_size))
    pieces: list[bytes] = []
    left = MAXIMUM_BYTES + 1
    while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    data = b"".join(pieces)
    after = os.fstat(descriptor)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != before.st_size:
        raise InputNotRead(name, "changed while it was read")
    return data


def _too_large(size: int) -> str:
    return f"too large: {size:,} bytes, the limit is {MAXIMUM_BYTES:,}"


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, IsADirectoryError):
        return "is a directory"
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "not a valid path"
