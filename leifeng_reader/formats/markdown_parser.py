"""The parser of Markdown, held back where a text would keep it busy for nothing."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block.table import table
from markdown_it.rules_inline import emphasis, strikethrough
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

MOST_CELLS = 50_000
"""A table that would have more stays lines of text."""

DEEPEST = 100
"""How deep lists and quotes may be nested; what lies deeper is left out."""

_VAIN = 2_000_000
_MOST_SIGNS = 20_000
_LONGEST_NAME = 1000

_Rule = Callable[["StateInline", bool], bool]


@cache
def parser() -> MarkdownIt:
    """Return the parser: CommonMark with tables, notes and definition lists."""
    made = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable(["table", "strikethrough"])
    made.use(footnote_plugin).use(deflist_plugin)
    watch = _Watch()
    made.helpers = cast(Any, watch)
    made.inline.ruler.at("footnote_inline", watch.inline_note)
    made.inline.ruler.at("footnote_ref", _note_reference)
    made.inline.ruler.at("emphasis", watch.unless_crowded("*_", emphasis.tokenize))
    made.inline.ruler.at("strikethrough", watch.unless_crowded("~", strikethrough.tokenize))
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    return made


class _Watch:
    """Sees to it that no block of text has its signs looked at over and over.

    Every sign that could begin a label has what follows it read, to the block's end where
    the label has none: where that happens too often, no more labels are looked for.
    """

    parseLinkDestination = staticmethod(helpers.parseLinkDestination)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    def __init__(self) -> None:
        """Know no block yet."""
        self._source = ""
        self._last = -1
        self._read_in_vain = 0
        self._is_crowded: dict[str, bool] = {}

    def _look_at(self, source: str) -> None:
        if source is not self._source:
            self._source, self._last = source, source.rfind("]")
            self._read_in_vain = 0
            self._is_crowded = {}

    def parseLinkLabel(  # noqa: N802 - the parser's name
        self,
        state: "StateInline",
        start: int,
        disableNested: bool = False,  # noqa: N803
    ) -> int:
        """Return where the label that begins at start ends, -1 where it does not."""
        self._look_at(state.src)
        if start > self._last or self._read_in_vain > _VAIN:
            return -1
        end = helpers.parseLinkLabel(state, start, disableNested)
        if end < 0:
            self._read_in_vain += len(state.src) - start
        return end

    def inline_note(self, state: "StateInline", silent: bool) -> bool:
        """Take a note that stands where it is referred to."""
        if not state.src.startswith("^[", state.pos):
            return False
        return self.parseLinkLabel(state, state.pos + 1) >= 0 and footnote_inline(state, silent)

    def unless_crowded(self, signs: str, rule: _Rule) -> _Rule:
        """Return a rule for signs, that leaves them as they are where there are very many."""

        def limited(state: "StateInline", silent: bool) -> bool:
            if state.src[state.pos] not in signs:
                return False
            self._look_at(state.src)
            if signs not in self._is_crowded:
                self._is_crowded[signs] = sum(map(state.src.count, signs)) > _MOST_SIGNS
            return not self._is_crowded[signs] and rule(state, silent)

        return limited


def _note_reference(state: "StateInline", silent: bool) -> bool:
    at = state.pos
    if not state.src.startswith("[^", at) or state.src.find("]", at, at + _LONGEST_NAME) < 0:
        return False
    return footnote_ref(state, silent)


def _table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start]
    if state.src.find("|", at, state.eMarks[min(start + 1, state.lineMax - 1)]) < 0:
        return False  # neither in the row of heads nor in the line below it
    return _cells_around(state, at) <= MOST_CELLS and table(state, start, end, silent)


def _cells_around(state: "StateBlock", at: int) -> int:
    """Return how many cells are left at most to the next blank line, counted once for all rows."""
    start, end, count = state.env.get("cells", (0, -1, 0))
    if not start <= at <= end:
        end = state.src.find("\n\n", at) % (len(state.src) + 1)
        count = state.src.count("|", at, end)
        state.env["cells"] = at, end, count
    return int(count)
