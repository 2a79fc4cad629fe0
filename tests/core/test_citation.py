"""References: three styles, whatever is known of a source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.citation import Source, Style, mention, reference

WEB, DAY = "https://example.org/a", "2026-03-05"


def written(source: Source, style: Style) -> str:
    return "".join(f"*{words}*" if italic else words for words, italic in reference(source, style))


@pytest.mark.parametrize(
    ("source", "apa", "mla", "gbt"),
    [
        (
            Source("The diary", ("Lei Feng",), WEB, DAY),
            f"Feng, L. (n.d.). *The diary*. {WEB}",
            f"Feng, Lei. *The diary*. {WEB}. Accessed 5 Mar. 2026.",
            f"FENG L. The diary[EB/OL]. [{DAY}]. {WEB}.",
        ),
        (
            Source("雷锋日记", ("雷锋",), WEB, DAY),
            f"雷锋. (n.d.). *雷锋日记*. {WEB}",
            f"雷锋. *雷锋日记*. {WEB}. Accessed 5 Mar. 2026.",
            f"雷锋．雷锋日记[EB/OL]．[{DAY}]．{WEB}．",
        ),
        (
            Source("Why?", ("Jean-Paul Sartre", "Hazel E. Barnes")),
            "Sartre, J.-P., & Barnes, H. E. (n.d.). *Why?*",
            "Sartre, Jean-Paul, and Hazel E. Barnes. *Why?*",
            "SARTRE J P, BARNES H E. Why?[Z].",
        ),
        (Source("Alone"), "*Alone*. (n.d.).", "*Alone*.", "Alone[Z]."),
        (Source("", ("UNESCO",)), "UNESCO. (n.d.).", "UNESCO.", "UNESCO."),
        (Source("", (), WEB, DAY), "", "", ""),
        (
            Source("T", ("World Health Organization", "Beethoven, Ludwig van")),
            "World Health Organization, & Beethoven, L. V. (n.d.). *T*.",
            "World Health Organization, and Beethoven, Ludwig van. *T*.",
            "World Health Organization, BEETHOVEN L V. T[Z].",
        ),
        (
            Source("画", ("Vincent van Gogh", "张三", "李四", "王五")),
            "van Gogh, V., 张三, 李四, & 王五. (n.d.). *画*.",
            "van Gogh, Vincent, et al. *画*.",
            "VAN GOGH V，张三，李四，等．画[Z]．",
        ),
    ],
)
def test_an_entry_has_what_is_known_and_no_gap(
    source: Source, apa: str, mla: str, gbt: str
) -> None:
    assert written(source, Style.APA) == apa
    assert written(source, Style.MLA) == mla
    assert written(source, Style.GBT) == gbt
    assert written(source, Style.NONE) == ""


def test_many_authors_are_cut_as_the_styles_have_it() -> None:
    many = Source("T", tuple(f"Ann Name{n}" for n in range(25)))
    assert "Name18, A., …, & Name24, A. (n.d.)" in written(many, Style.APA)
    assert written(many, Style.GBT) == "NAME0 A, NAME1 A, NAME2 A, et al. T[Z]."


@pytest.mark.parametrize(
    ("source", "page", "paragraph", "apa", "mla"),
    [
        (Source("T", ("Lei Feng",)), "5", 4, "(Feng, n.d., p. 5)", "(Feng 5)"),
        (Source("T", ("Lei Feng",)), "", 4, "(Feng, n.d., para. 4)", "(Feng, par. 4)"),
        (Source("T", ("Lei Feng", "Li Wang")), "", 0, "(Feng & Wang, n.d.)", "(Feng and Wang)"),
        (Source("T", ("A B", "C D", "E F")), "5", 0, "(B et al., n.d., p. 5)", "(B et al. 5)"),
        (Source("A title of many words"), "5", 0, "(“A title of many”, n.d., p. 5)", None),
        (Source(), "", 4, "(para. 4)", "(par. 4)"),
        (Source(), "", 0, "", ""),
    ],
)
def test_a_quote_is_followed_by_who_and_where(
    source: Source, page: str, paragraph: int, apa: str, mla: str | None
) -> None:
    assert mention(source, Style.APA, page, paragraph) == apa
    assert mla is None or mention(source, Style.MLA, page, paragraph) == mla
    assert mention(source, Style.GBT, page, paragraph) == ""


NAMES = st.text(st.sampled_from("Aé雷 .,-’"), max_size=12).map(str.strip).filter(bool)


def says_nothing_odd(words: str) -> bool:
    """Leave out titles that hold themselves what an entry must not have."""
    return not any(odd in words for odd in ("None", "()", "[]"))


@given(
    st.builds(
        Source,
        title=st.text(max_size=10).filter(says_nothing_odd),
        authors=st.lists(NAMES.filter(says_nothing_odd), max_size=4).map(tuple),
        url=st.sampled_from(["", WEB]),
        accessed=st.sampled_from(["", DAY, "2026-99-01", "x"]),
    ),
    st.sampled_from(Style),
)
def test_whatever_is_missing_nothing_breaks(source: Source, style: Style) -> None:
    entry = written(source, style)
    assert "None" not in entry
    assert "()" not in entry + mention(source, style)
    assert "[]" not in entry
