"""Tests of where things are on disk."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from leifeng_reader import paths

ROOT = Path(__file__).parents[1]


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def run_python(code: str, folder: Path, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_the_environment_names_the_library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEIFENG_LIBRARY", str(tmp_path / "my own.db"))
    assert paths.library_file() == tmp_path / "my own.db"


def test_a_tilde_in_the_environment_is_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEIFENG_LIBRARY", "~/reading.sqlite")
    assert paths.library_file() == Path.home() / "reading.sqlite"
    monkeypatch.setenv("LEIFENG_LIBRARY", "~nobody-of-that-name/reading.sqlite")
    assert paths.library_file() == Path("~nobody-of-that-name/reading.sqlite")


@pytest.mark.parametrize("value", [None, ""])
def test_the_library_is_the_users_own(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv("LEIFENG_LIBRARY", raising=False)
    else:
        monkeypatch.setenv("LEIFENG_LIBRARY", value)
    file = paths.library_file()
    assert (file.parent.name, file.name) == ("LeifengReader", "library.sqlite")
    assert file.is_relative_to(Path.home())
    assert not file.parent.exists()


def test_the_log_is_the_users_own() -> None:
    file = paths.log_file()
    assert file.is_relative_to(Path.home())
    assert "LeifengReader" in file.parts


def test_appdirs_waits_until_it_is_needed() -> None:
    code = "import sys, leifeng_reader.paths; print('appdirs' in sys.modules)"
    assert run_python(code, ROOT).strip() == "False"


def test_a_checkout_has_its_folders_beside_the_package() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.seeds() == ROOT / "seeds"
    assert paths.resources().is_dir()


def test_a_wheel_carries_resources_and_seeds(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    code = "from leifeng_reader import paths; print(paths.resources(), paths.seeds(), sep='\\n')"
    found = run_python(code, tmp_path, PYTHONPATH=str(installed)).splitlines()
    package = installed / "leifeng_reader"
    assert found == [str(package / "resources"), str(package / "seeds")]
    assert contents(package / "resources") == contents(ROOT / "resources")
    assert contents(package / "seeds") == contents(ROOT / "seeds")


def test_the_index_lists_every_seed() -> None:
    index = json.loads((paths.seeds() / "index.json").read_text(encoding="utf-8"))
    texts = sorted(file.name for file in paths.seeds().glob("*.txt"))
    assert sorted(entry["file"] for entry in index) == texts
    assert all(set(entry) == {"file", "title", "language", "source"} for entry in index)


def test_the_first_seed_is_an_article() -> None:
    first = json.loads((paths.seeds() / "index.json").read_text(encoding="utf-8"))[0]
    assert (first["title"], first["language"]) == ("Lei Feng’s spirit in the new era", "en")
    assert "Lei Feng" in (paths.seeds() / first["file"]).read_text(encoding="utf-8")
