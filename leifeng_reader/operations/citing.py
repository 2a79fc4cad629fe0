"""A quote with where it comes from, for pasting elsewhere."""

from leifeng_reader.core.document import Document, Text, section_path
from leifeng_reader.core.text import LINE_BREAK


def cite(document: Document, text: Text, start: int, end: int) -> str:
    """Return “quote” (authors, title, section, paragraph), plain text on one or more lines."""
    quote = text.content[start:end].replace(LINE_BREAK, "\n")
    paragraph = f"¶ {text.blocks.index_at(start) + 1}"
    parts = (
        ", ".join(document.authors),
        document.title,
        " > ".join(section_path(text, start)),
        paragraph,
    )
    return f"“{quote}” ({', '.join(part for part in parts if part)})"
