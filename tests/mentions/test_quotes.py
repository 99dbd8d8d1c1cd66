"""Quotation marks find their partners, quotations their use and their speaker."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.passage import load_passage
from factcheck.mentions.model import Person, QuoteMention, QuoteUse, UnpairedMark
from factcheck.mentions.persons import find_persons
from factcheck.mentions.quotes import find_quotes
from tests.harness.marks import mark, unmark


def read(text: str) -> tuple[tuple[QuoteMention, ...], tuple[UnpairedMark, ...], tuple[Person, ...]]:
    """The quotations, unpaired marks and people of a passage."""
    document = load_passage(text)
    persons, people = find_persons(document, (), ())
    quotes, unpaired = find_quotes(document, persons, people)
    return quotes, unpaired, people


@pytest.mark.parametrize(
    "marked",
    [
        "⟦“The bridge opens in May,”⟧ said Mayor Ana Example. ⟦“The road follows.”⟧",
        '⟦"The bridge opens in May,"⟧ said Mayor Ana Example.',
        "⟦''The bridge opens in May,''⟧ he said.",
        "⟦‘The bridge opens in May,’⟧ said the mayor of the boys’ club.",
        "⟦«The bridge opens in May»⟧, said the mayor.",
        "⟦„The bridge opens in May“⟧, said the mayor.",
        "⟦“We asked ‘Who pays?’ and the ’Ndrangheta did,”⟧ she said.",
        "The ‘Ndrangheta, the '90s, the class of ’08 and rock ’n’ roll aren’t quoted.",
        'The 6\'2" door, the 12" pipe and a 24" x 36" screen.',
        "⟦“We are glad“⟧, said the mayor, ⟦”and we thank everybody”⟧.",
        '⟦"We are glad "⟧said the mayor.',
        "⟦“The bridge opens in May.⟧\n\n⟦“The road follows,”⟧ said the mayor.",
        '⟦"The bridge opens in May.⟧\n\n⟦"The road follows,"⟧ said the mayor.',
        "The mayor promised: ⟦“We will⟧\n\n- open the bridge,\n- open the road.”\n\nWork began in 2021.",
    ],
)
def test_pairs(marked: str) -> None:
    text, spans = unmark(marked)
    quotes, unpaired, _ = read(text)
    parts = [part for quote in quotes for part in quote.parts]
    if "- open the road.”" in text:  # the last part runs to the closing mark, over the list
        assert text[parts[0].start : parts[0].end].endswith("open the road.”")
    else:
        assert mark(text, parts) == marked
    assert (spans[: len(parts)] and not unpaired) or (not parts and not unpaired)


@pytest.mark.parametrize(
    "marked",
    [
        "The mayor said: ⟦“⟧The bridge opens in May.\n\nWork began in 2021.",
        "The bridge opens in May,⟦”⟧ said the mayor.",
        "⟦“⟧The bridge opens in May, said Mayor Ana Example.\n\n“The road follows,” she added.",
        "“The bridge opens in May.\n\n⟦“⟧The road follows a week later.\n\nThe work\n\n“It went well,” she said.",
        '⟦"⟧The bridge opens in May, said the mayor. "The road follows."',
    ],
)
def test_unpaired(marked: str) -> None:
    text, _ = unmark(marked)
    _, unpaired, _ = read(text)
    assert mark(text, [one.span for one in unpaired]) == marked


def test_continued_quotation_is_one() -> None:
    text = "“The bridge opens in May.\n\n“The road follows.\n\n“We are glad,” said Mayor Ana Example."
    (quote,), unpaired, _ = read(text)
    assert [part.of(text)[:4] for part in quote.parts] == ["“The", "“The", "“We "]
    assert text[quote.span.start : quote.span.end].startswith("The bridge")
    assert text[quote.span.start : quote.span.end].endswith("glad,")
    assert not unpaired


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "person"),
    [
        ("“The bridge opens in May,” said Mayor Ana Example.", "Ana Example", "said", "Ana Example"),
        ("“The bridge opens in May,” Mayor Ana Example said on Friday.", "Ana Example", "said", "Ana Example"),
        ("“The bridge opens in May,” Ana Example, mayor of Sampleton, said.", "Ana Example", "said", "Ana Example"),
        ("Mayor Ana Example told reporters, “The bridge opens in May.”", "Ana Example", "told", "Ana Example"),
        ("Mayor Ana Example also added: “The bridge opens in May.”", "Ana Example", "added", "Ana Example"),
        ("Ana Example, mayor of Sampleton: “The bridge opens in May.”", "Ana Example", None, "Ana Example"),
        ("“The bridge opens in May,” according to Mayor Ana Example.", "Ana Example", None, "Ana Example"),
        ("According to Mayor Ana Example, “the bridge will be open in May.”", "Ana Example", None, "Ana Example"),
        ("“The bridge opens in May.” – Ana Example, Mayor", "Ana Example", None, "Ana Example"),
        ("Quotes attributable to Mayor Ana Example:\n\n“The bridge opens in May.”", "Ana Example", None, "Ana Example"),
        ("Mayor Ana Example was glad. “The bridge opens in May,” she said.", "she", "said", "Ana Example"),
        ("Mayor Ana Example was glad. “The bridge opens in May,” the mayor said.", "the mayor", "said", "Ana Example"),
        ("“The bridge opens in May,” the Harbour Trust said in a statement.", "the Harbour Trust", "said", None),
        ("“The bridge opens in May,” officials said.", "officials", "said", None),
        ("“Why wait?” Sample demanded. Bob Sample leads the club.", "Sample", "demanded", "Bob Sample"),
    ],
)
def test_speaker(text: str, speaker: str, verb: str | None, person: str | None) -> None:
    quotes, _, people = read(text)
    quote = quotes[0]
    assert (quote.speaker, quote.verb) == (speaker, verb)
    assert (people[quote.person].name if quote.person is not None else None) == person
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == speaker


def test_second_half_has_the_same_speaker() -> None:
    quotes, _, _ = read("“We met,” said Mayor Ana Example of Sampleton. “We will meet again.”\n\n“All are welcome.”")
    assert [quote.speaker for quote in quotes] == ["Ana Example"] * 3


def test_nobody_named_is_nobody() -> None:
    quotes, _, _ = read("“The bridge opens in May, and the road follows.”\n\nWork began in 2021.")
    assert [quote.speaker for quote in quotes] == [None]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("“The bridge opens in May,” she said.", QuoteUse.SPEECH),
        ("She called it “unfair” and left.", QuoteUse.FRAGMENT),
        ("The “smart” bins were emptied.", QuoteUse.FRAGMENT),
        ("The exhibition “Harbour at Night” opens in May.", QuoteUse.TITLE),
        ("She wrote a book titled “Rivers” in 2019.", QuoteUse.TITLE),
        ("He spoke of “a plan that nobody in this town has ever asked anybody for” in May.", QuoteUse.SPEECH),
    ],
)
def test_use(text: str, use: QuoteUse) -> None:
    quotes, _, _ = read(text)
    assert [quote.use for quote in quotes] == [use]


@given(st.text(alphabet="“”\"‘’'«»„ .,:;-\nabAB12", max_size=120))
def test_any_marks(text: str) -> None:
    quotes, unpaired, _ = read(text)
    for quote in quotes:
        assert quote.parts[0].start < quote.span.start <= quote.span.end < quote.parts[-1].end
        assert quote.parts == tuple(sorted(quote.parts))
    covered = {quote.parts[0].start for quote in quotes}
    assert all(one.span.start not in covered for one in unpaired)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.span)
