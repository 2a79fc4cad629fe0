"""HTML becomes parts: blocks, spans, lists, tables, notes."""

from collections.abc import Callable
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Part
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.structure import Cell, Image
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.html_blocks import Found, parts_of
from leifeng_reader.formats.html_notes import Sheet, mark_notes, settle
from leifeng_reader.formats.html_page import Page, no_picture
from leifeng_reader.formats.html_tree import parse_html


def link(href: str) -> str:
    return href if href.startswith(("#", "http://", "https://", "mailto:")) else ""


def found(
    source: str, picture: Callable[[str], Image | str | None] = no_picture, language: str = ""
) -> Found:
    root = parse_html(source, PurePath())
    wanted = mark_notes([Sheet(root, str, link)])
    made = parts_of(root, Page("", link, picture, wanted, language))
    made.parts = settle(made.parts, made.places)
    return made


def parts(source: str) -> list[Part]:
    return found(source).parts


def lines(source: str) -> list[tuple[str, str]]:
    return [(part.kind.value, part.text) for part in parts(source)]


def spans(source: str) -> list[tuple[str, str, str]]:
    return [
        (span.kind.value, part.text[span.start : span.end], span.value)
        for part in parts(source)
        for span in sorted(part.spans, key=lambda span: (span.start, -span.end))
    ]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p> One \n\t two </p> three", ["One two", "three"]),
        ("<div>a<p>b</p>c<div>d</div></div>e", ["a", "b", "c", "d", "e"]),
        ("<p>a&nbsp;&nbsp; b&#1;c&shy;d", ["a\xa0\xa0 bcd"]),
        ("<p>a <b> b</b><i> c </i> d", ["a b c d"]),
        ("<p>a<br>b <br/> c", ["a\nb\nc"]),
        ("<p>a<br><br>b<br>", ["a", "b"]),
        ("<p>中文\n  中文 b\nc", ["中文中文 b c"]),
        ("<p>a<script>x</script><style>y</style><!-- z -->b", ["ab"]),
        ("<p>a<span hidden>x</span><i style='display: none'>y</i>b", ["ab"]),
        ("<p>He said <q>no</q>.", ["He said “no”."]),
        ("<p>a\u2028b\u2029c\ufdd0", ["a\u2028bc\ufffd"]),
        ("<details><summary>a</summary>b</details>", ["a", "b"]),
    ],
)
def test_characters_and_white_space(source: str, wanted: list[str]) -> None:
    assert [part.text for part in parts(source)] == wanted


def test_headings_quotes_code_rules_and_captions() -> None:
    source = """<h1>A <div>b</div></h1><h3>C</h3><p role=heading aria-level=2>D</p>
        <blockquote><p>e</p><blockquote>f</blockquote></blockquote><pre>
 g
   h</pre><hr><figure><figcaption><p>i</p></figcaption></figure>"""
    made = parts(source)
    assert [(p.kind.value, p.level, p.text.strip("\n")) for p in made] == [
        ("heading", 1, "A b"),
        ("heading", 3, "C"),
        ("heading", 2, "D"),
        ("quote", 0, "e"),
        ("quote", 0, "f"),
        ("code", 0, " g\n   h"),
        ("rule", 0, "* * *"),
        ("caption", 0, "i"),
    ]
    assert [p.facts.depth for p in made if p.kind is BlockKind.QUOTE] == [0, 1]


def test_lists_have_the_markers_a_page_shows() -> None:
    source = """<ul><li>a<p>b</p><ol start=9 type=i><li>c<li value=3>d</ol></li><li>e</li></ul>
        <ol reversed><li>f<li>g</ol><ol type=A start=27><li>h</ol>
        <ul style="list-style: none"><li>i</ul><dl><dt>j<dd>k</dl>"""
    assert [(p.facts.marker, p.facts.depth, p.text) for p in parts(source)] == [
        ("•", 0, "a"),
        ("", 0, "b"),
        ("ix.", 1, "c"),
        ("iii.", 1, "d"),
        ("•", 0, "e"),
        ("2.", 0, "f"),
        ("1.", 0, "g"),
        ("AA.", 0, "h"),
        ("", 0, "i"),
        ("", 0, "j"),
        ("", 0, "k"),
    ]


def test_bullets_are_as_deep_as_their_lists() -> None:
    source = "<ul><li>a<ol><li>b<ul><li>c<ul><li>d<ul><li>e</ul></ul></ul></ol><li>f</ul>"
    assert [p.facts.marker for p in parts(source)] == ["•", "1.", "◦", "▪", "▪", "•"]


def test_numbers_of_lines_stand_apart() -> None:
    source = """<p><span class=verse-number>7</span>In the beginning<br>Red sails<span
        class=lnum>270</span></p><pre>a<span class=lnum>1</span></pre>"""
    assert [text for _, text in lines(source)] == ["7 In the beginning\nRed sails 270", "a1"]


def test_verse() -> None:
    source = "<div class=poem><p>a<br>b</p><div class=stanza><div>c</div><p>d</div></div><p>e"
    assert lines(source) == [("verse", "a\nb"), ("verse", "c\nd"), ("paragraph", "e")]


def test_emphasis() -> None:
    source = """<p>a <b>b</b> <em>c <code>d</code></em> <s>e</s><u>f</u><sup>g</sup><sub>h</sub>
        <span class="x italic">i</span><strong> </strong>"""
    assert spans(source) == [
        ("bold", "b", ""),
        ("italic", "c d", ""),
        ("code", "d", ""),
        ("strike", "e", ""),
        ("underline", "f", ""),
        ("superscript", "g", ""),
        ("subscript", "h", ""),
        ("italic", "i", ""),
    ]


def test_a_span_goes_on_in_the_next_block() -> None:
    assert spans("<span class=bold>a<div>b</div></span><p>c") == [
        ("bold", "a", ""),
        ("bold", "b", ""),
    ]


def test_links_lead_to_what_is_there() -> None:
    source = """<p><a href="http://a.example/">a</a> <a href="javascript:x()">b</a>
        <a href="#end">c</a> <a href="#nowhere">d</a> <a href="#in">e</a><p id=no>x
        <h2 id=end>f</h2><p>g <a name=in></a>h"""
    assert spans(source) == [
        ("link", "a", "http://a.example/"),
        ("link", "c", "#end"),
        ("link", "e", "#in"),
    ]
    assert {p.text: p.facts.anchor for p in parts(source) if p.facts.anchor} == {
        "f": "end",
        "g h": "in",
    }


def test_two_names_for_one_place() -> None:
    source = "<p><a href='#a'>x</a> <a href='#b'>y</a><div id=a><p id=b>z"
    assert [value for _, _, value in spans(source)] == ["#a", "#a"]


def test_ruby() -> None:
    source = """<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt> ji </rt></ruby>と
        <ruby><rb>東</rb><rb>京</rb><rt>tou</rt><rt>kyou</rt></ruby>"""
    assert lines(source) == [("paragraph", "漢字と東京")]
    assert spans(source) == [
        ("ruby", "漢", "kan"),
        ("ruby", "字", "ji"),
        ("ruby", "東", "tou"),
        ("ruby", "京", "kyou"),
    ]


def test_languages_and_directions() -> None:
    source = """<html lang=en><p>a <i lang=fr>b</i> <i lang=en>c</i><p lang=ar dir=rtl>d
        <div lang=de><p>e</div>"""
    made = found(source)
    assert made.language == "en"
    assert [(p.text, p.facts.language, p.facts.direction) for p in made.parts] == [
        ("a b c", "", ""),
        ("d", "ar", "rtl"),
        ("e", "de", ""),
    ]
    assert [s for s in spans(source) if s[0] == "language"] == [("language", "b", "fr")]


def test_a_variety_of_the_books_language_is_no_other() -> None:
    made = found("<html lang=en-GB><p>a", language="en")
    assert made.parts[0].facts.language == ""


# --- tables ------------------------------------------------------------------------------------


def test_a_table() -> None:
    source = """<table><caption>t</caption><tr><th>a<th colspan=2>b <b>c</b></tr>
        <tr><td rowspan=9>d<td><p>e</p><p>f</p><td>g<br>h<ul><li>i</ul></table><p>j"""
    made = parts(source)
    assert [(p.kind.value, p.text) for p in made] == [
        ("caption", "t"),
        ("table", "a\tb c\nd\te f\tg h i"),
        ("paragraph", "j"),
    ]
    assert made[1].facts.table == (
        (Cell(header=True), Cell(2, 1, True)),
        (Cell(), Cell(), Cell()),
    )
    assert [s for s in spans(source) if s[0] == "bold"] == [("bold", "c", "")]


def test_a_table_in_a_table_is_words_of_its_cell() -> None:
    source = "<table><tr><th>a<tr><td>b<table><tr><td>c<td>d</table>e<td>f</table>"
    assert lines(source) == [("table", "a\nb c d e\tf")]


@pytest.mark.parametrize(
    "source",
    [
        "<table role=presentation><tr><td><p>a</p><p>b</p></table>",
        "<table><tr><td>a<tr><td>b</table>",
        "<table><tr><td><h2>a</h2><td>b</table>",
    ],
)
def test_a_table_that_only_arranges_is_blocks(source: str) -> None:
    assert [part.text for part in parts(source)] == ["a", "b"]


def test_what_cells_claim_is_bounded() -> None:
    source = "<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c<td>d</table>"
    (table,) = parts(source)
    assert table.facts.table[0][0] == Cell(1000, 2)
    rows = "<tr>" + "<td colspan=1000>x" * 60
    (table,) = parts(f"<table>{rows * 3}</table>")
    assert {cell for row in table.facts.table for cell in row} == {Cell()}


def test_a_table_of_very_many_cells_is_several() -> None:
    made = parts(f"<table>{'<tr><td>x<td>y' * 60_000}</table>")
    assert sum(len(part.facts.table) for part in made) == 50_000
    assert {len(part.facts.table) for part in made} == {200, 0}


# --- notes -------------------------------------------------------------------------------------


def test_superscript_links_refer_to_notes() -> None:
    source = """<p>a<sup><a id=r href="#n">1</a></sup> b<a href="#m"><sup>[2]</sup></a> c</p>
        <p id=n><a href="#r">1</a> First. <a href="#r">↩</a></p>
        <ol><li><p><a id=m></a>Second.</p><p>More.</p></li></ol><p>d</p>"""
    made = parts(source)
    assert [(p.kind.value, p.text, p.facts.marker, p.facts.anchor) for p in made] == [
        ("paragraph", "a1 b[2] c", "", ""),
        ("paragraph", "d", "", ""),
        ("note", "First.", "1", "n"),
        ("note", "Second.", "2", "m"),
        ("note", "More.", "", ""),
    ]
    assert [s for s in spans(source) if s[0] == "note"] == [
        ("note", "1", "n"),
        ("note", "[2]", "m"),
    ]


@pytest.mark.parametrize(
    ("mark", "words", "shown"),
    [
        ("1", "1 Of <b>old</b>.", "Of old."),
        ("1", "[1] Of old.", "Of old."),
        ("*", "* Of old.", "Of old."),
        ("1", "1914 was a year.", "1914 was a year."),
        ("1", "1", "1"),
        ("a", "a) Of old.", "Of old."),
        ("a", "a word of old.", "a word of old."),
    ],
)
def test_the_mark_of_a_note_stands_beside_it_once(mark: str, words: str, shown: str) -> None:
    made = parts(f"<p>a<a epub:type=noteref href='#n'>{mark}</a></p><aside id=n>{words}</aside>")
    (note,) = [part for part in made if part.kind is BlockKind.NOTE]
    assert (note.text, note.facts.marker) == (shown, mark)
    assert [note.text[s.start : s.end] for s in note.spans] == ["old"] * ("<b>" in words)


def test_stated_notes_amid_the_text_come_after_it() -> None:
    source = """<p>a<a role=doc-noteref href="#n">*</a></p><aside role=doc-footnote id=n>
        <p>b</p><p>c</p></aside><p>d</p>"""
    assert lines(source) == [
        ("paragraph", "a*"),
        ("paragraph", "d"),
        ("note", "b"),
        ("note", "c"),
    ]


def test_a_section_of_notes_stays_where_it_is() -> None:
    source = """<p>a<a role=doc-noteref href="#n">1</a></p><section role=doc-endnotes>
        <h2>Notes</h2><ol><li id=n>b<a role=doc-backlink href="#x">back</a></ol></section><p>c"""
    assert lines(source) == [
        ("paragraph", "a1"),
        ("heading", "Notes"),
        ("note", "b"),
        ("paragraph", "c"),
    ]


def test_powers_and_links_to_headings_are_no_notes() -> None:
    source = """<p>a<sup>2</sup> b<sup><a href="#h">3</a></sup> c<sup><a href="http://x.y">4</a>
        </sup></p><h2 id=h>d</h2>"""
    assert "note" not in {kind for kind, *_ in spans(source)}
    assert [kind for kind, _ in lines(source)] == ["paragraph", "heading"]


# --- formulas, pictures, pages -----------------------------------------------------------------


def test_formulas_stand_once() -> None:
    source = """<p>a <span class=katex><span class=katex-mathml><math><mrow><msup><mi>x</mi>
        <mn>2</mn></msup><mo>=</mo><mfrac><mn>1</mn><mrow><mi>y</mi><mo>+</mo><mi>z</mi></mrow>
        </mfrac></mrow><annotation>x^2</annotation></math></span><span class=katex-html>x2</span>
        </span> <span style="display:none"><math><msqrt><mi>q</mi></msqrt></math></span>"""
    assert lines(source) == [("paragraph", "a x2=1/(y+z) √(q)")]
    assert spans(source) == [("superscript", "2", "")]


def test_pictures_follow_the_block_they_stand_in() -> None:
    pictures = {
        "a.png": Image("a.png", "image/png", b"", 200, 100),
        "tiny.gif": Image("tiny.gif", "image/gif", b"", 16, 16),
        "dot.gif": Image("dot.gif", "image/gif", b"", 1, 1),
        "http://far.example/x.jpg": "http://far.example/x.jpg",
    }
    source = """<p>a <img src=a.png alt=x> b <img src=tiny.gif alt=":)"><img src=dot.gif alt=no>
        <p>c<figure><img src=http://far.example/x.jpg><figcaption>d</figcaption></figure>
        <img src=gone.png alt="A cat"><img src=gone.png><table><tr><td>e<img src=a.png><td>f
        </table>"""
    made = found(source, pictures.get)
    assert [(p.kind.value, p.text, p.facts.image) for p in made.parts] == [
        ("paragraph", "a b :)", ""),
        ("image", "\ufffc", "a.png"),
        ("paragraph", "c", ""),
        ("caption", "[image: http://far.example/x.jpg]", ""),
        ("caption", "d", ""),
        ("caption", "[image: A cat]", ""),
        ("table", "e\tf", ""),
        ("image", "\ufffc", "a.png"),
    ]
    assert set(made.images) == {"a.png"}
    assert made.notices == {"remote-images", "missing-images"}


def test_page_breaks() -> None:
    made = found('<p>a</p><span role=doc-pagebreak title="xii">12</span><p>b</p>')
    assert [part.text for part in made.parts] == ["a", "b"]
    assert [(mark.label, mark.position) for mark in made.pages] == [("xii", 1)]


# --- whatever comes ----------------------------------------------------------------------------

TAGS = """p div b i a sup li ul ol table tr td th caption pre br h1 blockquote ruby rb rt img q
    span math msup aside section svg dl dd figure figcaption hr html body"""
ATTRIBUTES = (
    *("", ' id="a"', ' href="#a"', ' role="doc-noteref" href="#a"', ' lang="fr"', ' dir="rtl"'),
    *(' class="stanza"', ' src="http://x.example"', ' colspan="3"', ' role="doc-pagebreak"'),
)
pieces = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS.split()), st.sampled_from(ATTRIBUTES)),
    st.sampled_from(TAGS.split()).map("</{}>".format),
    st.text(st.sampled_from("ab \n\t中\xa0\xad\u2028\U0001f600\x01"), max_size=5),
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_whatever_comes_has_sound_parts(source: str) -> None:
    root = parse_html(source, PurePath())
    if root is None:
        return
    made = found(source)
    anchors = {part.facts.anchor for part in made.parts}
    for part in made.parts:
        assert canonical(part.text) == part.text
        for span in part.spans:
            assert 0 <= span.start < span.end <= len(part.text)
            if span.value.startswith("#"):
                assert span.value[1:] in anchors
        if part.kind is BlockKind.TABLE:
            rows = [len(row.split("\t")) for row in part.text.split("\n")]
            assert rows == [len(row) for row in part.facts.table]
    assert all(0 <= number <= len(made.parts) for number in made.places.values())
