"""Names for files, made from titles."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.operations.file_names import free_name, named


def test_a_name_is_one_that_every_system_takes() -> None:
    assert named("Who? <a/b>", ".csv") == "Who a b.csv"
    assert named("aux", ".csv") == "aux-.csv"
    assert named(" . ", ".csv") == "annotations.csv"


def test_a_name_that_is_taken_gets_a_number_in_whatever_capitals() -> None:
    assert free_name("雷锋", ".csv", []) == "雷锋.csv"
    assert free_name("Walden", ".csv", ["WALDEN.csv"]) == "Walden (2).csv"
    assert free_name("Walden", ".csv", ["walden.csv", "Walden (2).csv"]) == "Walden (3).csv"


@given(st.text(max_size=90), st.integers(1, 12))
def test_names_differ_however_long_the_title(title: str, count: int) -> None:
    taken: list[str] = []
    for _ in range(count):
        taken.append(free_name(title, ".html", taken))
    assert len({name.casefold() for name in taken}) == count
    assert all(len(name.encode()) <= 255 for name in taken)
