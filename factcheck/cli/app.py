"""The commands and their options, as typer shows and reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.archive_commands import archive
from factcheck.cli.arguments import Action, CheckArguments, ClaimsFormat, DiffFormat, Exchange, ListFormat, Snippet
from factcheck.cli.options import (
    AsOf,
    ConfigFile,
    Form,
    Ignore,
    Jobs,
    Listed,
    MinCoverage,
    Output,
    Paths,
    Profile,
    Select,
    SourcePaths,
    StdinFilename,
)
from factcheck.config import FailOn
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
    form: Form = None,
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[FailOn | None, typer.Option("--fail-on", help="What makes the exit code 1 (error).")] = None,
    min_confidence: Annotated[
        Confidence | None, typer.Option("--min-confidence", help="Count what is less sure, don't show it (medium).")
    ] = None,
    profile: Profile = None,
    schema: Annotated[
        str | None, typer.Option("--schema", metavar="FILE", help="A record schema in place of the built-in one.")
    ] = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Findings don't change the exit code.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Apply the safe fixes, then report what remains.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")] = False,
    jobs: Jobs = 1,
    stdin_filename: StdinFilename = None,
    source: SourcePaths = None,
    archive: Annotated[
        str | None, typer.Option("--archive", metavar="FILE|ADDRESS", help="Compare with the releases of this archive.")
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Leave out findings that stand in this file.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Only what changed since this git revision.")
    ] = None,
    min_coverage: MinCoverage = None,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show also what is suppressed, and why.")
    ] = False,
    no_inline_suppressions: Annotated[
        bool, typer.Option("--no-inline-suppressions", help="Comments in the files suppress nothing.")
    ] = False,
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
        source=tuple(source or ()),
        archive=archive,
        baseline=baseline,
        since=since,
        min_coverage=min_coverage,
        watch=watch,
        show_suppressed=show_suppressed,
        no_inline_suppressions=no_inline_suppressions,
        quiet=quiet,
        verbose=verbose,
    )
    raise typer.Exit(run_check(arguments))


@app.command()
def extract(
    paths: Paths = None,
    mentions: Annotated[bool, typer.Option("--mentions", help="Every mention with its place and value.")] = False,
    exchange: Annotated[
        Exchange | None, typer.Option("--as", help="The record as IPTC ninjs 3.1 or schema.org JSON-LD.")
    ] = None,
    output: Output = None,
    as_of: AsOf = None,
    stdin_filename: StdinFilename = None,
) -> None:
    """Print the record of what releases say, as JSON (JSON Lines for several)."""
    from factcheck.cli.extract import run_extract

    raise typer.Exit(run_extract(tuple(paths or ()), mentions, exchange, output, as_of, stdin_filename))


@app.command()
def annotate(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A Word or PDF file.")],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="The copy with comments.")],
    select: Select = None,
    ignore: Ignore = None,
    min_confidence: Annotated[
        Confidence | None, typer.Option("--min-confidence", help="Leave out what is less sure (medium).")
    ] = None,
    profile: Profile = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when all went well.")] = False,
) -> None:
    """Write what is found into a copy of a file: comments in Word, notes in PDF."""
    from factcheck.cli.annotate import run_annotate

    arguments = CheckArguments(
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        min_confidence=min_confidence,
        profile=profile,
        as_of=as_of,
        config=config,
        quiet=quiet,
    )
    raise typer.Exit(run_annotate(path, output, arguments))


@app.command()
def rules(
    form: Listed = ListFormat.TEXT,
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
    name: Annotated[str, typer.Argument(metavar="[record|report|config|facts]", help="Which schema.")] = "record",
) -> None:
    """Print a JSON Schema."""
    from factcheck.cli.schema import run_schema

    raise typer.Exit(run_schema(name))


@app.command()
def baseline(
    action: Annotated[Action, typer.Argument(metavar="[create|update|prune|verify]", help="What to do.")],
    paths: Paths = None,
    file: Annotated[
        str | None, typer.Option("--file", metavar="FILE", help="The baseline (.factcheck-baseline.json).")
    ] = None,
    config: ConfigFile = None,
    jobs: Jobs = 1,
) -> None:
    """Keep a list of findings that are there already, so that only new ones are shown."""
    from factcheck.cli.baseline import run_baseline

    raise typer.Exit(run_baseline(action, tuple(paths or ()), file, config, jobs))


@app.command()
def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder of the releases.")] = ".",
    profile: Annotated[
        str | None, typer.Option("--profile", metavar="NAME", help="The profile; guessed from the releases.")
    ] = None,
    snippet: Annotated[
        Snippet | None, typer.Option("--print", help="Print what another program needs, and write nothing.")
    ] = None,
) -> None:
    """Write a commented configuration for a folder of releases."""
    from factcheck.cli.init import run_init

    raise typer.Exit(run_init(folder, profile, snippet))


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The earlier draft or release.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The later one.")],
    form: Annotated[DiffFormat, typer.Option("--format", help="Output format.")] = DiffFormat.TEXT,
    output: Output = None,
) -> None:
    """Tell which facts changed between two drafts or releases."""
    from factcheck.cli.diff import run_diff

    raise typer.Exit(run_diff(before, after, form, output))


@app.command()
def claims(
    paths: Paths = None,
    form: Annotated[ClaimsFormat, typer.Option("--format", help="Output format.")] = ClaimsFormat.TEXT,
    output: Output = None,
    min_coverage: MinCoverage = None,
    source: SourcePaths = None,
    as_of: AsOf = None,
    jobs: Jobs = 1,
) -> None:
    """List the claims of releases, and whether anybody can trace them."""
    from factcheck.cli.claims import run_claims

    raise typer.Exit(run_claims(tuple(paths or ()), form, output, min_coverage, tuple(source or ()), as_of, jobs))


@app.command()
def verify(
    paths: Paths = None,
    form: Form = None,
    output: Output = None,
    source: SourcePaths = None,
    online: Annotated[bool, typer.Option("--online", help="Fetch the web pages that claims link to.")] = False,
    cache: Annotated[
        str | None, typer.Option("--cache", metavar="DIR", help="Where copies of fetched pages are kept.")
    ] = None,
    as_of: AsOf = None,
    min_coverage: MinCoverage = None,
    jobs: Jobs = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only.")] = False,
) -> None:
    """Open what claims link to, and say whether it bears them out."""
    from factcheck.cli.check import run_check

    arguments = CheckArguments(
        paths=tuple(paths or ()),
        format=form,
        output=output,
        select=("evidence", "dead-link"),
        source=tuple(source or ()),
        verify=True,
        online=online,
        cache=cache,
        as_of=as_of,
        min_coverage=min_coverage,
        jobs=jobs,
        quiet=quiet,
    )
    raise typer.Exit(run_check(arguments))


app.add_typer(archive)
