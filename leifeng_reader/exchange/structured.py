"""What formats written as JSON share: one way to write it."""

import json


def written(value: object, *, indent: int | None = 1) -> bytes:
    """Return a value as JSON in UTF-8; lone surrogates cannot occur in canonical text."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode() + b"\n"
