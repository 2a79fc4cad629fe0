"""What every exporter writes: an annotation with all that surrounds it, ready to be told."""

from collections.abc import Iterable
from dataclasses import dataclass

from leifeng_reader.core.annotation import Annotation, Scope
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.colours import NEUTRAL
from leifeng_reader.core.document import Document, Text, section_path


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotation in its document; `themes` are paths, `paragraph` is its block from 1.

    `tones` are the themes' colours, as many as themes where they are known. One on the
    document as a whole stands in no section and in paragraph 0.
    """

    annotation: Annotation
    document: Document
    section: tuple[str, ...]
    paragraph: int
    themes: tuple[tuple[str, ...], ...]
    tones: tuple[str, ...] = ()

    @property
    def link(self) -> str:
        """The address that leads back to the annotation."""
        return f"leifeng://annotation/{self.annotation.id}"

    @property
    def tone(self) -> str:
        """The colour it is shown in: the first theme's."""
        return self.tones[0] if self.tones else NEUTRAL


def passages(
    annotations: Iterable[Annotation], document: Document, text: Text, codebook: Codebook
) -> list[Passage]:
    """Return the passages of annotations of one document, in document order."""
    paths = {theme: codebook.path(theme) for theme in codebook.themes}
    sections: dict[int, tuple[str, ...]] = {}  # by the heading that opens them

    def passage(annotation: Annotation) -> Passage:
        known = [theme for theme in annotation.themes if theme in paths]
        themes = tuple(paths[theme] for theme in known)
        tones = tuple(codebook.themes[theme].colour for theme in known)
        if annotation.scope is Scope.DOCUMENT:
            return Passage(annotation, document, (), 0, themes, tones)
        block = text.blocks.index_at(annotation.start)
        heading = text.blocks.heading_before(block + 1)
        if heading not in sections:
            sections[heading] = section_path(text, annotation.start)
        return Passage(annotation, document, sections[heading], block + 1, themes, tones)

    return [passage(annotation) for annotation in sorted(annotations, key=lambda a: a.order)]
