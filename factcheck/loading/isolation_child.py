"""The process that reads files of formats whose readers a hostile file may break.

It has no terminal, no other file of its parent, little memory and little time. It reads what it is sent and answers.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from itertools import count

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.wire import LARGEST_FRAME, Nonsense, framed, packed, unframed

PREPARE, READ = b"prepare", b"read"
READY, DRAFT, REFUSED, FAILED = b"ready", b"draft", b"refused", b"failed"
OUT_OF_MEMORY = 77  # an exit status that says what no answer can be made of any more
SECONDS = 4.0
# What may be added to the memory the process has when it begins: what is left of 512 MB.
MEMORY = 420_000_000
_OPEN_FILES = 24
_COLLECTING = 64  # files between two searches for garbage
_READERS = {
    "docx": ("factcheck.loading.docx.reader", "read_docx"),
    "odt": ("factcheck.loading.odt.reader", "read_odt"),
    "pdf": ("factcheck.loading.pdf.reader", "read_pdf"),
}

Reader = Callable[[str, bytes], Draft]


def main() -> None:
    """Serves a parent that started this process as a program of its own and speaks through its standard streams."""
    requests, answers = os.dup(0), os.dup(1)
    serve(requests, answers)


def serve(requests: int, answers: int) -> None:
    """Answers requests until there is no parent any more; then the process ends, and so it does on any mishap."""
    try:
        _leave_everything_else(requests, answers)
        _answer_all(requests, answers)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    finally:
        os._exit(0)  # no cleaning up: in a forked process all that could be cleaned up is the parent's


def _answer_all(requests: int, answers: int) -> None:
    readers: dict[str, Reader] = {}
    for number in count(1):
        try:
            command, name, data = unframed(lambda size: _exactly(requests, size))
        except (EOFError, Nonsense):
            return
        kind, _, path = name.decode("utf-8", "surrogateescape").partition(" ")
        if command == PREPARE:
            answer = _prepared(kind, readers)
            if len(readers) == 1:
                _limit()  # not sooner, so that what is imported may be cached as usual
            _write(answers, answer)
        else:
            _alarm(SECONDS + 1)  # a parent that is killed cannot stop its child
            answer = _answer(readers[kind], path, data)
            _alarm(0)
            del data
            _write(answers, answer)
            if number % _COLLECTING == 0:
                gc.collect()


def _prepared(kind: str, readers: dict[str, Reader]) -> bytes:
    module, function = _READERS[kind]
    try:
        readers[kind] = getattr(import_module(module), function)
    except (ImportError, OSError) as error:  # a library that is not installed, or not for this machine
        return framed(FAILED, _line(str(error)), b"")
    return framed(READY, b"", b"")


def _answer(read: Reader, path: str, data: bytes) -> bytes:
    try:
        head, boxes = packed(read(path, data))
    except InputNotRead as error:
        return framed(REFUSED, _line(error.reason), b"")
    except MemoryError:
        raise
    except Exception as error:  # readers and their libraries meet what nobody thought of
        return framed(FAILED, _line(f"{type(error).__name__}: {error}"), b"")
    if max(len(head), len(boxes)) > LARGEST_FRAME:
        return framed(REFUSED, b"too long: more text than a release can have", b"")
    return framed(DRAFT, head, boxes)


def _line(words: str) -> bytes:
    return " ".join(words.split())[:300].encode("utf-8", "backslashreplace")


def _leave_everything_else(requests: int, answers: int) -> None:
    """Lets go of all that a forked process has from its parent: files, streams, ways to handle signals."""
    gc.freeze()
    gc.disable()  # a release leaves hardly any cycles behind; they are looked for once in a while
    sys.settrace(None)
    with suppress(ImportError):
        import faulthandler

        faulthandler.disable()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    if os.name != "posix":
        return
    kept = sorted((requests, answers))
    last = 3
    for descriptor in (*kept, _highest_descriptor()):
        os.closerange(last, descriptor)
        last = descriptor + 1
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which ends this process
    for number in (signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGALRM})


def _highest_descriptor() -> int:
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return min(soft, 1_048_576) if soft > 0 else 1_048_576


def _limit() -> None:
    """Takes from this process what a reader does not need: memory without end, files to write, files to open."""
    try:
        import resource
    except ImportError:  # Windows has nothing of the kind
        return
    limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_NOFILE, _OPEN_FILES)]
    size = _address_space()
    if size:
        limits.append((resource.RLIMIT_AS, size + MEMORY))
    for kind, most in limits:
        soft, hard = resource.getrlimit(kind)
        least = min(limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (least, least))


def _address_space() -> int:
    """The size of this process in bytes, 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _alarm(seconds: float) -> None:
    """Ends the process, whatever it is doing, after so many seconds; 0 calls that off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
        return
    import faulthandler  # a clock of its own, for Windows

    if seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=2)
    else:
        faulthandler.cancel_dump_traceback_later()


def _exactly(descriptor: int, size: int) -> bytes:
    """The next ``size`` bytes. Raises EOFError when the other side is gone."""
    pieces: list[bytes] = []
    while size:
        piece = os.read(descriptor, min(size, 1 << 20))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


if __name__ == "__main__":
    main()
