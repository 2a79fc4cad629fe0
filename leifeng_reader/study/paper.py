"""A paper as it is handed out, before it becomes pages or a file: header and blocks in order."""

from dataclasses import dataclass, field
from enum import StrEnum

from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.study.tasks import Gloss, LegendEntry, ReadingParagraph, Run

MARK_END = ".\u2002"
"""Parts the number or letter of a thing in a table from its words."""


class Copy(StrEnum):
    """Whose copy: the student's has no answer, the teacher's has the key at its end."""

    STUDENT = "student"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class Title:
    """A part's heading; PDF bookmarks lead to these. `new_page` begins one."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words; `number` hangs before them ("3."), `indent` counts steps."""

    runs: tuple[Run, ...]
    number: str = ""
    indent: int = 0
    keep_with_next: bool = False
    is_quote: bool = False
    reference: str = ""


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """Empty ruled lines to write on."""

    count: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """Lettered options, or boxes to tick ("True", "False"); `ticked` are the right ones, on the
    teacher's copy only. Lettered ones that are short may stand `across` in equal columns.
    """

    options: tuple[str, ...]
    letters: bool = True
    inline: bool = False
    indent: int = 1
    ticked: tuple[int, ...] = ()
    across: int = 1


@dataclass(frozen=True, slots=True)
class WordBank:
    """Words in a frame, to fill gaps with."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; `widths` are shares of the width that sum to 1; an empty header is none.

    Words in the columns `counted` begin with a number or a letter and MARK_END.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    widths: tuple[float, ...]
    ruled: bool = True
    counted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingText:
    """The text, with numbers at its side, notes in its margin, a wide margin to write in."""

    paragraphs: tuple[ReadingParagraph, ...]
    wide_margin: bool = False
    notes_in_margin: bool = False


@dataclass(frozen=True, slots=True)
class Glosses:
    """Numbered glosses under a text."""

    glosses: tuple[Gloss, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The themes a text is marked with."""

    entries: tuple[LegendEntry, ...]


Block = (
    Title | Paragraph | AnswerLines | Options | WordBank | Table | ReadingText | Glosses | Legend
)


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything a printer, a word processor or a browser needs to show it.

    `language` is a BCP 47 tag; `version` is A, B, C … or empty. `modified` is when the set or
    what it draws on was last altered, ISO 8601 UTC; empty where it does not matter.
    """

    title: str
    language: str
    copy: Copy
    header: Header
    page: PageSetup
    blocks: tuple[Block, ...]
    version: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    modified: str = ""
