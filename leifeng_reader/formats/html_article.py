"""Which part of a saved page is its article, and what in that part is not."""

import re
from dataclasses import dataclass

from leifeng_reader.formats.html_names import UNSHOWN
from leifeng_reader.formats.html_tree import attributes, elements, first, is_unseen, local, words
from leifeng_reader.formats.xml import Element

LEAST_SHARE = 0.25
_NEARLY_ALL = 0.97
_HOLDS_MOST = 0.8
_FRAMES = frozenset(
    ("div", "section", "main", "article", "body", "center", "form", "table", "tbody", "tr", "td")
)
_BESIDE = frozenset(("nav", "aside", "footer", "header", "menu", "dialog"))
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
    r"|navbox|jump-link|catlinks|printfooter)(?:$|[\s_-])"
)
_KEPT_ROLES = frozenset(
    ("doc-footnote", "doc-endnote", "doc-endnotes", "note", "footnote", "footnotes")
)
_SHORT = 500


@dataclass(slots=True)
class _Masses:
    """Characters in each element: all shown, those in links, and those of what may be article."""

    shown: dict[Element, int]
    linked: dict[Element, int]
    told: dict[Element, int]


def main_article(root: Element) -> Element | None:
    """Return the element that holds the page's article, None where that is the whole page.

    The whole page it is, too, when the article would hold under a quarter of what is shown.
    """
    body = first(root, "body")
    if body is None:
        return None
    masses = _weighed(body)
    article = _deepest(_start(body, masses), masses)
    total = masses.shown[body]
    share = masses.told.get(article, 0) / total if total else 1.0
    return article if LEAST_SHARE <= share < _NEARLY_ALL and article is not body else None


def clear(article: Element) -> None:
    """Take out of an article what leads elsewhere: menus, forms, what is related."""
    masses = _weighed(article)
    for node in [
        node for node in article.iter("{*}*") if node is not article and node in masses.shown
    ]:
        if _is_beside(node, attributes(node)) or _is_menu(node, masses):
            _remove(node)


def headline(root: Element, article: Element) -> Element | None:
    """Return the page's first heading where it stands before the article and not in it."""
    if first(article, "h1") is not None:
        return None
    return first(root, "h1")


def _weighed(body: Element) -> _Masses:
    """Weigh each element by what is in it, from the last to the first."""
    from lxml import etree

    masses = _Masses({}, {}, {})
    order: list[Element] = []
    beside: list[bool] = [False]
    linked: list[bool] = [False]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            said = attributes(node)
            if local(node) in UNSHOWN or is_unseen(said):
                walk.skip_subtree()
                beside.append(beside[-1])
                linked.append(linked[-1])
                continue
            order.append(node)
            beside.append(beside[-1] or (node is not body and _is_beside(node, said)))
            linked.append(linked[-1] or local(node) == "a")
            _weigh(masses, node, node.text, beside[-1], linked[-1])
        else:
            beside.pop()
            linked.pop()
            if node.tail and node is not body:
                _weigh(masses, node.getparent(), node.tail, beside[-1], linked[-1])
    for node in reversed(order):
        if node is not body:
            above = node.getparent()
            for weights in (masses.shown, masses.linked, masses.told):
                weights[above] = weights.get(above, 0) + weights.get(node, 0)
    return masses


def _weigh(masses: _Masses, node: Element, text: str | None, beside: bool, linked: bool) -> None:
    weight = len(text.strip()) if text else 0
    masses.shown[node] = masses.shown.get(node, 0) + weight
    if linked:
        masses.linked[node] = masses.linked.get(node, 0) + weight
    elif not beside:
        masses.told[node] = masses.told.get(node, 0) + weight


def _start(body: Element, masses: _Masses) -> Element:
    """Return what the page itself calls its article, if that holds much of what is told."""
    told = masses.told.get(body, 0)
    stated = [
        node
        for node in elements(body, "article", "main", "div", "section")
        if local(node) in ("article", "main")
        or node.get("role") == "main"
        or "articlebody" in words(attributes(node), "itemprop")
    ]
    # The innermost that holds it: an article in a main.
    fitting = [node for node in stated if masses.told.get(node, 0) >= 0.6 * told]
    return fitting[-1] if fitting else body


def _deepest(node: Element, masses: _Masses) -> Element:
    """Return the innermost frame that holds most of what is told in the one given."""
    while True:
        told = masses.told.get(node, 0)
        inner = [child for child in node if local(child) in _FRAMES]
        best = max(inner, key=lambda child: masses.told.get(child, 0), default=None)
        if best is None or masses.told.get(best, 0) < _HOLDS_MOST * max(told, 1):
            return node
        node = best


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
    shown = masses.shown.get(node, 0)
    name = local(node)
    if name == "form":
        return shown < _SHORT
    if name not in ("ul", "ol", "div", "section", "table") or not shown:
        return False
    links = sum(1 for _ in zip(range(3), elements(node, "a"), strict=False))
    return links == 3 and masses.linked.get(node, 0) > 0.75 * shown and first(node, "img") is None


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
