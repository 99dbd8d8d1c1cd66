"""Paths as machine formats want them: relative, with slashes, percent-encoded where they are addresses."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote

_SAFE = "/-._~!$&'()*+,;=@"


def relative_path(path: str, folder: str) -> str:
    """The path from ``folder`` with forward slashes; as it is named where it lies outside."""
    absolute = os.path.abspath(os.path.join(folder, path))
    try:
        inside = os.path.relpath(absolute, folder)
    except ValueError:  # another drive
        return PurePath(path).as_posix()
    if inside.startswith(os.pardir):
        return PurePath(path).as_posix()
    return PurePath(inside).as_posix()


def relative_uri(path: str, folder: str) -> str:
    """The same as a URI reference: bytes that no URI may hold are percent-encoded, and no part looks like a scheme."""
    shown = quote(os.fsencode(relative_path(path, folder)), safe=_SAFE)
    return shown or "."


def file_uri(path: str, folder: str) -> str:
    """The address of a file on this machine, for a link in a terminal."""
    absolute = PurePath(os.path.abspath(os.path.join(folder, path))).as_posix()
    return f"file://{'' if absolute.startswith('/') else '/'}{quote(os.fsencode(absolute), safe=_SAFE)}"
