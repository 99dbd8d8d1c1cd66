"""Fetching pages: only from public addresses, within bounds, and what a server's answer proves."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from factcheck.cli import page_cache
from factcheck.cli.fetching import Bounds, Page, State, fetch
from factcheck.cli.guarded import Guard, GuardedTransport, NoSuchHost, is_public, resolved
from factcheck.cli.page_cache import PageCache
from factcheck.loading.load import load
from tests.cli.web import Answer, Web, serving

pytestmark = pytest.mark.enable_socket  # the server is on this machine

PAGE = b"<html><body><h1>Report</h1><p>Police seized 8,263 illicit firearms.</p></body></html>"
QUICK = Bounds(step=0.4, whole=0.8, size=200_000)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as web:
        yield web


@pytest.fixture
def cache(tmp_path: Path) -> PageCache:
    return PageCache(tmp_path / "pages")


def fetched(web: Web, cache: PageCache, path: str, guard: Guard | None = None, bounds: Bounds = QUICK) -> Page:
    """What a page of the server is found to be."""
    address = web.address(path)
    return fetch([address], cache, guard or web.guard(), bounds)[address]


# ------------------------------------------------------------------------------------------------- addresses

REFUSED = (
    "10.0.0.1", "172.16.3.4", "192.168.1.1", "127.0.0.1", "127.9.9.9", "0.0.0.0", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255", "168.63.129.16", "192.88.99.1", "::", "::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "64:ff9b::a00:1", "64:ff9b::808:808", "64:ff9b:1::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1",
    "fd00:ec2::254", "ff02::1", "2001:db8::1", "2002:a00:1::1", "2001::1", "3fff::1", "not an address", "",
)  # fmt: skip


@pytest.mark.parametrize("address", REFUSED)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "2a00:1450::200e"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_a_name_of_this_machine_is_refused(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body=PAGE)

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    page = fetched(web, cache, "/", Guard(resolve))
    assert (page.state, page.path) == (State.UNKNOWN, None)
    assert "127.0.0.1" in page.why
    assert web.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]"])
def test_no_writing_of_this_machine_is_let_through(web: Web, cache: PageCache, host: str) -> None:
    address = web.address("/", host)
    assert fetch([address], cache, Guard(), QUICK)[address].state is State.UNKNOWN
    assert web.asked == []


def test_one_private_address_among_public_ones_is_enough(web: Web, cache: PageCache) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1", "10.0.0.1"]

    page = fetched(web, cache, "/", Guard(resolve, lambda address: address != "10.0.0.1"))
    assert page.state is State.UNKNOWN
    assert web.asked == []


def test_a_name_is_resolved_once_a_request_and_again_for_each_redirection(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body=PAGE)
    web.answers["/again"] = Answer(302, headers={"Location": "/"})
    said = iter(["127.0.0.1", "127.0.0.1", "10.0.0.1"])

    async def resolve(host: str, port: int) -> list[str]:
        return [next(said)]

    rebinding = Guard(resolve, lambda address: address == "127.0.0.1")
    assert fetched(web, cache, "/", rebinding).state is State.READ
    assert fetched(web, cache, "/again", rebinding).why.count("10.0.0.1") == 1
    assert [path for path, _ in web.asked] == ["/", "/again"]


def test_the_connection_goes_to_the_address_and_the_certificate_by_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[httpx.Request] = []

    class Recorded(httpx.AsyncBaseTransport):
        def __init__(self, **options: object) -> None:
            assert options["trust_env"] is False

        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200)

    async def resolve(host: str, port: int) -> list[str]:
        assert (host, port) == ("pages.example", 443)
        return ["2606:4700::1111"]

    monkeypatch.setattr(httpx, "AsyncHTTPTransport", Recorded)

    async def ask() -> None:
        async with httpx.AsyncClient(transport=GuardedTransport(Guard(resolve))) as client:
            await client.get("https://pages.example/report?a=b")

    asyncio.run(ask())
    (request,) = sent
    assert str(request.url) == "https://[2606:4700::1111]/report?a=b"
    assert request.headers["Host"] == "pages.example"
    assert request.extensions["sni_hostname"] == "pages.example"


def test_neither_proxies_nor_passwords_of_the_environment(
    web: Web, cache: PageCache, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine pages.example login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    web.answers["/"] = Answer(body=PAGE)
    assert fetched(web, cache, "/").state is State.READ
    ((_, headers),) = web.asked
    assert "Authorization" not in headers
    assert headers["Host"] == f"pages.example:{web.port}"
    assert headers["User-Agent"].startswith("factcheck/")


# --------------------------------------------------------------------------------------------------- answers


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_is_dead(web: Web, cache: PageCache, status: int) -> None:
    web.answers["/"] = Answer(status)
    page = fetched(web, cache, "/")
    assert page.state is State.DEAD
    assert str(status) in page.why


@pytest.mark.parametrize("status", [204, 301, 401, 403, 418, 429, 500, 502, 503])
def test_every_other_answer_proves_nothing(web: Web, cache: PageCache, status: int) -> None:
    web.answers["/"] = Answer(status)
    page = fetched(web, cache, "/")
    assert (page.state, page.path) == (State.UNKNOWN, None)
    assert str(status) in page.why


def test_a_name_that_does_not_exist_is_dead(web: Web, cache: PageCache) -> None:
    page = fetched(web, cache, "/", web.guard(pages_example=None))
    assert (page.state, page.why) == (State.DEAD, "there is no host of the name pages.example")


@pytest.mark.parametrize(
    ("number", "working", "raised"),
    [
        (socket.EAI_NONAME, True, NoSuchHost),
        (socket.EAI_NONAME, False, socket.gaierror),  # no network: no name exists
        (socket.EAI_AGAIN, True, socket.gaierror),
    ],
)
def test_only_a_name_service_that_answers_tells(
    monkeypatch: pytest.MonkeyPatch, number: int, working: bool, raised: type[Exception]
) -> None:
    def named(host: str, *_: object, **__: object) -> list[object]:
        if host == "pages.example" or not working:
            raise socket.gaierror(number, "no answer")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", named)
    with pytest.raises(raised):
        asyncio.run(resolved("pages.example", 80))
    if working:
        assert asyncio.run(resolved("other.example", 80)) == ["93.184.216.34"]


def test_a_name_service_that_fails_proves_nothing(web: Web, cache: PageCache) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    assert fetched(web, cache, "/", Guard(resolve)).state is State.UNKNOWN


def test_nobody_answers(cache: PageCache) -> None:
    with serving() as gone:
        pass
    assert fetched(gone, cache, "/").state is State.UNKNOWN


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirections_are_followed(web: Web, cache: PageCache, status: int) -> None:
    web.answers["/old"] = Answer(status, headers={"Location": web.address("/new", "other.example")})
    web.answers["/new"] = Answer(body=PAGE)
    page = fetched(web, cache, "/old")
    assert page.path is not None
    assert page.path.read_bytes() == PAGE


def test_a_redirection_to_a_page_that_is_gone(web: Web, cache: PageCache) -> None:
    web.answers["/old"] = Answer(301, headers={"Location": "/gone"})
    assert fetched(web, cache, "/old").state is State.DEAD


@pytest.mark.parametrize(
    "target",
    [
        "http://inside.example/",
        "file:///etc/passwd",
        "ftp://pages.example/a",
        "//inside.example/",
        "mailto:press@pages.example",
    ],
)
def test_a_redirection_that_is_not_followed(web: Web, cache: PageCache, target: str) -> None:
    web.answers["/"] = Answer(302, headers={"Location": target})
    assert fetched(web, cache, "/", web.guard(inside_example="10.0.0.1")).state is State.UNKNOWN
    assert len(web.asked) == 1


@pytest.mark.parametrize(("steps", "state"), [(10, State.READ), (11, State.UNKNOWN), (30, State.UNKNOWN)])
def test_no_more_than_ten_redirections(web: Web, cache: PageCache, steps: int, state: State) -> None:
    for step in range(steps):
        web.answers[f"/{step}"] = Answer(302, headers={"Location": f"/{step + 1}"})
    web.answers[f"/{steps}"] = Answer(body=PAGE)
    assert fetched(web, cache, "/0", bounds=Bounds()).state is state
    assert len(web.asked) == 11


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        ("text/html", ".html"),
        ("TEXT/HTML;charset=utf-8", ".html"),
        ("text/plain", ".txt"),
        ("application/pdf", ".pdf"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        ("application/zip", None),
        ("image/png", None),
        ("text/css", None),
        (None, None),
    ],
)
def test_only_types_that_are_read(web: Web, cache: PageCache, kind: str | None, suffix: str | None) -> None:
    web.answers["/"] = Answer(body=PAGE, type=kind)
    page = fetched(web, cache, "/")
    assert (page.path.suffix if page.path else None) == suffix
    assert page.state is (State.READ if suffix else State.UNKNOWN)


def test_a_packed_page_is_not_unpacked(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body=PAGE, headers={"Content-Encoding": "gzip"})
    assert fetched(web, cache, "/").state is State.UNKNOWN


def test_a_body_without_end(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body=PAGE, go_on=1000)
    page = fetched(web, cache, "/", bounds=Bounds(size=200_000))
    assert (page.state, page.why) == (State.UNKNOWN, "it is larger than 200,000 bytes")


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=PAGE, wait=1.5),
        Answer(body=PAGE, pause=1.5, go_on=1),  # longer than one step may take
        Answer(body=PAGE, pause=0.1, go_on=100),  # each step in time, the whole not
        Answer(302, headers={"Location": "/"}, pause=0.1, go_on=100),
    ],
)
def test_a_slow_server(web: Web, cache: PageCache, answer: Answer) -> None:
    web.answers["/"] = answer
    bounds = Bounds(step=0.4, whole=0.8, size=50_000_000, redirects=1000)
    assert fetched(web, cache, "/", bounds=bounds) == Page(State.UNKNOWN, why="the server took too long")


def test_an_encoding_that_only_the_server_names(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body="Zürich – 40 Boote".encode("cp1252"), type="text/plain; charset=windows-1252")
    page = fetched(web, cache, "/")
    assert load(str(page.path)).text == "Zürich – 40 Boote"


@pytest.mark.parametrize("address", ["http://", "http://[1", "http://a:b@pages.example/", "http://pages.example:x/"])
def test_an_address_that_is_not_asked_for(web: Web, cache: PageCache, address: str) -> None:
    page = fetch([address], cache, web.guard(), QUICK)[address]
    assert page.state is State.UNKNOWN
    assert web.asked == []


def test_each_page_once_and_two_at_a_time(web: Web, cache: PageCache) -> None:
    for number in range(6):
        web.answers[f"/{number}"] = Answer(body=PAGE, pause=0.05, go_on=1)
    addresses = [web.address(f"/{number}") for number in range(6)]
    pages = fetch([*addresses, *addresses], cache, web.guard(), Bounds())
    assert list(pages) == addresses
    assert {page.state for page in pages.values()} == {State.READ}
    assert sorted(path for path, _ in web.asked) == [f"/{number}" for number in range(6)]
    assert web.most_at_once == 2


# ----------------------------------------------------------------------------------------------------- cache


class Clock:
    """Stands for the clock of the cache."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1_700_000_000.0
        monkeypatch.setattr(page_cache.time, "time", lambda: self.now)


def test_a_fresh_copy_is_not_asked_for(web: Web, cache: PageCache) -> None:
    web.answers["/"] = Answer(body=PAGE)
    assert fetched(web, cache, "/") == fetched(web, cache, "/")
    assert len(web.asked) == 1


def test_an_older_copy_is_asked_for_with_its_mark(web: Web, cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    web.answers["/"] = Answer(body=PAGE, etag='"one"', headers={"Last-Modified": "Wed, 07 Jun 2023 10:00:00 GMT"})
    first = fetched(web, cache, "/")
    clock.now += 7200
    assert fetched(web, cache, "/") == first
    assert web.asked[-1][1]["If-None-Match"] == '"one"'
    assert web.asked[-1][1]["If-Modified-Since"] == "Wed, 07 Jun 2023 10:00:00 GMT"
    clock.now += 60  # what the server confirmed is fresh again
    fetched(web, cache, "/")
    assert len(web.asked) == 2


def test_a_page_that_changed_is_read_again(web: Web, cache: PageCache, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    web.answers["/"] = Answer(body=PAGE, etag='"one"')
    fetched(web, cache, "/")
    clock.now += 7200
    web.answers["/"] = Answer(body=b"Another", type="text/plain", etag='"two"')
    page = fetched(web, cache, "/")
    assert page.path is not None
    assert page.path.read_bytes() == b"Another"
    assert [path.suffix for path in sorted(page.path.parent.iterdir())] == [".json", ".txt"]


@pytest.mark.parametrize(("status", "state"), [(404, State.DEAD), (503, State.UNKNOWN)])
def test_a_failure_is_not_kept(
    web: Web, cache: PageCache, monkeypatch: pytest.MonkeyPatch, status: int, state: State
) -> None:
    clock = Clock(monkeypatch)
    for answer, expected in ((Answer(body=PAGE), State.READ), (Answer(status), state), (Answer(body=PAGE), State.READ)):
        web.answers["/"] = answer
        assert fetched(web, cache, "/").state is expected
        clock.now += 7200
    assert len(web.asked) == 3


def test_old_copies_are_thrown_away_and_nothing_else(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "notes.json").write_text("{}", "utf-8")
    web.answers["/"] = Answer(body=PAGE)
    fetched(web, PageCache(folder), "/")
    assert len(list(folder.iterdir())) == 3
    now = page_cache.time.time()
    monkeypatch.setattr(page_cache.time, "time", lambda: now + 40 * 24 * 3600)
    PageCache(folder)
    assert [path.name for path in folder.iterdir()] == ["notes.json"]


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"address": 1}', "not json"])
def test_a_damaged_note_is_no_copy(web: Web, cache: PageCache, damage: str) -> None:
    web.answers["/"] = Answer(body=PAGE)
    page = fetched(web, cache, "/")
    assert page.path is not None
    page.path.with_suffix(".json").write_text(damage, "utf-8")
    assert fetched(web, cache, "/").state is State.READ
    assert len(web.asked) == 2
