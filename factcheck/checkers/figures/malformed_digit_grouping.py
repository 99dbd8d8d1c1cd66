"""malformed-digit-grouping: commas that do not part thousands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix
from factcheck.findings.severity import Confidence, Severity
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# A number with a comma in it, and what may have been cut off it by a blank: "8,26 3".
_COMMA = lazy_pattern(r",(?<=\d,)(?=[\d,.]\d|\d)")
_RUN = lazy_pattern(r"\d{1,3},\d{1,2} \d{1,2}(?= [a-z])|\d{1,12},[\d,.]{0,40}\d(?![\w/-]|[.,]\d)")
_CONTINUED = lazy_pattern(r"[\w.,/:+#-]")
_DIGITS = 12
_THOUSANDS = lazy_pattern(r"(?<![\w.,])[1-9]\d{0,2},\d{3}(?![\w,.])")
_YEAR = lazy_pattern(r"(?:1[89]|20)\d\d$")
_LAKHS = lazy_pattern(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_GOOD = lazy_pattern(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})*,(?:\d{1,2}|\d{5,})")
_LABEL = lazy_pattern(
    r"(?i)(?:\b(?:nos?|numbers?|sections?|articles?|arts?|pages?|pp?|rooms?|lots?|cases?|refs?|paras?|patents?)\.?|"
    r"§+|#)[ \n]?$"
)
_MONEY = lazy_pattern(r"(?:[$€£¥₹]|\b[A-Z]{3})[ ]?$")
# "18,40 firms", "25,00 new homes"; a decimal comma stands before a unit, and a list of numbers behind what they number.
_THINGS = lazy_pattern(
    r"(?:[ \n](?!and\b|or\b|to\b|of\b)[a-z][a-z’'-]{2,}){0,2}[ \n](?:[a-z][a-z’'-]{2,}s|people|men|women|children)\b"
)
_DECIMAL = lazy_pattern(
    r"(?i)[ \n]?(?:%|°|per ?cent|points?\b|euros?\b|dollars?\b|pounds?\b|francs?\b|kron\w+|rand\b|[a-z]{1,3}\b|"
    r"\w{0,6}(?:met(?:er|re)s?|grams?|lit(?:er|re)s?|tons?|tonnes?|miles?|hectares?|acres?|inch(?:es)?|feet|hours?|days?|"
    r"minutes?|seconds?|years?|months?|weeks?|times|million\w*|billion\w*|trillion\w*|degrees?|volts?|watts?|hertz)\b)"
)
_PEOPLE = lazy_pattern(r"[ \n](?:[a-z]+[ \n])?(?:people|men|women|children)\b")  # of whom there is no fraction
_TWO_BEHIND = lazy_pattern(r"\d{1,3},\d\d")
_LISTED = lazy_pattern(r"(?:\b(?:\w+s|and|or|[A-Z]\w*)|&|\d)[ \n]+$|[,;(][ \n]*$")
_SKIPPED = frozenset({BlockKind.CODE, BlockKind.CHROME, BlockKind.CONTACT})


class MalformedDigitGrouping(Rule):
    """A number has commas where no thousands are parted.

    ## Why it matters
    "1,0000" may be one thousand or ten thousand; whoever types it over decides without knowing.

    ## What it leaves alone
    Decimal commas ("12,50") unless they stand before things that are counted ("18,40 firms"), Indian lakhs and crores
    ("12,34,567"), lists of numbers and years, and the numbers of laws, rooms, cases and telephones.
    """

    id = "malformed-digit-grouping"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    english = False
    flags = (
        "Police seized ⟦8,26 3⟧ illicit firearms.",
        "The prize is ⟦1,0000⟧ euros.",
        "The grant of $⟦1,234,56⟧ was paid in May.",
        "About ⟦1200,000⟧ people live on the coast.",
        "The list has ⟦1,,234⟧ names.",
        "The fund holds $⟦12,3456,789⟧ in cash.",
        "The agents called ⟦18,40⟧ firms in May; 1,240 answered.",
        "A crowd of ⟦614,80⟧ people filled the 12,000 seats five times.",
        "The town plants ⟦35,00⟧ more trees beside the 12,000 of today.",
    )
    accepts = (
        "Police seized 8,263 illicit firearms.",
        "The prize is 12,34,567 rupees.",
        "The price is €12,50 a head, the sum 1.234,50.",
        "The years 2019,2020 and 2021 were dry.",
        "Rooms 1,2,3 and 4 are closed; see footnotes 12,14.",
        "The rate was 1,0854 dollars.",
        "On June 7,2023 the board met.",
        "The plant makes 1,4-dioxane and 2,2,4-trimethylpentane.",
        "Patent No. 1200,000 is listed.",
        "The agents called 18,40 firms in May.",
        "The path is 18,40 kilometres long; 1,240 walkers came.",
        "Rooms 18,40 and benches 12,14 need repairs; 1,240 came.",
        "The price is 12,50 euros a head; 1,240 came.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        text = release.text
        taken: list[Span] | None = None
        for match in _runs(text):
            if _GOOD.fullmatch(match[0]) and not _is_cut_short(text, match):
                continue
            taken = _taken(release) if taken is None else taken
            span = Span(*match.span())
            if _is_elsewhere(release, span, taken) or not _is_malformed(text, match):
                continue
            yield self._finding(release, span)

    def _finding(self, release: Release, span: Span) -> Outcome:
        written = release.words(span)
        repairs = _repairs(written)
        return self.finding(
            release,
            span,
            f"{written} is not grouped in thousands; {' or '.join(repairs)} may be meant",
            observed=written,
            expected=" or ".join(repairs),
            fixes=[Fix(f"write {repair}", Applicability.OFFERED, (Edit(span, repair),)) for repair in repairs],
        )


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The numbers with a comma behind their first digits."""
    end = 0
    for comma in _COMMA.finditer(text):
        if comma.start() < end:
            continue
        start = comma.start()
        while start > max(end, comma.start() - _DIGITS) and text[start - 1].isdigit():
            start -= 1
        match = None if start and _CONTINUED.match(text, start - 1) else _RUN.match(text, start)
        if match is not None:
            yield match
        end = match.end() if match is not None else comma.end()


def _taken(release: Release) -> list[Span]:
    mentions = release.mentions
    kinds: Sequence[Span] = [
        *(date.span for date in mentions.dates),
        *(link.span for link in mentions.links),
        *(contact.span for contact in mentions.contacts),
    ]
    return sorted(kinds)


def _is_elsewhere(release: Release, span: Span, taken: list[Span]) -> bool:
    """True inside a date, link or telephone number, in code and page furniture, and behind "No."."""
    block = release.document.block_at(span.start)
    if block is None or block.kind in _SKIPPED:
        return True
    index = bisect_right(taken, span)
    if any(other.overlaps(span) for other in taken[max(0, index - 2) : index + 1]):
        return True
    return _LABEL.search(release.text, max(0, span.start - 12), span.start) is not None


def _is_malformed(text: str, match: re.Match[str]) -> bool:
    written = match[0]
    if " " in written:
        return sum(map(str.isdigit, written.partition(",")[2])) == 3
    if ",," in written or ",." in written or ".," in written:
        return ".." not in written and sum(map(str.isdigit, written)) >= 4
    if _LAKHS.fullmatch(written):
        return False
    whole, _, rest = written.partition(".")
    if "," in rest:
        return "," in whole and re.fullmatch(r"\d{1,3}(?:,\d{3})+\.\d{3}(?:,\d{3})+", written) is not None
    groups = whole.split(",")
    money = _MONEY.search(text, max(0, match.start() - 4), match.start()) is not None
    if not money and any(_YEAR.match(group) for group in groups if len(group) == 4):
        return False  # "2019,2020", but "₹6,2000"
    first, last, middle = groups[0], groups[-1], groups[1:-1]
    if first.startswith("0") or "" in groups or not whole.count(","):
        return False
    if len(groups) == 2:
        if len(first) == 4:
            return len(last) == 3  # "1200,000"
        if len(last) == 2:
            return True
        return len(first) <= 3 and len(last) == 4 and (last.endswith("000") or money or _parts_thousands(text))
    sound = sum(len(group) == 3 for group in groups[1:])
    if not sound or (len(groups) > 3 and not money):
        return False
    if len(first) > 3 or any(len(group) > 4 for group in groups):
        return False
    return money or (len(middle) == 1 and len(middle[0]) == 3 and len(last) in (2, 4)) or last == "0000"


def _is_cut_short(text: str, match: re.Match[str]) -> bool:
    """True for "18,40 firms" where 1,840 are meant: a noun in the plural follows, and commas part thousands here."""
    if _TWO_BEHIND.fullmatch(match[0]) is None or _THINGS.match(text, match.end()) is None:
        return False
    if _DECIMAL.match(text, match.end()):
        return False
    first, second = match[0].split(",")
    rising = len(first) <= 2 and int(first) < int(second)  # "benches 12,14"
    if rising and _LISTED.search(text, max(0, match.start() - 14), match.start()):
        return False
    return _PEOPLE.match(text, match.end()) is not None or _parts_thousands(text)


def _parts_thousands(text: str) -> bool:
    """True when another number of the release parts its thousands with a comma, so that no comma is a decimal one."""
    return _THOUSANDS.search(text) is not None


def _repairs(written: str) -> list[str]:
    """The numbers that may be meant: the digits in groups of three, and "1,000" for "1,0000"."""
    whole, point, decimals = (
        written.partition(".") if written.count(".") == 1 and ",." not in written else (written, "", "")
    )
    digits = "".join(filter(str.isdigit, whole))
    found = [f"{int(digits):,}{point}{decimals}"]
    groups = whole.split(",")
    if len(groups[-1]) == 4 and groups[-1].endswith("0"):
        found.insert(0, f"{int(digits[:-1]):,}")
    elif len(groups) > 2 and len(groups[-1]) < 3:
        found.append(f"{int(''.join(groups[:-1])):,}{point}{decimals}")  # "1,234,56" for "1,234.56" or "1,234"
    return found
