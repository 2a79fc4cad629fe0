"""Plain text becomes paragraphs and links."""

import json
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft, compose
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.structure import Entry
from leifeng_reader.core.text import canonical
from leifeng_reader.formats import plain
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.titles import title_of
from tests.library import CHECKOUT, CORPUS, needs_corpus


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


def test_chapter_heads_become_headings_with_contents() -> None:
    draft = read("CHAPTER I\n\nIt began.\n\nCHAPTER II\nhttps://a.example\n")
    assert [(p.text, p.kind, p.level) for p in draft.parts] == [
        ("CHAPTER I", BlockKind.HEADING, 1),
        ("It began.", BlockKind.PARAGRAPH, 0),
        ("CHAPTER II", BlockKind.HEADING, 1),
        ("https://a.example", BlockKind.PARAGRAPH, 0),
    ]
    assert draft.outline == (Entry("CHAPTER I", 1, 0), Entry("CHAPTER II", 1, 2))


def test_line_breaks_are_kept_where_that_is_asked() -> None:
    poem = b"One goose\n  two geese\n\nhttps://a.example\nCHAPTER I\n\nCHAPTER I\n\nThe end"
    draft = plain.read(poem, "a.txt", Choices(keep_line_breaks=True))
    assert draft is not None
    assert [(p.text, p.kind) for p in draft.parts] == [
        ("One goose\n  two geese", BlockKind.VERSE),
        ("https://a.example\nCHAPTER I", BlockKind.VERSE),
        ("CHAPTER I", BlockKind.HEADING),
        ("The end", BlockKind.PARAGRAPH),
    ]
    assert draft.notices == ()
    text = compose(draft)
    assert text.content.startswith("One goose\u2028  two geese\nhttps")
    assert links(text) == ["https://a.example"]


@given(st.text("ab \n\r\x0b\x0c\x85\u2029\ufeff\xad\u2028\ufdd0\0", max_size=12))
def test_lines_are_made_canonical_as_the_whole_would_be(raw: str) -> None:
    assert plain._canonical(raw) == canonical(raw)
    assert plain._canonical(f"{raw} and much more") == canonical(f"{raw} and much more")


def test_what_is_unwrapped_says_so() -> None:
    sentence = "A goose went over the hill and came back with a friend in the evening. "
    wrapped = fill(sentence * 6, 64)
    draft = read(wrapped)
    assert [part.text for part in draft.parts] == [(sentence * 6).strip()]
    assert draft.notices == ("unwrapped",)
    assert read(sentence * 6).notices == ()


def test_an_encoding_that_is_chosen_is_taken() -> None:
    data = "Ça va où".encode("cp1252")
    for encoding, wanted in (
        ("cp1252", "Ça va où"),
        ("mac_roman", "«a va o˘"),
        ("none", "Ça va où"),
    ):
        draft = plain.read(data, "a", Choices(encoding=encoding))
        assert draft is not None
        assert (draft.parts[0].text, encoding) == (wanted, encoding)
    gb2312 = "镕基".encode("gb18030")
    draft = plain.read(gb2312, "a", Choices(encoding="GB2312"))
    assert draft is not None
    assert draft.parts[0].text == "镕基"


@needs_corpus
def test_a_guess_is_told() -> None:
    folder = CORPUS / "txt" / "enc"
    for name, notices in (
        ("ja.shift_jis.txt", ("guessed-encoding:cp932",)),
        ("zh-Hans.utf8-bom.txt", ()),
    ):
        draft = plain.read((folder / name).read_bytes(), name)
        assert draft is not None
        assert (draft.title, draft.notices) == (name.removesuffix(".txt"), notices)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("a.txt", "a"),
        ("Dr. Jekyll and Mr. Hyde", "Dr. Jekyll and Mr. Hyde"),
        ("Dr. Jekyll.epub", "Dr. Jekyll"),
        ("Version 1.0", "Version 1.0"),
        (".txt", ""),
        ("a.b.c", "a.b"),
        ("", ""),
    ],
)
def test_titles_drop_the_suffix(name: str, title: str) -> None:
    assert title_of(name) == title


@needs_corpus
def test_a_novel_from_two_encodings_is_one_text() -> None:
    texts = []
    for name in ("hongloumeng_gb18030.txt", "hongloumeng_zh-Hans_utf8_crlf.txt"):
        draft = plain.read((CORPUS / "txt" / name).read_bytes(), "a.txt")
        assert draft is not None
        assert len(draft.outline) == 80
        texts.append(compose(draft))
    assert texts[0] == texts[1]


def test_the_bundled_article_keeps_its_text() -> None:
    """Libraries name it by what it holds: another reading would be another text."""
    (entry,) = json.loads((CHECKOUT / "seeds" / "index.json").read_text(encoding="utf-8"))
    draft = formats.read((CHECKOUT / "seeds" / entry["file"]).read_bytes(), entry["file"])
    assert draft is not None
    assert compose(draft).id == "f63d34cbdabcfee939f96a295114f6fd"


def test_the_table_of_readers_can_be_walked() -> None:
    for reader in formats.READERS:
        assert reader.name
        assert all(suffix.startswith(".") for suffix in reader.suffixes)
