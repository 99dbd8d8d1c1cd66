"""What of a page is the release: its main element, without menus, banners and hidden text."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum, auto

from factcheck.loading.html.hiding import hides, hiding_names
from factcheck.loading.html.tree import BLOCKS, Content, Element, Tree
from factcheck.text.lazy_pattern import lazy_pattern

# What no browser shows as text, or shows as a control.
_NEVER_SHOWN = frozenset(
    {"applet", "area", "audio", "base", "button", "canvas", "datalist", "embed", "frame", "head", "iframe", "input"}
    | {"label", "link", "map", "meta", "noembed", "noframes", "noscript", "object", "optgroup", "option", "output"}
    | {"progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video"}
)
_CHROME_ROLES = frozenset(
    {"navigation", "search", "banner", "contentinfo", "complementary", "menu", "menubar", "toolbar"}
)
# Only a start tag with one of these is looked at more closely.
_SUSPECT = re.compile(
    "hidden|visib|display|font-size|opacity|indent|left|top|role|screen|sr-only|show-for|assistive|nav|menu|breadcrumb|shar|add|social"
    "|follow|related|recommended|sidebar|pag|comment|newsletter|subscribe|signup|toolbar|tag|skip|print|adv|promo|read"
    "|prev|cookie|consent|gdpr"
)
# Words for screen readers only: "(opens in a new window)", "You are here".
_UNSEEN_CLASS = lazy_pattern(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-(?:invisible|hidden)|show-for-sr"
    r"|assistive-text)(?:\s|$)",
    re.IGNORECASE,
)
_CHROME_NAME = lazy_pattern(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|share|sharing|sharethis|addthis|addtoany|social"
    r"|follow|related|recommended|sidebar|pagination|pager|comments?|newsletter|subscribe|signup|toolbar|tagcloud|tags"
    r"|skip(?:-?link|-?to)?|print|adverts?|advertisement|promo|read-?more|prev(?:ious)?-?next)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SKIPPING = lazy_pattern(r"(?:^|[\s_-])skip(?:$|[\s_-])", re.IGNORECASE)
_BANNER_NAME = lazy_pattern(r"(?:^|[\s_-])(?:cookies?|consent|gdpr)(?:$|[\s_-]|banner|bar|notice)", re.IGNORECASE)
_NAMED_MAIN = re.compile(r"role\s{0,3}=\s{0,3}[\"']?main\b")
_NAMED_BODY = re.compile(r"itemprop\s{0,3}=\s{0,3}[\"']?articleBody\b")
# An aside with the contact or the paragraph about the company is a part of the release, one with a pulled quote is not.
_SERVES_PRESS = lazy_pattern(
    r"<(?:h[1-6]|b|strong|p|dt)\b[^<>]{0,200}>\s{0,20}"
    r"(?:about\b|notes? (?:to|for) editors|(?:media|press) contacts?\b|contacts?\b)",
    re.IGNORECASE,
)
_ADDRESS = lazy_pattern(r"@[A-Za-z0-9]|mailto:[A-Za-z0-9]")
_COPYRIGHT = lazy_pattern(r"©|&copy;|all rights reserved", re.IGNORECASE)
_LOOKED_AT = 2000
_SHORT_FOOTER = 250
_MENU_LINKS = 3


class Showing(Enum):
    """What becomes of an element: read, read as furniture, passed over as such, or hidden from the reader."""

    SHOWN = auto()
    FURNITURE = auto()
    CHROME = auto()
    HIDDEN = auto()
    UNSEEN = auto()


def main_element(markup: str, tree: Tree) -> Element | None:
    """The element that holds the release; None where all of the page does.

    A page's <main> is believed while it holds most of the page's prose, and so is an article or what the page calls
    the body of one; else everything is read but the furniture around it.
    """
    prose = _prose(tree.content())
    candidates = [element for element in tree.elements if element.tag in ("main", "article")]
    candidates += _named_main(markup, tree)
    fitting = [element for element in candidates if _prose(tree.content(element)) * 2 >= prose]
    return min(fitting, key=lambda element: element.opened, default=None)


def _prose(content: Content) -> int:
    return content.words - content.linked


def _named_main(markup: str, tree: Tree) -> list[Element]:
    """The elements that name themselves the main one, by role or as the body of an article."""
    places = {
        markup.rfind("<", max(0, match.start() - _LOOKED_AT), match.start())
        for sign, pattern in ((" role", _NAMED_MAIN), ("articleBody", _NAMED_BODY))
        if sign in markup
        for match in pattern.finditer(markup)
    }
    return [element for element in tree.elements if element.start in places] if places else []


class Sight:
    """Tells of each element whether a reader of the release sees it."""

    def __init__(self, markup: str, tree: Tree, root: Element | None) -> None:
        self._markup = markup
        self._tree = tree
        self._words = tree.content(root).words
        self._hiding = hiding_names(markup[start:end] for start, end in tree.styles)
        self._headlines = [element.opened for element in tree.elements if element.tag == "h1"]
        # A page that says where its text is has no menus in it, and neither has a text that is no whole page.
        found = tree.prose if root is None and any(element.tag == "body" for element in tree.elements) else []
        self._first, self._last = (found[0], found[-1]) if found else (-1, len(tree.events))

    def showing(self, element: Element) -> Showing:
        """What becomes of an element inside the main one."""
        tag = element.tag
        if tag in _NEVER_SHOWN:
            return Showing.UNSEEN
        if tag == "body":  # some pages show it only once all of it is there
            return Showing.SHOWN
        if element.written and (self._hiding or _SUSPECT.search(element.written.lower())):
            showing = self._by_attributes(element)
            if showing is not Showing.SHOWN:
                return showing
        if tag in BLOCKS:
            if self._is_chrome(element):
                return Showing.CHROME
            if self._is_menu(element):  # no release begins with links to other pages, but some end with them
                return Showing.CHROME if element.closed < self._first else Showing.FURNITURE
        if tag == "dialog" and "open" not in element.attributes:
            return Showing.HIDDEN
        return Showing.SHOWN

    def _by_attributes(self, element: Element) -> Showing:
        attributes = element.attributes
        if "hidden" in attributes or hides(attributes.get("style", "")) or self._is_hidden_by_rule(element, attributes):
            return Showing.HIDDEN
        if attributes.get("aria-hidden", "").lower() == "true":
            if element.tag in BLOCKS:  # what is kept from those who listen says nothing that the text does not say
                return Showing.HIDDEN
            if not any(map(str.isalnum, self._tree.plain_words(self._markup, element))):  # the arrow of a link
                return Showing.UNSEEN
        names = attributes.get("class", "")
        if _UNSEEN_CLASS.search(names):
            return Showing.UNSEEN
        if element.tag == "a" and _SKIPPING.search(names):
            return Showing.CHROME
        if element.tag in BLOCKS and self._is_minor(element):
            names = f"{names} {attributes.get('id', '')}"
            if attributes.get("role", "").lower() in _CHROME_ROLES or _BANNER_NAME.search(names):
                return Showing.CHROME
            if _CHROME_NAME.search(names) and self._is_thin(element):
                return Showing.CHROME
        return Showing.SHOWN

    def _is_hidden_by_rule(self, element: Element, attributes: dict[str, str]) -> bool:
        """True for a part that a rule of the page hides; most of the text is hidden only till all of it is there."""
        if not self._hiding or self._tree.content(element).words * 2 > self._words:
            return False
        names = {f".{name}" for name in attributes.get("class", "").split()} | {f"#{attributes.get('id', '')}"}
        return not names.isdisjoint(self._hiding)

    def _is_chrome(self, element: Element) -> bool:
        tag = element.tag
        if tag == "nav":  # one with sentences lacks its end tag: what has one is passed over before
            return not self._tree.content(element).sentences
        if tag == "aside":
            return self._is_minor(element) and not self._serves_press(element)
        if tag == "footer":
            return self._is_minor(element) and self._is_site_footer(element)
        return False

    def _is_minor(self, element: Element) -> bool:
        """True for a small part of the page without its headline: a wrapper called "has-sidebar" is none."""
        if self._tree.content(element).words * 4 > self._words:
            return False
        first = bisect_left(self._headlines, element.opened)
        return first == len(self._headlines) or self._headlines[first] > element.closed

    def _is_thin(self, element: Element) -> bool:
        """True for an element of links and labels."""
        content = self._tree.content(element)
        return content.words <= content.linked * 2 or not content.sentences

    def _is_site_footer(self, element: Element) -> bool:
        content = self._tree.content(element)
        if content.words <= _SHORT_FOOTER and _COPYRIGHT.search(self._opening(element)) is not None:
            return True
        return content.words <= content.linked * 2 and not self._serves_press(element)

    def _serves_press(self, element: Element) -> bool:
        opening = self._opening(element)
        return _ADDRESS.search(opening) is not None or _SERVES_PRESS.search(opening) is not None

    def _opening(self, element: Element) -> str:
        return self._markup[element.start : min(element.stop, element.start + _LOOKED_AT)]

    def _is_menu(self, element: Element) -> bool:
        """True for a block of links before or behind the prose of a page that does not say where its text is."""
        if self._first < element.closed and element.opened < self._last:
            return False
        content = self._tree.content(element)
        menu = content.links >= _MENU_LINKS and content.linked * 4 >= content.words * 3
        return menu and _ADDRESS.search(self._opening(element)) is None
