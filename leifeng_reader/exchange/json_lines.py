"""Texts with their annotations for language-processing tools: a line of JSON per document."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import format_path
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.structured import line

_NO_THEME = "highlight"
"""The label of a span without a theme: the tools ask for one."""


def write(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the lines: id, title, text, and spans of code points with a label each.

    A passage with several themes makes several spans; a lost one has no place in the text.
    """
    return b"".join(line(each) for each in _lines(passages, options))


def _lines(passages: Iterable[Passage], options: Options) -> Iterator[dict[str, Any]]:
    for _, its in groupby(passages, key=lambda passage: passage.document.id):
        listed = list(its)
        document = listed[0].document
        yield {
            "id": document.id,
            "title": document.title,
            "text": options.text_of(document).content,
            "spans": [span for passage in listed for span in _spans(passage)],
        }


def _spans(passage: Passage) -> Iterator[dict[str, Any]]:
    record = passage.annotation
    if record.scope is not Scope.PASSAGE or record.status is Status.LOST:
        return
    for label in [format_path(path) for path in passage.themes] or [_NO_THEME]:
        yield {
            "start": record.start,
            "end": record.end,
            "label": label,
            "id": record.id,
            "note": record.note,
        }
