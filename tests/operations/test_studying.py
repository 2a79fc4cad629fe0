"""Study sets from the article with ten annotations: filled, altered, put on paper."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from leifeng_reader import paths
from leifeng_reader.core.change import Change
from leifeng_reader.core.codebook import Codebook
from leifeng_reader.core.document import Document
from leifeng_reader.core.errors import BadSetName, EmptySheet, NothingToDraw
from leifeng_reader.core.filters import Filter
from leifeng_reader.core.study import Header, Item, Part, PartKind, StudySet
from leifeng_reader.operations import study_parts, studying
from leifeng_reader.operations.shelving import remove_document
from leifeng_reader.store.store import Store
from leifeng_reader.study.labels import labels
from leifeng_reader.study.paper import Block, Copy, Options, Paper, Paragraph, Table, Title
from leifeng_reader.study.tasks import Source, TaskKind
from tests.library import fixed_origin, import_text, keep
from tests.study.article import article

TEMPLATES = studying.templates(paths.resources())
NAMES = [template.name for template in TEMPLATES]
NOW = "2026-04-01T08:00:00.000Z"


@pytest.fixture
def marked(tmp_path: Path) -> Iterator[tuple[Store, Document]]:
    """The article with its annotations."""
    store, document = article(tmp_path / "library.sqlite")
    yield store, document
    store.close()


WORDS = ("inscriptions", "household icon", "contemporary connotations")


def filled(store: Store, document: Document, name: str, wanted: Filter = Filter()) -> StudySet:  # noqa: B008
    template = studying.find_template(paths.resources(), name)
    assert template is not None
    codebook, listed = Codebook.of(store.themes()), store.annotations(document.id)
    new_id = fixed_origin("part").new_id
    content = store.text(document.text_id).content
    return studying.from_template(
        template, document, codebook, listed, new_id, NOW, wanted, content
    )


def words(blocks: tuple[Block, ...]) -> list[str]:
    """Return everything that blocks hold, shown or not."""
    found = []
    for block in blocks:
        match block:
            case Paragraph(runs=runs, reference=reference):
                found += [*(run.text for run in runs), reference]
            case Table(rows=rows):
                found += [run.text for row in rows for cell in row for run in cell]
            case Options(options=options):
                found += options
            case Title(text=text):
                found.append(text)
    return found


def without_key(paper: Paper) -> tuple[Block, ...]:
    key = next((n for n, b in enumerate(paper.blocks) if b == Title("Answers", 1, True)), None)
    return paper.blocks[:key]


@pytest.mark.parametrize("name", NAMES)
def test_each_template_gives_a_sheet(marked: tuple[Store, Document], name: str) -> None:
    store, document = marked
    study_set = filled(store, document, name)
    drawn = studying.sources(store, study_set)
    made = studying.made(study_set, drawn)
    assert all(each.tasks or each.reading for each in made)
    student, teacher = (studying.paper(study_set, drawn, copy) for copy in Copy)
    assert student.header.title == document.title
    handed_out, key = words(student.blocks), " ".join(words(teacher.blocks[len(student.blocks) :]))
    tasks = [task for each in made for task in each.tasks]
    asked = Counter(option for task in tasks for option in (task.prompt, *task.options))
    assert (Title("Answers", 1, True) in teacher.blocks) == bool(tasks)
    assert Title("Answers", 1, True) not in student.blocks
    once = "Under which theme does each of these passages belong?"
    for task in tasks:
        if asked[task.prompt] > 1 and task.prompt == labels("en")["choose.theme"]:
            assert (handed_out.count(once), handed_out.count(task.prompt)) == (1, 0)
        elif task.prompt and task.kind is not TaskKind.GAPS:
            assert handed_out.count(task.prompt) == asked[task.prompt]
        if task.kind in (TaskKind.OPEN, TaskKind.ENTRY) and task.answer:
            assert task.answer not in handed_out
            assert all(line in key for line in task.answer.split("\n"))
        for answer in task.answers:
            assert answer in key
    assert not any(b.ticked for b in student.blocks if isinstance(b, Options))
    assert len(without_key(teacher)) == len(student.blocks)


def test_a_quiz_asks_about_each_passage_once_while_there_are_others(
    marked: tuple[Store, Document],
) -> None:
    store, document = marked
    study_set = filled(store, document, "Quiz with key")
    drawn = studying.sources(store, study_set)

    def asked(wanted: int) -> list[set[str]]:
        parts = tuple(
            replace(each, manner=replace(each.manner, most=wanted)) for each in study_set.parts
        )
        made = studying.made(replace(study_set, parts=parts), drawn)
        return [{task.link for task in each.tasks} for each in made[:2]]

    choice, judged = asked(4)
    assert len(choice) == len(judged) == 4 and choice.isdisjoint(judged)
    choice, judged = asked(6)  # of ten
    assert len(choice) == len(judged) == 6 and len(choice | judged) == 10


def test_no_gap_of_a_student_s_paper_holds_its_word(marked: tuple[Store, Document]) -> None:
    store, document = marked
    study_set = filled(store, document, "Vocabulary sheet")
    paper = studying.paper(study_set, studying.sources(store, study_set), Copy.STUDENT)
    gaps = [r for b in paper.blocks if isinstance(b, Paragraph) for r in b.runs if r.gap]
    assert [gap.gap for gap in gaps] == [1, 2]
    assert {gap.text for gap in gaps} == {""}


def test_versions_differ_and_the_same_is_the_same(marked: tuple[Store, Document]) -> None:
    store, document = marked
    study_set = filled(store, document, "Quiz with key")
    drawn = studying.sources(store, study_set)
    first, second = (studying.paper(study_set, drawn, Copy.STUDENT, v) for v in "AB")
    assert first.blocks != second.blocks
    assert first == studying.paper(study_set, drawn, Copy.STUDENT, "A")
    plain = studying.paper(study_set, drawn, Copy.STUDENT)
    assert plain.blocks == first.blocks
    assert studying.paper(replace(study_set, seed=2), drawn, Copy.STUDENT).blocks == second.blocks


def test_versions_go_on_after_z() -> None:
    names = [studying.version_name(index) for index in (0, 25, 26, 51, 52, 701)]
    assert names == ["A", "Z", "AA", "AZ", "BA", "ZZ"]
    plain = StudySet("s", "S", seed=5)
    assert [studying.in_version(plain, name).seed for name in names] == [5, 30, 31, 56, 57, 706]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_sheet_never_comes_out_empty(tmp_path: Path, name: str, count: int) -> None:
    marked = (("gaining a deep", "Nothing of the kind", ""), ("will always be", "Key idea", ""))
    store, document = article(tmp_path / "library.sqlite", marked[:count])
    study_set = filled(store, document, name)
    drawn = studying.sources(store, study_set)
    made = studying.made(study_set, drawn)
    studying.check_made(study_set, made, "pdf")
    assert len(studying.paper(study_set, drawn, Copy.STUDENT).blocks) > 1
    store.close()


def test_a_part_that_would_draw_too_few_is_left_out(tmp_path: Path) -> None:
    for count in (2, 3):
        words = tuple((each, "Vocabulary", f"meaning of {each}") for each in WORDS[:count])
        store, document = article(tmp_path / f"{count}.sqlite", words)
        of_words = [part.kind for part in filled(store, document, "Vocabulary sheet").parts]
        assert (PartKind.MATCHING in of_words) is (count == 3)
        assert {PartKind.VOCABULARY, PartKind.CLOZE} <= set(of_words)
        quiz = [part.kind for part in filled(store, document, "Quiz with key").parts]
        assert PartKind.CHOICE in quiz and PartKind.CLOZE not in quiz
        store.close()


def test_where_nothing_is_called_vocabulary_what_is_short_is(tmp_path: Path) -> None:
    long = "stressed the importance of gaining a deep understanding of Lei Feng’s spirit"
    marked = (
        (WORDS[0], "Key idea", "first"),
        (long, "Key idea", "all"),
        (WORDS[1], "Key idea", "last"),
    )
    store, document = article(tmp_path / "library.sqlite", marked)
    study_set = filled(store, document, "Vocabulary sheet")
    assert PartKind.VOCABULARY is study_set.parts[0].kind and not study_set.parts[0].themes
    drawn = studying.sources(store, study_set)
    made = studying.made(study_set, drawn)[0]
    assert {task.prompt for task in made.tasks} == set(WORDS[:2])
    store.close()


def test_themes_narrow_what_is_drawn(marked: tuple[Store, Document]) -> None:
    store, document = marked
    theme = Codebook.of(store.themes()).find(("Key idea",))
    assert theme is not None
    study_set = filled(store, document, "Discussion", Filter(themes=frozenset((theme.id,))))
    (source,) = studying.sources(store, study_set)
    assert len(source.annotations) == 2
    (made,) = studying.made(study_set, [source])
    assert made.groups == (("Key idea", 3),)
    assert studying.drew_on([made], source.codebook) == [("To discuss", 3, [])]


def test_what_was_written_by_hand_stays_and_the_rest_follows(
    marked: tuple[Store, Document],
) -> None:
    store, document = marked
    study_set = filled(store, document, "Close reading")
    part = study_set.parts[1]
    asked = [a for a in store.annotations() if "?" in a.note]
    ids = tuple(a.id for a in asked)
    written = study_parts.write_item(part, ids[1], prompt="Mine?", answer=None, drawn=ids)
    study_set = study_parts.alter_part(study_set, written)
    for each in asked:
        keep(store, Change((each,), (replace(each, note="Other? So be it."),)))
    drawn = studying.sources(store, study_set)
    tasks = studying.made(study_set, drawn)[1].tasks
    assert [(t.prompt, t.answer) for t in tasks] == [
        ("Other?", "So be it."),
        ("Mine?", "So be it."),
    ]
    again = study_parts.write_item(written, ids[1], prompt=None, answer=None)
    study_set = study_parts.alter_part(study_set, again)
    assert studying.made(study_set, drawn)[1].tasks[1].prompt == "Other?"


def test_a_set_is_made_altered_and_all_of_it_undone(marked: tuple[Store, Document]) -> None:
    store, document = marked
    origin, before = fixed_origin("new"), store.last_change()
    change, kept = studying.keep_set([], filled(store, document, "Quiz"), origin.now())
    keep(store, change)
    altered = study_parts.duplicate_part(kept, kept.parts[0].id, origin.new_id)
    altered = study_parts.move_part(altered, kept.parts[2].id, 0)
    altered = study_parts.remove_part(altered, kept.parts[1].id)
    altered = study_parts.add_part(altered, PartKind.READING, origin.new_id, 1)
    kinds = [part.kind.value for part in altered.parts]
    assert kinds == ["ordering", "reading", "choice", "choice"]
    assert len({part.id for part in altered.parts}) == 4
    keep(store, studying.changed_set(kept, altered, NOW))
    change, copy = studying.duplicate_set(store.study_sets(), altered, origin)
    keep(store, change)
    assert copy.name == "Quiz with key 2"
    assert not {part.id for part in copy.parts} & {part.id for part in altered.parts}
    (_, second) = listed = store.study_sets()
    keep(store, studying.rename_set(listed, second, " Test  1 ", origin))
    assert [each.name for each in store.study_sets()] == ["Quiz with key", "Test 1"]
    keep(store, studying.removed_set(store.study_sets()[0]))
    for entry in reversed(store.changes_after(before)):
        keep(store, entry.change.inverse)
    assert store.study_sets() == []
    assert store.damaged() == []


def test_names_are_looked_at() -> None:
    origin = fixed_origin()
    _, made = studying.new_set([], "Quiz", origin)
    for name, reason in (("  ", "empty"), ("QUIZ", "taken"), ("x" * 999, "long")):
        with pytest.raises(BadSetName) as caught:
            studying.new_set([made], name, origin)
        assert caught.value.reason == reason
    assert studying.rename_set([made], made, "Quiz", origin).is_empty
    assert studying.changed_set(made, made, NOW).is_empty


def test_a_set_goes_on_to_another_text(marked: tuple[Store, Document]) -> None:
    store, document = marked
    other, _ = import_text(store, "Help was given.\nNobody asked who gave it.", "Help")
    part = study_parts.add_own(filled(store, document, "Close").parts[1], "Who helped?")
    part = study_parts.leave_out(study_parts.add_gap(part, 3, 9), "id-000001")
    study_set = replace(filled(store, document, "Close"), parts=(part,))
    moved = studying.set_on(study_set, document, other)
    assert (moved.document_id, moved.header.title) == (other.id, "Help")
    assert moved.parts[0].items == (Item(prompt="Who helped?"),)
    assert moved.parts[0].themes == part.themes
    assert studying.made(moved, studying.sources(store, moved))[0].tasks[0].prompt == "Who helped?"
    named = replace(study_set, header=Header(title="Week 3"))
    assert studying.set_on(named, document, other).header.title == "Week 3"


def test_a_set_of_the_whole_library_and_of_a_text_that_is_gone(
    marked: tuple[Store, Document],
) -> None:
    store, document = marked
    import_text(store, "Nothing is annotated here.")
    part = Part("p", PartKind.QUESTIONS)
    everywhere = StudySet("s", "All", parts=(part,))
    assert [s.document.id for s in studying.sources(store, everywhere)] == [document.id]
    here = replace(everywhere, document_id=document.id)
    keep(store, remove_document(store, document.id))
    for study_set in (here, everywhere):
        with pytest.raises(NothingToDraw):
            studying.sources(store, study_set)


def test_a_set_with_nothing_to_ask_says_so(marked: tuple[Store, Document]) -> None:
    store, document = marked
    study_set = filled(store, document, "Reading with")
    made = studying.made(study_set, studying.sources(store, study_set))
    studying.check_made(study_set, made, "docx")
    with pytest.raises(EmptySheet) as caught:
        studying.check_made(study_set, made, "anki")
    assert caught.value.reason == "tasks"
    with pytest.raises(EmptySheet):
        studying.check_made(study_set, (), "docx")


def test_a_chinese_paper_is_worded_in_chinese(marked: tuple[Store, Document]) -> None:
    store, document = marked
    study_set = replace(filled(store, document, "Quiz"), language="zh")
    drawn: tuple[Source, ...] = studying.sources(store, study_set)
    paper = studying.paper(study_set, drawn, Copy.TEACHER)
    assert [b.text for b in paper.blocks if isinstance(b, Title) and b.level == 1] == [
        "选择",
        "判断",
        "排序",
        "参考答案",
    ]
    assert paper.language == "zh"
    assert paper.labels["name"] == "姓名"


def test_a_text_without_a_language_is_worded_by_its_script(tmp_path: Path) -> None:
    store = Store(tmp_path / "library.sqlite")
    texts = ("雷锋是一名战士。他帮助了许多人。", "雷鋒の精神を学ぼう。", "He helped many people.")
    languages = []
    for text in texts:
        document, _ = import_text(store, text)
        study_set = filled(store, document, "Discussion")
        drawn = studying.sources(store, study_set)
        languages.append(studying.paper(study_set, drawn, Copy.STUDENT).language)
        asked = [item.prompt for part in study_set.parts for item in part.items]
        assert any(map(str.isascii, asked)) is (languages[-1] != "zh"), "its first questions too"
    assert languages == ["zh", "ja", "en"]
    store.close()


def test_a_paper_tells_when_what_it_draws_on_was_altered(marked: tuple[Store, Document]) -> None:
    store, document = marked
    study_set = filled(store, document, "Quiz")
    annotation = store.annotations()[0]
    later = "2027-01-01T00:00:00.000Z"
    keep(store, Change((annotation,), (replace(annotation, modified=later),)))
    drawn = studying.sources(store, study_set)
    assert studying.paper(study_set, drawn, Copy.STUDENT).modified == later
