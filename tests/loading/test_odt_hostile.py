"""OpenDocument text: any tree of elements and any damage is read or refused."""

from __future__ import annotations

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import InputNotRead
from factcheck.loading.odt.reader import read_odt
from tests.loading.odt_files import CHANGES, MASTER, NOTE, odt
from tests.loading.places import check_places


def check_damaged(data: bytes) -> None:
    """A file is refused, or every place leads into its text."""
    try:
        draft = read_odt("release.odt", data)
    except InputNotRead:
        return
    check_places(draft)


ELEMENTS = (
    *("text:p", "text:h", "text:span", "text:a", "text:list", "text:list-item", "text:note", "text:note-body"),
    *("text:section", "text:date", "text:table-of-content", "text:tracked-changes", "text:hidden-paragraph", "text:s"),
    *("table:table", "table:table-row", "table:table-cell", "table:table-header-rows", "draw:frame", "draw:text-box"),
    *("style:style", "style:header", "office:annotation", "text:change-start", "office:automatic-styles"),
)
TREES = st.recursive(
    st.sampled_from(("words", " ", "12", "é\u0301")),
    lambda inner: st.builds(
        lambda name, parts: f"<{name} text:style-name='T1' xlink:href='a'>{''.join(parts)}</{name}>",
        st.sampled_from(ELEMENTS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@settings(deadline=None)
@given(st.lists(TREES, max_size=6))
def test_any_tree_of_elements(trees: list[str]) -> None:
    check_damaged(odt("<text:p>a</text:p>" + "".join(trees)))


def test_damaged_files() -> None:
    body = f"<text:p>a{NOTE.format('footnote', 1, '<text:p>n</text:p>')}b</text:p>{CHANGES}<text:p>c</text:p>"
    sound = odt(body, MASTER.format(header="Letter"))
    tags = re.compile(r"<[^>]*>")
    chance = random.Random(3)
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        check_damaged(bytes(data))
        tag = chance.choice(list(tags.finditer(body)))
        check_damaged(odt(body[: tag.start()] + chance.choice(["", "<text:p/>", "x"]) + body[tag.end() :]))
