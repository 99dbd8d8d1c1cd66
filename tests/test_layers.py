"""Who may import whom: each folder only from what stands before it, and nothing reaches for the clock."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "factcheck"

# Each may import from those before it and from itself; those in one set do not import each other.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"text"}),
    frozenset({"findings"}),
    frozenset({"lexicon"}),
    frozenset({"loading", "mentions"}),
    frozenset({"record", "claims"}),
    frozenset({"archive", "evidence", "annotations"}),
    frozenset({"release"}),
    frozenset({"checkers"}),
    frozenset({"config"}),
    frozenset({"pipeline"}),
    frozenset({"cli"}),
)
RANK = {part: rank for rank, parts in enumerate(LAYERS) for part in parts}
# The generator of the documentation stands above everything: it shows what the command line prints.
GENERATORS = frozenset({PACKAGE / "checkers" / "reference.py"})
# Reports see what a run says and nothing of how it came about.
REPORTS_MAY = frozenset({"findings", "text", "reports"})
# Calls whose answer changes from run to run, or that end lines where editors do not.
DENIED_NAMES = {"splitlines": "it also splits at U+2028, \\x0b and \\x85"}
DENIED_CALLS = {
    "time": {"time", "localtime", "gmtime", "ctime", "strftime"},
    "datetime": {"now", "today", "utcnow"},
    "date": {"today"},
    "os": {"urandom", "getrandom"},
}
DENIED_MODULES = {"random", "secrets", "locale", "socket", "urllib.request", "http.client", "httpx", "requests"}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The layer a file belongs to: the first folder or module name below the package."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_parts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and layer of everything a file imports from the package, for type checking too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports name the whole way"
            if node.module == "factcheck":
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif node.module and node.module.startswith("factcheck."):
                yield node.lineno, node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, a.name.split(".")[1]) for a in node.names if a.name.startswith("factcheck."))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports(path: Path) -> None:
    part = part_of(path)
    if part in {"__init__", "__main__"} or path in GENERATORS:
        return  # the public face stands above all layers
    wrong = []
    for line, other in imported_parts(path):
        if other in {"__version__", part}:
            continue
        if part == "reports":
            allowed = other in REPORTS_MAY
        elif other == "reports":
            allowed = part in {"cli", "annotations"}
        else:
            allowed = RANK[other] < RANK[part]
        if not allowed:
            wrong.append(f"line {line}: {part} imports {other}")
    assert not wrong, "\n".join(wrong)


def test_nobody_imports_a_generator() -> None:
    names = {".".join(("factcheck", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in GENERATORS}
    for path in FILES:
        text = path.read_text("utf-8")
        assert not [name for name in names if f"import {name}" in text or f"from {name}" in text], path


def test_every_part_has_a_layer() -> None:
    assert {part_of(path) for path in FILES} <= {*RANK, "reports", "__init__", "__main__"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_behind_the_back(path: Path) -> None:
    """No clock, no randomness and no network outside the command line; lines end where an editor ends them."""
    in_cli = part_of(path) == "cli"
    wrong = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute):
            if node.attr in DENIED_NAMES:
                wrong.append(f"line {node.lineno}: {node.attr}: {DENIED_NAMES[node.attr]}")
            owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            if node.attr in DENIED_CALLS.get(owner, ()) and not in_cli:
                wrong.append(f"line {node.lineno}: {owner}.{node.attr}")
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        if not in_cli:
            wrong += [f"line {getattr(node, 'lineno', 0)}: {name}" for name in names if name in DENIED_MODULES]
    assert not wrong, "\n".join(wrong)
