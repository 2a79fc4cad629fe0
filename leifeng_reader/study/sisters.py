"""Wrong answers that could be right: what the sisters of an annotation say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leifeng_reader.core.annotation import Theme
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.study import Item, Part
from leifeng_reader.core.text import fold
from leifeng_reader.study.drawing import Drawn, drawn, is_passage
from leifeng_reader.study.matching import theme_names
from leifeng_reader.study.tasks import Source
from leifeng_reader.study.wording import question_in, shortened

_OPTION = 140  # columns


_LIKELIEST = 12
"""How many wrong answers there are to choose from."""


@dataclass(frozen=True, slots=True)
class _Sister:
    """A passage with what can be said of it, as short as an option has to be."""

    of: Drawn
    quote: str
    answer: str
    is_term: bool


@dataclass(frozen=True, slots=True)
class Sisters:
    """All that a part draws, what is said of its passages, and what the themes are called."""

    its: tuple[Drawn | Item, ...]
    names: dict[str, str]
    told: tuple[_Sister, ...]

    @classmethod
    def of(cls, part: Part, sources: Sequence[Source]) -> "Sisters":
        """Draw for a part: passages, and what the teacher wrote."""
        its = [e for e in drawn(part, sources) if isinstance(e, Item) or is_passage(e)]
        passages = [each for each in its if isinstance(each, Drawn)]
        told = [_Sister(e, option(e.quote), answer_of(e), bool(e.term)) for e in passages]
        return cls(tuple(its), theme_names(passages), tuple(told))

    def others(self, each: Drawn | Item) -> list[_Sister]:
        """Return the sisters of a passage, those of other themes first, then those that follow.

        What is said of the same words elsewhere, or of a part of them, is not wrong of them.
        """
        themes = set(each.themes) if isinstance(each, Drawn) else set[str]()
        place = next((n for n, sister in enumerate(self.told) if sister.of is each), 0)
        turned = (*self.told[place:], *self.told[:place])
        same = self._about_the_same(each)
        left = [sister for sister in turned if id(sister) not in same]
        return sorted(left, key=lambda sister: not themes.isdisjoint(sister.of.themes))

    def _about_the_same(self, each: Drawn | Item) -> frozenset[int]:
        if isinstance(each, Item):
            return frozenset()
        words = fold(option(each.quote))
        return frozenset(
            id(sister)
            for sister in self.told
            if sister.of is each or _overlap(each, sister.of) or fold(sister.quote) == words
        )

    def wrong_themes(self, each: Drawn) -> list[str]:
        """Return names of themes the passage does not carry: its sisters', then the near ones.

        Themes above or below its own are not wrong enough, nor are those that its words carry in
        another annotation; and what is short could be called vocabulary.
        """
        book = each.source.codebook
        own = {*each.themes, *self._themes_over(each)}
        right = {*own, *(above.id for theme in own for above in book.above(theme))}
        right.update(*(book.below(theme) for theme in own))
        if each.phrase and each.of_words.isdisjoint(each.themes):
            right |= each.of_words
        used = [theme for sister in self.others(each) for theme in sister.of.themes]
        near = [theme.id for own in each.themes for theme in _siblings(book, own)]
        listed = dict.fromkeys((*used, *near, *(theme.id for theme in book.on_offer())))
        wrong = [self.names[theme] for theme in listed if theme not in right]
        return _unlike(wrong, self.names[each.themes[0]])

    def _themes_over(self, each: Drawn) -> Iterator[str]:
        """Yield the themes of all that overlaps a passage or repeats it, drawn or not."""
        same = self._about_the_same(each)
        yield from (t for sister in self.told if id(sister) in same for t in sister.of.themes)
        start, end, book = each.annotation.start, each.annotation.end, each.source.codebook
        for other in each.source.annotations:
            if other.start < end and start < other.end:
                yield from (theme for theme in other.themes if theme in book.themes)

    def wrong_answers(self, each: Drawn | Item, right: str, of_terms: bool = False) -> list[str]:
        """Return what notes say of other passages; of terms alone where these are asked for."""
        own = [option(e.answer or "") for e in self.its if isinstance(e, Item) and e is not each]
        others = [sister for sister in self.others(each) if sister.is_term or not of_terms]
        return _unlike([*own, *(sister.answer for sister in others)], right)

    def wrong_quotes(self, each: Drawn | Item, right: str) -> list[str]:
        """Return other passages that do not overlap this one, words for a word first."""
        others = self.others(each)
        if isinstance(each, Drawn):
            is_term = bool(each.term)
            others.sort(key=lambda sister: sister.is_term != is_term)
        return _unlike([sister.quote for sister in others], right)


def _siblings(book: Codebook, theme: str) -> list[Theme]:
    above = book.above(theme)
    return book.children(above[0].id if above else None)


def _overlap(one: Drawn, other: Drawn) -> bool:
    its, theirs = one.annotation, other.annotation
    return one.source is other.source and its.start < theirs.end and theirs.start < its.end


def _unlike(answers: Iterable[str], right: str) -> list[str]:
    """Return the first answers that say something else than the right one, each once."""
    found = {fold(right): right, "": ""}
    for answer in answers:
        found.setdefault(fold(answer), answer)
        if len(found) > _LIKELIEST + 1:
            break
    return list(found.values())[2 if right else 1 :]


def option(text: str) -> str:
    """Return text as short as an option has to be."""
    return shortened(text, _OPTION)


def answer_of(each: Drawn) -> str:
    """Return what the teacher, or the note, says of a passage; empty where it only asks."""
    if each.item.answer is not None:
        return option(each.item.answer)
    return option(question_in(each.note)[1])
