"""Makes fixtures/formats: the synthetic release in every format that is read.

Run by hand with LibreOffice and Chromium installed (``python -m tests.formats.make``); the files are committed, since
what matters is how those programs write them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.formats.writers import as_flat_odt, as_html, as_mail, as_markdown, as_text

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures" / "formats"
_BROWSER = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def main() -> int:
    """0 when all files are written."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "release.txt").write_bytes(as_text().encode())
    (FOLDER / "release.md").write_bytes(as_markdown().encode())
    (FOLDER / "release.html").write_bytes(as_html().encode())
    (FOLDER / "release.eml").write_bytes(as_mail())
    with tempfile.TemporaryDirectory() as folder:
        flat, page = Path(folder, "release.fodt"), Path(folder, "release.html")
        flat.write_text(as_flat_odt(), "utf-8")
        page.write_text(as_html(site=False), "utf-8")
        for kind in ("odt", "docx:MS Word 2007 XML", "rtf:Rich Text Format", "pdf"):
            _run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                 "--outdir", folder, str(flat))  # fmt: skip
        for suffix in ("odt", "docx", "rtf"):
            (FOLDER / f"release.{suffix}").write_bytes(Path(folder, f"release.{suffix}").read_bytes())
        (FOLDER / "release-office.pdf").write_bytes(Path(folder, "release.pdf").read_bytes())
        printed = Path(folder, "printed.pdf")
        _run(*_BROWSER, f"--user-data-dir={folder}/browser", f"--print-to-pdf={printed}", page.as_uri())
        (FOLDER / "release-browser.pdf").write_bytes(printed.read_bytes())
    return 0


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
