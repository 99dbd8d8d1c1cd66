"""The whole flow: load, find mentions, find claims, make the record, run the rules, report."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.checkers.catalog import RULES
from factcheck.checkers.rule import Rule
from factcheck.claims.detect import claim_entries, find_claims
from factcheck.errors import ConfigError, InputNotRead
from factcheck.findings.assemble import assemble, not_checked, viewed
from factcheck.findings.finding import Checker, Finding
from factcheck.findings.ledger import LedgerEntry, build_ledger
from factcheck.findings.report import CRASHED, REPORT_VERSION, DocumentReport, Report, SkippedRule, Summary, Tool
from factcheck.findings.settling import settled
from factcheck.findings.severity import Confidence, Severity
from factcheck.findings.suppression import Ignore, Suppressed, Suppressions, suppress
from factcheck.loading.load import load
from factcheck.loading.passage import load_passage
from factcheck.mentions.find import find_mentions
from factcheck.record.extract import extract_record
from factcheck.record.model import Record, record_json
from factcheck.record.profile import DEFAULT, Profile
from factcheck.record.schema import Schema, load_schema, problems
from factcheck.release import Release
from factcheck.text.document import Document
from factcheck.text.quick_dataclass import dataclass, field, replace

if TYPE_CHECKING:
    from concurrent.futures import Future

    from factcheck.archive.difference import Difference
    from factcheck.claims.claim import Claim
    from factcheck.evidence.linked import Pages
    from factcheck.evidence.verdict import Verdict
    from factcheck.mentions.model import Mentions


TOOL = Tool("factcheck", __version__)
_NAMES = frozenset({rule.id for rule in RULES} | {checker.value for checker in Checker})


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do.

    ``as_of`` is the date that stands for today, and the release date of a document that states none. ``schema`` is
    the path of a record schema in place of the built-in one. ``profile`` is a built-in profile by name, or one made.
    ``ignores`` are the suppressions of the configuration; without ``comments`` those in the files do not hold.
    ``sources`` are the paths of the material that the releases rest on; with ``verify`` the files that claims link to
    are opened too, and ``pages`` says what the web pages among them were found to be.
    ``archive`` is the archive of earlier releases.
    ``with_view`` keeps each release with its report, for formats that show it.
    """

    rules: tuple[Rule, ...] = RULES
    as_of: date | None = None
    profile: str | Profile = DEFAULT
    schema: str | None = None
    min_confidence: Confidence = Confidence.MEDIUM
    ignores: tuple[Ignore, ...] = ()
    comments: bool = True
    sources: tuple[str, ...] = ()
    verify: bool = False
    pages: Pages = field(default_factory=dict)
    archive: str | None = None
    with_view: bool = False


@dataclass(frozen=True, slots=True)
class Input:
    """A document to be checked: its path, the bytes that stand for it if given, the problem that keeps it unread."""

    path: str
    data: bytes | None = None
    problem: str | None = None


def check(*paths: str | Path, options: Options | None = None) -> Report:
    """The report of these files; one that cannot be read is in it as not checked."""
    summary = Summary()
    documents = tuple(summary.watch(check_paths(map(str, paths), options)))
    return Report(REPORT_VERSION, TOOL, documents, summary)


def extract(path: str | Path) -> Record:
    """The record of a file; InputNotRead when it cannot be read."""
    document = load(str(path))
    mentions = find_mentions(document)
    return extract_record(document, mentions, find_claims(document, mentions))


def check_inputs(inputs: Iterable[Input], options: Options, jobs: int = 1) -> Iterator[DocumentReport]:
    """The report of each input, in the order given, one at a time; ``jobs`` work side by side with the same result."""
    if jobs > 1:
        return _side_by_side(inputs, options, jobs)
    return (check_input(source, options) for source in inputs)


_BATCH = 8  # inputs handed over at once: few enough to keep all workers busy, enough to make the hand-over cheap


def _side_by_side(inputs: Iterable[Input], options: Options, jobs: int) -> Iterator[DocumentReport]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    remaining = iter(inputs)
    batch = list(islice(remaining, _BATCH))
    if len(batch) < _BATCH:  # starting processes would take longer than the work
        yield from _check_batch(batch, options)
        return
    waiting: deque[tuple[list[Input], Future[list[DocumentReport]]]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)

    def finished() -> list[DocumentReport]:
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            return [not_checked(source.path, "the process that checked it died") for source in batch]

    try:
        while batch:
            try:
                with _signals_held():
                    future = pool.submit(_check_batch, batch, options)
            except BrokenProcessPool:
                pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
                with _signals_held():
                    future = pool.submit(_check_batch, batch, options)
            waiting.append((batch, future))
            if len(waiting) > 2 * jobs:
                yield from finished()
            batch = list(islice(remaining, _BATCH))
        while waiting:
            yield from finished()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _check_batch(batch: list[Input], options: Options) -> list[DocumentReport]:
    return [check_input(source, options) for source in batch]


@contextmanager
def _signals_held() -> Iterator[None]:
    """Keeps signals back while a worker is started: one in the middle of a fork would print a traceback there."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})


def check_paths(paths: Iterable[str], options: Options | None = None, jobs: int = 1) -> Iterator[DocumentReport]:
    """The report of each file, in the order given, one at a time."""
    return check_inputs((Input(path) for path in paths), options or Options(), jobs)


def check_input(source: Input, options: Options) -> DocumentReport:
    """The report of one input; one that cannot be read is reported as not checked."""
    if source.problem is not None:
        return not_checked(source.path, source.problem)
    try:
        document = load(source.path, source.data)
    except InputNotRead as error:
        return not_checked(source.path, error.reason)
    return check_document(document, options)


def check_text(text: str, suffix: str = ".txt", options: Options | None = None) -> DocumentReport:
    """The report of a whole release given as a string."""
    return check_input(Input(f"text{suffix}", text.encode("utf-8", "surrogatepass")), options or Options())


def check_document(document: Document, options: Options | None = None) -> DocumentReport:
    """The report of a loaded document: the whole flow but the loading."""
    options = options or Options()
    try:
        release = document_release(document, options)
    except ConfigError:
        raise
    except Exception as error:  # whatever a hostile text provokes, the other documents are still checked
        return not_checked(document.path, f"stopped by an internal error: {crash_line(error)}")
    judged = judge(release, options)
    shown = judged.shown
    ledger = build_ledger(*_ledger_entries(release, judged))
    report = assemble(document, shown.findings, ledger, judged.skipped, judged.below_confidence, shown.reports)
    return viewed(report, document, shown.findings, ledger) if options.with_view else report


def _ledger_entries(release: Release, judged: Judged) -> tuple[Iterable[LedgerEntry], Iterable[Finding | LedgerEntry]]:
    """The claims, and what rules and sources say of them and of other facts."""
    claims = claim_entries(release.claims)
    outcomes: list[Finding | LedgerEntry] = [*judged.shown.findings, *judged.facts]
    if not release.verdicts:
        return claims, outcomes
    from factcheck.evidence.receipts import other_entries, weighed_claims

    weighed = weighed_claims(release.claims, claims, release.verdicts)
    return weighed, [*outcomes, *other_entries(release.verdicts)]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of a release: the findings to be shown, and how many more are not sure enough."""

    shown: Suppressed
    facts: list[LedgerEntry]
    skipped: list[SkippedRule]
    below_confidence: int


def judge(release: Release, options: Options) -> Judged:
    """What the rules that the options select find, weighed by the profile."""
    rules, skipped = applicable(options.rules, release.document.language)
    profile = _schema(options.schema, options.profile).profile
    if profile.rules:
        rules = [rule for rule in rules if profile.runs(rule.id, rule.checker.value)]
    findings, facts = run_rules(release, rules)
    if profile.rules:
        usual = {rule.id: rule.severity for rule in rules}
        findings = [_weighed(release, finding, profile, usual) for finding in findings]
    sure = [finding for finding in findings if finding.confidence.rank <= options.min_confidence.rank]
    by = Suppressions(_NAMES, frozenset(rule.id for rule in rules), options.comments, options.ignores, options.as_of)
    return Judged(suppress(release.document, sure, by), facts, skipped, len(findings) - len(sure))


def _weighed(release: Release, finding: Finding, profile: Profile, usual: Mapping[str, Severity]) -> Finding:
    """The finding as grave as the profile holds it; missing fields were weighed when they were found."""
    if finding.rule in (CRASHED, "missing-field"):
        return finding
    spoken = finding.span is not None and release.in_speech(finding.span)
    severity = profile.weighed(finding.rule, finding.checker.value, usual[finding.rule], finding.severity, spoken)
    return finding if severity is finding.severity else replace(finding, severity=severity)


def document_release(document: Document, options: Options | None = None) -> Release:
    """All that the rules may look at: the document, its mentions, claims and record."""
    options = options or Options()
    mentions = find_mentions(document, options.as_of)
    claims = find_claims(document, mentions)
    record = extract_record(document, mentions, claims)
    found = problems(record_json(record), _schema(options.schema, options.profile))
    verdicts = _verdicts(document, mentions, claims, options) if options.sources or options.verify else ()
    differences = _differences(document, mentions, claims, record, options.archive) if options.archive else ()
    return Release(document, mentions, record, claims, options.as_of, found, verdicts, differences)


def _differences(
    document: Document, mentions: Mentions, claims: tuple[Claim, ...], record: Record, archive: str
) -> tuple[Difference, ...]:
    """Where a release departs from the earlier ones of an archive."""
    from factcheck.archive.compare import compare
    from factcheck.archive.store import shared_store

    return compare(document, mentions, record, claims, shared_store(archive))


def _verdicts(document: Document, mentions: Mentions, claims: Sequence[Claim], options: Options) -> tuple[Verdict, ...]:
    """What the sources of the run say of a release and, where it is to be verified, what it links to."""
    from factcheck.evidence.linked import weigh_linked
    from factcheck.evidence.source import read_sources
    from factcheck.evidence.weigh import weigh

    found = list(weigh(document, mentions, claims, read_sources(options.sources))) if options.sources else []
    if options.verify:
        found += weigh_linked(document, mentions, claims, options.pages)
    return tuple(sorted(found, key=lambda verdict: (verdict.span, verdict.kind)))


def passage_release(text: str, release_date: date | None = None, as_of: date | None = None) -> Release:
    """A passage of body text as rules look at it: without a record."""
    document = load_passage(text)
    mentions = find_mentions(document, release_date)
    return Release(document, mentions, None, find_claims(document, mentions), as_of)


def run_rules(release: Release, rules: Iterable[Rule]) -> tuple[list[Finding], list[LedgerEntry]]:
    """The findings of ``rules``, in order and each once, and the facts they compared."""
    findings: list[Finding] = []
    facts: list[LedgerEntry] = []
    yields_to: dict[str, Sequence[str]] = {}
    for rule in rules:
        found, compared = _run_rule(release, rule)
        findings += found
        facts += compared
        if found and rule.yields_to:
            yields_to[rule.id] = rule.yields_to
    return settled(merged(findings), yields_to), facts


def _run_rule(release: Release, rule: Rule) -> tuple[list[Finding], list[LedgerEntry]]:
    findings: list[Finding] = []
    facts: list[LedgerEntry] = []
    try:
        for outcome in rule.check(release):
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                facts.append(outcome)
    except Exception as error:  # one broken rule must not silence the others
        findings.append(_crash(rule, error))
    return findings, facts


def _crash(rule: Rule, error: Exception) -> Finding:
    return Finding(
        rule=CRASHED,
        checker=Checker.RUN,
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        message=f"the rule {rule.id} stopped with an internal error: {crash_line(error)}",
        span=None,
    )


def crash_line(error: Exception) -> str:
    """An error in one line with the place in the code where it rose."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f" ({frame.tb_frame.f_globals.get('__name__')}:{frame.tb_lineno})" if frame is not None else ""
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}{place}" if words else f"{type(error).__name__}{place}"


def applicable(rules: Sequence[Rule], language: str) -> tuple[Sequence[Rule], list[SkippedRule]]:
    """The rules that can read this language, and those that cannot."""
    if language == "en":
        return rules, []
    reason = f"reads English, and this text is in another language ({language})"
    skipped = [SkippedRule(rule.id, reason) for rule in rules if rule.english]
    return [rule for rule in rules if not rule.english], skipped


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in order; of several by one rule at one place the gravest stays, with the places of all."""
    kept: dict[object, Finding] = {}
    for finding in sorted(findings, key=_gravest_first):
        key = (finding.rule, finding.span if finding.span is not None else finding.message)
        first = kept.setdefault(key, finding)
        more = tuple(related for related in finding.related if related not in first.related)
        if more:
            kept[key] = replace(first, related=first.related + more)
    return sorted(kept.values(), key=lambda finding: finding.sort_key)


def _gravest_first(finding: Finding) -> tuple[int, int, tuple[int, int, str, str]]:
    return (finding.severity.rank, finding.confidence.rank, finding.sort_key)


def ready(options: Options) -> None:
    """Reads what the options name, once a run; ConfigError when it cannot be used."""
    _schema(options.schema, options.profile)
    if options.sources:
        from factcheck.evidence.source import read_sources

        try:
            read_sources(options.sources)
        except InputNotRead as error:
            raise ConfigError(f"source {error}") from None
    if options.archive:
        from factcheck.archive.store import open_store

        open_store(options.archive).close()


@lru_cache(maxsize=8)
def _schema(path: str | None, profile: str | Profile) -> Schema:
    return load_schema(path, profile)
