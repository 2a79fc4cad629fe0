"""Notes read as Markdown: words, and what stands out among them; nothing that could load or run."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leifeng_reader.core.links import ADDRESS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SAFE = ("http://", "https://", "mailto:")
_MARKED = re.compile(
    r"[*_`~\[\]<>\\#&]|^\s*(?:[-+]|\d{1,9}[.)])\s|^\s*[-=]{2,}\s*$|leifeng://", re.MULTILINE
)
_REFERENCE = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\]")
_BARE = re.compile(re.escape(ADDRESS) + r"([\w-]+)")
_LONGEST = 20_000
_MOST_SIGNS = 2000
_DEEPEST = 100
_DEEPEST_SHOWN = 24


class Manner(StrEnum):
    """How a run of words stands out; a link leads to an address, a reference into the library."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRUCK = "struck"
    CODE = "code"
    QUOTED = "quoted"
    LINK = "link"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Run:
    """Words at [start, end) in a manner; `target` is where a link or reference leads."""

    start: int
    end: int
    manner: Manner
    target: str = ""


@dataclass(frozen=True, slots=True)
class Inset:
    """From `start` on, lines are moved in by some steps.

    The first `hang` characters are a list's sign, under which nothing else stands.
    """

    start: int
    steps: int
    hang: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """What a note says, line feeds between its lines."""

    text: str
    runs: tuple[Run, ...] = ()
    insets: tuple[Inset, ...] = ()

    def links(self) -> list[Run]:
        """Return what leads somewhere, in order."""
        leading = (Manner.LINK, Manner.REFERENCE)
        return sorted((r for r in self.runs if r.manner in leading), key=lambda r: r.start)


@lru_cache(maxsize=512)
def prose(note: str) -> Prose:
    """Read a note; HTML is words like any, and of a picture only its words are left."""
    if not _MARKED.search(note):
        return Prose(note)
    read, rest = note[:_LONGEST], note[_LONGEST:]
    if sum(map(read.count, "*_[~`")) > _MOST_SIGNS:  # a parser would look at them over and over
        return Prose(note)
    tokens = _parser().parse(read)
    if any(token.level > _DEEPEST_SHOWN for token in tokens):  # its words might be left out
        return Prose(note)
    writer = _Writer()
    writer.write(tokens)
    return writer.done(rest)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # late: most notes are plain, and a start need not wait

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    made.enable("strikethrough")
    made.inline.ruler.before("link", "reference", _reference)
    return made


def _reference(state: "StateInline", silent: bool) -> bool:
    """Take `[[target|words]]` for what it is, before it is taken for a link in brackets."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None or not found[1].strip():
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = (found[2] or "").strip() or found[1].strip()
        token.meta = {"target": found[1].strip().removeprefix(ADDRESS)}
    state.pos = found.end()
    return True


class _Writer:
    """Puts the words of tokens one after another, and keeps what stands out."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._insets: list[Inset] = []
        self._open: list[tuple[Manner, int, str] | None] = []
        self._lists: list[int | None] = []
        self._depth = 0
        self._marker = ""
        self._line = 0

    def write(self, tokens: "list[Token]") -> None:
        """Write blocks."""
        for token in tokens:
            if token.type in ("inline", "fence", "code_block", "hr"):
                self._block(token)
            elif token.nesting > 0:
                self._enter(token)
            elif token.nesting < 0:
                self._leave(token)

    def done(self, rest: str) -> Prose:
        """Return what was written, and the rest of a note too long to be read."""
        text = "".join(self._parts) + rest
        runs = (Run(_after_breaks(text, r.start), r.end, r.manner, r.target) for r in self._runs)
        seen = (run for run in runs if run.start < run.end)  # not those of line breaks alone
        return Prose(text, tuple(seen), tuple(self._insets))

    def _enter(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
                self._depth += 1
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
                self._depth += 1
            case "list_item_open":
                self._marker = self._next_marker()
            case "blockquote_open":
                self._begin(Manner.QUOTED)
                self._depth += 1
            case "heading_open":
                self._begin(Manner.STRONG)

    def _leave(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._depth -= 1
            case "blockquote_close":
                self._depth -= 1
                self._end()
            case "heading_close":
                self._end()

    def _next_marker(self) -> str:
        number = self._lists[-1]
        if number is None:
            return "•  "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _block(self, token: "Token") -> None:
        first, last = token.map or [self._line, self._line + 1]
        if self._length:
            self._say("\n\n" if first > self._line else "\n")
        self._line = last
        self._insets.append(Inset(self._length, self._depth, len(self._marker)))
        self._say(self._marker)
        self._marker = ""
        if token.type == "inline":
            for child in token.children or ():
                self._inline(child)
        elif token.type == "hr":
            self._say("———")
        else:
            self._said(Manner.CODE, token.content.rstrip("\n"))

    def _inline(self, token: "Token") -> None:
        match token.type:
            case "text":
                self._text(token.content)
            case "softbreak" | "hardbreak":
                self._say("\n")
            case "code_inline":
                self._said(Manner.CODE, token.content)
            case "reference":
                self._said(Manner.REFERENCE, token.content, str(token.meta["target"]))
            case "strong_open":
                self._begin(Manner.STRONG)
            case "em_open":
                self._begin(Manner.EMPHASIS)
            case "s_open":
                self._begin(Manner.STRUCK)
            case "link_open":
                self._begin_link(str(token.attrGet("href") or ""))
            case "strong_close" | "em_close" | "s_close" | "link_close":
                self._end()
            case _:
                self._say(token.content)

    def _text(self, text: str) -> None:
        end = 0
        for found in _BARE.finditer(text):
            self._say(text[end : found.start()])
            self._said(Manner.REFERENCE, found[0], found[1])
            end = found.end()
        self._say(text[end:])

    def _begin_link(self, address: str) -> None:
        if address.startswith(ADDRESS):
            self._begin(Manner.REFERENCE, address.removeprefix(ADDRESS))
        elif address.lower().startswith(_SAFE):
            self._begin(Manner.LINK, address)
        else:
            self._open.append(None)

    def _begin(self, manner: Manner, target: str = "") -> None:
        self._open.append((manner, self._length, target))

    def _end(self) -> None:
        begun = self._open.pop() if self._open else None
        if begun is not None and begun[1] < self._length:
            self._runs.append(Run(begun[1], self._length, begun[0], begun[2]))

    def _said(self, manner: Manner, text: str, target: str = "") -> None:
        self._begin(manner, target)
        self._say(text)
        self._end()

    def _say(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _after_breaks(text: str, start: int) -> int:
    """Return where the words begin that a block put line feeds before."""
    return len(text) - len(text[start:].lstrip("\n"))
