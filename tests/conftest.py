"""What all tests share: where the seed and the measuring data lie, and how Hypothesis runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples in every run: a test that fails once in a while tells nobody anything.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def seed_path() -> Path:
    """The seed: a real release, byte-exact."""
    return ROOT / "seeds" / "000_2b98c5c21dc7bccb.txt"


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of real releases and test sets, which is no part of the project."""
    folder = os.environ.get("FACTCHECK_DATA")
    if not folder:
        pytest.skip("FACTCHECK_DATA is not set: real releases and test sets are not measured")
    return Path(folder)
