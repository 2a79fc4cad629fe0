"""Subtitles (SRT, WebVTT): what is said, in paragraphs, with the times as page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain

from leifeng_reader.core.composition import Draft, Part
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.core.structure import PageMark
from leifeng_reader.core.text import canonical
from leifeng_reader.formats.choices import Choices
from leifeng_reader.formats.encoding import decoded
from leifeng_reader.formats.running_text import RunningText
from leifeng_reader.formats.titles import title_of

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMES = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})(?:\s.*)?\Z")
_VTT = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")
_SRT = re.compile(rf"(?:\d+[ \t]*\n)?\s*{_TIME}[ \t]*-->[ \t]*{_TIME}")
# Before anything is decoded; two bytes a character are possible.
_PERHAPS = re.compile(rb"-\0?-\0?>|W\0?E\0?B\0?V\0?T\0?T")
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|\Z)")
_MARKUP = re.compile(r"<(/?)([A-Za-z0-9]*)([^<>]*)>|\{\\[^{}]*\}|&[#\w]{2,12};|\\[Nnh]")
_WORD_TAG = re.compile(r"</?c\b[^<>]*>|<\d[\d:.]*>")
_TAGS = {"b": SpanKind.BOLD, "i": SpanKind.ITALIC, "u": SpanKind.UNDERLINE}
_SPEAKER = re.compile(r"[-–—]\s?\S")
_ENDS = re.compile(r"[.!?:…。！？♪)\]][\"'”’»」』<>/a-z]*\Z")
_PAUSE = 3.0
_LONGEST = 600


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[str] = field(default_factory=list)


def is_subtitles(text: str) -> bool:
    """Tell subtitles by how they begin."""
    start = text[:10_000].lstrip("\ufeff \t\n")
    return _VTT.match(start) is not None or _SRT.match(start) is not None


def read(data: bytes, name: str, choices: Choices) -> Draft | None:
    """Return what is said in subtitles, a sentence over several of them in one piece.

    None when data is something else. With line breaks kept, each is a paragraph as it stands.
    """
    perhaps = _PERHAPS.search(data[:20_000]) is not None
    raw, notices = decoded(data, choices.encoding) if perhaps else (None, ())
    text = canonical(raw) if raw is not None else ""
    if not is_subtitles(text):
        return None
    cues = list(_new_words(_cues(text)))
    if not choices.keep_line_breaks:
        cues = list(_in_sentences(cues))
    separator = "\n" if choices.keep_line_breaks else " "
    parts = [_part(cue, separator) for cue in cues]
    pages = tuple(PageMark(_clock(cue.start), n) for n, cue in enumerate(cues))
    return Draft(title_of(name), parts, pages=pages, notices=notices)


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the cues of a file; what stands between them, numbers and remarks, is left out."""
    cue: _Cue | None = None
    is_aside, after_blank = True, True
    for line in text.split("\n"):
        times = _TIMES.match(line) if "-->" in line else None
        if times:
            if cue is not None:
                _drop_number(cue)
                yield cue
            cue, is_aside = _Cue(_seconds(times[1]), _seconds(times[2])), False
        elif after_blank and _ASIDE.match(line):
            is_aside = True
        elif cue is not None and not is_aside:
            cue.lines.append(line.strip())
        after_blank = not line.strip()
    if cue is not None:
        yield cue


def _drop_number(cue: _Cue) -> None:
    """Take away the line before the next cue's times, if it is that cue's number or name."""
    is_name = len(cue.lines) > 1 and not cue.lines[-2]
    if cue.lines and cue.lines[-1] and (is_name or cue.lines[-1].isdigit()):
        cue.lines.pop()


def _seconds(time: str) -> float:
    seconds = 0.0
    for number in time.replace(",", ".").split(":"):
        seconds = seconds * 60 + float(number)
    return seconds


def _clock(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{second:02}"


def _new_words(cues: Iterator[_Cue]) -> Iterator[_Cue]:
    """Yield cues with something in them; what rolls up from the one before is said once."""
    last = ""
    for cue in cues:
        lines = [line for line in cue.lines if line]
        if len(lines) > 1 and _said(lines[0]) == last:
            lines = lines[1:]
        if lines and [_said(line) for line in lines] != [last]:
            cue.lines, last = lines, _said(lines[-1])
            yield cue


def _said(line: str) -> str:
    """Return a line without the tags of its words: they may come in one by one at first."""
    return _WORD_TAG.sub("", line)


def _in_sentences(cues: list[_Cue]) -> Iterator[_Cue]:
    """Yield cues as paragraphs: a sentence goes on in the next, and each speaker has his own."""
    open_cue: _Cue | None = None
    for cue in chain.from_iterable(map(_turns, cues)):
        if open_cue is not None and _goes_on(open_cue, cue):
            open_cue.lines += cue.lines
            open_cue.end = cue.end
            continue
        if open_cue is not None:
            yield open_cue
        open_cue = cue
    if open_cue is not None:
        yield open_cue


def _turns(cue: _Cue) -> Iterator[_Cue]:
    """Yield a cue once for each speaker, told by the dashes their lines begin with."""
    turn = _Cue(cue.start, cue.end)
    for line in cue.lines:
        if turn.lines and _SPEAKER.match(line):
            yield turn
            turn = _Cue(cue.start, cue.end)
        turn.lines.append(line)
    yield turn


def _goes_on(before: _Cue, cue: _Cue) -> bool:
    return (
        not _ENDS.search(before.lines[-1])
        and not _SPEAKER.match(cue.lines[0])
        and not cue.lines[0].startswith(("<v", "♪", "[", "("))
        and cue.start - before.end < _PAUSE
        and sum(map(len, before.lines)) < _LONGEST
    )


def _part(cue: _Cue, separator: str) -> Part:
    running, at = RunningText(), 0
    source = separator.join(cue.lines)
    for found in _MARKUP.finditer(source):
        running.write(source[at : found.start()])
        at = found.end()
        _mark_up(running, found)
    running.write(source[at:])
    return Part(running.text, spans=tuple(running.spans))


def _mark_up(running: RunningText, found: re.Match[str]) -> None:
    """Take a tag or an entity for what it means; a place on the screen means nothing here."""
    if found[0].startswith("&"):
        running.write(unescape(found[0]))
    elif found[0].startswith("\\"):
        running.write(" ")
    elif found[2] is None:
        return
    elif found[2] == "v" and not found[1] and found[3].strip(". "):
        running.write(f"{found[3].strip()}: ")
    elif found[2] in _TAGS and not found[1]:
        running.open(found[2], _TAGS[found[2]])
    elif found[2] in _TAGS:
        running.close(found[2])
