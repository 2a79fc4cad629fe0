"""The real window on a library of 100,000 annotations."""

import time
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from leifeng_reader.core.document import Text
from leifeng_reader.core.filters import Filter
from leifeng_reader.operations.origin import utc_now
from leifeng_reader.store.store import Store
from leifeng_reader.ui.app import make_application, open_window
from leifeng_reader.ui.page.view import ReadingView
from leifeng_reader.ui.window import MainWindow
from tests.benchmarks import moves
from tests.benchmarks.clock import loop, milliseconds, peak, resident, rest, since, wait
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times

SIZE = (1280, 800)
_WIDTHS = (900, 1280, 1000, 860, 1200)
_OPENINGS = 7
_KEYS = 200
_STEPS = 100


def paint(corpus: Corpus) -> Times:
    """Open the long text from another one, over and over; also scroll while the rest arrives."""
    window = _window(corpus, corpus.article)
    times: Times = {
        "text": [],
        "early": [],
        "paint": [],
        "window": [],
        "arriving": [],
        "loaded": [],
    }
    arrived: list[bool] = []
    window.session.loaded.connect(lambda: arrived.append(True))
    for _ in range(_OPENINGS):
        read, painted = _ReadingTimed(window), _PaintTimed(window)
        arrived.clear()
        begun = time.perf_counter()
        window.session.open(corpus.long)
        page(window).repaint()
        times["early"].append((painted.ends[0] - begun) * 1e3)
        times["paint"].append((next(e for e in painted.ends if e > read.ended) - read.ended) * 1e3)
        loop()
        times["window"].append(since(begun))
        times["text"].append(read.taken)
        while not arrived:
            times["arriving"] += moves.frames(lambda: _line(window), page(window), 1)[1]
        times["loaded"].append(since(begun))
        _open(window, corpus.article)
    return times


class _ReadingTimed:
    """Stands before the store of a window to tell when the next text was in memory."""

    def __init__(self, window: MainWindow) -> None:
        self._store = window.session.store
        self._read = type(self._store).text
        self.taken = self.ended = 0.0
        self._store.text = self._text  # type: ignore[method-assign]

    def _text(self, text_id: str) -> Text:
        begun = time.perf_counter()
        text = self._read(self._store, text_id)
        self.taken, self.ended = since(begun), time.perf_counter()
        return text


class _PaintTimed:
    """Stands before a window's page to tell when it has been painted at once.

    The page follows the session first; of a very long text it shows where that is read before the
    text is in memory, then the text itself; other panels come after it.
    """

    def __init__(self, window: MainWindow) -> None:
        self.ends: list[float] = []
        self._paint = type(page(window)).repaint
        self._page = page(window)
        self._page.repaint = self._repaint  # type: ignore[method-assign]

    def _repaint(self) -> None:
        self._paint(self._page)
        self.ends.append(time.perf_counter())


def open_fewer(corpus: Corpus) -> Times:
    """Open a document whose annotations are few enough to come at once."""
    window = _window(corpus, corpus.article)
    times: Times = {"open": [], "whole": []}
    for _ in range(_OPENINGS):
        begun = time.perf_counter()
        window.session.open(corpus.other)
        page(window).repaint()
        times["open"].append(since(begun))
        loop()
        times["whole"].append(since(begun))
        _open(window, corpus.article)
    return times


def scroll(corpus: Corpus) -> Times:
    """Scroll in every way, then go from annotation to annotation, the panel following."""
    window = _window(corpus, corpus.long)
    times = moves.all_ways(view(window).verticalScrollBar(), page(window))
    painted, whole = moves.frames(lambda: _key(window, Qt.Key.Key_J), page(window), _STEPS)
    return times | {"next": painted, "next, whole": whole}


def annotate(corpus: Corpus) -> Times:
    """Highlight passages everywhere in the text with a digit."""
    window = _window(corpus, corpus.long)
    painted, whole = [], []
    for number in range(_KEYS):
        place = (number * 7919 + 13) * view(window).length // (_KEYS * 7919)
        view(window).go_to(place, 0.3)
        view(window).setSelection(place + 5, place + 65)
        rest(0.08)
        one, other = moves.frames(lambda: _key(window, Qt.Key.Key_1), page(window), 1)
        painted += one
        whole += other
    kept = Store(corpus.path).annotation_count(corpus.long)
    assert kept == corpus.annotations + _KEYS, f"{kept} annotations in the library"
    return {"key": painted, "key, whole": whole}


def fit(corpus: Corpus) -> Times:
    """Change the window's width and the type size, from the middle of the text."""
    window = _window(corpus, corpus.long)
    moves.jump(view(window).verticalScrollBar(), 0.5)
    rest()
    widths = islice(cycle(_WIDTHS), 20)
    zooms = islice(cycle(("larger", "larger", "smaller", "smaller")), 20)
    return {
        "resize": [_fitted(window, partial(_widen, window, width)) for width in widths],
        "zoom": [_fitted(window, window.actions_by_name[name].trigger) for name in zooms],
    }


def _fitted(window: MainWindow, change: Callable[[], object]) -> float:
    taken = milliseconds(lambda: (change(), page(window).repaint()))
    rest(0.05)
    return taken


def _widen(window: MainWindow, width: int) -> None:
    before = window.width()
    window.resize(width, SIZE[1])
    wait(lambda: view(window).width() != before)  # the window is told by the event loop


def memory(corpus: Corpus) -> Times:
    """Weigh the process after scrolling with everything loaded."""
    window = _window(corpus, corpus.long)
    loaded = resident()
    moves.frames(lambda: moves.turn(page(window), -120), page(window), 300)
    moves.frames(lambda: _key(window, Qt.Key.Key_J), page(window), 20)
    rest()
    return {"memory": [resident()], "loaded": [loaded], "peak": [peak()]}


def narrow(corpus: Corpus) -> Times:
    """Narrow the list by a word and widen it again, a few times; the first time apart."""
    window = _window(corpus, corpus.long)
    times = [(_narrowed(window, word), _narrowed(window, "")) for word in corpus.words]
    first, *narrowed = (narrowed for narrowed, _ in times)
    return {"first": [first], "words": narrowed, "cleared": [cleared for _, cleared in times]}


def _narrowed(window: MainWindow, words: str) -> float:
    def narrow() -> None:
        window.session.set_filter(Filter(words=words))
        page(window).repaint()
        loop()

    taken = milliseconds(narrow)
    rest()
    return taken


def view(window: MainWindow) -> ReadingView:
    """Return the window's reading view."""
    return window.pane.view


def page(window: MainWindow) -> QWidget:
    """Return what the page is painted on."""
    return view(window).viewport()


def _window(corpus: Corpus, document_id: str) -> MainWindow:
    """Open the window on a document, and wait until all of it is there and painted."""
    store = Store(corpus.path)
    store.keep_place(document_id, 0, utc_now())
    store.close()
    make_application()
    window = open_window(corpus.path)
    window.resize(*SIZE)
    window.activateWindow()
    view(window).setFocus()
    expected = corpus.annotations if document_id == corpus.long else 0
    wait(lambda: len(window.session.index) >= expected, 1.0)
    rest()
    return window


def _open(window: MainWindow, document_id: str) -> None:
    window.session.open(document_id)
    rest()


def _line(window: MainWindow) -> None:
    bar = view(window).verticalScrollBar()
    bar.triggerAction(bar.SliderAction.SliderSingleStepAdd)


def _key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(view(window), key)
