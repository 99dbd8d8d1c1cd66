"""What a rule finds reaches the reader whole: through the report, its JSON and its schema."""

from __future__ import annotations

import json
import unicodedata

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry

from factcheck.checkers.rule import Rule
from factcheck.findings.assemble import assemble
from factcheck.findings.report import REPORT_VERSION, Report, Summary, Tool, as_json, parse_report, report_schema
from factcheck.loading.load import load
from factcheck.pipeline import Options, document_release, run_rules
from tests.harness.running import TEXT_RULES, cases

VALIDATOR = Draft202012Validator(report_schema(), registry=Registry())


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_round_trip(rule: Rule) -> None:
    for case in cases("flags", [rule]):
        text = case.text if case.example.whole else f"A headline of some words\n\n{case.text}"
        suffix = case.example.suffix if case.example.whole else ".txt"
        document = load(f"example{suffix}", text.encode())
        options = Options(as_of=case.example.as_of or case.example.release_date)
        findings, facts = run_rules(document_release(document, options), TEXT_RULES)
        made = assemble(document, findings, facts, (), below_confidence=0)
        summary = Summary()
        summary.add(made)
        report = Report(REPORT_VERSION, Tool("factcheck", "0"), (made,), summary)
        written = json.dumps(as_json(report), ensure_ascii=False)
        assert parse_report(written) == report
        VALIDATOR.validate(json.loads(written))
        for finding in made.findings:
            if finding.location is not None and finding.location.frame == "file":
                words = document.source[finding.location.start : finding.location.end]
                assert unicodedata.normalize("NFC", words) == finding.location.quote
        assert len({finding.fingerprint for finding in made.findings}) == len(made.findings)
