"""One annotation as a card: where its parts are, and how they are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QApplication

from leifeng_reader.core.annotation import Annotation, Scope, Status, Theme
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.operations.excerpts import shortened
from leifeng_reader.ui import style
from leifeng_reader.ui.chrome import Chrome
from leifeng_reader.ui.models.tones import lifted_colour, tone_colour
from leifeng_reader.ui.panels.dots import DOT, paint_dot
from leifeng_reader.ui.panels.folding import FoldedText, Inks, fold_prose, fold_text
from leifeng_reader.ui.prose import Manner, Run, prose

PAD = 12
GAP = 4
SIDE = 12
EDGE = 3
WELL = 6
"""How far the field a note is written in reaches beyond the note's text."""

QUOTE_LINES, QUOTE_LINES_OPEN = 5, 14
NOTE_LINES, NOTE_LINES_OPEN = 6, 60
MOST_LINKING = 5
_CORNER = 6
_BETWEEN = 8
_CHIP_GAP = 12


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of a card."""

    reading: QFont
    plain: QFont
    small: QFont
    reading_pitch: int
    plain_pitch: int

    @classmethod
    def of(cls, app: QApplication) -> "Faces":
        """Derive them from the application's font."""
        plain, small, reading = QFont(app.font()), QFont(app.font()), QFont(app.font())
        pixels = QFontInfo(plain).pixelSize()
        small.setPixelSize(max(9, round(pixels * 0.92)))
        reading.setFamilies(style.reading_families())
        reading.setPixelSize(round(pixels * 1.25))
        return cls(reading, plain, small, round(pixels * 1.25 * 1.45), round(pixels * 1.4))


@dataclass(frozen=True, slots=True)
class Chip:
    """A theme's dot and name; `label` is the name, cut where it does not fit."""

    theme: Theme
    rect: QRect
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """A quiet line of a card: words, cut to fit, and where a click on it leads."""

    words: str
    rect: QRect
    target: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A card laid out with its top left corner at (0, 0) of a row as wide as the list."""

    annotation: Annotation
    width: int
    height: int
    is_open: bool
    editor_height: int
    label: Line | None
    quote: FoldedText
    quote_at: QPoint
    chips: tuple[Chip, ...]
    time: str
    time_rect: QRect
    note: FoldedText | None
    note_rect: QRect
    linking: tuple[Annotation, ...]
    lines: tuple[Line, ...]

    @property
    def rect(self) -> QRect:
        """The card itself, without the space around it."""
        return QRect(SIDE, 0, self.width - 2 * SIDE, self.height)

    @property
    def well(self) -> QRect:
        """The field a note is written in."""
        return self.note_rect.adjusted(-WELL, -WELL, WELL, WELL)

    def link_at(self, point: QPoint) -> Run | None:
        """Return the link at a point: of the note, or of a line below it."""
        for line in self.lines:
            if line.target and line.rect.contains(point):
                return Run(0, 0, Manner.REFERENCE, line.target)
        if self.note is None or not self.annotation.note.strip():
            return None
        return self.note.link_at(QPointF(point - self.note_rect.topLeft()))


def lay_out(
    annotation: Annotation,
    themes: Sequence[Theme],
    faces: Faces,
    width: int,
    *,
    is_open: bool = False,
    editor_height: int = 0,
    linking: tuple[Annotation, ...] = (),
) -> Card:
    """Measure a card. An open one shows more; `editor_height` keeps room for the note's editor.

    `linking`: the annotations whose notes link to it, to be listed.
    """
    left = SIDE + EDGE + PAD
    inner = max(40, width - left - PAD - SIDE)
    label = _label(annotation, faces.small, QRect(left, PAD - 2, inner, 0))
    top = PAD if label is None else label.rect.bottom() + 3
    lines = QUOTE_LINES_OPEN if is_open else QUOTE_LINES
    words = shown_quote(annotation)
    quote = fold_text(words, faces.reading, inner, lines, faces.reading_pitch)
    bottom = top + (quote.height + _BETWEEN if words else 0)
    time = short_time(annotation.created)
    chips, time_rect, bottom = _meta(themes, time, faces.small, QRect(left, bottom, inner, 0))
    note = None if editor_height else _note(annotation.note, faces, inner, is_open)
    height = editor_height or (note.height if note else 0)
    note_rect = QRect(left, bottom + (_BETWEEN if height else 0), inner, height)
    below = QRect(left, note_rect.bottom() + 1 + _BETWEEN, inner, 0)
    lines_below = _linking_lines(linking, faces.small, below)
    end = lines_below[-1].rect.bottom() if lines_below else note_rect.bottom()
    return Card(
        annotation=annotation,
        width=width,
        height=end + 1 + PAD,
        is_open=is_open,
        editor_height=editor_height,
        label=label,
        quote=quote,
        quote_at=QPoint(left, top),
        chips=chips,
        time=time,
        time_rect=time_rect,
        note=note,
        note_rect=note_rect,
        linking=linking,
        lines=lines_below,
    )


def shown_quote(annotation: Annotation) -> str:
    """Return what stands for an annotation: its quote, of a bookmark what follows it."""
    if annotation.scope is Scope.PLACE:
        return f"… {annotation.selector.suffix.strip()} …"
    return annotation.selector.quote


def label_words(annotation: Annotation) -> str:
    """Return what an annotation is when it is not a passage that stands in its place, else ""."""
    if annotation.status is Status.LOST:
        return QCoreApplication.translate("Card", "Not found in this text")
    if annotation.status is Status.MOVED:
        return QCoreApplication.translate("Card", "Moved: is this the place?")
    if annotation.scope is Scope.PLACE:
        return QCoreApplication.translate("Card", "Bookmark")
    if annotation.scope is Scope.DOCUMENT:
        return QCoreApplication.translate("Card", "The whole text")
    return ""


def _label(annotation: Annotation, font: QFont, area: QRect) -> Line | None:
    words = label_words(annotation)
    height = QFontMetrics(font).height() + 2
    return Line(words, QRect(area.left(), area.top(), area.width(), height)) if words else None


def _linking_lines(linking: Sequence[Annotation], font: QFont, area: QRect) -> tuple[Line, ...]:
    """Return a heading and a line for each annotation that links here, the first few of them."""
    if not linking:
        return ()
    metrics = QFontMetrics(font)
    height = metrics.height() + 4
    wanted = [(QCoreApplication.translate("Card", "Linked from"), "")]
    for annotation in linking[:MOST_LINKING]:
        wanted.append((f"↖ {shortened(link_words(annotation), 120)}", annotation.id))
    if len(linking) > MOST_LINKING:
        more = QCoreApplication.translate("Card", "and {0} more")
        wanted.append((more.format(len(linking) - MOST_LINKING), ""))
    return tuple(
        Line(
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()),
            QRect(area.left(), area.top() + number * height, area.width(), height),
            target,
        )
        for number, (words, target) in enumerate(wanted)
    )


def link_words(annotation: Annotation) -> str:
    """Return what to call an annotation in a list of links."""
    return annotation.selector.quote or prose(annotation.note).text or label_words(annotation)


def _note(text: str, faces: Faces, width: int, is_open: bool) -> FoldedText | None:
    most = NOTE_LINES_OPEN if is_open else NOTE_LINES
    if not text.strip():
        text = QCoreApplication.translate("Card", "Add a note") if is_open else ""
        return fold_text(text, faces.plain, width, most, faces.plain_pitch) if text else None
    chrome = style.chrome(_app())
    inks = Inks(chrome.focus, chrome.quiet)
    return fold_prose(prose(text), faces.plain, inks, width, most, faces.plain_pitch)


def _meta(
    themes: Sequence[Theme], time: str, font: QFont, area: QRect
) -> tuple[tuple[Chip, ...], QRect, int]:
    """Place the chips and, at the end of their first line, the time; return the bottom too."""
    metrics = QFontMetrics(font)
    line = metrics.height() + 4
    time_width = metrics.horizontalAdvance(time)
    time_rect = QRect(area.right() + 1 - time_width, area.top(), time_width, line)
    x, y = area.left(), area.top()
    chips: list[Chip] = []
    for theme in themes:
        end = area.right() + 1 - (time_width + _CHIP_GAP if y == area.top() else 0)
        room = end - x - DOT - 6
        wanted = metrics.horizontalAdvance(theme.name)
        if wanted > room and (chips or room < 80):
            x, y, room = area.left(), y + line, area.width() - DOT - 6
        label = metrics.elidedText(theme.name, Qt.TextElideMode.ElideRight, room)
        chip_width = DOT + 6 + metrics.horizontalAdvance(label)
        chips.append(Chip(theme, QRect(x, y, chip_width, line), label))
        x += chip_width + _CHIP_GAP
    return tuple(chips), time_rect, y + line


def short_time(written: str) -> str:
    """Return a moment in local time: the hour if it is of today, else the date."""
    moment = local_time(written)
    if moment.date() == QDate.currentDate():
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return short_date(moment.date())


def short_date(day: QDate) -> str:
    """Return a day in figures; where the system has no language of its own, as ISO 8601."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return day.toString(Qt.DateFormat.ISODate)
    return locale.toString(day, QLocale.FormatType.ShortFormat)


def long_time(written: str) -> str:
    """Return a moment in local time with its date."""
    moment, locale = local_time(written), QLocale()
    if locale.language() == QLocale.Language.C:
        return f"{short_date(moment.date())} {moment.toString('HH:mm')}"
    return locale.toString(moment, QLocale.FormatType.ShortFormat)


def local_time(written: str) -> QDateTime:
    """Return a moment written in ISO 8601 as local time."""
    return QDateTime.fromString(written, Qt.DateFormat.ISODateWithMs).toLocalTime()


@dataclass(frozen=True, slots=True)
class Look:
    """What a card is painted with beside its own content."""

    chrome: Chrome
    faces: Faces
    is_selected: bool = False
    has_ring: bool = False


def paint(painter: QPainter, card: Card, look: Look) -> None:
    """Paint a card at the painter's origin."""
    chrome = look.chrome
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, card, look)
    is_quote = card.annotation.scope is Scope.PASSAGE
    _draw(painter, card.quote.layout, card.quote_at, chrome.text if is_quote else chrome.quiet)
    painter.setFont(look.faces.small)
    _paint_lines(painter, card, look)
    for chip in card.chips:
        _paint_chip(painter, chip, look)
    painter.setPen(QColor(chrome.quiet))
    painter.drawText(card.time_rect, Qt.AlignmentFlag.AlignVCenter, card.time)
    if card.note is not None:
        colour = chrome.text if card.annotation.note.strip() else chrome.quiet
        _draw(painter, card.note.layout, card.note_rect.topLeft(), colour)


def _paint_lines(painter: QPainter, card: Card, look: Look) -> None:
    for line in (*((card.label,) if card.label else ()), *card.lines):
        painter.setPen(QColor(look.chrome.focus if line.target else look.chrome.quiet))
        painter.drawText(line.rect, Qt.AlignmentFlag.AlignVCenter, line.words)


def _paint_ground(painter: QPainter, card: Card, look: Look) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if look.is_selected:
        painter.setBrush(lifted_colour())
        painter.drawRoundedRect(card.rect, _CORNER, _CORNER)
    if card.editor_height:
        painter.setBrush(QColor(look.chrome.window))
        painter.setPen(QColor(look.chrome.focus))
        painter.drawRoundedRect(card.well.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
    if look.has_ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(look.chrome.focus), 2))
        painter.drawRoundedRect(card.rect.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.setPen(Qt.PenStyle.NoPen)
    colour = card.chips[0].theme.colour if card.chips else NEUTRAL
    painter.setBrush(tone_colour(colour))
    edge = QRect(card.rect.left(), card.rect.top() + _CORNER, EDGE, card.height - 2 * _CORNER)
    painter.drawRoundedRect(edge, EDGE / 2, EDGE / 2)


def _paint_chip(painter: QPainter, chip: Chip, look: Look) -> None:
    middle = QPointF(chip.rect.left() + DOT / 2, chip.rect.center().y() + 0.5)
    paint_dot(painter, middle, chip.theme.colour)
    painter.setPen(QColor(look.chrome.text))
    painter.drawText(
        chip.rect.adjusted(DOT + 6, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, chip.label
    )


def _draw(painter: QPainter, layout: QTextLayout, at: QPoint, colour: str) -> None:
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(at))


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
