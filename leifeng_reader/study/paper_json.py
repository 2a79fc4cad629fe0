"""Papers as JSON, exactly: from one process to another, and to whoever wants to look at one."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Gloss, LegendEntry, MarginNote, ReadingParagraph, Run, Style

_CLASSES: dict[str, type] = {
    made.__name__: made
    for made in (
        AnswerLines,
        Gloss,
        Glosses,
        Header,
        Legend,
        LegendEntry,
        MarginNote,
        Options,
        PageSetup,
        Paper,
        Paragraph,
        ReadingParagraph,
        ReadingText,
        Run,
        Table,
        Title,
        WordBank,
    )
}
_KIND = "is"
# What JSON has no form for, by the name of its field: how it is read, how it is written.
_FIELDS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "copy": (Copy, str),
    "kind": (BlockKind, str),
    "labels": (dict, dict),
    "logo": (b64decode, lambda logo: b64encode(logo).decode()),
    "styles": (lambda names: frozenset(map(Style, names)), sorted),
}


def to_json(paper: Paper) -> str:
    """Return a paper as JSON; fields that are as always are left out."""
    return json.dumps(_plain(paper))


def from_json(text: str) -> Paper:
    """Return the paper that JSON holds; raises ValueError for anything else."""
    try:
        found = _made(json.loads(text))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(found, Paper):
        raise ValueError(type(found).__name__)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if type(value).__name__ not in _CLASSES:
        return value
    plain: dict[str, Any] = {_KIND: type(value).__name__}
    for field in fields(value):
        held = getattr(value, field.name)
        usual = field.default if field.default is not MISSING else None
        if usual is None or held != usual:
            _, write = _FIELDS.get(field.name, (None, _plain))
            plain[field.name] = write(held)
    return plain


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(each) for each in value)
    if not isinstance(value, dict):
        return value
    made = _CLASSES[value.pop(_KIND)]
    return made(**{name: _FIELDS.get(name, (_made, None))[0](held) for name, held in value.items()})
