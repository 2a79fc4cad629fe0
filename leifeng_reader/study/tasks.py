"""What a part asks a learner: tasks with their answers, and the reading text with its numbers."""

from dataclasses import dataclass
from enum import StrEnum

from leifeng_reader.core.annotation import Annotation
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import BlockKind, Document, Text
from leifeng_reader.core.study import Part


@dataclass(frozen=True, slots=True)
class Source:
    """A document a set draws on, with those of its annotations that passed the set's filter,
    in document order.
    """

    document: Document
    text: Text
    annotations: tuple[Annotation, ...]
    codebook: Codebook


class Style(StrEnum):
    """How a run of a text is set, beside the plain."""

    BOLD = "bold"
    ITALIC = "italic"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    CODE = "code"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look.

    `tones`: the colours of themes that highlight it. `gap`: the number of a gap; `text` is then
    what stands in the gap when it is filled, `shown` what a learner sees in it (the first
    letter, or nothing), `room` how many columns its blank is to hold, the same for all gaps
    of a text; 0 where that is unknown. `reading` stands above the text (pinyin). `mark` is a
    gloss's number, set as a superscript after the text.
    """

    text: str
    styles: frozenset[Style] = frozenset()
    tones: tuple[str, ...] = ()
    gap: int = 0
    shown: str = ""
    reading: str = ""
    mark: str = ""
    room: int = 0


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note beside its passage: `offset` is where the passage begins in the paragraph's
    characters, `mark` a number that stands at the passage too, or empty.
    """

    offset: int
    text: str
    tones: tuple[str, ...] = ()
    mark: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingParagraph:
    """A paragraph as it is printed.

    `lines` are runs line by line where lines are numbered (each is set as one line), else one
    entry that flows. `numbers` stand in the margin, one for each line, empty for none;
    sentences' numbers are runs of their own (superscript) in the text. `fixed` lines are never
    wrapped: they are numbered lines; others wrap as they must.
    """

    kind: BlockKind
    level: int
    lines: tuple[tuple[Run, ...], ...]
    numbers: tuple[str, ...] = ()
    notes: tuple[MarginNote, ...] = ()
    fixed: bool = False


class TaskKind(StrEnum):
    """How a task is answered."""

    OPEN = "open"
    GAPS = "gaps"
    MATCH = "match"
    ORDER = "order"
    TRUE_FALSE = "true-false"
    CHOICE = "choice"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered task with its answer.

    `id` stays the same as long as part and annotation do. `prompt` is what is asked, `quote` the
    passage it is about; `answer` is the model answer in words. By kind:
    OPEN: answer lines `lines`. GAPS: `runs` hold the text with gaps, `answers` one per gap.
    MATCH: `options` are the lettered right column, `prompts` the numbered left one, `correct`
    the option index of each. ORDER: `options` as shuffled, `correct` their rank in the text from
    0. TRUE_FALSE: `correct` is (1,) for true, (0,) for false. CHOICE: `options`, `correct` the
    indexes of right ones. ENTRY (vocabulary): `prompt` the word, `quote` its sentence, `answer`
    its gloss, `count` how often the text has it, `reading` above it.
    `places` say where the text has each of several answers, for the key: by gap, by pair, by
    option; empty where the paper prints no numbers.
    `themes` are paths; `reference` says where the passage stands ("line 12"), as the reading
    text is numbered; `link` leads back to the annotation.
    """

    id: str
    kind: TaskKind
    number: int
    prompt: str = ""
    quote: str = ""
    answer: str = ""
    runs: tuple[tuple[Run, ...], ...] = ()
    answers: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    correct: tuple[int, ...] = ()
    lines: int = 0
    count: int = 0
    reading: str = ""
    places: tuple[str, ...] = ()
    themes: tuple[tuple[str, ...], ...] = ()
    reference: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A numbered gloss of a reading text."""

    mark: str
    word: str
    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A theme as a legend shows it: its path and its tone."""

    theme: tuple[str, ...]
    tone: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a part gives: a reading text, or tasks, and what stands beside them.

    `bank` is the word bank of a cloze, shuffled. `legend` names the themes a text is marked
    with. `groups` head runs of tasks (a discussion by theme): (heading, how many tasks).
    `is_placed` when references are what a learner can look up; else they are the teacher's.
    """

    part: Part
    title: str
    instruction: str
    reading: tuple[ReadingParagraph, ...] = ()
    glosses: tuple[Gloss, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    tasks: tuple[Task, ...] = ()
    bank: tuple[str, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    is_placed: bool = True
