"""themes: listed, exported and imported."""

import json
from pathlib import Path

import pytest

from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng

CODEBOOK = (
    "theme,description,colour,key\r\n"
    'Service,"helps, asks nothing",rose,1\r\n'
    "Service/Youth,,blue,\r\n"
)


@pytest.fixture
def codebook(tmp_path: Path) -> Path:
    path = tmp_path / "codebook.csv"
    path.write_text(CODEBOOK, encoding="utf-8", newline="")
    return path


def test_imported_and_listed(leifeng: Leifeng, codebook: Path) -> None:
    assert leifeng("themes", "--import", codebook).stdout == ""
    assert leifeng("themes").stdout == "Service\t0\trose\t1\nService/Youth\t0\tblue\t2\n"
    first = leifeng.json("themes")[0]
    assert (first["description"], first["include"], first["archived"]) == (
        *("helps, asks nothing", "", False),
    )
    assert list(first)[-4:] == ["count", "include", "exclude", "archived"]


def test_a_second_import_changes_nothing(leifeng: Leifeng, codebook: Path) -> None:
    leifeng("themes", "--import", codebook)
    leifeng("themes", "--import", codebook)
    store = Store(leifeng.library)
    assert store.last_change() == 1
    assert store.changes_after(0)[0].label == "import themes"
    store.close()


@pytest.mark.parametrize("suffix", ["csv", "json", "qdc"])
def test_out_and_into_another_library(
    leifeng: Leifeng, codebook: Path, tmp_path: Path, suffix: str
) -> None:
    leifeng("themes", "--import", codebook)
    file = tmp_path / f"out.{suffix}"
    assert leifeng("themes", "--export", file).stdout == ""
    other = Leifeng(tmp_path / "other.sqlite")
    other("themes", "--import", file)
    for name in ("path", "description", "colour", "key"):
        assert [t[name] for t in other.json("themes")] == [t[name] for t in leifeng.json("themes")]


def test_printed(leifeng: Leifeng, codebook: Path) -> None:
    printed = leifeng("themes", "--import", codebook, "--export", "-").stdout_bytes.decode()
    assert printed.startswith("theme,description,colour,key,include,exclude,archived\r\nService,")
    both = leifeng("themes", "--import", codebook, "--json").stdout
    assert [theme["path"] for theme in json.loads(both)] == ["Service", "Service/Youth"]


def test_faults(leifeng: Leifeng, tmp_path: Path) -> None:
    assert "none.csv" in leifeng.fails("themes", "--import", tmp_path / "none.csv")
    (tmp_path / "broken.qdc").write_text("<a")
    assert "damaged" in leifeng.fails("themes", "--import", tmp_path / "broken.qdc")
    assert "written" in leifeng.fails("themes", "--export", tmp_path / "none" / "out.csv")
