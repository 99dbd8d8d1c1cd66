import pytest

from factcheck.loading.passage import load_passage
from factcheck.mentions.ordinals import find_ordinals
from factcheck.mentions.taken import Taken
from tests.harness.marks import mark, unmark


@pytest.mark.parametrize(
    ("marked", "numbers"),
    [
        ("its ⟦91th⟧ and ⟦22nd⟧ meeting", [91, 22]),
        ("the ⟦first⟧, ⟦twenty-second⟧ and ⟦thirty first⟧ ship", [1, 22, 31]),
        ("the ⟦one hundred and third⟧ day, the ⟦hundredth⟧", [103, 100]),
        ("a ⟦second⟧ suspect; a second, per second", [2]),
        ("one third, one-fifth, a third of the crew", []),
        ("the ⟦1,000th⟧ visitor", [1000]),
        ("B2nd and seconds and firsthand", []),
    ],
)
def test_ordinals(marked: str, numbers: list[int]) -> None:
    text, spans = unmark(marked)
    found = find_ordinals(load_passage(text), Taken())
    assert mark(text, [ordinal.span for ordinal in found]) == mark(text, spans)
    assert [ordinal.number for ordinal in found] == numbers


def test_suffix() -> None:
    text = "the 91th"
    (ordinal,) = find_ordinals(load_passage(text), Taken())
    assert ordinal.suffix_span is not None
    assert (ordinal.suffix, ordinal.suffix_span.of(text)) == ("th", "th")
