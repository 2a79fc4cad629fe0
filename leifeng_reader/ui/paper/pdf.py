"""Papers as PDF: vector pages, then bookmarks, language, title and structure; no date, no chance.

Qt writes no structure of its own. While a page is painted, each change of where words belong is
painted as a speck far outside of the page; in the finished content the specks become marks.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    TextStringObject,
)
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QUuid
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter

from leifeng_reader.study.paper import Paper
from leifeng_reader.study.paper_json import to_json
from leifeng_reader.ui.paper.look import UNIT
from leifeng_reader.ui.paper.marks import Path
from leifeng_reader.ui.paper.pages import Page, Pages
from leifeng_reader.ui.paper.structure import Structure
from leifeng_reader.ui.paper.typefaces import Glyphs, mend

_FAR = 100_000
_SPECK = re.compile(rb"-(1\d{5,}) -7 1 1 re\nf\n")
_PRODUCER = "Lei Feng Reader"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{0}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{1}</rdf:li></rdf:Bag></dc:language>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def pdf(papers: Sequence[Paper]) -> bytes:
    """Return papers as one PDF; the same papers give the same bytes."""
    sets = [Pages(paper) for paper in papers]
    sheets = [pages.page(index) for pages in sets for index in range(pages.count())]
    places = Places()
    return _finished(_painted(sheets, places), papers, sheets, places)


@dataclass(slots=True)
class Places:
    """Where words belong, in the order it was told, on each page anew."""

    paths: list[Path] = field(default_factory=list)

    def speck(self, painter: QPainter, path: Path) -> None:
        """Paint the mark that the words that follow belong elsewhere than those before."""
        painter.fillRect(QRectF(-_FAR - len(self.paths), -7, 1, 1), QColor("#000000"))
        self.paths.append(path)


def layout_of(paper: Paper) -> QPageLayout:
    """Return a paper's sheet for a printer, without margins: ours are in the pages."""
    letter = paper.page.size == "Letter"
    sheet = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    way = QPageLayout.Orientation
    turned = way.Landscape if paper.page.landscape else way.Portrait
    return QPageLayout(sheet, turned, QMarginsF())


def _painted(sheets: Sequence[Page], places: Places) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(72 * UNIT))
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), _text(sheets).encode()))
    writer.setPageLayout(layout_of(sheets[0].pages.paper))
    painter = QPainter(writer)
    for at, page in enumerate(sheets):
        if at:
            writer.setPageLayout(layout_of(page.pages.paper))
            writer.newPage()
        page.paint_units(painter, lambda path: places.speck(painter, path))
    painter.end()
    return bytes(buffer.data().data())


def _text(sheets: Sequence[Page]) -> str:
    """Return all that the papers hold."""
    papers = {id(page.pages): page.pages.paper for page in sheets}
    return "\n".join(to_json(paper) for paper in papers.values())


def _finished(
    data: bytes, papers: Sequence[Paper], sheets: Sequence[Page], places: Places
) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.metadata = {"/Title": papers[0].title, "/Producer": _PRODUCER}
    mend(writer, Glyphs("".join(page.text for page in sheets), papers[0].language))
    structure = Structure(writer)
    for index, content in enumerate(_contents(writer)):
        structure.begin_page(index)
        _replace_content(writer, index, _marked(content, places.paths, structure))
    structure.write()
    _describe(writer, papers[0])
    _add_bookmarks(writer, sheets)
    writer.pdf_header = "%PDF-1.7"
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _contents(writer: PdfWriter) -> Iterator[bytes]:
    for page in writer.pages:
        content = page.get_contents()
        yield content.get_data() if content is not None else b""


def _marked(content: bytes, paths: Sequence[Path], structure: Structure) -> bytes:
    """Return a page's content whose specks have become marked sequences."""

    def mark(speck: re.Match[bytes]) -> bytes:
        path = paths[int(speck.group(1)) - _FAR]
        return b"EMC\n" + structure.opening(path)

    return b"/Artifact BMC\n" + _SPECK.sub(mark, content) + b"\nEMC\n"


def _replace_content(writer: PdfWriter, index: int, content: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(content)
    contents = writer.pages[index].raw_get("/Contents")
    writer._replace_object(contents, stream.flate_encode())


def _describe(writer: PdfWriter, paper: Paper) -> None:
    """Say the paper's language, and that its title names the window."""
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(paper.language)
    shown = {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    root[NameObject("/ViewerPreferences")] = DictionaryObject(shown)
    root.pop("/Names", None)
    described = DecodedStreamObject()  # Qt's own tells the time
    described[NameObject("/Type")] = NameObject("/Metadata")
    described[NameObject("/Subtype")] = NameObject("/XML")
    described.set_data(_XMP.format(escape(paper.title), escape(paper.language)).encode())
    writer._replace_object(root.raw_get("/Metadata"), described)


def _add_bookmarks(writer: PdfWriter, sheets: Sequence[Page]) -> None:
    """Add a bookmark for each title, under the title above it of a higher level."""
    above: list[tuple[int, IndirectObject]] = []
    for index, page in enumerate(sheets):
        height = page.pages.points.height()
        for level, words, y in page.bookmarks():
            while above and above[-1][0] >= level:
                above.pop()
            parent = above[-1][1] if above else None
            place = Fit.xyz(top=round(height - y, 1))
            item = writer.add_outline_item(title=words, page_number=index, parent=parent, fit=place)
            above.append((level, item))
    if above:
        writer.page_mode = "/UseOutlines"
