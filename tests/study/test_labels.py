"""The printed words: every one that is asked for is there, in each language, with its fields."""

import re
from pathlib import Path
from string import Formatter

from leifeng_reader import study
from leifeng_reader.core.study import Level, PartKind
from leifeng_reader.study.labels import LANGUAGES, labels

ASKED = re.compile(r'(?:said\(\s*[\w.]+,\s*f?|said\[f?|labels\[f?|labels\.get\()"([^"]+)"')
SIGNS = {"{noun}": ("line", "paragraph", "sentence"), "{turn}": "123", "{number}": "123"}


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_languages_have_the_same_words_with_the_same_fields() -> None:
    english = labels("en")
    for language in LANGUAGES:
        words = labels(language)
        assert words.keys() == english.keys()
        for name in words:
            extra = fields(words[name]) - fields(english[name])
            assert extra <= {"theme"}, name


def test_tags_find_their_language() -> None:
    assert labels("zh-Hant-TW")["name"] == labels("zh")["name"] == "姓名"
    assert labels("")["name"] == labels("sw")["name"] == "Name"


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = set()
    for file in Path(study.__file__).parent.glob("*.py"):
        asked |= set(ASKED.findall(file.read_text(encoding="utf-8")))
    known = labels("en")
    plain = {name for name in asked if "{" not in name}
    assert len(plain) > 10
    assert plain <= known.keys()
    patterns = [re.sub(r"\\\{.*?\\\}", ".+", re.escape(name)) for name in asked - plain]
    assert all(any(re.fullmatch(p, name) for name in known) for p in patterns)


def test_each_kind_has_a_title_and_an_instruction() -> None:
    for kind in PartKind:
        assert labels("en")[f"title.{kind}"]
        if kind is not PartKind.CLOZE:
            assert f"instruction.{kind}" in labels("en")
    assert all(f"instruction.cloze.{level}" in labels("zh") for level in Level)
