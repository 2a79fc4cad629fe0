"""EPUB: spine, contents, notes, pictures, protection, and books that are not quite right."""

import time

import pytest

from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import anchored
from leifeng_reader.core.errors import BrokenFile, EmptyFile, Protected, TooMuch
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.structure import COVER
from leifeng_reader.formats import epub as reader
from tests.formats.comparison import share_in_order
from tests.formats.samples import epub, page, png, zipped
from tests.library import CORPUS, needs_corpus


def read(data: bytes) -> Draft:
    draft = reader.read(data, "a book.epub")
    assert draft is not None
    return draft


def texts(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts]


NAV = """<nav epub:type="toc"><ol><li><a href="a%20b.xhtml">One</a><ol>
    <li><a href="../OPS/c.xhtml#part">One and a half</a></li></ol></li>
    <li><span>Group</span><ol><li><a href="c.xhtml#gone">Two</a></li></ol></li>
    <li><a href="nowhere.xhtml">Lost</a></li></ol></nav>
    <nav epub:type="page-list"><ol><li><a href="c.xhtml#part">7</a></li></ol></nav>"""
NAV_ITEM = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX = """<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd">
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>One</text>
    </navLabel><content src="a%20b.xhtml"/><navPoint><navLabel><text>In</text></navLabel>
    <content src="c.xhtml#part"/></navPoint></navPoint></navMap></ncx>"""
NCX_ITEM = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
PAGES = {
    "a b.xhtml": "<h1>One</h1><p>first</p>",
    "c.xhtml": '<p>x</p><h2 id="part">Half</h2><p>y</p>',
}


def test_the_spine_in_order_with_what_the_package_says() -> None:
    said = """<dc:title> A
        book</dc:title><dc:creator>Ann</dc:creator><dc:creator>Bo</dc:creator>
        <dc:language>fr</dc:language>"""
    draft = read(epub(PAGES, metadata=said))
    assert (draft.title, draft.authors, draft.language) == ("A book", ("Ann", "Bo"), "fr")
    assert texts(draft) == ["One", "first", "x", "Half", "y"]
    assert draft.notices == ()


def test_contents_and_pages_from_the_nav() -> None:
    draft = read(epub(PAGES, manifest=NAV_ITEM, others={"OPS/nav.xhtml": page(NAV)}))
    assert [(e.title, e.level, e.position) for e in draft.outline] == [
        ("One", 1, 0),
        ("One and a half", 2, 3),
        ("Group", 1, 2),
        ("Two", 2, 2),
    ]
    assert [(mark.label, mark.position) for mark in draft.pages] == [("7", 3)]


def test_contents_from_the_ncx() -> None:
    book = epub(PAGES, manifest=NCX_ITEM, others={"OPS/toc.ncx": NCX}, attributes='toc="ncx"')
    found = [(e.title, e.level, e.position) for e in read(book).outline]
    assert found == [("One", 1, 0), ("In", 2, 3)]


def test_notes_in_another_file() -> None:
    pages = {
        "one.xhtml": '<p>a<a epub:type="noteref" href="notes.xhtml#n1">1</a></p>',
        "two.xhtml": '<p>b<sup><a href="notes.xhtml#n2">2</a></sup> <a href="one.xhtml">c</a></p>',
        "notes.xhtml": """<section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1"><p>First.
            <a epub:type="backlink" href="one.xhtml">↩</a></p></li>
            <li id="n2"><p>Second.</p></li></ol></section>""",
    }
    text = compose(read(epub(pages)))
    kinds = [(block.kind.value, text.content[block.start : block.end]) for block in text.blocks]
    assert kinds == [
        ("paragraph", "a1"),
        ("paragraph", "b2 c"),
        ("heading", "Notes"),
        ("note", "First."),
        ("note", "Second."),
    ]
    leading = [anchored(text, s.value) for s in text.spans if s.kind is SpanKind.NOTE]
    assert leading == [3, 4]
    (link,) = [span for span in text.spans if span.kind is SpanKind.LINK]
    assert anchored(text, link.value[1:]) == 0
    assert [text.facts(n).marker for n in (3, 4)] == ["1", "2"]


def test_pictures_also_as_svg_covers_and_beyond_the_folder() -> None:
    pages = {
        "text/a.xhtml": """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"
            xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="../img/%C3%A9.png"/></svg>
            <p>a <img src="../../../img/r.png" alt=""/></p><p><img src="../img/gone.png" alt="g"/>
            <img src="http://a.example/b.png"/></p>""",
    }
    draft = read(epub(pages, others={"OPS/img/é.png": png(), "img/r.png": png(70, 70)}))
    assert texts(draft) == [
        "\ufffc",
        "a",
        "\ufffc",
        "[image: g]",
        "[image: http://a.example/b.png]",
    ]
    assert [image.name for image in draft.images] == ["OPS/img/é.png", "img/r.png"]
    assert draft.notices == ("missing-images", "remote-images")


def test_drawings_in_the_page_itself() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {0} {0}'>{1}</svg>"
    shape = "<rect width='9' height='9'/><text>Label</text>"
    page = "".join(
        f"<p>{n} {svg.format(size, inside)}</p>"
        for n, (size, inside) in enumerate(
            ((200, shape), (16, shape), (200, "<script>a()</script>"), (200, shape))
        )
    )
    draft = read(epub({"a.xhtml": page}))
    assert texts(draft) == ["0", "\ufffc", "1", "2", "3", "\ufffc"]
    (image,) = draft.images
    assert (image.media_type, image.width) == ("image/svg+xml", 200)
    assert b"viewBox" in image.data
    assert b"<p>" not in image.data
    assert draft.notices == ("images",)


def test_pages_that_are_not_well_formed() -> None:
    pages = {
        "a.xhtml": '<?xml version="1.0"?><!DOCTYPE html><html><head><title/></head><body>'
        '<p>one<p id="x"/>two & three<i/>&nbsp;four</body></html>',
        "b.xhtml": "<p>five&mdash;six</p>",
        "c.xhtml": '<?xml version="1.0"?>',
    }
    assert texts(read(epub(pages))) == ["one", "two & three\xa0four", "five—six"]


def test_entities_and_document_types_bring_nothing_in() -> None:
    evil = """<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">
        <!ENTITY y "aaaa"><!ENTITY z "&y;&y;&y;&y;">]><html xmlns="http://www.w3.org/1999/xhtml">
        <body><p>a&x;&z;b</p></body></html>"""
    assert texts(read(epub({"a.xhtml": evil}))) == ["ab"]


ENCRYPTION = """<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
    <enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/>
    </enc:CipherData></enc:EncryptedData></encryption>"""


def test_protected_books() -> None:
    said = ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OPS/a%20b.xhtml")
    with pytest.raises(Protected) as caught:
        read(epub(PAGES, others={"META-INF/encryption.xml": said}))
    assert (str(caught.value.path), caught.value.reason) == ("a book.epub", "OPS/a b.xhtml")


def test_obfuscated_fonts_are_no_protection() -> None:
    said = ENCRYPTION.format("http://www.idpf.org/2008/embedding", "OPS/f.otf")
    assert texts(read(epub(PAGES, others={"META-INF/encryption.xml": said})))


def test_fixed_layout_is_named() -> None:
    said = '<dc:title>x</dc:title><meta property="rendition:layout">pre-paginated</meta>'
    assert read(epub(PAGES, metadata=said)).notices == ("fixed-layout",)


def test_files_that_are_missing_or_lead_out() -> None:
    package = """<package><metadata/><manifest><item id="a" href="../../x/a.html"/>
        <item id="b" href="gone.html"/></manifest>
        <spine><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/></spine></package>"""
    draft = read(zipped({"OPS/x.opf": package, "x/a.html": page("<p>a</p>")}))
    assert (draft.title, texts(draft)) == ("a book", ["a"])


def test_no_files_at_all() -> None:
    with pytest.raises(EmptyFile):
        read(epub({}))
    with pytest.raises(BrokenFile):
        read(zipped({"mimetype": "application/epub+zip"}))


def test_other_files() -> None:
    assert reader.read(b"words", "x.epub") is None
    assert reader.read(zipped({"word/document.xml": "<a/>"}), "x.epub") is None


def test_hostile_books() -> None:
    begun = time.monotonic()
    with pytest.raises(TooMuch, match="ratio"):
        read(epub({"a.xhtml": "<p>" + " " * 20_000_000 + "</p>"}))
    with pytest.raises(TooMuch, match="entry"):
        read(epub({"a.xhtml": "<p>" + "0123456789abcdef" * 2_100_000 + "</p>"}))
    with pytest.raises(TooMuch, match="depth"):
        read(epub({"a.xhtml": "<div>" * 100_000}))
    assert time.monotonic() - begun < 6


# --- real books --------------------------------------------------------------------------------


@needs_corpus
def test_war_and_peace() -> None:
    draft = read((CORPUS / "epub" / "se-war-and-peace.epub").read_bytes())
    wanted = (CORPUS / "txt" / "war-and-peace_oneline-paras.txt").read_text(encoding="utf-8")
    text = compose(draft)
    assert (draft.title, draft.authors, draft.language) == (
        *("War and Peace", ("Leo Tolstoy",)),
        "en-US",
    )
    assert share_in_order(wanted, text.content) >= 0.999
    assert len(draft.outline) > 380
    notes = [span for span in text.spans if span.kind is SpanKind.NOTE]
    assert len(notes) == 137
    assert all(anchored(text, span.value) is not None for span in notes[:5])


@needs_corpus
@pytest.mark.parametrize(
    ("name", "language", "kind", "least"),
    [
        ("kusamakura-japanese-vertical-writing", "ja-jp", SpanKind.RUBY, 4000),
        ("regime-anticancer-arabic", "ar", SpanKind.LINK, 2),
        ("israelsailing", "he", SpanKind.LINK, 2),
        ("wasteland", "en-US", SpanKind.NOTE, 50),
        ("georgia-cfi", "en-US", SpanKind.NOTE, 20),
        ("epub30-spec", "en", SpanKind.CODE, 1000),
        ("childrens-literature", "en", SpanKind.ITALIC, 100),
    ],
)
def test_real_books(name: str, language: str, kind: SpanKind, least: int) -> None:
    draft = read((CORPUS / "epub" / f"idpf-{name}.epub").read_bytes())
    text = compose(draft)
    assert draft.language == language
    assert draft.outline
    assert sum(span.kind is kind for span in text.spans) >= least
    assert all(text.content[s.start : s.end].strip("\n") for s in text.spans)


@pytest.mark.parametrize(
    ("manifest", "metadata"),
    [
        ('<item id="c" href="c.png" properties="cover-image" media-type="image/png"/>', ""),
        ('<item id="c" href="c.png" media-type="image/png"/>', '<meta name="cover" content="c"/>'),
    ],
)
def test_a_cover_that_stands_in_no_page(manifest: str, metadata: str) -> None:
    pages = {"a.xhtml": '<p>a <img src="r.png"/></p>'}
    others = {"OPS/c.png": png(600, 800), "OPS/r.png": png(70, 70)}
    draft = read(epub(pages, manifest=manifest, metadata=metadata, others=others))
    assert [(image.name, image.width) for image in draft.images] == [
        ("OPS/r.png", 70),
        (COVER, 600),
    ]


def test_a_cover_that_is_shown_is_not_kept_twice() -> None:
    item = '<item id="c" href="c.png" properties="cover-image" media-type="image/png"/>'
    pages = {"a.xhtml": '<p><img src="c.png"/> a</p>'}
    draft = read(epub(pages, manifest=item, others={"OPS/c.png": png(600, 800)}))
    assert [image.name for image in draft.images] == ["OPS/c.png"]


def test_notes_as_other_programs_write_them() -> None:
    draft = read(
        epub(
            {
                "a.xhtml": """<p>Set<span><a class="_idFootnoteLink" href="#f1" id="b1">1</a></span>
                and turned<a href="n.xhtml#k2"><span class="super">2</span></a>.</p>
                <p>正文<a class="duokan-footnote" href="#d1"><img alt="注"
                src="n.png"/></a>继续。</p>
                <p>See <a href="#plain">1</a></p><p id="plain">No note.</p>
                <div epub:type="footnote" id="f1"><p><a class="_idFootnoteAnchor"
                href="#b1">1</a> Below.</p></div><ol class="duokan-footnote-content"><li
                class="duokan-footnote-item" id="d1"><p><a href="#r1">①</a>注释。</p></li></ol>""",
                "n.xhtml": """<p class="fn"><a id="k2"></a><a href="a.xhtml#b2">2</a>. At the
                end.</p>""",
            },
            others={"OPS/n.png": png(60, 60)},
        )
    )
    assert texts(draft) == [
        "Set1 and turned2.",
        "正文注继续。",
        "See 1",
        "No note.",
        "Below.",
        "注释。",
        "At the end.",
    ]
    assert [part.facts.marker for part in draft.parts] == ["", "", "", "", "1", "注", "2"]
    noted = [
        part.text[span.start : span.end]
        for part in draft.parts
        for span in part.spans
        if span.kind is SpanKind.NOTE
    ]
    assert noted == ["1", "2", "注"]


def test_style_sheets_of_a_book_tell_what_is_italic() -> None:
    data = epub(
        {"a.xhtml": '<p>A <span class="CharOverride-1">word</span>.</p>'},
        manifest='<item id="s" href="s.css" media-type="text/css"/>',
        others={"OPS/s.css": "span.CharOverride-1 { font-style:italic; }"},
    )
    assert [(s.kind, s.start, s.end) for s in read(data).parts[0].spans] == [
        (SpanKind.ITALIC, 2, 6)
    ]
