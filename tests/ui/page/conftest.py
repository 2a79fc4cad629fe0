"""Reading views on texts made here."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leifeng_reader.core.anchoring import describe
from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.ui import style
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.typography import typography
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.settings import PageSettings

MakeView = Callable[..., ReadingView]
PROSE = "It was a bright cold day in April. The clocks were striking thirteen, they say. "


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    """Return a function that shows a view on paragraphs (strings or Parts)."""

    def make(*parts: str | Part, width: int = 800, height: int = 600) -> ReadingView:
        look = typography(PageSettings(), PAGES["light"], style.reading_families())
        view = ReadingView(look)
        qtbot.addWidget(view)
        view.resize(width, height)
        made = (part if isinstance(part, Part) else Part(part) for part in parts)
        view.show_text(compose(made), "A title", "Some facts")
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        view.setFocus()
        QApplication.processEvents()
        return view

    return make


def mark(view: ReadingView, *spans: tuple[int, int], tones: str = "amber blue rose green") -> None:
    """Show annotations on spans, ids "0", "1", …, each with the next tone."""
    names = tones.split()
    annotations = [
        Annotation(str(n), "d", "", describe(view.text.content, *span), (names[n % len(names)],))
        for n, span in enumerate(spans)
    ]
    index = AnnotationIndex(annotations)
    view.show_marks(MarkSource(index, lambda _: True, lambda a: a.themes[0]))
