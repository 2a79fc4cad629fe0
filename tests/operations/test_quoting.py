"""Passages copied with their sources."""

from dataclasses import replace

from markdown_it import MarkdownIt

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.citation import Style
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.core.structure import PageMark
from leifeng_reader.operations.quoting import (
    Quoted,
    as_html,
    as_markdown,
    as_plain,
    quoted,
    quoted_annotation,
)

TEXT = compose([Part("*First* 雷锋\u2028line."), Part("Second <b>.")])
WEB = Document(
    "d1",
    "A_title",
    TEXT.id,
    TEXT.sha256,
    len(TEXT.content),
    source="https://example.org/a_b_c",
    authors=("Lei Feng", " "),
    created="2026-03-05T08:00:00.000Z",
)
FILE = Document(
    "d2", "雷锋日记", TEXT.id, TEXT.sha256, 1, source="/home/me/x.txt", authors=("雷锋",)
)
ONE, TWO = quoted(WEB, TEXT, 0, 15), quoted(WEB, TEXT, 17, 23)


def test_the_citation_follows_each_quote_and_the_source_stands_once() -> None:
    assert as_plain([ONE, TWO], Style.APA) == (
        "“*First* 雷锋\nline” (Feng, n.d., para. 1)\n\n"
        "“Second” (Feng, n.d., para. 2)\n\n"
        "Feng, L. (n.d.). A_title. https://example.org/a_b_c"
    )


def test_gbt_numbers_its_sources_and_tells_no_path_of_this_machine() -> None:
    there = replace(quoted(FILE, TEXT, 0, 7), page="12")
    assert as_plain([ONE, there, TWO], Style.GBT) == (
        "“*First* 雷锋\nline”[1]\n\n“*First*”[2]12\n\n“Second”[1]\n\n"
        "[1] FENG L. A_title[EB/OL]. [2026-03-05]. https://example.org/a_b_c.\n"
        "[2] 雷锋．雷锋日记[Z]．"
    )


def test_without_a_citation_there_is_the_quote_alone() -> None:
    assert as_plain([TWO], Style.NONE) == "Second"
    assert as_markdown([TWO], Style.NONE) == "> Second"
    assert as_html([TWO], Style.NONE) == "<blockquote><p>Second</p></blockquote>"


def test_markdown_shows_the_words_as_they_are() -> None:
    html = MarkdownIt().render(as_markdown([ONE], Style.APA))
    assert html == (
        "<blockquote>\n<p>*First* 雷锋<br />\nline (Feng, n.d., para. 1)</p>\n</blockquote>\n"
        "<p>Feng, L. (n.d.). <em>A_title</em>. https://example.org/a_b_c</p>\n"
    )


def test_html_keeps_given_emphasis_and_escapes_the_rest() -> None:
    given = replace(TWO, html="<p>Sec<em>ond</em></p>")
    assert as_html([given], Style.GBT) == (
        "<blockquote><p>Sec<em>ond</em><sup>[1]</sup></p></blockquote>\n"
        "<p>[1] FENG L. A_title[EB/OL]. [2026-03-05]. https://example.org/a_b_c.</p>"
    )
    hostile = Quoted(replace(FILE, title="<script>", authors=()), "<img>\nb\u2028c")
    html = as_html([hostile], Style.APA)
    assert "<script>" not in html
    assert "<p>&lt;img&gt;</p><p>b<br>c (“&lt;script&gt;”, n.d.)</p>" in html


def test_a_page_is_named_where_pages_are_known() -> None:
    structure = replace(TEXT.structure, pages=(PageMark("iv", 3), PageMark("5", 17)))
    paged = replace(TEXT, structure=structure)
    assert [quoted(WEB, paged, at, at + 3).page for at in (0, 3, 17)] == ["", "iv", "5"]
    assert "(Feng, n.d., p. 5)" in as_plain([quoted(WEB, paged, 17, 23)], Style.APA)


def test_lost_ones_have_their_quote_and_no_place_and_bookmarks_nothing() -> None:
    record = Annotation("a", "d1", TEXT.sha256, Selector(0, 4, "gone"), status=Status.LOST)
    assert quoted_annotation(WEB, TEXT, record) == Quoted(WEB, "gone")
    assert as_plain([Quoted(WEB, "gone")], Style.MLA).startswith("“gone” (Feng)\n")
    for scope in (Scope.PLACE, Scope.DOCUMENT):
        assert quoted_annotation(WEB, TEXT, replace(record, scope=scope)) is None


def test_a_document_of_which_nothing_is_known_gives_the_quote() -> None:
    bare = replace(FILE, title="", authors=())
    assert as_plain([Quoted(bare, "words")], Style.APA) == "“words”"
    assert as_plain([Quoted(bare, "words")], Style.GBT) == "“words”"
