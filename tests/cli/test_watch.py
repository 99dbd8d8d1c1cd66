"""Waiting for changes, the bar of a long run, and places that are links."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from factcheck.cli.progress import with_progress
from factcheck.cli.watch import watch
from factcheck.findings.assemble import not_checked
from factcheck.pipeline import Input
from tests.cli.conftest import Cli


class Interrupted(Exception):
    """Stands for Ctrl-C."""


def test_checks_again_when_a_file_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one", "utf-8")
    checks: list[str] = []
    steps = iter(["same", "change", "same", "remove", "end"])

    def wait(_: float) -> None:
        step = next(steps)
        if step == "change":
            file.write_text("another", "utf-8")
        elif step == "remove":
            file.unlink()
        elif step == "end":
            raise Interrupted

    def check() -> int:
        checks.append(file.read_text("utf-8") if file.exists() else "gone")
        return 1

    with pytest.raises(Interrupted):
        watch(check, lambda: [Input(str(file))], wait)
    assert checks == ["one", "another", "gone"]
    said = capsys.readouterr().err.split("\n")
    assert said[:2] == ["factcheck: watch: check begins", "factcheck: watch: check ends"]


def test_standard_input_is_not_waited_for(cli: Cli) -> None:
    assert cli("check", "-", "--watch").code == 2


@pytest.mark.parametrize(("total", "shown", "drawn"), [(40, True, True), (40, False, False), (3, True, False)])
def test_bar(monkeypatch: pytest.MonkeyPatch, total: int, shown: bool, drawn: bool) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    documents = [not_checked(str(number), "gone") for number in range(total)]
    assert list(with_progress(documents, total, shown)) == documents
    written = stream.getvalue()
    assert bool(written) is drawn
    if drawn:
        assert "40 of 40 releases" in written
        assert written.endswith("\r\x1b[K"), "nothing of it stays"


def test_places_are_links_where_asked_for(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    linked = cli("check", "wrong.txt").out
    assert f"\x1b]8;;file://{tmp_path}/wrong.txt\x1b\\wrong.txt:5:35\x1b]8;;\x1b\\" in linked
    monkeypatch.setenv("FORCE_HYPERLINK", "0")
    assert "\x1b" not in cli("check", "wrong.txt").out
