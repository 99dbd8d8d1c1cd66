"""Our mentions in the form that the test sets ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.mentions.model import ContactKind, DateForm, Mentions, Precision, QuoteUse
from factcheck.mentions.number import Hedge, Number
from factcheck.pipeline import passage_release, run_rules
from factcheck.text.span import Span
from tests.harness.running import TEXT_RULES, is_shown

Row = dict[str, Any]
Prediction = dict[str, Any]


_WRITTEN_OUT = (DateForm.FULL, DateForm.YEARLESS, DateForm.RANGE, DateForm.ANNIVERSARY)


def predict(name: str, row: Row) -> Prediction:
    """What we say about one input of the set ``name``."""
    task = TASKS[name]
    return {"id": row["id"], **PREDICTORS[task](name, row)}


def _mentions(row: Row) -> Mentions:
    reference = date.fromisoformat(row["ref"]) if row.get("ref") else None
    return find_mentions(load_passage(row["text"]), reference)


def _spans(found: list[tuple[Span, str, Any]]) -> Prediction:
    return {"spans": [{"start": s.start, "end": s.end, "type": kind, "value": value} for s, kind, value in found]}


def _dates(name: str, row: Row) -> Prediction:
    mentions = _mentions(row)
    found: list[tuple[Span, str, Any]] = []
    for mention in mentions.dates:
        if mention.first is None and mention.form in _WRITTEN_OUT:
            continue  # 31 June and a centenary are mentions for our rules, but no date; "50 years ago" is one
        single = mention.precision is Precision.DAY and mention.first == mention.last
        found.append((mention.span, "date" if single else "daterange", mention.value()))
    if name != "dates-chrono":  # its author counts no lengths of time, not even as negatives
        found += [(length.span, "duration", length.iso) for length in mentions.durations if not length.age]
    return _spans(found)


def _figure(number: Number) -> float:
    """The one figure that the sets ask for: of a range its middle, in every set alike."""
    return (number.low + number.high) / 2 if number.hedge is Hedge.RANGE else number.value


def _quantities(name: str, row: Row) -> Prediction:
    mentions = _mentions(row)
    found: list[tuple[Span, str, Any]] = [(money.span, "currency", _figure(money.number)) for money in mentions.money]
    for quantity in mentions.quantities:
        warm = quantity.dimension == "temperature" and name == "quantities-recognizers"
        found.append((quantity.span, "temperature" if warm else "dimension", _figure(quantity.number)))
    found += [(share.span, "percent", _figure(share.number)) for share in mentions.percentages]
    if name == "quantities-recognizers":
        found += [(age.span, "age", _figure(age.number)) for age in mentions.durations if age.age]
    else:
        found += [(count.number_span, "number", _figure(count.number)) for count in mentions.counts]
    if name == "quantities-quantulum":
        found += [(length.span, "dimension", _figure(length.number)) for length in mentions.durations]
    if name == "quantities-duckling":
        found += [(ordinal.span, "ordinal", ordinal.number) for ordinal in mentions.ordinals]
    return _spans(found)


def _numbers(name: str, row: Row) -> Prediction:
    mentions = _mentions(row)
    if "OrdinalModel" in row["tags"]:
        return _spans([(ordinal.span, "ordinal", ordinal.number) for ordinal in mentions.ordinals])
    found: list[tuple[Span, str, Any]] = []
    for numbered in (mentions.counts, mentions.money, mentions.quantities, mentions.percentages):
        found += [(mention.number_span, "number", _figure(mention.number)) for mention in numbered]
    return _spans(found)


def _contacts(name: str, row: Row) -> Prediction:
    mentions = _mentions(row)
    found: list[tuple[Span, str, Any]] = [(link.span, "url", link.target) for link in mentions.links if link.bare]
    kinds = {ContactKind.EMAIL: "email", ContactKind.PHONE: "phone"}
    found += [(contact.span, kinds[contact.type], contact.address) for contact in mentions.contacts]
    return _spans(found)


def _acronyms(name: str, row: Row) -> Prediction:
    defined = [acronym for acronym in _mentions(row).acronyms if acronym.definition]
    return {"pairs": [[acronym.short, acronym.long] for acronym in defined if acronym.long]}


def _quotes(name: str, row: Row) -> Prediction:
    found: list[tuple[Span, str, Any]] = []
    for quote in _mentions(row).quotes:
        if quote.use is QuoteUse.SPEECH or (quote.use is QuoteUse.FRAGMENT and quote.speaker):
            found += [(part, "quote", quote.speaker) for part in quote.parts or (quote.span,)]
    return _spans(found)


def _sentences(name: str, row: Row) -> Prediction:
    return {"spans": [{"start": s.start, "end": s.end} for s in load_passage(row["text"]).sentences]}


def _date_errors(name: str, row: Row) -> Prediction:
    findings, _ = run_rules(passage_release(row["text"]), TEXT_RULES)
    return {"label": int(any(finding.checker == "dates" and is_shown(finding) for finding in findings))}


PREDICTORS: dict[str, Callable[[str, Row], Prediction]] = {
    "dates": _dates,
    "quantities": _quantities,
    "numbers": _numbers,
    "contacts": _contacts,
    "acronyms": _acronyms,
    "quotes": _quotes,
    "sentences": _sentences,
    "datecheck": _date_errors,
}
SETS = (
    "dates-timebank",
    "dates-recognizers",
    "dates-chrono",
    "dates-duckling",
    "quantities-recognizers",
    "quantities-quantulum",
    "quantities-duckling",
    "numbers-recognizers",
    "sentences-golden",
    "quotes-polnear",
    "acronyms-med1250",
    "acronyms-sdu21",
    "contacts",
    "datecheck-languagetool",
)
TASKS = {name: name.split("-")[0] for name in SETS}
