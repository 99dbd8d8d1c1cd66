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
        ("“The bridge opens in May,” Says Ana Example, Mayor of Sampleton.", "Ana Example", "Says", "Ana Example"),
        ("“The bridge opens in May,” Ana Example, mayor of Sampleton.", "Ana Example", None, "Ana Example"),
        ("Ana Example, Mayor of New Sampleton said, “The bridge opens in May.”", "Ana Example", "said", "Ana Example"),
        ("Ana Example of Harbour Link stated, “The bridge opens in May.”", "Ana Example", "stated", "Ana Example"),
        ("Ana Example who paid for it stated that, “The bridge opens in May.”", "Ana Example", "stated", "Ana Example"),
        ("As noted by Mayor Ana Example: “The bridge opens in May.”", "Ana Example", None, "Ana Example"),
        (
            "Tasting notes provided by Ana Example, Chef: “It has a long aftertaste.”",
            "Ana Example",
            None,
            "Ana Example",
        ),
        ("Here are Mayor Example's remarks: “The bridge opens in May.”", "Example", None, "Example"),
        ("Mayor Ana Example issued this statement on it: “It opens in May.”", "Ana Example", None, "Ana Example"),
        ("Ana Example met Bob Sample in May, saying: “The bridge opens now.”", "Ana Example", "saying", "Ana Example"),
        (
            "They showed a film of Ana Example saying, “The bridge opens in May.”",
            "Ana Example",
            "saying",
            "Ana Example",
        ),
        ("Ana Example came. She thanked them, saying: “It opens in May.”", "She", "saying", "Ana Example"),
        (
            "Mayor Ana Example left. Deputy Mayor Bob Sample stayed. “It opens in May,” the deputy mayor said.",
            "the deputy mayor",
            "said",
            "Bob Sample",
        ),
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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“When it opens,” says Ana Example, “trains will follow.”", ["Ana Example", "Ana Example"]),
        ("“It opens in May,” she said, adding that “the trains will follow it.”", ["she", "she"]),
        # what follows a full stop is a sentence of its own
        (
            "“It opens in May,” said Ana Example. “All are welcome.” Bob Sample describes the road as a gift to all.",
            ["Ana Example", "Ana Example"],
        ),
        ("“It opens in May,” said Ana Example.\n\n2\n\n“All are welcome.”", ["Ana Example", "Ana Example"]),
        # a quotation continued over paragraphs, and the one behind it
        ("“We met.\n\n“We will go on,” Mr Example said.\n\n“All are welcome.”", ["Example", "Example"]),
    ],
)
def test_speaker_of_the_next(text: str, speakers: list[str]) -> None:
    quotes, _, _ = read(text)
    assert [quote.speaker for quote in quotes] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge opens in May, and the road follows.”\n\nWork began in 2021.",
        "The owners are accused of writing “that the bridge will open in May for all”.",
        "“The bridge opens in May for all of us here.” It acts on shared values for all the people of the town.",
        "In her remarks “the bridge that opens in May for all of us” came first.",
    ],
)
def test_nobody_named_is_nobody(text: str) -> None:
    quotes, _, _ = read(text)
    assert [quote.speaker for quote in quotes] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ana Example called it “unfair” and left.", "Ana Example"),
        ("The council branded the plan “reckless” in May.", "The council"),
        ("The plan, known as the “big dig” to Ana Example, ended.", None),
        ("The “smart” bins were emptied, said Ana Example.", None),
    ],
)
def test_who_says_a_fragment(text: str, speaker: str | None) -> None:
    (quote,), _, _ = read(text)
    assert (quote.use, quote.speaker) == (QuoteUse.FRAGMENT, speaker)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("“The bridge opens in May,” she said.", QuoteUse.SPEECH),
        ("She called it “unfair” and left.", QuoteUse.FRAGMENT),
        ("The “smart” bins were emptied.", QuoteUse.FRAGMENT),
        ("The exhibition “Harbour at Night” opens in May.", QuoteUse.TITLE),
        ("She wrote a book titled “Rivers” in 2019.", QuoteUse.TITLE),
        ("The mayor has a new message: “It is ours.”", QuoteUse.SPEECH),
        ("He spoke of “a plan that nobody in this town has ever asked anybody for” in May.", QuoteUse.SPEECH),
    ],
)
def test_use(text: str, use: QuoteUse) -> None:
    quotes, _, _ = read(text)
    assert [quote.use for quote in quotes] == [use]


def test_values_of_attributes_are_no_quotations() -> None:
    quotes, unpaired, _ = read(
        '<tweet author="harbour" date="5 May">Mayor Ana Example said: “The bridge opens in May.”'
    )
    assert [quote.speaker for quote in quotes] == ["Ana Example"]
    assert not unpaired


def test_titles_in_single_marks() -> None:
    text, _ = unmark("⟦'Old Piers'⟧ is a book about harbours. Order ⟦'Old Piers'⟧. It costs 9 euros.")
    quotes, _, _ = read(text)
    assert [quote.span.of(text) for quote in quotes] == ["Old Piers", "Old Piers"]


@given(st.text(alphabet="“”\"‘’'«»„ .,:;-\nabAB12", max_size=120))
def test_any_marks(text: str) -> None:
    quotes, unpaired, _ = read(text)
    for quote in quotes:
        assert quote.parts[0].start < quote.span.start <= quote.span.end < quote.parts[-1].end
        assert quote.parts == tuple(sorted(quote.parts))
    covered = {quote.parts[0].start for quote in quotes}
    assert all(one.span.start not in covered for one in unpaired)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.span)
