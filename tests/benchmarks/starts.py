"""How long it takes from starting a process to the first text in its window."""

import subprocess
import sys
import time
from pathlib import Path

from leifeng_reader import paths
from tests.benchmarks.child import SURROUNDINGS
from tests.benchmarks.corpus import Corpus
from tests.benchmarks.moves import Times

_PAIRS = 9


def measure(corpus: Corpus, folder: Path) -> Times:
    """Start the reader and the barest window in turns.

    `again` is a start with a small library that exists, `large` one beside 100,000
    annotations, `first` one without a library, `bare` the other window.
    """
    small = folder / "small.sqlite"
    article = next(paths.seeds().glob("*.txt"))
    times: Times = {"bare": [], "again": [], "large": [], "first": []}
    for number in range(_PAIRS + 1):
        times["bare"].append(_start(folder, small, "browser", str(article)))
        times["again"].append(_start(folder, small, "reader"))
        times["large"].append(_start(folder, corpus.path, "reader"))
        times["first"].append(_start(folder, folder / f"first{number}.sqlite", "reader"))
    # The first round makes the small library and bytecode, and warms the disk's cache.
    return {name: taken[1:] for name, taken in times.items()}


def _start(folder: Path, library: Path, *arguments: str) -> float:
    """Return the milliseconds from a process' start to its first text.

    Bytecode is kept as for a program that is installed.
    """
    cache = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    begun = time.monotonic_ns()
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.starting", *arguments],
        env={**SURROUNDINGS, **cache, "LEIFENG_LIBRARY": str(library)},
        check=True,
        capture_output=True,
        text=True,
    )
    return (int(told.stdout.split()[0]) - begun) / 1e6
