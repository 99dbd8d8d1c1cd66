"""Profiles: what a release of some kind must have, which rules look at it, and how bad each finding is there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from factcheck.errors import ConfigError
from factcheck.findings.severity import Severity
from factcheck.text.quick_dataclass import dataclass, field

DEFAULT = "release"
_FOLDER = os.path.join(os.path.dirname(__file__), "profiles")


class Weight(StrEnum):
    """How bad a missing field or the finding of a rule is in a profile; off: not looked at."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"

    @property
    def severity(self) -> Severity | None:
        """The severity of that name; None for off."""
        return None if self is Weight.OFF else Severity(self.value)


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """A profile as it is written: what it changes in the profile it extends."""

    __pydantic_config__: ClassVar = {"extra": "forbid", "use_attribute_docstrings": True}

    extend: str = DEFAULT
    """The profile that holds where this one says nothing."""
    fields: Mapping[str, Weight] = field(default_factory=dict)
    """How bad it is when a field of the record is missing; off: it may be missing."""
    rules: Mapping[str, Weight] = field(default_factory=dict)
    """How bad the findings of a rule are, or those of a checker; off: it does not run."""
    about: str = ""
    """What the profile is for."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with all it extends; None stands for off. A field or rule that is not named is as usual.

    ``rules`` are those of the profile itself, of the one it extends, and so on: what is nearer holds, and in one table
    a rule stands over its checker.
    """

    name: str
    fields: Mapping[str, Severity | None] = field(default_factory=dict, hash=False)
    rules: tuple[Mapping[str, Severity | None], ...] = field(default=(), hash=False)
    asked: frozenset[str] = frozenset()
    """Rules that the user named to be run, whatever the profile says."""

    def severity(self, field_name: str) -> Severity:
        """How bad a failing field is: a warning where the profile does not know it."""
        return self.fields.get(field_name) or Severity.WARNING

    def may_lack(self, field_name: str) -> bool:
        """True when the profile says that this field may be missing."""
        return field_name in self.fields and self.fields[field_name] is None

    def runs(self, rule: str, checker: str) -> bool:
        """True when a rule looks at releases of this kind."""
        return rule in self.asked or self._said(rule, checker, Severity.NOTE) is not None

    def weighed(self, rule: str, checker: str, usual: Severity, found: Severity, spoken: bool) -> Severity:
        """The severity of a finding in this profile.

        What the rule held for less grave than ``usual`` stays so by as many levels, and what stands in a direct
        quotation (``spoken``) counts at least one level less.
        """
        own = self._said(rule, checker, None)
        if own is None:
            return found
        steps = max(found.rank - usual.rank, int(spoken))
        for _ in range(steps):
            own = own.lowered()
        return own

    def _said(self, rule: str, checker: str, otherwise: Severity | None) -> Severity | None:
        for table in self.rules:
            for name in (rule, checker):
                if name in table:
                    return table[name]
        return otherwise


def profile_names() -> tuple[str, ...]:
    """The names of the built-in profiles, sorted."""
    return tuple(sorted(name.removesuffix(".json") for name in os.listdir(_FOLDER) if name.endswith(".json")))


def built_in(name: str) -> ProfileTable:
    """The built-in profile of that name, as it is written."""
    with open(os.path.join(_FOLDER, f"{name}.json"), encoding="utf-8") as file:
        table: dict[str, Any] = json.load(file)
    return ProfileTable(
        extend=table.get("extend", ""),
        fields={key: Weight(value) for key, value in table.get("fields", {}).items()},
        rules={key: Weight(value) for key, value in table.get("rules", {}).items()},
        about=table["about"],
    )


def load_profile(name: str = DEFAULT, own: Mapping[str, ProfileTable] | None = None) -> Profile:
    """The profile of that name, built-in or among ``own``, with all it extends. ConfigError when there is none."""
    fields: dict[str, Severity | None] = {}
    rules: list[Mapping[str, Severity | None]] = []
    seen: list[str] = []
    step = name
    while step:
        if step in seen:
            raise ConfigError(f"the profiles {' and '.join(map(repr, seen))} extend each other in a circle")
        seen.append(step)
        table = _table(step, own or {})
        fields = {**{key: weight.severity for key, weight in table.fields.items()}, **fields}
        if table.rules:
            rules.append({key: weight.severity for key, weight in table.rules.items()})
        step = table.extend
    return Profile(name, fields, tuple(rules))


def _table(name: str, own: Mapping[str, ProfileTable]) -> ProfileTable:
    if name in own:
        return own[name]
    names = profile_names()
    if name in names:
        return built_in(name)
    from difflib import get_close_matches

    known = sorted({*names, *own})
    close = get_close_matches(name, known, n=1)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    raise ConfigError(f"no profile {name!r}; there are: {', '.join(known)}{hint}")
