"""The formats that machines read: valid, complete, and harmless whatever the release says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from referencing import Registry, Resource

from factcheck.findings.report import DocumentReport, Summary, SuppressionKind, SuppressionReport
from factcheck.findings.severity import Severity
from factcheck.reports.github import write_github
from factcheck.reports.gitlab import write_gitlab
from factcheck.reports.junit import write_junit
from factcheck.reports.markdown import write_markdown
from factcheck.reports.rdjson import write_rdjson
from factcheck.reports.sarif import write_sarif
from tests.reports.machine import HOSTILE, RUN, Writer, hostile_document, unread_document, written

WRITERS: tuple[Writer, ...] = (
    write_sarif,
    write_github,
    write_gitlab,
    write_junit,
    write_rdjson,
    write_markdown,
)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_nothing_steers_a_terminal_or_a_build_server(write: Writer) -> None:
    text = written(write, hostile_document(), unread_document())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "##[" not in text
    commands = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == (6 if write is write_github else 0)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_no_documents(write: Writer) -> None:
    text = written(write)
    if write in (write_sarif, write_gitlab, write_rdjson):
        json.loads(text)
    elif write is write_junit:
        assert ElementTree.fromstring(text.encode()).tag == "testsuites"
    else:
        assert "0 releases" in text


def suppressed(document: DocumentReport) -> DocumentReport:
    """The same report with its second finding suppressed."""
    findings = list(document.findings)
    findings[1] = replace(findings[1], suppression=SuppressionReport("known & <accepted>", SuppressionKind.CONFIG, 1))
    return replace(document, findings=tuple(findings))


def results(text: str) -> list[Any]:
    found: list[Any] = json.loads(text)["runs"][0]["results"]
    return found


class TestSarif:
    """SARIF: what its schema demands, and what only its text demands."""

    def test_results(self) -> None:
        document = hostile_document()
        found = results(written(write_sarif, document))
        assert len(found) == len(document.findings)
        first = found[1]
        assert first["level"] == "error"
        assert first["ruleIndex"] == [rule.id for rule in RUN.rules].index("weekday-mismatch")
        region = first["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 22, 41)
        assert HOSTILE[region["charOffset"] :][: region["charLength"]] == "Monday, 7 June 2023"
        assert first["relatedLocations"][0]["id"] == 1
        assert "(1)" in first["message"]["text"]
        deleted = first["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"]
        assert HOSTILE[deleted["charOffset"] :][: deleted["charLength"]] == "Monday"
        assert len(first["fixes"]) == 1, "a fix that only names the right value changes nothing"
        assert found[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}, "GitHub wants a line"

    def test_shalls_that_no_schema_states(self) -> None:
        run = json.loads(written(write_sarif, hostile_document(), unread_document()))["runs"][0]
        assert run["columnKind"] == "unicodeCodePoints"
        for result in run["results"]:
            location = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", location["uri"])
            assert not location["uri"].startswith(("/", "file:"))
            assert location["uriBaseId"] in run["originalUriBaseIds"]
            assert result["partialFingerprints"]["primaryLocationLineHash"]
            assert not re.search(r"(?<!\\)\[(?!\W{0,3}the other)", result["message"]["text"].replace("([", "("))
        text = json.dumps(run)
        assert not re.search(r'"(?:guid|startTimeUtc|endTimeUtc|machine|commandLine)"', text)

    def test_what_was_not_read_is_told(self) -> None:
        invocation = json.loads(written(write_sarif, unread_document()))["runs"][0]["invocations"][0]
        assert not invocation["executionSuccessful"]
        assert "no such" in invocation["toolExecutionNotifications"][0]["message"]["text"]

    def test_too_many_results_are_counted(self) -> None:
        document = hostile_document()
        many = replace(document, findings=document.findings * 5001)
        run = json.loads(written(write_sarif, many))["runs"][0]
        assert len(run["results"]) == 25_000
        assert run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].startswith(
            "5 results left out"
        )

    def test_notes_leave_room_for_what_is_grave(self) -> None:
        document = hostile_document()
        grave = [finding for finding in document.findings if finding.severity is not Severity.NOTE]
        note = next(finding for finding in document.findings if finding.severity is Severity.NOTE)
        many = replace(document, findings=(*(note,) * 25_000, *grave))
        run = json.loads(written(write_sarif, many))["runs"][0]
        assert len(run["results"]) == 20_000 + len(grave)
        (notice,) = run["invocations"][0]["toolExecutionNotifications"]
        assert notice["message"]["text"].startswith("5,000 results left out")

    def test_suppressed_is_counted_and_not_written(self) -> None:
        document = suppressed(hostile_document())
        run = json.loads(written(write_sarif, document))["runs"][0]
        assert len(run["results"]) == len(document.findings) - 1, "GitHub would open an alert for it"
        (notice,) = run["invocations"][0]["toolExecutionNotifications"]
        assert notice["message"]["text"].startswith("1 suppressed finding not listed")
        assert run["invocations"][0]["executionSuccessful"]

    def test_suppressed_when_asked_for(self) -> None:
        pieces = write_sarif([suppressed(hostile_document())], Summary(), replace(RUN, suppressed=True))
        found = results("".join(pieces))
        assert found[1]["suppressions"] == [{"kind": "external", "justification": "known & <accepted>"}]

    def test_a_file_elsewhere_has_its_whole_address(self) -> None:
        (found, *_) = results(written(write_sarif, hostile_document("/elsewhere/a b.txt")))
        place = found["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": "file:///elsewhere/a%20b.txt"}, "3.4.4: a base belongs to what is relative"

    def test_a_place_without_a_line(self) -> None:
        document = hostile_document()
        place = document.findings[1].location
        assert place is not None
        on_page = replace(document.findings[1], location=replace(place, frame="text", page=2))
        (found,) = results(written(write_sarif, replace(document, findings=(on_page,))))
        (spot,) = found["locations"]
        assert spot["physicalLocation"]["region"] == {"startLine": 1}
        assert spot["logicalLocations"][0]["fullyQualifiedName"] == "page 2"
        assert spot["message"]["text"] == "“Monday, 7 June 2023”"
        assert found["message"]["text"].startswith("page 2: ")

    def test_valid_by_the_official_schema(self, data: Path) -> None:
        schema = json.loads((data / "standards/sarif/sarif-2.1__schema__sarif-schema-2.1.0.json").read_text("utf-8"))
        validator = Draft7Validator(schema, registry=Registry())
        validator.validate(json.loads(written(write_sarif, suppressed(hostile_document()), unread_document())))


class TestGithub:
    """Workflow commands."""

    def test_commands(self) -> None:
        lines = written(write_github, hostile_document()).split("\n")
        assert lines[0].startswith(
            "::error file=a folder/rele\u00e4se #1.txt,line=3,endLine=3,col=22,endColumn=41,title="
        )
        assert "100%25 <b>wrong" in lines[0]
        two_lines = next(line for line in lines if "270 boats” [not]" in line)
        assert ",col=" not in two_lines, "a column is refused where the lines differ"
        assert lines[-2] == "factcheck: 2 errors, 1 warning, 2 notes in 1 release"

    def test_the_worst_are_shown_and_the_rest_is_counted(self) -> None:
        many = [hostile_document(f"{number}.txt") for number in range(30)]
        text = written(write_github, *many)
        assert text.count("::error file=") == text.count("::warning file=") == 10
        assert "50 more of severity error, 20 more of severity warning, 50 more of severity note" in text
        assert text.index("::error") < text.index("::warning") < text.index("::notice")

    def test_a_file_name_cannot_add_properties(self) -> None:
        line = written(write_github, unread_document()).split("\n")[0]
        assert line.startswith("::error file=gone%25%2C%3A %3A%3Aerror.txt,title=")


class TestGitlab:
    """Code Quality."""

    def test_entries(self) -> None:
        documents = [hostile_document("a.txt"), hostile_document("b.txt"), unread_document()]
        entries = json.loads(written(write_gitlab, *documents))
        assert len(entries) == sum(len(document.findings) for document in documents)
        assert len({entry["fingerprint"] for entry in entries}) == len(entries), "equal ones would become one"
        for entry in entries:
            assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
            assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert entry["location"]["lines"]["begin"] >= 1
        assert entries[-1]["severity"] == "blocker"

    def test_what_is_suppressed_is_not_told(self) -> None:
        assert len(json.loads(written(write_gitlab, suppressed(hostile_document())))) == 4


class TestJunit:
    """JUnit XML."""

    def test_cases(self) -> None:
        text = written(write_junit, suppressed(hostile_document()), unread_document())
        suites = ElementTree.fromstring(text.encode())
        names = [(case.get("classname"), case.get("name")) for case in suites.iter("testcase")]
        assert len(set(names)) == len(names), "of equal names only the first is used"
        assert len(list(suites.iter("skipped"))) == 1
        assert len(list(suites.iter("error"))) == 1
        for suite in suites:
            assert suite.get("tests") == str(len(suite.findall("testcase")))
            assert suite.get("failures") == str(len(list(suite.iter("failure"))))

    def test_valid_by_the_schema_of_jenkins(self, data: Path) -> None:
        etree = pytest.importorskip("lxml.etree")
        schema = etree.XMLSchema(etree.parse(str(data / "standards/junit/junit-10.xsd")))
        text = written(write_junit, suppressed(hostile_document()), unread_document())
        schema.assertValid(etree.fromstring(text.encode()))


class TestRdjson:
    """Reviewdog."""

    def test_columns_are_bytes(self) -> None:
        found = json.loads(written(write_rdjson, hostile_document()))["diagnostics"]
        line = HOSTILE.split("\n")[2].encode()
        place = found[1]["location"]["range"]
        assert place["start"]["line"] == 3
        assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"Monday, 7 June 2023"
        assert found[1]["suggestions"] == [
            {
                "range": {"start": place["start"], "end": {"line": 3, "column": place["start"]["column"] + 6}},
                "text": "Wednesday",
            }
        ]
        assert {entry["severity"] for entry in found} == {"ERROR", "WARNING", "INFO"}

    def test_valid_by_its_schema(self, data: Path) -> None:
        folder = data / "standards/rdjson"
        schemas = {path.name: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}
        registry: Registry[Any] = Registry().with_resources(
            (name, Resource.from_contents(schema, default_specification=_dialect())) for name, schema in schemas.items()
        )
        report = json.loads(written(write_rdjson, hostile_document(), unread_document()))
        Draft4Validator(schemas["DiagnosticResult.json"], registry=registry).validate(report)


def _dialect() -> Any:
    from referencing.jsonschema import DRAFT4

    return DRAFT4


class TestMarkdown:
    """A comment on a pull request."""

    def test_words_of_the_release_are_no_markup(self) -> None:
        text = written(write_markdown, hostile_document())
        assert "<script" not in text
        assert "@everyone" not in text
        assert "](" not in text
        rows = [line for line in text.split("\n") if line.startswith("|")]
        assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows), "a pipe would begin another cell"
        assert text.endswith("2 errors, 1 warning, 2 notes in 1 release.\n")

    def test_a_long_comment_is_cut_and_counted(self) -> None:
        many = [hostile_document(f"{number}.txt") for number in range(100)]
        text = written(write_markdown, *many)
        assert len(text) < 65_536
        left_out = int(re.search(r"(\d+) more findings left out", text)[1])  # type: ignore[index]
        assert text.count("`weekday-mismatch` |") + text.count("`missing-field` |") + left_out == 500

    def test_a_release_with_very_many_findings_shows_what_fits(self) -> None:
        document = hostile_document()
        text = written(write_markdown, replace(document, findings=document.findings * 2400))
        assert 50_000 < len(text) < 65_536
        left_out = int(re.search(r"([\d,]+) more findings left out", text)[1].replace(",", ""))  # type: ignore[index]
        rows = text.count("`weekday-mismatch` |") + text.count("`missing-field` |")
        assert rows > 100
        assert rows + left_out == 12_000


def test_same_findings_in_all_formats() -> None:
    document = hostile_document()
    count = len(document.findings)
    assert len(results(written(write_sarif, document))) == count
    assert len(json.loads(written(write_gitlab, document))) == count
    assert len(json.loads(written(write_rdjson, document))["diagnostics"]) == count
    assert written(write_github, document).count("\n::") + 1 == count
    assert written(write_junit, document).count("<testcase") == count + 1
    assert {finding.severity for finding in document.findings} == set(Severity)
