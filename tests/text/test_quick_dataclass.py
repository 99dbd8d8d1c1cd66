"""Our dataclasses do what those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any, ClassVar

import pytest

from factcheck.text import quick_dataclass
from factcheck.text.quick_dataclass import dataclass, field, field_names, replace

MAKERS = (dataclass, dataclasses.dataclass)


@dataclass(frozen=True, slots=True, order=True)
class Berth:
    """A place at a quay."""

    quay: str
    number: int = 1

    kind = "berth"

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("no such berth")


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship; its subclass adds a field behind the inherited ones."""

    name: str
    berth: Berth | None = None

    fleet: ClassVar = "grey"


@dataclass(frozen=True, slots=True)
class Ferry(Ship):
    """A ship that takes cars."""

    cars: tuple[str, ...] = ()


@dataclass(slots=True)
class Log:
    """What is written down while it happens."""

    lines: list[str] = field(default_factory=list)
    closed: bool = False


def made_by(maker: Any) -> dict[str, Any]:
    """The same classes by one of the two decorators."""

    @maker(frozen=True, slots=True, order=True)
    class Point:
        """Two numbers."""

        x: int
        y: int = 0

    @maker(frozen=True)
    class Chart:
        points: tuple[Any, ...]
        notes: dict[str, str] = (
            field(default_factory=dict) if maker is dataclass else dataclasses.field(default_factory=dict)
        )

    @maker(frozen=True, slots=True, kw_only=True)
    class Options:
        depth: int = 3
        name: str

    @maker(frozen=True, slots=True)
    class Nothing:
        pass

    return {"Point": Point, "Chart": Chart, "Options": Options, "Nothing": Nothing}


@pytest.mark.parametrize(
    "expression",
    [
        "Point(1, 2)",
        "Point(1)",
        "Point(x=4, y=5)",
        "Point(1) == Point(1, 0)",
        "Point(1) == (1, 0)",
        "hash(Point(1, 2)) == hash((1, 2))",
        "sorted([Point(2), Point(1, 9), Point(1, 3)])",
        "(Point(1) < Point(2), Point(1) <= Point(1), Point(2) > Point(1), Point(1) >= Point(2))",
        "Point(1) != Point(2)",
        "Point.__match_args__, Options.__match_args__",
        "Point.__slots__",
        "Point.__doc__",
        "Chart((Point(1),))",
        "Chart(()).notes is Chart(()).notes",
        "hasattr(Chart, 'notes')",
        "Options(name='a')",
        "Nothing() == Nothing(), hash(Nothing()) == hash(Nothing()), Nothing()",
        "replace(Point(1, 2), y=7)",
        "[(f.name, f.type, f.kw_only) for f in fields(Options)]",
        "[f.name for f in fields(Point(1))]",
        "is_dataclass(Point)",
        "asdict(Chart((Point(1),)))",
    ],
)
def test_an_expression_gives_what_the_standard_library_gives(expression: str) -> None:
    """Building, comparing, hashing, ordering, printing, replacing."""
    ours, theirs = (
        repr(eval(expression, {**vars(dataclasses), **made_by(maker)})) for maker in MAKERS
    )  # the names of the test's own classes are alike
    assert ours == theirs


@pytest.mark.parametrize(
    "expression",
    ["Point()", "Point(1, 2, 3)", "Point(1, z=3)", "Options('a')", "replace(Point(1), z=3)", "Point(1) < 2"],
)
def test_what_is_refused_there_is_refused_here(expression: str) -> None:
    """Missing, surplus and unknown fields, and an order between classes."""
    for maker in MAKERS:
        with pytest.raises(TypeError):
            eval(expression, {**vars(dataclasses), **made_by(maker)})


def test_a_field_without_a_default_may_not_follow_one_with_a_default() -> None:
    with pytest.raises(SyntaxError):

        @dataclass(frozen=True, slots=True)
        class Wrong:
            first: int = 1
            second: int


def test_a_dataclass_of_the_standard_library_is_not_extended() -> None:
    """Its fields would be forgotten."""

    @dataclasses.dataclass(frozen=True, slots=True)
    class Plain:
        first: int

    with pytest.raises(TypeError, match="extends a dataclass of the standard library"):

        @dataclass(frozen=True, slots=True)
        class More(Plain):
            second: int


def test_our_replace_is_theirs() -> None:
    berth = Berth("north", 2)
    assert replace(berth, number=3) == dataclasses.replace(berth, number=3) == Berth("north", 3)


def test_a_subclass_has_the_fields_of_its_base_first() -> None:
    ferry = Ferry("Heron", Berth("north"), ("a van",))
    assert repr(ferry) == "Ferry(name='Heron', berth=Berth(quay='north', number=1), cars=('a van',))"
    assert field_names(ferry) == ("name", "berth", "cars") == tuple(f.name for f in dataclasses.fields(ferry))
    assert Ferry.__slots__ == ("cars",)
    assert Ship("Heron") != Ferry("Heron")


def test_what_the_class_says_itself_stays() -> None:
    with pytest.raises(ValueError, match="no such berth"):
        Berth("north", -1)
    assert (Berth.kind, Ship.fleet) == ("berth", "grey")


def test_a_class_that_is_not_frozen_has_no_hash() -> None:
    with pytest.raises(TypeError):
        hash(Log())
    log = Log()
    log.lines.append("left the quay")
    assert Log().lines == []


def test_there_is_no_room_for_other_attributes() -> None:
    with pytest.raises(AttributeError):
        Log().note = "x"  # type: ignore[attr-defined]


@pytest.mark.parametrize("value", [Berth("north", 2), Ferry("Heron", Berth("south"), ("a van",)), Log(["left"], True)])
def test_values_survive_copy_and_pickle(value: object) -> None:
    """Workers of ``--jobs`` hand their results over so."""
    assert copy.deepcopy(value) == value == pickle.loads(pickle.dumps(value))


def test_neither_inspect_nor_dataclasses_is_imported_for_them() -> None:
    code = (
        "import sys; from factcheck.text.span import Span; Span(1, 2) == Span(1, 3)\n"
        "print(sorted({'inspect', 'dataclasses'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_everything_offered_is_there() -> None:
    assert all(hasattr(quick_dataclass, name) for name in quick_dataclass.__all__)
