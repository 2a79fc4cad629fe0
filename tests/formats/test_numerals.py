"""Numbers as lists write them."""

import pytest

from leifeng_reader.formats.numerals import written


@pytest.mark.parametrize(
    ("number", "way", "sign"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (9999, "lowerRoman", "9999"),
        (26, "lowerLetter", "z"),
        (28, "upperLetter", "BB"),
        (10**9, "lowerLetter", "1000000000"),
        (10, "chineseCounting", "十"),
        (42, "chineseCounting", "四十二"),
        (12, "decimalEnclosedCircle", "⑫"),
        (99, "decimalEnclosedCircle", "99"),
        (3, "none", ""),
        (3, "cardinalText", "3"),
    ],
)
def test_a_number_is_written(number: int, way: str, sign: str) -> None:
    assert written(number, way) == sign
