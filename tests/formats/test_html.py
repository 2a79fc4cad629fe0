"""Saved pages: article or whole page, their pictures, their encodings, and hostile ones."""

import time
from base64 import b64encode

import pytest

from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.errors import TooMuch
from leifeng_reader.formats import html
from leifeng_reader.formats.choices import Choices
from tests.formats.comparison import share_in_order
from tests.formats.samples import png
from tests.library import CORPUS, needs_corpus

PROSE = "A long sentence about the town and its river, told at leisure and with many words. " * 6
NEWS = f"""<!DOCTYPE html><html lang="en"><head><title>The River - The Town Paper</title>
<meta property="og:title" content="The River"><meta name="author" content="Ann Lee"></head><body>
<header><nav><ul><li><a href="/a">Home</a><li><a href="/b">World</a><li><a href="/c">Sport</a>
</ul></nav><form>Search</form></header>
<h1>The River</h1><div class="share"><a href="/t">Tell others</a></div>
<div class="page"><div id="story"><p>{PROSE}</p><h2>The bridge</h2><p>{PROSE}</p>
<div class="newsletter-signup">Sign up for more</div><ul><li>one</li><li>two</li></ul>
<figure><img src="paper_files/a%20b.png"><figcaption>The bridge in June</figcaption></figure>
<p>{PROSE}</p><table><tr><th>Year<th>Boats<tr><td>1900<td>12</table>
<div class="related"><a href="/1">More</a></div></div></div>
<div id="comments"><p>First, said a reader.</p></div>
<aside>Weather</aside><footer>Imprint, <a href="/i">terms</a></footer></body></html>"""


def read(source: str | bytes, **choices: object) -> Draft:
    data = source.encode() if isinstance(source, str) else source
    draft = html.read(data, "a page.html", Choices(**choices))  # type: ignore[arg-type]
    assert draft is not None
    return draft


def texts(draft: Draft) -> list[str]:
    return [part.text.strip() for part in draft.parts]


def test_the_article_of_a_page() -> None:
    draft = read(NEWS)
    assert (draft.title, draft.authors, draft.language) == ("The River", ("Ann Lee",), "en")
    assert "article" in draft.notices
    assert texts(draft) == [
        *("The River", PROSE.strip(), "The bridge", PROSE.strip(), "one", "two"),
        *("The bridge in June", PROSE.strip(), "Year\tBoats\n1900\t12"),
    ]


def test_the_whole_page_when_asked_for() -> None:
    draft = read(NEWS, whole_page=True)
    assert "article" not in draft.notices
    assert {"Home", "Weather", "First, said a reader.", "Imprint, terms"} <= set(texts(draft))


def test_the_whole_page_when_the_article_is_but_little_of_it() -> None:
    links = "".join(
        f"<li><a href='/{n}'>A heading about something, number {n}</a>" for n in range(99)
    )
    page = f"<html><body><ul>{links}</ul><div><article><p>{PROSE}</article></div>"
    draft = read(page)
    assert draft.notices == ("little-article",)
    assert len(draft.parts) == 100
    chosen = read(page, article=True)
    assert chosen.notices == ("article",)
    assert texts(chosen) == [PROSE.strip()]
    assert read(page, whole_page=True, article=True).notices == ()


def test_a_line_in_a_page_of_links_is_no_article() -> None:
    links = "<li><a href='/'>A heading about something</a>" * 99
    page = f"<html><body><ul>{links}</ul><div><article><p>A line.</article></div>"
    assert read(page).notices == read(page, article=True).notices == ()


def test_a_page_that_is_all_article_is_whole() -> None:
    draft = read(f"<html><body><h1>A</h1><p>{PROSE}<p>{PROSE}<footer>B</footer>")
    assert draft.notices == ()
    assert texts(draft)[-1] == "B"


def test_a_page_that_names_its_article_loses_what_little_is_beside_it() -> None:
    menu = "<nav><a href='/a'>Home</a></nav>"
    draft = read(f"<html><body>{menu}<article><h1>A</h1><p>{PROSE * 9}</article><footer>B</footer>")
    assert draft.notices == ("article",)
    assert texts(draft) == ["A", (PROSE * 9).strip()]
    signed = read(f"<html><body>{menu}<p>Ann Lee</p><article><p>{PROSE * 9}</article>")
    assert texts(signed)[:2] == ["Home", "Ann Lee"]


def test_pictures_from_the_pages_folder() -> None:
    companions = {"paper_files/a b.png": png(), "paper_files/x.js": b""}
    draft = html.read(NEWS.encode(), "paper.html", Choices(), companions)
    assert draft is not None
    assert [(image.name, image.width) for image in draft.images] == [("paper_files/a b.png", 100)]
    assert draft.notices == ("article",)


def test_pictures_in_the_page_itself() -> None:
    source = f"data:image/png;base64,{b64encode(png(64, 64)).decode()}"
    draft = read(f"<html><body><p>a<img src='{source}'><img src='{source}'><p>b")
    assert [part.kind.value for part in draft.parts] == ["paragraph", "image", "image", "paragraph"]
    (image,) = draft.images
    assert (image.width, image.data) == (64, png(64, 64))


def test_where_a_page_was_saved_from() -> None:
    source = """<!DOCTYPE html>
        <!-- saved from url=(0027)https://town.example/a/b -->
        <html><body><p><a href="../c">c</a> <a href="https://town.example/a/b#d">d</a><p id=d>e"""
    values = [span.value for part in read(source).parts for span in part.spans]
    assert values == ["https://town.example/c", "#d"]


def test_nothing_leads_to_files_or_scripts() -> None:
    source = "<html><body><p><a href='file:///etc/passwd'>a</a><a href='javascript:x()'>b</a>"
    source += "<a href='c.html'>c</a><img src='file:///etc/passwd'><img src=/etc/passwd>"
    draft = read(source)
    assert [part.spans for part in draft.parts] == [()]
    assert (draft.images, draft.notices) == ((), ("missing-images",))


@pytest.mark.parametrize(
    ("charset", "said"),
    [
        ("utf-8", ""),
        ("gb18030", '<meta charset="gb2312">'),
        ("big5", "<meta http-equiv=content-type content='text/html; charset=big5'>"),
        ("cp932", "<meta charset=shift_jis>"),
        ("utf-16", ""),
    ],
)
def test_encodings(charset: str, said: str) -> None:
    source = f"<!doctype html><html><head>{said}</head><body><p>中山大學の人"
    if charset == "gb18030":
        source = source.replace("の", "的")
    if charset == "big5":
        source = source.replace("の", "之")
    if charset == "cp932":
        source = source.replace("學", "学")
    draft = read(source.encode(charset))
    assert texts(draft) == [source.rpartition("<p>")[2]]


def test_a_chosen_encoding() -> None:
    data = "<html><meta charset=utf-8><body><p>Привет".encode("cp1251")
    assert texts(read(data, encoding="cp1251")) == ["Привет"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<div align=center>\n\n# A title in Markdown\n",
        b"<?xml version='1.0'?><FictionBook/>",
        b"words <html>",
        b"\x89PNG",
        b"<!-- " * 2000,
    ],
)
def test_what_is_no_page(data: bytes) -> None:
    assert html.read(data, "x") is None


HEAD = b"<!doctype html><html><body>"


@pytest.mark.parametrize(
    "data",
    [
        HEAD + b"<div>" * 200_000 + b"deep",
        HEAD + b"<table><tr><td>" * 3000 + b"deep",
    ],
)
def test_what_is_too_deep_is_refused(data: bytes) -> None:
    with pytest.raises(TooMuch, match="depth"):
        read(data)


@pytest.mark.parametrize(
    ("data", "parts"),
    [
        (HEAD + b"<p><font>one " * 5000, 5000),
        (HEAD + b"<table><tr><td>x " * 600, 600),
        (HEAD + b'<p title="' + b"a" * 20_000_000 + b'">x', 1),
        (HEAD + b"<table><tr><td colspan=99999999>a<td>b</table>", 1),
        (HEAD + b"<p>a" + b" " * 20_000_000 + b"b", 1),
        (HEAD + b"<p>x<sup><a href=#n>1</a></sup>" * 10_000 + b"<p id=n>n", 10_001),
        (HEAD + b"<p>x" + b"<b></b><sup><a href=#n>1</a></sup>" * 10_000 + b"<p id=n>n", 2),
    ],
)
def test_hostile_pages_are_read_in_time(data: bytes, parts: int) -> None:
    begun = time.monotonic()
    assert len(read(data).parts) == parts
    assert time.monotonic() - begun < 15


@needs_corpus
def test_war_and_peace() -> None:
    draft = read((CORPUS / "html" / "war-and-peace.html").read_bytes())
    wanted = (CORPUS / "txt" / "war-and-peace_oneline-paras.txt").read_text(encoding="utf-8")
    assert (draft.title, draft.authors) == ("War and Peace", ("Leo Tolstoy",))
    assert share_in_order(wanted, compose(draft).content) >= 0.999


def test_an_article_that_waits_for_its_script_is_read_whole() -> None:
    speck = b64encode(png(1, 1)).decode()
    draft = read(
        f"""<html><head><title></title></head><body><div class="rich_media"><h1>雷锋</h1>
        <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">
        <section><p>前言</p></section><section><section><p>{"为人民服务。" * 60}</p>
        <img data-src="https://there.cn/640?wx_fmt=jpeg" src="data:image/png;base64,{speck}">
        </section></section></div><p style="visibility:hidden">scan me</p></div></body></html>"""
    )
    assert texts(draft) == [
        "雷锋",
        "前言",
        "为人民服务。" * 60,
        "[image: https://there.cn/640?wx_fmt=jpeg]",
    ]


def test_the_heading_of_an_article_is_not_the_name_of_the_whole_place() -> None:
    draft = read(
        f"""<html><head><title>The River - The Town Paper</title></head><body>
        <header><h1>The Town Paper</h1></header><div><article><header><h2>The River</h2></header>
        <div class="entry-content"><p>{PROSE}</p></div></article></div>
        <div id="comments"><p>{PROSE}</p></div></body></html>"""
    )
    assert texts(draft) == ["The River", PROSE.strip()]


def test_a_picture_offered_in_several_forms_is_told() -> None:
    draft = read(
        """<html><body><p>Before.</p><picture><source srcset="https://a.org/1.webp 640w"><img
        alt="" width="700"></picture><picture><source srcset="https://a.org/2.webp"><source
        srcset="https://a.org/2.avif"><img src="https://a.org/2.png"></picture></body></html>"""
    )
    assert texts(draft) == [
        "Before.",
        "[image: https://a.org/1.webp]",
        "[image: https://a.org/2.png]",
    ]


def test_style_sheets_tell_what_is_bold_and_raised() -> None:
    draft = read(
        """<html><head><style>/* .c2{font-style:italic} */ @media all { .c1, span.c3 {
        font-weight: 700 } } .c4 { vertical-align: super } p .c2 { font-weight: bold }
        </style></head><body><p><span class="c1">One</span> <span class="c2">two</span> <span
        class="c3" style="font-style:italic">three</span><span class="c4">2</span></p>
        </body></html>"""
    )
    text = draft.parts[0].text
    assert [(span.kind.value, text[span.start : span.end]) for span in draft.parts[0].spans] == [
        ("bold", "One"),
        ("bold", "three"),
        ("italic", "three"),
        ("superscript", "2"),
    ]
