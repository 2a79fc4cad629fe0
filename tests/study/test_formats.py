"""Every format on every template, from the seed article."""

from dataclasses import replace
from itertools import count

import pytest

from leifeng_reader.operations import studying
from leifeng_reader.study.formats import STUDY_EXPORTERS, StudyFormat
from leifeng_reader.study.paper import Copy, Paper
from leifeng_reader.study.tasks import Made
from tests.library import CHECKOUT
from tests.study.material import BOOK, seed
from tests.study.samples import PAPER

TEMPLATES = studying.templates(CHECKOUT / "resources")


def filled(name: str, copy: Copy) -> tuple[Paper, tuple[Made, ...]]:
    template = next(each for each in TEMPLATES if each.name == name)
    source, ids = seed(), (f"part-{number}" for number in count())
    its = studying.from_template(
        template, source.document, BOOK, source.annotations, lambda: next(ids), ""
    )
    made = studying.made(its, (source,))
    return studying.paper_of(its, made, (source,), copy), made


@pytest.mark.parametrize("each", STUDY_EXPORTERS.values(), ids=lambda each: each.name)
@pytest.mark.parametrize("template", [each.name for each in TEMPLATES])
def test_every_template_leaves_in_every_format(each: StudyFormat, template: str) -> None:
    paper, made = filled(template, Copy.TEACHER)
    data = each.write(paper, made, "A set")
    assert data == each.write(paper, made, "A set")
    assert data or not any(part.tasks for part in made)


@pytest.mark.parametrize("each", STUDY_EXPORTERS.values(), ids=lambda each: each.name)
def test_a_set_of_nothing_is_still_a_file(each: StudyFormat) -> None:
    assert isinstance(each.write(replace(PAPER, blocks=()), (), ""), bytes)


def test_only_papers_change_with_their_looks() -> None:
    paper, made = filled(TEMPLATES[0].name, Copy.STUDENT)
    larger = replace(paper, page=replace(paper.page, type_size=20.0))
    changed = {
        each.kind
        for each in STUDY_EXPORTERS.values()
        if each.write(paper, made, "") != each.write(larger, made, "")
    }
    assert changed == {"paper"}


def test_names_and_suffixes_are_each_its_own() -> None:
    assert list(STUDY_EXPORTERS) == [each.name for each in STUDY_EXPORTERS.values()]
    assert len({each.suffix for each in STUDY_EXPORTERS.values()}) == len(STUDY_EXPORTERS)
