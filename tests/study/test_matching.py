"""Matching and ordering."""

from leifeng_reader.core.study import Item, PartKind
from leifeng_reader.study.tasks import TaskKind
from tests.study.material import THEMES, annotation, beside, made, part, seed, source_of

MATCHING, ORDERING = PartKind.MATCHING, PartKind.ORDERING


def test_terms_meet_their_glosses_and_quotes_their_themes() -> None:
    source = seed()
    terms, themes = made(part(MATCHING), source).tasks
    assert (terms.kind, terms.number, themes.number) == (TaskKind.MATCH, 1, 2)
    notes = {a.selector.quote: a.note for a in source.annotations}
    assert "resonate" in terms.prompts
    for prompt, correct in zip(terms.prompts, terms.correct, strict=True):
        assert terms.options[correct] == notes[prompt]
    names = {a.selector.quote: source.codebook.themes[a.themes[0]].name for a in source.annotations}
    for prompt, correct in zip(themes.prompts, themes.correct, strict=True):
        its = next(name for quote, name in names.items() if quote.startswith(prompt.rstrip("…")))
        assert themes.options[correct] == its
    assert len(set(themes.options)) == len(themes.options)
    assert not set(terms.prompts) & set(themes.prompts)


def test_what_has_one_answer_only_is_no_task() -> None:
    passages = [("one two three four", ["Evidence"], ""), ("two three four", ["Evidence"], "")]
    source = source_of("one two three four five six", passages)
    assert made(part(MATCHING), source).tasks == ()


def test_the_teachers_own_pairs_are_matched() -> None:
    items = (Item(prompt="icon", answer="image"), Item(prompt="late", answer="dead"), Item())
    (task,) = made(part(MATCHING, items=items), source_of("one", [])).tasks
    pairs = zip(task.prompts, task.correct, strict=True)
    assert {prompt: task.options[n] for prompt, n in pairs} == {"icon": "image", "late": "dead"}


def test_many_pairs_are_several_tasks_of_about_the_same_size() -> None:
    items = tuple(Item(prompt=f"term {n}", answer=f"meaning {n}") for n in range(22))
    tasks = made(part(MATCHING, items=items), source_of("one", [])).tasks
    assert [len(task.prompts) for task in tasks] == [8, 8, 6]


def test_two_pairs_are_no_task_where_there_are_more() -> None:
    source = source_of("one two three four five", [
        ("one", ["Vocabulary"], "1"), ("two", ["Vocabulary"], "2"), ("three", ["Vocabulary"], "3"),
        ("four", ["Evidence"], ""), ("five", ["Key idea"], "")])  # fmt: skip
    (task,) = made(part(MATCHING), source).tasks
    assert set(task.prompts) == {"one", "two", "three"}
    (task,) = made(part(MATCHING, ["Evidence", "Key idea"]), source).tasks
    assert len(task.prompts) == 2  # better than nothing, where a teacher wants it


def test_quotes_are_shuffled_and_know_their_rank() -> None:
    source = seed()
    (task,) = made(part(ORDERING), source).tasks
    assert sorted(task.correct) == list(range(9))
    assert list(task.correct) != list(range(9))
    in_order = [o for _, o in sorted(zip(task.correct, task.options, strict=True))]
    places = [source.text.content.index(option.rstrip("…")) for option in in_order]
    assert places == sorted(places)
    assert "resonate" not in task.options  # words alone say little of a sequence


def test_what_overlaps_or_repeats_cannot_be_ordered() -> None:
    source = source_of("one two one two three", [("one two", [], ""), ("two", [], "")])
    repeated = annotation("again", 8, 15, "one two")
    three = annotation("three", 16, 21, "three")
    (task,) = made(part(ORDERING), beside(source, repeated, three)).tasks
    assert task.options == ("three", "one two")
    assert task.correct == (1, 0)
    assert made(part(ORDERING), source).tasks == ()


def test_seeds_alter_the_order_and_not_the_answers() -> None:
    for kind in (MATCHING, ORDERING):
        one, two = (made(part(kind), seed(), seed=n).tasks for n in (1, 2))
        assert [task.options for task in one] != [task.options for task in two]
        assert [task.id for task in one] == [task.id for task in two]
        assert [set(task.options) for task in one] == [set(task.options) for task in two]


def test_nothing_is_matched_that_has_two_right_answers() -> None:
    source = source_of("one two three four five six seven eight nine one", [
        ("one", ["Vocabulary"], "first"), ("two", ["Vocabulary"], "second"),
        ("three four five six", ["Evidence", "Key idea"], ""),
        ("four five six seven", ["Evidence"], ""),
        ("six seven eight nine", ["Key idea"], "")])  # fmt: skip
    last = annotation("last", 45, 48, "one", (THEMES["Vocabulary"].id,), "once more")
    terms, themes = made(part(MATCHING), beside(source, last)).tasks[:2]
    assert terms.prompts == ("one", "two") and "once more" not in terms.options
    assert themes.prompts == ("four five six seven", "six seven eight nine")
