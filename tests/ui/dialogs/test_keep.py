"""The dialog that asks for an automatic export."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from leifeng_reader.core.filters import Filter
from leifeng_reader.operations.automatic_exports import AutomaticExport
from leifeng_reader.ui.dialogs.keep import KeepDialog
from leifeng_reader.ui.session import Session
from tests.ui.dialogs.conftest import Answers, keep_when_closed


@pytest.fixture
def begun(tmp_path: Path) -> AutomaticExport:
    """An export to begin with."""
    path = tmp_path / "A text.csv"
    return AutomaticExport("1", str(path), "csv", spreadsheet=True, wanted=Filter("雷锋"))


@pytest.fixture
def dialog(
    session: Session, begun: AutomaticExport, answers: Answers, qtbot: QtBot
) -> Iterator[KeepDialog]:
    """The dialog on the session's text."""
    taken = [str(begun.file.with_name("taken.csv"))]
    made = KeepDialog(
        begun,
        session.document,
        taken,
        choose=answers.choose,
        choose_in=lambda parent, suggested: answers.chosen,
        replace_allowed=answers.replace,
    )
    keep_when_closed(made, qtbot)
    made.show()
    yield made


def choose_extent(dialog: KeepDialog, kind: str) -> None:
    dialog.extent.setCurrentIndex(dialog.extent.findData(kind))


def choose_form(dialog: KeepDialog, form: str) -> None:
    dialog.form.setCurrentIndex(dialog.form.findData(form))


def test_as_it_begins_it_is_of_the_open_text(
    dialog: KeepDialog, session: Session, begun: AutomaticExport
) -> None:
    document, _ = session.require_document()
    assert dialog.export == replace(begun, document_id=document.id, wanted=Filter())
    dialog.narrow.setChecked(True)
    assert dialog.export.wanted == begun.wanted


def test_narrowed_as_the_export_was(begun: AutomaticExport, session: Session, qtbot: QtBot) -> None:
    made = KeepDialog(begun, session.document, [], narrowed=True)
    keep_when_closed(made, qtbot)
    assert made.export.wanted == begun.wanted
    without = KeepDialog(replace(begun, wanted=Filter()), None, [], narrowed=True)
    keep_when_closed(without, qtbot)
    assert without.export.wanted == Filter() and without.export.document_id == ""


def test_a_folder_for_the_library_and_back(dialog: KeepDialog, begun: AutomaticExport) -> None:
    choose_extent(dialog, "folder")
    assert dialog.export.in_folder and dialog.export.file == begun.file.parent
    assert dialog.export.document_id == ""
    choose_extent(dialog, "library")
    assert not dialog.export.in_folder and dialog.export.file.parent == begun.file.parent


def test_another_form_has_another_ending_and_no_dialect(dialog: KeepDialog) -> None:
    choose_form(dialog, "html")
    assert dialog.export.file.name == "A text.html"
    assert not dialog.export.spreadsheet
    choose_extent(dialog, "folder")
    choose_form(dialog, "docx")
    choose_extent(dialog, "text")
    assert dialog.export.file.name == "A text.docx"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Say in full"),
        ("relative.csv", "Say in full"),
        ("{0}/none/a.csv", "There is no folder"),
        ("{0}", "is a folder"),
        ("{0}/taken.csv", "Another automatic export"),
    ],
)
def test_what_cannot_be_kept_is_said(
    dialog: KeepDialog, tmp_path: Path, typed: str, problem: str
) -> None:
    assert dialog.keep.isEnabled()
    dialog.path.setText(typed.format(tmp_path))
    assert problem in dialog.problem_label.text()
    assert not dialog.keep.isEnabled()


def test_a_file_that_is_there_is_asked_about(
    dialog: KeepDialog, begun: AutomaticExport, answers: Answers
) -> None:
    wished: list[tuple[AutomaticExport, bool]] = []
    dialog.wanted.connect(lambda export, anyway: wished.append((export, anyway)))
    begun.file.write_text("mine", encoding="utf-8")
    answers.may_replace = False
    dialog.keep.click()
    assert wished == [] and dialog.isVisible()
    answers.may_replace = True
    dialog.keep.click()
    assert [anyway for _, anyway in wished] == [True]


def test_one_chosen_is_not_asked_about_again(
    dialog: KeepDialog, begun: AutomaticExport, answers: Answers
) -> None:
    answers.chosen = begun.file.with_name("other.csv")
    answers.chosen.write_text("mine", encoding="utf-8")
    dialog.choose.click()
    dialog.keep.click()
    assert answers.asked == [] and not dialog.isVisible()
