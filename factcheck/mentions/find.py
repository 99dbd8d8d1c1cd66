"""Runs the finders of each kind over a document; what one takes, later ones leave alone."""

from __future__ import annotations

from datetime import date

from factcheck.mentions.acronyms import find_acronyms
from factcheck.mentions.contacts import find_contacts
from factcheck.mentions.counts import find_counts
from factcheck.mentions.dates import find_dates
from factcheck.mentions.durations import find_durations
from factcheck.mentions.links import find_links
from factcheck.mentions.model import Mentions
from factcheck.mentions.money import find_money
from factcheck.mentions.numerals import find_numerals
from factcheck.mentions.ordinals import find_ordinals
from factcheck.mentions.organizations import find_organizations
from factcheck.mentions.percentages import find_percentages
from factcheck.mentions.persons import find_persons
from factcheck.mentions.places import find_places
from factcheck.mentions.quantities import find_quantities
from factcheck.mentions.quotes import find_quotes
from factcheck.mentions.taken import Taken
from factcheck.mentions.times import find_times
from factcheck.text.document import Document


def find_mentions(document: Document, given_date: date | None = None) -> Mentions:
    """All mentions of ``document``; ``given_date`` is the release date when the text states none."""
    taken = Taken()
    links = find_links(document)
    taken.update(link.span for link in links if link.bare)
    contacts = find_contacts(document, taken)
    taken.update(contact.span for contact in contacts)
    clock, dates = find_dates(document, taken, given_date)
    taken.update(mention.span for mention in dates)
    times = find_times(document, taken)
    taken.update(time.span for time in times)
    numerals = find_numerals(document, taken)
    durations = find_durations(document, numerals, taken)
    taken.update(duration.span for duration in durations)
    ordinals = find_ordinals(document, taken)
    taken.update(ordinal.span for ordinal in ordinals)
    money = find_money(document, numerals, taken)
    taken.update(amount.span for amount in money)
    percentages = find_percentages(document, numerals, taken)
    taken.update(percentage.span for percentage in percentages)
    quantities = find_quantities(document, numerals, taken)
    taken.update(quantity.span for quantity in quantities)
    counts = find_counts(document, numerals, taken)
    acronyms = find_acronyms(document)
    places = find_places(document)
    organizations = find_organizations(document, acronyms)
    persons, people = find_persons(document, organizations, places)
    quotes, unpaired_marks = find_quotes(document, persons, people)
    return Mentions(
        clock=clock,
        dates=dates,
        times=times,
        durations=durations,
        counts=counts,
        quantities=quantities,
        money=money,
        percentages=percentages,
        ordinals=ordinals,
        persons=persons,
        people=people,
        organizations=organizations,
        places=places,
        acronyms=acronyms,
        quotes=quotes,
        unpaired_marks=unpaired_marks,
        links=links,
        contacts=contacts,
    )
