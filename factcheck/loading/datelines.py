"""The dateline: where, when and through which wire a release was given out, at the start of its lead."""

from __future__ import annotations

from factcheck.lexicon.reader import words
from factcheck.loading.full_dates import DATE, MONTH
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_CAPITAL}[\w.'’-]{{0,24}}"
_SMALL = r"(?:de|of|la|le|del|di|da|do|and|&|am|the|on|upon|sur|van|der|den|bin|el|al)"
_WORDS = rf"{_NAME}(?:(?:\s{{1,2}}|\s?/\s?)(?:{_SMALL}|{_NAME})){{0,5}}"
_PLACE = rf"{_WORDS}(?:,\s{{0,2}}(?:the\s)?{_WORDS}){{0,3}}"
_HOUSE = r"(?:[0-9]{1,4}[A-Za-z]?\s)?"  # "12 Quay Street, Leith, 7 June 2023 –"
_SHORT_DATE = rf"(?:{MONTH}\s{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?\b|[0-9]{{1,2}}(?:st|nd|rd|th)?\s{{1,2}}{MONTH})"
_WHEN = rf"(?i:\(?(?:(?:{DATE})|{_SHORT_DATE})\)?)"
_CLOCK = r"(?:\s?@\s?[0-9]{1,2}:[0-9]{2}\s?(?:[AaPp]\.?[Mm]\.?)?\s?[\w/]{0,40})"
_WIRE = r"(?:/[^/\n]{2,40}/|\([^()\n]{2,60}\))"
_DASH = r"(?:\s{0,2}(?:--|[–—−‒])\s{0,2}|\s{1,2}-\s{1,2}|\s?\*\*-\s?)"
_GAP = rf"(?:{_DASH}|\s{{0,2}}[,:;|]\s{{0,2}}|\s?-(?=/)|\s{{1,2}})"
_PART = rf"(?:{_WHEN}{_CLOCK}?|{_WIRE})"
# "SINGAPORE –", "LONDON, June 7, 2023 (Wire) --", "(Wire) - June 7, 2023 - DALLAS —", "OSLO / WIRE / June 7, 2023 /",
# "Springfield, Ill. (Wire) Monday Jan 5, 2026 @ 9:00 AM Eastern —", "BERN/GENEVA, 7 June 2023 –", "[Oslo, 7 June 2023]"
_WITH_PARTS = lazy_pattern(
    rf"\[?(?:{_HOUSE}(?P<place>{_PLACE})(?:{_GAP}|\s(?=/)))?{_PART}(?:{_GAP}{_PART}){{0,3}}(?:{_GAP}(?P<after>{_PLACE}))?"
    rf"(?P<dash>{_DASH}|\s{{0,2}}[:|]\s|\s/\s|(?<=/)-\s{{0,2}}|\]\s{{0,2}}(?:[–—-]\s)?)(?=\S)"
)
# "Quay School 12 Quay Street, Leith (Wire) Thursday June 8, 2023 @ 1:00 PM —": whatever stands before a wire and a date
_WITH_WIRE = lazy_pattern(
    rf"(?P<place>{_CAPITAL}[^()\n]{{2,80}}?)\s{{0,2}}\([^()\n]{{2,40}}\){_GAP}(?i:{DATE}){_CLOCK}?{_DASH}(?=\S)"
)
# "Oslo, 7 June 2023. The minister …": a place and a full date that end like a sentence are none.
_WITH_STOP = lazy_pattern(rf"(?P<place>{_PLACE}),?\s{{1,2}}(?i:{DATE})\.\s{{1,2}}(?=[\w“\"‘])")
_PLACE_ALONE = lazy_pattern(rf"(?P<place>{_PLACE}){_DASH}(?=[A-Z0-9“‘\"'$€£])")
_CAPITALS = lazy_pattern(rf"{_CAPITAL}(?:{_CAPITAL}|[.'’-])+(?:(?:[ ,]{{1,3}}|/){_CAPITAL}[\w.'’-]+){{0,4}}")
_CITIES = lazy_pattern(r",|/|\sand\s|\s&\s")
# "WASHINGTON  The jury …": the dash was lost, the capitals are left.
_LOST_DASH = lazy_pattern(
    r"(?P<place>[A-Z]{4,20}(?:\s[A-Z]{3,20}){0,2}(?:,\s{0,2}[A-Z][A-Za-z.]{1,12}){0,2})(?:\s{1,3})(?=[A-Z](?:[a-z]|\s))"
)
# "Wednesday  June 7  2023       The minister …": a page flattened into one line, its date line at the front.
_FLATTENED_DATE = lazy_pattern(rf"(?i:{DATE})(?=\s{{2,12}}[A-Z])")
_YEAR_AND_WIRE = lazy_pattern(r"[0-9]{4}\s{0,2}(?:/[^/\n]{2,40}/|\([^()\n]{2,40}\))")  # no headline has both
_LONGEST = 160
_SHORT = 100
_SENTENCE_ENDS = frozenset(".!?:”\"’'")


def find_dateline(text: str, start: int, end: int) -> Span | None:
    """The dateline at the start of a block, its dash included; None when it begins otherwise."""
    while start < end and text[start] in "* ":  # "** OSLO, Norway **- …": marks of emphasis that were not read
        start += 1
    if start == end or not (text[start].isupper() or text[start] in "(/[" or text[start].isdigit()):
        return None
    ends = text[end - 1] in _SENTENCE_ENDS
    stop = min(end, start + _LONGEST)
    match = _WITH_PARTS.match(text, start, stop)
    if match is None or _YEAR_AND_WIRE.search(match.group()) is None:
        if not ends and end - start < _SHORT:  # a headline: "GHENT – Bridge opens at last"
            return None
        if not _speaks(text[start + min(_LONGEST, end - start) // 2 : min(end, start + _LONGEST * 3 // 2)]):
            return None
    if match is not None and (match.group("place") or match.group("after") or text[start] in "(/["):
        return _trimmed(text, start, match.end())
    match = _WITH_WIRE.match(text, start, stop) or _WITH_STOP.match(text, start, stop)
    if match is not None:
        return _trimmed(text, start, match.end())
    match = _FLATTENED_DATE.match(text, start, stop)
    if match is not None and (ends or end - start > 2 * _LONGEST):
        return Span(start, match.end())
    match = _PLACE_ALONE.match(text, start, stop)
    if match is not None and _is_place(match.group("place")):
        return _trimmed(text, start, match.end())
    match = _LOST_DASH.match(text, start, stop)
    if match is not None and match.group("place").split(",")[0].casefold() in words("dateline_places"):
        return Span(start, match.end("place"))
    return None


def _speaks(words: str) -> bool:
    """True for running text: a headline in capitals may begin like a dateline ("SEN. POE: …")."""
    return sum(map(str.islower, words)) * 2 > len(words)


def _is_place(name: str) -> bool:
    if _CAPITALS.fullmatch(name) and len(name) > 3:
        return True
    parts = [part.strip() for part in _CITIES.split(name)]
    return parts[0].casefold() in words("dateline_places") or (
        len(parts) > 1 and parts[-1].rstrip(".").replace(".", "").casefold() in words("dateline_regions")
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))
