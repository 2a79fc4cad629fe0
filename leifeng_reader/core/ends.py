"""Where a passage ends after a step of a word or a sentence at one of its ends."""

from enum import StrEnum

from leifeng_reader.core.boundaries import (
    REACH,
    next_word,
    previous_word,
    sentence_at,
    words,
)


class End(StrEnum):
    """An end of a passage."""

    START = "start"
    END = "end"


class Step(StrEnum):
    """How far an end moves at once."""

    WORD = "word"
    SENTENCE = "sentence"


def stepped(
    text: str, span: tuple[int, int], end: End, step: Step, *, outward: bool
) -> tuple[int, int]:
    """Return the span with one end moved outward (longer) or inward (shorter).

    It stays as it is where there is nothing to take in, or nothing would be left.
    """
    moved = _STEPS[step, end](text, span, outward)
    start, stop = (moved, span[1]) if end is End.START else (span[0], moved)
    return (start, stop) if text[start:stop].strip() else span


def _word_start(text: str, span: tuple[int, int], outward: bool) -> int:
    start, stop = span
    if outward:
        return _over_space(text, previous_word(text, start), start)
    return min(next_word(text, start), stop)


def _over_space(text: str, found: int, start: int) -> int:
    """Return found, unless no word stands there: a text may begin with space."""
    return found if text[found:start].strip() else start


def _word_end(text: str, span: tuple[int, int], outward: bool) -> int:
    start, stop = span
    if outward:
        high = min(len(text), stop + REACH)
        return next((stop + last for _, last in words(text[stop:high])), stop)
    low = max(start, stop - REACH)
    ends = [low + last for _, last in words(text[low:stop]) if low + last < stop]
    return ends[-1] if ends else start


def _sentence_start(text: str, span: tuple[int, int], outward: bool) -> int:
    start, stop = span
    if outward:
        before = len(text[max(0, start - REACH) : start].rstrip())
        last = max(0, start - REACH) + before - 1
        return start if last < 0 or not before else sentence_at(text, last, 0, len(text))[0]
    after = sentence_at(text, start, 0, len(text))[1]
    rest = text[after:stop]
    return after + len(rest) - len(rest.lstrip())


def _sentence_end(text: str, span: tuple[int, int], outward: bool) -> int:
    start, stop = span
    if outward:
        rest = text[stop : stop + REACH]
        following = stop + len(rest) - len(rest.lstrip())
        if following >= len(text):
            return stop
        return sentence_at(text, following, 0, len(text))[1]
    last = sentence_at(text, stop - 1, 0, len(text))[0]
    return start + len(text[start:last].rstrip()) if last > start else start


_STEPS = {
    (Step.WORD, End.START): _word_start,
    (Step.WORD, End.END): _word_end,
    (Step.SENTENCE, End.START): _sentence_start,
    (Step.SENTENCE, End.END): _sentence_end,
}
