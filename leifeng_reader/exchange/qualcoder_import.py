"""QualCoder's projects: coded passages of plain texts, codes in categories, memos."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.exchange.codebook_entry import Entry, path_of, tone_of
from leifeng_reader.exchange.database import (
    Id,
    Row,
    Tables,
    by_id,
    chain,
    identity,
    number,
    raw,
    words,
)
from leifeng_reader.exchange.incoming import Enclosed, Incoming, Parcel, joined, made_id, utc
from leifeng_reader.exchange.plain_text import PlainText, plain_text


def read(tables: Tables, path: PurePath) -> Parcel:
    """Read a project; passages that one person gave several codes are one annotation."""
    codes = _codes(tables)
    sources = by_id(tables["source"], "id")
    plain = {key: plain_text(raw(row, "fulltext")) for key, row in sources.items()}
    kept = {key: each for key, each in plain.items() if each.text.content}
    texts = {key: _enclosed(sources[key], each) for key, each in kept.items()}
    found: dict[str, Incoming] = {}
    for row in (*tables["code_text"], *tables["annotation"]):
        source = identity(row, "fid")
        if source not in sources:
            continue
        code = codes.get(identity(row, "cid"))
        each = _incoming(row, words(sources[source], "name"), texts.get(source), kept.get(source))
        each = replace(each, themes=(code.path,)) if code else each
        found[each.key] = joined(found[each.key], each) if each.key in found else each
    entries = {entry.path: entry for entry in (*_categories(tables), *codes.values())}
    return Parcel(tuple(found.values()), tuple(texts.values()), tuple(entries.values()))


def _enclosed(row: Row, plain: PlainText) -> Enclosed:
    title = words(row, "name")
    return Enclosed(made_id("text", title, plain.text.sha256), title, plain.text)


def _incoming(row: Row, title: str, text: Enclosed | None, plain: PlainText | None) -> Incoming:
    quote, told = words(row, "seltext"), raw(row, "seltext")
    start, end = number(row, "pos0"), number(row, "pos1")
    if plain is not None:
        quote, start, end = plain.passage(start, end, told)
    owner = words(row, "owner")
    return Incoming(
        key=made_id("qualcoder", title, str(start), str(end), quote, owner),
        title=title,
        quote=quote,
        note=words(row, "memo"),
        start=start,
        end=end,
        document_id=text.id if text else "",
        text_sha256=text.text.sha256 if text else "",
        created=utc(raw(row, "date")),
        annotator=owner,
        scope=Scope.PASSAGE if quote else Scope.PLACE,
    )


# Codes


def _codes(tables: Tables) -> dict[Id, Entry]:
    """Return the codes, under the categories or the codes they belong to."""
    rows = by_id(tables["code_name"], "cid")
    categories = by_id(tables["code_cat"], "catid")
    found = {}
    for key, row in rows.items():
        line = chain(key, lambda cid: identity(rows.get(cid, {}), "supercid"))
        names = [raw(rows[cid], "name") for cid in line if cid in rows]
        above = _above(identity(rows.get(line[0], {}), "catid"), categories)
        if path := path_of((*above, *names)):
            found[key] = Entry(path, words(row, "memo"), tone_of(raw(row, "color")))
    return found


def _above(category: Id, categories: dict[Id, Row]) -> list[str]:
    line = chain(category, lambda catid: identity(categories.get(catid, {}), "supercatid"))
    return [raw(categories[catid], "name") for catid in line if catid in categories]


def _categories(tables: Tables) -> Iterator[Entry]:
    categories = by_id(tables["code_cat"], "catid")
    for key, row in categories.items():
        if path := path_of(tuple(_above(key, categories))):
            yield Entry(path, words(row, "memo"))
