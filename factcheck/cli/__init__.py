"""The command line: options to configuration to pipeline to report to exit code."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the command of ``sys.argv`` and ends the process with its exit code."""
    # A release leaves hardly any cycles behind: looked for at every 700 new objects they cost a fifth of the run.
    gc.set_threshold(50_000, 20, 20)
    gc.disable()  # what is made while importing stays; looking for garbage in it is a twentieth of the start-up
    from factcheck.cli.quick import read_check

    arguments = read_check(sys.argv[1:])
    if arguments is not None:
        from factcheck.cli.check import run_check

        gc.freeze()
        gc.enable()
        sys.exit(run_check(arguments))
    gc.enable()
    from factcheck.cli.app import app

    app(prog_name="factcheck")
