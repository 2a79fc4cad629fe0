"""How quotes are shortened and what notes ask."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.study.lines import columns
from leifeng_reader.study.wording import plain, question_in, shortened, trimmed


@pytest.mark.parametrize(
    ("note", "asked", "rest"),
    [
        ("Why now?", "Why now?", ""),
        ("Xi is quoted. Why now? Sixty years.", "Why now?", "Xi is quoted. Sixty years."),
        ("Explain the change of tone", "Explain the change of tone", ""),
        ("This shows the change of tone.", "", "This shows the change of tone."),
        ("为什么是2023年？因为六十周年。", "为什么是2023年？", "因为六十周年。"),
        ("لماذا؟ لأن", "لماذا؟", "لأن"),
        ("“Who goes there?” he asks.", "", "“Who goes there?” he asks."),
        ("Showing off", "", "Showing off"),
        ("What he is known for.", "", "What he is known for."),
        ("What is he known for", "What is he known for", ""),
        ("Compare both speeches.", "Compare both speeches.", ""),
        ("", "", ""),
    ],
)
def test_a_note_asks_with_its_first_question(note: str, asked: str, rest: str) -> None:
    assert question_in(note) == (asked, rest)


def test_notes_are_put_on_one_line_without_their_signs() -> None:
    assert plain("**Bold** claim\n\n- see [[d-1|the speech]]") == "Bold claim see the speech"


def test_long_quotes_end_after_a_word() -> None:
    assert shortened("one two three four", 11) == "one two…"
    assert shortened("one two", 11) == "one two"
    assert shortened("雷锋精神永远", 7) == "雷锋精神永远"[:3] + "…"


def test_signs_at_the_ends_are_no_part_of_a_term() -> None:
    text = "he said, “resonate,” twice"
    start, end = trimmed(text, 8, 20)
    assert text[start:end] == "resonate"


@given(st.text(st.sampled_from("ab cd.,，。雷锋é\u0301\u2028"), max_size=80), st.integers(4, 40))
def test_what_is_shortened_fits(text: str, width: int) -> None:
    short = shortened(text, width)
    assert columns(short) <= width
    assert "\u2028" not in short
