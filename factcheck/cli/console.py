"""Where output goes: findings to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import signal
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from factcheck.errors import ConfigError, FactcheckError
from factcheck.pipeline import crash_line
from factcheck.reports.safe import safe_text

_INTERRUPTED, _PIPE_CLOSED, _TERMINATED = 130, 141, 143


def ending(command: Callable[[], int]) -> int:
    """The exit code of a command; problems are told in one line, a closed pipe and Ctrl-C in none."""
    try:
        signal.signal(signal.SIGTERM, _terminated)
        code = command()
        if sys.stdout is not None:
            sys.stdout.flush()
    except FactcheckError as error:
        complain(str(error))
        return 2
    except BrokenPipeError:
        # The interpreter flushes once more at its end; what is left must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except OSError as error:
        complain(f"the output cannot be written: {error.strerror or error}")
        return 2
    except Exception as error:  # no traceback reaches a user
        complain(f"stopped by an internal error: {crash_line(error)}")
        return 2
    return code


def _terminated(*_: object) -> None:
    sys.exit(_TERMINATED)  # an exception, so that half-written files are taken away on the way out


def complain(line: str) -> None:
    """Tells the user something on standard error, in one line."""
    if sys.stderr is not None:
        print(f"factcheck: {safe_text(line)}", file=_unicode(sys.stderr), flush=True)


def write_out(pieces: Iterable[str]) -> None:
    """Writes to standard output in UTF-8, whatever the locale."""
    if sys.stdout is None:
        raise ConfigError("standard output is closed")
    stream = _unicode(sys.stdout)
    for piece in pieces:
        stream.write(piece)
    stream.flush()


def _unicode(stream: IO[str]) -> IO[str]:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def write_file(path: str, pieces: Iterable[str], inputs: Iterable[str] = ()) -> None:
    """Writes a file that is either whole or not there: under another name first, then renamed."""
    target = Path(path)
    try:
        if _special(target, inputs):
            with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.writelines(pieces)
            return
        replace_file(target, (piece.encode("utf-8", "backslashreplace") for piece in pieces))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror or error}") from None


def _special(target: Path, inputs: Iterable[str]) -> bool:
    """True for a device or pipe, which is written to as it is; ConfigError for what must not be overwritten."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if target.is_symlink():
            raise ConfigError(f"{target}: a symbolic link is not written through") from None
        return False
    if stat.S_ISDIR(mode):
        raise ConfigError(f"{target}: is a folder")
    if not stat.S_ISREG(mode):
        return True
    if target.is_symlink():
        raise ConfigError(f"{target}: a symbolic link is not written through")
    if any(Path(name).exists() and target.samefile(name) for name in inputs):
        raise ConfigError(f"{target}: is an input; the report would overwrite it")
    return False


def replace_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Puts a file in the place of ``target`` in one step; when that fails, what stood there still stands."""
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
    try:
        with draft.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def wants_color(to_file: bool) -> bool:
    """True when human output is to be coloured: on a terminal, or forced, and never against NO_COLOR."""
    if os.environ.get("NO_COLOR") or to_file:
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal() and os.environ.get("TERM") != "dumb"


def wants_links(to_file: bool) -> bool:
    """True when places are to be links: on a terminal that is not told otherwise (FORCE_HYPERLINK=0, NO_COLOR)."""
    if to_file or os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_HYPERLINK", "")
    if forced:
        return forced != "0"
    return is_terminal() and os.environ.get("TERM", "dumb") not in ("dumb", "linux")


def is_terminal() -> bool:
    """True when standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width(to_file: bool) -> int:
    """The columns of human output: those of the terminal within reason, 100 in a log."""
    if to_file or not is_terminal():
        return 100
    return min(120, max(50, os.get_terminal_size(sys.stdout.fileno()).columns))
