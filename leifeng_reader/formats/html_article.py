"""Which part of a saved page is its article, and what in that part is not."""

import re
from itertools import accumulate, islice
from typing import NamedTuple

from leifeng_reader.formats.html_names import UNSHOWN
from leifeng_reader.formats.html_tables import layout_tables
from leifeng_reader.formats.html_tree import (
    HEADINGS,
    attributes,
    elements,
    first,
    is_unseen,
    local,
    shown_words,
    words,
)
from leifeng_reader.formats.xml import Element

LEAST_SHARE = 0.25
_NEARLY_ALL = 0.97
_HOLDS_MOST = 0.8
_FRAMES = frozenset(
    ("div", "section", "main", "article", "body", "center", "form", "table", "tbody", "tr", "td")
)
_BESIDE = frozenset(("nav", "aside", "footer", "header", "menu", "dialog"))
_CELLS = frozenset(("tbody", "tr", "td"))
_COUNTED = _FRAMES | _BESIDE | {"a", "ul", "ol"}
_BESIDE_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "complementary", "search"),
        *("dialog", "alert", "menu", "toolbar"),
    )
)
_BESIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|side-bar|comments?|disqus|related|share"
    r"|sharing|social|promo|advert\w*|ads?|sponsor\w*|newsletter|subscribe|subscription|signup"
    r"|cookies?|consent|breadcrumbs?|footer|masthead|paywall|popup|modal|pagination|pager"
    r"|recommend\w*|outbrain|taboola|toolbar|widget|trending|most-read|mw-editsection|toc"
    r"|navbox|jump-link|catlinks|printfooter|jp-relatedposts|sharedaddy|subscription-widget)(?:$|[\s_-])"
)
_CONTENT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|story|rich_media)[_-]?(?:content|body|text)|js_content)"
    r"(?:$|[\s_-])"
)
_KEPT_ROLES = frozenset(
    ("doc-footnote", "doc-endnote", "doc-endnotes", "note", "footnote", "footnotes")
)
_SHORT = 500
_MOST_KEPT = 20
_LINE = 200
_LITTLE = 400
_AMID, _LINKED, _BESIDE_IT, _IN_TABLE = 0, 1, 2, 4


class _Masses:
    """Characters in each element: all shown, those in links, and those of what may be article.

    In columns, by the order of the elements; what is not shown has no number.
    """

    def __init__(self, body: Element) -> None:
        """Weigh each element by what is in it."""
        self._layout = layout_tables(body)
        self._numbers: dict[Element, int] = {}
        self._above: list[int] = []
        self._places: list[int] = []
        self._weights: tuple[list[int], ...] = ([], [], [])
        for node in body.iter():
            self._enter(node, body)
        for column in self._weights:
            for number in range(len(column) - 1, 0, -1):
                column[self._above[number]] += column[number]

    def _enter(self, node: Element, body: Element) -> None:
        """Give an element its number and its own characters, and those after it to the one above.

        One that says nothing and is no frame shares the number of the one above; so do the
        cells of tables that are more than layout. The last of the weights is what stands
        neither in a link nor beside the article.
        """
        above = 0
        if node is not body:
            found = self._numbers.get(node.getparent())
            if found is None:  # inside what is not shown
                return
            above = found
            if node.tail:
                self._weigh(above, node.tail)
        name = local(node)
        if node.keys():
            said = attributes(node)
            if name not in UNSHOWN and not is_unseen(said):
                self._number(node, name, above, node is not body and _is_beside(node, said))
        elif node is body or (
            name in _COUNTED and not (name in _CELLS and self._places[above] & _IN_TABLE)
        ):
            self._number(node, name, above, node is not body and _is_beside(node, {}))
        elif name not in UNSHOWN:
            self._numbers[node] = above
            if node.text:
                self._weigh(above, node.text)

    def _number(self, node: Element, name: str, above: int, is_beside: bool) -> None:
        place = self._places[above] if self._places else _AMID
        if name == "a":
            place |= _LINKED
        elif name == "table" and node not in self._layout:
            place |= _IN_TABLE
        number = self._numbers[node] = len(self._above)
        self._above.append(above)
        self._places.append(place | _BESIDE_IT if is_beside else place)
        for column in self._weights:
            column.append(0)
        if node.text:
            self._weigh(number, node.text)

    def _weigh(self, number: int, text: str) -> None:
        weight = len(text.strip())
        place = self._places[number]
        shown, linked, told = self._weights
        shown[number] += weight
        if place & _LINKED:
            linked[number] += weight
        elif not place & _BESIDE_IT:
            told[number] += weight

    def __contains__(self, node: Element) -> bool:
        return node in self._numbers

    def shown(self, node: Element) -> int:
        """Return how many characters of an element are shown."""
        return self._of(0, node)

    def linked(self, node: Element) -> int:
        """Return how many of them stand in links."""
        return self._of(1, node)

    def told(self, node: Element) -> int:
        """Return how many of them may be the article's."""
        return self._of(2, node)

    def _of(self, column: int, node: Element) -> int:
        number = self._numbers.get(node)
        return 0 if number is None else self._weights[column][number]


class Articles(NamedTuple):
    """The element that holds a page's article, and one that holds but a little of what is shown."""

    main: Element | None = None
    little: Element | None = None


def articles(root: Element) -> Articles:
    """Return a page's article; none where that is the whole page.

    The whole page it is, too, when the article would hold under a quarter of what is shown.
    """
    body = first(root, "body")
    if body is None:
        return Articles()
    masses = _Masses(body)
    stated = _start(body, masses)
    article = _deepest(stated, masses)
    total = masses.shown(body)
    share = masses.told(article) / total if total else 1.0
    if article is body:
        return Articles()
    if share < LEAST_SHARE:
        return Articles(little=article if masses.told(article) > _LITTLE else None)
    if share < _NEARLY_ALL:
        return Articles(article)
    # What little stands around it goes where the page itself says that it is beside.
    is_all = masses.told(stated) == masses.told(body) < total
    return Articles(stated if is_all and stated is not body else None)


def clear(article: Element) -> None:
    """Take out of an article what leads elsewhere: menus, forms, what is related."""
    masses = _Masses(article)
    for node in [node for node in article.iter("{*}*") if node is not article and node in masses]:
        if _is_beside(node, attributes(node)) or _is_menu(node, masses):
            _remove(node)


def uncover(root: Element) -> None:
    """Show what a page keeps from sight until its script runs, where that is most of its words."""
    body = first(root, "body")
    waiting = (node for node in root.iter("{*}*") if "visibility" in (node.get("style") or ""))
    kept = list(islice(waiting, _MOST_KEPT))
    if body is None or not kept:
        return
    counts = [len(shown_words(node)) for node in kept]
    half = (_Masses(body).shown(body) + sum(counts)) / 2
    for node, count in zip(kept, counts, strict=True):
        if count > half:
            node.set("style", "")


def headline(root: Element, article: Element, title: str) -> Element | None:
    """Return the page's heading where it stands before the article and not in it.

    The nearest before the article that is in the page's title, else the first: a page may
    have the name of the whole place above all.
    """
    if first(article, "h1") is not None:
        return None
    nearest = None
    for node in root.iter("{*}*"):
        if node is article:
            break
        if local(node) in ("h1", "h2") and (said := shown_words(node)) and said in title:
            nearest = node
    if nearest is not None and shown_words(nearest) == _first_heading(article):
        return None
    return nearest if nearest is not None else first(root, "h1")


def _first_heading(article: Element) -> str:
    found = first(article, *HEADINGS)
    return "" if found is None else shown_words(found)


def _start(body: Element, masses: _Masses) -> Element:
    """Return what the page itself calls its article, if that holds much of what is told."""
    told = masses.told(body)
    stated = [
        node
        for node in elements(body, "article", "main", "div", "section")
        if local(node) in ("article", "main")
        or node.get("role") == "main"
        or "articlebody" in words(attributes(node), "itemprop")
    ]
    # The innermost that holds it: an article in a main.
    fitting = [node for node in stated if masses.told(node) >= 0.6 * told]
    return fitting[-1] if fitting else body


def _deepest(node: Element, masses: _Masses) -> Element:
    """Return the innermost frame that holds most of what is told in the one given."""
    while not (_is_content(node) or _tells(node, masses)):
        told = masses.told(node)
        inner = [child for child in node if local(child) in _FRAMES]
        best = max(inner, key=masses.told, default=None)
        if best is None or masses.told(best) < _HOLDS_MOST * max(told, 1):
            return node
        node = best
    return node


def _is_content(node: Element) -> bool:
    """Tell whether an element says that it is what the article says, all of it."""
    return (
        _CONTENT_NAMES.search(f"{node.get('class', '')} {node.get('id', '')}".lower()) is not None
    )


def _tells(node: Element, masses: _Masses) -> bool:
    """Tell whether paragraphs of the article stand in an element itself, not in a frame in it."""
    lines = (child for child in node if local(child) == "p" and child in masses)
    lengths = accumulate(len(shown_words(line)) for line in lines)
    return any(length > _LINE for length in lengths)  # of most, the first will do


def _is_beside(node: Element, said: dict[str, str]) -> bool:
    """Tell whether an element says that it is beside the article."""
    if said and not _KEPT_ROLES.isdisjoint(words(said, "role", "epub:type", "class")):
        return False
    name = local(node)
    if name in _BESIDE and not (name in ("header", "footer") and _is_within(node)):
        return True
    if not said or name in ("body", "article", "main"):
        return False
    if not _BESIDE_ROLES.isdisjoint(words(said, "role")):
        return True
    called = f"{said.get('class', '')} {said.get('id', '')}".lower().strip()
    return bool(called) and _BESIDE_NAMES.search(called) is not None


def _is_within(node: Element) -> bool:
    """Tell whether an element stands in a quotation or section of the text itself."""
    above = node.getparent()
    return above is not None and local(above) in ("article", "section", "blockquote", "main")


def _is_menu(node: Element, masses: _Masses) -> bool:
    """Tell whether an element is links and little else."""
    shown = masses.shown(node)
    name = local(node)
    if name == "form":
        return shown < _SHORT
    if name not in ("ul", "ol", "div", "section", "table") or not shown:
        return False
    links = sum(1 for _ in zip(range(3), elements(node, "a"), strict=False))
    return links == 3 and masses.linked(node) > 0.75 * shown and first(node, "img") is None


def _remove(node: Element) -> None:
    """Take an element out of its tree, but leave what follows it."""
    above = node.getparent()
    if above is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            above.text = (above.text or "") + node.tail
    above.remove(node)
