"""Zip files are read within limits."""

import struct
from zipfile import ZIP_STORED

import pytest

from leifeng_reader.core.errors import BrokenFile, Protected, TooMuch
from leifeng_reader.formats import container
from leifeng_reader.formats.container import Container, is_container
from tests.formats.samples import zipped


def test_entries_are_found_and_read() -> None:
    files = Container(zipped({"a/B.txt": "one", "c.txt": "two" * 1000, "空.txt": "three"}))
    assert files.names() == ["a/B.txt", "c.txt", "空.txt"]
    assert files.read("a/B.txt") == b"one"
    assert files.read("c.txt") == b"two" * 1000
    assert files.find("A\\b.TXT") == "a/B.txt"
    assert files.find("/c.txt") == "c.txt"
    assert files.find("d.txt") is None
    assert files.size("c.txt") == 3000
    with pytest.raises(KeyError):
        files.read("d.txt")


def test_names_in_utf8_that_do_not_say_so() -> None:
    data = zipped({"xx.txt": "one"}, ZIP_STORED).replace(b"xx.txt", "é.txt".encode())
    assert Container(data).names() == ["é.txt"]


def test_stored_entries() -> None:
    assert Container(zipped({"a": b"x" * 5000}, ZIP_STORED)).read("a") == b"x" * 5000


def test_an_entry_longer_than_the_limit() -> None:
    files = Container(zipped({"a": bytes(range(256)) * 100}), "f.zip")
    with pytest.raises(TooMuch) as caught:
        files.read("a", 1000)
    assert (caught.value.what, caught.value.limit, str(caught.value.path)) == (
        "entry",
        1000,
        "f.zip",
    )
    assert len(files.read("a", 25_600)) == 25_600


def test_a_bomb_by_ratio() -> None:
    files = Container(zipped({"a": bytes(20_000_000)}))
    with pytest.raises(TooMuch, match="ratio"):
        files.read("a")


def test_a_bomb_by_size() -> None:
    data = bytearray(zipped({"a": b"x" * 100}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 600_000_000)
    with pytest.raises(TooMuch, match="unpacked"):
        Container(bytes(data))


def test_what_is_unpacked_in_all_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    files = Container(zipped({"a": bytes(range(256)) * 10}))
    monkeypatch.setattr(container, "UNPACKED", 6000)
    files.read("a")
    files.read("a")
    with pytest.raises(TooMuch, match="unpacked"):
        files.read("a")


def test_a_size_that_lies_does_not_unpack_more() -> None:
    data = bytearray(zipped({"a": bytes(20_000_000)}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    with pytest.raises(TooMuch):
        Container(bytes(data)).read("a", 1_000_000)


def test_entries_that_overlap() -> None:
    data = bytearray(zipped({"a": b"x" * 100, "b": b"y" * 100}, ZIP_STORED))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(TooMuch, match="overlap"):
        Container(bytes(data))


def test_too_many_entries() -> None:
    with pytest.raises(TooMuch, match="entries"):
        Container(zipped({f"{n}": b"" for n in range(container.ENTRIES + 1)}, ZIP_STORED))


def test_encrypted_entries() -> None:
    data = bytearray(zipped({"a": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Protected):
        Container(bytes(data)).read("a")


@pytest.mark.parametrize("cut", [10, 60, 110])
def test_a_file_cut_short_is_broken(cut: int) -> None:
    with pytest.raises(BrokenFile):
        Container(zipped({"a": b"some words"})[:cut])


def test_bytes_that_do_not_unpack_are_broken() -> None:
    data = bytearray(zipped({"a": b"some words" * 9}))
    data[31:36] = b"\xff" * 5
    with pytest.raises(BrokenFile):
        Container(bytes(data)).read("a")


def test_what_is_a_container() -> None:
    assert is_container(zipped({"a": ""}))
    assert is_container(zipped({}))
    assert not is_container(b"PK")
