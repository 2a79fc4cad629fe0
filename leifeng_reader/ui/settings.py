"""What the reader has set: page, window and export choices, kept in the library as JSON."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

PAGE = "page"
WINDOW = "window"
FILTER = "filter"
EXPORT = "export"
HINT = "hint"
KEYS = "keys"
LANGUAGE = "language"
AUTOMATIC = "automatic-exports"

SIZES = (10, 40)
COLUMNS = (40, 100)
LEADINGS = (1.2, 2.2)
COLOURS = ("system", "light", "sepia", "dark")


@dataclass(frozen=True, slots=True)
class PageSettings:
    """How the page looks: type size in pixels, column in characters, leading in sizes."""

    family: str = ""
    size: int = 18
    leading: float = 1.55
    column: int = 66
    colour: str = "system"

    def clamped(self) -> "PageSettings":
        """Return the settings with every number inside its bounds."""
        return PageSettings(
            self.family,
            min(max(self.size, SIZES[0]), SIZES[1]),
            min(max(round(self.leading, 2), LEADINGS[0]), LEADINGS[1]),
            min(max(self.column, COLUMNS[0]), COLUMNS[1]),
            self.colour if self.colour in COLOURS else "system",
        )


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """Where the window is: Qt's geometry in base64, the splitters' sizes, the panel shown."""

    geometry: str = ""
    splitter: str = ""
    side_splitter: str = ""
    panel: bool = True
    contents: bool = False


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """The filter, with themes as lists of ids."""

    words: str = ""
    themes: tuple[str, ...] = ()
    has_note: bool = False
    no_theme: bool = False
    hidden: tuple[str, ...] = ()
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """What the export dialog was last set to; `design` names one of a table.

    `altered` keeps what was changed about it.
    """

    format: str = "csv"
    spreadsheet: bool = True
    filtered: bool = False
    folder: str = ""
    design: str = ""
    altered: str = ""
    described: bool = False


Settings = TypeVar("Settings", PageSettings, WindowSettings, FilterSettings, ExportSettings)


def to_json(settings: object) -> str:
    """Return settings as they are kept."""
    return json.dumps(asdict(settings), ensure_ascii=False)  # type: ignore[call-overload]


def from_json(kind: type[Settings], kept: str | None) -> Settings:
    """Return kept settings; whatever is missing, unknown or of another type is the default."""
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        found = {}
    default = kind()
    if not isinstance(found, dict):
        return default
    values: dict[str, Any] = {}
    for field in fields(kind):
        standard, value = getattr(default, field.name), found.get(field.name)
        if isinstance(value, list) and isinstance(standard, tuple):
            value = tuple(str(item) for item in value)
        if type(value) is type(standard):
            values[field.name] = value
    return kind(**values)
