"""Annotations read from the JSON of other programs: Hypothesis, KOReader, calibre."""

from collections.abc import Iterable
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange.incoming import Incoming, made_id, paths, prose, utc
from leifeng_reader.exchange.safe_json import Json, loaded, objects


def is_hypothesis(text: str, name: str) -> bool:
    """Tell whether a text may be Hypothesis' export or what its service answers."""
    return _is_json(text) and '"target"' in text and '"uri"' in text and "anno.jsonld" not in text


def is_koreader(text: str, name: str) -> bool:
    """Tell whether a text may be KOReader's export."""
    return _is_json(text) and '"entries"' in text


def is_calibre(text: str, name: str) -> bool:
    """Tell whether a text may be calibre's export of highlights."""
    return _is_json(text) and ('"calibre_highlights"' in text or '"calibre_annotation_' in text)


def _is_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read_hypothesis(text: str, path: PurePath) -> list[Incoming]:
    """Read Hypothesis' annotations; its positions count what the page's text does not."""
    whole = loaded(text, path)
    if isinstance(whole, dict):
        whole = whole.get("annotations", whole.get("rows"))
    if not isinstance(whole, list):
        raise BrokenFile(path, "no list of annotations")
    return [_hypothesis(each) for each in objects(whole)]


def _hypothesis(found: Json) -> Incoming:
    targets = objects(found.get("target"))
    selectors = objects(targets[0].get("selector")) if targets else []
    quote = next((s for s in selectors if s.get("type") == "TextQuoteSelector"), {})
    document = found.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    title = prose(titles[0]) if isinstance(titles, list) and titles else prose(titles)
    uri, words = prose(found.get("uri")), _text(quote.get("exact"))
    return Incoming(
        key=prose(found.get("id")) or made_id("hypothesis", uri, words, prose(found.get("text"))),
        title=title or uri,
        quote=words,
        note=prose(found.get("text")),
        themes=paths(found.get("tags")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        source=uri,
        document_id=uri.removeprefix("urn:uuid:") if uri.startswith("urn:uuid:") else "",
        created=utc(found.get("created")),
        modified=utc(found.get("updated")),
        annotator=prose(found.get("user")).removeprefix("acct:").partition("@")[0],
        scope=Scope.PASSAGE if words.strip() else Scope.DOCUMENT,
    )


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def read_koreader(text: str, path: PurePath) -> list[Incoming]:
    """Read KOReader's export of one book or of several."""
    whole = loaded(text, path)
    if not isinstance(whole, dict):
        raise BrokenFile(path, "no books")
    books = objects(whole.get("documents", whole))
    return [each for book in books for each in _book(book)]


def _book(book: Json) -> Iterable[Incoming]:
    title, author = prose(book.get("title")), prose(book.get("author"))
    for entry in objects(book.get("entries")):
        quote, note = prose(entry.get("text")), prose(entry.get("note"))
        if entry.get("sort") == "bookmark" or not (quote or note):
            continue
        time = entry.get("time")
        yield Incoming(
            key=made_id("koreader", title, author, str(entry.get("pn_xp") or time), quote),
            title=title,
            quote=quote,
            note=note,
            authors=(author,) if author else (),
            created=utc(time),
            scope=Scope.PASSAGE if quote else Scope.DOCUMENT,
            place=prose(entry.get("chapter")) or str(entry.get("page") or ""),
        )


def read_calibre(text: str, path: PurePath) -> list[Incoming]:
    """Read calibre's highlights, from its viewer or its library; those removed are left out."""
    whole = loaded(text, path)
    if not isinstance(whole, dict):
        raise BrokenFile(path, "no highlights")
    listed = objects(whole.get("highlights", whole.get("annotations")))
    title = PurePath(path.name).stem
    return [
        _calibre(each, title)
        for each in listed
        if prose(each.get("highlighted_text")) and not each.get("removed")
    ]


def _calibre(found: Json, title: str) -> Incoming:
    quote, book = prose(found.get("highlighted_text")), found.get("book_id")
    chapters = found.get("toc_family_titles")
    named = [prose(each) for each in chapters] if isinstance(chapters, list) else []
    return Incoming(
        key=prose(found.get("uuid")) or made_id("calibre", str(book), quote),
        title=title if book is None else f"{title} {book}",
        quote=quote,
        note=prose(found.get("notes")),
        created=utc(found.get("timestamp")),
        annotator=prose(found.get("user")) if found.get("user_type") == "web" else "",
        place=" > ".join(filter(None, named)),
    )
