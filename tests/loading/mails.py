"""E-mails for the tests, and what is read of them."""

from __future__ import annotations

from email.message import EmailMessage

from factcheck.loading.load import load
from factcheck.text.document import Document

TITLE = "Bridge over the Lys opens after 12 months"
LEAD = (
    "GHENT, 7 June 2023 – The bridge over the Lys was opened by the mayor, Ana Ruiz, on Wednesday, after 12 months of"
    " work that cost €5.7 million."
)
BODY = (
    "The bridge carries 8,000 cyclists a day and replaces one that was built in 1931. It is 120 metres long and four"
    " metres wide, and lamps light it at night.",
    "“We waited long for this day, and the whole town is glad that it has come,” said the mayor at the opening, which"
    " 300 people attended in spite of the rain that fell from the early morning on and did not stop before the night.",
)
RELEASE = "\n\n".join((LEAD, *BODY)) + "\n"
PAGE = "<html><body>" + "".join(f"<p>{paragraph}</p>" for paragraph in (LEAD, *BODY)) + "</body></html>"


def letter(subject: str = TITLE, text: str | None = RELEASE) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "City of Ghent <press@ghent.example>"
    mail["To"] = "news@example.org"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 06 Jun 2023 22:02:00 +0200"
    if text is not None:
        mail.set_content(text)
    return mail


def read(mail: EmailMessage | bytes) -> Document:
    return load("release.eml", mail if isinstance(mail, bytes) else mail.as_bytes())


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


SIGNATURE = "-- \nJan Claes\nPress officer\n+32 9 555 01 02\n"
ATTRIBUTION = "On Tue, 6 Jun 2023 at 09:00, Jane Doe <jane@example.org>\nwrote:\n\n"


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))
