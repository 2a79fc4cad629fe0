"""Codebooks as JSON: an array of themes with the names of the table's columns."""

import json
from collections.abc import Iterable
from pathlib import PurePath

from leifeng_reader.core.codebook import format_path, parse_path
from leifeng_reader.core.errors import BadThemeName, BrokenFile
from leifeng_reader.exchange.codebook_entry import Entry, key_of, path_of, prose, tone_of


def write(entries: Iterable[Entry]) -> bytes:
    """Return the file, a theme a line."""
    lines = ",\n".join(json.dumps(_object(entry), ensure_ascii=False) for entry in entries)
    return f"[\n{lines}\n]\n".encode() if lines else b"[]\n"


def _object(entry: Entry) -> dict[str, object]:
    return {
        "theme": format_path(entry.path),
        "description": entry.description,
        "colour": entry.colour,
        "key": entry.key,
        "include": entry.include,
        "exclude": entry.exclude,
        "archived": entry.archived,
    }


def read(data: bytes, path: PurePath) -> list[Entry]:
    """Read an array of themes, or an object that has one as `themes`; raises BrokenFile.

    A theme is named by `theme` or `path`, as a text or a list of names, or by `name`.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BrokenFile(path, str(error)) from error
    listed = found.get("themes") if isinstance(found, dict) else found
    if not isinstance(listed, list):
        raise BrokenFile(path, "no list of themes")
    return [entry for each in listed if (entry := _entry(each)) is not None]


def _entry(found: object) -> Entry | None:
    if not isinstance(found, dict):
        return None
    path = _path(next((found[name] for name in ("theme", "path", "name") if name in found), None))
    if path is None:
        return None
    return Entry(
        path,
        prose(found.get("description")),
        tone_of(str(found.get("colour") or found.get("color") or "")),
        key_of(found.get("key")),
        prose(found.get("include")),
        prose(found.get("exclude")),
        found.get("archived") is True,
    )


def _path(written: object) -> tuple[str, ...] | None:
    if isinstance(written, list):
        return path_of(tuple(map(str, written)))
    try:
        return parse_path(written) if isinstance(written, str) else None
    except BadThemeName:
        return None
