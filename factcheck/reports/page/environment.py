"""The templates of the pages, with everything that stands in them escaped."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from factcheck.reports.places import spot_words
from factcheck.reports.safe import visible_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@cache
def environment() -> Environment:
    """The templates; a word that is not there is an error, not an empty place."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("factcheck.reports", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["visible"] = _visible
    made.globals["spot_words"] = spot_words
    return made


def _visible(text: str) -> Markup:
    """The text as markup. A page may be printed into the log of a build server, which takes a line that begins with
    "::", and "##[" anywhere, for a command: there a character reference stands for the second character."""
    from markupsafe import Markup, escape

    shown = str(escape(visible_text(text)))
    return Markup(shown.replace("::", ":&#58;").replace("##", "#&#35;"))


def asset(name: str) -> str:
    """A style or script, which becomes a part of the page."""
    return (files("factcheck.reports") / "page" / name).read_text("utf-8")


def policy_hash(content: str) -> str:
    """How a Content-Security-Policy names the one style or script that it allows."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
