"""The shape of the package: what each part may import and touch, and how long things may be."""

import ast
import math
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "leifeng_reader"

SIDE_BY_SIDE = ("formats", "exchange", "study", "store")
BELOW_THE_SURFACE = {"core", *SIDE_BY_SIDE, "operations", "paths"}
MAY_IMPORT = {
    "": set(),
    "paths": set(),
    "core": {"core"},
    **{part: {"core", part} for part in SIDE_BY_SIDE},
    "operations": BELOW_THE_SURFACE,
    "cli": BELOW_THE_SURFACE | {"cli"},
    "ui": BELOW_THE_SURFACE | {"ui"},
    "__main__": {"ui"},
}
ONLY_IN = {
    "PySide6": "ui",
    "shiboken6": "ui",
    "sqlite3": "store",
    "sqlite_utils": "store",
    "appdirs": "paths",
}
NOT_IN_CORE = {"os", "pathlib", "random", "shutil", "socket", "subprocess", "tempfile", "time"}
CLOCK_OR_CHANCE = {"now", "utcnow", "today", "uuid1", "uuid4"}
FILE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes"}
FILE_CLASSES = {"QFile", "QSaveFile", "QTemporaryFile"}
FILE_LIKE = re.compile(r"(?i)(path|file|folder)(\(.*\))?$|^(io|os|codecs|gzip|zipfile)$")
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE FROM|PRAGMA|BEGIN IMMEDIATE)\b")
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}

MOST_LINES_OF_A_FILE = 450
MOST_LINES_OF_A_FUNCTION = 60
MEDIAN_LINES_OF_A_FUNCTION = 8
LINES_OF_NINE_FUNCTIONS_IN_TEN = 25


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its path inside the package, such as ("core", "text"), and its source."""

    path: tuple[str, ...]
    is_package: bool
    source: str

    @property
    def name(self) -> str:
        return ".".join(("leifeng_reader", *self.path))

    @property
    def part(self) -> str:
        return self.path[0] if self.path else ""

    @property
    def nodes(self) -> Sequence[ast.AST]:
        return _nodes(self.source)


@lru_cache(maxsize=1)
def _nodes(source: str) -> Sequence[ast.AST]:
    return tuple(ast.walk(ast.parse(source)))


def read(file: Path) -> Module:
    path = file.relative_to(PACKAGE).with_suffix("").parts
    is_package = path[-1] == "__init__"
    return Module(path[:-1] if is_package else path, is_package, file.read_text(encoding="utf-8"))


MODULES = [read(file) for file in sorted(PACKAGE.rglob("*.py"))]


# --- what a module imports and touches ---------------------------------------------------------


def imported(module: Module) -> Iterator[str]:
    """Yield the full dotted name of everything imported, also late and for types only."""
    home = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = home[: len(home) + 1 - node.level] if node.level else []
            source = [*start, node.module] if node.module else start
            yield from (".".join([*source, alias.name]) for alias in node.names)


def wrong_direction(module: Module) -> Iterator[str]:
    for name in imported(module):
        top, part, *_ = [*name.split("."), ""]
        if top != "leifeng_reader" or part == "__version__":
            continue
        if part not in MAY_IMPORT.get(module.part, set()):
            yield f"imports {name}"


def wrong_dependency(module: Module) -> Iterator[str]:
    for name in imported(module):
        top = name.partition(".")[0]
        if ONLY_IN.get(top, module.part) != module.part:
            yield f"imports {name}, which only {ONLY_IN[top]} may"
        if module.part == "core" and top in NOT_IN_CORE and ".Pure" not in name:
            yield f"imports {name}"
        if name.startswith("PySide6.QtSql"):
            yield f"imports {name}"


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def opens_file(call: ast.Call) -> bool:
    """Tell Path.open, io.open and the like from a dialog's or a session's open."""
    if called(call) in FILE_METHODS | FILE_CLASSES:
        return True
    match call.func:
        case ast.Name(id="open"):
            return True
        case ast.Attribute(attr="open", value=receiver):
            is_file = isinstance(receiver, ast.BinOp) or FILE_LIKE.search(ast.unparse(receiver))
            return bool(is_file) or any(word.arg in {"mode", "encoding"} for word in call.keywords)
    return False


def file_access(module: Module) -> Iterator[str]:
    if module.part in {"core", "ui"}:
        for node in module.nodes:
            if isinstance(node, ast.Call) and opens_file(node):
                yield f"opens a file in line {node.lineno}"


def clock_or_chance(module: Module) -> Iterator[str]:
    if module.part == "core":
        for node in module.nodes:
            if isinstance(node, ast.Call) and called(node) in CLOCK_OR_CHANCE:
                yield f"calls {called(node)} in line {node.lineno}"


def stray_sql(module: Module) -> Iterator[str]:
    if module.part != "store":
        for node in module.nodes:
            if isinstance(node, ast.Constant) and SQL.match(str(node.value)):
                yield f"has SQL in line {node.lineno}"


def empty_name(module: Module) -> Iterator[str]:
    for word in SAYS_NOTHING.intersection(module.path):
        yield f"is named {word}"


# --- sizes -------------------------------------------------------------------------------------


def functions(module: Module) -> Iterator[tuple[int, str]]:
    """Yield lines and name of each function, from def to its last line."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            yield node.end_lineno - node.lineno + 1, node.name


def long_file(module: Module) -> Iterator[str]:
    lines = len(module.source.splitlines())
    if lines > MOST_LINES_OF_A_FILE:
        yield f"has {lines} lines"


def long_function(module: Module) -> Iterator[str]:
    for lines, name in functions(module):
        if lines > MOST_LINES_OF_A_FUNCTION:
            yield f"has {name} of {lines} lines"


def lengths_are_good(lengths: list[int]) -> bool:
    ninth_in_ten = sorted(lengths)[math.ceil(0.9 * len(lengths)) - 1]
    return (
        statistics.median(lengths) <= MEDIAN_LINES_OF_A_FUNCTION
        and ninth_in_ten <= LINES_OF_NINE_FUNCTIONS_IN_TEN
    )


# --- the package keeps to it -------------------------------------------------------------------

RULES = (
    wrong_direction,
    wrong_dependency,
    file_access,
    clock_or_chance,
    stray_sql,
    empty_name,
    long_file,
    long_function,
)


def test_every_module_keeps_every_rule() -> None:
    faults = [
        f"{module.name} {fault}" for module in MODULES for rule in RULES for fault in rule(module)
    ]
    assert faults == []


def test_functions_are_short() -> None:
    sizes = [(lines, f"{m.name}.{name}") for m in MODULES for lines, name in functions(m)]
    longest = sorted(sizes, reverse=True)[: len(sizes) // 10]
    assert lengths_are_good([lines for lines, _ in sizes]), longest


@pytest.mark.parametrize("part", sorted({m.part for m in MODULES} - {"", "__main__", "ui"}))
def test_only_the_window_loads_qt(part: str) -> None:
    names = [module.name for module in MODULES if module.part == part]
    code = f"import sys, {', '.join(names)}; print(*(n for n in sys.modules if 'PySide6' in n))"
    command = [sys.executable, "-c", code]
    result = subprocess.run(
        command, cwd=PACKAGE.parent, check=False, capture_output=True, text=True
    )
    assert (result.returncode, result.stdout.strip()) == (0, ""), result.stderr


# --- the rules can be broken -------------------------------------------------------------------


def module(path: str, source: str) -> Module:
    return Module(tuple(path.split("/")) if path else (), False, source)


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (wrong_direction, "core/text", "from leifeng_reader.store import rows"),
        (wrong_direction, "core/text", "def f():\n    from ..formats.plain import read"),
        (wrong_direction, "core/text", "import leifeng_reader.paths"),
        (wrong_direction, "formats/plain", "from .. import store"),
        (wrong_direction, "store/rows", "from leifeng_reader.exchange import csv"),
        (wrong_direction, "operations/export", "from leifeng_reader import cli"),
        (wrong_direction, "cli/commands", "if TYPE_CHECKING:\n    import leifeng_reader.ui.app"),
        (wrong_direction, "ui/window", "from ..cli import main"),
        (wrong_direction, "paths", "from leifeng_reader.core import text"),
        (wrong_direction, "somewhere/else", "from leifeng_reader.core import text"),
        (wrong_dependency, "operations/themes", "from PySide6.QtGui import QColor"),
        (wrong_dependency, "cli/commands", "def f():\n    import PySide6.QtCore"),
        (wrong_dependency, "ui/session", "import sqlite3"),
        (wrong_dependency, "operations/backup", "from sqlite_utils import Database"),
        (wrong_dependency, "ui/settings", "import appdirs"),
        (wrong_dependency, "ui/session", "from PySide6.QtSql import QSqlDatabase"),
        (wrong_dependency, "core/text", "from pathlib import Path"),
        (wrong_dependency, "core/text", "import time"),
        (file_access, "ui/window", "open(name)"),
        (file_access, "ui/window", "self.path.read_text()"),
        (file_access, "ui/window", "path.open()"),
        (file_access, "ui/window", "Path(name).open()"),
        (file_access, "ui/window", "(folder / 'a.txt').open('w')"),
        (file_access, "ui/window", "target.open(mode='w')"),
        (file_access, "ui/window", "os.open(name, 0)"),
        (file_access, "ui/window", "QFile(name)"),
        (file_access, "core/text", "open(name)"),
        (clock_or_chance, "core/text", "datetime.now(UTC)"),
        (clock_or_chance, "core/text", "uuid4()"),
        (stray_sql, "ui/window", "db.execute('SELECT id FROM themes')"),
        (stray_sql, "operations/merge", "db.execute(f'UPDATE {table} SET a = 1')"),
        (stray_sql, "cli/commands", "'''\n  DELETE FROM themes'''"),
        (empty_name, "ui/utils", ""),
        (empty_name, "core/common/text", ""),
        (long_file, "core/text", "\n" * 451),
        (long_function, "core/text", "def f():\n" + "    g()\n" * 60),
        (long_function, "core/text", "class C:\n    async def f():\n" + "        g()\n" * 60),
    ],
)
def test_a_broken_rule_is_noticed(
    rule: Callable[[Module], Iterator[str]], path: str, source: str
) -> None:
    assert list(rule(module(path, source)))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("core/text", "from leifeng_reader.core import document\nfrom .document import Block"),
        ("core/annotation", "from datetime import datetime\nfrom pathlib import PurePath"),
        ("store/store", "import sqlite3\ndb.execute('SELECT id FROM themes')\nopen(name)"),
        ("operations/welcome", "from leifeng_reader import paths, store\nfile.read_text()"),
        ("cli/commands", "from leifeng_reader import __version__\nfrom ..operations import export"),
        ("ui/window", "from PySide6.QtWidgets import QDialog\nfrom . import page"),
        ("ui/window", "dialog.open()\nself.file_dialog.open()\nsession.open(document)"),
        ("ui/window", "self.tr('Select a passage from the text')"),
        ("paths", "import appdirs"),
        ("__main__", "from leifeng_reader.ui.app import main"),
        ("core/text", "\n" * 450),
        ("core/text", "def f():\n" + "    g()\n" * 59),
    ],
)
def test_what_is_allowed_is_no_fault(path: str, source: str) -> None:
    assert [fault for rule in RULES for fault in rule(module(path, source))] == []


def test_the_package_itself_counts_as_a_package() -> None:
    start = Module(("core",), True, "from .text import canonical\nfrom ..store import rows")
    assert list(imported(start)) == [
        "leifeng_reader.core.text.canonical",
        "leifeng_reader.store.rows",
    ]


def test_long_functions_are_noticed() -> None:
    assert lengths_are_good([8] * 9 + [60])
    assert not lengths_are_good([9] * 10)
    assert not lengths_are_good([1] * 8 + [26] * 2)
