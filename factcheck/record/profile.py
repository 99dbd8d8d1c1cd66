"""Profiles: which fields a release of some kind should have, and how bad it is when one is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files

from factcheck.errors import ConfigError
from factcheck.findings.severity import Severity


@dataclass(frozen=True, slots=True)
class Profile:
    """A named table from field to the severity of its absence; a field that is not in it may be absent."""

    name: str
    severities: Mapping[str, Severity] = field(default_factory=dict)

    def severity(self, field_name: str) -> Severity:
        """How bad a failing field is: a warning where the profile does not know it."""
        return self.severities.get(field_name, Severity.WARNING)


def profile_names() -> tuple[str, ...]:
    """The names of the profiles, sorted."""
    names = (entry.name for entry in files("factcheck.record").joinpath("profiles").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(name: str = "release") -> Profile:
    """The profile of that name. Raises ConfigError when there is none."""
    if name not in profile_names():
        raise ConfigError(f"no profile {name!r}; there are: {', '.join(profile_names())}")
    text = files("factcheck.record").joinpath("profiles", f"{name}.toml").read_text("utf-8")
    return Profile(name, {key: Severity(value) for key, value in tomllib.loads(text).items()})
