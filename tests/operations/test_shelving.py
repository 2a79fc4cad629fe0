"""The shelf tells what the library knows; details are cleaned; what is removed comes back."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import UnknownDocument
from leifeng_reader.operations.shelving import (
    Shelved,
    authors_of,
    edit_document,
    keep_place,
    language_tag,
    remove_document,
    shelf,
)
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_annotation, new_store, new_theme

DOCUMENT = Document("d", "Title", "t", "s", 200, "en", "A book", ("One", "Two"), modified="before")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path)
    yield made
    made.close()


def edited(**fields: object) -> Document:
    change = edit_document(DOCUMENT, fixed_origin(), **fields)  # type: ignore[arg-type]
    return next((r for r in change.after if isinstance(r, Document)), DOCUMENT)


def test_the_shelf_counts_annotations_and_knows_the_places(store: Store) -> None:
    first, _ = import_text(store, "Read by nobody", "First")
    second, _ = import_text(store, "0123456789", "Second")
    for span in ((0, 4), (5, 7)):
        new_annotation(store, second, span)
    store.keep_place(second.id, 4, "2026-03-05T09:00:00.000Z")
    assert shelf(store) == [
        Shelved(first),
        Shelved(second, 2, 4, "2026-03-05T09:00:00.000Z"),
    ]
    assert [s.percent for s in shelf(store)] == [None, 40]


def test_all_of_a_text_is_read_once_its_end_was_on_the_screen() -> None:
    assert Shelved(DOCUMENT, 0, 500, "now").percent == 99
    assert Shelved(DOCUMENT, 0, 199, "now").percent == 99
    assert Shelved(DOCUMENT, 0, 120, "now", at_end=True).percent == 100
    assert Shelved(DOCUMENT, 0, 0, "now").percent == 0
    assert Shelved(replace(DOCUMENT, length=0), 0, 0, "now").percent == 0


def test_the_end_is_remembered_apart_from_the_place(store: Store) -> None:
    first, _ = import_text(store, "0123456789", "First")
    second, _ = import_text(store, "9876543210", "Second")
    keep_place(store, first.id, 6, "2026-03-05T09:00:00.000Z", at_end=True)
    keep_place(store, second.id, 6, "2026-03-05T09:00:00.000Z", at_end=False)
    assert [s.percent for s in shelf(store)] == [100, 60]
    assert store.place(first.id) == 6
    keep_place(store, first.id, 1, "2026-03-05T09:01:00.000Z", at_end=False)
    assert [s.percent for s in shelf(store)] == [10, 60]
    for damaged in ("no json", '{"a": 1}', "[1, null]"):
        store.keep_setting("read-to-the-end", damaged)
        assert [s.percent for s in shelf(store)] == [10, 60]


def test_a_thousand_documents_are_there_at_once(store: Store) -> None:
    document, _ = import_text(store, "A text", "One")
    store.apply(
        Change((), tuple(replace(document, id=f"d{n}", authors=("A", "B")) for n in range(999))),
        "many",
        "2026-03-05T08:00:00.000Z",
    )
    for n in range(0, 999, 9):
        store.keep_place(f"d{n}", 3, "2026-03-05T09:00:00.000Z")
    took = []
    for _ in range(5):
        start = time.perf_counter()
        assert len(shelf(store)) == 1000
        took.append(time.perf_counter() - start)
    assert min(took) <= 0.03


def test_queries_do_not_grow_with_the_library(store: Store) -> None:
    for number in range(3):
        import_text(store, f"Text {number}", f"T{number}")
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    shelf(store)
    store._connection.set_trace_callback(None)
    assert len(asked) == 4


def test_details_are_cleaned() -> None:
    made = edited(
        title="  A \n new\u2028 title ",
        authors=[" Lei  Feng", "", "雷锋", "Lei Feng"],
        language="ZH-hans-cn",
        source=" a\tb ",
    )
    assert made.title == "A new title"
    assert made.authors == ("Lei Feng", "雷锋")
    assert made.language == "zh-Hans-CN"
    assert made.source == "a b"
    assert made.modified != DOCUMENT.modified
    assert replace(made, title="", authors=(), language="", source="", modified="") == replace(
        DOCUMENT, title="", authors=(), language="", source="", modified=""
    )


@pytest.mark.parametrize("title", ["", " \n", "\u00ad\x00", None])
def test_a_title_is_never_empty(title: str | None) -> None:
    assert edited(title=title, source="else").title == "Title"


def test_a_title_has_a_longest_length() -> None:
    assert len(edited(title="雷" * 1000).title) == 300


def test_what_is_not_given_stays_and_nothing_is_no_change() -> None:
    assert edit_document(DOCUMENT, fixed_origin()).is_empty
    assert edit_document(DOCUMENT, fixed_origin(), title=" Title", authors=("One", "Two")).is_empty
    assert edited(authors=()).authors == ()
    assert edited(language="").language == "" and edited(language="not one").language == "en"


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("EN", "en"),
        ("pt-br", "pt-BR"),
        (" zh-HANT ", "zh-Hant"),
        ("de-1996", "de-1996"),
        ("es-419", "es-419"),
        ("en-x-us", "en-x-us"),
        ("x-KLINGON", "x-klingon"),
        ("x", ""),
        ("English", ""),
        ("en_US", ""),
        ("", ""),
        ("чш", ""),
    ],
)
def test_language_tags_have_their_usual_case(words: str, tag: str) -> None:
    assert language_tag(words) == tag


def test_authors_stand_on_lines_or_between_semicolons() -> None:
    assert authors_of("Ann Lee; Bo\n\n曹雪芹；高鶚\nBo") == ("Ann Lee", "Bo", "曹雪芹", "高鶚")
    assert authors_of(" \n;") == ()


@given(st.text(), st.lists(st.text()), st.text(), st.text())
def test_any_words_make_details_that_stay_as_they_are(
    title: str, authors: list[str], language: str, source: str
) -> None:
    made = edited(title=title, authors=authors, language=language, source=source)
    assert made.title and made.title == " ".join(made.title.split())
    again = edit_document(
        made,
        fixed_origin(),
        title=made.title,
        authors=made.authors,
        language=made.language,
        source=made.source,
    )
    assert again.is_empty


def test_removing_and_undoing_bring_everything_back(store: Store) -> None:
    theme = new_theme(store, "Kindness")
    document, text = import_text(store, "Lei Feng helped others.", "Lei Feng")
    other, _ = import_text(store, "Another text", "Other")
    for span in ((0, 8), (9, 15)):
        new_annotation(store, document, span, themes=[theme], note="note")
    new_annotation(store, other, (0, 7))
    store.keep_place(document.id, 9, "2026-03-05T09:00:00.000Z")
    before, annotations = shelf(store), store.annotations(document.id)

    change = remove_document(store, document.id)
    keep(store, change)
    assert [s.document for s in shelf(store)] == [other]
    assert [a.document_id for a in store.annotations()] == [other.id]
    assert store.text(text.id) == text and store.theme_counts() == {}

    keep(store, change.inverse)
    assert shelf(store) == before
    assert store.annotations(document.id) == annotations
    assert store.place(document.id) == 9


def test_removing_what_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(UnknownDocument):
        remove_document(store, "nobody")
