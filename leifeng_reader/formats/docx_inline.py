"""What stands inside a paragraph of a Word document: runs, fields, links, notes, pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.docx_formulas import formula
from leifeng_reader.formats.docx_names import MC, VAL, A, M, O, R, V, W, chosen
from leifeng_reader.formats.docx_package import Package, Relation
from leifeng_reader.formats.docx_styles import RunLook, Styles, run_look
from leifeng_reader.formats.numerals import roman
from leifeng_reader.formats.runs import Mark, Runs
from leifeng_reader.formats.xml import Element

_SKIPPED = {
    *(W + name for name in ("pPr", "rPr", "del", "moveFrom", "bookmarkEnd")),
    *(W + name for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")),
}
_BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
_NOTE_KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?(.*)', re.DOTALL)
_LOCAL = re.compile(r'\\l\s+"?([^"\s]+)"?')
_OUTSIDE = ("http://", "https://", "mailto:")
_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0xFC: "✓", 0xFB: "✗", 0xA8: "◻", 0xFE: "☑", 0xD8: "➢"}
_NO_LOOK = RunLook()
_LETTER = re.compile("[A-Za-z\u00c0-\u052f]")


@dataclass(slots=True)
class _Field:
    """A field that was begun: its instruction, and the link it makes."""

    instruction: str = ""
    link: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Content:
    """What was found in a paragraph, and what is to follow it."""

    runs: Runs = field(default_factory=Runs)
    images: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    has_rule: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the text refers to it: "footnote" or "endnote", its id, its mark."""

    kind: str
    name: str
    mark: str

    @property
    def anchor(self) -> str:
        """Return the name that references and the note itself have."""
        return f"{self.kind}-{self.name}"


class Inline:
    """Reads the paragraphs of one part; fields go on from paragraph to paragraph."""

    def __init__(
        self, package: Package, styles: Styles, relations: dict[str, Relation], language: str
    ) -> None:
        """`relations` are the part's; `language` is what most of the document is in."""
        self.notes: list[Note] = []
        self._counts = {"footnote": 0, "endnote": 0}
        self.notices: set[str] = set()
        self._package = package
        self._styles = styles
        self._relations = relations
        self._language = language.partition("-")[0].lower()
        self._fields: list[_Field] = []

    def content(self, paragraph: Element) -> Content:
        """Return what stands in a paragraph."""
        found = Content()
        open_elements: list[tuple[Iterator[Element], str]] = [(iter(paragraph), "")]
        while open_elements:
            children, link = open_elements[-1]
            element = next(children, None)
            if element is None:
                open_elements.pop()
            elif element.tag == W + "r":
                self._run(element, link, found)
            elif inner := self._entered(element, link, found):
                open_elements.append(inner)
        return found

    def _entered(
        self, element: Element, link: str, found: Content
    ) -> tuple[Iterator[Element], str] | None:
        """Return what stands in an element that only holds runs, None for any other."""
        tag = element.tag
        if tag in _SKIPPED:
            if tag in (W + "del", W + "moveFrom"):
                self.notices.add("tracked-changes")
            return None
        if tag == W + "bookmarkStart":
            found.bookmarks.append(element.get(W + "name", ""))
            return None
        if tag == W + "hyperlink":
            return iter(element), self._address(element) or link
        if tag == W + "fldSimple":
            return iter(element), _field_link(element.get(W + "instr", "")) or link
        if tag == MC + "AlternateContent":
            return chosen(element), link
        if tag == M + "oMath":
            for text, marks in formula(element):
                self._write(text, marks, link, found)
            return None
        if tag in (W + "ins", W + "moveTo"):
            self.notices.add("tracked-changes")
        return iter(element), link

    def _address(self, element: Element) -> str:
        relation = self._relations.get(element.get(R + "id", ""))
        anchor = element.get(W + "anchor", "")
        if relation is None:
            return f"#{anchor}" if anchor else ""
        address = f"{relation.target}#{anchor}" if anchor else relation.target
        return _allowed(address)

    # --- runs ----------------------------------------------------------------------------------

    def _run(self, run: Element, link: str, found: Content) -> None:
        look = self._look(run)
        if look.is_hidden:
            return
        marks = () if look is _NO_LOOK else look.marks()
        for child in _contents(run):
            tag = child.tag
            if tag == W + "t":
                text = child.text or ""
                tongue = self._tongue(look, text) if look.language else ()
                self._write(text, (*marks, *tongue), link, found)
            elif tag in _NOTE_KINDS:
                self._note(child, found)
                if _has_own_mark(child):
                    return  # what is left of the run was the mark
            else:
                self._other(child, marks, link, found)

    def _look(self, run: Element) -> RunLook:
        said = run.find(W + "rPr")
        if said is None:
            return _NO_LOOK
        look = run_look(said)
        style = said.find(W + "rStyle")
        if style is None:
            return look
        name = style.get(VAL, "")
        return self._styles.run(name).under(look)

    def _tongue(self, look: RunLook, text: str) -> tuple[Mark, ...]:
        """Return the language of a run, where it is another than the document's."""
        tongue = look.language.partition("-")[0].lower()
        if not self._language or tongue == self._language:
            return ()
        return ((SpanKind.LANGUAGE, look.language),) if _LETTER.search(text) else ()

    def _write(self, text: str, marks: tuple[Mark, ...], link: str, found: Content) -> None:
        """Add characters, unless they belong to a field's instruction."""
        if self._fields:
            if not all(field.in_result for field in self._fields):
                return
            link = next((f.link for f in reversed(self._fields) if f.link), link)
        found.runs.add(text, (*marks, (SpanKind.LINK, link)) if link else marks)

    def _other(self, child: Element, marks: tuple[Mark, ...], link: str, found: Content) -> None:
        tag = child.tag
        if tag in _BREAKS:
            self._write(_BREAKS[tag], (), link, found)
        elif tag == W + "br":
            self._write("\n", (), link, found)
        elif tag == W + "fldChar":
            self._field(child.get(W + "fldCharType", ""))
        elif tag == W + "instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += (child.text or "")[:5000]
        elif tag == W + "sym":
            self._write(_symbol(child.get(W + "char", "")), marks, link, found)
        elif tag == W + "ruby":
            self._ruby(child, marks, link, found)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._drawing(child, found)
        elif tag == W + "commentReference":
            self.notices.add("comments")

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].link = _field_link(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _ruby(self, element: Element, marks: tuple[Mark, ...], link: str, found: Content) -> None:
        base, reading = (
            "".join(t.text or "" for e in element.iterfind(W + name) for t in e.iter(W + "t"))
            for name in ("rubyBase", "rt")
        )
        ruby: tuple[Mark, ...] = ((SpanKind.RUBY, reading),) if reading else ()
        self._write(base, (*marks, *ruby), link, found)

    def _note(self, element: Element, found: Content) -> None:
        """Write a note's mark: its number, or an own one that follows."""
        kind, name = _NOTE_KINDS[element.tag], element.get(W + "id", "")
        if _has_own_mark(element):
            signs = (_sign(sibling) for sibling in element.itersiblings(W + "t", W + "sym"))
            mark = "".join(signs).strip() or "*"
        else:
            self._counts[kind] += 1
            mark = str(self._counts[kind]) if kind == "footnote" else roman(self._counts[kind])
        self.notes.append(Note(kind, name, mark))
        found.runs.add(mark, ((SpanKind.NOTE, self.notes[-1].anchor), (SpanKind.SUPERSCRIPT, "")))

    # --- drawings ------------------------------------------------------------------------------

    def _drawing(self, drawing: Element, found: Content) -> None:
        """Note pictures, text boxes and rules; alternatives inside are taken once."""
        waiting: list[Iterator[Element]] = [iter((drawing,))]
        while waiting:
            element = next(waiting[-1], None)
            if element is None:
                waiting.pop()
            elif element.tag == W + "txbxContent":
                found.boxes.append(element)
            elif element.tag == MC + "AlternateContent":
                waiting.append(chosen(element))
            else:
                self._shape(element, found)
                waiting.append(iter(element))

    def _shape(self, element: Element, found: Content) -> None:
        if element.tag == A + "blip":
            self._image(element.get(R + "embed") or element.get(R + "link") or "", found)
        elif element.tag == V + "imagedata":
            self._image(element.get(R + "id", ""), found)
        elif element.tag == V + "rect" and element.get(O + "hr") in ("t", "true"):
            found.has_rule = True

    def _image(self, name: str, found: Content) -> None:
        relation = self._relations.get(name)
        if relation is None:
            return
        if relation.is_outside:
            found.addresses.append(relation.target)
            self.notices.add("remote-images")
        elif self._package.image(relation.target) is not None:
            found.images.append(relation.target)
        else:
            self.notices.add("images")


def _contents(run: Element) -> Iterator[Element]:
    """Yield what stands in a run, of alternatives one."""
    for child in run:
        if child.tag == MC + "AlternateContent":
            yield from chosen(child)
        else:
            yield child


def _has_own_mark(reference: Element) -> bool:
    return reference.get(W + "customMarkFollows") in ("1", "true", "on")


def _sign(element: Element) -> str:
    return _symbol(element.get(W + "char", "")) if element.tag == W + "sym" else element.text or ""


def _field_link(instruction: str) -> str:
    match = _HYPERLINK.fullmatch(instruction)
    if match is None:
        return ""
    address, local = match[1] or match[2] or "", _LOCAL.search(match[3])
    if local and not address:
        return f"#{local[1]}"
    return _allowed(f"{address}#{local[1]}" if local else address)


def _allowed(address: str) -> str:
    return address if address.lower().startswith(_OUTSIDE) else ""


def _symbol(code: str) -> str:
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xE000 <= point <= 0xF8FF:
        return _SYMBOLS.get(point & 0xFF, "•")
    return chr(point) if 0x20 <= point < 0x110000 else ""
