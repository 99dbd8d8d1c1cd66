"""Reads the reports of ``factcheck check`` back as the programs they are made for would, to see what they say.

Each reader is strict about its format (schemas and the demands that no schema states, from DATA/standards) and knows
nothing of the writers. What it gives back is what a person is shown: a suppressed finding is not among it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4


@dataclass(frozen=True, slots=True, order=True)
class Seen:
    """A finding as a report shows it; ``mark`` is as much of its fingerprint as the format tells."""

    path: str
    rule: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ReportRead:
    """What a report shows, and how many findings it says that it left out."""

    shown: list[Seen] = field(default_factory=list)
    left_out: int = 0

    @property
    def places(self) -> list[tuple[str, str]]:
        """Path and rule of each finding, sorted."""
        return sorted((seen.path, seen.rule) for seen in self.shown)


def read_json(text: str, standards: Path) -> ReportRead:
    """Our own report, by its published schema."""
    del standards
    report = json.loads(text, parse_constant=_refuse)
    schema = json.loads((Path(__file__).parents[2] / "schemas/report.schema.json").read_text("utf-8"))
    Draft202012Validator(schema, registry=Registry()).validate(report)
    return ReportRead(
        [
            Seen(document["path"], finding["rule"], finding["fingerprint"])
            for document in report["documents"]
            for finding in document["findings"]
            if finding["suppression"] is None
        ]
    )


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def read_sarif(text: str, standards: Path) -> ReportRead:
    """SARIF, by the official schema and by what only the text of the standard and GitHub demand."""
    log = json.loads(text, parse_constant=_refuse)
    _sarif_schema(standards).validate(log)
    (run,) = log["runs"]
    results = run["results"]
    assert not results or run["columnKind"] == "unicodeCodePoints", "3.14.17"
    assert len(results) <= 25_000, "GitHub refuses the file"
    rules = run["tool"]["driver"]["rules"]
    shown = []
    for result in results:
        assert not result.get("suppressions"), "GitHub shows these as open"
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"], "3.52.5"
        physical = result["locations"][0]["physicalLocation"]
        assert physical["region"]["startLine"] >= 1, "GitHub wants a line"
        place = physical["artifactLocation"]
        if not place["uri"].startswith("file:///"):
            assert place["uriBaseId"] in run["originalUriBaseIds"], "3.4.4"
            assert not re.match(r"/|[a-z]+:", place["uri"]), "relative"
        known = [str(other["id"]) for other in result.get("relatedLocations", ())]
        assert re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"]) == known, (
            "3.11.6: each link leads somewhere"
        )
        marks = result["partialFingerprints"]
        assert marks["primaryLocationLineHash"].split(":")[0] == marks["factcheck/v1"]
        shown.append(Seen(unquote(place["uri"]).removeprefix("file://"), result["ruleId"], marks["factcheck/v1"]))
    notices = [n["message"]["text"] for n in run["invocations"][0].get("toolExecutionNotifications", ())]
    return ReportRead(shown, _counted(r"^([\d,]+) results? left out", notices))


def _counted(pattern: str, lines: list[str]) -> int:
    return sum(int(match[1].replace(",", "")) for line in lines for match in re.finditer(pattern, line))


@cache
def _sarif_schema(standards: Path) -> Draft7Validator:
    path = standards / "sarif/sarif-2.1__schema__sarif-schema-2.1.0.json"
    return Draft7Validator(json.loads(path.read_text("utf-8")), registry=Registry())


def read_junit(text: str, standards: Path) -> ReportRead:
    """JUnit, by the schema of Jenkins; of test cases with one name only the first is seen."""
    schema = etree.XMLSchema(etree.parse(str(standards / "junit/junit-10.xsd")))
    suites = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, huge_tree=True))
    schema.assertValid(suites)
    shown = {}
    for suite in suites:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        for case in suite:
            if case.find("skipped") is None and len(case):
                rule, _, mark = re.fullmatch(r"(\S+)(.*) ([0-9a-f]{8})", case.get("name")).groups()  # type: ignore[union-attr]
                shown.setdefault((case.get("classname"), case.get("name")), Seen(case.get("classname"), rule, mark))
    return ReportRead(list(shown.values()))


def read_gitlab(text: str, standards: Path) -> ReportRead:
    """Code Quality of GitLab, by its documented fields; of entries with one fingerprint only one is seen."""
    del standards
    entries = json.loads(text, parse_constant=_refuse)
    shown = {}
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"]["lines"]["begin"] >= 1
        assert entry["description"]
        assert not entry["location"]["path"].startswith(("/", "./"))
        shown[entry["fingerprint"]] = Seen(entry["location"]["path"], entry["check_name"])
    return ReportRead(list(shown.values()))


def read_rdjson(text: str, standards: Path) -> ReportRead:
    """Reviewdog's format, by its schema."""
    folder = standards / "rdjson"
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
    named = [(name, Resource.from_contents(schema, default_specification=DRAFT4)) for name, schema in schemas.items()]
    registry: Registry[Any] = Registry().with_resources(named)
    report = json.loads(text, parse_constant=_refuse)
    Draft4Validator(schemas["DiagnosticResult.json"], registry=registry).validate(report)
    return ReportRead([Seen(found["location"]["path"], found["code"]["value"]) for found in report["diagnostics"]])


def read_github(text: str, standards: Path) -> ReportRead:
    """Workflow commands: GitHub shows ten of each level; the last line tells of the rest."""
    del standards
    shown = []
    levels: dict[str, int] = {}
    for line in text.split("\n"):
        match = re.match(r"::(error|warning|notice) ([^:]*)::(.+)", line)
        if match is None:
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            continue
        levels[match[1]] = levels.get(match[1], 0) + 1
        properties = dict(item.split("=", 1) for item in match[2].split(","))
        assert properties.keys() <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert "col" not in properties or properties["line"] == properties["endLine"]
        title = _unescaped(properties["title"])
        assert title.startswith("factcheck ")
        shown.append(Seen(_unescaped(properties["file"]), title.removeprefix("factcheck ")))
    assert all(count <= 10 for count in levels.values()), "GitHub drops the rest without a word"
    return ReportRead(shown, _counted(r"([\d,]+) more of severity", text.split("\n")))


def _unescaped(text: str) -> str:
    return unquote(text)


def read_markdown(text: str, standards: Path) -> ReportRead:
    """A comment on a pull request: a heading a release, and a row a finding."""
    del standards
    assert len(text) < 65_536, "GitHub takes no more"
    path, shown = "", []
    for line in text.split("\n"):
        if line.startswith("### "):
            path = html.unescape(line[4:])
        elif row := re.fullmatch(r"\| \S+ (?:error|warning|note) \|.*\| `([a-z-]+)` \|", line):
            shown.append(Seen(path, row[1]))
        elif line.startswith("🛑 **not read**"):
            shown.append(Seen(path, "input-not-read"))
    return ReportRead(shown, _counted(r"([\d,]+) more findings? left out", text.split("\n")))


def read_text(text: str, standards: Path) -> ReportRead:
    """What people read: a line that says what is wrong, and under it where and by which rule."""
    del standards
    path, shown, lines = "", [], text.split("\n")
    for number, line in enumerate(lines):
        if heading := re.fullmatch(r"In (.+): [\d,]+ .+", line):
            path = heading[1]
        elif re.match(r" *(?:error|warning|note)  ", line):
            place = re.fullmatch(r" +at  (.+?)(?::\d+:\d+|: .+)  ([a-z-]+)", lines[number + 1])
            assert place is None or place[1] == path
            shown.append(Seen(path, place[2] if place is not None else line.rsplit("  ", 1)[1]))
    return ReportRead(shown)


class _Page(HTMLParser):
    """A page read strictly: every element is closed where it was opened, nothing runs, nothing is fetched."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.shown: list[Seen] = []
        self._path = self._rule = ""
        assert text.startswith("<!DOCTYPE html>")
        self.feed(text)
        self.close()
        assert not self.open, f"never closed: {self.open}"
        assert self.links <= self.ids, f"leads nowhere: {sorted(self.links - self.ids)[:3]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert len(values) == len(attrs), f"an attribute twice in {tag}"
        assert not {"src", "srcset", "style", "action"} & values.keys()
        assert not any(name.startswith("on") for name in values)
        if "id" in values:
            assert values["id"] not in self.ids, f"{values['id']} twice"
            self.ids.add(values["id"])
        if "href" in values:
            assert values["href"].startswith("#")
            self.links.add(values["href"][1:])
        if tag not in self.VOID:
            self.open.append((tag, values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        opened, kind = self.open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        if "card" in kind.split() and "suppressed" not in kind.split():
            self.shown.append(Seen(self._path, self._rule))

    def handle_data(self, data: str) -> None:
        tag, kind = self.open[-1] if self.open else ("", "")
        if tag == "h2":
            self._path = data
        elif tag == "summary" or kind == "rule":
            self._rule = data


def read_html(text: str, standards: Path) -> ReportRead:
    """The page: a card a finding."""
    del standards
    return ReportRead(_Page(text).shown)


READERS: dict[str, Callable[[str, Path], ReportRead]] = {
    "json": read_json,
    "sarif": read_sarif,
    "junit": read_junit,
    "gitlab": read_gitlab,
    "rdjson": read_rdjson,
    "github": read_github,
    "markdown": read_markdown,
    "text": read_text,
    "html": read_html,
}


def lines_with(text: str, *words: str) -> Iterator[str]:
    """The lines of a text that hold one of these words."""
    return (line for line in text.split("\n") if any(word in line for word in words))
