"""Which names of a release are spellings of one name."""

from __future__ import annotations

from factcheck.mentions.name_clusters import NameClusters, is_same_but_marks, name_words
from factcheck.pipeline import passage_release
from factcheck.release import Release


def _clusters(text: str) -> tuple[Release, NameClusters]:
    release = passage_release(text)
    return release, release.names


def test_people_a_slip_apart_are_one_cluster() -> None:
    release, names = _clusters(
        "Secretary General Jürgen Stock spoke. Secretary General Jürgen Stokc left. Mayor Ana Weber came."
    )
    stock, stokc, weber = release.mentions.people
    assert [(pair.one_word, pair.other_word, pair.accents_only) for pair in names.people] == [("Stock", "Stokc", False)]
    assert names.may_be_one(stock, stokc)
    assert not names.may_be_one(stock, weber)
    assert names.may_be_one(weber, weber)


def test_three_spellings_are_one_cluster() -> None:
    release, names = _clusters(
        "Mayor Ana Quintero spoke. Then Mayor Ana Quintera left, and Mayor Ana Quintara came back. Mayor Tom Fox left."
    )
    first, second, third, fox = release.mentions.people
    assert names.may_be_one(first, third)
    assert names.may_be_one(second, third)
    assert not names.may_be_one(first, fox)


def test_relatives_are_no_pair() -> None:
    _, names = _clusters("Mayor Maria Hansen and Senator Mario Hansen run the bakery.")
    assert names.people == ()


def test_a_family_name_of_two_is_not_the_only_one() -> None:
    release, names = _clusters("Mayor Ana Weber met Governor Tom Weber and Senator Maria Fox.")
    assert [names.is_only(person) for person in release.mentions.people] == [False, False, True]


def test_bodies_that_differ_by_a_slip() -> None:
    _, names = _clusters("The Harbour Enviromental Agency met. The Harbour Environmental Agency will meet again.")
    assert [(pair.one_word, pair.other_word, pair.number_only) for pair in names.bodies] == [
        ("Enviromental", "Environmental", False)
    ]


def test_bodies_that_differ_in_number() -> None:
    _, names = _clusters("The Office of Foreign Harbours Control met. The Office of Foreign Harbour Control will meet.")
    assert [pair.number_only for pair in names.bodies] == [True]
    _, names = _clusters("The Eastham Harbour Trade Schools met. The Eastham Harbour Trade School will meet again.")
    assert names.bodies == ()


def test_computed_once() -> None:
    release, names = _clusters("Mayor Ana Weber spoke.")
    assert release.names is names


def test_words_of_a_name() -> None:
    assert name_words("Edwin “Eddie” Sample Jr.") == ["Edwin", "Sample"]
    assert is_same_but_marks("O'Hara", "O’’Hara")
    assert not is_same_but_marks("O'Hara", "Ohara")
