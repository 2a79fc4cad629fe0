"""Discussion sheets and quotas."""

from leifeng_reader.core.study import Item, Numbering, PartKind
from leifeng_reader.study.labels import labels
from leifeng_reader.study.making import make
from tests.study.material import made, part, seed, source_of, theme

DISCUSSION, QUOTAS = PartKind.DISCUSSION, PartKind.QUOTAS


def test_quotes_stand_under_their_themes_in_the_codebooks_order() -> None:
    source = seed()
    result = made(part(DISCUSSION), source)
    used = {source.codebook.themes[a.themes[0]].name for a in source.annotations}
    in_order = [t.name for t in source.codebook.in_tree_order() if t.name in used]
    assert [heading for heading, _ in result.groups] == in_order
    assert sum(count for _, count in result.groups) == len(result.tasks)
    assert [task.number for task in result.tasks] == list(range(1, len(result.tasks) + 1))
    quotes = [task.quote for task in result.tasks if task.quote]
    assert sorted(quotes) == sorted(a.selector.quote for a in source.annotations)


def test_a_note_that_asks_is_the_prompt_others_are_for_the_teacher() -> None:
    tasks = made(part(DISCUSSION, ["Key idea", "Evidence"]), seed()).tasks
    assert [task.prompt for task in tasks] == [
        "What is this spirit?",
        "Two about “Key idea”?",
        "All about “Key idea”?",
        "One about “Evidence”?",
    ]
    assert [task.answer for task in tasks] == [
        "Help without reward.",
        "",
        "",
        "Not one day a year.",
    ]


def test_a_quote_of_several_themes_stands_under_the_one_asked_for() -> None:
    source = source_of("one", [("one", ["Evidence", "Key idea"], "")])
    assert made(part(DISCUSSION, ["Key idea"]), source).groups == (("Key idea", 1),)
    assert made(part(DISCUSSION), source).groups == (("Evidence", 1),)


def test_quotes_without_a_theme_come_last_and_the_teachers_own_after_them() -> None:
    source = source_of("one two", [("one", [], ""), ("two", ["Evidence"], "")])
    result = made(part(DISCUSSION, items=(Item(prompt="And you?"),)), source)
    assert result.groups == (("Evidence", 1), ("Without a theme", 1), ("", 1))
    assert result.tasks[-1].prompt == "And you?"


def test_quotas_ask_for_passages_and_the_key_has_them_with_their_places() -> None:
    quotas = ((theme("Key idea").id, 2), (theme("Evidence").id, 1), ("gone", 1))
    reading = part(PartKind.READING, numbering=Numbering.LINES)
    tasks = made(part(QUOTAS, quotas=quotas, lines=2), seed(), numbered=reading).tasks
    meaning = theme("Key idea").description.rstrip(".")
    assert tasks[0].prompt == f"Find 2 passages for “Key idea”. ({meaning})"
    assert tasks[0].lines == 4
    assert tasks[0].answers[0] == "understanding of Lei Feng’s spirit (line 2)"
    assert tasks[0].answer == "\n".join(tasks[0].answers)
    assert tasks[1].prompt.startswith("Find one passage for “Evidence”.")
    assert [task.number for task in tasks] == [1, 2]


def test_a_quota_without_passages_is_asked_all_the_same() -> None:
    (task,) = made(part(QUOTAS, quotas=((theme("Question").id, 3),)), seed()).tasks
    assert task.answers == ()


def test_without_quotas_the_themes_that_are_there_are_asked_for() -> None:
    tasks = made(part(QUOTAS, ["Key idea", "Evidence", "Vocabulary"]), seed()).tasks
    assert [t.prompt.split("”")[0] + "”" for t in tasks] == [
        "Find 2 passages for “Key idea”",
        "Find one passage for “Evidence”",
        "Find 2 passages for “Vocabulary”",
    ]


def test_small_numbers_are_words_with_their_measure() -> None:
    def prompts(language: str) -> list[str]:
        quotas = ((theme("Evidence").id, 1), (theme("Key idea").id, 2))
        its = make(part(QUOTAS, quotas=quotas), [source_of("one", [])], 1, labels(language))
        return [task.prompt.partition(" (")[0].partition("（")[0] for task in its.tasks]

    assert prompts("en") == [
        "Find one passage for “Evidence”.",
        "Find two passages for “Key idea”.",
    ]
    assert prompts("zh") == [
        "从文中找出一处体现“Evidence”的语句。",
        "从文中找出两处体现“Key idea”的语句。",
    ]


def test_of_a_word_its_meaning_is_discussed_and_words_are_not_compared() -> None:
    tasks = made(part(DISCUSSION, ["Vocabulary"]), seed()).tasks
    assert [task.prompt for task in tasks] == [
        f"What does “{word}” mean here?" for word in ("household icon", "inscriptions", "resonate")
    ]


def test_a_quota_finds_its_theme_whatever_the_part_draws() -> None:
    wanted = part(QUOTAS, ["Evidence"], quotas=((theme("Key idea").id, 2),))
    (task,) = made(wanted, seed()).tasks
    assert len(task.answers) == 2
