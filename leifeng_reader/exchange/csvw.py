"""What describes a table to programs: CSV on the Web, as the W3C has it, in a file beside it."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.spreadsheet import ESCAPED
from leifeng_reader.exchange.design import Dates, Design, Rows
from leifeng_reader.exchange.designed_table import Path, header

SUFFIX = "-metadata.json"
"""What comes after the table's whole name."""

_COUNT = {"base": "integer", "minimum": 0}
_TRUTH = {"base": "boolean", "format": "1|0"}
_TIMES: Mapping[Dates, Any] = {
    Dates.ISO: "dateTimeStamp",
    Dates.SPREADSHEET: {"base": "dateTime", "format": "yyyy-MM-dd HH:mm:ss"},
    Dates.DAY: {"base": "date", "format": "yyyy-MM-dd"},
}
_TYPES: Mapping[str, Any] = {
    "paragraph": _COUNT,
    "start": _COUNT,
    "end": _COUNT,
    "status": {"base": "string", "format": "|".join(Status)},
    "scope": {"base": "string", "format": "|".join(Scope)},
    "text_sha256": {"base": "string", "length": 64},
    "link": "anyURI",
    "url": "anyURI",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WORDS = {"quote", "prefix", "suffix"}
_ABOUT = {
    "id": "Names the annotation for good.",
    "document_id": "Names the document for good.",
    "document": "The document's title.",
    "section": "The headings above, outermost first, parted by ' > '.",
    "paragraph": "The number of the block in its text, from 1; 0 for the whole document.",
    "start": "The first code point, from 0.",
    "end": "One past the last code point.",
    "quote": "The passage.",
    "prefix": "What stands before the passage.",
    "suffix": "What stands after the passage.",
    "themes": "Paths of themes, such as Service/Volunteering, parted by '; '; a \\ stands before"
    " a ;, \\ or / that belongs to a name.",
    "note": "What the reader wrote.",
    "created": "When the annotation was made.",
    "modified": "When it was changed last.",
    "status": "How it stands to the text.",
    "annotator": "Who made it.",
    "text_sha256": "The SHA-256 of the text's characters in UTF-8.",
    "link": "Leads back to the annotation.",
    "scope": "What it is about: a passage, a place, the document.",
    "authors": "The document's authors.",
    "source": "Where the document came from.",
    "language": "The document's language.",
    "colour": "The tone of the first theme.",
    "url": "The document's address on the web.",
    "tagged_note": "The themes as .words, then the note.",
}
_ESCAPED_ABOUT = "1 where a ' was put before cells of the row that look like formulas."


def describe(
    name: str,
    design: Design,
    themes: Sequence[Path] = (),
    *,
    title: str = "",
    language: str = "",
) -> bytes:
    """Return the description of the table of that file name, in UTF-8.

    `themes` are those with a column of 0 and 1; `language` is that of the quotes.
    """
    table: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": _address(name),
        "dialect": {
            "delimiter": design.separator,
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": ["\r\n"],
            "quoteChar": '"',
            "doubleQuote": True,
            "trim": False,
        },
        "tableSchema": _schema(design, themes, language),
    }
    if title:
        table["dc:title"] = title
    return (json.dumps(table, ensure_ascii=False, indent=2) + "\n").encode()


def _address(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


def _schema(design: Design, themes: Sequence[Path], language: str) -> dict[str, Any]:
    columns: list[dict[str, Any]] = []
    for column in design.placed:
        if column.name == "themes" and design.rows is Rows.INDICATORS:
            columns += [_indicator(number, path) for number, path in enumerate(themes, 1)]
        else:
            columns.append(_column(column.name, design, language))
    if design.escaped:
        about = {"name": ESCAPED, "datatype": _TRUTH, "dc:description": _ESCAPED_ABOUT}
        columns.append(about)
    for described, heading in zip(columns, header(design, themes), strict=True):
        described["titles"] = heading
    schema: dict[str, Any] = {"columns": columns}
    names = [column["name"] for column in columns]
    keys = ["id", "theme"] if design.rows is Rows.THEME else ["id"]
    if all(key in names for key in keys):
        schema["primaryKey"] = keys if len(keys) > 1 else keys[0]
    return schema


def _column(name: str, design: Design, language: str) -> dict[str, Any]:
    is_time = name in ("created", "modified")
    told: dict[str, Any] = {
        "name": "theme" if name == "themes" and design.rows is Rows.THEME else name,
        "datatype": _TIMES[design.dates] if is_time else _TYPES.get(name, "string"),
        "dc:description": _ABOUT[name],
    }
    if name == "id":
        told["required"] = True
    if name in _WORDS and _LANGUAGE.fullmatch(language):
        told["lang"] = language
    return told


def _indicator(number: int, path: Path) -> dict[str, Any]:
    about = f"1 where the annotation carries {format_path(path)}, else 0."
    return {"name": f"theme_{number}", "datatype": _TRUTH, "dc:description": about}
