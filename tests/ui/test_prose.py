"""Notes read as Markdown: what stands out, what leads somewhere, and that no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.ui.panels.tips import note_tip
from leifeng_reader.ui.prose import Manner, prose

PIECES = [*"*_`[]|>-#\n\\~&<! ", "abc", "雷锋", "1.", "[[", "]]"]


def said(note: str) -> list[tuple[str, Manner, str]]:
    read = prose(note)
    return [(read.text[run.start : run.end], run.manner, run.target) for run in read.runs]


def test_plain_words_stay_as_they_are() -> None:
    assert prose("One line,\nanother; 3 < 4.\n\n雷锋").text == "One line,\nanother; 3 < 4.\n\n雷锋"


@pytest.mark.parametrize(
    ("note", "words", "manner", "target"),
    [
        ("a **b** c", "b", Manner.STRONG, ""),
        ("a *b* c", "b", Manner.EMPHASIS, ""),
        ("a ~~b~~ c", "b", Manner.STRUCK, ""),
        ("a `b` c", "b", Manner.CODE, ""),
        ("> quoted", "quoted", Manner.QUOTED, ""),
        ("[b](https://example.org)", "b", Manner.LINK, "https://example.org"),
        ("[[id-1|b]]", "b", Manner.REFERENCE, "id-1"),
        ("[[A title]]", "A title", Manner.REFERENCE, "A title"),
        ("[b](leifeng://annotation/id-1)", "b", Manner.REFERENCE, "id-1"),
    ],
)
def test_what_stands_out(note: str, words: str, manner: Manner, target: str) -> None:
    assert said(note) == [(words, manner, target)]


def test_lists_have_signs_and_are_moved_in() -> None:
    read = prose("Points:\n\n- one\n- two\n\n1. first")
    assert read.text == "Points:\n\n•  one\n•  two\n\n1. first"
    assert [inset.steps for inset in read.insets] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    "note",
    [
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "![x](https://example.org/x.png)",
        "<img src='file:///etc/passwd'>",
        "`[[id]]`",
    ],
)
def test_nothing_unsafe_leads_anywhere(note: str) -> None:
    assert not prose(note).links()
    assert "<img" not in note_tip([note]) and "href" not in note_tip([note])


@pytest.mark.parametrize("note", ["*" * 5000, "[[" * 3000, "> " * 80 + "deep", "- " * 80 + "deep"])
def test_endless_signs_are_read_at_once(note: str) -> None:
    assert "deep" not in note or "deep" in prose(note).text


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_no_word_is_lost(pieces: list[str]) -> None:
    note = " ".join(pieces)
    read = prose(note)
    words = re.findall(r"abc|雷锋", note)
    assert re.findall(r"abc|雷锋", read.text) == words
    for run in read.runs:
        assert 0 <= run.start <= run.end <= len(read.text)
