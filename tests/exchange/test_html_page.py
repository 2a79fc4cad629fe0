"""Web pages: the whole text, every annotation, nothing that could do harm."""

import re
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.colours import mix
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Facts, Image
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.html_page import write
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

TEXT = compose(
    Draft(
        "T",
        (
            Part("Chapter <1>", BlockKind.HEADING, 1),
            Part(
                "雷锋 said & web bad place",
                spans=(
                    Span(SpanKind.RUBY, 0, 2, "Léi Fēng"),
                    Span(SpanKind.LINK, 10, 13, 'https://example.org/?a="b"&c'),
                    Span(SpanKind.LINK, 14, 17, "javascript:alert(1)"),
                    Span(SpanKind.LINK, 18, 23, "#here"),
                ),
            ),
            Part("one", BlockKind.LIST_ITEM, facts=Facts(marker="1.", anchor="here")),
            Part("two", BlockKind.LIST_ITEM, facts=Facts(marker="2.", depth=1)),
            Part(
                "a\tb\nwide",
                BlockKind.TABLE,
                facts=Facts(table=((Cell(header=True), Cell(header=True)), (Cell(columns=2),))),
            ),
            Part("\ufffc", BlockKind.IMAGE, facts=Facts(image="p")),
            Part("שלום עולם"),
        ),
    )
)


def passage(
    start: int, end: int, tones: tuple[str, ...] = (), note: str = "", **about: Any
) -> Passage:
    selector = Selector(start, end, TEXT.content[start:end])
    record = Annotation(f"a{start}-{end}", "d", TEXT.sha256, selector, note=note, **about)
    return Passage(record, document(), (), 1, tuple(("T", tone) for tone in tones), tones)


def document(title: str = "My <b>") -> Document:
    return Document("d", title, TEXT.id, TEXT.sha256, len(TEXT.content), "zh")


def text_of(_: Document) -> Text:
    return TEXT


def image_of(_: Document, name: str) -> Image:
    return Image(name, "image/png", b"\x89PNG")


OPTIONS = Options(text_of=text_of, image_of=image_of)


def made(*passages: Passage) -> tuple[str, Any]:
    page = write(passages, OPTIONS).decode()
    return page, html.fromstring(page)


def test_the_structure_is_kept() -> None:
    _, page = made(passage(0, 7))
    (article,) = page.iter("article")
    assert [h.text_content() for h in article.iter("h1", "h2")] == ["My <b>", "Chapter <1>"]
    assert [li.text_content() for li in article.iter("li")] == ["1.one", "2.two"]
    assert [cell.text_content() for cell in article.iter("th", "td")] == ["a", "b", "wide"]
    assert next(article.iter("td")).get("colspan") == "2"
    assert next(article.iter("img")).get("src") == "data:image/png;base64,iVBORw=="
    assert [p.text for p in article.iter("p") if p.get("dir") == "rtl"] == ["שלום עולם"]


def test_links_lead_to_the_web_or_to_a_place_of_the_text() -> None:
    source, page = made(passage(0, 7))
    addresses = [a.get("href") for a in page.iter("a")]
    assert addresses == ['https://example.org/?a="b"&c', "#d0b2"]
    assert page.get_element_by_id("d0b2").tag == "li"
    assert "javascript" not in source


def test_a_reading_stands_once_over_a_highlight_that_cuts_it() -> None:
    _, page = made(passage(13, 16, ("blue",)))
    (ruby,) = page.iter("ruby")
    assert [rt.text for rt in ruby.iter("rt")] == ["Léi Fēng"]
    assert [mark.text_content() for mark in page.iter("mark")] == ["锋", " s"]


def test_overlaps_have_the_colours_of_all() -> None:
    source, page = made(passage(0, 7, ("blue",)), passage(4, 9, ("rose",)))
    marks = [(mark.text_content(), mark.get("class")) for mark in page.iter("mark")]
    assert marks == [("Chap", "c-blue"), ("ter", "c-blue-rose"), (" <", "c-rose")]
    for layers in (["blue"], ["rose"], ["blue", "rose"]):
        for colours in ("light", "dark"):
            assert f".c-{'-'.join(layers)}{{background:{mix(layers, colours)}" in source


def test_margin_and_legend_tell_of_every_annotation() -> None:
    lost = passage(3, 9, ("rose",), "gone", status=Status.LOST)
    whole = passage(0, 0, (), "on\u2028all", scope=Scope.DOCUMENT)
    source, page = made(whole, passage(0, 7, ("blue",), "<why>"), passage(12, 14), lost)
    notes = [note.text_content() for note in page.iter("aside")]
    assert len(notes) == 4
    assert any("<why>" in note for note in notes)
    assert page.find_class("lost")[0].find(".//q").text == "pter <"
    assert [box.get("value") for box in page.iter("input")] == ["T/blue", "T/rose", ""]
    assert "on<br>all" in source


def test_the_page_fetches_nothing_and_runs_only_its_own() -> None:
    source, page = made(passage(0, 7))
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r" (style|on\w+)=", source)
    assert not list(page.iter("link", "iframe", "object"))


@settings(max_examples=40)
@given(st.text(max_size=40).map(canonical))
def test_no_words_become_markup(words: str) -> None:
    each = passage(0, 7, note=words)
    each = replace(each, document=document(words), themes=((words or "x",),), tones=("blue",))
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    twin = replace(each, themes=((hostile,),), document=each.document)
    _, page = made(each, replace(twin, annotation=replace(twin.annotation, note=hostile)))
    assert len(list(page.iter("script"))) == 1
    assert len(list(page.iter("img"))) == 1


def test_a_theme_s_name_keeps_its_direction_to_itself() -> None:
    """A number after a Hebrew name would stand in the middle of it."""
    page = write([passage(0, 7, ("blue",))], OPTIONS).decode()
    assert "<bdi>T/blue</bdi> <small>1</small>" in page
    assert "<bdi>T/blue</bdi></b>" in page
