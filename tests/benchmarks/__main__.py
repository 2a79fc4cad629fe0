"""The command: `python -m tests.benchmarks [NAME...]` prints the table of speeds."""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import corpus, hostile, imports, library, starts
from tests.benchmarks.sections import SECTIONS
from tests.benchmarks.table import Bar, Row, heading, line

_START, _HOSTILE, _IMPORTS, _LIBRARY = "start", "hostile", "imports", "library"
_ONCE = (_START, _HOSTILE, _LIBRARY)
"""What is measured for the first script alone, since it is the same for all."""

_NAMES = (*SECTIONS, *_ONCE)
_QUICK = 0.1


def main() -> None:
    """Measure what is asked for, and print each row when it is there."""
    asked = _asked()
    print(_about(asked.quick))
    with tempfile.TemporaryDirectory() as own:
        for script in asked.scripts:
            folder = (asked.keep or Path(own)) / script
            if not folder.exists():
                corpus.build(folder, script, _QUICK if asked.quick else 1)
            for name in _NAMES:
                if name in asked.names and (name not in _ONCE or script == asked.scripts[0]):
                    _print(name, script, folder)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=main.__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_NAMES))
    parser.add_argument("--quick", action="store_true", help="a tenth of the size")
    parser.add_argument("--script", choices=corpus.SCRIPTS, help="only this one")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the libraries, or reuse")
    asked = parser.parse_args()
    unknown = set(asked.names) - set(_NAMES)
    if unknown:
        parser.error(f"no such measurement: {', '.join(sorted(unknown))}")
    asked.names = asked.names or _NAMES
    asked.scripts = (asked.script,) if asked.script else corpus.SCRIPTS
    return asked


def _about(quick: bool) -> str:
    size = f"{corpus.PARAGRAPHS:,} paragraphs, {corpus.ANNOTATIONS:,} annotations"
    return (
        f"{platform.platform()}, {_processor()}, {os.cpu_count()} cores; "
        f"Python {platform.python_version()}, Qt {version('PySide6-Essentials')}, "
        f"SQLite {sqlite3.sqlite_version}; {size}{', a tenth of it' if quick else ''}"
    )


def _processor() -> str:
    cores = Path("/proc/cpuinfo")
    lines = cores.read_text().splitlines() if cores.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or sys.platform)


def _print(name: str, script: str, folder: Path) -> None:
    if name == _START:
        print(f"\n{heading('From a start to the first text, ms')}")
        rows = _start_rows(folder)
    elif name == _HOSTILE:
        print(f"\n{heading('Hostile files refused or read, ms')}")
        rows = hostile.rows()
    elif name == _LIBRARY:
        print(f"\n{heading('A library of 1,000 texts and a million annotations, ms')}")
        rows = library.rows(folder)
    elif name == _IMPORTS and not imports.is_possible():
        print(f"\nFrom a file to a page: no novels in {imports.CORPUS}")
        return
    else:
        section = SECTIONS[name]
        print(f"\n{heading(f'{section.title} ({script})')}")
        rows = (row for measurement in section.measurements for row in measurement.taken(folder))
    for row in rows:
        print(line(row), flush=True)


def _start_rows(folder: Path) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as own:
        times = starts.measure(corpus.copied(folder, Path(own)), Path(own))
    names = {
        "again": "library there already",
        "first": "first launch, no library yet",
        "large": "library of 100,000 annotations",
    }
    for key, name in names.items():
        bars = (Bar("ratio", 1.8),) if key == "again" else ()
        row = Row(name, times[key], times["bare"], "a bare window", bars)
        yield replace(row, name=f"{name}: ratio {row.value('ratio'):.2f}")


if __name__ == "__main__":
    main()
