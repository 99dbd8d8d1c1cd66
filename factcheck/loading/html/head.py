"""What a page says of itself for search engines and other sites: its headline and its date of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factcheck.loading.html.tokens import attribute_places, unescaped
from factcheck.loading.html.tree import Element, Tree
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "dc:title", "title", "headline")
# "dateModified" and "last-modified" are no dates of a release: sites set them when they change their design.
_DATES = (
    *("article:published_time", "og:published_time", "og:article:published_time", "datepublished", "dcterms.issued"),
    *("dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "dc:date", "dc.created"),
    *("publication_date", "publication-date", "publishdate", "publish-date", "publish_date", "pubdate", "date"),
)
# <time itemprop="datePublished" datetime=…>, <span property="dc:date" content=…>, <time class="entry-date published">
_DATED_SIGNS = ("datePublished", '"dc:', "'dc:", "dcterms:", "<time")
_DATED_NAMES = frozenset({"datepublished", "dc:date", "dc:issued", "dcterms:date", "dcterms:issued", "dcterms:created"})
_PUBLISHED = lazy_pattern(r"\b(?:publish(?:ed)?|pubdate|(?:entry|post)?-?date)\b", re.IGNORECASE)
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d")
_SEPARATOR = lazy_pattern(r"\s+(?:\||[-–—]|::|»|›|·|•)\s+|\s*\|\s*")
_WORD = lazy_pattern(r"\w+")
_ARTICLE = lazy_pattern(r"(?:\w*Article|\w*Posting|PressRelease|Report|AnnouncementPage)\Z")
_LONGEST_TAG = 1000
_LONGEST_TITLE = 1000
_MOST_PARTS = 8
# What programs write where nobody gave a title.
_NO_TITLE = lazy_pattern(
    r"(?:microsoft word\b|untitled|document\s{0,3}\d{0,4}\Z|new page|home\Z|index\Z)"
    r"|\S{1,200}\.(?:docx?|html?|indd|pdf)\Z",
    re.IGNORECASE,
)
_DEEPEST_DATA = 200
_MOST_DATA = 200_000


@dataclass(slots=True)
class PageHead:
    """What a page states: its titles, the surest first, and its date, each with its place."""

    titles: list[tuple[str, Span | None]] = field(default_factory=list)
    date: tuple[str, Span | None] | None = None

    @property
    def metadata(self) -> dict[str, str]:
        """The values under the names that the rest of the program asks for."""
        found = {"title": self.titles[0][0]} if self.titles else {}
        return found | ({"date": self.date[0]} if self.date else {})

    @property
    def spans(self) -> dict[str, Span]:
        """The places of the values in the file."""
        found = {"title": self.titles[0][1]} if self.titles else {}
        found |= {"date": self.date[1]} if self.date else {}
        return {key: span for key, span in found.items() if span is not None}

    def title_forms(self) -> frozenset[str]:
        """The stated titles as ``title_form`` writes them, each with and without the name of the site."""
        forms: set[str] = set()
        for title, _ in self.titles:
            parts = _SEPARATOR.split(title[:_LONGEST_TITLE], _MOST_PARTS)
            shorter = [*parts, *(" ".join(parts[:count]) for count in range(2, len(parts)))]
            whole = title_form(title)
            forms |= {form for form in map(title_form, shorter) if len(form) * 2 >= len(whole)} | {whole}
        return frozenset(forms - {""})


def title_form(title: str) -> str:
    """The words of a title, by which two of them are compared."""
    return " ".join(_WORD.findall(title.casefold()))


def read_head(markup: str, tree: Tree) -> PageHead:
    """What the page states of itself; structured data is surer than meta tags, and those than the title."""
    head = PageHead()
    dates: list[tuple[str, Span | None]] = []
    for key, value, span in _structured(markup, tree.scripts):
        (head.titles if key == "headline" else dates).append((value, span))
    stated = _metas(tree.metas)
    head.titles += [stated[name] for name in _TITLES if name in stated]
    dates += [stated[name] for name in _DATES if name in stated]
    if not dates:
        dates += _dated(markup, tree.elements)
    if tree.title is not None:
        head.titles += _titled(markup, *tree.title)
    head.date = next((date for date in dates if _YEAR.search(date[0])), None)
    return head


def _metas(metas: Iterable[Element]) -> dict[str, tuple[str, Span | None]]:
    """The contents of the meta tags by their names; of two with one name the first counts."""
    stated: dict[str, tuple[str, Span | None]] = {}
    for element in metas:
        attributes = element.attributes
        content = " ".join(attributes.get("content", "").split())
        if not content:
            continue
        for key in ("property", "name", "itemprop"):
            name = attributes.get(key, "").strip().lower()
            if name in _TITLES or name in _DATES:
                stated.setdefault(name, (content, _place(element, "content")))
    return stated


def _place(element: Element, name: str) -> Span:
    """Where the value of an attribute stands in the file."""
    begin = element.end - 1 - len(element.written)
    start, end = attribute_places(element.written)[name]
    return Span(begin + start, begin + end)


def _titled(markup: str, start: int, end: int) -> Iterator[tuple[str, Span | None]]:
    written = markup[start:end]
    title = " ".join(unescaped(written).split())
    if title and not _NO_TITLE.match(title):
        start += len(written) - len(written.lstrip())
        yield title, Span(start, start + len(written.strip()))


def _dated(markup: str, elements: list[Element]) -> Iterator[tuple[str, Span | None]]:
    """Dates in the attributes of the text itself: <time datetime=…>, RDFa and microdata."""
    places = sorted(place for sign in _DATED_SIGNS for place in _occurrences(markup, sign))
    if not places:
        return
    starts = {element.start: element for element in elements}
    for place in places:
        element = starts.get(markup.rfind("<", max(0, place - _LONGEST_TAG), place + 1))
        if element is None:
            continue
        attributes = element.attributes
        named = {attributes.get(key, "").strip().lower() for key in ("itemprop", "property")}
        stated = bool(named & _DATED_NAMES) or "pubdate" in attributes
        if not stated and _PUBLISHED.search(attributes.get("class", "")) is None:
            continue
        for name in ("datetime", "content"):
            if value := attributes.get(name, "").strip():
                yield value, _place(element, name)


def _occurrences(markup: str, sign: str) -> Iterator[int]:
    place = markup.find(sign)
    while place >= 0:
        yield place
        place = markup.find(sign, place + 1)


# ------------------------------------------------------------------------------------------ JSON-LD


def _structured(markup: str, scripts: Iterable[tuple[Element, int, int]]) -> Iterator[tuple[str, str, Span | None]]:
    """Headline and date of publication by JSON-LD, those of an article before those of the page around it."""
    found: list[tuple[bool, str, str, Span | None]] = []
    for element, start, end in scripts:
        if "ld+json" not in element.written.lower() or end - start > _MOST_DATA:
            continue
        written = markup[start:end]
        for item in _items(written):
            kinds = item.get("@type")
            article = any(
                _ARTICLE.match(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
                if isinstance(kind, str)
            )
            for key in ("headline", "datePublished"):
                value = item.get(key)
                if isinstance(value, str) and value.strip():
                    found.append((not article, key, " ".join(value.split()), _json_place(written, start, key, value)))
    found.sort(key=lambda entry: entry[0])
    for _, key, value, span in found:
        yield key, value, span


def _items(written: str) -> Iterator[dict[str, object]]:
    """The objects of a piece of JSON-LD in reading order; none where it is no JSON or nests too deep."""
    import json

    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[object, int]] = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner: Iterable[object] = value.values()
        elif isinstance(value, list):
            inner = value
        else:
            continue
        if depth < _DEEPEST_DATA:
            waiting += [(entry, depth + 1) for entry in reversed(list(inner))]


def _json_place(written: str, start: int, key: str, value: str) -> Span | None:
    """The place of a value between its quotation marks, where it stands behind its key as it is."""
    import json

    for form in (value, json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]):
        match = re.search(rf'"{key}"\s{{0,20}}:\s{{0,20}}"({re.escape(form)})"', written)
        if match is not None:
            return Span(start + match.start(1), start + match.end(1))
    return None
