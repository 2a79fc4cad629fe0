"""A theme as codebooks tell of it when they go out and come in."""

from dataclasses import dataclass

from leifeng_reader.core.codebook import clean_name
from leifeng_reader.core.colours import NEUTRAL, TONES, nearest_tone
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import canonical


@dataclass(frozen=True, slots=True)
class Entry:
    """A theme by its path; `colour` is a tone or "", `id` the library's own, "" from elsewhere."""

    path: tuple[str, ...]
    description: str = ""
    colour: str = ""
    key: int | None = None
    include: str = ""
    exclude: str = ""
    archived: bool = False
    id: str = ""


def tone_of(written: str) -> str:
    """Return the tone for a tone's name or for any colour "#rrggbb" or "#rgb"; "" for others."""
    name = written.strip().lower()
    if name in TONES and name != NEUTRAL:
        return name
    if len(name) == 4:
        name = "#" + "".join(2 * digit for digit in name[1:])
    try:
        return nearest_tone(name)
    except ValueError:
        return ""


def key_of(written: object) -> int | None:
    """Return a digit from 1 to 9, None for anything else."""
    text = str(written).strip()
    return int(text) if len(text) == 1 and text in "123456789" else None


def path_of(names: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the names as a library takes them, None when one cannot be."""
    try:
        return tuple(map(clean_name, names)) or None
    except BadThemeName:
        return None


def prose(written: object) -> str:
    """Return a description's characters as a library holds them."""
    return canonical(str(written or "")).strip()
