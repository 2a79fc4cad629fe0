"""Tables of numbers, the greater the warmer: themes by text, and themes by theme."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSizeF, Qt

from leifeng_reader.core.statistics import Both, ThemeTable
from leifeng_reader.operations.leads import Wanted
from leifeng_reader.ui.charts.chart import MARGIN, Box, Chart, Dress, Label, Table, nothing

_MOST_ROWS, _MOST_COLUMNS = 60, 30
_NAMES, _HEAD = 190.0, 132.0
_CELL = QSizeF(40, 26)
_FOOT = 28.0


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


def theme_document_chart(found: ThemeTable, dress: Dress) -> Chart:
    """Draw how many passages of each text have each theme: the most used of both."""
    if not found.totals:
        return nothing(_tr("No passage has a theme yet."), dress.width)
    by_document: Counter[str] = Counter()
    for (_, document_id), count in found.in_documents.items():
        by_document[document_id] += count
    themes, documents = _most(found.totals), _most(by_document)
    grid = _Grid(themes[:_MOST_ROWS], documents[:_MOST_COLUMNS], dress.name_of, dress.title_of)

    def wanted(theme: str, document: str) -> Wanted:
        return Wanted((theme,), document)

    table = _table(themes, documents, found.in_documents, dress.name_of, dress.title_of)
    more = len(themes) > _MOST_ROWS or len(documents) > _MOST_COLUMNS
    return grid.chart(lambda *pair: found.in_documents.get(pair, 0), wanted, dress, table, more)


def theme_theme_chart(found: ThemeTable, dress: Dress) -> Chart:
    """Draw how many passages have two themes together; on the diagonal, all of a theme."""
    if not found.totals:
        return nothing(_tr("No passage has a theme yet."), dress.width)
    themes = _most(found.totals)
    shown = themes[:_MOST_COLUMNS]
    grid = _Grid(shown, shown, dress.name_of, dress.name_of)

    def count(one: str, other: str) -> int:
        if one == other:
            return found.totals.get(one, 0)
        return found.together.get((min(one, other), max(one, other)), 0)

    def wanted(one: str, other: str) -> Wanted:
        return Wanted(tuple(dict.fromkeys((one, other))))

    pairs = {(one, other): count(one, other) for one in themes for other in themes}
    table = _table(themes, themes, pairs, dress.name_of, dress.name_of)
    return grid.chart(count, wanted, dress, table, len(themes) > len(shown), diagonal=True)


def _most(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda key: (-counts[key], key))


def _table(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Mapping[Both, int],
    row_name: Callable[[str], str],
    column_name: Callable[[str], str],
) -> Table:
    """Return all of the numbers, also those that the picture has no room for."""
    head = ("", *map(column_name, columns))
    body = (
        (row_name(row), *(str(counts.get((row, column), 0)) for column in columns)) for row in rows
    )
    return (head, *body)


class _Grid:
    """Rows and columns by their keys, with names."""

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[str],
        row_name: Callable[[str], str],
        column_name: Callable[[str], str],
    ) -> None:
        self._rows, self._columns = rows, columns
        self._row_names = [row_name(row) for row in rows]
        self._column_names = [column_name(column) for column in columns]

    def chart(
        self,
        count: Callable[[str, str], int],
        wanted: Callable[[str, str], Wanted],
        dress: Dress,
        table: Table,
        has_more: bool,
        *,
        diagonal: bool = False,
    ) -> Chart:
        """Draw the numbers, each cell as warm as it is great beside the greatest."""
        numbers = {(r, c): count(r, c) for r in self._rows for c in self._columns}
        greatest = max((n for (r, c), n in numbers.items() if not (diagonal and r == c)), default=0)
        boxes = []
        for y, row in enumerate(self._rows):
            for x, column in enumerate(self._columns):
                number = numbers[row, column]
                own = diagonal and row == column
                boxes.append(self._cell(x, y, number, greatest, wanted(row, column), own, dress))
        left, top = MARGIN + _NAMES, MARGIN + _HEAD
        bottom = top + len(self._rows) * _CELL.height()
        labels = [*self._names(dress)]
        if has_more:
            said = _tr("The most used are shown. The saved table has all of them.")
            area = QRectF(MARGIN, bottom + 8, 600, _FOOT)
            labels.append(Label(area, said, dress.chrome.quiet))
        width = max(dress.width, left + len(self._columns) * _CELL.width() + MARGIN)
        return Chart(QSizeF(width, bottom + _FOOT + MARGIN), tuple(boxes), tuple(labels), table)

    def _cell(
        self, x: int, y: int, number: int, greatest: int, wanted: Wanted, own: bool, dress: Dress
    ) -> Box:
        place = QRectF(
            MARGIN + _NAMES + x * _CELL.width(),
            MARGIN + _HEAD + y * _CELL.height(),
            _CELL.width() - 2,
            _CELL.height() - 2,
        )
        fill, ink = dress.heat(number / greatest if greatest else 0.0)
        if own:
            fill, ink = dress.chrome.window, dress.chrome.quiet
        elif not number:
            fill = dress.chrome.window
        said = QLocale().toString(number)
        pair = self._row_names[y] if own else f"{self._row_names[y]} × {self._column_names[x]}"
        tip = f"{pair}: {said}"
        return Box(place, fill, said if number else "", ink, tip, wanted if number else None)

    def _names(self, dress: Dress) -> list[Label]:
        right = Qt.AlignmentFlag.AlignRight
        rows = [
            Label(
                QRectF(MARGIN, MARGIN + _HEAD + y * _CELL.height(), _NAMES - 12, _CELL.height()),
                name,
                dress.chrome.text,
                right,
            )
            for y, name in enumerate(self._row_names)
        ]
        columns = [
            Label(
                QRectF(MARGIN + _NAMES + x * _CELL.width(), MARGIN, _CELL.width(), _HEAD - 8),
                name,
                dress.chrome.text,
                is_upright=True,
            )
            for x, name in enumerate(self._column_names)
        ]
        return rows + columns
