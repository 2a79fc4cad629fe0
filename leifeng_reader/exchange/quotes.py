"""Annotations to be read by people: plain quotes, and Markdown."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import LINE_BREAK
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

# What begins something else than a paragraph, or emphasis, where it stands.
_SPECIAL = re.compile(r"[\\`*_\[\]<>&]|^(?:[#+\-=~|]|\d+(?=[.)]))", re.MULTILINE)
_TRAILING = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)


def write_plain(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the quotes as plain text in UTF-8, each with its place, themes and note."""
    return "\n".join(_plain(passages)).encode()


def write_markdown(passages: Iterable[Passage], options: Options) -> bytes:
    """Return the quotes as CommonMark in UTF-8: documents and sections are headings."""
    return "\n".join(_markdown(passages)).encode()


def _plain(passages: Iterable[Passage]) -> Iterator[str]:
    for number, (document, its) in enumerate(_by_document(passages)):
        yield from ("", "") if number else ()
        yield _by_line(document)
        for passage in its:
            yield ""
            yield from _plain_passage(passage)
    yield ""


def _plain_passage(passage: Passage) -> Iterator[str]:
    if passage.annotation.selector.quote:
        yield _lines(passage.annotation.selector.quote)
    place = [*passage.section, _place(passage)] if _place(passage) else []
    themes = ", ".join(map(format_path, passage.themes))
    if place or themes:
        yield "    " + "  ·  ".join(part for part in (" > ".join(place), themes) if part)
    if passage.annotation.note:
        yield "    " + _lines(passage.annotation.note).replace("\n", "\n    ")


def _markdown(passages: Iterable[Passage]) -> Iterator[str]:
    for number, (document, its) in enumerate(_by_document(passages)):
        yield from ("", "") if number else ()
        yield f"# {escaped_markdown(_by_line(document))}"
        section: tuple[str, ...] = ()
        for passage in its:
            if passage.section != section and passage.section:
                yield from ("", f"## {escaped_markdown(' > '.join(passage.section))}")
            section = passage.section
            yield from ("", *_markdown_passage(passage))
    yield ""


def _markdown_passage(passage: Passage) -> Iterator[str]:
    annotation = passage.annotation
    if annotation.scope is Scope.PASSAGE or annotation.selector.quote:
        quote = escaped_markdown(_lines(annotation.selector.quote)).replace("\n", "  \n> ")
        yield f"> {quote}"
        yield ""
    themes = " ".join(f"**{escaped_markdown(format_path(theme))}**" for theme in passage.themes)
    told = " · ".join(part for part in (themes, _place(passage), f"[↗]({passage.link})") if part)
    yield told
    if annotation.note:
        # Notes are Markdown already; a break of ours is a line's end.
        yield from ("", annotation.note.replace(LINE_BREAK, "\n"))


def _place(passage: Passage) -> str:
    if passage.annotation.status is Status.LOST:
        return "not found in this text"  # where it stood before says nothing of this one
    return f"¶ {passage.paragraph}" if passage.paragraph else ""


def _by_document(passages: Iterable[Passage]) -> Iterator[tuple[Document, list[Passage]]]:
    for _, its in groupby(passages, key=lambda passage: passage.document.id):
        listed = list(its)
        yield listed[0].document, listed


def _by_line(document: Document) -> str:
    return (
        f"{document.title} — {', '.join(document.authors)}" if document.authors else document.title
    )


def _lines(text: str) -> str:
    return text.replace(LINE_BREAK, "\n")


def escaped_markdown(text: str) -> str:
    """Return words as CommonMark that shows them as they are."""
    return _TRAILING.sub("", _SPECIAL.sub(_escape, text))


def _escape(found: re.Match[str]) -> str:
    special = found[0]
    return f"{special}\\" if special.isdigit() else f"\\{special}"
