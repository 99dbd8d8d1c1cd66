"""The command ``archive``: earlier releases, what they stated, and what is official."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any

from factcheck.archive.address import shown_location
from factcheck.archive.entry import Archived, Entry, entry_of
from factcheck.archive.receipts import place_of
from factcheck.archive.store import KeptFact, Store, open_store
from factcheck.cli.arguments import ListFormat
from factcheck.cli.console import complain, ending, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.cli.progress import is_wanted, passing
from factcheck.errors import ConfigError, InputNotRead
from factcheck.loading.load import load
from factcheck.pipeline import Input, Options, crash_line, document_release
from factcheck.reports.safe import safe_text

_MOST_LISTED = 200


def run_add(paths: Sequence[str], archive: str, quiet: bool) -> int:
    """The exit code of ``archive add``: 2 when a file was not read."""
    return ending(lambda: _add(paths, archive, quiet))


def _add(paths: Sequence[str], archive: str, quiet: bool) -> int:
    inputs = find_inputs(paths)
    added = known = unread = 0
    with closing(open_store(archive, create=True)) as store:
        for source in passing(inputs, len(inputs), shown=is_wanted(quiet, to_file=True)):
            entry = _entry(source, store)
            if isinstance(entry, str):
                complain(f"{source.path}: {entry}")
                unread += 1
            elif entry is not None and store.add(entry):
                added += 1
            else:
                known += 1
    if not quiet:
        complain(f"{shown_location(archive)}: {added:,} added, {known:,} already there, {unread:,} not read")
    return 2 if unread else 0


def _entry(source: Input, store: Store | None = None) -> Entry | str | None:
    """The entry of a file; None when the archive has it already; why not when it cannot be read."""
    if source.problem is not None:
        return source.problem
    try:
        document = load(source.path, source.data)
        if store is not None and store.has(document.sha256):
            return None
        release = document_release(document, Options())
    except InputNotRead as error:
        return error.reason
    except ConfigError:
        raise
    except Exception as error:  # whatever a hostile text provokes, the other files are still added
        return f"stopped by an internal error: {crash_line(error)}"
    if release.record is None:
        return "nothing was found in it"
    return entry_of(document, release.mentions, release.record, release.claims)


def run_accept(paths: Sequence[str], archive: str) -> int:
    """The exit code of ``archive accept``: 2 when a file was not read or has no boilerplate."""
    return ending(lambda: _accept(paths, archive))


def _accept(paths: Sequence[str], archive: str) -> int:
    code = 0
    with closing(open_store(archive)) as store:
        for source in find_inputs(paths):
            entry = _entry(source)
            if isinstance(entry, Entry) and entry.standing:
                count = store.accept(entry)
                subjects = ", ".join(sorted({text.subject for text in entry.standing}))
                official = "paragraph is" if count == 1 else "paragraphs are"
                complain(f"{source.path}: {count} {official} official now, about {subjects}")
            else:
                complain(
                    f"{source.path}: {entry if isinstance(entry, str) else 'no boilerplate about an organization'}"
                )
                code = 2
    return code


# ------------------------------------------------------------------------------------------- looking things up


def run_list(archive: str, form: ListFormat) -> int:
    """The exit code of ``archive list``."""
    return _asked(archive, lambda store: _listed(store.releases(), form), empty=0)


def run_search(words: Sequence[str], archive: str, form: ListFormat) -> int:
    """The exit code of ``archive search``: 1 when no release fits."""
    return _asked(archive, lambda store: _listed(store.search(words, _MOST_LISTED), form))


def run_facts(words: Sequence[str], archive: str, form: ListFormat) -> int:
    """The exit code of ``archive facts``: 1 when no fact fits."""
    return _asked(archive, lambda store: _facts(store, words, form))


def run_show(name: str, archive: str, form: ListFormat) -> int:
    """The exit code of ``archive show``."""
    return _asked(archive, lambda store: _shown(store, name, form))


def _asked(archive: str, answer: Callable[[Store], Iterable[str]], empty: int = 1) -> int:
    """The exit code of a question to the archive: 0, or ``empty`` when nothing answers it."""

    def run() -> int:
        with closing(open_store(archive)) as store:
            pieces = list(answer(store))
        write_out(pieces)
        return 0 if pieces else empty

    return ending(run)


def _listed(releases: Iterable[Archived], form: ListFormat) -> Iterator[str]:
    for release in releases:
        if form is ListFormat.JSON:
            yield _line(_described(release))
        else:
            yield f"{release.number:>6}  {_day(release)}  {safe_text(f'{release.path}  {release.headline}')}\n"


def _day(release: Archived) -> str:
    return f"{release.day or ''!s:10}"


def _described(release: Archived) -> dict[str, Any]:
    return {
        "number": release.number,
        "path": release.path,
        "date": release.day.isoformat() if release.day else None,
        "issuer": release.issuer,
        "headline": release.headline,
        "sha256": release.sha256,
    }


def _facts(store: Store, words: Sequence[str], form: ListFormat) -> Iterator[str]:
    """The facts under a key or, where there is no such key, those about all the words."""
    found = store.facts(list(words)) or store.facts_about(words, _MOST_LISTED)
    key = None
    for fact in found:
        if form is ListFormat.JSON:
            yield _line(_fact(store, fact))
            continue
        if fact.key != key:
            key = fact.key
            yield f"{safe_text(key)} ({fact.manner.value})\n"
        place = f"{fact.release.path}, line {place_of(fact.passage(store)).line}"
        yield f"  {_day(fact.release)}  {safe_text(f'“{fact.value}”  {place}')}\n"


def _fact(store: Store, fact: KeptFact) -> dict[str, Any]:
    place = place_of(fact.passage(store))
    return {
        "key": fact.key,
        "manner": fact.manner.value,
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
        "release": _described(fact.release),
        "place": {"start": place.start, "end": place.end, "line": place.line, "column": place.column},
        "quote": place.quote,
    }


def _shown(store: Store, name: str, form: ListFormat) -> Iterator[str]:
    release = store.find(name)
    if release is None:
        raise ConfigError(f"no release of the archive has the number or path {name!r}")
    source = store.source(release.number)
    if form is ListFormat.JSON:
        yield _line({**_described(release), "text": source, "record": json.loads(store.record(release.number))})
        return
    yield from _listed([release], form)
    yield "\n"
    yield "".join(f"{safe_text(line)}\n" for line in source.replace("\r\n", "\n").split("\n"))


def _line(value: dict[str, Any]) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}\n"
