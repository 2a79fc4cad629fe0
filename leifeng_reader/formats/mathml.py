"""Formulas of MathML as a line of text."""

from typing import Any

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.html_line import Line
from leifeng_reader.formats.html_tree import local
from leifeng_reader.formats.xml import Element

_LEFT_OUT = frozenset(("annotation", "annotation-xml"))
_SCRIPTS = {
    "msup": (None, SpanKind.SUPERSCRIPT),
    "msub": (None, SpanKind.SUBSCRIPT),
    "msubsup": (None, SpanKind.SUBSCRIPT, SpanKind.SUPERSCRIPT),
    "munder": (None, SpanKind.SUBSCRIPT),
    "mover": (None, SpanKind.SUPERSCRIPT),
    "munderover": (None, SpanKind.SUBSCRIPT, SpanKind.SUPERSCRIPT),
}
_AROUND = {"msqrt": ("√(", ")"), "mroot": ("√(", ")"), "mtr": ("", "; "), "mtd": ("", " ")}


def write_formula(math: Element, line: Line) -> None:
    """Add a formula's characters, indices as super- and subscript, fractions with a slash."""
    from lxml import etree

    closing: list[tuple[str, SpanKind | None, int]] = []
    walk: Any = etree.iterwalk(math, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            name = local(node)
            if name in _LEFT_OUT:
                walk.skip_subtree()
            before, after, kind = _place(node)
            line.write(before + _AROUND.get(name, ("", ""))[0])
            closing.append((_AROUND.get(name, ("", ""))[1] + after, kind, line.here))
            if name not in _LEFT_OUT and node.text:
                line.write("".join(node.text.split()))
        else:
            after, kind, start = closing.pop()
            if kind:
                line.mark(kind, start)
            if after:
                line.write(after)


def _place(node: Element) -> tuple[str, str, SpanKind | None]:
    """Return what stands before and after a node for its place in the one above."""
    above = node.getparent()
    name = local(above) if above is not None else ""
    if name == "mfrac":
        left, right = ("(", ")") if len(node) > 1 else ("", "")
        is_second = above[0] is not node
        return ("/" if is_second else "") + left, right, None
    kinds = _SCRIPTS.get(name)
    if kinds is None:
        return "", "", None
    place = next((n for n, child in enumerate(above[:3]) if child is node), 3)
    return "", "", kinds[place] if place < len(kinds) else None
