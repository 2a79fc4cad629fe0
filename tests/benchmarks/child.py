"""A measurement in a process of its own: `python -m tests.benchmarks.child MODULE.FUNCTION ...`."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.benchmarks.corpus import Corpus, copied
from tests.benchmarks.moves import Times

_CHECKOUT = Path(__file__).parents[2]
SURROUNDINGS = {
    **os.environ,
    "QT_QPA_PLATFORM": "offscreen",
    "QT_LOGGING_RULES": "default.warning=false",  # the platform tells what it cannot do
}
"""The environment of every process that is measured."""


def measured(name: str, folder: Path, arguments: Sequence[str] = ()) -> Times:
    """Return what a function of a module beside this one measures on a copy of a corpus.

    Raises CalledProcessError when it fails; what it complained of is then on standard error.
    """
    with tempfile.TemporaryDirectory() as own:
        corpus = json.dumps(asdict(copied(folder, Path(own))))
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.child", name, corpus, *arguments],
            cwd=_CHECKOUT,
            env=SURROUNDINGS,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found: Times = json.loads(done.stdout)
    return found


def _main(name: str, corpus: str, *arguments: str) -> None:
    module, function = name.split(".")
    work = getattr(import_module(f"tests.benchmarks.{module}"), function)
    found: Times = work(Corpus(**json.loads(corpus)), *arguments)
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # what closing does is not measured, and may take long


if __name__ == "__main__":
    _main(*sys.argv[1:])
