"""OpenDocument texts: what they show, no more and no less."""

from base64 import b64encode

import pytest

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import EmptyFile, Protected, ReaderError, TooMuch
from leifeng_reader.core.structure import Cell
from leifeng_reader.formats import odt as reader
from leifeng_reader.formats.choices import Choices
from tests.formats.comparison import share_in_order
from tests.formats.office import PIXEL, docx, fodt, marked, odt, texts
from tests.library import CORPUS, needs_corpus


def read(data: bytes) -> Draft:
    draft = reader.read(data, "name.odt", Choices())
    assert draft is not None
    compose(draft)
    return draft


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def style(name: str, looks: str = "", family: str = "paragraph", more: str = "") -> str:
    said = f"<style:text-properties {looks}/>" if looks else ""
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{said}</style:style>'


def test_other_files_are_left_to_other_readers() -> None:
    assert reader.read(b"text", "name.odt", Choices()) is None
    assert reader.read(docx("<w:p/>"), "name.odt", Choices()) is None


def test_white_space_is_as_the_format_says() -> None:
    body = p(
        '\n  a \t b<text:s text:c="3"/>c<text:tab/>d<text:line-break/> e\n'
        "<text:span> f</text:span> "
    )
    assert texts(read(odt(body))) == ["a b   c\td\ne f"]


def test_looks_come_through_styles() -> None:
    styles = style("B", 'fo:font-weight="bold" fo:font-style="italic"', "text")
    automatic = style("T1", 'fo:font-style="normal"', "text", 'style:parent-style-name="B"')
    automatic += style("T2", 'style:text-position="super 58%"', "text")
    automatic += style("T3", 'text:display="none"', "text")
    spans = "".join(f'<text:span text:style-name="T{n}">t{n} </text:span>' for n in (1, 2, 3))
    draft = read(odt(p(f"a {spans}z"), styles, automatic))
    assert texts(draft) == ["a t1 t2 z"]
    assert marked(draft) == [("bold", "t1 ", ""), ("superscript", "t2 ", "")]


def test_links_ruby_and_languages() -> None:
    automatic = style("F", 'fo:language="fr" fo:country="FR"', "text")
    default = (
        '<style:default-style style:family="paragraph"><style:text-properties'
        ' fo:language="en" fo:country="US"/></style:default-style>'
    )
    body = p(
        '<text:a xlink:href="https://a.example/">out</text:a>'
        '<text:a xlink:href="#there|outline">in</text:a><text:a xlink:href="file:///x">no</text:a>'
        "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん</text:ruby-text></text:ruby>"
        '<text:span text:style-name="F">oui</text:span>'
    ) + p('<text:bookmark text:name="there"/>target')
    draft = read(odt(body, default, automatic))
    assert texts(draft) == ["outinno漢oui", "target"]
    assert marked(draft) == [
        ("link", "out", "https://a.example/"),
        ("link", "in", "#there"),
        ("ruby", "漢", "かん"),
        ("language", "oui", "fr-FR"),
    ]
    assert (draft.language, draft.parts[1].facts.anchor) == ("en-US", "there")


def test_headings_titles_and_named_styles() -> None:
    styles = style("Title") + style("Quotations") + style("Preformatted_20_Text")
    automatic = style("P1", more='style:parent-style-name="Title"')
    automatic += style("P2", more='style:parent-style-name="Quotations"')
    body = (
        p("T", "P1")
        + '<text:h text:outline-level="2">H</text:h>'
        + p("Q", "P2")
        + p("c", "Preformatted_20_Text") * 2
    )
    draft = read(odt(body, styles, automatic))
    assert [(part.kind.value, part.level, part.text) for part in draft.parts] == [
        ("heading", 1, "T"),
        ("heading", 2, "H"),
        ("quote", 0, "Q"),
        ("code", 0, "c\nc"),
    ]


def numbered(level: int, way: str, more: str = "", tag: str = "list-level-style-number") -> str:
    return (
        f'<text:{tag} text:level="{level}" style:num-format="{way}" style:num-suffix="." {more}/>'
    )


def test_headings_have_the_numbers_of_the_outline() -> None:
    levels = numbered(1, "I", tag="outline-level-style")
    levels += numbered(2, "1", 'text:display-levels="2"', "outline-level-style")
    heads = "".join(f'<text:h text:outline-level="{n}">h</text:h>' for n in (1, 2, 2, 1, 2))
    draft = read(odt(heads, f"<text:outline-style>{levels}</text:outline-style>"))
    assert texts(draft) == ["I. h", "1.1. h", "1.2. h", "II. h", "2.1. h"]


def test_lists_are_marked_as_shown() -> None:
    styles = (
        f'<text:list-style style:name="N">{numbered(1, "1")}'
        f"{numbered(2, 'a')}</text:list-style>"
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"'
        ' text:bullet-char="–"/></text:list-style>'
    )

    def item(*blocks: str) -> str:
        return f"<text:list-item>{''.join(blocks)}</text:list-item>"

    inner = f"<text:list>{item(p('a'))}{item(p('b'))}</text:list>"
    body = (
        f'<text:list text:style-name="N">{item(p("one"), p("more"), inner)}{item(p("two"))}'
        f"</text:list>{p('between')}"
        '<text:list text:style-name="N" text:continue-numbering="true">'
        f"{item(p('three'))}</text:list>"
        f'<text:list text:style-name="B">{item(p("dash"))}</text:list>'
    )
    draft = read(odt(body, styles))
    assert [(part.text, part.facts.marker, part.facts.depth) for part in draft.parts] == [
        ("one", "1.", 0),
        ("more", "", 0),
        ("a", "a.", 1),
        ("b", "b.", 1),
        ("two", "2.", 0),
        ("between", "", 0),
        ("three", "3.", 0),
        ("dash", "–", 0),
    ]


def test_notes_stand_after_the_text() -> None:
    def note(mark: str, *blocks: str) -> str:
        return (
            f"<text:note><text:note-citation>{mark}</text:note-citation>"
            f"<text:note-body>{''.join(blocks)}</text:note-body></text:note>"
        )

    draft = read(odt(p(f"a{note('1', p('first'), p('more'))} b{note('*', p('second'))}") + p("c")))
    assert texts(draft) == ["a1 b*", "c", "first", "more", "second"]
    assert [span for span in marked(draft) if span[0] == "note"] == [
        ("note", "1", "note-1"),
        ("note", "*", "note-2"),
    ]
    assert [
        (part.kind.value, part.facts.marker, part.facts.anchor) for part in draft.parts[2:]
    ] == [
        ("note", "1", "note-1"),
        ("note", "", ""),
        ("note", "*", "note-2"),
    ]


def test_deletions_and_comments_are_not_shown() -> None:
    region = f"<text:changed-region>{p('gone')}</text:changed-region>"
    changes = f"<text:tracked-changes>{region}</text:tracked-changes>"
    draft = read(odt(changes + p(f"a<office:annotation>{p('remark')}</office:annotation>b")))
    assert texts(draft) == ["ab"]
    assert draft.notices == ("comments", "tracked-changes")


WIDE = 'table:number-columns-spanned="2"'
MANY = 'table:number-columns-repeated="99999999"'


def cell(*blocks: str, look: str = "") -> str:
    return f"<table:table-cell {look}>{''.join(blocks)}</table:table-cell>"


def test_tables_keep_merged_cells_and_heads() -> None:
    table = (
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        f"{cell(p('head'), look=WIDE)}<table:covered-table-cell/>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        f"{cell(p('a'), p('b'))}{cell(p('c'))}</table:table-row></table:table>"
    )
    draft = read(odt(table))
    assert texts(draft) == ["head\na b\tc"]
    assert draft.parts[0].facts.table == ((Cell(2, 1, True),), (Cell(), Cell()))


def test_pictures_and_boxes_stand_after_their_paragraph() -> None:
    def frame(inside: str) -> str:
        return f"<draw:frame>{inside}</draw:frame>"

    images = [
        frame(f'<draw:image xlink:href="{where}"/>')
        for where in ("Pictures/pixel.png", "https://a.example/b.png", "Pictures/none.svm")
    ]
    box = frame(f"<draw:text-box>{p('boxed')}</draw:text-box>")
    body = p(f"See{''.join(images)}{box}") + p("z")
    draft = read(odt(body))
    assert texts(draft) == ["See", "\ufffc", "[image: https://a.example/b.png]", "boxed", "z"]
    assert draft.images[0].data == PIXEL
    assert draft.notices == ("images", "remote-images")


def test_a_text_kept_as_one_file() -> None:
    picture = f"<office:binary-data>{b64encode(PIXEL).decode()}</office:binary-data>"
    broken = "<office:binary-data>?</office:binary-data>"
    body = "".join(
        p(f"{words}<draw:frame><draw:image>{kept}</draw:image></draw:frame>")
        for words, kept in (("See", picture), ("And", broken))
    )
    bold = (
        '<style:style style:name="B" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    data = fodt(
        f'<text:h text:outline-level="2">Head</text:h>{body}'
        + p('<text:span text:style-name="B">b</text:span>'),
        bold,
        "<dc:title>T</dc:title>",
    )
    draft = formats.read(data, "x.fodt")
    assert draft is not None
    assert (draft.title, texts(draft)) == ("T", ["Head", "See", "\ufffc", "And", "b"])
    assert draft.parts[0].level == 2
    assert marked(draft, 4) == [("bold", "b", "")]
    assert [image.data for image in draft.images] == [PIXEL]
    assert draft.notices == ("images",)
    sheet = data.replace(b"opendocument.text", b"opendocument.spreadsheet")
    assert reader.read(sheet, "x.fods", Choices()) is None


# --- faults ------------------------------------------------------------------------------------


def test_faults_are_named() -> None:
    with pytest.raises(EmptyFile):
        read(odt(p("")))
    with pytest.raises(Protected):
        read(odt(p("a"), **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}))


def test_two_thousand_million_spaces_are_not_made() -> None:
    draft = read(odt(p('a<text:s text:c="2000000000"/>b')))
    assert len(draft.parts[0].text) == 1002


def test_a_huge_table_is_refused() -> None:
    row = f"<table:table-row>{cell(p('a'), look=MANY)}</table:table-row>"
    with pytest.raises(TooMuch, check=lambda fault: fault.what == "cells"):
        read(odt(f"<table:table>{row * 101}</table:table>"))


@pytest.mark.parametrize("tag", ["text:section", "text:list><text:list-item", "text:span"])
def test_deep_nesting_ends_soon(tag: str) -> None:
    closed = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    with pytest.raises(ReaderError):
        read(odt(f"<{tag}>" * 60_000 + p("deep") + closed * 60_000))


# --- real files --------------------------------------------------------------------------------


@needs_corpus
def test_a_novel_has_all_its_words() -> None:
    draft = read((CORPUS / "odt/war-and-peace_pandoc.odt").read_bytes())
    assert [part.level for part in draft.parts[:3]] == [1, 0, 1]
    whole = (CORPUS / "txt/war-and-peace_oneline-paras.txt").read_text(encoding="utf-8")
    assert (draft.title, draft.authors) == ("War and Peace", ("Leo Tolstoy",))
    assert share_in_order(whole, compose(draft).content) > 0.999


@needs_corpus
def test_a_real_file() -> None:
    draft = read((CORPUS / "odt/source.odt").read_bytes())
    assert [part.kind for part in draft.parts] == [BlockKind.PARAGRAPH]
    assert draft.parts[0].text.endswith("sanctus est Lorem ipsum dolor sit amet.")
