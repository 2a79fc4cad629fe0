"""Words found in texts and annotations of a real library."""

from itertools import count
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.operations.annotating import annotate
from leifeng_reader.operations.documents import add_document
from leifeng_reader.operations.origin import Origin
from leifeng_reader.operations.searching import FoundIn, search
from leifeng_reader.store.store import Store

NUMBERS = count()
ORIGIN = Origin(
    lambda: f"2026-01-01T00:00:{next(NUMBERS):02}Z", lambda: f"id{next(NUMBERS)}", "Ann"
)


def put_document(store: Store, title: str, *paragraphs: str) -> Document:
    text = compose(Part(paragraph) for paragraph in paragraphs)
    change, document = add_document(store, Draft(title, ()), text, "", ORIGIN)
    store.apply(change, "import", ORIGIN.now())
    return document


def put_annotation(
    store: Store, document: Document, quote: str, themes: tuple[str, ...] = (), note: str = ""
) -> str:
    text = store.text(document.text_id)
    start = text.content.index(quote)
    span = (start, start + len(quote))
    change, made = annotate(document, text, span, ORIGIN, themes=themes, note=note)
    store.apply(change, "annotate", ORIGIN.now())
    return made.id


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def test_texts_then_annotations_document_by_document(store: Store) -> None:
    one = put_document(store, "One", "A café by the river.", "Another CAFE here.")
    two = put_document(store, "Two", "No such place, but a Café.")
    kept = put_annotation(store, one, "river", note="the cafe’s river")
    found = list(search(store, "cafe"))
    assert [(f.kind, f.document.id, f.start, f.end) for f in found] == [
        (FoundIn.TEXT, one.id, 2, 6),
        (FoundIn.TEXT, one.id, 29, 33),
        (FoundIn.ANNOTATION, one.id, 14, 19),
        (FoundIn.TEXT, two.id, 21, 25),
    ]
    assert [f.annotation_id for f in found] == ["", "", kept, ""]
    assert [f.document.title for f in found] == ["One", "One", "One", "Two"]


def test_annotations_are_found_by_quote_note_and_theme(store: Store) -> None:
    document = put_document(store, "One", "alpha beta gamma delta")
    theme = Theme("t1", "Volunteering", "red")
    store.apply(Change((), (Theme("t0", "Service", "red"), theme)), "themes", ORIGIN.now())
    by_quote = put_annotation(store, document, "alpha")
    by_note = put_annotation(store, document, "beta", note="see epsilon")
    by_theme = put_annotation(store, document, "gamma", ("t1",))

    def annotations(words: str) -> list[str]:
        return [f.annotation_id for f in search(store, words) if f.kind is FoundIn.ANNOTATION]

    assert annotations("ALPHA") == [by_quote]
    assert annotations("epsilon see") == [by_note]
    assert annotations("volunteer") == [by_theme]
    assert annotations("volunteering gamma") == [by_theme]
    assert annotations("zeta") == []


def test_the_context_is_one_line_around_the_words(store: Store) -> None:
    document = put_document(store, "One", "x" * 100, "tab\there", "雷锋 the end " + "y" * 100)
    (found,) = (f for f in search(store, "雷锋"))
    content = store.text(document.text_id).content
    assert content[found.start : found.end] == "雷锋"
    assert found.context == f"…{'x' * 30} tab here 雷锋 the end {'y' * 31}…"


def test_the_context_of_an_annotation_tells_what_it_says(store: Store) -> None:
    document = put_document(store, "One", "alpha\nbeta " + "long " * 40)
    store.apply(Change((), (Theme("t1", "A/B", "red"),)), "themes", ORIGIN.now())
    content = store.text(document.text_id).content
    put_annotation(store, document, content, ("t1",), "a note\non two lines")
    (found,) = (f for f in search(store, "note lines"))
    assert found.context.startswith("alpha beta long")
    assert found.context.endswith("… · a note on two lines · A\\/B")


@pytest.mark.parametrize("words", ["", " \n", "\u200b", "\u0301"])
def test_nothing_to_look_for_finds_no_annotation(store: Store, words: str) -> None:
    document = put_document(store, "One", "alpha")
    put_annotation(store, document, "alpha")
    assert [f for f in search(store, words) if f.kind is FoundIn.ANNOTATION] == []


@pytest.mark.parametrize("words", ["C++", '"', "-x", "(", "[a", "\\", "*", "a.c", "%", "_"])
def test_signs_are_only_signs(store: Store, words: str) -> None:
    document = put_document(store, "One", f"before {words} after", "abc")
    (found,) = search(store, words)
    assert store.text(document.text_id).content[found.start : found.end] == words


def test_positions_count_code_points(store: Store) -> None:
    document = put_document(store, "One", "😀😀 word 😀")
    (found,) = search(store, "word")
    assert (found.start, found.end) == (3, 7)
    assert store.text(document.text_id).content[3:7] == "word"
