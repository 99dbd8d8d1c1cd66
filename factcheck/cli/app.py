"""The commands and their options, as typer shows and reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.arguments import CheckArguments
from factcheck.config import FailOn, Format
from factcheck.findings.severity import Confidence

app = typer.Typer(
    name="factcheck",
    help="A linter for facts: finds what cannot be true in a press release.",
    epilog="Exit codes: 0 nothing to report, 1 findings, 2 something was not read or not fully checked.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

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


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """A linter for facts: finds what cannot be true in a press release."""


@app.command()
def check(
    paths: Paths = None,
    form: Annotated[Format | None, typer.Option("--format", help="Output format (text).")] = None,
    output: Output = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULES", help="Run only these rules or checkers.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULES", help="Leave out these rules or checkers.")
    ] = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="What makes the exit code 1 (error).")] = None,
    min_confidence: Annotated[
        Confidence | None, typer.Option("--min-confidence", help="Count what is less sure, don't show it (medium).")
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="What a release of this kind must have (release).")
    ] = None,
    schema: Annotated[
        str | None, typer.Option("--schema", metavar="FILE", help="A record schema in place of the built-in one.")
    ] = None,
    as_of: AsOf = None,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="Configuration in place of the nearest one.")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings don't change the exit code.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then report what remains.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Releases checked side by side.")] = 1,
    stdin_filename: StdinFilename = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say also what could not be checked.")] = False,
) -> None:
    """Find what cannot be true in releases."""
    from factcheck.cli.check import run_check

    arguments = CheckArguments(
        paths=tuple(paths or ()),
        format=form,
        output=output,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fail_on=fail_on,
        min_confidence=min_confidence,
        profile=profile,
        schema=schema,
        as_of=as_of,
        config=config,
        exit_zero=exit_zero,
        fix=fix,
        diff=diff,
        jobs=jobs,
        stdin_filename=stdin_filename,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(run_check(arguments))


@app.command()
def extract(
    paths: Paths = None,
    mentions: Annotated[bool, typer.Option("--mentions", help="Every mention with its place and value.")] = False,
    output: Output = None,
    as_of: AsOf = None,
    stdin_filename: StdinFilename = None,
) -> None:
    """Print the record of what releases say, as JSON (JSON Lines for several)."""
    from factcheck.cli.extract import run_extract

    raise typer.Exit(run_extract(tuple(paths or ()), mentions, output, as_of, stdin_filename))


@app.command()
def rules(
    form: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.TEXT,
) -> None:
    """List the rules."""
    from factcheck.cli.rules import run_rules_table

    raise typer.Exit(run_rules_table(form))


@app.command()
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule.")]) -> None:
    """Explain a rule: what it flags, why, and what it leaves alone."""
    from factcheck.cli.explain import run_explain

    raise typer.Exit(run_explain(rule))


@app.command()
def schema(
    name: Annotated[str, typer.Argument(metavar="[record|report|config]", help="Which schema.")] = "record",
) -> None:
    """Print a JSON Schema."""
    from factcheck.cli.schema import run_schema

    raise typer.Exit(run_schema(name))
