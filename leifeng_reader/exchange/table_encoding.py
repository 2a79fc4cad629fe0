"""The encoding of tables of East Asian systems, told by what the tables say of themselves."""

from functools import cache

from leifeng_reader.exchange import csv_import

_WIDE = ("gb18030", "big5hkscs", "cp932", "cp949")
_LOOKED_AT = 400_000
"""Characters of a table that are looked at."""

# Where a national standard keeps the characters of daily use, by the lead bytes of its encoding:
# GB 2312 level 1, Big5 level 1, JIS X 0208 kana and level 1, KS X 1001 syllables.
_DAILY = {
    "gb2312": ((0xB0, 0xD7),),
    "big5": ((0xA4, 0xC6),),
    "shift_jis": ((0x82, 0x83), (0x88, 0x97)),
    "euc_kr": ((0xB0, 0xC8),),
}


def fitting_text(data: bytes, guess: str | None) -> str | None:
    """Return a table's text: `guess`, unless another reading fits what the table says better.

    A few ideographs among other words lead a guess astray. Quotes are as long as a table says
    only in an encoding of that width; among those the characters of daily use decide. What
    was guessed to be of no such encoding stays, if it fits.
    """
    if guess is None:
        return None
    right, told = _fits(guess)
    readings = [text for codec in _WIDE if (text := _decoded(data, codec)) is not None]
    is_wide = guess in readings
    if right == told and not is_wide:
        return guess
    ranked = sorted(readings, key=lambda text: text != guess)  # of equals, what was guessed
    best = max(ranked, key=lambda text: (_fits(text)[0], _daily_share(text)), default=guess)
    return best if is_wide or _fits(best)[0] > right else guess


def _fits(text: str) -> tuple[int, int]:
    return csv_import.fitting(text[:_LOOKED_AT])


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _daily_share(text: str) -> float:
    """Return how many of the different wide characters are of daily use, 0 to 1."""
    wide = {character for character in text[:_LOOKED_AT] if character >= "\u2e80"}
    return sum(map(_is_daily, wide)) / max(1, len(wide))


@cache
def _is_daily(character: str) -> bool:
    for codec, ranges in _DAILY.items():
        try:
            lead = character.encode(codec)[0]
        except UnicodeEncodeError:
            continue
        if any(first <= lead <= last for first, last in ranges):
            return True
    return False
