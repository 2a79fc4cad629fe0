"""Files made to keep whoever reads them busy: signs and lines without end, PDF that unfolds."""

import zlib
from collections.abc import Mapping

from tests.formats.hostile import Made, Source, html_of, plain_of

_MARKDOWN: Mapping[str, Source] = {
    "[": lambda: "[" * 50_000,
    "[ with an end": lambda: "[" * 50_000 + "]",
    "![": lambda: "![" * 50_000,
    "^[": lambda: "^[" * 50_000 + "]",
    "[^": lambda: "[^a]: b\n\n" + "[^" * 50_000 + "]",
    "[a](": lambda: "[a](" * 50_000,
    "emphasis": lambda: "*a " * 50_000 + "b* " * 50_000,
    "emphasis of two kinds": lambda: "**a *b " * 30_000 + "c* d** " * 30_000,
    "stars": lambda: "*" * 200_000 + "a" + "*" * 200_000,
    "bars": lambda: "_a__b___c" * 30_000,
    "quotes": lambda: ">" * 200_000 + "words",
    "quotes, line by line": lambda: "".join(f"{'>' * n} words\n" for n in range(1, 1500)),
    "lists": lambda: "- " * 50_000 + "words",
    "lists, line by line": lambda: "".join(f"{'  ' * n}- words\n" for n in range(1500)),
    "backticks": lambda: "".join(f"{'`' * n} " for n in range(1, 1500)),
    "names": lambda: "".join(f"[{n}]: /b\n" for n in range(30_000)) + "words",
    "notes in notes": lambda: "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(5000)) + "words[^0]",
    "tags": lambda: "<a " * 100_000,
    "a tag": lambda: f"words <a {'a' * 500_000}>words</a>",
    "tasks": lambda: "- [ ] words\n" * 15_000,
    "comments": lambda: "a <!-- " * 50_000,
    "sections": lambda: "a <![CDATA[" * 50_000,
    "rows": lambda: "a|b\n-|-\n" * 50_000,
    "wide rows": lambda: f"{'|a' * 20_000}\n{'|-' * 20_000}\n" + "|x\n" * 2000,
    "entities": lambda: "&" * 200_000 + "&a" * 100_000,
    "raw blocks": lambda: "<div>\n\n" * 50_000 + "words",
    "raw tags": lambda: "<b>" * 100_000 + "words",
}

_LINES: Mapping[str, Source] = {
    "one line.txt": lambda: "words and words, " * 2_000_000,
    "one word.txt": lambda: "雷" * 10_000_000,
    "spaces.txt": lambda: "words" + " " * 30_000_000 + "words",
    "line feeds.txt": lambda: "\n" * 40_000_000 + "words",
    "short lines.txt": lambda: "a\n" * 600_000,
    "addresses.txt": lambda: "http://" * 2_000_000,
    "chapters.txt": lambda: "第一回\n\n一\n\n" * 50_000,
    "hyphens.txt": lambda: ("word-" * 13 + "\n") * 100_000,
    "times.srt": lambda: "1\n00:00:01,000 --> 00:00:02,000\nwords\n\n" * 200_000,
    "arrows.srt": lambda: "-->" * 2_000_000,
}

_PAGES: Mapping[str, Source] = {
    "notes": lambda: (
        "".join(f"<p>x<sup><a href=#n{n}>1</a></sup>" for n in range(10_000))
        + "".join(f"<p id=n{n}>n" for n in range(10_000))
    ),
    "menus": lambda: "<nav><a href=x>a</a></nav><div><p>words</p></div>" * 20_000,
    "list items": lambda: "<ol>" + "<li>words" * 50_000,
    "open tags": lambda: "<p><b><i>words" * 20_000,
    "scripts": lambda: "<script>" * 200_000 + "</script>words",
    "comments": lambda: "<!--" * 500_000 + "-->words",
    "spans": lambda: "<p>" + "<span>x</span> " * 200_000,
    "ruby": lambda: "<p><ruby>" + "x<rt>y</rt>" * 50_000 + "</ruby>",
}


# --- PDF ---------------------------------------------------------------------------------------

_WORDS = b"BT /F 12 Tf 72 700 Td (words) Tj ET"


def _file(objects: Mapping[int, bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in objects.items():
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(made)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"xref\n0 1\n0000000000 65535 f \n1 %d\n%b" % (len(places), rows)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return bytes(made + trailer % (len(places) + 1, start))


def _stream(data: bytes, layers: int = 1) -> bytes:
    filters = b"/FlateDecode" * layers
    return b"<</Length %d/Filter[%b]>>\nstream\n%b\nendstream" % (len(data), filters, data)


def _pdf_of(content: bytes, kids: bytes = b"3 0 R", count: int = 1) -> bytes:
    """Return a PDF of one page, whose contents lead in a ring."""
    return _file(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
            2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count),
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>",
            4: content,
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            6: b"<</First 7 0 R/Last 7 0 R/Count 1>>",
            7: b"<</Title(a)/Next 7 0 R/First 7 0 R/Parent 6 0 R/Dest[3 0 R/Fit]>>",
        }
    )


def _packed(layers: int) -> bytes:
    """Return a page with a gigabyte of nothing on it, packed so many times over."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(10_000_000)) for _ in range(100)) + packer.flush()
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)
    return _pdf_of(_stream(data, layers))


_PDFS: Mapping[str, Made] = {
    "packed once.pdf": lambda _: _packed(1),
    "packed four times.pdf": lambda _: _packed(4),
    "pages in a ring.pdf": lambda _: _pdf_of(
        _stream(zlib.compress(_WORDS)), b"2 0 R " * 1000, 1_000_000
    ),
    "forms in a ring.pdf": lambda _: _pdf_of(_stream(zlib.compress(_WORDS + b" /X Do" * 1000))),
    "one page 20,000 times.pdf": lambda _: _pdf_of(
        _stream(zlib.compress(_WORDS)), b"3 0 R " * 20_000, 20_000
    ),
    "a million characters on a page.pdf": lambda _: _pdf_of(
        _stream(zlib.compress(_WORDS.replace(b"ET", b"(words) Tj " * 200_000 + b"ET")))
    ),
}

BUSY: Mapping[str, Made] = {
    **{f"{name}.md": plain_of(source) for name, source in _MARKDOWN.items()},
    **{name: plain_of(source) for name, source in _LINES.items()},
    "odd bytes.txt": lambda _: bytes(range(128, 256)) * 100_000,
    **{f"{name}.html": html_of(source) for name, source in _PAGES.items()},
    **_PDFS,
}
"""Files that take long to go through where that is done without care; to be refused or read."""
