"""Plain text: each line with something on it is a paragraph."""

import re

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.encoding import decode

# Ideographs and full-width marks end an address: Chinese leaves no space after it.
_NEVER = r"\s<>\"“”\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_ADDRESS = re.compile(rf"(?:https?://|mailto:)[^{_NEVER}]*[^{_NEVER}.,;:!?'’)\]…]")


def read(data: bytes, name: str) -> Draft | None:
    """Return the paragraphs of data, its title from the file's name; None when it is no text.

    Addresses (http, https, mailto) become links.
    """
    raw = decode(data)
    if raw is None:
        return None
    lines = (line.strip() for line in canonical(raw).split("\n"))
    return Draft(name, [_part(line) for line in lines if line])


def _part(line: str) -> Part:
    if "://" not in line and "mailto:" not in line:
        return Part(line)
    found = _ADDRESS.finditer(line)
    return Part(line, spans=tuple(Span(SpanKind.LINK, *m.span(), m.group()) for m in found))
