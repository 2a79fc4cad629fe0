"""The words of a text in any script, and how Chinese ones are read aloud."""

import importlib
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from leifeng_reader.core import boundaries
from leifeng_reader.core.text import fold
from leifeng_reader.study.stop_words import STOP_WORDS

Segmenter = Callable[[str], Iterable[str]]
"""Cuts a run of Chinese characters into words; joined again they are the run."""

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30ff"
_UNSPACED = re.compile(f"[{_HAN}{_KANA}]")
_IDEOGRAPH = re.compile(f"[{_HAN}]")
_HAS_KANA = re.compile(f"[{_KANA}]")
_JAPANESE_WORD = re.compile(f"[{_HAN}]+|[\u30a1-\u30ff]+|[\u3041-\u3096\u3099-\u309f]+")
_SAMPLE = 20_000
_FAR = 40
_COUNTS = re.compile("第?[〇零一二三四五六七八九十百千万亿两几半]+[个名天年月日号位次种条件岁点]?")
_ONLY_HIRAGANA = re.compile("[\u3041-\u3096\u3099-\u309f]+")


class Word(NamedTuple):
    """Code points [start, end) of a text; `has_content` unless it only holds others together."""

    start: int
    end: int
    has_content: bool


def words(text: str, segmenter: Segmenter | None = None) -> list[Word]:
    """Return the words of text in order; without a segmenter a run of Chinese is one word."""
    cut = segmenter or (lambda run: (run,))
    found = []
    for start, end in _runs(text):
        for low, high in _parts(text[start:end], cut):
            span = start + low, start + high
            found.append(Word(*span, _has_content(text[slice(*span)])))
    return found


def word_around(text: str, position: int, segmenter: Segmenter) -> tuple[int, int] | None:
    """Return the Chinese word that an ideograph of text belongs to; None for another character.

    Only the run it stands in is cut, some forty characters on each side at most.
    """
    low = high = position
    while low > max(0, position - _FAR) and _IDEOGRAPH.match(text, low - 1):
        low -= 1
    while high < min(len(text), position + _FAR) and _IDEOGRAPH.match(text, high):
        high += 1
    for part in segmenter(text[low:high]) if low <= position < high else ():
        if position < low + len(part):
            return low, low + len(part)
        low += len(part)
    return None


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield words of scripts with spaces, and whole runs of ideographs and kana."""
    low = high = -1
    for start, end in boundaries.words(text):
        if _UNSPACED.match(text, start):
            if start != high:
                if low >= 0:
                    yield low, high
                low = start
            high = end
        else:
            if low >= 0:
                yield low, high
                low = high = -1
            yield start, end
    if low >= 0:
        yield low, high


def _parts(run: str, cut: Segmenter) -> Iterator[tuple[int, int]]:
    if not _UNSPACED.match(run):
        yield 0, len(run)
    elif _HAS_KANA.search(run):
        yield from (match.span() for match in _JAPANESE_WORD.finditer(run))
    else:
        start = 0
        for part in cut(run):
            yield start, start + len(part)
            start += len(part)


def _has_content(word: str) -> bool:
    if not any(map(str.isalpha, word)) or _ONLY_HIRAGANA.fullmatch(word):
        return False
    folded = fold(word)
    return len(folded) > 1 and folded not in STOP_WORDS and not _COUNTS.fullmatch(word)


@cache
def chinese_segmenter() -> Segmenter | None:
    """Return what cuts Chinese into words, None where the package for it is not installed.

    The first call takes a second: a list of words is read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes in its source, when it is first compiled
            jieba: Any = importlib.import_module("jieba")
    except ImportError:
        return None
    jieba.setLogLevel("ERROR")
    tokenizer = jieba.Tokenizer()
    # What initialize does, less the copy that it leaves in the system's temporary folder, and
    # would read from there again, whoever has put it there.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    cut: Segmenter = tokenizer.lcut
    return cut


def segmenter_for(text: str) -> Segmenter | None:
    """Return the segmenter a text needs: none is loaded for a few words among others."""
    sample = text[:_SAMPLE]
    ideographs, kana = (len(each.findall(sample)) for each in (_IDEOGRAPH, _HAS_KANA))
    is_chinese = 50 * ideographs > len(sample) and 10 * kana < ideographs
    return chinese_segmenter() if is_chinese else None


def is_of_ideographs(text: str) -> bool:
    """Tell whether most of a text is written in ideographs or kana."""
    sample = text[:_SAMPLE]
    return 2 * len(_UNSPACED.findall(sample)) > len(sample)


def has_kana(text: str) -> bool:
    """Tell whether there is Japanese in a text."""
    return _HAS_KANA.search(text) is not None


def is_unspaced(word: str) -> bool:
    """Tell whether word is written in ideographs or kana."""
    return _UNSPACED.search(word) is not None


@cache
def _pinyin() -> Callable[[str], list[str]] | None:
    try:
        pypinyin: Any = importlib.import_module("pypinyin")
    except ImportError:
        return None
    return lambda word: list(pypinyin.lazy_pinyin(word, style=pypinyin.Style.TONE))


def reading(word: str) -> str:
    """Return the pinyin of a Chinese word; empty for others, or without the package for it."""
    if not _IDEOGRAPH.search(word) or _HAS_KANA.search(word):
        return ""
    read = _pinyin()
    return " ".join(" ".join(read(word)).split()) if read else ""
