"""Persons with their titles and roles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.lexicon.reader import words
from factcheck.mentions.appositions import has_age, role_around, role_before, role_behind
from factcheck.mentions.model import OrganizationMention, Person, PersonMention, PlaceMention
from factcheck.mentions.names import (
    SENTENCE_OPENERS,
    Token,
    bare,
    bare_words,
    ends_name,
    fits_a_name,
    fold,
    is_given,
    is_honour,
    is_initial,
    is_nickname,
    is_particle,
    may_name,
    name_part,
    pieces,
    runs,
    span_of,
    token,
)
from factcheck.mentions.people import Found, follows_saying, gather, quoted_names, second_chance
from factcheck.mentions.roles import (
    Role,
    address_start,
    complement_role,
    is_field,
    is_loose,
    joined_role,
    role_end,
    role_in_front,
    role_start,
)
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.lazy_pattern import lazy_pattern
from factcheck.text.quick_dataclass import replace
from factcheck.text.span import Span

_NOT_PROSE = frozenset({BlockKind.CODE, BlockKind.CHROME})
_VERBS = "|".join(sorted(words("attributing_verbs")))
_SAYS = lazy_pattern(rf"\s{{1,2}}(?:also |then |later )?(?:{_VERBS}|told)\b")
_HEADLINE_VERBS = words("headline_verbs")
_TIMES = frozenset(("acting", "former", "interim", "incoming", "outgoing", "deputy", "retired", "assistant"))
_QUOTED = lazy_pattern(r"[”\"’'»],?\s([a-z]{3,14})\s\Z")
_LONGEST = 5  # words of a name behind a title
_LONGEST_UNTITLED = 4
_BEFORE_PLACES = frozenset(("san", "santa", "saint", "st", "los", "las", "new", "fort", "port", "mount"))


def find_persons(
    document: Document, organizations: tuple[OrganizationMention, ...], places: tuple[PlaceMention, ...]
) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
    """All mentions of persons, and the persons they name."""
    return _Finder(document, organizations, places).find()


class _Finder:
    """Reads the capitalised runs of a document: ``found`` are names, ``unsure`` and ``singles`` what may repeat one."""

    def __init__(
        self, document: Document, organizations: Sequence[OrganizationMention], places: Sequence[PlaceMention]
    ) -> None:
        self.document = document
        self.text = document.text
        others = [mention.span for mention in organizations] + [mention.span for mention in places]
        self.others = sorted([(span.start, span.end) for span in others])
        self.found: list[Found] = []
        self.unsure: list[Found] = []
        self.singles: list[tuple[int, str]] = []

    def find(self) -> tuple[tuple[PersonMention, ...], tuple[Person, ...]]:
        text = self.text
        later: list[tuple[int, str]] = []
        for start, run in runs(text):
            if " " not in run and "\n" not in run:
                word = bare(run)
                if word.lower() not in SENTENCE_OPENERS:
                    self.singles.append((start, word))
            elif may_name(run) or self._is_introduced(start, start + len(run)):
                for tokens in pieces(text, start, run):
                    self._read(tokens)
            else:
                later.append((start, run))
        found = [one for one in self.found if self._in_prose(one.span.start)]
        quoted = quoted_names(text, self.singles)
        self._reread(later, found, quoted)
        found.extend(one for one in second_chance(found, self.unsure) if self._in_prose(one.span.start))
        found.extend(self._quoted(found, quoted))
        found.extend(self._behind_lower_roles())
        return gather(text, found, self.singles, self._in_prose)

    def _in_prose(self, position: int) -> bool:
        block = self.document.block_at(position)
        return block is not None and block.kind not in _NOT_PROSE

    def _is_introduced(self, start: int, end: int) -> bool:
        """True where the words around a run may tell that it is a person: a comma, a verb, a role in lower case."""
        text = self.text
        if text[end : end + 1] in (",", "(") or _SAYS.match(text, end) is not None:
            return True
        if start > 1 and text[start - 1] == " " and text[start - 2].islower():
            return role_in_front(text, start) is not None or follows_saying(text, start) or self._is_quoted(start)
        return complement_role(text, start) is not None

    def _quoted(self, found: list[Found], quoted: set[str]) -> list[Found]:
        """Those of ``unsure`` whose family name alone is given a quotation: “…,” says Example."""
        left = quoted - {fold(one.tokens[-1].key) for one in found} if quoted else quoted
        if not left:
            return []
        return [
            one
            for one in self.unsure
            if fold(one.tokens[-1].key) in left
            and len(one.tokens) < _LONGEST_UNTITLED
            and not self._is_other(one.span)
            and self._in_prose(one.span.start)
        ]

    def _reread(self, runs_left: list[tuple[int, str]], found: list[Found], quoted: set[str]) -> None:
        """Looks again at the runs that nothing told to be a person, now that names are known."""
        known = {word.text for one in found for word in one.tokens}
        if not known and not quoted:
            return
        for start, run in runs_left:
            split = bare_words(run)
            if not known.isdisjoint(split) or (quoted and fold(split[-1]) in quoted):
                for tokens in pieces(self.text, start, run):
                    self._read(tokens)

    def _read(self, tokens: list[Token]) -> None:
        """Reads one capitalised run: a person, or words that may repeat a family name."""
        first, last = 0, len(tokens)
        while first < last - 1 and tokens[first].key in SENTENCE_OPENERS:
            first += 1
        while last - first > 2 and is_honour(tokens[last - 1], tokens):
            last -= 1
        tokens = tokens[first:last]
        if len(tokens) == 1:
            self.singles.append((tokens[0].start, tokens[0].text))
            return
        person = self._titled(tokens) or self._under_office(tokens) or self._named(tokens)
        if person is not None:
            self.found.append(person)
        elif 1 < len(name := name_part(tokens)) <= _LONGEST_UNTITLED:
            self.unsure.append(Found(name, span_of(name)))

    def _titled(self, tokens: list[Token]) -> Found | None:
        """A name behind a title inside the run: "INTERPOL President Ahmed Naser Al-Raisi", "Ms Stock"."""
        end = role_end(tokens)
        if not end:
            return None
        while end < len(tokens) - 1 and is_nickname(tokens[end]):
            end += 1  # Permanent Secretary (Home Affairs) Jane Example
        name = self._together(name_part(tokens[end:]))
        rest = tokens[end + len(name) :]
        if not name or len(name) > _LONGEST or (rest and not ends_name(rest[0])):
            return None
        start = role_start(tokens, end)
        behind = address_start(tokens, start, end)
        honorific = tokens[behind].text if behind < end else None
        if behind == start:
            return self._addressed(tokens, start, name, honorific)
        loose = len(name) == 1 and behind == end and is_loose(tokens[start:end])
        role = span_of(tokens[start:behind])
        if start == 0 and (joined := joined_role(self.text, role.start)) is not None:
            role = Span(joined, role.end)
        role_text = " ".join(role.of(self.text).split())
        organization = self._organization(tokens[:start])
        if len(organization) > 1 and organization[0].key in _TIMES:  # Acting | Harbour County | Mayor
            role = Span(organization[0].start, role.end)
            role_text = f"{organization[0].text} {role_text}"
            organization = organization[1:]
        if not organization:
            return Found(name, Span(role.start, name[-1].end), role_text, role, honorific=honorific, loose=loose)
        where = span_of(organization)
        return Found(
            name,
            Span(min(where.start, role.start), name[-1].end),
            role_text,
            Span(min(where.start, role.start), role.end),
            " ".join(word.text for word in organization),
            where,
            honorific,
            loose,
        )

    def _addressed(self, tokens: list[Token], start: int, name: list[Token], honorific: str | None) -> Found:
        """A name behind "Dr" or "Mr", with the office that stands in front of that or behind the name."""
        span = Span(tokens[start].start, name[-1].end)
        role = role_around(self.text, tokens[0].start, tokens[start - 1].end) if start else None
        if role is None:
            beside = role_before(self.text, span.start, span.end) or role_behind(self.text, span.end)
            role = beside.role if beside is not None else None
        return _with_role(Found(name, span, honorific=honorific), role)

    def _together(self, name: list[Token]) -> list[Token]:
        """``name`` up to a wide gap, unless a given name stands first: "Senator Example  Keeping families safe"."""
        if name and not is_given(name[0]):
            for index in range(1, len(name)):
                if self.text[name[index - 1].end : name[index].start] == "  ":
                    return name[:index]
        return name

    def _organization(self, tokens: list[Token]) -> list[Token]:
        """The words in front of a role that name whose office it is; none where they only name a field."""
        first = 0
        for index, word in enumerate(tokens):
            if word.key in SENTENCE_OPENERS:
                first = index + 1
            elif index and "\n" in self.text[tokens[index - 1].end : word.start]:
                first = index
            elif index < len(tokens) - 1 and word.key in _HEADLINE_VERBS:
                first = index + 1  # Harbour Bank Appoints | City Fund Director Jane Example
        return [] if is_field(tokens[first:]) else tokens[first:]

    def _under_office(self, tokens: list[Token]) -> Found | None:
        """A name behind "Minister for Health", the field of the office standing in the run."""
        start = complement_role(self.text, tokens[0].start)
        if start is None:
            return None
        for index in range(1, len(tokens) - 1):
            if tokens[index - 1].key in _BEFORE_PLACES or not (is_given(tokens[index]) or is_initial(tokens[index])):
                continue
            name = name_part(tokens[index:])
            if len(name) < 2 or len(name) < len(tokens) - index or len(name) > _LONGEST:
                return None
            return self._at_office(start, tokens[index - 1].end, name)
        # "Minister for Trade and |Rivers Thyra Beispiel": the first word belongs to the field, whatever the name is.
        name = name_part(tokens[1:])
        cut = self.text[: tokens[0].start].rstrip().endswith(("and", "&", ","))
        if cut and len(tokens) == 3 and len(name) == 2 and _SAYS.match(self.text, name[-1].end) is not None:
            return self._at_office(start, tokens[0].end, name)
        return None

    def _at_office(self, start: int, end: int, name: list[Token]) -> Found:
        joined = joined_role(self.text, start)
        start = start if joined is None else joined
        role = Span(start, end)
        return Found(name, Span(start, name[-1].end), " ".join(role.of(self.text).split()), role)

    def _named(self, tokens: list[Token]) -> Found | None:
        """A full name: by its given name, or by what stands beside it."""
        longest = _LONGEST_UNTITLED + any(map(is_particle, tokens))
        if len(tokens) > longest or len(name_part(tokens)) < len(tokens) or is_particle(tokens[0]):
            return None
        span = span_of(tokens)
        role = role_in_front(self.text, span.start)
        if role is not None:
            return Found(tokens, Span(role.span.start, span.end), role.text, role.span)
        beside = role_before(self.text, span.start, span.end) or role_behind(self.text, span.end)
        given = is_given(tokens[0]) or (is_initial(tokens[0]) and len(tokens[-1].text) > 2)
        proved = (beside is not None and beside.sure) or has_age(self.text, span.end)
        if not proved and self._is_other(span):
            return None
        if (not given or tokens[0].key in words("given_names_weak")) and not proved and not self._speaks(tokens):
            return None
        return _with_role(Found(tokens, span), beside.role if beside is not None else None)

    def _speaks(self, tokens: list[Token]) -> bool:
        """True for a short name beside a verb of speech; an acronym in it tells of an organization."""
        if len(tokens) > 3 or any(word.text.isupper() and len(word.text) > 1 for word in tokens):
            return False
        start, end = tokens[0].start, tokens[-1].end
        if self.text[max(0, start - 5) : start].endswith((" of ", " at ", " for ", " the ", " with ")):
            return False  # Ana Example of Harbour Designs said
        return _SAYS.match(self.text, end) is not None or follows_saying(self.text, start) or self._is_quoted(start)

    def _is_quoted(self, start: int) -> bool:
        """True behind a closing mark and any verb of speech: “…,” declared Example."""
        before = self.text[max(0, start - 20) : start]
        quoted = _QUOTED.search(before) if "”" in before or '"' in before or "’" in before else None
        return quoted is not None and quoted.group(1) in words("speech_verbs")

    def _is_other(self, span: Span) -> bool:
        """True when the words are known as an organization or a place."""
        index = bisect_right(self.others, (span.start, span.end)) - 1
        return any(start <= span.start and span.end <= end for start, end in self.others[max(0, index - 1) : index + 2])

    def _behind_lower_roles(self) -> list[Found]:
        """Single names behind a role in lower case: "president Stock"; and with one behind: said Ana, a member of …"""
        found: list[Found] = []
        for start, single in self.singles:
            role = role_in_front(self.text, start)
            if role is None:
                end = start + len(single)
                if self.text[end : end + 1] == "," and follows_saying(self.text, start):
                    found.extend(self._given_name(token(start, single)))
                continue
            word = token(start, single)
            if not fits_a_name(word) or word.text.isupper() or not self._in_prose(start):
                continue
            if not self._is_other(Span(start, word.end)):
                found.append(Found([word], Span(role.span.start, word.end), role.text, role.span))
        return found

    def _given_name(self, word: Token) -> list[Found]:
        """A given name that says something and has an office behind it."""
        beside = role_behind(self.text, word.end) if is_given(word) and self._in_prose(word.start) else None
        return [_with_role(Found([word], Span(word.start, word.end)), beside.role)] if beside is not None else []


def _with_role(one: Found, role: Role | None) -> Found:
    """``one`` with the office that stands beside the name."""
    if role is None:
        return one
    return replace(
        one,
        role=role.text,
        role_span=role.span,
        organization=role.organization,
        organization_span=role.organization_span,
    )
