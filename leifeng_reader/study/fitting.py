"""How many characters of a numbered line a page has room for."""

from dataclasses import replace

from leifeng_reader.core.study import PageSetup, Part, PartKind

_WIDTHS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
_POINTS = 72 / 25.4
_BETWEEN = 8.0
_NUMBERS = 2.1
_TEXT_SHARE = 0.66
_CHARACTER = 0.42
"""A letter's part of the type size, a little less than usual: lines may be set a bit smaller."""

_HALF_IDEOGRAPH = 0.5
"""A column's part of it where an ideograph takes two: these are as wide as they are high."""

_LEAST = 12


def fitted(part: Part, page: PageSetup, *, of_ideographs: bool = False) -> Part:
    """Return a part whose lines are short enough for its page at the size of its type.

    Longer lines would be set smaller until they fit: in columns, and above all in large print,
    nobody could read them.
    """
    manner = part.manner
    wide, high = _WIDTHS.get(page.size, _WIDTHS["A4"])
    _, right, _, left = page.margins
    columns = max(1, page.columns)
    inner = max((high if page.landscape else wide) - left - right, wide / 2)
    column = (inner - _BETWEEN * (columns - 1)) / columns * _POINTS
    is_marginalia = part.kind is PartKind.MARGINALIA
    beside = is_marginalia or manner.wide_margin or manner.glosses_in_margin
    room = column * (_TEXT_SHARE if beside else 1.0) - _NUMBERS * page.type_size
    column_width = page.type_size * (_HALF_IDEOGRAPH if of_ideographs else _CHARACTER)
    most = max(_LEAST, int(room / column_width))
    if manner.line_width <= most:
        return part
    return replace(part, manner=replace(manner, line_width=most))
