"""The seed article with annotations, other texts, and the words of a paper, for tests of study."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from leifeng_reader.core.annotation import Annotation, Scope, Selector, Status, Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.composition import Part as Draft
from leifeng_reader.core.composition import compose
from leifeng_reader.core.document import Document, Text
from leifeng_reader.core.study import Item, Manner, Part, PartKind
from leifeng_reader.operations.documents import read_file
from leifeng_reader.operations.welcome import starter_themes
from leifeng_reader.study.making import make
from leifeng_reader.study.tasks import Made, Source
from tests.library import CHECKOUT, fixed_origin

LABELS = {
    "at.line": "line {number}",
    "at.lines": "lines {first}–{last}",
    "at.paragraph": "paragraph {number}",
    "at.paragraphs": "paragraphs {first}–{last}",
    "at.sentence": "sentence {number}",
    "at.sentences": "sentences {first}–{last}",
    "at.opening": "paragraph “{words}”",
    "at.document": "{title}, {place}",
    "stem.word": "What does “{word}” mean here?",
    "stem.theme.1": "Why can this passage be counted as “{theme}”?",
    "stem.theme.2": "What makes this passage an instance of “{theme}”?",
    "stem.theme.3": "How does this passage show “{theme}”?",
    "stem.plain": "Say in your own words what this passage means.",
    "claim.theme": "This passage belongs to “{theme}”.",
    "claim.term": "“{word}” means: {gloss}",
    "claim.theme.of": "“{quote}” belongs to “{theme}”.",
    "claim.note": "This passage means: {note}",
    "claim.note.of": "“{quote}” means: {note}",
    "choose.theme": "Which theme does this passage belong to?",
    "choose.word": "What does “{word}” mean?",
    "choose.note": "Which explanation fits this passage?",
    "discuss.1": "One about “{theme}”?",
    "discuss.2": "Two about “{theme}”?",
    "discuss.3": "Three about “{theme}”?",
    "discuss.together": "All about “{theme}”?",
    "theme.none": "Without a theme",
    "quota.one": "Find one passage for “{theme}”.",
    "quota.many": "Find {count} passages for “{theme}”.",
    "quota.meaning": "{prompt} ({meaning})",
    "true": "True",
    "false": "False",
}

THEMES = {theme.name: theme for theme in starter_themes(CHECKOUT / "resources", fixed_origin("t"))}
BOOK = Codebook.of(THEMES.values())

ON_THE_SEED = (
    ("understanding of Lei Feng’s spirit", "Key idea", "What is this spirit? Help without reward."),
    ("household icon", "Vocabulary", "somebody whom every family knows"),
    ("celebrated for selflessly helping others", "Selfless service", ""),
    ("2023 marks the 60th year", "Commemoration", "Sixty years after the inscription of 1963."),
    ("inscriptions", "Vocabulary", "words written in somebody’s honour"),
    ("resonate", "Vocabulary", "to be felt by others as one’s own"),
    ("no matter how times change, Lei Feng’s spirit will always be relevant", "Key idea", ""),
    ("exemplary role of Party members", "Role models", "Those who lead are to be copied first."),
    ("expand volunteer teams", "Volunteering", "Why teams, and not single helpers?"),
    ("especially among young people", "Young people", ""),
    ("in-depth study of Mr. Xi’s important expositions on pursuing the Lei Feng spirit to guide "
     "Party members, officials and the general public", "Leaders' guidance", "Compare with above."),
    ("on a regular and long-term basis", "Evidence", "Not one day a year."),
)  # fmt: skip


def seed() -> Source:
    """Return the article a reader opens with, annotated as a teacher would."""
    _, text = read_file(next((CHECKOUT / "seeds").glob("*.txt")))
    passages = [(quote, [theme], note) for quote, theme, note in ON_THE_SEED]
    return source_of(text, passages, title="Lei Feng’s spirit")


def source_of(
    text: Text | str,
    passages: Iterable[tuple[str, Sequence[str], str]],
    title: str = "A text",
    name: str = "d",
) -> Source:
    """Return a text, a paragraph a line, annotated where (quote, theme names, note) say."""
    made = compose([Draft(line) for line in text.split("\n")]) if isinstance(text, str) else text
    document = Document(name, title, made.id, made.sha256, len(made.content))
    its = []
    for number, (quote, themes, note) in enumerate(passages):
        start = made.content.index(quote)
        ids = tuple(THEMES[theme].id for theme in themes)
        its.append(annotation(f"{name}-a{number}", start, start + len(quote), quote, ids, note))
    its.sort(key=lambda each: each.order)
    return Source(document, made, tuple(its), BOOK)


def annotation(
    name: str,
    start: int,
    end: int,
    quote: str = "",
    themes: tuple[str, ...] = (),
    note: str = "",
    status: Status = Status.ANCHORED,
    scope: Scope = Scope.PASSAGE,
) -> Annotation:
    """Return an annotation of a text of no document in particular."""
    selector = Selector(start, end, quote)
    return Annotation(name, "d", "", selector, themes, note, status=status, scope=scope)


def beside(source: Source, *others: Annotation) -> Source:
    """Return a source with further annotations."""
    return replace(source, annotations=(*source.annotations, *others))


def part(
    kind: PartKind,
    themes: Sequence[str] = (),
    items: tuple[Item, ...] = (),
    **manner: object,
) -> Part:
    """Return a part that draws themes by their names."""
    ids = tuple(THEMES[theme].id for theme in themes)
    return Part(f"part-{kind}", kind, themes=ids, items=items, manner=Manner(**manner))


def made(part: Part, *sources: Source, seed: int = 1, numbered: Part | None = None) -> Made:
    """Return what a part becomes in the English of these tests."""
    return make(part, sources, seed, LABELS, numbered)


def theme(name: str) -> Theme:
    """Return a starter theme."""
    return THEMES[name]
