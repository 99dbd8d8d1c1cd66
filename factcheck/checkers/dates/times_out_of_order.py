"""times-out-of-order: a list of times or a programme in which one time is earlier than the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.checkers.calendar import dates_within
from factcheck.checkers.occurrences import places_of
from factcheck.checkers.rule import Outcome, Rule
from factcheck.findings.finding import Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.mentions.model import TimeMention
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# "at 10 a.m., 11:30 a.m. and 1:30 p.m."
_JOINT = lazy_pattern(r"[ \n]*(?:,|;|,?[ \n]+(?:and|&))[ \n]+(?:(?:at|then|again at)[ \n]+)?")
# A line of a programme begins with its time: "10:00 Opening", "- 13:30–14:00: Lunch".
_LINE_START = lazy_pattern(r"(?:\A|\n)[ \t]*(?:[-*•–][ \t]+|\d{1,2}[.)][ \t]+)?(?:At[ ]|From[ ])?$")
_HALF = lazy_pattern(r"(?i)[ap]\.?[ ]?m\b|noon|midnight|midday")
# "at 7 p.m., 5 p.m. and 6 p.m. respectively": the order is that of the things.
_EACH = lazy_pattern(r"(?i)\brespectively\b|\bin that order\b|\beither\b")
_PROGRAMME = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_FEWEST = 3
_LONGEST_ENTRY, _MOST_LINES = 300, 3
_EVENING, _MORNING = 18 * 60, 6 * 60


class TimesOutOfOrder(Rule):
    """In a list of times, or in a programme of one day, a time is earlier than the one before it.

    ## Why it matters
    "10 a.m., 11:30 p.m. and 1:30 p.m." sends some guests at night; in a programme, a wrong hour moves everything that
    follows it.

    ## What it leaves alone
    Fewer than three times; lists with more than one such step back, which are sorted by something else; nights that run
    over midnight; several time zones or days; hours that may be those of the morning or of the evening; tables.
    """

    id = "times-out-of-order"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = (
        "The tours begin at 10 a.m., 11:30 p.m. and ⟦1:30 p.m.⟧ at the gate.",
        "10:00 Opening by the mayor\n13:30 Lunch on the pier\n⟦12:00⟧ Talk about the bridge\n15:00 Boat trip",
        "- 9:30 a.m. Doors open\n- 10 a.m. First talk\n- 11 p.m. Break\n- ⟦1 p.m.⟧ Lunch",
    )
    accepts = (
        "The tours begin at 10 a.m., 11:30 a.m. and 1:30 p.m. at the gate.",
        "10:00 Opening by the mayor\n12:00 Talk about the bridge\n13:30 Lunch on the pier\n15:00 Boat trip",
        "The ferries leave at 7 p.m., 11 p.m. and 2 a.m. from pier two.",
        "The film airs at 9 p.m. ET, 8 p.m. CT and 6 p.m. PT on Sunday.",
        "Trains leave at 10:00, 11:30 and 1:30 from the north station.",
        "The three shops close at 7 p.m., 5 p.m. and 6 p.m. respectively.",
        "10:00 Opening\n13:30 Lunch\nThursday 8 June 2023\n9:00 Talk about the bridge\n15:00 Boat trip",
        "Doors open at 6 p.m. and close at 5 p.m. on Sunday.",
    )

    def check(self, release: Release) -> Iterator[Outcome]:
        if len(release.mentions.times) < _FEWEST:
            return
        for times in (*_lists(release), *_programmes(release)):
            yield from self._compare(release, times)

    def _compare(self, release: Release, times: Sequence[TimeMention]) -> Iterator[Outcome]:
        cover = times[0].span.cover(times[-1].span)
        back = [(before, after) for before, after in pairwise(times) if _is_step_back(before, after)]
        if not back:
            yield self.consistent("time", cover, "the times follow each other")
            return
        if len(back) > 1 or not _is_one_slip(times, back[0]):
            yield self.not_checkable("time", cover, "the times are not in the order of the day")
            return
        before, after = back[0]
        first, second = release.words(before.span), release.words(after.span)
        yield self.finding(
            release,
            after.span,
            f"{second} stands behind {first}, though it is earlier",
            observed=second,
            related=[Related(before.span, "the time before")],
        )


def _lists(release: Release) -> Iterator[list[TimeMention]]:
    """Three times and more in a row, parted by commas and "and"."""
    run: list[TimeMention] = []
    for time in release.mentions.times:
        if run and not (
            time.span.start - run[-1].span.end <= 20
            and _JOINT.fullmatch(release.text, run[-1].span.end, time.span.start)
        ):
            if _is_list(release, run):
                yield run
            run = []
        run.append(time)
    if _is_list(release, run):
        yield run


def _is_list(release: Release, run: Sequence[TimeMention]) -> bool:
    if len(run) < _FEWEST or not _are_comparable(release, run):
        return False
    sentence = release.document.sentence_at(run[0].span.start)
    return sentence is not None and _EACH.search(release.text, sentence.start, sentence.end) is None


def _programmes(release: Release) -> Iterator[list[TimeMention]]:
    """Three lines and more in a row that begin with a time, without a date between them."""
    run: list[TimeMention] = []
    for time in release.mentions.times:
        if not _opens_line(release, time):
            continue
        if run and not _is_next_entry(release, run[-1], time):
            if len(run) >= _FEWEST and _are_comparable(release, run):
                yield run
            run = []
        run.append(time)
    if len(run) >= _FEWEST and _are_comparable(release, run):
        yield run


def _opens_line(release: Release, time: TimeMention) -> bool:
    block = release.document.block_at(time.span.start)
    if block is None or block.kind not in _PROGRAMME:
        return False
    return _LINE_START.search(release.text, max(0, time.span.start - 14), time.span.start) is not None


def _is_next_entry(release: Release, before: TimeMention, after: TimeMention) -> bool:
    between = Span(before.span.end, after.span.start)
    if len(between) > _LONGEST_ENTRY or release.words(between).count("\n") > _MOST_LINES:
        return False
    lines = [between.start + at + 1 for at in places_of(release.words(between), "\n")]
    if any(_opens_heading(release, line) for line in lines):
        return False
    return not dates_within(release.mentions.dates, between)


def _opens_heading(release: Release, line: int) -> bool:
    block = release.document.block_at(line)
    return block is not None and block.kind is BlockKind.HEADING


def _are_comparable(release: Release, times: Sequence[TimeMention]) -> bool:
    """True for times of one zone of which each tells the half of the day, or all are on the 24-hour clock."""
    if len({time.zone for time in times if time.zone is not None}) > 1 or max(time.minute for time in times) > 59:
        return False
    halved = [_HALF.search(release.words(time.span)) is not None for time in times]
    return all(halved) or (not any(halved) and max(time.hour for time in times) > 12)


def _minutes(time: TimeMention) -> int:
    return time.hour * 60 + time.minute


def _is_step_back(before: TimeMention, after: TimeMention) -> bool:
    """True for a time before the one ahead of it in the list, unless midnight lies between them."""
    first, second = _minutes(before), _minutes(after)
    return second < first and not (first >= _EVENING and second < _MORNING)


def _is_one_slip(times: Sequence[TimeMention], back: tuple[TimeMention, TimeMention]) -> bool:
    """True when all others are in order as soon as one of the two is left out."""
    for odd in back:
        rest = [time for time in times if time is not odd]
        if not any(_is_step_back(before, after) for before, after in pairwise(rest)):
            return True
    return False
