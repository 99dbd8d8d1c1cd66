"""``--online``: the web pages that claims link to, fetched before the run; the run itself has no network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.claims.detect import find_claims
from factcheck.cli.console import complain
from factcheck.cli.page_cache import PageCache, cache_folder
from factcheck.errors import ConfigError, InputNotRead
from factcheck.evidence.linked import Opened, linked_addresses
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.pipeline import Input

if TYPE_CHECKING:
    from factcheck.cli.fetching import Bounds, Page
    from factcheck.cli.guarded import Guard


def fetch_pages(
    inputs: Sequence[Input],
    as_of: date | None = None,
    cache: str | None = None,
    guard: Guard | None = None,
    bounds: Bounds | None = None,
) -> dict[str, Opened]:
    """The pages that claims of the inputs link to, by their addresses; what cannot be told of one is told the user.

    Raises ConfigError where what ``--online`` needs is not installed, or no folder for copies can be made.
    """
    if find_spec("httpx") is None:
        raise ConfigError('--online needs httpx: pip install "factcheck[links]"')
    from factcheck.cli.fetching import Bounds, State, fetch
    from factcheck.cli.guarded import Guard

    addresses = _addresses(inputs, as_of)
    if not addresses:
        return {}
    folder = PageCache(Path(cache) if cache is not None else cache_folder())
    pages: dict[str, Opened] = {}
    for address, page in fetch(addresses, folder, guard or Guard(), bounds or Bounds()).items():
        problem = _unreadable(page)
        if page.state is State.DEAD:
            pages[address] = Opened(problem=f"{page.why}: {address}")
        elif problem is not None:
            complain(f"{address}: not verified: {problem}")
        else:
            pages[address] = Opened(str(page.path), address=address)
    return pages


def _addresses(inputs: Iterable[Input], as_of: date | None) -> list[str]:
    """The addresses that claims link to, in the order of the inputs, each once."""
    found: dict[str, None] = {}
    for source in inputs:
        if source.problem is not None:
            continue
        try:
            document = load(source.path, source.data)
        except InputNotRead:
            continue  # the run tells of it
        mentions = find_mentions(document, as_of)
        found.update(dict.fromkeys(linked_addresses(document, mentions, find_claims(document, mentions))))
    return list(found)


def _unreadable(page: Page) -> str | None:
    """Why a page says nothing that a claim can be weighed against; None where it can be read, or is gone."""
    if page.path is None:
        return page.why
    try:
        load(str(page.path))
    except InputNotRead as error:
        return error.reason
    return None
