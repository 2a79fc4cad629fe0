"""The elements of a REFI-QDA project, whatever version of the format they say they are of."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.exchange.codebook_entry import path_of
from leifeng_reader.exchange.incoming import Path


def root_of(data: bytes, path: PurePath) -> Any:
    """Return the element that holds all others; raises BrokenFile."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(data.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(path, str(error)) from error


def named(parent: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of these names at any depth."""
    found: Iterator[Any] = parent.iter(*(f"{{*}}{name}" for name in names))
    return found


def inside(parent: Any, name: str) -> Iterator[Any]:
    """Yield the elements of this name right inside another."""
    found: Iterator[Any] = parent.iterchildren(f"{{*}}{name}")
    return found


def guid(element: Any, attribute: str = "guid") -> str:
    """Return an id as all that name it are made to write it."""
    return (element.get(attribute) or "").strip("{} ").lower()


def words(parent: Any, name: str) -> str:
    """Return the words of the first element of this name right inside another."""
    return next((each.text or "" for each in inside(parent, name)), "")


def number(element: Any, attribute: str) -> int:
    """Return a position, 0 for what is none."""
    written = (element.get(attribute) or "").strip()
    return int(written) if written.isdecimal() and len(written) < 12 else 0


def codes_in(parent: Any, above: Path) -> Iterator[tuple[Any, Path]]:
    """Yield each code with its path; one whose name cannot be a theme's goes by those above it."""
    waiting = [(code, above) for top in named(parent, "Codes") for code in inside(top, "Code")]
    while waiting:
        code, over = waiting.pop()
        names = path_of((*over, code.get("name") or "")) or over
        yield code, names
        waiting += [(inner, names) for inner in inside(code, "Code")]


def texts_in(root: Any) -> Iterator[Any]:
    """Yield the texts, and what stands for all of a PDF; not what stands for parts of one."""
    for element in named(root, "TextSource", "Representation"):
        is_part = str(element.tag).endswith("Representation") and not is_pdf(element.getparent())
        if not is_part:
            yield element


def is_pdf(element: Any) -> bool:
    """Tell whether an element is a PDF, whose text stands in another inside it."""
    return str(element.tag).endswith("PDFSource")
