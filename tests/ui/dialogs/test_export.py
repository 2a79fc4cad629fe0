"""The export dialog: what it shows, what it asks for, what it remembers."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from leifeng_reader.core.errors import UnknownDocument
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.operations import exporting
from leifeng_reader.ui import settings
from leifeng_reader.ui.dialogs.export import ExportDialog
from leifeng_reader.ui.dialogs.preview import RowsModel
from leifeng_reader.ui.session import Session
from leifeng_reader.ui.settings import ExportSettings
from tests.library import fixed_origin, import_text, new_store
from tests.ui.conftest import Reading
from tests.ui.dialogs.conftest import Answers, MakeAsking, keep


def remembered(session: Session) -> ExportSettings:
    return settings.from_json(ExportSettings, session.setting(settings.EXPORT))


class TestPreview:
    def test_it_shows_the_rows_that_would_be_written(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        service = reading.theme("Service")
        reading.annotate(10, 40, [service], "=1+1\nsecond line")
        reading.annotate(100, 130)
        asking = ask()
        options = Options(spreadsheet=True)
        found = exporting.first_rows(session.store, EXPORTERS["csv"], options, 20)
        assert asking.columns == found[0]
        for place, name in enumerate(asking.columns):
            cells = [" ".join(row[place].split()) for row in found[1:]]
            assert asking.column(name) == cells
        assert asking.column("note")[0] == "'=1+1 second line"

    def test_another_dialect_and_form_show_at_once(self, ask: MakeAsking, reading: Reading) -> None:
        themes = [reading.theme("One"), reading.theme("Two")]
        reading.annotate(10, 40, themes, "=1+1")
        asking = ask()
        asking.questions.exact.setChecked(True)
        asking.settle()
        assert asking.column("note") == ["=1+1"]
        assert "escaped" not in asking.columns
        asking.questions.format.setCurrentIndex(asking.questions.format.findData("csv-long"))
        asking.settle()
        assert asking.column("theme") == ["One", "Two"]

    def test_no_more_than_twenty_rows_and_it_says_so(
        self, ask: MakeAsking, reading: Reading
    ) -> None:
        reading.annotate_many(20)
        asking = ask()
        assert len(asking.column("id")) == 20
        assert asking.dialog.extent.text() == ""
        reading.annotate(40_000, 40_010)
        asking.settle()
        assert len(asking.column("id")) == 20
        assert "20" in asking.dialog.extent.text()

    def test_long_cells_stay_on_one_line_and_columns_stay_narrow(
        self, ask: MakeAsking, reading: Reading
    ) -> None:
        reading.annotate(0, 30_000)
        asking = ask()
        table = asking.dialog.preview.table
        widths = [table.columnWidth(n) for n in range(len(asking.columns))]
        assert max(widths) <= 288
        assert table.rowHeight(0) < 40
        assert len(asking.column("quote")[0]) <= 200

    def test_a_document_without_annotations_says_what_to_do(self, ask: MakeAsking) -> None:
        asking = ask()
        assert "No annotations yet" in asking.dialog.preview.sentence
        assert not asking.dialog.export.isEnabled()

    def test_it_follows_what_happens_in_the_library(
        self, ask: MakeAsking, reading: Reading
    ) -> None:
        asking = ask()
        made = reading.annotate(10, 40, note="first")
        asking.settle()
        assert asking.column("note") == ["first"]
        assert asking.dialog.export.isEnabled()
        reading.remove(made)
        asking.settle()
        assert asking.dialog.preview.sentence
        assert not asking.dialog.export.isEnabled()

    def test_a_library_that_cannot_be_read_gives_a_sentence(
        self, ask: MakeAsking, session: Session, reading: Reading, tmp_path: Path
    ) -> None:
        reading.annotate(10, 40)
        asking = ask()
        session.store.path = tmp_path / "broken.sqlite"
        session.store.path.write_text("not a library " * 1000)
        asking.questions.exact.setChecked(True)
        asking.settle()
        assert "broken.sqlite" in asking.dialog.preview.sentence

    def test_scrolling_stays_where_it_was(self, ask: MakeAsking, reading: Reading) -> None:
        reading.annotate(10, 40)
        asking = ask()
        bar = asking.dialog.preview.table.horizontalScrollBar()
        bar.setValue(120)
        reading.annotate(100, 140)
        asking.settle()
        assert bar.value() == 120

    def test_the_model_keeps_qts_rules(self) -> None:
        model = RowsModel()
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Warning
        )
        model.show_rows(["a", "b"], [["1", "2"], ["3", "4"]])
        assert (model.rowCount(), model.columnCount()) == (2, 2)
        assert isinstance(tester.model(), QAbstractItemModel)
        model.show_rows([], [])
        assert (model.rowCount(), model.columnCount()) == (0, 0)


class TestScope:
    def test_without_a_filter_there_is_only_the_whole(
        self, ask: MakeAsking, reading: Reading
    ) -> None:
        reading.annotate(10, 40)
        asking = ask()
        assert asking.questions.whole.isChecked()
        assert not asking.questions.shown.isEnabled()
        assert asking.questions.unfiltered.isVisible()
        assert "(1)" in asking.questions.whole.text()

    def test_the_filter_is_counted_and_shown(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate(10, 40, note="keep this")
        reading.annotate(100, 140)
        session.narrow(words="keep")
        asking = ask()
        assert "(2)" in asking.questions.whole.text()
        assert "(1)" in asking.questions.shown.text()
        assert not asking.questions.unfiltered.isVisible()
        assert len(asking.column("id")) == 2
        asking.questions.shown.setChecked(True)
        asking.settle()
        assert asking.column("note") == ["keep this"]

    def test_hidden_themes_count_as_a_filter(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        hidden, seen = reading.theme("Hidden"), reading.theme("Seen")
        reading.annotate(10, 40, [hidden])
        reading.annotate(100, 140, [seen])
        session.narrow(hidden=frozenset({hidden.id}))
        asking = ask()
        asking.questions.shown.setChecked(True)
        asking.settle()
        assert asking.column("themes") == ["Seen"]

    def test_a_filter_that_lets_nothing_pass_exports_nothing(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate(10, 40)
        session.narrow(words="nowhere at all")
        asking = ask()
        asking.questions.shown.setChecked(True)
        asking.settle()
        assert "filter" in asking.dialog.preview.sentence
        assert not asking.dialog.export.isEnabled()
        asking.questions.whole.setChecked(True)
        asking.settle()
        assert asking.dialog.export.isEnabled()

    def test_a_filter_taken_away_leaves_the_whole(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate(10, 40, note="keep this")
        reading.annotate(100, 140)
        session.narrow(words="keep")
        asking = ask()
        asking.questions.shown.setChecked(True)
        session.set_filter(Filter())
        asking.settle()
        assert asking.questions.whole.isChecked()
        assert len(asking.column("id")) == 2

    def test_all_annotations_count_while_only_some_are_loaded(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate_many(30)
        for annotation in list(session.index)[:25]:
            session.index.discard(annotation.id)
        assert "(30)" in ask().questions.whole.text()

    def test_another_document_closes_it(self, ask: MakeAsking, session: Session) -> None:
        asking = ask()
        other, _ = import_text(session.store, "Another text", "Other")
        session.open(other.id)
        assert not asking.dialog.isVisible()
        assert asking.wanted == []

    def test_without_a_document_there_is_no_dialog(self, tmp_path: Path, qtbot: QtBot) -> None:
        session = Session(new_store(tmp_path, "empty.sqlite"), fixed_origin())
        with pytest.raises(UnknownDocument):
            ExportDialog(session)
        session.close()


class TestFile:
    def test_it_is_named_after_the_document_in_the_last_folder(
        self, ask: MakeAsking, folder: Path
    ) -> None:
        asking = ask()
        assert asking.questions.path == folder / "A text.csv"
        assert asking.questions.name.selectedText() == "A text"
        assert str(folder) in asking.questions.place.accessibleName()

    @pytest.mark.parametrize(
        ("typed", "name"),
        [
            ("notes", "notes.csv"),
            ("notes.txt", "notes.txt"),
            ("Part 1.2", "Part 1.2.csv"),
            ("Mr. Lei", "Mr. Lei.csv"),
            (" 雷锋 ", "雷锋.csv"),
        ],
    )
    def test_a_name_without_an_ending_gets_one(
        self, ask: MakeAsking, folder: Path, typed: str, name: str
    ) -> None:
        asking = ask()
        asking.questions.name.setText(typed)
        assert asking.questions.path == folder / name

    def test_what_cannot_be_written_is_told_before(
        self, ask: MakeAsking, reading: Reading, folder: Path
    ) -> None:
        reading.annotate(10, 40)
        (folder / "taken.csv").mkdir()
        asking = ask()
        for typed, problem in (
            ("  ", "name"),
            ("/no/such/folder/x.csv", "folder"),
            ("taken", "is a folder"),
            ("x" * 300 + "\x00", ""),
        ):
            asking.questions.name.setText(typed)
            assert problem in asking.questions.problem
            assert asking.dialog.export.isEnabled() == (not problem)
            assert asking.questions.place.accessibleName()

    def test_choosing_takes_folder_and_name(
        self, ask: MakeAsking, answers: Answers, folder: Path, tmp_path: Path
    ) -> None:
        asking = ask()
        answers.chosen = tmp_path / "chosen.csv"
        QTest.mouseClick(asking.questions.choose, Qt.MouseButton.LeftButton)
        assert answers.suggested[0][0] == folder / "A text.csv"
        assert "*.csv" in answers.suggested[0][1]
        assert asking.questions.path == tmp_path / "chosen.csv"

    def test_choosing_nothing_leaves_everything(
        self, ask: MakeAsking, answers: Answers, folder: Path
    ) -> None:
        asking = ask()
        QTest.mouseClick(asking.questions.choose, Qt.MouseButton.LeftButton)
        assert len(answers.suggested) == 1
        assert asking.questions.path == folder / "A text.csv"

    def test_a_file_is_replaced_only_after_asking(
        self, ask: MakeAsking, answers: Answers, reading: Reading, folder: Path
    ) -> None:
        reading.annotate(10, 40)
        (folder / "A text.csv").write_text("old")
        asking = ask()
        answers.may_replace = False
        asking.dialog.export.click()
        assert answers.asked == [folder / "A text.csv"]
        assert asking.dialog.isVisible()
        assert asking.wanted == []
        answers.may_replace = True
        asking.dialog.export.click()
        assert [request.path for request in asking.wanted] == [folder / "A text.csv"]

    def test_who_chose_a_file_is_not_asked_again(
        self, ask: MakeAsking, answers: Answers, reading: Reading, folder: Path
    ) -> None:
        reading.annotate(10, 40)
        (folder / "chosen.csv").write_text("old")
        asking = ask()
        answers.chosen = folder / "chosen.csv"
        asking.questions.choose.click()
        asking.dialog.export.click()
        assert answers.asked == []
        assert len(asking.wanted) == 1


class TestDescribed:
    def test_the_file_beside_it_is_asked_about_like_the_file(
        self, ask: MakeAsking, reading: Reading, answers: Answers, folder: Path
    ) -> None:
        reading.annotate(10, 40)
        asking = ask()
        asking.questions.described.setChecked(True)
        beside = asking.questions.path.with_name(asking.questions.path.name + "-metadata.json")
        beside.write_text("mine", encoding="utf-8")
        answers.may_replace = False
        asking.dialog.export.click()
        assert answers.asked == [beside] and asking.wanted == []
        asking.questions.described.setChecked(False)
        asking.dialog.export.click()
        assert answers.asked == [beside] and len(asking.wanted) == 1


class TestAsking:
    def test_the_request_holds_all_answers_and_no_file_is_written(
        self, ask: MakeAsking, session: Session, reading: Reading, folder: Path
    ) -> None:
        reading.annotate(10, 40, note="keep")
        session.narrow(words="keep")
        asking = ask()
        asking.questions.shown.setChecked(True)
        asking.questions.format.setCurrentIndex(asking.questions.format.findData("csv-long"))
        asking.questions.exact.setChecked(True)
        asking.questions.name.setText("mine")
        asking.settle()
        QTest.keyClick(asking.questions.name, Qt.Key.Key_Return)
        (request,) = asking.wanted
        assert request.path == folder / "mine.csv"
        assert (request.format, request.spreadsheet, request.filtered) == ("csv-long", False, True)
        assert not asking.dialog.isVisible()
        assert list(folder.iterdir()) == []

    def test_choices_come_back(
        self, ask: MakeAsking, session: Session, reading: Reading, tmp_path: Path
    ) -> None:
        reading.annotate(10, 40, note="keep")
        session.narrow(words="keep")
        asking = ask()
        asking.questions.shown.setChecked(True)
        asking.questions.format.setCurrentIndex(asking.questions.format.findData("csv-long"))
        asking.questions.exact.setChecked(True)
        asking.questions.name.setText(str(tmp_path / "mine.csv"))
        asking.settle()
        asking.dialog.export.click()
        assert remembered(session) == ExportSettings("csv-long", False, True, str(tmp_path))
        again = ask()
        request = again.questions.request
        assert (request.format, request.spreadsheet, request.filtered) == ("csv-long", False, True)
        assert request.path == tmp_path / "A text.csv"

    def test_cancelling_remembers_nothing(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate(10, 40)
        before = remembered(session)
        asking = ask()
        asking.questions.exact.setChecked(True)
        QTest.keyClick(asking.dialog, Qt.Key.Key_Escape)
        assert not asking.dialog.isVisible()
        assert asking.wanted == []
        assert remembered(session) == before

    def test_the_wish_for_the_filter_outlives_an_export_without_one(
        self, ask: MakeAsking, session: Session, reading: Reading, folder: Path
    ) -> None:
        reading.annotate(10, 40)
        keep(session, ExportSettings(filtered=True, folder=str(folder)))
        ask().dialog.export.click()
        assert remembered(session).filtered

    def test_it_is_gone_once_it_is_closed(
        self, session: Session, reading: Reading, folder: Path, qtbot: QtBot
    ) -> None:
        dialog = ExportDialog(session)
        dialog.show()
        dialog.reject()
        qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))
        reading.annotate(10, 40)
        qtbot.wait(200)  # nothing of it still listens: a fault in a slot would fail the test

    def test_what_was_kept_by_another_version_does_no_harm(
        self, ask: MakeAsking, session: Session, reading: Reading
    ) -> None:
        reading.annotate(10, 40)
        keep(session, ExportSettings(format="of the future", folder="/no/such/folder"))
        asking = ask()
        assert asking.questions.request.format == next(iter(EXPORTERS))
        assert asking.questions.path.parent.is_dir()

    def test_every_form_of_the_table_can_be_asked_for(self, ask: MakeAsking) -> None:
        formats = ask().questions.format
        assert [formats.itemData(n) for n in range(formats.count())] == list(EXPORTERS)


class TestReach:
    def test_everything_that_takes_the_focus_has_a_name(
        self, ask: MakeAsking, reading: Reading
    ) -> None:
        reading.annotate(10, 40)
        asking = ask()
        for kind in (QAbstractButton, QLineEdit, QComboBox, QTableView):
            for widget in asking.dialog.findChildren(kind):
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                    name = widget.accessibleName() or widget.property("text")
                    assert name, widget

    def test_tab_goes_from_top_to_bottom(self, ask: MakeAsking, reading: Reading) -> None:
        reading.annotate(10, 40)
        asking = ask()
        questions, dialog = asking.questions, asking.dialog
        asking.questions.whole.setFocus()
        passed = [questions.format, questions.spreadsheet, questions.described]
        for widget in [
            *passed,
            questions.name,
            questions.choose,
            dialog.preview.table,
            dialog.export,
        ]:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            assert QApplication.focusWidget() is widget

    def test_it_fits_a_small_screen(self, ask: MakeAsking, reading: Reading) -> None:
        reading.annotate(10, 40)
        least = ask().dialog.minimumSizeHint()
        assert least.width() <= 640
        assert least.height() <= 430
