"""PDFs made by a process of its own."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from leifeng_reader.core.errors import PagesUnavailable
from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.operations import printing
from leifeng_reader.operations.printing import PrintingStopped, pdf_of
from leifeng_reader.study.paper import Copy, Paper, Paragraph, Title
from leifeng_reader.study.tasks import Run


def paper(name: str) -> Paper:
    blocks = (Title("Questions"), Paragraph((Run(f"What is {name} about?"),), "1."))
    return Paper(name, "en", Copy.STUDENT, Header(title=name), PageSetup(), blocks)


def text(data: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(data)
    return "".join(page.extract_text() for page in PdfReader(file).pages)


def test_each_paper_is_a_pdf_of_its_own(tmp_path: Path) -> None:
    made = pdf_of([paper("Diary"), paper("Letter")])
    assert ["Diary" in text(data, tmp_path) for data in made] == [True, False]
    assert ["What is Letter about?" in text(data, tmp_path) for data in made] == [False, True]


def test_the_same_papers_give_the_same_bytes() -> None:
    assert pdf_of([paper("Diary")]) == pdf_of([paper("Diary")])


def test_no_papers_need_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    assert pdf_of([]) == []


def test_where_no_process_starts_there_are_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    with pytest.raises(PagesUnavailable):
        pdf_of([paper("Diary")])


def test_what_stops_the_process_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'libGL.so.1: not found' >&2\nexit 3\n")
    python.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(PagesUnavailable, match=r"libGL\.so\.1: not found"):
        pdf_of([paper("Diary")])


def test_a_process_that_starts_slowly_gets_all_of_a_long_paper(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nsleep 0.2\nexec {sys.executable} "$@"\n')
    python.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setattr(printing, "WALL_LIMIT", 20)
    long = replace(paper("Diary"), labels={"unprinted": "word " * 40_000})
    (made,) = pdf_of([long])
    assert "Diary" in text(made, tmp_path)


def test_it_can_be_stopped() -> None:
    with pytest.raises(PrintingStopped):
        pdf_of([paper("Diary")] * 50, cancelled=lambda: True)
