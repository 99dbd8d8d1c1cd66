"""factcheck: a linter for facts.

``check`` reads releases and reports what cannot be true in it, ``extract`` gives the record of what it says::

    report = factcheck.check("release.txt")
    for finding in report.findings:
        print(finding.severity, finding.message)
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing has it; importing typing would cost more than all the rest of this file
if TYPE_CHECKING:
    from factcheck.findings.finding import Finding as Finding
    from factcheck.findings.report import Report as Report
    from factcheck.loading.load import load as load
    from factcheck.pipeline import check as check
    from factcheck.pipeline import extract as extract
    from factcheck.text.document import Document as Document

__version__ = "0.1.0"
__all__ = ["Document", "Finding", "Report", "__version__", "check", "extract", "load"]

# Each name is imported when it is first asked for: `import factcheck` costs next to nothing.
_HOMES = {
    "Document": "factcheck.text.document",
    "Finding": "factcheck.findings.finding",
    "Report": "factcheck.findings.report",
    "check": "factcheck.pipeline",
    "extract": "factcheck.pipeline",
    "load": "factcheck.loading.load",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
