"""Every translation says everything the program says, with the same fields, and is compiled."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from leifeng_reader import paths
from leifeng_reader.operations.codebooks import theme_sets
from leifeng_reader.operations.welcome import starter_themes
from leifeng_reader.ui.languages import CHINESE, ENGLISH, LANGUAGES
from tests.library import fixed_origin
from tests.translations.catalogue import FOLDER, Translated, read, write
from tests.translations.strings import in_code, strings

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
_FIELD = re.compile(r"\{[^}]*\}|%L?n")


def file_of(language: str) -> Path:
    return FOLDER / f"leifeng_{language}.ts"


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def translated(language: str) -> Translated:
    return read(file_of(language))


def test_every_string_is_one_that_the_tools_can_find() -> None:
    met = in_code()
    assert len(met) > 1500
    assert [each for each in met if not each.context] == []


def test_all_is_translated_and_nothing_else(translated: Translated) -> None:
    """`make translations` brings the file up to date and names what is missing."""
    wanted = strings()
    assert {c: list(said) for c, said in translated.items()} == {
        c: list(sources) for c, sources in wanted.items()
    }
    assert [(c, s) for c, said in translated.items() for s, t in said.items() if not t] == []


def test_fields_stay(translated: Translated) -> None:
    for context, messages in translated.items():
        for source, said in messages.items():
            assert Counter(_FIELD.findall(said)) == Counter(_FIELD.findall(source)), (context, said)


def test_what_leads_on_and_what_ends_stays(translated: Translated) -> None:
    """Three dots say that a dialog follows; buttons and menus rely on them."""
    for context, messages in translated.items():
        for source, said in messages.items():
            assert said.endswith("…") == source.endswith("…"), (context, source, said)
            if source.endswith("."):
                assert said.endswith(("。", ".")), (context, source, said)


def test_the_compiled_file_says_the_same(language: str, translated: Translated) -> None:
    compiled = QTranslator()
    assert compiled.load(f"leifeng_{language}", str(FOLDER))
    assert compiled.language() == language
    for context, messages in translated.items():
        for source, said in messages.items():
            number = 3 if "%n" in source or "%Ln" in source else -1
            assert compiled.translate(context, source, None, number) == said


def test_files_are_written_as_they_are_read(
    tmp_path: Path, language: str, translated: Translated
) -> None:
    write(tmp_path / "new.ts", language, strings(), translated)
    assert (tmp_path / "new.ts").read_text("utf-8") == file_of(language).read_text("utf-8")


def test_what_is_new_is_unfinished(tmp_path: Path) -> None:
    file = tmp_path / "new.ts"
    write(file, CHINESE, {"Card": {"Old": None, "New & <bold>": None}}, {"Card": {"Old": "旧"}})
    assert read(file) == {"Card": {"Old": "旧", "New & <bold>": ""}}
    assert file.read_text("utf-8").count('type="unfinished"') == 1


def test_themes_to_begin_with_are_the_same_in_every_language(language: str) -> None:
    english, others = (theme_sets(paths.resources(), name) for name in (ENGLISH, language))
    assert [each.id for each in others] == [each.id for each in english]
    for one, other in zip(english, others, strict=True):
        assert other.name != one.name
        assert [(e.colour, e.key) for e in other.entries] == [
            (e.colour, e.key) for e in one.entries
        ]
        paths_of = [entry.path for entry in other.entries]
        assert len(set(paths_of)) == len(paths_of)
        assert all(e.description and e.include and e.exclude for e in other.entries)


def test_a_new_library_has_themes_in_its_readers_language() -> None:
    names = {
        language: [t.name for t in starter_themes(paths.resources(), fixed_origin(), language)]
        for language in (ENGLISH, CHINESE, "xx")
    }
    assert names["xx"] == names[ENGLISH]
    assert names[ENGLISH][0] == "Selfless service"
    assert names[CHINESE][0] == "无私奉献"
    assert len(names[CHINESE]) == len(names[ENGLISH])
