"""PDF: the text of its pages in reading order, with headings, contents and page numbers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import (
    BrokenFile,
    EmptyFile,
    PasswordNeeded,
    Protected,
    ScanOnly,
    TooMuch,
)
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.structure import Entry, PageMark
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.anchors import bound
from leifeng_reader.formats.chapters import LONGEST, heads
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.pdf_furniture import without_furniture
from leifeng_reader.formats.pdf_lines import Line, Sheet, sheet
from leifeng_reader.formats.pdf_marks import may_emphasize, page_key
from leifeng_reader.formats.pdf_order import columns
from leifeng_reader.formats.pdf_paragraphs import (
    Paragraph,
    paragraphs,
    plainly,
    put_together,
    type_of,
)
from leifeng_reader.formats.plain import links
from leifeng_reader.formats.radicals import simplified_door, unified, writes_simplified
from leifeng_reader.formats.titles import title_of

MOST_PAGES = 20_000
_MOST_ENTRIES = 20_000
_FEWEST_CHARACTERS = 12
_FACES = (SpanKind.BOLD, SpanKind.ITALIC)
_NO_TITLE = re.compile(
    r"(?i)\s*|untitled.*|.*\.(docx?|odt|rtf|tex|dvi|indd|qxd|pdf|html?)|document\d*"
)
_MADE_BY = re.compile(r"^Microsoft Word - ")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of a file's own contents, and the page (from 0) that it leads to."""

    title: str
    level: int
    page: int


def read(data: bytes, name: str, choices: Choices = Choices()) -> Draft | None:
    """Return the text of a PDF; None when the bytes are of something else.

    Raises PasswordNeeded, Protected, ScanOnly, EmptyFile, BrokenFile, TooMuch. pdfium serves
    one thread only, so that this belongs into a process of its own.
    """
    if b"%PDF-" not in data[:1024]:
        return None
    path = PurePath(name)
    with closing(_opened(data, path, choices.password)) as document:
        sheets = _sheets(document, path, may_emphasize(data))
        marks = _marks(document)
        found = _paragraphs(sheets, marks)
        outline = _outline(marks, found)
        return Draft(
            _title(document, name),
            parts := bound(_parts(found, outline), _page_places(found)),
            _language(document),
            _authors(document),
            outline or _chapters(parts),
            _page_marks(document, found),
            notices=_notices(document, sheets),
        )


def _opened(data: bytes, path: PurePath, password: str) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == raw.FPDF_ERR_PASSWORD:
            raise PasswordNeeded(path, "wrong" if password else "") from error
        if code == raw.FPDF_ERR_SECURITY:
            raise Protected(path) from error
        raise BrokenFile(path) from error


def _sheets(document: Any, path: PurePath, has_faces: bool) -> list[Sheet]:
    """Return the pages; raises ScanOnly or EmptyFile when there is next to nothing on them."""
    import pypdfium2

    if len(document) > MOST_PAGES:
        raise TooMuch(path, "pages", len(document), MOST_PAGES)
    sheets = []
    for number in range(len(document)):
        try:
            with closing(document[number]) as page:
                sheets.append(sheet(page, has_faces))
        except pypdfium2.PdfiumError:
            sheets.append(Sheet(0, 0, [], []))  # one damaged page costs no other
    written = sum(_characters(one) for one in sheets)
    if written <= _FEWEST_CHARACTERS * len(sheets) and _is_scan(document):
        raise ScanOnly(path)
    if not written:
        raise EmptyFile(path)
    return sheets


def _characters(one: Sheet) -> int:
    return sum(len(line.text) for line in (*one.lines, *one.sideways))


def _is_scan(document: Any) -> bool:
    """Tell whether one of the first pages shows a picture or drawing."""
    return any(_has_picture(document, number) for number in range(min(5, len(document))))


def _has_picture(document: Any, number: int) -> bool:
    import pypdfium2
    from pypdfium2 import raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    try:
        with closing(document[number]) as page:
            return next(page.get_objects(filter=kinds, max_depth=3), None) is not None
    except pypdfium2.PdfiumError:
        return False


# --- blocks ------------------------------------------------------------------------------------


def _paragraphs(sheets: Sequence[Sheet], marks: list[_Mark]) -> list[Paragraph]:
    pages = [columns(lines) for lines in without_furniture(sheets)]
    setting = type_of(pages)
    titles = {(mark.page, plainly(mark.title)) for mark in marks}
    upright = [found for found in paragraphs(pages, setting, titles) if found.text]
    if writes_simplified(one.text for one in upright):
        upright = [replace(one, text=simplified_door(one.text)) for one in upright]
    turned = [_turned(line, n) for n, one in enumerate(sheets) for line in one.sideways]
    return sorted([*upright, *turned], key=lambda found: found.page) if turned else upright


def _turned(line: Line, page: int) -> Paragraph:
    text, marks = put_together([line], frozenset())
    return Paragraph(text, page, 0, line.size, False, marks)


def _page_places(found: list[Paragraph]) -> dict[str, int]:
    """Return the first paragraph that begins on a page or after it, by what links call the page."""
    starts = [one.page for one in found]
    pages = range(starts[-1] + 1 if starts else 0)
    return {page_key(page): bisect_left(starts, page) for page in pages}


def _parts(found: list[Paragraph], outline: tuple[Entry, ...]) -> list[Part]:
    """Return blocks: headings are what the outline names, else what is set large."""
    levels = {entry.position: entry.level for entry in outline if _names(entry, found)}
    if levels:
        levels = _levels_of_their_kind(levels, found) | levels
    else:
        levels = _levels_by_size(found) or heads([_perhaps_head(one) for one in found])
    usual = _usual_faces(found)
    return [_part(one, levels.get(n, 0), usual) for n, one in enumerate(found)]


def _part(one: Paragraph, level: int, usual: Set[SpanKind]) -> Part:
    text = canonical(one.text)
    unsaid = usual | {SpanKind.BOLD} if level else usual
    marks = [m for m in one.marks if m.kind not in unsaid] if text == one.text else []
    linked = [mark for mark in marks if mark.kind is SpanKind.LINK]
    bare = [
        found
        for found in links(text)
        if all(link.end <= found.start or found.end <= link.start for link in linked)
    ]
    kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
    return Part(text, kind, min(level, 6), (*marks, *bare))


def _usual_faces(found: list[Paragraph]) -> set[SpanKind]:
    """Return what most of a document is set in: it emphasizes nothing."""
    whole = sum(len(one.text) for one in found)
    counted: Counter[SpanKind] = Counter()
    for one in found:
        for mark in one.marks:
            counted[mark.kind] += mark.end - mark.start
    return {kind for kind, count in counted.items() if kind in _FACES and 2 * count > whole}


def _perhaps_head(one: Paragraph) -> str:
    return one.text if len(one.text) <= LONGEST else ""


def _levels_by_size(found: list[Paragraph]) -> dict[int, int]:
    large = {n: round(one.size) for n, one in enumerate(found) if one.is_large and _is_said(one)}
    ranks = {size: rank for rank, size in enumerate(sorted(set(large.values()), reverse=True), 1)}
    return {n: min(6, ranks[size]) for n, size in large.items()}


def _levels_of_their_kind(levels: dict[int, int], found: list[Paragraph]) -> dict[int, int]:
    """Return levels of headings that the outline leaves out, set as large as some it has."""
    kinds = {round(found[n].size): level for n, level in sorted(levels.items(), reverse=True)}
    return {
        n: kinds[round(one.size)]
        for n, one in enumerate(found)
        if one.is_large and _is_said(one) and round(one.size) in kinds
    }


def _is_said(one: Paragraph) -> bool:
    return sum(c.isalpha() for c in one.text) >= 2 or any(c >= "\u2e80" for c in one.text)


def _chapters(parts: list[Part]) -> tuple[Entry, ...]:
    return tuple(
        Entry(part.text, part.level, n)
        for n, part in enumerate(parts)
        if part.kind is BlockKind.HEADING
    )


# --- contents and pages ------------------------------------------------------------------------


def _marks(document: Any) -> list[_Mark]:
    """Return the lines of the file's own contents that lead to a page of it."""
    found = []
    for mark, _ in zip(document.get_toc(max_depth=12), range(_MOST_ENTRIES), strict=False):
        target = mark.get_dest()
        page = target.get_index() if target else None
        title = " ".join(canonical(unified(mark.get_title())).split())
        if page is not None and title:
            found.append(_Mark(title, mark.level + 1, page))
    return found


def _outline(marks: list[_Mark], found: list[Paragraph]) -> tuple[Entry, ...]:
    starts = [one.page for one in found]
    entries: list[Entry] = []
    for mark in marks:
        after = entries[-1].position + 1 if entries else 0
        entries.append(Entry(mark.title, mark.level, _place(mark, after, found, starts)))
    return tuple(entries)


def _place(mark: _Mark, after: int, found: list[Paragraph], starts: list[int]) -> int:
    """Return the number of the paragraph that a line of the contents leads to.

    That is one of its page, and rather one from `after` on.
    """
    low, high = bisect_left(starts, mark.page), bisect_left(starts, mark.page + 1)
    wanted = plainly(mark.title)
    for first in (max(low, min(after, high)), low):
        said = [plainly(found[n].text) for n in range(first, high)]
        if wanted in said:
            return first + said.index(wanted)
    return next((n for n in range(low, high) if plainly(found[n].text).startswith(wanted)), low)


def _names(entry: Entry, found: list[Paragraph]) -> bool:
    """Tell whether an entry of the contents says what stands at its place."""
    if entry.position >= len(found) or len(found[entry.position].text) > 200:
        return False
    return plainly(entry.title) == plainly(found[entry.position].text)


def _page_marks(document: Any, found: list[Paragraph]) -> tuple[PageMark, ...]:
    """Return where pages begin: at the first paragraph that begins on them."""
    starts = [one.page for one in found]
    return tuple(
        PageMark(document.get_page_label(page) or str(page + 1), place)
        for page in range(len(document))
        if (place := bisect_left(starts, page)) < len(starts)
    )


# --- what the file says of itself --------------------------------------------------------------


def _title(document: Any, name: str) -> str:
    said = _MADE_BY.sub("", _metadata(document, "Title"))
    return title_of(name) if _NO_TITLE.fullmatch(said) else said


def _authors(document: Any) -> tuple[str, ...]:
    names = (name.strip() for name in _metadata(document, "Author").split(";"))
    return tuple(name for name in names if name)


def _metadata(document: Any, key: str) -> str:
    return " ".join(canonical(unified(document.get_metadata_value(key) or "")).split())


def _language(document: Any) -> str:
    import ctypes

    from pypdfium2 import raw

    if not hasattr(raw, "FPDFCatalog_GetLanguage"):
        return ""
    room = ctypes.create_string_buffer(128)
    size = raw.FPDFCatalog_GetLanguage(
        document.raw, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), 128
    )
    return room.raw[: max(0, min(size, 128) - 2)].decode("utf-16-le", "ignore") if size else ""


def _notices(document: Any, sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Name what was left out: pages that only show a picture."""
    bare = [number for number, one in enumerate(sheets) if not _characters(one)]
    return ("scanned-pages",) if any(_has_picture(document, n) for n in bare[:20]) else ()
