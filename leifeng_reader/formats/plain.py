"""Plain text: paragraphs, verses, chapter heads and links."""

import re
from collections.abc import Iterable

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Entry
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.chapters import LONGEST, heads
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decoded
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.wrapping import Passage, passages

# Ideographs and full-width marks end an address: Chinese leaves no space after it.
_NEVER = r"\s<>\"“”\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_ADDRESS = re.compile(rf"(?:https?://|mailto:)[^{_NEVER}]*[^{_NEVER}.,;:!?'’)\]…]")
_USUAL = Choices()
_SHORTEST = 20
"""Lines shorter than this on average are not looked at one by one."""


def read(data: bytes, name: str, choices: Choices = _USUAL) -> Draft | None:
    """Return the passages of data, its title from the file's name; None when it is no text.

    What is hard-wrapped is unwrapped, unless line breaks are to be kept; addresses (http,
    https, mailto) become links.
    """
    raw, notices = decoded(data, choices.encoding)
    if raw is None:
        return None
    found = passages(_canonical(raw), choices.keep_line_breaks)
    levels = heads([_perhaps_head(passage) for passage in found.listed])
    parts = [_part(passage, levels.get(n, 0)) for n, passage in enumerate(found.listed)]
    outline = tuple(Entry(parts[n].text, level, n) for n, level in levels.items())
    notices += ("unwrapped",) * found.are_unwrapped
    return Draft(title_of(name), parts, outline=outline, notices=notices)


def _canonical(raw: str) -> str:
    """Return what canonical does: most lines print, and what prints is canonical."""
    if raw.count("\n") * _SHORTEST > len(raw):
        return canonical(raw)
    lines = raw.replace("\r\n", "\n").split("\n")
    return "\n".join([line if line.isprintable() else canonical(line) for line in lines])


def _perhaps_head(passage: Passage) -> str:
    """Return the words of a passage short enough to be a head, else nothing."""
    first = passage.lines[0]
    if len(first) > LONGEST or len(passage.lines) > 3:
        return ""
    return first if passage.is_single else "\n".join(line.strip() for line in passage.lines)


def _part(passage: Passage, level: int) -> Part:
    text = passage.lines[0] if passage.is_single else "\n".join(passage.lines)
    if level:
        return Part(text, BlockKind.HEADING, level, links(text))
    kind = BlockKind.PARAGRAPH if passage.is_single else BlockKind.VERSE
    return Part(text, kind, spans=links(text))


def links(text: str) -> tuple[Span, ...]:
    """Return the addresses in a text as spans."""
    if "://" not in text and "mailto:" not in text:
        return ()
    found: Iterable[re.Match[str]] = _ADDRESS.finditer(text)
    return tuple(Span(SpanKind.LINK, *m.span(), m.group()) for m in found)
