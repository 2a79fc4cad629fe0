"""How lists and trees with items of their own are emptied."""

from PySide6.QtWidgets import QListWidget, QTreeWidget


def empty(view: QListWidget | QTreeWidget) -> None:
    """Remove all items.

    They are held meanwhile: while it clears a view, the binding lets go of items that nobody
    holds and looks for them once more, which now and then ends the program.
    """
    held: list[object]
    if isinstance(view, QListWidget):
        held = [view.item(row) for row in range(view.count())]
    else:
        held = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    view.clear()
    held.clear()
