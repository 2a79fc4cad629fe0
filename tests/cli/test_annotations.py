"""annotate, annotations and themes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng

Put = Callable[[str | bytes], str]
PLACES = ("start", "end", "quote")


def only(leifeng: Leifeng) -> tuple[int, int, str]:
    (found,) = leifeng.json("annotations")
    return found["start"], found["end"], found["quote"]


# --- where: by range and by quote ---------------------------------------------------------------


def test_annotate_prints_the_id(leifeng: Leifeng, put: Put) -> None:
    document = put("one two three")
    made = leifeng("annotate", document, "--range", 4, 7, "--note", "a note").stdout
    (found,) = leifeng.json("annotations")
    assert made == f"{found['id']}\n"
    assert (found["quote"], found["prefix"], found["suffix"]) == ("two", "one ", " three")
    assert (found["note"], found["document_id"]) == ("a note", document)


def test_ranges_count_code_points_around_astral_characters(leifeng: Leifeng, put: Put) -> None:
    document = put("😀a😀b😀c")
    for start, end in ((0, 1), (1, 2), (1, 4), (2, 5), (0, 6), (4, 5)):
        leifeng("annotate", document, "--range", start, end)
    listed = [tuple(found[name] for name in PLACES) for found in leifeng.json("annotations")]
    assert sorted(listed) == sorted(
        (start, end, "😀a😀b😀c"[start:end])
        for start, end in ((0, 1), (1, 2), (1, 4), (2, 5), (0, 6), (4, 5))
    )


def test_quotes_are_found_around_astral_characters(leifeng: Leifeng, put: Put) -> None:
    document = put("😀 one 😀雷锋😀 two")
    leifeng("annotate", document, "--quote", "😀雷锋😀")
    assert only(leifeng) == (6, 10, "😀雷锋😀")


@pytest.mark.parametrize(
    "span", [(5, 5), (5, 3), (-1, 4), (0, 14), (13, 14), (100, 200), (10**30, 10**31), (3, 4)]
)
def test_a_bad_range_is_refused(leifeng: Leifeng, put: Put, span: tuple[int, int]) -> None:
    document = put("one two three")
    said = leifeng.fails("annotate", document, "--range", *span)
    assert str(span[0])[:20] in said or span == (3, 4)
    assert leifeng.json("annotations") == []


def test_prefix_and_suffix_choose_among_equal_quotes(leifeng: Leifeng, put: Put) -> None:
    document = put("the cat, the dog, the cow")
    leifeng("annotate", document, "--quote", "the", "--prefix", "cat, ", "--suffix", " dog")
    assert only(leifeng) == (9, 12, "the")


def test_candidates_are_counted(leifeng: Leifeng, put: Put) -> None:
    document = put("the cat, the dog, the cow")
    assert "0 candidates" in leifeng.fails("annotate", document, "--quote", "bird")
    assert "3 candidates" in leifeng.fails("annotate", document, "--quote", "the")
    line = ["annotate", document, "--quote", "the"]
    assert "2 candidates" in leifeng.fails(*line, "--prefix", ", ")
    assert ": 3." in leifeng.fails(*line, "--prefix", "a ")
    assert "0 candidates" in leifeng.fails("annotate", document, "--quote", "")
    assert leifeng.json("annotations") == []


@pytest.mark.parametrize("quote", ["two\u2028three", "two\nthree", "two\r\nthree"])
def test_a_line_end_in_a_quote_fits_a_line_break_in_a_block(
    leifeng: Leifeng, put: Put, quote: str
) -> None:
    document = put("one two\u2028three\nfour")
    leifeng("annotate", document, "--quote", quote)
    assert only(leifeng) == (4, 13, "two\u2028three")


def test_a_line_end_in_a_quote_fits_the_end_of_a_block_first(leifeng: Leifeng, put: Put) -> None:
    document = put("two\u2028three\ntwo\nthree")
    leifeng("annotate", document, "--quote", "two\r\nthree")
    assert only(leifeng) == (10, 19, "two\nthree")


def test_line_ends_in_prefix_and_suffix_fit_too(leifeng: Leifeng, put: Put) -> None:
    document = put("one\u2028two\nthree two\nthree")
    line = ["annotate", document, "--quote", "two", "--suffix", "\r\nthree"]
    leifeng(*line, "--prefix", "one\n")
    assert only(leifeng) == (4, 7, "two")


def test_quotes_are_compared_in_canonical_form(leifeng: Leifeng, put: Put) -> None:
    document = put("so\u00adft and\0 hard")
    leifeng("annotate", document, "--quote", "so\u00adft\ufeff and")
    assert only(leifeng) == (0, 8, "soft and")


def test_a_quote_of_a_million_characters(leifeng: Leifeng, put: Put) -> None:
    quote = "雷锋😀 ab" * 170_000
    document = put(f"before {quote}after")
    leifeng("annotate", document, "--quote", quote)
    start, end, found = only(leifeng)
    assert (start, end) == (7, 7 + len(quote))
    assert found == quote
    assert leifeng.fails("annotate", document, "--quote", quote + "x").count("…") == 1
    (line,) = leifeng("annotations").stdout.splitlines()
    assert len(line) < 160


def test_quote_and_range_exclude_each_other(leifeng: Leifeng, put: Put) -> None:
    document = put("one two")
    for line in (
        [],
        ["--quote", "one", "--range", 0, 3],
        ["--range", 0, 3, "--prefix", "x"],
        ["--range", 0],
        ["--range", "a", "b"],
    ):
        leifeng("annotate", document, *line, status=2)
    assert leifeng.json("annotations") == []


# --- themes -------------------------------------------------------------------------------------


def test_missing_themes_are_made_in_the_same_change(leifeng: Leifeng, put: Put) -> None:
    document = put("one two")
    line = ["annotate", document, "--range", 0, 3, "--theme", "Service/Volunteering/Young"]
    leifeng(*line, "--theme", "Service/Teaching", "--theme", "Service", "--theme", "service")
    store = Store(leifeng.library)
    _, entry = store.changes_after(0)
    store.close()
    assert len(entry.change.after) == 5
    (found,) = leifeng.json("annotations")
    assert found["themes"] == ["Service/Volunteering/Young", "Service/Teaching", "Service"]
    leifeng("annotate", document, "--range", 4, 7, "--theme", "SERVICE/volunteering")
    assert len(leifeng.json("themes")) == 4


def test_a_refused_annotation_makes_no_themes(leifeng: Leifeng, put: Put) -> None:
    document = put("one two")
    leifeng.fails("annotate", document, "--range", 3, 4, "--theme", "New")
    leifeng.fails("annotate", document, "--quote", "x", "--theme", "New")
    leifeng.fails("annotate", document, "--range", 0, 3, "--theme", "New", "--theme", "a//b")
    assert leifeng.json("themes") == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a;b", "a\\;b"),
        ("a\\/b", "a\\/b"),
        ("a\\\\b", "a\\\\b"),
        ("line\none", "line one"),
        ("😀👩‍👩‍👧", "😀👩‍👩‍👧"),
        ("حرية/שלום", "حرية/שלום"),
        ("e\u0301\u0323", "e\u0301\u0323"),
        ("a\0b\ud800", "ab\ufffd"),
        ("x" * 200, "x" * 200),
        ("=1+1", "=1+1"),
    ],
)
def test_odd_theme_names_come_back(leifeng: Leifeng, put: Put, path: str, shown: str) -> None:
    document = put("one two")
    leifeng("annotate", document, "--range", 0, 3, "--theme", path)
    assert leifeng.json("annotations")[0]["themes"] == [shown]
    assert leifeng("annotations").stdout.split("\t")[2] == shown
    assert leifeng("themes").stdout.splitlines()[-1].split("\t")[:2] == [shown, "1"]
    assert len(leifeng.json("annotations", "--theme", shown)) == 1


@pytest.mark.parametrize("path", ["x" * 10_000, "x" * 201, "", " ", "/", "a/", "a//b", "\u00ad"])
def test_impossible_theme_names_are_refused(leifeng: Leifeng, put: Put, path: str) -> None:
    document = put("one two")
    assert "name" in leifeng.fails("annotate", document, "--range", 0, 3, "--theme", path)
    assert "no theme" in leifeng.fails("annotations", "--theme", path)
    assert "no theme" in leifeng.fails("export", "--theme", path)
    assert leifeng.json("annotations") == []


def test_themes_are_listed_as_a_tree(leifeng: Leifeng, put: Put) -> None:
    document = put("one two")
    for path in ("B/C", "A", "B/D", "B"):
        leifeng("annotate", document, "--range", 0, 3, "--theme", path)
    listed = [line.split("\t") for line in leifeng("themes").stdout.splitlines()]
    assert [row[:2] for row in listed] == [["B", "1"], ["B/C", "1"], ["B/D", "1"], ["A", "1"]]
    assert [row[3] for row in listed] == ["1", "2", "4", "3"]
    assert len({row[2] for row in listed}) == 4
    told = leifeng.json("themes")
    assert [(t["path"], t["count"], t["colour"], str(t["key"])) for t in told] == [
        (row[0], int(row[1]), row[2], row[3]) for row in listed
    ]
    assert told[1]["parent_id"] == told[0]["id"]
    assert told[1]["name"] == "C"


def test_the_tenth_theme_has_no_key(leifeng: Leifeng, put: Put) -> None:
    document = put("one two")
    themes = [part for n in range(10) for part in ("--theme", f"Theme {n}")]
    leifeng("annotate", document, "--range", 0, 3, *themes)
    assert leifeng.json("themes")[9]["key"] is None
    assert leifeng("themes").stdout.splitlines()[9].endswith("\t")


# --- the list -----------------------------------------------------------------------------------


@pytest.fixture
def three(leifeng: Leifeng, tmp_path: Path) -> list[str]:
    """Three annotations in two documents, with themes of two levels."""
    first = leifeng.put(tmp_path / "first.txt", "alpha\tbeta gamma")
    second = leifeng.put(tmp_path / "second.txt", "delta epsilon")
    lines = (
        [first, "--range", 6, 16, "--theme", "Up/Down"],
        [first, "--range", 0, 10, "--theme", "Up", "--theme", "Side", "--note", "see Zeta"],
        [second, "--quote", "delta"],
    )
    made = [leifeng("annotate", *line).stdout.strip() for line in lines]
    return [made[1], made[0], made[2]]


def test_annotations_are_listed_in_order_with_tabs_between(
    leifeng: Leifeng, three: list[str]
) -> None:
    assert [line.split("\t") for line in leifeng("annotations").stdout.splitlines()] == [
        [three[0], "0-10", "Up; Side", "alpha beta"],
        [three[1], "6-16", "Up/Down", "beta gamma"],
        [three[2], "0-5", "", "delta"],
    ]


def test_the_list_is_narrowed(leifeng: Leifeng, three: list[str]) -> None:
    def chosen(*line: str) -> list[str]:
        return [found["id"] for found in leifeng.json("annotations", *line)]

    assert chosen("--document", "first") == three[:2]
    assert chosen("--theme", "Up") == three[:2]
    assert chosen("--theme", "up/down") == three[1:2]
    assert chosen("--theme", "Side", "--theme", "Up/Down") == three[:2]
    assert chosen("--words", "ZETA") == three[:1]
    assert chosen("--words", "beta side") == three[:1]
    assert chosen("--words", "beta", "--document", "second") == []
    assert "“Nope”" in leifeng.fails("annotations", "--theme", "Nope")
    assert "“nope”" in leifeng.fails("annotations", "--document", "nope")


def test_json_tells_all(leifeng: Leifeng, three: list[str]) -> None:
    found = leifeng.json("annotations")[0]
    assert list(found) == [
        "id", "document_id", "document", "section", "paragraph", "start", "end", "quote",
        "prefix", "suffix", "themes", "note", "created", "modified", "status", "annotator",
        "text_sha256", "link", "scope",
    ]  # fmt: skip
    assert (found["document"], found["paragraph"], found["section"]) == ("first", 1, [])
    assert (found["quote"], found["themes"]) == ("alpha\tbeta", ["Up", "Side"])
    assert found["link"] == f"leifeng://annotation/{three[0]}"
    assert found["status"] == "anchored"
