"""Links in notes: `[[an id or a title]]`, and addresses of annotations."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.document import Document
from leifeng_reader.core.text import fold

ADDRESS = "leifeng://annotation/"
LABEL_LIMIT = 60

# Code comes first, since nothing in it is a link; a lone ` hides nothing.
_PATTERN = re.compile(
    r"^(?P<fence>```+|~~~+).*?(?:^(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)"
    r"|\[\[(?P<target>[^\[\]\n|]+)(?:\|(?P<label>[^\[\]\n]*))?\]\]"
    r"|\[(?P<words>[^\[\]\n]*)\]\(leifeng://annotation/(?P<linked>[\w-]+)\)"
    r"|leifeng://annotation/(?P<bare>[\w-]+)",
    re.DOTALL | re.MULTILINE,
)
_SPACES = re.compile(r"[\s\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link in a note at [start, end): to what, an id or a title, and how it is shown."""

    start: int
    end: int
    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: `kind` is "annotations" or "documents"."""

    kind: str
    id: str


def references(note: str) -> Iterator[Reference]:
    """Yield the links of a note in order; those in code are none."""
    for match in _PATTERN.finditer(note):
        if match["target"]:
            target = _target(match["target"])
            if target:
                label = (match["label"] or "").strip() or target
                yield Reference(*match.span(), target, label)
        elif target := match["linked"] or match["bare"]:
            yield Reference(*match.span(), target, match["words"] or target)


def _target(written: str) -> str:
    return written.strip().removeprefix(ADDRESS)


def resolve(
    target: str, annotation: Callable[[str], Annotation | None], documents: Iterable[Document]
) -> Destination | None:
    """Return where a target leads: an annotation of that id, else a document by id or title.

    A title counts when it is the same, else when it is once case and accents are folded; of
    several documents the newest.
    """
    found = annotation(target)
    if found is not None:
        return Destination("annotations", found.id)
    listed, folded = list(documents), fold(target)
    for of_that_name in (
        [d for d in listed if d.id == target],
        [d for d in listed if d.title == target],
        [d for d in listed if fold(d.title) == folded],
    ):
        if of_that_name:
            return Destination("documents", max(of_that_name, key=lambda d: d.created).id)
    return None


def address(annotation_id: str) -> str:
    """Return the address that leads to an annotation."""
    return ADDRESS + annotation_id


def reference_to(annotation: Annotation) -> str:
    """Return what to write into a note as a link to an annotation: `[[id|how its quote begins]]`.

    An annotation without a quote is shown by its note, else by its id.
    """
    label = _label(annotation)
    return f"[[{annotation.id}|{label}]]" if label else f"[[{annotation.id}]]"


def link_to(annotation: Annotation) -> str:
    """Return a link to an annotation that other programs' Markdown understands too."""
    return f"[{_label(annotation) or annotation.id}]({address(annotation.id)})"


def _label(annotation: Annotation) -> str:
    words = annotation.selector.quote.strip() or annotation.note
    line = _SPACES.sub(" ", re.sub(r"[\[\]|`]", " ", words[: 4 * LABEL_LIMIT])).strip()
    return line if len(line) <= LABEL_LIMIT else line[: LABEL_LIMIT - 1].rstrip() + "…"


def refers_to(note: str, targets: Collection[str]) -> bool:
    """Tell whether a note links to one of these ids or titles."""
    folded = {fold(target) for target in targets}
    return any(fold(reference.target) in folded for reference in references(note))


def redirected(note: str, moves: Mapping[str, str]) -> str:
    """Return a note with its links to the keys of `moves` leading to the values."""
    parts, end = [], 0
    for reference in references(note):
        moved = moves.get(reference.target)
        if moved is not None:
            written = note[reference.start : reference.end].replace(reference.target, moved, 1)
            parts += [note[end : reference.start], written]
            end = reference.end
    return "".join([*parts, note[end:]])
