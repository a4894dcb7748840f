"""How dates, times, numbers and names are written and read in Indonesian papers: pure functions."""

from kka_docs.indonesian.numbers import in_words, ordinal, roman
from kka_docs.indonesian.people import (
    form_of_address,
    form_of_address_of_titles,
    full_name,
    group_nip,
    initials,
    with_form_of_address,
)
from kka_docs.indonesian.texts import fold, name_sort_key, nearest
from kka_docs.indonesian.typed import (
    AmbiguousDate,
    DateUnreadable,
    NoSuchDay,
    TimeSpanGiven,
    TimeUnreadable,
    WeekdayContradiction,
    parse_date,
    parse_time,
)
from kka_docs.indonesian.written import (
    DateInWords,
    clock,
    clock_span,
    date_in_words,
    long_date,
    weekday,
    weekday_date,
)

__all__ = [
    "AmbiguousDate",
    "DateInWords",
    "DateUnreadable",
    "NoSuchDay",
    "TimeSpanGiven",
    "TimeUnreadable",
    "WeekdayContradiction",
    "clock",
    "clock_span",
    "date_in_words",
    "fold",
    "form_of_address",
    "form_of_address_of_titles",
    "full_name",
    "group_nip",
    "in_words",
    "initials",
    "long_date",
    "name_sort_key",
    "nearest",
    "ordinal",
    "parse_date",
    "parse_time",
    "roman",
    "weekday",
    "weekday_date",
    "with_form_of_address",
]
