"""Configuration: where it is found, what it may say, and which rules it selects.

A configuration holds values only: nothing in it names code to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

from factcheck.checkers.rule import Rule
from factcheck.errors import ConfigError
from factcheck.findings.finding import Checker
from factcheck.findings.severity import Confidence, Severity
from factcheck.findings.suppression import Ignore
from factcheck.record.profile import ProfileTable, Weight, load_profile, profile_names
from factcheck.text.quick_dataclass import dataclass, field_names, replace

# The fields of the record that a release may lack; those it always has are not named.
RECORD_FIELDS = (
    "headline",
    "subheadline",
    "release_date",
    "dateline",
    "issuer",
    "embargo",
    "contacts",
    "boilerplate",
    "notes",
    "end_mark",
    "quotes",
    "links",
)
FILE_NAMES = (".factcheck.toml", "factcheck.toml", "pyproject.toml")
_DEEPEST_EXTEND = 8
_LARGEST_FILE = 1_000_000


class FailOn(StrEnum):
    """The least severity that makes a run fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"

    def counts(self, severity: Severity) -> bool:
        """True when a finding of ``severity`` makes the run fail."""
        return self is not FailOn.NEVER and severity.rank <= Severity(self.value).rank


class Format(StrEnum):
    """The output formats."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"
    RDJSON = "rdjson"
    MARKDOWN = "markdown"
    HTML = "html"


def _key(field: str) -> str:
    return field.replace("_", "-")


@dataclass(frozen=True, slots=True)
class IgnoreTable:
    """A suppression: findings that somebody looked at and accepted, in a file that cannot say so itself."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True}

    file: str
    """The files it holds for: a name or pattern such as `2023/*.docx`."""
    rule: str
    """The rule or checker it holds for."""
    reason: str
    """Why the finding is accepted."""
    quote: str | None = None
    """Words that the place of the finding must hold; any place when absent."""
    until: date | None = None
    """The last day it holds, judged when `--as-of` is given."""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project. None means: not said here. Keys are written with dashes: fail-on."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True, "alias_generator": _key}

    extend: str | None = None
    """Another configuration file whose settings hold where this one says nothing; relative to this file."""
    format: Format | None = None
    """Output format."""
    select: tuple[str, ...] | None = None
    """Rule ids or checker names to run; all of them when absent."""
    ignore: tuple[str | IgnoreTable, ...] | None = None
    """Rule ids or checker names to leave out, and suppressions of single findings (`[[ignore]]`)."""
    exclude: tuple[str, ...] | None = None
    """Files to leave out when folders are searched, as patterns of .gitignore."""
    fail_on: FailOn | None = None
    """The least severity that makes the exit code 1."""
    min_confidence: Confidence | None = None
    """Findings that are less sure are counted, not shown."""
    profile: str | None = None
    """What a release of this kind must have, and how bad each finding is: a built-in profile or one of `profiles`."""
    schema: str | None = None
    """A record schema in place of the built-in one; relative to this file."""
    baseline: str | None = None
    """A file of findings that were there before and are not to be shown again; relative to this file."""
    profiles: Mapping[str, ProfileTable] | None = None
    """Profiles of your own, by name."""

    def over(self, base: Config) -> Config:
        """These settings, and those of ``base`` where nothing is said here."""
        said = {name: value for name in field_names(self) if (value := getattr(self, name)) is not None}
        if self.ignore is not None and base.ignore is not None:  # rules named here stand instead; suppressions add up
            said["ignore"] = (*self.ignore, *(entry for entry in base.ignore if isinstance(entry, IgnoreTable)))
        if self.profiles is not None and base.profiles is not None:
            said["profiles"] = {**base.profiles, **self.profiles}
        return replace(base, **said)

    @property
    def ignored_rules(self) -> tuple[str, ...]:
        """The rules and checkers that are left out."""
        return tuple(entry for entry in self.ignore or () if isinstance(entry, str))

    @property
    def suppressions(self) -> tuple[Ignore, ...]:
        """The suppressions, numbered as they stand."""
        tables = [entry for entry in self.ignore or () if isinstance(entry, IgnoreTable)]
        return tuple(
            Ignore(number, table.file, table.rule, table.reason, table.quote, table.until)
            for number, table in enumerate(tables, 1)
        )


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in ``start`` or a folder above it; None when there is none."""
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or _table(path, optional=True) is not None):
                return path
    return None


def load_config(path: Path) -> Config:
    """The settings of a file, with those it extends; ConfigError in one line when they cannot be used."""
    return _load(path, ())


def _load(path: Path, seen: tuple[Path, ...]) -> Config:
    resolved = path.resolve()
    if resolved in seen or len(seen) >= _DEEPEST_EXTEND:
        raise ConfigError(f"{path}: extend leads in a circle or too deep")
    config = _located(_validated(path, _table(path) or {}), path.parent)
    if config.extend is not None:
        config = config.over(_load(Path(config.extend), (*seen, resolved)))
    for ignore in config.suppressions:
        _check_suppression(path, ignore)
    for name in config.profiles or ():
        _checked_profile(path, name, config.profiles or {})
    return config


def _check_suppression(path: Path, ignore: Ignore) -> None:
    """Refuses a suppression of what there is not, or without a reason; ConfigError."""
    from factcheck.checkers.catalog import RULES

    where = f"{path}: [[ignore]] {ignore.number}"
    if not any(character.isalpha() for character in ignore.reason):
        raise ConfigError(f"{where}: a suppression needs a reason")
    try:
        _known((ignore.rule,), frozenset(rule.id for rule in RULES))
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from None


def _checked_profile(path: Path, name: str, profiles: Mapping[str, ProfileTable]) -> None:
    """Refuses a profile that names what there is not; ConfigError."""
    from factcheck.checkers.catalog import RULES

    where = f"{path}: profiles.{name}"
    if name in profile_names():
        raise ConfigError(f"{where}: is the name of a built-in profile; choose another and extend it")
    if (wrong := next((key for key in profiles[name].fields if key not in RECORD_FIELDS), None)) is not None:
        raise ConfigError(f"{where}.fields: the record has no field {wrong!r}{_did_you_mean(wrong, RECORD_FIELDS)}")
    ids = frozenset(rule.id for rule in RULES)
    for key, weight in profiles[name].rules.items():
        if key == "missing-field" and weight is not Weight.OFF:
            raise ConfigError(f"{where}.rules: missing-field takes only off; the fields have weights of their own")
        if key == Checker.RUN or any(rule.id == key and rule.checker is Checker.RUN for rule in RULES):
            raise ConfigError(f"{where}.rules: {key} tells what could not be checked; no profile changes that")
        try:
            _known((key,), ids)
        except ConfigError as error:
            raise ConfigError(f"{where}.rules: {error}") from None
    try:
        load_profile(name, profiles)
    except ConfigError as error:
        raise ConfigError(f"{where}: {error}") from None


def _located(config: Config, folder: Path) -> Config:
    """The settings with their paths led back to the folder of the file."""
    return replace(
        config,
        extend=None if config.extend is None else str(folder / config.extend),
        schema=None if config.schema is None else str(folder / config.schema),
        baseline=None if config.baseline is None else str(folder / config.baseline),
    )


def _table(path: Path, optional: bool = False) -> Mapping[str, Any] | None:
    """The table of settings; with ``optional`` None where the file says nothing of factcheck."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from None
    if len(data) > _LARGEST_FILE:
        raise ConfigError(f"{path}: too large for a configuration")
    if optional and b"factcheck" not in data:
        return None  # spares the parser on every run inside a project that does not use us
    content = _parsed(path, data)
    tool = content.get("tool")
    if isinstance(tool, dict) and isinstance(tool.get("factcheck"), dict):
        return dict(tool["factcheck"])
    if optional:
        return None
    return {} if path.name == "pyproject.toml" else content


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    import tomllib

    try:
        text = data.decode("utf-8")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: not UTF-8") from None
    except RecursionError:
        raise ConfigError(f"{path}: nested too deep") from None
    except tomllib.TOMLDecodeError as error:
        last = text.rstrip("\n").split("\n")
        end = f"(at line {len(last)}, column {len(last[-1]) + 1})"
        raise ConfigError(f"{path}: not valid TOML: {str(error).replace('(at end of document)', end)}") from None


def _validated(path: Path, table: Mapping[str, Any]) -> Config:
    from pydantic import ValidationError

    try:
        config: Config = _adapter().validate_python(dict(table))
    except ValidationError as error:
        first = _telling(error.errors(include_url=False))
        key = ".".join(str(part) for part in first["loc"] if part not in ("str", "IgnoreTable"))
        if first["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
            last = str(first["loc"][-1])
            inner: type[IgnoreTable | ProfileTable] = IgnoreTable if first["loc"][0] == "ignore" else ProfileTable
            known = _keys() if len(first["loc"]) == 1 else [*field_names(inner)]
            raise ConfigError(f"{path}: unknown key {key!r}{_did_you_mean(last, known)}") from None
        weights = [weight.value for weight in Weight]
        hint = _did_you_mean(first["input"], weights) if first["loc"][0] == "profiles" else ""
        raise ConfigError(f"{path}: {key}: {_plain(first['msg'])}{hint}") from None
    return config


def _telling(errors: Sequence[Any]) -> Any:
    """The first error that tells: a table in ``ignore`` is wrong as a table, not because it is no name."""
    tables = [error for error in errors if "IgnoreTable" in error["loc"] and error["type"] != "dataclass_type"]
    misspelt = [error for error in tables if error["type"] == "unexpected_keyword_argument"]
    return [*misspelt, *tables, *errors][0] if errors[0]["loc"][0] == "ignore" else errors[0]


def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Config)


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]


def _keys() -> list[str]:
    return [_key(name) for name in field_names(Config)]


def config_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration."""
    schema = _adapter().json_schema()
    table = schema["$defs"]["ProfileTable"]["properties"]
    table["fields"]["propertyNames"] = {"enum": list(RECORD_FIELDS)}
    table["rules"]["propertyNames"] = {"enum": _names_in_profiles()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "factcheck configuration"}
    return {**head, **{key: value for key, value in schema.items() if key != "title"}}


def _names_in_profiles() -> list[str]:
    """What the rules of a profile may be called: all rules and checkers but those that tell what was not checked."""
    from factcheck.checkers.catalog import RULES

    checkers = [checker.value for checker in Checker if checker is not Checker.RUN]
    return sorted([*checkers, *(rule.id for rule in RULES if rule.checker is not Checker.RUN)])


def select_rules(rules: Sequence[Rule], select: Iterable[str] | None, ignore: Iterable[str] | None) -> tuple[Rule, ...]:
    """The rules named by id or checker in ``select`` (all when None) without those named in ``ignore``."""
    ids = frozenset(rule.id for rule in rules)
    chosen = None if select is None else _known(select, ids)
    left_out = _known(ignore or (), ids)
    return tuple(
        rule
        for rule in rules
        if (chosen is None or rule.id in chosen or rule.checker.value in chosen)
        and rule.id not in left_out
        and rule.checker.value not in left_out
    )


def _known(names: Iterable[str], ids: frozenset[str]) -> frozenset[str]:
    wanted = frozenset(names)
    known = ids | {checker.value for checker in Checker}
    for name in sorted(wanted - known):
        raise ConfigError(f"no rule or checker is called {name!r}{_did_you_mean(name, known)}")
    return wanted


def _did_you_mean(word: object, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, sorted(known), n=1) if isinstance(word, str) else []
    return f"; did you mean {close[0]!r}?" if close else ""
