"""Pages taken apart: characters as they are counted, in time that grows with their length."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.exchange.html_text import Tag, html_text, pieces


def test_characters_are_counted_without_tags_and_paragraphs_end_at_blocks() -> None:
    found = html_text(
        "<h1>雷锋 &amp; me</h1>\n<p>He <b class='a b'>said</b>\nthis<br/>&#128512;</p>"
    )
    assert found.characters == "雷锋 & me He said this😀"
    assert found.broken == "雷锋 & me\n \nHe said this\n😀\n"
    start = found.characters.index("this")
    first, last = found.span(start, start + 5)
    assert found.broken[first:last] == "this\n😀"


def test_what_nobody_sees_is_left_out_and_preformatted_lines_stay() -> None:
    page = "<style>p > b {}</style><!-- a <p> --><script>if (a<b) x()</script><pre>a\nb</pre>c\nd"
    assert html_text(page).characters == "a\nbc d"


def test_tags_tell_their_names_and_classes() -> None:
    found = list(pieces('<DIV id="<" CLASS="one &amp; two">a > b</Div><p class=three>'))
    tags = [piece for piece in found if isinstance(piece, Tag)]
    assert tags[-2:] == [Tag("div", True), Tag("p", False, ("three",))]


@given(st.text(st.sampled_from("<>/!-\"'= abp&;#x1[]?\n"), max_size=200))
def test_any_characters_are_taken_apart(page: str) -> None:
    found = html_text(page)
    assert len(found.broken) == len(found.characters) + len(found.breaks)
    html_text(f"<p>{page}</p>")


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "<![", "<", "&", "<a href='", '<a b="', "</", "<script>", "<a class="]
)
def test_badly_made_pages_take_no_longer(piece: str) -> None:
    begun = monotonic()
    html_text(piece * 50_000)
    assert monotonic() - begun < 3
