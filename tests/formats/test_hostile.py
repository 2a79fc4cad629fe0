"""Hostile files, each read by the process that reads files: nothing is harmed, nothing is asked."""

import resource
import socket
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import monotonic

import pytest

from leifeng_reader.core.composition import Draft
from leifeng_reader.core.document import Text
from leifeng_reader.core.errors import ReaderError, TooMuch
from leifeng_reader.formats.worker import MEMORY_LIMIT
from leifeng_reader.operations.documents import add_document, read_file
from leifeng_reader.operations.sentences import sentence
from leifeng_reader.store.store import Store
from tests.formats.hostile import ASKING, BOMBS, CLAIMS, DEEP, LARGE, ZIPS, Made, Trap
from tests.formats.hostile_texts import BUSY
from tests.library import fixed_origin, import_text, new_store

LONGEST = 10
"""Seconds that any may take on a machine that is busy; the bar is in the benchmarks."""

STRICT = 3
SECRET = "what nobody else should read"
_KILOBYTES = 1 if sys.platform == "darwin" else 1024


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Listen; whoever connects can be accepted later."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a library, a secret, and a temporary folder of its own."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "secret.txt").write_text(SECRET)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    store = new_store(tmp_path)
    import_text(store, "What is there already.")
    store.close()
    return tmp_path


def _spent() -> float:
    """Return the seconds of processor time this process and those it waited for have used."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(each) for each in who]
    return sum(each.ru_utime + each.ru_stime for each in used)


class Reading:
    """Reads a hostile file into a library as a person would, and sees to the surroundings."""

    def __init__(self, folder: Path, server: socket.socket, longest: float) -> None:
        self._folder = folder
        self._server = server
        self._longest = longest

    def __call__(self, name: str, made: Made) -> str | ReaderError:
        """Return the text that was read, or why none was."""
        address = f"http://127.0.0.1:{self._server.getsockname()[1]}"
        path = self._folder / name
        path.write_bytes(made(Trap(address, str(self._folder / "secret.txt"))))
        library = self._folder / "library.sqlite"
        before = library.read_bytes()
        there = {file.name for file in self._folder.iterdir()}
        found = self._imported(path)
        if isinstance(found, ReaderError):
            assert library.read_bytes() == before
            assert sentence(found)
        else:
            assert SECRET not in found
        assert {file.name for file in self._folder.iterdir()} == there
        assert list((self._folder / "temporary").iterdir()) == []
        with pytest.raises(BlockingIOError):
            self._server.accept()
        return found

    def _imported(self, path: Path) -> str | ReaderError:
        store = Store(self._folder / "library.sqlite")
        try:
            draft, text = self._read(path)
            change, document = add_document(store, draft, text, str(path), fixed_origin())
            store.apply(change, "import", "2026-03-05T08:00:00.000Z")
            return store.text(document.text_id).content
        except ReaderError as error:
            return error
        finally:
            store.close()

    def _read(self, path: Path) -> tuple[Draft, Text]:
        begun, spent = monotonic(), _spent()
        try:
            return read_file(path)
        finally:
            # What others do on the machine at the same time is no fault of the file.
            took = monotonic() - begun
            assert min(took, _spent() - spent) < self._longest
            assert took < 4 * self._longest
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _KILOBYTES
            assert most <= MEMORY_LIMIT


@pytest.fixture
def read(surroundings: Path, server: socket.socket) -> Reading:
    return Reading(surroundings, server, LONGEST)


def each(files: Mapping[str, Made]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("name", "made"), files.items(), ids=list(files))


@each(ASKING)
def test_a_file_that_asks_for_others(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, str)
    assert "words" in found
    assert "out" not in found.split()


@each(BOMBS)
def test_entities_that_unfold(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, str)
    assert found.startswith("words")
    assert len(found) < 20


@each(ZIPS)
def test_zip_files_that_unpack_to_too_much(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, TooMuch)
    wanted = {
        "bomb by ratio": "ratio",
        "bomb by size": "unpacked",
        "bomb by one entry": "entry",
        "bomb by overlap": "overlap",
        "60,000 entries": "entries",
    }
    assert found.what == wanted[name.partition(".")[0]]


@each(DEEP)
def test_what_is_nested_too_deep(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, TooMuch)
    assert found.what == "depth"


@each(CLAIMS)
def test_claims_to_be_large(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, str)
    assert "words" in found
    assert len(found) < 20_000


@each({name: LARGE[name] for name in ("300,000 cells.md", "300,000 cells.docx")})
def test_much_of_one_thing(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, str) == name.endswith(".md")


@each({name: BUSY[name] for name in ("[ with an end.md", "stars.md", "forms in a ring.pdf")})
def test_signs_without_end(read: Reading, name: str, made: Made) -> None:
    found = read(name, made)
    assert isinstance(found, str)
    assert found


@pytest.mark.torture
@each({**ASKING, **BOMBS, **ZIPS, **DEEP, **CLAIMS, **LARGE, **BUSY})
def test_all_in_time(surroundings: Path, server: socket.socket, name: str, made: Made) -> None:
    Reading(surroundings, server, STRICT)(name, made)
