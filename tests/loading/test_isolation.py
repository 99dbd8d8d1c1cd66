"""Files are read in a process that may crash, hang or eat memory without harm to the others."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from array import array
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.loading.draft import Draft
from factcheck.loading.wire import Nonsense, packed, unpacked
from factcheck.text.blocks import Block, BlockKind
from factcheck.text.document import MarkedLink
from factcheck.text.layout import Layout, Part, Region, Spot
from factcheck.text.notice import Notice, NoticeKind
from factcheck.text.offsets import OffsetMap, Piece
from factcheck.text.remark import Remark
from factcheck.text.span import Span

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX systems")

# Takes the place of the PDF reader, in the process that asks and in the one that reads: what a file says is done.
READER = """
import ctypes, os, sys, time
from types import ModuleType
from factcheck.errors import InputNotRead
from factcheck.loading import isolation_child
from factcheck.loading.plain import read_plain

isolation_child.SECONDS = 0.4

def read_pdf(path, data):
    words = data.decode()
    if "crash" in words:
        ctypes.string_at(0)
    if "hang" in words:
        while True:
            pass
    if "memory" in words:
        words += "x" * 700_000_000
    if "leak" in words:
        kept.append("x" * 150_000_000)
    if "error" in words:
        raise KeyError("of two\\nlines")
    if "refuse" in words:
        raise InputNotRead(path, "refused by its reader")
    if "leave" in words:
        os._exit(0)
    if "write" in words:
        try:
            with open(os.environ["SPOILED"], "w") as file:
                file.write("x" * 10_000)
        except OSError as error:
            words += error.strerror
    if "descriptors" in words:
        names = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
        words += " ".join(sorted(os.readlink(name).partition(":")[0] for name in names if os.path.lexists(name)))
    print("noise", flush=True)
    os.write(1, b"noise")
    os.write(2, b"noise")
    return read_plain(path, f"{words} by {os.getpid()}")

kept = []
module = ModuleType("factcheck.loading.pdf.reader")
module.read_pdf = read_pdf
sys.modules["factcheck.loading.pdf.reader"] = module
"""

# Prints what becomes of each file named, one line a file; the first word says how the child is to be started.
ASKING = """
import os, sys
from factcheck.errors import InputNotRead
from factcheck.loading import isolation

if sys.argv[1] != "fork":
    isolation._may_fork = lambda: False
if sys.argv[1] == "timer":
    isolation._POLLS = False
for words in sys.argv[2:]:
    try:
        print(isolation.read_apart("pdf", "a.pdf", words.encode()).text)
    except InputNotRead as error:
        print("-", error.reason)
print("asked by", os.getpid())
"""

HANGS = "took longer than 0 seconds to read"
WAYS = pytest.mark.parametrize("way", ["fork", "program", "timer"] if sys.platform == "linux" else ["program", "timer"])


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of processes in which the reader above stands for that of PDF."""
    folder = tmp_path / "reader"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(READER)
    paths = os.pathsep.join((str(folder), str(ROOT)))
    return {**os.environ, "PYTHONPATH": paths, "SPOILED": str(tmp_path / "spoiled")}


def patient(environment: dict[str, str]) -> None:
    """Gives a file more time."""
    reader = Path(environment["PYTHONPATH"].split(os.pathsep)[0]) / "sitecustomize.py"
    reader.write_text(reader.read_text().replace("0.4", "2.0"))


def asked(environment: dict[str, str], way: str, *files: str) -> list[str]:
    """What became of each file."""
    command = [sys.executable, "-c", ASKING, way, *files]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split("\n")[: len(files)]


def process_of(line: str) -> str:
    """The process that read a file."""
    return line.rpartition(" ")[2]


@WAYS
def test_one_child_serves_all_files(environment: dict[str, str], way: str) -> None:
    lines = asked(environment, way, "one", "two" * 40_000, "three")
    assert [line[:3] for line in lines] == ["one", "two", "thr"]
    assert len({process_of(line) for line in lines}) == 1


@WAYS
@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("crash", "damaged, or made to break what reads it: its reader stopped"),
        ("leave", "damaged, or made to break what reads it: its reader stopped"),
        ("hang", HANGS),
        ("memory", "needs more memory to be read than a release may"),
    ],
)
def test_a_lost_child_costs_one_file(environment: dict[str, str], way: str, file: str, reason: str) -> None:
    if file == "memory" and sys.platform != "linux":
        pytest.skip("memory is limited on Linux")
    first, bad, after = asked(environment, way, "first", file, "after")
    assert bad == f"- {reason}"
    assert after.startswith("after")
    assert process_of(first) != process_of(after)


@WAYS
def test_a_reader_that_refuses_lives_on(environment: dict[str, str], way: str) -> None:
    first, refused, failed, after = asked(environment, way, "first", "refuse", "error", "after")
    assert refused == "- refused by its reader"
    assert failed == "- damaged, or not written as files of its kind are (KeyError: 'of two\\nlines')"
    assert process_of(first) == process_of(after)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux")
def test_what_others_left_behind_costs_no_file(environment: dict[str, str]) -> None:
    patient(environment)
    lines = asked(environment, "fork", *["leak"] * 6)
    assert all(line.startswith("leak by ") for line in lines)
    assert 1 < len({process_of(line) for line in lines}) < 6


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("way", ["fork", "program"])
def test_a_child_holds_no_other_file(environment: dict[str, str], way: str) -> None:
    (line,) = asked(environment, way, "descriptors ")
    assert line.partition(" by ")[0] == "descriptors /dev/null /dev/null /dev/null pipe pipe"


@posix
def test_a_child_writes_no_file(environment: dict[str, str]) -> None:
    (line,) = asked(environment, "program", "write ")
    assert line.startswith("write File too large")
    assert Path(environment["SPOILED"]).stat().st_size == 0


def checked(
    environment: dict[str, str], folder: Path, files: dict[str, str], *words: str, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """A run of the command line over files of these contents; ``before`` is said to the shell before it."""
    for name, content in files.items():
        (folder / name).write_text(f"%PDF-{content}")
    command = f'{before}exec "$0" -m factcheck check --format json "$@"'
    shell = ["sh", "-c", command, sys.executable, *files, *words]
    return subprocess.run(shell, env=environment, cwd=folder, capture_output=True, text=True, check=False)


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_of_many(environment: dict[str, str], tmp_path: Path, jobs: str) -> None:
    files = {f"{number:02}.pdf": "Nothing to say." for number in range(24)} | {"13.pdf": "crash"}
    done = checked(environment, tmp_path, files, "--jobs", jobs)
    assert done.returncode == 2
    told = "13.pdf: damaged, or made to break what reads it: its reader stopped"
    assert done.stderr == f"factcheck: {told}\n"
    documents = json.loads(done.stdout)["documents"]
    assert [document["reason"] is None for document in documents].count(True) == 23


@posix
@pytest.mark.parametrize(
    "before", ["exec <&-; ", "exec 2>&-; ", "ulimit -v 1048576; ulimit -n 32; ulimit -s 1024; "], ids=lambda it: it[:9]
)
def test_closed_streams_and_small_limits(environment: dict[str, str], tmp_path: Path, before: str) -> None:
    done = checked(environment, tmp_path, {"a.pdf": "Nothing to say."}, before=before)
    assert done.returncode in (0, 1), done.stderr
    assert "noise" not in done.stdout
    assert json.loads(done.stdout)["documents"][0]["reason"] is None


@posix
def test_a_closed_output_is_not_written_to(environment: dict[str, str], tmp_path: Path) -> None:
    done = checked(environment, tmp_path, {"a.pdf": "Nothing to say."}, before="exec >&-; ")
    assert done.stderr == "factcheck: standard output is closed\n"


def alive(group: int) -> bool:
    """True while a process of the group runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@posix
@pytest.mark.parametrize(("number", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
@pytest.mark.parametrize("to_group", [False, True])
def test_no_orphans(environment: dict[str, str], tmp_path: Path, number: str, code: int, to_group: bool) -> None:
    (tmp_path / "a.pdf").write_text("%PDF-hang")
    patient(environment)
    command = [sys.executable, "-m", "factcheck", "check", "a.pdf"]
    process = subprocess.Popen(
        command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 30
    while children.exists() and not children.read_text() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    (os.killpg if to_group else os.kill)(process.pid, getattr(signal, number))
    _, complaint = process.communicate()
    assert (process.returncode, complaint) == (code, "")
    deadline = time.monotonic() + 30
    while alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(process.pid)


FORKING = """
import os, sys
from factcheck.loading import isolation

print(isolation.read_apart("pdf", "a.pdf", b"first").text, flush=True)
pid = os.fork()
print(isolation.read_apart("pdf", "a.pdf", b"copy" if pid == 0 else b"parent").text, flush=True)
if pid:
    os.waitpid(pid, 0)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_has_its_own_child(environment: dict[str, str]) -> None:
    command = [sys.executable, "-c", FORKING]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    lines = done.stdout.rstrip().split("\n")
    by_word = {line.partition(" ")[0]: process_of(line) for line in lines}
    assert by_word["first"] == by_word["parent"] != by_word["copy"]


DRAFT = Draft(
    source="A\u00adword of ﬁve\n",
    text="Aword of five",
    offsets=OffsetMap([Piece(0, 0, 1, 1), Piece(1, 2, 8, 8), Piece(9, 10, 2, 1), Piece(11, 11, 2, 2)]),
    blocks=(Block(Span(0, 5), BlockKind.HEADING, level=2), Block(Span(6, 13), BlockKind.TABLE_CELL, 0, 1, 2, 3, True)),
    links=(MarkedLink(Span(0, 5), "https://example.org/"),),
    metadata={"title": "Five\ud800"},
    metadata_spans={"title": Span(10, 13)},
    layout=Layout(
        [Region(0, Spot(page=1, paragraph=1)), Region(9, Spot(2, 1, 3, 4, 5, Part.FOOTNOTE, 6))],
        array("f", range(4 * 14)),
    ),
    notices=(Notice(NoticeKind.HIDDEN_TEXT, "said", Span(1, 2), minor=True), Notice(NoticeKind.OPEN_COMMENT, "said")),
    remarks=(Remark("factcheck: ignore[links] as agreed", Span(2, 5)),),
)


def content(draft: Draft) -> dict[str, object]:
    """All that a draft holds, to be compared."""
    assert draft.layout is not None
    held = {field.name: getattr(draft, field.name) for field in fields(draft)}
    assert all(held.values()), "each field must be filled, or its loss would not show"
    return held | {"offsets": draft.offsets.pieces, "layout": (draft.layout.regions, draft.layout.numbers)}


def test_a_draft_comes_back_as_it_was() -> None:
    assert content(unpacked(*packed(DRAFT))) == content(DRAFT)


@given(st.data())
def test_a_forged_answer_is_a_draft_or_nonsense(data: st.DataObject) -> None:
    head, boxes = packed(DRAFT)
    start = data.draw(st.integers(0, len(head)))
    forged = head[:start] + data.draw(st.binary(max_size=6)) + head[data.draw(st.integers(start, len(head))) :]
    for answer in (forged, head[:start] + data.draw(st.sampled_from([b"1", b"-", b"0", b"9"])) + head[start + 1 :]):
        try:
            draft = unpacked(answer, boxes)
        except Nonsense:
            continue
        for block in draft.blocks:
            assert draft.offsets.to_source(block.span).end <= len(draft.source)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("offsets", [0, 0, 99, 99]),
        ("offsets", [0, 0]),
        ("offsets", [0, -1, 1, 1]),
        ("offsets", [0, 0, 1.5, 1]),
        ("blocks", [[0, 99, "heading", 1, 0, 0, 0, False]]),
        ("blocks", [[0, 1, "verdict", 1, 0, 0, 0, False]]),
        ("links", [[2, 1, "x"]]),
        ("metadata", {"title": 3}),
        ("source", 5),
        ("regions", [[0, 1]]),
        ("remarks", [[0, 99, "words"]]),
        ("notices", [["hidden-text", None, None, False]]),
    ],
)
def test_what_no_reader_says(name: str, value: object) -> None:
    head, boxes = packed(DRAFT)
    with pytest.raises(Nonsense):
        unpacked(json.dumps({**json.loads(head), name: value}).encode(), boxes)


@pytest.mark.parametrize("boxes", [b"abc", array("f", [1.0] * 4).tobytes(), array("f", [float("nan")] * 56).tobytes()])
def test_boxes_of_no_text(boxes: bytes) -> None:
    with pytest.raises(Nonsense):
        unpacked(packed(DRAFT)[0], boxes)
