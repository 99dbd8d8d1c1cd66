"""Patterns that most releases never need: each is compiled when it is first used."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _LazyPattern:
    """Stands for a pattern until something is asked of it, and from then on hands out its methods."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` returns, made at its first use.

    Compiling all patterns takes a third of the start-up, and a release needs a third of them. A call costs a little
    more than one of a compiled pattern: not for those that every release runs many times.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
