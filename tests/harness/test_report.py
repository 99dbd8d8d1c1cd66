"""What a rule finds reaches the reader whole: through the report, its JSON and its schema."""

from __future__ import annotations

import json
import unicodedata

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from factcheck.checkers.rule import Rule
from factcheck.findings.assemble import assemble
from factcheck.findings.report import Report, Summary, Tool, as_json, parse_report, report_schema
from factcheck.loading.load import load
from factcheck.pipeline import Options, document_release, run_rules
from factcheck.reports.safe import safe_text
from factcheck.reports.text import TextStyle, write_text
from tests.harness.running import TEXT_RULES, as_file, cases

VALIDATOR = Draft202012Validator(report_schema(), registry=Registry())


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_round_trip(rule: Rule) -> None:
    for case in cases("flags", [rule]):
        document = load(f"example{case.example.suffix}", as_file(case).encode())
        options = Options(as_of=case.example.as_of or case.example.release_date)
        findings, facts = run_rules(document_release(document, options), TEXT_RULES)
        made = assemble(document, findings, facts, (), below_confidence=0)
        summary = Summary()
        summary.add(made)
        report = Report("1", Tool("factcheck", "0"), (made,), summary)
        written = json.dumps(as_json(report), ensure_ascii=False)
        assert parse_report(written) == report
        VALIDATOR.validate(json.loads(written))
        printed = "".join(write_text([made], summary, TextStyle()))
        for finding in made.findings:
            assert safe_text(finding.message) in printed
        for finding in made.findings:
            if finding.location is not None and document.media_type == "text/plain":
                words = document.source[finding.location.start : finding.location.end]
                assert unicodedata.normalize("NFC", words) == finding.location.quote
        assert len({finding.fingerprint for finding in made.findings}) == len(made.findings)
