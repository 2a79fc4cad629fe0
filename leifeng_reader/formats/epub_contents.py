"""The table of contents and the list of pages of an EPUB, from its nav or its NCX."""

from dataclasses import dataclass

from leifeng_reader.core.text import canonical
from leifeng_reader.formats.html_tree import attributes, elements, first, local, shown_words, words
from leifeng_reader.formats.xml import Element


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents; no address for one that leads nowhere itself."""

    title: str
    level: int
    address: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Lines of contents and of pages."""

    lines: tuple[Line, ...] = ()
    pages: tuple[Line, ...] = ()


def nav_contents(root: Element) -> Contents:
    """Return what a navigation document lists."""
    navs = list(elements(root, "nav"))
    toc = _of_type(navs, "toc", "doc-toc")
    pages = _of_type(navs, "page-list", "doc-pagelist")
    if toc is None:
        toc = next((nav for nav in navs if not words(attributes(nav), "epub:type")), None)
    return Contents(_listed(toc), _listed(pages))


def _of_type(navs: list[Element], *types: str) -> Element | None:
    for nav in navs:
        if not words(attributes(nav), "epub:type", "role").isdisjoint(types):
            return nav
    return None


def _listed(nav: Element | None) -> tuple[Line, ...]:
    if nav is None:
        return ()
    found = []
    for item in elements(nav, "li"):
        label = next((child for child in item if local(child) in ("a", "span", "p", "div")), None)
        if label is None or not (title := _title(label)):
            continue
        link = label if local(label) == "a" else first(label, "a")
        address = (link.get("href") or "") if link is not None else ""
        level = sum(local(above) == "ol" for above in item.iterancestors())
        found.append(Line(title, max(1, level), address))
    return tuple(found)


def ncx_contents(root: Element) -> Contents:
    """Return what an NCX lists."""
    lines = []
    for point in elements(root, "navPoint"):
        level = 1 + sum(local(above) == "navpoint" for above in point.iterancestors())
        if (line := _point(point, level)) is not None:
            lines.append(line)
    pages = [line for target in elements(root, "pageTarget") if (line := _point(target, 1))]
    return Contents(tuple(lines), tuple(pages))


def _point(point: Element, level: int) -> Line | None:
    label = next((child for child in point if local(child) == "navlabel"), None)
    content = next((child for child in point if local(child) == "content"), None)
    title = _title(label) if label is not None else ""
    return (
        Line(title, level, content.get("src") or "" if content is not None else "")
        if title
        else None
    )


def _title(label: Element) -> str:
    return " ".join(canonical(shown_words(label)).split())
