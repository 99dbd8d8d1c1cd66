"""Twice the text costs at most 2.3 times as much to keep and to compare."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.archive.compare import compare
from factcheck.archive.entry import entry_of
from factcheck.archive.store import open_store
from factcheck.checkers.catalog import RULES
from factcheck.checkers.departures import DepartureRule
from factcheck.loading.load import load
from factcheck.pipeline import document_release
from factcheck.release import Release
from factcheck.text.quick_dataclass import replace

SMALL, TRIES = 250, 5
PARAGRAPHS = {
    "figures": "The Norrvik Rescue Service of Elmstad has rescued {} people since 2014 and seized EUR 5.{} million.",
    "foundings": "The Norrvik Harbour Authority was founded in 1923, the Elmstad Shipping Company in 19{}.",
    "recycled": "The company will host a conference call on 14 May 2025 for {} analysts and investors of the north.",
    "standing": "About the Port of Norrvik\n\nThe Port of Norrvik runs {} berths for ships of every size and flag.",
    "one paragraph": "",
    "one sentence": "",
}


def text_of(name: str, times: int, day: str) -> str:
    if name == "one paragraph":
        return f"Quay\n\n{day}\n\nAbout the Port of Norrvik\n\n" + " ".join(f"berth {n} of {day}" for n in range(times))
    if name == "one sentence":
        founded = (f"the Norrvik Harbour Authority was founded in 1923 by {n} people of Elmstad" for n in range(times))
        return f"Quay\n\n{day}\n\nNORRVIK – It is said that {' and '.join(founded)}.\n"
    body = "\n\n".join(PARAGRAPHS[name].format(number, number) for number in range(times))
    return f"Norrvik opens a quay on {day}\n\n{day}\n\n{body}\n"


def release_of(name: str, times: int, day: str) -> Release:
    return document_release(load(f"{day}.txt", text_of(name, times, day).encode()))


def fastest(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(TRIES):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def cost(name: str, times: int, folder: Path) -> float:
    """What it costs to make the entry of a release, compare it with an earlier one like it, and report."""
    old, new = release_of(name, times, "12 March 2025"), release_of(name, times, "12 August 2025")
    assert old.record is not None
    with closing(open_store(str(folder / f"{times}.sqlite"), create=True)) as store:
        store.add(entry_of(old.document, old.mentions, old.record, old.claims))

        def work() -> None:
            assert new.record is not None
            entry_of(new.document, new.mentions, new.record, new.claims)
            found = compare(new.document, new.mentions, new.record, new.claims, store)
            seen = replace(new, differences=found)
            for rule in RULES:
                if isinstance(rule, DepartureRule):
                    list(rule.check(seen))

        return fastest(work)


@pytest.mark.parametrize("name", PARAGRAPHS)
def test_doubling(name: str, tmp_path: Path) -> None:
    cost(name, 10, tmp_path)  # patterns are compiled and tables read
    short, long = cost(name, SMALL, tmp_path), cost(name, 2 * SMALL, tmp_path)
    for _ in range(3):
        if long <= 2.3 * short:
            return
        # Measure again: the machine may have been busy.
        short, long = min(short, cost(name, SMALL, tmp_path)), min(long, cost(name, 2 * SMALL, tmp_path))
    assert long <= 2.3 * short, f"twice the text costs {long / short:.1f} times as much"
