"""From a document and its mentions to the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from factcheck.mentions.model import Mentions, OrganizationKind
from factcheck.record import gather, outline
from factcheck.record.contacts import contacts_of
from factcheck.record.embargo import embargo_of
from factcheck.record.entries import ClaimEntry
from factcheck.record.events import events_of
from factcheck.record.issuer import issuer_of
from factcheck.record.locate import Locator
from factcheck.record.model import Record
from factcheck.record.parts import Source
from factcheck.text.blocks import BlockKind
from factcheck.text.document import Document
from factcheck.text.span import Span


class StatedClaim(Protocol):
    """What the record asks of a claim; claims know nothing of the record, nor the record of claims."""

    @property
    def kind(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def status(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def evidence(self) -> Sequence[Span]: ...
    @property
    def quoted(self) -> bool: ...


def extract_record(document: Document, mentions: Mentions, claims: Sequence[StatedClaim] = ()) -> Record:
    """The record of ``document``; what it does not say stays None or empty."""
    locate = Locator(document)
    contacts = contacts_of(document, mentions, locate)
    return Record(
        source=Source(
            document.path,
            document.media_type,
            document.sha256,
            len(document.source),
            "file" if document.layout is None else "text",
        ),
        language=document.language,
        document_type=outline.type_of(document),
        headline=outline.headline_of(document, locate),
        release_date=outline.release_date_of(document, mentions, locate),
        subheadline=outline.passage_of(document, BlockKind.SUBHEADLINE, locate),
        dateline=outline.dateline_of(document, mentions, locate),
        issuer=issuer_of(document, mentions, contacts, locate),
        embargo=embargo_of(document, mentions, locate),
        end_mark=outline.passage_of(document, BlockKind.END_MARK, locate),
        contacts=contacts,
        boilerplate=outline.passages_of(document, BlockKind.BOILERPLATE, locate),
        notes=outline.passages_of(document, BlockKind.NOTES, locate),
        sections=outline.sections_of(document, locate),
        people=gather.person_entries(mentions.people, locate),
        organizations=gather.name_entries(mentions.organizations, OrganizationKind.ORGANIZATION, locate),
        operations=gather.name_entries(mentions.organizations, OrganizationKind.OPERATION, locate),
        projects=gather.name_entries(mentions.organizations, OrganizationKind.PROJECT, locate),
        places=gather.place_entries(mentions.places, locate),
        acronyms=gather.acronym_entries(mentions, locate),
        events=events_of(document, mentions, locate),
        dates=gather.date_entries(mentions.dates, locate),
        times=gather.time_entries(mentions.times, locate),
        durations=gather.duration_entries(mentions.durations, locate),
        counts=gather.count_entries(document, mentions.counts, locate),
        money=gather.money_entries(mentions.money, locate),
        percentages=gather.percentage_entries(mentions.percentages, locate),
        quantities=gather.quantity_entries(mentions.quantities, locate),
        ordinals=gather.ordinal_entries(mentions.ordinals, locate),
        quotes=gather.quote_entries(document, mentions, locate),
        links=gather.link_entries(document, mentions.links, locate),
        claims=_claim_entries(claims, locate),
    )


def _claim_entries(claims: Iterable[StatedClaim], locate: Locator) -> tuple[ClaimEntry, ...]:
    return tuple(
        ClaimEntry(
            f"c{number}",
            str(claim.kind),
            str(claim.status),
            claim.why,
            claim.quoted,
            (locate.place(claim.span),),
            locate.places(claim.evidence),
        )
        for number, claim in enumerate(claims, 1)
    )
