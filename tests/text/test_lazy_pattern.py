"""Patterns that are compiled when they are first used."""

import re

import pytest

from factcheck.text.lazy_pattern import lazy_pattern


def test_behaves_like_a_compiled_pattern() -> None:
    lazy, compiled = lazy_pattern(r"(\d+) guns?", re.IGNORECASE), re.compile(r"(\d+) guns?", re.IGNORECASE)
    text = "12 Guns, then 1 gun"
    assert lazy.findall(text) == compiled.findall(text) == ["12", "1"]
    assert lazy.sub("x", text) == compiled.sub("x", text)
    assert [match.span() for match in lazy.finditer(text, 3)] == [match.span() for match in compiled.finditer(text, 3)]
    assert lazy.pattern == compiled.pattern
    assert lazy.groups == 1


def test_reads_bytes_as_well() -> None:
    assert lazy_pattern(rb"[\x80-\xff]+").findall(b"a\xc3\xa9b") == [b"\xc3\xa9"]


def test_compiles_at_the_first_use_only() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.match("x")
