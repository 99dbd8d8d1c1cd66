"""Patterns that cost nothing until they are used."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern")


class _LazyPattern:
    """Stands for a pattern until something is asked of it, and from then on hands out its methods."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def lazy_pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` returns, made at its first use.

    Compiling all patterns takes longer than all else at the start, and a release needs a third of them.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(source, flags))
