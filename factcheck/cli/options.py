"""The options that several commands share, as typer shows and reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.arguments import ListFormat
from factcheck.config import Format

Paths = Annotated[list[str] | None, typer.Argument(metavar="PATH", help="Files, folders, patterns, or - .")]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", metavar="NAME", help="The name of what comes through -.")
]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE|today", help="The date that stands for today, also for a release without a date."
    ),
]
SourcePaths = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="PATH", help="What the releases rest on: a file or folder, also tables."),
]
MinCoverage = Annotated[
    float | None,
    typer.Option("--min-coverage", metavar="PERCENT", min=0, max=100, help="Fail when fewer claims can be traced."),
]
Form = Annotated[Format | None, typer.Option("--format", help="Output format (text).")]
Jobs = Annotated[int, typer.Option("--jobs", min=1, max=64, help="Releases checked side by side.")]
Select = Annotated[
    list[str] | None, typer.Option("--select", metavar="RULES", help="Run only these rules or checkers.")
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave out these rules or checkers.")
]
Profile = Annotated[
    str | None, typer.Option("--profile", metavar="NAME", help="What a release of this kind must have (release).")
]
ConfigFile = Annotated[
    str | None, typer.Option("--config", metavar="FILE", help="Configuration in place of the nearest one.")
]
Listed = Annotated[ListFormat, typer.Option("--format", help="Output format.")]
