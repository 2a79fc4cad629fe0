"""Chapter heads are found, what only looks like them is not, and contents are no chapters."""

import pytest

from leifeng_reader.formats.chapters import heads
from leifeng_reader.formats.encoding import decode
from leifeng_reader.formats.wrapping import passages
from tests.library import CORPUS, needs_corpus


@pytest.mark.parametrize(
    "line",
    [
        "CHAPTER IV",
        "Chapter 12",
        "BOOK ONE: 1805",
        "PART THE FIRST",
        "Chapter Twenty-Three. In which nothing happens",
        "CHAPTER XII THE LAST OF IT",
        "Chapter V — A Storm",
        "Chapter 3 The Goose in the Yard",
        "Chapitre 3",
        "Глава XII",
        "Kapitel 7: Der Anfang",
        "第十二回　贾宝玉神游太虚境",
        "第十二回",
        "第3章 开始",
        "第一章陨落的天才",
        "第二卷：風起",
    ],
)
def test_heads(line: str) -> None:
    assert heads(["Text.", line, "Text."]) == {1: 1}


@pytest.mark.parametrize(
    "line",
    [
        "Chapter 1 of this book is about the sea.",
        "Chapter one was written in a hurry, and it shows,",
        "Part of the trouble was the weather.",
        "Book me a table",
        "I",
        "Preface",
        "第一回合他输了",
        "第一部分",
        "第二章讲的是海，第三章讲的是山。",
        "第一",
        "Chapter 4 ........ 52",
        "Act one's age",
        "Chapter 7. " + "Much " * 20,
    ],
)
def test_what_is_no_head(line: str) -> None:
    assert heads(["Text.", line, "Text."]) == {}


def test_levels_follow_what_stands_above_what() -> None:
    lines = ["BOOK I", "PART I", "I", "a", "II", "b", "III", "c", "PART II", "I", "d", "Epilogue"]
    levels = {0: 1, 1: 2, 2: 3, 4: 3, 6: 3, 8: 2, 9: 3, 11: 1}
    assert heads(lines) == levels
    assert heads(["Part 1", "Book 1", "Chapter 1", "a"]) == {0: 1, 1: 2, 2: 3}


def test_numerals_alone_are_heads_when_they_count_up() -> None:
    assert heads(["I", "a", "II.", "b", "III", "c"]) == {0: 1, 2: 1, 4: 1}
    assert heads(["I", "a", "C", "b", "X", "c"]) == {}


def test_contents_are_no_chapters() -> None:
    listed = ["CHAPTER I", "CHAPTER II", "CHAPTER III", "CHAPTER IV"]
    text = ["a", "CHAPTER II", "b", "CHAPTER III", "c", "CHAPTER IV", "d"]
    assert heads(["Contents", *listed, *listed[:1], *text]) == {5: 1, 7: 1, 9: 1, 11: 1}
    assert heads([*listed, "Text"]) == {}


def test_a_head_that_is_said_twice_counts_once() -> None:
    lines = [
        "第三十八回  一　二",
        "advertising",
        "第三十八回一二——",
        "text",
        "第三十九回 三",
        "text",
    ]
    assert heads(lines) == {0: 1, 4: 1}


def test_a_head_of_two_lines() -> None:
    assert heads(["CHAPTER I\nThe Storm", "a"]) == {0: 1}


@needs_corpus
@pytest.mark.parametrize("name", ["hongloumeng_gb18030.txt", "hongloumeng_zh-Hans_utf8_crlf.txt"])
def test_eighty_chapters(name: str) -> None:
    text = decode((CORPUS / "txt" / name).read_bytes())
    assert text
    lines = [passage.lines[0] for passage in passages(text.replace("\r\n", "\n")).listed]
    levels = heads(lines)
    assert set(levels.values()) == {1}
    assert len({lines[n].partition("回")[0] for n in levels}) == len(levels) == 80
