"""Parts and their items, altered one gesture at a time."""

from dataclasses import replace

from leifeng_reader.core.study import Item, Part, PartKind, StudySet
from leifeng_reader.operations import study_parts
from tests.library import fixed_origin

PART = Part("p", PartKind.QUESTIONS)
THREE = StudySet("s", "S", parts=tuple(Part(name, PartKind.CLOZE) for name in "abc"))
IDS = ("one", "two", "three")


def ids(study_set: StudySet) -> str:
    return "".join(part.id[-1] for part in study_set.parts)


def named(part: Part) -> list[str | None]:
    return [item.annotation_id for item in part.items]


def test_parts_are_added_moved_doubled_and_removed() -> None:
    new_id = fixed_origin("p").new_id
    assert ids(study_parts.move_part(THREE, "a", -1)) == "bca"
    assert ids(study_parts.move_part(THREE, "c", 0)) == "cab"
    assert ids(study_parts.remove_part(THREE, "b")) == "ac"
    assert ids(study_parts.duplicate_part(THREE, "a", new_id)) == "a1bc"
    assert ids(study_parts.add_part(THREE, PartKind.CHOICE, new_id)) == "abc2"
    assert study_parts.move_part(THREE, "z", 0) == THREE
    assert study_parts.duplicate_part(THREE, "z", new_id) == THREE
    altered = study_parts.alter_part(THREE, replace(THREE.parts[1], title="T"))
    assert [part.title for part in altered.parts] == ["", "T", ""]


def test_words_by_hand_stay_at_their_place() -> None:
    part = study_parts.write_item(PART, "two", prompt="Why?", answer=None, drawn=IDS)
    assert named(part) == ["one", "two"]  # the third follows in the text's order
    assert part.items[1] == Item("two", "Why?")
    assert study_parts.follows(part.items[0])
    again = study_parts.write_item(part, "two", prompt=None, answer="So.", drawn=IDS)
    assert again.items[1] == Item("two", None, "So.")
    assert study_parts.write_item(PART, "two", prompt=None, answer=None, drawn=IDS) == PART


def test_what_is_left_out_comes_back_with_its_words() -> None:
    part = study_parts.write_item(PART, "one", prompt="Why?", answer=None)
    out = study_parts.leave_out(part, "one")
    assert out.items == (Item("one", "Why?", left_out=True),)
    assert study_parts.leave_out(out, "one", left_out=False) == part


def test_one_s_own_items() -> None:
    part = study_parts.add_own(study_parts.add_own(PART, "A?"), "B?", "b")
    part = study_parts.alter_own(part, 0, "C?", "c")
    assert [(i.prompt, i.answer) for i in part.items] == [("C?", "c"), ("B?", "b")]
    assert study_parts.remove_item(part, 0).items == (Item(None, "B?", "b"),)


def test_gaps_by_hand_make_room_for_one_another() -> None:
    part = study_parts.add_gap(study_parts.add_gap(PART, 0, 4), 4, 9)
    assert [(i.start, i.end) for i in part.items] == [(0, 4), (4, 9)]
    part = study_parts.add_gap(part, 3, 6)
    assert [(i.start, i.end) for i in part.items] == [(3, 6)]
    assert study_parts.remove_gap(part, 6) == part
    assert study_parts.remove_gap(part, 5).items == ()


def test_an_order_of_one_s_own_keeps_what_was_written() -> None:
    part = study_parts.add_own(PART, "Mine?")
    part = study_parts.write_item(part, "two", prompt="Why?", answer=None)
    part = study_parts.reorder(part, ("three", "two", "one"))
    assert named(part) == ["three", "two", "one", None]
    assert part.items[1].prompt == "Why?"
