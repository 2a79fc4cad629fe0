"""Hard-wrapped text in one piece again, verses as they stand."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.formats.wrapping import passages
from tests.library import CORPUS, needs_corpus

PROSE = [
    "It was a bright morning, and the road that led out of the town towards the hills was empty"
    " but for two carts and a boy who drove a goose before him with a long hazel switch.",
    "Nobody saw the stranger come. He stood at the gate, well-dressed and tired, for as long as"
    " it takes to smoke a pipe; then he knocked, and the dog in the yard began to bark.",
    "“Come in,” said the old man without getting up from the table, where he had been mending"
    " the clock since breakfast, “and shut the door behind you, the wind is from the north.”",
]
VERSE = "  The goose went up, the goose went down,\n    The boy went after her,\n  All over town"


def lines(text: str, keep_line_breaks: bool = False) -> list[str]:
    return ["\n".join(passage.lines) for passage in passages(text, keep_line_breaks).listed]


@pytest.mark.parametrize("width", [50, 64, 72, 80])
def test_wrapped_paragraphs_are_whole_again(width: int) -> None:
    wrapped = "\n\n".join(fill(paragraph, width) for paragraph in PROSE)
    assert lines(wrapped) == PROSE


def test_an_indent_begins_a_paragraph_where_no_line_is_blank() -> None:
    wrapped = "\n".join(fill(paragraph, 60, initial_indent="   ") for paragraph in PROSE)
    assert lines(wrapped) == PROSE


def test_a_hanging_indent_does_not() -> None:
    items = [fill(f"- {paragraph}", 60, subsequent_indent="  ") for paragraph in PROSE]
    assert lines("\n\n".join(items)) == [f"- {paragraph}" for paragraph in PROSE]


def test_a_short_line_at_the_end_of_a_sentence_ends_a_paragraph() -> None:
    wrapped = "\n".join([fill(PROSE[0], 72), fill(PROSE[1], 72)])
    assert lines(wrapped) == PROSE[:2]


def test_verses_among_prose_keep_their_lines_and_indents() -> None:
    wrapped = "\n\n".join([*(fill(paragraph, 72) for paragraph in PROSE), VERSE, "The end"])
    verse = "The goose went up, the goose went down,\n  The boy went after her,\nAll over town"
    assert lines(wrapped) == [*PROSE, verse, "The end"]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PROSE),
        "\n".join(PROSE),
        VERSE,
        "\n".join(f"Line number {n} is about as long as all the other lines," for n in range(40)),
        "A list of things\nsalt\nbread, the dark one\na pound of butter and a dozen eggs",
        "Dear Sir,\n\nI write to you.\n\nYours,\nA friend\n12 Long Street\nSomewhere",
        "one two\nthree four",
    ],
)
def test_what_is_not_wrapped_has_a_passage_a_line(text: str) -> None:
    assert lines(text) == [line.strip() for line in text.split("\n") if line.strip()]


def test_chinese_is_joined_without_spaces_and_its_verses_are_not() -> None:
    prose = "却说那日天色将晚，街上行人渐渐稀少，只有几家铺子还亮着灯火，" * 6
    wrapped = "\n".join(prose[at : at + 28] for at in range(0, len(prose), 28))
    assert lines(wrapped) == [prose]
    verses = "\n".join(["春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少，白日依山尽。"] * 8)
    assert lines(verses) == verses.split("\n")


def test_hyphens_and_dashes_at_the_end_of_a_line() -> None:
    text = """\
        Everything here is long enough that lines are full at the well-
        known width, where a word that has no room is parted, as is exam-
        ple, which stands whole in the next line as an example of it all--
        which is a dash. And so it goes on for as long as it goes, to the—
        last."""
    (joined,) = lines(text)
    for piece in ("well-known width", "is example, which", "of it all--which is", "to the—last."):
        assert piece in joined


def test_line_breaks_are_kept_where_that_is_asked() -> None:
    wrapped = "\n\n".join(fill(paragraph, 72) for paragraph in PROSE)
    assert lines(wrapped, True) == [fill(paragraph, 72) for paragraph in PROSE]
    assert lines("a\n" * 200, True) == ["a"] * 200


@given(st.text(st.sampled_from("abc A-—.,\n\u3000雷锋\t"), max_size=300), st.booleans())
def test_no_character_is_lost_but_white_space_and_hyphens(text: str, keep: bool) -> None:
    def bare(text: str) -> str:
        return "".join(text.split()).replace("-", "")

    assert bare("".join(lines(text, keep))) == bare(text)


@needs_corpus
def test_a_novel_wrapped_and_not_has_the_same_words() -> None:
    folder = CORPUS / "txt"
    whole, wrapped = (
        (folder / f"war-and-peace_{name}.txt").read_text(encoding="utf-8")
        for name in ("oneline-paras", "wrapped72")
    )
    assert "\n".join(lines(whole)).split() == "\n".join(lines(wrapped)).split()
    assert sum(not passage.is_single for passage in passages(wrapped).listed) == 24  # its verses
