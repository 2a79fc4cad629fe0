"""Hostile files, each read by a process of its own: how long that takes, and how much memory."""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.child import SURROUNDINGS
from tests.benchmarks.table import Bar, Row
from tests.formats.hostile import ASKING, BOMBS, CLAIMS, DEEP, LARGE, ZIPS, Made, Trap
from tests.formats.hostile_texts import BUSY

FILES: Mapping[str, Made] = {**ASKING, **BOMBS, **ZIPS, **DEEP, **CLAIMS, **LARGE, **BUSY}
MOST_SECONDS = 3
MOST_MEMORY = 1500
_CHECKOUT = Path(__file__).parents[2]
_KILOBYTES = 1 if sys.platform == "darwin" else 1024


def rows() -> Iterator[Row]:
    """Yield a row for each file: milliseconds, and beside them the most megabytes."""
    for name in FILES:
        with tempfile.TemporaryDirectory() as folder:
            taken, memory, outcome = _measured(name, Path(folder))
        over = "" if memory <= MOST_MEMORY else f"over {MOST_MEMORY} "
        bars = (Bar("median", MOST_SECONDS * 1000),)
        yield Row(name, [taken], [memory], f"{over}MB, {outcome}", bars)


def _measured(name: str, folder: Path) -> tuple[float, float, str]:
    path, secret = folder / name, folder / "secret.txt"
    secret.write_text("A secret.")
    path.write_bytes(FILES[name](Trap("http://127.0.0.1:9", str(secret))))
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.hostile", str(path)],
        cwd=_CHECKOUT,
        env=SURROUNDINGS,
        check=True,
        capture_output=True,
        text=True,
    )
    taken, memory, outcome = json.loads(done.stdout)
    return taken, memory, outcome


def _main(path: Path) -> None:
    """Read a file and tell how that went: what it took of this process and of the one it began."""
    from leifeng_reader.core.errors import ReaderError
    from leifeng_reader.operations.documents import read_file
    from tests.benchmarks.clock import milliseconds, peak

    outcome = "read"

    def work() -> None:
        nonlocal outcome
        try:
            read_file(path)
        except ReaderError as error:
            outcome = f"refused: {type(error).__name__} {getattr(error, 'what', '')}".strip()

    taken = milliseconds(work)
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _KILOBYTES / 1e6
    sys.stdout.write(json.dumps([taken, max(child, peak()), outcome]))


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
