"""What single blocks around a release are, told by their own words: page furniture, contacts, end marks, residue."""

from __future__ import annotations

import re

from factcheck.lexicon.reader import words
from factcheck.loading.full_dates import is_date_line
from factcheck.text.blocks import BlockKind
from factcheck.text.embargo_lines import opens_embargo
from factcheck.text.lazy_pattern import lazy_pattern

# -ENDS-, ###, # # #, -30-, ENDS, *END*, // ENDS //
_END_MARK = lazy_pattern(
    r"(?:[-–—*~=/<>#|.\s]{0,12}(?:ends?|fin|30|xxx|end of (?:the )?(?:press |news "
    r"|media )?release)[-–—*~=/<>#|.\s]{0,12}"
    r"|#(?:\s{0,3}#){0,9}|\*(?:\s{0,3}\*){1,9}|[-–—_=~](?:\s{0,3}[-–—_=~]){2,199})",
    re.IGNORECASE,
)
_BARE_END = lazy_pattern(r"(?:30|xxx|fin)", re.IGNORECASE)
# A line without any word: the "/" that is left where a photo caption stood, a lone quotation mark, a pipe.
_NO_WORD = lazy_pattern(r"[^\w\n]{1,12}")
_LEFT_OVER = lazy_pattern(r"(?:</?[A-Za-z][^<>\n]{0,200}>|&(?:[A-Za-z]{2,8}|#[0-9]{2,5});|\s){1,20}|<!--")
_RELEASE_MARK = lazy_pattern(
    r"(?:[*#_\s]{0,6})(?:(?:for\s{1,3})?immediate\s{1,3}(?:release|use|distribution)"
    r"|(?:joint\s{0,3})?(?:media|press|news)\s{0,3}"
    r"(?:release|statement|advisory|alert|notice|information|communiqu[ée])s?|for\s{1,3}(?:release|use)\b(?:[^.\n]|\.(?=m)|(?<=\.m)\.){0,60}"
    r"|(?:not\s{1,3}for\s{1,3}release|embargoed?|under\s{1,3}embargo|strictly\s{1,3}embargoed)\b[^\n]{0,120}"
    r"|m e d i a  r e l e a s e|j o i n t  m e d i a  r e l e a s e|press\s{1,3}office)(?:[\s:*#_.|–—-]{0,8})",
    re.IGNORECASE,
)
_CHROME = lazy_pattern(
    r"[0-9]{1,3}\s{0,2}min(?:ute)?s?\s{1,2}read|(?:we|this (?:web)?site) uses? cookies\b.{0,200}"
    r"|.{0,40}\bcookies?\b.{0,60}\b(?:accept|consent)\b.{0,40}"
    r"|(?:share|tweet|follow|like|find|join)(?:\s{1,2}us)?\s{1,2}(?:this|on|via)\b.{0,40}"
    r"|link to:.{0,200}|posted\s{1,2}(?:in|by)\b.{0,80}"
    r"|(?:pickup|via)\s[-–—]\s.{1,80}|newsramp\.com.{0,40}|last\s{1,2}(?:updated|modified)\b.{0,60}"
    r"|page\s{1,2}[0-9]{1,3}(?:\s{1,2}of\s{1,2}[0-9]{1,3})?"
    r"|(?:©|copyright\b|\(c\)).{0,120}|authori[sz]ed by\b.{0,160}|are you a human\b.{0,40}"
    r"|image\s[0-9]{1,3}(?:\sof\s[0-9]{1,3})?"
    r"|(?:[a-z]{2}(?:-[a-z]{2})?\s{0,2}[/|·•,]\s{0,2}){2,40}[a-z]{2}(?:-[a-z]{2})?"  # EN / DE / FR / ZH-TW
    r"|(?:(?:english|deutsch|fran[cç]ais|espa[nñ]ol|italiano|portugu[eê]s|nederlands|русский|العربية|中文|日本語|한국어)"
    r"(?:\s{0,2}[/|·•,]\s{0,2}|\s{1,3}|\Z)){2,12}"
    r"|home\s{0,2}(?:[/>»›|]\s{0,2}[^/>»›|\n]{1,80}){1,8}|https?://\S{1,300}\.(?:jpe?g|png|gif|webp"
    r"|svg)\S{0,100}|\[?tweet this\]?",
    re.IGNORECASE,
)
_CONTACT_LABEL = lazy_pattern(
    r"(?:(?:for\s{1,3}(?:further|more|additional|media|press|general)\s{1,3}(?:information|inquir(?:y"
    r"|ies)|enquir(?:y|ies)|details)\b[^.:\n]{0,60}"
    r"(?:contact|call|e-?mail|reach)\b)|(?:(?:media|press|public|investor|company|corporate|news|general"
    r"|further|editorial|sales)\s{1,3}){0,3}"
    r"(?:relations\s{1,3})?(?:contacts?(?:\s{1,3}(?:information|details|person|us|for (?:the )?(?:media"
    r"|press)))?|enquir(?:y|ies)|inquir(?:y|ies))\s{0,2}(?::|$|–|—|-|\|)"
    r"|(?:media|press)\s{1,3}contacts?\b|(?:media|press|investors?|tel(?:ephone)?|phone|fax|e-?mail"
    r"|mobile|cell)\s{0,2}:)",
    re.IGNORECASE,
)
_E_MAIL = lazy_pattern(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_PHONE = lazy_pattern(
    r"(?:(?<=\s)|^|(?<=[(:/]))(?:\+?[0-9]{1,3}[\s.-])?(?:\([0-9]{1,4}\)[\s.-]?)?[0-9]{2,4}["
    r"\s./-][0-9]{3,4}(?:[\s.-][0-9]{3,4})?\b"
)
_MANY_DIGITS = lazy_pattern(r"[0-9][0-9() +./-]{5,20}[0-9]")
_NOTES_LABEL = lazy_pattern(
    r"(?:notes?\s{1,3}(?:to|for)\s{1,3}(?:the\s{1,3})?(?:editors?|news\s?desks?|media|press)"
    r"|editors?['’]?s?\s{1,3}notes?|notes?|background\s{1,3}(?:information|notes?)"
    r"|footnotes?|references|endnotes?)\s{0,3}:?",
    re.IGNORECASE,
)
_ABOUT_LABEL = lazy_pattern(
    r"(?:about(?:\s{1,3}(?:the\s{1,3})?[A-Z0-9“\"‘'](?:[^.!?\n]|\.(?=\S)){1,90}?)|about\s{1,3}us"
    r"|boilerplate)\s{0,3}[:.]?\s{0,3}"
    r"|(?:(?:cautionary|safe [Hh]arbou?r|forward[-\s]looking|disclaimer|legal)\b[^.\n]{0,80})\s{0,3}[:.]?\s{0,3}",
)
_ABOUT_START = lazy_pattern(
    r"about\s{1,3}(?:the\s{1,3})?[A-Z0-9][^.!?:\n]{1,60}:\s|forward[-\s]looking\s{1,3}statements?\s{0,2}[:.–—-]\s"
    r"|(?:this|certain)\b[^.\n]{0,80}\bforward[-\s]looking statements\b",
    re.IGNORECASE,
)
# "About CTI. Clean Tables International is a charity."
_ABOUT_NAME = lazy_pattern(
    r"About\s{1,2}(?:the\s{1,2})?[A-Z][\w&'’-]{0,30}(?:\s(?:of|the|and|for|in|&|[A-Z][\w&'’-]{0,30})){0,7}\.\s{1,3}(?=[A-Z])"
)
_TAIL = lazy_pattern(
    r"(?:related (?:news|posts?|articles?|stories|content|releases)|(?:recent|latest) (?:posts|news"
    r"|articles|releases)|more (?:news|posts|stories|articles)"
    r"|you (?:might|may) also like|share(?: this)?(?: (?:entry|post|page|article|story|release))?|tags?"
    r"|comments|leave a (?:reply|comment))\s{0,2}:?",
    re.IGNORECASE,
)
_LONGEST_CHROME = 220
_LONGEST_CONTACT = 320


def own_role(text: str, start: int, end: int) -> BlockKind | None:
    """What a block is by its own words, whatever stands around it; None for words of the release."""
    length = end - start
    if length <= 12 and _NO_WORD.fullmatch(text, start, end):
        return BlockKind.END_MARK if _END_MARK.fullmatch(text, start, end) else BlockKind.RESIDUE
    if length <= 200 and is_end_mark(text, start, end):
        return BlockKind.END_MARK
    if length <= _LONGEST_CHROME:
        if opens_embargo(text, start, end):  # "Embargoed: 7 June 2023" looks like a date behind the name of a town
            return BlockKind.CHROME
        if is_date_line(text, start, end):
            return BlockKind.DATE_LINE
        if is_chrome(text, start, end) or is_release_mark(text, start, end):
            return BlockKind.CHROME
        if text[start] in "<&" and _LEFT_OVER.fullmatch(text, start, end):
            return BlockKind.RESIDUE
    if is_contact(text, start, end):
        return BlockKind.CONTACT
    return None


def is_end_mark(text: str, start: int, end: int) -> bool:
    """True for the marks that close a release."""
    return _END_MARK.fullmatch(text, start, end) is not None and _BARE_END.fullmatch(text, start, end) is None


def is_release_mark(text: str, start: int, end: int) -> bool:
    """True for "FOR IMMEDIATE RELEASE" and its kin, which stand where a headline might."""
    return _RELEASE_MARK.fullmatch(text, start, end) is not None


def is_chrome(text: str, start: int, end: int) -> bool:
    """True for the menus, buttons and bylines of a web page."""
    line = text[start:end].strip(" :*.[]|•–—-").casefold()
    return line in words("chrome_lines") or _CHROME.fullmatch(text, start, end) is not None


def is_contact(text: str, start: int, end: int) -> bool:
    """True for a block that says whom to ask: a label, or little else than addresses and numbers."""
    if end - start > _LONGEST_CONTACT:
        return False
    if _CONTACT_LABEL.match(text, start, end):
        return True
    reach = 0
    if text.find("@", start, end) >= 0:
        reach += sum(len(match.group()) for match in _E_MAIL.finditer(text, start, end))
    if _MANY_DIGITS.search(text, start, end):
        reach += sum(len(match.group()) for match in _PHONE.finditer(text, start, end))
    # "Media  Minister Hald | Ana Ruiz | 0447 555 010"
    return reach * (5 if text.find("|", start, end) >= 0 else 4) > end - start


def opens_contact(text: str, start: int, end: int) -> bool:
    """True for a block that begins with "Media contact:" or the like."""
    return _CONTACT_LABEL.match(text, start, end) is not None


def opens_notes(text: str, start: int, end: int) -> bool:
    """True for the heading "Notes to editors" and its kin."""
    return _NOTES_LABEL.fullmatch(text, start, end) is not None


def opens_boilerplate(text: str, start: int, end: int) -> bool:
    """True for a heading such as "About Acme" or "Forward-looking statements"."""
    return end - start <= 110 and _ABOUT_LABEL.fullmatch(_capital_about(text[start:end])) is not None


def is_boilerplate(text: str, start: int, end: int) -> bool:
    """True for a paragraph that begins "About Acme: Acme is …" or speaks of forward-looking statements."""
    return _ABOUT_START.match(text, start, end) is not None or (
        text[start] == "A" and _ABOUT_NAME.match(text, start, end) is not None
    )


def opens_tail(text: str, start: int, end: int) -> bool:
    """True for a line below which only the web page goes on: related news, sharing, comments."""
    return end - start <= 40 and _TAIL.fullmatch(text, start, end) is not None


def _capital_about(line: str) -> str:
    """``line`` with its first word in lower case: "About", "ABOUT" and "Safe Harbor" are the same label."""
    first, _, rest = line.partition(" ")
    return f"{first.lower()} {rest}" if rest else line.lower()
