"""Asks for web pages: what each address leads to is a copy of a page, a page that is gone, or nothing that is sure."""

from __future__ import annotations

import asyncio
import codecs
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

import httpx

from factcheck import __version__
from factcheck.cli.guarded import AddressRefused, Guard, GuardedTransport, NoSuchHost
from factcheck.cli.page_cache import Kept, PageCache
from factcheck.text.quick_dataclass import dataclass

_HEADERS = {
    "User-Agent": f"factcheck/{__version__} (opens the pages that a press release links to)",
    "Accept": "text/html, application/pdf;q=0.9, text/plain;q=0.8, */*;q=0.1",
    # A packed answer may grow a thousandfold when it is unpacked.
    "Accept-Encoding": "identity",
}
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_GONE = frozenset((404, 410))


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a page may take, in seconds, how large it may be, and how much is asked for at once."""

    step: float = 10.0
    whole: float = 20.0
    size: int = 5_000_000
    redirects: int = 10
    at_once: int = 2


class State(StrEnum):
    """What became of a page."""

    READ = "read"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Page:
    """What an address leads to: ``path`` is the copy of a page that was read, ``why`` tells of every other."""

    state: State
    path: Path | None = None
    why: str = ""


class _NotRead(Exception):
    """A page that cannot be read, for a reason that says nothing of whether it is there."""


def fetch(addresses: Iterable[str], cache: PageCache, guard: Guard, bounds: Bounds) -> dict[str, Page]:
    """What each of the addresses leads to, each asked for once, in the order given."""
    return asyncio.run(_fetch_all(list(dict.fromkeys(addresses)), cache, guard, bounds))


async def _fetch_all(addresses: list[str], cache: PageCache, guard: Guard, bounds: Bounds) -> dict[str, Page]:
    turn = asyncio.Semaphore(bounds.at_once)
    async with httpx.AsyncClient(
        transport=GuardedTransport(guard), trust_env=False, timeout=bounds.step, headers=_HEADERS
    ) as client:

        async def one(address: str) -> Page:
            async with turn:
                return await _fetch(client, address, cache, bounds)

        return dict(zip(addresses, await asyncio.gather(*map(one, addresses)), strict=True))


async def _fetch(client: httpx.AsyncClient, address: str, cache: PageCache, bounds: Bounds) -> Page:
    kept = cache.get(address)
    if kept is not None and kept.fresh:
        return Page(State.READ, kept.path)
    try:
        async with asyncio.timeout(bounds.whole):
            page = await _asked(client, address, kept, cache, bounds)
    except NoSuchHost as error:
        page = Page(State.DEAD, why=f"there is no host of the name {error}")
    except AddressRefused as error:
        page = Page(State.UNKNOWN, why=f"not asked for: it leads to {error}, which is no public address")
    except (TimeoutError, httpx.TimeoutException):
        page = Page(State.UNKNOWN, why="the server took too long")
    except (_NotRead, httpx.InvalidURL) as error:
        page = Page(State.UNKNOWN, why=str(error))
    except (OSError, httpx.HTTPError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        page = Page(State.UNKNOWN, why=f"no connection: {reason}" if reason else "no connection")
    if page.state is State.DEAD:
        cache.drop(address)
    return page


async def _asked(client: httpx.AsyncClient, address: str, kept: Kept | None, cache: PageCache, bounds: Bounds) -> Page:
    """What the server says, after all its redirections. Raises an error where it says nothing that can be used."""
    url = _web(httpx.URL(address))
    for _ in range(bounds.redirects + 1):
        client.cookies.clear()
        async with client.stream("GET", url, headers=_conditions(kept, url)) as answer:
            target = answer.headers.get("Location")
            if answer.status_code in _REDIRECTS and target is not None:
                url = _web(url.join(target))
                continue
            if answer.status_code == 304 and kept is not None:
                return Page(State.READ, cache.confirm(address, kept))
            if answer.status_code in _GONE:
                return Page(State.DEAD, why=f"the page is gone ({answer.status_code})")
            if answer.status_code != 200:
                raise _NotRead(f"the server answers {answer.status_code}")
            suffix, data = _suffix(answer), await _body(answer, bounds.size)
            named = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
            content = _unicode(data, answer.charset_encoding) if suffix in (".html", ".txt") else data
            return Page(State.READ, cache.put(address, suffix, content, str(url), *named))
    raise _NotRead(f"it is redirected more than {bounds.redirects} times")


def _web(url: httpx.URL) -> httpx.URL:
    if url.scheme not in ("http", "https") or not url.host:
        raise _NotRead("it leads to what is no web page")
    if url.userinfo:
        raise _NotRead("not asked for: a name or password stands in it")
    return url


def _conditions(kept: Kept | None, url: httpx.URL) -> Mapping[str, str]:
    """The headers that ask for the page only if it is another than the copy, which was read at that address."""
    if kept is None or kept.final != str(url):
        return {}
    conditions = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
    return {name: value for name, value in conditions.items() if value is not None}


def _suffix(answer: httpx.Response) -> str:
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(kind)
    if suffix is None:
        raise _NotRead(f"its type is not read ({kind or 'none is said'})")
    if answer.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise _NotRead("it comes packed, which was not asked for")
    return suffix


async def _body(answer: httpx.Response, most: int) -> bytes:
    data = bytearray()
    async for chunk in answer.aiter_raw():
        data += chunk
        if len(data) > most:
            raise _NotRead(f"it is larger than {most:,} bytes")
    return bytes(data)


def _unicode(data: bytes, encoding: str | None) -> bytes:
    """The page in UTF-8 where the server alone says that it is in another encoding: the copy has only its bytes."""
    try:
        if encoding is None or codecs.lookup(encoding).name == "utf-8":
            return data
        return codecs.BOM_UTF8 + data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError):
        return data
