"""Profiles: what the built-in ones say, and profiles of one's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.checkers.catalog import RULES
from factcheck.config import RECORD_FIELDS, Config, load_config
from factcheck.errors import ConfigError
from factcheck.findings.finding import Checker
from factcheck.findings.severity import Severity
from factcheck.pipeline import Options, check_text
from factcheck.record.model import Record
from factcheck.record.profile import Profile, ProfileTable, Weight, built_in, load_profile, profile_names
from tests.cli.conftest import Cli, cli

__all__ = ["cli"]  # a fixture

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
BARE = """The harbour was rebuilt

ELMSTAD – Officers recovered drugs worth EUR 3.2 million on Monday, 7 June 2023, for the 2th time.
“I came here on Monday, 7 June 2023, to see the new boats,” said Ada Berg, a teacher.
"""


def severities(text: str, profile: str | Profile) -> dict[str, Severity]:
    found = check_text(text, options=Options(profile=profile)).findings
    return {f"{one.rule}: {one.message}" if one.location is None else one.rule: one.severity for one in found}


@pytest.mark.parametrize("name", profile_names())
def test_built_in_profiles_name_what_there_is(name: str) -> None:
    table = built_in(name)
    known = {rule.id for rule in RULES if rule.checker is not Checker.RUN} - {"missing-field"}
    assert set(table.fields) <= set(RECORD_FIELDS)
    assert set(table.rules) <= known | {checker.value for checker in Checker if checker is not Checker.RUN}
    assert table.about
    assert "\n" not in table.about
    assert load_profile(name).name == name


def test_there_are_six() -> None:
    assert profile_names() == ("earnings", "government", "release", "strict", "web", "wire")
    assert set(RECORD_FIELDS) <= set(Record.__dataclass_fields__)


def test_release_changes_no_rule() -> None:
    assert load_profile().rules == ()
    assert load_profile().fields["headline"] is E


def test_required_fields_follow_the_profile() -> None:
    contacts = "missing-field: the release has no contacts"
    assert severities(BARE, "release")[contacts] is N
    assert severities(BARE, "wire")[contacts] is E
    assert contacts not in severities(BARE, "web")
    assert severities(BARE, "strict")["missing-field: the release has no boilerplate"] is E


def test_a_required_field_may_be_turned_off() -> None:
    date = "missing-field: the release has no release date"
    assert severities(BARE, "web")[date] is E
    own = {"desk": ProfileTable("web", {"release_date": Weight.OFF})}
    assert date not in severities(BARE, load_profile("desk", own))


def test_strict_raises_what_earnings_leaves_out() -> None:
    assert severities(BARE, "release")["unlinked-claim"] is N
    assert severities(BARE, "strict")["unlinked-claim"] is W
    assert "unlinked-claim" not in severities(BARE, "earnings")


def test_a_quotation_still_counts_one_level_less() -> None:
    own = Profile("desk", rules=({"dates": W},))
    found = check_text(BARE, options=Options(profile=own)).findings
    assert [one.severity for one in found if one.rule == "weekday-mismatch"] == [W, N]


@pytest.mark.parametrize(
    ("own", "usual", "found", "spoken", "expected"),
    [
        (E, W, W, False, E),
        (E, W, N, False, W),  # the rule itself held it for less
        (E, N, N, True, W),  # a note cannot be lowered by the rule, but by the profile
        (N, W, E, False, N),  # never graver than the profile says
        (W, E, W, True, N),
        (W, W, W, False, W),
    ],
)
def test_weighing(own: Severity, usual: Severity, found: Severity, spoken: bool, expected: Severity) -> None:
    profile = Profile("desk", rules=({"a-rule": own},))
    assert profile.weighed("a-rule", "dates", usual, found, spoken) is expected
    assert profile.weighed("other", "dates", usual, found, spoken) is found


def test_a_rule_stands_over_its_checker() -> None:
    profile = Profile("desk", rules=({"dates": None, "weekday-mismatch": E, "counts": W, "count-conflict": None},))
    assert profile.runs("weekday-mismatch", "dates")
    assert not profile.runs("stale-year", "dates")
    assert profile.runs("sum-mismatch", "counts")
    assert not profile.runs("count-conflict", "counts")
    assert profile.runs("scale-slip", "figures")


def test_extending() -> None:
    own = {
        "desk": ProfileTable("wire", {"contacts": Weight.OFF}, {"dates": Weight.OFF}),
        "night": ProfileTable("desk", {"contacts": Weight.NOTE}),
    }
    desk, night = load_profile("desk", own), load_profile("night", own)
    assert desk.may_lack("contacts")
    assert desk.fields["issuer"] is E
    assert desk.fields["headline"] is E
    assert night.fields["contacts"] is N
    assert not night.runs("stale-year", "dates")


def test_what_is_nearer_holds() -> None:
    """A checker turned off is off, whatever the extended profile says of its rules."""
    desk = load_profile("desk", {"desk": ProfileTable("wire", rules={"quotes": Weight.OFF})})
    assert load_profile("wire").runs("unattributed-quote", "quotes")
    assert not desk.runs("unattributed-quote", "quotes")
    assert desk.weighed("invalid-contact", "links", W, W, False) is E


# ------------------------------------------------------------------------------------------ in a configuration

OWN = """
[profiles.desk]
extend = "web"
about = "our own pages"
[profiles.desk.fields]
contacts = "warning"
[profiles.desk.rules]
claims = "off"
weekday-mismatch = "warning"
"""


def load(folder: Path, text: str) -> Config:
    path = folder / "factcheck.toml"
    path.write_text(text, "utf-8")
    return load_config(path)


def test_own_profile_in_a_configuration(tmp_path: Path) -> None:
    profile = load_profile("desk", load(tmp_path, OWN).profiles)
    assert profile.fields["contacts"] is W
    assert profile.may_lack("issuer")
    assert not profile.runs("unlinked-claim", "claims")


def test_profiles_of_an_extended_configuration(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text(OWN, "utf-8")
    config = load(tmp_path, "extend = 'house.toml'\n[profiles.night]\nextend = 'desk'\n")
    assert load_profile("night", config.profiles).fields["contacts"] is W


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[profiles.desk]\nextnd = 'wire'", "unknown key 'profiles.desk.extnd'; did you mean 'extend'?"),
        ("[profiles.desk]\nextend = 'wier'", "profiles.desk: no profile 'wier'; .*; did you mean 'wire'?"),
        ("[profiles.desk]\nextend = 'desk'", "profiles.desk: the profiles 'desk' extend each other in a circle"),
        ("[profiles.a]\nextend = 'b'\n[profiles.b]\nextend = 'a'", "the profiles 'a' and 'b' extend each other"),
        ("[profiles.wire]\nextend = 'web'", "profiles.wire: is the name of a built-in profile"),
        ("[profiles.desk.fields]\ncontcts = 'error'", "no field 'contcts'; did you mean 'contacts'?"),
        ("[profiles.desk.fields]\ncontacts = 'eror'", "profiles.desk.fields.contacts: .*; did you mean 'error'?"),
        ("[profiles.desk.rules]\nweekday-mismach = 'off'", "'weekday-mismach'; did you mean 'weekday-mismatch'?"),
        ("[profiles.desk.rules]\nclaims = false", "profiles.desk.rules.claims: input should be"),
        ("[profiles.desk.rules]\nrule-crashed = 'off'", "rule-crashed tells what could not be checked"),
        ("[profiles.desk.rules]\nmissing-field = 'note'", "missing-field takes only off"),
        ("profiles = ['wire']", "profiles: input should be"),
    ],
)
def test_problems_are_told_in_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message.replace("?", r"\?")) as raised:
        load(tmp_path, text + "\n")
    assert "\n" not in str(raised.value)


def test_the_schema_knows_the_names(root: Path) -> None:
    schema = json.loads((root / "schemas" / "config.schema.json").read_text("utf-8"))
    table = schema["$defs"]["ProfileTable"]["properties"]
    assert "contacts" in table["fields"]["propertyNames"]["enum"]
    assert "weekday-mismatch" in table["rules"]["propertyNames"]["enum"]
    assert "run" not in table["rules"]["propertyNames"]["enum"]


def test_on_the_command_line(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(OWN, "utf-8")
    assert cli("check", "wrong.txt", "--profile", "web").code == 1
    ended = cli("check", "wrong.txt", "--profile", "desk")
    assert ended.code == 0
    assert "warning  the release has no contacts" in ended.out
    unknown = cli("check", "wrong.txt", "--profile", "dsk")
    assert (unknown.code, unknown.err.count("\n")) == (2, 1)
    assert "did you mean 'desk'?" in unknown.err


def test_a_rule_that_is_asked_for_runs_all_the_same(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text(BARE, "utf-8")
    profile = ("--profile", "earnings", "bare.txt")
    assert "unlinked-claim" not in cli("check", *profile, "--select", "claims").out
    assert "unlinked-claim" in cli("check", *profile, "--select", "unlinked-claim").out


def test_no_parser_of_toml_is_loaded_for_a_profile(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BARE, "utf-8")
    code = (
        "import sys; sys.argv = ['factcheck', 'check', 'a.txt', '--profile', 'wire']\n"
        "import factcheck.cli\n"
        "try: factcheck.cli.main()\n"
        "except SystemExit: pass\n"
        "assert not {'tomllib', 'difflib'} & set(sys.modules), 'loaded'\n"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
