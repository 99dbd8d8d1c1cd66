"""A coverage-guided target for each reader; see the README beside it."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck.errors import InputNotRead
    from factcheck.loading.formats import FORMATS


def target(suffix: str) -> None:
    """Runs the reader of a suffix until it does something else than read or refuse."""
    form = FORMATS[f".{suffix}"]

    def run(data: bytes) -> None:
        try:
            form.read(f"fuzz.{suffix}", data)
        except InputNotRead as error:
            if not error.reason or "\n" in error.reason:
                raise AssertionError(f"no line: {error.reason!r}") from error

    atheris.Setup([sys.argv[0], *sys.argv[2:]], run)
    atheris.Fuzz()


if __name__ == "__main__":
    target(sys.argv[1])
