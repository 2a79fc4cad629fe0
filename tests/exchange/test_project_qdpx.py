"""REFI-QDA projects: valid, whole, the same every time, every position in its unit."""

import io
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.codebook import clean_name
from leifeng_reader.core.errors import BadThemeName
from leifeng_reader.core.text import canonical
from leifeng_reader.exchange.codebook_entry import Entry
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.project_qdpx import NAMESPACE, PROJECT, write
from tests.exchange.test_other_tables import DOCUMENT, OPTIONS, TEXT, passage
from tests.library import SHARED

SCHEMA = SHARED / "samples" / "refi-qda" / "Project.xsd"
NS = {"q": NAMESPACE}
THEMES = (
    Entry(("Service",), "What for", "green", id="7b0e3c1a-0000-4000-8000-00000000000a"),
    Entry(("Service", "Help"), "", "blue"),
)
needs_schema = pytest.mark.skipif(not SCHEMA.exists(), reason="the official schema is not here")


def is_name(text: str) -> bool:
    try:
        return clean_name(text) == text
    except BadThemeName:
        return False


NAMES = st.text(min_size=1, max_size=12).map(canonical).filter(is_name)
WORDS = st.text(max_size=40).map(canonical)


def opened(data: bytes) -> tuple[Any, dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return etree.fromstring(files.pop(PROJECT)), files


def made(*passages: Passage) -> tuple[Any, dict[str, bytes]]:
    return opened(write(passages, replace(OPTIONS, themes=THEMES)))


def every_sort() -> list[Passage]:
    lost = passage(note="gone")
    lost = replace(lost, annotation=replace(lost.annotation, id="lost", status=Status.LOST))
    whole = passage(0, 0, "all of it", (("Service",),), "", Scope.DOCUMENT)
    whole = replace(whole, annotation=replace(whole.annotation, id="whole"))
    place = passage(5, 5, quote="", scope=Scope.PLACE)
    place = replace(place, annotation=replace(place.annotation, id="place"))
    return [whole, place, passage(note="Why?", themes=(("Service",), ("Service", "Help"))), lost]


def check(data: bytes) -> None:
    root, _ = opened(data)
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    ids = root.xpath("//q:*[not(self::q:CodeRef or self::q:NoteRef)]/@guid", namespaces=NS)
    assert len(ids) == len(set(ids))
    targets = root.xpath("//@targetGUID")
    assert set(targets) <= set(ids)


@needs_schema
def test_what_is_written_is_valid() -> None:
    check(write([], OPTIONS))
    check(write(every_sort(), OPTIONS))
    check(write(every_sort(), replace(OPTIONS, themes=THEMES)))


@needs_schema
@settings(max_examples=40)
@given(WORDS, WORDS, st.lists(st.lists(NAMES, min_size=1, max_size=3).map(tuple), max_size=4))
def test_any_words_are_valid(quote: str, note: str, themes: list[tuple[str, ...]]) -> None:
    check(write([passage(quote=quote, note=note, themes=tuple(themes))], OPTIONS))


def test_a_selection_is_the_passage_in_the_text_beside_it() -> None:
    root, files = made(*every_sort())
    (text,) = files.values()
    (source,) = root.iterfind(".//q:TextSource", NS)
    assert f"sources/{source.get('plainTextPath').removeprefix('internal://')}" in files
    assert source.get("name") == DOCUMENT.title
    place, selection = source.iterfind("q:PlainTextSelection", NS)
    start, end = (int(selection.get(name)) for name in ("startPosition", "endPosition"))
    assert text.decode()[start:end] == TEXT.content[10:24]
    assert place.get("startPosition") == place.get("endPosition") == "5"


def test_comments_come_as_description_and_as_note() -> None:
    root, _ = made(passage(note="Why\u2028this?"))
    (selection,) = root.iterfind(".//q:PlainTextSelection", NS)
    (note,) = root.iterfind(".//q:Note", NS)
    assert selection.findtext("q:Description", namespaces=NS) == "Why\nthis?"
    assert note.findtext("q:PlainTextContent", namespaces=NS) == "Why\nthis?"
    assert selection.find("q:NoteRef", NS).get("targetGUID") == note.get("guid")
    (user,) = root.iterfind(".//q:User", NS)
    assert (user.get("name"), note.get("creatingUser")) == ("Ann", user.get("guid"))
    assert note.get("creationDateTime") == "2026-03-05T08:30:00.125Z"


def test_themes_are_codes_in_their_tree_and_colours() -> None:
    root, _ = made(passage(themes=(("Service", "Help"), ("New", "Own"))))
    top = root.find(".//q:Codes", NS)
    assert [code.get("name") for code in top] == ["Service", "New"]
    service = top[0]
    assert service.get("guid") == THEMES[0].id.upper()
    assert (service.get("color"), service[0].text) == ("#49915c", "What for")
    help_code, own = service.find("q:Code", NS), top[1].find("q:Code", NS)
    coded = root.xpath(".//q:PlainTextSelection/q:Coding/q:CodeRef/@targetGUID", namespaces=NS)
    assert coded == [help_code.get("guid"), own.get("guid")]


def test_what_is_lost_or_on_the_whole_is_still_there() -> None:
    root, _ = made(*every_sort())
    (source,) = root.iterfind(".//q:TextSource", NS)
    notes = {note.get("guid"): note[0].text for note in root.iterfind(".//q:Note", NS)}
    told = [notes[ref.get("targetGUID")] for ref in source.iterfind("q:NoteRef", NS)]
    assert told == ["all of it", f"{TEXT.content[10:24]}\n\ngone"]
    assert len(source.findall("q:Coding", NS)) == 1


def test_equal_input_makes_equal_bytes() -> None:
    first, second = write(every_sort(), OPTIONS), write(every_sort(), OPTIONS)
    assert first == second
