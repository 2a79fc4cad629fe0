"""Annotations read from tables: our own, other programs', and any whose headers can be guessed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.codebook import parse_paths
from leifeng_reader.core.errors import BadThemeName, BrokenFile
from leifeng_reader.exchange.incoming import Incoming, Path, made_id, prose, split_tags, utc
from leifeng_reader.exchange.table_rows import Row, header_of, rows_of

_GUESSES: Mapping[str, tuple[str, ...]] = {
    "quote": ("quote", "highlight", "quote/description", "content", "coded", "segment", "text"),
    "note": ("note", "comment", "notes", "memo", "coded_memo", "annotation"),
    "themes": ("themes", "theme", "tags", "tag", "codename", "code", "codes", "label"),
    "title": ("document", "book title", "title", "file", "document name", "page title", "filename"),
    "authors": ("book author", "author(s)"),
    "source": ("url", "source", "link"),
    "created": ("created", "created at", "highlighted at", "date", "created_at"),
    "annotator": ("annotator", "coder", "user"),
    "id": ("id",),
    "place": ("location", "page", "section", "chapter"),
}


def guess_columns(headers: Iterable[str]) -> dict[str, str]:
    """Return which column holds what: our name of a fact -> the header, of those recognised."""
    known = {header.strip().lower(): header for header in headers}
    found = {}
    for fact, names in _GUESSES.items():
        name = next((name for name in names if name in known), None)
        if name is not None:
            found[fact] = known[name]
    if "author" in known and "quote/description" not in known:
        found.setdefault("authors", known["author"])
    return found


def is_ours(text: str, name: str) -> bool:
    """Tell whether a text is a table of our own columns, in any order."""
    return {"id", "document_id"} <= set(header_of(text)) and "note" in header_of(text)


def read_ours(text: str, path: PurePath) -> list[Incoming]:
    """Read an export of ours, one row a theme as well; rows of one id are one annotation.

    Raises BrokenFile.
    """
    merged: dict[str, Incoming] = {}
    for number, row in enumerate(rows_of(text, path)):
        read = _ours(row)
        key = read.key or f"\n{number}"
        before = merged.get(key)
        merged[key] = _joined(before, read) if before else read
    return [each if each.key else _named(each) for each in merged.values()]


def _joined(one: Incoming, other: Incoming) -> Incoming:
    themes = tuple(dict.fromkeys((*one.themes, *other.themes)))
    return replace(one, themes=themes, note=one.note or other.note)


def _ours(row: Row) -> Incoming:
    quote, start, end = row.get("quote", ""), _number(row, "start"), _number(row, "end")
    return Incoming(
        key=row.get("id", "").strip(),
        title=row.get("document", ""),
        quote=quote.replace("\r\n", "\n"),
        note=row.get("note", "").replace("\r\n", "\n"),
        themes=_themes(row),
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
        start=start,
        end=end,
        document_id=row.get("document_id", "").strip(),
        text_sha256=row.get("text_sha256", "").strip(),
        created=utc(row.get("created", "")),
        modified=utc(row.get("modified", "")),
        annotator=row.get("annotator", ""),
        scope=_scope(row, quote),
        place=row.get("section", ""),
        is_ours=True,
    )


def _scope(row: Row, quote: str) -> Scope:
    written = row.get("scope", "").strip().lower()
    if written in tuple(Scope):
        return Scope(written)
    return Scope.PASSAGE if quote.strip() else Scope.DOCUMENT


def _number(row: Row, name: str) -> int | None:
    cell = row.get(name, "").strip()
    return int(cell) if cell.isdecimal() and len(cell) < 12 else None


def _themes(row: Row) -> tuple[Path, ...]:
    written = row.get("themes", row.get("theme", ""))
    try:
        return tuple(dict.fromkeys(parse_paths(written)))
    except BadThemeName:
        return split_tags(written)


def is_table(text: str, name: str) -> bool:
    """Tell whether a text is a table with a column that can be of quotes."""
    header = header_of(text)
    return len(header) > 1 and "quote" in guess_columns(header)


def read_table(text: str, path: PurePath) -> list[Incoming]:
    """Read a table whose columns are recognised by their headers; raises BrokenFile.

    Rows of one id and quote, one for each tag, are one annotation.
    """
    columns = guess_columns(header_of(text))
    if "quote" not in columns:
        raise BrokenFile(path, "no column of quotes")
    merged: dict[tuple[str, str, str], Incoming] = {}
    for row in rows_of(text, path):
        read = _foreign(row, columns)
        key = (read.key, read.title, read.quote)
        before = merged.get(key)
        if read.quote or read.note:
            merged[key] = _joined(before, read) if before else read
    return [_named(each) for each in merged.values()]


def _foreign(row: Row, columns: Mapping[str, str]) -> Incoming:
    def cell(fact: str) -> str:
        return row.get(columns.get(fact, "\0"), "")

    quote = prose(cell("quote"))
    author = prose(cell("authors"))
    return Incoming(
        key=cell("id").strip(),
        title=prose(cell("title")) or prose(cell("source")),
        quote=quote,
        note=prose(cell("note")),
        themes=_tags(columns.get("themes", ""), cell("themes")),
        authors=(author,) if author else (),
        source=prose(cell("source")),
        created=utc(cell("created")),
        annotator=prose(cell("annotator")),
        scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
        place=prose(cell("place")),
    )


def _tags(header: str, cell: str) -> tuple[Path, ...]:
    if header in ("tags", "tag", "label", "codes"):
        return split_tags(cell)
    return _themes({"themes": cell})


def _named(read: Incoming) -> Incoming:
    """Give an annotation a name made of what it is, since it came without one of the world's."""
    parts: Sequence[str] = (read.key, read.title, read.quote, read.created)
    extra = () if read.quote else (read.note,)
    return replace(read, key=made_id("table", *parts, *extra))
