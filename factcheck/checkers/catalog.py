"""All rules: the one visible list, sorted by id."""

from __future__ import annotations

from factcheck.checkers.claims.unlinked_claim import UnlinkedClaim
from factcheck.checkers.claims.unsourced_superlative import UnsourcedSuperlative
from factcheck.checkers.counts.count_conflict import CountConflict
from factcheck.checkers.counts.headline_figure_mismatch import HeadlineFigureMismatch
from factcheck.checkers.counts.list_count_mismatch import ListCountMismatch
from factcheck.checkers.counts.named_list_count_mismatch import NamedListCountMismatch
from factcheck.checkers.counts.ordinal_sequence_gap import OrdinalSequenceGap
from factcheck.checkers.counts.part_exceeds_total import PartExceedsTotal
from factcheck.checkers.counts.sum_mismatch import SumMismatch
from factcheck.checkers.dates.anniversary_mismatch import AnniversaryMismatch
from factcheck.checkers.dates.date_range_length_mismatch import DateRangeLengthMismatch
from factcheck.checkers.dates.daylight_saving_mismatch import DaylightSavingMismatch
from factcheck.checkers.dates.impossible_date import ImpossibleDate
from factcheck.checkers.dates.relative_day_mismatch import RelativeDayMismatch
from factcheck.checkers.dates.release_date_conflict import ReleaseDateConflict
from factcheck.checkers.dates.reversed_date_range import ReversedDateRange
from factcheck.checkers.dates.stale_year import StaleYear
from factcheck.checkers.dates.weekday_mismatch import WeekdayMismatch
from factcheck.checkers.dates.weekday_mismatch_without_year import WeekdayMismatchWithoutYear
from factcheck.checkers.figures.age_mismatch import AgeMismatch
from factcheck.checkers.figures.ordinal_suffix_mismatch import OrdinalSuffixMismatch
from factcheck.checkers.figures.percent_change_mismatch import PercentChangeMismatch
from factcheck.checkers.figures.percent_of_total_mismatch import PercentOfTotalMismatch
from factcheck.checkers.figures.percentages_exceed_whole import PercentagesExceedWhole
from factcheck.checkers.figures.scale_slip import ScaleSlip
from factcheck.checkers.figures.unit_conversion_mismatch import UnitConversionMismatch
from factcheck.checkers.links.link_text_mismatch import LinkTextMismatch
from factcheck.checkers.links.malformed_url import MalformedUrl
from factcheck.checkers.links.placeholder_link import PlaceholderLink
from factcheck.checkers.names.acronym_letters_mismatch import AcronymLettersMismatch
from factcheck.checkers.names.name_variant import NameVariant
from factcheck.checkers.names.redefined_acronym import RedefinedAcronym
from factcheck.checkers.names.title_conflict import TitleConflict
from factcheck.checkers.names.undefined_acronym import UndefinedAcronym
from factcheck.checkers.quotes.headline_quote_not_in_body import HeadlineQuoteNotInBody
from factcheck.checkers.quotes.unbalanced_quote import UnbalancedQuote
from factcheck.checkers.rule import Rule
from factcheck.checkers.run.input_not_read import InputNotRead
from factcheck.checkers.run.rule_crashed import RuleCrashed
from factcheck.checkers.structure.missing_field import MissingField
from factcheck.checkers.structure.missing_footnote import MissingFootnote
from factcheck.checkers.structure.placeholder_text import PlaceholderText
from factcheck.checkers.structure.stray_residue import StrayResidue

RULES: tuple[Rule, ...] = (
    AcronymLettersMismatch(),
    AgeMismatch(),
    AnniversaryMismatch(),
    CountConflict(),
    DateRangeLengthMismatch(),
    DaylightSavingMismatch(),
    HeadlineFigureMismatch(),
    HeadlineQuoteNotInBody(),
    ImpossibleDate(),
    InputNotRead(),
    LinkTextMismatch(),
    ListCountMismatch(),
    MalformedUrl(),
    MissingField(),
    MissingFootnote(),
    NameVariant(),
    NamedListCountMismatch(),
    OrdinalSequenceGap(),
    OrdinalSuffixMismatch(),
    PartExceedsTotal(),
    PercentChangeMismatch(),
    PercentOfTotalMismatch(),
    PercentagesExceedWhole(),
    PlaceholderLink(),
    PlaceholderText(),
    RedefinedAcronym(),
    RelativeDayMismatch(),
    ReleaseDateConflict(),
    ReversedDateRange(),
    RuleCrashed(),
    ScaleSlip(),
    StaleYear(),
    StrayResidue(),
    SumMismatch(),
    TitleConflict(),
    UnbalancedQuote(),
    UndefinedAcronym(),
    UnitConversionMismatch(),
    UnlinkedClaim(),
    UnsourcedSuperlative(),
    WeekdayMismatch(),
    WeekdayMismatchWithoutYear(),
)
