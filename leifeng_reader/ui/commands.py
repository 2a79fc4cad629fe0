"""Every command of the window: its name, words, keys, icon, and where menus show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the tables list it; keys in Qt's portable notation, the first shown."""

    name: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False


MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        str(QT_TRANSLATE_NOOP("Command", "Library")),
        (
            Command(
                "library", str(QT_TRANSLATE_NOOP("Command", "Library…")), ("Ctrl+B",), "library"
            ),
            Command("import", str(QT_TRANSLATE_NOOP("Command", "Open text…")), ("Ctrl+O",), "open"),
            Command(
                "paste",
                str(QT_TRANSLATE_NOOP("Command", "Open pasted text")),
                ("Ctrl+Shift+V",),
            ),
            Command(
                "importAnnotations",
                str(QT_TRANSLATE_NOOP("Command", "Import annotations…")),
                ("Ctrl+Shift+O",),
            ),
            Command("export", str(QT_TRANSLATE_NOOP("Command", "Export…")), ("Ctrl+E",), "export"),
            Command("automaticExports", str(QT_TRANSLATE_NOOP("Command", "Automatic exports…"))),
            None,
            Command(
                "details",
                str(QT_TRANSLATE_NOOP("Command", "Details of this text…")),
                ("Ctrl+I",),
            ),
            Command("replaceText", str(QT_TRANSLATE_NOOP("Command", "Replace this text…"))),
            Command("asItWas", str(QT_TRANSLATE_NOOP("Command", "This text as it was…"))),
            None,
            Command(
                "history", str(QT_TRANSLATE_NOOP("Command", "History…")), ("Ctrl+H",), "history"
            ),
            Command("trash", str(QT_TRANSLATE_NOOP("Command", "Trash…")), (), "trash"),
            Command("copies", str(QT_TRANSLATE_NOOP("Command", "Copies of the library…"))),
            None,
            Command("close", str(QT_TRANSLATE_NOOP("Command", "Close")), ("Ctrl+Q",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Edit")),
        (
            Command("undo", str(QT_TRANSLATE_NOOP("Command", "Undo")), ("Ctrl+Z",), "undo"),
            Command(
                "redo",
                str(QT_TRANSLATE_NOOP("Command", "Redo")),
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                "redo",
            ),
            None,
            Command("copy", str(QT_TRANSLATE_NOOP("Command", "Copy")), ("Ctrl+C",), "copy"),
            Command(
                "copyCitation",
                str(QT_TRANSLATE_NOOP("Command", "Copy with citation")),
                ("Ctrl+Shift+C",),
            ),
            Command("find", str(QT_TRANSLATE_NOOP("Command", "Find…")), ("Ctrl+F",), "find"),
            Command("findNext", str(QT_TRANSLATE_NOOP("Command", "Find next")), ("F3",)),
            Command(
                "findPrevious", str(QT_TRANSLATE_NOOP("Command", "Find previous")), ("Shift+F3",)
            ),
            Command("filter", str(QT_TRANSLATE_NOOP("Command", "Filter annotations")), ("Ctrl+L",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Annotation")),
        (
            Command(
                "highlight",
                str(QT_TRANSLATE_NOOP("Command", "Highlight with the last theme")),
                ("H",),
                "highlight",
            ),
            Command(
                "themeByName",
                str(QT_TRANSLATE_NOOP("Command", "Theme by name…")),
                ("T",),
                "themes",
            ),
            Command("note", str(QT_TRANSLATE_NOOP("Command", "Note")), ("N",), "note"),
            Command(
                "remove",
                str(QT_TRANSLATE_NOOP("Command", "Remove annotation")),
                ("Del", "Backspace"),
                "remove",
            ),
            None,
            Command(
                "nextAnnotation",
                str(QT_TRANSLATE_NOOP("Command", "Next annotation")),
                ("J",),
                "next",
            ),
            Command(
                "previousAnnotation",
                str(QT_TRANSLATE_NOOP("Command", "Previous annotation")),
                ("K",),
                "previous",
            ),
            Command(
                "cycle", str(QT_TRANSLATE_NOOP("Command", "Next of those that overlap")), ("O",)
            ),
            None,
            Command(
                "annotationHistory",
                str(QT_TRANSLATE_NOOP("Command", "History of this annotation…")),
            ),
            None,
            Command(
                "bookmark", str(QT_TRANSLATE_NOOP("Command", "Bookmark")), ("Ctrl+D",), "bookmark"
            ),
            Command(
                "annotateDocument",
                str(QT_TRANSLATE_NOOP("Command", "Note on the whole text")),
                ("Ctrl+Shift+N",),
            ),
            Command(
                "duplicate",
                str(QT_TRANSLATE_NOOP("Command", "Duplicate under another theme…")),
                ("Ctrl+Shift+D",),
            ),
            Command(
                "mergeAnnotations",
                str(QT_TRANSLATE_NOOP("Command", "Merge with those that overlap")),
                ("Ctrl+M",),
            ),
            Command(
                "confirmPlace",
                str(QT_TRANSLATE_NOOP("Command", "This is the place")),
                ("Ctrl+Shift+Return",),
                "check",
            ),
            Command(
                "anotherPassage",
                str(QT_TRANSLATE_NOOP("Command", "Move to another passage…")),
                ("Ctrl+Alt+M",),
            ),
            Command(
                "copyLink",
                str(QT_TRANSLATE_NOOP("Command", "Copy link to annotation")),
                ("Ctrl+Shift+L",),
            ),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Ends of the annotation")),
        (
            Command(
                "endLaterByWord",
                str(QT_TRANSLATE_NOOP("Command", "End: a word later")),
                ("Alt+Shift+Right",),
            ),
            Command(
                "endEarlierByWord",
                str(QT_TRANSLATE_NOOP("Command", "End: a word earlier")),
                ("Alt+Shift+Left",),
            ),
            Command(
                "endLaterBySentence",
                str(QT_TRANSLATE_NOOP("Command", "End: a sentence later")),
                ("Ctrl+Alt+Shift+Right",),
            ),
            Command(
                "endEarlierBySentence",
                str(QT_TRANSLATE_NOOP("Command", "End: a sentence earlier")),
                ("Ctrl+Alt+Shift+Left",),
            ),
            None,
            Command(
                "startEarlierByWord",
                str(QT_TRANSLATE_NOOP("Command", "Start: a word earlier")),
                ("Ctrl+Alt+Left",),
            ),
            Command(
                "startLaterByWord",
                str(QT_TRANSLATE_NOOP("Command", "Start: a word later")),
                ("Ctrl+Alt+Right",),
            ),
            Command(
                "startEarlierBySentence",
                str(QT_TRANSLATE_NOOP("Command", "Start: a sentence earlier")),
                ("Ctrl+Alt+Shift+Up",),
            ),
            Command(
                "startLaterBySentence",
                str(QT_TRANSLATE_NOOP("Command", "Start: a sentence later")),
                ("Ctrl+Alt+Shift+Down",),
            ),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Copy as")),
        (
            Command("copyPlain", str(QT_TRANSLATE_NOOP("Command", "Copy as plain text"))),
            Command("copyMarkdown", str(QT_TRANSLATE_NOOP("Command", "Copy as Markdown"))),
            Command("copyRich", str(QT_TRANSLATE_NOOP("Command", "Copy as rich text"))),
            None,
            Command(
                "citeApa", str(QT_TRANSLATE_NOOP("Command", "Cite in APA style")), checkable=True
            ),
            Command(
                "citeMla", str(QT_TRANSLATE_NOOP("Command", "Cite in MLA style")), checkable=True
            ),
            Command(
                "citeGbt",
                str(QT_TRANSLATE_NOOP("Command", "Cite in GB/T 7714 style")),
                checkable=True,
            ),
            Command(
                "citeNone",
                str(QT_TRANSLATE_NOOP("Command", "Copy without citation")),
                checkable=True,
            ),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Themes")),
        (
            Command(
                "openTheme",
                str(QT_TRANSLATE_NOOP("Command", "Open theme")),
                ("Ctrl+Shift+T",),
                "themes",
            ),
            Command(
                "mergeThemes",
                str(QT_TRANSLATE_NOOP("Command", "Merge themes…")),
                ("Ctrl+Shift+M",),
                "merge",
            ),
            Command(
                "triage",
                str(QT_TRANSLATE_NOOP("Command", "Split theme by triage…")),
                ("Ctrl+Shift+S",),
                "split",
            ),
            Command(
                "archiveTheme",
                str(QT_TRANSLATE_NOOP("Command", "Archive theme, or take it out")),
                ("Ctrl+Shift+H",),
                "archive",
            ),
            None,
            Command(
                "codebook",
                str(QT_TRANSLATE_NOOP("Command", "Codebook…")),
                ("Ctrl+Shift+B",),
            ),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Study")),
        (
            Command(
                "study",
                str(QT_TRANSLATE_NOOP("Command", "Study material…")),
                ("Ctrl+Shift+E",),
                "study",
            ),
            None,
            Command("reveal", str(QT_TRANSLATE_NOOP("Command", "Show to the class")), ("F5",)),
            Command("cards", str(QT_TRANSLATE_NOOP("Command", "Cards…")), ("Ctrl+R",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "New from template")),
        (
            Command(
                "studyCloseReading",
                str(QT_TRANSLATE_NOOP("Command", "Close reading worksheet")),
            ),
            Command("studyVocabulary", str(QT_TRANSLATE_NOOP("Command", "Vocabulary sheet"))),
            Command("studyDiscussion", str(QT_TRANSLATE_NOOP("Command", "Discussion of quotes"))),
            Command("studyQuiz", str(QT_TRANSLATE_NOOP("Command", "Quiz with key"))),
            Command(
                "studyMarginNotes",
                str(QT_TRANSLATE_NOOP("Command", "Reading with margin notes")),
            ),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Go")),
        (
            Command("search", str(QT_TRANSLATE_NOOP("Command", "Search everything…")), ("Ctrl+K",)),
            Command("palette", str(QT_TRANSLATE_NOOP("Command", "Commands…")), ("Ctrl+Shift+P",)),
            Command(
                "annotations",
                str(QT_TRANSLATE_NOOP("Command", "All annotations…")),
                ("Ctrl+Shift+A",),
                "annotations",
            ),
            Command(
                "concordance",
                str(QT_TRANSLATE_NOOP("Command", "Concordance…")),
                ("Ctrl+Shift+K",),
                "concordance",
            ),
            None,
            Command("back", str(QT_TRANSLATE_NOOP("Command", "Back")), ("Alt+Left",)),
            Command("forward", str(QT_TRANSLATE_NOOP("Command", "Forward")), ("Alt+Right",)),
            Command("goTo", str(QT_TRANSLATE_NOOP("Command", "Go to…")), ("Ctrl+G",)),
            Command(
                "followLink",
                str(QT_TRANSLATE_NOOP("Command", "Follow a link of the note")),
                ("Ctrl+Return",),
            ),
            None,
            Command("toPage", str(QT_TRANSLATE_NOOP("Command", "Go to the text")), ("F6",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "View")),
        (
            Command(
                "contents",
                str(QT_TRANSLATE_NOOP("Command", "Contents")),
                ("F8",),
                "contents",
                checkable=True,
            ),
            Command(
                "panel",
                str(QT_TRANSLATE_NOOP("Command", "Side panel")),
                ("F9",),
                "panel",
                checkable=True,
            ),
            Command(
                "pageAlone",
                str(QT_TRANSLATE_NOOP("Command", "Only the page")),
                ("F11",),
                checkable=True,
            ),
            Command(
                "marginNotes",
                str(QT_TRANSLATE_NOOP("Command", "Notes beside the text")),
                ("F10",),
                "margin",
                checkable=True,
            ),
            Command(
                "lens", str(QT_TRANSLATE_NOOP("Command", "Layers apart (hold the key)")), ("L",)
            ),
            Command(
                "pictures",
                str(QT_TRANSLATE_NOOP("Command", "Pictures…")),
                ("Ctrl+Shift+Y",),
                "chart",
            ),
            Command(
                "pageSettings",
                str(QT_TRANSLATE_NOOP("Command", "Page…")),
                ("Ctrl+T",),
                "page",
            ),
            Command(
                "larger",
                str(QT_TRANSLATE_NOOP("Command", "Larger type")),
                ("Ctrl++", "Ctrl+="),
            ),
            Command("smaller", str(QT_TRANSLATE_NOOP("Command", "Smaller type")), ("Ctrl+-",)),
            Command("usualSize", str(QT_TRANSLATE_NOOP("Command", "Usual type size")), ("Ctrl+0",)),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Language (语言)")),
        (
            Command(
                "systemLanguage",
                str(QT_TRANSLATE_NOOP("Command", "The system’s language")),
                checkable=True,
            ),
            Command("english", str(QT_TRANSLATE_NOOP("Command", "English")), checkable=True),
            Command("chinese", str(QT_TRANSLATE_NOOP("Command", "简体中文")), checkable=True),
        ),
    ),
    (
        str(QT_TRANSLATE_NOOP("Command", "Help")),
        (
            Command(
                "shortcuts",
                str(QT_TRANSLATE_NOOP("Command", "Keyboard shortcuts")),
                ("F1", "?"),
                "help",
            ),
            Command("changeKeys", str(QT_TRANSLATE_NOOP("Command", "Change keyboard shortcuts…"))),
            Command("about", str(QT_TRANSLATE_NOOP("Command", "About"))),
        ),
    ),
)
"""Menus in order; None is a separator. The shortcut sheet is made from the same table."""

SUBMENUS = {
    "Ends of the annotation": "Annotation",
    "Copy as": "Edit",
    "New from template": "Study",
    "Language (语言)": "View",
}
"""Menus that are shown inside another."""

TOOLBAR = ("library", "import", "export", "", "undo", "redo", "", "find")
"""What the toolbar shows at its left; "" is a gap."""

TOOLBAR_END = ("contents", "pageSettings", "shortcuts", "panel")
"""What it shows at its right."""

PAGE_KEYS: tuple[tuple[str, str], ...] = (
    ("← →", str(QT_TRANSLATE_NOOP("Command", "Caret by character (F7 shows it)"))),
    ("Ctrl+← →", str(QT_TRANSLATE_NOOP("Command", "By word"))),
    ("Alt+↑ ↓", str(QT_TRANSLATE_NOOP("Command", "By sentence"))),
    ("Ctrl+↑ ↓", str(QT_TRANSLATE_NOOP("Command", "By paragraph"))),
    ("Shift", str(QT_TRANSLATE_NOOP("Command", "With any of these: select"))),
    ("Space", str(QT_TRANSLATE_NOOP("Command", "Page down; with Shift up"))),
    ("Ctrl+Home End", str(QT_TRANSLATE_NOOP("Command", "Beginning, end"))),
    ("Esc", str(QT_TRANSLATE_NOOP("Command", "Leave selection or annotation"))),
)
"""Keys that the page itself takes."""


def commands() -> Iterable[Command]:
    """Yield every command of the menus."""
    for _, listed in MENUS:
        yield from (command for command in listed if command is not None)


def translated(words: str) -> str:
    """Return a table's words in the reader's language."""
    return QCoreApplication.translate("Command", words)
