"""How dates, times, numbers and names are written and read in Indonesian papers.

Pure functions, no state. No exception text repeats the value it was given: cells hold case data.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from difflib import SequenceMatcher
from functools import lru_cache

_LAST_MONTH = 12
_FIRST_YEAR_OF_1900S = 80
_NEAR_ENOUGH = 0.65  # lets two letters change places in a word of three
_OPEN_END = "selesai"
_MONTH_AND_YEAR = "MMMM y"

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def _numbered(spellings: str, start: int) -> dict[str, int]:
    return {w: n for n, words in enumerate(spellings.split(","), start) for w in words.split()}


# English spellings too: an English Excel writes them into cells that it takes for dates.
_MONTHS = _numbered(
    "januari jan january, februari feb febr pebruari peb february, maret mar mrt march, april apr,"
    "mei may, juni jun june, juli jul july, agustus agt ags agu agst agus august aug,"
    "september sep sept, oktober okt october oct, november nov nopember nop,"
    "desember des december dec",
    start=1,
)
_WEEKDAYS = _numbered(
    "senin sen, selasa sel, rabu rab, kamis kam, jumat jum, sabtu sab, minggu min ahad", start=0
)

_FORMS_OF_ADDRESS = {
    **dict.fromkeys(("bapak", "bpk", "bp"), "Bapak"),
    "ibu": "Ibu",
    **dict.fromkeys(("bapak/ibu", "bpk/ibu", "bp/ibu"), "Bapak/Ibu"),
    **dict.fromkeys(("saudara", "sdr", "saudara/i", "saudara/saudari", "sdr/i"), "Saudara"),
    **dict.fromkeys(("saudari", "sdri"), "Saudari"),
    "ananda": "Ananda",
}

_IMPLIED = {
    **dict.fromkeys(("h", "haji", "kh", "drs"), "Bapak"),
    **dict.fromkeys(("hj", "hajjah", "dra", "nyai"), "Ibu"),
}
"""What titles before a name say of who bears it."""

_ACUTE = "\u00b4"  # typed for an apostrophe; NFKC would make a space of it
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")  # noqa: RUF001
_PUNCTUATION = dict.fromkeys(map(ord, ".,;:!?()[]\"“”„«»'‘’‚‛`ʼʻ′"))  # noqa: RUF001
_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")

_WEEKDAY_THEN_DATE = re.compile(r"([^\W\d_]\D*?)[\s.,/-]*(\d.*)")
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_MONTH_NAMED = re.compile(r"(\d{1,2})[\s./-]*([^\W\d_]+)[\s.,/-]*(\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(?i)(?:(?:pukul|pkl\.?|jam) ?)?([01]?\d|2[0-3]) ?[.:] ?([0-5]\d)(?: ?[.:] ?([0-5]\d))?"
    r" ?(?:WIB|WITA|WIT)?"
)
_UNTIL = re.compile(r"(?i)-|s[./]? ?d\.?|sampai dengan|sampai|hingga")
_NIP = re.compile(r"([0-9]{8})([0-9]{6})([0-9])([0-9]{3})")


class DateUnreadable(ValueError):
    """The text is no date, or names a day that does not exist."""


class NoSuchDay(DateUnreadable):
    """The month that is named, as "November 2026", ends with its day `last`."""

    def __init__(self, month: str, last: int) -> None:
        super().__init__("the month has fewer days")
        self.month = month
        self.last = last


class AmbiguousDate(ValueError):
    """The numbers are two dates: `readings`, with the day first and with the month first."""

    def __init__(self, readings: tuple[date, date]) -> None:
        super().__init__("the day and the month could each be the other")
        self.readings = readings


class WeekdayContradiction(ValueError):
    """The weekday `written`, as it stands in the text, is not the `actual` one of the `date`."""

    def __init__(self, day: date, written: str) -> None:
        super().__init__("the weekday does not belong to the date")
        self.date = day
        self.written = written
        self.actual = weekday(day)


class TimeUnreadable(ValueError):
    """The text is no time of day."""


class TimeSpanGiven(TimeUnreadable):
    """The text holds a `start` and an `end`, not one time; the end "selesai" is None."""

    def __init__(self, start: time, end: time | None) -> None:
        super().__init__("a start and an end where one time is wanted")
        self.start = start
        self.end = end


@dataclass(frozen=True)
class DateInWords:
    """A date as the opening sentence of a berita acara spells it."""

    weekday: str
    day: str
    month: str
    year: str


def long_date(day: date) -> str:
    """Day, month name and year, from CLDR: long_date(date(2026, 8, 17)) == "17 Agustus 2026"."""
    return _cldr(day, "d MMMM y")


def weekday(day: date) -> str:
    """Name of the weekday, from CLDR: weekday(date(2026, 8, 21)) == "Jumat"."""
    return _cldr(day, "EEEE")


def weekday_date(day: date) -> str:
    """Weekday and date: weekday_date(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"."""
    return _cldr(day, "EEEE, d MMMM y")


def date_in_words(day: date) -> DateInWords:
    """Each part in words: date_in_words(date(2026, 8, 17)).day == "tujuh belas"."""
    return DateInWords(weekday(day), in_words(day.day), _cldr(day, "MMMM"), in_words(day.year))


def in_words(number: int) -> str:
    """Words in lower case, zero being "nol"; ValueError outside 0 to 999 999 999.

    >>> in_words(1_001_011)
    'satu juta seribu sebelas'
    """
    from num2words import num2words  # noqa: PLC0415

    _require(0, number, 999_999_999)
    words = str(num2words(number, lang="id"))
    if number // 1000 % 1000 == 1:
        # num2words 0.5.14 knows "seribu" only at the start: 1 001 000 is "satu juta satu ribu".
        words = words.replace("satu ribu", "seribu")
    return words


# Of meetings there are seldom more; num2words takes long to load all its languages.
_FIRST_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima")


def ordinal(number: int) -> str:
    """Ordinal in words: ordinal(21) == "kedua puluh satu"; ValueError outside 1 to 999 999 999."""
    _require(1, number, 999_999_999)
    if number <= len(_FIRST_ORDINALS):
        return _FIRST_ORDINALS[number - 1]
    return "ke" + in_words(number)


def roman(number: int) -> str:
    """Roman capitals: roman(11) == "XI"; ValueError outside 1 to 3999."""
    _require(1, number, 3999)
    numeral = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def clock(moment: time) -> str:
    """Hours and minutes, without seconds: clock(time(9)) == "09.00"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def clock_span(start: time, end: time | None, zone: str) -> str:
    """Start to end (order not checked) in a zone such as WIB; without an end, to "selesai".

    >>> clock_span(time(9), time(11), "WIB"), clock_span(time(9), None, "WIB")
    ('09.00 s.d. 11.00 WIB', '09.00 WIB s.d. selesai')
    """
    if end is None:
        return f"{clock(start)} {zone} s.d. {_OPEN_END}"
    return f"{clock(start)} s.d. {clock(end)} {zone}"


def full_name(before: str | None, name: str, after: str | None) -> str:
    """Name with its titles, one comma before each of those behind it; blank parts left out.

    >>> full_name("Dra. Hj.", "Siti  Aminah", ", M.Pd.,Kons.")
    'Dra. Hj. Siti Aminah, M.Pd., Kons.'
    """
    front, middle, behind = (_one_spaced(part or "").strip(" ,") for part in (before, name, after))
    parts = f"{front} {middle},{behind}".split(",")
    return ", ".join(filter(None, map(str.strip, parts)))


def form_of_address(typed: str) -> str:
    """Form of address spelled out; one that is not known stays as it was typed.

    >>> form_of_address("Sdr."), form_of_address("Romo")
    ('Saudara', 'Romo')
    """
    return _FORMS_OF_ADDRESS.get(fold(typed), _one_spaced(typed))


def form_of_address_of_titles(before: str | None) -> str | None:
    """Form of address that the titles before a name imply; None where they imply none.

    >>> form_of_address_of_titles("Dra. Hj."), form_of_address_of_titles("Ir. H.")
    ('Ibu', 'Bapak')
    >>> form_of_address_of_titles("dr.")
    """
    titles = (title.casefold() for title in re.findall(r"[^\W\d_]+", before or ""))
    implied = {_IMPLIED[title] for title in titles if title in _IMPLIED}
    return implied.pop() if len(implied) == 1 else None


def with_form_of_address(form: str | None, name: str) -> str:
    """Name behind a form of address; one that the name begins with itself counts, and only once.

    >>> with_form_of_address("Ananda", "Raka"), with_form_of_address("Bapak", "Bpk. Sudarman")
    ('Ananda Raka', 'Bapak Sudarman')
    """
    first, _, rest = _one_spaced(name).partition(" ")
    own = _FORMS_OF_ADDRESS.get(fold(first))
    if own and rest:
        return f"{own} {rest}"
    return f"{form_of_address(form)} {name}" if form else name


def initials(name: str) -> str:
    """First letter and a dot for each word of a name, titles after a comma left out.

    >>> initials("Siti Aminah Putri"), initials("Suharto")
    ('S.A.P.', 'S.')
    """
    words = re.split(r"[\s.]+", _one_spaced(name.partition(",")[0]))
    letters = (next(filter(str.isalpha, word), "") for word in words)
    return "".join(f"{letter.upper()}." for letter in letters if letter)


def fold(text: str) -> str:
    """Text for comparison: no case, accents, zero-width signs or punctuation, single spaces.

    Hyphens and slashes stay (all dashes become "-"), lest "1/12" and "11/2" be the same.

    >>> fold(" JUM'AT, 21 ")
    'jumat 21'
    """
    if text.isascii():  # nearly every text; has only case, punctuation and spaces to fold
        return " ".join(text.casefold().translate(_PUNCTUATION).split())
    folded = text.replace(_ACUTE, "")
    for _ in range(2):  # case folding can bring out new accents and compatibility forms
        parts = unicodedata.normalize("NFKD", folded)
        folded = "".join(c for c in parts if unicodedata.category(c) != "Mn").casefold()
    plain = _ZERO_WIDTH.sub("", folded).translate(_PUNCTUATION | _DASHES)
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def name_sort_key(name: str) -> tuple[str, str]:
    """Folded name, then the name itself: name_sort_key("Ani") == ("ani", "Ani")."""
    return fold(name), name


def group_nip(number: str) -> str:
    """NIP grouped as it is printed, or the text as it was if it has not 18 digits.

    >>> group_nip("196803121994032004")
    '19680312 199403 2 004'
    """
    match = _NIP.fullmatch(_one_spaced(number).replace(" ", ""))
    return " ".join(match.groups()) if match else number


def parse_date(text: str) -> date:
    """Date that an Indonesian wrote: day first, or year first with four digits.

    Two-digit years: 00 to 79 are 2000s. A weekday never settles which number is the month.
    Raises DateUnreadable (NoSuchDay where the month is shorter), AmbiguousDate (numbers only, day
    and month both up to 12 and different) or WeekdayContradiction.

    >>> parse_date("Selasa, 24 Nopember 2026")
    datetime.date(2026, 11, 24)
    """
    plain = _typed(text).strip(" .,")
    named = _WEEKDAY_THEN_DATE.fullmatch(plain)
    if not named:
        return _date_without_weekday(plain)
    written, rest = named.groups()
    if fold(written) not in _WEEKDAYS:
        raise DateUnreadable
    day = _date_without_weekday(rest)
    if day.weekday() != _WEEKDAYS[fold(written)]:
        raise WeekdayContradiction(day, written)
    return day


def parse_time(text: str) -> time:
    """Time of day, of 24 hours; a leading "pukul" and a zone are passed over.

    Raises TimeUnreadable, or TimeSpanGiven where the text holds a start and an end.

    >>> parse_time("pukul 9.00 WIB")
    datetime.time(9, 0)
    """
    plain = _typed(text)
    start, *rest = _UNTIL.split(plain, maxsplit=1)
    if not rest:
        return _time_alone(plain)
    until = rest[0]
    end = None if until.casefold().strip(" .") == _OPEN_END else _time_alone(until)
    raise TimeSpanGiven(_time_alone(start), end)


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Candidate most like a mistyped word, the first of equals; None if nothing is near.

    >>> nearest("selsa", ["Senin", "Selasa"])
    'Selasa'
    """
    wanted = fold(word)
    ratios = {c: SequenceMatcher(None, fold(c), wanted).ratio() for c in candidates}
    best = max(ratios, key=ratios.__getitem__, default=None)
    return best if wanted and best is not None and ratios[best] >= _NEAR_ENOUGH else None


def _require(least: int, number: int, greatest: int) -> None:
    if not least <= number <= greatest:
        message = f"not between {least} and {greatest}"
        raise ValueError(message)


@lru_cache
def _cldr(day: date, pattern: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, pattern, locale="id")


def _one_spaced(text: str) -> str:
    return " ".join(_ZERO_WIDTH.sub("", text).split())


def _typed(text: str) -> str:
    apostrophed = text.replace(_ACUTE, "'")
    return _one_spaced(unicodedata.normalize("NFKC", apostrophed).translate(_DASHES))


def _date_without_weekday(plain: str) -> date:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _existing(match[1], int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(plain):
        return _unambiguous(int(match[1]), int(match[3]), match[4])
    match = _MONTH_NAMED.fullmatch(plain)
    month = _MONTHS.get(fold(match[2])) if match else None
    if not match or not month:
        raise DateUnreadable
    return _existing(match[3], month, int(match[1]))


def _unambiguous(day: int, month: int, year: str) -> date:
    day_first = _existing(year, month, day)
    if day <= _LAST_MONTH and day != month:
        raise AmbiguousDate((day_first, _existing(year, day, month)))
    return day_first


def _existing(year: str, month: int, day: int) -> date:
    full_year = int(year)
    if len(year) == len("26"):
        full_year += 1900 if full_year >= _FIRST_YEAR_OF_1900S else 2000
    try:
        first = date(full_year, month, 1)
    except ValueError:
        # "from None": the calendar's own message may repeat the value.
        raise DateUnreadable from None
    last = monthrange(full_year, month)[1]
    if not day:
        raise DateUnreadable
    if day > last:
        raise NoSuchDay(_cldr(first, _MONTH_AND_YEAR), last)
    return first.replace(day=day)


def _time_alone(plain: str) -> time:
    match = _CLOCK.fullmatch(plain.strip(" ,"))
    if not match:
        raise TimeUnreadable
    return time(int(match[1]), int(match[2]), int(match[3] or 0))
