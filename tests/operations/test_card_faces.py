"""Passages of cards in the sentences around them."""

from pathlib import Path

import pytest

from leifeng_reader.operations.card_faces import REACH, passage
from leifeng_reader.store.store import Store
from tests.library import import_text, new_annotation, new_store

TEXT = "First one. Lei Feng helped others. Nobody had asked him to.\nAnother paragraph."
CHINESE = "雷锋是一名战士。他帮助别人。没有人要求他这样做。"


def shown(tmp_path: Path, content: str, quote: str) -> tuple[str, str, str]:
    store = new_store(tmp_path)
    document, text = import_text(store, content)
    start = content.index(quote)
    made = new_annotation(store, document, (start, start + len(quote)))
    store.close()
    return passage(made, text)


@pytest.mark.parametrize(
    ("content", "quote", "before", "after"),
    [
        (TEXT, "helped", "Lei Feng ", " others."),
        (TEXT, "others. Nobody", "Lei Feng helped ", " had asked him to."),
        (TEXT, "Lei Feng helped others.", "First one. ", " Nobody had asked him to."),
        (TEXT, "Another paragraph", "", "."),
        (TEXT, "to.\nAnother", "Nobody had asked him ", " paragraph."),
        (CHINESE, "帮助", "他", "别人。"),
        (CHINESE, "他帮助别人。", "雷锋是一名战士。", "没有人要求他这样做。"),
    ],
)
def test_the_sentences_around_a_passage(
    tmp_path: Path, content: str, quote: str, before: str, after: str
) -> None:
    assert shown(tmp_path, content, quote) == (before, quote, after)


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    content = "word " * 300 + "here " + "word " * 300
    before, quote, after = shown(tmp_path, content.strip(), "here")
    assert quote == "here"
    assert before.startswith("…") and len(before) <= REACH + 1
    assert after.endswith("…") and len(after) <= REACH + 1


def test_without_the_text_what_the_annotation_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    document, text = import_text(store, TEXT)
    _, other = import_text(store, "Quite another text, of more than forty characters.", "Other")
    made = new_annotation(store, document, (11, 19))
    store.close()
    kept = (made.selector.prefix, "Lei Feng", made.selector.suffix)
    assert passage(made, None) == kept
    assert passage(made, other) == kept
    assert passage(made, text).before == ""
