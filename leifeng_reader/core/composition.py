"""From the parts a reader found in a file to a canonical text with its structure."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from leifeng_reader.core.document import BlockKind, Blocks, Text
from leifeng_reader.core.spans import Span, Spans
from leifeng_reader.core.structure import (
    PLAIN,
    Entry,
    Facts,
    Image,
    PageMark,
    Structure,
    structure_json,
)
from leifeng_reader.core.text import CANONICAL_RULES, LINE_BREAK, canonical


@dataclass(frozen=True, slots=True)
class Part:
    """A block to be: `text` may hold line feeds; spans count code points of canonical(text)."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    spans: tuple[Span, ...] = ()
    facts: Facts = PLAIN


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's reader found in a file.

    Positions of `outline` and `pages` are numbers of parts; a part without text stands for the
    next one that has some. `notices` are names of what was left out, for the reader to be told.
    """

    title: str
    parts: Sequence[Part]
    language: str = ""
    authors: tuple[str, ...] = ()
    outline: tuple[Entry, ...] = ()
    pages: tuple[PageMark, ...] = ()
    images: tuple[Image, ...] = ()
    notices: tuple[str, ...] = ()


def compose(draft: Draft | Iterable[Part]) -> Text:
    """Join parts by line feeds into a text.

    Line feeds at a part's ends are left out, and so is what has nothing else; spans keep
    to what is left of them.
    """
    if not isinstance(draft, Draft):
        draft = Draft("", tuple(draft))
    made = [_block_text(_shown(part)) for part in draft.parts]
    kept = [(part, text, cut) for part, (text, cut) in zip(draft.parts, made, strict=True) if text]
    content = "\n".join(text for _, text, _ in kept)
    starts = list(accumulate((len(text) + 1 for _, text, _ in kept), initial=0))[:-1]
    blocks = Blocks.of(
        ((p.kind, p.level, at) for (p, _, _), at in zip(kept, starts, strict=True)), len(content)
    )
    spans = Spans.of(
        span
        for (part, text, cut), at in zip(kept, starts, strict=True)
        if part.spans
        for span in _placed(part.spans, cut, len(text), at)
    )
    facts = {n: part.facts for n, (part, _, _) in enumerate(kept) if part.facts != PLAIN}
    places = _places([bool(text) for text, _ in made], starts, len(content))
    outline = tuple(
        Entry(" ".join(canonical(entry.title).split()), entry.level, places[entry.position])
        for entry in draft.outline
    )
    pages = tuple(PageMark(page.label, places[page.position]) for page in draft.pages)
    return make_text(content, blocks, spans, Structure(facts, outline, pages), draft.images)


def _shown(part: Part) -> str:
    """Return a part's words; a rule without any is three stars, so that it can be pointed at."""
    return part.text or ("* * *" if part.kind is BlockKind.RULE else "")


def _places(has_text: list[bool], starts: list[int], length: int) -> list[int]:
    """Return where each part begins, or the next that has text; one more for the end."""
    left, places = list(starts), [length]
    for has in reversed(has_text):
        places.append(left.pop() if has else places[-1])
    return places[::-1]


def _block_text(raw: str) -> tuple[str, int]:
    """Return a block's characters, and how many line feeds were left out before them."""
    whole = canonical(raw)
    left = whole.lstrip("\n")
    return left.rstrip("\n").replace("\n", LINE_BREAK), len(whole) - len(left)


def _placed(spans: Iterable[Span], dropped: int, length: int, at: int) -> Iterator[Span]:
    """Yield a part's spans as positions of the text it stands in at `at`."""
    for span in spans:
        start, end = (max(0, min(p - dropped, length)) for p in (span.start, span.end))
        if start < end:
            yield Span(span.kind, start + at, end + at, span.value)


def make_text(
    content: str,
    blocks: Blocks,
    spans: Spans,
    structure: Structure | None = None,
    images: tuple[Image, ...] = (),
) -> Text:
    """Return a text named by what it holds: equal texts have equal ids."""
    from hashlib import sha256  # late: a text from the library is not composed again

    structure = structure or Structure()
    characters = sha256(content.encode())
    whole = characters.copy()
    for part in (
        blocks.packed_starts(),
        blocks.kinds,
        blocks.levels,
        spans.columns(),
        json.dumps([spans.words, structure_json(structure)]).encode(),
    ):
        whole.update(part)
    return Text(
        whole.hexdigest()[:32],
        characters.hexdigest(),
        content,
        blocks,
        spans,
        structure,
        CANONICAL_RULES,
        images,
    )
