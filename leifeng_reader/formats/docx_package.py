"""The parts of an Office Open XML package, and how they refer to each other."""

import posixpath
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import unquote

from leifeng_reader.core.errors import BrokenFile
from leifeng_reader.core.structure import Image
from leifeng_reader.formats.container import Container
from leifeng_reader.formats.docx_names import transitional
from leifeng_reader.formats.pictures import LARGEST, picture
from leifeng_reader.formats.xml import Element, parse, plain_source


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: a part's name, or an address outside."""

    kind: str
    target: str
    is_outside: bool


class Package:
    """A container with its relations; pictures are read once."""

    def __init__(self, container: Container, path: PurePath) -> None:
        """Hold a container; `path` is for faults."""
        self.container = container
        self.path = path
        self.images: dict[str, Image | None] = {}

    def tree(self, name: str | None) -> Element | None:
        """Return the root of an XML part; None when there is none, or a side part is damaged."""
        found = self.container.find(name) if name else None
        if found is None:
            return None
        source = transitional(plain_source(self.container.read(found)))
        try:
            return parse(source, self.path)
        except BrokenFile:
            return parse(source, self.path, lenient=True)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part refers to, by id; "" stands for the package."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if root is None else {e.get("Id", ""): _relation(e, folder) for e in root}

    def image(self, name: str) -> Image | None:
        """Return a picture, None when it is not there or not taken."""
        if name not in self.images:
            found = self.container.find(name)
            is_small = found is not None and self.container.size(found) <= LARGEST
            data = self.container.read(found, LARGEST) if found and is_small else b""
            self.images[name] = picture(posixpath.basename(name), data)
        return self.images[name]


def target_of(relations: dict[str, Relation], kind: str) -> str | None:
    """Return the first target of a kind, such as "styles"."""
    return next((r.target for r in relations.values() if r.kind == kind), None)


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, True)
    return Relation(kind, _inside(unquote(target), folder), False)


def _inside(target: str, folder: str) -> str:
    joined = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(joined).lstrip("/")
