"""Passages copied with their sources named: as plain text, as Markdown, as HTML."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.citation import Run, Source, Style, mention, reference
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.text import LINE_BREAK
from leifeng_reader.exchange.quotes import escaped_markdown
from leifeng_reader.exchange.readwise_csv import web_address


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage to be copied; `html` are its paragraphs with their emphasis, "" for plain ones.

    `page` is what its page is called, "" where pages are not known; paragraph 0 has no place.
    """

    document: Document
    quote: str
    page: str = ""
    paragraph: int = 0
    html: str = ""


def quoted(document: Document, text: Text, start: int, end: int, html: str = "") -> Quoted:
    """Return a passage of a text, to be copied."""
    pages = text.structure.pages
    place = bisect_right([mark.position for mark in pages], start)
    page = pages[place - 1].label if place else ""
    paragraph = text.blocks.index_at(start) + 1
    return Quoted(document, text.content[start:end], page, paragraph, html)


def quoted_annotation(
    document: Document, text: Text, annotation: Annotation, html: str = ""
) -> Quoted | None:
    """Return an annotation's passage, None for one that has none; a lost one has no place."""
    if annotation.scope is not Scope.PASSAGE or not annotation.selector.quote:
        return None
    if annotation.status is Status.LOST:
        return Quoted(document, annotation.selector.quote)
    return quoted(document, text, annotation.start, annotation.end, html)


def source_of(document: Document) -> Source:
    """Return what is known of a document; it was looked at on the day it came in."""
    authors = tuple(name for name in map(str.strip, document.authors) if name)
    return Source(document.title, authors, web_address(document), document.created[:10])


def as_plain(passages: Sequence[Quoted], style: Style) -> str:
    """Return passages as plain text: each with its citation, and the sources once at the end."""
    if style is Style.NONE:
        return "\n\n".join(_lines(each.quote) for each in passages)
    told = [f"“{_lines(each.quote)}”{_cited(each, passages, style)}" for each in passages]
    told += ["\n".join(filter(None, (_plain(entry) for entry in _sources(passages, style))))]
    return "\n\n".join(filter(None, told))


def as_markdown(passages: Sequence[Quoted], style: Style) -> str:
    """Return passages as block quotes in CommonMark, sources as as_plain has them."""
    told = []
    for each in passages:
        cited = escaped_markdown(_cited(each, passages, style))
        words = f"{escaped_markdown(_lines(each.quote))}{cited}"
        told.append("> " + words.replace("\n", "  \n> "))
    for entry in _sources(passages, style):
        told.append("".join(_marked(run) for run in entry))
    return "\n\n".join(filter(None, told))


def as_html(passages: Sequence[Quoted], style: Style) -> str:
    """Return passages as block quotes in HTML, sources as as_plain has them."""
    told = []
    for each in passages:
        cited = escape(_cited(each, passages, style), quote=False)
        cited = f"<sup>{cited}</sup>" if style is Style.GBT and cited else cited
        inside = each.html or _paragraphs(each.quote)
        last = "</p>" if inside.endswith("</p>") else ""
        told.append(f"<blockquote>{inside.removesuffix('</p>')}{cited}{last}</blockquote>")
    for entry in _sources(passages, style):
        told.append(f"<p>{''.join(_tagged(run) for run in entry)}</p>" if entry else "")
    return "\n".join(filter(None, told))


def _cited(each: Quoted, passages: Sequence[Quoted], style: Style) -> str:
    """Return what stands after a quote: a number in GB/T 7714, else who and where."""
    source = source_of(each.document)
    if style is Style.GBT:
        number = list(_documents(passages)).index(each.document.id) + 1
        return f"[{number}]{each.page}" if reference(source, style) else ""
    found = mention(source, style, each.page, each.paragraph)
    return f" {found}" if found else ""


def _documents(passages: Sequence[Quoted]) -> dict[str, Document]:
    return {each.document.id: each.document for each in passages}


def _sources(passages: Sequence[Quoted], style: Style) -> list[list[Run]]:
    """Return the entries of the documents, each once."""
    told = []
    for number, document in enumerate(_documents(passages).values(), 1):
        entry = reference(source_of(document), style)
        lead = [(f"[{number}] ", False)] if entry and style is Style.GBT else []
        told.append([*lead, *entry])
    return told


def _lines(quote: str) -> str:
    return quote.replace(LINE_BREAK, "\n")


def _plain(entry: Sequence[Run]) -> str:
    return "".join(words for words, _ in entry)


def _marked(run: Run) -> str:
    words, is_italic = run
    kept = words.rstrip(" ")
    written = escaped_markdown(kept)
    return (f"*{written}*" if is_italic else written) + words[len(kept) :]


def _tagged(run: Run) -> str:
    words, is_italic = escape(run[0], quote=False), run[1]
    return f"<em>{words}</em>" if is_italic else words


def _paragraphs(quote: str) -> str:
    lines = (escape(line, quote=False).replace(LINE_BREAK, "<br>") for line in quote.split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines)
