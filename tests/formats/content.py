"""One synthetic release of three pages with twelve planted errors, as blocks that can be written in every format.

Inline, ``[words](address)`` is a link and ``^1`` the mark of footnote 1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the headline."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``quoted`` sets it apart as a quotation."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row names the columns."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table

TITLE = "Norrvik Harbour opens 48 new berths on its northern quay"

RELEASE: tuple[Block, ...] = (
    Heading(TITLE, level=1),
    Paragraph("14 May 2025"),
    Paragraph(
        "NORRVIK, 14 May 2025 – The Norrvik Harbour Authority (NHA) today opened 46 new berths on its northern quay, "
        "the largest extension of the harbour since 1988. Minister of Transport Inés Cañadell cut the ribbon on "
        "Thursday, 14 May 2025, before some 400 guests."
    ),
    Paragraph(
        "The extension took two years and cost €38.4 million. It was paid for by the Authority (€21.0 million), the "
        "region of Östervik (€12.4 million) and the European Coast Fund (€5.0 million).^1"
    ),
    Paragraph(
        "“The quay was built for the ships of my grandparents,” said Margarethe Oyelaran-Lindqvist, Director of the "
        "Norrvik Harbour Authority. “From today it is ready for those of our grandchildren.”"
    ),
    Heading("A week of open days"),
    Paragraph(
        "The public can visit the new quay during the three-day (7 – 10 June) harbour festival. The festival will be "
        "held for the twelfth time. Guided tours start every hour from 10:00 to 16:00; tickets can be ordered until "
        "31 June 2025 on the [website of the harbour](https://www.norrvik-harbour.eu/festival)."
    ),
    Paragraph(
        "Margarethe Oyelaran-Lindqvist has led the Authority since 2019. Before that, Margarethe Oyelaran-Lindquist "
        "was Head of Operations at the port of Sundhamn, where she was responsible for three terminals."
    ),
    Heading("Traffic in figures"),
    Paragraph(
        "The number of calls rose from 1,600 in 2023 to 2,000 in 2024, an increase of 20 per cent. Ferries brought "
        "1.2 million passengers, cargo ships 4.1 million tonnes.^2 The fairway to the new berths is 5 km (8 miles) "
        "long and has been dredged to a depth of eleven metres."
    ),
    Table(
        (
            ("Calls in 2024", "Ferries", "Cargo ships", "Cruise ships"),
            ("First half", "410", "365", "120"),
            ("Second half", "520", "405", "180"),
            ("Total", "930", "790", "300"),
        )
    ),
    Paragraph(
        "The Authority employs 112 people: 60 in operations, 34 in maintenance and 20 in administration. A further 15 "
        "apprentices will start in September."
    ),
    Paragraph(
        "“We have looked for people who know the sea,” said Tomasz Haugerud, Head of Human Resources. “Of the 120 "
        "applications we received in March, 105 came from the region itself. That is a good sign.”"
    ),
    Heading("Four measures for clean water"),
    Paragraph("To protect the bay, the Authority has agreed on four measures:"),
    Bullets(
        (
            "shore power for all ferries at the northern quay",
            "a closed system for waste water at each berth",
            "a speed limit of eight knots inside the breakwater",
        )
    ),
    Paragraph(
        "The measures were developed together with the International Forum of Sustainable Ports (IFPS), of which the "
        "Authority has been a member since 2016. The forum will publish an evaluation in two years’ time."
    ),
    Paragraph(
        "A harbour is a neighbour. It has to earn the trust of the town every morning, with clean water, quiet nights "
        "and open gates.",
        quoted=True,
    ),
    Paragraph(
        "Mayor Sølve Bråthen called the opening a turning point for the old town. “For thirty years the quay was a "
        "fence between the town and the sea,” he said. “Now it is a promenade.” The promenade is 900 metres long and "
        "is lit by 64 lamps; it will be open day and night."
    ),
    Heading("What comes next"),
    Paragraph(
        "Work on the southern quay begins in the autumn. The tender was published in April and closes on 30 June 2025. "
        "The the contract is to be awarded before the end of the year, and the first ships are expected in 2028."
    ),
    Paragraph(
        "The Authority was founded in 1975 and marks its 40th anniversary in 2025 with an exhibition in the old "
        "customs house. The exhibition shows photographs, charts and the logbook of the first pilot, and is free."
    ),
    Paragraph(
        "“Ports are built by people who plan for longer than they live,” said Inés Cañadell. “Norrvik shows how it is "
        "done.”"
    ),
    Heading("About the Norrvik Harbour Authority"),
    Paragraph(
        "The Norrvik Harbour Authority runs the harbour of Norrvik on behalf of the town and the region. It is "
        "responsible for the quays, the fairway and the safety of all ships within the breakwater."
    ),
    Heading("Media contact"),
    Paragraph("Tomasz Haugerud, press@norrvik-harbour.eu, +47 55 50 12 34"),
)

NOTES: tuple[str, ...] = (
    "Annual report of the Norrvik Harbour Authority, 2024, page 31.",
    "Östervik statistics office, [sea traffic in 2024](https://www.statistics-ostervik.eu/sea-2024).",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted error: the rule that must find it, and the words it must point at."""

    rule: str
    quote: str


PLANTED: tuple[Planted, ...] = (
    Planted("headline-figure-mismatch", "48 new berths"),
    Planted("weekday-mismatch", "Thursday, 14 May 2025"),
    Planted("date-range-length-mismatch", "7 – 10 June"),
    Planted("impossible-date", "31 June 2025"),
    Planted("name-variant", "Margarethe Oyelaran-Lindquist"),
    Planted("percent-change-mismatch", "20 per cent"),
    Planted("unit-conversion-mismatch", "8 miles"),
    Planted("sum-mismatch", "112 people"),
    Planted("table-total-mismatch", "790"),
    Planted("list-count-mismatch", "four measures"),
    Planted("acronym-letters-mismatch", "IFPS"),
    Planted("anniversary-mismatch", "40th anniversary"),
)
