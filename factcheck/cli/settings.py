"""What a run is asked to do: the command line over the configuration, as options of the pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from factcheck.checkers.catalog import RULES
from factcheck.cli.arguments import CheckArguments
from factcheck.config import Config, find_config, load_config, select_rules
from factcheck.errors import ConfigError
from factcheck.findings.severity import Confidence
from factcheck.pipeline import Options
from factcheck.record.profile import DEFAULT, load_profile
from factcheck.text.quick_dataclass import replace


def settings(arguments: CheckArguments) -> tuple[Config, Path | None]:
    """What the command line says, over what the configuration file says; and the path of that file."""
    said = Config(
        format=arguments.format,
        select=_names(arguments.select),
        ignore=_names(arguments.ignore),
        fail_on=arguments.fail_on,
        min_confidence=arguments.min_confidence,
        profile=arguments.profile,
        schema=arguments.schema,
        baseline=arguments.baseline,
    )
    path = Path(arguments.config) if arguments.config is not None else find_config(Path.cwd())
    return (said if path is None else said.over(load_config(path))), path


def _names(options: Iterable[str]) -> tuple[str, ...] | None:
    names = tuple(name.strip() for option in options for name in option.split(",") if name.strip())
    return names or None


def today(said: str | None) -> date | None:
    """The date that stands for today; the clock is read for the word "today" only."""
    if said is None:
        return None
    if said == "today":
        return date.today()
    try:
        if len(said) != len("2023-06-07"):
            raise ValueError(said)
        return date.fromisoformat(said)
    except ValueError:
        raise ConfigError(f"--as-of takes a date such as 2023-06-07, or today, not {said!r}") from None


def options_of(config: Config, as_of: date | None = None) -> Options:
    """The options that the settings make: rules, profile, schema, confidence and suppressions."""
    profile = load_profile(config.profile or DEFAULT, config.profiles)
    return Options(
        rules=select_rules(RULES, config.select, config.ignored_rules),
        as_of=as_of,
        profile=replace(profile, asked=frozenset(config.select or ())),
        schema=config.schema,
        min_confidence=config.min_confidence or Confidence.MEDIUM,
        ignores=config.suppressions,
    )
