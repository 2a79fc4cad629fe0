"""What parts, and what can be set about them, are called."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from leifeng_reader.core.study import Gaps, Level, Numbering, PartKind
from leifeng_reader.study.tasks import Made

KIND_NAMES = {
    PartKind.READING: QT_TRANSLATE_NOOP("Study", "Reading text"),
    PartKind.MARGINALIA: QT_TRANSLATE_NOOP("Study", "Text with margin notes"),
    PartKind.QUESTIONS: QT_TRANSLATE_NOOP("Study", "Questions"),
    PartKind.CLOZE: QT_TRANSLATE_NOOP("Study", "Cloze"),
    PartKind.MATCHING: QT_TRANSLATE_NOOP("Study", "Matching"),
    PartKind.ORDERING: QT_TRANSLATE_NOOP("Study", "Ordering"),
    PartKind.TRUE_FALSE: QT_TRANSLATE_NOOP("Study", "True or false"),
    PartKind.CHOICE: QT_TRANSLATE_NOOP("Study", "Multiple choice"),
    PartKind.VOCABULARY: QT_TRANSLATE_NOOP("Study", "Vocabulary"),
    PartKind.DISCUSSION: QT_TRANSLATE_NOOP("Study", "Discussion"),
    PartKind.QUOTAS: QT_TRANSLATE_NOOP("Study", "Passages to find"),
}

_NEEDS = {
    PartKind.READING: QT_TRANSLATE_NOOP("Study", "It needs a text with words in it."),
    PartKind.MARGINALIA: QT_TRANSLATE_NOOP("Study", "It needs a text with words in it."),
    PartKind.QUESTIONS: QT_TRANSLATE_NOOP(
        "Study", "It needs annotations, or questions of your own: add them under Items."
    ),
    PartKind.CLOZE: QT_TRANSLATE_NOOP(
        "Study", "It needs annotations for gaps; or choose gaps by hand, or each n-th word."
    ),
    PartKind.MATCHING: QT_TRANSLATE_NOOP(
        "Study", "It needs two annotations or more with different themes, or words with notes."
    ),
    PartKind.ORDERING: QT_TRANSLATE_NOOP("Study", "It needs two annotated passages or more."),
    PartKind.TRUE_FALSE: QT_TRANSLATE_NOOP(
        "Study", "It needs annotations with a theme or a note, or statements of your own."
    ),
    PartKind.CHOICE: QT_TRANSLATE_NOOP(
        "Study", "It needs a few annotations with themes or notes, for wrong answers too."
    ),
    PartKind.VOCABULARY: QT_TRANSLATE_NOOP(
        "Study", "It needs annotations of a word or two; their notes say what the words mean."
    ),
    PartKind.DISCUSSION: QT_TRANSLATE_NOOP(
        "Study", "It needs annotated passages, or questions of your own: add them under Items."
    ),
    PartKind.QUOTAS: QT_TRANSLATE_NOOP("Study", "It needs annotations with themes."),
}

NUMBERINGS = {
    Numbering.NONE: QT_TRANSLATE_NOOP("Study", "None"),
    Numbering.LINES: QT_TRANSLATE_NOOP("Study", "Lines"),
    Numbering.PARAGRAPHS: QT_TRANSLATE_NOOP("Study", "Paragraphs"),
    Numbering.SENTENCES: QT_TRANSLATE_NOOP("Study", "Sentences"),
}
GAPS = {
    Gaps.ANNOTATIONS: QT_TRANSLATE_NOOP("Study", "At annotations"),
    Gaps.HAND: QT_TRANSLATE_NOOP("Study", "By hand"),
    Gaps.EVERY: QT_TRANSLATE_NOOP("Study", "At each n-th word"),
}
LEVELS = {
    Level.BANK: QT_TRANSLATE_NOOP("Study", "Word bank"),
    Level.FIRST_LETTER: QT_TRANSLATE_NOOP("Study", "First letter"),
    Level.BLANK: QT_TRANSLATE_NOOP("Study", "Nothing"),
}

_COUNTED = {
    PartKind.QUESTIONS: (
        QT_TRANSLATE_NOOP("Study", "1 question"),
        QT_TRANSLATE_NOOP("Study", "{0} questions"),
    ),
    PartKind.CLOZE: (QT_TRANSLATE_NOOP("Study", "1 gap"), QT_TRANSLATE_NOOP("Study", "{0} gaps")),
    PartKind.MATCHING: (
        QT_TRANSLATE_NOOP("Study", "1 pair"),
        QT_TRANSLATE_NOOP("Study", "{0} pairs"),
    ),
    PartKind.ORDERING: (
        QT_TRANSLATE_NOOP("Study", "1 passage"),
        QT_TRANSLATE_NOOP("Study", "{0} passages"),
    ),
    PartKind.TRUE_FALSE: (
        QT_TRANSLATE_NOOP("Study", "1 statement"),
        QT_TRANSLATE_NOOP("Study", "{0} statements"),
    ),
    PartKind.VOCABULARY: (
        QT_TRANSLATE_NOOP("Study", "1 word"),
        QT_TRANSLATE_NOOP("Study", "{0} words"),
    ),
}
_TASKS = (QT_TRANSLATE_NOOP("Study", "1 task"), QT_TRANSLATE_NOOP("Study", "{0} tasks"))
_GLOSSES = (QT_TRANSLATE_NOOP("Study", "1 gloss"), QT_TRANSLATE_NOOP("Study", "{0} glosses"))
_NOTES = (QT_TRANSLATE_NOOP("Study", "1 note"), QT_TRANSLATE_NOOP("Study", "{0} notes"))


def said(words: object) -> str:
    """Return words of these tables in the reader's language."""
    return QCoreApplication.translate("Study", str(words))


def kind_name(kind: PartKind) -> str:
    """Return what a kind of part is called."""
    return said(KIND_NAMES[kind])


def needs(kind: PartKind) -> str:
    """Say what a part of a kind is made of, where it came to nothing."""
    return said(_NEEDS[kind])


def is_empty(made: Made) -> bool:
    """Tell whether nothing came of a part."""
    return not made.reading and not made.tasks


def counted(made: Made) -> str:
    """Say what came of a part."""
    if is_empty(made):
        return said(QT_TRANSLATE_NOOP("Study", "Nothing to draw on yet"))
    if made.reading:
        notes = sum(len(paragraph.notes) for paragraph in made.reading)
        words = _number(notes, _NOTES) if notes else _number(len(made.glosses), _GLOSSES)
        return words if notes or made.glosses else said(NUMBERED[made.part.manner.numbering])
    return _number(_count(made), _COUNTED.get(made.part.kind, _TASKS))


NUMBERED = {
    Numbering.NONE: QT_TRANSLATE_NOOP("Study", "Without numbers"),
    Numbering.LINES: QT_TRANSLATE_NOOP("Study", "Numbered lines"),
    Numbering.PARAGRAPHS: QT_TRANSLATE_NOOP("Study", "Numbered paragraphs"),
    Numbering.SENTENCES: QT_TRANSLATE_NOOP("Study", "Numbered sentences"),
}


def _count(made: Made) -> int:
    match made.part.kind:
        case PartKind.CLOZE:
            return sum(len(task.answers) for task in made.tasks)
        case PartKind.MATCHING:
            return sum(len(task.prompts) for task in made.tasks)
        case PartKind.ORDERING:
            return sum(len(task.options) for task in made.tasks)
    return len(made.tasks)


def _number(count: int, words: Sequence[object]) -> str:
    return said(words[0]) if count == 1 else said(words[1]).format(f"{count:,}")
