"""Taguette's projects: highlights by bytes of a page's characters, tags under one another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.database import Id, Row, Tables, by_id, identity, number, raw, words
from leifeng_reader.exchange.html_text import HtmlText, html_text
from leifeng_reader.exchange.incoming import Enclosed, Incoming, Parcel, Path, made_id, prose
from leifeng_reader.exchange.plain_text import PlainText, plain_text, same_words
from leifeng_reader.exchange.tag_nesting import nest

_CONTINUED = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""


def read(tables: Tables, path: PurePath) -> Parcel:
    """Read every project of a database."""
    tags = _tags(tables)
    carried: dict[Id, list[Path]] = {}
    for row in tables["highlight_tags"]:
        if tag := tags.get(identity(row, "tag_id")):
            carried.setdefault(identity(row, "highlight_id"), []).append(tag.path)
    marked: dict[Id, list[Row]] = {}
    for row in tables["highlights"]:
        marked.setdefault(identity(row, "document_id"), []).append(row)
    texts, incoming = [], []
    for row in tables["documents"]:
        page = _page(row, marked.get(identity(row, "id"), []))
        if page.enclosed.text.content:
            texts.append(page.enclosed)
        incoming += list(_highlights(page, marked.get(identity(row, "id"), []), carried))
    return Parcel(tuple(incoming), tuple(texts), tuple({t.path: t for t in tags.values()}.values()))


def _tags(tables: Tables) -> dict[Id, Entry]:
    """Return the tags by what highlights know them by; each project has tags of its own."""
    projects: dict[Id, dict[Id, Row]] = {}
    for key, row in by_id(tables["tags"], "id").items():
        projects.setdefault(identity(row, "project_id"), {})[key] = row
    found = {}
    for rows in projects.values():
        names = {key: raw(row, "path").strip() for key, row in rows.items()}
        paths = nest(names.values())
        for key, name in names.items():
            if name in paths:
                found[key] = Entry(paths[name], words(rows[key], "description"))
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A document: its characters, the text made of them, and where bytes are among them."""

    enclosed: Enclosed
    html: HtmlText
    plain: PlainText
    points: dict[int, int]


def _page(row: Row, highlights: list[Row]) -> _Page:
    html = html_text(raw(row, "contents"))
    plain = plain_text(html.broken, is_html=True)
    title = words(row, "name")
    text_id = made_id("text", title, plain.text.sha256)
    wanted = {number(each, end) for each in highlights for end in ("start_offset", "end_offset")}
    return _Page(
        Enclosed(text_id, title, plain.text), html, plain, _points(html.characters, wanted)
    )


def _points(characters: str, wanted: set[int]) -> dict[int, int]:
    """Return how many characters are before each of some positions in bytes of UTF-8."""
    data = characters.encode("utf-8", "replace")
    found, counted = {0: 0}, 0
    for before, here in pairwise((0, *sorted(wanted - {0}))):
        counted += len(data[before:here].translate(None, _CONTINUED))
        found[here] = counted
    return found


def _highlights(page: _Page, rows: list[Row], carried: dict[Id, list[Path]]) -> Iterator[Incoming]:
    for row in rows:
        told = prose(html_text(raw(row, "snippet")).broken)
        quote, start, end = _passage(page, row, told)
        yield Incoming(
            key=made_id("taguette", page.enclosed.title, str(identity(row, "id")), quote),
            title=page.enclosed.title,
            quote=quote,
            themes=tuple(dict.fromkeys(carried.get(identity(row, "id"), ()))),
            start=start,
            end=end,
            document_id=page.enclosed.id,
            text_sha256=page.enclosed.text.sha256,
        )


def _passage(page: _Page, row: Row, told: str) -> tuple[str, int, int]:
    """Return a highlight's words and place; older projects counted characters, not bytes."""
    offsets = number(row, "start_offset"), number(row, "end_offset")
    start, end = (page.points[offset] for offset in offsets)
    for first, last in ((start, end), offsets):
        if same_words(page.html.characters[first:last], told):
            return page.plain.passage(*page.html.span(first, last))
    return page.plain.passage(*page.html.span(start, end), told)
