"""PDFs: the paper's words, its bookmarks and structure, and the same bytes each time."""

import io
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from leifeng_reader.core.study import PageSetup
from leifeng_reader.study.paper import Paper, Paragraph, Title
from leifeng_reader.study.paper_json import to_json
from leifeng_reader.ui.paper.pdf import pdf

from .samples import chinese, long_set, marginalia, paper, plain, prose, worksheet
from .seen import all_pages, flat, squeezed, words

pytestmark = pytest.mark.usefixtures("qapp")


def read_back(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("made", [worksheet, marginalia, chinese, lambda: long_set(8)])
def test_the_pdf_has_the_words_of_the_pages(made: "type[Paper]") -> None:
    pages = all_pages(made())
    shown = [found.text for page in pages for found in words(page)]
    feet = [f.text for page in pages for f in flat([page.pages.foot(page.index)], 0, 0)]
    # A hyphen at a line's end is told apart by the library that reads it.
    text = squeezed(read_back(pdf([made()]))).replace("\ufffe", "-")
    assert Counter(text) == Counter(squeezed("".join([*shown, *feet])))


def test_every_question_is_there_once() -> None:
    text = squeezed(read_back(pdf([worksheet()])))
    for block in worksheet().blocks:
        if isinstance(block, Paragraph) and not any(run.gap for run in block.runs):
            assert text.count(squeezed("".join(run.text for run in block.runs))) == 1


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf([worksheet()]) == pdf([worksheet()])
    assert pdf([worksheet()]) != pdf([replace(worksheet(), version="B")])


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    request = to_json(chinese()).encode()
    done = subprocess.run(
        [sys.executable, "-m", "leifeng_reader.ui.paper.worker"],
        input=len(request).to_bytes(8, "big") + request,
        env={**os.environ, "QT_HASH_SEED": "77", "TZ": "Asia/Shanghai"},
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
        check=True,
    )
    assert done.stdout[8:] == pdf([chinese()])


def test_bookmarks_are_the_titles_in_their_order() -> None:
    blocks = [Title("One"), Title("Below", 2), Title("Two", new_page=True)]
    made = paper(*(part for title in blocks for part in (title, Paragraph(prose(1)))))
    reader = PdfReader(io.BytesIO(pdf([made])))
    one, below, two = reader.outline
    assert (one.title, below[0].title, two.title) == ("One", "Below", "Two")
    numbers = [reader.get_destination_page_number(found) for found in (one, below[0], two)]
    assert numbers == [0, 0, 1]
    assert one.top > below[0].top


def test_it_tells_language_and_title() -> None:
    root = PdfReader(io.BytesIO(pdf([chinese()]))).trailer["/Root"]
    assert root["/Lang"] == "zh"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is not False
    info = PdfReader(io.BytesIO(pdf([chinese()]))).metadata
    assert info is not None
    assert info.title == "雷锋"
    assert info.creation_date is None
    assert "<rdf:li>zh</rdf:li>" in root["/Metadata"].get_data().decode()


def test_its_words_are_marked_with_what_they_are() -> None:
    reader = PdfReader(io.BytesIO(pdf([worksheet()])))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    roles = Counter[str]()
    seen: list[tuple[int, int]] = []

    def walk(element: object) -> None:
        found = element.get_object()
        if found.get("/Type") == "/MCR":
            page = reader.get_page_number(found["/Pg"].get_object())
            seen.append((page, found["/MCID"]))
            return
        roles[found.get("/S", "")] += 1
        for child in found["/K"]:
            walk(child)

    walk(root["/StructTreeRoot"])
    assert roles["/Table"] == 1
    assert roles["/TH"] == 3
    assert roles["/TR"] == 6
    assert roles["/H1"] == 4
    assert roles["/P"] > 10
    assert len(set(seen)) == len(seen)
    for number, page in enumerate(reader.pages):
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        assert data.count(b"BDC") + data.count(b"BMC") == data.count(b"EMC")
        assert data.count(b"/MCID") == sum(1 for at, _ in seen if at == number)
        assert b" -7 1 1 re" not in data


def test_several_papers_are_one_file_with_their_own_sheets() -> None:
    letter = replace(paper(Paragraph(plain("Two"))), page=PageSetup(size="Letter"))
    reader = PdfReader(io.BytesIO(pdf([paper(Paragraph(plain("One"))), letter])))
    assert [round(float(page.mediabox.width)) for page in reader.pages] == [595, 612]


def test_type_is_embedded_and_no_page_is_a_picture() -> None:
    reader = PdfReader(io.BytesIO(pdf([marginalia(greyscale=True)])))
    for page in reader.pages:
        assert page["/Resources"]["/Font"]
        assert not list(page.images)
