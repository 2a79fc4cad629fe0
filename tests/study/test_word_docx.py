"""Word documents: what Word would find in them, and the same words in LibreOffice."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from leifeng_reader.core.study import Header, PageSetup
from leifeng_reader.core.text import canonical
from leifeng_reader.study import word_docx
from leifeng_reader.study.flat_text import letter
from leifeng_reader.study.paper import (
    AnswerLines,
    Copy,
    Options,
    Paper,
    Paragraph,
    Table,
    Title,
    WordBank,
)
from leifeng_reader.study.tasks import Run
from tests.study.samples import GAPS, HOSTILE, MADE, PAPER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LOGO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def written(paper: Paper) -> bytes:
    return word_docx.write(paper, MADE, "Title")


def body(paper: Paper) -> Any:
    return Document(io.BytesIO(written(paper))).element.body


def only(*blocks: Any, **changes: Any) -> Paper:
    return replace(PAPER, blocks=blocks, **changes)


def texts(element: Any) -> Iterator[str]:
    """Yield the words of each paragraph, in order, readings left out."""
    for paragraph in element.iter(f"{W}p"):
        inside = [t for t in paragraph.iter(f"{W}t") if not list(t.iterancestors(f"{W}rt"))]
        yield "".join(t.text or "" for t in inside)


def values(element: Any, path: str, name: str = "val") -> list[str]:
    return [each.get(f"{W}{name}") for each in element.iter(f"{W}{path}")]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", canonical(text)).strip()


def test_the_same_paper_gives_the_same_bytes_and_tells_no_time() -> None:
    data = written(PAPER)
    assert data == written(PAPER)
    with ZipFile(io.BytesIO(data)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
        assert b"dcterms" not in re.sub(
            rb"xmlns:\w+=\"[^\"]*\"", b"", archive.read("docProps/core.xml")
        )


def test_numbers_are_words_own_and_go_on_after_an_option() -> None:
    tasks = [Paragraph((Run(f"Task {n}"),), f"{n}.") for n in (1, 2, 3)]
    again = Paragraph((Run("Again"),), "1.")
    paper = only(tasks[0], Options(("a", "b")), *tasks[1:], Options(("c",)), again)
    ids = values(body(paper), "numId")
    assert ids == ["1", "2", "2", "1", "1", "3", "4"]
    numbering = Document(io.BytesIO(written(paper))).part.numbering_part.element
    assert values(numbering, "numFmt") == ["decimal", "upperLetter"]
    assert values(numbering, "startOverride") == ["1"] * 4
    assert "1." not in "".join(texts(body(paper)))


def matching(count: int) -> Table:
    rows = [
        ((Run(f"{n}.\u2002one {n}"),), (Run("____"),), (Run(f"{letter(n - 1)}.\u2002other {n}"),))
        for n in range(1, count + 1)
    ]
    return Table((), tuple(rows), (0.5, 0.1, 0.4), ruled=False, counted=(0, 2))


def test_tables_to_match_and_to_order_are_numbered_by_word_apart_from_tasks() -> None:
    tasks = [Paragraph((Run(f"Task {n}"),), f"{n}.") for n in (1, 2)]
    order = (((Run(""),), (Run("A.\u2002first"),)), ((Run(""),), (Run("B.\u2002next"),)))
    ordering = Table(("Order", "Passage"), order, (0.1, 0.9), counted=(1,))
    paper = only(tasks[0], matching(2), ordering, tasks[1])
    found = body(paper)
    assert values(found, "numId") == [*"1", *"2323", *"44", *"1"]
    told = [each for each in texts(found) if each.startswith(("one", "other", "first", "next"))]
    assert told == ["one 1", "other 1", "one 2", "other 2", "first", "next"]
    # Word's letters after Z are others than the answer key's.
    many = list(texts(body(only(matching(27)))))
    assert {"one 27", "AA.\u2002other 27", "B.\u2002other 2"} <= set(many)
    plain = list(texts(body(only(replace(matching(1), counted=())))))
    assert "1.\u2002one 1" in plain


def test_a_number_that_is_none_stays_as_it_is() -> None:
    assert list(texts(body(only(Paragraph((Run("x"),), "§ IV")))))[-1] == "§ IVx"


def test_answer_lines_are_bordered_paragraphs_that_do_not_merge() -> None:
    found = body(only(AnswerLines(3)))
    colours = values(found, "bottom", "color")
    assert len(colours) == 3
    assert all(one != other for one, other in pairwise(colours))


def test_headings_tables_and_page_breaks_are_real() -> None:
    found = body(PAPER)
    assert [v for v in values(found, "pStyle") if v.startswith("Heading")] == [
        *("Heading1", "Heading4", "Heading1", "Heading2", "Heading2")
    ]
    assert len(list(found.iter(f"{W}pageBreakBefore"))) == 1
    assert len(list(found.iter(f"{W}tblHeader"))) == 1


def test_notes_stand_beside_their_paragraph() -> None:
    rows = next(body(PAPER).iter(f"{W}tbl")).findall(f"{W}tr")
    cells = [["|".join(texts(cell)) for cell in row.iter(f"{W}tc")] for row in rows]
    assert cells[1][1] == "Weather as a trialNature|a ThriftThrift"
    assert "It was cold" in cells[1][0]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_readings_stand_above_and_type_is_set_for_ideographs() -> None:
    found = body(replace(PAPER, language="zh-CN"))
    above = ["".join(t.text for t in rt.iter(f"{W}t")) for rt in found.iter(f"{W}rt")]
    assert above == ["Léi Fēng", "zhànshì", "luósīdīng"]
    with ZipFile(io.BytesIO(written(replace(PAPER, language="zh-CN")))) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert 'w:eastAsia="SimSun"' in styles
    assert '<w:lang w:val="en-US" w:eastAsia="zh-CN"' in styles


def test_highlights_are_shaded_and_underlined_by_theme() -> None:
    colour, grey = body(PAPER), body(replace(PAPER, page=PageSetup(greyscale=True)))
    assert {"FAE5AB"} <= set(values(colour, "shd", "fill"))
    assert {"ECECEC"} >= set(values(grey, "shd", "fill"))
    assert {"single", "dash", "dotted"} == set(values(grey, "u"))


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_page_is_as_set_up(size: str) -> None:
    page = PageSetup(size, True, (10, 20, 30, 40), 2, 18)
    document = Document(io.BytesIO(written(replace(PAPER, page=page))))
    first, last = document.sections
    assert (last.page_width.mm > last.page_height.mm, round(last.right_margin.mm)) == (True, 20)
    assert last._sectPr.find(f"{W}cols").get(f"{W}num") == "2"
    assert first._sectPr.find(f"{W}cols").get(f"{W}num") is None
    assert "Close reading · A" in first.footer._element.xpath("string(.)")
    assert values(first.footer._element, "fldSimple", "instr") == [" PAGE ", " NUMPAGES "]
    assert (
        ' w:val="36"' in Document(io.BytesIO(written(replace(PAPER, page=page)))).styles.element.xml
    )


def test_the_header_has_what_is_given() -> None:
    full = "".join(texts(body(PAPER)))
    assert full.startswith("Harbour SchoolClose reading  AClass 7b\u200322 NovemberName: ")
    bare = replace(PAPER, header=Header("", name_line=False), version="")
    assert next(texts(body(bare))) == "Close reading"


@pytest.mark.parametrize("logo", [LOGO, LOGO[:20], b"\xff\xd8\xff", b"GIF89a"])
def test_a_logo_is_shown_if_it_is_one(logo: bytes) -> None:
    found = body(replace(PAPER, header=replace(PAPER.header, logo=logo)))
    assert len(list(found.iter("{*}blip"))) == (logo == LOGO)


def test_a_students_gap_holds_nothing_and_a_teachers_its_word() -> None:
    gaps = tuple(Paragraph(runs) for runs in GAPS.runs)
    student = "".join(texts(body(only(*gaps))))
    teacher = "".join(texts(body(only(*gaps, copy=Copy.TEACHER))))
    assert not any(word in student for word in GAPS.answers)
    assert "(2)\u00a0commune." in teacher


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=40) | st.sampled_from(HOSTILE), min_size=6, max_size=6))
def test_words_come_back(words: list[str]) -> None:
    title, number, quote, option, cell, bank = words
    paper = only(
        Title(title),
        Paragraph((Run(quote, reading=number),), number),
        Options((option, cell)),
        WordBank((bank,)),
        Table((cell,), (((Run(option),),),), (1.0,)),
        header=Header(title, title, title, title),
        title=title,
        language=number,
    )
    found = flat("".join(texts(body(paper)))).replace(" ", "")
    for each in (title, quote, option, cell):
        assert canonical(re.sub(r"\s", "", canonical(each))) in found


def libreoffice(folder: Path, data: bytes, kind: str) -> bytes:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "paper.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder]
    subprocess.run([*command, folder / "paper.docx"], check=True, capture_output=True, timeout=120)
    return (folder / "paper").with_suffix(f".{kind.partition(':')[0]}").read_bytes()


@pytest.mark.torture
def test_libreoffice_shows_the_same_words(tmp_path: Path) -> None:
    hostile = [Paragraph((Run(each),)) for each in HOSTILE]
    paper = replace(PAPER, blocks=(*PAPER.blocks, matching(2), *hostile))
    told = libreoffice(tmp_path, written(paper), "txt:Text (encoded):UTF8").decode("utf-8-sig")
    seen = re.sub(r"\s", "", told)
    for words in filter(None, texts(body(paper))):
        assert re.sub(r"\s", "", words) in seen
    assert "1. Why" in told
    assert "A. Service" in told
    assert re.search(r"^\s*2\.\s*one 2\s+____\s+B\.\s*other 2", told, re.MULTILINE)
