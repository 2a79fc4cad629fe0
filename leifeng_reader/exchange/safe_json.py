"""JSON from anywhere, read within limits."""

import json
from pathlib import PurePath
from typing import Any

from leifeng_reader.core.errors import BrokenFile, TooMuch

DEEPEST = 64
LONGEST = 64_000_000

Json = dict[str, Any]


def loaded(text: str, path: PurePath) -> object:
    """Return the value of a JSON text; raises BrokenFile or TooMuch.

    What JSON forbids and readers let pass is refused: numbers that are none, a name given twice.
    """
    if len(text) > LONGEST:
        raise TooMuch(path, "characters", len(text), LONGEST)
    try:
        _check_depth(text, path)
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse,
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError) as error:
        raise BrokenFile(path, str(error)) from error


def _check_depth(text: str, path: PurePath) -> None:
    """Count brackets before anything is built; those in strings are passed over."""
    depth, in_string, escaped = 0, False, False
    for character in text if text.count("[") + text.count("{") > DEEPEST else "":
        if in_string:
            in_string = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            if depth > DEEPEST:
                raise TooMuch(path, "depth", depth, DEEPEST)
        elif character in "]}":
            depth -= 1


def _refuse(name: str) -> None:
    raise ValueError(name)


def _object(pairs: list[tuple[str, object]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return found


def objects(value: object) -> list[Json]:
    """Return the objects of a list, or the one that stands in the place of a list."""
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, dict)]
