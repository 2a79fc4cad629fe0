"""What a new library begins with."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader import paths
from leifeng_reader.core.change import Change
from leifeng_reader.core.colours import TONES
from leifeng_reader.core.errors import FileUnreadable
from leifeng_reader.operations.origin import system_origin, utc_now
from leifeng_reader.operations.welcome import first_document, starter_themes, welcome
from leifeng_reader.store.store import Store
from tests.library import fixed_origin, import_text, keep, new_store, new_theme


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path)
    yield opened
    opened.close()


def greet(store: Store, name: str = "id") -> None:
    welcome(store, paths.seeds(), paths.resources(), fixed_origin(name))


def test_a_new_library_has_the_article_and_the_themes(store: Store) -> None:
    greet(store)
    (document,) = store.documents()
    text = store.text(document.text_id)
    assert (document.title, document.language) == ("Lei Feng’s spirit in the new era", "en")
    assert text.content.startswith("Chinese President Xi Jinping stressed")
    assert text.content.endswith("long-term basis.")
    assert len(text.blocks) == 1
    themes = store.themes()
    assert len(themes) == 10
    assert {theme.key for theme in themes} == {*range(1, 10), None}
    assert len({theme.colour for theme in themes}) == 10
    assert all(theme.colour in TONES and theme.description for theme in themes)
    assert first_document(store) == document


def test_of_two_windows_at_the_same_moment_one_is_welcomed(store: Store) -> None:
    origin, at_once = fixed_origin("later"), [store.path]

    def now() -> str:
        if at_once:  # another window begins and ends its welcome in the middle of this one
            other = Store(at_once.pop())
            greet(other, "first")
            other.close()
        return origin.now()

    welcome(store, paths.seeds(), paths.resources(), origin._replace(now=now))
    assert [document.id.split("-")[0] for document in store.documents()] == ["first"]
    assert {theme.id.split("-")[0] for theme in store.themes()} == {"first"}
    assert len(store.themes()) == 10


def test_the_article_is_not_given_to_who_has_it(store: Store) -> None:
    (article,) = paths.seeds().glob("*.txt")
    document, _ = import_text(store, article.read_text(encoding="utf-8").strip(), "Mine")
    greet(store)
    assert store.documents() == [document]
    assert len(store.themes()) == 10


def test_what_was_deleted_stays_deleted(store: Store) -> None:
    greet(store)
    keep(store, Change((*store.themes(), *store.documents()), ()))
    greet(store, "again")
    assert (store.themes(), store.documents(), first_document(store)) == ([], [], None)


def test_a_library_in_use_keeps_its_themes(store: Store) -> None:
    mine = new_theme(store, "Mine")
    document, _ = import_text(store, "Mine")
    greet(store)
    assert store.themes() == [mine]
    assert document in store.documents()
    assert len(store.documents()) == 2


def test_an_interrupted_welcome_is_made_good(store: Store) -> None:
    greet(store)
    store._connection.execute("DELETE FROM settings")
    before = (store.documents(), store.themes())
    greet(store, "again")
    assert (store.documents(), store.themes()) == before


def test_a_library_that_cannot_be_written_is_left_alone(store: Store) -> None:
    store.is_read_only = True
    greet(store)
    assert store.documents() == []


def test_without_seeds_nothing_is_begun(store: Store, tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text('[{"file": "none", "title": "", "language": ""}]')
    with pytest.raises(FileUnreadable):
        welcome(store, tmp_path, paths.resources(), fixed_origin())
    assert (store.documents(), store.themes()) == ([], [])
    greet(store)
    assert len(store.documents()) == 1


def test_the_document_read_last_comes_first(store: Store) -> None:
    origin = fixed_origin()
    one, _ = import_text(store, "one", origin=origin)
    two, _ = import_text(store, "two", origin=origin)
    assert first_document(store) == two
    store.keep_place(one.id, 0, "2026-01-01")
    assert first_document(store) == one
    store.keep_place(two.id, 0, "2026-01-02")
    keep(store, Change((two,), ()))
    assert first_document(store) == one


def test_starter_themes_have_ids_of_their_own() -> None:
    one, other = (starter_themes(paths.resources(), fixed_origin(name)) for name in "ab")
    assert not {theme.id for theme in one} & {theme.id for theme in other}
    assert [theme.position for theme in one] == list(range(10))


def test_the_system_s_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "lei\udcff")
    origin = system_origin()
    assert origin.annotator == "lei\ufffd"
    assert origin.new_id() != origin.new_id()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())
