"""Formats for other programs: what each must hold, on hostile and on plain annotations."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.text import Utf16Map, canonical
from leifeng_reader.exchange import EXPORTERS
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage

WORDS = st.text(max_size=60).map(canonical)
TEXT = compose([Part("Lei Feng 😀 said: 雷锋说, to live is to serve. " * 6)])
DOCUMENT = Document("d1", "Diary; “x”", TEXT.id, TEXT.sha256, len(TEXT.content))


def text_of(document: Document) -> Text:
    assert document.id == DOCUMENT.id
    return TEXT


OPTIONS = Options(text_of=text_of)


def passage(
    start: int = 10,
    end: int = 24,
    note: str = "",
    themes: tuple[tuple[str, ...], ...] = (),
    quote: str | None = None,
    scope: Scope = Scope.PASSAGE,
) -> Passage:
    exact = TEXT.content[start:end] if quote is None else quote
    selector = Selector(start, end, exact, TEXT.content[:start][-8:], TEXT.content[end:][:8])
    record = Annotation(
        "0b7b62f4-0000-4000-8000-000000000001",
        DOCUMENT.id,
        TEXT.sha256,
        selector,
        tuple(f"t{n}" for n in range(len(themes))),
        note,
        "2026-03-05T08:30:00.125Z",
        "2026-03-06T08:30:00.125Z",
        Status.ANCHORED,
        "Ann",
        scope,
    )
    return Passage(record, DOCUMENT, ("Part I",), 1, themes)


def write(name: str, *passages: Passage) -> str:
    return EXPORTERS[name].write(passages, OPTIONS).decode()


@pytest.mark.parametrize("name", list(EXPORTERS))
@settings(max_examples=25)
@given(WORDS, WORDS, WORDS)
def test_every_format_takes_any_words(name: str, quote: str, note: str, theme: str) -> None:
    hostile = passage(quote=quote, note=note, themes=((theme or "x", "y;/\\"),))
    data = EXPORTERS[name].write([hostile, passage()], OPTIONS)
    assert data == EXPORTERS[name].write([hostile, passage()], OPTIONS)
    if EXPORTERS[name].is_text:
        data.decode("utf-8-sig")


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_every_format_takes_none_and_every_scope(name: str) -> None:
    EXPORTERS[name].write([], OPTIONS)
    everything = [
        passage(0, 0, "on all of it", quote="", scope=Scope.DOCUMENT),
        passage(5, 5, quote="", scope=Scope.PLACE),
        passage(),
    ]
    assert EXPORTERS[name].write(everything, OPTIONS)


@given(WORDS.filter(str.strip))
def test_markdown_shows_the_quote_as_it_stands(quote: str) -> None:
    shown = MarkdownIt().render(write("markdown", passage(quote=quote)))
    inside = shown.split("<blockquote>")[1].split("</blockquote>")[0]
    for tag in ("<em>", "<strong>", "<code>", "<a ", "<img", "<ul>", "<ol>", "<h", "<pre>", "<hr"):
        assert tag not in inside


def test_plain_text_tells_place_themes_and_note() -> None:
    lines = write("text", passage(note="Why?\nHow?", themes=(("Service", "Help"),))).splitlines()
    assert lines[0] == DOCUMENT.title
    assert lines[2] == TEXT.content[10:24]
    assert lines[3] == "    Part I > ¶ 1  ·  Service/Help"
    assert lines[4:6] == ["    Why?", "    How?"]


def test_hypothesis_counts_in_utf16_units() -> None:
    whole = json.loads(write("hypothesis", passage(note="n", themes=(("a", "b"),))))
    (item,) = whole["annotations"]
    position, quote = item["target"][0]["selector"]
    units = TEXT.content.encode("utf-16-le")
    cut = units[2 * position["start"] : 2 * position["end"]].decode("utf-16-le")
    assert cut == quote["exact"] == TEXT.content[10:24]
    assert position["start"] == Utf16Map.of(TEXT.content).to_units(10) == 11
    assert (item["text"], item["tags"]) == ("n", ["a/b"])
    assert whole["export_date"] == "2026-03-06T08:30:00.125Z"


def test_json_lines_have_a_span_per_theme_and_none_for_what_is_lost() -> None:
    lost = passage()
    lost = replace(lost, annotation=replace(lost.annotation, status=Status.LOST))
    (line,) = write("jsonl", passage(themes=(("a",), ("b",))), passage(), lost).splitlines()
    told = json.loads(line)
    assert told["text"] == TEXT.content
    assert [span["label"] for span in told["spans"]] == ["a", "b", "highlight"]
    assert all(told["text"][s["start"] : s["end"]] == TEXT.content[10:24] for s in told["spans"])


def test_readwise_has_the_columns_of_its_template() -> None:
    rows = list(
        csv.DictReader(io.StringIO(write("readwise", passage(note="n", themes=(("a b",),)))))
    )
    assert list(rows[0]) == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]
    assert rows[0]["Note"] == ".a_b\nn"
    assert rows[0]["Date"] == "2026-03-05 08:30:00"


def test_anki_notes_have_stable_names_and_whole_fields() -> None:
    tags = (("to serve", "people"),)
    file = write("anki", passage(quote='a "b"\tc <i>', note="line\nline", themes=tags))
    head, body = file.split("#tags column:4\n")
    assert "#guid column:1" in head
    ((name, front, back, tag),) = csv.reader(io.StringIO(body), delimiter="\t")
    assert name == "leifeng-0b7b62f4-0000-4000-8000-000000000001"
    assert front == "line<br>line"
    assert back.startswith('a "b"\tc &lt;i&gt;<br>')
    assert tag == "to_serve::people"
