"""Templates: sheets to start from, filled with what a document has been annotated with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.study import Gaps, Item, Level, Manner, Numbering, Part, PartKind
from leifeng_reader.core.text import fold
from leifeng_reader.study.labels import labels
from leifeng_reader.study.lines import columns

_OWN_QUESTIONS = 3
_TERM = 48  # columns
_ENUMS: Mapping[str, type[StrEnum]] = {"numbering": Numbering, "gaps": Gaps, "level": Level}
_FEWEST = 2
"""Below so many passages there is nothing to choose from, or to put in order."""
_ASKING = (PartKind.QUESTIONS, PartKind.DISCUSSION)


class Otherwise(StrEnum):
    """What a part draws where nothing carries the themes it would rather have.

    All annotations; each n-th word of the text; all, or where there are none
    questions that go with any text; nothing, and the part is left out.
    """

    ALL = "all"
    EVERY = "every"
    ASK = "ask"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Outline:
    """A part of a template: themes by name that it draws or leaves alone, the best first.

    One that is `is_instead` stands in where all parts before it are left out. One that would
    draw fewer than `fewest` is left out.
    """

    kind: PartKind
    themes: tuple[str, ...]
    avoid: tuple[str, ...]
    gloss: tuple[str, ...]
    otherwise: Otherwise
    manner: Manner
    is_instead: bool = False
    fewest: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet to start from."""

    name: str
    description: str
    position: int
    outlines: tuple[Outline, ...]


def template_of(told: Mapping[str, Any]) -> Template:
    """Return the template that a bundled file tells of."""
    outlines = tuple(_outline(each) for each in told["parts"])
    return Template(told["name"], told["description"], told["position"], outlines)


def _outline(told: Mapping[str, Any]) -> Outline:
    manner: dict[str, Any] = {
        name: _ENUMS[name](value) if name in _ENUMS else value
        for name, value in told.get("manner", {}).items()
    }
    return Outline(
        PartKind(told["kind"]),
        tuple(told.get("themes", ())),
        tuple(told.get("avoid", ())),
        tuple(told.get("gloss", ())),
        Otherwise(told.get("otherwise", "all")),
        Manner(**manner),
        bool(told.get("instead")),
        told.get("fewest", 0),
    )


def filled(
    template: Template,
    codebook: Codebook,
    annotations: Sequence[Annotation],
    language: str,
    new_id: Callable[[], str],
) -> tuple[Part, ...]:
    """Return the parts of a template for a document that has these annotations.

    Themes are known by name wherever they stand; those that nothing carries count as missing.
    """
    drawn = [a for a in annotations if a.scope is Scope.PASSAGE and a.status is not Status.LOST]
    parts: list[Part] = []
    for each in template.outlines:
        part = _part(each, codebook, drawn, language, new_id())
        if part is not None and not (each.is_instead and parts):
            parts.append(part)
    return tuple(parts)


def _part(
    outline: Outline,
    codebook: Codebook,
    drawn: Sequence[Annotation],
    language: str,
    part_id: str,
) -> Part | None:
    gloss = _carried(outline.gloss, codebook, [a for a in drawn if a.note.strip()])
    manner = replace(outline.manner, gloss_theme=gloss[0] if gloss else "")
    part = Part(part_id, outline.kind, manner=manner)
    if outline.kind in (PartKind.READING, PartKind.MARGINALIA):
        return part
    if outline.kind is PartKind.VOCABULARY:
        drawn = [each for each in drawn if columns(each.selector.quote) <= _TERM]
    if outline.otherwise is Otherwise.LEAVE:
        drawn = [each for each in drawn if each.themes or each.note.strip()]
    themes = _carried(outline.themes, codebook, drawn) or _without(outline.avoid, codebook, drawn)
    if themes:
        below = frozenset().union(*map(codebook.below, themes))
        drawn = [each for each in drawn if not below.isdisjoint(each.themes)]
    if len(drawn) < outline.fewest:
        return None
    if themes:
        return replace(part, themes=tuple(themes))
    return _otherwise(outline, part, drawn, language)


def _carried(names: Sequence[str], codebook: Codebook, drawn: Sequence[Annotation]) -> list[str]:
    """Return the themes of these names that some annotation carries, in the names' order."""
    found = []
    for name in map(fold, names):
        for theme in codebook.in_tree_order():
            below = codebook.below(theme.id)
            if fold(theme.name) == name and any(not below.isdisjoint(a.themes) for a in drawn):
                found.append(theme.id)
    return found


def _without(names: Sequence[str], codebook: Codebook, drawn: Sequence[Annotation]) -> list[str]:
    """Return the themes annotations carry, but for some; nothing where no names are given."""
    avoided = set(_carried(names, codebook, drawn))
    used = {theme for each in drawn for theme in each.themes} - avoided
    if not avoided:
        return []
    return [theme.id for theme in codebook.in_tree_order() if theme.id in used]


def _otherwise(
    outline: Outline, part: Part, drawn: Sequence[Annotation], language: str
) -> Part | None:
    if outline.otherwise is Otherwise.EVERY:
        return replace(part, manner=replace(part.manner, gaps=Gaps.EVERY))
    if outline.otherwise is Otherwise.LEAVE and (outline.themes or len(drawn) < _FEWEST):
        return None
    if drawn:
        return part
    if outline.otherwise is not Otherwise.ASK or outline.kind not in _ASKING:
        return None
    said = labels(language)
    own = [Item(prompt=said[f"own.{number}"]) for number in range(1, _OWN_QUESTIONS + 1)]
    return replace(part, items=tuple(own))
