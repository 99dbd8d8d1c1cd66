"""Reads files of formats whose readers a hostile file may break, in a process of their own.

A Word document or a PDF is a program for libraries written in C. What makes such a library crash, run for ever or eat
all memory ends a child process and costs that one file; the next file is read by a new child. One child serves all
files of a run, since starting it takes longer than reading a release.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import Literal, Protocol

from factcheck.errors import InputNotRead
from factcheck.loading.draft import Draft
from factcheck.loading.isolation_child import (
    DRAFT,
    FAILED,
    OUT_OF_MEMORY,
    PREPARE,
    READ,
    READY,
    REFUSED,
    SECONDS,
    serve,
)
from factcheck.loading.wire import Nonsense, framed, unframed, unpacked

_POLLS = os.name == "posix"
_STARTING_SECONDS = 30.0  # a cold disk and a busy machine are no fault of the file
# How a process ends by its own alarm, and by the system when memory runs out; Windows has neither.
_ALARMED = -signal.SIGALRM if hasattr(signal, "SIGALRM") else None
_KILLED = -signal.SIGKILL if hasattr(signal, "SIGKILL") else None
_TOO_LONG = f"took longer than {SECONDS:.0f} seconds to read"
_TOO_LARGE = "needs more memory to be read than a release may"


def read_apart(reader: Literal["docx", "odt", "pdf"], path: str, data: bytes) -> Draft:
    """What a reader makes of a file in a process of its own. Raises InputNotRead, whatever happens to that process."""
    with _lock:
        try:
            child = _running(path)
            used = child.answers
            try:
                return child.read(reader, path, data)
            except _Lost as lost:
                _stop()
                if not used or lost.reason == _TOO_LONG:
                    raise InputNotRead(path, lost.reason) from None
            # What files before this one left behind in the process must not be held against it.
            return _running(path).read(reader, path, data)
        except _Lost as lost:
            _stop()
            raise InputNotRead(path, lost.reason) from None
        except InputNotRead:
            raise
        except BaseException:  # stopped between question and answer: the child must not give it to the next file
            _stop()
            raise


class _Lost(Exception):
    """A child that is of no use any more."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Process(Protocol):
    """A started process."""

    def kill(self) -> None:
        """Ends it at once."""

    def wait(self) -> int:
        """Its exit status, negative for the signal that ended it."""


class _Fork:
    """A copy of this process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def kill(self) -> None:
        """Ends it at once."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit status, negative for the signal that ended it."""
        try:
            return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        except ChildProcessError:  # whoever uses this package has asked not to hear of ended processes
            return 0


class _Child:
    """A child process, with the ends of the two pipes to it."""

    def __init__(self, process: _Process, requests: int, answers: int) -> None:
        self._process = process
        self._requests = requests
        self._answers = answers
        self._ready: set[str] = set()
        self.answers = 0

    def read(self, reader: str, path: str, data: bytes) -> Draft:
        """What the child makes of a file. Raises InputNotRead when it refuses it, _Lost when it gives no answer."""
        name = f"{reader} {path}".encode("utf-8", "surrogateescape")
        if reader not in self._ready:
            status, why, _ = self._ask(framed(PREPARE, name, b""), _STARTING_SECONDS)
            if status != READY:
                raise _Lost(f"its reader could not be started ({_words(why)})")
            self._ready.add(reader)
        status, head, boxes = self._ask(framed(READ, name, data), SECONDS)
        self.answers += 1
        if status == REFUSED:
            raise InputNotRead(path, _words(head))
        if status == FAILED:
            raise InputNotRead(path, f"damaged, or not written as files of its kind are ({_words(head)})")
        try:
            if status == DRAFT:
                return unpacked(head, boxes)
        except Nonsense:
            pass
        raise _Lost("damaged: it made its reader answer with nonsense")

    def _ask(self, message: bytes, seconds: float) -> list[bytes]:
        try:
            with _within(seconds, self._process) as line:
                line.write(self._requests, message)
                return unframed(lambda size: line.read(self._answers, size))
        except Nonsense:
            raise _Lost("damaged: it made its reader answer with nonsense") from None
        except TimeoutError:
            raise _Lost(_TOO_LONG if seconds == SECONDS else "its reader took too long to start") from None
        except OSError:  # the other end is closed
            raise _Lost(self._epitaph()) from None

    def _epitaph(self) -> str:
        status = self.end(gently=True)
        if status == _ALARMED:
            return _TOO_LONG
        if status in (OUT_OF_MEMORY, _KILLED):
            return _TOO_LARGE
        return "damaged, or made to break what reads it: its reader stopped"

    def end(self, gently: bool = False) -> int:
        """The exit status of the child, which is ended unless it has done so itself."""
        for descriptor in (self._requests, self._answers):
            with suppress(OSError):
                os.close(descriptor)
        self._requests = self._answers = -1
        if not gently:
            self._process.kill()
        return self._process.wait()

    def forget(self) -> None:
        """Closes the pipes of a child that belongs to another process."""
        os.close(self._requests)
        os.close(self._answers)


class _Line:
    """Reads and writes pipes until a moment has come. Raises TimeoutError then, BrokenPipeError at their end."""

    def __init__(self, end: float | None) -> None:
        self._end = end

    def read(self, descriptor: int, size: int) -> bytes:
        """The next ``size`` bytes."""
        made = bytearray()
        while len(made) < size:
            self._wait(descriptor, writing=False)
            piece = os.read(descriptor, min(size - len(made), 1 << 20))
            if not piece:
                raise BrokenPipeError
            made += piece
        return bytes(made)

    def write(self, descriptor: int, data: bytes) -> None:
        """Writes all of ``data``."""
        view = memoryview(data)
        while view:
            self._wait(descriptor, writing=True)
            with suppress(BlockingIOError):
                view = view[os.write(descriptor, view) :]

    def _wait(self, descriptor: int, writing: bool) -> None:
        if self._end is None:
            return
        import select

        poll = select.poll()
        poll.register(descriptor, select.POLLOUT if writing else select.POLLIN)
        if not poll.poll(max(0.0, self._end - monotonic()) * 1000):
            raise TimeoutError


@contextmanager
def _within(seconds: float, process: _Process) -> Iterator[_Line]:
    """A line to a process that has so long to answer."""
    if _POLLS:
        yield _Line(monotonic() + seconds)
        return
    late: list[bool] = []  # pipes cannot be waited for on Windows: there the process is ended under the reading

    def end() -> None:
        late.append(True)
        process.kill()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield _Line(None)
    except OSError:
        if late:
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()


def _words(line: bytes) -> str:
    return " ".join(line[:2000].decode("utf-8", "replace").split())[:300]


_lock = Lock()
_child: _Child | None = None


def _running(path: str) -> _Child:
    global _child
    if _child is None:
        try:
            _child = _forked() if _may_fork() else _spawned()
        except OSError as error:
            reason = error.strerror or "no reason given"
            raise InputNotRead(path, f"the process to read it in could not be started: {reason}") from None
    return _child


@atexit.register
def _stop() -> None:
    global _child
    child, _child = _child, None
    if child is not None:
        child.end()


def _forget() -> None:
    """Leaves the child to the process this one was forked from: two that ask it would get each other's answers."""
    global _child, _lock
    child, _child = _child, None
    _lock = Lock()
    if child is not None:
        child.forget()


def _may_fork() -> bool:
    """True where a copy of this process works: a second thread could hold a lock that nobody opens in the copy."""
    try:
        with open("/proc/self/stat", "rb") as file:
            return int(file.read().rpartition(b")")[2].split()[17]) == 1
    except (OSError, ValueError, IndexError):
        return False  # not Linux: starting a program is slower, and safe


def _forked() -> _Child:
    requests, ask = _pipe()
    answers, answer = _pipe()
    with _signals_held():
        pid = os.fork()
        if not pid:
            serve(requests, answer)
    os.close(requests)
    os.close(answer)
    os.set_blocking(ask, False)
    return _Child(_Fork(pid), ask, answers)


def _pipe() -> tuple[int, int]:
    """Both ends of a pipe, above the standard streams even where one of those is closed."""
    import fcntl

    ends = []
    for end in os.pipe():
        ends.append(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 3))
        os.close(end)
    return ends[0], ends[1]


def _spawned() -> _Child:
    """A child started as a program of its own, which finds this package where this process found it."""
    paths = [path for path in sys.path if path]
    home = str(Path(__file__).resolve().parents[2])
    if home not in paths:
        paths.append(home)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "factcheck.loading.isolation_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        bufsize=0,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    ask, answers = os.dup(process.stdin.fileno()), os.dup(process.stdout.fileno())
    process.stdin.close()
    process.stdout.close()
    if _POLLS:
        os.set_blocking(ask, False)
    return _Child(process, ask, answers)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Keeps signals back while the child is made: one in the middle of it would be handled as the parent does."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
