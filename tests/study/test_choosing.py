"""Multiple choice, and true or false."""

from hypothesis import given
from hypothesis import strategies as st

from leifeng_reader.core.study import Item, Part, PartKind
from leifeng_reader.core.text import fold
from leifeng_reader.study.tasks import Task
from tests.study.material import BOOK, THEMES, annotation, beside, made, part, seed, source_of

CHOICE, TRUE_FALSE = PartKind.CHOICE, PartKind.TRUE_FALSE


def of(tasks: tuple[Task, ...], name: str) -> Task:
    its = next(a.id for a in seed().annotations if a.selector.quote == name)
    return next(task for task in tasks if task.link.endswith("/" + its))


def test_each_annotation_asks_what_suits_it() -> None:
    tasks = made(part(CHOICE), seed()).tasks
    assert len(tasks) == len(seed().annotations)
    icon = of(tasks, "household icon")
    assert icon.prompt == "What does “household icon” mean?"
    assert icon.options[icon.correct[0]] == "somebody whom every family knows"
    helping = of(tasks, "celebrated for selflessly helping others")
    assert helping.prompt == "Which theme does this passage belong to?"
    assert helping.quote == "celebrated for selflessly helping others"
    assert helping.options[helping.correct[0]] == "Selfless service"
    teams = of(tasks, "expand volunteer teams")
    assert teams.prompt == "Why teams, and not single helpers?"
    assert teams.quote == ""  # it is the answer
    assert teams.options[teams.correct[0]] == "expand volunteer teams"


def test_what_is_asked_in_the_same_words_follows_one_another() -> None:
    prompts = [task.prompt for task in made(part(CHOICE), seed()).tasks]
    of_themes = [prompt == "Which theme does this passage belong to?" for prompt in prompts]
    first = of_themes.index(True)
    assert first > 0 and all(of_themes[first : first + sum(of_themes)])


def test_a_statement_holds_its_passage_unless_that_is_long() -> None:
    passage = "the long and winding road that leads to your door " * 3
    source = source_of(
        f"short\n{passage}", [("short", ["Evidence"], ""), (passage, ["Evidence"], "")]
    )
    short, long = made(part(TRUE_FALSE), source).tasks
    assert short.prompt.startswith("“short” belongs to") and not short.quote
    assert long.prompt.startswith("This passage belongs to") and long.quote == passage.strip()


def test_options_are_as_many_as_asked_for_different_and_one_is_right() -> None:
    for choices in (2, 3, 5):
        for task in made(part(CHOICE, choices=choices), seed()).tasks:
            assert 2 <= len(task.options) <= choices
            assert len({fold(option) for option in task.options}) == len(task.options)
            assert task.options[task.correct[0]] == task.answer
            assert len(task.correct) == 1


def test_the_right_one_is_at_each_place_about_as_often() -> None:
    tasks = [t for t in made(part(CHOICE), seed()).tasks if len(t.options) == 4]
    places = [task.correct[0] for task in tasks]
    assert {places.count(n) for n in range(4)} <= {len(tasks) // 4, len(tasks) // 4 + 1}


def test_a_theme_above_or_below_the_right_one_is_no_wrong_answer() -> None:
    source = source_of("a long passage of several words", [
        ("a long passage of", ["Evidence", "Key idea"], "")])  # fmt: skip
    (task,) = made(part(CHOICE, choices=30), source).tasks
    assert task.answer == "Evidence"
    assert "Key idea" not in task.options


def test_a_lonely_annotation_without_theme_gives_no_choice() -> None:
    source = source_of("one two", [("one", [], "a note")])
    assert made(part(CHOICE), source).tasks == ()


def test_overlapping_quotes_are_no_wrong_answers() -> None:
    source = source_of("he helped others and cleaned the river and slept", [
        ("helped others and cleaned the river", [], "What did he do?"),
        ("cleaned the river", [], "What else?"),
        ("slept", [], "And then?")])  # fmt: skip
    task = made(part(CHOICE), source).tasks[0]
    assert set(task.options) == {"helped others and cleaned the river", "slept"}


def test_the_teachers_own_question_takes_wrong_answers_from_sisters() -> None:
    items = (Item(prompt="What is an icon?", answer="an image"),)
    task = made(part(CHOICE, items=items), seed()).tasks[0]
    assert (task.prompt, task.answer, len(task.options)) == ("What is an icon?", "an image", 4)


def test_about_half_the_statements_are_true() -> None:
    tasks = made(part(TRUE_FALSE), seed()).tasks
    assert sum(task.correct[0] for task in tasks) == len(tasks) // 2
    assert all(task.correct in ((0,), (1,)) for task in tasks)


def test_true_statements_are_true_and_false_ones_are_set_right() -> None:
    source = seed()
    names = {a.id: [BOOK.themes[t].name for t in a.themes] for a in source.annotations}
    notes = {a.id: a.note for a in source.annotations}
    for seed_ in range(4):
        for task in made(part(TRUE_FALSE), source, seed=seed_).tasks:
            its = task.link.rpartition("/")[2]
            is_theme = any(f"belongs to “{name}”" in task.prompt for name in names[its])
            is_note = bool(notes[its]) and task.prompt.endswith(f"means: {notes[its]}")
            is_true = is_theme or is_note
            assert (int(is_true),) == task.correct
            assert bool(task.answer) == (not is_true)
            assert task.answer != task.prompt


def test_a_statement_by_hand_is_as_true_as_its_answer_says() -> None:
    items = (
        Item(prompt="Lei Feng was a soldier.", answer="true"),
        Item(prompt="Lei Feng was a general.", answer="False"),
        Item(prompt="雷锋是将军。", answer="错"),
    )
    tasks = made(part(TRUE_FALSE, items=items), source_of("one", [])).tasks
    assert [task.correct for task in tasks] == [(1,), (0,), (0,)]
    assert [task.prompt for task in tasks] == [item.prompt for item in items]


def test_seeds_alter_options_and_truths() -> None:
    for kind in (CHOICE, TRUE_FALSE):
        one, two = (made(part(kind), seed(), seed=n).tasks for n in (1, 2))
        assert [(t.prompt, t.options) for t in one] != [(t.prompt, t.options) for t in two]
        assert [task.id for task in one] == [task.id for task in two]
        assert made(part(kind), seed(), seed=1).tasks == one


NOTES = st.sampled_from(["", "a gloss", "a gloss", "Why?", "Because. Why?", "long " * 60, "雷锋"])


@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(1, 40), NOTES, st.sampled_from(["", *THEMES])),
        max_size=7,
    ),
    st.integers(0, 9),
    st.sampled_from([CHOICE, TRUE_FALSE, PartKind.MATCHING, PartKind.ORDERING]),
)
def test_whatever_is_drawn_each_task_can_be_answered(
    rows: list[tuple[int, int, str, str]], number: int, kind: PartKind
) -> None:
    source = source_of("he gave his seat to a stranger, 雷锋精神永远 — twice or more", [])
    its = [
        annotation(f"a{n}", at, at + size, "x", (THEMES[name].id,) if name else (), note)
        for n, (at, size, note, name) in enumerate(rows)
    ]
    for task in made(Part("p", kind), beside(source, *its), seed=number).tasks:
        assert len({fold(option) for option in task.options}) == len(task.options)
        assert all(0 <= place < max(len(task.options), 2) for place in task.correct)
        assert all(option.strip() for option in task.options)
        if kind is CHOICE:
            assert task.options[task.correct[0]] == task.answer


def test_what_the_same_words_carry_elsewhere_is_no_wrong_answer() -> None:
    source = source_of("one two three four five six seven eight, nine and ten and more. one two", [
        ("one two three four five six seven", ["Evidence"], "first"),
        ("three four", ["Question"], "within"),
        ("nine and ten and more. one two", ["Role models"], "apart")])  # fmt: skip
    words = source.annotations[0]
    again = annotation(
        "again", words.start, words.end, words.selector.quote, (THEMES["Young people"].id,)
    )
    source = beside(source, again)
    for each in (CHOICE, TRUE_FALSE):
        task, *_ = made(part(each, ["Evidence", "Role models"], choices=30), source).tasks
        offered = {*task.options, task.prompt.rpartition("belongs to ")[2].strip(".“”")}
        assert not offered & {"Question", "Young people"}  # right as well, though not drawn
    told = made(part(CHOICE, choices=30), source).tasks
    assert not any({"first", "within"} <= set(task.options) for task in told)


def test_what_is_short_may_be_called_vocabulary() -> None:
    source = source_of("one two three, a long passage of many more words than that", [
        ("one two", ["Evidence"], ""),
        ("a long passage of many more words", ["Key idea"], "")])  # fmt: skip
    short, long = made(part(CHOICE, choices=30), source).tasks
    assert "Vocabulary" not in short.options and "Vocabulary" in long.options


def test_a_question_stands_with_its_passage_unless_that_answers_it() -> None:
    source = source_of("will always be relevant. It was founded in 1902. Three. Four", [
        ("will always be relevant", [], "What counts against this? Nothing is said."),
        ("It was founded in 1902", [], "When was it founded? In 1902."),
        ("Three", [], "the third"), ("Four", [], "the fourth")])  # fmt: skip
    asked = {task.prompt: task.quote for task in made(part(CHOICE), source).tasks}
    assert asked["What counts against this?"] == "will always be relevant"
    assert asked["When was it founded?"] == ""
