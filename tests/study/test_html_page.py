"""Papers as web pages: whole, harmless, and with every word."""

import re
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.core.text import canonical
from leifeng_reader.study import html_page
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    Glosses,
    Legend,
    Options,
    Paper,
    Paragraph,
    ReadingText,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Gloss, LegendEntry, Run
from tests.study.samples import GAPS, HOSTILE, MADE, PAPER, READING
from tests.study.test_word_docx import LOGO


def source(paper: Paper) -> str:
    return html_page.write(paper, MADE, "Title").decode()


def page(paper: Paper) -> Any:
    return lxml.html.document_fromstring(source(paper))


def only(*blocks: Any, **changes: Any) -> Paper:
    return replace(PAPER, blocks=blocks, **changes)


def flat(text: str) -> str:
    return " ".join(canonical(text).replace("\u2028", " ").split())


def test_nothing_is_fetched_and_nothing_runs() -> None:
    told = source(replace(PAPER, header=replace(PAPER.header, logo=LOGO)))
    assert "<script" not in told
    assert not re.search(r"https?:|@import|<link", told)
    assert re.findall(r"url\(|src=\"[^\"]{0,10}", told) == ['src="data:image']
    assert " style=" not in told  # its policy would forbid it


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert source(PAPER) == source(PAPER)


def test_titles_lists_and_tables_are_what_they_are() -> None:
    found = page(PAPER)
    assert [each.text_content() for each in found.iter("h1", "h2", "h3", "h4")] == [
        *("Close reading A", "The text", "A winter", "Questions", "Gaps", "Words")
    ]
    assert [each.get("type") for each in found.iter("ol")] == ["A"]
    assert len(list(found.iter("th"))) == 3
    assert found.find_class("new")[0].text_content() == "Questions"


def test_lines_keep_their_numbers_and_notes() -> None:
    (article,) = page(only(ReadingText(READING, notes_in_margin=True))).iter("article")
    assert article.get("class") == "reading notes numbered"
    lines = [each.text_content() for each in article.find_class("line")]
    assert lines[1:4] == [
        "It was cold and the wind",
        "blew through every crack; still he",
        "mended1 his socks.",
    ]
    number = article.find_class("n")[0]
    assert (number.text_content(), number.getnext().text_content()) == ("5", "a ThriftThrift")


def test_a_note_stands_where_its_passage_begins() -> None:
    flowing = replace(
        READING[1], lines=(tuple(r for x in READING[1].lines for r in x),), fixed=False
    )
    (article,) = page(only(ReadingText((flowing,), notes_in_margin=True))).iter("article")
    assert [each.getnext().text_content() for each in article.find_class("note")] == [
        *("cold", "mended")
    ]


def test_without_a_margin_notes_are_left_out() -> None:
    assert page(only(ReadingText(READING))).find_class("note") == []


def test_readings_stand_above_their_words() -> None:
    ruby = next(page(PAPER).iter("ruby"))
    assert ruby.text_content() == "雷锋(Léi Fēng)"


def test_a_students_gap_holds_nothing_and_a_teachers_its_word() -> None:
    gaps = tuple(Paragraph(runs) for runs in GAPS.runs)
    assert not any(word in source(only(*gaps)) for word in GAPS.answers)
    teacher = page(only(*gaps, copy=Copy.TEACHER, labels={"teacher_copy": "Teacher’s copy"}))
    assert "(2)\u00a0commune." in teacher.text_content()
    assert "Teacher’s copy" in teacher.text_content()


def test_answer_lines_and_right_options_are_shown() -> None:
    found = page(only(AnswerLines(4), Options(("a", "b"), letters=False, ticked=(1,))))
    assert len(found.find_class("rules")[0]) == 4
    assert [each.text_content() for each in found.iter("li")] == ["☐ a", "☑ b"]


@pytest.mark.parametrize(
    ("setup", "rule"),
    [
        (PageSetup(), "@page{size:A4;margin:20mm 20mm 20mm 20mm"),
        (PageSetup("Letter", True), "@page{size:letter landscape"),
        (PageSetup(columns=2), ".columns{columns:2"),
        (PageSetup(type_size=18), "@media print{body{font-size:18pt}"),
        (
            PageSetup(greyscale=True),
            "mark.k-blue{background:#ececec;text-decoration-line:underline",
        ),
    ],
)
def test_the_sheet_is_as_set_up(setup: PageSetup, rule: str) -> None:
    assert rule in source(replace(PAPER, page=setup))


def test_an_empty_header_leaves_its_places_out() -> None:
    found = page(only(header=Header(name_line=False), version=""))
    assert found.find(".//header").text_content().split() == ["Close", "reading"]


@settings(deadline=None)
@given(st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE), min_size=4, max_size=4))
def test_words_come_back_and_stay_words(words: list[str]) -> None:
    one, two, three, four = words
    paper = Paper(
        one,
        two,
        Copy.TEACHER,
        Header(one, two, three, four),
        PageSetup(),
        (
            Title(one),
            Paragraph((Run(two, tones=(three,), reading=four, mark=one),), two, reference=three),
            Options((three, four)),
            WordBank((one, two)),
            Table((one, two), (((Run(three),), (Run(four),)),), (0.5, 0.5)),
            Glosses((Gloss(one, two, three, four),)),
            Legend((LegendEntry((one, two), three),)),
        ),
        four,
        {"name": one},
    )
    found = page(paper)
    tags = {each.tag for each in found.iter() if isinstance(each.tag, str)}
    assert not tags & {"script", "iframe", "img", "object", "form"}
    shown = flat(found.find(".//main").text_content()).replace(" ", "")
    for each in words:
        assert flat(each).replace(" ", "") in shown
