"""Libraries that are newer, read-only, locked, foreign, damaged or nowhere."""

import importlib
import os
import pkgutil
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import leifeng_reader
from tests.cli.conftest import Leifeng

READING = (["documents"], ["annotations"], ["themes"], ["export"], ["search", "word"])


@pytest.fixture
def filled(leifeng: Leifeng, tmp_path: Path) -> Leifeng:
    document = leifeng.put(tmp_path / "text.txt", "a word or two")
    leifeng("annotate", document, "--range", 0, 6)
    return leifeng


def writing(leifeng: Leifeng, tmp_path: Path) -> tuple[list[object], ...]:
    (tmp_path / "new.txt").write_text("new words")
    return (["annotate", "text", "--range", 2, 6], ["import", tmp_path / "new.txt"])


def execute(library: Path, *statements: str) -> None:
    with closing(sqlite3.connect(library, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


# --- newer --------------------------------------------------------------------------------------


def test_a_newer_library_is_read_and_left_as_it_is(filled: Leifeng, tmp_path: Path) -> None:
    before = {tuple(line): filled(*line).stdout for line in READING}
    execute(filled.library, "PRAGMA user_version=999", "PRAGMA wal_checkpoint(TRUNCATE)")
    held = filled.library.read_bytes()
    for line in READING:
        result = filled(*line)
        assert result.stdout == before[tuple(line)]
        assert result.stderr.startswith("leifeng: The library “library.sqlite” comes from a newer")
        assert len(result.stderr.splitlines()) == 1
    for line in writing(filled, tmp_path):
        assert "newer version" in filled.fails(*line)
    assert filled.library.read_bytes() == held


def test_a_newer_library_that_became_another_is_a_fault(filled: Leifeng) -> None:
    execute(
        filled.library,
        "PRAGMA user_version=999",
        "ALTER TABLE annotations RENAME COLUMN quote TO words",
    )
    assert "newer version" in filled.fails("annotations")


# --- read-only ----------------------------------------------------------------------------------


@contextmanager
def without_privileges() -> Iterator[None]:
    """Be someone whom permissions stop, who root is not."""
    for module in pkgutil.walk_packages(leifeng_reader.__path__, "leifeng_reader."):
        if ".ui" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    if os.geteuid():
        yield
        return
    if not hasattr(os, "setresuid"):
        pytest.skip("root may write everywhere")
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(os.name != "posix", reason="permissions are others here")
def test_a_read_only_library_in_a_read_only_folder_can_be_read(
    filled: Leifeng, tmp_path: Path
) -> None:
    before = {tuple(line): filled(*line).stdout for line in READING}
    lines = writing(filled, tmp_path)
    folder = Path(tempfile.mkdtemp())  # not tmp_path: only its owner may enter that
    filled("themes")
    filled.library = Path(shutil.copy(filled.library, folder / "library.sqlite"))
    held = filled.library.read_bytes()
    try:
        filled.library.chmod(0o444)
        folder.chmod(0o555)
        with without_privileges():
            for line in READING:
                result = filled(*line)
                assert (result.stdout, result.stderr) == (before[tuple(line)], "")
            for line in lines:
                assert "can be read but not written" in filled.fails(*line)
        assert filled.library.read_bytes() == held
        assert list(folder.iterdir()) == [filled.library]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions are others here")
def test_a_library_nobody_may_read_or_make_is_a_fault(filled: Leifeng) -> None:
    folder = Path(tempfile.mkdtemp())
    shutil.copy(filled.library, folder / "library.sqlite")
    try:
        (folder / "library.sqlite").chmod(0)
        folder.chmod(0o555)
        with without_privileges():
            for name in ("library.sqlite", "new.sqlite", "new/library.sqlite"):
                filled.library = folder / name
                for line in (["documents"], ["annotate", "text", "--range", 0, 1]):
                    assert "cannot be opened" in filled.fails(*line)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="permissions are others here")
def test_files_one_may_not_read_or_write_are_faults(filled: Leifeng) -> None:
    folder = Path(tempfile.mkdtemp())
    filled.library = Path(shutil.copy(filled.library, folder / "library.sqlite"))
    closed = folder / "closed"
    closed.mkdir()
    for path in (closed / "text.txt", folder / "secret.txt"):
        path.write_text("words")
        path.chmod(0)
    try:
        for path in (folder, filled.library):
            path.chmod(0o777)
        closed.chmod(0o555)
        with without_privileges():
            assert "Permission denied" in filled.fails("import", folder / "secret.txt")
            assert "Permission denied" in filled.fails("export", "-o", closed / "text.txt")
        assert [path.name for path in closed.iterdir()] == ["text.txt"]
        assert (closed / "text.txt").stat().st_size == 5
    finally:
        closed.chmod(0o755)
        shutil.rmtree(folder)


# --- locked -------------------------------------------------------------------------------------


def test_a_locked_library_can_be_read_but_has_to_be_waited_for(
    filled: Leifeng, tmp_path: Path
) -> None:
    before = {tuple(line): filled(*line).stdout for line in READING}
    lines = writing(filled, tmp_path)
    with closing(sqlite3.connect(filled.library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for line in READING:
            assert filled("--timeout", 0.05, *line).stdout == before[tuple(line)]
        for line in lines:
            assert "Another program is writing" in filled.fails("--timeout", 0.05, *line)
        other.execute("ROLLBACK")
    for line in lines:
        filled(*line)


def test_a_library_held_for_oneself_is_busy(filled: Leifeng) -> None:
    execute(filled.library, "PRAGMA journal_mode=DELETE")
    with closing(sqlite3.connect(filled.library, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for line in (*READING, ["annotate", "text", "--range", 2, 6]):
            assert "Another program is writing" in filled.fails("--timeout", 0.05, *line)


# --- not a library ------------------------------------------------------------------------------

FOREIGN = {
    "text": b"Not a library but a text, and a rather long one. " * 100,
    "short": b"hi",
    "binary": bytes(range(256)) * 64,
    "cut": b"SQLite format 3\0" + b"\x10\x00\x01\x01\x00\x40\x20\x20" + bytes(40),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_another_file_is_no_library_and_left_as_it_is(
    leifeng: Leifeng, tmp_path: Path, name: str
) -> None:
    leifeng.library.write_bytes(FOREIGN[name])
    lines = (*READING, *writing(leifeng, tmp_path))
    before = sorted(tmp_path.iterdir())
    for line in lines:
        assert "is not a library" in leifeng.fails(*line)
    assert leifeng.library.read_bytes() == FOREIGN[name]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize("version", [0, 1, 999])
def test_another_database_is_no_library_and_left_as_it_is(
    leifeng: Leifeng, tmp_path: Path, mode: str, version: int
) -> None:
    execute(
        leifeng.library,
        f"PRAGMA journal_mode={mode}",
        f"PRAGMA user_version={version}",
        "CREATE TABLE documents (id TEXT)",
        "INSERT INTO documents VALUES ('mine')",
    )
    lines = (*READING, *writing(leifeng, tmp_path))
    held, before = leifeng.library.read_bytes(), sorted(tmp_path.iterdir())
    for line in lines:
        assert "is not a library" in leifeng.fails(*line)
    assert leifeng.library.read_bytes() == held
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_and_a_path_through_a_file_are_faults(leifeng: Leifeng, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    for path in (tmp_path, tmp_path / "file" / "library.sqlite", Path("/dev/null/x.sqlite")):
        leifeng.library = path
        assert "leifeng: " in leifeng.fails("documents")


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices have no paths here")
def test_a_pipe_and_a_device_are_no_library_and_not_waited_for(
    leifeng: Leifeng, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        leifeng.library = path
        assert "is not a library" in leifeng.fails("documents")


def test_a_damaged_library_is_a_fault(filled: Leifeng, tmp_path: Path) -> None:
    filled.put(tmp_path / "long.txt", "many words " * 10_000)
    execute(filled.library, "PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(filled.library.read_bytes())
    data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    filled.library.write_bytes(data)
    for line in READING:
        assert "is damaged" in filled.fails(*line)


def test_a_new_library_and_its_folder_are_made(leifeng: Leifeng, tmp_path: Path) -> None:
    leifeng.library = tmp_path / "new" / "folder" / "library.sqlite"
    assert leifeng("documents").stdout == ""
    assert leifeng.library.exists()


def test_a_timeout_is_a_number_of_seconds(leifeng: Leifeng) -> None:
    leifeng("--timeout", "soon", "documents", status=2)
    leifeng("--timeout", "-1", "documents", status=2)
