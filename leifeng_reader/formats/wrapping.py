"""Hard-wrapped text: whether it is, how wide, and its paragraphs in one piece again."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_NARROWEST, _WIDEST = 45, 132
_LONGEST_VERSE = 100
_ENOUGH = 0.7
_LOOKED_AT = 1000
_WIDE_CHARACTERS = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_FIRST_WIDE = _WIDE_CHARACTERS[0]
_WIDE = re.compile(f"[{_WIDE_CHARACTERS}]")
_WITHOUT_WIDTH = "\u0300-\u036f\u200b-\u200f\u2060"
_NO_WIDTH = re.compile(f"[{_WITHOUT_WIDTH}]")
_ODD = re.compile(f"[{_WITHOUT_WIDTH}{_WIDE_CHARACTERS}]")
_FIRST_WORD = re.compile(f"\\s*([^ \\t{_WIDE_CHARACTERS}]+|[{_WIDE_CHARACTERS}]?)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE_HYPHEN = re.compile(r"([^\W\d_]+)-\Z")
_LEADING_WORD = re.compile(r"[^\W\d_]+")
_OPENING = "\"'“‘«„([*_—–-…\u2060 "
_CLOSES_SENTENCE = re.compile(r"[.!?:…。！？：][\"'”’»)\]]*\Z")
_CLOSES_LINE = re.compile(r"[,.;:!?…，。；：！？、][\"'”’」』»)\]]*\Z")


class _Ruler(NamedTuple):
    """How lines are measured: the columns they are wrapped at, and how many a line takes."""

    width: int
    columns: Callable[[str], int]

    def narrower(self) -> "_Ruler":
        """Return a ruler that is a fifth shorter."""
        return _Ruler(self.width - self.width // 5, self.columns)


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that belong together: one of prose, or several whose ends mean something."""

    lines: tuple[str, ...]

    @property
    def is_single(self) -> bool:
        """Tell whether there is but one line."""
        return len(self.lines) == 1


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a text, and whether what was hard-wrapped was put together for them."""

    listed: list[Passage]
    are_unwrapped: bool = False


def passages(text: str, keep_line_breaks: bool = False) -> Passages:
    """Return the passages of a text with line feeds: what is hard-wrapped in one piece.

    A text that is not wrapped has a passage for each line with something on it.
    """
    groups = _groups(text)
    if keep_line_breaks:
        return Passages([passage for group in groups for passage in _as_they_are(group)])
    # Most texts have nothing that is wider or narrower than one column.
    ruler = _ruler(groups, _columns if _ODD.search(text) else len)
    if ruler is None:
        return Passages([Passage((line.strip(),)) for group in groups for line in group])
    words = _Words(text)
    return Passages(
        [passage for group in groups for passage in _unwrapped(group, ruler, words)], True
    )


def _groups(text: str) -> list[list[str]]:
    """Return runs of lines with nothing blank between them."""
    groups: list[list[str]] = []
    after_blank = True
    for line in text.split("\n"):
        if not line or line.isspace():
            after_blank = True
        elif after_blank:
            groups.append([line.rstrip()])
            after_blank = False
        else:
            groups[-1].append(line.rstrip())
    return groups


def _as_they_are(group: list[str]) -> Iterator[Passage]:
    """Yield a group with its lines and what they are indented beyond the others."""
    if len(group) == 1 or len(group) > _LONGEST_VERSE:
        yield from (Passage((line.strip(),)) for line in group)
        return
    lines = [line.expandtabs(4) for line in group]
    margin = min(map(_indent, lines))
    yield Passage(tuple(line[margin:] for line in lines))


# --- is it wrapped -----------------------------------------------------------------------------


def _ruler(groups: Sequence[list[str]], columns: Callable[[str], int]) -> _Ruler | None:
    """Return the ruler a text is wrapped by, None for a text that is not."""
    several = [group for group in groups if len(group) > 1]
    several = several[:: 1 + len(several) // _LOOKED_AT]
    widths = sorted(columns(line) for group in several for line in group[:-1])
    if not widths:
        return None
    ruler = _Ruler(widths[-1 - len(widths) // 50], columns)
    if not _NARROWEST <= ruler.width <= _WIDEST:
        return None
    wrapped = [group for group in several if _is_wrapped(group, _widths(group, ruler), ruler)]
    if sum(len(group) - 1 for group in wrapped) * 2 < len(widths):
        return None
    return ruler if _reads_on(wrapped) else None


def _is_wrapped(group: list[str], widths: list[int], ruler: _Ruler) -> bool:
    """Tell whether lines end where the next word had no room."""
    full, wanted = 0, _ENOUGH * (len(group) - 1)
    for columns, following in zip(widths, group[1:], strict=False):
        full += columns >= ruler.width - 1 or _is_full(columns, following, ruler)
        if full >= wanted:
            return True
    return full >= wanted


def _reads_on(groups: list[list[str]]) -> bool:
    """Tell prose from verse whose lines happen to be of one length: its lines begin and end."""
    pairs = [pair for group in groups for pair in pairwise(group)]
    capital = sum(b.lstrip(_OPENING)[:1].isupper() for _, b in pairs)
    closed = sum(_CLOSES_LINE.search(a[-4:]) is not None for a, _ in pairs)
    return max(capital, closed) < 0.8 * len(pairs)


def _is_full(columns: int, following: str, ruler: _Ruler) -> bool:
    """Tell whether a line so wide had no room for the next one's first word."""
    room = ruler.width - columns
    if room <= 1:
        return True
    if room > len(following) * 2:
        return False
    word = _FIRST_WORD.match(following)
    return ruler.columns(word[1] if word else "") + 1 > room


def _widths(group: list[str], ruler: _Ruler) -> list[int]:
    return list(map(ruler.columns, group))


def _columns(line: str) -> int:
    """Return how wide a line is on a terminal, where an ideograph takes two columns."""
    if line.isascii() or not _ODD.search(line):
        return len(line)
    return len(line) + len(_WIDE.findall(line)) - len(_NO_WIDTH.findall(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


# --- put together ------------------------------------------------------------------------------


def _unwrapped(group: list[str], ruler: _Ruler, words: "_Words") -> Iterator[Passage]:
    widths = _widths(group, ruler)
    if len(group) == 1 or not _is_wrapped(group, widths, ruler):
        yield from _as_they_are(group)
        return
    starts = [0, *_starts(group, widths, ruler), len(group)]
    for start, end in pairwise(starts):
        yield Passage((_in_one(group[start:end], words),))


def _starts(group: list[str], widths: list[int], ruler: _Ruler) -> Iterator[int]:
    """Yield where paragraphs begin in a group: by their indent, or after a short line."""
    indents = [_indent(line) if line[0] <= " " or line[0].isspace() else 0 for line in group]
    body = min(indents[1:])
    deep = body + 1 if indents[0] >= body else max(indents)
    for n in range(1, len(group)):
        before = group[n - 1]
        if indents[n] > deep or (
            not before[-1].isalnum() and _ends_paragraph(before, widths[n - 1], group[n], ruler)
        ):
            yield n


def _ends_paragraph(line: str, columns: int, following: str, ruler: _Ruler) -> bool:
    """Tell whether a line stops well short of the width, at a sentence's end."""
    return (
        columns < ruler.width - ruler.width // 5
        and _CLOSES_SENTENCE.search(line[-6:]) is not None
        and not following.lstrip(_OPENING)[:1].islower()
        and not _is_full(columns, following, ruler.narrower())
    )


class _Words:
    """The words of a text, looked up only when a line ends in a hyphen."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] = frozenset()

    def __contains__(self, word: str) -> bool:
        if not self._words:
            self._words = frozenset(_WORD.findall(self._text.lower()))
        return word.lower() in self._words


def _in_one(lines: list[str], words: _Words) -> str:
    """Return lines as one, with a space between them where there was one."""
    stripped = [line.strip() for line in lines]
    if all(line[-1] not in "-—" and line[-1] < _FIRST_WIDE for line in stripped[:-1]):
        return " ".join(stripped)
    pieces = stripped[:1]
    for line in stripped[1:]:
        before = pieces[-1]
        kept, between = _seam(before, line, words)
        pieces[-1] = before[:kept]
        pieces += [between, line] if between else [line]
    return "".join(pieces)


def _seam(before: str, line: str, words: _Words) -> tuple[int, str]:
    """Return how much of a line is kept before the next one, and what stands between them."""
    last = before[-1]
    if _WIDE.match(last) or _WIDE.match(line):
        return len(before), ""
    if last == "-" and not before.endswith((" -", "--")):
        return len(before) - _is_parted(before, line, words), ""
    is_tight = before.endswith("--") or (last == "—" and before[-2:-1] not in ("", " ", "\u2060"))
    return len(before), "" if is_tight else " "


def _is_parted(before: str, line: str, words: _Words) -> bool:
    """Tell a hyphen that only parts a word, which the text has elsewhere without one."""
    head, tail = _BEFORE_HYPHEN.search(before[-40:]), _LEADING_WORD.match(line[:40])
    if not head or not tail or not tail[0].islower():
        return False
    return f"{head[1]}-{tail[0]}" not in words and head[1] + tail[0] in words
