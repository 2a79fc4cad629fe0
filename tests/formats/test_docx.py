"""Word documents: what they show, no more and no less."""

import pytest

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import BrokenFile, EmptyFile, Protected, ReaderError, TooMuch
from leifeng_reader.core.structure import Cell
from leifeng_reader.formats import docx as reader
from leifeng_reader.formats.choices import Choices
from tests.formats.comparison import share_in_order
from tests.formats.office import PIXEL, docx, marked, texts, zipped
from tests.library import CORPUS, needs_corpus


def read(data: bytes) -> Draft:
    draft = reader.read(data, "name.docx", Choices())
    assert draft is not None
    compose(draft)
    return draft


def run(text: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t>{text}</w:t></w:r>"


def read_as_any(data: bytes) -> Draft | None:
    """Read as a file is read of which nothing is known."""
    return formats.read(data, "name")


def paragraph(*runs: str, style: str = "", look: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{''.join(runs)}</w:p>"


def style(name: str, title: str, rest: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{title}"/>{rest}</w:style>'


def in_list(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(number: int, way: str, shape: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{way}"/>'
        f'<w:lvlText w:val="{shape}"/></w:lvl>'
    )


def test_other_files_are_left_to_other_readers() -> None:
    assert reader.read(b"text", "name.docx", Choices()) is None
    assert reader.read(zipped({"a.txt": "text"}), "name.docx", Choices()) is None


# --- runs --------------------------------------------------------------------------------------


def test_looks_become_spans() -> None:
    body = paragraph(
        run("bold", "<w:b/>"),
        run(" and ", '<w:b w:val="0"/>'),
        run("both", "<w:b/><w:i/>"),
        run("2", '<w:vertAlign w:val="superscript"/>'),
        run("hidden", "<w:vanish/>"),
    )
    draft = read(docx(body))
    assert texts(draft) == ["bold and both2"]
    assert marked(draft) == [
        ("bold", "bold", ""),
        ("bold", "both", ""),
        ("italic", "both", ""),
        ("superscript", "2", ""),
    ]


def test_looks_come_through_character_styles() -> None:
    styles = style("Base", "base", "<w:rPr><w:b/><w:i/></w:rPr>", "character")
    styles += style(
        "On", "on", '<w:basedOn w:val="Base"/><w:rPr><w:i w:val="0"/></w:rPr>', "character"
    )
    draft = read(docx(paragraph(run("word", '<w:rStyle w:val="On"/>')), styles=styles))
    assert marked(draft) == [("bold", "word", "")]


def test_one_look_over_several_runs_is_one_span() -> None:
    draft = read(docx(paragraph(*[run(f"w{n} ", "<w:i/>") for n in range(4)], run("end"))))
    assert marked(draft) == [("italic", "w0 w1 w2 w3 ", "")]


def test_insertions_are_shown_and_deletions_are_not() -> None:
    body = paragraph(
        run("a"),
        f"<w:ins>{run('b')}</w:ins>",
        "<w:del><w:r><w:delText>c</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('d')}</w:moveFrom><w:moveTo>{run('e')}</w:moveTo>",
    )
    draft = read(docx(body))
    assert (texts(draft), draft.notices) == (["abe"], ("tracked-changes",))


def test_paragraphs_whose_end_is_deleted_are_one_with_the_next() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    look = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    body = (
        f"<w:p>{gone}{run('one ')}</w:p><w:p>{gone}{run('and ')}</w:p><w:p>{look}{run('two')}</w:p>"
        f"<w:p>{gone}<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:p>{run('three')}</w:p>"
        f"<w:p>{gone}{run('four')}</w:p>"
    )
    draft = read(docx(body))
    assert texts(draft) == ["one and two", "three", "four"]
    assert draft.parts[0].kind is BlockKind.HEADING


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    said = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return sign("begin") + said + sign("separate") + run(result) + sign("end")


def test_fields_show_their_results() -> None:
    inner = field("PAGE", "7")
    said = "<w:r><w:instrText>IF </w:instrText></w:r>"
    nested = sign("begin") + said + inner + sign("separate") + run("yes") + sign("end")
    assert texts(read(docx(paragraph(run("a"), nested, run("b"))))) == ["ayesb"]


def test_fields_and_hyperlinks_are_links() -> None:
    body = paragraph(
        field('HYPERLINK "https://a.example/x"', "one"),
        f'<w:hyperlink r:id="l">{run("two")}</w:hyperlink>',
        f'<w:hyperlink r:id="f">{run("three")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="there">{run("four")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="nowhere">{run("five")}</w:hyperlink>',
    ) + paragraph('<w:bookmarkStart w:id="1" w:name="there"/>', run("target"))
    relations = {"l": ("hyperlink", "https://b.example/"), "f": ("hyperlink", "file:///etc/passwd")}
    draft = read(docx(body, relations))
    assert marked(draft) == [
        ("link", "one", "https://a.example/x"),
        ("link", "two", "https://b.example/"),
        ("link", "four", "#there"),
    ]
    assert [part.facts.anchor for part in draft.parts] == ["", "there"]


def test_ruby_breaks_and_signs() -> None:
    ruby = f"<w:ruby><w:rt>{run('かん')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby>"
    signs = '<w:r><w:br/><w:noBreakHyphen/><w:tab/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    draft = read(docx(paragraph(f"<w:r>{ruby}</w:r>", signs)))
    assert texts(draft) == ["漢\n\u2011\t✓"]
    assert marked(draft) == [("ruby", "漢", "かん")]


def test_alternatives_are_taken_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('boxed'))}</w:txbxContent>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = paragraph(run("before"), f"<w:r>{drawing}</w:r>", run(" after")) + paragraph(run("next"))
    assert texts(read(docx(body))) == ["before after", "boxed", "next"]


# --- blocks ------------------------------------------------------------------------------------


def test_styles_make_headings_quotes_and_code() -> None:
    styles = (
        style("H1", "heading 1")
        + style("Mine", "Mine", '<w:basedOn w:val="H1"/>')
        + style("Out", "Out", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("T", "Title")
        + style("Author", "Author", '<w:basedOn w:val="T"/>')
        + style("Q", "Quote")
        + style("C", "HTML Preformatted")
    )
    named = ("T", "Author", "H1", "Mine", "Out", "Q", "C", "C")
    draft = read(docx("".join(paragraph(run(n), style=n) for n in named), styles=styles))
    assert [(part.kind.value, part.level, part.text) for part in draft.parts] == [
        ("heading", 1, "T"),
        ("paragraph", 0, "Author"),
        ("heading", 1, "H1"),
        ("heading", 1, "Mine"),
        ("heading", 3, "Out"),
        ("quote", 0, "Q"),
        ("code", 0, "C\nC"),
    ]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def test_lists_are_numbered_as_shown() -> None:
    places = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (2, 0), (3, 0), (3, 0)]
    body = "".join(paragraph(run("item"), look=in_list(*place)) for place in places)
    draft = read(docx(body, numbering=NUMBERING))
    assert [part.kind for part in draft.parts] == [BlockKind.LIST_ITEM] * 8
    assert [(part.facts.marker, part.facts.depth) for part in draft.parts] == [
        ("1.", 0), ("1.a)", 1), ("1.b)", 1), ("2.", 0), ("2.a)", 1), ("•", 0), ("5.", 0), ("6.", 0),
    ]  # fmt: skip


def test_numbers_come_through_styles() -> None:
    styles = style("H", "heading 1", f"<w:pPr>{in_list(1)}</w:pPr>")
    styles += style("L", "List Number", f"<w:pPr>{in_list(1, 1)}</w:pPr>")
    body = paragraph(run("Head"), style="H") + paragraph(run("item"), style="L")
    draft = read(docx(body, styles=styles, numbering=NUMBERING))
    assert [(part.text, part.facts.marker) for part in draft.parts] == [
        ("1. Head", ""),
        ("item", "1.a)"),
    ]


def test_right_to_left_and_languages() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    body = paragraph(run("سلام"), look="<w:bidi/>")
    body += paragraph(run("say "), run("bonjour", '<w:lang w:val="fr-FR"/>'))
    draft = read(docx(body, styles=styles))
    assert (draft.language, draft.parts[0].facts.direction) == ("en-GB", "rtl")
    assert marked(draft, 1) == [("language", "bonjour", "fr-FR")]


# --- notes, tables, pictures -------------------------------------------------------------------


def test_notes_stand_after_the_text() -> None:
    body = paragraph(
        run("One"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:endnoteReference w:id="2"/></w:r>',
        '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>†</w:t></w:r>',
        '<w:r><w:footnoteReference w:id="4"/></w:r>',
    ) + paragraph(run("Two"))
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(run(f"foot{n}"))}</w:footnote>' for n in (4, 3, 2)
    )
    notes += f'<w:footnote w:id="0" w:type="separator">{paragraph(run("line"))}</w:footnote>'
    ends = f'<w:endnote w:id="2">{paragraph(run("end"))}{paragraph(run("more"))}</w:endnote>'
    draft = read(docx(body, footnotes=notes, endnotes=ends))
    assert texts(draft) == ["One1i†2", "Two", "foot2", "foot3", "foot4", "end", "more"]
    assert [span for span in marked(draft) if span[0] == "note"] == [
        ("note", "1", "footnote-2"),
        ("note", "i", "endnote-2"),
        ("note", "†", "footnote-3"),
        ("note", "2", "footnote-4"),
    ]
    assert [(p.kind.value, p.facts.marker, p.facts.anchor) for p in draft.parts[2:]] == [
        ("note", "1", "footnote-2"),
        ("note", "†", "footnote-3"),
        ("note", "2", "footnote-4"),
        ("note", "i", "endnote-2"),
        ("note", "", ""),
    ]


def cell(*blocks: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(blocks)}</w:tc>"


def row(*cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def words(text: str, look: str = "") -> str:
    return cell(paragraph(run(text, look)))


def test_tables_keep_merged_cells() -> None:
    wide, tall, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        row(cell(paragraph(run("head")), look=wide), words("x"), look="<w:tblHeader/>")
        + row(cell(paragraph(run("tall")), look=tall), words("b", "<w:b/>"), words("c"))
        + row(
            cell(paragraph(), look=on), words("d"), cell(paragraph(run("e")), paragraph(run("f")))
        )
    )
    draft = read(docx(f"<w:tbl>{table}</w:tbl>"))
    assert texts(draft) == ["head\tx\ntall\tb\tc\nd\te f"]
    assert draft.parts[0].facts.table == (
        (Cell(2, 1, True), Cell(1, 1, True)),
        (Cell(1, 2), Cell(), Cell()),
        (Cell(), Cell()),
    )
    assert marked(draft) == [("bold", "b", "")]


def test_nested_tables_are_flattened_and_frames_opened() -> None:
    inner = f"<w:tbl>{row(words('x'), words('y'))}</w:tbl>"
    outer = f"<w:tbl>{row(cell(inner, paragraph(run('z'))), words('w'))}</w:tbl>"
    assert texts(read(docx(outer))) == ["x y z\tw"]
    frame = f"<w:tbl>{row(cell(paragraph(run('p')), paragraph(run('q'))))}</w:tbl>"
    draft = read(docx(frame))
    assert [part.kind for part in draft.parts] == [BlockKind.PARAGRAPH] * 2


def test_pictures_stand_after_their_paragraph() -> None:
    def blip(attribute: str) -> str:
        return f"<w:r><w:drawing><a:graphic><a:blip {attribute}/></a:graphic></w:drawing></w:r>"

    body = paragraph(run("See"), blip('r:embed="i"'), blip('r:link="o"'), blip('r:embed="e"'))
    relations = {
        "i": ("image", "/word/media/pixel.png"),
        "o": ("image", "https://a.example/b.png"),
        "e": ("image", "media/none.emf"),
    }
    draft = read(docx(body, relations))
    assert texts(draft) == ["See", "\ufffc", "[image: https://a.example/b.png]"]
    assert draft.parts[1].facts.image == draft.images[0].name
    assert draft.images[0].data == PIXEL
    assert draft.notices == ("images", "remote-images")


# --- faults ------------------------------------------------------------------------------------


def test_faults_are_named() -> None:
    with pytest.raises(EmptyFile):
        read(docx(paragraph()))
    with pytest.raises(Protected, match="password"):
        read_as_any(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le")
        )
    with pytest.raises(BrokenFile):
        read(zipped({"[Content_Types].xml": "<Types/>", "word/none.xml": ""}))


def test_a_wide_cell_is_capped_and_a_huge_table_refused() -> None:
    wide = cell(paragraph(run("a")), look='<w:gridSpan w:val="99999999"/>')
    draft = read(docx(f"<w:tbl>{row(wide, words('b'))}</w:tbl>"))
    assert draft.parts[0].facts.table[0][0].columns == 1000
    draft = read(docx(f"<w:tbl>{row(wide, words('b')) * 101}</w:tbl>"))
    assert {cell.columns for cell in draft.parts[0].facts.table[0]} == {1}
    with pytest.raises(TooMuch, check=lambda fault: fault.what == "cells"):
        read(docx(f"<w:tbl>{row('<w:tc/>' * 101) * 1000}</w:tbl>"))


@pytest.mark.parametrize("tag", ["w:sdt><w:sdtContent", "w:tbl><w:tr><w:tc", "w:ins"])
def test_deep_nesting_ends_soon(tag: str) -> None:
    tags = tag.split("><")
    opened, closed = f"<{tag}>" * 60_000, "".join(f"</{t}>" for t in reversed(tags)) * 60_000
    with pytest.raises(ReaderError):
        read(docx(opened + paragraph(run("deep")) + closed))


def test_entities_are_not_followed() -> None:
    entity = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = paragraph(run("a&x;b")).replace("<w:p>", "<w:p>", 1)
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"{entity}<w:document xmlns:w="
            f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}'
            "</w:body></w:document>",
        }
    )
    assert texts(read(data)) == ["ab"]


# --- real files --------------------------------------------------------------------------------


@needs_corpus
def test_a_novel_has_all_its_words() -> None:
    draft = read((CORPUS / "docx/war-and-peace_pandoc.docx").read_bytes())
    whole = (CORPUS / "txt/war-and-peace_oneline-paras.txt").read_text(encoding="utf-8")
    assert (draft.title, draft.authors) == ("War and Peace", ("Leo Tolstoy",))
    assert share_in_order(whole, compose(draft).content) > 0.999


@needs_corpus
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("strict-format", ["Test"]),
        ("utf8-bom", ["This XML has a byte order mark."]),
        ("text-box", ["Datum plane"]),
        ("tables", ["Above", "Top left\tTop right\nBottom left\tBottom right", "Below"]),
        ("footnotes", ["Ouch1.2", "A tachyon walks into a bar.", "Fin."]),
        ("endnotes", ["Ouchi.ii", "A tachyon walks into a bar.", "Fin."]),
        ("tiny-picture-target-base-relative", ["\ufffc"]),
        ("external-picture", ["[image: tiny-picture.png]"]),
        ("simple-list", ["Apple", "Banana"]),
        ("comments", ["Ouch."]),
    ],
)
def test_real_files(name: str, expected: list[str]) -> None:
    assert texts(read((CORPUS / f"docx/mammoth/{name}.docx").read_bytes())) == expected


def test_formulas_are_read_in_one_line() -> None:
    def said(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    fraction = f"<m:f><m:num>{said('a+b')}</m:num><m:den>{said('2')}</m:den></m:f>"
    square = f"<m:sSup><m:e>{said('x')}</m:e><m:sup>{said('2')}</m:sup></m:sSup>"
    root = f"<m:rad><m:deg/><m:e>{said('y')}</m:e></m:rad>"
    total = (
        '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
        f"<m:sub>{said('i=1')}</m:sub><m:sup>{said('n')}</m:sup><m:e>{square}</m:e></m:nary>"
    )
    pair = f"<m:d><m:e>{said('p')}</m:e><m:e>{said('q')}</m:e></m:d>"
    formula = said("=").join((fraction, root, total, pair))
    draft = read(docx(f"<w:p><m:oMathPara><m:oMath>{formula}</m:oMath></m:oMathPara></w:p>"))
    assert texts(draft) == ["(a+b)/2=√(y)=∑i=1nx2=(p|q)"]
    assert marked(draft) == [
        ("subscript", "i=1", ""),
        ("superscript", "n", ""),
        ("superscript", "2", ""),
    ]
