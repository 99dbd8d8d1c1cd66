"""Texts made to be slow: what a pattern that looks ahead too far, or a rule that compares all with all, chokes on."""

from __future__ import annotations

from itertools import cycle, islice

# Each is one unit that is repeated. The first group starves patterns that back-track (long runs of what could be the
# start of something), the second gives rules more to compare than any release has.
UNITS: dict[str, str] = {
    "digits": "1234567890",
    "digit-groups": "1,234,",
    "commas": ", , ,",
    "spaces": "  \t ",
    "line-ends": "word\n",
    "open-quotes": "“",
    "quotes": "“ \" ” ' ‘ ’ ",
    "brackets": "((([",
    "bracket-pairs": "(a) ",
    "capitals": "Word Name Place ",
    "capital-run": "ABCDEFGHIJ",
    "dashes": "-–—‐ ",
    "dashed-words": "one-two-",
    "dots": "...!?",
    "initials": "J. K. ",
    "url-like": "http://www.",
    "paths": "a/b.c?d=e&",
    "at-signs": "a@b.c@",
    "letters": "a",
    "marks": "$€£%#*_/",
    "ranges": "1-2–3 ",
    "months": "June May March ",
    "slashes": "1/2/3/",
    "colons": "1:2:",
    "number-words": "one hundred and twenty two thousand ",
    "of-of": "of the of the ",
    "dates": "On Monday, 7 June 2023, and from 7 – 9 June it met. ",
    "relative-days": "It said yesterday (9 June) and today that last week it would. ",
    "counts": "Police seized 8,263 illicit firearms in 15 countries. ",
    "other-counts": "About 41 boxes, 12 vans and 7 boats (3 large and 4 small) were found: a, b, and c. ",
    "money": "They paid USD 5.7 billion (EUR 5.2 billion), up from $3.1 million. ",
    "percentages": "It rose 12 per cent from 40 to 45, and 30 per cent fell by 5 percentage points. ",
    "quantities": "It weighs 10 tonnes (22,046 lb) over 5 kilometres (3.1 miles). ",
    "acronyms": "The National Water Board (NWB) and the NWBs met the WNB. ",
    "people": "Secretary General Anna Stein met President Ana Stien and said it. ",
    "speech": "“We met,” said Anna Stein. “We will meet again,” added Minister Stein. ",
    "links": "See [the page](https://example.com/a) or www.harbour.int and press@harbour.int. ",
    "superlatives": "For the first time it is the largest and only unprecedented record. ",
    "ages": "Anna Stein, 50, born in 1973, celebrates her 50th anniversary. ",
}


def hostile(unit: str, length: int) -> str:
    """The unit repeated up to a length."""
    return "".join(islice(cycle(unit), length))
