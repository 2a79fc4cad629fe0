"""Asking which of several themes stays when they become one."""

from collections.abc import Sequence
from contextlib import closing

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from leifeng_reader.store.store import Store
from leifeng_reader.ui import tasks
from leifeng_reader.ui.dialogs.entries import Entries
from leifeng_reader.ui.dialogs.questions import quiet_label
from leifeng_reader.ui.models.offers import shown_path
from leifeng_reader.ui.panels.dots import dot_icon
from leifeng_reader.ui.session import Session


class MergeDialog(QDialog):
    """`wanted` carries the ids of all and the id of the one that stays."""

    wanted = Signal(list, str)

    def __init__(self, session: Session, ids: Sequence[str], parent: QWidget) -> None:
        """Ask about themes of the session's library; the one used most is proposed."""
        super().__init__(parent)
        self._session = session
        self._ids = list(ids)
        self.setObjectName("mergeDialog")
        self.setWindowTitle(self.tr("Merge themes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = QLabel(self.tr("Which name stays?"))
        self.list = Entries()
        self.list.setAccessibleName(question.text())
        self.count = quiet_label(self.tr("Counting annotations…"))
        self.kept = quiet_label(
            self.tr(
                "Notes stay as they are. Descriptions are put together. Undo takes it apart again."
            )
        )
        for label in (self.count, self.kept):
            label.setWordWrap(True)
        self._list_themes()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for widget in (question, self.list, self.count, self.kept, self._buttons()):
            column.addWidget(widget, int(widget is self.list))
        self.resize(QSize(460, 400))
        self.list.itemActivated.connect(lambda _: self.accept())
        self.list.setFocus()
        self._count()

    def _list_themes(self) -> None:
        codebook = self._session.codebook
        counts = self._session.store.theme_counts()
        one, many = self.tr("1 annotation"), self.tr("{0} annotations")
        for theme_id in self._ids:
            count = counts.get(theme_id, 0)
            said = one if count == 1 else many.format(self.locale().toString(count))
            icon = dot_icon(codebook.themes[theme_id].colour)
            self.list.add(shown_path(codebook.path(theme_id)), said, icon, theme_id)
        most = max(self._ids, key=lambda theme_id: counts.get(theme_id, 0))
        self.list.setCurrentRow(self._ids.index(most))

    def _buttons(self) -> QDialogButtonBox:
        buttons, role = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self.merge = buttons.addButton(self.tr("Merge"), role.AcceptRole)
        buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self.merge.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _count(self) -> None:
        """Count the annotations that carry any of them, each once."""
        path, ids = self._session.store.path, self._ids

        def work(_: object) -> int:
            with closing(Store(path)) as store:
                return len(store.annotations_with(ids))

        self._counting = tasks.run(work, self._tell_count, self._session.failed.emit)

    def _tell_count(self, number: object) -> None:
        one, many = self.tr("1 annotation"), self.tr("{0} annotations")
        said = one if number == 1 else many.format(self.locale().toString(int(str(number))))
        self.count.setText(self.tr("The theme will stand on {0}.").format(said))

    def accept(self) -> None:
        """Tell which one stays."""
        stays = self.list.key_of(self.list.currentItem())
        if stays and self.isVisible():
            super().accept()
            self.wanted.emit(self._ids, stays)

    def done(self, result: int) -> None:
        """Stop counting."""
        self._counting.cancel()
        super().done(result)
