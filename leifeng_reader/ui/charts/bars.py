"""Bars: annotations over time, and the words that set a text apart."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, QSizeF, Qt

from leifeng_reader.core.statistics import Moment, Period, WordCount, begun
from leifeng_reader.operations.leads import Wanted
from leifeng_reader.ui.charts.chart import MARGIN, ROW, Box, Chart, Dress, Label, nothing
from leifeng_reader.ui.panels.card import short_date

_TALL = 260.0
_MOST_BARS = 366
_LEAST, _WIDEST = 5.0, 48.0
_MOST_WORDS = 80
_WORD = 170.0
_FIGURES = 190.0


def _tr(words: str) -> str:
    return QCoreApplication.translate("Charts", words)


def _number(number: int) -> str:
    return QLocale().toString(number)


def time_chart(moments: Sequence[Moment], period: Period, wanted: Wanted, dress: Dress) -> Chart:
    """Draw how many annotations were made in each period, those without any between."""
    if not moments:
        return nothing(_tr("No annotation was made yet."), dress.width)
    counts = {moment.day: moment.count for moment in moments}
    days = list(_periods(moments[0].day, moments[-1].day, period))[-_MOST_BARS:]
    room = max(200.0, dress.width - 2 * MARGIN - 40)
    step = min(_WIDEST, max(_LEAST, room / len(days)))
    greatest = max(counts.values())
    left, floor = MARGIN + 40, MARGIN + _TALL
    boxes = [Box(QRectF(left, floor, max(room, step * len(days)), 1), dress.chrome.hairline)]
    for place, day in enumerate(days):
        count = counts.get(day, 0)
        if not count:
            continue
        height = max(2.0, _TALL * count / greatest)
        bar = QRectF(left + place * step, floor - height, max(2.0, step - 2), height)
        since = Wanted(wanted.themes, wanted.document_id, day, _after(day, period))
        tip = f"{_day_words(day, period)}: {_number(count)}"
        boxes.append(Box(bar, dress.chrome.accent, tip=tip, wanted=since))
    table = ((_tr("From"), _tr("Annotations")), *((m.day, str(m.count)) for m in moments))
    size = QSizeF(max(dress.width, left + step * len(days) + MARGIN), floor + 2 * ROW + MARGIN)
    labels = tuple(_axes(days, greatest, step, period, dress))
    return Chart(size, tuple(boxes), labels, table)


def _axes(
    days: Sequence[str], greatest: int, step: float, period: Period, dress: Dress
) -> Iterator[Label]:
    quiet, right = dress.chrome.quiet, Qt.AlignmentFlag.AlignRight
    yield Label(QRectF(0, MARGIN - ROW / 2, MARGIN + 32, ROW), _number(greatest), quiet, right)
    yield Label(QRectF(0, MARGIN + _TALL - ROW / 2, MARGIN + 32, ROW), "0", quiet, right)
    width = 120.0
    every = max(1, round(width / step) + 1)
    for place in range(0, len(days), every):
        if place and (len(days) - place) * step < width:
            break  # the last would be cut off
        area = QRectF(MARGIN + 40 + place * step, MARGIN + _TALL + 6, width, ROW)
        yield Label(area, _day_words(days[place], period), quiet)


def _periods(first: str, last: str, period: Period) -> Iterator[str]:
    day = first
    while day <= last:
        yield day
        day = _after(day, period)


def _after(day: str, period: Period) -> str:
    """Return the first day of the period that follows the one that begins on a day."""
    length = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 31}[period]
    return begun((date.fromisoformat(day) + timedelta(days=length)).isoformat(), period)


def _day_words(day: str, period: Period) -> str:
    moment = QDate.fromString(day, Qt.DateFormat.ISODate)
    if period is Period.MONTH:
        return QLocale().toString(moment, "MMMM yyyy")
    return short_date(moment)


def usual_period(moments: Sequence[Moment]) -> Period:
    """Return the period in which what was counted by day makes a readable number of bars."""
    if not moments:
        return Period.DAY
    length = date.fromisoformat(moments[-1].day) - date.fromisoformat(moments[0].day)
    if length.days <= 62:
        return Period.DAY
    return Period.WEEK if length.days <= 500 else Period.MONTH


def words_chart(found: Sequence[WordCount], document_id: str, dress: Dress) -> Chart:
    """Draw the words that stand more often in a text than in the rest of the library.

    Where there is no rest, or nothing sets the text apart, those that it uses most.
    """
    apart = [(row, row.keyness) for row in found if row.keyness > 0]
    most = sorted(found, key=lambda row: (-row.count, row.word))
    rows = (apart or [(row, float(row.count)) for row in most])[:_MOST_WORDS]
    if not rows:
        return nothing(_tr("This text has no words to count."), dress.width)
    left = MARGIN + _WORD
    room = max(120.0, dress.width - left - _FIGURES - MARGIN)
    greatest = max(weight for _, weight in rows)
    boxes, labels = [], [*_word_heads(left + room, dress, is_apart=bool(apart))]
    for number, (row, weight) in enumerate(rows, 1):
        top = MARGIN + number * ROW
        width = max(2.0, room * weight / greatest)
        bar = QRectF(left, top + 6, width, ROW - 12)
        tip = _tr("“{0}”: times {1}; passages here {2}, elsewhere {3}")
        said = tip.format(row.word, *map(_number, (row.count, row.passages, row.rest)))
        wanted = Wanted(document_id=document_id, word=row.word)
        boxes.append(Box(bar, dress.chrome.accent, tip=said, wanted=wanted))
        labels.append(Label(QRectF(MARGIN, top, _WORD - 12, ROW), row.word, dress.chrome.text))
        for place, figure in enumerate((row.count, row.rest)):
            area = QRectF(left + room + 90 * place, top, 80, ROW)
            quiet = dress.chrome.quiet if place else dress.chrome.text
            labels.append(Label(area, _number(figure), quiet, Qt.AlignmentFlag.AlignRight))
    head = (_tr("Word"), _tr("Times here"), _tr("Passages here"), _tr("Passages elsewhere"))
    table = (
        (*head, _tr("Log-likelihood")),
        *((r.word, str(r.count), str(r.passages), str(r.rest), f"{r.keyness:.2f}") for r in found),
    )
    size = QSizeF(dress.width, MARGIN * 2 + (len(rows) + 1) * ROW)
    return Chart(size, tuple(boxes), tuple(labels), table)


def _word_heads(right: float, dress: Dress, *, is_apart: bool) -> Iterator[Label]:
    quiet = dress.chrome.quiet
    said = _tr("Words that stand here more than elsewhere")
    said = said if is_apart else _tr("Words that stand here most")
    yield Label(QRectF(MARGIN, MARGIN, right - MARGIN, ROW), said, quiet)
    for place, words in enumerate((_tr("here"), _tr("elsewhere"))):
        area = QRectF(right + 90 * place, MARGIN, 80, ROW)
        yield Label(area, words, quiet, Qt.AlignmentFlag.AlignRight)
