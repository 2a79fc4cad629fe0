"""Automatic exports brought up to date; files of others stay as they are."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.change import Change
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import FileAltered, FileGone, FileUnwritable, UnknownDocument
from leifeng_reader.core.filters import Filter
from leifeng_reader.exchange import DESIGNED, EXPORTERS
from leifeng_reader.exchange import design as designs
from leifeng_reader.operations.automatic_exports import (
    AUTOMATIC,
    AutomaticExport,
    Standing,
    dumped,
    standing,
)
from leifeng_reader.operations.updating_exports import Stopped, is_behind, update, update_all
from leifeng_reader.store.files import write_whole
from leifeng_reader.store.store import Store
from tests.library import import_text, keep, new_annotation, new_store, new_theme

NOW, LATER = "2026-03-05T09:00:00.000Z", "2026-03-05T10:00:00.000Z"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A library of two texts, one of them annotated."""
    store = new_store(tmp_path)
    document, _ = import_text(store, "雷锋 said so.\nNobody asked.", "Diary")
    import_text(store, "Another text.", "diary")
    new_annotation(store, document, (0, 2), note="first")
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that exports go to."""
    made = tmp_path / "out"
    made.mkdir()
    return made


def documents(store: Store) -> list[Document]:
    return store.documents()


def annotate(store: Store, place: int = 0, note: str = "more") -> Annotation:
    return new_annotation(store, documents(store)[place], (3, 7), note=note)


def to(path: Path, **more: Any) -> AutomaticExport:
    return AutomaticExport("one", str(path), more.pop("form", "csv"), **more)


def said(stands: Standing) -> type[Exception] | None:
    return type(stands.error) if stands.error else None


class TestOneFile:
    def test_it_follows_the_library(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        assert is_behind(store, export)
        first = update(store, export, NOW)
        assert (first.error, first.written) == (None, NOW)
        assert "first" in export.file.read_text(encoding="utf-8")
        assert not is_behind(store, export)
        annotate(store)
        assert is_behind(store, export)
        assert update(store, export, LATER).written == LATER
        assert "more" in export.file.read_text(encoding="utf-8")
        assert standing(store, export).change == store.last_change()
        assert [path.name for path in folder.iterdir()] == ["all.csv"]

    def test_what_would_be_the_same_is_not_written_again(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv", document_id=documents(store)[0].id)
        update(store, export, NOW)
        before = export.file.stat()
        annotate(store, 1)
        update(store, export, LATER)
        after = export.file.stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_only_what_passes_its_filter(self, store: Store, folder: Path) -> None:
        theme = new_theme(store, "Duty")
        new_annotation(store, documents(store)[0], (3, 7), themes=[theme], note="chosen")
        export = to(folder / "all.csv", wanted=Filter(themes=frozenset({theme.id})))
        update(store, export, NOW)
        told = export.file.read_text(encoding="utf-8")
        assert "chosen" in told and "first" not in told

    @pytest.mark.parametrize("form", [name for name in EXPORTERS if name != DESIGNED])
    def test_every_form(self, store: Store, folder: Path, form: str) -> None:
        export = to(folder / f"all{EXPORTERS[form].suffix}", form=form)
        assert update(store, export, NOW).error is None
        assert export.file.stat().st_size > 0

    def test_a_design_and_the_file_that_describes_it(self, store: Store, folder: Path) -> None:
        design = designs.Design(columns=designs.columns_of(["note", "quote"]), separator=";")
        kept = designs.dumped({"": design})
        export = to(folder / "all.csv", form=DESIGNED, design=kept, described=True)
        update(store, export, NOW)
        assert export.file.read_text(encoding="utf-8").splitlines() == ["note;quote", "first;雷锋"]
        about = folder / "all.csv-metadata.json"
        assert '"url": "all.csv"' in about.read_text(encoding="utf-8")
        about.write_text("mine", encoding="utf-8")
        annotate(store)
        assert said(update(store, export, LATER)) is FileAltered
        assert len(export.file.read_text(encoding="utf-8").splitlines()) == 2

    def test_a_link_stays_a_link(self, store: Store, folder: Path) -> None:
        (folder / "real").mkdir()
        link = folder / "all.csv"
        link.symlink_to(folder / "real" / "all.csv")
        assert update(store, to(link), NOW).error is None
        assert link.is_symlink() and (folder / "real" / "all.csv").is_file()


class TestFilesOfOthers:
    def test_a_file_that_was_there_stays(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        export.file.write_text("mine", encoding="utf-8")
        stands = update(store, export, NOW)
        assert said(stands) is FileAltered and stands.waits
        assert export.file.read_text(encoding="utf-8") == "mine"

    def test_one_changed_since_stays_until_it_may_be_written(
        self, store: Store, folder: Path
    ) -> None:
        export = to(folder / "all.csv")
        update(store, export, NOW)
        ours = export.file.read_bytes()
        export.file.write_bytes(ours + b"mine\r\n")
        annotate(store)
        for _ in range(2):
            assert said(update(store, export, LATER)) is FileAltered
            assert export.file.read_bytes() == ours + b"mine\r\n"
        assert is_behind(store, export)
        assert update(store, export, LATER, anyway=True).error is None
        assert b"more" in export.file.read_bytes()

    def test_the_same_size_and_time_do_not_deceive_it(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        update(store, export, NOW)
        was, ours = export.file.stat(), export.file.read_bytes()
        mine = ours.replace(b"first", b"FIRST")
        export.file.write_bytes(mine)
        os.utime(export.file, ns=(was.st_atime_ns, was.st_mtime_ns))
        annotate(store)
        assert said(update(store, export, LATER)) is FileAltered
        assert export.file.read_bytes() == mine

    def test_put_back_as_it_was_it_goes_on(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        update(store, export, NOW)
        ours = export.file.read_bytes()
        export.file.write_bytes(b"mine")
        annotate(store)
        update(store, export, LATER)
        export.file.write_bytes(ours)
        assert update(store, export, LATER).error is None
        assert b"more" in export.file.read_bytes()

    def test_one_that_vanished_is_not_made_again(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        update(store, export, NOW)
        export.file.unlink()
        annotate(store)
        assert said(update(store, export, LATER)) is FileGone
        assert not export.file.exists()
        assert update(store, export, LATER, anyway=True).error is None
        assert export.file.exists()

    def test_one_changed_at_the_last_moment_stays(
        self, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Someone saves while our own file is being put on the disk."""
        export = to(folder / "all.csv")
        update(store, export, NOW)
        annotate(store)

        def write(path: Path, data: bytes, check: Any) -> None:
            path.write_bytes(b"mine")
            write_whole(path, data, check)

        monkeypatch.setattr("leifeng_reader.operations.updating_exports.write_whole", write)
        assert said(update(store, export, LATER)) is FileAltered
        assert export.file.read_bytes() == b"mine"
        assert [path.name for path in folder.iterdir()] == ["all.csv"]

    @pytest.mark.parametrize("is_there", [False, True])
    def test_ended_in_the_middle_it_knows_its_own(
        self, store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
    ) -> None:
        """The program is killed just after its file, or just before it; twice in a row."""
        export = to(folder / "all.csv")
        update(store, export, NOW)

        def write(path: Path, data: bytes, check: Any) -> None:
            if is_there:
                write_whole(path, data, check)
            raise KeyboardInterrupt

        for _ in range(2):
            annotate(store)
            with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
                patch.setattr("leifeng_reader.operations.updating_exports.write_whole", write)
                update(store, export, LATER)
        assert update(store, export, LATER).error is None


class TestFaults:
    def test_a_folder_that_is_gone_and_comes_back(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        update(store, export, NOW)
        away = folder.rename(folder.with_name("away"))
        annotate(store)
        stands = update(store, export, LATER)
        assert said(stands) is FileUnwritable and not stands.waits
        away.rename(folder)
        assert update(store, export, LATER).error is None

    def test_a_folder_in_the_file_s_place(self, store: Store, folder: Path) -> None:
        assert said(update(store, to(folder), NOW)) is FileUnwritable

    def test_a_text_that_was_removed_leaves_its_file(self, store: Store, folder: Path) -> None:
        document = documents(store)[1]
        export = to(folder / "all.csv", document_id=document.id)
        update(store, export, NOW)
        gone = Change(before=(document,))
        keep(store, gone)
        assert said(update(store, export, LATER)) is UnknownDocument
        assert export.file.exists()
        keep(store, gone.inverse)
        assert update(store, export, LATER).error is None

    def test_told_to_stop_it_writes_nothing(self, store: Store, folder: Path) -> None:
        export = to(folder / "all.csv")
        with pytest.raises(Stopped):
            update(store, export, NOW, is_cancelled=lambda: True)
        assert list(folder.iterdir()) == []


class TestFolders:
    def test_a_file_for_each_annotated_text(self, store: Store, folder: Path) -> None:
        export = to(folder, in_folder=True)
        update(store, export, NOW)
        assert sorted(path.name for path in folder.iterdir()) == ["Diary.csv"]
        annotate(store, 1, "second")
        update(store, export, LATER)
        assert sorted(path.name for path in folder.iterdir()) == ["Diary.csv", "diary (2).csv"]
        assert "second" in (folder / "diary (2).csv").read_text(encoding="utf-8")

    def test_files_keep_their_names_and_those_of_others(self, store: Store, folder: Path) -> None:
        (folder / "Diary.csv").write_text("mine", encoding="utf-8")
        export = to(folder, in_folder=True)
        assert update(store, export, NOW).error is None
        names = ["Diary (2).csv", "Diary.csv"]
        assert sorted(path.name for path in folder.iterdir()) == names
        was = documents(store)[0]
        keep(store, Change((was,), (replace(was, title="Other"),)))
        annotate(store)
        update(store, export, LATER)
        assert sorted(path.name for path in folder.iterdir()) == names
        assert (folder / "Diary.csv").read_text(encoding="utf-8") == "mine"
        assert "Other" in (folder / "Diary (2).csv").read_text(encoding="utf-8")

    def test_asked_for_again_it_takes_up_its_files(self, store: Store, folder: Path) -> None:
        update(store, to(folder, in_folder=True), NOW)
        again = replace(to(folder, in_folder=True), id="two")
        update(store, again, NOW)
        assert [path.name for path in folder.iterdir()] == ["Diary.csv"]


def test_all_of_a_library_but_the_paused_ones(store: Store, folder: Path) -> None:
    exports = [
        replace(to(folder / "1.csv"), id="1"),
        replace(to(folder / "2.csv"), id="2", paused=True),
        replace(to(folder / "none" / "3.csv"), id="3"),
        replace(to(folder / "4.csv"), id="4", form="unheard of"),
    ]
    store.keep_setting(AUTOMATIC, dumped(exports))
    done = update_all(store, NOW)
    assert [(each.export.id, said(each.after)) for each in done] == [
        ("1", None),
        ("3", FileUnwritable),
    ]
    assert [path.name for path in folder.iterdir()] == ["1.csv"]
    assert [each.export.id for each in update_all(store, NOW)] == ["3"]
    (folder / "1.csv").write_text("mine", encoding="utf-8")
    annotate(store)
    assert said(update_all(store, LATER)[0].after) is FileAltered
    assert update_all(store, LATER, anyway={"1"})[0].after.error is None
