"""The strings that the window shows, by Qt's contexts, found in the code and in its tables.

Qt's own tool reads `self.tr` and `QT_TRANSLATE_NOOP`. It knows neither our functions that stand
for `QCoreApplication.translate` with one context, nor what modules without Qt hold in tables.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from leifeng_reader import exchange
from leifeng_reader.exchange import codebooks, importers
from leifeng_reader.operations import sentences
from leifeng_reader.study.formats import STUDY_EXPORTERS

PACKAGE = Path(exchange.__file__).parent.parent

Strings = dict[str, dict[str, None]]
"""Sources in the order they were met, by context."""


class Met(NamedTuple):
    """A string in the code: a context of "" is a class's that could not be told."""

    context: str
    source: str
    module: str


def strings() -> Strings:
    """Return everything there is to translate."""
    found: Strings = {}
    for context, source in (*_tables(), *((met.context, met.source) for met in in_code())):
        found.setdefault(context, {})[source] = None
    return {context: found[context] for context in sorted(found)}


def _tables() -> Iterator[tuple[str, str]]:
    said = (
        *sentences.TEMPLATES.values(),
        *sentences.NOTICES.values(),
        sentences.SOMETHING_LEFT_OUT,
    )
    yield from (("Sentences", words) for words in said)
    yield from (("Exporter", each.label) for each in exchange.EXPORTERS.values())
    yield from (("Importer", each.label) for each in importers.ALL)
    yield from (("Codebook", each.label) for each in codebooks.CODEBOOK_FORMATS.values())
    yield from (("StudyFormat", each.words) for each in STUDY_EXPORTERS.values())


@cache
def in_code() -> tuple[Met, ...]:
    """Return what the modules of the window say, module by module."""
    return tuple(_in_code())


def _in_code() -> Iterator[Met]:
    trees = {
        str(file.relative_to(PACKAGE)): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted((PACKAGE / "ui").rglob("*.py"))
    }
    contexts = {name: _context_functions(tree) for name, tree in trees.items()}
    for name, tree in trees.items():
        known = dict(contexts[name])
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                file = "/".join(node.module.split(".")[1:]) + ".py"
                given = contexts.get(file, {})
                known |= {a.asname or a.name: given[a.name] for a in node.names if a.name in given}
        yield from _met(tree, name, known, "")


def _context_functions(tree: ast.Module) -> dict[str, str]:
    """Return the functions that translate what they are given, with their context."""
    found = {}
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.args.args:
            given = function.args.args[0].arg
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _is_translate(call):
                    names = {n.id for n in ast.walk(call.args[1]) if isinstance(n, ast.Name)}
                    if names <= {given, "str"} and given in names:
                        found[function.name] = str(_constant(call.args[0]))
    return found


def _is_translate(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "translate"
        and len(call.args) >= 2
        and _constant(call.args[0]) is not None
    )


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _met(node: ast.AST, module: str, known: dict[str, str], owner: str) -> Iterator[Met]:
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, ast.Call):
        yield from (Met(*told, module) for told in _of_call(node, known, owner))
    for child in ast.iter_child_nodes(node):
        yield from _met(child, module, known, owner)


def _of_call(call: ast.Call, known: dict[str, str], owner: str) -> Iterable[tuple[str, str]]:
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr == "tr" and call.args:
        is_own = isinstance(function.value, ast.Name) and function.value.id == "self"
        return [(owner if is_own else "", said) for said in _said(call.args[0])]
    name = function.id if isinstance(function, ast.Name) else ""
    if _is_translate(call) or name == "QT_TRANSLATE_NOOP":
        return [(str(_constant(call.args[0])), said) for said in _said(call.args[1])]
    if name in known and call.args:
        return [(known[name], said) for said in _said(call.args[0])]
    return []


def _said(node: ast.expr) -> Iterator[str]:
    """Yield the strings that an expression can be: one, or either of two."""
    if isinstance(node, ast.IfExp):
        yield from (*_said(node.body), *_said(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for each in node.values:
            yield from _said(each)
    elif (said := _constant(node)) is not None:
        yield said
