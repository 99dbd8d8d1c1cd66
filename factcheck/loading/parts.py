"""Reads an XML part of a package event by event: no document type, no entities, no unbounded depth."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from factcheck.errors import InputNotRead
from factcheck.loading.package import Package

MAXIMUM_DEPTH = 5_000  # 3,000 tables, each inside the last, are no release, but no reason to fail either

_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>")

Attributes = Mapping[str, str]
Start = Callable[[Attributes], None]
End = Callable[[], None]


class PartWalk:
    """One pass over an XML part that calls what is registered for each element, in the order of the file.

    ``starts`` and ``ends`` are keyed by the expanded name, ``namespace local-name``; so are attributes that have a
    namespace. ``text`` gets all character data between tags, in one piece a stretch.
    """

    __slots__ = ("_ends", "_package", "_parser", "_part", "_skips", "_starts", "_text", "depth")

    def __init__(
        self,
        package: Package,
        part: str,
        starts: Mapping[str, Start],
        ends: Mapping[str, End],
        text: Callable[[str], None],
    ) -> None:
        self._package = package
        self._part = part
        self._starts = starts
        self._ends = ends
        self._text = text
        self._skips = False  # the element that begins is to be passed over
        self._parser = _hardened_parser()
        self.depth = 0
        """Inside a start or end: the number of elements that are open behind it."""

    @property
    def position(self) -> int:
        """Inside a start or end: the byte of the part at which its tag begins."""
        return self._parser.CurrentByteIndex

    def skip(self) -> None:
        """Inside a start: passes over the element with all that is in it; its end is not called either."""
        self._skips = True

    def run(self, data: bytes) -> None:
        """Reads the part. Raises InputNotRead when it is not well-formed or hits a limit."""
        self._package.spend_tags(data.count(b"<"))
        self._listen()
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            problem = expat.ErrorString(error.code) or "syntax error"
            raise self._not_read(f"not well-formed in line {error.lineno}: {problem}") from error
        except (LookupError, ValueError) as error:  # an encoding that does not exist
            raise self._not_read("its encoding is not known") from error

    def _listen(self) -> None:
        """Registers what is called for every tag: functions over local variables, since there are so many tags."""
        parser, text = self._parser, self._text
        start_of, end_of = self._starts.get, self._ends.get
        depth = skipped = 0  # the depth of the element that is passed over, 0 for none

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, skipped
            depth += 1
            if depth > MAXIMUM_DEPTH:
                raise InputNotRead(self._package.path, f"nested too deep: more than {MAXIMUM_DEPTH:,} elements")
            if skipped or (handle := start_of(name)) is None:
                return
            self.depth = depth
            handle(attributes)
            if self._skips:
                self._skips, skipped = False, depth
                parser.CharacterDataHandler = None

        def end(name: str) -> None:
            nonlocal depth, skipped
            depth -= 1
            if skipped:
                if depth < skipped:
                    skipped = 0
                    parser.CharacterDataHandler = text
                return
            if (handle := end_of(name)) is not None:
                self.depth = depth
                handle()

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse_doctype

    def _refuse_doctype(self, *_: object) -> None:
        part = f"the part {self._part[:80]!r}"
        raise InputNotRead(self._package.path, f"{part} declares a document type, which is refused")

    def _not_read(self, problem: str) -> InputNotRead:
        return InputNotRead(self._package.path, f"damaged: the part {self._part[:80]!r}: {problem}")


def walk_part(
    package: Package,
    part: str,
    starts: Mapping[str, Start],
    ends: Mapping[str, End],
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Reads a part of the package. Raises InputNotRead when it is missing, not well-formed, or hits a limit."""
    PartWalk(package, part, starts, ends, text).run(part_bytes(package, part))


def part_bytes(package: Package, part: str) -> bytes:
    """The bytes of an XML part; one in UTF-16 as UTF-8, so that places in it are places between whole characters."""
    data = package.read(part)
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            try:
                written = data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputNotRead(package.path, f"damaged: the part {part[:80]!r} is not valid UTF-16") from error
            return _DECLARATION.sub("", written, count=1).encode()
    return data


def _hardened_parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser
