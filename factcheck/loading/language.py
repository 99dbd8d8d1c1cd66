"""The language of a text, told by its script and by its most frequent small words."""

from __future__ import annotations

from factcheck.lexicon.reader import table
from factcheck.text.lazy_pattern import lazy_pattern

# Only text in which these letters outnumber the Latin ones by far is in the language: names in another script are not.
_SCRIPTS = (
    ("ja", lazy_pattern("[\u3040-\u30ff]")),
    ("ko", lazy_pattern("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", lazy_pattern("[\u4e00-\u9fff]")),
    ("he", lazy_pattern("[\u0590-\u05ff]")),
    ("ar", lazy_pattern("[\u0600-\u06ff]")),
    ("el", lazy_pattern("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", lazy_pattern("[\u0900-\u097f]")),
    ("th", lazy_pattern("[\u0e00-\u0e7f]")),
    ("uk", lazy_pattern("[\u0456\u0457\u0454\u0491]")),
    ("ru", lazy_pattern("[\u0400-\u04ff]")),
)
_LATIN = lazy_pattern("[A-Za-z\u00c0-\u024f]")
_WORD = lazy_pattern("[a-z\u00df-\u024f\u0218-\u021b\u1e00-\u1eff]+")
_ENGLISH = (" the ", " and ", " of ", " to ", " for ")
_ENGLISH_SHARE = 90  # these words stand about every 40 characters in English, "of" alone in Dutch every 300
_SAMPLE = 6000
_FEWEST_WORDS = 6
_SHORT_TEXT = 20


def language_of(text: str) -> str:
    """The ISO 639 code of the language most of ``text`` is written in; ``en`` when it cannot be told."""
    head = text[:_SAMPLE]
    if sum(map(head.count, _ENGLISH)) * _ENGLISH_SHARE > len(head):  # nearly every release: no need to look further
        return "en"
    sample = text if len(text) <= _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 : len(text) // 2 + _SAMPLE // 2]
    if not sample.isascii():
        script = _by_script(sample)
        if script is not None:
            return script
    return _by_words(sample)


def _by_script(sample: str) -> str | None:
    latin = len(_LATIN.findall(sample))
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    most = max(counts, key=lambda code: counts[code])
    # A sign of a dense script stands for two or three letters.
    weight = 3 if most in ("ja", "ko", "zh") else 1
    if counts[most] * weight <= latin or counts[most] < 10:
        return None
    if most == "zh" and counts["ja"] * 20 > counts["zh"]:
        return "ja"
    if most == "ru" and counts["uk"] * 50 > counts["ru"]:
        return "uk"
    return most


def _by_words(sample: str) -> str:
    lists: dict[str, list[str]] = table("stop_words")
    seen: dict[str, int] = {}
    for word in _WORD.findall(sample.lower()):
        seen[word] = seen.get(word, 0) + 1
    scores = {code: sum(seen.get(word, 0) for word in listed) for code, listed in lists.items()}
    best = max(scores, key=lambda code: scores[code])
    if best == "en" or scores[best] < 1.5 * scores["en"]:
        return "en"
    # A short notice has few of them; then English must have none to speak of.
    total = sum(seen.values())
    if scores[best] >= _FEWEST_WORDS or (scores[best] >= 3 and total >= _SHORT_TEXT and scores["en"] * 20 < total):
        return best
    return "en"
