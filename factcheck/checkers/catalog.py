"""All rules: the one visible list, sorted by id."""

from __future__ import annotations

from factcheck.checkers.archive.archived_fact_conflict import ArchivedFactConflict
from factcheck.checkers.archive.archived_name_variant import ArchivedNameVariant
from factcheck.checkers.archive.boilerplate_drift import BoilerplateDrift
from factcheck.checkers.archive.recycled_text import RecycledText
from factcheck.checkers.claims.unlinked_claim import UnlinkedClaim
from factcheck.checkers.claims.unsourced_superlative import UnsourcedSuperlative
from factcheck.checkers.claims.vague_attribution import VagueAttribution
from factcheck.checkers.counts.count_conflict import CountConflict
from factcheck.checkers.counts.duplicate_list_item import DuplicateListItem
from factcheck.checkers.counts.headline_figure_mismatch import HeadlineFigureMismatch
from factcheck.checkers.counts.list_count_mismatch import ListCountMismatch
from factcheck.checkers.counts.named_list_count_mismatch import NamedListCountMismatch
from factcheck.checkers.counts.ordinal_sequence_gap import OrdinalSequenceGap
from factcheck.checkers.counts.part_exceeds_total import PartExceedsTotal
from factcheck.checkers.counts.sum_mismatch import SumMismatch
from factcheck.checkers.dates.ambiguous_numeric_date import AmbiguousNumericDate
from factcheck.checkers.dates.anniversary_mismatch import AnniversaryMismatch
from factcheck.checkers.dates.date_range_length_mismatch import DateRangeLengthMismatch
from factcheck.checkers.dates.daylight_saving_mismatch import DaylightSavingMismatch
from factcheck.checkers.dates.event_date_conflict import EventDateConflict
from factcheck.checkers.dates.impossible_date import ImpossibleDate
from factcheck.checkers.dates.impossible_time import ImpossibleTime
from factcheck.checkers.dates.period_label_mismatch import PeriodLabelMismatch
from factcheck.checkers.dates.relative_day_mismatch import RelativeDayMismatch
from factcheck.checkers.dates.release_date_conflict import ReleaseDateConflict
from factcheck.checkers.dates.reversed_date_range import ReversedDateRange
from factcheck.checkers.dates.stale_year import StaleYear
from factcheck.checkers.dates.tense_date_mismatch import TenseDateMismatch
from factcheck.checkers.dates.time_range_length_mismatch import TimeRangeLengthMismatch
from factcheck.checkers.dates.time_zone_pair_mismatch import TimeZonePairMismatch
from factcheck.checkers.dates.times_out_of_order import TimesOutOfOrder
from factcheck.checkers.dates.weekday_mismatch import WeekdayMismatch
from factcheck.checkers.dates.weekday_mismatch_without_year import WeekdayMismatchWithoutYear
from factcheck.checkers.evidence.contradicted_by_source import ContradictedBySource
from factcheck.checkers.evidence.figure_in_other_context import FigureInOtherContext
from factcheck.checkers.evidence.figure_not_in_source import FigureNotInSource
from factcheck.checkers.evidence.forbidden_name import ForbiddenName
from factcheck.checkers.evidence.person_differs_from_source import PersonDiffersFromSource
from factcheck.checkers.evidence.quote_not_in_source import QuoteNotInSource
from factcheck.checkers.figures.age_mismatch import AgeMismatch
from factcheck.checkers.figures.currency_conversion_implausible import CurrencyConversionImplausible
from factcheck.checkers.figures.malformed_digit_grouping import MalformedDigitGrouping
from factcheck.checkers.figures.multiple_mismatch import MultipleMismatch
from factcheck.checkers.figures.ordinal_suffix_mismatch import OrdinalSuffixMismatch
from factcheck.checkers.figures.percent_change_mismatch import PercentChangeMismatch
from factcheck.checkers.figures.percent_of_total_mismatch import PercentOfTotalMismatch
from factcheck.checkers.figures.percentages_exceed_whole import PercentagesExceedWhole
from factcheck.checkers.figures.scale_slip import ScaleSlip
from factcheck.checkers.figures.table_total_mismatch import TableTotalMismatch
from factcheck.checkers.figures.unit_conversion_mismatch import UnitConversionMismatch
from factcheck.checkers.links.dead_link import DeadLink
from factcheck.checkers.links.invalid_contact import InvalidContact
from factcheck.checkers.links.link_text_mismatch import LinkTextMismatch
from factcheck.checkers.links.malformed_url import MalformedUrl
from factcheck.checkers.links.placeholder_link import PlaceholderLink
from factcheck.checkers.names.acronym_letters_mismatch import AcronymLettersMismatch
from factcheck.checkers.names.entity_variant import EntityVariant
from factcheck.checkers.names.name_variant import NameVariant
from factcheck.checkers.names.redefined_acronym import RedefinedAcronym
from factcheck.checkers.names.surname_before_full_name import SurnameBeforeFullName
from factcheck.checkers.names.ticker_conflict import TickerConflict
from factcheck.checkers.names.title_conflict import TitleConflict
from factcheck.checkers.names.undefined_acronym import UndefinedAcronym
from factcheck.checkers.names.unused_acronym import UnusedAcronym
from factcheck.checkers.quotes.headline_quote_not_in_body import HeadlineQuoteNotInBody
from factcheck.checkers.quotes.quote_attribution_conflict import QuoteAttributionConflict
from factcheck.checkers.quotes.unattributed_quote import UnattributedQuote
from factcheck.checkers.quotes.unbalanced_quote import UnbalancedQuote
from factcheck.checkers.rule import Rule
from factcheck.checkers.run.input_not_read import InputNotRead
from factcheck.checkers.run.invalid_suppression import InvalidSuppression
from factcheck.checkers.run.rule_crashed import RuleCrashed
from factcheck.checkers.run.unused_suppression import UnusedSuppression
from factcheck.checkers.structure.active_content import ActiveContent
from factcheck.checkers.structure.changing_field import ChangingField
from factcheck.checkers.structure.damaged_file import DamagedFile
from factcheck.checkers.structure.duplicated_paragraph import DuplicatedParagraph
from factcheck.checkers.structure.guessed_encoding import GuessedEncoding
from factcheck.checkers.structure.hidden_text import HiddenText
from factcheck.checkers.structure.issuer_not_in_headline import IssuerNotInHeadline
from factcheck.checkers.structure.misnamed_file import MisnamedFile
from factcheck.checkers.structure.missing_field import MissingField
from factcheck.checkers.structure.missing_footnote import MissingFootnote
from factcheck.checkers.structure.mixed_script_word import MixedScriptWord
from factcheck.checkers.structure.open_comment import OpenComment
from factcheck.checkers.structure.placeholder_text import PlaceholderText
from factcheck.checkers.structure.repeated_word import RepeatedWord
from factcheck.checkers.structure.stray_residue import StrayResidue
from factcheck.checkers.structure.tracked_change import TrackedChange
from factcheck.checkers.structure.unread_content import UnreadContent

RULES: tuple[Rule, ...] = (
    AcronymLettersMismatch(),
    ActiveContent(),
    AgeMismatch(),
    AmbiguousNumericDate(),
    AnniversaryMismatch(),
    ArchivedFactConflict(),
    ArchivedNameVariant(),
    BoilerplateDrift(),
    ChangingField(),
    ContradictedBySource(),
    CountConflict(),
    CurrencyConversionImplausible(),
    DamagedFile(),
    DateRangeLengthMismatch(),
    DaylightSavingMismatch(),
    DeadLink(),
    DuplicateListItem(),
    DuplicatedParagraph(),
    EntityVariant(),
    EventDateConflict(),
    FigureInOtherContext(),
    FigureNotInSource(),
    ForbiddenName(),
    GuessedEncoding(),
    HeadlineFigureMismatch(),
    HeadlineQuoteNotInBody(),
    HiddenText(),
    ImpossibleDate(),
    ImpossibleTime(),
    InputNotRead(),
    InvalidContact(),
    InvalidSuppression(),
    IssuerNotInHeadline(),
    LinkTextMismatch(),
    ListCountMismatch(),
    MalformedDigitGrouping(),
    MalformedUrl(),
    MisnamedFile(),
    MissingField(),
    MissingFootnote(),
    MixedScriptWord(),
    MultipleMismatch(),
    NameVariant(),
    NamedListCountMismatch(),
    OpenComment(),
    OrdinalSequenceGap(),
    OrdinalSuffixMismatch(),
    PartExceedsTotal(),
    PercentChangeMismatch(),
    PercentOfTotalMismatch(),
    PercentagesExceedWhole(),
    PeriodLabelMismatch(),
    PersonDiffersFromSource(),
    PlaceholderLink(),
    PlaceholderText(),
    QuoteAttributionConflict(),
    QuoteNotInSource(),
    RecycledText(),
    RedefinedAcronym(),
    RelativeDayMismatch(),
    ReleaseDateConflict(),
    RepeatedWord(),
    ReversedDateRange(),
    RuleCrashed(),
    ScaleSlip(),
    StaleYear(),
    StrayResidue(),
    SumMismatch(),
    SurnameBeforeFullName(),
    TableTotalMismatch(),
    TenseDateMismatch(),
    TickerConflict(),
    TimeRangeLengthMismatch(),
    TimeZonePairMismatch(),
    TimesOutOfOrder(),
    TitleConflict(),
    TrackedChange(),
    UnattributedQuote(),
    UnbalancedQuote(),
    UndefinedAcronym(),
    UnitConversionMismatch(),
    UnlinkedClaim(),
    UnreadContent(),
    UnsourcedSuperlative(),
    UnusedAcronym(),
    UnusedSuppression(),
    VagueAttribution(),
    WeekdayMismatch(),
    WeekdayMismatchWithoutYear(),
)
