"""Links and web addresses."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import words
from factcheck.mentions.model import LinkMention
from factcheck.mentions.taken import outside_code
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.span import Span

# Where an address may be: a dot between word characters, a scheme (also a damaged one, "http//", "htp:/", "http;//"),
# a comma or blank after "www". Everything else is read around these places.
_ANCHOR = lazy_pattern(r"[.:;,/](?:(?<=\.)(?=[^\W_])|(?<=[:;/])(?=/)|(?<=[:;])(?=/[^\W\d_])|(?<=[Ww]{3}[,;]))")
_LEFT_STOPS = frozenset(" \t\n\r\u00a0\u202f<>\"'“”‘’«»|｜([{}])`*,;=→")
_SCHEME = lazy_pattern(r"(?i:(https?|ftps?|sftp|wss?)://)")
_BROKEN_SCHEME = lazy_pattern(
    r"(?i:h[a-z]{0,3}tps?|[a-z]{0,3}tps?|ftp)(?:[:;.]/{1,3}|//)(?=[\w-]{1,63}[.,])|(?i:https?):(?:/|///)(?=\w)"
)
_HOST = lazy_pattern(r"(?:[^\W_][\w-]{0,62}\.){1,10}[^\W\d_][\w-]{1,62}|[^\W_](?:[\w-]{0,61}\w)?")
_BARE_HOST = lazy_pattern(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,10}[^\W\d_](?:[\w-]{0,61}[^\W_])|[➡]\.\w{2,}")
_DIGIT_HOST = lazy_pattern(r"[^\W_]{1,63}\.\d{2,9}")
_NUMERIC_HOST = lazy_pattern(r"\d{1,3}(?:\.\d{1,3}){3}")
_GLUED = lazy_pattern(r"(?:[\w-]{1,63}\.){1,10}([a-z]{2,24})(?=\.?[A-Z][a-z])")
_PORT = lazy_pattern(r":\d{1,5}(?!\d)")
_USER = lazy_pattern(r"[\w.~%+-]{1,64}(?::[^\s@/]{0,64})?@")
_TAIL = lazy_pattern(r"[/?#][^\s<>\"“”’«»|｜`\\^]{0,2000}")
_TOKEN = lazy_pattern(r"[^\s<>\"“”’«»|｜`()\[\]]{1,2000}")
_TRAILING = ".,:;!?'*_~-–—…"
_PAIRS = {")": "(", "]": "[", "}": "{"}

# ccTLDs that are English words: "ended.In", "told.us" is a lost space far more often than an address.
_WORD_DOMAINS = frozenset(
    ["am", "as", "at", "be", "by", "do", "in", "is", "it", "me", "my", "no", "pm", "so", "to", "us"]
)
# Endings of files that are also domains: "README.md", "archive.zip".
_FILE_DOMAINS = frozenset(["md", "mov", "pl", "ps", "py", "rs", "sh", "so", "zip", "cc"])
_PRODUCTS = frozenset({"asp.net", "vb.net", "ado.net"})


def find_links(document: Document) -> tuple[LinkMention, ...]:
    """The links of the markup and the addresses written in the text.

    An address that the markup also links stands twice: as the link with its target, and as the address (``bare``).
    """
    marked = [LinkMention(link.span, link.target, False) for link in document.links if len(link.span)]
    text = document.text
    bare = [LinkMention(span, span.of(text), True) for span in _addresses(text)]
    found = [*outside_code(document, bare), *marked]
    if marked:
        found.sort(key=lambda link: (link.span, link.bare))
    return tuple(found)


def _addresses(text: str) -> list[Span]:
    spans: list[Span] = []
    done = start = last = 0
    for anchor in _ANCHOR.finditer(text):
        position = anchor.start()
        if position < done:
            continue
        start, last = _left_end(text, position, done, start, last), position
        span = _address_around(text, position, start)
        if span is not None:
            spans.append(span)
            done = span.end
    return spans


def _left_end(text: str, position: int, done: int, known: int, last: int) -> int:
    """Where the word around ``position`` begins, not before ``done``; at ``last`` stands one that begins at ``known``.

    Of a word with many dots each stretch is walked through once.
    """
    floor = max(done, position - 253)
    start, walked = position, max(floor, last)
    while start > walked and text[start - 1] not in _LEFT_STOPS:
        start -= 1
    return max(floor, known) if start == last else start


def _address_around(text: str, position: int, start: int) -> Span | None:
    while start < position and text[start] in "-–—.:@#/":
        if text[start] in "@/":  # a social handle or a path: "/path/to/file.pl"
            return None
        start += 1
    if start == position:
        return _schemeless(text, position)
    scheme = _SCHEME.match(text, start) or _inner(_SCHEME, text, start, position)
    if scheme:
        return _with_scheme(text, scheme.start(), scheme.end())
    broken = _BROKEN_SCHEME.match(text, start)
    if broken:
        return _token(text, start, broken.end())
    glued = text.find("www.", start, position + 1)
    if glued > start and text[glued - 1].isalpha():
        start = glued  # "Contact Officerwww.example.com"
    if text[start : start + 3].lower() == "www" and text[start + 3 : start + 4] in (".", ",", ";"):
        return _from_www(text, start)
    return _bare(text, start)


def _inner(pattern: re.Pattern[str], text: str, start: int, position: int) -> re.Match[str] | None:
    # "image2.pnghttp://…" and "news:http://…": the scheme stands glued to what comes before it
    if text[position] != ":":
        return None
    for name in ("https", "http", "ftp"):
        at = position - len(name)
        if at >= start and text[at:position].lower() == name:
            return pattern.match(text, at)
    return None


def _schemeless(text: str, position: int) -> Span | None:
    # "//cdn.example.com/x": a reference without its scheme
    if not text.startswith("//", position) or (position and not text[position - 1].isspace()):
        return None
    host = _BARE_HOST.match(text, position + 2) or _DIGIT_HOST.match(text, position + 2)
    if host is None:
        return None
    return _trimmed(text, position, _with_tail(text, host.end()))


def _unglued(text: str, start: int, end: int) -> int:
    """The end of the host, without a word glued to it: "www.example.com.Cautionary", "www.example.comTwitter"."""
    glued = _GLUED.match(text, start, end)
    return glued.end() if glued and glued.group(1) in words("tlds") else end


def _with_scheme(text: str, start: int, after: int) -> Span | None:
    user = _USER.match(text, after)
    host = _NUMERIC_HOST.match(text, user.end() if user else after) or _HOST.match(text, user.end() if user else after)
    if host is None:
        return None
    name = host.group()
    if name.lower() in ("http", "https"):
        return _token(text, start, host.end())  # "http://https://example.org"
    if text.startswith("..", host.end()) and text[host.end() + 2 : host.end() + 3].isalnum() and "/" not in name:
        return _token(text, start, host.end())  # "http://www..example.org"
    if "." in name and not _known(name):
        end = _unglued(text, host.start(), host.end())
        if end < host.end():
            return Span(start, end)
    following = text[host.end() : host.end() + 1]
    if following in (",", ";") and not _known(name) and text[host.end() + 1 : host.end() + 2].isalnum():
        return _token(text, start, host.end())  # "http://www.example,int/news"
    if name.endswith("_") or ("." not in name and (len(name) > 40 or name.isdigit())):
        return None
    return _trimmed(text, start, _with_tail(text, host.end()))


def _from_www(text: str, start: int) -> Span | None:
    host = _BARE_HOST.match(text, start)
    if host and host.end() > start + 4:
        if _known(host.group()):
            return _trimmed(text, start, _with_tail(text, host.end()))
        end = _unglued(text, start, host.end())
        if end < host.end():
            return Span(start, end)
    if not text[start + 4 : start + 5].isalnum() and not re.match(r"\.\w", text[start + 4 : start + 6]):
        return None
    return _token(text, start, start + 4)


def _bare(text: str, start: int) -> Span | None:
    host = _BARE_HOST.match(text, start)
    if host is None:
        return None
    end = host.end()
    following = text[end : end + 1]
    if following in ("@", "_"):
        return None
    name = host.group()
    labels = name.split(".")
    domain = labels[-1]
    lower = domain.lower()
    if lower not in words("tlds") or (domain[0].isupper() and not domain.isupper()):
        return None
    tail = _with_tail(text, end)
    if tail == end and not _plausible(labels, lower, name):
        return None
    if tail > end and following == "/" and all(len(label) == 1 for label in labels[:-1]) and len(labels) > 2:
        return None
    return _trimmed(text, start, tail)


def _plausible(labels: list[str], domain: str, name: str) -> bool:
    """True when a host without path reads as an address and not as an abbreviation, file or lost space."""
    before = labels[:-1]
    if labels[-1].isupper() and not name.isupper():
        return False  # "Washington.DC", "approx.US"
    if name.lower() in _PRODUCTS:
        return False
    if domain in _WORD_DOMAINS:
        stem = before[-1]
        named = len(before) > 1 and any(len(label) > 1 for label in before)  # not "a.m.to"
        return named or (stem[-1:].isdigit() and (domain == "pm" or not stem.isdigit())) or stem in _PLATFORMS
    if domain in _FILE_DOMAINS:
        return (len(before) > 1 and all(len(label) > 1 for label in before)) or _is_polish_site(before[-1], domain)
    if all(len(label) == 1 for label in before):
        return name.islower() and (len(before) == 1 or len(before) > 3)  # not "p.m.et", "U.S.A"
    return not (domain.isupper() and len(domain) == 2 and name[0].isupper() and len(before) == 1 and len(name) < 6)


def _is_polish_site(stem: str, domain: str) -> bool:
    """True for "allegro.pl" but not "file.pl": Poland's domain counts when the name is written plain."""
    return domain == "pl" and stem.islower() and stem not in {"file", "script", "main", "test"}


_PLATFORMS = frozenset({"about", "join", "wa", "youtu", "telegram", "twitch"})


def _known(name: str) -> bool:
    return name.rsplit(".", 1)[-1].lower() in words("tlds") and "." in name


def _with_tail(text: str, end: int) -> int:
    port = _PORT.match(text, end)
    if port:
        end = port.end()
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end


def _token(text: str, start: int, after: int) -> Span:
    token = _TOKEN.match(text, after)
    return _trimmed(text, start, token.end() if token else after)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The address without the punctuation of the sentence and without brackets it did not open."""
    counts: dict[str, int] = {}
    while end > start + 1:
        last = text[end - 1]
        if last == "'" and text.count("'", start, end) % 2 == 0:
            break  # "blah_'quoted'"
        if last in _TRAILING:
            end -= 1
        elif last in _PAIRS:
            if last not in counts:
                counts[last] = text.count(last, start, end) - text.count(_PAIRS[last], start, end)
            if counts[last] <= 0:
                break
            counts[last] -= 1
            end -= 1
        elif text[end - 2 : end] == "'s":
            end -= 2
        else:
            break
    return Span(start, end)
