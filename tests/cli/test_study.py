"""`leifeng study` on the article with ten annotations, in every format."""

import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from leifeng_reader import paths
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.study import Part, PartKind, StudySet
from leifeng_reader.operations import printing, studying
from leifeng_reader.store.store import Store
from leifeng_reader.study.formats import STUDY_EXPORTERS
from leifeng_reader.study.paper import Copy
from leifeng_reader.study.tasks import TaskKind
from tests.cli.conftest import Leifeng
from tests.library import CHECKOUT, fixed_origin, import_text, keep
from tests.study.article import article

TITLE = "Lei Feng’s spirit in the new era"
QUIZ = "Quiz with key"
CLOSE = "Close reading worksheet"


@pytest.fixture(autouse=True)
def filled(leifeng: Leifeng, tmp_path: Path) -> None:
    """Fill the library that the commands work on."""
    article(tmp_path / "library.sqlite")[0].close()


def pages(path: Path) -> str:
    """Return the words of a PDF on one line."""
    document = pypdfium2.PdfDocument(path)
    words = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return " ".join(" ".join(words).split())


def test_templates_and_sets_are_listed(leifeng: Leifeng, tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    keep(store, studying.new_set([], "Week 3", fixed_origin())[0])
    store.close()
    lines = leifeng("study", "--list").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        CLOSE,
        "Vocabulary sheet",
        "Discussion of quotes",
        QUIZ,
        "Reading with margin notes",
        "Week 3",
    ]
    assert all(line.split("\t")[1] for line in lines)


@pytest.mark.parametrize("suffix", [".pdf", *(e.suffix for e in STUDY_EXPORTERS.values())])
def test_each_format_is_told_by_its_suffix(leifeng: Leifeng, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"quiz{suffix}"
    result = leifeng("study", "quiz", TITLE, "-o", path)
    assert result.stdout == ""
    assert "Choose: 6" in result.stderr.splitlines()
    first = path.read_bytes()
    assert len(first) > 200
    leifeng("study", QUIZ, TITLE, "-o", path)
    assert path.read_bytes() == first


def test_the_student_s_pdf_has_no_answer_and_the_teacher_s_every_one(
    leifeng: Leifeng, tmp_path: Path
) -> None:
    student, teacher = tmp_path / "student.pdf", tmp_path / "teacher.pdf"
    leifeng("study", CLOSE, TITLE, "-o", student)
    leifeng("study", CLOSE, TITLE, "--copy", "teacher", "-o", teacher)
    handed_out, kept = pages(student), pages(teacher)
    for asked in ("How can one person nurture others?", "What would count against this?"):
        assert handed_out.count(asked) == kept.count(asked) == 1
    assert "Nothing is said." not in handed_out
    assert "Nothing is said." in kept
    assert "Answers" not in handed_out
    assert kept.index("Answers") > kept.index("What would count against this?")


def test_pdfs_of_each_template_ask_each_question_once_and_the_key_has_each_answer(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "library.sqlite")
    (document,) = store.documents()
    book, its = Codebook.of(store.themes()), store.annotations(document.id)
    sets = [
        studying.from_template(each, document, book, its, fixed_origin(each.name).new_id, "")
        for each in studying.templates(paths.resources())
    ]
    drawn = [studying.sources(store, each) for each in sets]
    papers = [studying.paper(s, d, c) for s, d in zip(sets, drawn, strict=True) for c in Copy]
    store.close()
    told = []
    for number, data in enumerate(printing.pdf_of(papers)):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        told.append(squeezed(pages(path)))
    shared = squeezed("Under which theme does each of these passages belong?")
    for place, (each, source) in enumerate(zip(sets, drawn, strict=True)):
        handed_out, kept = told[2 * place], told[2 * place + 1]
        key = kept.partition("Answers")[2]
        tasks = [task for made in studying.made(each, source) for task in made.tasks]
        asked = Counter(task.prompt for task in tasks if task.quote or task.prompt)
        for task in tasks:
            if task.kind in (TaskKind.OPEN, TaskKind.CHOICE, TaskKind.TRUE_FALSE):
                if asked[task.prompt] > 1 and task.kind is TaskKind.CHOICE:
                    assert handed_out.count(shared) == 1
                else:
                    assert handed_out.count(squeezed(task.prompt)) == asked[task.prompt]
            assert squeezed(task.answer.split("\n")[0]) in key
            assert all(squeezed(answer) in key for answer in task.answers)
            if task.kind in (TaskKind.OPEN, TaskKind.ENTRY) and task.answer:
                assert squeezed(task.answer) not in handed_out.replace(squeezed(task.quote), "")
    assert len({*told}) == len(told)


def squeezed(text: str) -> str:
    """Return text without spaces, which PDFs need not have, and with its ligatures undone."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_versions_are_files_that_differ(leifeng: Leifeng, tmp_path: Path) -> None:
    leifeng("study", QUIZ, TITLE, "--versions", 30, "-o", tmp_path / "quiz-{version}.pdf")
    names = [f"quiz-{studying.version_name(index)}.pdf" for index in range(30)]
    made = {(tmp_path / name).read_bytes() for name in names}
    assert len(made) == 30
    leifeng("study", QUIZ, TITLE, "--versions", 2, "--seed", 7, "-o", tmp_path / "{seed}.csv")
    assert (tmp_path / "7.csv").read_bytes() != (tmp_path / "8.csv").read_bytes()
    leifeng("study", QUIZ, TITLE, "--seed", 8, "-o", tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "8.csv").read_bytes()


def test_a_set_of_one_s_own_is_made_for_its_text_and_for_others(
    leifeng: Leifeng, tmp_path: Path
) -> None:
    store = Store(tmp_path / "library.sqlite")
    (document,) = store.documents()
    other, _ = import_text(store, "Rain fell on Friday.", "Rain")
    parts = (Part("p1", PartKind.READING),)
    change, _ = studying.new_set([], "Week 3", fixed_origin(), document=document, parts=parts)
    keep(store, change)
    store.close()
    path = tmp_path / "page.html"
    leifeng("study", "week 3", "-o", path)
    assert "household name" in path.read_text()
    leifeng("study", "Week 3", other.id, "-o", path)
    assert "Rain fell on Friday." in path.read_text()
    assert "household name" not in path.read_text()


def test_themes_narrow_it(leifeng: Leifeng, tmp_path: Path) -> None:
    leifeng("study", "Discussion", TITLE, "--theme", "Key idea", "-o", tmp_path / "a.csv")
    said = (tmp_path / "a.csv").read_text()
    assert "household name" in said
    assert "volunteer services" not in said


def test_text_goes_to_standard_output(leifeng: Leifeng, tmp_path: Path) -> None:
    result = leifeng("study", QUIZ, TITLE, "--format", "gift")
    assert result.stdout.startswith("$CATEGORY: ")
    assert result.stderr == ""


def test_faults_are_sentences(leifeng: Leifeng, tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert "no template or study set “Nonsense”" in leifeng.fails("study", "Nonsense", "-o", out)
    assert "“Elsewhere”" in leifeng.fails("study", QUIZ, "Elsewhere", "-o", out)
    assert "no theme “Nope”" in leifeng.fails("study", QUIZ, TITLE, "--theme", "Nope", "-o", out)
    assert "asks nothing" in leifeng.fails("study", "Reading with", TITLE, "-o", out)
    below = tmp_path / "no" / "folder.csv"
    assert "could not be written" in leifeng.fails("study", QUIZ, TITLE, "-o", below)
    assert not out.exists()
    store = Store(tmp_path / "library.sqlite")
    keep(store, studying.keep_set([], StudySet("s", "Gone", "no-id"), "")[0])
    store.close()
    assert "not in the library" in leifeng.fails("study", "Gone", "-o", out)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (QUIZ,),
        (QUIZ, TITLE),
        (QUIZ, TITLE, "-o", "quiz.xyz"),
        (QUIZ, TITLE, "-o", "quiz.pdf", "--versions", 3),
        (QUIZ, TITLE, "-o", "quiz-{version}.pdf", "--versions", 0),
        (QUIZ, TITLE, "-o", "quiz.pdf", "--seed", -1),
        (QUIZ, TITLE, "-o", "quiz.pdf", "--copy", "headmaster"),
        (QUIZ, "-o", "quiz.pdf"),
    ],
)
def test_wrong_usage_is_told(leifeng: Leifeng, arguments: tuple[object, ...]) -> None:
    leifeng("study", *arguments, status=2)


def test_a_word_document_is_one(leifeng: Leifeng, tmp_path: Path) -> None:
    path = tmp_path / "close.docx"
    leifeng("study", CLOSE, TITLE, "-o", path)
    words = zipfile.ZipFile(path).read("word/document.xml").decode()
    assert "How can one person nurture others?" in words
    assert "Nothing is said." not in words


def test_the_command_never_loads_the_window_s_toolkit(leifeng: Leifeng, tmp_path: Path) -> None:
    code = (
        "import sys; from leifeng_reader.cli.commands import leifeng\n"
        "leifeng.main(sys.argv[1:], standalone_mode=False)\n"
        "assert not [m for m in sys.modules if m.startswith('PySide6')]"
    )
    library = str(tmp_path / "library.sqlite")
    line = ["--library", library, "study", QUIZ, TITLE, "-o", str(tmp_path / "quiz.pdf")]
    subprocess.run([sys.executable, "-c", code, *line], cwd=CHECKOUT, check=True)
    assert (tmp_path / "quiz.pdf").read_bytes().startswith(b"%PDF")
