"""The command ``schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from factcheck.cli.console import ending, write_out
from factcheck.config import config_schema
from factcheck.errors import ConfigError
from factcheck.evidence.facts import facts_schema
from factcheck.findings.report import report_schema
from factcheck.record.generate import record_schema

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "record": record_schema,
    "report": report_schema,
    "config": config_schema,
    "facts": facts_schema,
}


def run_schema(name: str) -> int:
    """The exit code of ``schema``."""

    def show() -> int:
        if name not in SCHEMAS:
            raise ConfigError(f"there is no schema {name!r}: choose one of {', '.join(SCHEMAS)}")
        write_out([schema_file(name)])
        return 0

    return ending(show)


def schema_file(name: str) -> str:
    """The bytes of a schema file: indented JSON."""
    return json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
