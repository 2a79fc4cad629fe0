"""Background work brings what it found to whoever asked, and to nobody that is gone."""

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from leifeng_reader.core.errors import ReaderError, UnknownDocument
from leifeng_reader.ui import tasks


class Asker(QObject):
    """Somebody who asked; `told` is kept apart from what Qt deletes."""

    def __init__(self, told: list[object]) -> None:
        super().__init__()
        self.told = told

    def take(self, result: object) -> None:
        self.told.append((self.objectName(), result))


def fail(_: tasks.Task) -> object:
    raise UnknownDocument("x")


def test_what_was_found_and_what_went_wrong_are_told(qtbot: QtBot) -> None:
    told: list[object] = []
    asker = Asker(told)
    tasks.run(lambda _: 1, asker.take, pytest.fail)
    tasks.run(fail, pytest.fail, asker.take)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert ("", 1) in told
    assert any(isinstance(found, ReaderError) for _, found in told)  # type: ignore[misc]


@pytest.mark.parametrize("work", [lambda _: 1, fail])
def test_nobody_is_told_who_is_gone(qtbot: QtBot, work: tasks.Work) -> None:
    told: list[object] = []
    asker, may_end = Asker(told), Event()

    def wait(task: tasks.Task) -> object:
        may_end.wait(5)
        return work(task)

    task = tasks.run(wait, asker.take, asker.take)
    delete(asker)
    may_end.set()
    qtbot.waitUntil(lambda: task not in tasks._running)
    assert told == []
