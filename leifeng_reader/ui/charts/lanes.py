"""The theme strip of a text: a lane for each theme, a mark wherever it occurs."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt

from leifeng_reader.core.document import Document
from leifeng_reader.core.statistics import Lane
from leifeng_reader.operations.leads import Span, Wanted
from leifeng_reader.ui.charts.chart import MARGIN, ROW, Box, Chart, Dress, Label, nothing

_NAMES = 190.0
_LEAST = 3.0
_TALL = 14.0


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


def strip_chart(lanes: Sequence[Lane], document: Document, dress: Dress) -> Chart:
    """Draw where each theme occurs in a document."""
    if not lanes:
        return nothing(_tr("No passage of this text has a theme yet."), dress.width)
    left = MARGIN + _NAMES
    width = max(200.0, dress.width - left - MARGIN)
    scale = width / max(1, document.length)
    boxes: list[Box] = []
    labels: list[Label] = []
    for row, lane in enumerate(lanes):
        top = MARGIN + row * ROW
        name = dress.name_of(lane.theme_id)
        labels.append(Label(QRectF(MARGIN, top, _NAMES - 16, ROW), name, dress.chrome.text))
        middle = top + ROW / 2
        boxes.append(Box(QRectF(left, middle - 0.5, width, 1), dress.chrome.hairline))
        for spans in _bundles(lane.spans, scale):
            place = QRectF(
                left + spans[0][0] * scale,
                middle - _TALL / 2,
                max(_LEAST, (spans[-1][1] - spans[0][0]) * scale),
                _TALL,
            )
            wanted = Wanted((lane.theme_id,), document.id, spans=spans)
            boxes.append(
                Box(
                    place,
                    dress.strong(lane.theme_id),
                    tip=_tip(name, spans, document),
                    wanted=wanted,
                )
            )
    bottom = MARGIN + len(lanes) * ROW
    labels += _scale(left, bottom, width, dress)
    table = [(_tr("Theme"), _tr("Start"), _tr("End"))]
    for lane in lanes:
        name = dress.name_of(lane.theme_id)
        table += [(name, str(start), str(end)) for start, end in lane.spans]
    return Chart(
        QSizeF(dress.width, bottom + ROW + MARGIN), tuple(boxes), tuple(labels), tuple(table)
    )


def _bundles(spans: Sequence[Span], scale: float) -> Iterator[tuple[Span, ...]]:
    """Yield spans together whose marks would touch: of 50,000, no more than there are pixels."""
    bundle: list[Span] = []
    for span in spans:
        if bundle and (span[0] - bundle[-1][1]) * scale > 1 and _is_seen(bundle, span, scale):
            yield tuple(bundle)
            bundle = []
        bundle.append(span)
    if bundle:
        yield tuple(bundle)


def _is_seen(bundle: Sequence[Span], span: Span, scale: float) -> bool:
    return (span[0] - bundle[0][0]) * scale > _LEAST + 1


def _tip(name: str, spans: Sequence[Span], document: Document) -> str:
    share = round(100 * spans[0][0] / max(1, document.length))
    if len(spans) == 1:
        return _tr("{0}: a passage at {1} %").format(name, share)
    return _tr("{0}: {1} passages from {2} % on").format(name, len(spans), share)


def _scale(left: float, top: float, width: float, dress: Dress) -> Iterator[Label]:
    for share, align in (
        (0, Qt.AlignmentFlag.AlignLeft),
        (50, Qt.AlignmentFlag.AlignHCenter),
        (100, Qt.AlignmentFlag.AlignRight),
    ):
        yield Label(QRectF(left, top, width, ROW), f"{share} %", dress.chrome.quiet, align)
