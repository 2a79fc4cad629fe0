"""Every fault of the world has words of its own, and they are short and plain."""

import dataclasses
import string
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath

import pytest

from leifeng_reader.core import errors
from leifeng_reader.core.errors import ReaderError
from leifeng_reader.operations.sentences import TEMPLATES, sentence

VARIANTS = {
    errors.Protected: ["", "password"],
    errors.NotText: [
        *("", "other", "apple", "archive", "book", "djvu", "link", "picture", "postscript"),
        *("recording", "rtf", "slides", "spreadsheet", "word-97"),
    ],
    errors.Conflict: ["annotations", "themes", "documents", "other", "study_sets", "cards"],
    errors.BadFilterName: ["empty", "taken", "other"],
    errors.BadSetName: ["empty", "taken", "long"],
    errors.EmptySheet: ["", "tasks"],
    errors.BadThemeName: ["empty", "long", "taken", "circle", "other"],
}
NUMBERS = {
    errors.BadRange: [(5, 5, 9), (5, 3, 9), (5, 12, 9), (-2, 3, 9)],
    errors.QuoteNotFound: [("q", 0), ("q", 1), ("q", 40)],
    errors.TooMuch: [
        (PurePath("file.txt"), what, 9, 7) for what in ("entries", "memory", "seconds")
    ],
}


def kinds(parent: type[ReaderError] = ReaderError) -> Iterator[type[ReaderError]]:
    yield parent
    for child in parent.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from kinds(child)


KINDS = list(dict.fromkeys(kinds()))


def value(field: dataclasses.Field[object]) -> object:
    if field.type is int:
        return 7
    return PurePath("folder/file.txt") if field.type is PurePath else "some words"


def examples(kind: type[ReaderError]) -> Iterator[ReaderError]:
    if kind in NUMBERS:
        yield from (kind(*fields) for fields in NUMBERS[kind])
    elif dataclasses.is_dataclass(kind):
        fields = {field.name: value(field) for field in dataclasses.fields(kind)}
        variant = "kind" if kind is errors.Conflict else "reason"
        yield from (
            (kind(**{**fields, variant: v}) for v in VARIANTS.get(kind, ()))
            if kind in VARIANTS
            else [kind(**fields)]
        )
    else:
        yield kind()


EXAMPLES = [example for kind in KINDS for example in examples(kind)]


def templates_used(kind: type[ReaderError]) -> set[str]:
    used: set[str] = set()

    def overhear(template: str) -> str:
        used.add(template)
        return template

    for example in examples(kind):
        sentence(example, overhear)
    return used


def test_the_walk_meets_them_all() -> None:
    defined = {v for v in vars(errors).values() if isinstance(v, type)} - {PurePath}
    assert set(KINDS) == {kind for kind in defined if issubclass(kind, ReaderError)}
    assert len(KINDS) > 20


def test_every_fault_has_a_sentence_of_its_own() -> None:
    owners: dict[str, list[str]] = {}
    for kind in KINDS:
        for template in templates_used(kind):
            owners.setdefault(template, []).append(kind.__name__)
    assert [names for names in owners.values() if len(names) > 1] == []
    assert set(owners) == set(TEMPLATES.values())


@pytest.mark.parametrize("error", EXAMPLES, ids=repr)
def test_a_sentence_is_one_short_line(error: ReaderError) -> None:
    said = sentence(error)
    assert said == said.strip()
    assert said.endswith(".")
    assert not set(said) & set("!\n\r\t{}")
    assert len(said) <= 240
    assert not {"error", "exception", "traceback", "sqlite"} & set(said.lower().split())


def test_an_unworded_fault_still_gets_its_parents_words() -> None:
    class Odd(errors.NotText):
        pass

    assert sentence(Odd(PurePath("a.png"))) == sentence(errors.NotText(PurePath("a.png")))


def test_files_are_shown_by_name() -> None:
    said = sentence(errors.FileUnreadable(PurePosixPath("/home/ann/notes.txt"), "No such file"))
    assert "“notes.txt”" in said
    assert "(No such file)" in said
    assert "/home" not in said
    assert "“/”" in sentence(errors.FileUnreadable(PurePosixPath("/")))


def test_a_missing_reason_leaves_no_brackets() -> None:
    assert "(" not in sentence(errors.FileUnwritable(PurePath("a.csv")))


@pytest.mark.parametrize(
    "error",
    [
        errors.QuoteNotFound("word " * 200_000),
        errors.QuoteAmbiguous("é" * 1_000_000, 3),
        errors.UnknownTheme("x" * 10_000),
        errors.FileUnreadable(PurePath("n" * 250 + ".txt")),
    ],
    ids=lambda error: type(error).__name__,
)
def test_long_quotes_and_names_are_shortened(error: ReaderError) -> None:
    (shown,) = sentence(error).split("“")[1:]
    shown = shown.split("”")[0]
    assert 55 <= len(shown) <= 60
    assert shown.endswith("…")


def test_sixty_characters_are_shown_whole() -> None:
    assert f"“{'x' * 60}”" in sentence(errors.QuoteNotFound("x" * 60))


def test_line_ends_and_control_characters_do_not_break_the_line() -> None:
    said = sentence(errors.UnknownDocument("one\r\ntwo\u2028three\x1b[31m\tfour"))
    assert "“one two three [31m four”" in said


def test_braces_in_a_name_are_only_braces() -> None:
    assert "“{path} {0} {” is not a text" in sentence(errors.NotText(PurePath("{path} {0} {")))


def test_candidates_are_counted() -> None:
    assert " 0 " in sentence(errors.QuoteNotFound("q"))
    assert " 12." in sentence(errors.QuoteNotFound("q", 12))
    assert " 31 " in sentence(errors.QuoteAmbiguous("q", 31))


def test_the_translation_is_formatted_not_the_original() -> None:
    def translate(template: str) -> str:
        return "没有主题“{path}”。" if template.startswith("There is no theme") else template

    assert sentence(errors.UnknownTheme("雷锋"), translate) == "没有主题“雷锋”。"


def test_templates_name_only_fields_there_are() -> None:
    for (kind, _), template in TEMPLATES.items():
        known = (
            {f.name for f in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()
        )
        used = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert used <= known | {"why"}, kind
