"""A guard against Qt bindings that lose references: such a program aborts after some minutes."""

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

CALLS = 5_000
TOLERANCE = 50
SINGLETONS = (None, True, False)


class Speaker(QObject):
    said = Signal(int)


def drift(call: Callable[[], object]) -> int:
    """Return the greatest change in the references to None, True or False over all the calls."""
    gc.collect()
    before = [sys.getrefcount(value) for value in SINGLETONS]
    for _ in range(CALLS):
        call()
    after = [sys.getrefcount(value) for value in SINGLETONS]
    return max(abs(b - a) for a, b in zip(after, before, strict=True))


def test_moving_a_cursor_keeps_references() -> None:
    document = QTextDocument("Lei Feng")
    cursor = QTextCursor(document)
    assert drift(lambda: cursor.setPosition(3)) <= TOLERANCE


def test_emitting_a_signal_keeps_references() -> None:
    speaker = Speaker()
    speaker.said.connect(lambda number: None)
    assert drift(lambda: speaker.said.emit(1)) <= TOLERANCE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is not counted from 3.12 on")
def test_a_gain_of_references_is_noticed() -> None:
    kept: list[None] = []
    assert drift(lambda: kept.append(None)) > TOLERANCE
