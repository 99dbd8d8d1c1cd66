"""Where sentences end, and where a full stop ends none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.sentences import split_sentences
from factcheck.text.span import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "It opened in June.|The mayor was there.",
        "They paid $5.7 bn. in all.|Nobody complained.",
        "Approx. 3.5 tonnes were found.|They are safe.",
        "It began on Sept. 11 in Ghent.|It ended soon.",
        "The U.S. Senate voted.|It met in the U.S.|The vote was close.",
        "See No. 5 and Fig. 12.|Both are new.",
        "Anna B. Stein and J. K. Moor met in St. Louis.|They left.",
        "It starts at 3 p.m.|The doors open earlier.",
        "It starts at 3 p.m. Monday and ends at 5 p.m. ET.|Come early.",
        "Acme Inc. (NYSE: ACM) grew.|Barton Ltd. did not.",
        "She joined Barton Ltd.|She left in May.",
        "“It is done.”|The chair agreed.",
        "“It is done!” the chair said.|Then they left.",
        "“Is it done?” Anna Stein asked.|It was.",
        "Was it?|Yes!|It was.",
        "It has grown.[3]|The next report follows.",
        "It costs $2.35 Million for 20 boats.",
        "The note says … nothing of it.|Really.",
        "He leads Depts. of Water and e.g. Mr. Moor, Dr. Stein and Gen. Ruiz.|They met.",
        "1. The first rule applies.|The second does not.",
        "It was released in 2016.|This case is closed.",
        "You and I.|Did they see Albert I. Jones?",
        "He lives in Washington, D.C. 20530 and works there.",
        "The company (founded by Ms. Moor in Calif.) grew.|It is private.",
        "‘Ndrangheta is a group.|It is old.",
        "1. Close the valve|2. Call the crew",
        "1) Close the valve.|2) Call the crew",
        "She named three steps:|1. Close the valve.|2. Call the crew.|3. Wait.",
        "They met Anna E. Stein.|a. here it is|b. another|c. one more",
        "They seized 1) Colt rifles; 2) Ruger pistols; and 3) a knife.|It was late.",
        "The log says ‘the sea was calm. We saw no light. It was cold.’ (Entry of the mate.)|Then they left.",
        "The crew's log and the mates' book are lost.|They looked.",
        '"It was [...] a stairway [...]" (Moor, page 5).|It is not.',
        "It is done.|________________",
        "It starts at 9 a.m. PDT on Monday.|It ends at 8 p.m. EST Tuesday.|Come early.",
        "She works at Yahoo! in the press office.|The site is down.",
    ],
)
def test_ends(text: str) -> None:
    expected = text.split("|")
    assert sentences(" ".join(expected)) == expected


def test_a_lost_space_still_ends_a_sentence() -> None:
    assert sentences("It is important information.Acting Chief Moor spoke.") == [
        "It is important information.",
        "Acting Chief Moor spoke.",
    ]


def test_wrapped_lines_go_on_and_deliberate_breaks_do_not() -> None:
    assert sentences("The bridge over the river Lys was\nopened on Monday by the mayor.") == [
        "The bridge over the river Lys was\nopened on Monday by the mayor."
    ]
    assert sentences("Anna Stein\n12 Quay Street\nDirector of the Harbour Authority of Ghent") == [
        "Anna Stein",
        "12 Quay Street",
        "Director of the Harbour Authority of Ghent",
    ]


def test_short_lines_of_one_sentence_go_on() -> None:
    assert sentences("It was a cold\nnight in the city.") == ["It was a cold\nnight in the city."]
    assert sentences("boats\nengine parts\nropes, sails\n") == ["boats", "engine parts", "ropes, sails"]


def test_doubled_line_ends_inside_a_sentence() -> None:
    text = "The patrol said that the crews of all its boats will be trained by the\n\nCoast Guard from June on."
    assert sentences(text) == [text]


@given(st.text(alphabet='Aab1 .!?…\n"”“()[]’-•', max_size=80))
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    spans = split_sentences(text, Span(0, len(text)))
    assert all(first.end <= second.start for first, second in pairwise(spans))
    kept = "".join(span.of(text) for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() for span in spans)
