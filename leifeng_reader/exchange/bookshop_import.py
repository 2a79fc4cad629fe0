"""Annotations out of the databases of Apple's and Kobo's readers."""

from collections.abc import Iterator
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.exchange.database import Row, Tables, by_id, identity, number, raw, words
from leifeng_reader.exchange.incoming import Incoming, Parcel, made_id, utc

_APPLE_BEGINS = 978_307_200
"""Apple counts seconds from the first day of 2001."""


def read_apple(tables: Tables, path: PurePath) -> Parcel:
    """Read Apple Books' annotations; titles come from its library, where that was found."""
    return Parcel(tuple(_apple(tables)))


def _apple(tables: Tables) -> Iterator[Incoming]:
    books = by_id(tables.get("ZBKLIBRARYASSET", ()), "ZASSETID")
    for row in tables["ZAEANNOTATION"]:
        asset = identity(row, "ZANNOTATIONASSETID")
        quote = words(row, "ZANNOTATIONSELECTEDTEXT") or words(row, "ZANNOTATIONREPRESENTATIVETEXT")
        note = words(row, "ZANNOTATIONNOTE")
        if number(row, "ZANNOTATIONDELETED") or not (quote or note):
            continue
        book = books.get(asset, {})
        author = words(book, "ZAUTHOR")
        own = raw(row, "ZANNOTATIONUUID") or raw(row, "ZANNOTATIONLOCATION")
        yield Incoming(
            key=made_id("apple books", str(asset), own, quote),
            title=words(book, "ZTITLE") or str(asset or ""),
            quote=quote,
            note=note,
            authors=(author,) if author else (),
            created=_moment(row, "ZANNOTATIONCREATIONDATE"),
            modified=_moment(row, "ZANNOTATIONMODIFICATIONDATE"),
            scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
            place=words(row, "ZFUTUREPROOFING5"),
        )


def _moment(row: Row, column: str) -> str:
    cell = row.get(column)
    return utc(cell + _APPLE_BEGINS) if isinstance(cell, int | float) else ""


def read_kobo(tables: Tables, path: PurePath) -> Parcel:
    """Read a Kobo's annotations; dog-ears are left out, and what is hidden."""
    return Parcel(tuple(_kobo(tables)))


def _kobo(tables: Tables) -> Iterator[Incoming]:
    books = by_id(tables["content"], "ContentID")
    for row in tables["Bookmark"]:
        quote, note = words(row, "Text"), words(row, "Annotation")
        is_hidden = str(row.get("Hidden")).lower() in ("true", "1")
        if is_hidden or raw(row, "Type") == "dogear" or not (quote or note):
            continue
        volume = raw(row, "VolumeID")
        book = books.get(volume, {})
        author = words(book, "Attribution")
        yield Incoming(
            key=made_id("kobo", raw(row, "BookmarkID") or volume, quote),
            title=words(book, "Title") or PurePath(volume).stem,
            quote=quote,
            note=note,
            authors=(author,) if author else (),
            created=utc(raw(row, "DateCreated")),
            modified=utc(raw(row, "DateModified")),
            scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
        )
