"""The command ``baseline``, and the baseline of ``check``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from factcheck.cli.arguments import Action
from factcheck.cli.console import complain, ending, write_file, write_out
from factcheck.cli.git import renamed_since_last_change
from factcheck.cli.inputs import find_inputs
from factcheck.cli.settings import options_of
from factcheck.config import Config, find_config, load_config
from factcheck.errors import ConfigError
from factcheck.findings.baseline import Baseline, Entry, entries_of, parse_baseline, write_baseline
from factcheck.findings.report import DocumentReport
from factcheck.pipeline import check_inputs, ready
from factcheck.reports.safe import safe_text

DEFAULT_FILE = ".factcheck-baseline.json"
_LARGEST = 200_000_000


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; ConfigError when there is none or it is damaged."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{path}: too large for a baseline")
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: the baseline cannot be read: {error.strerror or error}") from None
    return parse_baseline(str(path), data)


class BaselineFile:
    """A baseline with the file it stands in; entries of files that git knows as renamed speak of the new name."""

    def __init__(self, path: Path, baseline: Baseline | None = None) -> None:
        self.path = path
        self._folder = os.path.realpath(path.parent)
        self.baseline = self._followed(read_baseline(path)) if baseline is None else baseline

    def _followed(self, baseline: Baseline) -> Baseline:
        if all(self.has_file(path) for path in baseline.paths):
            return baseline
        now = {
            self.name_of(before): self.name_of(after) for after, before in renamed_since_last_change(self.path).items()
        }
        return Baseline(replace(entry, path=now.get(entry.path, entry.path)) for entry in baseline.entries)

    def has_file(self, path: str) -> bool:
        """True when the file that an entry speaks of is there."""
        return os.path.exists(os.path.join(self._folder, path))

    def name_of(self, document: str) -> str:
        """The path of a document relative to the folder of the file, with forward slashes."""
        return PurePath(os.path.relpath(os.path.realpath(document), self._folder)).as_posix()

    def applied(self, documents: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
        """The documents with what stands in the baseline suppressed; at their end, what is stale is told."""
        for document in documents:
            yield self.baseline.apply(self.name_of(document.path), document)
        stale = len(self.baseline.stale())
        if stale:
            entries = "1 entry is" if stale == 1 else f"{stale:,} entries are"
            complain(f"{self.path}: {entries} no longer found; factcheck baseline prune takes out what is stale")


def run_baseline(action: Action, paths: tuple[str, ...], file: str | None, config_file: str | None, jobs: int) -> int:
    """The exit code of ``baseline``: 1 when ``verify`` finds entries out of date, 2 when a file was not read."""
    return ending(lambda: _run(action, paths, file, config_file, jobs))


def _run(action: Action, paths: tuple[str, ...], file: str | None, config_file: str | None, jobs: int) -> int:
    settings = Path(config_file) if config_file is not None else find_config(Path.cwd())
    config = Config() if settings is None else load_config(settings)
    target = Path(file or config.baseline or DEFAULT_FILE)
    if action is Action.CREATE and target.exists():
        raise ConfigError(f"{target}: there is a baseline already; factcheck baseline update brings it up to date")
    options = options_of(config)
    ready(options)
    stored = BaselineFile(target, Baseline() if action is Action.CREATE else None)
    found: dict[str, list[Entry]] = {}
    unread = 0
    for document in check_inputs(find_inputs(paths, None, config.exclude or ()), options, jobs):
        if document.reason is not None:
            complain(f"{document.path}: {document.reason}")
            unread += 1
            continue
        name = stored.name_of(document.path)
        found[name] = list(entries_of(name, document))
        stored.baseline.apply(name, document)
    code = _finish(action, stored, found)
    return 2 if unread else code


def _finish(action: Action, stored: BaselineFile, found: Mapping[str, list[Entry]]) -> int:
    before = stored.baseline
    missing = [entry for entry in before.entries if not stored.has_file(entry.path)]
    if action is Action.VERIFY:
        return _verified(stored.path, [*before.stale(), *missing])
    if action is Action.PRUNE:
        return _write(stored, before.without([*before.stale(), *missing]))
    return _write(stored, before.without(missing).updated(found))


def _verified(path: Path, gone: Sequence[Entry]) -> int:
    write_out(
        f"{safe_text(f'{entry.path}: {entry.rule}: {entry.quote or entry.message}')}: no longer found\n"
        for entry in gone
    )
    if not gone:
        write_out([f"{path}: all entries are still found\n"])
    return int(bool(gone))


def _write(stored: BaselineFile, baseline: Baseline) -> int:
    old, new = ({entry.key for entry in some.entries} for some in (stored.baseline, baseline))
    write_file(str(stored.path), [write_baseline(baseline)])
    complain(f"{stored.path}: {len(new):,} entries; {len(new - old):,} new, {len(old - new):,} taken out")
    return 0
