"""What a page shows first of a very long text, as a small text of its own."""

from typing import NamedTuple

from leifeng_reader.core.composition import make_text
from leifeng_reader.core.document import Blocks, Text
from leifeng_reader.core.spans import Spans
from leifeng_reader.core.structure import Structure

REACH = 12_000
_MOST = 3 * REACH


class Glimpse(NamedTuple):
    """Whole blocks of the text `text_id`, from code point `start` of it on."""

    text_id: str
    start: int
    text: Text


def glimpse(text: Text, position: int) -> Glimpse | None:
    """Return the blocks from the one before position to REACH code points after it.

    None where there are pictures among them, which belong to the whole text, or a giant block.
    """
    blocks = text.blocks
    if not len(blocks):
        return None
    first = max(0, blocks.index_at(position) - 1)
    last = blocks.index_at(min(position + REACH, blocks.length)) + 1
    start, end = blocks.starts[first], blocks.end(last - 1)
    facts = {n - first: text.facts(n) for n in range(first, last) if n in text.structure.facts}
    if end - start > _MOST or any(fact.image for fact in facts.values()):
        return None
    cut = Blocks.of(
        ((block.kind, block.level, block.start - start) for block in blocks[first:last]),
        end - start,
    )
    spans = Spans.of(
        span._replace(start=span.start - start, end=span.end - start)
        for span in text.spans_in(start, end)
    )
    return Glimpse(text.id, start, make_text(text.content[start:end], cut, spans, Structure(facts)))
