import re

from factcheck.lexicon import make_currencies
from factcheck.lexicon.currencies import codes, names, parts, symbols, unmarked


def test_every_symbol_and_name_has_a_code() -> None:
    for code in (*symbols().values(), *names().values(), *parts().values()):
        assert re.fullmatch(r"[A-Z]{3}", code)


def test_codes_are_no_words() -> None:
    assert {"USD", "EUR", "SGD", "XOF"} <= codes()
    assert codes().isdisjoint({"TOP", "ALL", "TRY", "CUP"})


def test_names() -> None:
    assert (names()["us dollars"], names()["swiss franc"], names()["yen"]) == ("USD", "CHF", "JPY")
    assert symbols()["A$"] == "AUD"
    assert "$" in unmarked()


def test_file_is_up_to_date() -> None:
    assert make_currencies.TARGET.read_text(encoding="utf-8") == make_currencies.written()
