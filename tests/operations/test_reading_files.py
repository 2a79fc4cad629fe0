"""Files read in a process of their own: faults come back, and none of its deaths is ours."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from zlib import crc32

import pytest

from leifeng_reader import formats
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.errors import (
    BrokenFile,
    EmptyFile,
    FileUnreadable,
    NotText,
    TooLong,
    TooMuch,
)
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.wire import draft_of
from leifeng_reader.formats.worker import Limits, Request, request_frame
from leifeng_reader.operations import reading_files
from leifeng_reader.operations.reading_files import GivenUp, read_draft, read_in_child
from tests.formats.office import zipped
from tests.library import CHECKOUT, CORPUS, needs_corpus

USUAL = Choices()
needs_limits = pytest.mark.skipif(os.name != "posix", reason="no limits on processes")


def file(folder: Path, data: bytes, name: str = "A file.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_a_file_comes_back_as_a_draft(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = file(tmp_path, "One https://a.example\n\n雷锋".encode())
    draft = read_in_child(path, USUAL, progress=lambda *step: told.append(step))
    assert draft == formats.plain.read(path.read_bytes(), path.name)
    assert [part.text for part in draft.parts] == ["One https://a.example", "雷锋"]
    assert draft.title == "A file"
    assert told == sorted(told)
    assert (told[0][0], told[-1]) == (0, (reading_files.STEPS, reading_files.STEPS))


@pytest.mark.parametrize("data", [b"", b" \n"])
def test_faults_come_back_with_our_path(tmp_path: Path, data: bytes) -> None:
    path = file(tmp_path, data)
    with pytest.raises(EmptyFile) as caught:
        read_in_child(path, USUAL)
    assert caught.value.path == path


def test_other_faults(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as unreadable:
        read_in_child(tmp_path / "none", USUAL)
    assert unreadable.value.reason
    with pytest.raises(NotText):
        read_in_child(file(tmp_path, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4), USUAL)
    for limits, data, found in (
        (Limits(size=40), b"a" * 44, 11),
        (Limits(characters=10), "雷".encode() * 11, 11),
        (Limits(blocks=10), b"a\n" * 11, 11),
    ):
        with pytest.raises(TooLong) as long:
            read_in_child(file(tmp_path, data), USUAL, limits=limits)
        assert (long.value.found, long.value.limit) == (found, 10)


def test_choices_go_with_the_file(tmp_path: Path) -> None:
    path = file(tmp_path, "Ça".encode("mac_roman"))
    assert read_in_child(path, Choices(encoding="mac_roman")).parts == [Part("Ça")]


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are a matter of POSIX")
def test_a_name_that_is_no_characters(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad \xff.txt"))
    path.write_bytes(b"x")
    assert read_in_child(path, USUAL).title == "bad \udcff"


# --- deaths ------------------------------------------------------------------------------------

WORKER = "import sys; sys.path.insert(0, sys.argv[1])\nfrom leifeng_reader.formats import worker\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return file(tmp_path, b"text")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os._exit(3)", ""),
        ("raise ZeroDivisionError('so much')", ""),
        ("print('no frame')", "answer not understood: "),
        ("import sys; sys.stdout.write('\\0' * 9)", "answer not understood: "),
        ("import sys; sys.stdout.write('\\0' * 7 + '\\2{}')", "answer not understood: "),
    ],
)
@needs_limits
def test_a_death_is_a_broken_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    monkeypatch.setattr(reading_files, "_START", code)
    with pytest.raises(BrokenFile) as caught:
        read_in_child(path, USUAL)
    assert caught.value.path == path
    assert caught.value.reason.startswith(reason)


def test_what_is_wrong_inside_a_file_is_for_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"}
    with pytest.raises(BrokenFile) as caught:
        read_in_child(file(tmp_path, zipped(parts), "a.docx"), USUAL)
    assert caught.value == BrokenFile(tmp_path / "a.docx")
    assert "is broken: " in caplog.text


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("worker._limit_resources(); bytearray(2_000_000_000)", "memory"),
        ("import os; os.kill(os.getpid(), 9)", "memory"),
        ("import os; os.abort()", "memory"),
        ("worker.CPU_LIMIT = 1; worker._limit_resources()\nwhile True: pass", "seconds"),
    ],
)
@needs_limits
def test_the_limits_of_the_process(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: str, what: str
) -> None:
    monkeypatch.setattr(reading_files, "_START", WORKER + code)
    with pytest.raises(TooMuch) as caught:
        read_in_child(path, USUAL)
    assert (caught.value.path, caught.value.what) == (path, what)


@needs_limits
def test_memory_that_runs_out_while_reading(tmp_path: Path) -> None:
    """A file of zeros takes no room on the disk; reading it takes more than there is."""
    path = tmp_path / "zeros"
    with path.open("wb") as large:
        large.truncate(3_000_000_000)
    with pytest.raises(TooMuch) as caught:
        read_in_child(path, USUAL, limits=Limits(size=4_000_000_000))
    assert caught.value.what == "memory"


SLEEPS = "import time; time.sleep(60)"


def test_the_clock_on_the_wall(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "_START", SLEEPS)
    monkeypatch.setattr(reading_files, "WALL_LIMIT", 0.3)
    begun = monotonic()
    with pytest.raises(TooMuch) as caught:
        read_in_child(path, USUAL)
    assert caught.value.what == "seconds"
    assert monotonic() - begun < 10


def test_a_reading_can_be_given_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "_START", SLEEPS)
    begun = monotonic()
    with pytest.raises(GivenUp):
        read_in_child(path, USUAL, cancelled=lambda: monotonic() - begun > 0.2)
    assert monotonic() - begun < 10


@needs_limits
def test_a_process_whose_asker_was_killed_ends_by_itself() -> None:
    code = f"{WORKER}worker.LONGEST_LIFE = 1; worker._limit_resources(); {SLEEPS}"
    ended = subprocess.run([sys.executable, "-c", code, str(CHECKOUT)], timeout=30, check=False)
    assert ended.returncode == -signal.SIGALRM


def test_an_answer_without_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "_START", "while True: print('a' * 10_000)")
    monkeypatch.setattr(reading_files, "ANSWER_LIMIT", 1_000_000)
    with pytest.raises(TooMuch):
        read_in_child(path, USUAL)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_nobody_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_files, "WALL_LIMIT", 1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TooMuch):
        read_draft(tmp_path / "pipe", USUAL)


# --- where the package is ----------------------------------------------------------------------


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """Give a bare copy of the package, beside a folder with modules nobody should import."""
    ignored = shutil.ignore_patterns("ui", "__pycache__")
    shutil.copytree(
        CHECKOUT / "leifeng_reader", tmp_path / "bare" / "leifeng_reader", ignore=ignored
    )
    (tmp_path / "work").mkdir()
    for name in ("json.py", "array.py", "dataclasses.py", "gc.py"):
        file(tmp_path / "work", b"raise SystemExit('the wrong module')", name)
    yield tmp_path


def test_a_bare_checkout_finds_itself_and_nothing_else(elsewhere: Path) -> None:
    path = file(elsewhere, b"One\n\nTwo")
    code = f"""if True:
        import sys
        sys.path.insert(0, {str(elsewhere / "bare")!r})
        from pathlib import Path
        from leifeng_reader.formats.choices import Choices
        from leifeng_reader.operations import reading_files
        import os
        os.chdir({str(elsewhere / "work")!r})
        print(reading_files._package_folder())
        print(*(p.text for p in reading_files.read_in_child(Path({str(path)!r}), Choices()).parts))
    """
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [str(elsewhere / "bare"), "One Two"]


def test_the_module_runs_by_itself() -> None:
    """Given on standard input with the request, a file needs no name in the arguments."""
    code = reading_files._START
    request = b"".join(request_frame(Request("x.txt", USUAL, Limits()), b"One\nTwo"))
    run = subprocess.run(
        [sys.executable, "-I", "-c", code, str(CHECKOUT)],
        input=request,
        capture_output=True,
        check=True,
    )
    assert draft_of(run.stdout) == Draft("x", [Part("One"), Part("Two")])


# --- small files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"One\n\nTwo", "a.txt"),
        (b"CHAPTER I\n\nText *with* a star\n\nCHAPTER II\n\nMore", "a.txt"),
        ("\ufeff第一回 一\n\n雷锋".encode(), "a"),
    ],
)
def test_a_small_plain_text_reads_the_same_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    path = file(tmp_path, data, name)
    there = read_in_child(path, USUAL)
    monkeypatch.setattr(reading_files, "_START", "raise SystemExit")
    assert read_draft(path, USUAL) == there


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Text", "a.md"),
        (b"# One\n\nText\n\n## Two\n\n**Text**", "a.txt"),
        (b"<p>Text", "a.txt"),
        (b"MIME-Version: 1.0\n\nText", "a.txt"),
        (b"WEBVTT\n\nText", "a.txt"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nText", "a.txt"),
        ("Ça".encode("latin-1"), "a.txt"),
        (b"a\0b", "a.txt"),
        (b"PK\x03\x04", "a.txt"),
        (b"%PDF-1.4", "a.txt"),
        (b"{\\rtf1 Text}", "a.txt"),
        (b"[InternetShortcut]\nURL=https://a.example/", "a.url"),
        (b"a" * 200_001, "a.txt"),
    ],
)
def test_everything_else_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    monkeypatch.setattr(reading_files, "_START", "import os; os._exit(3)")
    with pytest.raises(BrokenFile):
        read_draft(file(tmp_path, data, name), USUAL)


@needs_corpus
@pytest.mark.parametrize("name", ["war-and-peace_oneline-paras.txt", "hongloumeng_gb18030.txt"])
def test_a_whole_novel(name: str) -> None:
    path = CORPUS / "txt" / name
    draft = read_draft(path, USUAL)
    here = formats.plain.read(path.read_bytes(), name)
    assert here is not None
    assert compose(draft) == compose(here)


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read_draft(tmp_path / "a\0b", USUAL)


@needs_limits
def test_no_process_to_be_had(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(path))
    with pytest.raises(FileUnreadable):
        read_in_child(path, USUAL)


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    chunks = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def test_a_page_brings_the_pictures_saved_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "page_files"
    folder.mkdir()
    picture = png(200, 100)
    (folder / "dot.png").write_bytes(picture)
    page = tmp_path / "page.html"
    words = "<p>" + "Words of the page. " * 30 + "</p>"
    page.write_text(f"<!doctype html><body>{words}<img src='page_files/dot.png'>{words}</body>")
    draft = read_in_child(page, Choices(whole_page=True))
    assert [image.data for image in draft.images] == [picture]
