"""The way from a tree of HTML to the parts of a text: one walk, whatever the page came in."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Facts, Image, PageMark
from leifeng_reader.core.text import canonical
from leifeng_reader.formats import html_names as names
from leifeng_reader.formats.grid import table_parts
from leifeng_reader.formats.html_lists import ItemList, integer, item_list
from leifeng_reader.formats.html_notes import (
    BACKLINK,
    NOTE_KEY,
    NOTE_MARK,
    NOTE_STAYS,
    without_mark,
)
from leifeng_reader.formats.html_page import Page
from leifeng_reader.formats.html_runs import OBJECT, Closing, Runs, nothing, skipped, with_choices
from leifeng_reader.formats.html_tables import Table, layout_tables
from leifeng_reader.formats.html_tree import (
    HEADINGS,
    attributes,
    elements,
    first,
    is_unseen,
    local,
    shown_words,
    words,
)
from leifeng_reader.formats.mathml import write_formula
from leifeng_reader.formats.xml import Element

_RULE = "* * *"
_ALONE = Page()


@dataclass(slots=True)
class Found:
    """What a page holds; `places` and `pages` count its parts."""

    parts: list[Part] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    pages: list[PageMark] = field(default_factory=list)
    notices: set[str] = field(default_factory=set)
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    """What a block would be that begins here; `join` stands between blocks that are one."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    quotes: int = 0
    language: str = ""
    direction: str = ""
    is_kept: bool = False
    is_bold: bool = False
    join: str = ""
    is_note: bool = False


@lru_cache
def _in_cell(context: _Context) -> _Context:
    return replace(context, kind=BlockKind.PARAGRAPH, join=" ")


@lru_cache
def _in_item(context: _Context) -> _Context:
    return replace(context, kind=BlockKind.LIST_ITEM)


_Made = list[tuple[Part, tuple[str, ...]]]


def parts_of(root: Element, page: Page = _ALONE) -> Found:
    """Return the parts of a page, or of an element of one.

    Notes that html_notes.mark_notes has marked become note parts; those amid the text come
    after it. Links and note references are settled by html_notes.settle.
    """
    walk = _Walk(root, page)
    walk.take()
    return walk.found()


class _Walk:
    """Where the walk stands, and what it has made so far."""

    def __init__(self, root: Element, page: Page) -> None:
        self.root = root
        self.page = page
        self.runs = Runs(page)
        self.line = self.runs.line
        self.context = _Context()
        self.language = page.language
        self.text: _Made = []
        self.notes: _Made = []
        self.made = self.text
        self.pages: list[PageMark] = []
        self.lists: list[ItemList] = []
        self.anchors: list[str] = []
        self.marker = ""
        self.note = ("", "")
        self.table: Table | None = None
        self.layout = layout_tables(root)

    def take(self) -> None:
        """Walk over every element, however deep."""
        from lxml import etree

        walk: Any = etree.iterwalk(self.root, events=("start", "end"))
        closings: list[Closing | None] = []
        for event, node in walk:
            if event == "start":
                closing = self.begin(node)
                if closing is skipped:
                    walk.skip_subtree()
                    closing = None
                elif node.text:
                    self.write(node.text)
                closings.append(closing)
            else:
                closing = closings.pop()
                if closing is not None:
                    closing()
                if node.tail and node is not self.root:
                    self.write(node.tail)
        self.flush()

    def found(self) -> Found:
        """Return what was made, notes from amid the text at the end."""
        made = self.text + self.notes
        places: dict[str, int] = {}
        for number, (_, anchors) in enumerate(made):
            for anchor in anchors:
                places.setdefault(anchor, number)
        places.update(dict.fromkeys(self.anchors, len(made)))
        parts = [part for part, _ in made]
        runs = self.runs
        return Found(parts, runs.images, places, self.pages, runs.notices, self.language)

    # characters

    def write(self, raw: str) -> None:
        if self.context.is_kept:
            self.line.write_kept(raw.replace("\r\n", "\n"))
        else:
            self.line.write(raw)

    def flush(self) -> None:
        """Make a part of the characters gathered, and of the pictures among them."""
        if self.line.length:
            text, spans = self.runs.taken()
            if text.strip(" \n") or OBJECT in text:
                self.add(self.part(text, spans))
        if self.runs.waiting and self.table is None:
            waiting, self.runs.waiting = self.runs.waiting, []
            for part in waiting:
                self.add(part)

    def part(self, text: str, spans: tuple[Span, ...]) -> Part:
        context = self.context
        kind, marker, depth = context.kind, "", 0
        if context.is_bold:
            spans = (Span(SpanKind.BOLD, 0, len(text)), *spans)
        if context.is_note and kind not in (BlockKind.CODE, BlockKind.CAPTION):
            kind = BlockKind.NOTE
        elif kind is BlockKind.LIST_ITEM:
            marker, self.marker = self.marker, ""
            depth = max(0, len(self.lists) - 1)
        elif kind is BlockKind.QUOTE:
            depth = context.quotes - 1
        facts = Facts(marker, depth, self.foreign(), context.direction)
        return Part(text, kind, context.level if kind is BlockKind.HEADING else 0, spans, facts)

    def foreign(self) -> str:
        """Return the language of the block where it is not the page's."""
        return self.context.language if self.context.language != self.language else ""

    def add(self, part: Part) -> None:
        """Add a part with the anchors that wait for one."""
        anchors, self.anchors = tuple(self.anchors), []
        if self.note[0] and part.kind is BlockKind.NOTE:
            key, mark = self.note
            part = without_mark(part, mark)
            part = replace(part, facts=replace(part.facts, anchor=key, marker=mark))
            anchors = (key, *anchors)
            self.note = ("", "")
        self.made.append((part, anchors))

    # elements

    def begin(self, node: Element) -> Closing | None:
        """Begin an element and return what ends it, None for nothing."""
        name = local(node)
        said = attributes(node)
        if name in names.UNSHOWN or (said and self.is_left_out(node, said)):
            return skipped
        if said:
            self.notice(name, said)
        if name in names.BLOCKS:
            if name == "td" and not said and self.is_between_cells():
                return self.begin_cell(name, said, self.context)
            return self.begin_block(node, name, said)
        return self.begin_run(node, name, said)

    def is_left_out(self, node: Element, said: dict[str, str]) -> bool:
        if "class" in said and not names.FORMULA_TWICE.isdisjoint(words(said, "class")):
            return True
        if is_unseen(said) and local(node) not in ("html", "body"):
            return first(node, "math") is None
        if self.context.is_note and BACKLINK in said:
            return True
        types = words(said, "epub:type", "role") if "epub:type" in said or "role" in said else ()
        if types and not names.PAGE_BREAK.isdisjoint(types):
            label = said.get("title") or said.get("aria-label") or shown_words(node)
            self.notice("", said)
            if label:
                self.pages.append(PageMark(canonical(label).strip()[:20], len(self.made)))
            return True
        return False

    def notice(self, name: str, said: dict[str, str]) -> None:
        """Remember an element's id if something leads to it."""
        for anchor in (said.get("id"), said.get("name") if name == "a" else None):
            if anchor and (key := self.page.key(anchor)) in self.page.wanted:
                self.anchors.append(key)

    # blocks

    def begin_block(self, node: Element, name: str, said: dict[str, str]) -> Closing:
        if self.context.join:
            self.line.part(self.context.join)
        else:
            self.flush_before(name, said)
        before = self.context
        if said:
            self.context = self.with_language(name, said)
        if name == "table":
            return self.begin_table(node, before)
        if name in ("tr", "td", "th") and self.table is not None and not before.join:
            return self.begin_cell(name, said, before)
        self.set_kind(node, name, said)
        if NOTE_KEY in said:
            return self.begin_note(said, before)
        if name in ("ul", "ol", "menu", "dir"):
            return self.begin_list(node, said, before)
        return lambda: self.end_block(before)

    def flush_before(self, name: str, said: dict[str, str]) -> None:
        """Make what came before a part; an id of this element belongs to what follows."""
        if not self.line.length:
            return
        anchors = []
        for anchor in (said.get("id"),) if said else ():
            if anchor and self.page.key(anchor) in self.anchors:
                anchors.append(self.page.key(anchor))
                self.anchors.remove(self.page.key(anchor))
        self.flush()
        self.anchors += anchors

    def end_block(self, before: _Context) -> None:
        if self.context.join and before.join:
            self.line.part(before.join)
        else:
            self.flush()
        self.context = before

    def with_language(self, name: str, said: dict[str, str]) -> _Context:
        language, direction = said.get("lang"), said.get("dir", "").lower()
        context = self.context
        if language is not None and language != context.language:
            if name in ("html", "body") and _is_kin(language, self.language):
                self.language = language
            context = replace(context, language=language)
        if direction in ("rtl", "ltr") and direction != context.direction:
            is_plain = direction == "ltr" and not context.direction
            context = context if is_plain else replace(context, direction=direction)
        return context

    def set_kind(self, node: Element, name: str, said: dict[str, str]) -> None:
        """Set what the block is, for itself and for the blocks in it."""
        context = self.context
        if name in ("p", "ul", "ol", "div", "section", "html", "body") and not said:
            return
        level = HEADINGS.get(name, 0)
        if said.get("role") == "heading":
            level = min(6, max(1, integer(said.get("aria-level", ""), 2)))
        if level:
            context = replace(context, kind=BlockKind.HEADING, level=level, join=" ")
        elif name == "li":
            context = _in_item(context)
            self.marker = self.lists[-1].next_marker(said) if self.lists else "•"
        elif name == "dd":
            context, self.marker = _in_item(context), ""
        elif name == "dt":
            context = replace(context, kind=BlockKind.PARAGRAPH, is_bold=True)
        elif name == "blockquote":
            context = replace(context, kind=BlockKind.QUOTE, quotes=context.quotes + 1)
        elif name in ("figcaption", "caption"):
            context = replace(context, kind=BlockKind.CAPTION)
        elif name in names.KEPT:
            context = replace(context, kind=BlockKind.CODE, is_kept=True, join="\n")
        if said and not level and context.kind not in (BlockKind.CODE, BlockKind.HEADING):
            context = _versified(context, words(said, "class", "epub:type"))
        self.context = context

    def begin_list(self, node: Element, said: dict[str, str], before: _Context) -> Closing:
        self.lists.append(item_list(node, said, self.lists))
        self.marker = ""

        def end() -> None:
            self.end_block(before)
            self.lists.pop()
            self.marker = ""

        return end

    def begin_note(self, said: dict[str, str], before: _Context) -> Closing:
        self.context = replace(self.context, is_note=True)
        made, note = self.made, self.note
        self.note = (said[NOTE_KEY], said.get(NOTE_MARK, ""))
        if NOTE_STAYS not in said:
            self.made = self.notes

        def end() -> None:
            self.end_block(before)
            self.made, self.note = made, note
            self.marker = ""

        return end

    # tables

    def begin_table(self, node: Element, before: _Context) -> Closing:
        if node in self.layout or before.join:
            return lambda: self.end_block(before)
        self.table = Table()

        def end() -> None:
            self.flush()
            table, self.table = self.table, None
            facts = Facts(language=self.foreign(), direction=self.context.direction)
            for part in table_parts(table.rows) if table else ():
                given = replace(facts, table=part.facts.table)
                self.add(replace(part, facts=given))
            self.context = before
            self.flush()

        return end

    def is_between_cells(self) -> bool:
        """Tell whether a table is open and nothing stands before the next cell."""
        return self.table is not None and not self.context.join and not self.line.length

    def begin_cell(self, name: str, said: dict[str, str], before: _Context) -> Closing:
        table = self.table
        assert table is not None
        if name == "tr":
            table.begin_row()
            return nothing
        self.flush()
        self.context = _in_cell(self.context)

        def end() -> None:
            table.add(self.runs.taken(), said, name == "th")
            self.context = before

        return end

    # runs of characters

    def begin_run(self, node: Element, name: str, said: dict[str, str]) -> Closing | None:
        if not said and name not in names.RUNS:
            return None
        match name:
            case "br":
                self.break_line()
            case "hr":
                self.flush()
                if not self.context.join:
                    self.add(Part(_RULE, BlockKind.RULE))
            case "img" | "image":
                self.begin_picture(with_choices(node, said))
            case "math":
                write_formula(node, self.line)
                return skipped
            case "svg":
                images = [attributes(image) for image in elements(node, "image")]
                for image in images:
                    self.begin_picture(image)
                if not images:
                    self.runs.draw(node)
                return skipped
            case "object" | "embed" if "data" in said:
                return skipped if self.begin_picture({"src": said["data"]}) else None
            case "ruby" | "rb" | "rt":
                return self.runs.begin_ruby(node, name)
            case "q":
                return self.runs.begin_quotation()
            case "a" if "href" in said:
                return self.runs.begin_link(said)
            case _:
                language = self.context.language or self.language
                return self.runs.begin_emphasis(name, said, language, self.context.is_kept)
        return None

    def begin_picture(self, said: dict[str, str]) -> bool:
        found = self.runs.picture(said)
        if not self.line.length and not self.context.join:
            self.flush()
        return found

    def break_line(self) -> None:
        if self.context.is_kept:
            self.line.write_kept("\n")
        elif self.line.is_parted and not self.context.join:
            self.flush()
        else:
            self.line.part(self.context.join or "\n")


def _is_kin(language: str, other: str) -> bool:
    """Tell whether a language is another's variety, as en-GB is of en."""
    return not other or language.partition("-")[0].lower() == other.partition("-")[0].lower()


def _versified(context: _Context, said: set[str]) -> _Context:
    if not names.STANZA.isdisjoint(said):
        return replace(context, kind=BlockKind.VERSE, join="\n")
    if not names.VERSE.isdisjoint(said):
        return replace(context, kind=BlockKind.VERSE)
    return context
