"""export and search."""

import csv
import io
import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from leifeng_reader.operations.automatic_exports import AUTOMATIC, AutomaticExport, dumped
from leifeng_reader.store.store import Store
from tests.cli.conftest import Leifeng
from tests.library import CHECKOUT


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
    assert rows == [
        ["document", second, "0", "0", "second"],
        ["annotation", first, "21", "34", "😀 second line"],
        ["text", first, "23", "29", "=alpha, “beta” gamma 😀 second line 雷锋"],
    ]
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
            "start": 0,
            "end": 6,
            "kind": "annotation",
            "context": "=alpha",
            "annotation_id": made,
            "in": "quote",
            "theme_id": None,
            "marks": [[1, 6]],
        },
        {
            "document_id": first,
            "document": "first",
            "start": 1,
            "end": 6,
            "kind": "text",
            "context": "=alpha, “beta” gamma 😀 second line 雷锋",
            "annotation_id": None,
            "in": "text",
            "theme_id": None,
            "marks": [[1, 6]],
        },
    ]
    assert filled.json("search", "nowhere") == []


def test_search_understands_filters(filled: Leifeng) -> None:
    def kinds(*words: str) -> list[str]:
        return [found["in"] for found in filled.json("search", *words)]

    assert kinds("theme:up") == ["quote", "quote"]
    assert kinds("theme:down") == ["quote"]
    assert kinds("note:a") == ["note"]
    assert filled("search", "--", "alpha", "-in:first").stdout == ""
    assert kinds("--limit", "1", "alpha") == ["quote"]
    assert kinds("--exact", "ALPHA") == ["quote", "text"]
    assert kinds("up") == ["theme"]


def test_many_places_make_one_json_array(leifeng: Leifeng, tmp_path: Path) -> None:
    leifeng.put(tmp_path / "many.txt", "word " * 1200)
    assert [found["start"] for found in leifeng.json("search", "word")] == list(range(0, 6000, 5))


def test_search_wants_words(filled: Leifeng) -> None:
    filled("search", status=2)
    assert filled("search", " ").stdout == ""


def test_what_is_no_text_goes_to_files_and_pipes_but_not_to_a_terminal(
    filled: Leifeng, tmp_path: Path
) -> None:
    pty = pytest.importorskip("pty")
    assert filled("export", "--format", "xlsx").stdout_bytes.startswith(b"PK")
    filled("export", "--format", "docx", "-o", tmp_path / "x.docx")
    assert (tmp_path / "x.docx").read_bytes().startswith(b"PK")
    ours, terminal = pty.openpty()
    line = [sys.executable, "-c", "from leifeng_reader.cli import main; main()"]
    line += ["--library", str(filled.library), "export", "--format", "qdpx"]
    refused = subprocess.run(
        line, stdout=terminal, stderr=subprocess.PIPE, cwd=CHECKOUT, timeout=60, check=False
    )
    os.close(terminal)
    os.close(ours)
    assert refused.returncode == 2
    assert b"qdpx is not text: name a file for it with -o FILE." in refused.stderr


# --- designed tables ----------------------------------------------------------------------------


def test_columns_and_separator_are_chosen(filled: Leifeng) -> None:
    data = filled("export", "--columns", "quote, themes,id", "--separator", ";").stdout_bytes
    lines = data.decode().split("\r\n")
    assert lines[0] == "quote;themes;id"
    assert lines[1].startswith('=alpha;"Up/Down; Side";')
    tabbed = filled("export", "--columns", "quote,note", "--separator", "tab").stdout
    assert tabbed.splitlines()[0] == "quote\tnote"


def test_presets_by_name_the_librarys_own_too(filled: Leifeng) -> None:
    from leifeng_reader.exchange.design import Design, columns_of
    from leifeng_reader.operations import designing
    from leifeng_reader.store.store import Store

    assert filled("export", "--preset", "exact").stdout_bytes == filled("export").stdout_bytes
    rows = table(filled("export", "--preset", "R/pandas").stdout_bytes)
    assert [row["theme:Up/Down"] for row in rows] == ["1", "0", "0"]
    excel = filled("export", "--preset", "Excel").stdout_bytes
    assert excel.startswith(b"\xef\xbb\xbfid,")
    assert table(excel)[0]["quote"] == "'=alpha"
    own = designing.with_design(None, "For Ann", Design(columns_of(("note", "quote"))))
    store = Store(filled.library)
    store.keep_setting(designing.DESIGNS, own)
    store.close()
    assert filled("export", "--preset", "for ann").stdout.startswith("note,quote\n")
    narrowed = filled("export", "--preset", "for ann", "--columns", "id").stdout
    assert narrowed.startswith("id\n")


def test_a_row_per_theme_with_chosen_columns(filled: Leifeng) -> None:
    line = ("export", "--format", "csv-long", "--columns", "theme,quote", "--spreadsheet")
    rows = table(filled(*line).stdout_bytes)
    assert [(row["theme"], row["quote"]) for row in rows[:2]] == [
        ("Up/Down", "'=alpha"),
        ("Side", "'=alpha"),
    ]


def test_the_description_stands_beside_the_table(filled: Leifeng, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    filled("export", "--csvw", "-o", target)
    assert target.read_bytes() == filled("export").stdout_bytes
    found = json.loads((tmp_path / "out.csv-metadata.json").read_bytes())
    header = target.read_bytes().decode().split("\r\n")[0].split(",")
    assert [column["titles"] for column in found["tableSchema"]["columns"]] == header
    assert (found["url"], found["tableSchema"]["primaryKey"]) == ("out.csv", "id")
    filled("export", "--csvw", "--spreadsheet", "--format", "csv-long", "-o", target)
    found = json.loads((tmp_path / "out.csv-metadata.json").read_bytes())
    assert found["tableSchema"]["primaryKey"] == ["id", "theme"]
    assert found["tableSchema"]["columns"][-1]["titles"] == "escaped"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--columns", "id,nope"], "There is no column “nope”. There are: id, document_id,"),
        (["--columns", " , "], "--columns names none."),
        (["--separator", "|"], "“|” is no separator. There are: comma, semicolon, tab."),
        (["--preset", "Nope"], "There is no preset “Nope”. There are: Exact, Excel,"),
        (["--csvw"], "name that with -o FILE."),
        (["--format", "html", "--columns", "id"], "--columns goes with CSV, not with html."),
        (["--format", "xlsx", "--csvw", "-o", "x"], "--csvw goes with CSV, not with xlsx."),
    ],
)
def test_what_cannot_be_is_said_clearly(filled: Leifeng, line: list[str], said: str) -> None:
    complaint = filled("export", *line, status=2).stderr
    assert said in " ".join(complaint.split())


def test_automatic_exports_are_brought_up_to_date(filled: Leifeng, tmp_path: Path) -> None:
    """What a window was asked to keep, a clock can have written: once, and no one else's file."""
    kept, other = tmp_path / "kept.csv", tmp_path / "none" / "kept.csv"
    exports = [AutomaticExport("1", str(kept), "csv"), AutomaticExport("2", str(other), "csv")]
    assert filled("export", "--kept").stdout == ""
    with closing(Store(filled.library)) as store:
        store.keep_setting(AUTOMATIC, dumped(exports[:1]))
    assert filled("export", "--kept").stdout == f"{kept}\n"
    assert len(table(kept.read_bytes())) == 3
    assert filled("export", "--kept").stdout == ""
    kept.write_text("mine", encoding="utf-8")
    filled("annotate", "first", "--quote", "alpha")
    assert "kept.csv" in filled.fails("export", "--kept")
    assert kept.read_text(encoding="utf-8") == "mine"
    with closing(Store(filled.library)) as store:
        store.keep_setting(AUTOMATIC, dumped(exports[1:]))
    assert "could not be written" in filled.fails("export", "--kept")
