"""check, copy and copies: whether all is as written, and copies of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng, assert_one_line

Put = Callable[[str | bytes], str]


def test_check_counts_what_is_sound_and_names_what_is_not(leifeng: Leifeng, put: Put) -> None:
    document = put("Lei Feng helped others. Nobody had asked him to.")
    made = leifeng("annotate", document, "--quote", "Nobody").stdout.strip()
    leifeng("annotate", document, "--quote", "Lei Feng")
    assert leifeng("check").stdout == "1 text, 2 annotations: all as they were written\n"
    connection = sqlite3.connect(leifeng.library)
    connection.execute("UPDATE annotations SET note = 'altered' WHERE id = ?", [made])
    connection.commit()
    connection.close()
    result = leifeng("check", status=1)
    assert result.stdout == f"annotations\t{made}\n"
    assert_one_line(result.stderr)


def test_copies_are_made_and_listed(leifeng: Leifeng, put: Put, tmp_path: Path) -> None:
    put("Lei Feng helped others.")
    assert leifeng("copies").stdout == ""
    beside = leifeng("copy").stdout.strip()
    (found,) = leifeng.json("copies")
    assert (found["file"], found["reason"], found["texts"]) == (beside, "hand", 1)
    assert leifeng("copies").stdout.split("\t")[0] == beside
    target = tmp_path / "elsewhere.sqlite"
    assert leifeng("copy", "-o", target).stdout == f"{target}\n"
    store = Store(target)
    assert len(store.documents()) == 1
    store.close()
    assert len(leifeng.json("copies")) == 1
    assert "could not be written" in leifeng.fails("copy", "-o", leifeng.library)
    assert "could not be written" in leifeng.fails("copy", "-o", tmp_path / "no" / "where.sqlite")
    Path(beside).write_bytes(b"nothing")
    assert leifeng("copies").stdout.endswith("\thand\t7\t\t\n")
