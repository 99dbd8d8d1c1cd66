"""What rules about the file itself share: each reports the notices of its own name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.checkers.rule import Outcome, Rule
from factcheck.release import Release


class NoticeRule(Rule):
    """Reports what the reader of a format noticed; a minor notice counts one severity lower."""

    whole_release = True
    english = False
    reads_words = False

    def check(self, release: Release) -> Iterator[Outcome]:
        """A finding for each notice of this rule's name."""
        for notice in release.document.notices:
            if notice.kind.value == self.id:
                severity = self.severity.lowered() if notice.minor else self.severity
                yield self.finding(release, notice.span, notice.message, severity=severity)
