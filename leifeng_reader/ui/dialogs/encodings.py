"""The encodings a person may choose for a file, by what they are used for."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QComboBox

ENCODINGS: tuple[tuple[str, str], ...] = (
    (str(QT_TRANSLATE_NOOP("Encodings", "Unicode")), "utf-8"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Unicode, two bytes")), "utf-16-le"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Unicode, two bytes, other order")), "utf-16-be"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Chinese, simplified")), "gb18030"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Chinese, traditional")), "big5hkscs"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Japanese, Shift JIS")), "cp932"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Japanese, EUC")), "euc_jp"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Korean")), "cp949"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Western European")), "cp1252"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Western European, old Macintosh")), "mac_roman"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Central European")), "cp1250"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Cyrillic")), "cp1251"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Cyrillic, KOI8")), "koi8_r"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Greek")), "cp1253"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Turkish")), "cp1254"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Hebrew")), "cp1255"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Arabic")), "cp1256"),
    (str(QT_TRANSLATE_NOOP("Encodings", "Thai")), "cp874"),
)
"""Words and Python's name of each."""

_SHOWN = 14


def encoding_field(guessed: str) -> QComboBox:
    """Return a field of all encodings whose first entry, with no data, stands for the guess."""
    box = QComboBox()
    box.setMaxVisibleItems(_SHOWN)
    name = _written(guessed)
    known = next((words for words, code in ENCODINGS if code == guessed), "")
    box.addItem(f"{_translated(known)} ({name})" if known else name, "")
    box.insertSeparator(1)
    for words, code in ENCODINGS:
        if code != guessed:
            box.addItem(f"{_translated(words)} ({_written(code)})", code)
    return box


def _written(code: str) -> str:
    return code.replace("_", "-").upper().replace("CP", "Windows-", 1)


def _translated(words: str) -> str:
    return QCoreApplication.translate("Encodings", words)
