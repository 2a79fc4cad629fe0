"""The reading view alone, with 100,000 annotations on its page."""

import gc
import time
from itertools import cycle, islice

from PySide6.QtWidgets import QApplication

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.document import Text
from leifeng_reader.core.index import AnnotationIndex
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import make_application
from leifeng_reader.ui.page.marks import MarkSource
from leifeng_reader.ui.page.pane import look_of
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.settings import PageSettings
from tests.benchmarks import moves
from tests.benchmarks.clock import loop, milliseconds, since
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times

VIEW = (926, 700)
WIDTHS = (640, 926, 560, 800)
SIZES = (19, 20, 21, 18)
_TIMES = 20


def paint(corpus: Corpus) -> Times:
    """Show the text over and over, each time as if for the first time."""
    store = Store(corpus.path)
    text, marks = _text(store, corpus), _marks(store, corpus)
    make_application()
    return {"paint": [_first_paint(text, marks) for _ in range(_TIMES)]}


def _first_paint(text: Text, marks: MarkSource) -> float:
    view = _view()
    begun = time.perf_counter()
    view.show_text(text, "A text", "")
    view.show_marks(marks)
    view.viewport().repaint()
    taken = since(begun)
    view.close()
    view.deleteLater()
    loop()
    return taken


def scroll(corpus: Corpus) -> Times:
    """Scroll in lines, pages, notches of a wheel, and jumps."""
    view = _filled(corpus)
    return moves.all_ways(view.verticalScrollBar(), view.viewport())


def fit(corpus: Corpus) -> Times:
    """Change width and type size, from the middle of the text."""
    view = _filled(corpus)
    moves.jump(view.verticalScrollBar(), 0.5)
    widths = [_widen(view, width) for width in islice(cycle(WIDTHS), 16)]
    sizes = [_resize_type(view, size) for size in islice(cycle(SIZES), 16)]
    return {"resize": widths, "zoom": sizes}


def _widen(view: ReadingView, width: int) -> float:

    def resize() -> None:
        view.resize(width, VIEW[1])
        view.viewport().repaint()

    taken = milliseconds(resize)
    loop()
    return taken


def _resize_type(view: ReadingView, size: int) -> float:
    look = look_of(PageSettings(size=size), PAGES["light"])

    def restyle() -> None:
        view.restyle(look)
        view.viewport().repaint()

    taken = milliseconds(restyle)
    loop()
    return taken


def _filled(corpus: Corpus) -> ReadingView:
    store = Store(corpus.path)
    make_application()
    view = _view()
    view.show_text(_text(store, corpus), "A text", "")
    view.show_marks(_marks(store, corpus))
    loop()
    gc.freeze()  # as a session does with what it has loaded
    return view


def _view() -> ReadingView:
    view = ReadingView(look_of(PageSettings(), PAGES["light"]))
    view.resize(*VIEW)
    view.show()
    QApplication.processEvents()
    return view


def _text(store: Store, corpus: Corpus) -> Text:
    return store.text(store.document(corpus.long).text_id)


def _marks(store: Store, corpus: Corpus) -> MarkSource:
    colours = {theme.id: theme.colour for theme in store.themes()}
    index = AnnotationIndex(store.annotations(corpus.long))
    return MarkSource(index, lambda _: True, lambda a: colours[a.themes[0]])
