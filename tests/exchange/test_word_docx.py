"""Word files: the text with shading and comments, as another program's reader finds them."""

import io
from typing import Any

from docx import Document as Word

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.colours import mix
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.word_docx import write
from tests.exchange.test_html_page import OPTIONS, TEXT, passage


def made(*passages: Passage) -> Any:
    return Word(io.BytesIO(write(passages, OPTIONS)))


def test_the_text_is_there_with_its_structure() -> None:
    told = [(p.style.name, p.text) for p in made(passage(0, 7)).paragraphs]
    assert told[:2] == [("Title", "My <b>"), ("Heading 1", "Chapter <1>")]
    assert told[2][1] == "雷锋 (Léi Fēng) said & web bad place"
    assert told[3] == ("List Paragraph", "1.\tone")


def test_comments_say_who_when_and_what() -> None:
    about = {"annotator": "Ann", "created": "2026-03-05T08:30:00.125Z"}
    (comment,) = made(passage(4, 9, ("blue",), "Why?\u2028How?", **about)).comments
    assert (comment.author, comment.initials) == ("Ann", "A")
    assert comment.timestamp.isoformat().startswith("2026-03-05T08:30:00")
    assert [p.text for p in comment.paragraphs] == ["T/blue", "Why?", "How?"]


def test_every_annotation_is_a_comment_on_its_words() -> None:
    over = TEXT.content.index("said")
    lost = passage(3, 9, note="gone", status=Status.LOST)
    whole = passage(0, 0, note="all", scope=Scope.DOCUMENT)
    word = made(whole, passage(0, 7), passage(4, over + 4), lost)
    assert len(list(word.comments)) == 4
    body = word.element.body
    starts, ends = (body.xpath(f".//w:commentRange{side}/@w:id") for side in ("Start", "End"))
    assert sorted(starts) == sorted(ends) == ["0", "1", "2", "3"]
    numbers = [run.text for p in word.paragraphs for run in p.runs if run._r.xpath("./w:rPr/w:shd")]
    assert numbers == ["Chap", "ter", " <1>", "雷锋 (Léi Fēng)", " said"]


def test_highlights_are_shaded_and_overlaps_deeper() -> None:
    word = made(passage(0, 7, ("blue",)), passage(4, 9, ("rose",)))
    fills = word.element.body.xpath(".//w:shd/@w:fill")
    expected = [mix(layers, "light") for layers in (["blue"], ["blue", "rose"], ["rose"])]
    assert fills == [colour[1:].upper() for colour in expected]


def test_right_to_left_paragraphs_say_so() -> None:
    last = made(passage(0, 7)).paragraphs[-1]
    assert last.text == "שלום עולם"
    assert last._p.xpath("./w:pPr/w:bidi")


def test_equal_input_makes_equal_bytes() -> None:
    assert write([passage(0, 7, note="n")], OPTIONS) == write([passage(0, 7, note="n")], OPTIONS)
