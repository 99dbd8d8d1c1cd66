"""Currencies: their codes, symbols and names."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon.reader import table


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes in use that are not also words in capitals, as TOP and ALL are."""
    data = table("currencies")
    return frozenset(data["codes"]) - frozenset(data["words"])


@cache
def symbols() -> dict[str, str]:
    """The code of each symbol as written."""
    return dict(table("currency_words")["symbols"])


@cache
def names() -> dict[str, str]:
    """The code of each currency name in lower case, singular and plural."""
    named = {**table("currencies")["names"], **table("currency_words")["names"]}
    return named | {f"{name}s": code for name, code in named.items()}


@cache
def parts() -> dict[str, str]:
    """The currency whose hundredth each name or sign is: "cents", "pence"."""
    return dict(table("currency_words")["parts"])


@cache
def unmarked() -> frozenset[str]:
    """The symbols that several currencies share, so that they alone do not tell which one."""
    return frozenset(table("currency_words")["unmarked"])
