"""How bad a finding is if true, and how sure a rule is of it: two different things."""

from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is if it is true."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _SEVERITIES.index(self)

    def lowered(self) -> "Severity":
        """One level less; a note stays a note."""
        return _SEVERITIES[min(self.rank + 1, len(_SEVERITIES) - 1)]


class Confidence(StrEnum):
    """How sure a rule is that its finding is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return _CONFIDENCES.index(self)


_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_CONFIDENCES = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)
