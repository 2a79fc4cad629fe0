"""import, documents and text, with the files people really have."""

import os
import random
import sys
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from leifeng_reader.core.change import Change
from leifeng_reader.core.composition import Part, compose
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import canonical
from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng, assert_one_line
from tests.formats.samples import epub

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0\x1f\xf3\xffa" + bytes(200)


def test_import_prints_id_and_title(leifeng: Leifeng, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("First words.")
    (tmp_path / "two.txt").write_text("Second words.")
    result = leifeng("import", tmp_path / "one.txt", tmp_path / "two.txt")
    listed = [line.split("\t") for line in result.stdout.splitlines()]
    assert [title for _, title in listed] == ["one", "two"]
    assert result.stderr == ""
    assert [d["id"] for d in leifeng.json("documents")] == [id_ for id_, _ in listed]


def test_each_file_is_a_change_of_its_own(leifeng: Leifeng, tmp_path: Path) -> None:
    for name in "ab":
        leifeng.put(tmp_path / f"{name}.txt", name)
    store = Store(leifeng.library)
    assert [len(entry.change.after) for entry in store.changes_after(0)] == [1, 1]
    store.close()


def test_the_same_text_again_is_the_same_document(leifeng: Leifeng, tmp_path: Path) -> None:
    first = leifeng.put(tmp_path / "one.txt", "The same.")
    assert leifeng.put(tmp_path / "copy.txt", "The same.") == first
    assert len(leifeng.json("documents")) == 1


def test_one_bad_file_does_not_keep_the_others_out(leifeng: Leifeng, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Good.")
    (tmp_path / "bad.png").write_bytes(PNG)
    (tmp_path / "last.txt").write_text("Last.")
    files = [tmp_path / name for name in ("good.txt", "bad.png", "missing.txt", "last.txt")]
    result = leifeng("import", *files, status=1)
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == ["good", "last"]
    bad, missing = result.stderr.splitlines()
    assert bad.startswith("leifeng: “bad.png” holds pictures and no text")
    assert missing.startswith("leifeng: “missing.txt” cannot be read")


def test_what_a_file_lost_is_said_apart_from_what_is_listed(
    leifeng: Leifeng, tmp_path: Path
) -> None:
    about = '<dc:title>Drawn</dc:title><meta property="rendition:layout">pre-paginated</meta>'
    book = epub({"a.xhtml": "<p>Words.</p>"}, metadata=about)
    (tmp_path / "drawn.epub").write_bytes(book)
    (tmp_path / "old.txt").write_bytes(("雷锋精神代代相传，永放光芒。" * 20).encode("gb18030"))
    result = leifeng("import", tmp_path / "drawn.epub", tmp_path / "old.txt")
    assert [line.split("\t")[1] for line in result.stdout.splitlines()] == ["Drawn", "old"]
    drawn, old = result.stderr.splitlines()
    assert drawn.startswith("leifeng: “drawn.epub”: This book has a fixed layout")
    assert old == "leifeng: “old.txt”: The encoding is a guess: GB18030."


def test_several_documents_of_the_same_text_are_named(leifeng: Leifeng, tmp_path: Path) -> None:
    first = leifeng.put(tmp_path / "one.txt", "The same.")
    store = Store(leifeng.library)
    twin = replace(store.document(first), id="twin", title="Other name")
    store.apply(Change((), (twin,)), "twin", "2026-03-05T08:00:00.000Z")
    store.close()
    result = leifeng("import", tmp_path / "one.txt")
    assert result.stdout == f"{first}\tone\n"
    assert "“Other name” (twin)" in result.stderr and f"“one” ({first})" in result.stderr
    assert len(leifeng.json("documents")) == 2


def elf() -> bytes:
    return Path(sys.executable).resolve().read_bytes()[:100_000]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text"),
        (b" \r\n\t\n", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"\0\0\0\0", "no text"),
        ("\u00ad\ufeff\n".encode(), "no text"),
        (PNG, "holds pictures and no text"),
        (random.Random(1).randbytes(4096), "not a text"),
        (random.Random(2).randbytes(100_000), "not a text"),
        (bytes(range(256)) * 40, "not a text"),
        (elf(), "not a text"),
    ],
    ids=["empty", "blank", "mark", "nul", "unseen", "png", "random", "more-random", "all", "elf"],
)
def test_what_is_no_text_is_refused(
    leifeng: Leifeng, tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "file.bin").write_bytes(content)
    said = leifeng.fails("import", tmp_path / "file.bin")
    assert_one_line(said)
    assert "“file.bin”" in said
    assert words in said
    assert leifeng.json("documents") == []


def test_a_missing_file_and_a_folder_are_refused(leifeng: Leifeng, tmp_path: Path) -> None:
    for path, words in ((tmp_path / "none", "No such file"), (tmp_path, "directory")):
        said = leifeng.fails("import", path)
        assert_one_line(said)
        assert words in said


def test_a_huge_file_is_refused_without_being_read_whole(leifeng: Leifeng, tmp_path: Path) -> None:
    film = tmp_path / "film.mkv"
    with film.open("wb") as file:
        file.write(b"x")
        file.truncate(50_000_000_000)
    said = leifeng.fails("import", film)
    assert "12,500,000,000 where 40,000,000" in said


def test_a_line_of_thirty_megabytes_comes_in(leifeng: Leifeng, tmp_path: Path) -> None:
    line = "x雷😀é" * 3_000_000
    begun = time.perf_counter()
    document = leifeng.put(tmp_path / "line.txt", line)
    assert time.perf_counter() - begun < 60
    assert len(line.encode()) == 30_000_000
    assert leifeng("text", document).stdout_bytes == line.encode()
    made = leifeng("annotate", document, "--range", 11_999_990, 12_000_000).stdout.strip()
    (found,) = leifeng.json("annotations")
    assert (found["id"], found["quote"]) == (made, line[-10:])


def test_text_is_printed_exactly(leifeng: Leifeng, tmp_path: Path) -> None:
    document = leifeng.put(tmp_path / "a.txt", "\ufeffone\r\ntwo\u2028three\r\n\r\n😀 four\u00a0")
    assert leifeng("text", document).stdout_bytes == "one\ntwo\u2028three\n😀 four".encode()


def test_text_has_the_hash_and_length_that_documents_tell(leifeng: Leifeng, tmp_path: Path) -> None:
    document = leifeng.put(tmp_path / "a.txt", "雷锋\n😀")
    (told,) = leifeng.json("documents")
    data = leifeng("text", document).stdout_bytes
    assert told["text_sha256"] == sha256(data).hexdigest()
    assert told["length"] == len(data.decode()) == 4


def test_lone_surrogates_and_nuls_leave_the_positions_right(
    leifeng: Leifeng, tmp_path: Path
) -> None:
    raw = "a\0b\ud800c\udfffd \ufdd0e".encode("utf-8", "surrogatepass")
    document = leifeng.put(tmp_path / "odd.txt", raw)
    text = leifeng("text", document).stdout_bytes.decode()
    assert text == "ab\ufffdc\ufffdd \ufffde"
    assert text == canonical(raw.decode("utf-8", "surrogatepass"))
    leifeng("annotate", document, "--quote", "d")
    (found,) = leifeng.json("annotations")
    assert (found["start"], found["end"], found["quote"]) == (5, 6, "d")


def test_a_tab_or_line_end_in_a_title_is_a_space(leifeng: Leifeng) -> None:
    text = compose([Part("words")])
    made = Document("d1", "a\tb\r\nc  d\u2028e", text.id, text.sha256, len(text.content))
    store = Store(leifeng.library)
    store.apply(Change((), (made,), (text,)), "import", "2026")
    store.close()
    assert leifeng("documents").stdout == "d1\ta b  c  d e\t5\t0\n"
    assert leifeng.json("documents")[0]["title"] == made.title
    assert leifeng("text", made.title).stdout == "words"


def test_a_file_name_of_several_lines_is_a_title_of_one(leifeng: Leifeng, tmp_path: Path) -> None:
    (tmp_path / "a\tb\nc.txt").write_text("words")
    assert leifeng("import", tmp_path / "a\tb\nc.txt").stdout.split("\t")[1:] == ["a b c\n"]


@pytest.mark.skipif(os.name != "posix", reason="file names are not bytes here")
def test_a_file_name_that_is_no_text_is_imported(leifeng: Leifeng, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_text("words")
    except OSError:
        pytest.skip("this file system takes only text for names")
    assert leifeng("import", path).stdout.endswith("\tcaf\ufffd\n")
    path.write_bytes(PNG)
    assert_one_line(leifeng.fails("import", path))


def test_documents_are_told_apart(leifeng: Leifeng, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = leifeng.put(tmp_path / "same.txt", "one")
    second = leifeng.put(tmp_path / "other" / "same.txt", "two")
    assert leifeng("text", second).stdout == "two"
    length = next(n for n in range(1, 37) if first[:n] != second[:n])
    assert leifeng("text", first[:length]).stdout == "one"
    assert "“same” can mean 2 documents" in leifeng.fails("text", "same")
    assert "“nothing”" in leifeng.fails("text", "nothing")
    assert "“”" in leifeng.fails("text", "")


def test_documents_in_json_tell_all(leifeng: Leifeng, tmp_path: Path) -> None:
    assert leifeng.json("documents") == []
    document = leifeng.put(tmp_path / "雷锋.txt", "words and words")
    leifeng("annotate", document, "--range", 0, 5)
    assert "雷锋" in leifeng("documents", "--json").stdout_bytes.decode()
    (told,) = leifeng.json("documents")
    assert (told["id"], told["title"], told["annotations"]) == (document, "雷锋", 1)
    assert told["source"] == str(tmp_path / "雷锋.txt")
    assert told["created"].endswith("Z")


def test_usage(leifeng: Leifeng) -> None:
    for line in (["import"], ["text"], ["documents", "extra"], ["nothing"], ["text", "a", "b"]):
        leifeng(*line, status=2)
