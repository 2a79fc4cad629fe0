"""What differs between two wordings, by words and by characters."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.comparison import differing


def parts(words: str, spans: list[tuple[int, int]]) -> list[str]:
    return [words[start:end] for start, end in spans]


def test_words_differ_as_wholes() -> None:
    old, new = "a screw that never rusts", "a screw which never rusted"
    gone, come = differing(old, new)
    assert (parts(old, gone), parts(new, come)) == (["that", "rusts"], ["which", "rusted"])


def test_chinese_differs_by_characters() -> None:
    old, new = "向雷锋同志学习", "向雷锋战士学习"
    gone, come = differing(old, new)
    assert (parts(old, gone), parts(new, come)) == (["同志"], ["战士"])


def test_what_is_alike_and_what_stands_alone() -> None:
    assert differing("same", "same") == ([], [])
    assert differing("", "new") == ([], [(0, 3)])
    assert differing("old", "") == ([(0, 3)], [])


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_not_marked_is_the_same_on_both_sides(old: str, new: str) -> None:
    gone, come = differing(old, new)
    rest = []
    for words, spans in ((old, gone), (new, come)):
        assert all(start < end for start, end in spans) and spans == sorted(spans)
        marked = {place for start, end in spans for place in range(start, end)}
        rest.append("".join(c for place, c in enumerate(words) if place not in marked))
    assert rest[0] == rest[1]
