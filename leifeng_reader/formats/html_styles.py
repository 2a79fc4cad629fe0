"""What the style sheets of a page or a book say of characters: bold, italic, raised, struck."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from leifeng_reader.core.spans import SpanKind
from leifeng_reader.formats.html_names import EMPHASIS_CLASSES
from leifeng_reader.formats.html_tree import elements
from leifeng_reader.formats.xml import Element

Kinds = Mapping[str, tuple[SpanKind, ...]]
"""What a class makes of characters."""

USUAL: Kinds = MappingProxyType({name: (kind,) for name, kind in EMPHASIS_CLASSES.items()})
"""Of classes that mean the same wherever they are."""

_LONGEST = 8_000_000
_MOST_RULES = 50_000
_CLASS = re.compile(r"(?:span|a|i|em|b|strong|small|font)?\.(-?[\w-]+)\Z")
_MEANINGS = (
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), SpanKind.ITALIC),
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00\b)", re.IGNORECASE), SpanKind.BOLD),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), SpanKind.SUPERSCRIPT),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), SpanKind.SUBSCRIPT),
    (
        re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,50}line-through", re.IGNORECASE),
        SpanKind.STRIKE,
    ),
)


def kinds_of(style: str) -> tuple[SpanKind, ...]:
    """Return what declarations make of characters."""
    return tuple(kind for meaning, kind in _MEANINGS if meaning.search(style)) if style else ()


def class_kinds(sheets: Iterable[str]) -> Kinds:
    """Return what classes mean, by the rules that are of one class and nothing else."""
    found = dict(USUAL)
    for rule in _rules(sheets):
        selectors, _, style = rule.rpartition("{")
        if kinds := kinds_of(style):
            for selector in selectors.rpartition("{")[2].split(","):
                if named := _CLASS.match(selector.strip()):
                    found[named[1].lower()] = kinds
    return found


def _rules(sheets: Iterable[str]) -> list[str]:
    """Return the rules of all sheets, as many as a book of good will may have."""
    left, found = _LONGEST, list[str]()
    for sheet in sheets:
        if left <= 0 or len(found) >= _MOST_RULES:
            break
        found += _without_remarks(sheet[:left]).split("}", _MOST_RULES)
        left -= len(sheet)
    return found[:_MOST_RULES]


def _without_remarks(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def own_sheets(root: Element) -> list[str]:
    """Return the style sheets that stand in a page itself."""
    return [sheet.text for sheet in elements(root, "style") if sheet.text]
