"""The command ``init``: a commented configuration for a folder of releases, and snippets for build servers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path

from factcheck.cli.arguments import Snippet
from factcheck.cli.console import complain, ending, write_file, write_out
from factcheck.cli.inputs import find_inputs
from factcheck.config import config_schema
from factcheck.errors import ConfigError, InputNotRead
from factcheck.loading.load import load
from factcheck.record.profile import DEFAULT, profile_names
from factcheck.text.lazy_pattern import lazy_pattern

NAME = "factcheck.toml"
_SAMPLE = 25  # releases that are looked at to guess the profile
# What only releases of a kind say; the first profile that two releases in three speak of is taken.
_SIGNS = {
    "earnings": lazy_pattern(
        r"(?i:\b(?:first|second|third|fourth)[ -]quarter\b[^.]{0,80}\b(?:results|revenue|earnings)\b)"
        r"|\bEBITDA\b|\bnon-GAAP\b"
    ),
    "wire": lazy_pattern(r"/PRNewswire|\bBUSINESS WIRE\b|\bGLOBE NEWSWIRE\b|\bPRNewswire\b|\bACCESSWIRE\b"),
    "government": lazy_pattern(
        r"\b(?:Minister|Ministry|Department of|Secretary of State|Attorney|Senator|Commissioner)\b"
    ),
}
_EXAMPLES = {
    "extend": '"../factcheck.toml"',
    "format": '"text"',
    "select": '["dates", "sum-mismatch"]',
    "exclude": '["drafts/", "README.md"]',
    "fail-on": '"error"',
    "min-confidence": '"medium"',
    "schema": '"press-release.schema.json"',
    "baseline": '".factcheck-baseline.json"',
}
_TABLES = """
# Suppressions, for files that cannot hold a comment:
# [[ignore]]
# file = "2023/*.docx"
# rule = "weekday-mismatch"
# quote = "Monday, 7 June 1923"
# reason = "quoted from a diary"
# until = 2027-12-31

# A profile of your own:
# [profiles.house]
# extend = "release"
# fields = { contacts = "error" }
# rules = { unlinked-claim = "off" }
"""


def run_init(folder: str, profile: str | None, snippet: Snippet | None) -> int:
    """The exit code of ``init``."""
    return ending(lambda: _show(snippet) if snippet is not None else _init(Path(folder), profile))


def _show(snippet: Snippet) -> int:
    write_out([(files("factcheck.cli") / "snippets" / snippet.file).read_text("utf-8")])
    return 0


def _init(folder: Path, profile: str | None) -> int:
    target = folder / NAME
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder")
    if target.exists() or target.is_symlink():
        raise ConfigError(f"{target}: is there already")
    if profile is not None and profile not in profile_names():
        raise ConfigError(f"no profile is called {profile!r}; there are {', '.join(profile_names())}")
    guessed = profile or guess_profile(folder)
    write_file(str(target), _written(guessed))
    complain(f"{target} written, profile {guessed}; next: factcheck check {folder}")
    return 0


def guess_profile(folder: Path) -> str:
    """The profile that fits most of the first releases of a folder; the default where none does."""
    counts: Counter[str] = Counter()
    read = 0
    for source in find_inputs([str(folder)]):
        if read == _SAMPLE:
            break
        if source.problem is None:
            try:
                text = load(source.path).text
            except InputNotRead:
                continue
            read += 1
            counts.update(name for name, sign in _SIGNS.items() if sign.search(text))
    return next((name for name in _SIGNS if read and counts[name] * 3 >= read * 2), DEFAULT)


def _written(profile: str) -> Iterator[str]:
    properties: Mapping[str, Mapping[str, str]] = config_schema()["properties"]
    yield "# Settings of factcheck. Every key may be left out; factcheck schema config describes them all.\n"
    yield f"\n# {properties['profile']['description']}\n# Built in: {', '.join(profile_names())}.\n"
    yield f'profile = "{profile}"\n'
    for key, example in _EXAMPLES.items():
        yield f"\n# {properties[key]['description']}\n# {key} = {example}\n"
    yield _TABLES
