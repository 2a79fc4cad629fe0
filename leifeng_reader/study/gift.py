"""Tasks for Moodle's question bank, in GIFT: one question each, gaps and vocabulary as their kind.

Source: Moodle's manual, "GIFT format". Stems and choices are written as hypertext, in which braces
and backslashes stand as entities: readers of the format do not agree on how those are escaped.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from leifeng_reader.core.codebook import format_path
from leifeng_reader.core.markup import html_lines
from leifeng_reader.core.text import canonical
from leifeng_reader.study.flat_text import gap_numbers, joined_gaps, line_of
from leifeng_reader.study.paper import Paper
from leifeng_reader.study.tasks import Made, Run, Style, Task, TaskKind

_SPECIAL = re.compile(r"[\\~=#{}:]")
_ENTITIES = {"{": "&#123;", "}": "&#125;", "\\": "&#92;", "\t": " "}
_GAP = "_____"
_LONGEST_TITLE = 80
_MOST_PAIRS = 8
_STYLES = {
    Style.BOLD: "b",
    Style.ITALIC: "i",
    Style.SUPERSCRIPT: "sup",
    Style.SUBSCRIPT: "sub",
    Style.CODE: "code",
    Style.SMALL: "small",
}


def write(paper: Paper, made: Sequence[Made], title: str) -> bytes:
    """Return the file: a category for each part, its reading text as a description."""
    return "".join(_part(each, title, place) for place, each in enumerate(made, 1)).encode()


def _part(made: Made, title: str, place: int) -> str:
    name = made.title or f"{place}"
    told = [f"$CATEGORY: {_category(title)}/{_category(name)}\n\n"]
    if made.reading:
        told.append(f"::{_title(name)}::[html]{_escaped(_reading(made))}\n\n")
    for kind, tasks in groupby(made.tasks, key=_together):
        if kind is TaskKind.ENTRY:
            told += _entries(list(tasks), made, name)
        else:
            told += (_question(task, made, name) for task in tasks)
    return "".join(told)


def _together(task: Task) -> TaskKind | None:
    """Return what is asked in one question with its neighbours: words with glosses."""
    return TaskKind.ENTRY if task.kind is TaskKind.ENTRY and task.answer else None


def _question(task: Task, made: Made, name: str) -> str:
    if task.kind is TaskKind.GAPS:
        return "".join(_gaps(task, made, name))
    stem = _block(task.prompt or made.instruction) + _quote(task)
    return _whole(task, name, stem, _ANSWERS.get(task.kind, _essay)(task), _feedback(task))


def _whole(task: Task, name: str, stem: str, answers: str, feedback: str, mark: str = "") -> str:
    """Return a question: its comment, its title, what is asked, and what is right."""
    title = _title(name, f"{task.number}{mark}")
    told = f"####{feedback}" if feedback else ""
    comment = _comment(task, mark)
    return f"{comment}::{title}::[html]{_escaped(stem.strip()) or '…'}{{{answers}{told}}}\n\n"


def _feedback(task: Task) -> str:
    """Return what is told afterwards. Letters of options mean nothing there: they are shuffled."""
    in_words = task.answer if task.kind in (TaskKind.OPEN, TaskKind.TRUE_FALSE) else ""
    return _inside("\n".join(filter(None, (in_words.strip(), task.reference))))


# What is right, by kind


def _essay(task: Task) -> str:
    return ""


def _truth(task: Task) -> str:
    return "TRUE" if task.correct == (1,) else "FALSE"


def _choice(task: Task) -> str:
    """Return options: one right one, or several that share the mark, each wrong one taking one."""
    right = set(task.correct)
    if not right or not task.options:
        return ""
    share = f"{int(1e6 / len(right)) / 1e4:g}"
    signs = ("=", "~") if len(right) == 1 else (f"~%{share}%", f"~%-{share}%")
    return _listed(
        f"{signs[index not in right]}{_inside(option)}" for index, option in enumerate(task.options)
    )


def _match(task: Task) -> str:
    """Return pairs; options that match nothing stand alone."""
    pairs = [
        (prompt, task.options[index])
        for prompt, index in zip(task.prompts, task.correct, strict=False)
    ]
    if len(pairs) == 1:
        return _listed(f"{'=' if o == pairs[0][1] else '~'}{_inside(o)}" for o in task.options)
    used = {option for _, option in pairs}
    spare = [option for option in task.options if option not in used]
    return _pairs([*pairs, *(("", option) for option in spare)]) if pairs else ""


def _order(task: Task) -> str:
    ranks = zip(task.options, task.correct, strict=False)
    return _pairs([(option, str(rank + 1)) for option, rank in ranks])


_ANSWERS: Mapping[TaskKind, Callable[[Task], str]] = {
    TaskKind.TRUE_FALSE: _truth,
    TaskKind.CHOICE: _choice,
    TaskKind.MATCH: _match,
    TaskKind.ORDER: _order,
}


def _pairs(pairs: Sequence[tuple[str, str]]) -> str:
    if not pairs:
        return ""
    return _listed(f"={_inside(left)} -> {_plain(right)}" for left, right in pairs)


def _listed(answers: Iterator[str]) -> str:
    return "".join(f"\n{answer}" for answer in answers) + "\n"


# Gaps


def _gaps(task: Task, made: Made, name: str) -> Iterator[str]:
    """Yield a question with all gaps where a bank has the words, else one for each gap."""
    intro = _block(task.prompt or made.instruction)
    if made.bank and len(task.answers) > 1:
        text = "<br>".join("".join(map(_numbered, line)) for line in map(joined_gaps, task.runs))
        spare = [word for word in made.bank if word not in task.answers]
        pairs = [(f"({number})", word) for number, word in _answered(task)]
        answers = _pairs([*pairs, *(("", word) for word in spare)])
        yield _whole(task, name, f"{intro}<br>{text}" if intro else text, answers, "")
        return
    for number, word in _answered(task):
        line = next(line for line in task.runs if number in gap_numbers(line))
        text = "".join(_asked(run, number) for run in joined_gaps(line))
        stem = f"{intro}<br>{text}" if intro else text
        yield _whole(task, name, stem, f"={_short(word)}", "", f".{number}")


def _answered(task: Task) -> list[tuple[int, str]]:
    """Return the gaps' numbers, each with its word."""
    numbers = dict.fromkeys(n for line in task.runs for n in gap_numbers(line))
    return list(zip(numbers, task.answers, strict=False))


def _numbered(run: Run) -> str:
    return f"({run.gap}) {_html(run.shown)}{_GAP}" if run.gap else _styled(run)


def _asked(run: Run, number: int) -> str:
    """Return a run where only one gap is asked for."""
    return f"{_html(run.shown)}{_GAP}" if run.gap == number else _numbered(run)


def _short(word: str) -> str:
    """Return a word that is to be typed; an asterisk would stand for any letters."""
    told = _plain(word.replace("*", "\\*"))
    return f"[plain]{told}" if told.startswith(("[", "%")) else told


# Vocabulary


def _entries(tasks: list[Task], made: Made, name: str) -> Iterator[str]:
    """Yield questions that match words and glosses, a few at a time."""
    count = -(-len(tasks) // _MOST_PAIRS)
    size = -(-len(tasks) // count)
    for start in range(0, len(tasks), size):
        some = tasks[start : start + size]
        stem = _html(made.instruction or made.title)
        pairs = _pairs([(task.prompt, task.answer) for task in some])
        if len(some) == 1:
            stem, pairs = _html(some[0].answer), f"={_short(some[0].prompt)}"
        yield _whole(some[0], name, stem, pairs, "")


# Words


def _comment(task: Task, mark: str) -> str:
    """Return the name by which Moodle knows the question again, and its themes as tags."""
    tags = "".join(f" [tag:{_aside(format_path(path))}]" for path in task.themes)
    return f"// [id:{_aside(task.id + mark)}]{tags}\n"


def _aside(text: str) -> str:
    return line_of(text).replace("[", "(").replace("]", ")")


def _category(name: str) -> str:
    return line_of(name).strip("/ ").replace("/", "//") or "…"


def _title(name: str, number: str = "") -> str:
    words = line_of(name)[:_LONGEST_TITLE].strip()
    return _SPECIAL.sub(r"\\\g<0>", " ".join(filter(None, (words, number)))).strip(":") or "…"


def _reading(made: Made) -> str:
    return "".join(
        "<p>"
        + "<br>".join(
            (f"<small>{_html(number)}</small> " if number else "") + "".join(map(_styled, line))
            for line, number in zip(
                paragraph.lines,
                (*paragraph.numbers, *[""] * len(paragraph.lines)),
                strict=False,
            )
        )
        + "</p>"
        for paragraph in made.reading
    )


def _quote(task: Task) -> str:
    return f"<blockquote>{_block(task.quote)}</blockquote>" if task.quote else ""


def _styled(run: Run) -> str:
    told = _html(run.text)
    if run.reading:
        told = f"<ruby>{told}<rp>(</rp><rt>{_html(run.reading)}</rt><rp>)</rp></ruby>"
    for style in sorted(run.styles):
        told = f"<{_STYLES[style]}>{told}</{_STYLES[style]}>"
    return told + (f"<sup>{_html(run.mark)}</sup>" if run.mark else "")


def _block(text: str) -> str:
    return _html(canonical(text).strip())


def _html(text: str) -> str:
    """Return words as hypertext without anything that GIFT takes for its own, but `&#;=:~`."""
    told = html_lines(canonical(text))
    return "".join(_ENTITIES.get(character, character) for character in told)


def _inside(text: str) -> str:
    """Return words in the format of the stem.

    At their beginning, a bracket would name another format, and a percent sign a weight.
    """
    told = _html(text.strip())
    return _escaped(f"&#{ord(told[0])};{told[1:]}" if told.startswith(("[", "%")) else told)


def _plain(text: str) -> str:
    """Return words that are no hypertext; an arrow of two signs would make a pair of them."""
    return _escaped(line_of(text).replace("->", "→"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
