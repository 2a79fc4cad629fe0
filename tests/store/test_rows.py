"""Records as rows, as journal entries, as SQLite keeps them, and back."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status, Theme
from leifeng_reader.core.change import Change, Record
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import BlockKind, Document
from leifeng_reader.core.filters import Filter, SavedFilter
from leifeng_reader.core.spans import Span, SpanKind
from leifeng_reader.core.text import canonical
from leifeng_reader.store import kinds, rows, texts
from leifeng_reader.store.pairs import paired
from leifeng_reader.store.store import Store
from tests.library import import_text, new_theme

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("'\";\\/\n\r\t%_\u2028\ufeff\u202e\u0301\U0001f600\ufdd0"), st.characters()
    ),
    max_size=20,
).map(canonical)
NUMBERS = st.integers(0, 2**40)
IDS = st.builds(lambda: str(uuid4()))

DOCUMENTS = st.builds(
    Document,
    IDS,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    NUMBERS,
    HOSTILE,
    HOSTILE,
    st.lists(HOSTILE, max_size=3).map(tuple),
    HOSTILE,
    HOSTILE,
)
THEMES = st.builds(
    Theme,
    IDS,
    HOSTILE,
    HOSTILE,
    st.one_of(st.none(), HOSTILE),
    NUMBERS,
    st.one_of(st.none(), st.integers(1, 9)),
    HOSTILE,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    HOSTILE,
    st.booleans(),
)
SELECTORS = st.builds(Selector, NUMBERS, NUMBERS, HOSTILE, HOSTILE, HOSTILE)
ANNOTATIONS = st.builds(
    Annotation,
    IDS,
    HOSTILE,
    HOSTILE,
    SELECTORS,
    st.lists(HOSTILE, max_size=3).map(tuple),
    HOSTILE,
    HOSTILE,
    HOSTILE,
    st.sampled_from(Status),
    HOSTILE,
    st.sampled_from(Scope),
)
FILTERS = st.builds(
    SavedFilter,
    IDS,
    HOSTILE,
    st.builds(
        Filter, HOSTILE, st.frozensets(IDS), st.booleans(), st.booleans(), st.frozensets(IDS)
    ),
    NUMBERS,
    HOSTILE,
    HOSTILE,
)
RECORDS: st.SearchStrategy[Record] = st.one_of(DOCUMENTS, THEMES, ANNOTATIONS, FILTERS)


@given(RECORDS)
def test_a_record_comes_back_from_its_row_and_its_journal_entry(record: Record) -> None:
    kind = rows.kind_of(record)
    assert rows.from_row(kind, rows.to_row(record)) == record
    assert rows.from_json(kind, rows.to_json(record)) == record


@given(st.data(), st.sampled_from((THEMES, ANNOTATIONS, FILTERS)))
def test_a_journal_entry_holds_what_differs(
    data: st.DataObject, kind: st.SearchStrategy[Record]
) -> None:
    before = data.draw(kind)
    after = replace(data.draw(kind), id=before.id)
    table, (entry, patch) = rows.kind_of(before), paired(before.id, before, after).entry
    assert entry is not None
    assert patch is not None
    assert rows.from_json(table, entry) == before
    assert rows.from_json(table, patch, entry) == after
    assert paired(before.id, None, after).entry == (None, rows.to_json(after))


@given(RECORDS, RECORDS)
def test_the_hash_tells_records_apart(one: Record, other: Record) -> None:
    again = rows.from_json(rows.kind_of(one), rows.to_json(one))
    assert rows.row_hash(one) == rows.row_hash(again)
    assert (rows.row_hash(one) == rows.row_hash(other)) == (one == other)


@pytest.mark.parametrize("record_type", list(rows.KINDS))
def test_every_field_counts_in_the_hash(record_type: type) -> None:
    selector = Selector(1, 2, "q", "p", "s")
    made: dict[type, Record] = {
        Document: Document("i", "t", "x", "y", 1, "l", "s", ("a",), "c", "m"),
        Theme: Theme("i", "n", "c", "p", 1, 2, "d", "c", "m"),
        Annotation: Annotation("i", "d", "t", selector, ("a", "b"), "n", "c", "m"),
        SavedFilter: SavedFilter("i", "n", Filter("w", frozenset("t"), True), 1, "c", "m"),
    }
    row = rows.to_row(made[record_type])
    other = {"status": "lost", "themes": '["b", "a"]', "authors": '["b"]', "scope": "place"}
    other["wanted"] = '{"words":"x"}'
    for column, value in row.items():
        changed = value + 1 if isinstance(value, int) else other.get(column, f"{value}!")
        altered = rows.from_row(rows.kind_of(made[record_type]), {**row, column: changed})
        assert rows.row_hash(altered) != rows.row_hash(made[record_type]), column


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("rows") / "library.sqlite")
    yield store
    store.close()


@given(st.data())
def test_the_library_gives_back_what_it_was_given(shared: Store, data: st.DataObject) -> None:
    if not shared.documents():
        import_text(shared, "text")
        new_theme(shared, "theme")
    document, theme = shared.documents()[0], shared.themes()[0]
    carried = data.draw(st.sampled_from(((), (theme.id,))))
    records: tuple[Record, ...] = (
        replace(data.draw(DOCUMENTS), text_id=document.text_id, text_sha256=document.text_sha256),
        replace(data.draw(THEMES), parent_id=data.draw(st.sampled_from((None, theme.id)))),
        replace(data.draw(ANNOTATIONS), document_id=document.id, themes=carried),
        data.draw(FILTERS),
    )
    made = Change((), records)
    first = shared.apply(made, data.draw(HOSTILE), data.draw(HOSTILE))
    for record in records:
        assert shared.record(rows.kind_of(record), record.id) == record
    assert records[0] in shared.documents()
    assert records[1] in shared.themes()
    assert records[2] in shared.annotations(document.id)
    assert records[2] in shared.annotations()
    assert records[3] in shared.saved_filters()
    (entry,) = shared.changes_after(first - 1)
    assert entry.change == made
    shared.apply(made.inverse, "undo", "")
    assert shared.record("annotations", records[2].id) is None


BLOCKS = st.lists(
    st.builds(
        Part,
        HOSTILE,
        st.sampled_from(BlockKind),
        st.integers(0, 255),
        st.just((Span(SpanKind.LINK, 0, 1, 'a"b\\\n雷'),)),
    ),
    max_size=5,
)


@given(BLOCKS)
def test_a_text_comes_back_with_its_structure(parts: list[Part]) -> None:
    text = compose(parts)
    assert texts.text_from_row(texts.text_row(text)) == text


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("annotations", {"status": "gone"}),
        ("annotations", {"scope": "somewhere"}),
        ("saved_filters", {"wanted": "x"}),
        ("saved_filters", {"wanted": '{"colour": "red"}'}),
        ("annotations", {"themes": "[1"}),
        ("annotations", {"start": "1"}),
        ("documents", {"authors": "x"}),
        ("documents", {"length": None}),
        ("themes", {"position": "first"}),
    ],
)
def test_a_row_nobody_wrote_is_told_as_such(kind: str, row: kinds.Row) -> None:
    good: dict[str, Record] = {
        "annotations": Annotation("i", "d", "t", Selector(0, 1, "q")),
        "documents": Document("i", "t", "x", "y", 1),
        "themes": Theme("i", "n", "c"),
        "saved_filters": SavedFilter("i", "n", Filter()),
    }
    with pytest.raises(kinds.AlteredRow) as caught:
        rows.from_row(kind, {**rows.to_row(good[kind]), **row})
    assert caught.value.args == ("i",)


@pytest.mark.parametrize("entry", ["", "{", "[]", "{}", '{"id": "i"}'])
def test_a_journal_entry_nobody_wrote_is_told_as_such(entry: str) -> None:
    with pytest.raises(kinds.AlteredRow):
        rows.from_json("themes", entry)


def test_sqlite_gives_back_a_text(store: Store) -> None:
    document, text = import_text(store, "雷锋\u2028\U0001f600\nand more")
    assert store.text(document.text_id) == text
    assert store.text(document.text_id).content == "雷锋\u2028\U0001f600\nand more"
