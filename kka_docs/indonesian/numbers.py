"""Numbers in words and as Roman numerals."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Of meetings there are seldom more; num2words takes long to load all its languages.
_FIRST_ORDINALS = ("pertama", "kedua", "ketiga", "keempat", "kelima")


def in_words(number: int) -> str:
    """Words in lower case, zero being "nol"; ValueError outside 0 to 999 999 999.

    >>> in_words(1_001_011)
    'satu juta seribu sebelas'
    """
    from num2words import num2words  # noqa: PLC0415 (takes long to load)

    _require(0, number, 999_999_999)
    words = str(num2words(number, lang="id"))
    if number // 1000 % 1000 == 1:
        # num2words 0.5.14 knows "seribu" only at the start: 1 001 000 is "satu juta satu ribu".
        words = words.replace("satu ribu", "seribu")
    return words


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


def _require(least: int, number: int, greatest: int) -> None:
    if not least <= number <= greatest:
        message = f"not between {least} and {greatest}"
        raise ValueError(message)
