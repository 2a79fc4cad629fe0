"""Where things are on disk: the library, the log, and what is bundled with the program."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

_NAME = "LeifengReader"


def library_file() -> Path:
    """Return the library to open: what LEIFENG_LIBRARY names, or else the user's own.

    Neither the file nor its folder need exist.
    """
    chosen = os.environ.get("LEIFENG_LIBRARY")
    if chosen:
        with suppress(RuntimeError):  # a ~ of nobody is a name like others
            return Path(chosen).expanduser()
        return Path(chosen)
    import appdirs

    return Path(appdirs.user_data_dir(_NAME, appauthor=False)) / "library.sqlite"


def log_file() -> Path:
    """Return the file for the program's own log; its folder need not exist."""
    import appdirs

    return Path(appdirs.user_log_dir(_NAME, appauthor=False)) / "leifeng-reader.log"


def resources() -> Path:
    """Return the folder of icons, translations, starter themes and templates."""
    return _bundled("resources")


def icon_file(name: str) -> str:
    """Return where a drawing is, with slashes, as Qt and style sheets take it."""
    return (resources() / "icons" / f"{name}.svg").as_posix()


def seeds() -> Path:
    """Return the folder of the texts that come with the program."""
    return _bundled("seeds")


@cache
def _bundled(name: str) -> Path:
    """Find a bundled folder: in the package (a wheel) or beside it (a checkout)."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
