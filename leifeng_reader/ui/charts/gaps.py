"""The report of gaps: paragraphs without a theme, themes used once, pairs never apart."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSizeF

from leifeng_reader.core.statistics import Gaps
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.operations.leads import Wanted
from leifeng_reader.ui.charts.chart import MARGIN, ROW, Box, Chart, Dress, Label, nothing

_MOST = 200
_LONGEST = 160
_PAGE_STEP = 8.0

Line = tuple[str, Wanted]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


def gaps_chart(found: Gaps, content: str, dress: Dress) -> Chart:
    """List what may have been overlooked; `content` is that of the paragraphs' text."""
    bare = [
        (
            f"{each.number}  {shortened(content[each.start : each.end], _LONGEST)}",
            Wanted(document_id=each.document_id, spans=((each.start, each.end),)),
        )
        for each in found.bare
    ]
    single = [(dress.name_of(theme), Wanted((theme,))) for theme in found.single]
    pairs = [
        (f"{dress.name_of(one)} × {dress.name_of(other)}", Wanted((one, other)))
        for one, other in found.inseparable
    ]
    groups = (
        (_tr("Paragraphs without a theme"), bare),
        (_tr("Themes with one passage"), single),
        (_tr("Themes that are always together"), pairs),
    )
    if not any(lines for _, lines in groups):
        said = _tr("No gap: every paragraph has a theme, every theme more than one passage.")
        return nothing(said, dress.width)
    boxes: list[Box] = []
    labels: list[Label] = []
    top = MARGIN
    for title, lines in groups:
        top = _list(title, lines, top, dress, boxes, labels)
    table = [(_tr("Gap"), _tr("What"))]
    table += [(title, words) for title, lines in groups for words, _ in lines]
    size = QSizeF(dress.width, top + MARGIN)
    return Chart(size, tuple(boxes), tuple(labels), tuple(table))


def _list(
    title: str,
    lines: Sequence[Line],
    top: float,
    dress: Dress,
    boxes: list[Box],
    labels: list[Label],
) -> float:
    """Add a group of lines; return where the next may begin."""
    width = dress.width - 2 * MARGIN
    head = f"{title}: {QLocale().toString(len(lines))}"
    labels.append(Label(QRectF(MARGIN, top, width, ROW), head, dress.chrome.text, is_strong=True))
    top += ROW
    for words, wanted in lines[:_MOST]:
        area = QRectF(MARGIN, top, width, ROW - 2)
        boxes.append(Box(area, dress.chrome.window, tip=words, wanted=wanted))
        labels.append(Label(area.adjusted(8, 0, -8, 0), words, dress.chrome.text))
        top += ROW
    if len(lines) > _MOST:
        said = _tr("The first {0} are shown. The saved table has all of them.").format(_MOST)
        labels.append(Label(QRectF(MARGIN, top, width, ROW), said, dress.chrome.quiet))
        top += ROW
    return top + 2 * _PAGE_STEP
