"""Study sets: the parts a teacher chose to make of annotations, and the cards a learner reviews."""

from dataclasses import dataclass, field
from enum import StrEnum

from leifeng_reader.core.filters import Filter


class PartKind(StrEnum):
    """What is made of the annotations a part draws."""

    READING = "reading"
    MARGINALIA = "marginalia"
    QUESTIONS = "questions"
    CLOZE = "cloze"
    MATCHING = "matching"
    ORDERING = "ordering"
    TRUE_FALSE = "true-false"
    CHOICE = "choice"
    VOCABULARY = "vocabulary"
    DISCUSSION = "discussion"
    QUOTAS = "quotas"


class Numbering(StrEnum):
    """What of a reading text carries numbers; answer keys refer to them."""

    NONE = "none"
    LINES = "lines"
    PARAGRAPHS = "paragraphs"
    SENTENCES = "sentences"


class Gaps(StrEnum):
    """Where a cloze has its gaps: annotations, places chosen by hand, each n-th content word."""

    ANNOTATIONS = "annotations"
    HAND = "hand"
    EVERY = "every"


class Level(StrEnum):
    """How much a gap gives away, easiest first."""

    BANK = "bank"
    FIRST_LETTER = "first-letter"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Item:
    """What one annotation, or the teacher's own words, gives to a part.

    `prompt` and `answer` of None follow the annotation; a string was written by hand and stays.
    Without `annotation_id` it is the teacher's own. `start` and `end` (code points of the text)
    are a gap set by hand; equal when it is none. `left_out` keeps the annotation out of the part.
    """

    annotation_id: str | None = None
    prompt: str | None = None
    answer: str | None = None
    start: int = 0
    end: int = 0
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How a part is made; each kind looks at what concerns it.

    `every`: each n-th line carries its number, or each n-th content word is a gap. `lines`:
    answer lines under a question. `choices`: options of multiple choice. `most`: how many items
    at most, 0 for all. `gloss_theme`: annotations of that theme become numbered glosses, in the
    margin or at the foot. `quotas`: (theme id, how many passages to find). `start`, `end`: the
    stretch of the text that is printed, code points; equal for the whole text. `line_width`: how
    many columns a numbered line has, an ideograph counting two. `distractors`: extra words in a
    bank. `readings`: pinyin above words of glosses and vocabulary. `wide_margin`: room beside a
    reading text to write in. `whole_text`: a cloze prints all of its text however few its gaps
    are, and not only what is around these.
    """

    numbering: Numbering = Numbering.NONE
    every: int = 5
    highlights: bool = False
    gloss_theme: str = ""
    glosses_in_margin: bool = False
    lines: int = 3
    gaps: Gaps = Gaps.ANNOTATIONS
    level: Level = Level.BANK
    distractors: int = 0
    choices: int = 4
    most: int = 0
    quotas: tuple[tuple[str, int], ...] = ()
    start: int = 0
    end: int = 0
    line_width: int = 66
    readings: bool = False
    wide_margin: bool = False
    whole_text: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a set. It draws the set's annotations that carry one of `themes` (ids; those
    below count; empty draws all); `items` are what was altered, left out, or added by hand, and
    those that name an annotation give the order to these, the rest follow in document order.
    """

    id: str
    kind: PartKind
    title: str = ""
    instruction: str = ""
    themes: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    manner: Manner = field(default_factory=Manner)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands at the top of the first page; an empty field leaves its place out.

    `logo` is a PNG or JPEG of 200 kB at most.
    """

    title: str = ""
    class_name: str = ""
    date: str = ""
    school: str = ""
    name_line: bool = True
    logo: bytes = b""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page: `size` is A4 or Letter, margins are millimetres, type size is points.

    `greyscale` prints themes as patterns instead of colours alone.
    """

    size: str = "A4"
    landscape: bool = False
    margins: tuple[int, int, int, int] = (20, 20, 20, 20)
    columns: int = 1
    type_size: float = 11.0
    greyscale: bool = False


@dataclass(frozen=True, slots=True)
class StudySet:
    """A saved selection with its parts in order.

    It draws on one document, or with `document_id` empty on the whole library, through `wanted`.
    `language` names the words printed on the paper; empty takes the document's. The same seed
    gives the same paper, byte for byte.
    """

    id: str
    name: str
    document_id: str = ""
    wanted: Filter = field(default_factory=Filter)
    parts: tuple[Part, ...] = ()
    header: Header = field(default_factory=Header)
    page: PageSetup = field(default_factory=PageSetup)
    language: str = ""
    seed: int = 1
    position: int = 0
    created: str = ""
    modified: str = ""


class CardKind(StrEnum):
    """What a card asks: the note with the quote as answer, or the sentence with a gap."""

    QUESTION = "question"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class Card:
    """A card made of an annotation, and how well it is known.

    What it shows follows the annotation. The memory's state is FSRS's: `phase` 1 learning,
    2 review, 3 relearning; stability in days; difficulty 1 to 10; `due` and `last_review` ISO
    8601 UTC, empty before the first review, as is `first_review`; `step` -1 outside of learning.
    """

    id: str
    annotation_id: str
    kind: CardKind = CardKind.QUESTION
    due: str = ""
    phase: int = 1
    step: int = 0
    stability: float = 0.0
    difficulty: float = 0.0
    last_review: str = ""
    reviews: int = 0
    lapses: int = 0
    suspended: bool = False
    created: str = ""
    modified: str = ""
    first_review: str = ""
