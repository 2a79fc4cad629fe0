"""`leifeng` on a library of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from leifeng_reader.cli.commands import leifeng as group


class Leifeng:
    """Runs commands on one library; a fault of ours is raised, not printed."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def __call__(self, *args: object, status: int = 0) -> Result:
        line = ["--library", str(self.library), *map(str, args)]
        result = CliRunner().invoke(group, line, catch_exceptions=False)
        assert result.exit_code == status, result.output
        if status == 1 and args[0] != "import":
            assert_one_line(result.stderr)
        return result

    def json(self, *args: object) -> Any:
        return json.loads(self(*args, "--json").stdout_bytes.decode())

    def fails(self, *args: object) -> str:
        """Run a command that meets a fault of the world, and return its line."""
        result = self(*args, status=1)
        assert result.stdout == ""
        return result.stderr

    def put(self, path: Path, content: str | bytes) -> str:
        """Import content as a file; return the document's id."""
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self("import", path).stdout.split("\t")[0]


def assert_one_line(said: str) -> None:
    assert said.startswith("leifeng: ")
    assert said.endswith(".\n")
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said


@pytest.fixture
def leifeng(tmp_path: Path) -> Leifeng:
    return Leifeng(tmp_path / "library.sqlite")


@pytest.fixture
def put(leifeng: Leifeng, tmp_path: Path) -> Callable[[str | bytes], str]:
    return lambda content: leifeng.put(tmp_path / "text.txt", content)
