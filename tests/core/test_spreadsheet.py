"""Cells that spreadsheet programs would take for formulas, and archives without times."""

import io
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.archive import packed_files, repacked
from leifeng_reader.core.spreadsheet import escaped_cells, unescaped_cells

CELLS = st.lists(st.text(max_size=5) | st.sampled_from(["=1", "'=1", "-1", "-a", "＝x", "\tb"]))


@given(CELLS)
def test_cells_come_back(cells: list[str]) -> None:
    *escaped, mark = escaped_cells(cells)
    assert (unescaped_cells(escaped) if mark else escaped) == cells
    assert not any(cell[:1] in "=@\t\r＝＋－＠" for cell in escaped if cell)


def test_numbers_stay_numbers() -> None:
    assert escaped_cells(["-1.5e3", "+2", "-x"]) == ["-1.5e3", "+2", "'-x", "1"]


def test_an_archive_does_not_tell_when_it_was_packed() -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("b", b"2")
        archive.writestr("a", b"1")
    assert repacked(buffer.getvalue()) == packed_files([("b", b"2"), ("a", b"1")])
