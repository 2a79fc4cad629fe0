"""Programs come in line by line, with their indents."""

from pathlib import Path

import pytest

from leifeng_reader.core.composition import compose
from leifeng_reader.core.document import BlockKind
from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.operations.documents import files_below, read_file

PROGRAM = '# Head\n\ndef lei(feng):\n\tif feng:  # 雷锋\n        return "- a"  \n\n\nclass A: ...\n'
KEPT = '# Head\n\ndef lei(feng):\n\tif feng:  # 雷锋\n        return "- a"\n\n\nclass A: ...'


@pytest.mark.parametrize("name", ["a.py", "b.JSON", "c.d.ts"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_and_indents_stay(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(PROGRAM.encode(encoding))
    draft, text = read_file(path)
    assert draft.title == name
    assert [(part.kind, part.text) for part in draft.parts] == [(BlockKind.CODE, KEPT)]
    assert text.content == compose(draft.parts).content == KEPT.replace("\n", "\u2028")


def test_what_only_looks_like_a_program_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("def lei(feng):\n", "utf-8")
    (tmp_path / "b.py").write_bytes(b"%PDF-1.4 nothing")
    draft, _ = read_file(tmp_path / "a.txt")
    assert [part.kind for part in draft.parts] == [BlockKind.PARAGRAPH]
    with pytest.raises(BrokenFile):
        read_file(tmp_path / "b.py")


def test_programs_are_not_looked_for_in_folders(tmp_path: Path) -> None:
    for name in ("a.js", "b.txt", "c.json"):
        (tmp_path / name).write_text("x", "utf-8")
    assert [path.name for path in files_below([tmp_path])] == ["b.txt"]
    assert [path.name for path in files_below([tmp_path / "a.js"])] == ["a.js"]
