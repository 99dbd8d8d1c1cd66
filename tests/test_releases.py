"""Releases without a mistake, full of places that look like one: no rule finds an error or a warning in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness.running import is_shown, told
from tests.harness.whole import check_release

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "releases"


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_clean(path: Path) -> None:
    release, findings = check_release(path.read_bytes(), path.suffix)
    shown = [finding for finding in findings if is_shown(finding)]
    assert not shown, "\n".join(told(release, finding) for finding in shown)
