"""The codebook as a tree, with how often each theme is used and whether it is shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain, count

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from leifeng_reader.core.annotation import Annotation, Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.ui.models.annotations import MOST_SINGLE_UPDATES
from leifeng_reader.ui.models.tones import tone_colour
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.wording import enumerated

MIME = "application/x-leifeng-theme"
"""A theme's id, dragged."""

AnyIndex = QModelIndex | QPersistentModelIndex
_Item = Qt.ItemFlag


class ThemeRole(IntEnum):
    """What `ThemeTreeModel.data` gives beside the standard roles."""

    THEME = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    KEY = Qt.ItemDataRole.UserRole + 3


@dataclass(slots=True, eq=False)
class _Node:
    """A theme's place in the tree; `number` is what Qt's indexes hold."""

    number: int
    theme: Theme | None
    parent: "_Node | None"
    children: "list[_Node]" = field(default_factory=list)

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class ThemeTreeModel(QAbstractItemModel):
    """Edits are wishes: nothing changes here before the session says so.

    `moveWanted` carries the theme's id, the parent's ("" for the top), and the row among the
    siblings without the theme itself, -1 for last.
    """

    renameWanted = Signal(str, str)
    shownWanted = Signal(str, bool)
    moveWanted = Signal(str, str, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._numbers = count(1)
        self._root = _Node(0, None, None)
        self._nodes: dict[str, _Node] = {}
        self._by_number: dict[int, _Node] = {}
        self._counts: Counter[str] = Counter()
        self.shows_archived = False
        self._count_anew()
        self._build(session.codebook)
        session.opened.connect(self._recount)
        session.loaded.connect(self._recount)
        session.filtered.connect(self._repaint)
        session.changed.connect(self._take)

    # Asking

    def theme(self, index: AnyIndex) -> Theme | None:
        """Return the theme of an index."""
        return self._node(index).theme

    def listed(self) -> list[str]:
        """Return the ids of all that is listed, as a tree shows it from the top."""
        return [theme.id for theme in _downwards(self._root)]

    def index_of(self, theme_id: str) -> QModelIndex:
        """Return the index of a theme, an invalid one when it is not there."""
        node = self._nodes.get(theme_id)
        return self._index(node) if node else QModelIndex()

    def _node(self, index: AnyIndex) -> _Node:
        return (
            self._by_number.get(index.internalId(), self._root) if index.isValid() else self._root
        )

    def _index(self, node: _Node) -> QModelIndex:
        if node is self._root:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:
        """Return the index of a theme by its place."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        """Return the index of the theme above."""
        above = self._node(index).parent
        return self._index(above) if above else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return how many themes are directly under one."""
        return len(self._node(parent).children)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:
        """Return 1."""
        del parent
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a part of a theme; see ThemeRole."""
        theme = self.theme(index)
        if theme is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return theme.name
            case Qt.ItemDataRole.DecorationRole:
                return tone_colour(theme.colour)
            case Qt.ItemDataRole.CheckStateRole:
                is_hidden = theme.id in self._session.filter.hidden
                return Qt.CheckState.Unchecked if is_hidden else Qt.CheckState.Checked
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._description(theme)
            case ThemeRole.THEME:
                return theme
            case ThemeRole.COUNT:
                return self._counts[theme.id]
            case ThemeRole.KEY:
                return theme.key
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the column's name, which is read aloud though it is not shown."""
        is_name = (section, orientation) == (0, Qt.Orientation.Horizontal)
        return self.tr("Theme") if is_name and role == Qt.ItemDataRole.DisplayRole else None

    def _description(self, theme: Theme) -> str:
        number = self._counts[theme.id]
        used = self.tr("%n annotations", "", number) if number != 1 else self.tr("1 annotation")
        key = self.tr("key {digit}").format(digit=theme.key) if theme.key else ""
        shelved = self.tr("archived") if theme.id in self._session.codebook.archived else ""
        return enumerated(filter(None, (used, key, shelved, theme.description)))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Themes can be renamed, ticked, dragged, and dropped on."""
        if self.theme(index) is None:
            return _Item.ItemIsDropEnabled
        return (
            _Item.ItemIsEnabled
            | _Item.ItemIsSelectable
            | _Item.ItemIsEditable
            | _Item.ItemIsUserCheckable
            | _Item.ItemIsDragEnabled
            | _Item.ItemIsDropEnabled
        )

    # Wishes

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Wish for another name, or to be shown or hidden on the page."""
        theme = self.theme(index)
        if theme is not None and role == Qt.ItemDataRole.EditRole:
            if str(value) != theme.name:
                self.renameWanted.emit(theme.id, str(value))
        elif theme is not None and role == Qt.ItemDataRole.CheckStateRole:
            self.shownWanted.emit(theme.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """Themes are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the type of a dragged theme."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: one theme."""
        data = QMimeData()
        if indexes and (theme := self.theme(indexes[0])) is not None:
            data.setData(MIME, theme.id.encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Tell whether the theme may go there: not under itself."""
        node = self._dragged(data)
        above: _Node | None = self._node(parent)
        while node is not None and above is not None:
            if above is node:
                return False
            above = above.parent
        return node is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Wish for the theme to be there; False, or Qt would remove the row it came from."""
        node = self._dragged(data)
        if node is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        under = self._node(parent)
        if under is node.parent and row in (node.row, node.row + 1):
            return False
        assert node.theme is not None
        place = self._place_before(under, row, node)
        self.moveWanted.emit(node.theme.id, under.theme.id if under.theme else "", place)
        return False

    def _place_before(self, under: _Node, row: int, dragged: _Node) -> int:
        """Return the place in the codebook that a row stands for: archived themes stand aside."""
        if row < 0:
            return -1
        following = [child for child in under.children[row:] if child is not dragged]
        siblings = self._session.codebook.children(under.theme.id if under.theme else None)
        others = [theme.id for theme in siblings if theme != dragged.theme]
        next_one = following[0].theme if following else None
        return others.index(next_one.id) if next_one else len(others)

    def _dragged(self, data: QMimeData) -> _Node | None:
        return self._nodes.get(bytes(data.data(MIME).data()).decode(errors="replace"))

    # The archive

    def show_archived(self, shown: bool) -> None:
        """List archived themes too, after the others, or no longer."""
        if shown != self.shows_archived:
            self.shows_archived = shown
            self._arrange(self._session.codebook)
            self._repaint()

    def _wanted(self, codebook: Codebook) -> list[Theme]:
        """Return the themes to list, parents before children, archived ones last or not at all."""
        listed = codebook.in_tree_order()
        if not codebook.archived:
            return listed
        if not self.shows_archived:
            return [theme for theme in listed if theme.id not in codebook.archived]
        last = [theme for theme in listed if theme.id in codebook.archived]
        return [theme for theme in listed if theme.id not in codebook.archived] + last

    # Following

    def _take(self, change: Change) -> None:
        touched = self._recounted(change)
        before = {r.id for r in change.before if isinstance(r, Theme)}
        after = {r.id for r in change.after if isinstance(r, Theme)}
        if len(before | after) > MOST_SINGLE_UPDATES:
            self.beginResetModel()
            self._build(self._session.codebook)
            self.endResetModel()
        elif before or after:
            self._arrange(self._session.codebook)
        self._repaint_some(touched | after)

    def _recounted(self, change: Change) -> set[str]:
        """Count what came and went; return the themes whose count may differ."""
        here = self._session.document.id if self._session.document else ""
        gone = _carried(r for r in change.before if _is_of(r, here))
        come = _carried(r for r in change.after if _is_of(r, here))
        self._counts.subtract(gone)
        self._counts.update(come)
        return set(gone) | set(come)

    def _count_anew(self) -> None:
        self._counts = _carried(self._session.index.by_id.values())

    def _recount(self) -> None:
        self._count_anew()
        self._repaint()

    def _repaint(self) -> None:
        self._repaint_some(self._nodes)

    def _repaint_some(self, theme_ids: Iterable[str]) -> None:
        for theme_id in theme_ids:
            if (index := self.index_of(theme_id)).isValid():
                self.dataChanged.emit(index, index)

    def _build(self, codebook: Codebook) -> None:
        self._root = _Node(0, None, None)
        self._nodes = {}
        self._by_number = {}
        for theme in self._wanted(codebook):
            above = self._nodes.get(theme.parent_id or "", self._root)
            self._place(theme, above, len(above.children))

    def _place(self, theme: Theme, above: _Node, row: int) -> None:
        node = _Node(next(self._numbers), theme, above)
        above.children.insert(row, node)
        self._nodes[theme.id] = node
        self._by_number[node.number] = node

    def _arrange(self, codebook: Codebook) -> None:
        """Make the tree the codebook's by single insertions, moves and removals.

        Parents come before children, so each theme is put right under a parent that already
        is; what is left behind the last wanted child everywhere is what is gone.
        """
        wanted = self._wanted(codebook)
        filled: Counter[int] = Counter()
        for theme in wanted:
            above = self._nodes.get(theme.parent_id or "", self._root)
            self._put(theme, above, filled[above.number])
            filled[above.number] += 1
        for theme_id in self._nodes.keys() - {theme.id for theme in wanted}:
            if theme_id in self._nodes:
                self._remove(self._nodes[theme_id])

    def _put(self, theme: Theme, above: _Node, row: int) -> None:
        node = self._nodes.get(theme.id)
        if node is None:
            self.beginInsertRows(self._index(above), row, row)
            self._place(theme, above, row)
            self.endInsertRows()
            return
        if node.parent is not above or node.row != row:
            self._move(node, above, row)
        node.theme = theme

    def _move(self, node: _Node, above: _Node, row: int) -> None:
        before = node.parent
        assert before is not None
        here = node.row
        self.beginMoveRows(self._index(before), here, here, self._index(above), row)
        del before.children[here]
        above.children.insert(row, node)
        node.parent = above
        self.endMoveRows()

    def _remove(self, node: _Node) -> None:
        above = node.parent
        assert above is not None
        self.beginRemoveRows(self._index(above), node.row, node.row)
        above.children.remove(node)
        self._forget(node)
        self.endRemoveRows()

    def _forget(self, node: _Node) -> None:
        assert node.theme is not None
        del self._nodes[node.theme.id], self._by_number[node.number]
        for child in node.children:
            self._forget(child)


def _downwards(node: _Node) -> Iterator[Theme]:
    for child in node.children:
        if child.theme is not None:
            yield child.theme
        yield from _downwards(child)


def _is_of(record: object, document_id: str) -> bool:
    return isinstance(record, Annotation) and record.document_id == document_id


def _carried(records: Iterable[object]) -> Counter[str]:
    found = (record.themes for record in records if isinstance(record, Annotation))
    return Counter(chain.from_iterable(found))
