"""Names, titles and forms of address."""

import re

from kka_docs.indonesian.texts import fold, one_spaced

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
_NIP = re.compile(r"([0-9]{8})([0-9]{6})([0-9])([0-9]{3})")


def full_name(before: str | None, name: str, after: str | None) -> str:
    """Name with its titles, one comma before each of those behind it; blank parts left out.

    >>> full_name("Dra. Hj.", "Siti  Aminah", ", M.Pd.,Kons.")
    'Dra. Hj. Siti Aminah, M.Pd., Kons.'
    """
    front, middle, behind = (one_spaced(part or "").strip(" ,") for part in (before, name, after))
    parts = f"{front} {middle},{behind}".split(",")
    return ", ".join(filter(None, map(str.strip, parts)))


def form_of_address(typed: str) -> str:
    """Form of address spelled out; one that is not known stays as it was typed.

    >>> form_of_address("Sdr."), form_of_address("Romo")
    ('Saudara', 'Romo')
    """
    return _FORMS_OF_ADDRESS.get(fold(typed), one_spaced(typed))


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
    first, _, rest = one_spaced(name).partition(" ")
    own = _FORMS_OF_ADDRESS.get(fold(first))
    if own and rest:
        return f"{own} {rest}"
    return f"{form_of_address(form)} {name}" if form else name


def initials(name: str) -> str:
    """First letter and a dot for each word of a name, titles after a comma left out.

    >>> initials("Siti Aminah Putri"), initials("Suharto")
    ('S.A.P.', 'S.')
    """
    words = re.split(r"[\s.]+", one_spaced(name.partition(",")[0]))
    letters = (next(filter(str.isalpha, word), "") for word in words)
    return "".join(f"{letter.upper()}." for letter in letters if letter)


def group_nip(number: str) -> str:
    """NIP grouped as it is printed, or the text as it was if it has not 18 digits.

    >>> group_nip("196803121994032004")
    '19680312 199403 2 004'
    """
    match = _NIP.fullmatch(one_spaced(number).replace(" ", ""))
    return " ".join(match.groups()) if match else number
