"""The character sets of rich text: what a byte means in which font."""

from __future__ import annotations

import codecs

WESTERN = "cp1252"
SYMBOL = "symbol"
_CHARSETS = {
    0: WESTERN,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_SYMBOL_CHARSET = 2
_CODE_PAGES = {0: WESTERN, 936: "gb18030", 1361: "johab", 10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8"}
# The font Symbol has no code page: Greek letters stand in the places of the Latin ones, signs where accents are.
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\xa2\xa3\xb0\xb1\xb3\xb4\xb7\xb9\xba\xbb\xbc\xd7\xd8"
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ′≤°±≥×•≠≡≈…⋅¬"
_SYMBOLS = dict(zip(map(ord, _LATIN), _GREEK, strict=True))
_FIRST_PRIVATE, _LAST_PRIVATE = 0xF020, 0xF0FF  # where Word puts the characters of symbol fonts


def charset_codec(charset: int) -> str | None:
    """The codec of a font with this character set; None for the set of the document, and for unknown ones."""
    return SYMBOL if charset == _SYMBOL_CHARSET else _CHARSETS.get(charset)


def code_page_codec(number: int) -> str | None:
    """The codec of a Windows code page, None when there is none."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def characters(written: bytes, codec: str, font: str) -> str:
    """What bytes show in a font."""
    if codec == SYMBOL:
        return symbols(written.decode("latin-1"), font)
    return written.decode(codec, "replace")


def symbols(written: str, font: str) -> str:
    """What characters of a symbol font show: Greek letters in Symbol, bullets in all others."""
    places = "".join(chr(ord(sign) - 0xF000) if is_private(ord(sign)) else sign for sign in written)
    if font.casefold().startswith("symbol"):
        return places.translate(_SYMBOLS)
    return "".join(sign if sign.isspace() else "•" for sign in places)


def is_private(code: int) -> bool:
    """True for the places where Word keeps the characters of symbol fonts."""
    return _FIRST_PRIVATE <= code <= _LAST_PRIVATE
