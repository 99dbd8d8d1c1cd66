"""Copies of web pages, kept from run to run so that a page is asked for again only once in a while."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from hashlib import sha256
from pathlib import Path

from factcheck.cli.console import replace_file
from factcheck.errors import ConfigError
from factcheck.text.quick_dataclass import dataclass

_KEY = re.compile(r"[0-9a-f]{40}")
_FRESH = 3600  # seconds in which a copy is used without asking: writing and checking a release takes that long
_KEPT = 30 * 24 * 3600  # seconds after which a copy is thrown away


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy in the cache: its file, the address it was read at in the end, and what the server knows it by."""

    path: Path
    final: str
    etag: str | None
    modified: str | None
    fresh: bool


class PageCache:
    """The copies in one folder, each under the hash of its address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(f"{folder}: no folder for copies of pages: {error.strerror or error}") from None
        self._throw_away()

    def get(self, address: str) -> Kept | None:
        """The copy of a page, None where there is none that can be used."""
        about = self._about(address)
        try:
            said = json.loads(about.read_text("utf-8"))
            path, read = self._folder / str(said["file"]), float(said["read"])
            kept = Kept(path, str(said["final"]), said["etag"], said["modified"], 0 <= time.time() - read < _FRESH)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return kept if said["address"] == address and path.parent == self._folder and path.is_file() else None

    def put(self, address: str, suffix: str, data: bytes, final: str, etag: str | None, modified: str | None) -> Path:
        """The file that now holds the copy of a page."""
        path = self._folder / f"{_key(address)}{suffix}"
        self.drop(address)
        replace_file(path, (data,))
        self._note(address, path.name, final, etag, modified)
        return path

    def confirm(self, address: str, kept: Kept) -> Path:
        """The file of a copy of which the server says that the page is still the same."""
        self._note(address, kept.path.name, kept.final, kept.etag, kept.modified)
        return kept.path

    def drop(self, address: str) -> None:
        """Throws the copy of a page away."""
        for path in self._folder.glob(f"{_key(address)}.*"):
            path.unlink(missing_ok=True)

    def _about(self, address: str) -> Path:
        return self._folder / f"{_key(address)}.json"

    def _note(self, address: str, file: str, final: str, etag: str | None, modified: str | None) -> None:
        said = {
            "address": address,
            "file": file,
            "final": final,
            "etag": etag,
            "modified": modified,
            "read": time.time(),
        }
        replace_file(self._about(address), (json.dumps(said).encode(),))

    def _throw_away(self) -> None:
        oldest = time.time() - _KEPT
        for about in self._folder.glob("*.json"):
            if _KEY.fullmatch(about.stem) is None:
                continue  # the folder was named by the user, and this file is none of ours
            try:
                if about.stat().st_mtime < oldest:
                    for path in self._folder.glob(f"{about.stem}.*"):
                        path.unlink(missing_ok=True)
            except OSError:
                continue  # another run throws it away at the same time


def _key(address: str) -> str:
    return sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def cache_folder() -> Path:
    """The folder for copies of pages of this user, where the system keeps such things."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "factcheck" / "Cache" / "pages"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "factcheck" / "pages"
    base = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(base) if os.path.isabs(base) else Path.home() / ".cache") / "factcheck" / "pages"
