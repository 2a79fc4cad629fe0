"""Annotations read from the JSON of other programs: Hypothesis, KOReader, calibre."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from leifeng_reader.core.annotation import Scope
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.hypothesis_json import NOBODY, SITE
from leifeng_reader.exchange.incoming import Incoming, made_id, paths, prose, utc
from leifeng_reader.exchange.safe_json import Json, loaded, objects
from leifeng_reader.exchange.web_annotation_import import is_web_annotation

# Names before a colon: the same words may be anybody's tags.
_HYPOTHESIS = re.compile(r'"(?:target|uri)"\s*:')
_KOREADER = re.compile(r'"entries"\s*:')
_CALIBRE = re.compile(r'"type"\s*:\s*"calibre_(?:highlights|annotation_)')


def is_hypothesis(text: str, name: str) -> bool:
    """Tell whether a text may be Hypothesis' export or what its service answers."""
    is_like_it = _is_json(text) and _HYPOTHESIS.search(text) is not None
    return is_like_it and not is_web_annotation(text, name)


def is_koreader(text: str, name: str) -> bool:
    """Tell whether a text may be KOReader's export."""
    return _is_json(text) and _KOREADER.search(text) is not None


def is_calibre(text: str, name: str) -> bool:
    """Tell whether a text may be calibre's export of highlights."""
    return _is_json(text) and _CALIBRE.search(text) is not None


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
    quote = _of_type("TextQuoteSelector", selectors)
    uri, words, user = prose(found.get("uri")), _text(quote.get("exact")), prose(found.get("user"))
    is_ours = user.endswith(f"@{SITE}")
    # Positions count the page's own characters; only in what we wrote these are a text's.
    position = _of_type("TextPositionSelector", selectors) if is_ours else {}
    start, end = _number(position.get("start")), _number(position.get("end"))
    note = canonical(_text(found.get("text")))
    return Incoming(
        key=prose(found.get("id")) or made_id("hypothesis", uri, words, note.strip()),
        title=_title(found) or uri,
        quote=words,
        note=note if is_ours else note.strip(),
        themes=paths(found.get("tags")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
        start=start,
        end=end,
        source=uri,
        document_id=uri.removeprefix("urn:uuid:") if uri.startswith("urn:uuid:") else "",
        created=utc(found.get("created")),
        modified=utc(found.get("updated")),
        annotator=_person(user, is_ours),
        scope=_scope(words, start, end),
        is_ours=is_ours,
        in_units=True,
    )


def _of_type(kind: str, selectors: list[Json]) -> Json:
    return next((each for each in selectors if each.get("type") == kind), {})


def _title(found: Json) -> str:
    document = found.get("document")
    titles = document.get("title") if isinstance(document, dict) else None
    return prose(titles[0]) if isinstance(titles, list) and titles else prose(titles)


def _person(user: str, is_ours: bool) -> str:
    """Return the name in an address such as acct:name@host; one of ours may hold any characters."""
    name = user.removeprefix("acct:").rpartition("@")[0] or user.removeprefix("acct:")
    return "" if is_ours and name == NOBODY else name


def _scope(words: str, start: int | None, end: int | None) -> Scope:
    if words:
        return Scope.PASSAGE
    return Scope.PLACE if start is not None and start == end else Scope.DOCUMENT


def _number(found: object) -> int | None:
    return found if isinstance(found, int) and not isinstance(found, bool) and found >= 0 else None


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
