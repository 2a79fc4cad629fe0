"""From the parts a reader found in a file to a canonical text with its structure."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate

from leifeng_reader.core.document import BlockKind, Blocks, Span, Text
from leifeng_reader.core.text import CANONICAL_RULES, LINE_BREAK, canonical


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be: `text` may hold line feeds; spans count code points of canonical(text)."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader found in a file."""

    title: str
    parts: Sequence[Part]
    language: str = ""
    authors: tuple[str, ...] = ()


def compose(parts: Iterable[Part]) -> Text:
    """Join parts by line feeds into a text.

    Line feeds at a part's ends are left out, and so is what has nothing else; spans keep
    to what is left of them.
    """
    kept = [(part, text) for part in parts if (text := _block_text(part.text)[0])]
    content = "\n".join(text for _, text in kept)
    starts = list(accumulate((len(text) + 1 for _, text in kept), initial=0))[:-1]
    blocks = Blocks.of(
        ((p.kind, p.level, at) for (p, _), at in zip(kept, starts, strict=True)), len(content)
    )
    spans = tuple(
        span
        for (part, text), at in zip(kept, starts, strict=True)
        if part.spans
        for span in _placed(part, len(text), at)
    )
    return make_text(content, blocks, spans)


def _block_text(raw: str) -> tuple[str, int]:
    """Return a block's characters, and how many line feeds were left out before them."""
    whole = canonical(raw)
    left = whole.lstrip("\n")
    return left.rstrip("\n").replace("\n", LINE_BREAK), len(whole) - len(left)


def _placed(part: Part, length: int, at: int) -> Iterator[Span]:
    """Yield a part's spans as positions of the text it stands in at `at`."""
    dropped = _block_text(part.text)[1]
    for span in part.spans:
        start, end = (max(0, min(p - dropped, length)) for p in (span.start, span.end))
        if start < end:
            yield Span(span.kind, start + at, end + at, span.value)


def make_text(content: str, blocks: Blocks, spans: tuple[Span, ...]) -> Text:
    """Return a text named by what it holds: equal texts have equal ids."""
    characters = sha256(content.encode())
    whole = characters.copy()
    marks = json.dumps([(s.kind.value, s.start, s.end, s.value) for s in spans])
    for part in (blocks.packed_starts(), blocks.kinds, blocks.levels, marks.encode()):
        whole.update(part)
    return Text(
        whole.hexdigest()[:32], characters.hexdigest(), content, blocks, spans, CANONICAL_RULES
    )
