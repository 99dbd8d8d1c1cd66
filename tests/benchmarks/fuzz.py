"""Reads mutated files of every format and says what is not as it should be.

    python tests/benchmarks/fuzz.py [--count 100000] [--seed 1] [--only docx,pdf] [--folder FOLDER]

Starts from the synthetic release in every format, the seed and, with ``--folder``, the files of a folder. A mutation
flips, drops, repeats or inserts bytes, or cuts the file; in packages it is done inside a part, so that the archive
around it stays whole. Every file must become a document or be refused in one line; every tenth document is checked
whole. Whatever else happens is printed with the number that makes it again.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

from factcheck.errors import InputNotRead
from factcheck.loading.load import load
from factcheck.pipeline import check_document
from factcheck.text.document import Document

ROOT = Path(__file__).resolve().parent.parent.parent
_PACKAGES = frozenset({".docx", ".odt"})
_SLOW_SECONDS = 5.0
# What breaks readers: ends of tags and strings, references, numbers at the edge, and marks of other formats.
_SEEDS = (
    *(b"<", b">", b"&", b"&#x110000;", b"]]>", b"<!--", b"<!DOCTYPE x>", b"\x00", b"\xff", b"\xed\xa0\x80", b"%PDF-"),
    *(
        b"{\\rtf1",
        b"\\'",
        b"\\u-1?",
        b"\\bin99999 ",
        b"=?utf-8?b?",
        b"\r\n\r\n",
        b"99999999999999999999",
        b"-1",
        b"<<",
        b">>",
    ),
    *(b"endobj", b"stream\n", b"31 June 2023", b'"', b"\xe2\x80\x9c", b"\xcc\x81" * 40, b"(((((((((", b"[[[[[["),
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with one to six changes."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not content:
            break
        position = chance.randrange(len(content))
        length = min(chance.choice((1, 1, 2, 8, 64, 512)), len(content) - position)
        match chance.randrange(6):
            case 0:
                content[position] ^= 1 << chance.randrange(8)
            case 1:
                del content[position : position + length]
            case 2:
                content[position:position] = content[position : position + length] * chance.choice((1, 2, 50))
            case 3:
                content[position:position] = chance.choice(_SEEDS)
            case 4:
                content[position : position + length] = chance.randbytes(length)
            case _:
                if chance.random() < 0.2:
                    del content[position:]
    return bytes(content)


def mutated_package(data: bytes, chance: random.Random) -> bytes:
    """A package with one part mutated; now and then the archive itself."""
    if chance.random() < 0.1:
        return mutated(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chosen = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    parts[chosen] = mutated(parts[chosen], chance)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def problem_of(name: str, data: bytes, whole: bool) -> tuple[str, str | None]:
    """What became of a file ("read", "refused"), and what is wrong about it."""
    try:
        document = load(name, data)
    except InputNotRead as error:
        return "refused", None if error.reason and "\n" not in error.reason else f"reason {error.reason!r}"
    except BaseException as error:
        return "raised", f"{type(error).__name__}: {str(error)[:200]}"
    wrong = _misplaced(document)
    if wrong is None and whole:
        report = check_document(document)
        wrong = report.reason or next((f.message for f in report.findings if f.rule == "rule-crashed"), None)
    return "read", wrong


def _misplaced(document: Document) -> str | None:
    """A place that leads out of the text or the file."""
    spans = [*(block.span for block in document.blocks), *(link.span for link in document.links)]
    for span in spans:
        place = document.place(span)
        if span.end > len(document.text) or place.end > len(document.source) or place.start > place.end:
            return f"a place outside the file: {span}"
    return None


def main() -> int:
    """0 when nothing is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="suffixes without dots, separated by commas")
    parser.add_argument("--folder", type=Path, help="more files to start from")
    arguments = parser.parse_args()
    paths = [*sorted((ROOT / "fixtures" / "formats").iterdir()), *sorted((ROOT / "seeds").glob("*.txt"))]
    paths += sorted(path for path in arguments.folder.iterdir() if path.is_file()) if arguments.folder else []
    wanted = {f".{suffix}" for suffix in arguments.only.split(",") if suffix}
    starts = [(path.name, path.read_bytes()) for path in paths if not wanted or path.suffix in wanted]
    outcomes: Counter[tuple[str, str]] = Counter()
    failed = 0
    slowest = 0.0
    for number in range(arguments.count):
        chance = random.Random(f"{arguments.seed}:{number}")
        name, data = starts[number % len(starts)]
        made = (mutated_package if Path(name).suffix in _PACKAGES else mutated)(data, chance)
        started = time.perf_counter()
        outcome, wrong = problem_of(name, made, whole=number % 10 == 0)
        seconds = time.perf_counter() - started
        slowest = max(slowest, seconds)
        if wrong is None and seconds > _SLOW_SECONDS:
            wrong = f"took {seconds:.1f} s"
        outcomes[Path(name).suffix, outcome] += 1
        if wrong is not None:
            failed += 1
            print(f"{name}, number {number}: {wrong}", flush=True)
    for (suffix, outcome), count in sorted(outcomes.items()):
        print(f"{suffix:<7}{outcome:<9}{count:>8,}")
    print(f"{arguments.count:,} files, {failed} problems; slowest {slowest:.2f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
