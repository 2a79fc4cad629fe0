"""How long blanks are."""

from dataclasses import replace

from leifeng_reader.core.study import PartKind, StudySet
from leifeng_reader.study.blanks import blank, ems
from leifeng_reader.study.paper import Copy, Paragraph
from leifeng_reader.study.papers import paper
from tests.study.material import made, part, seed, source_of


def rooms(*words: str) -> list[int]:
    source = source_of(" and ".join(words), [(word, [], "") for word in words])
    sheet = paper(StudySet("s", "Set"), [made(part(PartKind.CLOZE), source)], Copy.STUDENT, "en")
    its = [run for b in sheet.blocks if isinstance(b, Paragraph) for run in b.runs if run.gap]
    assert not any(run.text for run in its)
    return [run.room for run in its]


def test_all_gaps_of_a_cloze_are_as_long_as_the_longest_answer_needs() -> None:
    assert rooms("cat", "hippopotamus") == [12, 12]
    assert rooms("螺丝钉", "人") == [6, 6]


def test_a_blank_has_room_for_handwriting_and_is_no_line_of_its_own() -> None:
    assert ems(1) == ems(2) < ems(12) < ems(20) <= ems(200)
    assert ems(12) > 12 * 0.6  # letters by hand
    assert ems(8) / 4 >= 1.4  # ideographs by hand
    assert ems(200) * 11 < 170 / 25.4 * 72 / 2
    assert len(blank(12)) > len(blank(4))


def test_what_the_layout_asks_for_is_the_paper_s() -> None:
    gaps = made(part(PartKind.CLOZE), seed())
    first, second = (
        paper(StudySet("s", "Set"), [replace(gaps, bank=())], copy, "en") for copy in Copy
    )
    told = [
        [run.room for b in each.blocks if isinstance(b, Paragraph) for run in b.runs if run.gap]
        for each in (first, second)
    ]
    assert told[0] == told[1] and len(set(told[0])) == 1
