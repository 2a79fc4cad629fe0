"""`leifeng` as a process: quick, without the window, UTF-8 everywhere, quiet on a closed pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leifeng_reader import __version__
from tests.library import CHECKOUT

COMMAND = [sys.executable, "-X", "importtime", "-c", "from leifeng_reader.cli import main; main()"]
PLAIN = [sys.executable, "-c", "from leifeng_reader.cli import main; main()"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "LEIFENG_LIBRARY": str(tmp_path / "library.sqlite")}


@pytest.fixture
def document(tmp_path: Path, environment: dict[str, str]) -> str:
    (tmp_path / "雷锋.txt").write_text("word “雷锋” 😀\n" * 5000, encoding="utf-8")
    command = [*PLAIN, "import", str(tmp_path / "雷锋.txt")]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    return done.stdout.decode().split("\t")[0]


def test_the_environment_names_the_library(
    document: str, environment: dict[str, str], tmp_path: Path
) -> None:
    command = [*PLAIN, "documents", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert [told["id"] for told in json.loads(done.stdout)] == [document]
    other = [*PLAIN, "--library", str(tmp_path / "other.sqlite"), "documents"]
    assert subprocess.run(other, env=environment, capture_output=True, check=True).stdout == b""


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["export", "--help"], ["nothing"]])
def test_help_loads_little(environment: dict[str, str], line: list[str], tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, *line], env=environment, capture_output=True, check=False)
    told = done.stderr.decode()
    loaded = {row.rpartition("|")[2].strip() for row in told.splitlines()}
    assert "click.core" in loaded
    assert not loaded & {"PySide6", "sqlite3", "sqlite_utils", "chardet", "appdirs"}
    assert not (tmp_path / "library.sqlite").exists()


def test_no_command_loads_the_window(document: str, environment: dict[str, str]) -> None:
    for line in (
        ["documents"],
        ["text", document],
        ["annotate", document, "--range", "0", "4", "--theme", "A"],
        ["annotations"],
        ["themes"],
        ["export"],
        ["search", "雷锋"],
    ):
        done = subprocess.run([*COMMAND, *line], env=environment, capture_output=True, check=True)
        assert b"leifeng_reader.store.store" in done.stderr
        assert b"PySide6" not in done.stderr


def test_the_version_is_told(environment: dict[str, str]) -> None:
    done = subprocess.run([*PLAIN, "--version"], env=environment, capture_output=True, check=True)
    assert done.stdout.decode().split()[-1] == __version__


ASCII = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.skipif(
    not str(CHECKOUT).isascii() and sys.version_info < (3, 13),
    reason="Python itself cannot start on an editable install in such a folder and locale",
)
@pytest.mark.parametrize(
    ("locale", "encoding"),
    [({"LC_ALL": "C"}, "latin-1"), (ASCII, "ascii"), (ASCII, "cp1252")],
    ids=["C, latin-1", "ascii", "ascii, cp1252"],
)
def test_output_is_utf_8_whatever_the_locale(
    document: str, environment: dict[str, str], locale: dict[str, str], encoding: str
) -> None:
    surroundings = {**environment, **locale, "PYTHONIOENCODING": encoding}

    def run(*line: str, status: int = 0) -> subprocess.CompletedProcess[bytes]:
        command = [*PLAIN, *line]
        done = subprocess.run(command, env=surroundings, capture_output=True, check=False)
        assert done.returncode == status, done.stderr
        return done

    assert run("text", document).stdout.decode().startswith("word “雷锋” 😀\nword")
    assert run("documents").stdout.decode().split("\t")[1] == "雷锋"
    assert run("documents", "--json").stdout.decode().count("雷锋") == 2
    assert run("search", "word").stdout.decode().count("雷锋") >= 5000
    run("annotate", document, "--range", "0", "9")
    assert "word “雷锋”" in run("export").stdout.decode()
    assert "“none”" in run("import", "none", status=1).stderr.decode()
    if locale == {"LC_ALL": "C"}:  # which Python takes for UTF-8 unless told not to
        assert "“雷锋.none”" in run("import", "雷锋.none", status=1).stderr.decode()
        run("annotate", document, "--quote", "😀", "--note", "é😀", status=1)
        run("annotate", document, "--range", "0", "9", "--note", "é😀")
        assert "é😀" in run("export").stdout.decode()


@pytest.mark.parametrize("line", [["text"], ["search", "word"], ["search", "word", "--json"]])
def test_a_closed_pipe_ends_quietly(
    document: str, environment: dict[str, str], line: list[str]
) -> None:
    command = [*PLAIN, *line, *([document] if line == ["text"] else [])]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_export_that_is_cut_off_ends_quietly(document: str, environment: dict[str, str]) -> None:
    long_note = "x" * 100_000
    for start in range(3):
        line = ["annotate", document, "--range", str(start), "5", "--note", long_note]
        subprocess.run([*PLAIN, *line], env=environment, capture_output=True, check=True)
    script = '"$@" export | head -c 20'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script, "-", *PLAIN],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"id,document_id,docum"


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no full device")
@pytest.mark.parametrize("line", [["documents"], ["text"], ["export"]])
def test_output_that_cannot_be_written_is_a_fault(
    document: str, environment: dict[str, str], line: list[str]
) -> None:
    command = [*PLAIN, *line, *([document] if line == ["text"] else [])]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    said = done.stderr.decode()
    assert done.returncode == 1
    assert said.startswith("leifeng: “standard output” could not be written")
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes it")
def test_without_standard_output_nothing_goes_wrong(
    document: str, environment: dict[str, str]
) -> None:
    for line in (["export"], ["export", "--format", "xlsx"], ["study", "Quiz with key", document]):
        done = subprocess.run(
            ["sh", "-c", '"$@" >&-', "-", *PLAIN, *line],
            env=environment,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="arguments are no bytes here")
def test_arguments_that_are_no_text_are_taken(document: str, environment: dict[str, str]) -> None:
    def run(*line: bytes, status: int) -> subprocess.CompletedProcess[bytes]:
        command = [*map(os.fsencode, PLAIN), *line]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        assert done.returncode == status, done.stderr
        done.stderr.decode()
        return done

    run(b"text", b"caf\xe9", status=1)
    run(b"import", b"/caf\xe9", status=1)
    run(b"--library", b"/dev/null/caf\xe9", b"documents", status=1)
    run(b"search", b"caf\xe9", status=0)
    run(b"annotations", b"--theme", b"caf\xe9", status=1)
    run(b"annotations", b"--words", b"caf\xe9", status=0)
    own = document.encode()
    run(b"annotate", own, b"--quote", b"caf\xe9", status=1)
    line = [b"annotate", own, b"--range", b"0", b"4", b"--theme", b"caf\xe9", b"--note", b"\xff"]
    run(*line, status=0)
    assert run(b"themes", status=0).stdout.decode().startswith("caf\ufffd\t1")
    run(b"export", b"-o", b"/dev/null/caf\xe9", status=1)
    assert run(b"caf\xe9", status=2).stderr
