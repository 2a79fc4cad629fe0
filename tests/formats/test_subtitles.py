"""Subtitles become what is said, with the times it is said at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.structure import PageMark
from leifeng_reader.formats import subtitles
from leifeng_reader.formats.choices import Choices

SRT = """\ufeff1
00:00:01,000 --> 00:00:04,000
Hello <i>dear</i>
friend, this is

2
00:00:04,100 --> 00:00:06,000 X1:10
a <font color="red">sentence</font>.

3
01:01:04,100 --> 01:01:06,000
- Hi &amp; bye.
- {\\an8}If x < 3
1984
4
01:02:00,000 --> 01:02:01,000
The end
"""
VTT = """WEBVTT - A title
Kind: captions

NOTE a remark
of two lines

STYLE
::cue { color: red }

intro
00:01.000 --> 00:02.000 align:start
<v Roger Bing>Hello <00:00:01.500><c.red>there</c>

00:02.000 --> 00:03.000
Hello there
General &lt;K&gt;

00:03.000 --> 00:04.000
General &lt;K&gt;
"""


def read(text: str, **choices: bool) -> Draft:
    draft = subtitles.read(text.encode(), "A film.srt", Choices(**choices))
    assert draft is not None
    return draft


def test_srt() -> None:
    draft = read(SRT.replace("\n", "\r\n"))
    assert draft.title == "A film"
    assert draft.parts == [
        Part("Hello dear friend, this is a sentence.", spans=(Span(SpanKind.ITALIC, 6, 10),)),
        Part("- Hi & bye."),
        Part("- If x < 3 1984"),
        Part("The end"),
    ]
    assert draft.pages == (
        PageMark("0:00:01", 0),
        PageMark("1:01:04", 1),
        PageMark("1:01:04", 2),
        PageMark("1:02:00", 3),
    )


def test_vtt() -> None:
    draft = read(VTT)
    assert [part.text for part in draft.parts] == [
        "Roger Bing: Hello there",
        "Hello there General <K>",
    ]
    assert [page.label for page in draft.pages] == ["0:00:01", "0:00:02"]


def test_line_breaks_are_kept_where_that_is_asked() -> None:
    texts = [part.text for part in read(SRT, keep_line_breaks=True).parts]
    assert texts == [
        "Hello dear\nfriend, this is",
        "a sentence.",
        "- Hi & bye.\n- If x < 3\n1984",
        "The end",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1\n2\n3",
        "WEBVTTS",
        "At 00:00:01,000 --> 00:00:04,000 it began",
        "--> 00:00:04,000",
        "00:00 --> 00:01",
    ],
)
def test_what_is_something_else(text: str) -> None:
    assert subtitles.read(text.encode(), "a.srt", Choices()) is None
    assert subtitles.read(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.srt", Choices()) is None


def test_nothing_said() -> None:
    assert read("WEBVTT").parts == []
    assert read("1\n00:00:01,000 --> 00:00:04,000\n\n").parts == []


def test_white_space_without_end() -> None:
    assert subtitles.read(b" \n" * 500_000, "a.srt", Choices()) is None
    assert len(read("WEBVTT\n\n" + "00:01.000 --> 00:02.000\nx\n" * 20_000).parts) == 1


@given(
    st.lists(st.text(st.sampled_from("ab<i></i>&amp;{\\}.-\u00ad \r"), max_size=30)), st.booleans()
)
def test_every_span_lies_in_its_part(said: list[str], keep: bool) -> None:
    cues = (f"00:00:{n:02},000 --> 00:00:{n:02},900\n{words}" for n, words in enumerate(said, 10))
    source = "00:00:01,000 --> 00:00:02,000\nx\n\n" + "\n\n".join(cues)
    draft = read(source, keep_line_breaks=keep)
    for part in draft.parts:
        assert all(0 <= span.start < span.end <= len(part.text) for span in part.spans)
    assert compose(draft).blocks


def test_words_that_come_in_one_by_one_are_said_once() -> None:
    text = """WEBVTT

00:00:00.000 --> 00:00:02.000 align:start position:0%
hello<00:00:00.500><c> world</c>

00:00:02.000 --> 00:00:02.010
hello world

00:00:02.010 --> 00:00:04.000
hello world
this<00:00:02.500><c> is</c>\\Nme.
"""
    assert [part.text for part in read(text).parts] == ["hello world this is me."]
