"""Saved pages of HTML: the article or the whole page, with the pictures beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decode
from leifeng_reader.formats.html_article import Articles, articles, clear, headline, uncover
from leifeng_reader.formats.html_blocks import Found, parts_of
from leifeng_reader.formats.html_notes import Sheet, mark_notes, settle
from leifeng_reader.formats.html_page import Page
from leifeng_reader.formats.html_styles import class_kinds, own_sheets
from leifeng_reader.formats.html_surroundings import Surroundings
from leifeng_reader.formats.html_tree import (
    attributes,
    elements,
    first,
    parse_html,
    shown_words,
)
from leifeng_reader.formats.titles import title_of
from leifeng_reader.formats.xml import Element

_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s+|<!--.*?-->|<\?xml[^>]*>)*+"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.DOTALL | re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>]+)"
)
_LOOKED_AT = 8192


def read(
    data: bytes, name: str, choices: Choices = Choices(), companions: Mapping[str, bytes] = {}
) -> Draft | None:
    """Return what a page of HTML holds; None for bytes that do not begin as one.

    `companions` are the files of its folder by their path beside the page. Raises TooMuch.
    """
    if not _START.match(data[:_LOOKED_AT].replace(b"\0", b"")):
        return None
    source = _decoded(data, choices.encoding)
    if source is None:
        return None
    saved_from = _SAVED_FROM.search(source[:_LOOKED_AT])
    address = saved_from[1] if saved_from else ""
    return read_page(source, name, choices, Surroundings(companions, address))


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the characters of a page: UTF-8 if it is that, else what it says it is."""
    if encoding:
        return decode(data, encoding)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:_LOOKED_AT])
        name = said[1].decode("ascii", "replace") if said else ""
        return decode(data, "" if name.lower().startswith(("utf-8", "utf8", "utf-16")) else name)
    return decode(data)


def read_page(source: str, name: str, choices: Choices, around: Surroundings) -> Draft | None:
    """Return what a page's source holds, None where that is no element; raises TooMuch."""
    root = parse_html(source, PurePath(name))
    if root is None:
        return None
    if "visibility" in source:
        uncover(root)
    around = _with_base(root, around)
    wanted = mark_notes([Sheet(root, str, around.link)])
    classes = class_kinds(own_sheets(root))
    page = Page(link=around.link, picture=around.picture, wanted=wanted, classes=classes)
    known = articles(root) if not choices.whole_page else Articles()
    article = known.main
    if article is None and choices.article:
        article = known.little
    found = parts_of(root, page) if article is None else _article_parts(root, article, page)
    notices = set(found.notices)
    if article is not None:
        notices.add("article")
    elif known.little is not None:
        notices.add("little-article")
    return Draft(
        _title(root) or title_of(name),
        settle(found.parts, found.places),
        found.language,
        _authors(root),
        pages=tuple(found.pages),
        images=tuple(found.images.values()),
        notices=tuple(sorted(notices)),
    )


def _article_parts(root: Element, article: Element, page: Page) -> Found:
    """Return the parts of an article, headed by the page's heading if it has none."""
    heading = headline(root, article, _title(root))
    clear(article)
    html = first(root, "html")
    language = attributes(html if html is not None else root).get("lang", "")
    found = parts_of(article, replace(page, language=language))
    if heading is None or not (text := canonical(shown_words(heading))):
        return found
    found.parts.insert(0, Part(text, BlockKind.HEADING, 1))
    found.places = {key: number + 1 for key, number in found.places.items()}
    found.pages = [mark._replace(position=mark.position + 1) for mark in found.pages]
    return found


def _with_base(root: Element, around: Surroundings) -> Surroundings:
    """Heed what a page says of its address."""
    base = first(root, "base")
    if base is not None and (base.get("href") or "").startswith(("http://", "https://")):
        around = replace(around, base=base.get("href"))
    if around.address:
        return around
    for link in elements(root, "link"):
        if link.get("rel") == "canonical" and (link.get("href") or "").startswith("http"):
            return replace(around, address=link.get("href"))
    return around


def _meta(root: Element, *wanted: str) -> list[str]:
    """Return what the page says of itself under any of the names."""
    found = []
    for node in elements(root, "meta"):
        said: dict[str, Any] = attributes(node)
        if (said.get("name") or said.get("property") or "").lower() in wanted:
            found.append(" ".join(canonical(said.get("content", "")).split()))
    return [text for text in found if text]


def _title(root: Element) -> str:
    node = first(root, "title")
    said = shown_words(node) if node is not None else ""
    return canonical(next(iter(_meta(root, "og:title", "dc.title")), "") or said)


def _authors(root: Element) -> tuple[str, ...]:
    found = _meta(root, "author", "dc.creator", "citation_author", "parsely-author")
    names = [name for name in found if not name.startswith(("http://", "https://", "@"))]
    return tuple(dict.fromkeys(names))[:20]
