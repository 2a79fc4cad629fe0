"""Plain text becomes paragraphs and links."""

import pytest

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import Text
from leifeng_reader.core.spans import SpanKind


def read(text: str | bytes) -> Draft:
    draft = formats.read(text if isinstance(text, bytes) else text.encode(), "name")
    assert draft is not None
    return draft


def links(text: Text) -> list[str]:
    assert all(span.kind is SpanKind.LINK for span in text.spans)
    assert all(span.value == text.content[span.start : span.end] for span in text.spans)
    return [span.value for span in text.spans]


def test_each_line_with_something_on_it_is_a_paragraph() -> None:
    draft = read("\r\n  One \r\n\r\n\u3000\u3000二\rThree\x85Four\n\n\n")
    text = compose(draft.parts)
    assert draft.title == "name"
    assert [text.content[b.start : b.end] for b in text.blocks] == ["One", "二", "Three", "Four"]
    assert text.content == "One\n二\nThree\nFour"


def test_lone_halves_and_nul_leave_a_clean_text() -> None:
    text = compose(read(b"a\0b \xed\xa0\x80 c").parts)
    assert text.content == "ab \ufffd c"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf \t\n", b"\xff\xfe"])
def test_nothing_on_any_line_leaves_nothing(data: bytes) -> None:
    assert compose(read(data).parts).content == ""


def test_what_is_no_text_has_no_reader() -> None:
    assert formats.read(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "x") is None


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("See https://example.com/a?b=c#d, then.", ["https://example.com/a?b=c#d"]),
        (
            "(http://a.example/) and “https://b.example”!",
            ["http://a.example/", "https://b.example"],
        ),
        ("mailto:lei@feng.example.", ["mailto:lei@feng.example"]),
        (
            "见https://a.example/路，然后http://b.example。",
            ["https://a.example/", "http://b.example"],
        ),
        ("http://。 http:// https://x", ["https://x"]),
        ("ftp://a.example javascript:alert(1) file:///etc", []),
        ("an email: a@b.example", []),
        ("<https://a.example>", ["https://a.example"]),
    ],
)
def test_addresses_become_links(line: str, wanted: list[str]) -> None:
    assert links(compose(read(line).parts)) == wanted


def test_links_stand_where_the_text_does_after_all_is_joined() -> None:
    text = compose(
        read("\n  First \U0001f600\n\n \t https://a.example x \n\u3000http://b.example").parts
    )
    assert text.content == "First \U0001f600\nhttps://a.example x\nhttp://b.example"
    assert links(text) == ["https://a.example", "http://b.example"]
    assert [span.start for span in text.spans] == [8, 28]


def test_an_endless_line() -> None:
    text = compose(read("a" * 3_000_000).parts)
    assert (len(text.content), len(text.blocks)) == (3_000_000, 1)
    text = compose(read("http://" * 300_000).parts)
    assert len(links(text)) == 1


def test_the_table_of_readers_can_be_walked() -> None:
    for reader in formats.READERS:
        assert reader.name
        assert all(suffix.startswith(".") for suffix in reader.suffixes)
