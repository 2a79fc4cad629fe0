"""Chapter heads among the lines of a plain text, and their levels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 100

_RANKS = {
    "volume tome tomo band том": 0,
    "book livre libro livro buch книга": 1,
    "part partie parte teil часть act acte akt": 2,
    "chapter chap chapitre capítulo capitulo capitolo kapitel глава canto letter stave": 3,
    "scene scène szene section": 4,
}
_RANK_OF = {word: rank for words, rank in _RANKS.items() for word in words.split()}
_CHINESE_RANKS = {"卷部编編册冊集篇": 1, "章回折幕话話": 3, "节節": 4}
_CHINESE_RANK_OF = {sign: rank for signs, rank in _CHINESE_RANKS.items() for sign in signs}
_BARE, _UNNUMBERED_RANK = 5, -1
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|(?:thir|four|fif|six|seven|eigh|nine)teenth|last"
)
_NUMBER = (
    rf"(?:[ivxlc]+|\d{{1,4}}|(?:the\s+)?(?:{_ORDINALS})|{_TENS}[-\s](?:{_UNITS})|{_TENS}"
    rf"|{_TEENS}|{_UNITS})"
)
_NAMED = re.compile(
    rf"({'|'.join(_RANK_OF)})\.?\s+({_NUMBER})(?=[\s.:—–(-]|\Z)[^\S\n]*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_CHINESE_NUMBER = "[零〇○一二三四五六七八九十百千两廿卅\\d０-９]{1,9}"
_CHINESE = re.compile(
    rf"[第]\s?({_CHINESE_NUMBER})\s?([{''.join(_CHINESE_RANK_OF)}])(.*)", re.DOTALL
)
_NO_HEAD = re.compile("[分门門队隊课課目合来來到团團子后後]")  # 第一部分, 第一回合, …
_BEGINS_TITLE = re.compile("[\\s:：、.．·—–\\-「『《【(（]")
_CONTENTS_LINE = re.compile(r"(\.{3,}|…|[ .]{4,}|\t|\s{2,})\s*[\divxl]+\s*\Z")
_UNNUMBERED = re.compile(
    "(prologue|epilogue|preface|foreword|introduction|afterword|conclusion"
    "|序|序言|序章|自序|前言|楔子|引子|尾声|尾聲|后记|後記)[.:：]?",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"([IVXLC]+)\.?")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Head:
    """A line that heads a chapter: where it stands, its rank (0 highest), number and letters."""

    place: int
    rank: int
    label: str
    letters: str


def heads(lines: Sequence[str]) -> dict[int, int]:
    """Return the levels, from 1, of the lines that head a chapter; "" stands for other text."""
    found = [head for n, line in enumerate(lines) if line and (head := _head(n, line))]
    if not _counts_up([_roman(head.label) for head in found if head.rank == _BARE]):
        found = [head for head in found if head.rank != _BARE]
    if not any(head.label for head in found):
        return {}  # a preface alone makes no book
    return _levels(_said_once(list(_outside_contents(found))))


def _head(place: int, line: str) -> Head | None:
    if len(line) > LONGEST:
        return None
    found = _rank_and_number(line)
    if found is None or _CONTENTS_LINE.search(line):
        return None
    return Head(place, *found, re.sub(r"[\W_]", "", line))


def _rank_and_number(line: str) -> tuple[int, str] | None:
    first = line.split(maxsplit=1)[0].removesuffix(".").lower()
    if first in _RANK_OF and (match := _NAMED.fullmatch(line)):
        word, number, rest = match.groups()
        return (_RANK_OF[word.lower()], number.lower()) if _is_title(line, rest) else None
    if line[0] == "第" and (match := _CHINESE.fullmatch(line)):
        number, sign, rest = match.groups()
        return (_CHINESE_RANK_OF[sign], sign + number) if _is_chinese_title(rest) else None
    if match := _ROMAN.fullmatch(line):
        return _BARE, match[1]
    return (_UNNUMBERED_RANK, "") if _UNNUMBERED.fullmatch(line) else None


def _is_title(line: str, rest: str) -> bool:
    """Tell a title after the number from a sentence that goes on."""
    if not rest:
        return True
    if rest.endswith((",", ";")) or (rest.endswith(".") and len(rest) > 60):
        return False
    if rest[0] in ".:—–-(\n" or (line == line.upper() and line[0].isupper()):
        return True
    return rest[-1] != "." and all(word[0].isupper() for word in rest.split() if len(word) > 3)


def _is_chinese_title(rest: str) -> bool:
    if not rest or _BEGINS_TITLE.match(rest):
        return not rest.endswith(("。", "，", "；")) and len(rest) <= 60
    return len(rest) <= 25 and not _NO_HEAD.match(rest) and not re.search("[。，；]", rest)


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[sign] for sign in numeral] + [0]
    return sum(-v if v < after else v for v, after in pairwise(values))


def _counts_up(numbers: list[int]) -> bool:
    """Tell whether numbers go on from each other, or begin again at one."""
    steps = zip([0, *numbers], numbers, strict=False)
    good = sum(number in (before + 1, 1) for before, number in steps)
    return len(numbers) >= 3 and good >= 0.8 * len(numbers)


def _outside_contents(found: list[Head]) -> Iterator[Head]:
    """Yield heads but for those of a table of contents, where nothing stands between them."""
    run: list[Head] = []
    for head in found:
        if run and head.place != run[-1].place + 1:
            yield from _left_of(run)
            run = []
        run.append(head)
    yield from _left_of(run)


def _left_of(run: list[Head]) -> list[Head]:
    """Return a run's heads, or of a table of contents what stands after it: what was in it."""
    ranks = [head.rank for head in run]
    if len(run) < 4 and len(set(ranks)) == len(ranks):
        return run
    seen: set[tuple[int, str]] = set()
    for n, head in enumerate(run):
        if (head.rank, head.label) in seen and len(run) - n < 4:
            return run[n:]
        seen.add((head.rank, head.label))
    return run if len(run) < 3 else []


def _said_once(found: list[Head]) -> list[Head]:
    """Return heads without those that only repeat the one before them."""
    pairs = zip([None, *found], found, strict=False)
    return [head for before, head in pairs if not before or before.letters != head.letters]


def _levels(found: list[Head]) -> dict[int, int]:
    """Return levels that leave none out; of books and parts, the first to come is the higher."""
    ranks = sorted({head.rank for head in found if head.label})
    firsts = [head.rank for head in found if head.rank in (1, 2)]
    if firsts and firsts[0] == 2:
        ranks.sort(key=lambda rank: {1: 2, 2: 1}.get(rank, rank))
    level = {rank: n for n, rank in enumerate(ranks, 1)}
    return {head.place: level.get(head.rank, 1) for head in found}
