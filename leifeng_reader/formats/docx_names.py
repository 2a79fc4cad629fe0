"""Names of Office Open XML, as lxml says them; the strict ones are read as the others."""

from collections.abc import Iterator

from leifeng_reader.formats.xml import Element

_HOME = b"http://schemas.openxmlformats.org/"
_STRICT = b"http://purl.oclc.org/ooxml/"
_PLAIN = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
}

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741
VAL = W + "val"


def transitional(source: bytes) -> bytes:
    """Return the source of a part with the strict namespaces as the usual ones."""
    if _STRICT not in source:
        return source
    for strict, plain in _PLAIN.items():
        source = source.replace(_STRICT + strict, _HOME + plain)
    return source


def value(element: Element, *path: str) -> str | None:
    """Return the value of what lies at a path of W names below element, None without one."""
    for name in path:
        element = element.find(W + name) if element is not None else None
    return element.get(VAL) if element is not None else None


def number(said: str | None, default: int = 0) -> int:
    """Return a whole number, or the default for anything else."""
    try:
        return int(said) if said is not None and len(said) < 12 else default
    except ValueError:
        return default


def is_on(element: Element | None) -> bool:
    """Tell whether a switch is there and not turned off."""
    return element is not None and element.get(VAL) not in ("0", "false", "off", "none")


def chosen(alternatives: Element) -> Iterator[Element]:
    """Yield what stands in the first of several alternatives."""
    choice = alternatives.find(MC + "Choice")
    if choice is None or not len(choice):
        choice = alternatives.find(MC + "Fallback")
    yield from choice if choice is not None else ()
