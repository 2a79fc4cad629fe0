"""The head of a paper's first page, and the foot of each."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.tasks import Run
from leifeng_reader.ui.paper.look import INK, LABEL, RULE, UNIT, Look, Sheet, Type, foot_height
from leifeng_reader.ui.paper.marks import Group, Mark, Picture, Rule, Tag
from leifeng_reader.ui.paper.setting import Box, Row, baseline, natural_width, rows

_TITLE = Type(1.75)
_FACTS = Type(0.86, sans=True)
_LOGO = 54 * UNIT
_APART = "\u2003·\u2003"
_FOOT = Type(0.78, sans=True, colour="#4a4a4a")
_NAME_SHARE = 0.62


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top of the first page, and how high it is."""

    height: float
    marks: tuple[Mark, ...]


def head(paper: Paper, look: Look) -> Head:
    """Return the head of a paper: school, title, class and date, a line for the name, a logo."""
    logo = _logo(paper.header.logo, look)
    room = look.width - (logo[0].rect.width() + look.size if logo else 0.0)
    marks: list[Mark] = [*logo]
    y = 0.0
    for at, (text, kind, above) in enumerate(_lines(paper)):
        path = (("H1" if kind is _TITLE else "P", at),)
        y += above * look.leading
        for row in rows((Run(text),), look, Box(0.0, room), kind):
            marks += [Tag((("Sect", -1), *path)), Group(0.0, y, row.marks)]
            y += row.height
    if logo:
        y = max(y, logo[0].rect.height() + look.leading / 4)
    if paper.header.name_line:
        name = _name_line(paper, look)
        marks += [Tag((("Sect", -1), ("P", 99))), Group(0.0, y + look.leading * 0.75, name.marks)]
        y += look.leading * 0.75 + name.height
    return _closed(marks, y, look)


def _lines(paper: Paper) -> list[tuple[str, Type, float]]:
    """Return the lines of a head, how each is set, and the space above it."""
    given = paper.header
    version = f"{paper.labels.get('version', '')} {paper.version}" if paper.version else ""
    whose = "" if given.name_line else _whose(paper)
    facts = [given.class_name, given.date, version.strip(), whose]
    found = [
        (given.school, LABEL, 0.0),
        (given.title, _TITLE, 0.0),
        (_APART.join(fact for fact in facts if fact), _FACTS, 0.15),
    ]
    return [line for line in found if line[0].strip()]


def _whose(paper: Paper) -> str:
    """Return whose copy this is, where the paper has words for it."""
    return paper.labels.get("teacher_copy", "") if paper.copy is Copy.TEACHER else ""


def _logo(data: bytes, look: Look) -> tuple[Picture, ...]:
    image = QImage.fromData(data) if data else QImage()
    if image.isNull():
        return ()
    ratio = min(_LOGO / image.height(), look.width * 0.3 / image.width())
    width, height = image.width() * ratio, image.height() * ratio
    return (Picture(QRectF(look.place(look.width - width, width), 0.0, width, height), image),)


def _name_line(paper: Paper, look: Look) -> Row:
    """Return a word and a line to write a name on, and whose copy it is at the other end.

    A line of its own would move all that follows: pages of both copies are to be the same.
    """
    text = paper.labels.get("name", "Name").rstrip(":： ")
    wide = natural_width((Run(text),), look, _FACTS) + look.size * 0.6
    found = rows((Run(text),), look, Box(0.0, wide), _FACTS, single=True)[0]
    height = look.leading * 1.25
    base = baseline(height, look.size)
    drop = base - baseline(found.height, look.size * _FACTS.scale)
    length = max(look.width * _NAME_SHARE - wide, look.width * 0.2)
    left = look.place(wide, length)
    rest = Box(wide + length, look.width - wide - length, "end")
    whose = rows((Run(_whose(paper)),), look, rest, _FACTS, single=True)[0]
    named = (*found.marks, *whose.marks)
    line = Rule(left, base + 2 * UNIT, left + length, base + 2 * UNIT, 0.5 * UNIT, RULE)
    return Row(height, (*(Group(0.0, drop, (mark,)) for mark in named), line), 0, 0)


def _closed(marks: list[Mark], y: float, look: Look) -> Head:
    """Return a head that ends on the paper's grid of lines, under a rule."""
    if not marks:
        return Head(0.0, ())
    half = look.leading / 2
    y = -(-(y + half) // half) * half
    rule = Rule(0.0, y - half * 0.4, look.width, y - half * 0.4, 0.6 * UNIT, INK)
    return Head(y + half, (*marks, Tag(()), rule))


def foot(paper: Paper, look: Look, page: Sheet, number: int, count: int | None) -> Group:
    """Return the foot of a page: the paper's title and version, the page's number of so many."""
    small = min(1.0, 14 * UNIT / look.size)
    kind = Type(_FOOT.scale * small, sans=True, colour=_FOOT.colour)
    place = f"{number} / {count}" if count else f"{number}"
    right = rows((Run(place),), look, Box(0.0, look.width, "end"), kind, single=True)
    title = "" if number == 1 else paper.header.title or paper.title
    left = _APART.join(word for word in (title, paper.version) if word)
    marks = right[0].marks
    if left:
        room = look.width * 0.75
        marks = (
            *marks,
            *rows((Run(_cut(left, look, room, kind)),), look, Box(0.0, room), kind)[0].marks,
        )
    return Group(
        page.left, page.top + page.inner_height + foot_height(look.size) - look.leading, marks
    )


def _cut(text: str, look: Look, room: float, kind: Type) -> str:
    """Return as many of the words as one line holds."""
    while len(text) > 1 and natural_width((Run(text),), look, kind) > room:
        text = text[: int(len(text) * 0.9)].rstrip("… ") + "…"
    return text
