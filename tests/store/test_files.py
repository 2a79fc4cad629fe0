"""Files written whole or not at all, and copies of the library."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from leifeng_reader.store.backup import back_up
from leifeng_reader.store.files import write_whole
from leifeng_reader.store.store import Store
from tests.library import Open, finished, import_text, new_annotation, new_theme, python


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["out.csv", "雷" * 80, "a" * 255, ".hidden"])
def test_a_file_is_written_and_overwritten(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data in (b"first" * 1000, b"", b"second\0\r\n"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert names(tmp_path) == [name]


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")
def test_the_file_s_mode_is_kept_or_the_usual(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_whole(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode
    usual.chmod(0o640)
    write_whole(usual, b"x")
    assert stat.S_IMODE(usual.stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """With a limit on the size of files, the write itself fails, as on a full disk."""
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    child = python(
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from leifeng_reader.store.files import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    write_whole(Path(sys.argv[1]), b'new' * 100000)\n"
        "except OSError as error:\n"
        "    print(error.errno)\n",
        path,
    )
    assert finished(child).strip().isdigit()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.csv"]


def test_a_folder_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.csv").mkdir()
    (tmp_path / "out.csv" / "inside").write_bytes(b"x")
    with pytest.raises(OSError):
        write_whole(tmp_path / "out.csv", b"new")
    assert names(tmp_path) == ["out.csv"]
    assert names(tmp_path / "out.csv") == ["inside"]


def test_no_folder_to_write_in(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_whole(tmp_path / "none" / "out.csv", b"new")
    assert names(tmp_path) == []


def test_a_backup_is_a_library_of_its_own(store: Store, opened: Open, tmp_path: Path) -> None:
    document, _ = import_text(store, "Lei Feng’s spirit")
    made = new_annotation(store, document, (0, 8))
    copy = back_up(store._connection, store.path, "today")
    new_theme(store, "Later")
    assert copy == tmp_path / "library.sqlite.today.bak"
    assert copy.read_bytes()[18:20] == b"\1\1", "needs a log beside it"
    assert not [name for name in names(tmp_path) if name.startswith(f"{copy.name}-")]
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = opened(copy)
    assert (restored.annotations(), restored.themes(), restored.damaged()) == ([made], [], [])
    new_theme(restored, "Lived on")
    assert [theme.name for theme in store.themes()] == ["Later"]


def test_a_backup_put_back_in_the_library_s_place(store: Store, opened: Open) -> None:
    new_theme(store, "Kept")
    copy = back_up(store._connection, store.path, "today")
    new_theme(store, "Later")
    store.close()
    copy.replace(store.path)
    again = opened()
    assert [theme.name for theme in again.themes()] == ["Kept"]
    assert again.damaged() == []


def test_a_later_backup_takes_the_place_of_an_earlier(store: Store, opened: Open) -> None:
    back_up(store._connection, store.path, "today")
    new_theme(store, "Later")
    copy = back_up(store._connection, store.path, "today")
    assert [theme.name for theme in opened(copy).themes()] == ["Later"]


def test_a_backup_that_fails_leaves_the_earlier(store: Store, tmp_path: Path) -> None:
    new_theme(store, "Theme")
    copy = back_up(store._connection, store.path, "today")
    before = copy.read_bytes()
    child = python(
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from leifeng_reader.core.errors import LibraryFault\n"
        "from leifeng_reader.store.backup import back_up\n"
        "from leifeng_reader.store.connection import connect, faults\n"
        "path = Path(sys.argv[1])\n"
        "connection = connect(path)\n"
        "connection.execute('SELECT 1 FROM themes').fetchall()\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    with faults(path):\n"
        "        back_up(connection, path, 'today')\n"
        "except LibraryFault as fault:\n"
        "    print(type(fault).__name__)\n",
        store.path,
    )
    assert finished(child).strip() in ("DiskFull", "LibraryUnreachable")
    assert copy.read_bytes() == before
    assert not [name for name in names(tmp_path) if ".part" in name]


def test_what_a_killed_backup_left_goes_with_the_next(store: Store, tmp_path: Path) -> None:
    for ending in (".part", ".part-journal", ".part-wal"):
        (tmp_path / f"library.sqlite.today.bak{ending}").write_bytes(b"half made" * 99)
    connection = sqlite3.connect(store.path)
    connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        back_up(connection, store.path, "today")
    assert not [name for name in names(tmp_path) if "today" in name]
