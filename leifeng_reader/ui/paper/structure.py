"""A PDF's structure: which marked words are a title, a paragraph, a cell, and in which order."""

from dataclasses import dataclass, field

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

from leifeng_reader.ui.paper.marks import Path


@dataclass(slots=True)
class Element:
    """An element of the structure, with what it holds in order."""

    made: DictionaryObject
    reference: IndirectObject
    held: ArrayObject = field(default_factory=ArrayObject)


class Structure:
    """The structure of a PDF that is being written."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._tree = self._added({"/Type": NameObject("/StructTreeRoot")})
        self._elements: dict[Path, Element] = {(): self._element("Document", self._tree.reference)}
        self._tree.held.append(self._elements[()].reference)
        self._pages: list[ArrayObject] = []
        self._page = 0

    def begin_page(self, index: int) -> None:
        """Say that what follows is on that page."""
        self._page = index
        self._pages.append(ArrayObject())

    def opening(self, path: Path) -> bytes:
        """Return what begins a marked sequence whose words belong there; nowhere: decoration."""
        if not path:
            return b"/Artifact BMC\n"
        element = self._at(path)
        here = self._pages[-1]
        number = len(here)
        here.append(element.reference)
        element.held.append(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/MCR"),
                    NameObject("/Pg"): self._reference(self._page),
                    NameObject("/MCID"): NumberObject(number),
                }
            )
        )
        return f"/{path[-1][0]} <</MCID {number}>> BDC\n".encode()

    def write(self) -> None:
        """Put the structure into the PDF."""
        numbers = ArrayObject()
        for index, elements in enumerate(self._pages):
            numbers.append(NumberObject(index))
            numbers.append(self._writer._add_object(elements))
            page = self._writer.pages[index]
            page[NameObject("/StructParents")] = NumberObject(index)
            page[NameObject("/Tabs")] = NameObject("/S")
        parents = DictionaryObject({NameObject("/Nums"): numbers})
        self._tree.made[NameObject("/ParentTree")] = self._writer._add_object(parents)
        for element in (self._tree, *self._elements.values()):
            element.made[NameObject("/K")] = element.held
        root = self._writer.root_object
        root[NameObject("/StructTreeRoot")] = self._tree.reference
        root[NameObject("/MarkInfo")] = DictionaryObject(
            {NameObject("/Marked"): BooleanObject(True)}
        )

    def _at(self, path: Path) -> Element:
        """Return the element of a path, made with those it is in if there is none yet."""
        if path not in self._elements:
            parent = self._at(path[:-1])
            made = self._element(path[-1][0], parent.reference)
            parent.held.append(made.reference)
            self._elements[path] = made
        return self._elements[path]

    def _element(self, role: str, parent: IndirectObject) -> Element:
        kind = NameObject("/StructElem")
        return self._added({"/Type": kind, "/S": NameObject(f"/{role}"), "/P": parent})

    def _added(self, fields: dict[str, NameObject | IndirectObject]) -> Element:
        made = DictionaryObject({NameObject(key): value for key, value in fields.items()})
        return Element(made, self._writer._add_object(made))

    def _reference(self, index: int) -> IndirectObject:
        reference = self._writer.pages[index].indirect_reference
        assert reference is not None
        return reference
