"""The languages a text can be said to be in."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QCompleter

from leifeng_reader.core.text import fold
from leifeng_reader.operations.shelving import language_tag

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("ar", str(QT_TRANSLATE_NOOP("Language", "Arabic"))),
    ("zh", str(QT_TRANSLATE_NOOP("Language", "Chinese"))),
    ("zh-Hans", str(QT_TRANSLATE_NOOP("Language", "Chinese, simplified"))),
    ("zh-Hant", str(QT_TRANSLATE_NOOP("Language", "Chinese, traditional"))),
    ("lzh", str(QT_TRANSLATE_NOOP("Language", "Chinese, classical"))),
    ("cs", str(QT_TRANSLATE_NOOP("Language", "Czech"))),
    ("da", str(QT_TRANSLATE_NOOP("Language", "Danish"))),
    ("nl", str(QT_TRANSLATE_NOOP("Language", "Dutch"))),
    ("en", str(QT_TRANSLATE_NOOP("Language", "English"))),
    ("en-GB", str(QT_TRANSLATE_NOOP("Language", "English, British"))),
    ("en-US", str(QT_TRANSLATE_NOOP("Language", "English, American"))),
    ("fi", str(QT_TRANSLATE_NOOP("Language", "Finnish"))),
    ("fr", str(QT_TRANSLATE_NOOP("Language", "French"))),
    ("de", str(QT_TRANSLATE_NOOP("Language", "German"))),
    ("el", str(QT_TRANSLATE_NOOP("Language", "Greek"))),
    ("grc", str(QT_TRANSLATE_NOOP("Language", "Greek, ancient"))),
    ("he", str(QT_TRANSLATE_NOOP("Language", "Hebrew"))),
    ("hi", str(QT_TRANSLATE_NOOP("Language", "Hindi"))),
    ("hu", str(QT_TRANSLATE_NOOP("Language", "Hungarian"))),
    ("id", str(QT_TRANSLATE_NOOP("Language", "Indonesian"))),
    ("it", str(QT_TRANSLATE_NOOP("Language", "Italian"))),
    ("ja", str(QT_TRANSLATE_NOOP("Language", "Japanese"))),
    ("ko", str(QT_TRANSLATE_NOOP("Language", "Korean"))),
    ("la", str(QT_TRANSLATE_NOOP("Language", "Latin"))),
    ("no", str(QT_TRANSLATE_NOOP("Language", "Norwegian"))),
    ("fa", str(QT_TRANSLATE_NOOP("Language", "Persian"))),
    ("pl", str(QT_TRANSLATE_NOOP("Language", "Polish"))),
    ("pt", str(QT_TRANSLATE_NOOP("Language", "Portuguese"))),
    ("pt-BR", str(QT_TRANSLATE_NOOP("Language", "Portuguese, Brazilian"))),
    ("ru", str(QT_TRANSLATE_NOOP("Language", "Russian"))),
    ("es", str(QT_TRANSLATE_NOOP("Language", "Spanish"))),
    ("sv", str(QT_TRANSLATE_NOOP("Language", "Swedish"))),
    ("th", str(QT_TRANSLATE_NOOP("Language", "Thai"))),
    ("tr", str(QT_TRANSLATE_NOOP("Language", "Turkish"))),
    ("uk", str(QT_TRANSLATE_NOOP("Language", "Ukrainian"))),
    ("vi", str(QT_TRANSLATE_NOOP("Language", "Vietnamese"))),
)
"""Languages to choose from, by BCP 47 tag; any other can be typed as a tag."""


def language_field() -> QComboBox:
    """Return a field to choose a language in, or to write a tag in; its data are tags."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for tag, name in sorted(_named(), key=lambda named: fold(named[1])):
        field.addItem(f"{name} ({tag})", tag)
    completer = field.completer()
    assert completer is not None
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return field


def _named() -> list[tuple[str, str]]:
    return [(tag, QCoreApplication.translate("Language", name)) for tag, name in LANGUAGES]


def said(tag: str) -> str:
    """Return a tag with the language's name, as a row of the list says it, where it has one.

    A tag that says more than those listed has the name of the listed one it begins with.
    """
    written = language_tag(tag)
    names = dict(_named())
    begun = written
    while begun and begun not in names:
        begun = begun.rpartition("-")[0]
    return f"{names[begun]} ({written})" if begun else tag


def tag_of(words: str) -> str:
    """Return the tag of a language's name, of a row of the list, or of a tag; "" for others."""
    folded = fold(words).strip()
    for tag, name in _named():
        if folded in (fold(name), fold(f"{name} ({tag})"), fold(tag)):
            return tag
    inside = words.strip().rpartition("(")[2].removesuffix(")")
    if inside and fold(said(inside)) == folded:
        return language_tag(inside)
    return language_tag(words)
