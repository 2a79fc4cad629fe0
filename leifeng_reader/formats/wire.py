"""Drafts and faults as bytes between processes: a JSON header, then its blobs; data, never code.

A frame is the header's length (8 bytes, big-endian), the header, and the blobs one after the
other, whose sizes the header names under "blobs".
"""

import json
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import accumulate, pairwise
from pathlib import PurePath
from typing import Any

from leifeng_reader.core import errors
from leifeng_reader.core.columns import packed, unpacked
from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import PLAIN, Cell, Entry, Facts, Image, PageMark

HEADER_LIMIT = 200_000_000
ROW_LIMIT = 100_000
"""How many cells a row may have: as many as a table."""

_CELL = Cell()
_BLOCK_KINDS = tuple(BlockKind)
_BLOCK_CODES = {kind: code for code, kind in enumerate(_BLOCK_KINDS)}
_SPAN_KINDS = tuple(SpanKind)
_SPAN_CODES = {kind: code for code, kind in enumerate(_SPAN_KINDS)}


def frame(header: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> list[bytes]:
    """Return the pieces of a frame, to be written one after the other."""
    text = json.dumps({**header, "blobs": [len(blob) for blob in blobs]}).encode()
    return [len(text).to_bytes(8, "big"), text, *blobs]


def opened(data: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return header and blobs of a frame; raises ValueError for anything else."""
    size = 8 + int.from_bytes(data[:8], "big")
    if not 8 < size <= min(len(data), HEADER_LIMIT):
        raise ValueError(size)
    try:
        header = json.loads(data[8:size])
    except RecursionError as error:
        raise ValueError(str(error)) from error
    if not isinstance(header, dict) or not isinstance(header.get("blobs"), list):
        raise ValueError(header)
    ends = list(accumulate((_number(blob) for blob in header["blobs"]), initial=size))
    if ends[-1] != len(data):
        raise ValueError(len(data))
    return header, [data[start:end] for start, end in pairwise(ends)]


# --- drafts ------------------------------------------------------------------------------------


def draft_frame(draft: Draft) -> list[bytes]:
    """Return a draft as the pieces of a frame."""
    facts: dict[Facts, int] = {PLAIN: 0}
    words: dict[str, int] = {}
    columns = [
        "".join(part.text for part in draft.parts).encode("utf-8", "surrogatepass"),
        packed(array("I", [len(part.text) for part in draft.parts])),
        bytes(_BLOCK_CODES[part.kind] for part in draft.parts),
        bytes(part.level for part in draft.parts),
        packed(array("I", [facts.setdefault(part.facts, len(facts)) for part in draft.parts])),
        packed(array("I", [len(part.spans) for part in draft.parts])),
        *_span_columns([span for part in draft.parts for span in part.spans], words),
    ]
    header = {
        "title": draft.title,
        "language": draft.language,
        "authors": draft.authors,
        "notices": draft.notices,
        "outline": [[entry.title, entry.level, entry.position] for entry in draft.outline],
        "pages": [[page.label, page.position] for page in draft.pages],
        "images": [[i.name, i.media_type, i.width, i.height] for i in draft.images],
        "facts": [_fact_row(fact) for fact in facts],
        "words": list(words),
    }
    return frame(header, [*columns, *(image.data for image in draft.images)])


def _span_columns(spans: list[Span], words: dict[str, int]) -> list[bytes]:
    return [
        bytes(_SPAN_CODES[span.kind] for span in spans),
        packed(array("I", [span.start for span in spans])),
        packed(array("I", [span.end for span in spans])),
        packed(array("I", [words.setdefault(span.value, len(words)) for span in spans])),
    ]


def _fact_row(facts: Facts) -> list[Any]:
    table = [_cell_row(row) for row in facts.table]
    return [
        facts.marker, facts.depth, facts.language, facts.direction, facts.anchor, facts.image, table
    ]  # fmt: skip


def _cell_row(row: tuple[Cell, ...]) -> int | list[list[int]]:
    """Return how many cells a row has where all of them are plain, else what each is."""
    if all(cell is _CELL or cell == _CELL for cell in row):
        return len(row)
    return [[cell.columns, cell.rows, cell.header] for cell in row]


def draft_of(data: bytes) -> Draft:
    """Return the draft of a frame; raises ValueError unless it is one, whole and consistent."""
    try:
        header, blobs = opened(data)
        return _draft(header, blobs)
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def _draft(header: dict[str, Any], blobs: list[bytes]) -> Draft:
    parts = _parts(blobs[:10], [_facts(row) for row in header["facts"]], _words(header["words"]))
    images = zip(header["images"], blobs[10:], strict=True)
    return Draft(
        _word(header["title"]),
        parts,
        _word(header["language"]),
        tuple(_words(header["authors"])),
        tuple(
            Entry(_word(title), _number(level), _place(at, parts))
            for title, level, at in header["outline"]
        ),
        tuple(PageMark(_word(label), _place(at, parts)) for label, at in header["pages"]),
        tuple(
            Image(_word(name), _word(kind), data, _number(width), _number(height))
            for (name, kind, width, height), data in images
        ),
        tuple(_words(header["notices"])),
    )


def _parts(blobs: list[bytes], facts: list[Facts], words: list[str]) -> list[Part]:
    characters, lengths, kinds, levels, fact_numbers, span_counts, *span_columns = blobs
    text = characters.decode("utf-8", "surrogatepass")
    spans = list(_spans(span_columns, words))
    ends = list(accumulate(unpacked(lengths), initial=0))
    span_ends = list(accumulate(unpacked(span_counts), initial=0))
    if (ends[-1], span_ends[-1]) != (len(text), len(spans)):
        raise ValueError(ends[-1])
    columns = zip(
        pairwise(ends), kinds, levels, unpacked(fact_numbers), pairwise(span_ends), strict=True
    )
    return [
        Part(
            text[start:end],
            _BLOCK_KINDS[kind],
            level,
            tuple(spans[first:last]) if first != last else (),
            facts[fact],
        )
        for (start, end), kind, level, fact, (first, last) in columns
    ]


def _spans(columns: list[bytes], words: list[str]) -> Iterator[Span]:
    kinds, *numbers = columns
    starts, ends, values = map(unpacked, numbers)
    for kind, start, end, value in zip(kinds, starts, ends, values, strict=True):
        yield Span(_SPAN_KINDS[kind], start, end, words[value])


def _facts(row: list[Any]) -> Facts:
    marker, depth, language, direction, anchor, image, table = row
    return Facts(
        marker=_word(marker),
        depth=_number(depth),
        language=_word(language),
        direction=_word(direction),
        anchor=_word(anchor),
        image=_word(image),
        table=tuple(map(_cells, table)),
    )


def _cells(row: object) -> tuple[Cell, ...]:
    if isinstance(row, list):
        return tuple(Cell(_number(c), _number(r), h is True) for c, r, h in row)
    if (count := _number(row)) > ROW_LIMIT:
        raise ValueError(count)
    return (_CELL,) * count


def _words(found: list[Any]) -> list[str]:
    return [_word(word) for word in found]


def _word(found: object) -> str:
    if not isinstance(found, str):
        raise ValueError(found)
    return found


def _number(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(found)
    return found


def _place(found: object, parts: list[Part]) -> int:
    if (place := _number(found)) > len(parts):
        raise ValueError(place)
    return place


# --- faults ------------------------------------------------------------------------------------


def fault_frame(error: errors.ReaderError) -> list[bytes]:
    """Return a fault as the pieces of a frame: its class's name and its fields but for the path."""
    named = fields(error)  # type: ignore[arg-type]
    kept = {field.name: getattr(error, field.name) for field in named if field.name != "path"}
    return frame({"fault": type(error).__name__, "fields": kept})


def fault_of(data: bytes, path: PurePath) -> errors.ReaderError | None:
    """Return the fault of a frame, as one of the file at path; None when it is something else.

    Raises ValueError when it is no frame.
    """
    header, _ = opened(data)
    kind = getattr(errors, str(header.get("fault")), None)
    if not (isinstance(kind, type) and issubclass(kind, errors.ReaderError)):
        return None
    kept = {name: value for name, value in header.get("fields", {}).items() if _is_plain(value)}
    make: Callable[..., errors.ReaderError] = kind
    try:
        return make(path=path, **kept)
    except TypeError as error:
        raise ValueError(str(error)) from error


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int)
