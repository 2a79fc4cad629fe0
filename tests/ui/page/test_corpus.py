"""Real documents: every span is inside its text, and the page lays out exactly their characters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader.core.colours import PAGES
from leifeng_reader.core.document import BlockKind, Text
from leifeng_reader.core.errors import EmptyFile, PasswordNeeded
from leifeng_reader.core.spans import SpanKind
from leifeng_reader.operations.documents import read_file
from leifeng_reader.ui import style
from leifeng_reader.ui.page.building import has_right_to_left
from leifeng_reader.ui.page.chunks import Chunk, cut
from leifeng_reader.ui.page.leaf import Leaf
from leifeng_reader.ui.page.pictures import decoded
from leifeng_reader.ui.page.typography import typography
from leifeng_reader.ui.settings import PageSettings
from tests.library import CORPUS, needs_corpus
from tests.ui.page.laid_out import assert_laid_out

pytestmark = [needs_corpus, pytest.mark.usefixtures("qapp")]

PLAIN, PECULIAR = 12, 30
"""How many chunks are laid out of each text: of those like any, of those with more to them."""

FILES = sorted(
    path
    for path in CORPUS.rglob("*")
    if path.is_file() and path.name not in ("SOURCES.md", "LICENSE")
)
PECULIAR_KINDS = {BlockKind.TABLE, BlockKind.IMAGE, BlockKind.NOTE, BlockKind.CODE}


def assert_in_bounds(text: Text) -> None:
    length, blocks = len(text.content), text.blocks
    for index in range(len(blocks)):
        assert blocks.starts[index] < blocks.end(index) <= length
        assert index == 0 or blocks.starts[index] == blocks.end(index - 1) + 1
    for span in text.spans:
        assert 0 <= span.start < span.end <= length, span
        assert span.end <= blocks.end(blocks.index_at(span.start)), ("over two blocks", span)
    for place in (*text.structure.outline, *text.structure.pages):
        assert 0 <= place.position <= length, place
    names = {image.name for image in text.images}
    for index, facts in text.structure.facts.items():
        assert 0 <= index < len(blocks), facts
        assert not facts.image or facts.image in names, facts.image
        if facts.table:
            words = text.content[blocks.starts[index] : blocks.end(index)]
            rows = [len(row.split("\t")) for row in words.split("\u2028")]
            assert rows == [len(row) for row in facts.table], index


def is_peculiar(text: Text, chunk: Chunk) -> bool:
    kinds = {text.blocks.kind(index) for index in range(chunk.first, chunk.last)}
    if kinds & PECULIAR_KINDS or chunk.continued or chunk.continues:
        return True
    if has_right_to_left(text.content[chunk.start : chunk.end]):
        return True
    return any(span.kind is SpanKind.RUBY for span in text.spans_in(chunk.start, chunk.end))


def some(chunks: list[Chunk], number: int) -> Iterator[Chunk]:
    """Yield a number of chunks from everywhere, the last always."""
    step = max(1, len(chunks) // number)
    yield from (*chunks[::step], *chunks[-1:])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_a_real_document_is_laid_out_as_it_is(path: Path) -> None:
    try:
        _, text = read_file(path)
    except (EmptyFile, PasswordNeeded):
        assert path.name in ("empty.docx", "pypdf-libreoffice-writer-password.pdf")
        return
    assert_in_bounds(text)
    images = {image.name: image for image in text.images}
    look = typography(PageSettings(), PAGES["light"], style.reading_families())
    chunks = cut(text)
    assert (
        "\n".join(text.content[c.start : c.end] for c in chunks if not c.continues)[-50:]
        == (text.content[-50:])
    )
    peculiar = [chunk for chunk in chunks if is_peculiar(text, chunk)]
    plain = [chunk for chunk in chunks if not is_peculiar(text, chunk)]
    for chunk in (*some(plain, PLAIN), *some(peculiar, PECULIAR)):
        assert_laid_out(text, Leaf(text, chunk, look, lambda name: decoded(images[name])))
