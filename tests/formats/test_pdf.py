"""PDF: lines become paragraphs again, and what is no text is left out."""

import zlib
from collections.abc import Sequence

import pytest

from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import BrokenFile, EmptyFile, PasswordNeeded, ScanOnly
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.formats import pdf
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.pdf_lines import Line
from leifeng_reader.formats.pdf_paragraphs import put_together
from tests.formats.comparison import share_in_order, words
from tests.library import CORPUS, needs_corpus

Set = tuple[float, float, float, str]
"""Words on a page: left, baseline, size."""

WIDE = "Many words stand on this line until it is as long as the paper takes"


def made(pages: Sequence[str], extra: str = "", outline: str = "", turned: int = 0) -> bytes:
    """Return a PDF of content streams, A4, with Courier as /F1."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    catalog = f"/Type/Catalog/Pages 2 0 R{'/Outlines 4 0 R' if outline else ''}"
    objects = {
        1: f"<<{catalog}/Lang(en-GB)>>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        3: "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
        5: f"<<{extra}>>",
    }
    if outline:
        objects |= {4: "<</Type/Outlines/First 6 0 R/Last 6 0 R/Count 1>>", 6: outline}
    for n, content in enumerate(pages):
        objects[10 + 2 * n] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {turned}"
            f"/Resources<</Font<</F1 3 0 R>>>>/Contents {11 + 2 * n} 0 R>>"
        )
        objects[11 + 2 * n] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    return _file(objects)


def _file(objects: dict[int, str]) -> bytes:
    data = b"%PDF-1.7\n"
    table = {}
    for number, body in objects.items():
        table[number] = len(data)
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    size = max(objects) + 1
    rows = [
        f"{table[n]:010} 00000 n \n" if n in table else "0000000000 65535 f \n" for n in range(size)
    ]
    start = len(data)
    data += (
        f"xref\n0 {size}\n{''.join(rows)}trailer<</Size {size}/Root 1 0 R/Info 5 0 R>>\n".encode()
    )
    return data + f"startxref\n{start}\n%%EOF".encode()


def page(*lines: Set) -> str:
    """Return a content stream with words at their places."""
    shown = (
        f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj" for x, y, size, text in lines
    )
    return f"BT {' '.join(shown)} ET"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(*texts: str, left: float = 70, top: float = 700, size: float = 10) -> list[Set]:
    """Return lines one below the other."""
    return [(left, top - 12 * n, size, text) for n, text in enumerate(texts)]


def read(data: bytes, password: str = "") -> Draft:
    draft = pdf.read(data, "name.pdf", Choices(password=password))
    assert draft is not None
    return draft


def texts(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts]


# --- links and emphasis ------------------------------------------------------------------------

ANNOTATED = "<</Type/Annot/Subtype/Link/Rect[{}]/Border[0 0 0]{}>>"


def marked_pages() -> bytes:
    """Return two pages in three faces, with links on the first."""
    fonts = "".join(
        f"/F{n} <</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>"
        for n, name in enumerate(("Courier", "Courier-Bold", "Courier-Oblique"), 1)
    )
    first = (
        "BT /F1 10 Tf 1 0 0 1 70 700 Tm (Some words, ) Tj /F2 10 Tf (bold ones,) Tj /F1 10 Tf"
        " ( then ) Tj /F3 10 Tf (slanted ones that) Tj /F1 10 Tf ( are here) Tj"
        " 1 0 0 1 70 688 Tm (and a link to the web, one to another page, and to none.) Tj ET"
    )
    second = "BT /F1 20 Tf 1 0 0 1 70 700 Tm (The other page.) Tj ET"
    links = (
        ("93 686 149 698", "/A<</S/URI/URI(https://a.example/x)>>"),
        ("206 686 330 698", "/Dest[20 0 R/Fit]"),
        ("376 686 406 698", "/A<</S/JavaScript/JS(app.alert(1))>>"),
    )
    annotations = " ".join(ANNOTATED.format(*link) for link in links)
    objects = {
        1: "<</Type/Catalog/Pages 2 0 R>>",
        2: "<</Type/Pages/Count 2/Kids[10 0 R 20 0 R]>>",
        5: "<<>>",
    }
    for number, content, more in ((10, first, f"/Annots[{annotations}]"), (20, second, "")):
        objects[number] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<<{fonts}>>>>"
            f"/Contents {number + 1} 0 R{more}>>"
        )
        objects[number + 1] = f"<</Length {len(content)}>>stream\n{content}\nendstream"
    return _file(objects)


def test_links_and_faces_become_spans() -> None:
    draft = read(marked_pages())
    text = draft.parts[0].text
    found = {(s.kind.value, text[s.start : s.end], s.value) for s in draft.parts[0].spans}
    assert found == {
        ("bold", "bold ones,", ""),
        ("italic", "slanted ones that", ""),
        ("link", "a link to", "https://a.example/x"),
        ("link", "one to another page,", "#page-1"),
    }
    assert [part.facts.anchor for part in draft.parts] == ["", "page-1"]


def test_marks_stay_with_their_words() -> None:
    bold = SpanKind.BOLD
    lines = [
        Line("  a  fi\ufb01x-", 0, 0, 0, 0, (Span(bold, 5, 10),)),
        Line("ed word  and", 0, 0, 0, 0, (Span(bold, 0, 2), Span(bold, 9, 12))),
        Line("more", 0, 0, 0, 0, (Span(bold, 0, 4),)),
    ]
    text, marks = put_together(lines, frozenset({"fifixed"}))
    assert text == "a fifixed word and more"
    assert [text[mark.start : mark.end] for mark in marks] == ["fifixed", "and more"]


# --- paragraphs --------------------------------------------------------------------------------


def test_other_bytes_are_left_to_other_readers() -> None:
    assert pdf.read(b"PK\x03\x04", "name.pdf", Choices()) is None


def test_lines_become_paragraphs_by_gap() -> None:
    lines = [*column(WIDE, "and end here."), *column(WIDE, "there.", top=660)]
    assert texts(read(made([page(*lines)]))) == [f"{WIDE} and end here.", f"{WIDE} there."]


def test_lines_become_paragraphs_by_indent() -> None:
    lines = column(WIDE, WIDE, WIDE, WIDE)
    lines[2] = (90, lines[2][1], 10, WIDE)
    assert texts(read(made([page(*lines)]))) == [f"{WIDE} {WIDE}", f"{WIDE} {WIDE}"]


def test_lines_become_paragraphs_by_a_short_last_line() -> None:
    draft = read(made([page(*column(WIDE, "It ends.", WIDE, "It ends again."))]))
    assert texts(draft) == [f"{WIDE} It ends.", f"{WIDE} It ends again."]


def test_a_paragraph_goes_on_over_the_page() -> None:
    draft = read(made([page(*column(WIDE, WIDE)), page(*column("and go on.", WIDE, "End."))]))
    assert len(draft.parts) == 2
    assert texts(draft)[0] == f"{WIDE} {WIDE} and go on."
    assert [(mark.label, mark.position) for mark in draft.pages] == [("1", 0), ("2", 1)]


def test_hanging_items_stay_whole() -> None:
    lines = [
        (70, 700, 10, "- The first of the items, which is longer than the line is, and so"),
        (90, 688, 10, "goes on below."),
        (70, 676, 10, "- The second of the items, which also is longer than the line is,"),
        (90, 664, 10, "goes on too."),
    ]
    found = texts(read(made([page(*lines)])))
    assert [text[:12] for text in found] == ["- The first ", "- The second"]


@pytest.mark.parametrize(
    ("lines", "known", "whole"),
    [
        (("a para-", "graph ends"), (), "a paragraph ends"),
        (("a well-", "known one"), ("well-known",), "a well-known one"),
        (("a gold-", "embroidered"), ("gold", "embroidered"), "a gold-embroidered"),
        (("the Anglo-", "French"), (), "the Anglo-French"),
        (("adip\ufffe", "iscing elit"), (), "adipiscing elit"),
        (("1914-", "1918"), (), "1914- 1918"),
        (("先生何至", "此？"), (), "先生何至此？"),
        (("and—", "then"), (), "and—then"),
        (("\u2f00\u2f08", "ﬁne"), (), "一人ﬁne".replace("ﬁ", "fi")),
    ],
)
def test_lines_are_joined(lines: tuple[str, ...], known: tuple[str, ...], whole: str) -> None:
    made_of = [Line(line, 0, 0, 0, 0) for line in lines]
    assert put_together(made_of, frozenset(known)) == (whole, ())


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("A river and a bri-", "dge stood by a rhon-", "cus. A bridge, then."), "rhoncus"),
        (("A well-known one, said a mischief-", "maker of the well-", "known."), "mischief-maker"),
    ],
)
def test_words_parted_once_are_as_the_document_parts_others(
    lines: tuple[str, ...], words: str
) -> None:
    draft = read(made([page(*column(*lines))]))
    assert words in texts(draft)[0]


# --- pages -------------------------------------------------------------------------------------


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(*["left column words that fill it"] * 8, top=640)
    right = column(*["right column words filling it."] * 8, left=320, top=640)
    mixed = [line for pair in zip(left, right, strict=True) for line in pair]
    draft = read(made([page((70, 700, 16, "A head over both of them, quite wide"), *mixed)]))
    assert draft.parts[0].kind is BlockKind.HEADING
    assert " ".join(texts(draft)[1:]).find("right") == len("left column words that fill it ") * 8


def test_columns_above_lines_of_the_whole_width_are_read_one_after_the_other() -> None:
    left = column(*["left column words that fill it"] * 8, top=700)
    right = column(*["right column words filling it."] * 8, left=320, top=700)
    wide = column(
        *["words over the whole width of the page, from edge to edge of it all"] * 12, top=540
    )
    wide = [(x, y, 14, text) for x, y, _, text in wide]
    head = (70, 580, 16, "What follows")
    draft = read(
        made([page(*(p for both in zip(left, right, strict=True) for p in both), head, *wide)])
    )
    said = " ".join(texts(draft))
    assert said.startswith("left column words that fill it " * 8 + "right column")
    assert said.index("What follows") > said.rindex("right")


def test_a_table_is_read_by_rows() -> None:
    rows = [
        (x, 700 - 12 * n, 10, f"{word}{n}")
        for n in range(8)
        for x, word in ((70, "a"), (250, "b"), (400, "c"))
    ]
    assert texts(read(made([page(*rows)]))) == [f"a{n} b{n} c{n}" for n in range(8)]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        page(
            (70, 800, 9, "A BOOK OF LINES" if n % 2 else "ITS WRITER"),
            *column(f"{WIDE[n:]}{WIDE[:n]}", f"{WIDE[n:20]}{n}."),
            (290, 40, 9, f"- {n} -"),
        )
        for n in range(1, 9)
    ]
    found = "\n".join(texts(read(made(pages))))
    assert "BOOK" not in found and "WRITER" not in found and " -" not in found
    assert [f"{WIDE[n:20]}{n}." in found for n in range(1, 9)] == [True] * 8


def test_what_stands_outside_the_page_is_left_out() -> None:
    assert texts(read(made([page((70, 700, 10, "inside"), (70, -30, 10, "outside"))]))) == [
        "inside"
    ]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_pages_are_read(turned: int) -> None:
    place = {
        0: "1 0 0 1 70 {}",
        90: "0 1 -1 0 {} 70",
        180: "-1 0 0 -1 500 {}",
        270: "0 -1 1 0 {} 700",
    }[turned]
    heights = {0: (700, 688), 90: (100, 112), 180: (100, 112), 270: (300, 288)}[turned]
    shown = " ".join(
        f"/F1 10 Tf {place.format(at)} Tm ({text}) Tj"
        for at, text in zip(heights, (WIDE, "and its end."), strict=True)
    )
    assert texts(read(made([f"BT {shown} ET"], turned=turned))) == [f"{WIDE} and its end."]


# --- headings, contents ------------------------------------------------------------------------


def test_headings_are_what_is_set_large() -> None:
    draft = read(
        made(
            [
                page(
                    (70, 760, 20, "A Book"),
                    (70, 730, 14, "Its First Chapter"),
                    *column(WIDE, WIDE, WIDE),
                )
            ]
        )
    )
    assert [(p.text, p.level) for p in draft.parts[:2]] == [("A Book", 1), ("Its First Chapter", 2)]
    assert [(e.title, e.level, e.position) for e in draft.outline] == [
        ("A Book", 1, 0),
        ("Its First Chapter", 2, 1),
    ]


def test_the_outline_is_the_contents() -> None:
    outline = "<</Title(Second)/Parent 4 0 R/Dest[12 0 R/Fit]>>"
    pages = [page(*column("First", "", WIDE)), page(*column("Second", "", WIDE))]
    draft = read(made(pages, outline=outline))
    assert [(e.title, e.level) for e in draft.outline] == [("Second", 1)]
    assert draft.parts[draft.outline[0].position].text == "Second"
    assert draft.parts[draft.outline[0].position].kind is BlockKind.HEADING


def test_what_the_file_says_of_itself() -> None:
    draft = read(made([page(*column("text"))], extra="/Title(A Book)/Author(Ann; Bo)"))
    assert (draft.title, draft.authors, draft.language) == ("A Book", ("Ann", "Bo"), "en-GB")
    assert read(made([page(*column("text"))], extra="/Title(Untitled)")).title == "name"


# --- faults ------------------------------------------------------------------------------------


def test_a_scan_is_named() -> None:
    with pytest.raises(ScanOnly):
        read(made(["q 500 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"]))


def test_nothing_on_any_page() -> None:
    with pytest.raises(EmptyFile):
        read(made(["", ""]))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n" + zlib.compress(bytes(5000))])
def test_a_damaged_file_is_named(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read(data)


# --- real files --------------------------------------------------------------------------------


@needs_corpus
def test_a_password_is_asked_for() -> None:
    data = (CORPUS / "pdf/pypdf-libreoffice-writer-password.pdf").read_bytes()
    with pytest.raises(PasswordNeeded, check=lambda fault: fault.reason == ""):
        read(data)
    with pytest.raises(PasswordNeeded, check=lambda fault: fault.reason == "wrong"):
        read(data, "no")
    assert texts(read(data, "openpassword"))[0].startswith("Lorem ipsum dolor sit amet")


@needs_corpus
def test_a_novel_has_its_words_in_order() -> None:
    draft = read((CORPUS / "pdf/war-and-peace_first1MB_qt.pdf").read_bytes())
    found = words(compose(draft).content)
    whole = (CORPUS / "txt/war-and-peace_oneline-paras.txt").read_text(encoding="utf-8")
    assert share_in_order(words(whole)[: len(found)], found) > 0.999
    assert len(draft.pages) == 400


@needs_corpus
def test_a_chinese_novel_has_its_characters() -> None:
    draft = read((CORPUS / "pdf/hongloumeng_150k_qt.pdf").read_bytes())
    found = [c for c in compose(draft).content if not c.isspace()]
    path = CORPUS / "txt/hongloumeng_zh-Hans_utf8_crlf.txt"
    whole = [c for c in path.read_text(encoding="utf-8") if not c.isspace()]
    assert share_in_order(whole[: len(found)], found) > 0.9995
    assert draft.outline[1].title == "第二回 贾夫人仙逝扬州城 冷子兴演说荣国府"


@needs_corpus
def test_columns_and_contents_of_real_files() -> None:
    columns = texts(read((CORPUS / "pdf/pypdf-multicolumn.pdf").read_bytes()))
    assert any("vel est. Curabitur" in text and "Nam feugiat lacus" in text for text in columns)
    assert [word for text in columns for word in text.split() if "-" in word] == ["Two-Column"]
    outlined = read((CORPUS / "pdf/pypdf-pdflatex-outline.pdf").read_bytes())
    named = [(e.title, outlined.parts[e.position].text) for e in outlined.outline]
    assert named[3] == ("Foo", "4 Foo") and len(named) == 9
