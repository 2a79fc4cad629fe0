"""Every real document there is can be read, or is rightly refused."""

import pytest

from leifeng_reader.core.composition import compose
from leifeng_reader.core.errors import EmptyFile, PasswordNeeded, ReaderError
from leifeng_reader.formats.choices import Choices
from leifeng_reader.operations.documents import read_file
from leifeng_reader.operations.reading_files import read_in_child
from leifeng_reader.operations.sentences import sentence
from tests.library import CORPUS, needs_corpus

REFUSED: dict[str, tuple[type[ReaderError], str]] = {
    "docx/mammoth/empty.docx": (EmptyFile, "holds no text"),  # one paragraph without a run
    "pdf/pypdf-libreoffice-writer-password.pdf": (PasswordNeeded, "needs a password"),
}
"""What is refused, and how that is said."""

PASSWORDS = {"pdf/pypdf-libreoffice-writer-password.pdf": "openpassword"}


def documents() -> list[str]:
    found = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    return [path.relative_to(CORPUS).as_posix() for path in found]


@needs_corpus
@pytest.mark.parametrize("name", documents())
def test_every_document_is_read(name: str) -> None:
    path = CORPUS / name
    if name in REFUSED:
        kind, words = REFUSED[name]
        with pytest.raises(kind) as caught:
            read_file(path)
        assert words in sentence(caught.value)
        return
    draft, text = read_file(path)
    assert text.content.strip()
    assert draft.title
    blocks = text.blocks
    for span in text.spans:
        number = blocks.index_at(span.start)
        assert blocks.starts[number] <= span.start < span.end <= blocks.end(number)


@needs_corpus
@pytest.mark.parametrize("name", PASSWORDS)
def test_a_password_opens_what_needs_one(name: str) -> None:
    draft = read_in_child(CORPUS / name, Choices(password=PASSWORDS[name]))
    assert compose(draft).content


@needs_corpus
def test_what_is_refused_is_there() -> None:
    assert set(REFUSED) <= set(documents())
