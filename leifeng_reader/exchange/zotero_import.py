"""Annotations that Zotero's reader made, with the works they are in."""

from collections.abc import Iterator
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import clean_name
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.exchange.database import Id, Row, Tables, by_id, identity, number, raw, words
from leifeng_reader.exchange.incoming import Incoming, Parcel, Path, made_id, utc

_OF_TEXT = (1, 5)
"""Highlights and underlines; the others are notes, pictures and drawings."""


def read(tables: Tables, path: PurePath) -> Parcel:
    """Read what is not in the bin; pictures and drawings have a comment or are left out."""
    return Parcel(tuple(_annotations(tables)))


def _annotations(tables: Tables) -> Iterator[Incoming]:
    items = by_id(tables["items"], "itemID")
    attachments = by_id(tables["itemAttachments"], "itemID")
    thrown = set(by_id(tables["deletedItems"], "itemID"))
    tags, titles, authors = _tags(tables), _titles(tables), _authors(tables)
    for row in tables["itemAnnotations"]:
        own, file = identity(row, "itemID"), identity(row, "parentItemID")
        work = identity(attachments.get(file, {}), "parentItemID")
        is_of_text = number(row, "type") in _OF_TEXT
        quote, note = words(row, "text") if is_of_text else "", words(row, "comment")
        if not (quote or note) or thrown & {own, file, work}:
            continue
        item = items.get(own, {})
        yield Incoming(
            key=made_id("zotero", raw(item, "key") or str(own), quote),
            title=titles.get(work) or titles.get(file, ""),
            quote=quote,
            note=note,
            themes=tags.get(own, ()),
            authors=authors.get(work, ()),
            created=utc(raw(item, "dateAdded")),
            modified=utc(raw(item, "clientDateModified")),
            annotator=words(row, "authorName"),
            scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
            place=words(row, "pageLabel"),
        )


def _tags(tables: Tables) -> dict[Id, tuple[Path, ...]]:
    names = by_id(tables["tags"], "tagID")
    found: dict[Id, tuple[Path, ...]] = {}
    for row in tables["itemTags"]:
        try:
            tag = clean_name(raw(names.get(identity(row, "tagID"), {}), "name"))
        except BadThemeName:
            continue
        item = identity(row, "itemID")
        found[item] = (*found.get(item, ()), (tag,))
    return found


def _titles(tables: Tables) -> dict[Id, str]:
    fields = {key for key, row in by_id(tables["fields"], "fieldID").items() if _is_title(row)}
    values = by_id(tables["itemDataValues"], "valueID")
    return {
        identity(row, "itemID"): words(values.get(identity(row, "valueID"), {}), "value")
        for row in tables["itemData"]
        if identity(row, "fieldID") in fields
    }


def _is_title(row: Row) -> bool:
    return raw(row, "fieldName") == "title"


def _authors(tables: Tables) -> dict[Id, tuple[str, ...]]:
    people = by_id(tables["creators"], "creatorID")
    found: dict[Id, tuple[str, ...]] = {}
    for row in sorted(tables["itemCreators"], key=lambda row: number(row, "orderIndex")):
        person = people.get(identity(row, "creatorID"), {})
        name = " ".join(filter(None, (words(person, "firstName"), words(person, "lastName"))))
        item = identity(row, "itemID")
        if name:
            found[item] = (*found.get(item, ()), name)
    return found
