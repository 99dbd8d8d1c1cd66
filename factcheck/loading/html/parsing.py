"""Nests the elements of an HTML page as a browser does.

The rules are those of the WHATWG for implied and missing end tags, as far as they move words from one element into
another; what they say of formatting that is wrongly nested moves none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from factcheck.loading.html.tokens import (
    MARKUP,
    MARKUP_AFTER_UNENDED,
    PASSED_OVER,
    RAW_TEXT,
    comment_end,
    passed_end,
    raw_end,
)
from factcheck.loading.html.tree import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LISTS,
    TABLE_PARTS,
    Element,
    Happening,
    PageTooLarge,
    Tree,
)

# Elements without content that say nothing of the text around them.
_SILENT = frozenset(
    {"area", "base", "basefont", "bgsound", "col", "embed", "frame", "img", "input", "link", "param", "source"}
    | {"track", "wbr"}
)
VOID = frozenset({"br", "hr", "meta"})
_SCOPES = CELLS | LISTS | {"table", "template"}
_FOREIGN = frozenset({"svg", "math"})
_COUNTED = _SCOPES | _FOREIGN | {"a"}
_ONCE = frozenset({"html", "head", "body"})
_HEAD_ONLY = frozenset({"title", "meta", "script", "style", "noscript", "template"})
_SECTIONS = ("tbody", "thead", "tfoot", "colgroup")
_NEVER_FOREIGN = frozenset(
    {"b", "big", "br", "code", "em", "i", "meta", "nobr", "ruby", "s", "small", "span", "strike", "strong", "sub"}
    | {"sup", "tt", "u", "var"}
)
_DEEPEST_INLINE = 32  # a search among open inline elements goes no deeper, so that odd end tags stay cheap
_MOST_SCOPES = 32  # the same for a search out of nested lists
_MOST_TAGS = 250_000  # pages of news sites have a few thousand
_SENTENCE = 60  # characters of text without markup: more than the label of a link
_SPACE = " \t\n\r\f"


class _Nature(Enum):
    """What a start tag does to the elements that are open: a block closes a paragraph, and some more than that."""

    INLINE = auto()
    SILENT = auto()
    RAW = auto()
    ONCE = auto()
    BLOCK = auto()
    CLOSING = auto()


# Asked for thousands of times a page: a name of the module costs a fifth of one of an enumeration.
_INLINE, _UNHEARD, _RAW, _FIRST, _BLOCK, _CLOSER = _Nature
_TEXT, _OPENS, _CLOSES = Happening
_CLOSING = HEADINGS | CELLS | TABLE_PARTS | {"li", "dt", "dd"}
_NATURES = {
    **dict.fromkeys(BLOCKS, _BLOCK),
    **dict.fromkeys(_CLOSING, _CLOSER),
    **dict.fromkeys(_ONCE, _FIRST),
    **dict.fromkeys(RAW_TEXT, _RAW),
    **dict.fromkeys(_SILENT, _UNHEARD),
}


@dataclass(slots=True)
class _Scope:
    """A table, a cell or a list: end tags inside it close nothing outside. ``open`` counts its elements by name."""

    opener: str
    open: dict[str, int] = field(default_factory=dict)


def read_tree(
    markup: str, start: int = 0, end: int | None = None, xml: bool = False, void: frozenset[str] = VOID
) -> Tree:
    """The tree of a stretch of ``markup``; ``void`` names the elements without content and end tag.

    Raises PageTooLarge for more tags than any page has.
    """
    builder = _TreeBuilder(markup, start, len(markup) if end is None else end, xml, void)
    builder.build()
    return builder.tree


class _TreeBuilder:
    def __init__(self, markup: str, start: int, end: int, xml: bool, void: frozenset[str]) -> None:
        self.tree = Tree()
        self._events = self.tree.events
        self._elements = self.tree.elements
        self._markup = markup
        self._position = start  # from where to look on
        self._end = end
        self._xml = xml
        self._void = void
        self._stack: list[Element] = []
        self._scopes = [_Scope("")]
        self._open = self._scopes[0].open  # of the innermost scope
        self._links = self._foreign = 0
        self._seen: set[str] = set()
        self._in_head = False
        self._passed_over = PASSED_OVER

    def build(self) -> None:
        """Reads all markup and closes what is left open. Raises PageTooLarge."""
        markup, last, events = self._markup, self._end, self._events
        search = MARKUP.search
        while (match := search(markup, self._position, last)) is not None:
            start, end = match.span()
            close, name, written = match.group(1, 2, 3)
            if name is None and match.lastgroup == "unended":
                search = MARKUP_AFTER_UNENDED.search
                continue
            if start > self._position:
                if markup[self._position : start].isspace():  # half of what stands between tags
                    events.append((_TEXT, None, self._position, start))
                else:
                    self._text(self._position, start)
            self._position = end
            if name is None:
                self._declaration(match.lastgroup, start)
            elif close:
                self._end_tag(name.lower(), start, end)
            else:
                self._start_tag(name.lower(), start, end, written)
        if self._position < last:
            self._text(self._position, last)
        while self._stack:
            self._pop(self._end)

    def _text(self, start: int, end: int) -> None:
        tree = self.tree
        words = len(self._markup[start:end].strip(_SPACE))
        if words:
            if self._in_head:
                self._close("head", start)
            number = len(tree.events)
            tree.texts.append(number)
            tree.words.append(tree.words[-1] + words)
            tree.linked.append(tree.linked[-1] + words if self._links else tree.linked[-1])
            if words >= _SENTENCE and not self._links:
                tree.prose.append(number)
        tree.events.append((_TEXT, None, start, end))

    def _declaration(self, kind: str | None, start: int) -> None:
        """Moves behind a comment or declaration, which show nothing; CDATA is text in SVG, MathML and XHTML."""
        if kind == "comment":
            told = self.tree.unclosed_comment is not None
            end = -1 if told else comment_end(self._markup, start, self._end)
            if end < 0:  # hides the rest from browsers only: it is told once, and the rest is read
                end = start + 4
                if not told:
                    self.tree.unclosed_comment = start
                    self._text(start, end)
        elif kind == "data" and (self._xml or self._foreign):
            closing = self._markup.find("]]>", start, self._end)
            stop = self._end if closing < 0 else closing
            self._text(start + 9, stop)
            end = min(stop + 3, self._end)
        else:
            closing = self._markup.find(">", start, self._end)
            end = self._end if closing < 0 else closing + 1
        self._position = end

    # ------------------------------------------------------------------------------------------ start tags

    def _start_tag(self, name: str, start: int, end: int, written: str) -> None:
        nature = _NATURES.get(name, _INLINE)
        if nature is _UNHEARD:
            return
        if self._in_head and name not in _HEAD_ONLY:
            self._close("head", start)
        elif self._foreign and (nature is not _INLINE or name in _NEVER_FOREIGN):
            self._leave_foreign(name, start)
        if nature is _BLOCK:
            if self._open.get("p"):
                self._close("p", start)
        elif nature is _CLOSER:
            self._close_implied(name, start)
        elif nature is _FIRST:
            if name in self._seen:
                return
            self._seen.add(name)
            self._in_head = name == "head"
        elif name == "a" and self._links:
            self._close_inline("a", start)
        element = self._push(name, start, end, written)
        if name in self._void:
            if name == "meta":
                self.tree.metas.append(element)
            self._pop(end)
        elif nature is _RAW and not (written[-1:] == "/" and (self._xml or self._foreign)):
            if not self._foreign or name in ("script", "style"):
                self._raw(element, end)
        elif name in self._passed_over and not written.endswith("/"):
            self._pass_over(name, end)
        elif written and written[-1] == "/" and (len(written) == 1 or written[-2] in " \t\n\r\f\"'"):
            self._pop(end)

    def _pass_over(self, name: str, start: int) -> None:
        """Goes to the end of an element that shows nothing; where one has no end, all of its kind are read as any."""
        end = passed_end(self._markup, name, start, self._end)
        if end >= 0:
            self._position = end
        else:
            self._passed_over -= {name}

    def _leave_foreign(self, name: str, start: int) -> None:
        """Closes SVG and MathML at a tag that neither knows: one that is never closed does not swallow the page."""
        if name in _FOREIGN or name in RAW_TEXT:
            return
        while self._foreign:
            self._pop(start)

    def _raw(self, element: Element, start: int) -> None:
        """Passes over the content of a script and its like; title, scripts and styles are remembered."""
        end = raw_end(self._markup, element.tag, start, self._end)
        if element.tag == "title" and self.tree.title is None:
            self.tree.title = (start, end)
        elif element.tag == "script":
            self.tree.scripts.append((element, start, end))
        elif element.tag == "style":
            self.tree.styles.append((start, end))
        self._position = end

    def _close_implied(self, name: str, start: int) -> None:
        """Closes what a start tag ends without saying so: a paragraph, the list item or cell before."""
        opened = self._open
        if name in CELLS or name in TABLE_PARTS:
            if self._scopes[-1].opener in CELLS:
                self._close_scope(start)
            if name in TABLE_PARTS:
                self._close("tr", start)
                if name != "tr":
                    for part in _SECTIONS:
                        self._close(part, start)
            return
        if opened.get("p"):
            self._close("p", start)
        if name == "li":
            self._close("li", start)
        elif name in ("dt", "dd"):
            self._close("dt", start)
            self._close("dd", start)
        elif name in HEADINGS and self._stack and self._stack[-1].tag in HEADINGS:
            self._pop(start)

    # ------------------------------------------------------------------------------------------ end tags

    def _end_tag(self, name: str, start: int, end: int) -> None:
        if self._stack and self._stack[-1].tag == name and name != "body":
            self._pop(start)
        elif name in _SCOPES:
            self._end_scope(name, start)
        elif name in BLOCKS:
            if name in ("html", "body"):
                return  # what follows them belongs to the body still
            if name in TABLE_PARTS and self._scopes[-1].opener in CELLS and self._scopes[-2].open.get(name):
                self._close_scope(start)
            if not self._close(name, start) and not self._close_out_of_lists(name, start) and name == "p":
                self._push("p", start, end, "")  # an end tag alone makes an empty paragraph
                self._pop(end)
        elif name == "br":
            self._push("br", start, end, "")
            self._pop(end)
        else:
            self._close_inline(name, start)

    def _end_scope(self, name: str, start: int) -> None:
        """Closes a table, a cell or a list with all that is open in it; a cell does not close its table."""
        for scope in reversed(self._scopes[-_MOST_SCOPES:]):
            if scope.opener == name:
                while self._close_scope(start) != name:
                    pass
                return
            if name not in ("table", "template") and (scope.opener in CELLS or scope.opener == "table"):
                return

    def _close_out_of_lists(self, name: str, start: int) -> bool:
        """Closes an element that was opened outside the lists it is closed in."""
        for depth, scope in enumerate(reversed(self._scopes[-_MOST_SCOPES:])):
            if scope.open.get(name):
                for _ in range(depth):
                    self._close_scope(start)
                return self._close(name, start)
            if scope.opener not in LISTS:
                return False
        return False

    def _close_scope(self, start: int) -> str:
        """Closes the innermost table, cell or list, and says which it was."""
        opener = self._scopes[-1].opener
        depth = len(self._scopes)
        while self._stack and len(self._scopes) == depth:
            self._pop(start)
        return opener

    def _close(self, name: str, start: int) -> bool:
        """Closes the innermost open element of a name in this scope, with what is open in it; False without one."""
        opened = self._open
        count = opened.get(name)
        if not count:
            return False
        while opened[name] == count:
            self._pop(start)
        return True

    def _close_inline(self, name: str, start: int) -> None:
        stack = self._stack
        for depth in range(1, min(len(stack), _DEEPEST_INLINE) + 1):
            tag = stack[-depth].tag
            if tag == name:
                for _ in range(depth):
                    self._pop(start)
                return
            if tag in BLOCKS:
                return

    # ------------------------------------------------------------------------------------------ the stack

    def _push(self, name: str, start: int, end: int, written: str) -> Element:
        number = len(self._events)
        if len(self._elements) >= _MOST_TAGS:
            raise PageTooLarge(f"more than {_MOST_TAGS:,} tags")
        element = Element(name, start, end, written, number)
        self._events.append((_OPENS, element, start, end))
        self._elements.append(element)
        self._stack.append(element)
        opened = self._open
        opened[name] = opened.get(name, 0) + 1
        if name in _COUNTED:
            if name == "a":
                self._links += 1
                self.tree.links.append(number)
            elif name in _FOREIGN:
                self._foreign += 1
            else:
                self._scopes.append(_Scope(name))
                self._open = self._scopes[-1].open
        return element

    def _pop(self, position: int) -> None:
        element = self._stack.pop()
        name = element.tag
        if name in _COUNTED:
            if name == "a":
                self._links -= 1
            elif name in _FOREIGN:
                self._foreign -= 1
            else:
                self._scopes.pop()
                self._open = self._scopes[-1].open
        elif name == "head":
            self._in_head = False
        self._open[name] -= 1
        element.closed, element.stop = len(self._events), position
        self._events.append((_CLOSES, element, position, position))
