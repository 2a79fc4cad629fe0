"""What a part draws: annotations in the teacher's order, and the teacher's own words."""

import uuid
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from leifeng_reader.core.annotation import Annotation, Scope, Status
from leifeng_reader.core.boundaries import next_word, previous_word, sentence_at
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.document import Text
from leifeng_reader.core.links import ADDRESS
from leifeng_reader.core.study import Item, Part
from leifeng_reader.study.lines import columns
from leifeng_reader.study.tasks import Source
from leifeng_reader.study.word_themes import word_themes
from leifeng_reader.study.wording import ELLIPSIS, one_line, plain, question_in, trimmed
from leifeng_reader.study.words import is_unspaced, words

T = TypeVar("T")

_SHORT_NOTE = 160
_SENTENCE = 240
_SPACE_OF_IDS = uuid.UUID("6f1c7a52-9d0b-5c0e-8f57-3c1c9e6a2b41")


class _Most(NamedTuple):
    """How long a phrase may be: in words, in columns, and in columns of ideographs."""

    words: int
    columns: int
    unspaced: int


_TERM = _Most(3, 48, 12)
_PHRASE = _Most(6, 60, 20)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An annotation of a document with what the teacher wrote instead of its words, if anything.

    `of_words` are the themes whose passages are vocabulary, where the codebook has such.
    """

    source: Source
    annotation: Annotation
    item: Item
    of_words: frozenset[str] = frozenset()

    @property
    def quote(self) -> str:
        """The passage on one line; empty for a place and for a document as a whole."""
        return one_line(self.source.text.content[self.annotation.start : self.annotation.end])

    @property
    def note(self) -> str:
        """The note on one line."""
        return plain(self.annotation.note)

    @property
    def themes(self) -> list[str]:
        """Ids of its themes that are known."""
        return [each for each in self.annotation.themes if each in self.source.codebook.themes]

    @property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """Paths of its themes."""
        return tuple(map(self.source.codebook.path, self.themes))

    @property
    def link(self) -> str:
        """The address that leads back to the annotation."""
        return ADDRESS + self.annotation.id

    @property
    def term(self) -> str:
        """The quote without the signs around it where it is vocabulary; else "".

        A theme of words says so. Where the codebook has one, what carries other themes is
        none, however short; where nobody says, a word or two, or three, are.
        """
        if not self.of_words.isdisjoint(self.annotation.themes):
            return self.phrase
        is_else = bool(self.of_words) and bool(self.themes)
        return "" if is_else else self.few_words

    @property
    def few_words(self) -> str:
        """The quote without the signs around it where it is a word or two, or three; else ""."""
        return self._phrase(_TERM)

    @property
    def phrase(self) -> str:
        """The same of somewhat longer ones, which may be what a teacher calls vocabulary."""
        return self._phrase(_PHRASE)

    def _phrase(self, most: _Most) -> str:
        quote = self.quote
        start, end = trimmed(quote, 0, len(quote))
        phrase = quote[start:end]
        limit = most.unspaced if is_unspaced(phrase) else most.columns
        is_short = columns(phrase) <= limit and len(words(phrase)) <= most.words
        return phrase if is_short else ""

    @property
    def gloss(self) -> str:
        """What explains it: the answer written by hand, or the note unless it asks or is long."""
        if self.item.answer is not None:
            return one_line(self.item.answer)
        note = self.note
        return "" if question_in(note)[0] or columns(note) > _SHORT_NOTE else note


def passages(part: Part, sources: Sequence[Source]) -> list[Drawn]:
    """Return the passages a part draws, in the teacher's order, then the text's."""
    return [each for each in drawn(part, sources) if isinstance(each, Drawn) and is_passage(each)]


def drawn(part: Part, sources: Sequence[Source]) -> list[Drawn | Item]:
    """Return all a part draws, with the teacher's own items at their places.

    An annotation that an item names is drawn whatever its themes; lost ones never are.
    """
    known = {each.annotation.id: each for source in sources for each in all_of(source)}
    named = {item.annotation_id for item in part.items}
    found: list[Drawn | Item] = []
    for item in part.items:
        its = known.get(item.annotation_id or "")
        if its and not item.left_out and its.annotation.status is not Status.LOST:
            found.append(replace(its, item=item))
        elif item.annotation_id is None and not item.left_out:
            found.append(item)
    return [*found, *_others(part, sources, named)]


def all_of(source: Source) -> list[Drawn]:
    """Return all annotations of a document, nothing written instead of their words."""
    of_words = word_themes(source.codebook)
    return [Drawn(source, each, Item(each.id), of_words) for each in source.annotations]


def _others(part: Part, sources: Sequence[Source], named: Container[str | None]) -> list[Drawn]:
    found = []
    for source in sources:
        wanted = frozenset[str]().union(*map(source.codebook.below, part.themes))
        for each in in_text_order(all_of(source)):
            its = each.annotation
            is_wanted = not part.themes or not wanted.isdisjoint(its.themes)
            if is_wanted and its.id not in named and its.status is not Status.LOST:
                found.append(each)
    return found


def is_passage(drawn: Drawn) -> bool:
    """Tell whether it has words in the text, as bookmarks and notes on all of it have not."""
    annotation = drawn.annotation
    return annotation.scope is Scope.PASSAGE and bool(drawn.quote)


def at_most(part: Part, things: Sequence[T]) -> list[T]:
    """Return as many things as the part wants, from all over the text.

    Where the teacher has ordered or altered some, the first: those stand there.
    """
    most, count = part.manner.most, len(things)
    if most <= 0 or count <= most:
        return list(things)
    return list(things[:most]) if part.items else _spread(things, most)


def fresh_first(
    part: Part, things: Sequence[tuple[Drawn | Item, T]], spent: Container[str]
) -> list[tuple[Drawn | Item, T]]:
    """Return as many as the part wants, of annotations that are not `spent` while there are.

    `spent` are ids of annotations that another part of the paper has asked about.
    """
    most = part.manner.most
    if most <= 0 or len(things) <= most or part.items:
        return at_most(part, things)
    is_spent = [isinstance(e, Drawn) and e.annotation.id in spent for e, _ in things]
    fresh = [place for place, gone in enumerate(is_spent) if not gone]
    if len(fresh) < most:
        again = [place for place, gone in enumerate(is_spent) if gone]
        fresh = sorted([*fresh, *_spread(again, most - len(fresh))])
    return [things[place] for place in _spread(fresh, most)]


def _spread(things: Sequence[T], most: int) -> list[T]:
    return [things[n * len(things) // most] for n in range(most)]


def in_text_order(drawn: Iterable[Drawn]) -> list[Drawn]:
    """Return annotations of one document in document order."""
    return sorted(drawn, key=lambda each: each.annotation.order)


def tone_of(drawn: Drawn) -> str:
    """Return the name of the tone it is highlighted in: its first theme's."""
    themes = drawn.themes
    return drawn.source.codebook.themes[themes[0]].colour if themes else NEUTRAL


def sentence_of(drawn: Drawn) -> str:
    """Return the sentence a term stands in; of a long one what is around the term."""
    return sentence_around(drawn.source.text, drawn.annotation.start, drawn.annotation.end)


def sentence_around(text: Text, start: int, end: int) -> str:
    """Return the sentence around [start, end) on one line, with ellipses where it is too long."""
    block = text.blocks[text.blocks.index_at(start)]
    low, high = sentence_at(text.content, start, block.start, block.end)
    high = max(high, min(end, block.end))
    if columns(text.content[low:high]) <= _SENTENCE:
        return one_line(text.content[low:high])
    reach = _SENTENCE // (4 if is_unspaced(text.content[start:end]) else 2)
    first = low if start - reach <= low else min(start, next_word(text.content, start - reach))
    last = high if end + reach >= high else max(end, previous_word(text.content, end + reach))
    left, right = (ELLIPSIS if cut else "" for cut in (first > low, last < high))
    return left + one_line(text.content[first:last]) + right


def task_id(part: Part, *names: str) -> str:
    """Return the id of a task: the same as long as part and annotation are."""
    return str(uuid.uuid5(_SPACE_OF_IDS, "\0".join((part.id, *names))))
