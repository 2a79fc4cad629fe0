"""Places in a text as a reader writes them."""

import re

from leifeng_reader.core.document import Text

_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s*[%％]")
_PAGE = re.compile(r"(?:p{1,2}\.?|page|S\.|第)\s*([^\s页]+)\s*页?", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:¶\s*)?(\d+)")


def find_place(text: Text, words: str) -> int | None:
    """Return the position of `120` or `¶ 120` (a paragraph), `40 %`, or `p. 12`; else None.

    Paragraphs count from 1; a page is found by the label the source gives it.
    """
    words = words.strip()
    length = len(text.content)
    if found := _SHARE.fullmatch(words):
        share = float(found[1].replace(",", ".")) / 100
        return round(share * length) if share <= 1 else None
    if found := _PARAGRAPH.fullmatch(words):
        number = int(found[1])
        return text.blocks.starts[number - 1] if 0 < number <= len(text.blocks) else None
    if found := _PAGE.fullmatch(words):
        label = found[1].casefold()
        pages = text.structure.pages
        return next((page.position for page in pages if page.label.casefold() == label), None)
    return None
