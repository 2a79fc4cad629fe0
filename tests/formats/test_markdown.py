"""Markdown: the words of the specification's examples, structure, and what is no Markdown."""

import re
import time
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import Cell, Entry, Facts
from leifeng_reader.core.text import canonical
from leifeng_reader.formats import markdown
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.front_matter import front_matter
from tests.library import CORPUS, needs_corpus

SPECIFICATION = CORPUS / "md" / "commonmark-spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


def read(text: str, name: str = "a.md", **choices: bool) -> Draft:
    draft = markdown.read(text.encode(), name, Choices(**choices))
    assert draft is not None
    return draft


def words_of_html(source: str) -> str:
    from lxml import html

    root = html.document_fromstring(f"<body>{source}</body>")
    for hidden in root.xpath("//script|//style"):
        hidden.text = ""
    return canonical(root.text_content())


def words_of(draft: Draft) -> str:
    unsaid = (BlockKind.CAPTION, BlockKind.RULE)  # a rule's stars are ours, not the source's
    return compose([p for p in draft.parts if p.kind not in unsaid]).content


@needs_corpus
def test_the_examples_of_the_specification() -> None:
    examples = EXAMPLE.findall(SPECIFICATION.read_text(encoding="utf-8"))
    assert len(examples) == 655
    differing = []
    for number, example in enumerate(examples, 1):
        source, reference = (side.replace("→", "\t") for side in example)
        found = words_of(markdown.draft_of(source, "x.md", Choices()))
        if found.split() != words_of_html(reference).split():
            differing.append((number, source, found))
    assert differing == []


@needs_corpus
def test_a_real_document() -> None:
    draft = markdown.read(SPECIFICATION.read_bytes(), SPECIFICATION.name, Choices())
    assert draft is not None
    assert (draft.title, draft.authors) == ("CommonMark Spec", ("John MacFarlane",))
    assert draft.outline[0] == Entry("Introduction", 1, 0)
    assert sum(part.kind is BlockKind.CODE for part in draft.parts) > 655
    text = compose(draft)
    assert [e.title for e in text.structure.outline] == [e.title for e in draft.outline]


def test_blocks() -> None:
    source = """\
# One *two*

Para\\
break
soft

> Quote
>
> > Inner

1. first

   more
2. second
   - deep

- [x] done
- [ ] open
- [X] **bold** [ ] box
- [ ]none

~~~
code
~~~

***

Term
: Meaning
"""
    draft = read(source)
    kinds = BlockKind
    assert draft.parts == [
        Part("One two", kinds.HEADING, 1, (Span(SpanKind.ITALIC, 4, 7),)),
        Part("Para\nbreak soft"),
        Part("Quote", kinds.QUOTE),
        Part("Inner", kinds.QUOTE, facts=Facts(depth=1)),
        Part("first", kinds.LIST_ITEM, facts=Facts(marker="1.")),
        Part("more", kinds.LIST_ITEM),
        Part("second", kinds.LIST_ITEM, facts=Facts(marker="2.")),
        Part("deep", kinds.LIST_ITEM, facts=Facts(marker="•", depth=1)),
        Part("done", kinds.LIST_ITEM, facts=Facts(marker="☑")),
        Part("open", kinds.LIST_ITEM, facts=Facts(marker="☐")),
        Part("bold [ ] box", kinds.LIST_ITEM, 0, (Span(SpanKind.BOLD, 0, 4),), Facts(marker="☑")),
        Part("[ ]none", kinds.LIST_ITEM, facts=Facts(marker="•")),
        Part("code", kinds.CODE),
        Part("", kinds.RULE),
        Part("Term", spans=(Span(SpanKind.BOLD, 0, 4),)),
        Part("Meaning", kinds.LIST_ITEM),
    ]
    assert draft.outline == (Entry("One two", 1, 0),)
    assert read("a\nb", keep_line_breaks=True).parts == [Part("a\nb")]


def test_tables() -> None:
    (part,) = read("| A | *B* |\n|---|---|\n| 1 | `2\\|3` |\n| x |\n").parts
    assert (part.kind, part.text) == (BlockKind.TABLE, "A\tB\n1\t2|3\nx\t")
    head, cell = Cell(header=True), Cell()
    assert part.facts.table == ((head, head), (cell, cell), (cell, cell))
    assert part.spans == (Span(SpanKind.ITALIC, 2, 3), Span(SpanKind.CODE, 6, 9))


def test_notes() -> None:
    draft = read("A[^x] b^[inline].\n\n[^x]: The note\n\n    goes on\n")
    text, *notes = draft.parts
    assert text.text == "A1 b2."
    assert text.spans == (Span(SpanKind.NOTE, 1, 2, "note-1"), Span(SpanKind.NOTE, 4, 5, "note-2"))
    assert notes == [
        Part("The note", BlockKind.NOTE, facts=Facts(marker="1", anchor="note-1")),
        Part("goes on", BlockKind.NOTE),
        Part("inline", BlockKind.NOTE, facts=Facts(marker="2", anchor="note-2")),
    ]


def test_links_and_pictures() -> None:
    draft = read(
        "# A Place!\n\n[in](#a-place) [no](#nowhere) [out](https://a.example/é) [file](/etc/x)"
        " <b@c.example> https://d.example. [j](javascript:x) ![alt](https://p.example/i.png)"
        " ![](data:image/png;base64,AAAA)"
    )
    heading, text, caption = draft.parts
    assert heading.facts.anchor == "a-place"
    assert [span.value for span in text.spans] == [
        "#a-place",
        "https://a.example/%C3%A9",
        "mailto:b@c.example",
        "https://d.example",
    ]
    assert caption == Part("[image: https://p.example/i.png]", BlockKind.CAPTION)
    assert draft.notices == ("missing-images", "remote-images")


def test_a_picture_inside_the_file() -> None:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (3).to_bytes(4, "big") + (2).to_bytes(4, "big")
    address = f"data:image/png;base64,{b64encode(header + bytes(13)).decode()}"
    draft = read(f"Before ![alt]({address}) after")
    assert [part.text for part in draft.parts] == ["Before  after", "\ufffc"]
    assert draft.parts[1].facts == Facts(image="image-1")
    (image,) = draft.images
    assert (image.name, image.media_type, image.width, image.height) == (
        "image-1",
        "image/png",
        3,
        2,
    )


def test_raw_html_leaves_its_words() -> None:
    draft = read(
        "<div>One <b>two</b>\n<!-- no -->three</div>\n\nH<sub>2</sub>O<br>x<custom>y</custom>\n\n"
        "<script>\nalert(1)\n\n</script>\n\n<p>Last &amp; &lt;least&gt;"
    )
    assert [part.text for part in draft.parts] == ["One two three", "H2O\nxy", "Last & <least>"]
    assert draft.parts[0].spans == (Span(SpanKind.BOLD, 4, 7),)
    assert draft.parts[1].spans == (Span(SpanKind.SUBSCRIPT, 1, 2),)


def test_raw_html_keeps_its_structure() -> None:
    draft = read(
        "<h2 align=center>A <i>head</i></h2>\n\n> <p>quoted</p>\n\n<ul><li>item</li></ul>\n\n"
        "<table><tr><th>a<td>b</table>\n\n<p><img src='https://p.example/i.png'></p>\n\n"
        "<details><summary>More</summary>\n\n*inside*\n\n</details>\n\n<pre>\nx  y\n</pre>\n"
    )
    kinds = BlockKind
    assert [(part.kind, part.text.strip()) for part in draft.parts] == [
        (kinds.HEADING, "A head"),
        (kinds.QUOTE, "quoted"),
        (kinds.LIST_ITEM, "item"),
        (kinds.TABLE, "a\tb"),
        (kinds.CAPTION, "[image: https://p.example/i.png]"),
        (kinds.PARAGRAPH, "More"),
        (kinds.PARAGRAPH, "inside"),
        (kinds.CODE, "x  y"),
    ]
    assert draft.parts[0].spans == (Span(SpanKind.ITALIC, 2, 6),)
    assert draft.outline == (Entry("A head", 2, 0),)
    assert draft.notices == ("remote-images",)


Marked = list[tuple[str, int, int, str]]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("x<sup>2</sup><u>y</U>", "x2y", [("superscript", 1, 2, ""), ("underline", 2, 3, "")]),
        (
            '<a class=b href="https://a.example/?a&amp;b">*l*</a>',
            "l",
            [("italic", 0, 1, ""), ("link", 0, 1, "https://a.example/?a&b")],
        ),
        ("<a href=javascript:x>l</a> <a name=y>m</a>", "l m", []),
        (
            "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</ruby>の",
            "漢字の",
            [("ruby", 0, 1, "かん"), ("ruby", 1, 2, "じ")],
        ),
        ("<rt>a</rt> <ruby>b<rt>*c*", "a bc", []),
        ("a<img alt=x src=https://p.example/i.png>b", "ab", []),
    ],
)
def test_tags_among_words(source: str, text: str, spans: Marked) -> None:
    part = read(source).parts[0]
    assert part.text == text
    assert sorted((s.kind.value, s.start, s.end, s.value) for s in part.spans) == sorted(spans)


@pytest.mark.parametrize(
    "source",
    [
        "[" * 50_000 + "]",
        "![" * 50_000 + "]",
        "^[" * 50_000 + "]",
        "[^a]: b\n\n" + "[^" * 50_000 + "]",
        "<![CDATA[" * 20_000,
        "*a **b " * 20_000 + "c** d* " * 20_000,
        "|a\n|-\n" + "|b\n" * 60_000,
        "<div>\n\n" * 20_000,
    ],
)
def test_no_signs_take_long(source: str) -> None:
    begun = time.monotonic()
    read(source)
    assert time.monotonic() - begun < 10


def test_what_holds_the_parser_back_leaves_other_blocks_alone() -> None:
    linked = "[a](https://a.example) *b* [^n]"
    draft = read(f"{'[' * 50_000}\n\n{linked}\n\n[^n]: c\n\n|d\n|-\n|e\n")
    assert [(s.kind, s.value) for s in draft.parts[1].spans] == [
        (SpanKind.LINK, "https://a.example"),
        (SpanKind.ITALIC, ""),
        (SpanKind.NOTE, "note-1"),
    ]
    assert [part.kind for part in draft.parts[2:]] == [BlockKind.TABLE, BlockKind.NOTE]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("---\ntitle: 'A: b'\nauthor: Me\nlang: en-GB\n---\nText", ("A: b", ("Me",), "en-GB")),
        ('---\ntitle: T\nauthors: [A, "B"]\n...\n', ("T", ("A", "B"), "")),
        ("---\n# c\nauthor:\n  - name: A\n    x: y\n  - B\n---\n", ("", ("A", "x: y", "B"), "")),
        ("---\nText\n---\n", ("", (), "")),
        ("---\n\n---\n", ("", (), "")),
        ("Text\n---\ntitle: T\n---\n", ("", (), "")),
    ],
)
def test_front_matter(source: str, wanted: tuple[str, tuple[str, ...], str]) -> None:
    found = front_matter(source)
    assert (found.title, found.authors, found.language) == wanted
    assert bool(found.end) == bool(found.title or found.authors)


def test_a_title_comes_from_the_front_or_the_name() -> None:
    assert read("Text", "Some notes.md").title == "Some notes"
    draft = read("---\ntitle: Told\n---\nText", "a.md")
    assert (draft.title, [part.text for part in draft.parts]) == ("Told", ["Text"])


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Plain prose with a * and a_b_c.", "a.txt", False),
        ("Plain prose.", "a.MD", True),
        ("# A comment\nkey = value\n\n# Another\n\nother = 1\n", "a.txt", False),
        ("# Title\n\nText\n\n## Section\n\nText", "a", True),
        ("Text with **bold** words and\n\n```\ncode\n```\n", "a.txt", True),
        ("Stars **** and 2 ** 3 ** 4, and **bold**.", "a.txt", False),
        ("A [link](https://a.example) in a letter.", "a.txt", False),
        ("Title\n=====\n\nText\n\n- a\n- b", "a.txt", False),
        ("<!DOCTYPE html><p># a", "a.md", False),
        ("<p align=center>logo</p>\n\n# Title", "README.md", True),
        ("<p>**b**\n\n# Title\n\n## More\n\n", "a", False),
    ],
)
def test_what_is_markdown(text: str, name: str, wanted: bool) -> None:
    assert markdown.is_markdown(text, name) is wanted
    assert (markdown.read(text.encode(), name, Choices()) is not None) is wanted


@needs_corpus
def test_novels_are_no_markdown() -> None:
    for path in sorted((CORPUS / "txt").glob("*.txt")):
        assert markdown.read(path.read_bytes(), path.name, Choices()) is None


@pytest.mark.parametrize(
    "source", [">" * 200_000, "- " * 20_000, "[" * 50_000, "*a " * 20_000, "`" * 50_000]
)
def test_hostile_nesting(source: str) -> None:
    read(source)


@given(st.text(st.sampled_from("ab \n\t*_`[]()>#-|:~^!<&;1.\\\u00ad\r"), max_size=120))
def test_every_span_lies_in_its_part(source: str) -> None:
    for part in read(source).parts:
        length = len(canonical(part.text))
        assert all(0 <= span.start < span.end <= length for span in part.spans)


def test_what_is_nested_too_deep_is_named() -> None:
    assert read(">" * 99 + " deep").notices == ()
    assert read(">" * 100 + " deep").notices == ("deep-nesting",)
    lists = ["".join("  " * i + f"- item {i}\n" for i in range(count)) for count in (49, 50)]
    assert [read(text).notices for text in lists] == [(), ("deep-nesting",)]
