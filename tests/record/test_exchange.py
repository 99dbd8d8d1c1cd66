"""The record in the formats of others: valid by their schemas, and true to the record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry

from factcheck.claims.detect import find_claims
from factcheck.loading.load import load
from factcheck.mentions.find import find_mentions
from factcheck.record.extract import extract_record
from factcheck.record.jsonld import as_jsonld
from factcheck.record.ninjs import as_ninjs

ROOT = Path(__file__).resolve().parent.parent.parent
RELEASES = sorted((ROOT / "fixtures" / "releases").iterdir())
# Types and properties of schema.org that are used, as its vocabulary has them.
KNOWN = {
    "NewsArticle": {
        *("genre", "headline", "alternativeHeadline", "datePublished", "dateline", "locationCreated", "inLanguage"),
        *("publisher", "sourceOrganization", "articleBody", "wordCount", "about", "mentions", "hasPart", "citation"),
        "interpretedAsClaim",
    },
    "Organization": {"name"},
    "Place": {"name"},
    "Person": {"name", "familyName", "jobTitle", "worksFor"},
    "Event": {"name", "startDate", "endDate", "duration"},
    "Quotation": {"text", "spokenByCharacter"},
    "Claim": {"text"},
}


def exchanged(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """A release as ninjs and as JSON-LD."""
    document = load(path)
    mentions = find_mentions(document)
    record = extract_record(document, mentions, find_claims(document, mentions))
    return as_ninjs(record, document), as_jsonld(record, document)


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.name)
def test_jsonld_uses_the_vocabulary(path: Path) -> None:
    _, page = exchanged(path)
    assert page.pop("@context") == "https://schema.org"

    def walk(value: object) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            kind = value["@type"]
            assert set(value) - {"@type"} <= KNOWN[kind]
            for item in value.values():
                walk(item)

    walk(page)
    json.dumps(page)


def test_the_seed_says_the_same_in_both(seed_path: Path) -> None:
    news, page = exchanged(seed_path)
    assert news["headlines"][0]["value"] == page["headline"]
    assert news["headlines"][0]["value"].startswith("INTERPOL conference")
    assert news["versionCreated"] == f"{page['datePublished']}T00:00:00Z" == "2023-06-07T00:00:00Z"
    assert news["located"] == page["locationCreated"]["name"] == "Singapore"
    assert [person["name"] for person in news["people"]] == ["Ahmed Naser Al-Raisi", "Jürgen Stock"]
    speakers = [quote.get("spokenByCharacter", {}).get("name") for quote in page["hasPart"]]
    assert speakers.count("Jürgen Stock") == 2
    stock = next(entry for entry in page["mentions"] if entry["name"] == "Jürgen Stock")
    assert stock["jobTitle"] == "Secretary General"


def test_an_embargo_withholds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "EMBARGOED UNTIL 09:00 GMT, 8 June 2023\n\nHarbour reopens after long repairs\n\n7 June 2023\n\n"
        "ELMSTAD – The harbour reopened on Wednesday, the port authority said in a statement.\n",
        "utf-8",
    )
    news, _ = exchanged(path)
    assert news["pubStatus"] == "withheld"
    assert news["embargoedUntil"].startswith("2023-06-08T09:00")


def test_ninjs_is_valid_by_the_official_schema(data: Path) -> None:
    schema = json.loads((data / "standards/ninjs/specification/ninjs-schema_3.1.json").read_text("utf-8"))
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=FormatChecker())
    real = sorted((data / "corpus/releases").glob("*.txt"))[::6]
    for path in [*RELEASES, *real]:
        validator.validate(exchanged(path)[0])
