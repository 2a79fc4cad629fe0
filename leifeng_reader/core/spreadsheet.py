"""Cells of a table as spreadsheet programs show them unaltered, and back."""

import re
from collections.abc import Iterable

ESCAPED = "escaped"
"""The last column of the spreadsheet dialect: 1 where a cell of the row got a `'`."""

# Beside what spreadsheets take for a formula, cells that already look escaped get a `'`,
# so that taking exactly one away from each such cell of a marked row restores them all.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def escaped_cells(cells: list[str]) -> list[str]:
    """Return a row's cells as a spreadsheet shows them unaltered, and the cell of ESCAPED."""
    escaped = [f"'{cell}" if _is_taken_for_formula(cell) else cell for cell in cells]
    return [*escaped, "1" if escaped != cells else ""]


def unescaped_cells(cells: Iterable[str]) -> list[str]:
    """Return a marked row's cells as they were before escaped_cells."""
    return [
        cell[1:] if cell[:1] == "'" and _is_taken_for_formula(cell[1:]) else cell for cell in cells
    ]


def _is_taken_for_formula(cell: str) -> bool:
    return _FORMULA.match(cell) is not None and _NUMBER.fullmatch(cell) is None
