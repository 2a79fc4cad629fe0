"""export and search."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Leifeng


@pytest.fixture
def filled(leifeng: Leifeng, tmp_path: Path) -> Leifeng:
    first = leifeng.put(tmp_path / "first.txt", "=alpha, “beta” gamma\n😀 second\u2028line 雷锋")
    second = leifeng.put(tmp_path / "second.txt", "delta epsilon")
    leifeng("annotate", first, "--range", 0, 6, "--theme", "Up/Down", "--theme", "Side")
    leifeng("annotate", first, "--quote", "😀 second\nline", "--note", "a\nnote")
    leifeng("annotate", second, "--quote", "delta", "--theme", "Up")
    return leifeng


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_export_prints_exact_csv(filled: Leifeng) -> None:
    data = filled("export").stdout_bytes
    assert data.startswith(b"id,document_id,document,")
    assert data.count(b"\r\n") == 4
    rows = table(data)
    assert [row["quote"] for row in rows] == ["=alpha", "😀 second\u2028line", "delta"]
    assert [row["themes"] for row in rows] == ["Up/Down; Side", "", "Up"]
    assert [row["paragraph"] for row in rows] == ["1", "2", "1"]
    for row in rows:
        text = filled("text", row["document_id"]).stdout_bytes.decode()
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_the_long_form_and_the_spreadsheet_dialect(filled: Leifeng) -> None:
    data = filled("export", "--format", "csv-long", "--spreadsheet").stdout_bytes
    assert data.startswith(b"\xef\xbb\xbfid,")
    rows = table(data)
    assert rows[2]["prefix"] == "'=alpha, “beta” gamma\n"
    assert [(row["quote"], row["theme"], row["escaped"]) for row in rows] == [
        ("'=alpha", "Up/Down", "1"),
        ("'=alpha", "Side", "1"),
        ("😀 second\u2028line", "", "1"),
        ("delta", "Up", ""),
    ]


def test_export_is_narrowed_like_the_list(filled: Leifeng) -> None:
    def quotes(*line: str) -> list[str]:
        return [row["quote"] for row in table(filled("export", *line).stdout_bytes)]

    assert quotes("--theme", "Up") == ["=alpha", "delta"]
    assert quotes("--document", "second") == ["delta"]
    assert quotes("--words", "note") == ["😀 second\u2028line"]
    assert quotes("--words", "note", "--theme", "Up") == []
    assert "“Nope”" in filled.fails("export", "--theme", "Nope")
    assert "“nope”" in filled.fails("export", "--document", "nope")


def test_a_file_gets_what_would_be_printed(filled: Leifeng, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("old")
    assert filled("export", "-o", target).stdout == ""
    assert target.read_bytes() == filled("export").stdout_bytes
    assert filled("export", "-o", "-").stdout_bytes == target.read_bytes()


def test_a_file_that_cannot_be_written_is_a_fault(filled: Leifeng, tmp_path: Path) -> None:
    assert "“out.csv”" in filled.fails("export", "-o", tmp_path / "none" / "out.csv")
    assert "directory" in filled.fails("export", "-o", tmp_path)


def test_an_unknown_format_is_wrong_usage(filled: Leifeng) -> None:
    filled("export", "--format", "papyrus", status=2)


# --- search -------------------------------------------------------------------------------------


def test_search_prints_a_line_for_each_place(filled: Leifeng) -> None:
    first, second = (d["id"] for d in filled.json("documents"))
    rows = [line.split("\t") for line in filled("search", "SECOND").stdout.splitlines()]
    assert [row[:4] for row in rows] == [
        ["text", first, "23", "29"],
        ["annotation", first, "21", "34"],
    ]
    assert rows[0][4] == "=alpha, “beta” gamma 😀 second line 雷锋"
    assert rows[1][4] == "😀 second line · a note"
    assert filled("search", "delta", "epsilon").stdout.split("\t")[1:4] == [second, "0", "13"]
    assert filled("search", "nowhere").stdout == ""


def test_search_in_json(filled: Leifeng) -> None:
    first = filled.json("documents")[0]["id"]
    made = filled.json("annotations")[0]["id"]
    printed = filled("search", "alpha", "--json").stdout_bytes.decode()
    assert "“beta”" in printed
    assert json.loads(printed) == [
        {
            "document_id": first,
            "document": "first",
            "start": 1,
            "end": 6,
            "kind": "text",
            "context": "=alpha, “beta” gamma 😀 second line 雷锋",
            "annotation_id": None,
        },
        {
            "document_id": first,
            "document": "first",
            "start": 0,
            "end": 6,
            "kind": "annotation",
            "context": "=alpha · Up/Down; Side",
            "annotation_id": made,
        },
    ]
    assert filled.json("search", "nowhere") == []


def test_many_places_make_one_json_array(leifeng: Leifeng, tmp_path: Path) -> None:
    leifeng.put(tmp_path / "many.txt", "word " * 1200)
    assert [found["start"] for found in leifeng.json("search", "word")] == list(range(0, 6000, 5))


def test_search_wants_words(filled: Leifeng) -> None:
    filled("search", status=2)
    assert filled("search", " ").stdout == ""
