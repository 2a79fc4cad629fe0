"""The words a cloze offers: its answers, and others of the same text that look as likely."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

from leifeng_reader.core.text import fold
from leifeng_reader.study.words import Word

_LIKELIEST = 6
"""Among how many of the most alike one is drawn."""

_SAMPLE = 600


class _Phrase(NamedTuple):
    """Words in a row that could fill a gap."""

    text: str
    folded: str
    size: int


def distractors(
    content: str,
    words: Sequence[Word],
    free: Sequence[Word],
    answers: Sequence[str],
    wanted: int,
    lots: Random,
) -> list[str]:
    """Return at most `wanted` phrases of a text like its answers, none of which is one of them.

    `words` are all of the text, `free` those outside of its gaps, which phrases are made of.
    None is given twice, and none is part of an answer.
    """
    if not answers or wanted <= 0:
        return []
    taken = list(dict.fromkeys(map(fold, answers)))
    targets = [_counted(answer, words, content) for answer in dict.fromkeys(answers)]
    lots.shuffle(targets)
    sizes = dict.fromkeys(target.size for target in targets)
    phrases = {size: _sample(_phrases(content, free, size), lots) for size in sizes}
    found: list[str] = []
    while len(found) < wanted:
        target = targets[len(found) % len(targets)]
        left = _free(phrases[target.size], taken)
        left = left or [p for size in sizes for p in _free(phrases[size], taken)]
        if not left:
            break
        left.sort(key=lambda phrase: (-_likeness(phrase, target), phrase.text))
        chosen = lots.choice(left[:_LIKELIEST])
        found.append(chosen.text)
        taken.append(chosen.folded)
    return found


def _free(phrases: Sequence[_Phrase], taken: Sequence[str]) -> list[_Phrase]:
    """Return the phrases that are no part of what is taken; those of several words hold none."""
    joined = "\n".join(taken)
    left = [phrase for phrase in phrases if phrase.folded not in joined]
    return [p for p in left if p.size == 1 or not any(each in p.folded for each in taken)]


def _sample(phrases: list[_Phrase], lots: Random) -> list[_Phrase]:
    return lots.sample(phrases, min(len(phrases), _SAMPLE))


def _counted(answer: str, words: Sequence[Word], content: str) -> _Phrase:
    at = content.find(answer)
    its = bisect_left(words, (at + len(answer),)) - bisect_left(words, (at,)) if at >= 0 else 1
    return _Phrase(answer, fold(answer), max(its, 1))


def _phrases(content: str, words: Sequence[Word], size: int) -> list[_Phrase]:
    """Return what `size` words in a row say, once each; words of content stand at both ends."""
    found: dict[str, str] = {}
    for first in range(len(words) - size + 1):
        start, end = words[first], words[first + size - 1]
        if start.has_content and end.has_content and _is_whole(content, words, first, size):
            text = content[start.start : end.end]
            found.setdefault(fold(text), text)
    return [_Phrase(text, folded, size) for folded, text in found.items()]


def _is_whole(content: str, words: Sequence[Word], first: int, size: int) -> bool:
    """Tell whether nothing but one space, or nothing, parts the words from each other."""
    its = words[first : first + size]
    return all(content[one.end : other.start] in ("", " ") for one, other in pairwise(its))


def _likeness(phrase: _Phrase, target: _Phrase) -> float:
    """Return how alike two phrases look: by ending, case of the first letter, and length."""
    ending = next((n for n in (3, 2, 1) if phrase.folded[-n:] == target.folded[-n:]), 0)
    same_case = phrase.text[:1].isupper() == target.text[:1].isupper()
    apart = abs(len(phrase.text) - len(target.text))
    return ending + 3 * same_case - min(apart, 8) / 2
