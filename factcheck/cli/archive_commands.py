"""The commands of ``archive`` and their options, as typer shows and reads them."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.arguments import CheckArguments, ListFormat
from factcheck.cli.options import Form, Jobs, Listed, Output, Paths

archive = typer.Typer(
    name="archive", help="Keep earlier releases, and compare new ones with them.", no_args_is_help=True
)
ArchiveFile = Annotated[str, typer.Option("--archive", metavar="FILE|ADDRESS", help="The archive.")]
_ARCHIVE = ".factcheck-archive.sqlite"
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")]


@archive.command("add")
def archive_add(paths: Paths = None, file: ArchiveFile = _ARCHIVE, quiet: Quiet = False) -> None:
    """Take releases in; one that is there already stays as it is."""
    from factcheck.cli.archive import run_add

    raise typer.Exit(run_add(tuple(paths or ()), file, quiet))


@archive.command("list")
def archive_list(file: ArchiveFile = _ARCHIVE, form: Listed = ListFormat.TEXT) -> None:
    """List the releases, the oldest first."""
    from factcheck.cli.archive import run_list

    raise typer.Exit(run_list(file, form))


@archive.command("show")
def archive_show(
    name: Annotated[str, typer.Argument(metavar="NUMBER|PATH", help="Which release.")],
    file: ArchiveFile = _ARCHIVE,
    form: Listed = ListFormat.TEXT,
) -> None:
    """Print a release; as JSON with its record."""
    from factcheck.cli.archive import run_show

    raise typer.Exit(run_show(name, file, form))


@archive.command("search")
def archive_search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of these words, or else any.")],
    file: ArchiveFile = _ARCHIVE,
    form: Listed = ListFormat.TEXT,
) -> None:
    """List the releases that hold these words, the most fitting first."""
    from factcheck.cli.archive import run_search

    raise typer.Exit(run_search(words, file, form))


@archive.command("facts")
def archive_facts(
    words: Annotated[list[str], typer.Argument(metavar="KEY|WORDS", help="A key, or words of keys and values.")],
    file: ArchiveFile = _ARCHIVE,
    form: Listed = ListFormat.TEXT,
) -> None:
    """List what releases stated about something, by day."""
    from factcheck.cli.archive import run_facts

    raise typer.Exit(run_facts(words, file, form))


@archive.command("accept")
def archive_accept(paths: Paths = None, file: ArchiveFile = _ARCHIVE) -> None:
    """Make the boilerplate of a release the official text."""
    from factcheck.cli.archive import run_accept

    raise typer.Exit(run_accept(tuple(paths or ()), file))


@archive.command("check")
def archive_check(
    paths: Paths = None,
    file: ArchiveFile = _ARCHIVE,
    form: Form = None,
    output: Output = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
) -> None:
    """Check releases, also against the archive."""
    from factcheck.cli.check import run_check

    arguments = CheckArguments(
        paths=tuple(paths or ()),
        format=form,
        output=output,
        archive=file,
        jobs=jobs,
        quiet=quiet,
    )
    raise typer.Exit(run_check(arguments))
