"""How quotes and notes are put on paper: on one line, shortened, as questions."""

import re
from collections.abc import Mapping
from itertools import pairwise

from leifeng_reader.core.boundaries import sentence_starts
from leifeng_reader.core.links import references
from leifeng_reader.study.lines import columns
from leifeng_reader.study.words import is_unspaced, words

ELLIPSIS = "…"
_SPACES = re.compile(r"[\s\u2028\u2029]+")
_EMPHASIS = re.compile(r"(\*\*|__|`|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w))")
_LINE_SIGN = re.compile(r"^(?:#{1,6}|>|[-*+]) +", re.MULTILINE)
_ASKS = re.compile(r"[?？؟\u037e⸮][\"'”’」』»)）\]]*$")
_STOP = re.compile("[؟\u037e⸮]\\s+")  # which no rules for sentences know
_BEGINS_AS_TASK = re.compile(
    r"(?:why|how|what|when|where|who|whom|whose|which|explain|describe|compare|discuss|find|list"
    r"|name|state|summari[sz]e|analy[sz]e|comment|justify|outline|identify|evaluate|define"
    r"|interpret|translate|paraphrase|give|show)\b"
    r"|请|試|试|为什么|為什麼|为何|如何|怎样|怎么|什么|说明|說明|解释|解釋|比较|比較|分析|找出|概括"
    r"|なぜ|どうして|どのように",
    re.IGNORECASE,
)
_STATES = re.compile(r"(?:why|how|what|when|where|who|whom|whose|which)\b.*[^.]\.$", re.IGNORECASE)
_OUTER = " \t\n\u2028\u3000.,;:!?…—–-\"“”'‘’()[]（）【】《》〈〉「」『』、。，；：！？·"


def said(labels: Mapping[str, str], key: str, **fields: object) -> str:
    """Return the words of a label with its fields filled in; its name where it has no words."""
    return labels.get(key, key).format(**fields)


def one_line(text: str) -> str:
    """Return text with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def plain(note: str) -> str:
    """Return a note on one line: links by their labels, without the signs of Markdown."""
    parts, at = [], 0
    for link in references(note):
        parts += [note[at : link.start], link.label]
        at = link.end
    text = "".join([*parts, note[at:]])
    return one_line(_EMPHASIS.sub("", _LINE_SIGN.sub("", text)))


def placed(words: str, place: str) -> str:
    """Return words with where they stand after them, in brackets of the place's script."""
    if not place:
        return words
    return f"{words}（{place}）" if is_unspaced(place) else f"{words} ({place})"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without the signs and spaces at its ends; empty where it has no else."""
    part = text[start:end]
    start += len(part) - len(part.lstrip(_OUTER))
    return start, start + len(part.strip(_OUTER))


def shortened(text: str, width: int) -> str:
    """Return text on one line of at most `width` columns, cut after a word, with an ellipsis."""
    text = one_line(text)
    if columns(text) <= width:
        return text
    ends = [word.end for word in words(text[:width]) if not _is_too_wide(text[: word.end], width)]
    cut = ends[-1] if ends else _fitting(text, width)
    return text[:cut].rstrip(_OUTER) + ELLIPSIS


def _is_too_wide(text: str, width: int) -> bool:
    return columns(text) + 1 > width


def _fitting(text: str, width: int) -> int:
    """Return how many characters of a word too long for the width fit it."""
    cut = min(len(text), max(width - 1, 1))
    while cut > 1 and _is_too_wide(text[:cut], width):
        cut -= 1
    return cut


def is_question(sentence: str) -> bool:
    """Tell whether a sentence ends in a question mark of any script."""
    return _ASKS.search(sentence) is not None


def question_in(note: str) -> tuple[str, str]:
    """Return what a note asks, and the rest of it; ("", note) where it asks nothing.

    That is its first sentence with a question mark, else all of it if it begins as a task does.
    "What he is known for." only says something: who asks so sets no full stop.
    """
    note = plain(note)
    starts = sorted(
        {*sentence_starts(note, 0, len(note)), *(m.end() for m in _STOP.finditer(note)), len(note)}
    )
    for start, end in pairwise(starts):
        sentence = note[start:end].strip()
        if is_question(sentence):
            rest = f"{note[:start]}{note[end:]}".strip()
            return sentence, rest
    is_task = _BEGINS_AS_TASK.match(note) and not _STATES.match(note)
    return (note, "") if is_task else ("", note)
