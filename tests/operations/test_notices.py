"""Whatever a reader has to tell about a file has a sentence of its own, here and in print."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from leifeng_reader import formats
from leifeng_reader.operations.documents import read_file
from leifeng_reader.operations.sentences import (
    NOTICES,
    SOMETHING_LEFT_OUT,
    notice_sentences,
)
from tests.formats.samples import epub
from tests.library import CORPUS, needs_corpus

HOLDERS = {"notice", "notices", "left_out"}


def _named(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _words(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


def given(tree: ast.AST) -> Iterator[str]:
    """Yield the strings that are put among the notices of a draft."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=holder, attr="add")):
                if _named(holder) in HOLDERS:
                    yield from (word for each in node.args for word in _words(each))
            case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
                if _named(target) in HOLDERS:
                    yield from _words(node.value)
            case ast.FunctionDef(name=name) if "notice" in name and name != "notice":
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Return) and inner.value is not None:
                        yield from _words(inner.value)


def all_given() -> set[str]:
    folder = Path(formats.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py"))
    found = {word for tree in trees for word in given(tree)}
    return {word.rstrip(":") for word in found if word.strip("/: ") and " " not in word}


def test_the_walk_finds_what_readers_say() -> None:
    assert {"fixed-layout", "remote-images", "unwrapped", "article", "scanned-pages"} <= all_given()


def test_every_notice_of_a_reader_has_a_sentence() -> None:
    assert all_given() - set(NOTICES) - {"!--"} == set()


@pytest.mark.parametrize("name", NOTICES)
def test_a_sentence_is_short_and_plain(name: str) -> None:
    (said,) = notice_sentences([f"{name}:gb18030"])
    assert said[0].isupper() and said.endswith(".") and len(said) <= 100
    assert not set(said) & set("!{}\n")


def test_sentences_come_once_the_weightiest_first() -> None:
    said = notice_sentences(["unwrapped", "images", "fixed-layout", "images", "new one", "other"])
    assert said == [
        NOTICES["fixed-layout"],
        NOTICES["images"],
        NOTICES["unwrapped"],
        SOMETHING_LEFT_OUT,
    ]


def test_a_guess_is_named_as_people_write_it(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("雷锋精神代代相传，永放光芒。".encode("gb18030") * 20)
    said = notice_sentences(read_file(path)[0].notices)
    assert said == ["The encoding is a guess: GB18030."]


def test_the_translation_is_formatted_not_the_original() -> None:
    def translate(template: str) -> str:
        return "编码是猜测的：{detail}。" if "guess" in template else template

    assert notice_sentences(["guessed-encoding:big5hkscs"], translate) == [
        "编码是猜测的：BIG5HKSCS。"
    ]


def test_a_fixed_layout_book_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    about = '<dc:title>x</dc:title><meta property="rendition:layout">pre-paginated</meta>'
    path.write_bytes(epub({"a.xhtml": "<p>Words on a drawn page.</p>"}, metadata=about))
    (said,) = notice_sentences(read_file(path)[0].notices)
    assert "fixed layout" in said


@needs_corpus
def test_files_people_have_are_told_of_in_known_words() -> None:
    for name in ("docx/mammoth/comments.docx", "docx/mammoth/external-picture.docx"):
        notices = read_file(CORPUS / name)[0].notices
        assert notices and SOMETHING_LEFT_OUT not in notice_sentences(notices)
