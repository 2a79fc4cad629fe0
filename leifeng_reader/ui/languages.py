"""The languages of the interface: which there are, which is spoken, and choosing another."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from leifeng_reader import paths
from leifeng_reader.ui import settings
from leifeng_reader.ui.window import MainWindow

ENGLISH = "en"
CHINESE = "zh_CN"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", CHINESE: "简体中文"}
"""What the interface can be in, by the names of locales, each named in its own words."""

_COMMANDS = {"": "systemLanguage", ENGLISH: "english", CHINESE: "chinese"}
_OURS, _QT = "leifengTranslator", "qtTranslator"


def speak(chosen: str) -> None:
    """Have the application speak one of LANGUAGES from now on, or the system's for any other.

    What is on the screen stays as it is: widgets take their words when they are made.
    """
    app = QCoreApplication.instance()
    assert app is not None
    for former in app.findChildren(QTranslator):
        if former.objectName() in (_OURS, _QT):
            app.removeTranslator(former)
            former.deleteLater()
    language = chosen if chosen in LANGUAGES else of_system(QLocale.system().uiLanguages())
    QLocale.setDefault(_formats(language))
    if language == ENGLISH:
        return
    folder = (paths.resources() / "translations").as_posix()
    _install(app, _QT, f"qtbase_{language}", QLibraryInfo.path(_TRANSLATIONS))
    _install(app, _OURS, f"leifeng_{language}", folder)


_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath


def _install(app: QCoreApplication, name: str, file: str, folder: str) -> None:
    translator = QTranslator(app)
    translator.setObjectName(name)
    if translator.load(file, folder):
        app.installTranslator(translator)


def spoken() -> str:
    """Return which of LANGUAGES the application speaks."""
    app = QCoreApplication.instance()
    ours = app.findChild(QTranslator, _OURS) if app else None
    return ours.language() if isinstance(ours, QTranslator) else ENGLISH


def of_system(wanted: list[str]) -> str:
    """Return which of LANGUAGES suits a reader who wants these languages, the dearest first.

    They are BCP 47 tags. Chinese is in simplified characters whatever region asks for it.
    """
    for tag in wanted:
        language = tag.replace("_", "-").partition("-")[0].lower()
        if language in ("en", "c"):
            return ENGLISH
        if language == "zh":
            return CHINESE
    return ENGLISH


def _formats(language: str) -> QLocale:
    """Return whose dates and numbers go with a language: the system's, where it speaks it."""
    system = QLocale.system()
    plain = system.language() == QLocale.Language.C and language == ENGLISH
    return system if plain or system.name()[:2] == language[:2] else QLocale(language)


class Languages(QObject):
    """Lets the reader choose what the window speaks; it does so when it opens next."""

    def __init__(self, window: MainWindow) -> None:
        """Serve a window."""
        super().__init__(window)
        self._window = window

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what it does, by the commands' names."""
        return {name: partial(self._choose, tag) for tag, name in _COMMANDS.items()}

    def _choose(self, chosen: str) -> None:
        session = self._window.session
        session.keep_setting(settings.LANGUAGE, chosen)
        mark_choice(self._window)
        named = LANGUAGES.get(chosen, self.tr("the system’s language"))
        self._window.messages.show_message(
            self.tr("The next time it opens, the window speaks {0}.").format(named),
            "info",
            [(self.tr("Open it anew"), self._reopen)],
        )

    def _reopen(self) -> None:
        from leifeng_reader.ui.app import reopen

        reopen(self._window, lambda: None)


def mark_choice(window: MainWindow) -> None:
    """Check the command of the language that is chosen."""
    chosen = window.session.setting(settings.LANGUAGE) or ""
    for tag, name in _COMMANDS.items():
        window.actions_by_name[name].setChecked(tag == chosen)
