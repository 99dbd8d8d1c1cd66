"""Who says what stands between quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.lexicon.reader import words
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.speech_grammar import (
    ACCORDING,
    ADVERBS_THEN_VERB,
    ANY_PAST,
    ATTRIBUTABLE,
    CIRCUMSTANCE,
    CLAUSE_BREAK,
    CLAUSE_START,
    DETERMINED,
    HEAD_PHRASE,
    LAST_PRONOUN,
    LEAD,
    NOT_ONE_PHRASE,
    NOUN_PHRASE,
    PARTY,
    PHRASE_STOP,
    PRONOUN,
    RELATIVE,
    SENTENCE_END,
    SIGNATURE,
    SIGNED,
    TRAILING_ADVERBS,
    VERB,
    last_match,
)
from factcheck.text.span import Span

_REACH = 320  # characters around a quotation in which its speaker is looked for
_WRAPPED_LINE = 120  # a longer line was not wrapped: the break behind it ends a paragraph


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks and with which verb; ``span`` is the speaker's place, ``verb`` None in "Jane Example: “…”"."""

    span: Span
    person: int | None
    verb: Span | None = None


class Speakers:
    """Finds the speaker of a quotation in the words around it."""

    def __init__(self, text: str, persons: Sequence[PersonMention], people: Sequence[Person]) -> None:
        self.text = text
        self.persons = persons
        self._starts = [mention.span.start for mention in persons]
        self._holders: dict[str, set[int]] = {}
        for mention in (mention for person in people for mention in person.mentions if mention.role):
            for word in (mention.role or "").lower().split():
                if word in words("role_heads"):
                    self._holders.setdefault(word, set()).add(mention.person)

    # ---- behind the closing mark

    def behind(self, start: int, end: int) -> Attribution | None:
        """The speaker in ``text[start:end]``, the words that follow a closing mark up to the next quotation."""
        text = self.text
        end = min(end, start + _REACH)
        lead = LEAD.match(text, start, end)
        begin = lead.end() if lead else start
        if (line := text.find("\n", begin, end)) >= 0 and self._ends_paragraph(line):
            end = line
        if begin >= end or ((line := text.find("\n", start, begin)) >= 0 and self._ends_paragraph(line)):
            return None
        stop = SENTENCE_END.search(text, begin, end)
        limit = stop.start() if stop else end
        direct = ADVERBS_THEN_VERB.match(text, begin, limit)
        if direct is not None:
            return self._subject_after(direct.end(1), limit, Span(direct.start(1), direct.end(1)))
        according = ACCORDING.match(text, begin, limit)
        if according is not None:
            return self._subject_after(according.end(), limit, None)
        verb = VERB.search(text, begin, limit)
        if verb is None:
            return self._acting(begin, limit)
        return self._subject_between(begin, verb.start(), Span(verb.start(), verb.end()))

    def _acting(self, begin: int, limit: int) -> Attribution | None:
        """The speaker in "“Why?” Example demanded.": a person and a verb that the list does not know."""
        mention = self._starting(begin, begin + 1)
        if mention is None or limit - mention.name_span.end > 60:
            return None
        verb = ANY_PAST.match(self.text, mention.name_span.end, limit)
        return Attribution(mention.name_span, mention.person, Span(*verb.span(1))) if verb else None

    def signed(self, start: int, end: int) -> Attribution | None:
        """The speaker of "“…” – Jane Example, Director": a name and nothing else behind the mark."""
        match = SIGNED.match(self.text, start, end)
        if match is None:
            return None
        mention = self._starting(match.end(), match.end() + 30)
        if mention is not None and mention.name_span.end <= end:
            return Attribution(mention.name_span, mention.person)
        name = SIGNATURE.match(self.text, match.end(), end)
        return Attribution(Span(*name.span(1)), None) if name and "\n" not in match.group() else None

    def _subject_after(self, position: int, limit: int, verb: Span | None) -> Attribution | None:
        """The subject behind "said"."""
        text = self.text
        while position < limit and text[position] in " \n":
            position += 1
        pronoun = PRONOUN.match(text, position, limit)
        if pronoun is not None:
            return Attribution(Span(pronoun.start(), pronoun.end()), None, verb)
        phrase = NOUN_PHRASE.match(text, position, limit)
        mention = self._starting(position, limit)
        if mention is not None:
            between = text[position : mention.span.start]
            if (
                len(between) <= 90
                and not NOT_ONE_PHRASE.search(between)
                and not RELATIVE.search(between)
                and between.count(",") <= 1
            ):
                return Attribution(mention.name_span, mention.person, verb)
        if phrase is None:
            return None
        stop = PHRASE_STOP.search(text, phrase.start(), phrase.end())
        end = stop.start() if stop else phrase.end()
        return self._phrase(position, end, verb)

    def _subject_between(self, start: int, end: int, verb: Span) -> Attribution | None:
        """The subject of "“…,” Jane Example, director of Example, said"."""
        text = self.text
        stripped = text[start:end].rstrip()
        cut = TRAILING_ADVERBS.search(stripped)
        if cut is not None:
            stripped = stripped[: cut.start()]
        stripped = stripped.rstrip(" ,\n")
        if not stripped or len(stripped) > 240:
            return None
        pronoun = LAST_PRONOUN.search(stripped)
        if pronoun is not None and pronoun.start() <= 12:
            return Attribution(Span(start + pronoun.start(), start + pronoun.end()), None, verb)
        if CLAUSE_START.match(stripped):
            last = stripped.rfind(", ")
            if last < 0:
                return None
            return self._subject_between(start + last + 2, end, verb)
        mention = self._starting(start, start + len(stripped))
        if mention is not None and mention.span.start - start <= 60 and "," not in text[start : mention.span.start]:
            rest = text[mention.name_span.end : start + len(stripped)].strip()
            if not rest or rest[0] in ",(–—-" or len(rest) < 8:
                return Attribution(mention.name_span, mention.person, verb)
        first = HEAD_PHRASE.match(stripped)
        if first is None:
            return None
        return self._phrase(start, start + len(first.group().rstrip()), verb)

    # ---- before the opening mark

    def before(self, start: int, end: int) -> Attribution | None:
        """The speaker in ``text[start:end]``, the words of the sentence before an opening mark."""
        text = self.text
        start = max(start, end - _REACH)
        last = last_match(VERB, text, start, end)
        stripped = text[start:end].rstrip()
        if last is not None and (subject := self._subject_before(start, last.start(), Span(last.start(), last.end()))):
            return subject
        according = last_match(ACCORDING, text, start, end)
        if according is not None:
            return self._subject_after(according.end(), end, None)
        if stripped.endswith(":") and len(stripped) <= 160:
            return self._label(start, start + len(stripped) - 1)
        return None

    def _label(self, start: int, end: int) -> Attribution | None:
        """The speaker of "Jane Example, Director: “…”"."""
        attributable = ATTRIBUTABLE.search(self.text, start, end)
        begin = attributable.end() if attributable else start
        mention = self._starting(begin, end)
        if mention is not None and mention.name_span.end <= end:
            return Attribution(mention.name_span, mention.person)
        return self._phrase(begin, end, None) if attributable else None

    def attributable(self, start: int, end: int) -> Attribution | None:
        """The speaker named by "Quotes attributable to Minister Example:", a block of its own."""
        if end - start > 160 or not ATTRIBUTABLE.search(self.text, start, end):
            return None
        return self._label(start, end)

    def _subject_before(self, start: int, end: int, verb: Span) -> Attribution | None:
        """The subject that ends where a verb of speech starts."""
        text = self.text
        if text[verb.start : verb.end].endswith("ing"):
            # "Example thanked the team, saying “…”": the subject stands first in the sentence, or is left open.
            first, last = self._starting(start, end), self._last(start, end)
            if first is None or last is None or first.person != last.person:
                return None
            leads = first.span.start <= start + 12 or text[max(0, first.span.start - 2) : first.span.start] == ", "
            return Attribution(first.name_span, first.person, verb) if leads else None
        stripped = text[start:end].rstrip()
        cut = TRAILING_ADVERBS.search(stripped)
        if cut is not None:
            stripped = stripped[: cut.start()]
        apposed = stripped.endswith((",", ")", "—", "–"))
        stripped = stripped.rstrip(" ,—–\n")
        if not stripped:
            return None
        stop = start + len(stripped)
        pronoun = LAST_PRONOUN.search(stripped)
        if pronoun is not None:
            if pronoun.group() == "who":
                mention = self._last(start, start + pronoun.start())
                return Attribution(mention.name_span, mention.person, verb) if mention else None
            return Attribution(Span(start + pronoun.start(), stop), None, verb)
        mention = self._last(start, stop)
        if mention is not None:
            rest = text[mention.name_span.end : stop]
            if not rest.strip() or (apposed and rest[0] in ", (") or PARTY.match(rest):
                first = self._head_of_apposition(start, mention) if apposed or rest.strip() else mention
                return Attribution(first.name_span, first.person, verb)
        begin = start
        for separator in CLAUSE_BREAK.finditer(stripped):
            begin = start + separator.end()
        if apposed:
            first_comma = stripped.find(",")
            begin, stop = start, start + first_comma if first_comma > 0 else stop
        if begin >= stop:
            return None
        clause = text[begin:stop].lower()
        if CLAUSE_START.match(clause) or CIRCUMSTANCE.match(clause):
            nested = last_match(DETERMINED, text, begin, stop)
            if nested is None:
                return None
            begin = nested.start()
        return self._phrase(begin, stop, verb)

    def _head_of_apposition(self, start: int, mention: PersonMention) -> PersonMention:
        """The first person of the clause: in "Jane Example, an aide to John Sample, said" it is Jane Example."""
        first = self._starting(start, mention.span.start)
        if first is not None and self.text[first.name_span.end : first.name_span.end + 1] in (",", " "):
            between = self.text[first.name_span.end : mention.span.start]
            if between.startswith((",", " (")) and not VERB.search(between):
                return first
        return mention

    def reported(self, start: int, end: int) -> Attribution | None:
        """The speaker of a sentence that reports without quoting: "The bridge is safe, Example said."."""
        verb = last_match(VERB, self.text, max(start, end - 60), end)
        comma = self.text.rfind(", ", start, end)
        if verb is None or comma < 0 or self.text[verb.end() : end].strip(". "):
            return None
        return self._phrase(comma + 2, verb.start(), Span(verb.start(), verb.end()))

    # ---- phrases and persons

    def _phrase(self, start: int, end: int, verb: Span | None) -> Attribution | None:
        """A noun phrase as speaker."""
        phrase = self.text[start:end]
        stripped = phrase.strip()
        start += len(phrase) - len(phrase.lstrip())
        if not stripped or len(stripped.split()) > 14 or CLAUSE_START.match(stripped):
            return None
        if not any(character.isalpha() for character in stripped):
            return None
        if stripped[0].islower() and not NOUN_PHRASE.match(stripped):
            return None
        mention = self._starting(start, start + len(stripped))
        if mention is not None and mention.span.end == start + len(stripped):
            return Attribution(mention.name_span, mention.person, verb)
        return Attribution(Span(start, start + len(stripped)), self._office(stripped), verb)

    def _office(self, phrase: str) -> int | None:
        """The person of whom "the minister" can be said: the only one with that office."""
        holders = self._holders.get(phrase.split()[-1].lower(), set())
        return min(holders) if len(holders) == 1 else None

    def _starting(self, start: int, end: int) -> PersonMention | None:
        """The first person named in ``[start, end)``."""
        index = bisect_left(self._starts, start)
        if index < len(self.persons) and self.persons[index].span.start < end:
            return self.persons[index]
        return None

    def _last(self, start: int, end: int) -> PersonMention | None:
        """The last person named in ``[start, end)``."""
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self.persons[index].span.start >= start:
            return self.persons[index]
        return None

    def subject_of(self, start: int, end: int) -> Attribution | None:
        """The one person a sentence is about: named first and alone in it."""
        first, last = self._starting(start, end), self._last(start, end)
        if first is None or last is None or first.person != last.person or first.span.start - start > 60:
            return None
        return Attribution(first.name_span, first.person)

    def nearest(self, position: int) -> int | None:
        """The person that "he" or "she" most likely means: the first of the latest sentence that names one."""
        mention = self._last(max(0, position - 1200), position)
        return mention.person if mention else None

    def sentence_start(self, floor: int, position: int) -> int:
        """Where the sentence that is open at ``position`` begins, not before ``floor``."""
        begin = max(floor, position - 600)
        for end in SENTENCE_END.finditer(self.text, begin, position):
            begin = end.end()
        line = self.text.rfind("\n", begin, position)
        if line >= 0 and self._ends_paragraph(line):
            begin = line + 1
        return begin

    def _ends_paragraph(self, newline: int) -> bool:
        """True for a line break that no text editor set: it ends a line too long to be wrapped."""
        return newline - self.text.rfind("\n", 0, newline) > _WRAPPED_LINE
