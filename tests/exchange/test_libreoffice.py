"""What LibreOffice makes of our files: every row and word is there, and no formula is run."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader.core.annotation import Annotation, Selector
from leifeng_reader.core.composition import Draft, Part, compose
from leifeng_reader.core.document import BlockKind, Document
from leifeng_reader.core.structure import Cell, Facts
from leifeng_reader.exchange import csv_table, designed_table, sheet_xlsx, word_docx
from leifeng_reader.exchange.design import PRESETS
from leifeng_reader.exchange.options import Options
from leifeng_reader.exchange.passage import Passage
from leifeng_reader.exchange.table_columns import COLUMNS

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="soffice is not on this machine")

ROWS = 1000
HOSTILE = (
    "=1+1",
    "=SUM(A1:A9)",
    '=HYPERLINK("https://example.org","x")',
    "+1-1",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "'=1+1",
    "雷锋 😀",
    'two\nlines, with "marks"; and a\ttab',
    "1e3",
    "007",
)
_WRITTEN = "44,34,76,1,,0,false,true,false,false,false,-1"
# Every column as text would prove nothing: formulas are let run, as they are for who asks so.
_READ = "44,34,76,1,,0,false,true,false,false,false,,true"

Opened = Callable[..., Path]


def passages() -> list[Passage]:
    made = []
    for number in range(ROWS):
        hostile = HOSTILE[number % len(HOSTILE)]
        selector = Selector(number * 5, number * 5 + 4, f"雷锋{number:02d}", hostile, hostile)
        record = Annotation(
            f"a{number}",
            "d",
            "0" * 64,
            selector,
            note=hostile,
            created="2026-03-05T08:30:00.000Z",
            modified="2026-03-05T08:30:00.000Z",
        )
        document = Document("d", "=title", "t", "0" * 64, 5000)
        made.append(Passage(record, document, (hostile,), 1, ((hostile,),), ("blue",)))
    return made


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where LibreOffice keeps what it sets up at its first start: seconds, once."""
    return tmp_path_factory.mktemp("profile")


@pytest.fixture
def opened(tmp_path: Path, profile: Path) -> Opened:
    """Return a function that has LibreOffice write a file in another form."""

    def convert(path: Path, form: str, *more: str) -> Path:
        assert OFFICE is not None
        command = [
            OFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            *more,
            "--convert-to",
            form,
            "--outdir",
            str(tmp_path / "out"),
            str(path),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        (found,) = (tmp_path / "out").iterdir()
        return found

    return convert


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def as_csv(path: Path, opened: Opened, *more: str) -> list[dict[str, str]]:
    return rows(opened(path, f"csv:Text - txt - csv (StarCalc):{_WRITTEN}", *more))


def test_the_spreadsheet_table_shows_every_row_as_it_was_written(
    tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(csv_table.write(passages(), Options(spreadsheet=True)))
    shown = as_csv(path, opened, f"--infilter=Text - txt - csv (StarCalc):{_READ}")
    assert len(shown) == ROWS
    for row, before in zip(shown, passages(), strict=True):
        note = before.annotation.note
        assert row["quote"] == before.annotation.selector.quote
        assert row["note"] in (note, f"'{note}") or note in ("1e3", "007")
        assert row["note"] not in ("2", "0", "1", "x"), "a formula was run"
        assert row["document"] == "'=title"


def test_what_is_written_exactly_is_run_there_so_the_test_above_can_fail(
    tmp_path: Path, opened: Opened
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(csv_table.write(passages()[:1], Options()))
    shown = as_csv(path, opened, f"--infilter=Text - txt - csv (StarCalc):{_READ}")
    assert shown[0]["note"] == "2"


def test_the_designed_table_for_excel_shows_every_row(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(designed_table.write(passages(), Options(design=PRESETS["Excel"])))
    shown = as_csv(path, opened, f"--infilter=Text - txt - csv (StarCalc):{_READ}")
    assert [row["quote"] for row in shown] == [p.annotation.selector.quote for p in passages()]
    assert shown[0]["note"] == "'=1+1"


def test_the_workbook_shows_every_cell_as_it_is(tmp_path: Path, opened: Opened) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(sheet_xlsx.write(passages(), Options()))
    # All sheets are written; ours is the only one.
    shown = as_csv(path, opened)
    expected = list(csv_table.rows(passages(), Options()))
    assert [list(row.values()) for row in shown] == expected[1:]
    assert list(shown[0]) == list(COLUMNS)


@pytest.mark.torture
def test_the_word_file_shows_every_word(tmp_path: Path, opened: Opened) -> None:
    lines = [Part(f"雷锋{number:04d} {HOSTILE[number % 9]}") for number in range(ROWS // 4)]
    items = [
        Part(f"item {n}", BlockKind.LIST_ITEM, facts=Facts(marker=f"{n}.")) for n in range(1, 4)
    ]
    head = (Cell(header=True), Cell(header=True))
    table = Part("h1\th2\nc1\tc2", BlockKind.TABLE, facts=Facts(table=(head, (Cell(), Cell()))))
    text = compose(Draft("T", (*lines, *items, table)))
    document = Document("d", "T", text.id, text.sha256, len(text.content))
    marked = [
        replace(each, document=document, section=())
        for each in passages()
        if each.annotation.end < len(text.content)
    ]
    path = tmp_path / "text.docx"
    path.write_bytes(word_docx.write(marked, Options(text_of=lambda _: text)))
    shown = opened(path, "txt:Text (encoded):UTF8").read_text("utf-8-sig")
    at = 0
    for part in lines:
        at = shown.index(part.text, at)
    for words in ("1. item 1", "2. item 2", "3. item 3", "h1", "h2", "c1", "c2"):
        assert words in shown
