"""Links of the markup and addresses in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.links import find_links
from tests.harness.marks import mark, unmark


@pytest.mark.parametrize(
    "marked",
    [
        "See ⟦https://www.harbour-guild.int/news?id=3#top⟧.",
        "(See ⟦www.harbour-guild.org⟧, or ⟦harbour-guild.int/list⟧.)",
        "See ⟦https://harbour-guild.org/a_(b)⟧) today",
        "See ⟦http://a.b-.co⟧ but not http://362.",
        "See ⟦http://localhost:8000⟧ and ⟦http://user:word@harbour.org:80/x⟧!",
        "See ⟦htp:/www.harbour,int/news⟧ and ⟦http//www.harbour.org⟧.",
        "See ⟦www.harbour,int/news⟧ or ⟦http://www..harbour.org⟧.",
        "Contact the officer⟦www.harbour.com⟧ or ⟦www.harbour.com⟧.Cautionary words",
        "⟦harbour.int⟧'s list; ⟦президент.рф⟧.",
        # no addresses
        "At 9.30am on no.5 the U.S.A. and e.g. Ph.D. students in Washington.DC met.",
        "Yahoo! said.The firm ended.In total 3.5m and 8,263 were told.us.",
        "The files report.pdf, archive.zip, README.md and /path/to/file.pl are new.",
        "Write to press@harbour.int or @harbour.int, from 9 a.m.to 5 p.m.at noon.",
    ],
)
def test_addresses(marked: str) -> None:
    text, _ = unmark(marked)
    assert mark(text, [link.span for link in find_links(load_passage(text))]) == marked


def test_an_address_that_is_linked_stands_twice() -> None:
    document = load("a.md", b"See [www.harbour.int](https://www.harbour.int/en) and [the list](/list).")
    found = [(link.span.of(document.text), link.target, link.bare) for link in find_links(document)]
    assert found == [
        ("www.harbour.int", "https://www.harbour.int/en", False),
        ("www.harbour.int", "www.harbour.int", True),
        ("the list", "/list", False),
    ]


@given(st.text(alphabet="htpsw.:/,;@-a1 ()\n’_", max_size=80))
def test_no_text_crashes_and_addresses_never_overlap(text: str) -> None:
    end = 0
    for link in find_links(load_passage(text)):
        assert end <= link.span.start < link.span.end <= len(text)
        assert link.target == link.span.of(text)
        end = link.span.end
