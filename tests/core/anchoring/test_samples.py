"""What other programs select is found at the same places: Apache Annotator, Hypothesis."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from leifeng_reader.core.anchoring import (
    NOWHERE,
    describe,
    describe_place,
    find,
    occurrences,
)
from leifeng_reader.core.annotation import Selector
from leifeng_reader.core.text import Utf16Map
from tests.library import CHECKOUT

SAMPLES = CHECKOUT.parent / "shared" / "samples"
APACHE = SAMPLES / "apache-annotator"
Case = dict[str, Any]
_STEP = re.compile(r"//(\w+)/text\(\)(?:\[(\d+)\])?")


def cases(name: str) -> list[Any]:
    file = APACHE / f"{name}.json"
    if not file.is_file():
        return [pytest.param({}, marks=pytest.mark.skip(f"no {file}"))]
    groups = json.loads(file.read_text(encoding="utf-8"))
    return [
        pytest.param(case, id=f"{group}-{title}")
        for group, members in groups.items()
        for title, case in members.items()
    ]


@dataclass(frozen=True)
class Page:
    """The text of a page, and where in it each text node begins: (parent's name, start, words)."""

    text: str
    nodes: tuple[tuple[object, str, int, str], ...]

    @classmethod
    def of(cls, source: str) -> "Page":
        root = html.document_fromstring(source)
        nodes, text = [], ""
        for words in root.xpath("//text()"):
            parent = words.getparent().getparent() if words.is_tail else words.getparent()
            nodes.append((parent, parent.tag, len(text), str(words)))
            text += words
        return cls(text, tuple(nodes))

    def position(self, path: str, offset: int) -> int:
        """Return the code point of a place in a text node, given in UTF-16 units."""
        step = _STEP.fullmatch(path)
        assert step
        named = [node for node in self.nodes if node[1] == step[1]]
        _, _, start, words = named[int(step[2] or 1) - 1]
        return start + Utf16Map.of(words).to_point(offset)

    def span(self, place: Case) -> tuple[int, int]:
        return (
            self.position(place["startContainerXPath"], place["startOffset"]),
            self.position(place["endContainerXPath"], place["endOffset"]),
        )


@pytest.mark.parametrize("case", cases("text-quote-match"))
def test_quotes_are_found_where_apache_annotator_finds_them(case: Case) -> None:
    page, asked = Page.of(case["html"]), case["selector"]
    exact, prefix, suffix = (asked.get(key, "") for key in ("exact", "prefix", "suffix"))
    wanted = [page.span(place) for place in case["expected"]]
    places = occurrences(page.text, exact, prefix, suffix)
    assert [(at, at + len(exact)) for at in places] == wanted
    if len(wanted) == 1:
        found = find(page.text, Selector(NOWHERE, NOWHERE, exact, prefix, suffix))
        assert found
        assert (found.start, found.end) == wanted[0]
        assert not found.rivals


@pytest.mark.parametrize("case", cases("text-quote-describe"))
def test_what_apache_annotator_describes_is_found(case: Case) -> None:
    page, described = Page.of(case["html"]), case["expected"]
    start, end = page.span(case["range"])
    theirs = (described["exact"], described["prefix"], described["suffix"])
    assert occurrences(page.text, *theirs) == [start]
    found = find(page.text, Selector(NOWHERE, NOWHERE, *theirs))
    assert found
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("case", cases("text-quote-describe"))
def test_the_same_ranges_described_by_us_are_the_only_ones(case: Case) -> None:
    page = Page.of(case["html"])
    start, end = page.span(case["range"])
    ours = describe(page.text, start, end) if end > start else describe_place(page.text, start)
    assert ours.quote == case["expected"]["exact"]
    assert occurrences(page.text, ours.quote, ours.prefix, ours.suffix) == [start]


@pytest.mark.parametrize("case", cases("text-position-match"))
def test_positions_are_where_apache_annotator_puts_them(case: Case) -> None:
    page, asked = Page.of(case["html"]), case["selector"]
    start, end = asked["start"], asked["end"]
    (wanted,) = (page.span(place) for place in case["expected"])
    assert (start, end) == wanted
    found = find(page.text, Selector(start, end, page.text[start:end]))
    assert found
    assert (found.start, found.end) == wanted


BASELINES = sorted((SAMPLES / "hypothesis").glob("*.html"))


@pytest.mark.skipif(not BASELINES, reason=f"no pages in {SAMPLES / 'hypothesis'}")
@pytest.mark.parametrize("page", BASELINES, ids=lambda path: Path(path).stem)
@pytest.mark.parametrize("has_position", [True, False])
def test_annotations_of_hypothesis_are_found_on_their_page(page: Path, has_position: bool) -> None:
    text = Page.of(page.read_text(encoding="utf-8")).text
    rows = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))["rows"]
    for row in rows:
        parts = {part["type"]: part for part in row["target"][0]["selector"]}
        quote, position = parts["TextQuoteSelector"], parts["TextPositionSelector"]
        points = Utf16Map.of(text)
        span = points.to_point(position["start"]), points.to_point(position["end"])
        at = span if has_position else (NOWHERE, NOWHERE)
        found = find(text, Selector(*at, quote["exact"], quote["prefix"], quote["suffix"]))
        assert found
        assert text[found.start : found.end] == quote["exact"]
        assert (found.start, found.end) == span
