"""``verify --online``: the web pages that claims link to bear them out, are gone, or say nothing."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import guarded, online
from tests.cli.conftest import Cli, Ended
from tests.cli.web import Answer, Web, serving

HEAD = "# Police seize guns\n\n7 June 2023\n\nELMSTAD – The police report on their work.\n\n"
PAGE = b"<html><body><h1>Report</h1><p>During the operation police seized 8,263 illicit firearms.</p></body></html>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that ``--online`` may reach, though it is on this machine."""
    with serving() as web:
        monkeypatch.setattr(guarded, "Guard", web.guard)
        yield web


def verified(cli: Cli, folder: Path, body: str, *words: str) -> tuple[dict[str, Any], Ended]:
    """The report on a release, and how the command ended."""
    (folder / "release.md").write_text(HEAD + body, "utf-8")
    ended = cli("verify", "release.md", "--format", "json", "--online", "--cache", "copies", *words)
    (document,) = json.loads(ended.out)["documents"]
    return document, ended


@pytest.mark.enable_socket
@pytest.mark.parametrize(("figure", "code", "rules"), [("8,263", 0, []), ("8,236", 1, ["contradicted-by-source"])])
def test_a_page_is_what_the_claim_is_weighed_against(
    cli: Cli, web: Web, tmp_path: Path, figure: str, code: int, rules: list[str]
) -> None:
    web.answers["/report"] = Answer(body=PAGE)
    body = f"Police seized [{figure} illicit firearms]({web.address('/report#top')}) in the operation."
    document, ended = verified(cli, tmp_path, body)
    assert [finding["rule"] for finding in document["findings"]] == rules
    assert (ended.code, ended.err) == (code, "")
    receipts = [receipt for claim in document["claims"] for receipt in claim["receipts"]]
    assert {receipt["source"] for receipt in receipts} == {web.address("/report")}
    assert len(list((tmp_path / "copies").iterdir())) == 2


@pytest.mark.enable_socket
def test_a_page_that_is_gone_is_a_dead_link(cli: Cli, web: Web, tmp_path: Path) -> None:
    body = f"Police seized [8,263 illicit firearms]({web.address('/gone')}) in the operation."
    document, ended = verified(cli, tmp_path, body)
    assert [(finding["rule"], finding["message"]) for finding in document["findings"]] == [
        ("dead-link", f"the page is gone (404): {web.address('/gone')}")
    ]
    assert ended.code == 1


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer(503), "the server answers 503"),
        (Answer(body=b"%PDF-1.7 cut off", type="application/pdf"), "PDF"),
        (Answer(type="image/png"), "its type is not read (image/png)"),
    ],
)
def test_what_is_not_known_is_told_and_no_finding(
    cli: Cli, web: Web, tmp_path: Path, answer: Answer, told: str
) -> None:
    web.answers["/report"] = answer
    body = f"Police seized [8,263 illicit firearms]({web.address('/report')}) in the operation."
    document, ended = verified(cli, tmp_path, body)
    assert (document["findings"], ended.code) == ([], 0)
    (line,) = ended.err.splitlines()
    assert line.startswith(f"factcheck: {web.address('/report')}: not verified: ")
    assert told in line


@pytest.mark.enable_socket
def test_only_links_of_claims_are_followed_and_each_once(cli: Cli, web: Web, tmp_path: Path) -> None:
    web.answers["/report"] = Answer(body=PAGE)
    report = web.address("/report")
    body = (
        f"Read more at [our office]({web.address('/office')}).\n\n"
        f"Police seized [8,263 illicit firearms]({report}) in the operation.\n\n"
        f"The [8,263 illicit firearms]({report}#again) were destroyed. The file is [here](mailto:press@pages.example)."
    )
    verified(cli, tmp_path, body, "--jobs", "2")
    assert [path for path, _ in web.asked] == ["/report"]


@pytest.mark.enable_socket
def test_without_the_switch_no_name_is_asked_for_and_no_socket_opened(
    cli: Cli, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def note(*_: object, **__: object) -> None:
        opened.append("asked")
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", note)
    monkeypatch.setattr(socket.socket, "connect", note)
    body = f"Police seized [8,263 illicit firearms]({web.address('/report')}) in the operation."
    (tmp_path / "release.md").write_text(HEAD + body, "utf-8")
    assert cli("verify", "release.md").code == 0
    assert cli("check", "release.md", "--exit-zero").code == 0
    assert (opened, web.asked) == ([], [])


def test_a_release_without_links_needs_no_network(cli: Cli, tmp_path: Path) -> None:
    _, ended = verified(cli, tmp_path, "Police seized 8,263 illicit firearms in the operation.")
    assert (ended.code, ended.err) == (0, "")
    assert not (tmp_path / "copies").exists()


def test_what_is_not_installed_is_said_in_one_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "find_spec", lambda name: None)
    ended = cli("verify", "clean.txt", "--online")
    assert ended.code == 2
    assert ended.err == 'factcheck: --online needs httpx: pip install "factcheck[links]"\n'


@pytest.mark.enable_socket
def test_a_folder_for_copies_that_cannot_be_made(cli: Cli, web: Web, tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("a file", "utf-8")
    (tmp_path / "release.md").write_text(f"{HEAD}Police seized [8,263 guns]({web.address('/report')}).", "utf-8")
    ended = cli("verify", "release.md", "--online", "--cache", "copies")
    assert ended.code == 2
    assert ended.err.startswith("factcheck: copies: ")
    assert ended.err.count("\n") == 1
