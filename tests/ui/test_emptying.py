"""Lists and trees are emptied while their items are held."""

import gc
import re
import weakref
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QTreeWidget
from PySide6.QtWidgets import QTreeWidgetItem as TreeItem

import leifeng_reader.ui
from leifeng_reader.ui.emptying import empty


class _List(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        made = [QListWidgetItem(str(number), self) for number in range(9)]
        self.items_made = [weakref.ref(item) for item in made]
        self.held: list[bool] = []

    def clear(self) -> None:
        super().clear()
        self.held = [item() is not None for item in self.items_made]


class _Tree(QTreeWidget):
    def __init__(self) -> None:
        super().__init__()
        made = [TreeItem(self, [str(number)]) for number in range(9)]
        self.items_made = [weakref.ref(item) for item in made]
        self.held: list[bool] = []

    def clear(self) -> None:
        super().clear()
        self.held = [item() is not None for item in self.items_made]


@pytest.mark.parametrize("kind", [_List, _Tree])
def test_items_are_held_until_the_view_is_empty(
    qapp: QApplication, kind: type[_List] | type[_Tree]
) -> None:
    view = kind()
    gc.collect()
    empty(view)
    assert view.held == [True] * 9 and view.model().rowCount() == 0
    assert [item() for item in view.items_made] == [None] * 9


def test_no_list_or_tree_clears_itself() -> None:
    with_items = re.compile(r"\bQ(?:List|Tree)WidgetItem\(")
    clears = re.compile(r"\bself(?:\.list|\.tree|\.rows|\.entries)?\.clear\(\)")
    modules = sorted(Path(leifeng_reader.ui.__file__).parent.rglob("*.py"))
    found = [m.name for m in modules if with_items.search(t := m.read_text()) and clears.search(t)]
    assert not found
