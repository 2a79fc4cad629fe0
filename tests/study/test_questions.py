"""Open questions: from notes, from passages without one, from the teacher."""

from leifeng_reader.core.annotation import Scope, Status
from leifeng_reader.core.study import Item, Numbering, Part, PartKind
from leifeng_reader.study.tasks import TaskKind
from tests.study.material import annotation, beside, made, part, seed, source_of, theme

QUESTIONS = PartKind.QUESTIONS
READING = part(PartKind.READING, numbering=Numbering.LINES)


def test_the_note_is_the_question_and_the_rest_of_it_the_answer() -> None:
    task = made(part(QUESTIONS, ["Key idea"], lines=4), seed(), numbered=READING).tasks[0]
    assert (task.kind, task.number, task.lines) == (TaskKind.OPEN, 1, 4)
    assert task.prompt == "What is this spirit?"
    assert task.answer == "Help without reward."
    assert task.quote == "understanding of Lei Feng’s spirit"
    assert task.reference == "line 2"
    assert task.themes == (("Key idea",),)
    assert task.link.startswith("leifeng://annotation/")


def test_a_note_that_asks_nothing_is_the_answer_to_a_stem() -> None:
    (task,) = made(part(QUESTIONS, ["Evidence"]), seed()).tasks
    assert "“Evidence”" in task.prompt
    assert task.answer == "Not one day a year."


def test_a_word_is_asked_for_in_its_sentence() -> None:
    task = made(part(QUESTIONS, ["Vocabulary"]), seed()).tasks[-1]
    assert task.prompt == "What does “resonate” mean here?"
    assert "his deeds resonate with the public" in task.quote
    assert task.answer == "to be felt by others as one’s own"


def test_without_a_note_the_theme_says_what_an_answer_would_be() -> None:
    source = source_of("He gave his seat to a stranger.", [
        ("He gave his seat to a stranger", ["Selfless service"], "")])  # fmt: skip
    (task,) = made(part(QUESTIONS), source).tasks
    assert "“Selfless service”" in task.prompt
    assert task.answer == theme("Selfless service").description


def test_without_theme_and_note_there_is_still_a_question() -> None:
    source = source_of("He gave his seat to a stranger.", [("gave his seat to a", [], "")])
    (task,) = made(part(QUESTIONS), source).tasks
    assert (task.prompt, task.answer) == ("Say in your own words what this passage means.", "")


def test_the_teachers_own_stand_where_they_were_put_and_edits_stay() -> None:
    source = source_of("one two three", [("one", [], "Why?"), ("two", [], "How?")])
    items = (
        Item("d-a1", prompt="In what way?", answer="So."),
        Item(prompt="What is the title?", answer="Numbers"),
        Item(prompt="  "),
    )
    tasks = made(part(QUESTIONS, items=items), source).tasks
    assert [(t.number, t.prompt, t.answer) for t in tasks] == [
        (1, "In what way?", "So."),
        (2, "What is the title?", "Numbers"),
        (3, "Why?", ""),
    ]


def test_ids_stay_when_order_and_words_change() -> None:
    source = source_of("one two three", [("one", [], "Why?"), ("two", [], "How?")])
    before = {t.quote: t.id for t in made(part(QUESTIONS), source, seed=1).tasks}
    items = (Item("d-a1", prompt="In what way?"),)
    after = {t.quote: t.id for t in made(part(QUESTIONS, items=items), source, seed=7).tasks}
    assert before == after
    other = Part("another", QUESTIONS)
    assert not set(before.values()) & {t.id for t in made(other, source).tasks}


def test_the_same_question_twice_has_two_ids() -> None:
    items = (Item(prompt="Why?"), Item(prompt="Why?"))
    tasks = made(part(QUESTIONS, items=items), source_of("one", [])).tasks
    assert len({task.id for task in tasks}) == 2


def test_what_has_no_passage_asks_only_if_its_note_does() -> None:
    source = beside(
        source_of("one\ntwo\nthree", []),
        annotation("all", 0, 0, note="What does the author want?", scope=Scope.DOCUMENT),
        annotation("silent", 0, 0, note="A fine text.", scope=Scope.DOCUMENT),
        annotation("place", 4, 4, note="What comes now?", scope=Scope.PLACE),
        annotation("bookmark", 4, 4, scope=Scope.PLACE),
        annotation("lost", 4, 7, "two", note="Where is it?", status=Status.LOST),
    )
    tasks = made(part(QUESTIONS), source).tasks
    assert [(t.prompt, t.quote, t.reference) for t in tasks] == [
        ("What does the author want?", "", ""),
        ("What comes now?", "", "paragraph “two”"),
    ]


def test_at_most_so_many() -> None:
    assert len(made(part(QUESTIONS, most=5), seed()).tasks) == 5


def test_a_very_long_quote_is_shortened() -> None:
    source = source_of("word " * 400, [("word " * 300, ["Evidence"], "")])
    (task,) = made(part(QUESTIONS), source).tasks
    assert len(task.quote) <= 400
    assert task.quote.endswith("word…")


def test_references_are_numbered_as_the_reading_text_is() -> None:
    text = "One here. Two here.\nThree here. Four here."
    source = source_of(text, [("Four", ["Evidence"], ""), ("Two here.\nThree", ["Evidence"], "")])
    places = {
        numbering: [t.reference for t in made(part(QUESTIONS), source, numbered=reading).tasks]
        for numbering in Numbering
        for reading in [part(PartKind.READING, numbering=numbering, line_width=10)]
    }
    assert places == {
        Numbering.NONE: ["paragraph “One here. Two here.”", "paragraph “Three here. Four here.”"],
        Numbering.PARAGRAPHS: ["paragraphs 1–2", "paragraph 2"],
        Numbering.SENTENCES: ["sentences 2–3", "sentence 4"],
        Numbering.LINES: ["lines 2–3", "line 4"],
    }


def test_lines_referred_to_are_the_lines_printed() -> None:
    result = made(READING, seed())
    lines = ["".join(run.text for run in line) for line in result.reading[0].lines]
    for task in made(part(QUESTIONS), seed(), numbered=READING).tasks:
        if task.reference.startswith("line "):
            number = int(task.reference.removeprefix("line "))
            its = next(a for a in seed().annotations if task.link.endswith("/" + a.id))
            assert its.selector.quote in lines[number - 1]


def test_outside_of_the_stretch_that_is_printed_there_is_no_reference() -> None:
    source = source_of(
        "one\ntwo\nthree\nfour", [("one", [], ""), ("three", [], ""), ("four", [], "")]
    )
    reading = part(PartKind.READING, numbering=Numbering.PARAGRAPHS, start=4, end=13)
    tasks = made(part(QUESTIONS), source, numbered=reading).tasks
    assert [task.reference for task in tasks] == ["", "paragraph 2", ""]


def test_documents_are_named_where_there_are_several() -> None:
    sources = [source_of("one\ntwo", [("two", [], "")], "First", "a"), source_of("x", [], "B", "b")]
    assert made(part(QUESTIONS), *sources).tasks[0].reference == "First, paragraph “two”"


def test_some_of_many_come_from_all_over_the_text() -> None:
    source = seed()
    whole = [task.quote for task in made(part(QUESTIONS), source).tasks]
    some = [task.quote for task in made(part(QUESTIONS, most=3), source).tasks]
    places = [whole.index(quote) for quote in some]
    assert places == sorted(places) and places[-1] >= len(whole) // 2
