"""A small web server on this machine for tests: it answers as it is told, and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from factcheck.cli.guarded import Guard, NoSuchHost

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """One answer, begun after ``wait`` seconds; ``go_on`` pieces of 64 kB follow its body, ``pause`` seconds apart."""

    status: int = 200
    body: bytes = b""
    type: str | None = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    wait: float = 0
    pause: float = 0
    go_on: int = 0
    etag: str | None = None


@dataclass
class Web:
    """The server: what it answers by path, and the requests it had, as path and headers."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def address(self, path: str, host: str = "pages.example") -> str:
        """The address of a page on one of the names of the server."""
        return f"http://{host}:{self.port}{path}"

    def guard(self, **hosts: str | None) -> Guard:
        """Lets this machine's own address pass; ``hosts`` gives other names (``_`` for ``.``) other addresses."""
        known = {name.replace("_", "."): address for name, address in hosts.items()}

        async def resolve(host: str, port: int) -> list[str]:
            address = known.get(host, "127.0.0.1")
            if address is None:
                raise NoSuchHost(host)
            return [address]

        return Guard(resolve, lambda address: address == "127.0.0.1")


@contextmanager
def serving() -> Iterator[Web]:
    """Runs the server until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    web = Web(server.server_port)
    server.RequestHandlerClass = _handler(web)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with lock:
                web.asked.append((self.path, dict(self.headers.items())))
                web.at_once += 1
                web.most_at_once = max(web.most_at_once, web.at_once)
            try:
                self._answer(web.answers.get(self.path, Answer(404)))
            except OSError:
                pass  # who asked has gone away
            finally:
                with lock:
                    web.at_once -= 1

        def _answer(self, answer: Answer) -> None:
            time.sleep(answer.wait)
            same = answer.etag is not None and self.headers.get("If-None-Match") == answer.etag
            self.send_response(304 if same else answer.status)
            if answer.type is not None:
                self.send_header("Content-Type", answer.type)
            if answer.etag is not None:
                self.send_header("ETag", answer.etag)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            if same:
                return
            self.wfile.write(answer.body)
            for _ in range(answer.go_on):
                time.sleep(answer.pause)
                self.wfile.write(b" " * 65536)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the name it has in the class
            pass

    return Handler
