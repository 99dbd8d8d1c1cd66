"""Who says what stands between quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.cast import Cast
from factcheck.mentions.model import Person, PersonMention
from factcheck.mentions.speech_grammar import (
    ACCORDING,
    ADVERBS_THEN_VERB,
    AGENT,
    ANY_PAST,
    APPOSED,
    ATTRIBUTABLE,
    CIRCUMSTANCE,
    CLAUSE_BREAK,
    CLAUSE_START,
    DETERMINED,
    HEAD_PHRASE,
    HOLDS_VERB,
    ISSUED,
    LAST_PRONOUN,
    LEAD,
    NOT_ONE_PHRASE,
    NOUN_PHRASE,
    OBJECT,
    OF_FIRM,
    ONLY_SAYS,
    OWN_WORDS,
    PARTY,
    PHRASE_STOP,
    PRONOUN,
    RELATIVE,
    SENTENCE_END,
    SIGNATURE,
    SIGNED,
    TRAILING_ADVERBS,
    VERB,
    first_verb,
    is_finite,
    last_match,
    last_verb,
)
from factcheck.text.quick_dataclass import dataclass
from factcheck.text.span import Span

_REACH = 320  # characters around a quotation in which its speaker is looked for
_MARKS = frozenset("“\"‘'")
_SHORT_TAIL = 60  # characters behind "said" in a sentence that only says who spoke: "she said in a statement"
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
        self.cast = Cast(persons, people)

    # ---- behind the closing mark

    def behind(self, start: int, end: int, settled: bool = False) -> Attribution | None:
        """The speaker in ``text[start:end]``, the words that follow a closing mark up to the next quotation.

        A ``settled`` quotation ended with a full stop: what follows it is a sentence of its own, which only names its
        speaker when it says nothing else ("She said in a statement.").
        """
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
            verb_span = Span(*direct.span(direct.lastindex or 0))
            if not is_finite(text, verb_span.start, verb_span.end):
                return None
            return self._subject_after(verb_span.end, limit, verb_span)
        according = ACCORDING.match(text, begin, limit)
        if according is not None:
            return self._subject_after(according.end(), limit, None)
        verb = first_verb(text, begin, limit)
        if verb is None:
            return self._acting(begin, limit)
        says = ONLY_SAYS.match(text, verb.start(), limit) and limit - verb.end() <= _SHORT_TAIL
        if settled and (not says or HOLDS_VERB.search(text, begin, verb.start())):
            return None  # a statement of its own
        if settled and stop is None and text[end : end + 1] in _MARKS:
            return None  # the next quotation goes on with it
        return self._subject_between(begin, verb.start(), Span(verb.start(), verb.end()))

    def _acting(self, begin: int, limit: int) -> Attribution | None:
        """The speaker in "“Why?” Example demanded.", with a verb that the list does not know, or with none at all."""
        mention = self.cast.starting(begin, begin + 1)
        if mention is None:
            return None
        if self.text[begin - 3 : begin].rstrip(" \n")[-2:-1] == "," and mention.role is not None:
            return Attribution(
                mention.name_span, mention.person
            )  # “We are ready,” Jane Example, director of the trust.
        if limit - mention.name_span.end > 60:
            return None
        verb = ANY_PAST.match(self.text, mention.name_span.end, limit)
        return Attribution(mention.name_span, mention.person, Span(*verb.span(1))) if verb else None

    def signed(self, start: int, end: int) -> Attribution | None:
        """The speaker of "“…” – Jane Example, Director": a name and nothing else behind the mark."""
        match = SIGNED.match(self.text, start, end)
        if match is None:
            return None
        mention = self.cast.starting(match.end(), match.end() + 30)
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
        mention = self.cast.starting(position, limit)
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
        mention = self.cast.starting(start, start + len(stripped))
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
        last = last_verb(text, start, end)
        stripped = text[start:end].rstrip()
        if stripped.endswith(":") and (owner := self._author(start, start + len(stripped) - 1)):
            return owner
        if last is not None and (subject := self._subject_before(start, last.start(), Span(last.start(), last.end()))):
            return subject
        according = last_match(ACCORDING, text, start, end)
        if according is not None:
            return self._subject_after(according.end(), end, None)
        if stripped.endswith(":") and len(stripped) <= 160:
            return self._label(start, start + len(stripped) - 1)
        return None

    def _author(self, start: int, end: int) -> Attribution | None:
        """The speaker in "As noted by Jane Example", "Senator Example's remarks", "Example issued this statement"."""
        text = self.text
        agent = last_match(AGENT, text, start, end)
        if agent is not None and last_verb(text, agent.end(), end) is None:
            return self._subject_after(agent.end(), end, None)
        own = OWN_WORDS.search(text, start, end)
        mention = self.cast.last(start, own.start() + 1) if own is not None else None
        if own is not None and mention is not None and mention.name_span.end == own.start():
            return Attribution(mention.name_span, mention.person)
        issued = last_match(ISSUED, text, start, end)
        first = self.cast.starting(start, issued.start()) if issued is not None else None
        if first is None or first.span.start - start > _SHORT_TAIL:
            return None
        return Attribution(first.name_span, first.person)

    def _label(self, start: int, end: int) -> Attribution | None:
        """The speaker of "Jane Example, Director: “…”"."""
        attributable = ATTRIBUTABLE.search(self.text, start, end)
        begin = attributable.end() if attributable else start
        mention = self.cast.starting(begin, end)
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
            return self._subject_of_participle(start, end, verb)
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
        if pronoun is not None and not OBJECT.search(stripped):
            if pronoun.group() == "who":
                mention = self.cast.last(start, start + pronoun.start())
                return Attribution(mention.name_span, mention.person, verb) if mention else None
            return Attribution(Span(start + pronoun.start(), stop), None, verb)
        mention = self.cast.last(start, stop)
        if mention is not None:
            rest = text[mention.name_span.end : stop]
            if (
                not rest.strip()
                or rest.startswith((" who ", ", who "))
                or (apposed and rest[0] in ", (")
                or PARTY.match(rest)
                or _is_affiliation(rest)
            ):
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

    def _subject_of_participle(self, start: int, end: int, verb: Span) -> Attribution | None:
        """The subject of "saying": of the verb of speech before it, or who stands first in the sentence.

        "“…,” she said, adding that “…”"; "Example thanked the team, saying: “…”"; "He then went home, saying: “…”".
        """
        text = self.text
        last = self.cast.last(start, end)
        if last is not None and not text[last.name_span.end : end].strip():
            return Attribution(last.name_span, last.person, verb)  # footage of Example saying
        finite = last_verb(text, start, end)
        if finite is not None and not finite.group().endswith("ing"):
            subject = self._subject_before(start, finite.start(), Span(*finite.span()))
            subject = subject or self._subject_after(finite.end(), end, None)
            return Attribution(subject.span, subject.person, verb) if subject is not None else None
        opening = start + len(text[start:end]) - len(text[start:end].lstrip())
        pronoun = PRONOUN.match(text, opening, end)
        if pronoun is not None:
            return Attribution(Span(*pronoun.span()), None, verb)
        first = self.cast.starting(start, end)
        if first is None:
            return None
        leads = first.span.start <= start + 12 or text[max(0, first.span.start - 2) : first.span.start] == ", "
        alone = first is last or text[start:end].rstrip().endswith((",", " by", " while", " and"))
        return Attribution(first.name_span, first.person, verb) if leads and alone else None

    def _head_of_apposition(self, start: int, mention: PersonMention) -> PersonMention:
        """The first person of the clause: in "Jane Example, an aide to John Sample, said" it is Jane Example."""
        first = self.cast.starting(start, mention.span.start)
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
        if not any(character.isalpha() for character in stripped) or HOLDS_VERB.search(stripped):
            return None
        if stripped[0].islower() and not NOUN_PHRASE.match(stripped):
            return None
        mention = self.cast.starting(start, start + len(stripped))
        if mention is not None and mention.span.end == start + len(stripped):
            return Attribution(mention.name_span, mention.person, verb)
        return Attribution(Span(start, start + len(stripped)), self.cast.office(stripped), verb)

    def subject_of(self, start: int, end: int) -> Attribution | None:
        """The one person a sentence is about: named first and alone in it."""
        first, last = self.cast.starting(start, end), self.cast.last(start, end)
        if first is None or last is None or first.person != last.person or first.span.start - start > 60:
            return None
        return Attribution(first.name_span, first.person)

    def nearest(self, position: int) -> int | None:
        """The person that "he" or "she" most likely means: the first of the latest sentence that names one."""
        mention = self.cast.last(max(0, position - 1200), position)
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


def _is_affiliation(rest: str) -> bool:
    """True for what ties a name to its verb without a second comma: ", director of Example Ltd" said; " of Example"."""
    if OF_FIRM.match(rest):
        return True
    apposed = APPOSED.match(rest)
    return apposed is not None and not words("role_heads").isdisjoint(apposed.group(1).lower().split())
