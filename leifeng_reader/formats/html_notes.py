"""Notes of HTML: which links refer to one, where it stands, and the settling of all links."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from leifeng_reader.core.composition import Part
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.formats.html_tree import (
    HEADINGS,
    attributes,
    elements,
    local,
    shown_words,
    words,
)
from leifeng_reader.formats.xml import Element

NOTE_KEY = "leifeng-note"
NOTE_MARK = "leifeng-mark"
NOTE_STAYS = "leifeng-stays"
REFERENCE = "leifeng-reference"
BACKLINK = "leifeng-back"
"""Attributes that mark_notes gives to the elements of notes, references and ways back."""

_LONGEST_NOTE = 20_000
_MARK = re.compile(
    r"[\[(〔［（]?\s*(\d{1,4}|[*†‡§¶#]{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|注\d*|[①-⑳㉑-㉟])\s*[\])〕］）]?\.?\Z"
)
_REFERENCES_WORDS = """
    noteref doc-noteref footnote-ref footnoteref endnote-ref footnote-anchor _idfootnotelink
    _idendnotelink duokan-footnote
"""
_REFERENCES = frozenset(_REFERENCES_WORDS.split())
_RAISED = frozenset(("superscript", "super", "sup"))
_NOTES_WORDS = """
    footnote endnote rearnote note doc-footnote doc-endnote footnote-item
"""
_NOTES = frozenset(_NOTES_WORDS.split())
_SECTIONS_WORDS = """
    footnotes endnotes rearnotes doc-endnotes doc-footnotes notes references reflist
    footnotes-list
"""
_SECTIONS = frozenset(_SECTIONS_WORDS.split())
_BACK_WORDS = """
    backlink doc-backlink footnote-back footnote-backref mw-cite-backlink backref
    data-footnote-backref reversefootnote footnote-number _idfootnoteanchor _idendnoteanchor
"""
_BACK = frozenset(_BACK_WORDS.split())
_ARROWS = frozenset("↩↑^⏎↵⤴←⇧▲")
_HOLDS_NOTE_WORDS = """
    li p dd div aside section blockquote td th tr body article main
"""
_HOLDS_NOTE = frozenset(_HOLDS_NOTE_WORDS.split())
_NO_NOTE = frozenset(("td", "th", "tr", "body", "article", "main", "html", "table", *HEADINGS))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page among those whose notes are sought: its tree, keys and links."""

    root: Element
    key: Callable[[str], str]
    link: Callable[[str], str]


@dataclass(slots=True)
class _Reference:
    """A link that may refer to a note: sure where it says so or is raised above its line."""

    node: Element
    key: str
    mark: str
    is_sure: bool = True


def mark_notes(sheets: Sequence[Sheet]) -> set[str]:
    """Mark references and notes in the trees and return the keys that links lead to.

    A reference says so (epub:type, role, class), or is a link with a short mark that is a
    superscript or leads to what says that it is a note; a note is the block it leads to.
    """
    wanted: set[str] = set()
    references: dict[str, list[_Reference]] = {}
    for sheet in sheets:
        for node in elements(sheet.root, "a"):
            address = sheet.link((node.get("href") or "").strip()) if node.get("href") else ""
            if address.startswith("#"):
                wanted.add(address[1:])
                if (found := _reference(node, address[1:])) is not None:
                    references.setdefault(found.key, []).append(found)
    for sheet in sheets:
        _mark_sheet(sheet, references)
    return wanted


def _reference(node: Element, key: str) -> _Reference | None:
    said = attributes(node)
    text = shown_words(node)
    found = _MARK.match(text)
    is_stated = not _REFERENCES.isdisjoint(words(said, "epub:type", "role", "class"))
    if len(text) > 12 or not (is_stated or (found and not _begins(node))):
        return None
    mark = found[1] if found else text or _drawn_mark(node)
    return _Reference(node, key, mark, is_stated or _is_raised(node))


def _drawn_mark(node: Element) -> str:
    """Return the mark of a reference that is nothing but a picture."""
    said = next((image.get("alt") or "" for image in elements(node, "img")), "").strip()
    return said if 0 < len(said) <= 3 else "*"


def _is_raised(node: Element) -> bool:
    above = node.getparent()
    children = list(node)[:1] if not (node.text or "").strip() else []
    return any(map(_raises, (node, *children, *(() if above is None else (above,)))))


def _raises(node: Element) -> bool:
    """Tell whether an element stands above its line."""
    said = attributes(node)
    return (
        local(node) == "sup"
        or not _RAISED.isdisjoint(words(said, "class"))
        or "vertical-align:super" in said.get("style", "").replace(" ", "")
    )


def _begins(node: Element) -> bool:
    """Tell whether nothing stands before a link in its block."""
    while node is not None and local(node) not in _HOLDS_NOTE:
        before = node.getprevious()
        if before is not None:
            return not shown_words(before) and not (before.tail or "").strip() and _begins(before)
        node = node.getparent()
        if node is not None and (node.text or "").strip():
            return False
    return True


def _mark_sheet(sheet: Sheet, references: Mapping[str, list[_Reference]]) -> None:
    """Mark the notes of one page, and the references that lead to them."""
    for node in list(sheet.root.iter("{*}*")):
        name = node.get("id") or (node.get("name") if local(node) == "a" else None)
        if not name:
            continue
        key = sheet.key(name)
        said = attributes(node)
        is_stated = not _NOTES.isdisjoint(words(said, "epub:type", "role"))
        leading = [found for found in references.get(key, ()) if found.is_sure or is_stated]
        if leading and (block := _block(node, leading, is_stated)) is not None:
            for reference in leading:
                _mark_reference(reference, block.get(NOTE_KEY) or key)
            _mark_block(block, key, leading[0].mark)


def _mark_reference(reference: _Reference, key: str) -> None:
    """Have a link refer to a note; one that is a picture is read as its mark."""
    node = reference.node
    node.set(REFERENCE, key)
    if not shown_words(node):
        for child in list(node):
            node.remove(child)
        node.text = reference.mark


def _block(node: Element, leading: Iterable[_Reference], is_stated: bool) -> Element | None:
    """Return the block that is the note, None where what a link leads to is none."""
    block = node
    while block is not None and local(block) not in _HOLDS_NOTE:
        block = block.getparent()
    if block is None or local(block) in _NO_NOTE:
        return None
    block = _whole_item(block)
    inside = set(block.iter("{*}a"))
    if any(reference.node in inside for reference in leading):
        return None
    if not is_stated and sum(map(len, block.itertext())) > _LONGEST_NOTE:
        return None
    return block


def _whole_item(block: Element) -> Element:
    """Return the list item a block is the beginning of, or the block."""
    above = block.getparent()
    is_item = above is not None and local(above) in ("li", "dd") and local(block) in ("p", "div")
    return above if is_item and above[0] is block and not (above.text or "").strip() else block


def _mark_block(block: Element, key: str, mark: str) -> None:
    if block.get(NOTE_KEY):
        return
    block.set(NOTE_KEY, key)
    block.set(NOTE_MARK, mark)
    if _is_among_notes(block):
        block.set(NOTE_STAYS, "1")
    for link in block.iter("{*}a"):
        said = attributes(link)
        text = shown_words(link)
        if (
            not _BACK.isdisjoint(words(said, "epub:type", "role", "class"))
            or (text and not set(text) - _ARROWS - {"\ufe0e", "\ufe0f", " "})
            or _is_own_mark(link, text, mark)
        ):
            link.set(BACKLINK, "1")


def _is_own_mark(link: Element, text: str, mark: str) -> bool:
    """Tell whether a link is the note's number before its text."""
    found = _MARK.match(text)
    is_back = (link.get("href") or "").find("#") >= 0
    is_own = found is not None and (found[1] == mark or not mark.isalnum() or mark[0] == "注")
    return is_back and is_own and _begins(link)


def without_mark(part: Part, mark: str) -> Part:
    """Return a note without the mark its words begin with: that is shown beside it.

    Of a mark that was a way back only what followed it is there: a stop, a bracket.
    """
    ending = r"[\])]?[.:]?" if not mark.isalpha() else r"(?:[\])][.:]?|[.:])"
    whole = rf"[\[(]?{re.escape(mark)}{ending}\s+(?=\S)|[.):\]]\s+(?=\S)"
    found = re.match(whole, part.text) if mark else None
    if found is None:
        return part
    cut = found.end()
    spans = (Span(s.kind, max(0, s.start - cut), s.end - cut, s.value) for s in part.spans)
    return replace(part, text=part.text[cut:], spans=tuple(s for s in spans if s.end > s.start))


def _is_among_notes(block: Element) -> bool:
    """Tell whether a note stands in a section of notes."""
    above = block.getparent()
    while above is not None:
        said = attributes(above)
        if said and not _SECTIONS.isdisjoint(words(said, "epub:type", "role", "class", "id")):
            return True
        above = above.getparent()
    return False


def settle(parts: list[Part], places: Mapping[str, int]) -> list[Part]:
    """Return parts whose links lead to anchors that are there; others are no links.

    `places` are the keys of places as numbers of parts.
    """
    anchors = {n: part.facts.anchor for n, part in enumerate(parts) if part.facts.anchor}
    settled = [_settled(part, places, anchors, len(parts)) for part in parts]
    for number, anchor in anchors.items():
        if settled[number].facts.anchor != anchor:
            facts = replace(settled[number].facts, anchor=anchor)
            settled[number] = replace(settled[number], facts=facts)
    return settled


def _settled(part: Part, places: Mapping[str, int], anchors: dict[int, str], count: int) -> Part:
    if not any(_is_inside(span) for span in part.spans):
        return part
    spans = []
    for span in part.spans:
        if not _is_inside(span):
            spans.append(span)
        elif (number := places.get(span.value.removeprefix("#"), count)) < count:
            anchor = anchors.setdefault(number, span.value.removeprefix("#"))
            value = anchor if span.kind is SpanKind.NOTE else f"#{anchor}"
            spans.append(Span(span.kind, span.start, span.end, value))
    return replace(part, spans=tuple(spans))


def _is_inside(span: Span) -> bool:
    return span.kind is SpanKind.NOTE or (span.kind is SpanKind.LINK and span.value[:1] == "#")
