"""The same done by QTextBrowser, its highlights by QSyntaxHighlighter or as extra selections."""

import random
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from typing import Protocol

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser, QTextEdit

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.colours import PAGES, mix
from leifeng_reader.core.document import Text
from leifeng_reader.store.store import Store
from leifeng_reader.ui.page.pane import look_of
from leifeng_reader.ui.settings import PageSettings
from tests.benchmarks import moves
from tests.benchmarks.clock import loop, resident, rest, since
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times
from tests.benchmarks.surface import SIZES, VIEW, WIDTHS

_KEYS = 25
_CHANGES = 8
_OPENINGS = 3


Colouring = tuple[int, int, QTextCharFormat]
"""A span of the text and how it looks."""


class Highlights(Protocol):
    """A browser's highlights."""

    def fill(self, text: Text, spans: list[Colouring]) -> None:
        """Show a text with all these."""

    def add(self, span: Colouring) -> None:
        """Show one more."""


class Highlighter(QSyntaxHighlighter):
    """Formats block by block, as the text comes in."""

    def __init__(self, browser: QTextBrowser) -> None:
        """Serve a browser."""
        super().__init__(browser.document())
        self._browser = browser
        self._starts: Sequence[int] = ()
        self._pieces: dict[int, list[Colouring]] = defaultdict(list)

    def fill(self, text: Text, spans: list[Colouring]) -> None:
        """Show a text: known spans are formatted before anything is laid out."""
        self._starts = text.blocks.starts
        for span in spans:
            self._note(span)
        self._browser.setPlainText(text.content)

    def add(self, span: Colouring) -> None:
        """Format the blocks of one more span again."""
        for number in self._note(span):
            self.rehighlightBlock(self.document().findBlockByNumber(number))

    def _note(self, span: Colouring) -> range:
        start, end, form = span
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)
        for number in range(first, last):
            begins = self._starts[number]
            self._pieces[number].append((max(0, start - begins), end - begins, form))
        return range(first, last)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Format the pieces of one block."""
        for start, end, form in self._pieces.get(self.currentBlock().blockNumber(), ()):
            self.setFormat(start, min(end, len(text)) - start, form)


class Selections:
    """Extra selections, all given anew whenever there is one more."""

    def __init__(self, browser: QTextBrowser) -> None:
        """Serve a browser."""
        self._browser = browser
        self._all: list[QTextEdit.ExtraSelection] = []

    def fill(self, text: Text, spans: list[Colouring]) -> None:
        """Show a text."""
        self._browser.setPlainText(text.content)
        self._all = [self._made(*span) for span in spans]
        self._browser.setExtraSelections(self._all)

    def add(self, span: Colouring) -> None:
        """Show one more."""
        self._all.append(self._made(*span))
        self._browser.setExtraSelections(self._all)

    def _made(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection, cursor = QTextEdit.ExtraSelection(), QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, form
        return selection


WAYS: dict[str, Callable[[QTextBrowser], Highlights]] = {
    "highlighter": Highlighter,
    "selections": Selections,
}


class Subject:
    """A text, its annotations and a browser that is to show them in one of the WAYS."""

    def __init__(self, corpus: Corpus, way: str) -> None:
        store = Store(corpus.path)
        self.text = store.text(store.document(corpus.long).text_id)
        self.annotations = store.annotations(corpus.long)
        colours = {theme.id: theme.colour for theme in store.themes()}
        self.forms = {key: _form(colour) for key, colour in colours.items()}
        self._way = WAYS[way]
        _application()
        self.browser = _browser()

    def fill(self) -> Highlights:
        """Show text and highlights."""
        highlights = self._way(self.browser)
        highlights.fill(self.text, [self.span(annotation) for annotation in self.annotations])
        return highlights

    def span(self, annotation: Annotation) -> Colouring:
        """Return what is to be coloured for an annotation."""
        return annotation.start, annotation.end, self.forms[annotation.themes[0]]


def paint(corpus: Corpus, way: str) -> Times:
    """Show text and highlights for the first time, in browser after browser."""
    subject = Subject(corpus, way)
    times = []
    for _ in range(_OPENINGS):
        subject.browser.deleteLater()
        subject.browser = _browser()
        begun = time.perf_counter()
        highlights = subject.fill()
        subject.browser.viewport().repaint()
        times.append(since(begun))
        del highlights
    return {"paint": times}


def scroll(corpus: Corpus, way: str) -> Times:
    """Scroll in every way."""
    subject = Subject(corpus, way)
    highlights = subject.fill()
    rest()
    times = moves.all_ways(subject.browser.verticalScrollBar(), subject.browser.viewport())
    del highlights
    return times


def annotate(corpus: Corpus, way: str) -> Times:
    """Add highlights in view, one by one; nothing is saved."""
    subject = Subject(corpus, way)
    browser, highlights = subject.browser, subject.fill()
    rest()
    painted, whole = [], []
    for annotation in random.Random(1).sample(subject.annotations, _KEYS):
        cursor = browser.textCursor()
        cursor.setPosition(annotation.start)
        browser.setTextCursor(cursor)
        rest(0.02)

        add = partial(highlights.add, subject.span(annotation))
        one, other = moves.frames(add, browser.viewport(), 1)
        painted += one
        whole += other
    return {"key": painted, "key, whole": whole}


def fit(corpus: Corpus, way: str) -> Times:
    """Change width and type size, from the middle of the text, and go back to that place."""
    subject = Subject(corpus, way)
    browser, highlights = subject.browser, subject.fill()
    cursor = browser.textCursor()
    cursor.setPosition(len(subject.text.content) // 2)
    browser.setTextCursor(cursor)
    rest()
    widths = [
        _fitted(browser, partial(browser.resize, width, VIEW[1]))
        for width in islice(cycle(WIDTHS), _CHANGES)
    ]
    zooms = [
        _fitted(browser, partial(browser.setFont, _font(size)))
        for size in islice(cycle(SIZES), _CHANGES)
    ]
    del highlights
    return {"resize": widths, "zoom": zooms}


def _fitted(browser: QTextBrowser, change: Callable[[], None]) -> float:
    begun = time.perf_counter()
    change()
    browser.ensureCursorVisible()
    browser.viewport().repaint()
    taken = since(begun)
    loop()
    return taken


def memory(corpus: Corpus, way: str) -> Times:
    """Weigh the process after scrolling."""
    subject = Subject(corpus, way)
    browser, highlights = subject.browser, subject.fill()
    moves.frames(lambda: moves.turn(browser.viewport(), -120), browser.viewport(), 300)
    rest()
    del highlights
    return {"memory": [resident()]}


def bare(_corpus: Corpus) -> Times:
    """Weigh a window with nothing in it."""
    _application()
    window = QMainWindow()
    window.show()
    rest()
    return {"memory": [resident()]}


def _browser() -> QTextBrowser:
    browser = QTextBrowser()
    browser.setFont(_font(PageSettings().size))
    browser.resize(*VIEW)
    browser.show()
    loop()
    return browser


def _font(size: int) -> QFont:
    return look_of(PageSettings(size=size), PAGES["light"]).font


def _form(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(mix((colour,), "light")))
    return form


def _application() -> QApplication:
    return QApplication.instance() or QApplication([])  # type: ignore[return-value]
