"""Formulas of Word documents (OMML) as a line of text: fractions with a slash, raised indices."""

from collections.abc import Iterator

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.docx_names import M
from leifeng_reader.formats.runs import Mark
from leifeng_reader.formats.xml import Element

_DEEPEST = 40
_RAISED: Mark = (SpanKind.SUPERSCRIPT, "")
_LOWERED: Mark = (SpanKind.SUBSCRIPT, "")
_SCRIPTS = {"sup": _RAISED, "sub": _LOWERED, "lim": _LOWERED}
_SCRIPTED = frozenset(("sSup", "sSub", "sSubSup", "sPre", "nary", "limLow", "limUpp"))

Piece = tuple[str, tuple[Mark, ...]]
"""Characters of a formula, and what they are."""


def formula(node: Element, marks: tuple[Mark, ...] = (), depth: int = 0) -> Iterator[Piece]:
    """Yield a formula's pieces in the order they are read; one too deep as bare characters."""
    if depth > _DEEPEST:
        yield "".join(text.text or "" for text in node.iter(M + "t")), marks
        return
    name = _name(node)
    before, between, after = _signs(node, name)
    yield before, marks
    parts = [child for child in node if (said := _name(child)) and not said.endswith("Pr")]
    for number, child in enumerate(parts):
        if number and between:
            yield between, marks
        if child.tag == M + "t":
            yield child.text or "", marks
        else:
            yield from _held(child, name, (*marks, *_script(child, name)), depth)
    yield after, marks


def _script(node: Element, above: str) -> tuple[Mark, ...]:
    """Return what a part of a formula is for its place: above or below the line, or neither."""
    if above not in _SCRIPTED or (found := _SCRIPTS.get(_name(node))) is None:
        return ()
    return (_RAISED,) if above == "limUpp" else (found,)


def _held(node: Element, above: str, marks: tuple[Mark, ...], depth: int) -> Iterator[Piece]:
    """Yield a part of a formula, of a fraction in brackets where it is more than a sign."""
    pieces = list(formula(node, marks, depth + 1))
    is_more = above == "f" and sum(len(text) for text, _ in pieces) > 1
    yield from (("(", marks), *pieces, (")", marks)) if is_more else pieces


def _signs(node: Element, name: str) -> tuple[str, str, str]:
    """Return what stands before, between and after the parts of what has such signs."""
    match name:
        case "f":
            return "", "/", ""
        case "rad":
            return "√(", "", ")"
        case "nary":
            return _said(node, "chr", "∫"), "", ""
        case "d":
            ends = _said(node, "begChr", "("), _said(node, "endChr", ")")
            return ends[0], _said(node, "sepChr", "|"), ends[1]
        case "m":
            return "", "; ", ""
        case "mr" | "eqArr":
            return "", " ", ""
        case _:
            return "", "", ""


def _said(node: Element, sign: str, usual: str) -> str:
    found = node.find(f"{M}{_name(node)}Pr/{M}{sign}")
    return usual if found is None else (found.get(M + "val") or "")[:4]


def _name(node: Element) -> str:
    tag = node.tag
    return tag[len(M) :] if isinstance(tag, str) and tag.startswith(M) else ""
