"""What a card shows: a passage among the sentences around it."""

from typing import NamedTuple

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.boundaries import sentence_at, sentence_starts
from leifeng_reader.core.document import Text

REACH = 400
"""How many characters of its sentences are shown on each side of a passage."""

_LONGEST = 2000


class Passage(NamedTuple):
    """A passage and what stands before and after it."""

    before: str
    quote: str
    after: str


def passage(annotation: Annotation, text: Text | None) -> Passage:
    """Return an annotation's passage in its sentences; with its neighbours where it fills them.

    Where the text is not there, or says something else now, what the annotation kept of it.
    """
    start, end, selector = annotation.start, annotation.end, annotation.selector
    if text is None or text.content[start:end] != selector.quote:
        return Passage(selector.prefix, selector.quote[:_LONGEST], selector.suffix)
    content = text.content
    low, high = _sentences(text, start, end)
    before, after = content[low:start], content[end:high]
    if len(before) > REACH:
        before = "…" + before[-REACH:]
    if len(after) > REACH:
        after = after[:REACH] + "…"
    return Passage(before.lstrip(), selector.quote[:_LONGEST], after.rstrip())


def _sentences(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that [start, end) touches, wider where it fills them."""
    content, blocks = text.content, text.blocks
    first, last = blocks.index_at(start), blocks.index_at(max(start, end - 1))
    top, bottom = blocks.starts[first], blocks.end(last)
    low, _ = sentence_at(content, start, top, bottom)
    _, high = sentence_at(content, max(start, end - 1), top, bottom)
    low, high = min(low, start), max(high, end)
    letters = sum(c.isalnum() for c in content[low:start] + content[end:high])
    if not letters:
        starts = [s for s in sentence_starts(content, max(top, low - REACH), low) if s < low]
        low = starts[-1] if starts else low
        high = sentence_at(content, high + 1, top, bottom)[1] if high + 1 < bottom else high
    return low, max(high, end)
