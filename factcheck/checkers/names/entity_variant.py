"""One organization, operation or product in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.checkers.rule import Example, Outcome, Rule
from factcheck.findings.finding import Applicability, Edit, Fix, Related
from factcheck.findings.severity import Confidence, Severity
from factcheck.lexicon.reader import words
from factcheck.mentions.names import fold
from factcheck.mentions.spelling import is_slip
from factcheck.release import Release
from factcheck.text.blocks import BlockKind
from factcheck.text.span import Span

# A word whose capitals are part of the name: "INTERPOL", "GitHub", "eBay", "McLaren".
_BRAND = re.compile(r"(?<![\w@#./:&_-])[A-Za-z][a-z]{0,11}[A-Z][A-Za-z]{1,20}(?![\w@/_-]|\.[a-z])")


@dataclass(slots=True)
class _Form:
    name: str
    places: list[Span] = field(default_factory=list)


class EntityVariant(Rule):
    """An organization, operation or product is spelled in two ways.

    ## Why it matters
    x

    ## What it leaves alone
    x
    """

    id = "entity-variant"
    severity, confidence, since = Severity.WARNING, Confidence.MEDIUM, "0.1"
    flags = ()
    accepts = ()

    def check(self, release: Release) -> Iterator[Outcome]:
        yield from self._slips(release)
        yield from self._case(release)

    def _slips(self, release):
        forms: dict[str, _Form] = {}
        for mention in release.mentions.organizations:
            forms.setdefault(" ".join(mention.name.split()), _Form(mention.name)).places.append(mention.span)
        by_rest: dict[tuple[int, int, tuple[str, ...]], list[tuple[_Form, str]]] = {}
        for name, form in forms.items():
            split = name.split()
            if len(split) < 2: continue
            for i, word in enumerate(split):
                rest = (i, len(split), tuple(split[:i] + split[i + 1 :]))
                by_rest.setdefault(rest, []).append((form, word))
        for group in by_rest.values():
            if not 1 < len(group) < 20: continue
            for n, (form, word) in enumerate(group):
                for other, second in group[n + 1 :]:
                    if word != second and is_slip(fold(word), fold(second)):
                        right, wrong = (form, other) if len(form.places) >= len(other.places) else (other, form)
                        yield self.finding(release, wrong.places[0], f"SLIP {wrong.name} x{len(wrong.places)} vs {right.name} x{len(right.places)}")

    def _case(self, release):
        text = release.text
        brands: dict[str, dict[str, list[Span]]] = {}
        for m in _BRAND.finditer(text):
            if not m.group().isupper():
                brands.setdefault(m.group().lower(), {}).setdefault(m.group(), []).append(Span(*m.span()))
        for mention in release.mentions.organizations:
            if mention.name.isupper() and mention.name.isalpha():
                brands.setdefault(mention.name.lower(), {}).setdefault(mention.name, []).append(mention.span)
        for low, fs in brands.items():
            if len(low) < 5: continue
            right = max(fs, key=lambda f: len(fs[f]))
            if len(fs[right]) < 3: continue
            title = low[0].upper() + low[1:]
            ms = list(re.finditer(rf"(?<![\w@#./:&_-]){title}(?![\w@/_-]|\.[a-z])", text))
            if ms:
                yield self.finding(release, Span(*ms[0].span()), f"CASE {title} x{len(ms)} vs {right} x{len(fs[right])}")
            for f in fs:
                if f != right and not f.isupper():
                    yield self.finding(release, fs[f][0], f"CASE2 {f} x{len(fs[f])} vs {right} x{len(fs[right])}")
