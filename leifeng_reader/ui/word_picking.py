"""Words of scripts without spaces, as a double click takes them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from leifeng_reader.ui import tasks
from leifeng_reader.ui.window import MainWindow

if TYPE_CHECKING:
    from leifeng_reader.study.words import Segmenter

_FIRST_IDEOGRAPH = "\u3005"
_NEAR = 50

Span = tuple[int, int]


class WordPicking(QObject):
    """Knows Chinese words where the package for them is installed, and Japanese ones by script.

    The list of Chinese words is read aside when it is first needed, which takes a second; what
    was clicked then, a character till that moment, grows to its word.
    """

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._view = window.pane.view
        self._segmenter: Segmenter | None = None
        self._is_asked = False
        self._view.word_of = self.word_of
        self._view.wordPicked.connect(self._learn)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return none: it is there for the mouse."""
        return {}

    def word_of(self, text: str, position: int) -> Span | None:
        """Return the word that an ideograph belongs to, None where that is not known."""
        if text[position : position + 1] < _FIRST_IDEOGRAPH:
            return None
        from leifeng_reader.study.words import word_around  # late: with the first such click

        if _is_japanese(text, position):
            return word_around(text, position, lambda run: (run,))
        return word_around(text, position, self._segmenter) if self._segmenter else None

    def _learn(self, position: int) -> None:
        content = self._view.text.content
        is_other = content[position : position + 1] < _FIRST_IDEOGRAPH
        if self._is_asked or is_other or _is_japanese(content, position):
            return
        from leifeng_reader.study.words import chinese_segmenter

        self._is_asked = True
        done = partial(self._take, content, position, self._view.selection())
        tasks.run(lambda _: chinese_segmenter(), done, lambda _: None)

    def _take(self, content: str, position: int, clicked: Span, found: object) -> None:
        """Know the words from now on; the one that was clicked is still waiting, if it is."""
        if not callable(found):  # the package is not there
            return
        self._segmenter = found
        view = self._view
        word = self.word_of(content, position)
        if word is not None and view.text.content is content and view.selection() == clicked:
            view.select(*word)
            if not view.pointer.is_pressed:
                view.selectionMade.emit()


def _is_japanese(text: str, position: int) -> bool:
    from leifeng_reader.study.words import has_kana

    return has_kana(text[max(0, position - _NEAR) : position + _NEAR])
