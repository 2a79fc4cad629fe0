"""Numbers as lists and notes write them: letters, Roman, Chinese."""

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHINESE = "〇一二三四五六七八九"


def roman(number: int) -> str:
    """Return a number in small Roman numerals; decimal beyond what they write."""
    if not 0 < number < 5000:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written


def letters(number: int) -> str:
    """Return a, b, …, z, aa, bb, … as word processors count."""
    if not 0 < number <= 26 * 20:
        return str(number)
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def chinese(number: int) -> str:
    """Return a number below a hundred as it is said, others digit by digit."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100 or not tens:
        return "".join(_CHINESE[int(digit)] for digit in str(max(0, number)))
    return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[ones] if ones else "")


def circled(number: int) -> str:
    """Return a number in a circle, where there is such a character."""
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


WAYS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "none": lambda _: "",
}
"""Ways of writing numbers, by the names of Office Open XML."""


def written(number: int, way: str) -> str:
    """Return a number in a way, in decimals where the way is not known."""
    return WAYS.get(way, str)(number)
