"""The details of a text: what is shown, what comes back, what cannot be saved."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from leifeng_reader.core.document import Document
from leifeng_reader.operations.shelving import Details, language_tag
from leifeng_reader.ui.dialogs.details import DetailsDialog
from leifeng_reader.ui.dialogs.languages import LANGUAGES, tag_of
from tests.ui.dialogs.conftest import keep_when_closed

DOCUMENT = Document(
    "d", "Title", "t", "s", 9, "zh-Hans", "/home/a\nb/text.txt", ("Lee; Ann", "曹雪芹")
)

Ask = Callable[[Document], tuple[DetailsDialog, list[Details]]]


@pytest.fixture
def ask(qtbot: QtBot) -> Ask:
    """Return a function that opens the dialog on a document."""

    def open_(document: Document) -> tuple[DetailsDialog, list[Details]]:
        dialog = DetailsDialog(document)
        keep_when_closed(dialog, qtbot)
        wanted: list[Details] = []
        dialog.wanted.connect(wanted.append)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog, wanted

    return open_


def test_what_is_not_edited_comes_back_as_it_was(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    assert dialog.language.currentText() == "Chinese, simplified (zh-Hans)"
    dialog.save.click()
    assert wanted == [Details(DOCUMENT.title, DOCUMENT.authors, DOCUMENT.language, DOCUMENT.source)]
    assert not dialog.isVisible()


def test_everything_can_be_written(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.title.setText("红楼梦")
    dialog.authors.setPlainText("曹雪芹；高鶚\n\nAnn")
    dialog.language.setEditText("french")
    dialog.source.setText("A shelf")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert wanted == [Details("红楼梦", ("曹雪芹", "高鶚", "Ann"), "fr", "A shelf")]


def test_a_language_is_chosen_from_the_list(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.language.setCurrentIndex(dialog.language.findData("pt-BR"))
    dialog.save.click()
    assert wanted[0].language == "pt-BR"


@pytest.mark.parametrize("title", ["", "  ", "\u00ad"])
def test_a_title_is_asked_for(ask: Ask, title: str) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.title.setText(title)
    assert "title" in dialog.problem.text() and not dialog.save.isEnabled()
    dialog.accept()
    assert wanted == [] and dialog.isVisible()
    dialog.title.setText("Better")
    assert not dialog.problem.text() and dialog.save.isEnabled()


def test_a_language_nobody_knows_is_not_saved(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.language.setEditText("Klingonish")
    assert "tag" in dialog.problem.text() and not dialog.save.isEnabled()
    dialog.language.setEditText("tlh")
    dialog.save.click()
    assert [details.language for details in wanted] == ["tlh"]


def test_a_strange_language_of_old_does_not_stand_in_the_way(ask: Ask) -> None:
    dialog, wanted = ask(Document("d", "Title", "t", "s", 9, "en_US?"))
    assert dialog.language.currentText() == "en_US?"
    dialog.title.setText("Other")
    dialog.save.click()
    assert wanted == [Details("Other", (), "en_US?", "")]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en-us", "English, American (en-US)"),
        ("ja-jp", "Japanese (ja-JP)"),
        ("zh-hant-tw", "Chinese, traditional (zh-Hant-TW)"),
        ("tlh", "tlh"),
    ],
)
def test_a_tag_is_said_with_its_name_and_kept_as_it_was(ask: Ask, tag: str, said: str) -> None:
    dialog, wanted = ask(replace(DOCUMENT, language=tag))
    assert dialog.language.currentText() == said
    assert tag_of(said) == language_tag(tag)
    dialog.save.click()
    assert wanted[0].language == tag


def test_no_language_is_a_language_too(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.language.setEditText("")
    dialog.save.click()
    assert wanted[0].language == ""


def test_escape_wishes_for_nothing(ask: Ask) -> None:
    dialog, wanted = ask(DOCUMENT)
    dialog.title.setText("Other")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert wanted == [] and not dialog.isVisible()


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("German", "de"),
        (" GERMAN (de) ", "de"),
        ("ZH-hant", "zh-Hant"),
        ("chinese, classical", "lzh"),
        ("en-AU", "en-AU"),
        ("Gibberish", ""),
    ],
)
def test_names_and_tags_are_understood(words: str, tag: str) -> None:
    assert tag_of(words) == tag


def test_every_language_of_the_list_has_a_tag_in_its_usual_case() -> None:
    assert [tag for tag, _ in LANGUAGES if language_tag(tag) != tag] == []
    assert len(dict(LANGUAGES)) == len({name for _, name in LANGUAGES}) == len(LANGUAGES)
