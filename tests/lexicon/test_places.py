"""The word lists of places, domains and acronyms."""

import pytest
from babel import Locale

from factcheck.lexicon.places import country_codes, gazetteer, state_codes
from factcheck.lexicon.reader import lines, words


def test_every_country_that_cldr_knows_is_there() -> None:
    territories = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    # what nobody calls a country in a release: ocean islands without people, groups and private codes
    left_out = "AC AQ AX BL BQ BV CC CP CQ CX DG EA EH EU EZ GS HM IC "
    left_out += "IO MF NF PM PN QO SH SJ TA TF TK UM UN WF XA XB YT ZZ"
    assert territories - set(left_out.split()) == country_codes() - {"XX"}


def test_the_first_name_is_canonical() -> None:
    places = gazetteer().places
    assert places["UK"].name == places["Britain"].name == "United Kingdom"
    assert places["German"].demonym
    assert not places["Germany"].demonym


def test_states_have_codes_of_capitals() -> None:
    assert {"NY", "NSW", "ON"} <= state_codes()
    assert all(code.isupper() for code in state_codes())


def test_the_domains_hold_int() -> None:
    assert {"int", "com", "рф"} <= words("tlds")


@pytest.mark.parametrize(
    "name", ["acronyms", "organization_acronyms", "official_acronyms", "redirectors", "tlds", "personal_places"]
)
def test_lists_have_no_entry_twice(name: str) -> None:
    assert len(lines(name)) == len(words(name))
